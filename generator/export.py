"""The plain door: the same plan as an ordinary folder that needs none of our code to be built."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

import yaml

from generator import write
from generator.errors import GeneratorError
from generator.pipeline import Release, loosen

EXPORT_MARK = f"docs/{write.SITE_MARK}"
"""A folder that holds this file is an export of ours, and may be replaced."""
_OWN_PLUGIN = "cnscd"


def export(release: Release, config_file: Path, target: Path) -> int:
    """Write Markdown, static files, the theme's overrides and mkdocs.yml to target.

    Returns:
        How many files stand in its docs folder. Any generator that reads mkdocs.yml can build it.

    Raises:
        GeneratorError: target holds something else than an earlier export.
    """
    config, target = _read_config(config_file), target.absolute()
    root = config_file.absolute().parent
    folder = write.partial_dir(target, mark=EXPORT_MARK)
    docs = folder / "docs"
    write.copy_tree(root / config.get("docs_dir", "docs"), docs)
    by_hand = sorted(docs.rglob("*.md"))
    for output in release.outputs():
        path = docs / output.src_uri
        if path.exists():
            write.discard(target)
            raise GeneratorError(f"docs/{output.src_uri} trùng tên với một trang sinh từ nội dung")
        if output.path is not None:
            write.write_file(path, output.path.read_bytes())
        else:
            write.write_file(path, output.content or b"")
    for path in by_hand:
        pages = {page.relative_to(docs).as_posix() for page in docs.rglob("*.md")}
        text = path.read_text(encoding="utf-8")
        write.write_file(path, loosen(text, path.relative_to(docs).as_posix(), pages).encode())
    if custom := config.get("theme", {}).get("custom_dir"):
        write.copy_tree(root / custom, folder / custom)
    text = yaml.safe_dump(_plain(config, release), allow_unicode=True, sort_keys=False)
    write.write_file(folder / "mkdocs.yml", text.encode())
    write.publish(target)
    return sum(1 for path in (target / "docs").rglob("*") if path.is_file())


def _read_config(config_file: Path) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load(config_file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise GeneratorError(f"không đọc được {config_file.name}: {error}") from error
    return dict(loaded)


def _plain(config: dict[str, Any], release: Release) -> dict[str, Any]:
    """Return mkdocs.yml without our plugin and with all that the plugin would have set."""
    plan = release.plan
    plain = config | {
        "site_name": html.escape(plan.content.site.title, quote=False),
        "site_description": plan.content.site.summary,
        "site_url": f"{plan.base_url}/",
        "docs_dir": "docs",
        "site_dir": "site",
        "nav": plan.nav,
        "not_in_nav": "\n".join(_outside_nav(release)),
    }
    others = [item for item in config.get("plugins", []) if not _is_ours(item)]
    plain["plugins"] = [{"search": {"lang": "vi"}}, *others]  # ours goes with our plugin
    return plain


def _outside_nav(release: Release) -> list[str]:
    """Return patterns for the many pages that stand in no menu."""
    slugs = [f"/{locality.id}/" for locality in release.plan.localities]
    folders = ("t", "in", "doi-tuong", "chu-de", "ky-nang", "tinh-thanh")
    return [*(f"/{name}/" for name in folders), "/huong-dan/so-lieu.md", *slugs]


def _is_ours(plugin: Any) -> bool:
    return plugin == _OWN_PLUGIN or (isinstance(plugin, dict) and _OWN_PLUGIN in plugin)
