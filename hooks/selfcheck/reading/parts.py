"""What every kind's reader is handed, and the mistakes that all kinds share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.reading.source import passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selfcheck.model import Options, Passage, Position
    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.options import Value
    from selfcheck.reading.source import Line

# The marker of an ordered list's item.
ORDERED_ITEM = re.compile(r"\d+[.)][ ]+(?=\S)")
FENCE_IN_LINE = re.compile(r"`{3,}[^`]*$|~{3,}")
BREAK = re.compile(r"[ ]{0,3}(?:-[ ]*){3,}$|[ ]{0,3}(?:\*[ ]*){3,}$|[ ]{0,3}(?:_[ ]*){3,}$")


@dataclass(frozen=True)
class Parts:
    """A question block with its options read and its body not yet divided."""

    id: str
    start: Position
    end: Position
    options: Options
    values: Mapping[str, Value]
    lines: Sequence[Line]
    hidden: frozenset[int]
    mistakes: Mistakes

    @property
    def said_kind(self) -> str | None:
        """The kind that the author states."""
        return self.values["kind"].text if "kind" in self.values else None

    def visible(self, line: Line) -> bool:
        """Return whether Markdown reads a line, rather than taking it as code or comment."""
        return line.number not in self.hidden

    def stem(self, lines: Sequence[Line]) -> Passage:
        """Make the stem; note it where there is none."""
        if all(line.blank for line in lines):
            self.mistakes.add(self.start, "no-stem", "there is no stem; write first what is asked")
        return whole(lines)

    def explanation(self, lines: Sequence[Line], where: str) -> Passage:
        """Make the explanation; note it where there is none."""
        if all(line.blank for line in lines):
            message = f"there is no explanation; say {where} why the key is right"
            self.mistakes.add(self.end, "no-explanation", message)
        return whole(lines)

    def split_at_break(self) -> tuple[Passage, Passage]:
        """Divide the body at its thematic break into stem and explanation."""
        for index, line in enumerate(self.lines):
            before = index == 0 or self.lines[index - 1].blank
            after = index + 1 == len(self.lines) or self.lines[index + 1].blank
            if before and after and self.visible(line) and BREAK.match(line.text):
                stem, rest = self.lines[:index], self.lines[index + 1 :]
                return self.stem(stem), self.explanation(rest, "below the line `---`")
        if tight := next(
            (one for one in self.lines if self.visible(one) and BREAK.match(one.text) and "-" in one.text),
            None,
        ):
            message = (
                "`---` parts stem and explanation only between blank lines; put one before and one after it"
            )
            self.mistakes.add(tight.position(tight.indent), "no-explanation", message)
            return whole(self.lines), whole(())
        stem_passage = self.stem(self.lines)
        where = "below a line `---` between blank lines"
        return stem_passage, self.explanation((), where)


def whole(lines: Sequence[Line]) -> Passage:
    """Make a passage of lines at the margin."""
    return passage([(line, 0) for line in lines])
