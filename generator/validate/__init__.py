"""Document → model: types, links between files, consent, the ledger of codes.

`validate` takes every Document of a content folder and returns PublicContent, or raises one
ContentError with all the problems of all the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError

from generator import messages_vi as say
from generator.errors import ContentError, Problem, SourcePos
from generator.load import Document
from generator.model.base import Url
from generator.model.guide import Picture
from generator.model.public import PublicContent
from generator.model.theme import Logo
from generator.validate.consent import project
from generator.validate.drafts import check_drafts, without_drafts
from generator.validate.editorial import base_url_problems, check_editorial
from generator.validate.ledger import check_ledger
from generator.validate.lessons import check_lessons
from generator.validate.links import check_links
from generator.validate.numbers import check_numbers
from generator.validate.people import check_people
from generator.validate.printable import check_printable
from generator.validate.theme import check_theme
from generator.validate.typed import Sourced, Typed, type_documents
from generator.validate.walk import walk
from generator.validate.wording import check_wording

CHECKS = (
    *(check_links, check_editorial, check_numbers, check_wording, check_lessons),
    *(check_people, check_theme, check_printable, check_ledger),
)


def validate(
    documents: Iterable[Document],
    pictures: frozenset[str] = frozenset(),
    unreadable: Iterable[Problem] = (),
    today: date | None = None,
) -> tuple[PublicContent, tuple[Problem, ...]]:
    """Return the public content and the warnings about it.

    Args:
        documents: every content file; its path tells its kind.
        pictures: paths under `content/pictures` that exist.
        unreadable: what is wrong with the files that could not be loaded.
        today: the day on the calendar, to warn of consent that the release date still honours.

    Raises:
        ContentError: with every problem found, warnings included, when one of them is an error.
    """
    unreadable = list(unreadable)
    documents, drafts = without_drafts(documents)
    typed, problems = type_documents(documents, {problem.pos.path for problem in unreadable})
    problems.extend(unreadable)
    if typed is not None:
        typed.today = today
        for check in CHECKS:
            problems.extend(check(typed))
        problems.extend(_missing_pictures(typed, pictures))
        problems.extend(check_drafts(documents, drafts, CHECKS))
    if typed is None or any(not problem.is_warning for problem in problems):
        raise ContentError(problems)
    return project(typed), tuple(sorted(set(problems)))


def check_base_url(url: str, content: PublicContent) -> None:
    """Accept url in place of the base_url of site.yml.

    Raises:
        ContentError: it is not an address that codes may carry.
    """
    pos = SourcePos("--base-url")
    try:
        TypeAdapter(Url).validate_python(url)
    except ValidationError as error:
        message, hint = say.FIELD_ERRORS["url_invalid"]
        raise ContentError([Problem(pos, message.format(value=url), hint)]) from error
    groups = [group for locality in content.localities for group in locality.groups]
    real = [group.id for group in groups if not group.facts.sample]
    if problems := list(base_url_problems(url, pos, real)):
        raise ContentError(problems)


def _missing_pictures(typed: Typed, pictures: frozenset[str]) -> Iterator[Problem]:
    holders: list[Sourced[Any]] = [typed.site, *typed.guides, *typed.localities]
    for sourced in holders:
        for trail, value in walk(sourced.model):
            if isinstance(value, (Picture, Logo)) and value.file not in pictures:
                message = say.PICTURE_MISSING.format(file=value.file)
                yield Problem(sourced.pos(*trail, "file"), message, say.PICTURE_MISSING_HINT)


__all__ = ["check_base_url", "validate"]
