"""What the picture of a link says: what page it is, and whose."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from generator.model.public import Locality, PublicContent
from generator.model.theme import Theme
from generator.plan.items import PagePlan
from generator.plan.sheets.words import theme_of
from generator.text_vi import NBSP, capitalised, unbroken

HELPERS = "Tổ công nghệ số cộng đồng"
KICKERS = {
    # what stands over the title, by the template of the page; else what search calls it
    "a_z.md.j2": "Hướng dẫn",
    "calendar.md.j2": "Lịch",
    "group.md.j2": HELPERS,
    "guide_list.md.j2": "Các bài hướng dẫn",
    "guides.md.j2": "Mọi bài",
    "home.md.j2": "Có người giúp gần nhà",
    "localities.md.j2": "Phường, xã",
    "locality.md.j2": HELPERS,
    "locality_plan.md.j2": "Kế hoạch",
    "numbers.md.j2": "Hướng dẫn",
    "print_group.md.j2": "Tờ in",
    "print_guide.md.j2": "Tờ in",
    "print_index.md.j2": "Áp phích, tờ rơi",
    "print_locality.md.j2": "Tờ in",
    "province.md.j2": "Ứng dụng, tổng đài",
    "retired.md.j2": "Mã cũ trên áp phích",
    "services.md.j2": "Danh bạ",
    "skill.md.j2": "Kỹ năng số",
    "skills.md.j2": "Học từng bậc",
    "team_index.md.j2": "Tài liệu của tổ",
}
MOST_PROVINCES = 3
"""So many names stand on one line; a site of more is of the whole country."""


@dataclass(frozen=True)
class LinkCard:
    """What the picture of a link says; `url` is the page's, under the base URL."""

    url: str
    kicker: str
    title: str
    place: str
    theme: Theme
    sample: bool = False

    @property
    def alt(self) -> str:
        """What the picture says, in one line, for those who do not see it."""
        parts = ("MẪU" if self.sample else "", self.kicker, self.title, self.place)
        return " – ".join(part for part in parts if part).replace(NBSP, " ")


def page_card(content: PublicContent, page: PagePlan) -> LinkCard:
    """Return what the picture of a generated page says; no person's name, no number to call."""
    site = content.site
    kicker = KICKERS.get(page.template, page.search.label if page.search else "")
    if "locality" in page.context:
        locality: Locality = page.context["locality"]
        facts, province = locality.facts, locality.province
        group = page.context.get("group")
        if group:
            title, place = group.facts.name, f"{facts.name}, {province.short_name}"
            sample = group.facts.sample
        else:
            title, place = _ward(locality), province.name
            sample = facts.sample or any(group.facts.sample for group in locality.groups)
        return LinkCard(page.url, kicker, title, place, theme_of(content, locality), sample)
    title = page.context["guide"].title if "guide" in page.context else page.title
    place = _provinces(content) if not page.url else site.title
    return LinkCard(page.url, kicker, title, place, site.theme)


def hand_written_card(content: PublicContent, url: str, kicker: str, title: str) -> LinkCard:
    """Return what the picture of a page says that content knows nothing of."""
    return LinkCard(url, kicker, title, content.site.title, content.site.theme)


def _ward(locality: Locality) -> str:
    """Return "Phường Mẫu", its own name unbroken."""
    facts = locality.facts
    own = facts.name.removeprefix(facts.kind).strip()
    return f"{capitalised(facts.kind)} {unbroken(own)}"


def _provinces(content: PublicContent) -> str:
    names: Collection[str] = [province.short_name for province in content.provinces]
    return ", ".join(names) if len(names) <= MOST_PROVINCES else ""
