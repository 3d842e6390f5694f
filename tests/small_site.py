"""A small site with questions, as a folder that MkDocs builds."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
HOOK = ROOT / "hooks" / "mkdocs_events.py"
CONFIG = f"""\
site_name: A site
hooks: [{HOOK.as_posix()}]
theme: {{name: material, font: false, custom_dir: "{(ROOT / "overrides").as_posix()}"}}
plugins: [search]
use_directory_urls: false
markdown_extensions: [attr_list, md_in_html, footnotes, tables, toc, pymdownx.superfences]
validation: {{anchors: warn}}
"""
WHY = "Because of the bilby, which says in eight words why it is so.\n"
QUESTION = f"""\
/// question | an-id
    learn: "#a-heading"

Which one is [linked](other.md)?

- [ ] The quokka
    > Feedback on the [wombat](other.md#there).
- [x] The numbat

{WHY}///
"""
PAGE = f"# Page\n\n/// pretest\n///\n\n## A heading\n\nProse with a kangaroo.\n\n{QUESTION}"
OTHER = "# Other\n\n## There\n\nText.\n"


def write_site(folder: Path, pages: dict[str, str]) -> None:
    (folder / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
