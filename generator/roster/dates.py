"""A day as people type it and as Excel keeps it → a date; Vietnam writes day, month, year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from generator.roster import words_reading_vi as say
from generator.roster.grid import Cell, as_text, clean
from generator.roster.remarks import Remark
from generator.text_vi import fold

YEARS = range(2000, 2100)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_SERIALS = range(36526, 73051)
"""What Excel counts for the days of YEARS."""

_NUMBERS = re.compile(r"(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?")
_WORDS = re.compile(
    r"(?:ngay\s+)?(?:mung\s+)?(\d{1,2})\s*,?\s*thang\s+(\d{1,2}|gieng|tu|chap)\s*,?\s*(?:nam\s+)?"
    r"(\d{4}|\d{2})"
)
_NO_DAY = re.compile(r"(?i)(không|ko|chưa|vô)( có)?( xác định)?( thời)?( hạn)?")
_MONTHS = {"gieng": 1, "tu": 4, "chap": 12}


def read_date(cell: Cell) -> tuple[date | None, list[Remark]]:
    """Return the day a cell says, and what was mended or is unclear; None with an error."""
    value = cell.value
    if isinstance(value, date):
        return (value, []) if value.year in YEARS else (None, [_impossible(as_text(value))])
    if isinstance(value, (int, float)):
        return _serial(value, cell.is_1904)
    text = clean(as_text(value))
    if not re.search(r"\w", text) or re.fullmatch(_NO_DAY, text):
        return None, []
    if re.fullmatch(r"\d{5}", text):
        return _serial(int(text), cell.is_1904)
    words = re.sub(r"^(?:.*?)(?=ngay\s)", "", fold(text)).strip(" .")
    if match := _ISO.fullmatch(words):
        return _day(text, int(match[3]), int(match[2]), int(match[1]))
    words = re.sub(r"^ngay\s+(?=\d{1,2}\s*[/.\-])", "", words)
    if match := _NUMBERS.fullmatch(words):
        return _day(text, int(match[1]), int(match[2]), _year(match[3]))
    if match := _WORDS.fullmatch(words):
        month = _MONTHS.get(match[2]) or int(match[2])
        return _day(text, int(match[1]), month, _year(match[3]))
    return None, [Remark(say.DATE_UNCLEAR.format(text=text[:40]), say.DATE_HINT)]


def _year(digits: str) -> int:
    return int(digits) + (2000 if len(digits) == 2 else 0)


def _day(text: str, day: int, month: int, year: int) -> tuple[date | None, list[Remark]]:
    if day <= 12 < month <= 31:
        hint = say.DATE_AMERICAN_HINT.format(day=f"{month}/{day}/{year}")
        return None, [Remark(say.DATE_AMERICAN.format(text=text), hint)]
    try:
        found = date(year, month, day)
    except ValueError:
        return None, [_impossible(text)]
    return (found, []) if year in YEARS else (None, [_impossible(text)])


def _serial(number: float, is_1904: bool) -> tuple[date | None, list[Remark]]:
    if int(number) not in _SERIALS:
        shown = as_text(number)
        return None, [Remark(say.DATE_UNCLEAR.format(text=shown), say.DATE_HINT)]
    found = (_EPOCH_1904 if is_1904 else _EPOCH) + timedelta(days=int(number))
    shown = as_text(found)
    return found, [Remark(say.DATE_SERIAL.format(number=int(number), day=shown),
                          say.DATE_SERIAL_HINT, True, say.DATE_SERIAL_MANY)]  # fmt: skip


def _impossible(text: str) -> Remark:
    return Remark(say.DATE_IMPOSSIBLE.format(text=text[:40]), say.DATE_HINT)
