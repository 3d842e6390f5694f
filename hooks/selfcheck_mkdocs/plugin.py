"""The plugin `selfcheck`: MkDocs' events in, work handed on to the site's build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import Optional, Type
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from selfcheck import assets, words
from selfcheck_mkdocs.site_build import Settings, SiteBuild

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class PluginOptions(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook for subclasses untyped
    """What a site says under `- selfcheck:` in its plugins."""

    id = Optional(Type(str))
    rules_page = Optional(Type(str))
    kinds_page = Optional(Type(str))


class SelfCheckPlugin(BasePlugin[PluginOptions]):  # type: ignore[no-untyped-call]  # as above
    """Self-check questions, review, exam, and progress for an MkDocs site."""

    preview = False
    build: SiteBuild

    def on_startup(self, *, command: str, **_: Any) -> None:
        """Note whether an author is watching."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Begin a build."""
        settings = Settings(self.config.id, self.config.rules_page, self.config.kinds_page)
        self.build = SiteBuild(config, settings, preview=self.preview)
        self.build.configure()

    def on_pre_build(self, **_: Any) -> None:
        """Check the pages before those of the last build go."""
        self.build.check_files()

    def on_serve(self, server: LiveReloadServer, **_: Any) -> None:
        """Build again when the widget or its words change."""
        server.watch(str(words.FILE))
        server.watch(str(assets.WIDGET))

    # After plugins that can do nothing with a file that is on no disk.
    @event_priority(-200)
    def on_files(self, files: Files, **_: Any) -> None:
        """Add scripts and styles."""
        self.build.add_files(files)

    def on_nav(self, nav: Navigation, **_: Any) -> None:
        """Note the order of the pages."""
        self.build.note_order(nav)

    def on_page_markdown(self, _: str, *, page: Page, **__: Any) -> str | None:
        """Show a page's mistakes in its place."""
        return self.build.shown_instead(page)

    # Last, so that what other plugins change in pages and navigation is known.
    @event_priority(-50)
    def on_env(self, _: Environment, *, files: Files, **__: Any) -> None:
        """Put the bank together."""
        self.build.gather(files)

    @event_priority(100)
    def _before_search(self, _: TemplateContext, /, *, page: Page, **__: Any) -> None:
        self.build.prepare_page(page)
        self.build.screen.hide(page)

    @event_priority(-100)
    def _after_search(self, _: TemplateContext, /, *, page: Page, **__: Any) -> None:
        self.build.screen.show(page)

    on_page_context = CombinedEvent(_before_search, _after_search)

    # Early: the page is still as the theme wrote it.
    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, **_: Any) -> str:
        """Add the script and the styles that a page needs."""
        return self.build.with_widget(output, page)
