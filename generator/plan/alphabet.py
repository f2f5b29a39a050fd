"""The A–Y index: titles and everyday names of the guides, in Vietnamese alphabetical order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.guide import Guide
from generator.text_vi import ALPHABET, capitalised, fold, letter_key


@dataclass
class Entry:
    """One line of the index: a title or an everyday name, and the guides it leads to."""

    words: str
    is_title: bool
    guides: list[Guide]


def index_by_letter(guides: Iterable[Guide]) -> list[tuple[str, list[Entry]]]:
    """Return (letter, entries) in alphabetical order, capital first letters, no letter empty."""
    entries: dict[str, Entry] = {}
    for guide in guides:
        for name in (guide.title, *map(capitalised, guide.aliases)):
            entry = entries.setdefault(fold(name), Entry(name, name == guide.title, []))
            if guide not in entry.guides:
                entry.guides.append(guide)
    letters: dict[str, list[Entry]] = {}
    for entry in sorted(entries.values(), key=lambda entry: letter_key(entry.words)):
        letters.setdefault(letter_of(entry.words), []).append(entry)
    return list(letters.items())


def letter_of(words: str) -> str:
    """Return the heading under which words stand: their first letter without tone, Đ apart."""
    order, _ = letter_key(words)[0]
    return ALPHABET[order[0]].upper() if order[0] < len(ALPHABET) else "0–9"
