"""Which pages, posters and files exist, their names and addresses. Decides all, draws nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from generator.errors import RenderError
from generator.model.guide import Guide
from generator.model.lessons import Quiz
from generator.model.public import PublicContent, RetiredCode
from generator.model.shared import holds_in
from generator.plan.calendar import CalendarEvent, next_due
from generator.plan.files import plan_files
from generator.plan.handbook import Command, Option
from generator.plan.items import (
    Answer,
    BuildPlan,
    Edition,
    FilePlan,
    Findable,
    NumberCheck,
    PagePlan,
    Purpose,
    QrPlan,
    SheetPlan,
    Shelf,
    ShelfItem,
    Version,
    applies,
    count_roles,
    featured,
    group_folder,
    group_url,
    guide_folder,
    guide_url,
    in_provinces,
    locality_folder,
    locality_url,
    map_url,
    relative,
    say_days,
)
from generator.plan.kinds import KINDS, STEMS, Kind
from generator.plan.link_cards import LinkCard, hand_written_card, page_card
from generator.plan.order import Order, plan_order, sheets_of_order
from generator.plan.pages import plan_nav, plan_pages
from generator.plan.sheets import plan_sheets
from generator.plan.verify import plan_number_check

__all__ = [
    "KINDS",
    "STEMS",
    "Answer",
    "BuildPlan",
    "CalendarEvent",
    "Command",
    "Edition",
    "FilePlan",
    "Findable",
    "Kind",
    "LinkCard",
    "NumberCheck",
    "Option",
    "Order",
    "PagePlan",
    "Purpose",
    "QrPlan",
    "SheetPlan",
    "Shelf",
    "ShelfItem",
    "Version",
    "count_roles",
    "featured",
    "group_folder",
    "group_url",
    "guide_folder",
    "guide_url",
    "hand_written_card",
    "locality_folder",
    "locality_url",
    "map_url",
    "next_due",
    "page_card",
    "plan_build",
    "plan_order",
    "relative",
    "say_days",
    "sheets_of_order",
]


def plan_build(
    content: PublicContent,
    base_url: str | None = None,
    only: Collection[str] = (),
    with_sheets: bool = True,
    commands: Sequence[Command] = (),
) -> BuildPlan:
    """Return the plan of a whole site, or of the localities named in only.

    Args:
        content: what the site tells.
        base_url: where it will stand, instead of the address that content gives.
        only: ids of localities; none for all.
        with_sheets: whether anything is printed.
        commands: what the command line offers, for the handbook.

    Raises:
        RenderError: two outputs would have the same name.
    """
    content = _restricted(content, only)
    base_url = (base_url or content.site.base_url).rstrip("/")
    sheets = tuple(plan_sheets(content, base_url)) if with_sheets else ()
    plan = BuildPlan(
        content=content,
        base_url=base_url,
        pages=tuple(plan_pages(content, base_url, with_sheets, commands)),
        sheets=sheets,
        files=tuple(plan_files(content, base_url)),
        nav=plan_nav(content, bool(commands)),
        released=content.site.release_date,
        number_checks={
            locality.id: plan_number_check(content, locality, base_url)
            for locality in content.localities
        },
    )
    _refuse_clashes(plan)
    return plan


def _restricted(content: PublicContent, only: Collection[str]) -> PublicContent:
    """Return content reduced to the localities in only, their provinces, what is taught there."""
    localities = [item for item in content.localities if not only or item.id in only]
    used = {locality.province.id for locality in localities}
    provinces = tuple(item for item in content.provinces if item.id in used)
    groups = {group.id for locality in localities for group in locality.groups}
    guides = tuple(
        in_provinces(guide, used)
        for guide in _by_ladder(content)
        if any(applies(guide, item) for item in provinces)
    )
    slugs = {guide.slug for guide in guides}
    codes = groups | {guide.code for guide in guides} | {item.id for item in localities}
    return replace(
        content,
        provinces=provinces,
        localities=tuple(localities),
        guides=guides,
        citations=tuple(
            item
            for item in content.citations
            if item.guide in slugs and holds_in(item.provinces, used)
        ),
        messages=tuple(item for item in content.messages if item.guide in slugs),
        quizzes=tuple(_asked(quiz, slugs) for quiz in content.quizzes),
        retired=tuple(item for item in content.retired if _kept(item, only, codes)),
    )


def _by_ladder(content: PublicContent) -> list[Guide]:
    """Return the guides in the order of the ladder of skills, the others after them."""
    ladder = [slug for skill in content.site.skills for slug in skill.guides]
    rank = {slug: number for number, slug in enumerate(ladder)}
    return sorted(content.guides, key=lambda guide: rank.get(guide.slug, len(ladder)))


def _asked(quiz: Quiz, slugs: Collection[str]) -> Quiz:
    kept = tuple(question for question in quiz.questions if question.guide in slugs)
    return quiz.model_copy(update={"questions": kept})


def _kept(item: RetiredCode, only: Collection[str], codes: set[str]) -> bool:
    return not only or item.successor is None or item.successor.code in codes


def _refuse_clashes(plan: BuildPlan) -> None:
    seen: set[str] = set()
    for uri in output_uris(plan):
        if uri.lower() in seen:
            raise RenderError(f"hai sản phẩm trùng tên: {uri}")
        seen.add(uri.lower())


def output_uris(plan: BuildPlan) -> Iterator[str]:
    """Yield the path of every file this plan adds to `site/`."""
    yield from (page.dest_uri for page in plan.pages)
    yield from (item.dest_uri for item in plan.files)
    for sheet in plan.sheets:
        if sheet.edition == "site":
            yield sheet.uri
            yield sheet.thumbnail_uri
            if sheet.picture_uri:
                yield sheet.picture_uri
