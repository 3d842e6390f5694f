"""The guide without a network: saved by one visit, updated without mixing versions, and unharmed by what goes wrong."""

from __future__ import annotations

import contextlib
import re
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, go_to_a_choice, open_place, remember, start_exam, wait_until
from browser.axe import violations
from browser.saved_site import (
    AGE,
    CACHES,
    UPDATE,
    later,
    reload_until,
    says,
    stop_worker,
    visit,
    wait_until_saved,
    write_version,
)
from browser.web_server import serve_host
from guide import theme_scripts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Request

    from browser.conftest import Reader
    from browser.web_server import Host

BAR = ".site-update"
TELL = """
(scope) => {
  const data = { type: "new-version", scope };
  navigator.serviceWorker.dispatchEvent(new MessageEvent("message", { data }));
}
"""
# Asks for files as a page does, and names those that do not come.
READ = """
async (names) => {
  const read = async (name) => {
    const answer = await fetch(name);
    return answer.ok && (await answer.arrayBuffer()).byteLength > 0;
  };
  const found = await Promise.all(names.map((name) => read(name).catch(() => false)));
  return names.filter((_, at) => !found[at]);
}
"""
# As Chromium where the version before is at work just when the new one wants to take over.
FORGETFUL = """
const takeOver = skipWaiting.bind(globalThis);
let wishes = 0;
globalThis.skipWaiting = () => ++wishes > 1 ? takeOver() : Promise.resolve();
"""


def failures_of(page: Page) -> list[str]:
    """The addresses of requests that fail from now on; one that a page gives up since it is left hasn't failed."""
    failed: list[str] = []

    def note(request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":
            failed.append(request.url)

    page.on("requestfailed", note)
    return failed


@pytest.fixture
def saves() -> bool:
    return True


@pytest.fixture
def searches(request: pytest.FixtureRequest) -> bool:
    return "the_guide" in request.node.name


@pytest.fixture
def draws_figures(searches: bool) -> bool:
    return searches


@pytest.fixture(scope="session")
def versions(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("versions")
    return [write_version(folder / version, version) for version in ("one", "two", "three")]


@pytest.fixture
def host(versions: list[Path]) -> Iterator[Host]:
    with serve_host({"/": versions[0]}) as host:
        yield host


def cut(reader: Reader, host: Host) -> None:
    """Cut the network; what the browser's console says of it is no problem of the page."""
    host.lost.add("*")
    reader.page.on("close", lambda _: reader.problems.clear())


def forgive(reader: Reader) -> None:
    """Forget what the console says of requests that were to fail."""
    failed = re.compile(
        r"Failed to load resource|ERR_|bad HTTP response code|Quota|Failed to (register|update)"
    )
    reader.problems[:] = [one for one in reader.problems if not failed.search(one)]


def update(page: Page) -> None:
    page.evaluate(UPDATE)


def wait_for_bar(page: Page) -> None:
    """Wait until a page hears of a new version.

    Where a page asks for something just when the new one takes over, Chromium waits until the old one has been idle for
    half a minute. A worker that is watched, as here, is never idle, so it is ended.
    """
    bar = page.locator(BAR).get_by_role("status")
    with contextlib.suppress(AssertionError):
        expect(bar).to_have_text("A new version is ready.", timeout=5_000)
        return
    stop_worker(page)
    expect(bar).to_have_text("A new version is ready.")


@pytest.mark.parametrize("place", ["/", "/a guide/of mine/"])
def test_one_visit_saves_the_site(reader: Reader, versions: list[Path], place: str) -> None:
    page = reader.page
    with serve_host({place: versions[0]}) as host:
        root = host.address + place[1:].replace(" ", "%20")
        visit(page, root)
        host.lost.add("*")

        # The page that is open has all that it asks for later, from the version that it came from.
        assert later(page) == "one"
        for address in ("", "index.html", "?q=1#deep", "deep/", "deep/index.html", "deep", "index"):
            answer = page.goto(root + address)
            assert answer
            assert (answer.status, answer.from_service_worker) == (200, True), address
            says(page, "Deep one" if "deep" in address and "#" not in address else "Home one")
            assert page.evaluate("part") == "one"
        answer = page.goto(f"{root}gone/page.html?q")
        assert answer
        assert answer.status == 404
        says(page, "Lost one")
        part = page.evaluate(
            "async (file) => { const part = await fetch(file, { headers: { Range: 'bytes=4-7' } }); return [part.status, await part.text()]; }",
            f"{root}same/1.txt",
        )
        assert part == [206, "same"]
        # What is more than reading goes to the host, which refuses it here.
        assert page.evaluate("async () => (await fetch('../index.html', { method: 'POST' })).status") == 501
        forgive(reader)


def test_two_guides_on_one_host_know_nothing_of_each_other(reader: Reader, versions: list[Path]) -> None:
    page = reader.page
    one, two, three = versions
    with serve_host({"/": one, "/b/": two}) as host:
        visit(page, host.address)
        # A guide in a folder of the other one: until it is saved itself, it comes over the network.
        page.goto(f"{host.address}b/")
        says(page, "Home two")
        assert page.evaluate("part") == "two"
        wait_until_saved(page)
        page.evaluate("caches.open('of another site')")
        before = page.evaluate(CACHES)
        assert len(before) == 5

        host.folders["/"] = three
        page.goto(host.address)
        update(page)
        wait_for_bar(page)
        page.get_by_role("button", name="Reload").click()
        says(page, "Home three")
        reload_until(page, 5)

        after = page.evaluate(CACHES)
        assert len(set(before) - set(after)) == 1
        host.lost.add("*")
        page.goto(f"{host.address}b/deep/")
        says(page, "Deep two")
        page.goto(host.address)
        says(page, "Home three")
        forgive(reader)


def test_an_update_mixes_no_versions(reader: Reader, host: Host, versions: list[Path]) -> None:
    page = reader.page
    host.keeps = True
    visit(page, host.address)
    other = reader.context.new_page()
    other.goto(f"{host.address}deep/")
    says(other, "Deep one")
    host.folders["/"] = versions[1]
    host.asked.clear()

    update(page)
    for one in (page, other):
        wait_for_bar(one)
    # Only what changed was loaded.
    changed = {"/index.html", "/deep/index.html", "/404.html", "/part.js", "/later.js", "/sw.js"}
    assert set(host.asked) == changed

    # Open pages stay with their version, also when the worker has been ended in between, and without a network.
    stop_worker(page)
    assert (later(page), later(other, "../")) == ("one", "one")
    text = page.evaluate("async () => (await fetch('deep/index.html')).text()")
    assert "Deep one" in text

    page.get_by_role("button", name="Reload").click()
    says(page, "Home two")
    assert (page.evaluate("part"), later(page)) == ("two", "two")
    assert page.locator(BAR).count() == 0
    host.lost.add("*")
    stop_worker(page)
    assert (later(other, "../"), later(page)) == ("one", "two")

    # The old version goes when the last page of it does.
    page.evaluate(AGE)
    page.reload()
    assert later(other, "../") == "one"
    assert len(page.evaluate(CACHES)) == 3
    other.close()
    reload_until(page, 2)
    says(page, "Home two")
    forgive(reader)


def test_a_version_that_the_browser_leaves_waiting_is_reminded(
    reader: Reader, host: Host, versions: list[Path], tmp_path: Path
) -> None:
    forgetful = shutil.copytree(versions[1], tmp_path / "site")
    worker = forgetful / theme_scripts.WORKER
    worker.write_text(FORGETFUL + worker.read_text(encoding="utf-8"), encoding="utf-8")
    page = reader.page
    visit(page, host.address)
    host.folders["/"] = forgetful
    update(page)
    wait_for_bar(page)


def test_the_bar_is_said_once_and_can_be_dismissed_by_keyboard(
    reader: Reader, host: Host, versions: list[Path]
) -> None:
    page = reader.page
    visit(page, host.address)
    host.folders["/"] = versions[1]
    update(page)
    wait_for_bar(page)
    page.get_by_role("button", name="Reload").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Dismiss")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(BAR)).to_have_count(0)

    host.folders["/"] = versions[2]
    update(page)
    wait_until(page, lambda: page.evaluate("async () => (await caches.keys()).length") == 4)
    expect(page.locator(BAR)).to_have_count(0)
    assert later(page) == "one"


@pytest.mark.parametrize("fault", ["lost", "gone", "half"])
def test_half_an_update_changes_nothing_and_is_finished_later(
    reader: Reader, host: Host, versions: list[Path], tmp_path: Path, fault: str
) -> None:
    page = reader.page
    visit(page, host.address)
    new = versions[1]
    if fault == "half":
        # The list of a new version, and a file of the old one: a host in the middle of an update.
        new = write_version(tmp_path / "half", "two")
        (new / "part.js").write_text("globalThis.part = 'one';\n", encoding="utf-8")
    host.folders["/"] = new
    getattr(host, fault if fault != "half" else "lost").update(set() if fault == "half" else {"/part.js"})

    update(page)
    expect(page.locator("[data-saved]")).to_contain_text("A newer version could not be saved.")

    assert page.locator(BAR).count() == 0
    before = set(host.lost)
    host.lost.add("*")
    page.goto(f"{host.address}deep/")
    says(page, "Deep one")
    assert (page.evaluate("part"), later(page, "../")) == ("one", "one")

    host.lost.clear()
    host.gone.clear()
    assert "*" not in before
    host.folders["/"] = versions[1]
    host.asked.clear()
    update(page)
    wait_for_bar(page)
    # What had been stored before it broke off was not loaded again.
    assert "/part.js" in host.asked
    assert "/404.html" not in host.asked
    page.reload()
    says(page, "Deep two")
    forgive(reader)


def test_a_first_visit_that_breaks_off_is_finished_by_the_next(reader: Reader, host: Host) -> None:
    page = reader.page
    host.lost.add("/same/5.txt")
    page.goto(host.address)
    expect(page.locator("[data-saved]")).to_contain_text("Not saved yet: the network was lost.")
    assert page.evaluate("part") == "one"
    host.lost.clear()
    host.asked.clear()

    page.goto(host.address)
    wait_until_saved(page)

    assert "/same/5.txt" in host.asked
    assert "/same/2.txt" not in host.asked
    forgive(reader)


def test_a_full_disk_leaves_what_is_saved(reader: Reader, host: Host, versions: list[Path]) -> None:
    page = reader.page
    session = reader.context.new_cdp_session(page)
    visit(page, host.address)
    before = page.evaluate(CACHES)
    host.folders["/"] = versions[1]
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 2000})

    update(page)
    expect(page.locator("[data-saved]")).to_contain_text("A newer version could not be saved.")

    # What was begun gives its room back.
    assert page.evaluate(CACHES) == before
    host.lost.add("*")
    page.reload()
    says(page, "Home one")
    assert later(page) == "one"
    host.lost.clear()
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/")})
    update(page)
    wait_for_bar(page)
    forgive(reader)


def test_a_disk_that_is_full_from_the_start_leaves_the_page_as_it_was(reader: Reader, host: Host) -> None:
    page = reader.page
    session = reader.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": host.address.rstrip("/"), "quotaSize": 2000})

    page.goto(host.address)

    expect(page.locator("[data-saved]")).to_contain_text("your browser has no space left")
    assert (page.evaluate("part"), later(page)) == ("one", "one")
    assert page.evaluate(CACHES) == []
    forgive(reader)


def test_a_page_older_than_what_is_saved_stays_on_the_network(
    reader: Reader, host: Host, versions: list[Path]
) -> None:
    page = reader.page
    reader.context.add_init_script("globalThis.requestIdleCallback = (act) => (globalThis.idle = act);")
    page.goto(host.address)
    # The host is updated after the page was loaded, and before its worker is there.
    host.folders["/"] = versions[1]

    page.evaluate("idle()")

    wait_for_bar(page)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    page.get_by_role("button", name="Reload").click()
    says(page, "Home two")
    assert (page.evaluate("part"), later(page)) == ("two", "two")


def test_a_reader_who_saves_data_is_asked(reader: Reader, host: Host) -> None:
    page = reader.page
    reader.context.add_init_script(
        "Object.defineProperty(Navigator.prototype, 'connection', { value: { saveData: true } });"
    )
    page.goto(host.address)
    expect(page.locator("[data-saved]")).to_contain_text("your browser asks sites to use less data")
    assert "/sw.js" not in host.asked

    page.get_by_role("button", name="Save for offline use").click()

    wait_until_saved(page)
    host.lost.add("*")
    page.goto(f"{host.address}deep/")
    says(page, "Deep one")
    forgive(reader)


def test_a_preview_removes_what_a_site_left_at_its_address(
    reader: Reader, host: Host, tmp_path: Path
) -> None:
    page = reader.page
    visit(page, host.address)
    page.evaluate("caches.open('of another site')")
    host.folders["/"] = write_version(tmp_path / "preview", "draft", preview=True)

    page.goto(host.address)

    says(page, "Home draft")
    expect(page.locator("[data-saved]")).to_contain_text("A preview is not saved")
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    assert page.evaluate(CACHES) == ["of another site"]
    page.reload()
    assert page.evaluate("navigator.serviceWorker.controller") is None
    forgive(reader)


def test_the_guide_is_whole_without_a_network(new_reader: Callable[..., Reader], site: Path) -> None:
    reader = new_reader()
    page = reader.page
    with serve_host({"/guide/": site}) as host:
        root = f"{host.address}guide/"
        page.goto(f"{root}take-it-with-you.html")
        wait_until_saved(page)
        host.lost.add("*")

        failed = failures_of(page)
        pages = [file for file in site.rglob("*.html") if file.name not in {"404.html", "store.html"}]
        later = [
            file
            for folder in ("visuals", "selfcheck/bank")
            for file in (site / "assets" / folder).rglob("*.*")
        ]
        names = [file.relative_to(site).as_posix() for file in (*pages, *later)]
        assert page.evaluate(READ, names) == []
        page.goto(f"{root}index.html")
        expect(page.locator(".answer-length input")).to_be_attached()
        page.goto(f"{root}clusters.html")
        figure = page.locator("article .visual").first
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".v-about")).to_have_count(1)
        page.locator("input.md-search__input").press_sequentially("canary")
        expect(page.locator(".md-search-result__link").first).to_be_attached()

        open_place(page, root, "review")
        remember(page, "inference", 1)
        review = open_place(page, root, "review")
        review.locator("input").first.check()
        check(review.locator("self-check-question:visible"))
        exam = start_exam(page, root)
        go_to_a_choice(exam)
        assert failed == []


def test_the_guides_bar_hides_nothing(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(viewport={"width": 390, "height": 844}).page
    # Its page asks to be saved once it is idle; here it never is.
    page.add_init_script("globalThis.requestIdleCallback = () => {};")
    page.goto(f"{address}take-it-with-you.html")
    page.evaluate(TELL, address)
    wait_for_bar(page)

    for name in ("Reload", "Dismiss"):
        box = page.get_by_role("button", name=name).bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    assert violations(page) == []
    # The last link of the page, as a reader comes to it by keyboard, is above the bar.
    page.locator("footer a").last.focus()
    link, bar = (page.locator(one).last.bounding_box() for one in ("footer a", BAR))
    assert link
    assert bar
    assert link["y"] + link["height"] <= bar["y"]


def test_a_copy_on_a_disk_is_whole(new_reader: Callable[..., Reader], site: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(site / "downloads/ai-study-guide.zip") as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / "ai-study-guide"
    page = new_reader().page
    failed = failures_of(page)

    page.goto((folder / "index.html").as_uri())
    page.get_by_role("link", name="Take it with you").first.click()

    expect(page.locator("[data-saved]")).to_have_text(re.compile("You're reading a copy on your disk"))
    expect(page.locator(".downloads")).to_have_text(re.compile("You are reading such a copy"))
    for name in ("workloads", "review", "glossary"):
        page.goto((folder / f"{name}.html").as_uri())
        expect(page.locator("h1")).to_have_count(1)
    assert failed == []
