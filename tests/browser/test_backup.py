"""No answer is lost: what the browser is asked, copies that are offered, restored and kept up to date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.actions import (
    answer_quiz,
    check,
    choose,
    keys,
    open_part,
    open_place,
    remember,
    save_copy,
    stored,
    unfold,
    wait_until,
)
from browser.axe import violations

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """The dark scheme is the theme's."""
    return "axe" in str(request.node.name)


BACKUP = "ai-study-guide:2:backup"
# Counts requests for persistent storage across pages, and gives a fixed answer.
ASKED = """
const asked = () => Number(sessionStorage.getItem("asked") ?? 0);
StorageManager.prototype.persist = async () => { sessionStorage.setItem("asked", asked() + 1); return %(agrees)s; };
StorageManager.prototype.persisted = async () => %(agrees)s && asked() > 0;
"""
# Answers everything that a page asks: choices by their keys, fields with any number.
ANSWER_ALL = """
() => document.querySelectorAll("self-check[data-phase=quiz] > self-check-question").forEach((question) => {
  const { keys } = JSON.parse(question.querySelector("details.answer").dataset.answer);
  const field = question.querySelector("input");
  keys ? question.querySelector(`input[value='${keys[0]}']`).click()
    : field.type === "text" ? (field.value = "1") : field.click();
  question.querySelector("button[type=submit]").click();
})
"""
SEED = """
([count, from = 0]) => [...selfcheck.stores.values()][0].add(Array.from({ length: count }, (_, n) => ({
  attempt: `000${(from + n) % 10}aaaaaaaa${String(from + n).padStart(4, "0")}`, question: `seeded-${(from + n) % 7}`,
  rev: "01234567", phase: "quiz", picked: ["a"], verdict: "correct", day: "2026-01-01",
})))
"""


def asked(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.getItem('asked') ?? 0)"))


def test_a_pause_asks_the_browser_once_and_offers_a_copy(page: Page, address: str, tmp_path: Path) -> None:
    page.add_init_script(ASKED % {"agrees": "false"})
    offer = page.locator(".sc-offer")
    open_part(page, address)
    page.evaluate(SEED, [6])
    answer_quiz(page, [True] * 5)
    # The worked case's questions are open still: this is no pause.
    assert asked(page) == 0
    expect(offer).to_have_count(0)

    page.evaluate(ANSWER_ALL)

    expect(offer).to_contain_text("Your latest answers are in this browser only.")
    assert asked(page) == 1
    offer.get_by_role("button", name="Not now").press("Enter")
    expect(offer.get_by_text("You can save a copy on the progress page at any time.")).to_be_focused()
    open_part(page, address, "lifecycle.html")
    page.evaluate(ANSWER_ALL)
    expect(page.locator(".sc-score")).to_contain_text("of 5 right")
    wait_until(page, lambda: page.evaluate("selfcheck.backup !== undefined"))
    expect(offer).to_have_count(0)
    assert asked(page) == 1

    # A week later it is offered again, and saved in one act.
    page.evaluate(
        'key => localStorage.setItem(key, localStorage.getItem(key).replace(/(?<=declined":")[^"]+/, \'2026-01-01\'))',
        BACKUP,
    )
    page.evaluate("selfcheck.backup.pause()")
    file = save_copy(page.locator("article"), tmp_path)

    expect(page.get_by_text(f"Copy saved as {file.name}.")).to_be_focused()
    log = json.loads(file.read_text(encoding="utf-8"))["log"]
    assert sum(map(len, log.values())) == len(stored(page))
    page.evaluate("selfcheck.backup.pause()")
    expect(offer).to_have_count(0)


def test_the_end_of_a_review_offers_a_copy(page: Page, address: str) -> None:
    place = open_place(page, address, "progress")
    page.evaluate(SEED, [12])
    remember(page, "training", 1)
    place = open_place(page, address, "review")
    question = place.locator("self-check-question")
    choose(question, keys(question)[0])
    check(question)
    expect(page.locator(".sc-offer")).to_have_count(0)

    place.get_by_role("button", name="See your result").click()

    expect(page.locator(".sc-offer")).to_contain_text("Your latest answers are in this browser only.")
    expect(place.locator("h2").first).to_be_focused()


@pytest.mark.parametrize(
    ("agrees", "said", "kept"),
    [
        ("true", "Your browser now keeps your answers for good.", "Kept for good"),
        ("false", "Your browser didn't agree.", "Kept until your browser clears them."),
    ],
)
def test_the_progress_page_says_how_answers_are_kept(
    page: Page, address: str, agrees: str, said: str, kept: str
) -> None:
    page.add_init_script(ASKED % {"agrees": agrees})
    place = open_place(page, address, "progress")
    expect(place).to_contain_text("Kept until your browser clears them.")
    assert asked(page) == 0

    place.get_by_role("button", name="Ask browser to keep them").press("Enter")

    expect(place.locator(".sc-keep .sc-status p")).to_be_focused()
    expect(place).to_contain_text(said)
    expect(place.locator(".sc-keep > p").first).to_contain_text(kept)
    expect(place.get_by_role("button", name="Ask browser to keep them")).to_have_count(
        0 if agrees == "true" else 1
    )


def test_a_site_in_a_folder_says_so_and_offers_a_file(page: Page, folder: Path) -> None:
    place = open_place(page, folder.as_uri() + "/", "progress")
    page.evaluate("document.querySelector('link[rel=canonical]')?.remove()")
    page.evaluate(SEED, [1])

    expect(place).to_contain_text("Kept in this browser, for this copy of the guide only.")
    expect(place.get_by_role("button", name="Ask browser")).to_have_count(0)
    move = unfold(place, "Move to another device")
    expect(move).to_contain_text("no web address")
    expect(move.get_by_role("button", name="Save a copy")).to_be_visible()


def test_a_file_is_restored_in_one_act_and_taken_back(page: Page, address: str, tmp_path: Path) -> None:
    place = open_place(page, address, "progress")
    page.evaluate(SEED, [3])
    before = stored(page)
    row = "0000bbbbbbbb 01234567 q c - 2026-01-01 1 a"
    lines = {
        "rag-weekly-policies": [row, "<b>no answer</b>"],
        "seeded-0": ["0000aaaaaaaa0000 01234567 q c - 2026-01-01 1 a"],
    }
    file = tmp_path / "copy.json"
    file.write_text(
        json.dumps({"format": "selfcheck-progress", "version": 3, "site": "ai-study-guide", "log": lines}),
        encoding="utf-8",
    )
    place.get_by_label("Restore from a file").set_input_files(file)

    status = place.locator(".sc-keep").get_by_role("status").first
    said = "Added 1 answer. 1 was already here. Skipped 1 line that isn't an answer."
    expect(status.locator("p")).to_have_text(said)
    expect(status.locator("p")).to_be_focused()
    assert len(stored(page)) == 4
    status.get_by_role("button", name="Show skipped lines").click()
    assert place.get_by_label("skipped.txt").input_value() == "rag-weekly-policies <b>no answer</b>\n"
    status.get_by_role("button", name="Undo").press("Enter")
    expect(status.get_by_text("Removed the 1 added answer.")).to_be_focused()
    assert stored(page) == before

    # Another guide's file, whose questions this one doesn't have.
    foreign = {"format": "selfcheck-progress", "version": 3, "site": "other", "log": {"of-another": [row]}}
    file.write_text(json.dumps(foreign), encoding="utf-8")
    place.get_by_label("Restore from a file").set_input_files(file)
    expect(status).to_have_text("This file comes from another guide. Nothing was added.")
    assert stored(page) == before


def test_unread_lines_of_many_are_shown_in_part(page: Page, address: str, tmp_path: Path) -> None:
    place = open_place(page, address, "progress")
    file = tmp_path / "copy.json"
    log = {"a-question": [f"line {n}" for n in range(1500)]}
    file.write_text(json.dumps({"format": "selfcheck-progress", "version": 3, "log": log}), encoding="utf-8")
    place.get_by_label("Restore from a file").set_input_files(file)

    place.get_by_role("button", name="Show skipped lines").click()

    assert place.get_by_label("skipped.txt").input_value().count("\n") == 1000
    expect(place.locator(".sc-keep .sc-preview").first).to_contain_text("the first 1000 lines")


# A file in the browser's own file system, which behaves as one that a reader has chosen, and asks for nothing.
PICKER = """
const file = async (name) => (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
globalThis.showSaveFilePicker = () => file("answers.json");
globalThis.showOpenFilePicker = async () => [await file("other.json")];
const granted = () => sessionStorage.getItem("refused") ? "prompt" : "granted";
// The empty page that comes first has no files.
Object.assign(globalThis.FileSystemHandle?.prototype ?? {}, {
  queryPermission: async () => granted(),
  requestPermission: async () => { sessionStorage.removeItem("refused"); return "granted"; },
});
"""
READ = """
async (name) => {
  const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
  // A tab may be writing it: what was taken then can't be read.
  const read = async (times) => {
    try {
      return await (await handle.getFile()).text();
    } catch (error) {
      if (error.name !== "NotReadableError" || times === 0) throw error;
      return await read(times - 1);
    }
  };
  return await read(20);
}
"""
WRITE = """
async ([name, text]) => {
  const file = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
  const stream = await file.createWritable();
  await stream.write(text);
  await stream.close();
}
"""


NEWER_DATABASE = """
() => new Promise((done) => {
  const opening = indexedDB.open("selfcheck:ai-study-guide", 2);
  opening.onsuccess = () => { opening.result.close(); done(); };
})
"""


def rows(page: Page, name: str = "answers.json") -> dict[str, list[str]]:
    """Read the file that is kept up to date, by question."""
    found: dict[str, list[str]] = json.loads(page.evaluate(READ, name))["log"]
    return found


def count(page: Page) -> int:
    return sum(map(len, rows(page).values()))


def keep_a_copy(page: Page, address: str) -> Locator:
    page.context.add_init_script(PICKER)
    place = open_place(page, address, "progress")
    page.evaluate(SEED, [3])
    place.get_by_role("button", name="Create a file").click()
    expect(place.locator(".sc-copy")).to_contain_text("answers.json is up to date.")
    assert count(page) == 3
    return place


def test_a_file_is_kept_up_to_date_by_two_tabs_and_two_devices(reader: Reader, address: str) -> None:
    page = reader.page
    place = keep_a_copy(page, address)
    expect(place.locator(".sc-facts")).to_contain_text("today")
    other = reader.context.new_page()
    open_part(other, address)
    wait_until(other, lambda: other.evaluate("selfcheck.backup !== undefined"))
    # What another device has put into the file, through a folder that both share.
    text: dict[str, Any] = json.loads(page.evaluate(READ, "answers.json"))
    text["log"]["from-there"] = ["0000cccccccc 01234567 q c - 2026-01-01 1 a", "a line of a later version"]
    page.evaluate(WRITE, ["answers.json", json.dumps(text)])

    for n in range(10):
        page.evaluate(SEED, [1, 100 + n])
        other.evaluate(SEED, [1, 200 + n])
    answer_quiz(other, [True] * 5)

    wait_until(page, lambda: count(page) == 3 + 20 + 5 + 2)
    assert len(stored(page)) == 3 + 20 + 5 + 1
    assert rows(page)["from-there"] == text["log"]["from-there"]
    # What is deleted here stays deleted, though the file had it.
    unfold(place, "Delete answers").get_by_role("button", name="Delete all answers").click()
    wait_until(page, lambda: count(page) == 1)
    assert stored(page) == []
    # A pause offers no copy where one is kept.
    other.evaluate(SEED, [30, 300])
    other.evaluate("selfcheck.backup.pause()")
    expect(other.locator(".sc-offer")).to_have_count(0)


def test_a_file_that_cannot_be_written_is_said_to_be(page: Page, address: str) -> None:
    place = keep_a_copy(page, address)
    page.evaluate("sessionStorage.setItem('refused', '1')")
    open_part(page, address)
    page.evaluate(SEED, [1, 50])
    page.evaluate(ANSWER_ALL)
    offer = page.locator(".sc-offer")
    expect(offer).to_contain_text("answers.json isn't up to date. Your browser wants to ask you")

    offer.get_by_role("button", name="Update file").press("Enter")

    expect(offer.get_by_text("answers.json is up to date.")).to_be_focused()
    assert count(page) == len(stored(page))
    # What is none of ours is left as it is, whatever it is.
    page.evaluate(WRITE, ["other.json", "my diary"])
    place = open_place(page, address, "progress")
    place.get_by_role("button", name="Stop updating").click()
    expect(place).to_contain_text("The guide no longer updates answers.json.")
    place.get_by_role("button", name="Use an existing file").click()
    expect(place).to_contain_text("This file isn't a backup of this guide. It was left as it is.")
    assert page.evaluate(READ, "other.json") == "my diary"
    # Nor is a database of a later version.
    page.evaluate(NEWER_DATABASE)
    place.get_by_role("button", name="Create a file").click()
    expect(place).to_contain_text("This file isn't up to date. It couldn't be written.")
    kept = page.evaluate("indexedDB.databases()")
    assert {one["name"]: one["version"] for one in kept}["selfcheck:ai-study-guide"] == 2


# Storage key that gets invalid text | whether that text is set aside and shown
KEYS = {
    "log:rag-weekly-policies": True,
    "settings": True,
    "marks": True,
    "position": True,
    "exam": True,
    "backup": True,
}


def test_what_makes_no_sense_is_set_aside_and_a_later_version_left_alone(page: Page, address: str) -> None:
    open_place(page, address, "progress")
    for key in KEYS:
        page.evaluate("key => localStorage.setItem(`ai-study-guide:2:${key}`, '{no sense')", key)
    open_part(page, address)
    open_place(page, address, "exam")
    place = open_place(page, address, "progress")
    expect(place).to_contain_text(f"{len(KEYS)} saved lines can't be read.")
    place.get_by_role("button", name="Show unreadable lines").click()
    shown = place.get_by_label("unread.txt").input_value().splitlines()
    assert sorted(shown) == sorted(f"{key.removeprefix('log:')} {{no sense" for key in KEYS)

    later = {f"ai-study-guide:3:{key}": "of a later version" for key in KEYS}
    page.evaluate(
        "values => Object.entries(values).forEach(([key, value]) => localStorage.setItem(key, value))", later
    )
    page.evaluate("localStorage.setItem('ai-study-guide:schema', '3')")
    before = page.evaluate("({ ...localStorage })")
    open_part(page, address)
    page.evaluate(ANSWER_ALL)
    place = open_place(page, address, "progress")
    expect(place.locator(".sc-keep")).to_contain_text("A newer version of this site saved your answers.")
    place.get_by_role("button", name="Save a copy").click()
    assert page.evaluate("({ ...localStorage })") == before


def test_axe_finds_nothing_where_copies_are_offered(page: Page, address: str) -> None:
    page.context.add_init_script(PICKER)
    place = open_place(page, address, "progress")
    page.evaluate(SEED, [12])
    move = unfold(place, "Move to another device")
    expect(move.get_by_role("img")).to_be_visible()
    place.get_by_role("button", name="Save a copy").click()
    link = move.get_by_label("Link with your answers").input_value()
    assert violations(page, ".sc-keep") == []
    page.evaluate("[...selfcheck.stores.values()][0].replace('seeded-0', [])")
    page.goto("about:blank")
    page.goto(link)
    expect(page.get_by_role("button", name="Add answers")).to_be_visible()
    assert violations(page, ".sc-received") == []

    open_part(page, address)
    page.evaluate(SEED, [20, 100])
    page.evaluate(ANSWER_ALL)
    expect(page.locator(".sc-offer")).to_be_visible()
    assert violations(page, ".sc-offer") == []
