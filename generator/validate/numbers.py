"""Every number in running text comes from facts.yml, and every fact is true and used."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator import messages_vi as say
from generator.errors import Problem
from generator.load import Trail
from generator.text_vi import fold
from generator.validate.cite import CITATION, texts_of
from generator.validate.typed import Sourced, Typed

_NOT_PROSE = frozenset(
    {
        "slug",
        "code",
        "topic",
        "audiences",
        "provinces",
        "services",
        "legal",
        "aliases",
        "asked",
        "sources",
    }
    | {"url", "icon", "minutes", "reviewed", "valid_until", "picture", "device", "touches"}
    | {"week", "begins", "right", "guide"}
)
"""Fields that hold keys, dates, sources, or words people search for: no running text."""

_OFFICIAL_NUMBER = re.compile(r"\d+(?:\.\d+)*/(?:\d{4}/)?[A-ZĐ][A-ZĐ0-9-]*")
_WORD = "(?:một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín|mười|mươi|mốt|trăm|nghìn|ngàn|linh|lẻ|rưỡi)"
_UNIT = "(?:tuổi|đồng|triệu|tỷ|tỉ|phần trăm|giờ|tháng|năm)"
_NUMBER = re.compile(
    rf"\d(?:[\d.,/:]*\d)?|(?<!\w){_WORD}(?:\s+{_WORD})*\s+{_UNIT}(?!\w)|(?<!\w)tháng\s+{_WORD}(?!\w)",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(r"một\s+(?:giờ|tháng|năm)", re.IGNORECASE)
"""An article in front of a word rather than a count: "một năm", "mỗi tháng một giờ"."""


def check_numbers(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each number without a source, each fact that is ungrounded or idle."""
    citing: list[Sourced[Any]] = [*typed.guides, *typed.quizzes]
    citing += [item for item in (typed.bulletin, typed.checklist) if item]
    if typed.facts:
        for sourced in citing:
            yield from _unsourced(typed, sourced)
        yield from _facts(typed, citing)


def _unsourced(typed: Typed, sourced: Sourced[Any]) -> Iterator[Problem]:
    names = typed.editorial.model.names_with_numbers if typed.editorial else ()
    longest_first = sorted(names, key=len, reverse=True)
    named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest_first), re.I)
    for trail, text in texts_of(sourced.document.data):
        if _NOT_PROSE.intersection(trail):
            continue
        text = CITATION.sub("", text)
        text = named.sub("", text) if names else text
        text = _OFFICIAL_NUMBER.sub("", text)
        for match in _NUMBER.finditer(text):
            if _NO_NUMBER.fullmatch(match[0]):
                continue
            yield _problem(sourced, trail, match[0])


def _problem(sourced: Sourced[Any], trail: Trail, number: str) -> Problem:
    pos = sourced.pos(*trail)
    if trail[-1] == "loudspeaker" and number[0].isdigit():
        message = say.NUMBER_ON_LOUDSPEAKER.format(number=number)
        return Problem(pos, message, say.NUMBER_ON_LOUDSPEAKER_HINT)
    return Problem(pos, say.NUMBER_UNSOURCED.format(number=number), say.NUMBER_UNSOURCED_HINT)


def _facts(typed: Typed, citing: list[Sourced[Any]]) -> Iterator[Problem]:
    book = typed.facts
    assert book is not None
    used = {key for sourced in citing for _, key in sourced.cited}
    first: dict[str, str] = {}
    for number, fact in enumerate(book.model.facts):
        for n, source in enumerate(fact.sources):
            if source.grade == "C":
                pos = book.pos("facts", number, "sources", n, "grade")
                yield Problem(pos, say.GRADE_C, say.GRADE_C_HINT)
        other = first.setdefault(fold(fact.means), fact.id)
        if other != fact.id:
            where = book.pos("facts", [f.id for f in book.model.facts].index(other), "id")
            message = say.FACT_TWICE.format(other=other, first=where)
            yield Problem(book.pos("facts", number, "id"), message, say.FACT_TWICE_HINT)
        if fact.id not in used:
            message = say.FACT_UNUSED.format(key=fact.id)
            yield Problem(book.pos("facts", number, "id"), message, say.FACT_UNUSED_HINT, True)
    ended = {fact.id: fact.valid_until for fact in book.model.facts if fact.valid_until}
    release = typed.site.model.release_date
    for sourced in citing:
        for trail, key in sourced.cited:
            if key in ended and ended[key] < release:
                message = say.FACT_EXPIRED.format(key=key, date=ended[key])
                yield Problem(sourced.pos(*trail), message, say.FACT_EXPIRED_HINT, True)
