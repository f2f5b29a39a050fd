"""How a web server should send the site: for Netlify and Cloudflare Pages, nginx, Apache, IIS.

Sources: RFC 9110, 9111, 8246 (headers, caching, immutable); RFC 6350, 5545 (vCard, iCalendar); W3C
Permissions Policy; the servers' own manuals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.render.policy import REFERRER, policy

FOLDER = "may-chu"
_TEMPLATES_DIR = Path(__file__).parent.parent / "templates" / "server"
_NAMES = {
    "_headers": "_headers",
    "nginx.conf": f"{FOLDER}/nginx.conf",
    "apache.conf": f"{FOLDER}/apache.conf",
    "web.config": f"{FOLDER}/web.config",
}
_TYPES = {
    "text/html": ("html",),
    "text/css": ("css",),
    "text/javascript": ("js",),
    "text/plain": ("txt",),
    "text/xml": ("xml",),
    "text/calendar": ("ics",),
    "text/vcard": ("vcf",),
    "application/json": ("json", "map"),
    "application/manifest+json": ("webmanifest",),
    "application/gzip": ("gz",),
    "application/pdf": ("pdf",),
    "application/zip": ("zip",),
    "font/woff2": ("woff2",),
    "image/png": ("png",),
    "image/svg+xml": ("svg",),
    "image/webp": ("webp",),
    "image/x-icon": ("ico",),
}
_COMPRESSED = tuple(it for it in _TYPES if re.search(r"text/|json|svg", it) and it != "text/html")
_NOT_NEEDED = ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
"""What no page asks of a phone, and so no script that slipped in may ask."""
HASHED_FOLDERS = ("assets/javascripts/", "assets/the/")
"""Where every file has a hash of its bytes in its name: the theme's script, pictures of links."""
_FOR_EVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "no-cache"


def server_settings(base_url: str, hashes: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield (path in the site, text) of each server's settings; same site, same bytes.

    Args:
        base_url: where the site is published; a path in it is where the server hangs the site.
        hashes: of every inline script of every page, as `script_hashes` gives them.

    Browsers keep `HASHED_FOLDERS` for ever; anything else is asked for again each time.
    """
    path = f"{urlsplit(base_url).path.rstrip('/')}/"
    facts = {
        "path": path,
        "headers": _headers(hashes),
        "hashed": f"^{re.escape(path)}({'|'.join(HASHED_FOLDERS)})",
        "hashed_folders": [folder.rstrip("/") for folder in HASHED_FOLDERS],
        "types": _TYPES.items(),
        "compressed": _COMPRESSED,
        "texts": ("text/html", *_COMPRESSED),
        "for_ever": _FOR_EVER,
        "ask_again": _ASK_AGAIN,
    }
    for name, uri in _NAMES.items():
        yield uri, _environment().get_template(f"{name}.j2").render(facts).encode()


def _headers(hashes: Iterable[str]) -> dict[str, str]:
    """Return the headers of every answer. A meta tag can say the first two, but not frames."""
    return {
        "Content-Security-Policy": f"{policy(sorted(set(hashes)))}; frame-ancestors 'self'",
        "Referrer-Policy": REFERRER,
        "X-Content-Type-Options": "nosniff",
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _NOT_NEEDED),
    }


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES_DIR),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=lambda name: name == "web.config.j2",
    )
