"""Sheets with text from old fonts → the same sheets in Unicode, or where that is not certain."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from generator.roster import encodings
from generator.roster import words_reading_vi as say
from generator.roster.encodings import TCVN3, UNICODE, UTF8_TWICE
from generator.roster.grid import Cell, Sheet, clean
from generator.roster.remarks import Notes, Remark

_LOST = re.compile(r"\w\?\w|\w\?\s+\w+\?\w|\ufffd")


_BY_CHANCE = 0.1
"""An old encoding with so few cells beside another is that other one, read by chance."""
_STRAY = 0.05
"""So few cells pasted from an old list do not make every word of a sheet uncertain."""
_SIGN_IN_WORD = re.compile(r"[A-Za-z][¡-¿]|[¡-¿][A-Za-z]")


@dataclass(frozen=True)
class _Written:
    """What the whole file says about how it was written."""

    used: frozenset[str]
    """The encodings that some cell can only be in."""
    by_font: dict[str, str]
    """The encoding of nearly all cells of a font, where they have one."""


def decode(sheets: Iterable[Sheet], notes: Notes) -> str:
    """Turn the text of all sheets into Unicode, note what was turned; return the old encoding."""
    sheets = list(sheets)
    texts = [
        (sheet, cell)
        for sheet in sheets
        for cell in sheet.cells.values()
        if isinstance(cell.value, str)
    ]
    written = _survey(cell for _, cell in texts)
    first: dict[str, tuple[Sheet, Cell, str]] = {}
    for sheet, cell in texts:
        before = str(cell.value)
        if _LOST.search(before) and not re.search(r"https?://", before):
            _lost(sheet, cell, notes)
        if before.isascii() and not encodings.is_capital_font(cell.font):
            continue
        encoding = _encoding_of(cell, written)
        if encoding is None:
            notes.at(sheet, cell.row, cell.column, Remark(
                say.MIXED_ENCODING.format(text=before[:40]), say.MIXED_ENCODING_HINT
            ))  # fmt: skip
            continue
        after = encodings.convert(before, encoding, cell.font)
        sheet.change(replace(cell, value=after))
        if encoding != UNICODE and after != before:
            first.setdefault(encoding, (sheet, cell, after))
    for encoding, (sheet, cell, after) in first.items():
        sentence = say.TWICE if encoding == UTF8_TWICE else say.CONVERTED
        message = sentence.format(
            encoding=encoding, before=str(cell.value)[:40], after=clean(after)[:40]
        )
        notes.at(sheet, cell.row, cell.column, Remark(message, say.CONVERTED_HINT, True))
    return ", ".join(first)


def _survey(cells: Iterable[Cell]) -> _Written:
    used: Counter[str] = Counter()
    fonts: dict[str, Counter[str]] = {}
    for cell in cells:
        found = encodings.candidates(str(cell.value))
        if len(found) == 1:
            used[found[0]] += 1
            fonts.setdefault(cell.font, Counter())[found[0]] += 1
    most = max((used[name] for name in used if name != UNICODE), default=0)
    return _Written(
        frozenset(name for name in used if name == UNICODE or used[name] >= most * _BY_CHANCE),
        {font: name for font, found in fonts.items() if (name := _nearly_all(found))},
    )


def _nearly_all(found: Counter[str]) -> str:
    """Return the encoding of a font's cells, "" when more than a stray few have another."""
    [(name, count)] = found.most_common(1)
    return name if count >= found.total() * (1 - _STRAY) else ""


def _encoding_of(cell: Cell, written: _Written) -> str | None:
    """Return the encoding of one cell, None when that is not certain."""
    text = str(cell.value)
    found = tuple(
        name for name in encodings.candidates(text) if name == UNICODE or name in written.used
    )
    old = written.used - {UNICODE}
    if len(found) == 1:
        return found[0]
    if not old:
        return UNICODE
    named = encodings.font_encoding(cell.font)
    if named in old and _fits(text, named) and (not found or named in found):
        return named
    if not re.search("[\u00a1-\u00ff]", text):
        return UNICODE  # no letter that an old font would draw as another
    if len(written.used) == 1:
        [only] = old
        return only if _fits(text, only) else None
    if written.by_font.get(cell.font) in found:
        return written.by_font[cell.font]
    readings = {encodings.convert(text, encoding) for encoding in found}
    if len(readings) == 1:
        return found[0]
    if not found and old == {TCVN3} and _SIGN_IN_WORD.search(text):
        return TCVN3  # "S§T": no word at all, but no Unicode has a sign inside one
    return None


def _fits(text: str, encoding: str) -> bool:
    """Whether text can be in an old encoding at all: it has no letter beyond the Western ones."""
    try:
        encodings.convert(text, encoding)
    except ValueError:
        return False
    return all(ord(letter) < 0x100 for letter in encodings.PUNCTUATION.sub("", text))


def _lost(sheet: Sheet, cell: Cell, notes: Notes) -> None:
    notes.at(sheet, cell.row, cell.column, Remark(
        say.LOST_LETTERS.format(text=str(cell.value)[:40]), say.LOST_LETTERS_HINT,
        many=say.LOST_LETTERS_MANY,
    ))  # fmt: skip
