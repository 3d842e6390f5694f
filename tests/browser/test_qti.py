"""Items of QTI 3 in a player that 1EdTech has certified: what each answer scores, and what a learner is told."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from export_bank import by_id
from selfcheck import bundle
from selfcheck.export import as_qti3
from selfcheck.export.html import plain
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from playwright.sync_api import Browser, Page

    from selfcheck.export.source import ExportedQuestion, Source

ROOT = Path(__file__).parents[2]
PLAYER = ROOT / "tests/export/player.js"
PACKAGES = {
    "vue@2.7.16": "dist/vue.min.js",
    "qti3-item-player@1.1.20": "dist/qti3Player.umd.min.js",
}
WHY = "explanation"


@dataclass(frozen=True)
class Answer:
    """What a learner answers, what it scores by our own rules, and which feedback is shown."""

    variables: list[dict[str, Any]]
    score: float
    shown: Sequence[str] = (WHY,)


@pytest.fixture(scope="module")
def player(browser: Browser) -> Iterator[Page]:
    wanted = [f"npm:{name}" for name in PACKAGES]
    command = [bundle.deno(), "cache", "--quiet", "--frozen", *wanted]
    made = subprocess.run(
        command, cwd=ROOT, env=bundle.environment(), capture_output=True, text=True, check=False
    )
    assert not made.returncode, made.stderr
    page = browser.new_page()
    page.set_content("<main></main>")
    for name, script in PACKAGES.items():
        (file,) = bundle.FOLDER.glob(f"npm/*/{name.replace('@', '/')}/{script}")
        page.add_script_tag(path=file)
    page.add_script_tag(path=PLAYER)
    yield page
    page.close()


def test_a_player_scores_every_kind_as_we_do(player: Page, export_source: Source) -> None:
    with zipfile.ZipFile(io.BytesIO(as_qti3.write(export_source))) as package:
        items = {name: package.read(f"items/{name}.xml").decode() for name in by_id(export_source)}
    for name, question in by_id(export_source).items():
        for answer in answers(question):
            found = player.evaluate("([xml, answer]) => play(xml, answer)", [items[name], answer.variables])

            assert found["score"] == pytest.approx(float(answer.score)), (name, answer)
            assert sorted(found["feedback"] or []) == sorted(answer.shown), (name, answer)
        check_told(question, [" ".join(one.split()) for one in found["told"]])
        assert all(said(one) in letters(found["text"]) for one in question.stem.html.split(GAP)), name


def check_told(question: ExportedQuestion, told: list[str]) -> None:
    """Compare the dialogs of an item with what a learner is told."""
    why = said(question.explanation.html)
    if not isinstance(question.response, Choices):
        assert len(told) == 1
        assert why in letters(told[0])
        return
    options = question.response.options
    expected = [said(one.feedback.html) if one.feedback else "" for one in options]
    if question.response.several:
        expected = [*filter(None, expected), why]
    assert len(told) == len(expected)
    for dialog, text in zip(told, expected, strict=True):
        assert text in letters(dialog)
        assert question.response.several or why in letters(dialog)


def said(html: str) -> str:
    """Return the letters of HTML, in which a picture has none."""
    return letters(plain(re.sub("<img[^>]*>", "", html)))


def letters(text: str) -> str:
    """Return a text without white space, which a page shows in other places."""
    return "".join(text.split())


def answers(question: ExportedQuestion) -> Iterator[Answer]:
    match question.response:
        case Choices() as response:
            yield from picks(response)
        case Statement(is_true):
            for value in (True, False):
                yield Answer([chosen(str(value).lower(), ["true", "false"])], value == is_true)
        case Number(value, tolerance):
            for number, score in (
                (value, 1),
                (value + tolerance / 2, 1),
                (value + 2 * tolerance + abs(value) + 1, 0),
            ):
                yield Answer([variable("single", "float", number)], score)
        case Words() as response:
            yield from spellings(response)
        case Gaps() as response:
            yield from fillings(response)
        case Order() as response:
            yield from orders(response)
        case Pairs() as response:
            yield from matches(response)


def spellings(response: Words) -> Iterator[Answer]:
    other = response.accepted[0].swapcase()
    scores = {
        other: not response.case_sensitive,
        "something else": False,
        **dict.fromkeys(response.accepted, True),
    }
    yield from (Answer([variable("single", "string", text)], score) for text, score in scores.items())


def fillings(response: Gaps) -> Iterator[Answer]:
    """Fill all gaps rightly, the first alone, and none."""
    gaps = response.gaps
    right = [variable("single", "string", gap[-1], f"RESPONSE{at}") for at, gap in enumerate(gaps, start=1)]
    wrong = [{**one, "value": "something else"} for one in right]
    yield Answer(right, 1)
    yield Answer([right[0], *wrong[1:]], 1 / len(gaps))
    yield Answer(wrong, 0)


def picks(response: Choices) -> Iterator[Answer]:
    """Pick each choice alone, the keys, and the keys with each choice that is wrong."""
    ids = [one.id for one in response.options]
    keys = [one.id for one in response.options if one.is_key]
    sets = [[one] for one in ids]
    if response.several:
        sets += [keys, *([*keys, one] for one in ids if one not in keys), ids]
    told = {one.id for one in response.options if one.feedback or not response.several}
    for picked in sets:
        score = max(0.0, sum(one.weight for one in response.options if one.id in picked))
        value: Any = [f"c-{one}" for one in picked] if response.several else f"c-{picked[0]}"
        given = chosen(value, [f"c-{one}" for one in ids])
        always = [WHY] if response.several else []
        yield Answer(
            [given], score, [*(f"c-{one}" for one in picked if one in told or response.several), *always]
        )


def orders(response: Order) -> Iterator[Answer]:
    ids = [f"c-{row.id}" for row in response.rows]
    for order in (ids, ids[::-1], [*ids[1:], ids[0]], [ids[1], ids[0], *ids[2:]]):
        together = len(set(pairwise(order)) & set(pairwise(ids)))
        given = variable("ordered", "identifier", order, state={"order": ids})
        yield Answer([given], together / (len(ids) - 1))


def matches(response: Pairs) -> Iterator[Answer]:
    """Match all rightly, the first alone, and each with what belongs to the next."""
    right = [(one.id, response.key[one.id]) for one in response.prompts]
    moved = [(one, right[(at + 1) % len(right)][1]) for at, (one, _) in enumerate(right)]
    state = {
        "orders": [[f"p-{one.id}" for one in response.prompts], [f"m-{one.id}" for one in response.matches]]
    }
    for pairs in (right, right[:1], moved):
        given = variable("multiple", "directedPair", [f"p-{a} m-{b}" for a, b in pairs], state=state)
        yield Answer([given], sum(pair in right for pair in pairs) / len(right))


def chosen(value: Any, order: list[str]) -> dict[str, Any]:
    cardinality = "multiple" if isinstance(value, list) else "single"
    return variable(cardinality, "identifier", value, state={"order": order})


def variable(
    cardinality: str, base_type: str, value: Any, name: str = "RESPONSE", state: Any = None
) -> dict[str, Any]:
    return {
        "identifier": name,
        "cardinality": cardinality,
        "baseType": base_type,
        "value": value,
        "state": state,
    }
