"""The stage of a query through a RAG pipeline: asked, played, re-cut, measured, and where the pages' words don't come."""

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

STATIONS = ["Query", "Embedding", "Vector search", "Keyword search", "Fusion", "Prompt", "Answer"]


def ask(visual: Locator, text: str) -> None:
    """Type a query of one's own, which plays, and stop it."""
    visual.get_by_role("combobox", name="Query", exact=True).select_option("")
    visual.get_by_role("textbox", name="Your own query").fill(text)
    visual.get_by_role("textbox", name="Your own query").press("Enter")
    expect(visual).to_have_attribute("data-ready", "")
    if visual.get_by_role("button", name="Pause").count():
        visual.get_by_role("button", name="Pause").click()


def tab(visual: Locator, name: str) -> Locator:
    return visual.get_by_role("tab", name=name, exact=True)


def go_to(visual: Locator, name: str) -> Locator:
    """Go to a station, whose picture is then shown."""
    tab(visual, name).click()
    return visual.get_by_role("tabpanel", name=name, exact=True)


def unfold(visual: Locator, drawer: str) -> None:
    visual.locator(f".v-{drawer}").evaluate("one => { one.open = true; }")


def table(visual: Locator, summary: str) -> list[list[str]]:
    unfold(visual, "tables")
    return rows(open_twin(visual, summary))[1:]


def narration(visual: Locator) -> Locator:
    return visual.locator(".v-narration")


def number_in(text: str) -> int:
    """Read the first number of a text."""
    return int(re.findall(r"\d[\d,]*", text)[0].replace(",", ""))


def test_a_question_is_answered_in_the_pages_words(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")

    ask(visual, "Which autoscaler changes the CPU and memory of a pod?")

    answer = go_to(visual, "Answer")
    expect(answer).to_contain_text("Vertical Pod Autoscaler (VPA); Adjusts CPU and memory for individual")
    expect(narration(visual)).to_contain_text("The answer is in the pages' own words")
    answer.get_by_role("link").first.click()
    # The chapter's table, or the glossary's entry.
    page.wait_for_url(re.compile(r"/(clusters|glossary)\.html#\w"))


def test_what_no_page_answers_is_refused_with_the_reason(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")

    visual.get_by_role("combobox", name="Query", exact=True).select_option(
        "How does federated learning protect privacy?"
    )

    answer = go_to(visual, "Answer")
    expect(answer).to_contain_text("Nothing here answers that.")
    expect(answer).to_contain_text("40% is required")
    expect(go_to(visual, "Query")).to_contain_text("on no page")
    expect(narration(visual)).to_contain_text("on no page")


def test_the_link_restores_settings_and_moment(page: Page, address: str) -> None:
    state = "#rag=query:pods%20on%20nodes%2C%20%26%20why%3F,size:40,budget:200,t:27"
    visual = open_visual(page, address, "rag", state)
    visual.get_by_role("button", name="Step").click()
    said = narration(visual).inner_text()
    wait_until(page, lambda: "t:27.9" in page.url)

    visual = open_visual(page, address, "rag", f"#{urlsplit(page.url).fragment}")

    expect(narration(visual)).to_have_text(said)
    expect(visual.get_by_role("textbox", name="Your own query")).to_have_value("pods on nodes, & why?")
    expect(visual.get_by_role("slider", name="Prompt budget")).to_have_attribute(
        "aria-valuetext", "200 tokens"
    )
    unfold(visual, "settings")
    visual.locator(".v-group summary", has_text="Passages").click()
    expect(visual.get_by_role("spinbutton", name="Passage length, words")).to_have_value("40")


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
        expect(go_to(visual, "Answer")).to_contain_text("Nothing here answers that.")
        assert ["Query", "", f"Question: {text[:300].strip()}".strip()] in table(visual, "The prompt")
        assert "NaN" not in visual.inner_text()
        assert page.locator("rag-visual img").count() == 0


def test_any_question_is_in_the_link(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    for text in QUERIES[1:4]:
        before = page.url
        ask(visual, text)
        wait_until(page, lambda: "query:" in page.url and page.url != before)  # noqa: B023 - it waits here

        visual = open_visual(page, address, "rag", f"#{urlsplit(page.url).fragment}")

        expect(visual.get_by_role("textbox", name="Your own query")).to_have_value(text[:300])


def test_stations_are_tabs_for_the_keyboard(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=t:0")
    expect(visual.locator("[role=tab][tabindex='0']")).to_have_count(1)
    tab(visual, "Query").focus()

    for number, name in enumerate(STATIONS[1:], 2):
        page.keyboard.press("ArrowRight")
        expect(tab(visual, name)).to_be_focused()
        expect(tab(visual, name)).to_have_attribute("aria-selected", "true")
        expect(visual.get_by_role("tabpanel")).to_have_count(1)
        expect(visual.get_by_role("tabpanel", name=name, exact=True)).to_be_visible()
        expect(visual.locator(".v-now")).to_have_text(f"Station {number} of 7")
    page.keyboard.press("Home")
    expect(tab(visual, "Query")).to_be_focused()
    page.keyboard.press("End")
    wait_until(page, lambda: "t:64.9" in page.url)
    # Of several sayings within 1.6 seconds the last is said.
    expect(visual.locator(".v-stage-frame [role=status]")).to_have_text(
        re.compile("^The answer is in the pages")
    )


def test_a_link_goes_to_its_moment(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=stage:3")
    expect(visual.locator(".v-now")).to_have_text("Station 4 of 7")

    # One that is followed on the page does what one does that opens it.
    for state, station in (("stage:7", 7), ("t:-5", 1), ("stage:99", 7), ("t:27", 4)):
        page.evaluate("hash => { location.hash = hash; }", f"rag={state}")
        expect(visual.locator(".v-now"), state).to_have_text(f"Station {station} of 7")


def test_it_opens_at_a_telling_moment_and_moves_at_once(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    expect(visual.locator(".v-now")).to_have_text("Station 3 of 7")
    assert visual.locator(".rag-hop").count() > 2
    assert "#" not in page.url
    visual.get_by_role("button", name="Restart").click()
    expect(visual.locator(".rag-struck")).to_have_count(0)

    visual.get_by_role("button", name="Play").click()

    expect(visual.locator(".rag-struck").first).to_be_visible(timeout=3000)


def test_the_default_query_shows_what_fusion_can_and_cannot_do(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    expect(visual.locator(".v-quality")).to_have_class(re.compile("v-measured"))

    fusion = go_to(visual, "Fusion")
    expect(narration(visual)).to_have_text(re.compile("^Neither search put the right passage first: "))
    visual.get_by_role("button", name="Step").click()

    expect(narration(visual)).to_have_text(
        re.compile(
            r"^On \d+ test queries, keywords alone score 0\.\d\d and fusion 0\.\d\d\. Fusion doesn't win on average\.$"
        )
    )
    expect(fusion).to_contain_text("Fusion doesn't win on average.")


def test_a_run_ends_with_a_card_whose_links_play(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=t:68.5")
    visual.get_by_role("button", name="Play").click()
    card = visual.get_by_role("group", name="How it ended")
    expect(card.locator("dd")).to_have_count(3)
    assert re.fullmatch(r"\d+ of \d+", card.locator("dd").first.inner_text())

    card.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    visual.get_by_role("button", name="Step").click()
    card.get_by_role("link", name="the same query by keywords alone").click()

    expect(card).to_be_hidden()
    expect(visual.get_by_role("button", name="Pause")).to_be_visible()
    expect(visual.locator(".v-now")).to_have_text("Station 1 of 7")
    go_to(visual, "Fusion")
    expect(narration(visual)).to_contain_text("keywords alone decide")
    unfold(visual, "settings")
    visual.locator(".v-group summary", has_text="Search").click()
    expect(visual.get_by_role("spinbutton", name="Weight of vectors in the fusion, %")).to_have_value("0")


def test_a_closed_card_stays_closed_when_the_measure_comes(page: Page, address: str) -> None:
    # The measure waits for its queries, which come once the card is closed.
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/passages/queries.js", hold)
    visual = open_visual(page, address, "rag", "#rag=t:69")
    card = visual.get_by_role("group", name="How it ended")
    card.get_by_role("button", name="Close").click()
    wait_until(page, lambda: bool(held))

    held[0].continue_()

    expect(visual.locator(".v-quality")).to_have_class(re.compile("v-measured"))
    expect(card).to_be_hidden()


def test_what_is_typed_stays_while_sliders_move(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    ask(visual, "what is a pod?")
    field = visual.get_by_role("textbox", name="Your own query")
    expect(field).to_have_value("what is a pod?")

    visual.get_by_role("slider", name="Prompt budget").press("ArrowRight")

    wait_until(page, lambda: "budget:" in page.url)
    expect(field).to_have_value("what is a pod?")


def test_the_words_typed_are_shown_and_counted_in_all_passages(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    ask(visual, "Kubernetes models")

    words = table(visual, "Words of the query")
    query = go_to(visual, "Query")
    for word, passages in words:
        expect(query).to_contain_text(f"{word}{passages} passages")
    assert int(words[1][1]) > 50
    assert len(table(visual, "Keyword search")) == 50


def test_fusion_says_what_it_moved(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=most:20,weight:0.9")
    for cells in table(visual, "Fused ranking"):
        _, place, words, _, moved, _ = cells
        if words == "none":
            assert moved == "new"
        else:
            by = int(words) - int(place)
            said = "= as before" if by == 0 else f"▲{by} {by} up" if by > 0 else f"▼{-by} {-by} down"
            assert moved.split() == said.split()


@pytest.mark.parametrize("base", ["file"], indirect=True)
def test_a_worker_ends_with_its_figure_and_another_takes_over(page: Page, base: str) -> None:
    page.add_init_script(
        "window.made = 0; window.ended = 0; const Native = Worker;"
        # The theme's search has a worker of its own, from a file.
        "window.Worker = class extends Native {"
        " constructor(from) { super(from); this.ours = String(from).startsWith('blob:'); made += this.ours; }"
        " terminate() { ended += this.ours; super.terminate(); } };"
    )
    visual = open_visual(page, base, "rag")
    expect(visual.locator(".v-quality")).to_have_class(re.compile("v-measured"))
    assert page.evaluate("[made, ended]") == [1, 0]

    page.evaluate("() => { window.kept = document.querySelector('rag-visual'); kept.remove(); }")
    wait_until(page, lambda: page.evaluate("ended === 1"))
    page.evaluate("() => { document.querySelector('figure').append(kept); }")
    before = str(visual.locator(".v-quality > .v-note").text_content())
    page.evaluate("() => { location.hash = 'rag=threshold:1'; }")

    expect(visual.locator(".v-quality > .v-note")).not_to_have_text(before)
    assert page.evaluate("[made, ended]") == [2, 1]


def test_passages_are_cut_anew(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=t:0")
    before = number_in(narration(visual).inner_text())
    unfold(visual, "settings")
    visual.locator("summary", has_text="Passages").first.click()

    visual.get_by_role("slider", name="Passage length").fill("20")

    expect(narration(visual)).not_to_contain_text(f"{before} passages")
    assert number_in(narration(visual).inner_text()) > 2 * before
    expect(visual.get_by_role("spinbutton", name="Overlap with the passage before")).to_have_value("10")


def test_the_map_says_what_its_table_says(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    vectors = go_to(visual, "Vector search")
    visited = table(visual, "Visited passages")

    assert vectors.locator(".rag-seen").count() == len(visited)
    expect(vectors).to_contain_text(
        re.compile(f"^{len(visited)} of \\d+ compared|{len(visited)} of \\d+ compared")
    )
    expect(narration(visual)).to_contain_text(f"It compares {len(visited)} of")
    assert [int(row[0]) for row in visited] == list(range(1, len(visited) + 1))


def test_what_is_dropped_from_the_prompt_is_named(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=budget:200,most:6")
    parts = table(visual, "The prompt")
    dropped = [row for row in parts if row[2] == "dropped: prompt full"]

    assert 0 < len(dropped) < 6
    assert len(parts) == 6 + 2
    prompt = go_to(visual, "Prompt")
    expect(prompt).to_contain_text(f"{dropped[0][1]} tokens: no room")
    expect(narration(visual)).to_contain_text("dropped: prompt full")


def test_every_passage_links_to_a_heading_that_is_there(page: Page, address: str, site: Path) -> None:
    visual = open_visual(page, address, "rag", "#rag=most:20,budget:4000")
    unfold(visual, "tables")
    links = open_twin(visual, "Fused ranking").get_by_role("link")
    addresses: list[str] = links.evaluate_all("all => all.map(one => one.href)")

    assert len(addresses) == 20
    for one in addresses:
        parts = urlsplit(one)
        name = unquote(parts.path).split("/study guide/")[-1].lstrip("/")
        assert f'id="{parts.fragment}"' in (site / name).read_text(encoding="utf-8")


def test_how_well_it_finds_is_measured(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag")
    unfold(visual, "tables")
    visual.locator(".v-quality summary").first.click()
    methods = visual.get_by_role("group", name="How well each ranking finds").locator("table")

    expect(methods.locator("tbody tr")).to_have_count(4)
    expect(visual.locator(".v-quality > .v-note")).to_have_text(
        re.compile(
            r"^Of \d+ test queries, a right passage .* and the answer holds the expected words for \d+\.$"
        )
    )
    assert rows(methods)[0] == ["Ranking", "MRR", "Recall at 3", "Recall at 5"]
    for row in rows(methods)[1:]:
        assert all(re.fullmatch(r"0\.\d\d \(0\.\d\d to [01]\.\d\d\)", cell) for cell in row[1:])
    each = rows(open_twin(visual, "Query by query"))
    assert len(each) > 60
    fused = [1 / int(row[3]) if row[3] != "not found" else 0 for row in each[1:]]
    assert rows(methods)[4][1].startswith(f"{sum(fused) / len(fused):.2f}")


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
    expect(reader.page.locator("rag-visual .v-quality")).to_have_class(re.compile("v-measured"))
    loaded = [url.rpartition("/passages/")[2] for url in asked if "/passages/" in url]
    assert sorted(loaded) == sorted(path.name for path in (site / "assets/visuals/passages").glob("*.js"))


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

    expect(go_to(visual, "Query")).to_contain_text(f"{len(rows)}sections of this site")


def test_of_what_a_slider_asks_for_only_the_last_is_made(page: Page, address: str) -> None:
    visual = open_visual(page, address, "rag", "#rag=t:0")
    expect(visual.locator(".v-quality")).to_have_class(re.compile("v-measured"))
    page.evaluate(
        "() => { window.posted = 0; const post = Worker.prototype.postMessage;"
        " Worker.prototype.postMessage = function (...all) { posted += 'sections' in all[0][1]; post.apply(this, all); }; }"
    )
    unfold(visual, "settings")
    visual.locator("summary", has_text="Passages").first.click()

    visual.get_by_role("slider", name="Passage length").evaluate(
        "slider => { for (let size = 100; size > 30; size -= 1) {"
        " slider.value = String(size); slider.dispatchEvent(new Event('input')); } }"
    )

    expect(visual).to_have_attribute("data-ready", "")
    wait_until(page, lambda: "size:31" in page.url)
    assert 1 <= page.evaluate("posted") <= 2


def test_without_its_words_it_says_so_and_tries_again(
    new_reader: Callable[..., Reader], address: str
) -> None:
    reader = new_reader()
    page = reader.page
    page.route("**/passages/0.js", lambda route: route.abort())
    page.goto(f"{address}workloads.html")
    visual = page.locator("rag-visual")
    visual.scroll_into_view_if_needed()
    expect(narration(visual)).to_contain_text("The pages could not be read.")
    page.unroute("**/passages/0.js")
    reader.problems.clear()

    ask(visual, "What is drift?")

    expect(go_to(visual, "Answer").get_by_role("link").first).to_be_visible()


def test_without_a_worker_it_computes_the_same(new_reader: Callable[..., Reader], address: str) -> None:
    texts = []
    for broken in ("", "window.Worker = class { constructor() { throw new Error('none') } };"):
        page = new_reader().page
        page.add_init_script(broken)
        visual = open_visual(page, address, "rag")
        texts.append((go_to(visual, "Vector search").text_content(), table(visual, "Fused ranking")))

    assert texts[0] == texts[1]


def test_a_worker_that_fails_is_replaced(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    page = reader.page
    page.add_init_script(
        "const Native = window.Worker;"
        "window.Worker = class { constructor() { return new Native(URL.createObjectURL(new Blob(['throw 1']))) } };"
    )
    visual = open_visual(page, address, "rag")

    expect(go_to(visual, "Answer").get_by_role("link").first).to_be_visible()
    reader.problems.clear()


def test_forced_colors_leave_marks(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(forced_colors="active").page
    visual = open_visual(page, address, "rag")
    paints = visual.locator(".v-picture").evaluate(
        "picture => ['.rag-seen', '.rag-acts', '.rag-hop', '.rag-trail', '.rag-now circle'].map(one => {"
        " const { fill, stroke } = getComputedStyle(picture.querySelector(one)); return [one, fill, stroke]; })"
    )

    assert len({(fill, stroke) for _, fill, stroke in paints}) >= 4
