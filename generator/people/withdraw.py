"""A consent withdrawn, or a person erased, in the content; and what then hangs on walls."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from generator import press
from generator.edit import Edits, set_key
from generator.load import Document, Trail, parse
from generator.model.place import Consent
from generator.model.public import PublicContent
from generator.people.find import Entry, Person
from generator.people.needle import Needles
from generator.people.trace import said_by
from generator.people.unpack import Opaque, texts
from generator.plan import SheetPlan, sheets_of_order
from generator.validate.typed import Typed


def withdraw(edits: Edits, person: Person, day: date) -> list[Entry]:
    """Write into edits that person withdrew on day; the rest of the consent stays as evidence.

    Returns:
        The entries changed: those with a consent that was not withdrawn before.
    """
    changed = []
    for entry in person.entries:
        consent = entry.member.consent
        if consent is None or consent.withdrawn:
            continue
        item: Any = edits.file(entry.file)
        for key in entry.trail:
            item = item[key]
        order = tuple(Consent.model_fields)
        set_key(item["consent"], "withdrawn", day.isoformat(), order)
        changed.append(entry)
    return changed


def erase(edits: Edits, person: Person) -> None:
    """Take every entry of person out of the content, and the comments above that name them."""
    by_file: dict[str, list[Entry]] = {}
    for entry in person.entries:
        by_file.setdefault(entry.file, []).append(entry)
    for name, entries in by_file.items():
        raw = (edits.content_dir / name).read_bytes()
        document = entries[0].sourced.document
        trails = sorted((entry.trail for entry in entries), reverse=True)
        text = _without(raw.decode("utf-8"), document, trails, person.needles)
        if text is not None:
            edits.create(name, text)
            continue
        data: Any = edits.file(name)
        for trail in trails:
            items = data
            for key in trail[:-1]:
                items = items[key]
            del items[trail[-1]]


def sheets_with(
    content: PublicContent, content_dir: Path, cache_dir: Path, base_url: str, needles: Needles
) -> list[SheetPlan]:
    """Return the sheets on which a person stands, as they were drawn last.

    A sheet that is not drawn, and a picture, count by what they are drawn from.
    """
    told = [
        sheet for sheet in sheets_of_order(content, base_url.rstrip("/")) if said_by(sheet, needles)
    ]
    drawn = {
        sheet.plan.uri: sheet.main.path
        for sheet in press.drawn_before(told, cache_dir, content_dir / "pictures")
    }
    return [sheet for sheet in told if _shows(sheet, drawn.get(sheet.uri), needles)]


def is_theirs(sheet: SheetPlan, person: Person, typed: Typed, day: date) -> bool:
    """Return whether a sheet with the name or number of person shows them and no namesake.

    It does when it has the number, or is of a group or ward where on day they still agree.
    """
    if "phone" in said_by(sheet, person.needles):
        return True
    homes: set[str] = set()
    for entry in person.entries:
        if entry.state(day) == "agreed":
            homes |= {entry.home, entry.locality}
            if entry.home == entry.locality:  # the sheets of a group may name the ward's team
                homes |= {group.model.id for group in typed.groups.get(entry.locality, ())}
    return (sheet.group_id or sheet.locality_id) in homes


def _shows(sheet: SheetPlan, path: Path | None, needles: Needles) -> bool:
    if path is None or sheet.kind.is_picture:
        return True
    try:
        return any(needles.in_text(text) & {"name", "phone"} for text in texts(path.read_bytes()))
    except (Opaque, OSError):
        return True


def _without(text: str, document: Document, trails: list[Trail], needles: Needles) -> str | None:
    """Return text without the list items at trails (last first), None when lines do not tell."""
    lines = text.split("\n")
    for trail in trails:
        block = _lines_of(lines, document, trail)
        if block is None:
            return None
        first, after = block
        while (
            first
            and lines[first - 1].lstrip().startswith("#")
            and needles.in_text(lines[first - 1])
        ):
            first -= 1
        del lines[first:after]
    left = "\n".join(lines)
    return left if _data(left) == _data(text, without=trails) else None


def _lines_of(lines: list[str], document: Document, trail: Trail) -> tuple[int, int] | None:
    """Return where the item at trail begins and what comes after it, as indexes of lines.

    The comments before what follows are not of the item.
    """
    places = [*document.keys.items(), *document.values.items()]
    own = [pos.line for it, pos in places if it[: len(trail)] == trail]
    first, last = min(own), max(own)
    others = {pos.line for it, pos in places if it[: len(trail)] != trail and len(it) >= len(trail)}
    if first in others or not lines[first - 1].lstrip().startswith("- "):
        return None  # several items share a line
    following = [pos.line for _, pos in places if pos.line > last]
    after = min(following, default=len(lines) + 1) - 1
    while after > last and _is_idle(lines[after - 1]):
        after -= 1
    return first - 1, after


def _is_idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")


def _data(text: str, without: list[Trail] | None = None) -> str:
    """Return what text says as data, some list items left out; for comparing."""
    data: Any = parse(text, "").data
    for trail in without or ():
        items = data
        for key in trail[:-1]:
            items = items[key]
        del items[trail[-1]]
    return json.dumps(data, ensure_ascii=False)
