"""Writes elements of HTML as Markdown that Python-Markdown reads, with markdownify, which is loaded here alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdownify import ATX, MarkdownConverter

from selfcheck.importing.plain import escape_inline, escape_start

if TYPE_CHECKING:
    from selfcheck.importing.pictures import Pictures

LIST_INDENT = 4
SOUND_LINK = re.compile(r"(?:https?|mailto):|[^:]*$", re.IGNORECASE)
LANGUAGE = re.compile(r"(?:language|lang|highlight|brush)[-:]\s*(?P<name>[\w+#-]+)")
BLOCKS = frozenset(
    {"article", "blockquote", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"}
    | {"pre", "section", "table", "tbody", "td", "th", "thead", "tr", "ul", "[document]"}
)  # fmt: skip
LOST = frozenset(
    {"audio", "button", "canvas", "embed", "form", "iframe", "input", "math", "object", "script", "select", "svg"}
    | {"textarea", "video"}
)  # fmt: skip


class Converter(MarkdownConverter):
    """Writes Markdown as Python-Markdown reads it."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(
            heading_style=ATX,
            bullets="-",
            code_language_callback=_language,
            sub_symbol="<sub>",
            sup_symbol="<sup>",
            keep_inline_images_in=["td", "th", "h1", "h2", "h3", "h4", "h5", "h6"],
        )
        self.pictures = pictures
        self.lost: list[str] = []
        self.begins_line = True

    def process_text(self, el: Any, parent_tags: Any = None) -> str:
        """Convert a text, which may begin a line of Markdown."""
        before = el.previous_sibling
        self.begins_line = (el.parent if before is None else before).name in BLOCKS
        return str(super().process_text(el, parent_tags=parent_tags))  # type: ignore[misc]  # not in its stub

    def process_tag(self, node: Any, parent_tags: Any = None) -> str:
        """Convert an element; note one whose content has no Markdown."""
        if node.name in LOST:
            self.lost.append(f"`<{node.name}>` is not supported and was dropped; add it by hand")
            if node.name != "math":
                return ""
        return str(super().process_tag(node, parent_tags=parent_tags))  # type: ignore[misc]  # not in its stub

    def escape(self, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - the library's own signature
        """Make every character a text that shows as itself."""
        first, *rest = escape_inline(text).split("\n")
        lines = [escape_start(first.lstrip()) if self.begins_line else first, *map(escape_start, rest)]
        lead = first[: len(first) - len(first.lstrip())] if self.begins_line else ""
        return lead + "\n".join(lines)

    def convert_a(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - as in the library
        """Write a link; leave out where it leads to if that is a script."""
        href = (el.get("href") or "").strip()
        if not SOUND_LINK.match(href):
            self.lost.append(f"a `{href.partition(':')[0]}:` link was dropped; its text is kept")
            return text
        if not text.strip():
            return ""
        if el.get_text().strip() == href and href.startswith("http"):
            return f"<{href}>"
        target = href.replace(" ", "%20").replace("(", "%28").replace(")", "%29")
        return f"[{text.strip()}]({target})" if target else text

    def convert_br(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - as in the library
        """Write the end of a line so that it can be seen in the source."""
        return f"{text} " if "_inline" in parent_tags else f"<br>\n{text}"

    def convert_img(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - as in the library
        """Write a picture, and keep its content."""
        name, lost = self.pictures.find((el.get("src") or "").strip())
        if lost:
            self.lost.append(lost)
        alt = " ".join(escape_inline(el.get("alt") or "").replace("]", "\\]").split())
        return f"![{alt}]({name})" if name else alt

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - as in the library
        """Write a list item, with its content indented as far as Python-Markdown requires."""
        inner = (text or "").strip() or "&nbsp;"
        is_numbered = el.parent is not None and el.parent.name == "ol"
        mark = f"{len(el.find_previous_siblings('li')) + 1}." if is_numbered else "-"
        lines = [f"{' ' * LIST_INDENT}{line}" if line.strip() else "" for line in inner.split("\n")]
        return f"{mark} {lines[0].lstrip()}\n" + "".join(f"{line}\n" for line in lines[1:])

    def convert_del(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - as in the library
        """Write text that is struck out."""
        return f"<del>{text}</del>" if text.strip() else text

    convert_s = convert_strike = convert_del

    def convert_u(self, el: Any, text: str, parent_tags: Any) -> str:  # noqa: ARG002 - as in the library
        """Write underlined text."""
        return f"<u>{text}</u>" if text.strip() else text


def _language(el: Any) -> str | None:
    """Return the language of a code block, where a class says it."""
    inner = el.find("code")
    classes = [*(el.get("class") or []), *((inner.get("class") or []) if inner else [])]
    found = LANGUAGE.search(" ".join(classes))
    return found["name"] if found else None
