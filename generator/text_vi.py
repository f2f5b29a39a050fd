"""Vietnamese text: folding accents, slugs, near misses, unbreakable phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

NBSP = "\u00a0"

PRINT_RANGES = (
    "0020-007E,00A0-00FF,0102-0103,0110-0111,0128-0129,0168-0169,01A0-01A1,01AF-01B0,0300-0304,"
    "0306,0309,031B,0323,1EA0-1EF9,20AB,2013-2014,2018-201A,201C-201E,2020-2022,2026,20AC,2122,"
    "2212,2264-2265"
)
"""Letters our print fonts hold, as Unicode ranges: generator/fonts/README.md cuts them so."""

PRINTABLE = frozenset(
    chr(code)
    for part in PRINT_RANGES.split(",")
    for code in range(int(part[:4], 16), int(part[-4:], 16) + 1)
)
"""The same letters one by one."""

_STACKED_D = str.maketrans({"đ": "d", "Đ": "D"})


def nfc(text: str) -> str:
    """Return text in NFC, the one form every stage after `load` may assume."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Return text in lower case without marks: "Đường Thuỵ" → "duong thuy"."""
    decomposed = unicodedata.normalize("NFD", text.translate(_STACKED_D).lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def slugify(text: str) -> str:
    """Return text as a URL piece: lower-case ASCII letters, digits, single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese letters in order, with the four that only foreign words have."""

_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries


def letter_key(text: str) -> list[tuple[list[int], list[int]]]:
    """Return a key that sorts as dictionaries do: by letters, then tones, syllable by syllable.

    "ba" < "bà" < "bá" < "băng" < "bâng" < "ca"; digits and signs come after all letters.
    """
    syllables = []
    for syllable in re.findall(r"\w+", text.lower()):
        letters: list[str] = []
        tones: list[int] = []
        for character in unicodedata.normalize("NFD", syllable):
            if character in _TONES:
                tones.append(_TONES.index(character) + 1)
            elif unicodedata.combining(character) and letters:
                letters[-1] += character
            else:
                letters.append(character)
        composed = [nfc(letter) for letter in letters]
        order = [
            ALPHABET.index(letter) if letter in ALPHABET else len(ALPHABET) + ord(letter[0])
            for letter in composed
        ]
        syllables.append((order, tones))
    return syllables


def with_comma(number: float) -> str:
    """Return a number as people here write it, one digit behind the comma: 12,3."""
    return f"{number:.1f}".replace(".", ",")


def written(name: str) -> str:
    """Return a name with its marks, for comparing: `Hoà` is `Hòa`, `Văn` is not `Vân`."""
    return repr(letter_key(nfc(name)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return "ý bạn là 'x'?" for the nearest known word, "" when none is near; accents ignored."""
    by_folded = {fold(name): name for name in known}
    near = get_close_matches(fold(word), by_folded, n=1)
    return f"ý bạn là '{by_folded[near[0]]}'?" if near else ""


def unbroken(text: str) -> str:
    """Return text with its spaces made no-break, for names and numbers that must stay whole."""
    return re.sub(r"\s+", NBSP, text.strip())


def no_orphan(title: str) -> str:
    """Return title with its last two syllables tied, so that none is left alone on a line."""
    words = title.strip().split(" ")
    return " ".join([*words[:-2], NBSP.join(words[-2:])]) if len(words) > 2 else title


def phrases_tied(text: str) -> str:
    """Return text with what belongs together tied: "Thôn 4", "Tổ dân phố", "ở đâu", "thế nào"."""
    text = re.sub(r"(?<=\w) (?=\d|đâu\b|nào\b)", NBSP, text)
    return re.sub(r"(?i)(tổ) (dân) (phố)|(khu) (dân) (cư)", lambda it: unbroken(it[0]), text)


def count_words(text: str) -> int:
    """Return the number of syllables (Vietnamese writes a space after each)."""
    return len(re.findall(r"\w+(?:[./,-]\w+)*", text))


_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def say_digits(number: str) -> str:
    """Return a phone number digit by digit, a pause at each space: "một một, hai"."""
    parts = re.split(r"\s+", number.strip())
    return ", ".join(" ".join(_DIGITS[int(d)] for d in part if d.isdigit()) for part in parts)


def written_date(day: date | None) -> str:
    """Return a date as people here write it, "5/9/2026"; "" for none."""
    return f"{day.day}/{day.month}/{day.year}" if day else ""


_DATE = re.compile(r"(\d{1,2})/(\d{1,2})(?:/(\d{4}))?")


def say_date(written: str) -> str | None:
    """Return "31/1/2027" as it is read aloud, "ngày ba mươi mốt tháng một năm …"; None if no date.

    The first ten days are "mùng", April is "tháng tư", as on the radio.
    """
    match = _DATE.fullmatch(written)
    if not match:
        return None
    day, month, year = int(match[1]), int(match[2]), int(match[3] or 0)
    words = f"ngày {'mùng ' if day <= 10 else ''}{_say_tens(day)}"
    words += f" tháng {'tư' if month == 4 else _say_tens(month)}"
    if year:
        century, rest = divmod(year, 100)
        tail = f"không trăm {_say_tens(rest) if rest >= 10 else 'linh ' + _say_tens(rest)}"
        words += f" năm {_DIGITS[century // 10]} nghìn {tail}"
    return words


def _say_tens(number: int) -> str:
    """Return 1 to 99 in words."""
    tens, one = divmod(number, 10)
    if tens == 0:
        return _DIGITS[one]
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if one == 0:
        return head
    special = {5: "lăm"} | ({1: "mốt", 4: "tư"} if tens > 1 else {})
    return f"{head} {special.get(one, _DIGITS[one])}"


def sentences(text: str) -> list[str]:
    """Return the sentences of text: they end at a stop unless a small letter follows."""
    found: list[str] = []
    for part in re.split(r"(?<=[.?!…])\s+|(?<=[.?!…][\"”)])\s+", text.strip()):
        if found and part.lstrip('"“(')[:1].islower():
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return found


def capitalised(text: str) -> str:
    """Return text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
