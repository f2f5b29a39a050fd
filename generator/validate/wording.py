"""Plain words: no jargon, no officialese, short sentences, hard words explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from generator import messages_vi as say
from generator.errors import Problem
from generator.load import Trail
from generator.model.editorial import Editorial
from generator.model.guide import Guide
from generator.text_vi import count_words, sentences, with_comma
from generator.validate.typed import Sourced, Typed
from generator.validate.walk import walk

PROSE = frozenset(
    {"title", "summary", "who", "minutes_note", "cost", "bring", "do", "detail", "warning"}
    | {"problem", "fix", "safety", "help", "loudspeaker", "zalo_message"}
)
"""Fields of a guide that residents read or hear."""

_PARTS = frozenset({"steps", "mistakes"})


def check_wording(typed: Typed) -> Iterator[Problem]:
    """Yield a warning for each word and each guide that is hard to read."""
    if not typed.editorial:
        return
    rules = typed.editorial.model
    for guide in typed.guides:
        texts = list(prose(guide.model))
        for trail, text in texts:
            yield from _words(guide, trail, text, rules)
        yield from _unguarded(guide, texts, rules)
        yield from _unexplained(guide, texts, rules)
        yield from _sentences(guide, texts, rules)


def prose(guide: Guide) -> Iterator[tuple[Trail, str]]:
    """Yield every running text of guide with its trail."""
    for trail, value in walk(guide):
        if not isinstance(value, str) or not trail:
            continue
        names = [part for part in trail if isinstance(part, str)]
        is_part = len(names) == 1 or names[0] in _PARTS
        if names[-1] in PROSE and is_part and "screen" not in names:
            yield trail, value


def sentence_lengths(guide: Guide) -> list[int]:
    """Return how many syllables each sentence of guide has."""
    return [count_words(part) for _, text in prose(guide) for part in sentences(text)]


def _words(guide: Sourced[Guide], trail: Trail, text: str, rules: Editorial) -> Iterator[Problem]:
    for message, replaced in (
        (say.WORD_JARGON, rules.jargon),
        (say.WORD_OFFICIALESE, rules.officialese),
    ):
        for item in replaced:
            kept = text
            for phrase in item.unless:
                kept = _whole(phrase).sub("", kept)
            if _whole(item.word).search(kept):
                hint = say.WORD_HINT.format(plain=item.plain)
                yield Problem(guide.pos(*trail), message.format(word=item.word), hint, True)


def _unguarded(
    guide: Sourced[Guide], texts: list[tuple[Trail, str]], rules: Editorial
) -> Iterator[Problem]:
    """Yield an error at the first word of money, papers or codes in a guide without safety box."""
    if guide.model.safety or guide.model.touches:  # the latter without the former is told already
        return
    for trail, text in texts:
        for word in rules.sensitive:
            if _whole(word).search(text):
                message = say.SAFETY_WORD.format(word=word)
                yield Problem(guide.pos(*trail), message, say.SAFETY_MISSING_HINT)
                return


def _unexplained(
    guide: Sourced[Guide], texts: list[tuple[Trail, str]], rules: Editorial
) -> Iterator[Problem]:
    everything = "\n".join(text for _, text in texts).lower()
    for item in rules.explain:
        first = next((trail for trail, text in texts if _whole(item.word).search(text)), None)
        if first and not any(words.lower() in everything for words in item.explained_by):
            message = say.WORD_UNEXPLAINED.format(word=item.word)
            listed = " / ".join(f"“{words}”" for words in item.explained_by)
            hint = say.WORD_UNEXPLAINED_HINT.format(words=listed)
            yield Problem(guide.pos(*first), message, hint, True)


def _sentences(
    guide: Sourced[Guide], texts: list[tuple[Trail, str]], rules: Editorial
) -> Iterator[Problem]:
    parts = [part for _, text in texts for part in sentences(text)]
    average = sum(map(count_words, parts)) / len(parts)
    if average > rules.sentence_words:
        longest = max(parts, key=count_words)
        message = say.SENTENCES_LONG.format(average=with_comma(average), limit=rules.sentence_words)
        start = " ".join(longest.split()[:6])
        hint = say.SENTENCES_LONG_HINT.format(longest=count_words(longest), start=start)
        yield Problem(guide.pos("title"), message, hint, True)


@cache
def _whole(word: str) -> re.Pattern[str]:
    """Return a pattern that finds word as a whole; only a word in capitals minds its capitals."""
    spaced = r"\s+".join(map(re.escape, word.split()))
    return re.compile(rf"(?<!\w){spaced}(?!\w)", 0 if word.isupper() else re.IGNORECASE)
