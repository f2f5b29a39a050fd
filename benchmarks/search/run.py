"""Search compared: quality, latency, bytes, hostile questions; see README.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hostile
import latency
import quality
import weight
from engines import ENGINES
from peers import make_peers, pages

from tests.browser import chromium


def main() -> None:
    """Measure what is asked for and print Markdown."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="search-") as scratch:
        options.folder = (options.folder or Path(scratch)).resolve()
        for line in options.measure(options):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()


def _quality(options: argparse.Namespace) -> Iterator[str]:
    site = options.site.resolve()
    wanted = list(ENGINES) if options.engine == "all" else [options.engine]
    sites = {"ours": site} if "ours" in wanted else {}
    sites |= make_peers(site.parent, options.folder, wanted)
    for name, peer in sites.items():
        if differing := pages(site) ^ pages(peer):
            sys.stderr.write(f"{name} has not the same pages: {sorted(differing)}\n")
    queries = quality.read_queries(options.queries)
    with chromium() as browser:
        results = {
            name: quality.measure(browser, name, place, queries) for name, place in sites.items()
        }
    yield from quality.report(results, options.verbose)


def _latency(options: argparse.Namespace) -> Iterator[str]:
    rows = []
    for size in options.sizes:
        for name, site in latency.synthetic_sites(size, options.folder, options.engines).items():
            with chromium() as browser:
                rows.append((site, name, latency.measure(browser, site)))
            sys.stderr.write(f"{size} pages, {name}: measured\n")
    yield from latency.report(rows)


def _bytes(options: argparse.Namespace) -> Iterator[str]:
    with chromium() as browser:
        yield from weight.measure(browser, options.site.resolve())


def _hostile(options: argparse.Namespace) -> Iterator[str]:
    with chromium() as browser:
        site = options.site.resolve()
        yield from hostile.report(hostile.measure(browser, site, options.count, options.box))


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _names(text: str) -> list[str]:
    return text.split(",")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="keep what is built here, and use it again")
    commands = parser.add_subparsers(required=True)

    one = commands.add_parser("quality", help="is the right page first?")
    one.set_defaults(measure=_quality)
    one.add_argument("--site", type=Path, required=True, help="a built site; its project above it")
    one.add_argument("--queries", type=Path, nargs="+", required=True)
    one.add_argument("--engine", default="all", choices=[*ENGINES, "all"])
    one.add_argument("--verbose", action="store_true", help="by kind of query, and every miss")

    one = commands.add_parser("latency", help="key to list, set-up, memory, bytes")
    one.set_defaults(measure=_latency)
    one.add_argument("--sizes", type=_sizes, default=[60, 400, 3500], metavar="PAGES,…")
    one.add_argument("--engines", type=_names, default=["ours", "stock"], metavar="NAME,…")

    one = commands.add_parser("bytes", help="the search beside the text it finds")
    one.set_defaults(measure=_bytes)
    one.add_argument("--site", type=Path, required=True)

    one = commands.add_parser("hostile", help="control characters, markup, 10 kB of anything")
    one.set_defaults(measure=_hostile)
    one.add_argument("--site", type=Path, required=True)
    one.add_argument("--count", type=int, default=10_000)
    one.add_argument("--box", type=int, default=500, help="how many of them through the box")
    return parser.parse_args()


if __name__ == "__main__":
    main()
