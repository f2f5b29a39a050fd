"""Vietnamese text from before Unicode, found by what it says and turned into Unicode.

Old fonts drew Vietnamese letters in the places of Western ones: with the font .VnTime (TCVN 5712,
"ABC") a cell shows "Nguyễn Văn A" and holds "NguyÔn V¨n A"; with VNI-Times it holds "Nguyeãn Vaên
A". Nothing in the file says so but, sometimes, the name of the font. What settles it is whether
the result is made of Vietnamese syllables.

Sources of the tables: TCVN 5712:1993 (VN1), compared with glibc's charmap TCVN5712-1; VNI-Windows
as in the tables that Vietnamese keyboards publish (a letter and a mark after it, nine letters of
their own). A test takes every letter there and back.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from generator.text_vi import nfc

TCVN3, VNI, CP1258, UTF8_TWICE, UNICODE = "TCVN3", "VNI", "Windows-1258", "UTF-8", "Unicode"

_GRAVE, _ACUTE, _TILDE, _HOOK, _DOT = "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"
_TONES = _GRAVE + _ACUTE + _TILDE + _HOOK + _DOT
_CIRCUMFLEX, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
_VNI_ALONE = dict(zip("ìíæóòôöîñÌÍÆÓÒÔÖÎÑ", "ìíỉĩịơưỵđÌÍỈĨỊƠƯỴĐ", strict=True))
_VNI_MARKS = {
    **{"ø": _GRAVE, "ù": _ACUTE, "û": _HOOK, "õ": _TILDE, "ï": _DOT},
    **{"â": _CIRCUMFLEX, "ê": _BREVE},
    **{"à": _CIRCUMFLEX + _GRAVE, "á": _CIRCUMFLEX + _ACUTE, "å": _CIRCUMFLEX + _HOOK},
    **{"ã": _CIRCUMFLEX + _TILDE, "ä": _CIRCUMFLEX + _DOT},
    **{"è": _BREVE + _GRAVE, "é": _BREVE + _ACUTE, "ú": _BREVE + _HOOK, "ü": _BREVE + _TILDE},
    "ë": _BREVE + _DOT,
}
PUNCTUATION = re.compile("[–—‘’“”…•\u00a0]")
"""Signs that Western code pages have too: old fonts show them as they are."""
_VNI_MARK = "".join(_VNI_MARKS) + "".join(_VNI_MARKS).upper()
_VNI_PIECE = re.compile(f"([aeouyôöAEOUYÔÖ])([{_VNI_MARK}])|[{''.join(_VNI_ALONE)}]")


def from_tcvn3(text: str, capitals: bool = False) -> str:
    """Return Unicode for text in TCVN3, which has few capital letters of its own.

    Args:
        text: the letters as a Western font would show them.
        capitals: the font is one of capitals, as .VnTimeH: it draws every letter as one.
    """
    plain = "".join(_TCVN3.get(letter, letter) for letter in text)
    return plain.upper() if capitals else re.sub(r"\w+", _one_case, plain)


def _one_case(word: re.Match[str]) -> str:
    """Return "NGUYễN" in capitals: only its marked letters could not say so."""
    ascii_letters = [letter for letter in word[0] if letter.isascii() and letter.isalpha()]
    shouted = len(ascii_letters) > 1 and all(letter.isupper() for letter in ascii_letters)
    return word[0].upper() if shouted else word[0]


def from_vni(text: str) -> str:
    """Return Unicode for text in VNI-Windows."""

    def piece(match: re.Match[str]) -> str:
        if not match[1]:
            return _VNI_ALONE[match[0]]
        return _VNI_ALONE.get(match[1], match[1]) + _VNI_MARKS[match[2].lower()]

    return nfc(_VNI_PIECE.sub(piece, text))


def from_cp1258(raw: bytes) -> str:
    """Return the text of a Windows-1258 file, its separate tone marks joined to their letters."""
    return nfc(raw.decode("cp1258", "replace"))


def from_western(raw: bytes) -> str:
    """Return bytes as the Western letters they would show as; every byte has one."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in raw)


def _to_western(text: str) -> bytes:
    return b"".join(
        letter.encode("cp1252", "ignore") or letter.encode("latin-1") for letter in text
    )


def _from_utf8_twice(text: str) -> str:
    return nfc(_to_western(text).decode("utf-8"))


_READERS: dict[str, Callable[[str], str]] = {
    UNICODE: nfc,
    TCVN3: from_tcvn3,
    VNI: from_vni,
    UTF8_TWICE: _from_utf8_twice,
}


def convert(text: str, encoding: str, font: str = "") -> str:
    """Return text as Unicode; a font of capitals makes capitals.

    Raises:
        ValueError: the text cannot be in this encoding.
    """
    if encoding == TCVN3 and is_capital_font(font):
        return from_tcvn3(text, capitals=True)
    return _READERS[encoding](text)


def is_capital_font(font: str) -> bool:
    """Whether a font of the TCVN3 family draws every letter as a capital: .VnTimeH, .VnArialH."""
    return bool(re.fullmatch(r"\.vn\w+h", font.strip().lower()))


def font_encoding(font: str) -> str:
    """Return the encoding that a font's name stands for, "" when it says nothing."""
    name = font.strip().lower()
    return TCVN3 if name.startswith(".vn") else VNI if name.startswith("vni") else ""


@lru_cache(maxsize=8192)
def candidates(text: str) -> tuple[str, ...]:
    """Return the encodings in which every word of text with a mark is a Vietnamese syllable.

    Empty when text is plain ASCII, or is no Vietnamese in any of them.
    """
    return tuple(encoding for encoding in _READERS if _makes_sense(text, encoding))


def _makes_sense(text: str, encoding: str) -> bool:
    try:
        plain = convert(text, encoding)
    except ValueError:
        return False
    if encoding != UNICODE and not _is_wholly(text, plain, encoding):
        return False
    words = [word for word in _words(plain) if not word.isascii()]
    telling = any(len(word) > 1 for word in words)
    return telling and all(is_syllable(word) for word in words)


def _is_wholly(text: str, plain: str, encoding: str) -> bool:
    """Whether nothing in text is left over that this encoding has no place for."""
    text = PUNCTUATION.sub("", text)
    if encoding == TCVN3:
        return all(letter.isascii() or letter in _TCVN3 for letter in text)
    if encoding == VNI:
        return _VNI_PIECE.sub("", text).isascii()
    return plain != text


def _words(text: str) -> list[str]:
    return [word for word in re.split(r"[\s,.;:/()\[\]\"'0-9+_–—“”‘’…•-]+", text) if word]


def share_of_syllables(text: str) -> float:
    """Return how many of the words with marks are Vietnamese syllables, 0 to 1; 1 if none has."""
    marked = [word for word in _words(text) if not word.isascii()]
    if not marked:
        return 1.0
    return sum(is_syllable(word) for word in marked) / len(marked)


_SYLLABLE = re.compile(
    r"(?:b|ch?|d|đ|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|t[hr]?|v|x|[fjwz])?"
    r"(?:(?:iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uyê|uy|oo|uơ|[aăâeêioôơuưy])"
    r"(?P<coda>ng|nh|ch|[cmnptk])"  # k: Đắk Lắk
    r"|oai|oao|oay|oeo|uay|uây|uyu|uya|uao|iêu|yêu|uôi|ươi|ươu|ia|ya|ua|ưa|oa|oe|uê|uơ|uy|ai|ao"
    r"|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
)


def is_syllable(word: str) -> bool:
    """Whether a word can be one syllable of Vietnamese, an abbreviation, or is plain ASCII."""
    if word.isascii() or re.fullmatch("[ABCDĐGHKLMNPQRSTUVX]{1,6}", word):  # CNSCĐ, HĐND
        return True
    letters: list[str] = []
    tones: list[str] = []
    for letter in unicodedata.normalize("NFD", word.lower()):
        (tones if letter in _TONES else letters).append(letter)
    base = nfc("".join(letters))
    if len(tones) > 1:
        return False
    match = _SYLLABLE.fullmatch(base)
    if not match:
        return False
    stopped = match["coda"] in ("c", "ch", "p", "t", "k")
    return not stopped or tones in ([_ACUTE], [_DOT])
