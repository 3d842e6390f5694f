"""What retrieval finds in this site's own pages: answers in their words, refusals, and how well each ranking does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Sections = list[dict[str, str]]

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


def test_an_answer_is_in_the_pages_own_words(models: Page, sections: Sections) -> None:
    found = models.evaluate(JOURNEY, [sections, "Which autoscaler changes the CPU and memory of a pod?", {}])

    # The glossary's entry, or the row of the chapter's table.
    assert found["answer"]["sentences"][0]["text"].startswith("Vertical Pod Autoscaler (VPA)")
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


@pytest.mark.parametrize("text", ["How do I bake sourdough bread?", "xyzzy", "the of and", "", "🥖" * 300])
def test_what_no_page_answers_has_no_answer(models: Page, sections: Sections, text: str) -> None:
    assert models.evaluate(JOURNEY, [sections, text, {}])["answer"]["sentences"] == []


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


RANKS = """
([sections, [text, page, words]]) => {
  const { retrieval, rag } = models;
  const index = retrieval.index(sections, rag.DEFAULTS);
  const trace = retrieval.search(index, text, rag.DEFAULTS);
  const right = retrieval.relevant(index, { text, answers: [{ page, words }] });
  const prompt = retrieval.prompt(index, text, trace.fused.map(({ id }) => id), rag.DEFAULTS);
  const answer = retrieval.answer(index, trace.terms, prompt.included.map(({ id }) => id), rag.DEFAULTS);
  const rank = (all) => all.findIndex(({ id }) => right.has(id)) + 1;
  return {
    keywords: rank(trace.words),
    vectors: rank(trace.near.found),
    fused: rank(trace.fused),
    dropped: prompt.dropped.length,
    answered: answer.sentences.some(({ id }) => right.has(id)),
  };
}
"""


def test_the_default_query_shows_a_fusion_that_neither_search_had(models: Page, sections: Sections) -> None:
    default = models.evaluate("models.rag.EXAMPLES[0]")
    found = models.evaluate(RANKS, [sections, default])

    assert found["fused"] == 1, f"fusion no longer puts the right passage first ({found}): {CHOOSE}"
    assert found["keywords"] > 1, f"keyword search has the right passage first ({found}): {CHOOSE}"
    assert found["vectors"] > 1, f"vector search has the right passage first ({found}): {CHOOSE}"
    assert found["answered"], f"the answer is not from the right passage ({found}): {CHOOSE}"
    assert found["dropped"] > 0, (
        f"no passage is dropped from the prompt ({found}): "
        "lower DEFAULTS.budget in hooks/figures/rag/settings.js until the fifth passage has no room"
    )


CHOOSE = (
    "a changed page has moved the ranks of the figure's default query. Choose another one as the first of EXAMPLES in "
    "hooks/figures/rag/settings.js: one that the pages answer, that both searches rank second to fourth, behind "
    "different passages. Variants of the questions in hooks/figures/data/queries/ are good candidates"
)


def test_each_example_has_its_answer_on_its_page_once(models: Page, sections: Sections) -> None:
    examples = models.evaluate("models.rag.EXAMPLES")
    lost = [
        text
        for text, page, words in examples[:-1]
        if sum(words in one["text"] for one in sections if one["page"] == page) != 1
    ]

    assert lost == [], (
        "words that answer an example of rag/settings.js are gone from its page, or there twice"
    )


def test_the_last_example_is_refused(models: Page, sections: Sections) -> None:
    text, page, words = models.evaluate("models.rag.EXAMPLES.at(-1)")

    assert (page, words) == ("", "")
    answer = models.evaluate(JOURNEY, [sections, text, {}])["answer"]
    assert answer["sentences"] == [], (
        "a changed page now comes near the query that the figure offers as unanswered. Choose another one as the last of "
        "EXAMPLES in hooks/figures/rag/settings.js, from hooks/figures/data/queries/unanswered.js"
    )


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
    # What the stage of fusion says.
    words, _, vectors, fused = (method["mrr"]["mean"] for method in found["methods"])
    assert fused < max(words, vectors)
