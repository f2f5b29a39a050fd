"""What a guide and a source must be before they may be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from generator import messages_vi as say
from generator.errors import Problem, SourcePos
from generator.model.guide import Guide, is_stale
from generator.model.shared import Service, holds_in
from generator.model.site import is_sample_host
from generator.text_vi import count_words
from generator.validate.typed import Sourced, Typed
from generator.validate.walk import walk

STEP_MAX_WORDS = 25
STEPS = (4, 9)
ZALO_MAX_CHARACTERS = 300
WORDS_PER_MINUTE = 130  # a loudspeaker read at a calm pace
LOUDSPEAKER_SECONDS = (60, 90)
_DATES_BEFORE_RELEASE = {"updated", "reviewed", "released", "checked", "retired"}
"""Not when a consent was withdrawn: that holds at once, also between two releases."""


def check_editorial(typed: Typed) -> Iterator[Problem]:
    """Yield problems of wording, grades and dates."""
    for guide in typed.guides:
        yield from _guide(guide, typed.site.model.release_date)
        yield from _steps_by_province(guide, typed)
        yield from _review(guide, typed)
    yield from _services(typed)
    yield from _dates(typed)
    yield from _base_url(typed)


def _guide(guide: Sourced[Guide], release: date) -> Iterator[Problem]:
    model = guide.model
    for number, step in enumerate(model.steps):
        if (count := count_words(step.do)) > STEP_MAX_WORDS:
            message = say.STEP_TOO_LONG.format(count=count)
            yield Problem(guide.pos("steps", number, "do"), message, say.STEP_TOO_LONG_HINT)
    if model.touches and not model.safety:
        yield Problem(guide.pos_of_key("touches"), say.SAFETY_MISSING, say.SAFETY_MISSING_HINT)
    if (count := len(model.zalo_message)) > ZALO_MAX_CHARACTERS:
        message = say.ZALO_TOO_LONG.format(count=count)
        yield Problem(guide.pos("zalo_message"), message, say.ZALO_TOO_LONG_HINT)
    count = count_words(model.loudspeaker)
    seconds = round(count * 60 / WORDS_PER_MINUTE)
    if not LOUDSPEAKER_SECONDS[0] <= seconds <= LOUDSPEAKER_SECONDS[1]:
        message = say.LOUDSPEAKER_LENGTH.format(count=count, seconds=seconds)
        yield Problem(guide.pos("loudspeaker"), message, say.LOUDSPEAKER_LENGTH_HINT, True)
    if not model.sources:
        yield Problem(guide.pos_of_key("sources"), say.NO_SOURCE, say.NO_SOURCE_HINT)
    if not model.aliases:
        yield Problem(guide.pos_of_key("aliases"), say.NO_ALIAS, say.NO_ALIAS_HINT, True)
    for number, source in enumerate(model.sources):
        if source.grade == "C":
            yield Problem(guide.pos("sources", number, "grade"), say.GRADE_C, say.GRADE_C_HINT)
    if model.valid_until and model.valid_until < release:
        message = say.GUIDE_EXPIRED.format(date=model.valid_until)
        yield Problem(guide.pos("valid_until"), message, say.GUIDE_EXPIRED_HINT, True)


def _steps_by_province(guide: Sourced[Guide], typed: Typed) -> Iterator[Problem]:
    model, known = guide.model, {item.model.id for item in typed.provinces}
    if any(not known.issuperset(step.provinces) for step in model.steps):
        return  # a slip in the name of a province is told by itself
    for province in (item.model for item in typed.provinces):
        if not holds_in(model.provinces, {province.id}):
            continue
        count = sum(holds_in(step.provinces, {province.id}) for step in model.steps)
        if not STEPS[0] <= count <= STEPS[1]:
            message = say.STEP_COUNT.format(province=province.short_name, count=count)
            yield Problem(guide.pos_of_key("steps"), message, say.STEP_COUNT_HINT)


def _review(guide: Sourced[Guide], typed: Typed) -> Iterator[Problem]:
    """Yield a warning when nobody has looked at the guide for long, on the calendar's day."""
    site = typed.site.model
    day = max(typed.today or site.release_date, site.release_date)
    if is_stale(guide.model.reviewed, day, site.review_months):
        message = say.REVIEW_OLD.format(date=guide.model.reviewed, months=site.review_months)
        yield Problem(guide.pos("reviewed"), message, say.REVIEW_OLD_HINT, True)


def _services(typed: Typed) -> Iterator[Problem]:
    holders: list[Sourced[Any]] = [typed.site, *typed.provinces]
    for sourced in holders:
        for trail, value in walk(sourced.model):
            if not isinstance(value, Service) or value.unverified:
                continue
            if all(source.grade == "C" for source in value.sources):
                message = say.SERVICE_UNGROUNDED.format(id=value.id)
                yield Problem(sourced.pos(*trail, "id"), message, say.SERVICE_UNGROUNDED_HINT)


def _dates(typed: Typed) -> Iterator[Problem]:
    release = typed.site.model.release_date
    for sourced in typed.everything():
        for trail, value in walk(sourced.model):
            is_past = trail and (
                trail[-1] in _DATES_BEFORE_RELEASE or trail[-2:] == ("consent", "date")
            )
            if is_past and isinstance(value, date) and value > release:
                message = say.DATE_AHEAD.format(date=value, release=release)
                yield Problem(sourced.pos(*trail), message, say.DATE_AHEAD_HINT)


def _base_url(typed: Typed) -> Iterator[Problem]:
    real = [group.model.id for group in typed.all_groups() if not group.model.sample]
    yield from base_url_problems(typed.site.model.base_url, typed.site.pos("base_url"), real)


def base_url_problems(url: str, pos: SourcePos, real: Sequence[str]) -> Iterator[Problem]:
    """Yield what is wrong with url as the address on printed codes.

    Args:
        url: a well-formed https address.
        pos: where it was written.
        real: ids of the groups whose data are no sample.
    """
    parts = urlsplit(url)
    if parts.query or parts.fragment or url.endswith("/") or "?" in url or "#" in url:
        yield Problem(pos, say.BASE_URL_SHAPE.format(url=url), say.BASE_URL_SHAPE_HINT)
    host = parts.hostname or ""
    if real and is_sample_host(host):
        message = say.BASE_URL_SAMPLE.format(url=url, count=len(real), group=real[0])
        yield Problem(pos, message, say.BASE_URL_SAMPLE_HINT)
