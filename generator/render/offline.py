"""The script that keeps opened pages in the phone, or the one that removes them again."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.model.site import Site
from generator.render.server_settings import HASHED_FOLDERS

_PRINT = "in"
"""The folder of print files: too heavy to keep, and so are the pages that show them."""
_NEVER_LOADED = ("assets/the/",)
"""Pictures of links, for messengers alone."""
_WORDS = "assets/search/index.js"
"""What search knows: it changes with each edit, its address with each release."""
_TEMPLATES_DIR = Path(__file__).parent.parent / "templates" / "offline"


def render_worker(site: Site, site_dir: Path) -> bytes:
    """Return the worker's script, other bytes whenever a page or a file it may keep has changed.

    Args:
        site: the numbers to call without network; whether pages are kept at all.
        site_dir: the whole site as it will be served.
    """
    if not site.offline:
        return _read("cleaner.js").encode()
    files = list(_keepable(site_dir))
    known = {
        "version": _digest(site_dir, files),
        "folders": sorted({_folder(uri) for uri in files if uri.endswith(".html")}),
        "name": html.escape(site.title, quote=False),
        "page": _offline_page(site),
        "words": _WORDS,
        "forever": HASHED_FOLDERS,
    }
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    return f"const SITE = {text};\n{_read('worker.js')}".encode()


def _keepable(site_dir: Path) -> Iterator[str]:
    """Yield every page and every file that pages load, by their path in the site, sorted."""
    uris = (path.relative_to(site_dir).as_posix() for path in site_dir.rglob("*") if path.is_file())
    for uri in sorted(uris):
        if uri.startswith((f"{_PRINT}/", *_NEVER_LOADED)):
            continue
        if uri.endswith(".html") or _folder(uri) == "assets":
            yield uri


def _folder(uri: str) -> str:
    """Return the folder of the root that holds uri, "" for the root itself."""
    return uri.partition("/")[0] if "/" in uri else ""


def _digest(site_dir: Path, files: Sequence[str]) -> str:
    digest = hashlib.sha256()
    for uri in files:
        content = (site_dir / uri).read_bytes()
        digest.update(f"{uri}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:12]


def _offline_page(site: Site) -> str:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES_DIR), undefined=StrictUndefined, autoescape=True
    )
    return environment.get_template("page.html.j2").render(site=site)


def _read(name: str) -> str:
    return (_TEMPLATES_DIR / name).read_text(encoding="utf-8")
