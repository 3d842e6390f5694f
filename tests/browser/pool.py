"""Browser profiles that tests use one after the other, each as if it were new: a new one costs more than many a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import Error

from browser.web_server import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Frame, Page

# Pages at rest take memory.
AT_REST = 4
# What a test may do that nothing takes back: its profile is closed.
LASTING = frozenset(
    {
        "add_cookies",
        "add_locator_handler",
        "close",
        "expose_binding",
        "expose_function",
        "grant_permissions",
        "install",
        "new_cdp_session",
        "once",
        "pause_at",
        "route",
        "route_from_har",
        "route_web_socket",
        "set_default_navigation_timeout",
        "set_default_timeout",
        "set_extra_http_headers",
        "set_fixed_time",
        "set_geolocation",
        "set_offline",
        "set_system_time",
    }
)
# What is taken back.
UNDONE = frozenset({"add_init_script", "emulate_media", "on"})
# All files share one storage.
EMPTY = (Path(__file__).parent / "__init__.py").as_uri()
MEDIA = {
    "color_scheme": "light",
    "contrast": "no-preference",
    "forced_colors": "none",
    "reduced_motion": "no-preference",
}
FORGET = """
async () => {
  localStorage.clear();
  sessionStorage.clear();
  for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name);
  for (const worker of (await navigator.serviceWorker?.getRegistrations().catch(() => [])) ?? []) await worker.unregister();
  for (const name of (await globalThis.caches?.keys().catch(() => [])) ?? []) await caches.delete(name);
  const files = await navigator.storage?.getDirectory().catch(() => null);
  for await (const name of files?.keys() ?? []) await files.removeEntry(name);
}
"""


class Lent(Protocol):
    """What a test is lent: a profile, its page, and what went wrong there."""

    context: BrowserContext
    page: Page
    problems: list[str]


Kind = TypeVar("Kind", bound=Lent)


@dataclass
class Profile(Generic[Kind]):
    """What is lent, how it was made, and what was done to it."""

    key: object
    settings: dict[str, Any]
    lent: Kind
    lasts: bool = False
    undo: list[Callable[[], object]] = field(default_factory=list)
    origins: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        page = self.lent.page
        page.on("framenavigated", self._note_origin)
        for one in (self.lent.context, page, page.clock):
            for name in (LASTING | UNDONE) & set(dir(one)):
                setattr(one, name, self._noting(one, name, getattr(one, name)))

    def _note_origin(self, frame: Frame) -> None:
        if found := origin(frame.url):
            self.origins.add(found)

    def _noting(self, one: Any, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            made = method(*given, **named)
            if name == "add_init_script":
                self.undo.append(made.close)
            elif name == "on":
                self.undo.append(lambda: one.remove_listener(*given))
            elif name == "emulate_media":
                as_made = {media: self.settings.get(media, value) for media, value in MEDIA.items()}
                self.undo.append(lambda: method(media="null", **as_made))
            else:
                self.lasts = True
            return made

        return call

    def renew(self) -> bool:
        """Make it as new, or say that this can't be done."""
        if self.lasts or len(self.origins) > 1:
            return False
        try:
            self._undo(self.lent.page)
        except Error:
            return False
        self.undo.clear()
        self.origins.clear()
        self.lent.problems.clear()
        return True

    def _undo(self, page: Page) -> None:
        for other in self.lent.context.pages:
            if other != page:
                other.close()
        for back in self.undo:
            back()
        for one in self.origins:
            page.goto(EMPTY if one == "file://" else one + BLANK)
            page.evaluate(FORGET)
        if page.viewport_size != self.settings["viewport"]:
            page.set_viewport_size(self.settings["viewport"])
        # Nothing is under the mouse of a page that is new.
        page.mouse.move(-1, -1)


def origin(url: str) -> str:
    """Name whose storage a page at an address uses; a page of no address has none."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}" if parts.scheme in {"http", "https", "file"} else ""


class Pool(Generic[Kind]):
    """The profiles of a browser, lent, renewed and lent again."""

    def __init__(self) -> None:
        self._at_rest: list[Profile[Kind]] = []

    def take(self, key: object, settings: dict[str, Any], make: Callable[[], Kind]) -> Profile[Kind]:
        """Lend a profile that is as new; those with the same key are made alike."""
        for one in self._at_rest:
            if one.key == key:
                self._at_rest.remove(one)
                return one
        return Profile(key, settings, make())

    def give_back(self, profile: Profile[Kind]) -> None:
        """Take a profile back, which the next test finds as new or not at all."""
        if not profile.renew():
            profile.lent.context.close()
            return
        self._at_rest.append(profile)
        if len(self._at_rest) > AT_REST:
            self._at_rest.pop(0).lent.context.close()
