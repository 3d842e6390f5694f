"""The page that lists every rule, made of the rules' own documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.finding import Severity
from selfcheck.lint.rule import all_rules
from selfcheck.parse.meanings import MISTAKES

if TYPE_CHECKING:
    from selfcheck.lint.rule import Rule

MEANINGS = {
    Severity.ERROR: "stops every build",
    Severity.WARNING: "stops a strict build, and fails `selfcheck lint`",
    Severity.INFO: "is worth knowing and stops nothing",
}
HEAD = """\
---
title: Rules
description: What the linter says of questions, why, and an example of each rule.
---

# The linter's rules

`selfcheck lint` checks every question by these rules. An **error** {error}. A **warning** {warning}. A note, **info**,
{info}. Where a rule is wrong about a question, the question says so, with the reason:

```yaml
    allow:
        short-stem: the term by itself is the question
```

Mistakes in the language itself stop every build, and each says what to write instead. They stand
[at the end](#mistakes-in-the-language).

| Rule | Severity | What it finds |
| --- | --- | --- |
"""

MISTAKES_HEAD = """
## Mistakes in the language

| Mistake | What it means |
| --- | --- |"""


def render_rules() -> str:
    """Write the page in Markdown."""
    rules = all_rules()
    head = HEAD.format(**{str(severity): meaning for severity, meaning in MEANINGS.items()})
    table = [f"| [`{rule.name}`](#{rule.name}) | {rule.severity} | {rule.title} |" for rule in rules]
    return head + "\n".join([*table, *map(_section, rules), MISTAKES_HEAD, *_mistakes()]) + "\n"


def _mistakes() -> list[str]:
    return [f"| `{name}` | {meaning.replace('|', '&#124;')} |" for name, meaning in sorted(MISTAKES.items())]


def _section(rule: Rule) -> str:
    parts = [
        f"\n## `{rule.name}` {{ #{rule.name} }}",
        f"**{rule.title}** Severity: {rule.severity}, {MEANINGS[rule.severity]}.",
        rule.section("What it does"),
        rule.section("Why it is bad"),
        _example(rule, "Bad"),
        _example(rule, "Good"),
    ]
    return "\n\n".join(parts)


def _example(rule: Rule, name: str) -> str:
    example = rule.example(name)
    note = f" Written {example.times} times, with `{{n}}` counted up:" if example.times > 1 else ""
    return f"{name}:{note}\n\n```markdown\n{example.text.strip()}\n```"
