"""The site as an app that a reader can install: its manifest, its icons and the colors of the browser's own bars."""

from __future__ import annotations

import json

MANIFEST = "manifest.webmanifest"
TOUCH_ICON = "assets/site/icon-touch.png"
ICONS = {
    # Drawn from logo.svg; tests/browser/test_web_app.py does it.
    "assets/site/icon-192.png": ("192x192", "any"),
    "assets/site/icon-512.png": ("512x512", "any"),
    "assets/site/icon-maskable.png": ("512x512", "maskable"),
    "assets/site/logo.svg": ("any", "any"),
}
TYPES = {"png": "image/png", "svg": "image/svg+xml"}
# The header's color in each scheme, as in palette.css.
LIGHT, DARK = "#fdfcf9", "#141b21"


def manifest(name: str, description: str, language: str) -> str:
    """Write the manifest. Its addresses are relative, so that a site can be hosted in any folder."""
    icons = [
        {"src": path, "sizes": sizes, "type": TYPES[path.rpartition(".")[2]], "purpose": purpose}
        for path, (sizes, purpose) in ICONS.items()
    ]
    app = {
        "name": name,
        "description": description,
        "lang": language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": LIGHT,
        "theme_color": LIGHT,
        "categories": ["education"],
        "icons": icons,
    }
    return json.dumps(app, ensure_ascii=False, indent=2) + "\n"


def links() -> dict[str, str]:
    """Return what the pages' template says of the app."""
    return {"manifest": MANIFEST, "touch_icon": TOUCH_ICON, "light": LIGHT, "dark": DARK}
