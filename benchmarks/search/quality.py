"""Does the right page come first? Each query is typed into each engine's own box."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from engines import ENGINES, Shown, ask, opened, touch
from playwright.sync_api import Browser
from serve import served

NONSENSE, DECOMPOSED = "nonsense", "decomposed"
COUNTED = 3


@dataclass(frozen=True)
class Query:
    """What is typed, why it is hard, and every page that is a right first answer."""

    text: str
    kind: str
    right: frozenset[str]


@dataclass(frozen=True)
class Outcome:
    """What an engine showed for a query."""

    query: Query
    shown: tuple[Shown, ...]

    @property
    def pages(self) -> list[str]:
        """The first pages in the list; one that stands there twice, by its sections, once."""
        return list(dict.fromkeys(line.page for line in self.shown))[:COUNTED]

    @property
    def is_first(self) -> bool:
        return bool(self.pages) and self.pages[0] in self.query.right

    @property
    def is_shown(self) -> bool:
        return not self.query.right.isdisjoint(self.pages)

    @property
    def is_miss(self) -> bool:
        return bool(self.shown) if self.query.kind == NONSENSE else not self.is_first


def read_queries(paths: list[Path]) -> list[Query]:
    """Read query files: a YAML list of {query, kind, right: [pages]}."""
    return [_query(entry) for path in paths for entry in yaml.safe_load(path.read_text("utf-8"))]


def _query(entry: dict[str, Any]) -> Query:
    kind, text = entry["kind"], str(entry["query"])
    right = frozenset(page.strip("/") for page in entry.get("right") or ())
    return Query(unicodedata.normalize("NFD" if kind == DECOMPOSED else "NFC", text), kind, right)


def measure(browser: Browser, engine: str, site: Path, queries: list[Query]) -> list[Outcome]:
    """Ask site every query through its box; one that gets no list in time counts as empty."""
    ui, outcomes = ENGINES[engine], []
    with served(site) as server, opened(browser, server.url, ui) as page:
        touch(page, ui)
        for query in queries:
            try:
                shown = ask(page, ui, query.text)
            except TimeoutError:
                sys.stderr.write(f"{engine}: no answer to {query.text!r}\n")
                shown = []
            outcomes.append(Outcome(query, tuple(shown)))
    return outcomes


def report(results: dict[str, list[Outcome]], is_verbose: bool) -> Iterator[str]:
    """Yield the table, and with is_verbose one table a kind of query and every miss."""
    yield "|engine|queries|right first %|in first three %|nonsense left empty %|lines marked %|"
    yield "|---|---|---|---|---|---|"
    for engine, outcomes in results.items():
        asked = [one for one in outcomes if one.query.kind != NONSENSE]
        clean = [not one.shown for one in outcomes if one.query.kind == NONSENSE]
        marks = [line.has_mark for one in asked for line in one.shown]
        first, three = [one.is_first for one in asked], [one.is_shown for one in asked]
        cells = (_share(first), _share(three), _share(clean), _share(marks))
        yield f"|{engine}|{len(asked)}|{'|'.join(cells)}|"
    if is_verbose:
        yield from _by_kind(results)
        yield from _misses(results)


def _by_kind(results: dict[str, list[Outcome]]) -> Iterator[str]:
    kinds: dict[str, int] = {}
    for one in next(iter(results.values())):
        kinds[one.query.kind] = kinds.get(one.query.kind, 0) + 1
    yield f"\n|right first / in first three %|queries|{'|'.join(results)}|"
    yield "|---|---|" + "---|" * len(results)
    for kind, count in kinds.items():
        cells = []
        for outcomes in results.values():
            mine = [one for one in outcomes if one.query.kind == kind]
            if kind == NONSENSE:
                cells.append(_share([not one.shown for one in mine]) + " empty")
            else:
                first, three = [one.is_first for one in mine], [one.is_shown for one in mine]
                cells.append(f"{_share(first)} / {_share(three)}")
        yield f"|{kind}|{count}|{'|'.join(cells)}|"


def _misses(results: dict[str, list[Outcome]]) -> Iterator[str]:
    for engine, outcomes in results.items():
        yield f"\n{engine}, not right first:"
        for one in (one for one in outcomes if one.is_miss):
            came = ", ".join(page or "(home)" for page in one.pages) or "nothing"
            wanted = ", ".join(sorted(one.query.right)) or "nothing"
            yield f"- [{one.query.kind}] {one.query.text!r}: wanted {wanted}; came {came}"


def _share(values: list[bool]) -> str:
    return f"{100 * sum(values) / len(values):.1f}" if values else "–"
