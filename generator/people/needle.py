"""How a name or a number may be written: the one thing that searches text for a person."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import unquote

from generator.model.phone import Phone
from generator.text_vi import fold, nfc

Field = Literal["name", "phone", "organisation", "tasks", "sealed"]
"""What of a person was found; `sealed`: their number as a hash that answers "is this theirs?"."""

_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"  # soft hyphen, zero-width blanks and joiners
_MARKS = rf"[\u0300-\u036f{_UNSEEN}]*"
_BETWEEN = r"(?:[\W_]{1,4}?)"
_IN_NUMBER = rf"[\s.\-()·/_\u2010-\u2015\u2212{_UNSEEN}]{{0,3}}"
_BEFORE_NUMBER = re.compile(
    rf"(?:^|\D)(?:(?:00{_IN_NUMBER})?8{_IN_NUMBER}4{_IN_NUMBER}(?:0{_IN_NUMBER})?|0{_IN_NUMBER})?$"
)
_JSON_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}|=\r?\n)+")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")
_MIN_DIGITS = 8
"""Shorter numbers (112, 1022) belong to everybody."""


@dataclass(frozen=True)
class _Phrase:
    """Words that count when written as they are, without any mark, in any case and spacing."""

    pattern: re.Pattern[str]
    marks: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, text: str) -> _Phrase | None:
        words = re.findall(r"\w+", nfc(text))
        if len(words) < 2:
            return None  # one word, such as a given name alone, is everybody's
        parts = ["".join(_letter(it) for it in word) for word in words]
        joined = _BETWEEN.join(f"({part})" for part in parts)
        return cls(re.compile(rf"{joined}(?![^\W_])"), tuple(_marks(word) for word in words))

    def is_in(self, text: str) -> bool:
        """Return whether text, small letters decomposed, has the words.

        Each word must have its own marks, or none.
        """
        return any(
            not text[max(0, match.start() - 1) : match.start()].isalnum()
            and all(
                _marks(part) in ((), wanted)
                for part, wanted in zip(match.groups(), self.marks, strict=True)
            )
            for match in self.pattern.finditer(text)
        )


@dataclass(frozen=True)
class _Number:
    """A number with 0, +84, 0084, or the 0 that a spreadsheet lost, however it is grouped."""

    rest: re.Pattern[str]

    @classmethod
    def of(cls, digits: str) -> _Number:
        return cls(re.compile(_IN_NUMBER.join(digits.removeprefix("0")) + r"(?!\d)"))

    def is_in(self, text: str) -> bool:
        """Return whether text has the number, and not merely its digits inside a longer one."""
        return any(
            _BEFORE_NUMBER.search(text[max(0, match.start() - 24) : match.start()])
            for match in self.rest.finditer(text)
        )


@dataclass(frozen=True)
class Needles:
    """One person, ready to be searched for: in text by patterns, in other bytes by their forms.

    `sealed` are the first bytes of what a locality's page holds of the number (render/verify.py).
    """

    name: str
    phones: tuple[str, ...]
    extras: tuple[tuple[Field, str], ...] = ()
    sealed: tuple[bytes, ...] = ()
    _phrases: tuple[tuple[Field, _Phrase], ...] = field(init=False, repr=False)
    _numbers: tuple[_Number, ...] = field(init=False, repr=False)
    _raw: tuple[tuple[Field, bytes], ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Prepare the patterns once."""
        named: list[tuple[Field, str]] = [("name", self.name), *self.extras]
        phrases = [(kind, phrase) for kind, it in named if (phrase := _Phrase.of(it))]
        digits = [it for it in self.phones if len(it) >= _MIN_DIGITS]
        object.__setattr__(self, "_phrases", tuple(phrases))
        object.__setattr__(self, "_numbers", tuple(map(_Number.of, digits)))
        object.__setattr__(self, "_raw", tuple(_raw(self.name, digits, self.sealed)))

    def in_text(self, text: str) -> frozenset[Field]:
        """Return what of the person stands in text, however it is escaped there."""
        found: set[Field] = set()
        for spelling in _spellings(text):
            decomposed = unicodedata.normalize("NFKD", spelling).lower()
            found.update(kind for kind, it in self._phrases if it.is_in(decomposed))
            if any(it.is_in(decomposed) for it in self._numbers):
                found.add("phone")
        return frozenset(found)

    def in_bytes(self, data: bytes) -> frozenset[Field]:
        """Return what of the person stands in data as it is: for files that are not text."""
        return frozenset(kind for kind, form in self._raw if form in data)


def _spellings(text: str) -> Iterator[str]:
    """Yield text as it is, with its escapes resolved, and without its tags."""
    yield text
    plain = text
    for _ in range(2):  # an escape may be escaped once more
        before = plain
        if "\\u" in plain:
            plain = _JSON_ESCAPE.sub(lambda it: chr(int(it[1], 16)), plain)
        if "%" in plain:
            plain = _PERCENT.sub(lambda it: unquote(it[0], errors="replace"), plain)
        if "&" in plain:
            plain = html.unescape(plain)
        if plain == before:
            break
    if "=" in plain and "BEGIN:VCARD" in plain.upper():
        plain = _QUOTED_PRINTABLE.sub(_unquoted_printable, plain)
    if plain != text:
        yield plain
    if _FOLDED_LINE.search(plain) and "BEGIN:V" in plain:
        yield _FOLDED_LINE.sub("", plain)
    if "<" in plain:
        yield _TAG.sub("", plain)
        yield _TAG.sub(" ", plain)


def _unquoted_printable(match: re.Match[str]) -> str:
    pairs = re.findall(r"=([0-9A-F]{2})", match[0])
    return bytes.fromhex("".join(pairs)).decode("utf-8", errors="replace")


def _letter(letter: str) -> str:
    base = fold(letter) or letter
    return ("[dđ]" if base == "d" else re.escape(base)) + _MARKS


def _marks(word: str) -> tuple[str, ...]:
    """Return the marks of word in one order, wherever the tone was put ("thúy", "thuý")."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return tuple(sorted(it for it in decomposed if unicodedata.combining(it) or it == "đ"))


def _raw(name: str, phones: list[str], sealed: tuple[bytes, ...]) -> Iterator[tuple[Field, bytes]]:
    names = {form(it) for it in (name, name.upper()) for form in (nfc, _nfd)} if " " in name else ()
    for text in sorted(names):
        yield from (("name", text.encode(it)) for it in ("utf-8", "utf-16-le", "utf-16-be"))
    for digits in phones:
        phone = Phone.parse(digits)
        for text in sorted({digits[1:], str(phone), phone.spaced}):
            yield from (("phone", text.encode(it)) for it in ("utf-8", "utf-16-le", "utf-16-be"))
    yield from (("sealed", it) for it in sealed)


def _nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)
