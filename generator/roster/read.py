"""A spreadsheet as an office has it → people, and everything in it that is not certain.

Nothing is guessed in silence. What was mended is a warning that says so; what could mean two
things is an error with the cell and what to type. All of a file's problems come in one reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from generator.roster import words_reading_vi as say
from generator.roster.decode import decode
from generator.roster.grid import Sheet, UnreadableError, as_text, load
from generator.roster.people import Person, Reading
from generator.roster.person import PersonReader
from generator.roster.phones import read_phone
from generator.roster.phrases import Known
from generator.roster.remarks import Notes, Remark
from generator.roster.rows import people_rows
from generator.roster.same import without_repeats
from generator.roster.tables import find_tables


def read(path: Path, known: Known | None = None) -> Reading:
    """Return all that a spreadsheet says: .xlsx, .xlsm, or text with separators.

    Args:
        path: the officer's file; its first bytes tell what it is, not its name.
        known: names of the content, to know them again in titles.

    Returns:
        People row by row, and problems in the order of the workbook; a file that cannot be read at
        all is a Reading with one error. The positions of problems are `SheetPos`.
    """
    notes = Notes(path.name)
    raw = _bytes(path, notes)
    if raw is None:
        return Reading((), notes.problems())
    try:
        sheets, encoding = load(raw)
    except UnreadableError as error:
        notes.at(None, 0, 0, Remark(*error.args))
        return Reading((), notes.problems())
    encoding = decode(sheets, notes) or encoding
    people = tuple(_people(path.name, sheets, known or Known(), notes))
    people = without_repeats(people, {sheet.name: sheet for sheet in sheets}, notes)
    return Reading(people, notes.problems(), encoding)


def _bytes(path: Path, notes: Notes) -> bytes | None:
    if path.name.startswith("~$"):
        problem = Remark(say.TEMPORARY, say.TEMPORARY_HINT)
    else:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            problem = Remark(say.NO_FILE.format(name=path.name), say.NO_FILE_HINT)
        except OSError:
            problem = Remark(say.LOCKED.format(name=path.name), say.LOCKED_HINT)
    notes.at(None, 0, 0, problem)
    return None


def _people(file: str, sheets: list[Sheet], known: Known, notes: Notes) -> Iterator[Person]:
    found_table = found_row = False
    for sheet in sheets:
        if sheet.is_hidden:
            if find_tables(sheet, known, Notes(file)):
                notes.at(sheet, 0, 0, Remark(say.HIDDEN_SHEET, say.HIDDEN_SHEET_HINT, True))
            continue
        tables = find_tables(sheet, known, notes)
        if not tables:
            if _has_phones(sheet):
                notes.at(sheet, 0, 0, Remark(say.NO_TABLE, say.NO_TABLE_HINT))
                found_table = found_row = True
            continue
        found_table = True
        rows = people_rows(sheet, tables, known, notes)
        people = PersonReader(file, sheet, notes).people(rows)
        found_row = found_row or bool(people)
        yield from people
    if not found_table:
        notes.at(None, 0, 0, Remark(say.NO_TABLE, say.NO_TABLE_HINT))
    elif not found_row:
        notes.at(None, 0, 0, Remark(say.NOBODY, say.NOBODY_HINT))


def _has_phones(sheet: Sheet) -> bool:
    phones = (cell for cell in sheet.cells.values() if re.search(r"\d{9}", as_text(cell.value)))
    return any(re.fullmatch(r"0[35789]\d{8}", read_phone(cell)[0] or "") for cell in phones)
