"""The peers: other search engines on the same pages as a site of ours; see README.md.

All start from one export of the project: our Markdown with its menu, without our theme, and without
the print shop (in/), whose many look-alike pages would only be in their way. What our index takes
from the front matter (other names, questions people ask) stands in their pages as text.

- stock: Material with its own search plugin, lang vi, over that Markdown.
- zensical: Zensical over the same Markdown and menu.
- pagefind: the stock site's HTML indexed by Pagefind, main content alone, with its default UI.
- minisearch: the stock site, its search worker replaced by MiniSearch: one document a page, folded
  terms, the last one as a prefix, one slip in five letters.
- minisearch_read: our own site, where MiniSearch ranks what our reader has read: the library as the
  core, with all our analysis of Vietnamese around it.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
PEERS = ("stock", "zensical", "pagefind", "minisearch", "minisearch_read")
SHOP = "in"
ARTICLE = '<article class="md-content__inner'
PAGEFIND_PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Pagefind</title>
<link href="pagefind/pagefind-ui.css" rel="stylesheet">
<script src="pagefind/pagefind-ui.js"></script></head>
<body><div id="search"></div>
<script>new PagefindUI({ element: "#search" });</script></body></html>
"""


def make_peers(project: Path, folder: Path, wanted: Collection[str]) -> dict[str, Path]:
    """Make the wanted peers of project in folder and return their sites; those there are kept.

    A peer whose tool is missing is left out with a word on standard error.
    """
    sites = {name: folder / name / "site" for name in PEERS if name in wanted}
    for name, site in sites.items():
        if not site.is_dir():
            try:
                _MAKE[name](project, folder)
            except FileNotFoundError as error:
                sys.stderr.write(f"{name} left out: {error}\n")
    return {name: site for name, site in sites.items() if site.is_dir()}


def pages(site: Path) -> set[str]:
    """Return the pages of site; print shop, 404 and short addresses (redirects) left out."""
    found = set()
    for path in sorted(site.rglob("index.html")):
        uri, text = path.relative_to(site).parent.as_posix(), path.read_text("utf-8")
        if uri.split("/")[0] != SHOP and "<main" in text and 'http-equiv="refresh"' not in text:
            found.add(uri.strip("."))
    return found


def _source(project: Path, folder: Path) -> Path:
    """Export project without drawing anything; return the folder of the export."""
    target = folder / "export"
    if target.is_dir():
        return target
    from generator import pipeline  # late: `--help` needs none of it
    from generator.export import export

    release = pipeline.prepare(project / "content", folder / "cache", posters=False)
    target.parent.mkdir(parents=True, exist_ok=True)
    export(release, project / "mkdocs.yml", target)
    shutil.rmtree(target / "docs" / SHOP, ignore_errors=True)
    for path in target.glob("docs/**/*.md"):
        text = path.read_text("utf-8")
        text = re.sub(r"^template: .*\n", "", text, count=1, flags=re.M)
        path.write_text(text + _other_words(text), "utf-8")
    return target


def _other_words(text: str) -> str:
    """Return the words by which our search knows a page besides its text, as a paragraph."""
    meta = yaml.safe_load(text.split("---\n")[1]) if text.startswith("---\n") else {}
    search = meta.get("search") or {}
    words = (*search.get("names", ()), *search.get("asked", ()))
    return f"\n\n{'; '.join(words)}\n" if words else ""


def _plain_project(project: Path, folder: Path, name: str, plugins: list[Any]) -> Path:
    """Lay the exported Markdown under a plain mkdocs.yml: Material, Vietnamese, no network."""
    source, root = _source(project, folder), folder / name
    shutil.copytree(source / "docs", root / "docs", dirs_exist_ok=True)
    exported = yaml.safe_load((source / "mkdocs.yml").read_text("utf-8"))
    config = stock_config(exported, plugins) | {"nav": _without_shop(exported["nav"])}
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (root / "mkdocs.yml").write_text(text, "utf-8")
    return root


def stock_config(exported: dict[str, Any], plugins: list[Any]) -> dict[str, Any]:
    """Return the mkdocs.yml of an export for Material as it comes, without a line of ours."""
    kept = ("site_name", "markdown_extensions", "nav", "not_in_nav")
    return {name: exported[name] for name in kept} | {
        "theme": {"name": "material", "language": "vi", "font": False},
        "plugins": plugins,
        "validation": {"not_found": "ignore", "nav": {"not_found": "ignore"}},
    }


def _without_shop(nav: Any) -> Any:
    """Return a menu without the pages of the print shop, whatever its depth."""
    if isinstance(nav, list):
        return [item for item in map(_without_shop, nav) if item]
    if isinstance(nav, dict):
        kept = {title: _without_shop(item) for title, item in nav.items()}
        return {title: item for title, item in kept.items() if item}
    return None if nav.startswith(f"{SHOP}/") else nav


def run(command: str, *arguments: str, folder: Path) -> None:
    """Run a tool of this environment or of PATH; its output is shown only when it fails."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which(command, path=os.pathsep.join([beside, os.environ["PATH"]]))
    if not found:
        raise FileNotFoundError(f"{command} is not installed")
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    result = subprocess.run([found, *arguments], cwd=folder, env=env, capture_output=True)
    if result.returncode:
        raise SystemExit(f"{command}: {result.stderr.decode()[-3000:]}")


def _stock(project: Path, folder: Path) -> None:
    root = _plain_project(project, folder, "stock", [{"search": {"lang": "vi"}}])
    run("mkdocs", "build", "--quiet", folder=root)


def _zensical(project: Path, folder: Path) -> None:
    root = _plain_project(project, folder, "zensical", ["search"])
    run("zensical", "build", "--config-file", "mkdocs.yml", folder=root)


def _pagefind(project: Path, folder: Path) -> None:
    site = _copy_of_stock(project, folder, "pagefind")
    (site / "404.html").unlink()
    for path in site.rglob("*.html"):
        marked = ARTICLE.replace("class", "data-pagefind-body class")
        path.write_text(path.read_text("utf-8").replace(ARTICLE, marked), "utf-8")
    modules = _node_modules(folder)
    run(
        str(modules / ".bin/pagefind"), "--site", str(site),
        "--force-language", "vi", "--exclude-selectors", "[data-search-exclude]", folder=site,
    )  # fmt: skip
    (site / "pagefind.html").write_text(PAGEFIND_PAGE, "utf-8")


def _minisearch(project: Path, folder: Path) -> None:
    site = _copy_of_stock(project, folder, "minisearch")
    library = _node_modules(folder) / "minisearch/dist/umd/index.js"
    parts = [library, HERE / "minisearch/analyse.js", HERE / "minisearch/worker.js"]
    [worker] = site.glob("assets/javascripts/workers/search.*.js")
    worker.write_text("\n".join(part.read_text("utf-8") for part in parts), "utf-8")


def _minisearch_read(project: Path, folder: Path) -> None:
    site = folder / "minisearch_read/site"
    shutil.copytree(project / "site", site, ignore=shutil.ignore_patterns("in"))
    library = _node_modules(folder) / "minisearch/dist/umd/index.js"
    engine = site / "assets/search/engine.js"
    parts = [library, engine, HERE / "minisearch/ranking.js"]
    engine.write_text("\n".join(part.read_text("utf-8") for part in parts), "utf-8")


def _copy_of_stock(project: Path, folder: Path, name: str) -> Path:
    stock = make_peers(project, folder, ["stock"])["stock"]
    return Path(shutil.copytree(stock, folder / name / "site", dirs_exist_ok=True))


def _node_modules(folder: Path) -> Path:
    """Install what package-lock.json names, by its hashes."""
    modules = folder / "npm/node_modules"
    if not modules.is_dir():
        modules.parent.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            shutil.copy(HERE / name, modules.parent)
        run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", folder=modules.parent)
    return modules


_MAKE = {
    "stock": _stock,
    "zensical": _zensical,
    "pagefind": _pagefind,
    "minisearch": _minisearch,
    "minisearch_read": _minisearch_read,
}


def main() -> None:
    """Make peers and say how many pages each has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, default=Path())
    parser.add_argument("--folder", type=Path, required=True, help="where the peers are made")
    parser.add_argument("names", nargs="*", default=PEERS, help=" ".join(PEERS))
    options = parser.parse_args()
    for name, site in make_peers(options.project, options.folder.resolve(), options.names).items():
        sys.stdout.write(f"{name}: {len(pages(site))} pages\n")


if __name__ == "__main__":
    main()
