"""The command `selfcheck`: statuses, formats, exports, and what `--fix` does and leaves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_sarif.model import StaticAnalysisResultsFormatSarifVersion210JsonSchema as Sarif

from literate import read_cases, read_file
from selfcheck.__main__ import main
from selfcheck.kinds import KINDS
from selfcheck.lint import all_rules
from selfcheck.lint.fix import fix
from selfcheck.parse import build_bank, parse_page

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
SCHEMA = ROOT / "hooks/selfcheck/export/bank.schema.json"
KINDS_PAGE = ROOT / "tests/browser/pages/kinds.md"
GOOD = """\
# A page

/// question | places-pods

Which part places pods on nodes?

- [x] The scheduler
- [ ] The registry
    > It serves images.

The scheduler filters and scores the nodes, and picks the best of them.
///
"""
WARNED = GOOD.replace("Which part places pods on nodes?", "Who places pods?")
BOTH = """
/// question | run-pods

Which parts run on every node?

- [x] The kubelet
- [x] The proxy
- [ ] The scheduler
    > It runs on the control plane.

The kubelet starts containers and the proxy routes packets, so each node needs its own.
///
"""
BROKEN = GOOD.replace("[x]", "[ ]")


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "docs"
    folder.mkdir()
    return folder


def test_a_site_without_findings_ends_with_0(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_text(GOOD)

    assert main(["lint"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 notes\n"


def test_findings_show_their_line_and_a_caret_and_end_with_1(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "page.md").write_text(WARNED)

    assert main(["lint"]) == 1
    assert capsys.readouterr().out == (
        "docs/page.md:5:1: [short-stem] a stem of 3 words leaves the question to the choices; say what is asked\n"
        "    5 | Who places pods?\n"
        "      | ^ warning\n"
        "0 errors, 1 warning, 0 notes\n"
    )


def test_a_mistake_in_the_language_is_told_with_the_findings(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "a.md").write_text(BROKEN)
    (docs / "b.md").write_text(WARNED.replace("places-pods", "other-id"))

    assert main(["lint"]) == 1
    assert re.findall(r"^docs.*?\]", capsys.readouterr().out, re.MULTILINE) == [
        "docs/a.md:3:1: [no-key]",
        "docs/b.md:5:1: [short-stem]",
    ]


def test_a_note_alone_ends_with_0(docs: Path) -> None:
    (docs / "page.md").write_text("# Title\n\n" + "word " * 120)

    assert main(["lint"]) == 0


def test_one_page_is_judged_with_the_site_around_it(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its links lead to other pages, whose own findings are not asked for."""
    linked = GOOD.replace("places-pods\n", 'places-pods\n    learn: "other.md#there"\n')
    (docs / "page.md").write_text(linked)
    (docs / "other.md").write_text(WARNED.replace("places-pods", "other-id") + "\n## There\n")

    assert main(["lint", "docs/page.md"]) == 0
    assert "short-stem" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["lint", "nowhere"], "nowhere: there is no such file or folder"),
        (
            ["lint", "readme.rst"],
            "readme.rst: this is not a page; files with questions end in .csv, .gift, .md, .toml, .tsv, .txt, .xml",
        ),
        (["explain", "short-stm"], "there is no rule `short-stm`; did you mean `short-stem`?"),
    ],
)
def test_a_call_that_cannot_be_understood_ends_with_2(
    arguments: list[str], message: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs.parent / "readme.rst").write_text("")

    assert main(arguments) == 2
    assert capsys.readouterr().err == f"selfcheck: {message}\n"


def test_no_folder_of_docs_is_an_error_and_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["lint"]) == 2
    assert capsys.readouterr().err == "selfcheck: docs: there is no such file or folder\n"


def test_an_unknown_option_ends_with_2(docs: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["lint", "--loud", str(docs)])

    assert stop.value.code == 2


def test_a_page_that_is_no_utf8_is_named(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_bytes(b"# T\xe4st\n")

    assert main(["lint", "--fix"]) == 1
    assert "docs/page.md:1:4: [encoding]" in capsys.readouterr().out
    assert (docs / "page.md").read_bytes() == b"# T\xe4st\n"


def test_json_holds_every_field(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_text(WARNED)

    main(["lint", "--format", "json"])

    assert json.loads(capsys.readouterr().out) == {
        "findings": [
            {
                "path": "docs/page.md",
                "line": 5,
                "column": 1,
                "rule": "short-stem",
                "severity": "warning",
                "message": "a stem of 3 words leaves the question to the choices; say what is asked",
            }
        ],
        "coverage": {"tested": 0, "headings": 0},
    }


def test_github_annotates_the_line(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "a,b%.md").write_text(WARNED)

    main(["lint", "--format", "github"])

    assert capsys.readouterr().out == (
        "::warning file=docs/a%2Cb%25.md,line=5,col=1,title=short-stem::"
        "a stem of 3 words leaves the question to the choices; say what is asked\n"
    )


def test_sarif_is_valid(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "a page.md").write_text(WARNED)
    (docs / "b.md").write_text(BROKEN.replace("places-pods", "other-id"))

    main(["lint", "--format", "sarif"])
    out = capsys.readouterr().out
    Sarif.model_validate_json(out)

    run = json.loads(out)["runs"][0]
    places = [one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in run["results"]]
    assert places == ["docs/a%20page.md", "docs/b.md"]
    assert [one["ruleId"] for one in run["results"]] == ["short-stem", "no-key"]
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == {rule.name for rule in all_rules()}


def test_bots_are_shown_beside_chance(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_text(GOOD)

    assert main(["lint", "--bots"]) == 0
    out = capsys.readouterr().out
    assert "the whole bank: 1 question with one key\n" in out
    assert re.search(r"^  longest +1 +0\.5 +0\.50000 +0\.00167$", out, re.MULTILINE)
    assert re.search(r"^  shortest +0 +0\.5 +1\.00000 +0\.00167$", out, re.MULTILINE)


def test_notes_are_counted_and_shown_when_asked_for(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_text("# Title\n\n" + "word " * 120)

    assert main(["lint"]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 1 note (--notes shows them); no question found\n"
    main(["lint", "--format", "github"])
    assert capsys.readouterr().out == ""
    main(["lint", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["findings"] == []
    main(["lint", "--format", "sarif"])
    assert json.loads(capsys.readouterr().out)["runs"][0]["results"] == []

    assert main(["lint", "--notes"]) == 0
    assert "[page-without-question]" in capsys.readouterr().out


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def test_changed_shows_what_a_revision_did_not_have(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "old.md").write_text(WARNED)
    git(docs.parent, "init", "--quiet")
    git(docs.parent, "add", ".")
    git(docs.parent, "commit", "--quiet", "--message", "first")
    # The old findings only move down; the new ones are on the same page and on another page.
    (docs / "old.md").write_text(f"Prose.\n\n{WARNED}\n{WARNED.replace('places-pods', 'second-id')}")
    (docs / "new.md").write_text(WARNED.replace("places-pods", "third-id"))

    assert main(["lint", "--changed", "HEAD"]) == 1
    assert re.findall(r"^docs.*?\]", capsys.readouterr().out, re.MULTILINE) == [
        "docs/new.md:5:1: [short-stem]",
        "docs/old.md:20:1: [short-stem]",
    ]

    (docs / "new.md").unlink()
    (docs / "old.md").write_text(WARNED)
    assert main(["lint", "--changed", "HEAD"]) == 0


def test_changed_names_what_it_cannot_compare_with(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "--changed", "HEAD"]) == 2
    assert "selfcheck: --changed can't compare: " in capsys.readouterr().err

    git(docs.parent, "init", "--quiet")
    assert main(["lint", "--changed", "nowhere"]) == 2
    assert capsys.readouterr().err == "selfcheck: --changed can't compare: there is no revision `nowhere`\n"


CHECKS = """
from selfcheck.errors import SourceError

RULES = {"no-marsupials": "A page has a marsupial."}


def check(folder, name, pages):
    for path, content in pages.items():
        if b"quokka" in content:
            yield SourceError(path, 1, 1, "no-marsupials", "this page has a quokka; take it out")
"""


def test_a_site_adds_checks_of_its_own(
    docs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs.parent / "marsupials.py").write_text(CHECKS)
    (docs.parent / "pyproject.toml").write_text('[tool.selfcheck]\nchecks = ["marsupials.py"]\n')
    monkeypatch.setattr(sys, "path", list(sys.path))
    (docs / "page.md").write_text(GOOD.replace("It serves", "A quokka serves"))

    assert main(["lint"]) == 1
    assert (
        "docs/page.md:1:1: [no-marsupials] this page has a quokka; take it out\n" in capsys.readouterr().out
    )
    assert main(["explain", "no-marsupials"]) == 0
    assert "A page has a marsupial." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ('[tool.selfcheck]\nchecks = ["gone_checks.py"]\n', "`checks` names gone_checks.py, and there is no such file"),
        ("[tool.selfcheck\n", "pyproject.toml: this can't be read as TOML"),
    ],
)  # fmt: skip
def test_settings_that_cannot_be_followed_end_with_2(
    settings: str, message: str, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs.parent / "pyproject.toml").write_text(settings)
    (docs / "page.md").write_text(GOOD)

    assert main(["lint"]) == 2
    assert message in capsys.readouterr().err


def test_the_guides_own_citations_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "hooks", tmp_path / "hooks")
    shutil.copytree(ROOT / "docs", tmp_path / "docs", ignore=shutil.ignore_patterns("*.js", "*.png"))
    glossary, page = tmp_path / "docs/glossary.yml", tmp_path / "docs/index.md"
    glossary.write_text(
        glossary.read_text(encoding="utf-8").replace("  means:", "  meens:", 1), encoding="utf-8"
    )
    page.write_text(page.read_text(encoding="utf-8") + "\nA claim.[^li-2023]\n", encoding="utf-8")

    assert main(["lint"]) == 1
    out = capsys.readouterr().out
    assert re.findall(r"^docs/(\S+?):\d+:\d+: \[(\S+)\]", out, re.MULTILINE) == [
        ("glossary.yml", "glossary"),
        ("index.md", "unknown-reference"),
    ]
    assert "`meens` is not a field; did you mean `means`?" in out
    assert "did you mean `li-2022`?" in out


def test_the_version_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--version"])

    assert stop.value.code == 0
    assert re.fullmatch(r"selfcheck \d+\.\d+\.\d+\n", capsys.readouterr().out)


def test_explain_prints_a_rules_documentation(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "short-stem"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("short-stem (warning)\n\nA stem of fewer than four words.\n")
    assert "Why it is bad:" in out
    assert "/// question" in out


def test_explain_knows_every_mistake_that_the_cases_show(capsys: pytest.CaptureFixture[str]) -> None:
    expected = "".join(case.expected for case in read_cases(ROOT / "tests/cases/errors"))
    shown = set(re.findall(r"^docs/\S+ \[([a-z-]+)\]", expected, re.MULTILINE))

    assert len(shown) > 30
    for name in shown:
        assert main(["explain", name]) == 0
        assert capsys.readouterr().out.startswith(f"{name} (error, stops every build)")


@pytest.mark.parametrize(
    "source", [KINDS_PAGE, *sorted((ROOT / "docs").rglob("*.md"))], ids=lambda path: path.name
)
def test_the_exported_bank_follows_its_schema(
    source: Path, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (docs / "page.md").write_bytes(source.read_bytes())
    schema = json.loads(SCHEMA.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)

    page = parse_page(source.read_text(), "docs/page.md")
    main(["export", "json", "docs", "--pages", "page"])
    out = capsys.readouterr().out

    bank: dict[str, Any] = json.loads(out) if out else {"version": 1, "generator": "", "questions": []}
    jsonschema.validate(bank, schema, jsonschema.Draft202012Validator)
    if not build_bank([page]).errors:
        assert [question["id"] for question in bank["questions"]] == [
            question.id for question in page.questions
        ]


def test_every_kind_is_exported(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_bytes(KINDS_PAGE.read_bytes())
    (docs / "more.md").write_text(GOOD + BOTH)

    assert main(["export", "json", "--pages", "page", "more"]) == 0
    questions: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["questions"]

    assert {one["kind"] for one in questions} == set(KINDS)
    cloze = next(one for one in questions if one["kind"] == "cloze")
    assert "____" in cloze["stem"]["html"]
    assert "\ue000" not in json.dumps(questions, ensure_ascii=False)


def test_a_broken_bank_is_not_exported(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "page.md").write_text(BROKEN)

    assert main(["export", "json", "--output", "bank.json"]) == 1
    assert "[no-key]" in capsys.readouterr().err
    assert not Path("bank.json").exists()


@pytest.mark.parametrize("case", read_file(ROOT / "tests/cases/fix.md"), ids=str)
def test_what_is_mechanical_is_mended(case: Any, update_goldens: bool) -> None:
    fixed = fix(case.given, {"taken"})

    case.check(fixed, update=update_goldens)
    assert fix(fixed, {"taken"}) == fixed


def test_fix_writes_the_page_and_leaves_line_ends_and_mark(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = docs / "page.md"
    page.write_bytes(
        b"\xef\xbb\xbf" + GOOD.replace("[x]", "[X]").replace("\n", "\r\n").encode() + b"\r\nold\rmac"
    )
    before = page.read_bytes()

    assert main(["lint", "--fix"]) == 0
    assert page.read_bytes() == before.replace(b"[X]", b"[x]")
    assert capsys.readouterr().err == "docs/page.md:7: `- [X] The scheduler` is now `- [x] The scheduler`\n"


def test_fix_gives_an_id_that_no_other_page_has(docs: Path) -> None:
    (docs / "a.md").write_text(GOOD.replace(" | places-pods", ""))
    (docs / "b.md").write_text(GOOD.replace("places-pods", "part-places-pods-nodes"))

    assert main(["lint", "--fix"]) == 0
    assert "/// question | part-places-pods-nodes-2\n" in (docs / "a.md").read_text()


PIECES = st.sampled_from(
    [
        "/// question\n",
        "/// question | an-id\n",
        "/// question some-id\n",
        "    learn: x\n",
        "\n",
        "What is it?\n",
        "- [x] one\n",
        "* [X] two\n",
        "+ [ ] three\n",
        "    > why\n",
        "Because.\n",
        "///\n",
        "////\n",
        "# Heading\n",
        "```\n",
        "/// note\n",
        "\r\n",
        "<!--\n",
        "-->\n",
        "\ttab\n",
        "last line without end",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_mending_twice_changes_nothing_more_and_makes_no_new_kind_of_mistake(text: str) -> None:
    once = fix(text, set())

    assert fix(once, set()) == once
    assert changed_lines_only(text, once)


def changed_lines_only(before: str, after: str) -> bool:
    """Tell whether what is left out of `after` and put in is nothing but headers, markers and closing lines."""
    neutral: Callable[[str], list[str]] = lambda text: [  # noqa: E731 - one expression, used twice
        re.sub(r"^(\s*)[-*+](\s+)\[[ xX]\]", r"\1-\2[]", re.sub(r"^(/{3,} *question)[^\r\n]*", r"\1", line))
        for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", text)
        if not re.fullmatch(r" {0,3}/{3,} *[\r\n]*", line)
    ]
    return "".join(neutral(before)).rstrip("\r\n") == "".join(neutral(after)).rstrip("\r\n")
