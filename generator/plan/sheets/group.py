"""The sheets of one residential group."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.public import Locality, PublicContent, ResidentialGroup
from generator.plan.items import (
    Edition,
    SheetPlan,
    Version,
    featured,
    group_folder,
    group_url,
)
from generator.plan.kinds import GROUP_KINDS, GROUP_PICTURE
from generator.plan.sheets import words as say
from generator.plan.sheets.codes import group_code
from generator.plan.version import version_of

SIDE_MM = {
    ("ap-phich", "a4"): 90.0,
    ("ap-phich", "a3"): 130.0,
    ("to-roi", "a5"): 46.0,
    ("the-gui-lai", "a6"): 34.0,
    ("the-bo-tui", "a7"): 26.0,
    ("zalo", ""): 130.0,
}
"""The dark symbol of the main code, in mm. A poster is read from over a metre away, a leaflet at
arm's length (research on reading distance). A picture counts 1 px as 1 pt."""

FEATURED_ON_PAPER = 4
_TOLD_BY_THE_PAGE = (
    "place", "name", "old_names", "address", "people", "offices", "venue", "schedule",
)  # fmt: skip


def group_sheets(
    content: PublicContent,
    locality: Locality,
    group: ResidentialGroup,
    base_url: str,
    edition: Edition,
) -> Iterator[SheetPlan]:
    """Yield every sheet of group; pictures go online, so the paper edition has none."""
    words = group_words(content, locality, group, base_url, edition)
    version = group_version(content, locality, group, base_url)
    for kind in GROUP_KINDS:
        if kind is GROUP_PICTURE and edition == "paper":
            continue
        for size, mono in kind.variants:
            yield SheetPlan(
                kind=kind,
                size=size,
                mono=mono,
                edition=edition,
                folder=group_folder(group.id),
                source=f"localities/{locality.id}/groups/{group.id}.yml",
                title=f"{kind.title}: {group.facts.name}, {locality.facts.name}",
                words=words,
                codes=(group_code(group, base_url, SIDE_MM[kind.id, size], kind.purpose),),
                version=version,
                theme=say.theme_of(content, locality),
                sample=group.facts.sample,
                group_id=group.id,
            )


def group_version(
    content: PublicContent, locality: Locality, group: ResidentialGroup, base_url: str
) -> Version:
    """Return the version that the group's sheets and its page show.

    It is made from the published poster alone: the paper edition shows the same code, because one
    made from withheld numbers would give them away.
    """
    words = group_words(content, locality, group, base_url, "site")
    return version_of(group.facts.updated, [words[key] for key in _TOLD_BY_THE_PAGE])


def group_words(
    content: PublicContent,
    locality: Locality,
    group: ResidentialGroup,
    base_url: str,
    edition: Edition,
) -> say.Words:
    """Return all that sheets of group may say; each kind takes what it has room for."""
    facts, venue = group.facts, group.facts.venue
    guides = featured(content, locality.province)[:FEATURED_ON_PAPER]
    return {
        "place": say.place_of(locality),
        "name": facts.name[:1].upper() + facts.name[1:],
        "code": group.id,
        "old_names": say.old_names(facts.old_names),
        "address": group_url(base_url, group.id),
        "people": [say.person(member) for member in say.members_of(group, edition)],
        "offices": [say.office(item, locality) for item in locality.facts.offices],
        "venue": {"name": venue.name, "address": venue.address, "note": venue.note}
        if venue
        else None,
        "schedule": list(facts.schedule),
        "duty": [
            f"{shift.place}: {', '.join(shift.days)}" + (f", {shift.hours}" if shift.hours else "")
            for shift in locality.facts.duty_roster
        ],
        "zalo_group": facts.zalo_group.name if facts.zalo_group else None,
        "guides": [
            {"title": guide.title, "link": say.shown_link(say.short_link(guide, base_url))}
            for guide in guides
        ],
        "hotlines": say.hotlines(content, locality.province),
        "promise": content.site.promise,
        "no_smartphone": content.site.no_smartphone,
    }
