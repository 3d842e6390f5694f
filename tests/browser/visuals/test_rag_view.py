"""The figure of a query on its way: asked, re-cut, stepped through, measured, and where the pages' words don't come."""

from __future__ import annotations

import json
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Route, expect

from browser.actions import wait_until
from browser.visuals.actions import open_twin, open_visual, rows

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

STAGES = [
    "Terms",
    "Embedding",
    "Vector search",
    "Word search",
    "Fusion",
    "Prompt",
    "Language model",
    "Answer",
]


def ask(visual: Locator, text: str) -> None:
    visual.get_by_role("textbox", name="Ask this site").fill(text)
    visual.get_by_role("textbox", name="Ask this site").press("Enter")


def stage(visual: Locator, name: str) -> Locator:
    return visual.get_by_role("region", name=name, exact=True)


def test_a_question_is_answered_in_the_pages_words(page: Page, base: str) -> None:
    visual = open_visual(page, base, "rag")

    ask(visual, "Which autoscaler changes the CPU and memory of a pod?")

    expect(visual.get_by_role("status")).to_have_text(
        re.compile(
            "Answer: in the pages' own words: Vertical Pod Autoscaler .*Adjusts CPU and memory for individual pods"
        )
    )
    link = stage(visual, "Answer").get_by_role("link").first
    link.click()
    page.wait_for_url("**/clusters.html#cluster-architecture-and-management")


def test_what_no_page_answers_is_refused_with_the_reason(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")

    visual.get_by_label("Or take an example").select_option("How do I write a Helm chart?")

    answer = stage(visual, "Answer")
    expect(answer.get_by_text("Nothing here answers that.")).to_be_visible()
    expect(answer).to_contain_text("at least 40 % are asked for")
    expect(stage(visual, "Terms").locator(".v-unknown").first).to_have_text("helm in no passage")


QUERIES = [
    "the of and",
    "<img src=x onerror=alert(1)>",
    "xyzzy" * 200,
    "%zz \u202e ]]> '()*!~",
    "١٢٣ 日本語",
    "",
]


def test_any_question_may_be_asked(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    for text in QUERIES:
        ask(visual, text)
        expect(visual.locator(".v-prompt p").last).to_have_text(f"Question: {text[:300].strip()}")
        expect(stage(visual, "Answer")).to_contain_text("Nothing here answers that.")
        assert "NaN" not in visual.inner_text()
        assert page.locator("rag-visual img").count() == 0


@pytest.mark.parametrize("text", QUERIES[1:4])
def test_any_question_is_in_the_link(page: Page, address: str, text: str) -> None:
    visual = open_visual(page, address, "rag")
    ask(visual, text)
    expect(visual.locator(".v-prompt p").last).to_have_text(f"Question: {text[:300]}")
    link = str(visual.get_by_role("link", name="Link to this state").get_attribute("href"))

    visual = open_visual(page, address, "rag", link)

    expect(visual.get_by_role("textbox", name="Ask this site")).to_have_value(text[:300])


def test_stages_follow_each_other_by_keyboard(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    expect(visual.locator(".v-stage:visible")).to_have_count(len(STAGES))
    visual.get_by_role("button", name="Reset").focus()
    page.keyboard.press("Enter")
    expect(visual.locator(".v-stage:visible")).to_have_count(0)
    visual.get_by_role("button", name="Next stage").focus()

    for number, name in enumerate(STAGES):
        page.keyboard.press("Enter")
        expect(visual.locator(".v-stage:visible")).to_have_count(number + 1)
        expect(stage(visual, name)).to_be_visible()
        if number == 2:
            link = visual.get_by_role("link", name="Link to this state")
            expect(link).to_have_attribute("href", "#rag=stage:3")
    # Of several sayings within two seconds the last is said.
    expect(visual.get_by_role("status")).to_have_text(re.compile("^Answer: in the pages' own words"))


@pytest.mark.parametrize("stages", [0, 2])
def test_who_asks_sees_the_answer_that_is_said(page: Page, address: str, stages: int) -> None:
    visual = open_visual(page, address, "rag")
    visual.get_by_role("button", name="Reset").click()
    for _ in range(stages):
        visual.get_by_role("button", name="Next stage").click()
    expect(visual.locator(".v-stage:visible")).to_have_count(stages)

    ask(visual, "what is a pod?")

    expect(visual.locator(".v-stage:visible")).to_have_count(len(STAGES))
    expect(stage(visual, "Answer")).to_contain_text("The smallest thing that Kubernetes runs")
    expect(visual.get_by_role("status")).to_have_text(re.compile("^Answer: .*The smallest thing"))


def test_a_setting_says_the_last_stage_that_is_seen(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=stage:3")
    expect(visual.get_by_role("status")).to_have_text(re.compile("^Vector search: "))


def test_what_is_typed_stays_while_sliders_move(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    field = visual.get_by_role("textbox", name="Ask this site")
    field.fill("not asked yet")
    visual.locator("summary", has_text="Prompt").first.click()

    visual.get_by_role("slider", name="Budget of the prompt").press("ArrowRight")

    expect(visual.get_by_role("link", name="Link to this state")).to_have_attribute(
        "href", re.compile("budget:")
    )
    expect(field).to_have_value("not asked yet")


def test_the_words_typed_are_shown_and_counted_in_all_passages(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    ask(visual, "Kubernetes models")
    chips = stage(visual, "Terms").locator(".v-chips li")
    expect(chips.first).to_have_text(re.compile(r"^kubernetes in \d+ passages$"))
    known = int(re.findall(r"\d+", chips.nth(1).inner_text())[0])

    said = stage(visual, "Word search").get_by_text("passages hold a term").inner_text()
    assert int(re.findall(r"\d+", said)[0]) >= known > 50
    assert said.endswith("The best 50 are ranked.")


def test_fusion_says_what_it_moved(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=most:20,weight:0.9")
    for cells in rows(stage(visual, "Fusion").locator("table"))[1:]:
        _, place, words, _, moved, _ = cells
        if words == "none":
            assert moved == "new"
        else:
            by = int(words) - int(place)
            said = "= as before" if by == 0 else f"▲{by} {by} up" if by > 0 else f"▼{-by} {-by} down"
            assert moved.split() == said.split()


def test_a_worker_ends_with_its_figure_and_another_takes_over(page: Page, base: str) -> None:
    page.add_init_script(
        "window.made = 0; window.ended = 0; const Native = Worker;"
        # The theme's search has a worker of its own, from a file.
        "window.Worker = class extends Native {"
        " constructor(from) { super(from); this.ours = String(from).startsWith('blob:'); made += this.ours; }"
        " terminate() { ended += this.ours; super.terminate(); } };"
    )
    visual = open_visual(page, base, "rag")
    assert page.evaluate("[made, ended]") == [1, 0]

    page.evaluate("() => { window.kept = document.querySelector('rag-visual'); kept.remove(); }")
    wait_until(page, lambda: page.evaluate("ended === 1"))
    page.evaluate("() => { document.querySelector('figure').append(kept); }")
    visual.locator(".v-quality summary").first.click()

    expect(visual.get_by_role("group", name="How well each ranking finds")).to_be_visible()
    assert page.evaluate("[made, ended]") == [2, 1]


def test_a_query_plays_to_its_end_and_stops(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=stage:7")

    visual.get_by_role("button", name="Play").click()

    expect(visual.get_by_role("button", name="Pause")).to_be_visible()
    expect(visual.get_by_role("button", name="Play")).to_be_visible()
    expect(visual.locator(".v-stage:visible")).to_have_count(len(STAGES))


def test_passages_are_cut_anew(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    before = visual.locator(".v-status").inner_text()
    visual.locator("summary", has_text="Passages").first.click()
    size = visual.get_by_role("slider", name="Length of a passage")

    size.fill("20")

    expect(visual).to_have_attribute("data-ready", "")
    expect(visual.locator(".v-status")).to_contain_text("passages of 20 words at most")
    assert int(re.findall(r"\d+", visual.locator(".v-status").inner_text())[0]) > 2 * int(
        re.findall(r"\d+", before)[0]
    )
    expect(visual.get_by_role("spinbutton", name="Overlap with the one before")).to_have_value("10")


def test_the_graph_says_what_its_table_says(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    vectors = stage(visual, "Vector search")
    table = rows(open_twin(visual, "The visited passages as a table"))[1:]

    assert vectors.locator("svg.v-graph").locator(".v-seen, .v-found").count() == len(table)
    expect(vectors).to_contain_text(re.compile(f"{len(table)} of \\d+ passages visited"))
    expect(vectors.get_by_role("img")).to_have_attribute(
        "aria-label", re.compile(f" {len(table)} of them visited")
    )
    assert [int(row[0]) for row in table] == list(range(1, len(table) + 1))


def test_what_falls_out_of_the_prompt_is_named(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=budget:200,most:6")
    prompt = stage(visual, "Prompt")

    included = prompt.locator(".v-prompt p").count() - 2
    assert 0 < included < 6
    expect(prompt.get_by_text("Fell out, for want of room").get_by_role("link")).to_have_count(6 - included)


def test_every_passage_links_to_a_heading_that_is_there(page: Page, address: str, site: Path) -> None:
    visual = open_visual(page, address, "rag", "#rag=most:20,budget:4000")
    links = stage(visual, "Fusion").get_by_role("link")
    addresses: list[str] = links.evaluate_all("all => all.map(one => one.href)")

    assert len(addresses) == 20
    for one in addresses:
        parts = urlsplit(one)
        name = unquote(parts.path).split("/study guide/")[-1].lstrip("/")
        assert f'id="{parts.fragment}"' in (site / name).read_text(encoding="utf-8")


def test_how_well_it_finds_is_measured_when_asked_for(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    visual.locator(".v-quality summary").first.click()
    table = visual.get_by_role("group", name="How well each ranking finds").locator("table")

    expect(table.locator("tbody tr")).to_have_count(4)
    expect(visual.locator(".v-quality > .v-note")).to_have_text(
        re.compile(
            r"^Of \d+ questions, a right passage .* and the answer holds the expected words for \d+\.$"
        )
    )
    page.emulate_media(media="print")
    expect(table).to_be_visible()
    page.emulate_media(media="screen")
    assert rows(table)[0] == ["Ranking", "MRR", "Recall at 3", "Recall at 5"]
    for row in rows(table)[1:]:
        assert all(re.fullmatch(r"0\.\d\d \(0\.\d\d to [01]\.\d\d\)", cell) for cell in row[1:])
    each = rows(open_twin(visual, "Question by question"))
    assert len(each) > 60
    fused = [1 / int(row[3]) if row[3] != "not found" else 0 for row in each[1:]]
    assert rows(table)[4][1].startswith(f"{sum(fused) / len(fused):.2f}")


def test_nothing_is_loaded_before_a_reader_comes_near(
    new_reader: Callable[..., Reader], address: str, site: Path
) -> None:
    reader = new_reader()
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url))
    reader.page.goto(f"{address}workloads.html")
    reader.page.wait_for_timeout(500)

    assert [url for url in asked if "/passages/" in url] == []
    reader.page.locator("rag-visual").scroll_into_view_if_needed()
    expect(reader.page.locator("rag-visual")).to_have_attribute("data-ready", "")
    loaded = [url.rpartition("/passages/")[2] for url in asked if "/passages/" in url]
    assert sorted(loaded) == sorted(
        path.name for path in (site / "assets/visuals/passages").glob("[0-9]*.js")
    )


def test_a_large_sites_words_come_in_parts(
    new_reader: Callable[..., Reader], address: str, site: Path
) -> None:
    text = (site / "assets/visuals/passages/0.js").read_text(encoding="utf-8")
    rows = json.loads(text[text.index("[") : text.rindex(")")])
    page = new_reader().page
    for number in range(3):
        part = f"guidePassages.take({number}, 3, {json.dumps(rows[number::3])});"
        page.route(f"**/passages/{number}.js", partial(Route.fulfill, body=part))
    visual = open_visual(page, address, "rag")

    expect(stage(visual, "Terms")).to_contain_text(f"The {len(rows)} sections of this site")


def test_of_what_a_slider_asks_for_only_the_last_is_made(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    page.evaluate(
        "() => { window.posted = 0; const post = Worker.prototype.postMessage;"
        " Worker.prototype.postMessage = function (...all) { posted += 1; post.apply(this, all); }; }"
    )
    visual.locator("summary", has_text="Passages").first.click()

    visual.get_by_role("slider", name="Length of a passage").evaluate(
        "slider => { for (let size = 100; size > 30; size -= 1) {"
        " slider.value = String(size); slider.dispatchEvent(new Event('input')); } }"
    )

    expect(visual).to_have_attribute("data-ready", "")
    expect(visual.locator(".v-status")).to_contain_text("passages of 31 words at most")
    assert page.evaluate("posted") <= 2


def test_without_its_words_it_says_so_and_tries_again(
    new_reader: Callable[..., Reader], address: str
) -> None:
    reader = new_reader()
    page = reader.page
    page.route("**/passages/0.js", lambda route: route.abort())
    page.goto(f"{address}workloads.html")
    visual = page.locator("rag-visual")
    visual.scroll_into_view_if_needed()
    expect(visual.locator(".v-status")).to_contain_text("The pages could not be read.")
    page.unroute("**/passages/0.js")
    reader.problems.clear()

    ask(visual, "What is drift?")

    expect(visual).to_have_attribute("data-ready", "")
    expect(stage(visual, "Answer").get_by_role("link").first).to_be_visible()


def test_without_a_worker_it_computes_the_same(new_reader: Callable[..., Reader], address: str) -> None:
    texts = []
    for broken in ("", "window.Worker = class { constructor() { throw new Error('none') } };"):
        page = new_reader().page
        page.add_init_script(broken)
        texts.append(open_visual(page, address, "rag").locator(".v-stages").inner_text())

    assert texts[0] == texts[1]


def test_a_worker_that_fails_is_replaced(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    page = reader.page
    page.add_init_script(
        "const Native = window.Worker;"
        "window.Worker = class { constructor() { return new Native(URL.createObjectURL(new Blob(['throw 1']))) } };"
    )
    visual = open_visual(page, address, "rag")

    expect(visual.locator(".v-stage:visible")).to_have_count(len(STAGES))
    reader.problems.clear()
