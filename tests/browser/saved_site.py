"""Small sites with the real service worker, and what a test asks of a browser that saves them."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from guide import release, saved_files, theme_scripts

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{name} {version}</title>
<link rel="icon" href="data:,"><body><h1>{name} {version}</h1><p data-saved></p>
<script src="{root}part.js"></script><script src="{root}assets/site/saving.js" defer></script></body></html>
"""
NOT_FOUND = '<!doctype html><meta charset="utf-8"><title>Lost {version}</title><link rel="icon" href="data:,"><h1>Lost {version}</h1>'
# In seconds; a busy machine takes its time.
PATIENCE = 30
SAVED = "Saved for offline use."

# Files that several versions have alike: what is not changed is not loaded again.
SAME = {f"same/{number}.txt": f"the same {number}\n" * 50 for number in range(12)}
# Pages of the guide let nobody evaluate text, so these wait by themselves.
TAKEN_OVER = """
() => new Promise((resolve) => {
  const worker = new URL("../../sw.js", document.querySelector("script[src$='saving.js']").src).href;
  const look = () => navigator.serviceWorker.controller?.scriptURL === worker && resolve();
  navigator.serviceWorker.addEventListener("controllerchange", look);
  look();
})
"""
SO_MANY = """
async (count) => {
  for (const until = Date.now() + 2_000; (await caches.keys()).length !== count && Date.now() < until;) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
"""
CACHES = "async () => (await caches.keys()).sort()"
# What a page loads later, as a figure when a reader comes near it.
LATER = """
(file) => new Promise((resolve) => {
  const script = Object.assign(document.createElement("script"), { src: file });
  script.onload = () => resolve(globalThis.later);
  script.onerror = () => resolve("nothing");
  document.body.append(script);
})
"""
# The browser looks for a new version a while after each visit. Where it is just doing so, it does not look twice, and may
# have found the version before.
UPDATE = """
async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  for (let time = 0; time < 3 && !registration.installing && !registration.waiting; time += 1) {
    await registration.update().catch(() => {});
  }
}
"""
# As if every page had been opened an hour ago: the worker counts none as just opening.
AGE = """
async () => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of name.endsWith(" pages") ? await cache.keys() : []) {
      const { version } = await (await cache.match(request)).json();
      await cache.put(request, new Response(JSON.stringify({ version, at: 0 })));
    }
  }
}
"""


@cache
def scripts(*, preview: bool = False) -> dict[str, str]:
    return theme_scripts.scripts(preview=preview)


def write_version(folder: Path, version: str, *, preview: bool = False) -> Path:
    """Write a small site of two pages; all but what is the same says its version."""
    files = {
        "index.html": PAGE.format(name="Home", version=version, root=""),
        "deep/index.html": PAGE.format(name="Deep", version=version, root="../"),
        "404.html": NOT_FOUND.format(version=version),
        "part.js": f"globalThis.part = '{version}';\n",
        "later.js": f"globalThis.later = '{version}';\n",
        theme_scripts.SAVING: scripts(preview=preview)[theme_scripts.SAVING],
        theme_scripts.WORKER: scripts(preview=preview)[theme_scripts.WORKER],
        **SAME,
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    if not preview:
        for path, content in saved_files.add_list(release.read_site(folder)).items():
            (folder / path).write_bytes(content)
    return folder


def visit(page: Page, address: str) -> None:
    """Open a page and stay until the site is saved."""
    page.goto(address)
    wait_until_saved(page)


def wait_until_saved(page: Page) -> None:
    """Wait until what the page asks for comes from what is saved."""
    expect(page.locator("[data-saved]")).to_contain_text(SAVED)
    page.evaluate(TAKEN_OVER)


def reload_until(page: Page, count: int) -> None:
    """Open the page again, as if long after the last time, until so many caches are left: a closed page is listed for a while."""
    deadline = time.monotonic() + PATIENCE
    while len(page.evaluate(CACHES)) != count:
        assert time.monotonic() < deadline, page.evaluate(CACHES)
        page.evaluate(AGE)
        page.reload()
        page.evaluate(SO_MANY, count)


def says(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def stop_worker(page: Page) -> None:
    """End the worker, as the browser does when it is idle; what it had only in memory is gone."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def later(page: Page, root: str = "") -> str:
    found: str = page.evaluate(LATER, f"{root}later.js")
    return found
