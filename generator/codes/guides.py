"""What happens to guides: one takes the place of another wherever it is named."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.codes import words_vi as say
from generator.codes.desk import Desk, file_name
from generator.model.ledger import PermalinkEntry

_KEYS = ("guide", "urgent_guide")
_LISTS = ("guides", "featured_guides")
_MENTIONING = ("site", "bulletin", "checklist", "quizzes", "localities")
"""How the names of files begin that lead to guides."""


def join(desk: Desk, entry: PermalinkEntry, target: PermalinkEntry, reason: str | None) -> None:
    """End a guide for another; all that leads to it leads there."""
    new = desk.guides[target.code].model
    found = desk.guides.get(entry.code)
    old = found.model.title if found else entry.name or entry.code
    said = reason or say.REASON_GUIDE.format(new=new.title)
    desk.end_into(entry, target, (old, new.title), said)
    if found:
        _lead_on(desk, found.model.slug, new.slug)
        desk.remove(file_name(found.document.path))


def _lead_on(desk: Desk, old: str, new: str) -> None:
    """Let all that leads to the guide old lead to new."""
    names = {file_name(it.document.path) for it in desk.typed.everything()}
    for name in sorted(names):
        if name.startswith(_MENTIONING) and _swap(desk.edits.file(name), old, new):
            desk.tell(say.GUIDE_LINKS, file=name)


def _swap(data: Any, old: str, new: str) -> bool:
    """Replace the slug of a guide wherever data leads to it; return whether there was one."""
    done = False
    for key, value in _entries(data):
        if isinstance(value, str) and key in _KEYS and value == old:
            data[key] = new
            done = True
        elif isinstance(value, list) and key in _LISTS and old in value:
            if new in value:
                value.remove(old)
            else:
                value[value.index(old)] = new
            done = True
        elif isinstance(value, (dict, list)):
            done = _swap(value, old, new) or done
    return done


def _entries(data: Any) -> Iterator[tuple[Any, Any]]:
    yield from list(data.items()) if isinstance(data, dict) else list(enumerate(data))
