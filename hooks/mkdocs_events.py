"""The guide's build: MkDocs' events in, questions handed to the engine, and what the guide adds to its pages."""

from __future__ import annotations

import errno
import logging
import socket
from dataclasses import dataclass, field
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File

from guide import (
    active_html,
    citations,
    diagrams,
    facts,
    finished_site,
    front_door,
    glossary,
    images,
    notes,
    passages,
    references,
    site_styles,
    theme_scripts,
    theme_styles,
    visuals,
    web_app,
)
from guide.datafile import DataFileError
from guide.link_warnings import LinkWarnings
from selfcheck import assets, words
from selfcheck.bundle import BundleError
from selfcheck.errors import SelfCheckError
from selfcheck.render.mistakes import render_mistakes
from selfcheck_mkdocs.findings import OtherWarnings
from selfcheck_mkdocs.site_build import Settings, SiteBuild

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from selfcheck.errors import SourceError

log = logging.getLogger("mkdocs.plugins.selfcheck.guide")
# What a page has where a diagram is to be drawn in the browser.
LIVE = '<pre class="mermaid">'
LINKS_LOG = "mkdocs.structure.pages"
CHECKS = (active_html, citations, diagrams, images, visuals)


@dataclass
class GuideBuild:
    """What is known of the guide while it is built; each build begins with a new one."""

    site: SiteBuild
    sources: dict[str, references.Reference] = field(default_factory=dict)
    parts: dict[str, front_door.Part] = field(default_factory=dict)
    """The pages that a home page may show as parts, by their files."""
    drawn: dict[str, str] = field(default_factory=dict)
    """Each page's content by its address, as its plugins have made it."""
    asking: bool = False
    """Whether a page asks for the questions of the whole site."""


@dataclass
class Run:
    """What goes on from one build of a preview to the next."""

    preview: bool = False
    starting: bool = False
    link_warnings: LinkWarnings = field(default_factory=LinkWarnings)
    other_warnings: OtherWarnings = field(
        default_factory=lambda: OtherWarnings(["mkdocs.plugins.selfcheck", LINKS_LOG])
    )
    build: GuideBuild | None = None

    @property
    def guide(self) -> GuideBuild:
        """The build that is under way."""
        if self.build is None:
            raise RuntimeError("MkDocs has begun no build")
        return self.build


# MkDocs calls functions of this file, and has no object of ours to keep anything in.
run = Run()


def on_startup(*, command: str, **_: Any) -> None:
    """Note whether an author is watching: a mistake then shows in its page's place and stops nothing."""
    run.preview = run.starting = command == "serve"
    logging.getLogger(LINKS_LOG).addFilter(run.link_warnings)
    if run.preview:
        logging.getLogger("mkdocs").addHandler(run.other_warnings)


def on_config(config: MkDocsConfig) -> None:
    """Begin a build: the extension is added here, since mkdocs.yml's own are imported before this folder is on the path."""
    if run.starting:
        run.starting = False
        _check_port(*config.dev_addr)
    given = config.extra.get("selfcheck") or {}
    settings = Settings(
        id=None if given.get("id") is None else str(given["id"]),
        rules_page=given.get("rules_page"),
        kinds_page=given.get("kinds_page"),
    )
    run.build = GuideBuild(SiteBuild(config, settings, preview=run.preview, checks=CHECKS, caller=__name__))
    run.guide.site.configure()
    # mermaid2 has seen that a loader is there, and adds none; only pages that need it load it: see overrides/main.html.
    config.extra_javascript = [one for one in config.extra_javascript if str(one) != theme_scripts.LOADER]
    for one in config.mdx_configs.get("pymdownx.superfences", {}).get("custom_fences", []):
        if one["name"] == "mermaid":
            one["format"] = diagrams.fence


def on_pre_build(**_: Any) -> None:
    """Check every page while the pages of the last build still stand."""
    run.other_warnings.messages.clear()
    run.guide.site.check_files()


def on_serve(server: LiveReloadServer, **_: Any) -> None:
    """Build again when the widget, the figures or the interface's words change, which are no page and no setting."""
    server.watch(str(words.FILE))
    server.watch(str(assets.WIDGET))
    server.watch(str(assets.KINDS))
    server.watch(str(theme_scripts.SOURCE))
    server.watch(str(visuals.FIGURES))


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Add what is made and not kept."""
    run.guide.site.add_files(files)
    for path, text in theme_scripts.scripts(preview=run.preview).items():
        files.append(File.generated(config, path, content=text))
    _mend_theme(files, config)
    if _is_app(files):
        language = str(config.theme.get("language", "en"))
        app = web_app.manifest(config.site_name, config.site_description or "", language)
        files.append(File.generated(config, web_app.MANIFEST, content=app))
    _add_glossary(files, config)
    _add_references(files, config)
    pages = {
        one.src_uri: (run.guide.site.path(one), one.content_string) for one in files.documentation_pages()
    }
    run.link_warnings.start(pages, [file.src_uri for file in files])


def _mend_theme(files: Files, config: MkDocsConfig) -> None:
    """Put the mended style sheet of the theme into the place of its own, under the same name."""
    tabs = "pymdownx.tabbed" in config.markdown_extensions
    for file in [one for one in files if theme_styles.THEME.fullmatch(one.src_uri)]:
        try:
            mended = theme_styles.mend(file.content_string, tabs=tabs)
        except ValueError as error:
            raise Abort(str(error)) from error
        files.remove(file)
        files.append(File.generated(config, file.src_uri, content=mended))


def _is_app(files: Files) -> bool:
    """Return whether the site has the icons of an app."""
    return all(files.get_file_from_path(path) for path in (*web_app.ICONS, web_app.TOUCH_ICON))


def _add_glossary(files: Files, config: MkDocsConfig) -> None:
    """Add the glossary, where the site has one; in a preview its page shows the mistakes in its file."""
    data = Path(config.docs_dir) / glossary.DATA
    if not data.exists():
        return
    try:
        terms = glossary.read_glossary(data, run.guide.site.named(glossary.DATA))
        # A title in the list of references is no use of a term, and a home page says what the guide is before its terms.
        marks = glossary.GlossaryExtension(terms=terms, unmarked=[references.PAGE, front_door.PAGE])
        config.markdown_extensions.append(marks)  # type: ignore[arg-type]  # MkDocs takes instances too
        page = glossary.render_page(terms)
    except DataFileError as error:
        page = render_mistakes(error.errors)
    files.append(File.generated(config, glossary.PAGE, content=page))


def _add_references(files: Files, config: MkDocsConfig) -> None:
    """Add the list of references, where the site has one; in a preview its page shows the mistakes in its file."""
    data = Path(config.docs_dir) / references.DATA
    if not data.exists():
        return
    sources = run.guide.sources
    try:
        sources.update(references.read_references(data, run.guide.site.named(references.DATA)))
        cited = {file.src_uri: file.content_string for file in files.documentation_pages()}
        page = references.render_page(sources.values(), references.cited_on(cited))
    except DataFileError as error:
        page = render_mistakes(error.errors)
    run.guide.site.works.update(
        {one.url: f"{one.authors} {one.year}. {one.title}" for one in sources.values()}
    )
    config.markdown_extensions.append(references.CitationExtension(sources=sources, site=run.guide.site))  # type: ignore[arg-type]  # MkDocs takes instances too
    files.append(File.generated(config, references.PAGE, content=page))


def on_nav(nav: Navigation, **_: Any) -> None:
    """Note the order of the pages, in which a reader is asked across them."""
    run.guide.site.note_order(nav)


def on_page_markdown(_: str, *, page: Page, **__: Any) -> str | None:
    """Show a page's mistakes in its place, which only a preview comes as far as here with."""
    return run.guide.site.shown_instead(page)


def on_page_content(html: str, *, page: Page, **_: Any) -> str:
    """Check a page as it is shown, and keep what it says, for the figure that searches it."""
    path, source = run.guide.site.path(page.file), page.file.content_string
    if errors := [*diagrams.undrawn(html, path, source), *active_html.check_shown(html, path, source)]:
        html = _report(errors)
    run.guide.drawn[page.url] = html
    return html


def _report(errors: Sequence[SourceError]) -> str:
    """Stop a build; in a preview, say what is wrong and return it as HTML."""
    if not run.preview:
        raise Abort("\n".join(map(str, errors)))
    for error in errors:
        log.error("%s", error)
    return render_mistakes(errors)


# Last, as the engine's own plugin does it.
@event_priority(-50)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Put the bank and the figures' scripts together, before anything is written."""
    guide = run.guide
    env.globals["web_app"] = web_app.links() if _is_app(files) else None
    pages = [file.page for file in files.documentation_pages() if file.page]
    if run.preview:
        _check_anchors(pages, config, files)
    guide.site.gather(files)
    for page in pages:
        if (parsed := guide.site.parsed(page)) and page.url in guide.drawn:
            description = str(page.meta.get("description", ""))
            guide.parts[page.file.src_uri] = front_door.Part(
                page.url, str(page.title), description, parsed, guide.drawn[page.url]
            )
    guide.asking = any(assets.asks_across(html) for html in guide.drawn.values())
    for path, text in _scripts(pages).items():
        if known := files.get_file_from_path(path):
            files.remove(known)
        files.append(File.generated(config, path, content=text))


def _check_anchors(pages: Sequence[Page], config: MkDocsConfig, files: Files) -> None:
    """Check links to headings before a preview's pages are written, so that they can show what is wrong."""
    site = run.guide.site
    for page in pages:
        # A page that can't be shown keeps its headings for the links of other pages.
        known = site.known(site.path(page.file))
        if site.path(page.file) in site.broken and known:
            page.present_anchor_ids = {*(page.present_anchor_ids or ()), *known.anchors}
    for page in pages:
        page.validate_anchor_links(files=files, log_level=config.validation.links.anchors)


def _scripts(pages: Sequence[Page]) -> dict[str, str]:
    """Write the scripts of the figures that pages have, and what the figures and diagrams need."""
    drawn = run.guide.drawn
    sets = {names for html in drawn.values() if (names := visuals.visuals_on(html))}
    scripts = _figures(sets)
    if any(visuals.SEARCHES in names for names in sets):
        read = [
            section
            for page in pages
            if not _excluded(page) and page.url in drawn
            for section in passages.sections_of(drawn[page.url], page.url, str(page.title))
        ]
        scripts |= passages.write_passages(read)
    scripts |= site_styles.styles(diagrams.sizes(drawn.values()))
    if any(LIVE in html for html in drawn.values()):
        library = package_files("mermaidx") / "assets" / "mermaid.js"
        scripts["assets/site/mermaid.min.js"] = library.read_text(encoding="utf-8")
    return scripts


def _figures(sets: Collection[tuple[str, ...]]) -> dict[str, str]:
    """Bundle the figures' scripts; what is wrong with one stops a build, and a preview has none until it is mended."""
    try:
        return visuals.files(sets, maps=run.preview)
    except BundleError as error:
        if not run.preview:
            raise Abort(str(error)) from error
        log.error("%s", error)  # noqa: TRY400 - of Deno, and it says where
        return {}


def _excluded(page: Page) -> bool:
    """Return whether a page is left out of the search."""
    search = page.meta.get("search")
    return bool(isinstance(search, dict) and search.get("exclude"))


@event_priority(100)
def _before_search(context: TemplateContext, /, *, page: Page, nav: Navigation, **_: Any) -> None:
    """Tell the template which files of ours the page needs; in a preview, show what would stop a build."""
    guide = run.guide
    if names_of_parts := page.meta.get(front_door.META):
        for name in names_of_parts:
            if name not in guide.parts:
                log.warning(
                    "%s: [unknown-part] `%s` is no page of the guide", guide.site.path(page.file), name
                )
        parts = [guide.parts[name] for name in names_of_parts if name in guide.parts]
        page.content = front_door.fill(page.content or "", parts, page.url)
    content = page.content or ""
    if run.preview:
        guide.site.prepare_page(
            page,
            run.link_warnings.found.get(guide.site.path(page.file), ()),
            run.other_warnings.messages,
        )
    guide.site.screen.hide(page)
    context["facts"] = _facts(page, nav)  # type: ignore[typeddict-unknown-key]
    if names := visuals.visuals_on(content):
        context["visuals"] = {"styles": visuals.styles_for(names), "script": visuals.LOADER}  # type: ignore[typeddict-unknown-key]
    # A review or an exam may show any page's question, with the terms and the notes in it.
    has_notes = glossary.CLASS in content or notes.MARK in content or assets.asks_across(content)
    context["shows_notes"] = has_notes  # type: ignore[typeddict-unknown-key]
    live = any(LIVE in html for html in guide.drawn.values())
    # A review or an exam may show any page's question, and instant navigation leads from any page to one with a diagram.
    here = LIVE in content or (assets.asks_across(content) and live)
    context["live_diagrams"] = "here" if here else live  # type: ignore[typeddict-unknown-key]


def _facts(page: Page, nav: Navigation) -> str:
    """Return the line of facts above a page's title; empty for a page that is no part."""
    site = run.guide.site
    known = {one.url: site.known(site.path(one.file)) for one in nav.pages}
    here = known.get(page.url)
    return facts.facts_line(here, [one for one in known.values() if one and one.objectives]) if here else ""


@event_priority(-100)
def _after_search(_: TemplateContext, /, *, page: Page, **__: Any) -> None:
    run.guide.site.screen.show(page)


on_page_context = CombinedEvent(_before_search, _after_search)


@event_priority(100)
def on_post_page(output: str, *, page: Page, **_: Any) -> str:
    """Add the script and the styles that the page's questions need."""
    return run.guide.site.with_widget(output, page)


# Last: what a plugin changes in a page after that would make the hashes wrong.
@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Write what is made of the whole site."""
    if run.preview:
        finished_site.finish_preview(Path(config.site_dir))
        return
    try:
        finished_site.finish(Path(config.site_dir), Path(config.docs_dir), config.site_url or "")
    except SelfCheckError as error:
        raise Abort(str(error)) from error


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
