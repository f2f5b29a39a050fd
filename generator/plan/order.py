"""What `cnscd print` is asked for → the sheets to draw."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator import messages_vi as say
from generator.errors import ContentError, Problem, SourcePos
from generator.model.public import PublicContent
from generator.plan.items import SheetPlan, applies
from generator.plan.kinds import INFOGRAPHIC, KINDS
from generator.plan.sheets import plan_sheets
from generator.plan.sheets.guide import infographics_of_group
from generator.text_vi import did_you_mean

PAPERS = ("a3", "a4", "a5", "a6", "a7")


@dataclass(frozen=True)
class Order:
    """Names as typed; an empty tuple asks for all. `papers` are finished or printed sizes."""

    groups: tuple[str, ...] = ()
    guides: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    mono: bool = False


def plan_order(
    content: PublicContent, order: Order, base_url: str | None = None
) -> Iterator[SheetPlan]:
    """Yield the sheets of order: for paper where more was agreed for paper, one of each.

    A group and a guide together ask for the guide's infographic with the group's contacts.

    Raises:
        ContentError: every name that nothing has, or an order that no sheet meets.
    """
    _refuse_unknown(content, order)
    base_url = (base_url or content.site.base_url).rstrip("/")
    sheets = _with_strip(content, order, base_url) if order.groups and order.guides else None
    homes = {group.id: item.id for item in content.localities for group in item.groups}
    chosen = [
        sheet
        for sheet in _best_editions(plan_sheets(content, base_url) if sheets is None else sheets)
        if (sheets is not None or _asked(homes, order, sheet)) and _fits(order, sheet)
    ]
    if not chosen:
        raise ContentError([Problem(SourcePos("cnscd print"), say.NO_SHEET, say.NO_SHEET_HINT)])
    yield from chosen


def sheets_of_order(
    content: PublicContent, base_url: str, strips: Collection[tuple[str, str]] = ()
) -> Iterator[SheetPlan]:
    """Yield every sheet that an order may ask for, one edition of each.

    Args:
        content: all that may be said.
        base_url: the address on the codes.
        strips: groups and guides whose infographic with the group's contacts is wanted too.
    """
    yield from _best_editions(plan_sheets(content, base_url))
    for group, guide in sorted(strips):
        yield from _with_strip(content, Order((group,), (guide,)), base_url)


def _with_strip(content: PublicContent, order: Order, base_url: str) -> list[SheetPlan]:
    guides = [guide for guide in content.guides if guide.slug in order.guides]
    return [
        sheet
        for locality in content.localities
        for group in locality.groups
        if group.id in order.groups
        for guide in guides
        if applies(guide, locality.province)
        for sheet in infographics_of_group(
            content,
            guide,
            locality,
            group,
            base_url,
            "paper" if group.has_paper_edition else "site",
        )
    ]


def _best_editions(sheets: Iterable[SheetPlan]) -> list[SheetPlan]:
    """Return one edition of each sheet: the one for paper where there are two."""
    best: dict[str, SheetPlan] = {}
    for sheet in sheets:
        if sheet.uri not in best or sheet.edition == "paper":
            best[sheet.uri] = sheet
    return list(best.values())


def _asked(homes: Mapping[str, str], order: Order, sheet: SheetPlan) -> bool:
    """Return whether order names the subject of sheet; homes tells the locality of each group."""
    if not (order.groups or order.guides or order.localities):
        return True
    locality = sheet.locality_id or homes.get(sheet.group_id or "")
    return (
        sheet.group_id in order.groups
        or sheet.guide_slug in order.guides
        or locality in order.localities
    )


def _fits(order: Order, sheet: SheetPlan) -> bool:
    return (
        (not order.kinds or sheet.kind.id in order.kinds)
        and (not order.papers or sheet.size in order.papers or sheet.paper in order.papers)
        and sheet.mono == (order.mono and sheet.kind.has_mono)
    )


def _refuse_unknown(content: PublicContent, order: Order) -> None:
    groups = [group.id for locality in content.localities for group in locality.groups]
    past = {
        (f"--{item.entry.kind}", item.entry.code): item.successor.code
        for item in content.retired
        if item.successor
    }
    problems: list[Problem] = []
    for option, names, known in (
        ("--group", order.groups, groups),
        ("--guide", order.guides, [guide.slug for guide in content.guides]),
        ("--locality", order.localities, [item.id for item in content.localities]),
        ("--kind", order.kinds, sorted({kind.id for kind in KINDS})),
        ("--paper", order.papers, list(PAPERS)),
    ):
        for name in names:
            if name not in known:
                hint = did_you_mean(name, known) or say.NAME_UNKNOWN_HINT.format(
                    known=", ".join(known)
                )
                if now := past.get((option, name)):
                    hint = say.NAME_PAST_HINT.format(now=now)
                message = say.NAME_UNKNOWN.format(name=name)
                problems.append(Problem(SourcePos(option), message, hint))
    if order.groups and order.guides and order.kinds and INFOGRAPHIC.id not in order.kinds:
        problems.append(Problem(SourcePos("--kind"), say.STRIP_KIND, say.STRIP_KIND_HINT))
    if problems:
        raise ContentError(problems)
