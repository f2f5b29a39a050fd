"""Which sheets exist for groups, guides and localities, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.public import PublicContent
from generator.plan.items import Edition, SheetPlan
from generator.plan.sheets.group import group_sheets
from generator.plan.sheets.guide import guide_sheets
from generator.plan.sheets.locality import locality_sheets

__all__ = ["plan_sheets"]


def plan_sheets(content: PublicContent, base_url: str) -> Iterator[SheetPlan]:
    """Yield every sheet of a site, and a second edition where more was agreed for paper."""
    for locality in content.localities:
        editions: list[Edition] = ["site"]
        for group in locality.groups:
            yield from group_sheets(content, locality, group, base_url, "site")
            if group.has_paper_edition:
                yield from group_sheets(content, locality, group, base_url, "paper")
                editions = ["site", "paper"]
        for edition in editions:
            yield from locality_sheets(content, locality, base_url, edition)
    for guide in content.guides:
        yield from guide_sheets(content, guide, base_url)
