"""A cover for a book that brings none: its title, large, on a plain ground."""

from __future__ import annotations

import textwrap

from selfcheck.markup import tag, text

WIDTH, HEIGHT = 1600, 2400
LETTERS, SIZE = 12, 200


def draw_cover(title: str, author: str) -> str:
    """Draw a cover as SVG; a long title gets smaller letters."""
    letters = max([LETTERS, *map(len, title.split())])
    lines = textwrap.wrap(title, letters) or [title]
    size = min(SIZE * LETTERS // letters, 1400 // len(lines))
    rows = "".join(
        tag("tspan", text(line), x="130", dy=str(size if number else 0)) for number, line in enumerate(lines)
    )
    font = {"font-family": "Helvetica, Arial, sans-serif", "fill": "#ffffff"}
    shown = tag("text", rows, y="560", font_size=str(size), font_weight="bold", **font)
    below = tag("text", text(author), x="130", y="2200", font_size="80", **font) if author else ""
    ground = tag("rect", width=str(WIDTH), height=str(HEIGHT), fill="#0a6073")
    line = tag("rect", x="130", y="260", width="320", height="24", fill="#ffffff")
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f"{ground}{line}{shown}{below}</svg>\n"
    )
