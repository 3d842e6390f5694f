"""A worked case: the text above each question becomes a step with it; the script shows one step at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Container

HEADINGS = {f"h{level}" for level in range(1, 7)}


def frame_case(root: Element, mark: Element, quizzes: Container[Element]) -> None:
    """Turn the element that begins a case into a frame, and take what follows into its steps.

    Args:
        root: of the page
        mark: where the case begins
        quizzes: the elements that hold the page's questions

    """
    parent = next(one for one in root.iter() if mark in one)
    place = list(parent).index(mark)
    mark.tag, mark.text = "div", None
    mark.attrib |= {"class": "sc-case", "data-steps": ""}
    step: list[Element] = []
    for one in list(parent)[place + 1 :]:
        if one.tag in HEADINGS:
            break
        step.append(one)
        if one in quizzes:
            SubElement(mark, "div", {"class": "sc-step"}).extend(step)
            for taken in step:
                parent.remove(taken)
            step = []
