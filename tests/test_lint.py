"""The linter: each rule by its own documentation, the guess-bots' arithmetic, and the guide's own questions."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from random_bank import random_bank
from selfcheck.lint import Rule, Severity, all_rules, bots, coverage, lint
from selfcheck.lint.text import bank_choices
from selfcheck.parse import build_bank, parse_page

ROOT = Path(__file__).parents[1]
FIRST_WRITTEN = ROOT / "tests/cases/chapter-as-first-written.md"
DOCUMENTED = ("What it does", "Why it is bad", "Bad", "Good")


def rule_named(name: str) -> Rule:
    return next(rule for rule in all_rules() if rule.name == name)


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


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert rule.title.endswith(".")
    assert all(rule.section(name) for name in DOCUMENTED)


def test_the_chapter_as_first_written_is_guessed_by_the_longest_choice() -> None:
    bank = build_bank([parse_page(FIRST_WRITTEN.read_text(encoding="utf-8"), "docs/page.md")])

    found = [finding for finding in lint(bank) if finding.rule == "guess-longest"]

    assert len(found) == 1
    assert "14 of 15 right" in found[0].message
    assert bots.play("longest", bank_choices(bank)).right == 14


@pytest.mark.parametrize(
    ("total", "least"),
    [
        (10, 8),
        (15, 10),
        (20, 13),
        (30, 16),
    ],  # the thresholds that the documentation of `guess-longest` names
)
def test_the_longest_choice_counts_from_these_scores_on(total: int, least: int) -> None:
    page = rule_named("guess-longest").example("Good").page
    pages = [parse_page(page, "docs/a.md"), parse_page(page.replace("autoscaler-", "other-"), "docs/b.md")]
    limit = bots.games(build_bank(pages))[0].limit
    chances = [0.25] * total

    assert bots.at_least(least, chances) < limit <= bots.at_least(least - 1, chances)


@pytest.mark.parametrize(("total", "least"), [(10, 8), (15, 10), (20, 12), (30, 16)])
def test_one_place_counts_from_these_scores_on(total: int, least: int) -> None:
    assert bots.at_least(least, [0.25] * total) < 0.001 <= bots.at_least(least - 1, [0.25] * total)


@given(st.lists(st.sampled_from([0.2, 0.25, 1 / 3, 0.5]), max_size=9), st.integers(0, 10))
def test_the_probability_is_that_of_counting_all_outcomes(chances: list[float], count: int) -> None:
    total = sum(
        math.prod(chance if hit else 1 - chance for chance, hit in zip(chances, outcome, strict=True))
        for outcome in itertools.product([True, False], repeat=len(chances))
        if sum(outcome) >= count
    )

    assert bots.at_least(count, chances) == pytest.approx(total, abs=1e-12)


@pytest.mark.parametrize("total", [501, 2_000])
def test_the_approximation_for_large_banks_keeps_to_the_exact_value(total: int) -> None:
    """Against the binomial tail by `math.comb`, around the limit that decides."""
    for share in (0.23, 0.25, 0.26, 0.27, 0.29, 0.3):
        count = round(total * share)
        below = sum(math.comb(total, k) * 3 ** (total - k) for k in range(count))
        exact = 1 - below / 4**total

        assert bots.at_least(count, [0.25] * total) == pytest.approx(exact, abs=1e-4)


def test_keys_drawn_at_random_are_no_finding() -> None:
    """In banks with questions of all sizes; `make bench` asks the same of 100 banks of 200 pages."""
    found = [finding for seed in range(5) for finding in lint(random_bank(seed, pages=40))]

    assert [str(one) for one in found if one.severity is not Severity.INFO] == []


def test_one_page_that_is_guessed_is_found_among_a_hundred() -> None:
    bank = random_bank(1, pages=100)
    eight = rule_named("guess-longest").example("Bad").page
    guessed = parse_page(eight + eight.replace("autoscaler-", "other-"), "docs/guessed.md")

    found = lint(build_bank([*bank.pages, guessed]))

    assert [(one.path, one.rule) for one in found if one.severity is not Severity.INFO] == [
        ("docs/guessed.md", "guess-longest")
    ]


def test_place_counts_only_where_the_order_is_kept() -> None:
    always_first = rule_named("guess-position").example("Bad").page

    kept = lint(build_bank([parse_page(always_first, "docs/page.md")]))
    shuffled = lint(
        build_bank([parse_page(always_first.replace("    shuffle: false\n", ""), "docs/page.md")])
    )

    assert [one.rule for one in kept] == ["guess-position"]
    assert shuffled == []


def test_a_bot_guesses_among_equals() -> None:
    page = (
        "/// question | an-id\n\nWhich of these four is it?\n\n"
        "- [x] abc\n- [ ] abd\n- [ ] abe\n- [ ] a\n\nIt was drawn from among them.\n///\n"
    )
    questions = bank_choices(build_bank([parse_page(page, "docs/page.md")]))

    result = bots.play("longest", questions)

    assert result.right == pytest.approx(1 / 3)
    assert (result.chance, result.total) == (0.25, 1)


def test_an_exception_silences_its_rule_in_its_question_alone() -> None:
    page = (
        "/// question | {id}\n    allow:\n        short-stem: a term is enough here\n\nTaint?\n\n"
        "- [x] It repels pods\n- [ ] It draws pods\n    > A preference draws them.\n\n"
        "A taint keeps a pod away unless the pod tolerates it.\n///\n"
    )
    other = page.replace("    allow:\n        short-stem: a term is enough here\n", "")

    assert rules_that_fire(page.format(id="one")) == set()
    assert rules_that_fire(page.format(id="one") + other.format(id="two")) == {"short-stem"}


@pytest.mark.parametrize(
    ("stem", "fires"),
    [
        ("Which of these does not compile?", True),
        ("Which of these does **not** compile?", False),
        ("Which of these does NOT compile?", False),
        ("Why does this program not compile?", False),
        ("This does not compile. Which line is at fault?", False),
        ("Which of these run on nodes, except one?", True),
    ],
)
def test_a_negative_counts_behind_which_alone(stem: str, fires: bool) -> None:
    page = f"/// question | an-id\n\n{stem}\n\n- [x] one\n- [ ] two\n    > no\n\nIt is as it is, and that is the reason.\n///\n"

    assert ("unemphasized-negative" in rules_that_fire(page)) == fires


def test_a_key_is_found_in_a_stem_of_another_page() -> None:
    """The bad example, with its two questions on two pages."""
    rule = next(rule for rule in all_rules() if rule.name == "key-in-other-stem")
    first, second = rule.example("Bad").page.split("/// question | what-it-reads")
    bank = build_bank(
        [parse_page(first, "docs/a.md"), parse_page(f"/// question | what-it-reads{second}", "docs/b.md")]
    )

    found = [(one.path, one.rule) for one in lint(bank)]

    assert found == [("docs/a.md", "key-in-other-stem")]


def test_a_heading_is_tested_by_a_link_to_it_or_to_one_below() -> None:
    page = (
        '# Title\n\n## One\n\n### Inner\n\n## Two\n\n## Check\n\n/// question | an-id\n    learn: "#inner"\n\n'
        "What is it?\n\n- [x] one\n- [ ] two\n\nIt is as it is, and that is the reason.\n///\n"
    )
    bank = build_bank([parse_page(page, "docs/page.md")])

    assert [heading.title for _, heading in coverage.untested(bank)] == ["Two"]
    assert coverage.count(bank) == (2, 3)


@pytest.mark.parametrize("front", ["selfcheck_bank: false\n", "title: x\nselfcheck_bank: no # why\n"])
def test_a_page_for_authors_is_not_asked_to_teach(front: str) -> None:
    page = "# Title\n\n## Part\n\n" + "word " * 120
    question = rule_named("guess-longest").example("Good").page

    teaches = lint(
        build_bank(
            [parse_page(page, "docs/a.md"), parse_page(f"{page}\n\n## Check\n\n{question}", "docs/b.md")]
        )
    )
    authors = lint(
        build_bank(
            [
                parse_page(f"---\n{front}---\n\n{page}", "docs/a.md"),
                parse_page(f"---\n{front}---\n\n{page}\n\n## Check\n\n{question}", "docs/b.md"),
            ]
        )
    )

    assert {one.rule for one in teaches} == {"page-without-question", "untested-heading"}
    assert authors == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("short-stm", "did you mean `short-stem`?"),
        ("zzz", "take it out"),
        ("no-key", "no exception is made for an error in the language; fix the question"),
    ],
)
def test_an_exception_that_names_no_rule_is_reported_at_its_own_line(name: str, hint: str) -> None:
    page = (
        f"/// question | an-id\n    allow:\n        {name}: the reason\n\nWhich of these keeps pods away?\n\n"
        "- [x] A taint\n- [ ] A label\n    > It marks a node.\n\n"
        "A taint keeps a pod away unless the pod tolerates it.\n///\n"
    )

    found = lint(build_bank([parse_page(page, "docs/page.md")]))

    assert [str(one) for one in found if one.severity is not Severity.INFO] == [
        f"docs/page.md:3:9: [unused-allow] `allow` names `{name}`, and there is no such rule; {hint}"
    ]


def test_one_word_is_counted_in_the_singular() -> None:
    page = "/// question | an-id\n\nTaint?\n\n- [x] one\n- [ ] two\n    > no\n\nSo.\n///\n"

    found = lint(build_bank([parse_page(page, "docs/page.md")]))

    said = {one.rule: one.message.partition(" word ")[0] for one in found if " word " in one.message}
    assert said == {"short-stem": "a stem of 1", "thin-explanation": "an explanation of 1"}
