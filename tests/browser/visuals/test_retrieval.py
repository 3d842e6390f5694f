"""Retrieval: terms, passages, rankings and answers, against rank-bm25, scikit-learn and exact search."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    Sections = list[dict[str, str]]

SHARED_PAGE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)  # fmt: skip

# word | its stem, by the three rules of Harman 1991, table 1, and their exceptions
STEMS = [
    ("queries", "query"), ("policies", "policy"), ("eies", "eie"), ("dies", "dy"),
    ("replicas", "replica"), ("nodes", "node"), ("caches", "cache"), ("goes", "goes"), ("sees", "sees"),
    ("status", "status"), ("class", "class"), ("pods", "pod"), ("gpus", "gpu"), ("cpus", "cpu"), ("tpus", "tpu"), ("campus", "campus"), ("is", "is"), ("s", "s"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "stem"), STEMS)
def test_plurals(call: Callable[..., Any], word: str, stem: str) -> None:
    assert call("words.stem", word) == stem


# text | its terms
TERMS = [
    ("What does the HPA do?", ["hpa"]),
    ("Scale-down of 8-bit GPUs' memory", ["scale", "down", "8", "bit", "gpu", "memory"]),
    ("ＧＰＵ ﬁne-tuning", ["gpu", "fine", "tuning"]),
    ("Größe, naïve, 10²", ["größe", "naïve", "102"]),
    ("the of and", []),
    ("Tell me more about how we explain it", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "terms"), TERMS)
def test_a_text_becomes_terms(call: Callable[..., Any], text: str, terms: list[str]) -> None:
    assert call("words.tokenize", text) == terms


def section(text: str) -> dict[str, str]:
    return {"page": "p.html", "title": "T", "heading": "H", "anchor": "h", "text": text}


# words | size, overlap | where the passages begin and end
CUTS = [
    (5, 10, 2, [(0, 5)]),
    (10, 10, 2, [(0, 10)]),
    (11, 10, 2, [(0, 10), (8, 11)]),
    (20, 5, 0, [(0, 5), (5, 10), (10, 15), (15, 20)]),
    (9, 5, 1, [(0, 5), (4, 9)]),
]


@pytest.mark.parametrize(("words", "size", "overlap", "places"), CUTS)
def test_where_passages_are_cut(
    call: Callable[..., Any], words: int, size: int, overlap: int, places: list[tuple[int, int]]
) -> None:
    text = " ".join(str(number) for number in range(words))
    found = call("words.cut", [section(text)], {"size": size, "overlap": overlap})

    assert [(one["from"], one["to"]) for one in found] == places
    assert [one["text"] for one in found] == [" ".join(text.split(" ")[a:b]) for a, b in places]


@SHARED_PAGE
@given(st.lists(st.integers(1, 60), max_size=4), st.integers(1, 30), st.integers(0, 29))
def test_passages_hold_every_word_and_no_two_sections(
    call: Callable[..., Any], lengths: list[int], size: int, overlap: int
) -> None:
    overlap = min(overlap, size // 2)
    found = call(
        "words.cut", [section(" ".join("w" * n)) for n in lengths], {"size": size, "overlap": overlap}
    )
    for number, length in enumerate(lengths):
        places = [(one["from"], one["to"]) for one in found if one["section"] == number]
        assert places[0][0] == 0
        assert places[-1][1] == length
        assert all(end - start <= size for start, end in places)
        assert all(one[1] - two[0] == overlap for one, two in pairwise(places))


TERM = st.sampled_from(["gpu", "pod", "node", "drift", "query", "rag", "token", "cache"])
DOCUMENTS = st.lists(st.lists(TERM, min_size=1, max_size=12), min_size=1, max_size=8)
SCORES = """
([documents, query]) => {
  const { bm25 } = models.retrieval;
  return bm25.scores(bm25.index(documents), query);
}
"""


@SHARED_PAGE
@given(DOCUMENTS, st.lists(TERM, max_size=5))
def test_bm25_is_that_of_rank_bm25(models: Page, documents: list[list[str]], query: list[str]) -> None:
    assert models.evaluate(SCORES, [documents, query]) == pytest.approx(
        list(BM25Okapi(documents).get_scores(query))
    )


def test_bm25_is_that_of_rank_bm25_on_this_sites_passages(models: Page, sections: Sections) -> None:
    documents = models.evaluate(DOCUMENTS_OF, [sections, 80])
    peer = BM25Okapi(documents)
    queries = models.evaluate("models.data.queries.map(({ text }) => models.words.tokenize(text))")
    scores = models.evaluate(
        "([documents, queries]) => { const { bm25 } = models.retrieval; const index = bm25.index(documents);"
        " return queries.map((query) => bm25.scores(index, query)); }",
        [documents, queries],
    )
    for query, found in zip(queries, scores, strict=True):
        assert found == pytest.approx(list(peer.get_scores(query)))


DOCUMENTS_OF = """
([sections, size]) => models.words.cut(sections, { size, overlap: size / 4 })
  .map((passage) => models.words.termsOf(sections[passage.section], passage))
"""
TRAIN = """
([documents, dimensions, queries]) => {
  const { lsa } = models.retrieval;
  const model = lsa.train(documents, { dimensions });
  return {
    terms: [...model.terms.keys()],
    values: model.values,
    axes: [...model.axes],
    vectors: model.vectors.map((vector) => [...vector]),
    queries: queries.map((query) => [...lsa.embed(model, query)]),
  };
}
"""


def unit(rows: Any) -> Any:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)


def test_lsa_is_that_of_scikit_learn(models: Page, sections: Sections) -> None:
    documents = models.evaluate(DOCUMENTS_OF, [sections, 80])
    queries = models.evaluate("models.data.queries.map(({ text }) => models.words.tokenize(text))")
    found = models.evaluate(TRAIN, [documents, 32, queries])
    weights = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    matrix = weights.fit_transform(documents)
    peer = TruncatedSVD(32, algorithm="arpack", random_state=1).fit(matrix)
    columns = [weights.vocabulary_[term] for term in found["terms"]]
    theirs = peer.components_[:, columns]
    ours = np.array(found["axes"]).reshape(-1, 32).T

    assert found["values"] == pytest.approx(list(peer.singular_values_), abs=1e-3)
    assert ours @ ours.T == pytest.approx(np.eye(32), abs=1e-9)
    # The same subspace: what of each of their axes ours do not hold.
    outside = theirs - (theirs @ ours.T) @ ours
    assert np.linalg.norm(outside, axis=1).max() < 1e-3
    # The same axes up to sign, where their values lie apart.
    apart = [k for k in range(31) if np.diff(-peer.singular_values_)[max(0, k - 1) : k + 1].min() > 0.02]
    assert len(apart) > 8
    assert np.abs(np.sum(ours * theirs, axis=1))[apart] == pytest.approx(1, abs=1e-3)
    # The same distances between queries and passages.
    cosines = np.array(found["queries"]) @ np.array(found["vectors"]).T
    peers = unit(peer.transform(weights.transform(queries))) @ unit(peer.transform(matrix)).T
    assert cosines == pytest.approx(peers, abs=1e-3)


@SHARED_PAGE
@given(DOCUMENTS, st.lists(TERM, max_size=5), st.integers(1, 20))
def test_lsa_of_a_few_words(
    models: Page, documents: list[list[str]], query: list[str], dimensions: int
) -> None:
    found = models.evaluate(TRAIN, [documents, dimensions, [query]])
    known = any(term in document for document in documents for term in query)

    for vector in [*found["vectors"], *found["queries"]]:
        assert math.sqrt(sum(one * one for one in vector)) == pytest.approx(1) or not any(vector)
    assert known or not any(found["queries"][0])


GRAPH = """
([vectors, queries, k, ef]) => {
  const { hnsw } = models.retrieval;
  const graph = hnsw.build(vectors);
  return queries.map((query) => {
    const { found, visited } = hnsw.search(graph, query, { k, ef });
    return { found, visited, exact: hnsw.exact(vectors, query, k) };
  });
}
"""


def share(answers: list[dict[str, Any]], size: int) -> tuple[float, float]:
    """The mean recall against exact search, and the mean share of vectors visited."""
    recalls, visits = [], []
    for answer in answers:
        right = {one["id"] for one in answer["exact"]}
        recalls.append(len(right & {one["id"] for one in answer["found"]}) / len(right))
        visits.append(len(answer["visited"]) / size)
    return sum(recalls) / len(recalls), sum(visits) / len(visits)


def test_hnsw_finds_what_exact_search_finds(models: Page, sections: Sections) -> None:
    documents = models.evaluate(DOCUMENTS_OF, [sections, 10])[:1000]
    queries = models.evaluate(
        "models.data.queries.map(({ text }) => models.words.tokenize(text)).filter((one) => one.length)"
    )
    learned = models.evaluate(TRAIN, [documents, 32, queries])
    known = [query for query in learned["queries"] if any(query)]
    recall, visited = share(models.evaluate(GRAPH, [learned["vectors"], known, 5, 20]), 1000)

    assert len(documents) == 1000
    assert recall >= 0.95
    assert visited < 1 / 3


@SHARED_PAGE
@given(st.integers(0, 80), st.integers(2, 6), st.integers(1, 10), st.integers(0, 2**31))
def test_hnsw_with_room_for_all_is_exact(models: Page, count: int, width: int, k: int, seed: int) -> None:
    draw = np.random.default_rng(seed)
    vectors = unit(draw.normal(size=(count, width))).tolist()
    (answer,) = models.evaluate(GRAPH, [vectors, unit(draw.normal(size=(1, width))).tolist(), k, 200])
    visits = [one["id"] for one in answer["visited"]]

    assert answer["found"] == answer["exact"]
    assert len(visits) == len(set(visits)) <= count


def test_hnsw_takes_vectors_that_are_the_same_or_zero(models: Page) -> None:
    answer = models.evaluate(GRAPH, [[[1, 0]] * 40 + [[0, 0]] * 5, [[1, 0]], 3, 20])[0]

    assert [one["score"] for one in answer["found"]] == [1, 1, 1]


# rankings | settings | ids and sums, by hand: 1 / (60 + place)
FUSIONS = [
    ([[1, 2], [2, 3]], {}, [(2, 1 / 62 + 1 / 61), (1, 1 / 61), (3, 1 / 62)]),
    ([[1], [2]], {}, [(1, 1 / 61), (2, 1 / 61)]),
    ([[1], [2]], {"weights": [0.25, 0.75]}, [(2, 0.75 / 61), (1, 0.25 / 61)]),
    ([[1, 2], [2, 1]], {"weights": [1, 0]}, [(1, 1 / 61), (2, 1 / 62)]),
    ([[7]], {"k": 0}, [(7, 1)]),
    ([[], []], {}, []),
]


@pytest.mark.parametrize(("rankings", "given", "fused"), FUSIONS)
def test_fusion(
    call: Callable[..., Any], rankings: list[list[int]], given: dict[str, Any], fused: list[tuple[int, float]]
) -> None:
    found = call("retrieval.reciprocalRankFusion", rankings, given)

    assert [one["id"] for one in found] == [number for number, _ in fused]
    assert [one["score"] for one in found] == pytest.approx([score for _, score in fused])


JOURNEY = """
([sections, text, settings]) => {
  const { retrieval } = models;
  const index = retrieval.index(sections, settings);
  const trace = retrieval.search(index, text, settings);
  const prompt = retrieval.prompt(index, text, trace.fused.map(({ id }) => id), settings);
  const answer = retrieval.answer(index, trace.terms, prompt.included.map(({ id }) => id), settings);
  return { fused: trace.fused, unknown: trace.unknown, prompt, answer, visited: trace.near.visited.length };
}
"""


@pytest.mark.parametrize("budget", [1, 60, 200, 700, 5000])
def test_a_prompt_stays_within_its_budget(models: Page, sections: Sections, budget: int) -> None:
    text = "What happens to a model when data changes?"
    found = models.evaluate(JOURNEY, [sections, text, {"budget": budget, "most": 8}])
    ids = [one["id"] for one in found["fused"]][:8]
    included = [one["id"] for one in found["prompt"]["included"]]

    assert [*included, *found["prompt"]["dropped"]] == ids
    assert found["prompt"]["tokens"] <= budget or not included


def test_tokens_are_four_for_three_words(call: Callable[..., Any]) -> None:
    assert call("retrieval.tokens", "one two  three ") == 4
    assert call("retrieval.tokens", "") == 0


def test_an_answer_is_in_the_pages_own_words(models: Page, sections: Sections) -> None:
    found = models.evaluate(JOURNEY, [sections, "Which autoscaler changes the CPU and memory of a pod?", {}])

    assert found["answer"]["sentences"][0]["text"].startswith(
        "Vertical Pod Autoscaler (VPA); Adjusts CPU and memory for individual pods;"
    )
    for sentence in found["answer"]["sentences"]:
        assert any(sentence["text"] in one["text"] for one in sections)


# what people ask | how the answer begins
ANSWERS = [
    ("what is a pod?", "Pod: The smallest thing that Kubernetes runs"),
    ("what is PSI", "Population stability index (PSI): A measure of drift"),
    ("what is Kubernetes?", "Kubernetes: A system that places containers"),
    ("how do I fine-tune a model", "Fine-tuning: Further training of a pre-trained model"),
    ("tell me about inference", "Inference: The use of a trained model on new data"),
    ("Why does adding more GPUs sometimes not help?", "Optimizing this communication is critical"),
]


@pytest.mark.parametrize(("text", "begins"), ANSWERS)
def test_a_plain_question_has_a_plain_answer(
    models: Page, sections: Sections, text: str, begins: str
) -> None:
    found = models.evaluate(JOURNEY, [sections, text, {"budget": 700}])

    assert found["answer"]["sentences"][0]["text"].startswith(begins)


def test_an_answer_is_whole_sentences_where_a_passage_cuts_them(models: Page) -> None:
    text = "One two three four. Pods run on five six seven eight nodes of the cluster. Nine ten."
    found = models.evaluate(JOURNEY, [[section(text)], "pods nodes", {"size": 10, "overlap": 0}])

    assert [one["text"] for one in found["answer"]["sentences"]] == [
        "Pods run on five six seven eight nodes of the cluster."
    ]


@pytest.mark.parametrize("text", ["How do I bake sourdough bread?", "xyzzy", "the of and", "", "🥖" * 300])
def test_what_no_page_answers_has_no_answer(models: Page, sections: Sections, text: str) -> None:
    assert models.evaluate(JOURNEY, [sections, text, {}])["answer"]["sentences"] == []


def test_the_threshold_is_the_share_of_a_querys_weight(models: Page) -> None:
    """Of three terms one is in the only passage: ln(2/2) + 1 of that and two times ln(2) + 1."""
    given = [section("pods run")]
    held = 1 / (1 + 2 * (math.log(2) + 1))
    for threshold, answers in ((held - 0.001, 1), (held + 0.001, 0)):
        found = models.evaluate(JOURNEY, [given, "pod bread butter", {"threshold": threshold}])
        assert found["answer"]["share"] == pytest.approx(held)
        assert len(found["answer"]["sentences"]) == answers


def test_a_site_of_one_word(models: Page) -> None:
    found = models.evaluate(JOURNEY, [[section("pods")], "pods", {}])

    assert [one["id"] for one in found["fused"]] == [0]


def test_each_question_has_its_answer_on_its_page_once(models: Page, sections: Sections) -> None:
    queries = models.evaluate("models.data.queries")
    answered = [query for query in queries if query["answers"]]
    texts = [query["text"] for query in queries]
    lost = [
        (one["page"], one["words"])
        for query in answered
        for one in query["answers"]
        if sum(one["words"] in two["text"] for two in sections if two["page"] == one["page"]) != 1
    ]

    assert lost == [], (
        "words that answer a question in data/queries.js are gone from its page, or there twice"
    )
    assert len(answered) >= 60
    assert len(queries) - len(answered) >= 20
    assert len(texts) == len(set(texts))


MEASURE = """
([sections, settings]) => {
  const index = models.retrieval.index(sections, settings);
  return models.retrieval.quality.measure(index, models.data.queries, settings);
}
"""


def test_retrieval_is_measured(models: Page, sections: Sections) -> None:
    found = models.evaluate(MEASURE, [sections, {}])

    for method in found["methods"]:
        places = [place for place in method["places"] if place >= 0]
        assert method["mrr"]["mean"] == pytest.approx(sum(1 / (p + 1) for p in places) / found["queries"])
        assert method["recall3"]["mean"] == pytest.approx(sum(p < 3 for p in places) / found["queries"])
        for name in ("mrr", "recall3", "recall5"):
            assert method[name]["low"] <= method[name]["mean"] <= method[name]["high"]
        # A ranking by chance would have the right one of 150 among the first five once in thirty times.
        assert method["recall5"]["low"] > 0.5
    # What the page prints; half of the questions would be as good as nothing.
    assert found["answered"] >= 0.55 * found["queries"]
    assert found["refusedRightly"] > 0.7 * found["unanswerable"]
    assert found["refusedWrongly"] < 0.2 * found["queries"]


def test_the_interval_of_a_mean_is_that_of_its_distribution(models: Page) -> None:
    """Of 100 questions with 70 right the share's deviation is 0.046, the root of .7 * .3 / 100; 1.96 of them lie on each side."""
    found = models.evaluate(
        "values => models.retrieval.quality.estimate(values, models.random.generator(7))", [1] * 70 + [0] * 30
    )

    assert found["mean"] == pytest.approx(0.7)
    assert found["low"] == pytest.approx(0.7 - 0.09, abs=0.015)
    assert found["high"] == pytest.approx(0.7 + 0.09, abs=0.015)


def test_a_passage_answers_that_holds_half_of_the_words(models: Page) -> None:
    words = " ".join(f"w{number}" for number in range(20))
    query = {"text": "?", "answers": [{"page": "p.html", "words": "w8 w9 w10 w11"}]}
    found = models.evaluate(
        "([sections, query]) => [...models.retrieval.relevant(models.retrieval.index(sections, { size: 10, overlap: 0 }), query)]",
        [[section(words), {**section(words), "page": "other.html"}], query],
    )

    assert found == [0, 1]
