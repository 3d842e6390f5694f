"""Reads the indented YAML under a block's header, key by key, so that every mistake has its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import yaml

from selfcheck.model import Options, Passage, Phase, Position
from selfcheck.reading.mistakes import suggestion
from selfcheck.reading.source import LOADER

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.source import Line

T = TypeVar("T")
INDENT = 4
OPTION_LINE = re.compile(r"[ ]*(?P<key>[a-z]+):(?:[ ]|$)")
# Deeper than any option; PyYAML composes recursively and would run out of stack.
TOO_DEEP = re.compile(r"(?:[\[{]\s*){9}|(?:^|\s)(?:[-?]\s+){9}")
DEEPEST_INDENT = 40 * " "
# A line that begins an entry: what goes on from the line above is indented, or begins with one of these.
ENTRY = re.compile(r"[^\s\-#\]}]")
GLUED = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?P<value>[^\s/:].*)")
PAIR = re.compile(r"(?P<key>[\w-]+):[ ]+(?P<value>\S.*?)[ ]*$")
CURLY_MARKS = "“”„‟‘’«»"  # noqa: RUF001 - these very characters
CURLY = re.compile(rf"[\"'{CURLY_MARKS}](?P<inner>[^{CURLY_MARKS}]+)[\"'{CURLY_MARKS}]")


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML value and its position."""

    node: yaml.Node
    position: Position
    lines: Sequence[Line] = ()

    def item(self, node: yaml.Node) -> Value:
        """Make a value of a node inside this one, such as an item of a list."""
        return Value(node, _place(self.lines, node.start_mark) if self.lines else self.position, self.lines)

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
    """What a value should have been, and where, if not at its key."""

    def __init__(self, message: str, position: Position | None = None) -> None:
        super().__init__(message)
        self.position = position


def split_options(body: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """Divide a block's body into the lines of its options and the rest."""
    count = 0
    while count < len(body) and not body[count].blank and body[count].indent >= INDENT:
        count += 1
    return body[:count], body[count:]


def read_mapping(lines: Sequence[Line], mistakes: Mistakes) -> dict[str, Value]:
    """Read options as YAML: key to value, each with its place. What cannot be read is noted, and left out."""
    values: dict[str, Value] = {}
    try:
        _read_into(values, lines, mistakes)
    except UnreadableError as whole:
        # One entry that can't be read doesn't hide the others, nor their mistakes.
        unreadable = 0
        for entry in _entries(lines):
            try:
                _read_into(values, entry, mistakes)
            except UnreadableError as error:
                unreadable += 1
                mistakes.add(error.position, "bad-yaml", error.message)
        if not unreadable:
            mistakes.add(whole.position, "bad-yaml", whole.message)
    return values


class UnreadableError(Exception):
    """Options that are no YAML, or no mapping: where, and what to write instead."""

    def __init__(self, position: Position, message: str) -> None:
        super().__init__(message)
        self.position = position
        self.message = message


def _read_into(values: dict[str, Value], lines: Sequence[Line], mistakes: Mistakes) -> None:
    """Add the keys and values of these lines to `values`."""
    if not lines:
        return
    start = lines[0].position(INDENT)
    try:
        node = _compose("\n".join(line.text[INDENT:] for line in lines))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = _place(lines, mark) if mark else start
        raise UnreadableError(*_explain(lines, place, str(error.problem))) from error
    except (yaml.YAMLError, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error).partition("\n")[0]
        raise UnreadableError(*_explain(lines, start, reason)) from error
    if isinstance(node, yaml.MappingNode):
        _add_pairs(values, node, lines, mistakes)
    elif node is not None:
        raise UnreadableError(*_explain(lines, start, ""))


def _entries(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Divide options at the lines that begin one: a key at the margin, and what is indented below."""
    starts = [index for index, line in enumerate(lines) if index == 0 or ENTRY.match(line.text, INDENT)]
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _explain(lines: Sequence[Line], place: Position, reason: str) -> tuple[Position, str]:
    """Return what makes an entry unreadable: a slip that newcomers make, or else YAML's own reason."""
    first = lines[0]
    if glued := GLUED.match(first.text, INDENT):
        written = f"{glued['key']}: {glued['value']}"
        return first.position(
            glued.start("value")
        ), f"there is no space after `{glued['key']}:`; write `{written}`"
    pair = PAIR.match(first.text, INDENT)
    if pair and len(lines) == 1 and pair["value"][0] not in "\"'[{|>":
        has_colon = ": " in pair["value"] or pair["value"].endswith(":")
        what = "a colon" if has_colon else "a character that means something in YAML"
        message = f"the text of `{pair['key']}` has {what}; put it in quotes: {_quoted(pair['value'])}"
        return place, message
    if any(mark in line.text for line in lines for mark in CURLY_MARKS):
        return place, "curly quotes are text to YAML; write straight ones, `\"` or `'`, on both sides"
    if not reason:
        return place, "options are `key: value` lines"
    return place, f"these options are not YAML: {reason}; write `key: value` lines"


def _quoted(text: str) -> str:
    """Write a text as a quoted YAML scalar."""
    if "'" not in text and any(character in text for character in '"\\'):
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _compose(text: str) -> yaml.Node | None:
    if TOO_DEEP.search(text) or any(line.startswith(DEEPEST_INDENT) for line in text.split("\n")):
        raise ValueError("it is nested too deeply")
    return yaml.compose(text, Loader=LOADER)


def _add_pairs(
    values: dict[str, Value], node: yaml.MappingNode, lines: Sequence[Line], mistakes: Mistakes
) -> None:
    for key_node, value_node in node.value:
        place = _place(lines, key_node.start_mark)
        if not isinstance(key_node, yaml.ScalarNode):
            mistakes.add(place, "bad-yaml", "a key is one word; options are `key: value` lines")
        elif key_node.value in values:
            mistakes.add(place, "duplicate-option", f"`{key_node.value}` is given twice; keep one")
        else:
            value = Value(value_node, place, lines)
            _straighten(value, mistakes)
            values[str(key_node.value)] = value


def _straighten(value: Value, mistakes: Mistakes) -> None:
    """Note curly quotes around a text, which would be a part of it, and read on without them."""
    if isinstance(value.node, yaml.SequenceNode):
        for node in value.node.value:
            _straighten(value.item(node), mistakes)
    elif isinstance(value.node, yaml.ScalarNode) and not value.node.style:
        curly = CURLY.fullmatch(value.node.value)
        if curly and any(mark in value.node.value for mark in CURLY_MARKS):
            inner = curly["inner"]
            place = _place(value.lines, value.node.start_mark)
            mistakes.add(place, "curly-quotes", f'these quotes are curly; write straight ones: `"{inner}"`')
            value.node.value = inner


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
            mistakes.add(error.position or values[key].position, "bad-option", f"`{key}` {error}")
            return default

    return Options(
        learn=read("learn", _learn, None),
        objective=read("objective", line_of_text, None),
        hints=read("hints", _hints, ()),
        phase=read("phase", _phase, Phase.BOTH),
        shuffle=read("shuffle", _flag, default=True),
        difficulty=read("difficulty", _difficulty, None),
        tags=read("tags", tags, ()),
        source=read("source", line_of_text, None),
        allow=read("allow", _reasons, {}),
        places={key: value.position for key, value in values.items()} | _reason_places(values),
    )


COMMON = ("kind", "learn", "objective", "hints", "phase", "shuffle", "difficulty", "tags", "source", "allow")


def line_of_text(value: Value) -> str:
    """Read a line of text."""
    if value.text is None or not value.text.strip():
        raise WrongTypeError("is a line of text")
    return value.text.strip()


def texts(value: Value) -> tuple[str, ...]:
    """Read a list of lines of text; one line counts as a list of one."""
    if isinstance(value.node, yaml.ScalarNode):
        return (line_of_text(value),)
    if not isinstance(value.node, yaml.SequenceNode):
        raise WrongTypeError("is a list, such as `[one, two]`")
    return tuple(_item(value.item(node)) for node in value.node.value)


MOST_HINTS = 9


def _hints(value: Value) -> tuple[Passage, ...]:
    """Read hints, each of which is Markdown."""
    found = texts(value)
    if len(found) > MOST_HINTS:
        raise WrongTypeError(f"has {MOST_HINTS} items at most, since each unfolds inside the one before")
    nodes = value.node.value if isinstance(value.node, yaml.SequenceNode) else [value.node]
    starts = [value.item(node).position for node in nodes]
    return tuple(
        Passage(said, (start,) * (said.count("\n") + 1)) for said, start in zip(found, starts, strict=True)
    )


def tags(value: Value) -> tuple[str, ...]:
    """Read tags; a comma in one is a list without its brackets."""
    found = texts(value)
    if spaced := next((one for one in found if "," not in one and len(one.split()) > 1), None):
        raise WrongTypeError(
            f"has a space in `{spaced}`; a tag is one word, such as `{'-'.join(spaced.split())}`"
        )
    if any("," in one for one in found):
        listed = ", ".join(part.strip() for one in found for part in one.split(","))
        raise WrongTypeError(f"is a list; write `tags: [{listed}]`")
    return found


def _item(value: Value) -> str:
    """Read an item of a list, in which a colon would make a mapping of it."""
    if isinstance(value.node, yaml.MappingNode):
        parts = [one.value for one in value.node.value[0]]
        write = f": {_quoted(': '.join(parts))}" if all(isinstance(one, str) for one in parts) else ""
        raise WrongTypeError(f"has a colon in this item; put the item in quotes{write}", value.position)
    try:
        return line_of_text(value)
    except WrongTypeError as error:
        raise WrongTypeError(
            "has an item that is no line of text; write one, or delete it", value.position
        ) from error


def _learn(value: Value) -> str | None:
    if value.text is None:
        raise WrongTypeError(
            'is a link in quotes, such as "#a-heading": YAML reads what follows a bare # as a comment'
        )
    return line_of_text(value)


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
        raise WrongTypeError("is 1, 2, or 3")
    return int(value.text)


def _reasons(value: Value) -> Mapping[str, str]:
    if not isinstance(value.node, yaml.MappingNode):
        raise WrongTypeError(
            "maps a rule to the reason why it is allowed here, such as `rule-name: the reason`"
        )
    return {
        line_of_text(value.item(rule)): (value.item(reason).text or "").strip()
        for rule, reason in value.node.value
    }


def _reason_places(values: Mapping[str, Value]) -> dict[str, Position]:
    """Return the position of each rule that `allow` names, under `allow.` and its name."""
    value = values.get("allow")
    if value is None or not isinstance(value.node, yaml.MappingNode):
        return {}
    rules = [value.item(rule) for rule, _ in value.node.value]
    return {f"allow.{rule.text.strip()}": rule.position for rule in rules if rule.text}


def case_matters(values: Mapping[str, Value], mistakes: Mistakes) -> bool:
    """Read whether the capitals of a typed answer have to be right."""
    if "case" not in values:
        return False
    if values["case"].text != "sensitive":
        message = "`case` has one value, `sensitive`; leave it out where capitals don't matter"
        mistakes.add(values["case"].position, "bad-option", message)
    return True
