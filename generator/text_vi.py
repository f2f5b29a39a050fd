"""Vietnamese text: folding accents, slugs, near misses, unbreakable phrases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
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


def capitalised(text: str) -> str:
    """Return text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
