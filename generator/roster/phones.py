"""A telephone number as people type it and as Excel leaves it → the digits to dial."""

from __future__ import annotations

import re

from generator.model.phone import Phone
from generator.roster import words_reading_vi as say
from generator.roster.grid import Cell, as_text, clean
from generator.roster.remarks import Remark

_OLD_PREFIXES = {
    **{"0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078"},
    **{"0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082"},
    **{"0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036"},
    **{"0167": "037", "0168": "038", "0169": "039"},
    **{"0186": "056", "0188": "058", "0199": "059"},
}
"""Mobile numbers of 11 digits became 10 between 15/9 and 15/11/2018, the last seven unchanged
(Bộ Thông tin và Truyền thông, plan announced on 29/5/2018)."""

_LABEL = re.compile(
    r"(?i)^\s*(?:(?:số|sô|so)?\s*(?:điện thoại|dien thoai|di động|di dong|sđt|sdt|đtdđ|dtdd|đt|dt"
    r"|dđ|tel|phone|zalo|mobile)\s*[:.\-]?\s*)+"
)
_SEPARATORS = re.compile(r"[/;,|\n]|\s(?:-|–|và|hoặc|hay)\s")
_SHORT_LOST_ZERO = 9


def read_phone(cell: Cell) -> tuple[str | None, list[Remark]]:
    """Return the digits of a number, and what was mended or is unclear; None with an error."""
    text = clean(as_text(cell.value))
    if not re.search(r"\d", text):
        empty = not text or text.strip("-–—._/xX0 ") == "" or _says_none(text)
        return None, [] if empty else [_unclear(text)]
    if isinstance(cell.value, float) and not cell.value.is_integer():
        return None, [_unclear(text)]
    if re.fullmatch(r"\d([.,]\d+)?[eE]\+?\d+", text):
        return _scientific(text)
    text, remarks = _bare(text)
    parts = [part for part in _SEPARATORS.split(text) if re.search(r"\d", part)]
    numbers = [number for part in parts if (number := _dialled(part)[0])]
    if len(parts) > 1 and len(numbers) == len(parts):
        if len(set(numbers)) == 1:
            return numbers[0], remarks
        hint = say.TWO_PHONES_HINT.format(first=Phone.parse(numbers[0]).spaced)
        return None, [Remark(say.TWO_PHONES.format(text=text.replace("\n", " ")), hint)]
    number, more = _dialled(text, hidden_zero=cell.shows_zero)
    return number, [*remarks, *more]


def _says_none(text: str) -> bool:
    return bool(re.fullmatch(r"(?i)\W*(không|ko|chưa)( có)?( số)?( điện thoại)?\W*", text))


def _bare(text: str) -> tuple[str, list[Remark]]:
    """Return text without its label and what stands in brackets beside the number."""
    text = _LABEL.sub("", text)
    aside = re.search(r"\s*[(\[]\s*([^\d()\[\]+]+?)\s*[)\]]\s*", text)
    if not aside:
        return text, []
    note = Remark(
        say.PHONE_ASIDE.format(text=aside[1]), say.PHONE_ASIDE_HINT, True, say.PHONE_ASIDE_MANY
    )
    return text.replace(aside[0], " ").strip(), [note]


def _scientific(text: str) -> tuple[str | None, list[Remark]]:
    """Return the number when Excel's short form still has all its digits."""
    mantissa, exponent = re.split(r"[eE]\+?", text)
    digits = re.sub(r"[.,]", "", mantissa)
    if len(digits) != int(exponent) + 1:
        return None, [Remark(say.PHONE_ROUNDED.format(text=text), say.PHONE_ROUNDED_HINT)]
    return _dialled(digits)


def _dialled(text: str, hidden_zero: bool = False) -> tuple[str | None, list[Remark]]:
    remarks = []
    compact = re.sub(r"[\s.,\-–—()_'’\u00a0]", "", text)
    if re.fullmatch(r"[\d+oO]+", compact) and re.search(r"[oO]", compact):
        compact = re.sub(r"[oO]", "0", compact)
        remarks.append(Remark(say.PHONE_LETTER_O.format(text=text, number=compact),
                              say.PHONE_CHECK, True, say.PHONE_LETTER_O_MANY))  # fmt: skip
    if not re.fullmatch(r"\+?\d+", compact):
        return None, [_unclear(text)]
    readings: dict[str, str] = {}
    for name, digits in _possible(compact):
        if _is_number(digits):
            readings.setdefault(digits, name)
    if len(readings) != 1:
        return None, [_unclear(text, re.sub(r"\D", "", compact))]
    [(digits, name)] = readings.items()
    phone = Phone.parse(digits)
    if name == "zero" and not hidden_zero:
        remarks.append(Remark(say.LOST_ZERO.format(text=compact, number=phone.spaced),
                              say.LOST_ZERO_HINT, True, say.LOST_ZERO_MANY))  # fmt: skip
    if name == "old":
        remarks.append(Remark(say.OLD_PHONE.format(text=text, number=phone.spaced),
                              say.OLD_PHONE_HINT, True))  # fmt: skip
    if re.match(r"0(3[01]|5[01347]|7[1-5]|80)", digits) and not phone.is_sample:
        remarks.append(Remark(say.STRANGE_PREFIX.format(number=phone.spaced, prefix=digits[:3]),
                              say.PHONE_CHECK, True))  # fmt: skip
    return digits, remarks


def _possible(compact: str) -> list[tuple[str, str]]:
    """Return what digits may stand for, each with what was done to them."""
    digits = compact.lstrip("+")
    if compact.startswith("+") or digits.startswith("0084"):
        home = re.sub(r"^(0084|84)", "", digits)
        return [("", "0" + home.removeprefix("0"))]
    found = [("", digits), ("old", _modern(digits))]
    if digits.startswith("84") and len(digits) > 10:
        home = "0" + digits[2:].removeprefix("0")
        found += [("", home), ("old", _modern(home))]
    if not digits.startswith("0") and len(digits) >= _SHORT_LOST_ZERO:
        found += [("zero", "0" + digits), ("old", _modern("0" + digits))]
    return found


def _modern(digits: str) -> str:
    """Return an 11-digit mobile number as it has been dialled since 2018, else ""."""
    new = _OLD_PREFIXES.get(digits[:4])
    return new + digits[4:] if new and len(digits) == 11 else ""


def _is_number(digits: str) -> bool:
    try:
        Phone.parse(digits)
    except ValueError:
        return False
    return True


def _unclear(text: str, digits: str = "") -> Remark:
    text = text.replace("\n", " ")
    if len(digits) == 12 and digits.startswith("0"):  # a citizen's number: not to be repeated
        return Remark(say.LIKE_ID_CARD, say.LIKE_ID_CARD_HINT)
    if digits and len(digits) != 10:
        return Remark(say.PHONE_LENGTH.format(text=text, count=len(digits)), say.PHONE_HINT)
    return Remark(say.PHONE_UNCLEAR.format(text=text[:40]), say.PHONE_HINT)
