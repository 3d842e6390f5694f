"""Packages on a learning platform that others wrote, scorm-again, which refuses what the standards don't allow."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.actions import wait_until
from browser.axe import violations
from browser.web_server import serve
from export_bank import copy_pages
from hosts import ROOT
from selfcheck.__main__ import main
from selfcheck.bundle import deno, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Frame, Page

    from browser.conftest import Reader

VERSIONS = {"1.2": "scorm12", "2004": "scorm2004"}
PLATFORM = """
import { Scorm12API, Scorm2004API } from "scorm-again";
globalThis.open = (version, kept) => {
  const api = new { "1.2": Scorm12API, "2004": Scorm2004API }[version]({ logLevel: 5 });
  if (kept) {
    api.loadFromJSON(kept);
  }
  globalThis.calls = [];
  const error = version === "1.2" ? "LMSGetLastError" : "GetLastError";
  globalThis[version === "1.2" ? "API" : "API_1484_11"] = new Proxy(api, {
    get: (_, name) => typeof api[name] !== "function" ? api[name] : (...values) => {
      const said = api[name](...values);
      name !== error && calls.push([name, ...values, String(said), String(api[error]())]);
      return said;
    },
  });
  globalThis.kept = () => api.renderCMIToJSONObject().cmi;
  document.querySelector("iframe").src = `${version}/index.html`;
};
"""
LOBBY = """\
<!doctype html>
<html lang="en"><head><title>A platform</title><link rel="icon" href="data:,"></head>
<body style="margin: 0"><iframe title="Package" style="border: 0; width: 100%; height: 880px"></iframe>
<script src="platform.js"></script></body></html>
"""
# Fills in an answer as a reader would, and checks it.
ANSWER = """
(name) => {
  const question = document.getElementById(`q-${name}`);
  const { keys, isTrue, value, accepted, gaps, order, pairs, groups } = question.key;
  const right = keys ?? order ?? accepted?.slice(0, 1) ?? gaps?.map((gap) => gap[0]) ??
    [value, isTrue].filter((one) => one !== undefined).map(String);
  const picked = right.length > 0 ? right : Object.entries(pairs ?? groups).map((pair) => pair.join("="));
  question.kind.write(question.querySelector("form"), picked);
  question.querySelector("form").dispatchEvent(new Event("input"));
  question.querySelector("button[type=submit]").click();
}
"""


@pytest.fixture(scope="module")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A platform with a package of each version, with questions of each kind, and hard ones."""
    folder = tmp_path_factory.mktemp("platform")
    copy_pages(folder / "docs")
    for version, name in VERSIONS.items():
        with contextlib.chdir(folder):
            assert main(["export", name, "--pages", "cases", "hard", "--output", f"{name}.zip"]) == 0
        with zipfile.ZipFile(folder / f"{name}.zip") as archive:
            archive.extractall(folder / version)
    (folder / "entry.js").write_text(PLATFORM)
    for name in ("deno.json", "deno.lock"):
        shutil.copy(ROOT / name, folder)
    command = ["bundle", "--quiet", "--frozen", "--platform", "browser", "--format", "iife", "entry.js"]
    bundled = subprocess.run(
        [deno(), *command], cwd=folder, env=environment(), capture_output=True, text=True, check=False
    )
    if bundled.returncode:
        pytest.skip(f"scorm-again can't be had here: {bundled.stderr.strip().splitlines()[-1]}")
    (folder / "platform.js").write_text(bundled.stdout, encoding="utf-8")
    (folder / "index.html").write_text(LOBBY, encoding="utf-8")
    with serve(folder) as address:
        yield address


def launch(page: Page, platform: str, version: str, kept: dict[str, Any] | None = None) -> Frame:
    page.goto(platform)
    page.evaluate("([version, kept]) => open(version, kept)", [version, kept])
    page.frame_locator("iframe").locator("button[type=submit]:visible").first.wait_for()
    return page.frames[1]


def told(frame: Frame) -> str:
    return frame.locator(".sc-lms").inner_text()


@pytest.mark.parametrize("version", VERSIONS)
def test_a_platform_gets_what_the_page_shows_and_refuses_nothing(
    page: Page, platform: str, version: str
) -> None:
    frame = launch(page, platform, version)
    frame.get_by_label("The eviction of the pod").check()
    frame.locator("#q-syntax-single button[type=submit]").click()
    questions = frame.locator("self-check-question").evaluate_all(
        "all => all.map(one => one.dataset.question)"
    )
    for name in questions:
        frame.evaluate(ANSWER, name)
    expect(frame.locator("self-check-question[data-verdict=correct]")).to_have_count(len(questions))

    cmi = page.evaluate("kept()")
    core = cmi.get("core", cmi)
    sent = list(cmi["interactions"].get("childArray", cmi["interactions"].values()))
    assert [one["id"] for one in sent] == ["syntax-single", *questions]
    assert [one["result"] for one in sent] == [
        "wrong" if version == "1.2" else "incorrect",
        *["correct"] * len(questions),
    ]
    response = "student_response" if version == "1.2" else "learner_response"
    assert sent[0][response] == ("c" if version == "1.2" else "The_eviction_of_the_pod_that_is_lost")
    for one in sent[1:]:
        patterns = one["correct_responses"]
        patterns = patterns.get("childArray", list(patterns.values()))
        # The number is told as a range, and what finds no room is not told.
        told_right = any(pattern["pattern"].endswith(one[response]) for pattern in patterns)
        assert told_right or one["type"] == "numeric" or not patterns
    assert core["lesson_status" if version == "1.2" else "completion_status"] == "completed"
    right, total = len(questions) - 1, len(questions)
    assert float(core["score"]["raw"]) == pytest.approx(
        100 * right / total if version == "1.2" else right, abs=1e-3
    )
    assert (
        f"{total} of {total} answered, {right} right on the first try ({round(100 * right / total)}%)"
        in told(frame)
    )
    assert frame.locator(".sc-score").inner_text().startswith(f"{right} of {total} right")

    page.evaluate("document.querySelector('iframe').src = 'about:blank'")
    wait_until(page, lambda: page.evaluate("calls.some(([name]) => /Finish|Terminate/.test(name))"))
    calls = page.evaluate("calls")
    assert [call for call in calls if call[-1] != "0"] == []
    names = [call[0].removeprefix("LMS") for call in calls]
    # At the end of the questions and of the visit, and not for each answer.
    assert names.count("Commit") == 2
    assert names[-2:] == ["Commit", "Finish" if version == "1.2" else "Terminate"]


@pytest.mark.parametrize("version", VERSIONS)
def test_the_next_visit_goes_on_where_this_one_ended(
    new_reader: Callable[..., Reader], platform: str, version: str
) -> None:
    page = new_reader().page
    frame = launch(page, platform, version)
    frame.get_by_label("The eviction of the pod").check()
    frame.locator("#q-syntax-single button[type=submit]").click()
    for name in ("syntax-cloze", "syntax-matching"):
        frame.evaluate(ANSWER, name)
    shown = told(frame)
    cmi = page.evaluate("kept()")
    # No answer is left in a browser that learners may share.
    assert not page.evaluate("Object.keys(localStorage).filter((key) => key.includes('log:'))")
    entry = {"core": {**cmi["core"], "entry": "resume"}} if version == "1.2" else {"entry": "resume"}

    # Elsewhere, on another day.
    page = new_reader(viewport={"width": 390, "height": 844}, color_scheme="dark").page
    frame = launch(page, platform, version, {**cmi, **entry})

    assert told(frame) == shown
    expect(frame.locator("#q-syntax-single")).to_have_attribute("data-verdict", "incorrect")
    expect(frame.get_by_label("The eviction of the pod")).to_be_checked()
    expect(frame.locator("#q-syntax-cloze")).to_have_attribute("data-verdict", "correct")
    expect(frame.locator("#q-syntax-matching")).to_be_in_viewport()
    assert page.evaluate("calls.filter((call) => call.at(-1) !== '0')") == []
    assert page.evaluate("calls.filter(([name]) => name.includes('Set'))[0][1]").endswith("exit")


def test_without_a_platform_the_page_says_so_and_works(
    new_reader: Callable[..., Reader], platform: str
) -> None:
    page = new_reader().page
    page.goto(f"{platform}2004/index.html")
    expect(page.locator(".sc-lms")).to_contain_text("isn't connected to a learning platform")
    page.locator("button[type=submit]:visible").first.wait_for()
    page.evaluate(ANSWER, "syntax-single")
    page.reload()

    expect(page.locator("#q-syntax-single")).to_have_attribute("data-verdict", "correct")
    assert not violations(page, "h1, .sc-lms, #q-syntax-single, .sc-result")


def test_without_script_the_page_says_that_nothing_is_sent(
    new_reader: Callable[..., Reader], platform: str
) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(f"{platform}1.2/index.html")

    expect(page.locator(".sc-lms")).to_contain_text("not sent to your learning platform")
    page.locator("#q-syntax-single details.answer > summary").click()
    expect(page.locator("#q-syntax-single .sc-explanation")).to_be_visible()


def test_what_a_platform_refuses_is_said(page: Page, platform: str) -> None:
    page.on("console", lambda _: None)
    page.goto(platform)
    page.evaluate(
        """() => {
          const no = () => "true";
          globalThis.API = { LMSInitialize: no, LMSGetValue: () => "", LMSSetValue: no, LMSCommit: no, LMSFinish: no,
            LMSGetLastError: () => "0" };
          document.querySelector("iframe").src = "1.2/index.html";
        }"""
    )
    page.frame_locator("iframe").locator("button[type=submit]:visible").first.wait_for()
    page.evaluate("API.LMSGetLastError = () => '301'")
    frame = page.frames[1]
    frame.evaluate("console.warn = () => {}")

    frame.evaluate(ANSWER, "syntax-single")

    expect(frame.get_by_role("status").first).to_contain_text("didn't accept everything (error 301)")
