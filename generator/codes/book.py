"""What every code of the ledger answers today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.codes import words_vi as say
from generator.model.ledger import PermalinkEntry
from generator.model.public import PublicContent, RetiredCode
from generator.text_vi import written_date


@dataclass(frozen=True)
class Row:
    """A code as the officer sees it; `state` is a key of `words_vi.STATES`.

    `wards` are the ids of the localities it has to do with: where it was, and where it leads.
    """

    code: str
    kind: str
    state: str
    said: str
    since: date
    answers: str
    wards: frozenset[str]


def read_book(
    content_dir: Path, state: str | None = None, ward: str | None = None
) -> tuple[Row, ...]:
    """Return the codes in the order of their release, all or those of a state, of a ward.

    Raises:
        ContentError: the content has a mistake.
    """
    rows = _rows(pipeline.check(content_dir).content)
    return tuple(
        row
        for row in rows
        if (state is None or row.state == state) and (ward is None or ward in row.wards)
    )


def as_table(rows: Sequence[Row]) -> list[str]:
    """Return the lines of a table with aligned columns, its heads first."""
    cells = [say.COLUMNS]
    cells += [
        (row.code, say.KINDS[row.kind], row.said, written_date(row.since), row.answers)
        for row in rows
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _rows(content: PublicContent) -> Iterator[Row]:
    past = {(item.entry.kind, item.entry.code): item for item in content.retired}
    names, wards = _names(content), {it.id: it.facts.name for it in content.localities}
    homes = {group.id: ward.id for ward in content.localities for group in ward.groups}
    for entry in content.ledger.entries():
        item = past.get((entry.kind, entry.code))
        now = item.successor if item else entry
        state = _state(entry, item)
        found = {entry.locality or "", item.locality or "" if item else ""}
        if now:
            found.add(homes.get(now.code, "") if now.kind == "group" else now.code)
            answers = names.get((now.kind, now.code), now.code)
        else:
            asked = wards.get((item.locality if item else None) or "")
            answers = say.ASKS.format(ward=asked) if asked else say.ASKS_NOBODY
        if entry.kind == "locality":
            found.add(entry.code)
        said = say.STATES[state].format(code=entry.successor)
        since = entry.retired or entry.released
        yield Row(entry.code, entry.kind, state, said, since, answers, frozenset(found - {""}))


def _state(entry: PermalinkEntry, item: RetiredCode | None) -> str:
    if item is None:
        return say.IN_USE
    if not entry.successor:
        return say.ENDED
    return say.MERGED if entry.kind == "group" else say.REPLACED


def _names(content: PublicContent) -> dict[tuple[str, str], str]:
    """Return how the page of each living code is called."""
    names = {("guide", guide.code): guide.title for guide in content.guides}
    for ward in content.localities:
        names["locality", ward.id] = ward.facts.name
        for group in ward.groups:
            name = say.OF_GROUP.format(name=group.facts.name, ward=ward.facts.name)
            names["group", group.id] = name
    return names
