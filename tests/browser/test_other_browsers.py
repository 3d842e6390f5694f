"""Firefox and WebKit: one store for all pages of a site in a folder, and a site on the web that is saved and updated.

Where a browser's packages are not installed its test is skipped; `.ci/run` installs them.
"""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING, Any

import pytest

from browser.firefox import firefox
from browser.saved_site import write_version
from browser.web_server import serve_host
from browser.webkit import webkit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from browser.web_server import Host

PATIENCE = 20
THREE = 3
ANSWER = """
const question = document.querySelector("#q-rag-weekly-policies");
const [key] = JSON.parse(question.querySelector("details.answer").dataset.answer).keys;
question.querySelector(`input[value='${key}']`).click();
question.querySelector("button[type=submit]").click();
"""
VERDICT = "return document.querySelector('#q-rag-weekly-policies')?.dataset.verdict ?? ''"
ANSWERED = "return document.querySelector('.sc-parts .sc-sets b')?.textContent ?? ''"
MARK = "return document.querySelector('.md-nav--primary .sc-nav-mark')?.textContent ?? ''"
READY = "return document.querySelector('#q-rag-weekly-policies button[type=submit]').hidden ? '' : 'ready'"
LEAVE = f"{ANSWER} location.href = 'index.html';"
RETRY = "(window.wrappedJSObject ?? window).document.querySelector('#q-rag-weekly-policies').again()"
COUNT = """
const { stores } = (window.wrappedJSObject ?? window).selfcheck;
return [...stores.values()][0].answers("rag-weekly-policies").length;
"""
UNSENT = """
const row = "0009abcdefgh 12345678 q c - 2026-11-01 1 a1b2c3d4";
const unsent = [["log:rag-weekly-policies", [row]], ["settings", ["none of ours"]], 5, null];
localStorage.setItem("ai-study-guide:2:pending", JSON.stringify(unsent));
"""
# The reader's own file, as if its answers were given a year before.
IMPORT = """
const input = document.querySelector("input[type=file]");
const given = new DataTransfer();
given.items.add(new File([arguments[0].replaceAll(/"\\d{4}(-\\d\\d-\\d\\d")/g, '"2025$1')], "progress.json"));
input.files = given.files;
input.dispatchEvent(new Event("change"));
"""
# What the file that is saved holds: the drivers don't hand it over.
RECORDS = """
const [store] = [...(window.wrappedJSObject ?? window).selfcheck.stores.values()];
const records = store.questions().flatMap((id) => store.answers(id));
return JSON.stringify({ format: "selfcheck-progress", version: 2, site: "ai-study-guide", records });
"""
PRESS = """
const found = [...document.querySelectorAll("self-check button")].find(
    (one) => !one.hidden && (one.getAttribute("aria-label") ?? one.textContent).startsWith(arguments[0]),
);
found?.click();
return found ? "pressed" : "";
"""
SAID = "return document.querySelector('self-check').textContent.includes(arguments[0]) ? 'said' : ''"
REVIEW_ANSWER = """
document.querySelector("self-check-question input").click();
document.querySelector("self-check-question button[type=submit]").click();
// Where it was wrong, the answer is shown before the review goes on.
document.querySelector("self-check-question .sc-second:not([hidden])")?.click();
"""
# The paper mixes kinds: on to the next question that has one key among choices.
EXAM_ANSWER = """
const shown = () => document.querySelector("self-check-question:not([hidden])");
while (shown().dataset.kind !== "single") {
    shown().querySelector("button[type=submit]").click();
}
shown().querySelector("input").click();
return shown().querySelector(".sc-number").textContent.match(/\\d+/)[0];
"""
# In pixels: how far each question's fieldset goes on below what it holds, when it is laid out for the second time.
ROOM_LEFT = """
const bottom = (one) => one.getBoundingClientRect().bottom;
return [...document.querySelectorAll("self-check-question fieldset")].map((one) => {
    one.hidden = true;
    bottom(one);
    one.hidden = false;
    return bottom(one) - Math.max(...[...one.children].map(bottom));
});
"""
MOST_LEFT = 40
PHONE = (420, 860)
STILL_UNSENT = "return localStorage.getItem('ai-study-guide:2:pending')"


def wait_for(wanted: Any, look: Callable[[], Any]) -> None:
    """Look until there is what is wanted."""
    deadline = time.monotonic() + PATIENCE
    while (found := look()) != wanted:
        assert time.monotonic() < deadline, f"{found!r} is not {wanted!r}"
        time.sleep(0.1)


def go_through_the_site(visit: Callable[[str], Any], run: Callable[..., Any]) -> None:
    """Answer on one page and find the answer on others; then the rest of the loop."""
    keep_one_store(visit, run)
    file = export_and_delete(run)
    import_and_review(visit, run, file)
    sit_an_exam(visit, run)


def export_and_delete(run: Callable[..., Any]) -> str:
    """On the progress page."""
    wait_for("pressed", lambda: run(PRESS, "Save a copy"))
    wait_for("said", lambda: run(SAID, "Copy saved as ai-study-guide-answers-"))
    file = str(run(RECORDS))
    assert len(json.loads(file)["records"]) == THREE
    run(PRESS, "Delete all answers")
    wait_for(0, lambda: run(COUNT))
    return file


def import_and_review(visit: Callable[[str], Any], run: Callable[..., Any], file: str) -> None:
    """Take the file over, and find its question due."""
    run(IMPORT, file)
    wait_for("said", lambda: run(SAID, "Added 3 answers."))
    visit("review.html")
    wait_for("said", lambda: run(SAID, "1 question due."))
    wait_for("said", lambda: run(SAID, "Question 1 of 1"))
    run(REVIEW_ANSWER)
    wait_for("pressed", lambda: run(PRESS, "See your result"))
    wait_for("said", lambda: run(SAID, "You got it right.") or run(SAID, "You missed it."))


def sit_an_exam(visit: Callable[[str], Any], run: Callable[..., Any]) -> None:
    """Leave an exam in its middle and submit it."""
    visit("exam.html")
    wait_for("pressed", lambda: run(PRESS, "Start exam"))
    wait_for("pressed", lambda: run(PRESS, "Question 1: "))
    answered = f"Question {run(EXAM_ANSWER)}: answered"
    wait_for("pressed", lambda: run(PRESS, answered))
    time.sleep(0.5)
    visit("exam.html")
    wait_for("pressed", lambda: run(PRESS, answered))
    run(PRESS, "Submit")
    wait_for("pressed", lambda: run(PRESS, "Submit anyway"))
    wait_for("pressed", lambda: run(PRESS, "Start another exam"))


def keep_one_store(visit: Callable[[str], Any], run: Callable[..., Any]) -> None:
    """Answer on one page and find the answer on others."""
    visit("workloads.html")
    wait_for("ready", lambda: run(READY))
    run(ANSWER)
    wait_for("correct", lambda: run(VERDICT))
    time.sleep(0.5)  # as long as a reader needs to reach a link

    visit("progress.html")
    wait_for("1", lambda: run(ANSWERED))
    visit("index.html")
    wait_for("started, 1", lambda: str(run(MARK)).split(" of ")[0])
    visit("workloads.html")
    wait_for("correct", lambda: run(VERDICT))

    run(RETRY)
    run(LEAVE)  # in the moment of the answer
    wait_for("index.html", lambda: run("return location.pathname.split('/').pop()"))
    visit("workloads.html")
    wait_for(2, lambda: run(COUNT))

    run(UNSENT)  # as it stands where a reader left before the message was read
    visit("workloads.html")
    wait_for(3, lambda: run(COUNT))
    wait_for(None, lambda: run(STILL_UNSENT))
    visit("progress.html")
    wait_for(3, lambda: run(COUNT))


@pytest.mark.filterwarnings("ignore")  # of the driver's own code
def test_firefox_with_a_storage_for_each_file(quiet_site: Path, tmp_path: Path) -> None:
    with firefox(tmp_path) as client:
        go_through_the_site(
            lambda page: client.navigate(f"{quiet_site.as_uri()}/{page}"),
            lambda script, *given: client.execute_script(script, given),
        )


@pytest.mark.filterwarnings("ignore")  # of the driver's own code
def test_webkit(quiet_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))  # where it saves files
    with webkit(monkeypatch) as browser:
        go_through_the_site(lambda page: browser.get(f"{quiet_site.as_uri()}/{page}"), browser.execute_script)
        browser.set_window_size(*PHONE)
        browser.get(f"{quiet_site.as_uri()}/workloads.html")
        left = browser.execute_script(ROOM_LEFT)
        assert len(left) > THREE
        assert max(left) < MOST_LEFT


SAVED = "return document.querySelector('[data-saved]')?.textContent.trim() ?? ''"
HEADING = "return `${document.querySelector('h1')?.textContent} ${(window.wrappedJSObject ?? window).part}`"
TAKEN_OVER = "return navigator.serviceWorker.controller ? 'taken over' : ''"
UPDATE = "navigator.serviceWorker.getRegistration().then((found) => found.update());"
BAR = "return document.querySelector('.site-update [role=status]')?.textContent ?? ''"
RELOAD = "document.querySelector('.site-update button').click();"


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """A small site, which is there in a second version, too."""
    for version in ("one", "two"):
        write_version(tmp_path / version, version)
    with serve_host({"/guide/": tmp_path / "one"}) as host:
        yield host


def save_and_update(host: Host, visit: Callable[[str], Any], run: Callable[..., Any]) -> None:
    """Read what is saved without a network, and stay with it until a reload."""
    visit(f"{host.address}guide/")
    wait_for("Saved for offline use.", lambda: run(SAVED))
    wait_for("taken over", lambda: run(TAKEN_OVER))
    host.lost.add("*")
    visit(f"{host.address}guide/deep/?q#x")
    wait_for("Deep one one", lambda: run(HEADING))

    host.lost.clear()
    host.folders["/guide/"] = host.folders["/guide/"].with_name("two")
    run(UPDATE)
    wait_for("A new version is ready.", lambda: run(BAR))
    assert run(HEADING) == "Deep one one"
    host.lost.add("*")
    run(RELOAD)
    wait_for("Deep two two", lambda: run(HEADING))


@pytest.mark.filterwarnings("ignore")  # of the driver's own code
def test_firefox_saves_a_site_and_updates_it(host: Host, tmp_path: Path) -> None:
    with firefox(tmp_path) as client:
        save_and_update(host, client.navigate, client.execute_script)


@pytest.mark.filterwarnings("ignore")  # of the driver's own code
def test_webkit_saves_a_site_and_updates_it(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    with webkit(monkeypatch) as browser:
        save_and_update(host, browser.get, browser.execute_script)
