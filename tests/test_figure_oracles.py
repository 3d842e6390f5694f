"""What others compute of the inputs that the figures' models get: tests/figures/oracles/ holds it, for the models' tests.

`pytest tests/test_figure_oracles.py --update-goldens` writes it anew.
"""

from __future__ import annotations

import json
import math
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import scipy  # whose parts are loaded where they are used
from rank_bm25 import BM25Okapi

from guide_pages import DOCS
from selfcheck.files import parse_pages, read_pages
from selfcheck.kinds.numeric import NumericQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "figures" / "oracles"
CORPUS = json.loads((FOLDER / "corpus.json").read_text(encoding="utf-8"))


def generator(seed: int) -> Callable[[], float]:
    """Draw the numbers from 0 to 1 that hooks/figures/models/random.js draws (mulberry32, https://github.com/bryc/code)."""
    most = 0xFFFF_FFFF
    state = seed & most

    def draw() -> float:
        nonlocal state
        state = (state + 0x6D2B_79F5) & most
        mixed = (state ^ (state >> 15)) * (state | 1) & most
        mixed ^= (mixed + (mixed ^ (mixed >> 7)) * (mixed | 61)) & most
        return (mixed ^ (mixed >> 14)) / 2**32

    return draw


def normal(draw: Callable[[], float]) -> float:
    return math.sqrt(-2 * math.log(1 - draw())) * math.cos(2 * math.pi * draw())


def whole(draw: Callable[[], float], low: int, high: int) -> int:
    """Draw an integer from one to another, both among them."""
    return low + int(draw() * (high - low + 1))


def significant(value: float, digits: int = 12) -> float:
    return float(f"{value:.{digits}g}")


def proportions() -> dict[str, Any]:
    draw = generator(1)
    sizes = [(1, 1), (1, 5000), (7, 3), (5000, 5000)]
    # None and all of one, of the other, of both.
    cases = [((a * first, first), (b * second, second)) for first, second in sizes for a in (0, 1) for b in (0, 1)]  # fmt: skip
    for _ in range(240):
        first, second = whole(draw, 1, 5000), whole(draw, 1, 5000)
        cases.append(((round(first * draw()), first), (round(second * draw()), second)))
    for _ in range(60):
        # Shares that lie close to each other.
        total, share = whole(draw, 100, 5000), draw()
        hits = [min(total, max(0, round(total * share + 3 * normal(draw)))) for _ in range(2)]
        cases.append(((hits[0], total), (hits[1], total)))
    return {"proportions": [compared(one, two) for one, two in cases]}


def compared(one: tuple[int, int], two: tuple[int, int]) -> dict[str, Any]:
    """Compare two shares, hits of a total; nothing is told where both are none or all."""
    table = np.array([[hits, total - hits] for hits, total in (one, two)])
    if (table.sum(axis=0) == 0).any():
        return {"one": one, "two": two, "statistic": None, "p": 1, "tails": 1}
    peer = scipy.stats.chi2_contingency(table, correction=False)
    tails = 2 * scipy.stats.norm.sf(math.sqrt(peer.statistic))
    return {
        "one": one,
        "two": two,
        "statistic": float(peer.statistic),
        "p": float(peer.pvalue),
        "tails": float(tails),
    }


# sizes, exact up to a million pairs
SIZES = [(30, 30), (100, 1000), (300, 300), (999, 1000), (1200, 900), (1001, 1000), (5000, 400), (4000, 4000)]


def drifts() -> dict[str, Any]:
    draw = generator(2)
    pairs = [(values(draw), values(draw)) for _ in range(120)]
    chances = [(first, second, shift) for first, second in SIZES for shift in (0, 0.03, 0.1, 0.5)]
    return {
        "pairs": [binned(one, two) for one, two in pairs],
        "chances": [chance(*row, seed) for seed, row in enumerate(chances, 1)],
    }


def values(draw: Callable[[], float]) -> list[float]:
    """Draw up to 60 values, many of which are the same."""
    scale = (1, 1e3, 1e6)[whole(draw, 0, 2)]
    integers = draw()
    return [
        whole(draw, -5, 5) if draw() < integers else significant(scale * (2 * draw() - 1), 6)
        for _ in range(whole(draw, 1, 60))
    ]


def distance(one: list[float], two: list[float]) -> Any:
    with warnings.catch_warnings():
        # Of a few equal values scipy's own chance may fail; its distance does not.
        warnings.simplefilter("ignore", RuntimeWarning)
        return scipy.stats.ks_2samp(one, two)


def binned(one: list[float], two: list[float]) -> dict[str, Any]:
    """Compare two samples by NumPy's bins, and by scipy."""
    edges = np.quantile(one, np.arange(1, 10) / 10)
    # An upper edge belongs to its bin.
    p, q = (np.bincount(np.searchsorted(edges, side, side="left"), minlength=10) / len(side) for side in (one, two))  # fmt: skip
    p, q = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
    return {
        "one": one,
        "two": two,
        "edges": edges.tolist(),
        "psi": float(((q - p) * np.log(q / p)).sum()),
        "d": float(distance(one, two).statistic),
    }


def chance(first: int, second: int, shift: float, seed: int) -> dict[str, Any]:
    """Compare two samples that both sides draw from the seed."""
    draw, scale = generator(seed), 1.1
    one = [normal(draw) for _ in range(first)]
    peer = distance(one, [shift + scale * normal(draw) for _ in range(second)])
    sample = {"first": first, "second": second, "shift": shift, "scale": scale, "seed": seed}
    return {**sample, "d": float(peer.statistic), "p": float(peer.pvalue)}


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def passages(size: int = 80, overlap: int = 20) -> list[tuple[int, int, int]]:
    """Cut the corpus: section, first word, and the one after the last."""
    places = []
    for number, section in enumerate(CORPUS["sections"]):
        length = len(section["text"].split(" "))
        starts = range(0, max(1, length - overlap), size - overlap)
        places += [(number, start, min(length, start + size)) for start in starts]
    return places


def documents() -> list[list[str]]:
    """Return the words of each passage and of the heading above it."""
    sections = CORPUS["sections"]
    return [
        words_of(" ".join([sections[number]["heading"], *sections[number]["text"].split(" ")[start:end]]))
        for number, start, end in passages()
    ]


def queries() -> list[str]:
    found: list[str] = CORPUS["queries"][::5]
    return found


def bm25() -> dict[str, Any]:
    peer = BM25Okapi(documents())
    scores = [[significant(one) for one in peer.get_scores(words_of(query))] for query in queries()]
    draw = generator(3)
    small = [few_words(draw) for _ in range(120)]
    return {"small": small, "passages": passages(), "queries": queries(), "scores": scores}


TERMS = ["gpu", "pod", "node", "drift", "query", "rag", "token", "cache"]


def few_words(draw: Callable[[], float]) -> dict[str, Any]:
    def terms(least: int, most: int) -> list[str]:
        return [TERMS[whole(draw, 0, len(TERMS) - 1)] for _ in range(whole(draw, least, most))]

    texts = [terms(1, 12) for _ in range(whole(draw, 1, 8))]
    query = terms(0, 5)
    scores = BM25Okapi(texts).get_scores(query)
    return {"documents": texts, "query": query, "scores": [float(one) for one in scores]}


def lsa() -> dict[str, Any]:
    # As above; this takes longer to load than most tests take.
    from sklearn.decomposition import TruncatedSVD  # noqa: PLC0415
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    weights = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    matrix = weights.fit_transform(documents())
    peer = TruncatedSVD(32, algorithm="arpack", random_state=1).fit(matrix)
    asked = weights.transform([words_of(query) for query in queries()])
    return {
        "values": peer.singular_values_.tolist(),
        "passages": passages(),
        "places": peer.transform(matrix).round(6).tolist(),
        "queries": queries(),
        "queryPlaces": peer.transform(asked).round(6).tolist(),
    }


def numeric_items() -> dict[str, Any]:
    bank = parse_pages(read_pages([DOCS]))
    asked = [one for page in bank.pages if Path(page.path).parent.name == DOCS.name for one in page.questions]
    items = [
        {"id": one.id, "answer": one.answer, "tolerance": one.tolerance, "sourced": bool(one.options.source)}
        for one in asked
        if isinstance(one, NumericQuestion)
    ]
    return {"items": items}


# file | what makes it, and what a number may differ by besides a billionth of it: places are rounded
ORACLES: dict[str, tuple[Callable[[], dict[str, Any]], float]] = {
    "canary.json": (proportions, 1e-12),
    "drift.json": (drifts, 1e-12),
    "bm25.json": (bm25, 1e-12),
    "lsa.json": (lsa, 2e-6),
    "numeric-items.json": (numeric_items, 0),
}


def written(oracle: dict[str, Any]) -> str:
    """Write an oracle with a row on each line."""
    parts = []
    for name, rows in oracle.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
        parts.append(f"{json.dumps(name)}: [\n{lines}\n]")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def difference(found: Any, kept: Any, within: float, path: str = "") -> str:
    """Say where two oracles differ, or nothing."""
    if isinstance(found, dict) and isinstance(kept, dict) and found.keys() == kept.keys():
        pairs = [(f"{path}.{name}", found[name], kept[name]) for name in found]
    elif isinstance(found, list) and isinstance(kept, list) and len(found) == len(kept):
        pairs = [(f"{path}[{at}]", one, two) for at, (one, two) in enumerate(zip(found, kept, strict=True))]
    elif isinstance(found, float) and isinstance(kept, float | int):
        close = math.isclose(found, kept, rel_tol=1e-9, abs_tol=within)
        return "" if close else f"{path} is {found}, and the file has {kept}"
    else:
        return "" if found == kept else f"{path} is {found!r}, and the file has {kept!r}"[:500]
    return next((said for at, one, two in pairs if (said := difference(one, two, within, at))), "")


@pytest.mark.parametrize("name", ORACLES)
def test_an_oracle_is_what_others_compute(name: str, update_goldens: bool) -> None:
    make, within = ORACLES[name]
    path = FOLDER / name
    text = written(make())
    found = json.loads(text)
    kept = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}

    said = difference(found, kept, within)

    if said and update_goldens:
        path.write_text(text, encoding="utf-8")
        return
    assert said == "", (
        f"{name}: {said}. Write it again with `pytest tests/test_figure_oracles.py --update-goldens`, and read the diff"
    )


@pytest.mark.parametrize(
    ("one", "two", "said"),
    [
        ({"a": [1.0, 2]}, {"a": [1.0 + 1e-12, 2]}, ""),
        ({"a": [1.0, 2]}, {"a": [1.001, 2]}, ".a[0] is 1.0, and the file has 1.001"),
        ({"a": [1.0]}, {"a": [1.0, 2]}, ".a is [1.0], and the file has [1.0, 2]"),
        ({"a": 1}, {"b": 1}, " is {'a': 1}, and the file has {'b': 1}"),
        ({"a": "x"}, {"a": "y"}, ".a is 'x', and the file has 'y'"),
    ],
)
def test_where_oracles_differ(one: Any, two: Any, said: str) -> None:
    assert difference(one, two, 1e-12) == said


def test_the_corpus_is_cut_as_long_as_it_is() -> None:
    for number, section in enumerate(CORPUS["sections"]):
        places = [(start, end) for one, start, end in passages() if one == number]
        assert places[0][0] == 0
        assert places[-1][1] == len(section["text"].split(" "))
