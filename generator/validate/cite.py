"""{keys} in running text → the numbers they stand for, before the text is given its type."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import messages_vi as say
from generator.errors import Problem
from generator.load import Document, Trail
from generator.model.facts import Fact
from generator.model.phone import Phone
from generator.text_vi import capitalised, did_you_mean, say_date, say_digits

CITATION = re.compile(r"\{([^{}]*)\}")
_DIGIT = re.compile(r"\d")
_SPOKEN_FIELDS = frozenset({"loudspeaker"})
Filler = Callable[[str, Trail], str]


@dataclass(frozen=True)
class Number:
    """What a key stands for: as it is printed and, when known, as it is read aloud."""

    printed: str
    spoken: str | None


@dataclass(frozen=True)
class Cited:
    """A document with its keys replaced, and which keys stand where."""

    document: Document
    keys: tuple[tuple[Trail, str], ...]
    problems: tuple[Problem, ...]


def numbers_of(facts: Iterable[Fact], phones: Mapping[str, Phone]) -> dict[str, Number]:
    """Return every key that a text may cite: facts, and services that have a number to call."""
    numbers = {id: Number(str(phone), say_digits(str(phone))) for id, phone in phones.items()}
    for fact in facts:
        spoken = fact.spoken or say_date(fact.value)
        spoken = spoken or (None if _DIGIT.search(fact.value) else fact.value)
        numbers[fact.id] = Number(fact.value, spoken)
    return numbers


def cite(document: Document, numbers: Mapping[str, Number], may_miss: bool) -> Cited:
    """Return document with every {key} replaced.

    Args:
        document: a file whose text may cite.
        numbers: what the keys stand for.
        may_miss: a file that holds numbers could not be read, so that no key is called unknown.
    """
    keys: list[tuple[Trail, str]] = []
    problems: list[Problem] = []

    def fill(text: str, trail: Trail) -> str:
        def number(match: re.Match[str]) -> str:
            key, before = match[1].strip(), text[: match.start()].rstrip()
            if key not in numbers:
                if may_miss:
                    return "…"  # a long key must not make the text too long as well
                hint = did_you_mean(key, numbers) or say.FACT_UNKNOWN_HINT
                message = say.FACT_UNKNOWN.format(key=key)
                problems.append(Problem(document.pos_of_value(trail), message, hint))
                return match[0]
            keys.append((trail, key))
            words = numbers[key].printed
            if trail[-1] in _SPOKEN_FIELDS:
                if numbers[key].spoken is None:
                    message = say.FACT_UNSPOKEN.format(key=key)
                    pos = document.pos_of_value(trail)
                    problems.append(Problem(pos, message, say.FACT_UNSPOKEN_HINT))
                words = numbers[key].spoken or words
                if before.lower().endswith("ngày"):
                    words = words.removeprefix("ngày ")
            return capitalised(words) if not before or before[-1] in ".:?!" else words

        return CITATION.sub(number, text)

    data = _mapped(document.data, (), fill)
    return Cited(replace(document, data=data), tuple(keys), tuple(problems))


def _mapped(value: object, trail: Trail, fill: Filler) -> object:
    if isinstance(value, str):
        return fill(value, trail) if "{" in value else value
    if isinstance(value, list):
        return [_mapped(item, (*trail, number), fill) for number, item in enumerate(value)]
    if isinstance(value, dict):
        return {key: _mapped(item, (*trail, key), fill) for key, item in value.items()}
    return value


def texts_of(value: object, trail: Trail = ()) -> Iterator[tuple[Trail, str]]:
    """Yield every text of a document's data with its trail."""
    if isinstance(value, str):
        yield trail, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from texts_of(item, (*trail, number))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(item, (*trail, key))
