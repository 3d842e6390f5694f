"""Reads the indented YAML under a block's header, key by key, so that every mistake has its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import yaml

from selfcheck.model import Options, Phase, Position
from selfcheck.parse.mistakes import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from selfcheck.parse.mistakes import Mistakes
    from selfcheck.parse.source import Line

T = TypeVar("T")
INDENT = 4
CURLY = "\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
# libyaml's C parser is ten times as fast; the pure one stands in where PyYAML was built without it.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OPTION_LINE = re.compile(r"[ ]*(?P<key>[a-z]+):(?:[ ]|$)")
UNSPACED = re.compile(r" {4}(?P<key>[a-z_]+):(?P<value>[^\s:/].*)$")
# A list's item, or a key's value, that has a colon and a space in it and no quotes around it.
TEXT_WITH_COLON = re.compile(r"\s*(?P<before>- |[a-z_]+: )\s*(?P<text>[^\s\"'\[{].*: .*)$")
# Deeper than any option; PyYAML composes recursively and would run out of stack.
TOO_DEEP = re.compile(r"(?:[\[{]\s*){9}|(?:^|\s)(?:[-?]\s+){9}")
DEEPEST_INDENT = 40 * " "


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML value and where it stands."""

    node: yaml.Node
    position: Position

    @property
    def text(self) -> str | None:
        """The value as it was written, where it is a scalar that says something."""
        if isinstance(self.node, yaml.ScalarNode) and not self.node.tag.endswith(":null"):
            return str(self.node.value)
        return None

    def is_a(self, *tags: str) -> bool:
        """Whether YAML reads the value as one of these types (`int`, `bool`, `float`, ...)."""
        return any(self.node.tag == f"tag:yaml.org,2002:{tag}" for tag in tags)


class WrongTypeError(Exception):
    """What a value should have been."""


def split_options(body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Divide a block's body into the lines of its options and the rest."""
    count = 0
    while count < len(body) and not body[count].blank and body[count].indent >= INDENT:
        count += 1
    return body[:count], body[count:]


def read_mapping(lines: Sequence[Line], mistakes: Mistakes) -> dict[str, Value]:
    """Read options as YAML: key to value, each with its place. What cannot be read is noted, and left out."""
    if not lines:
        return {}
    start = lines[0].position(INDENT)
    text = "\n".join(line.text[INDENT:] for line in lines)
    if _note_unspaced_colons(lines, mistakes):
        return {}
    try:
        node = _compose(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(lines, mark) if mark else start
        instead = _instead(lines[mark.line] if mark and mark.line < len(lines) else lines[0])
        mistakes.add(place, "bad-yaml", f"these options are not YAML: {error.problem}; {instead}")
        return {}
    except (yaml.YAMLError, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error).partition("\n")[0]
        mistakes.add(start, "bad-yaml", f"these options are not YAML: {reason}; write `key: value` lines")
        return {}
    if isinstance(node, yaml.MappingNode):
        return _pairs(node, lines, mistakes)
    if node is not None:
        mistakes.add(start, "bad-yaml", "options are `key: value` lines")
    return {}


def _note_unspaced_colons(lines: Sequence[Line], mistakes: Mistakes) -> bool:
    """YAML would take such a line for text and complain of the next one."""
    found = [(line, match) for line in lines if (match := UNSPACED.match(line.text))]
    for line, match in found:
        message = (
            f"there is no space after `{match['key']}:`; write `{match['key']}: {match['value'].strip()}`"
        )
        mistakes.add(line.position(match.start("value")), "bad-yaml", message)
    return bool(found)


def _instead(line: Line) -> str:
    """Say what to write for a line that YAML can't read: most often a text with a colon in it."""
    match = TEXT_WITH_COLON.match(line.text)
    if match is None:
        return "write `key: value` lines"
    quoted = match["text"].strip().replace('"', "'")
    return f'put the text in quotes: `{match["before"].strip()} "{quoted}"`'


def _compose(text: str) -> yaml.Node | None:
    if TOO_DEEP.search(text) or any(line.startswith(DEEPEST_INDENT) for line in text.split("\n")):
        raise ValueError("it is nested too deeply")
    return yaml.compose(text, Loader=LOADER)


def _pairs(node: yaml.MappingNode, lines: Sequence[Line], mistakes: Mistakes) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        place = _place(lines, key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            mistakes.add(place, "bad-yaml", "a key is one word; options are `key: value` lines")
        elif key_node.value in values:
            mistakes.add(place, "duplicate-option", f"`{key_node.value}` is given twice; keep one")
        else:
            values[str(key_node.value)] = Value(value_node, place)
    return values


def _place(lines: Sequence[Line], mark: yaml.Mark) -> Position:
    if mark.line >= len(lines):
        return lines[-1].position(len(lines[-1].text))
    line = lines[mark.line]
    return line.position(min(INDENT + mark.column, len(line.text)))


def check_known(values: Mapping[str, Value], known: Sequence[str], block: str, mistakes: Mistakes) -> None:
    """Note the keys that a block does not have."""
    for key, value in values.items():
        if key not in known:
            where = f"`/// {block}` has no option `{key}`"
            hint = suggestion(key, known) if known else "it has no options"
            mistakes.add(value.position, "unknown-option", f"{where}; {hint}")


def read_options(values: Mapping[str, Value], mistakes: Mistakes) -> Options:
    """Read the options that any question may have."""

    def read(key: str, reader: Callable[[Value], T], default: T) -> T:
        if key not in values:
            return default
        try:
            return reader(values[key])
        except WrongTypeError as error:
            mistakes.add(values[key].position, "bad-option", f"`{key}` {error}")
            return default

    return Options(
        learn=read("learn", _learn, None),
        objective=read("objective", text, None),
        hints=read("hints", texts, ()),
        phase=read("phase", _phase, Phase.BOTH),
        shuffle=read("shuffle", _flag, default=True),
        difficulty=read("difficulty", _difficulty, None),
        tags=read("tags", texts, ()),
        source=read("source", text, None),
        allow=read("allow", _reasons, {}),
        places={key: value.position for key, value in values.items()},
    )


COMMON = ("kind", "learn", "objective", "hints", "phase", "shuffle", "difficulty", "tags", "source", "allow")


def text(value: Value) -> str:
    """Read a line of text."""
    if value.text is None or not value.text.strip():
        raise WrongTypeError("is a line of text")
    return value.text.strip()


def texts(value: Value) -> tuple[str, ...]:
    """Read a list of lines of text; one line counts as a list of one."""
    if isinstance(value.node, yaml.ScalarNode):
        return (text(value),)
    if not isinstance(value.node, yaml.SequenceNode):
        raise WrongTypeError("is a list, such as `[one, two]`")
    for node in value.node.value:
        if isinstance(node, yaml.MappingNode) and len(node.value) == 1:
            before, after = (one.value for one in node.value[0])
            if isinstance(before, str) and isinstance(after, str):
                raise WrongTypeError(
                    f'has a text with a colon, which YAML takes for a key; put it in quotes: `- "{before}: {after}"`'
                )
    return tuple(text(Value(node, value.position)) for node in value.node.value)


def _learn(value: Value) -> str | None:
    if value.text is None:
        raise WrongTypeError(
            'is a link in quotes, such as "#a-heading": YAML reads what follows a bare # as a comment'
        )
    link = text(value)
    if link[0] in CURLY or link[-1] in CURLY:
        raise WrongTypeError(
            f'has curly quotes, which belong to the text; write `learn: "{link.strip(CURLY)}"`'
        )
    return link


def _phase(value: Value) -> Phase:
    if value.text != Phase.POST.value:
        raise WrongTypeError("has one value, `post`; leave it out for a question that the pretest asks too")
    return Phase.POST


def _flag(value: Value) -> bool:
    if not value.is_a("bool"):
        raise WrongTypeError("is `true` or `false`")
    return str(value.text).lower() in ("true", "yes", "on")


def _difficulty(value: Value) -> int | None:
    if value.text not in ("1", "2", "3"):
        raise WrongTypeError("is 1, 2 or 3")
    return int(value.text)


def _reasons(value: Value) -> Mapping[str, str]:
    if not isinstance(value.node, yaml.MappingNode):
        raise WrongTypeError(
            "maps a rule to the reason why it is allowed here, such as `rule-name: the reason`"
        )
    return {
        text(Value(rule, value.position)): (Value(reason, value.position).text or "").strip()
        for rule, reason in value.node.value
    }
