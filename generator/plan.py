"""Which pages, posters and files exist, their names and addresses. Decides all, draws nothing."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from generator.errors import RenderError
from generator.model.guide import Guide
from generator.model.public import (
    Locality,
    PublicContent,
    PublicMember,
    ResidentialGroup,
    RetiredCode,
)
from generator.model.shared import Service
from generator.model.site import Province

QR_SIDE_MM = {"a4": 90.0}
"""The dark symbol of the main code: read from over a metre away (research on reading distance)."""

Edition = Literal["site", "paper"]


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
    """One QR code on a sheet: what it says, how large, which page answers."""

    payload: str
    side_mm: float
    dest_uri: str
    label: str


@dataclass(frozen=True)
class PosterPlan:
    """One poster of one group.

    `edition` "site" is published and shows what is agreed for both print and web; "paper" stays
    in the office and shows what is agreed for print.
    """

    group: ResidentialGroup
    locality: Locality
    members: tuple[PublicMember, ...]
    qr: QrPlan
    promise: str
    no_smartphone: str
    edition: Edition = "site"
    paper: str = "a4"

    @property
    def source(self) -> str:
        """The content file of the group, for messages."""
        return f"localities/{self.locality.id}/groups/{self.group.id}.yml"

    @property
    def stem(self) -> str:
        """The path of the poster without its ending."""
        return f"in/{self.group.id}/ap-phich-{self.paper}"


@dataclass(frozen=True)
class FilePlan:
    """One small file beside the pages: a contact card or a redirect."""

    dest_uri: str
    kind: Literal["vcard", "redirect"]
    context: dict[str, Any]
    group_id: str | None = None


@dataclass(frozen=True)
class BuildPlan:
    """Everything a build will make, in a fixed order."""

    content: PublicContent
    base_url: str
    pages: tuple[PagePlan, ...]
    posters: tuple[PosterPlan, ...]
    files: tuple[FilePlan, ...]
    nav: tuple[tuple[str, Any], ...]
    released: date

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


def plan_build(
    content: PublicContent,
    base_url: str | None = None,
    only: Collection[str] = (),
    with_posters: bool = True,
) -> BuildPlan:
    """Return the plan of a whole site, or of the localities named in only.

    Raises:
        RenderError: two outputs would have the same name.
    """
    content = _restricted(content, only)
    base_url = (base_url or content.site.base_url).rstrip("/")
    posters = tuple(_posters(content, base_url)) if with_posters else ()
    plan = BuildPlan(
        content=content,
        base_url=base_url,
        pages=tuple(_pages(content, base_url)),
        posters=posters,
        files=tuple(_files(content, base_url)),
        nav=_nav(content),
        released=content.site.release_date,
    )
    _refuse_clashes(plan)
    return plan


def applies(guide: Guide, province: Province) -> bool:
    """Return whether guide is meant for province."""
    return not guide.provinces or province.id in guide.provinces


def featured(content: PublicContent, province: Province | None = None) -> tuple[Guide, ...]:
    """Return the most-needed guides in order; with a province, only those meant for it."""
    by_slug = {guide.slug: guide for guide in content.guides}
    guides = (by_slug[slug] for slug in content.site.featured_guides if slug in by_slug)
    return tuple(guide for guide in guides if province is None or applies(guide, province))


def services(content: PublicContent) -> dict[str, Service]:
    """Return every app, portal and hotline of this build by its id."""
    found = {item.id: item for item in (*content.site.hotlines, *content.site.services)}
    for province in content.provinces:
        found |= {item.id: item for item in province.services}
    return found


def group_url(base_url: str, code: str) -> str:
    """Return the address a group's poster leads to: what its QR code says, to the letter."""
    return f"{base_url}/t/{code}"


def _restricted(content: PublicContent, only: Collection[str]) -> PublicContent:
    """Return content reduced to the localities in only, their provinces and guides."""
    localities = [item for item in content.localities if not only or item.id in only]
    used = {locality.province.id for locality in localities}
    provinces = tuple(item for item in content.provinces if item.id in used)
    groups = {group.id for locality in localities for group in locality.groups}
    guides = tuple(
        guide for guide in content.guides if any(applies(guide, item) for item in provinces)
    )
    codes = {guide.code for guide in guides}
    return PublicContent(
        site=content.site,
        provinces=provinces,
        localities=tuple(localities),
        guides=guides,
        ledger=content.ledger,
        retired=tuple(item for item in content.retired if _kept(item, only, groups | codes)),
    )


def _kept(item: RetiredCode, only: Collection[str], codes: set[str]) -> bool:
    return not only or item.successor is None or item.successor.code in codes


def _pages(content: PublicContent, base_url: str) -> Iterator[PagePlan]:
    site, released = content.site, content.site.release_date
    yield PagePlan(
        "index.md", "home.md.j2", site.title, site.summary, released,
        source="site.yml", context={"featured": featured(content)},
    )  # fmt: skip
    yield PagePlan(
        "dia-phuong.md", "localities.md.j2", "Tìm tổ gần nhà",
        "Danh sách phường, xã và các tổ công nghệ số cộng đồng.", released, source="site.yml",
    )  # fmt: skip
    for locality in content.localities:
        yield from _locality_pages(content, locality, base_url)
    yield from _guide_pages(content)
    yield PagePlan(
        "in/index.md", "print_index.md.j2", "In ấn",
        "Áp phích có mã QR của từng tổ, sẵn để in.", released, source="site.yml",
    )  # fmt: skip
    yield PagePlan(
        "ung-dung.md", "services.md.j2", "Ứng dụng, cổng, tổng đài",
        "Mỗi hệ thống dùng để làm gì, gọi số nào, xem bài nào.", released,
        source="site.yml", context={"served_by": _served_by(content)},
    )  # fmt: skip
    yield from _retired_pages(content)


def _locality_pages(
    content: PublicContent, locality: Locality, base_url: str
) -> Iterator[PagePlan]:
    facts, folder = locality.facts, f"localities/{locality.id}"
    name = capitalised(facts.name)
    yield PagePlan(
        f"{locality.id}/index.md", "locality.md.j2", name, facts.summary, facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "featured": featured(content, locality.province),
        },
    )  # fmt: skip
    yield PagePlan(
        f"{locality.id}/ke-hoach.md", "locality_plan.md.j2", f"Kế hoạch của {facts.name}",
        f"Chỉ tiêu, chương trình, mô hình của {facts.name}.", facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "legal": _legal(content, locality),
            "guides": {guide.slug: guide for guide in content.guides},
        },
    )  # fmt: skip
    yield PagePlan(
        f"{locality.id}/in-an.md", "print_locality.md.j2", f"In ấn – {name}",
        f"Áp phích của các tổ thuộc {facts.name}.", facts.updated,
        source=f"{folder}/locality.yml", context={"locality": locality},
    )  # fmt: skip
    for group in locality.groups:
        place = f"{facts.name}, {locality.province.name}"
        yield PagePlan(
            f"t/{group.id}.md", "group.md.j2", f"{group.facts.name}, {facts.name}",
            f"Ai giúp việc số ở {group.facts.name}, {place}: số điện thoại, nơi gặp, hướng dẫn.",
            group.facts.updated, layout="group.html", source=f"{folder}/groups/{group.id}.yml",
            context={
                "group": group,
                "locality": locality,
                "featured": featured(content, locality.province),
                "hotlines": (*content.site.hotlines, *_city_hotlines(locality.province)),
                "url": group_url(base_url, group.id),
            },
        )  # fmt: skip


def _city_hotlines(province: Province) -> tuple[Service, ...]:
    return tuple(item for item in province.services if item.kind == "hotline" and item.phone)


def _guide_pages(content: PublicContent) -> Iterator[PagePlan]:
    site, all_services = content.site, services(content)
    legal = {item.id: item for item in site.legal}
    yield PagePlan(
        "huong-dan/index.md", "guides.md.j2", "Hướng dẫn",
        "Các bài hướng dẫn theo chủ đề và theo người đọc.", site.release_date, source="site.yml",
    )  # fmt: skip
    for guide in content.guides:
        yield PagePlan(
            f"huong-dan/{guide.slug}.md", "guide.md.j2", guide.title, guide.summary,
            guide.reviewed, source=f"guides/{guide.slug}.yml",
            context={
                "guide": guide,
                "services": [all_services[id] for id in guide.services if id in all_services],
                "legal": [legal[id] for id in guide.legal],
                "topic": next(item for item in site.topics if item.id == guide.topic),
            },
        )  # fmt: skip
    for kind, folder, items, key in (
        ("topic", "chu-de", site.topics, "topic"),
        ("audience", "doi-tuong", site.audiences, "audiences"),
    ):
        for item in items:
            chosen = [guide for guide in content.guides if item.id in _names(guide, key)]
            yield PagePlan(
                f"{folder}/{item.id}.md", "guide_list.md.j2", item.title, item.summary,
                site.release_date, source="site.yml",
                context={"kind": kind, "item": item, "chosen": chosen},
            )  # fmt: skip


def _names(guide: Guide, key: str) -> tuple[str, ...]:
    value = getattr(guide, key)
    return (value,) if isinstance(value, str) else value


def _served_by(content: PublicContent) -> dict[str, list[Guide]]:
    """Return, for each service id, the guides that use it."""
    return {
        id: [guide for guide in content.guides if id in guide.services] for id in services(content)
    }


def _retired_pages(content: PublicContent) -> Iterator[PagePlan]:
    names = {
        group.id: (group.facts.name, locality.facts.name)
        for locality in content.localities
        for group in locality.groups
    }
    for item in content.retired:
        if item.entry.kind == "group":
            new = item.successor
            yield PagePlan(
                f"t/{item.entry.code}.md", "retired.md.j2", "Trang này đã chuyển",
                item.reason or "Mã trên tờ áp phích cũ nay do tổ khác phụ trách.",
                item.entry.retired or item.entry.released, layout="group.html",
                source="permalinks.yml",
                context={"item": item, "new": new, "new_name": names.get(new.code if new else "")},
            )  # fmt: skip


def _posters(content: PublicContent, base_url: str) -> Iterator[PosterPlan]:
    site = content.site
    for locality in content.localities:
        for group in locality.groups:
            qr = QrPlan(
                payload=group_url(base_url, group.id),
                side_mm=QR_SIDE_MM["a4"],
                dest_uri=f"t/{group.id}/index.html",
                label="trang của tổ",
            )
            poster = PosterPlan(group, locality, group.poster, qr, site.promise, site.no_smartphone)
            yield poster
            if group.paper != group.poster:
                yield PosterPlan(
                    group, locality, group.paper, qr, site.promise, site.no_smartphone, "paper"
                )


def _files(content: PublicContent, base_url: str) -> Iterator[FilePlan]:
    for locality in content.localities:
        for group in locality.groups:
            context = {
                "group": group, "locality": locality, "url": group_url(base_url, group.id)
            }  # fmt: skip
            yield FilePlan(f"t/{group.id}/danh-ba.vcf", "vcard", context, group.id)
    titles = {guide.code: guide for guide in content.guides}
    for guide in content.guides:
        yield _redirect(guide.code, guide)
    for item in content.retired:
        if item.entry.kind == "guide":
            yield _redirect(
                item.entry.code, titles.get(item.successor.code) if item.successor else None
            )


def _redirect(code: str, guide: Guide | None) -> FilePlan:
    to = f"../../huong-dan/{guide.slug}/" if guide else "../../huong-dan/"
    title = guide.title if guide else "Hướng dẫn"
    return FilePlan(f"h/{code}/index.html", "redirect", {"to": to, "title": title})


def _legal(content: PublicContent, locality: Locality) -> list[Any]:
    known = {item.id: item for item in (*content.site.legal, *locality.facts.legal)}
    return [known[id] for id in locality.facts.legal_basis]


def _nav(content: PublicContent) -> tuple[tuple[str, Any], ...]:
    """Return the navigation: the same few entries however many groups there are."""
    guides: list[Any] = ["huong-dan/index.md"]
    for topic in content.site.topics:
        chosen = [f"huong-dan/{item.slug}.md" for item in content.guides if item.topic == topic.id]
        if chosen:
            guides.append((topic.title, [f"chu-de/{topic.id}.md", *chosen]))
    return (
        ("Trang chủ", "index.md"),
        ("Tìm tổ gần nhà", "dia-phuong.md"),
        ("Hướng dẫn", guides),
        ("Ứng dụng, tổng đài", "ung-dung.md"),
        ("In ấn", "in/index.md"),
        ("Giới thiệu", ["gioi-thieu.md", "quyen-rieng-tu.md"]),
    )


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
    for poster in plan.posters:
        if poster.edition == "site":
            yield from (f"{poster.stem}.pdf", f"{poster.stem}.png")


def relative(from_src_uri: str, to_uri: str) -> str:
    """Return to_uri as seen from the folder of from_src_uri: links work under any sub-path."""
    return posixpath.relpath(to_uri, posixpath.dirname(from_src_uri) or ".")


def count_roles(members: Iterable[PublicMember]) -> str:
    """Return how many of each role: "1 tổ trưởng, 1 tổ phó, 3 thành viên"."""
    counts = Counter(member.role for member in members)
    return ", ".join(f"{count} {role}" for role, count in counts.items())


def capitalised(text: str) -> str:
    """Return text with its first letter in upper case, the rest untouched."""
    return text[:1].upper() + text[1:]
