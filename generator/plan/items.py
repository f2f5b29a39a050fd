"""What a plan is made of, and the small questions that plan and render both ask of it."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal
from urllib.parse import quote

from generator.model.guide import Guide, is_stale
from generator.model.place import MAP_DOMAIN, Office, Venue
from generator.model.public import Locality, PublicContent, PublicMember
from generator.model.shared import Service, holds_in
from generator.model.site import Province, Site
from generator.model.theme import Theme
from generator.plan.calendar import WEEK
from generator.plan.kinds import POSTER, Kind, Purpose

Edition = Literal["site", "paper"]


@dataclass(frozen=True)
class Findable:
    """How search knows a page.

    `label` tells its kind in the list of results; `names` are other words for it, `asked` whole
    questions it answers; `localities` are the ids it belongs to, none for all; `weight` lifts or
    lowers it among equals; a page that is not `whole` is found by its title, names and summary
    alone, because it repeats what others say.
    """

    label: str = ""
    names: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    localities: tuple[str, ...] = ()
    weight: float = 0.8
    whole: bool = True


REPEATS = Findable(whole=False)
"""A page of links to others."""


@dataclass(frozen=True)
class PagePlan:
    """One Markdown page: where it goes, what it is made of."""

    src_uri: str
    template: str
    title: str
    description: str
    updated: date
    layout: str = "main.html"
    source: str = ""
    context: dict[str, Any] = field(default_factory=dict)
    search: Findable | None = Findable()

    @property
    def dest_uri(self) -> str:
        """The HTML file in `site/`, as MkDocs names it with directory URLs."""
        stem = self.src_uri.removesuffix(".md")
        return "index.html" if stem == "index" else stem.removesuffix("/index") + "/index.html"

    @property
    def url(self) -> str:
        """The address of the page under the base URL, without a leading slash."""
        return self.dest_uri.removesuffix("index.html")


@dataclass(frozen=True)
class QrPlan:
    """One QR code on a sheet: what it says, how large, which page answers, how it is used.

    `purpose` decides the error correction: "wall" codes meet dirt and distance, "hand" codes are
    read close by, "screen" codes go through a messenger's compression.
    """

    payload: str
    side_mm: float
    dest_uri: str
    label: str
    purpose: Purpose = "wall"


@dataclass(frozen=True)
class Version:
    """What a sheet and its page both print, so that anyone can tell an old or a false sheet."""

    date: date
    check_code: str


@dataclass(frozen=True)
class SheetPlan:
    """One sheet to draw: what it says (`words`, JSON types), its codes, where it goes.

    `edition` "site" is published and shows what is agreed for both print and web; "paper" stays
    in the office and shows what is agreed for print. Exactly one of `group_id`, `guide_slug`,
    `locality_id` names its subject, save an infographic with a team's strip, which has two.
    """

    kind: Kind
    size: str
    mono: bool
    edition: Edition
    folder: str
    source: str
    title: str
    words: dict[str, Any]
    codes: tuple[QrPlan, ...]
    version: Version
    theme: Theme
    sample: bool
    group_id: str | None = None
    guide_slug: str | None = None
    locality_id: str | None = None
    pictures: tuple[str, ...] = ()

    @property
    def paper(self) -> str:
        """The paper it is printed on, "" for a picture."""
        return self.kind.printed_on or self.size

    @property
    def uri(self) -> str:
        """The path of the sheet in `site/`."""
        ending = "png" if self.kind.is_picture else "pdf"
        return f"{self.folder}/{self.kind.stem(self.size, self.mono)}.{ending}"

    @property
    def picture_uri(self) -> str | None:
        """The path of the sheet as a picture to save on a phone; posters alone have one."""
        wanted = self.kind is POSTER and self.size == "a4" and not self.mono
        return f"{self.folder}/{self.kind.stem(self.size, self.mono)}.png" if wanted else None

    @property
    def thumbnail_uri(self) -> str:
        """The path of its small picture in the print shop."""
        return f"{self.folder}/nho/{self.kind.stem(self.size, self.mono)}.webp"


@dataclass(frozen=True)
class ShelfItem:
    """One drawn sheet as the print shop offers it; `size` in bytes."""

    plan: SheetPlan
    size: int
    pages: int


@dataclass
class Shelf:
    """What the print shop holds for one group, guide or locality; `zip_size` in bytes."""

    sheets: list[ShelfItem] = field(default_factory=list)
    zip_uri: str = ""
    zip_size: int = 0


@dataclass(frozen=True)
class FilePlan:
    """One small file beside the pages: a contact card, a redirect or a calendar."""

    dest_uri: str
    kind: Literal["vcard", "redirect", "ics"]
    context: dict[str, Any]
    group_id: str | None = None


@dataclass(frozen=True)
class Owner:
    """Whose a number is, as the answer says it; `src_uri` is the page that tells more, if any."""

    name: str
    sample: bool = False
    src_uri: str = ""


@dataclass(frozen=True)
class Answer:
    """All numbers, as dialled, that have the same owners: mostly one team and its members."""

    owners: tuple[Owner, ...]
    digits: tuple[str, ...]

    @property
    def sample(self) -> bool:
        """Whether the numbers cannot ring anyone."""
        return any(owner.sample for owner in self.owners)


@dataclass(frozen=True)
class NumberCheck:
    """What a locality's page answers when a number is typed there; no page shows `digits`."""

    salt: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class BuildPlan:
    """Everything a build will make, in a fixed order; `number_checks` by locality."""

    content: PublicContent
    base_url: str
    pages: tuple[PagePlan, ...]
    sheets: tuple[SheetPlan, ...]
    files: tuple[FilePlan, ...]
    nav: list[Any]
    released: date
    number_checks: Mapping[str, NumberCheck]

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures that steps show, as paths under content/pictures; no other is published."""
        steps = (step for guide in self.content.guides for step in guide.steps)
        return tuple(sorted({step.picture.file for step in steps if step.picture}))

    @property
    def has_samples(self) -> bool:
        """Whether anything in this build is sample data."""
        return any(
            locality.facts.sample or any(group.facts.sample for group in locality.groups)
            for locality in self.content.localities
        )

    @property
    def localities(self) -> tuple[Locality, ...]:
        """The localities of this build."""
        return self.content.localities


def applies(guide: Guide, province: Province) -> bool:
    """Return whether guide is meant for province."""
    return holds_in(guide.provinces, {province.id})


def in_provinces(guide: Guide, ids: Collection[str]) -> Guide:
    """Return guide with only what holds in one of the provinces ids.

    Steps, mistakes and links of other provinces are gone; what holds in all of ids is no longer
    marked as belonging to some.
    """

    def kept(items: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(
            item.model_copy(update={"provinces": ()}) if set(ids) <= set(item.provinces) else item
            for item in items
            if holds_in(item.provinces, ids)
        )

    parts = {name: kept(getattr(guide, name)) for name in ("steps", "mistakes", "links")}
    return guide.model_copy(update=parts)


def stale(content: PublicContent, guide: Guide) -> bool:
    """Return whether the release is so long after the guide's review that the page must say so."""
    site = content.site
    return is_stale(guide.reviewed, site.release_date, site.review_months)


def by_slug(content: PublicContent) -> dict[str, Guide]:
    """Return the guides of this build by their slugs."""
    return {guide.slug: guide for guide in content.guides}


def province_names(content: PublicContent) -> dict[str, str]:
    """Return the short names of the provinces of this build by their ids."""
    return {province.id: province.short_name for province in content.provinces}


def chosen_for(
    content: PublicContent, slugs: Iterable[str], province: Province | None = None
) -> tuple[Guide, ...]:
    """Return the guides named by slugs, in order; those of other provinces or builds left out."""
    known = by_slug(content)
    guides = (known[slug] for slug in slugs if slug in known)
    return tuple(guide for guide in guides if province is None or applies(guide, province))


def featured(content: PublicContent, province: Province | None = None) -> tuple[Guide, ...]:
    """Return the most-needed guides in order; with a province, only those meant for it."""
    return chosen_for(content, content.site.featured_guides, province)


def services(content: PublicContent) -> dict[str, Service]:
    """Return every app, portal and hotline of this build by its id."""
    found = {item.id: item for item in (*content.site.hotlines, *content.site.services)}
    for province in content.provinces:
        found |= {item.id: item for item in province.services}
    return found


def hotlines(content: PublicContent, province: Province) -> tuple[Service, ...]:
    """Return the numbers that anyone in province may call: the country's, then its own."""
    own = (item for item in province.services if item.kind == "hotline" and item.phone)
    return (*content.site.hotlines, *own)


def group_url(base_url: str, code: str) -> str:
    """Return the address a group's poster leads to: what its QR code says, to the letter."""
    return f"{base_url}/t/{code}"


def guide_url(base_url: str, code: str) -> str:
    """Return the short address of a guide: what the code on its sheets says."""
    return f"{base_url}/h/{code}"


def locality_url(base_url: str, slug: str) -> str:
    """Return the address of a locality's page, as on its booklet and on the counter."""
    return f"{base_url}/{slug}"


def map_url(place: Venue | Office, locality: Locality, site: Site) -> str | None:
    """Return a link that shows a public place on a map, None when it could not be found there.

    A point is shown as it is. Without one an address is looked for, or an office by its name;
    a culture house by name alone is not: every neighbourhood has one.

    Source: Maps URLs, developers.google.com/maps/documentation/urls (the one form that opens the
    map application, or a page where there is none, on every phone).
    """
    if not site.allows(MAP_DOMAIN) or not (place.map or place.address or isinstance(place, Office)):
        return None
    around = [place.address or locality.facts.name, locality.province.name]
    words = [place.name, *(name for name in around if name not in place.name)]
    query = quote(place.map or ", ".join(words), safe=",")
    return f"https://{MAP_DOMAIN}/maps/search/?api=1&query={query}"


def group_folder(id: str) -> str:
    """Return where the sheets of a group stand in `site/` (URL contract)."""
    return f"in/{id}"


def guide_folder(slug: str) -> str:
    """Return where the sheets of a guide stand in `site/` (URL contract)."""
    return f"in/huong-dan/{slug}"


def locality_folder(id: str) -> str:
    """Return where the sheets of a locality stand; no code of eight letters can clash with it."""
    return f"in/dia-phuong/{id}"


def relative(from_src_uri: str, to_uri: str) -> str:
    """Return to_uri as seen from the folder of from_src_uri: links work under any sub-path."""
    return posixpath.relpath(to_uri, posixpath.dirname(from_src_uri) or ".")


def say_days(days: Sequence[str]) -> str:
    """Return days of the week as people say them: "thứ hai đến thứ sáu"."""
    numbers = [WEEK.index(day) for day in days]
    if len(days) > 2 and numbers == list(range(numbers[0], numbers[0] + len(days))):
        return f"{days[0]} đến {days[-1]}"
    return ", ".join(days)


def count_roles(members: Iterable[PublicMember]) -> str:
    """Return how many of each role: "1 tổ trưởng, 1 tổ phó, 3 thành viên"."""
    counts = Counter(member.role for member in members)
    return ", ".join(f"{count} {role}" for role, count in counts.items())
