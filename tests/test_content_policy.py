"""The content policy: what the built pages may load and run, in each page and for hosts."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING

import pytest

from guide import content_policy

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '<!doctype html>\n<head><meta charset="utf-8">'


def hash_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


@pytest.mark.parametrize(
    ("page", "scripts"),
    [
        ("<script>a()</script>", ["a()"]),
        ('<SCRIPT type="module">\r\na()</SCRIPT >', ["\na()"]),
        ('<script defer src="a.js"></script>', []),
        ('<script type="application/json">{}</script>', []),
        ("<script>a()</script><p><script async>b()</script>", ["a()", "b()"]),
    ],
)
def test_each_inline_script_is_named_by_its_hash(page: str, scripts: list[str]) -> None:
    assert list(content_policy.inline_scripts(page)) == [hash_of(one) for one in scripts]


def policies(site: Path) -> dict[str, dict[str, str]]:
    found = {}
    for file in site.rglob("*.html"):
        (value,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', file.read_text(encoding="utf-8"))
        found[file.name] = {rule.split()[0]: rule.partition(" ")[2] for rule in value.split("; ")}
    return found


def test_every_page_allows_the_scripts_of_all_and_live_diagrams_their_styles(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"{HEAD}<script>a()</script>", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/b.html").write_text(
        f'{HEAD}<script>b()</script><script src="mermaid-loader.js" data-draws></script>', encoding="utf-8"
    )

    for _ in range(2):  # a build that keeps old pages writes them again
        content_policy.write_policy(tmp_path)

    found = policies(tmp_path)
    for page in found.values():
        assert set(page["script-src"].split()) == {"'self'", hash_of("a()"), hash_of("b()")}
        assert (page["default-src"], page["base-uri"], page["object-src"]) == ("'self'", "'none'", "'none'")
        # The app's manifest comes under the first rule, its service worker under this one.
        assert page["worker-src"] == "'self' blob:"
        assert "manifest-src" not in page
    assert found["a.html"]["style-src"] == "'self'"
    assert found["b.html"]["style-src"] == "'self' 'unsafe-inline'"


def test_hosts_get_the_policy_of_all_pages(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"{HEAD}<script>a()</script>", encoding="utf-8")

    content_policy.write_policy(tmp_path)

    first, second = (tmp_path / "_headers").read_text(encoding="utf-8").splitlines()
    assert first == "/*"
    assert second.strip() == f"Content-Security-Policy: {content_policy.policy([hash_of('a()')])}"


def test_the_policy_stands_before_what_it_forbids(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(f"{HEAD}<script>a()</script>", encoding="utf-8")

    content_policy.write_policy(tmp_path)

    text = page.read_text(encoding="utf-8")
    assert text.index("Content-Security-Policy") < text.index("<script>")
