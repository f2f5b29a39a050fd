"""The bulletin, the quizzes and the checklist: complete, short enough, answerable."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator import messages_vi as say
from generator.errors import Problem
from generator.model.lessons import Bulletin, Quiz
from generator.model.shared import holds_in
from generator.validate.editorial import ZALO_MAX_CHARACTERS
from generator.validate.typed import Sourced, Typed

WEEKS = 52


def check_lessons(typed: Typed) -> Iterator[Problem]:
    """Yield what would leave a week without news, or a question without its answer."""
    if typed.bulletin:
        yield from _weeks(typed.bulletin, typed)
        yield from _messages(typed.bulletin, typed)
    for quiz in typed.quizzes:
        yield from _answers(quiz)


def _weeks(bulletin: Sourced[Bulletin], typed: Typed) -> Iterator[Problem]:
    model = bulletin.model
    if model.begins.weekday() != 0:
        yield Problem(bulletin.pos("begins"), say.WEEK_BEGINS, say.WEEK_BEGINS_HINT)
    for province in (item.model for item in typed.provinces):
        weeks = [
            message.week for message in model.messages if holds_in(message.provinces, {province.id})
        ]
        for week in range(1, WEEKS + 1):
            if (count := weeks.count(week)) != 1:
                message = say.WEEK_COUNT.format(
                    week=week, province=province.short_name, count=count
                )
                yield Problem(bulletin.pos_of_key("messages"), message, say.WEEK_COUNT_HINT)
    for number, message_ in enumerate(model.messages):
        if not 1 <= message_.week <= WEEKS:
            pos = bulletin.pos("messages", number, "week")
            yield Problem(pos, say.WEEK_OUTSIDE.format(week=message_.week), say.WEEK_OUTSIDE_HINT)


def _messages(bulletin: Sourced[Bulletin], typed: Typed) -> Iterator[Problem]:
    ends: dict[str, date] = {}
    if typed.facts:
        ends = {f.id: f.valid_until for f in typed.facts.model.facts if f.valid_until}
    guides = {guide.model.slug: guide.model for guide in typed.guides}
    for number, message in enumerate(bulletin.model.messages):
        pos = bulletin.pos("messages", number, "text")
        if (count := len(message.text)) > ZALO_MAX_CHARACTERS:
            yield Problem(pos, say.ZALO_TOO_LONG.format(count=count), say.ZALO_TOO_LONG_HINT)
        monday = bulletin.model.begins + timedelta(weeks=message.week - 1)
        for trail, key in bulletin.cited:
            if trail[:2] == ("messages", number) and key in ends and ends[key] < monday:
                told = say.FACT_EXPIRED.format(key=key, date=ends[key])
                yield Problem(pos, told, say.WEEK_LATE_HINT.format(monday=monday))
        guide = guides.get(message.guide)
        sent = set(message.provinces) or {province.model.id for province in typed.provinces}
        if guide and guide.provinces and not sent <= set(guide.provinces):
            told = say.WEEK_OTHER_PROVINCE.format(id=guide.slug)
            where = bulletin.pos("messages", number, "guide")
            yield Problem(where, told, say.WEEK_OTHER_PROVINCE_HINT)


def _answers(quiz: Sourced[Quiz]) -> Iterator[Problem]:
    for number, question in enumerate(quiz.model.questions):
        if not 1 <= question.right <= len(question.answers):
            message = say.QUIZ_RIGHT.format(right=question.right, count=len(question.answers))
            yield Problem(quiz.pos("questions", number, "right"), message, say.QUIZ_RIGHT_HINT)
