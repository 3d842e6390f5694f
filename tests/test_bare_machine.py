"""The first `make test` on a machine without a browser: one clear sentence, no traceback, and nothing installed twice."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEEDS_A_BROWSER = "tests/browser/test_pool.py"
NEEDS_NONE = "tests/test_links.py"
# Takes a lock as the real one does, and fails where another has it; "installs" at its second call.
APT_GET = """\
    #!/bin/sh
    echo "$*" >> "{folder}/calls"
    mkdir "{folder}/lock" || exit 100
    sleep 0.5
    case "$*" in *install*) printf '#!/bin/sh\\n' > "{folder}/bin/chromium-headless-shell"
        chmod +x "{folder}/bin/chromium-headless-shell";; esac
    rmdir "{folder}/lock"
"""
# As root, which alone may install; the tests themselves may run as anybody.
GET_CHROMIUM = """
import os
os.geteuid = lambda: 0
from browser.chromium import get_chromium
print(get_chromium(print))
"""


@pytest.fixture
def bare(tmp_path: Path) -> dict[str, str]:
    """The environment of a machine that has Python, and neither browser nor package manager nor network."""
    (tmp_path / "bin").mkdir()
    return {
        "HOME": str(tmp_path),
        "PATH": str(tmp_path / "bin"),
        "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "playwright"),
        # Nothing listens on this port, so a download fails at once.
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        "PYTHONPATH": os.pathsep.join(str(ROOT / one) for one in ("hooks", "tests")),
        "TMPDIR": str(tmp_path),
    }


def run_tests(
    environment: dict[str, str], *options: str, processes: int = 0
) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", f"-n{processes}", "-p", "no:cacheprovider", *options]
    return subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_without_chromium_the_other_tests_run_and_the_run_fails(bare: dict[str, str]) -> None:
    result = run_tests(bare, NEEDS_A_BROWSER, NEEDS_NONE, processes=2)

    output = result.stdout + result.stderr
    assert result.returncode == pytest.ExitCode.TESTS_FAILED, output
    assert "INTERNALERROR" not in output
    assert "Traceback" not in output
    assert " passed" in output
    assert " failed" not in output
    assert output.count("set CHROME_PATH to its path") == 1
    assert "The browser tests need Chromium, and none was found." in output


def test_tests_that_need_no_browser_pass_without_one(bare: dict[str, str]) -> None:
    result = run_tests(bare, NEEDS_NONE)

    assert result.returncode == pytest.ExitCode.OK, result.stdout + result.stderr
    assert "Chromium" not in result.stdout + result.stderr


def test_a_wrong_chrome_path_is_named(bare: dict[str, str]) -> None:
    result = run_tests({**bare, "CHROME_PATH": "/nowhere/chromium"}, NEEDS_A_BROWSER)

    assert result.returncode == pytest.ExitCode.TESTS_FAILED
    assert "CHROME_PATH is set to /nowhere/chromium, which is not an executable file." in result.stdout


def test_two_runs_at_once_install_once_and_say_so(bare: dict[str, str], tmp_path: Path) -> None:
    apt_get = tmp_path / "bin/apt-get"
    apt_get.write_text(textwrap.dedent(APT_GET).format(folder=tmp_path), encoding="utf-8")
    apt_get.chmod(apt_get.stat().st_mode | stat.S_IXUSR)
    link_tools(tmp_path / "bin")

    runs = [
        subprocess.Popen([sys.executable, "-c", GET_CHROMIUM], env=bare, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    said = sorted((run.communicate(timeout=60)[0].splitlines() for run in runs), key=len)

    chromium = str(tmp_path / "bin/chromium-headless-shell")
    announcement = (
        "Installing chromium-headless-shell with apt-get for the browser tests. This takes a minute or two."
    )
    assert said == [[chromium], [announcement, chromium]]
    calls = (tmp_path / "calls").read_text(encoding="utf-8").splitlines()
    assert [call.split()[-1] for call in calls] == ["update", "chromium-headless-shell"]


def link_tools(folder: Path) -> None:
    """Put the few commands that the stand-in for apt-get uses on the PATH."""
    for name in ("mkdir", "rmdir", "sleep", "chmod"):
        found = next(path for one in ("/usr/bin", "/bin") if (path := Path(one) / name).exists())
        (folder / name).symlink_to(found)
