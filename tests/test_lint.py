"""Each rule fires on the bad example of its own documentation, alone, and is silent on the good one."""

from __future__ import annotations

import pytest

from selfcheck.lint import Rule, all_rules, lint
from selfcheck.parse import build_bank, parse_page


def rules_that_fire(page: str) -> set[str]:
    bank = build_bank([parse_page(page, "docs/page.md")])
    assert not bank.errors, "\n".join(map(str, bank.errors))
    return {finding.rule for finding in lint(bank)}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_fires_on_its_bad_example_alone(rule: Rule) -> None:
    assert rules_that_fire(rule.example("Bad").page) == {rule.name}


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_no_rule_fires_on_a_good_example(rule: Rule) -> None:
    assert rules_that_fire(rule.example("Good").page) == set()
