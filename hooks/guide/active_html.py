"""Finds HTML that runs, loads, or redirects in a page, so that a reviewer sees it: each needs a reason in front matter.

allow:
  html-frame: The recording of the talk, from our own host
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import yaml

from guide.markdown_text import blank_code, place_of
from selfcheck.errors import SourceError
from selfcheck.reading.source import front_matter

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

RULES = {
    "html-script": "A page has a script of its own.",
    "html-handler": "An attribute such as `onclick` runs a script.",
    "html-address": "A link or another address runs a script: `javascript:`, `vbscript:` or `data:text/html`.",
    "html-base": "`<base>` or `<meta http-equiv>` leads every link of a page, or the page itself, elsewhere.",
    "html-frame": "A frame or an object puts another document into the page.",
    "html-front-matter": "A value in front matter has `<`. The theme puts such values into every page as they are.",
    "allow-html": "`allow` in front matter gives no reason, or names what the page does not have.",
}
ALLOW = "allow"
TAGS = {
    "script": "html-script",
    "base": "html-base",
    "meta": "html-base",
    "link": "html-base",
    "iframe": "html-frame",
    "frame": "html-frame",
    "object": "html-frame",
    "embed": "html-frame",
    "portal": "html-frame",
}
SAYS = {
    "html-script": "a script runs in every reader's browser; take it out",
    "html-handler": "this attribute runs a script; take it out",
    "html-address": "this address runs a script; link to a page instead",
    "html-base": "this element leads a reader elsewhere; take it out",
    "html-frame": "this puts another document into the page; link to it instead",
}
REASON = "or say in front matter why it is right: `allow: {{{rule}: reason}}`"
# The white space and control characters that browsers skip in an address.
RUNS = re.compile(r"\s*(?:javascript|vbscript)\s*:|\s*data\s*:\s*text/html", re.IGNORECASE)
# Without any of these a page as it is shown needs no closer look.
SUSPECT = re.compile(
    r"<(?:script|base|meta|link|i?frame|object|embed|portal)\b|[\s\"'/]on[a-z]+\s*=|srcdoc|(?:java|vb)script|text/html"
    r"|=[\"'][^\"']*&(?:#|tab|newline|colon)",
    re.IGNORECASE,
)
ADDRESSES = {"action", "data", "formaction", "href", "poster", "src", "xlink:href"}
TAG = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:[\s/](?:\"[^\"]*\"|'[^']*'|[^<>\"'])*)?)>", re.DOTALL)
ATTRIBUTE = re.compile(
    r"(?:^|[\s/\"'{:])(?P<name>on[a-z]+|srcdoc|[a-z:]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'>}]*)",
    re.IGNORECASE,
)
ATTR_LIST = re.compile(r"\{:?(?P<rest>[^{}\n]*)\}")
# `[text](address)`, `[name]: address` and `<address>`.
LINK = re.compile(r"\]\(\s*<?(?P<link>[^)\s>]+)|^\s{0,3}\[[^\]\n]+\]:\s*<?(?P<reference>\S+)|<(?P<auto>[a-z]+:[^>\s]+)>",
    re.MULTILINE | re.IGNORECASE)  # fmt: skip


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:  # noqa: ARG001 - every check takes them
    """Find what runs, loads, or redirects in these pages and has no reason."""
    for path, content in pages.items():
        text = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n")
        allowed, mistakes = _allowed(text, path)
        found = [*_in_front_matter(text, path), *_in_text(text, path)]
        yield from mistakes
        yield from (error for error in found if error.rule not in allowed)
        used = {error.rule for error in found}
        for rule in sorted(set(allowed) - used):
            yield _at(
                text,
                path,
                rule,
                "allow-html",
                f"`allow` names `{rule}`, which finds nothing here; take it out",
            )


def check_shown(shown: str, path: str, page: str) -> Iterator[SourceError]:
    """Find the same in a page as it is shown, whatever wrote it: a macro, an included file, an entity."""
    if not SUSPECT.search(shown):
        return
    reader = _Reader()
    reader.feed(shown)
    allowed, _ = _allowed(page, path)
    for rule in dict.fromkeys(reader.found):
        if rule not in allowed:
            message = f"in the page as it is shown, {SAYS[rule]}, {REASON.format(rule=rule)}"
            yield SourceError(path, 1, 1, rule, message)


def _in_text(text: str, path: str) -> Iterator[SourceError]:
    """Find tags, attributes, and addresses in Markdown, outside code and comments."""
    front = front_matter(text)
    blank = re.sub(r"[^\n]", " ", front) + blank_code(text[len(front) :])
    places: dict[int, str] = {}
    for match in TAG.finditer(blank):
        if rule := TAGS.get(match["name"].lower()):
            places[match.start()] = rule
        places |= {match.start("rest") + at: rule for at, rule in _in_attributes(match["rest"])}
    for match in ATTR_LIST.finditer(blank):
        places |= {match.start("rest") + at: rule for at, rule in _in_attributes(match["rest"])}
    for match in LINK.finditer(blank):
        group = str(match.lastgroup)
        if _runs(match[group]):
            places[match.start(group)] = "html-address"
    for offset, rule in sorted(places.items()):
        line, column = place_of(text, offset)
        yield SourceError(path, line, column, rule, f"{SAYS[rule]}, {REASON.format(rule=rule)}")


def _in_attributes(rest: str) -> Iterator[tuple[int, str]]:
    for match in ATTRIBUTE.finditer(rest):
        if rule := _attribute_rule(match["name"], match["value"].strip("\"'")):
            yield match.start("name"), rule


def _attribute_rule(name: str, value: str) -> str:
    name = name.lower()
    if name.startswith("on"):
        return "html-handler"
    if name == "srcdoc":
        return "html-frame"
    return "html-address" if name in ADDRESSES and _runs(value) else ""


def _runs(address: str) -> bool:
    return bool(RUNS.match(re.sub(r"[\x00-\x20]+", "", html.unescape(address))))


class _Reader(HTMLParser):
    """Collects the rules that a page as it is shown breaks."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if rule := TAGS.get(tag):
            self.found.append(rule)
        self.found += filter(None, (_attribute_rule(name, value or "") for name, value in attrs))


def _in_front_matter(text: str, path: str) -> Iterator[SourceError]:
    for key, value in _values(_read(text)):
        if key != ALLOW and "<" in value:
            message = f"`{key}` has `<`, which the theme puts into every page as HTML; write it in words"
            yield _at(
                text, path, key, "html-front-matter", f"{message}, {REASON.format(rule='html-front-matter')}"
            )


def _values(settings: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """List the texts of front matter, each with its first key."""
    if isinstance(settings, dict):
        for name, value in settings.items():
            yield from _values(value, key or str(name))
    elif isinstance(settings, list):
        for value in settings:
            yield from _values(value, key)
    elif isinstance(settings, str):
        yield key, settings


def _allowed(text: str, path: str) -> tuple[dict[str, str], list[SourceError]]:
    """Read the rules that a page names with a reason, and what is wrong with that list."""
    given = _read(text).get(ALLOW) or {}
    if not isinstance(given, dict):
        return {}, [
            _at(
                text,
                path,
                ALLOW,
                "allow-html",
                f"`allow` lists rules with reasons: `{ALLOW}: {{html-frame: reason}}`",
            )
        ]
    mistakes = [
        _at(
            text,
            path,
            str(rule),
            "allow-html",
            f"`allow` gives no reason for `{rule}`; write `{rule}: why it is right here`",
        )
        for rule, reason in given.items()
        if not (isinstance(reason, str) and reason.strip())
    ]
    unknown = [
        _at(
            text,
            path,
            str(rule),
            "allow-html",
            f"`allow` names `{rule}`, and there is no such rule; known are {', '.join(f'`{one}`' for one in RULES)}",
        )
        for rule in given
        if rule not in RULES
    ]
    return {rule: reason for rule, reason in given.items() if rule in RULES and reason}, mistakes + unknown


def _read(text: str) -> dict[Any, Any]:
    lines = front_matter(text).strip().splitlines()[1:-1]
    try:
        return yaml.safe_load("\n".join(lines)) or {}
    except yaml.YAMLError:
        # MkDocs says so.
        return {}


def _at(text: str, path: str, key: str, rule: str, message: str) -> SourceError:
    """Put an error on the line of front matter that has this key."""
    match = re.search(
        rf"(?:^|[{{,])\s*(?:-\s*)?(?P<key>[\"']?{re.escape(key)}[\"']?\s*:)", text, re.MULTILINE
    )
    line, column = place_of(text, match.start("key") if match else 0)
    return SourceError(path, line, column, rule, message)
