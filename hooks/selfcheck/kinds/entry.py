"""An answer that is typed into a text field."""

from __future__ import annotations

from selfcheck.markup import tag, text
from selfcheck.words import word

LONGEST = "200"
PERCENT = "%"


def field(name: str, identifier: str, **attributes: str | None) -> str:
    """Write a text field that suggests no words of its own."""
    return tag(
        "input",
        type="text",
        id=identifier,
        name=name,
        autocomplete="off",
        maxlength=LONGEST,
        spellcheck="false",
        **attributes,
    )


def entry(name: str, *more: str, **attributes: str | None) -> str:
    """Write a field with its label, and what follows it."""
    identifier = f"{name}-entry"
    label = tag("label", text(word("your_answer")), for_=identifier)
    return tag("div", label, field(name, identifier, **attributes), *more, class_="sc-entry")


def number_hint(unit: str | None) -> str:
    """Say how to write a number in a unit."""
    if unit == PERCENT:
        return word("number_percent")
    return word("number_unit", unit=unit) if unit else word("number_format")


def with_unit(number: str, unit: str | None) -> str:
    """Write a number with its unit; a percent sign follows without a space."""
    return f"{number}{unit}" if unit == PERCENT else f"{number} {unit or ''}".strip()


def shown(key: str) -> str:
    """Write a typed key as readers see it; no translation may change it."""
    return tag("p", text(key), class_="sc-key-value", translate="no")
