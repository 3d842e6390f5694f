"""MkDocs events in, a few lines each, work handed on: the only file that knows MkDocs."""

from __future__ import annotations

import errno
import logging
import os
import socket
from dataclasses import replace
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, get_files
from mkdocs.utils import get_relative_url

import active_html
import citations
import content_policy
import diagrams
import glossary
import images
import passages
import preview
import references
import visuals
from datafile import DataFileError
from link_warnings import LinkWarnings
from selfcheck import assets, words
from selfcheck.errors import SelfCheckError, SourceError
from selfcheck.extension import SelfCheckExtension
from selfcheck.lint import Severity
from selfcheck.lint.guide import render_rules
from selfcheck.lint.report import by_place, inspect
from selfcheck.model import QuestionBank
from selfcheck.parse import build_bank, parse_file
from selfcheck.render.bank import INDEX, Section, write_bank
from selfcheck.render.html.mistakes import render_mistakes

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from selfcheck.lint import Finding
    from selfcheck.model import Page as ParsedPage

log = logging.getLogger("mkdocs.hooks.selfcheck")
# What a page has where a diagram is to be drawn in the browser.
LOADER = "assets/site/mermaid-loader.js"
LIVE = '<pre class="mermaid">'
LINKS_LOG = "mkdocs.structure.pages"
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.DEBUG}

# `mkdocs serve` executes a hook once for many builds, so each build fills these anew.
serving = False
starting = False
broken: dict[str, list[SourceError]] = {}
parsed: dict[str, ParsedPage] = {}
sections: list[Section] = []
order: dict[str, int] = {}
visual_pages: set[tuple[str, ...]] = set()
read: list[passages.Section] = []
drawn: list[str] = []
terms: list[glossary.Term] = []
sources: dict[str, references.Reference] = {}
works: dict[str, str] = {}
# What would stop a build and breaks no page; in a preview only.
shown: dict[str, list[Finding]] = {}
words_error: list[SourceError] = []
converting: dict[str, Any] = {}
link_warnings = LinkWarnings()
other_warnings = preview.OtherWarnings([log.name, LINKS_LOG])


def on_startup(*, command: str, **_: Any) -> None:
    """Note whether an author is watching: a mistake then shows in its page's place and stops nothing."""
    global serving, starting  # noqa: PLW0603 - MkDocs has no object of ours to keep them in
    serving = starting = command == "serve"
    logging.getLogger(LINKS_LOG).addFilter(link_warnings)
    if serving:
        logging.getLogger("mkdocs").addHandler(other_warnings)


def on_config(config: MkDocsConfig) -> None:
    """Add the extension here: those that mkdocs.yml names are imported before this folder is on the path."""
    global starting  # noqa: PLW0603 - as above
    if starting:
        starting = False
        _check_port(*config.dev_addr)
    _read_words()
    try:
        _site_id(config)
    except SelfCheckError as error:
        raise Abort(f"{os.path.relpath(config.config_file_path)}: [site-id] {error}") from error
    # mermaid2 has seen that a loader is there, and adds none; only pages that need it load it: see overrides/main.html.
    config.extra_javascript = [one for one in config.extra_javascript if str(one) != LOADER]
    for one in config.mdx_configs.get("pymdownx.superfences", {}).get("custom_fences", []):
        if one["name"] == "mermaid":
            one["format"] = diagrams.fence
    config.markdown_extensions.append(SelfCheckExtension(works=works, report=_report_swallowed))  # type: ignore[arg-type]


def on_pre_build(config: MkDocsConfig) -> None:
    """Check every page's questions while the pages of the last build still stand."""
    files = get_files(config)
    names = {file.src_uri: _path(file, config) for file in files.documentation_pages()}
    pages = {names[file.src_uri]: file.content_bytes for file in files.documentation_pages()}
    bank = build_bank(parse_file(content, path) for path, content in pages.items())
    docs, name = Path(config.docs_dir), _named("", config).rstrip("/")
    others = [
        error
        for module in (active_html, citations, diagrams, images, visuals)
        for error in module.check(docs, name, pages)
    ]
    for kept in (broken, shown, sections, visual_pages, read, drawn, parsed, other_warnings.messages):
        kept.clear()
    texts = {uri: (path, pages[path].decode("utf-8", "replace")) for uri, path in names.items()}
    link_warnings.start(texts, [file.src_uri for file in files])
    parsed.update({page.path: page for page in bank.pages})
    for error in sorted([*bank.errors, *others], key=lambda error: error.place):
        broken.setdefault(error.path, []).append(error)
    findings = inspect(bank, others)
    stopping = [finding for finding in findings if finding.severity is Severity.ERROR]
    if stopping and not serving:
        raise Abort("\n".join(map(str, [one for one in findings if one.severity is not Severity.INFO])))
    breaking = {str(error) for errors in broken.values() for error in errors}
    for finding in findings:
        # A strict build counts what is logged as a warning or worse, and ends with status 1.
        log.log(LEVELS[finding.severity], "%s", finding)
        if finding.severity is not Severity.INFO and str(finding) not in breaking:
            shown.setdefault(finding.path, []).append(finding)


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """Build again when the interface's words change, which are no page and no setting."""
    server.watch(str(words.FILE))


def _read_words() -> None:
    """Read the interface's words again; a preview goes on with the last ones while their file can't be read."""
    words_error.clear()
    try:
        words.reload(name=Path(os.path.relpath(words.FILE)).as_posix())
    except SourceError as error:
        if not serving or not words.loaded():
            raise Abort(str(error)) from error
        words_error.append(error)
        log.error("%s", error)  # noqa: TRY400 - a mistake in a file, of which the trace says nothing


def _check_port(host: str, port: int) -> None:
    """Stop at once where another program has the preview's address, and name a port that is free."""
    if reason := _why_taken(host, port):
        free = next((one for one in range(port + 1, port + 100) if not _why_taken(host, one)), port + 1)
        raise Abort(f"port {port} {reason}; try: make serve PORT={free}")


def _why_taken(host: str, port: int) -> str:
    """Say why a server can't listen at a port; empty where it can."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as one:
            # As the server does it: a connection that is just being closed takes no port.
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(address)
            one.listen()
    except OSError as error:
        return "is in use" if error.errno == errno.EADDRINUSE else f"can't be used: {error.strerror}"
    return ""


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add what is made and not kept: the widget's script, and the Mermaid library out of its package."""
    for file in [file for file in files if assets.is_part(file.src_uri) or visuals.is_part(file.src_uri)]:
        files.remove(file)
    for path, text in assets.scripts(Path(config.docs_dir)).items():
        files.append(File.generated(config, path, content=text))
    if rules_page := _settings(config).get("rules_page"):
        files.append(File.generated(config, rules_page, content=render_rules()))
    add_reference_pages(files, config)


def add_reference_pages(files: Files, config: MkDocsConfig) -> None:
    """Add the pages that are made from a data file, where the site has it: glossary and references.

    A file with mistakes stops a build before; in a preview its page shows them.
    """
    terms.clear()
    sources.clear()
    works.clear()
    docs = Path(config.docs_dir)
    if (data := docs / glossary.DATA).exists():
        try:
            terms.extend(glossary.read_glossary(data, _named(glossary.DATA, config)))
            page = glossary.render_page(terms)
        except DataFileError as error:
            page = render_mistakes(error.errors)
        files.append(File.generated(config, glossary.PAGE, content=page))
    if (data := docs / references.DATA).exists():
        try:
            sources.update(references.read_references(data, _named(references.DATA, config)))
            cited = {file.src_uri: file.content_string for file in files.documentation_pages()}
            page = references.render_page(sources.values(), references.cited_on(cited))
        except DataFileError as error:
            page = render_mistakes(error.errors)
        works.update({one.url: f"{one.authors} {one.year}. {one.title}" for one in sources.values()})
        files.append(File.generated(config, references.PAGE, content=page))


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Show a page's mistakes in its place, which only a preview comes as far as here with; add its footnotes."""
    path = _path(page.file, config)
    # MkDocs has cut the front matter off, and with it the lines by which an author finds a place.
    front = page.file.content_string.count("\n") - markdown.count("\n")
    converting.update(path=path, front=front)
    if errors := broken.get(path):
        return render_mistakes(errors)
    try:
        return references.add_footnotes(markdown, sources, path, front) if sources else markdown
    except references.CitationError as error:
        # Of a page that a plugin made: the others were checked before the build.
        if not serving:
            raise Abort(str(error)) from error
        return render_mistakes(error.errors)


def on_nav(nav: Navigation, **_: Any) -> None:
    """Note the order of the pages, in which a reader is asked across them."""
    order.clear()
    order.update({page.url: place for place, page in enumerate(nav.pages)})


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Keep what a page says and asks, for the figure and the pages that look across the site."""
    path = _path(page.file, config)
    source = page.file.content_string
    if errors := [*diagrams.undrawn(html, path, source), *active_html.check_shown(html, path, source)]:
        html = _report(errors)
    drawn.append(html)
    search = page.meta.get("search")
    if not (isinstance(search, dict) and search.get("exclude")):
        read.extend(passages.sections_of(html, page.url, str(page.title)))
    known = parsed.get(path)
    asked = known.questions if known else ()
    if asked and page.meta.get("selfcheck_bank", True):
        sections.append(Section(page.url, str(page.title), asked, html))
    if page.file.src_uri == glossary.PAGE:
        return html
    return glossary.mark_first_uses(html, terms, get_relative_url(_url(glossary.PAGE), page.url))


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
    """Check links to headings before a preview's pages are written, so that they can show what is wrong."""
    if serving:
        pages = [file.page for file in files.documentation_pages() if file.page]
        for page in pages:
            # A page that can't be shown keeps its headings for the links of other pages.
            if (path := _path(page.file, config)) in broken and path in parsed:
                page.present_anchor_ids = {*(page.present_anchor_ids or ()), *parsed[path].anchors}
        for page in pages:
            page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)
    return env


# Last: what a plugin changes in a page after that would make the hashes wrong.
@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the questions and the words of the whole site, and a script for each set of visuals that pages have."""
    sections.sort(key=lambda section: order.get(section.url, len(order)))
    docs = Path(config.docs_dir)
    scripts = {visuals.script_for(names): visuals.script(docs, names) for names in sorted(visual_pages)}
    if any("rag" in names for names in visual_pages):
        scripts |= passages.write_passages(read)
        scripts[f"{passages.FOLDER}/queries.js"] = visuals.part(docs, "data/queries.js")
    scripts[diagrams.WIDTHS] = diagrams.widths(drawn)
    if any(LIVE in html for html in drawn):
        library = package_files("mermaidx") / "assets" / "mermaid.js"
        scripts["assets/site/mermaid.min.js"] = library.read_text(encoding="utf-8")
    for path, text in {**write_bank(sections), **scripts}.items():
        target = Path(config.site_dir, path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    if not serving:
        # A preview's server puts a script into each page that loads it again after a change.
        content_policy.write_policy(Path(config.site_dir))


def on_page_context(context: TemplateContext, *, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Tell the template which files of ours the page needs; in a preview, show what would stop a build."""
    if serving:
        page.content = _with_findings(page, _path(page.file, config))
    content = page.content or ""
    if names := visuals.visuals_on(content, Path(config.docs_dir)):
        visual_pages.add(names)
        context["visuals"] = {"styles": visuals.STYLES, "script": visuals.script_for(names)}  # type: ignore[typeddict-unknown-key]
    across = assets.asks_across(content)
    # A review or an exam may show any page's question, and instant navigation leads from any page to one with a diagram.
    live = LIVE in content or (across and any(LIVE in section.html for section in sections))
    context["live_diagrams"] = "here" if live else any(LIVE in html for html in drawn)  # type: ignore[typeddict-unknown-key]
    context["selfcheck"] = {  # type: ignore[typeddict-unknown-key]
        "site": _site_id(config),
        "styles": assets.styles_for(content),
        "script": assets.script_for(content),
        # On its way before the script asks for it.
        "preload": INDEX if across else None,
        # For the navigation's marks, which say of a page that is not started yet that it has questions.
        "totals": {section.url: len(section.questions) for section in sections},
    }


def _report_swallowed(error: SourceError) -> str:
    """Show in a preview what only the conversion of a page finds; it stops a build."""
    return _report([replace(error, path=converting["path"], line=error.line + converting["front"])])


def _report(errors: list[SourceError]) -> str:
    """Stop a build; in a preview, say what is wrong and return it as HTML."""
    if not serving:
        raise Abort("\n".join(map(str, errors)))
    for error in errors:
        log.error("%s", error)
    return render_mistakes(errors)


def _with_findings(page: Page, path: str) -> str:
    """Return a page's content with what would stop a build: for this page, or for no page in particular."""
    source = parsed.get(path)
    found = [*shown.get(path, ()), *link_warnings.found.get(path, ())]
    here = by_place(QuestionBank((source,) if source else (), ()), found)
    nowhere = [error for name, errors in broken.items() if name not in parsed for error in errors]
    return preview.show_findings(page.content or "", here, [*words_error, *nowhere, *other_warnings.messages])


def _url(page: str) -> str:
    """Name a made page as it stands in the site."""
    return Path(page).with_suffix(".html").as_posix()


def _named(file: str, config: MkDocsConfig) -> str:
    """Name a file of the docs as its author would, from the folder of mkdocs.yml."""
    docs = os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)
    return f"{Path(docs).as_posix()}/{file}"


def _site_id(config: MkDocsConfig) -> str:
    """Name the site in the keys of the browser's storage."""
    given = _settings(config).get("id")
    return assets.site_id(None if given is None else str(given), config.site_name)


def _settings(config: MkDocsConfig) -> dict[str, Any]:
    """Read what mkdocs.yml says of us under `extra`."""
    return config.extra.get("selfcheck") or {}


def _path(file: File, config: MkDocsConfig) -> str:
    """Name a page as its author would, from the folder of mkdocs.yml."""
    return _named(file.src_uri, config)
