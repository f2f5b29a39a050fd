"""The editing page as a folder of files; nothing in it is asked of another address.

Sveltia CMS is shipped unchanged in `vendor/`; on its way into the folder, the addresses that it
takes fonts and words from are turned to the folder itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.admin import words_vi as say
from generator.admin.fields import collections
from generator.errors import GeneratorError

VERSION = "0.221.1"
VENDOR = Path(__file__).parent.parent / "vendor"
_SVELTIA = VENDOR / "sveltia-cms"
_CDN = "https://cdn.jsdelivr.net/fontsource/fonts"
_ICONS = "bieu-tuong.woff2"
_ADDRESSES = {
    # what stands in the editor: what stands in our copy
    f"url({_CDN}/material-symbols-outlined:vf@5.3.7/latin-wght-normal.woff2)": f"url({_ICONS})",
    f"url({_CDN}/source-sans-3:vf@5.3.0/latin-wght-normal.woff2)": "local('Segoe UI')",
    f"url({_CDN}/noto-mono@5.3.0/latin-400-normal.woff2)": "local('Consolas')",
    "`https://unpkg.com/@sveltia/cms`": "`sveltia`",
}
MARK = "cau-hinh.json"
"""A folder that holds this file is an editing page we made, and may be replaced."""


@dataclass(frozen=True)
class Host:
    """Where files are kept, when not on this machine: `name` is github or gitlab."""

    name: str
    repo: str
    branch: str = "main"

    @property
    def origins(self) -> tuple[str, ...]:
        """The addresses that the page may then speak to."""
        return {
            "github": ("https://api.github.com", "https://api.netlify.com"),
            "gitlab": ("https://gitlab.com",),
        }[self.name]


def page_files(content_dir: Path, host: Host | None = None) -> dict[str, bytes]:
    """Return every file of the editing page by its name in the folder.

    Raises:
        GeneratorError: there is no content.
    """
    if not content_dir.is_dir():
        raise GeneratorError(say.NO_CONTENT.format(name=content_dir.as_posix()))
    return {
        "index.html": _index(host),
        "mo-trang.js": (Path(__file__).parent / "start.js").read_bytes(),
        MARK: _json(_config(content_dir, host)),
        "sveltia-cms.js": _editor(),
        f"sveltia@{VERSION}/locales/vi.json": _words(),
        "sveltia/package.json": _json({"version": VERSION}),  # it asks whether it is the newest
        _ICONS: (_SVELTIA / "icons.woff2").read_bytes(),
        "giay-phep.txt": _licences(),
        **({"js-yaml.js": (VENDOR / "js-yaml" / "js-yaml.min.js").read_bytes()} if host else {}),
    }


def _config(content_dir: Path, host: Host | None) -> dict[str, Any]:
    backend: dict[str, Any] = {"name": "test-repo"}
    if host:
        backend = {"name": host.name, "repo": host.repo, "branch": host.branch}
    made = collections(content_dir)
    if host:
        # There the files themselves are read, and 0912345678 must not become a number.
        made = [{**it, "format": "van-ban", "extension": "yml"} for it in made]
    return {
        "backend": backend,
        "app_title": say.TITLE,
        "media_folder": "content/pictures",
        "show_preview_links": False,
        "editor": {"preview": False},
        "output": {"omit_empty_optional_fields": True},
        "collections": made,
    }


def _index(host: Host | None) -> bytes:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), undefined=StrictUndefined, autoescape=True
    )
    words = {
        "not_connected": say.NEEDS_SERVER,
        "old_browser": say.NEEDS_BROWSER,
        "other_tab": say.OTHER_TAB,
        "refused": say.REFUSED,
        "close": say.CLOSE,
        "saved": say.SAVED,
    }
    facts = {
        "title": say.TITLE,
        "loading": say.LOADING,
        "words": json.dumps(words, ensure_ascii=False),
        "origins": " ".join(host.origins) if host else "",
        "is_local": host is None,
        "config": MARK,
    }
    return environment.get_template("page.html.j2").render(facts).encode()


def _editor() -> bytes:
    text = (_SVELTIA / "sveltia-cms.js").read_text("utf-8")
    for theirs, ours in _ADDRESSES.items():
        if theirs not in text:
            raise GeneratorError(f"sveltia-cms.js: {theirs}")
        text = text.replace(theirs, ours)
    return text.encode()


def _words() -> bytes:
    words = json.loads((_SVELTIA / "vi.json").read_text("utf-8")) | say.LABELS
    words["saving_entry"]["error"]["description"] = say.REFUSED
    return _json(words)


def _licences() -> bytes:
    names = [_SVELTIA / "LICENSE.txt", _SVELTIA / "ICONS-LICENSE.txt"]
    names.append(VENDOR / "js-yaml" / "LICENSE.txt")
    return "\n\n".join(path.read_text("utf-8") for path in names).encode()


def _json(data: Any) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
