"""The page that lists every rule, made of the rules' own documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.bots import LIMIT
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

## How the guess-bots are judged {{ #guess-bots }}

The rules that begin with `guess-` let readers who know nothing answer by a rule of thumb. How likely is it that chance
alone gives such a reader as many right answers? Many of these tests are run, on the whole bank and on each page, so
each one has to be stricter than a single test would be. By Bonferroni's correction the tests share {limit:.0%}: half of
it is divided among those of the whole bank, and half among those of the pages. A bank whose keys are drawn at random is
reported in fewer than one case of a hundred, however many pages it has. `selfcheck lint --bots` shows each result
with its limit.

## All rules

Mistakes in the language itself stop every build, and each says what to write instead. They are
[listed at the end](#mistakes-in-the-language).

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
    head = HEAD.format(limit=LIMIT, **{str(severity): meaning for severity, meaning in MEANINGS.items()})
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
