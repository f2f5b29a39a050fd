"""Which pages exist, what each is made of, and the few that stand in the navigation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.model.place import GroupFacts, LocalityFacts
from generator.model.public import Locality, PublicContent, RetiredCode
from generator.plan.calendar import due_days, locality_events
from generator.plan.handbook import Command, handbook_nav, plan_handbook
from generator.plan.items import (
    REPEATS,
    Findable,
    PagePlan,
    by_slug,
    featured,
    group_folder,
    group_url,
    guide_folder,
    hotlines,
    services,
)
from generator.plan.library import plan_library, served_by
from generator.plan.sheets.group import group_version
from generator.plan.sheets.guide import guide_version
from generator.plan.sheets.locality import locality_version
from generator.plan.team import plan_team_pages, team_nav
from generator.text_vi import capitalised


def plan_pages(
    content: PublicContent,
    base_url: str,
    with_sheets: bool = True,
    commands: Sequence[Command] = (),
) -> Iterator[PagePlan]:
    """Yield every page of the site, in a fixed order; a print shop only where sheets are drawn."""
    site, released = content.site, content.site.release_date
    yield PagePlan(
        "index.md", "home.md.j2", site.title, site.summary, released,
        source="site.yml", context={"featured": featured(content)}, search=REPEATS,
    )  # fmt: skip
    yield PagePlan(
        "dia-phuong.md", "localities.md.j2", "Tìm tổ gần nhà",
        "Danh sách phường, xã và các tổ công nghệ số cộng đồng.", released, source="site.yml",
        search=replace(REPEATS, names=("tổ công nghệ số của tôi", "ai giúp tôi", "số của tổ")),
    )  # fmt: skip
    for locality in content.localities:
        yield from _locality_pages(content, locality, base_url)
    yield from plan_library(content, base_url)
    yield from plan_team_pages(content, base_url)
    yield from plan_handbook(released, commands)
    yield PagePlan(
        "in/index.md", "print_index.md.j2", "In ấn",
        "Áp phích, tờ rơi, tờ hướng dẫn, cẩm nang: sẵn để in và gửi Zalo.", released,
        source="site.yml", search=REPEATS,
    )  # fmt: skip
    if with_sheets:
        yield from _print_pages(content, base_url)
    yield PagePlan(
        "ung-dung.md", "services.md.j2", "Ứng dụng, cổng, tổng đài",
        "Mỗi hệ thống dùng để làm gì, gọi số nào, xem bài nào.", released,
        source="site.yml", context={"served_by": served_by(content)},
        search=Findable(names=_directory(content), weight=0.92),
    )  # fmt: skip
    yield from _retired_pages(content)


def _locality_pages(
    content: PublicContent, locality: Locality, base_url: str
) -> Iterator[PagePlan]:
    facts, folder = locality.facts, f"localities/{locality.id}"
    today = content.site.release_date
    name = capitalised(facts.name)
    here = Findable("Phường, xã", localities=(locality.id,), weight=0.9)
    yield PagePlan(
        f"{locality.id}/index.md", "locality.md.j2", name, facts.summary, facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "featured": featured(content, locality.province),
            "version": locality_version(content, locality, base_url),
        },
        search=replace(here, weight=1, names=_other_names(facts)),
    )  # fmt: skip
    yield PagePlan(
        f"{locality.id}/ke-hoach.md", "locality_plan.md.j2", f"Kế hoạch của {facts.name}",
        f"Chỉ tiêu, chương trình, mô hình của {facts.name}.", facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "legal": _legal(content, locality),
            "guides": by_slug(content),
        },
        search=here,
    )  # fmt: skip
    yield PagePlan(
        f"{locality.id}/lich.md", "calendar.md.j2", f"Lịch của {facts.name}",
        f"Ngày hội, buổi học, lịch trực, hạn báo cáo của {facts.name}.", facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "has_events": any(True for _ in locality_events(facts, today)),
            "due": due_days(facts, today),
        },
        search=here,
    )  # fmt: skip
    yield PagePlan(
        f"{locality.id}/in-an.md", "print_locality.md.j2", f"In ấn – {name}",
        f"Tờ in của {facts.name} và của từng tổ.", facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "version": locality_version(content, locality, base_url),
        },
        search=replace(here, whole=False, weight=0.6),
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
                "featured": featured(content, locality.province)[:4],
                "urgent": by_slug(content).get(content.site.urgent_guide or ""),
                "hotlines": hotlines(content, locality.province),
                "url": group_url(base_url, group.id),
                "version": group_version(content, locality, group, base_url),
            },
            search=Findable(
                capitalised(group.facts.kind),
                (*_old_names(group.facts), *(it.name for it in group.web if it.name)),
                localities=(locality.id,),
                weight=1,
            ),
        )  # fmt: skip


def _other_names(facts: LocalityFacts) -> tuple[str, ...]:
    """Return by what names people look for a ward: what it was, and who works there."""
    return (*(unit.name for unit in facts.old_units), *(office.name for office in facts.offices))


def _old_names(facts: GroupFacts) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, (old.name, old.unit))) for old in facts.old_names)


def _print_pages(content: PublicContent, base_url: str) -> Iterator[PagePlan]:
    for guide in content.guides:
        yield PagePlan(
            f"{guide_folder(guide.slug)}/index.md", "print_guide.md.j2", f"In ấn – {guide.title}",
            f"Tờ hướng dẫn, tờ mang về, ảnh gửi Zalo: {guide.title}", guide.reviewed,
            source=f"guides/{guide.slug}.yml",
            context={"guide": guide, "version": guide_version(guide)}, search=None,
        )  # fmt: skip
    for locality in content.localities:
        for group in locality.groups:
            name = f"{group.facts.name}, {locality.facts.name}"
            yield PagePlan(
                f"{group_folder(group.id)}/index.md", "print_group.md.j2", f"In ấn – {name}",
                f"Áp phích, tờ rơi, thẻ, ảnh gửi Zalo của {name}.", group.facts.updated,
                layout="shop.html",
                source=f"localities/{locality.id}/groups/{group.id}.yml",
                context={
                    "group": group,
                    "locality": locality,
                    "version": group_version(content, locality, group, base_url),
                },
                search=None,
            )  # fmt: skip


def _directory(content: PublicContent) -> tuple[str, ...]:
    called = [f"{item.name} {item.phone}" for item in services(content).values() if item.phone]
    return ("đường dây nóng", "số tổng đài", "gọi số nào", *called)


def _retired_pages(content: PublicContent) -> Iterator[PagePlan]:
    """Yield a page for each ended code of a group or a ward: who answers now, or whom to ask."""
    wards = {locality.id: locality for locality in content.localities}
    groups = {group.id: group for locality in content.localities for group in locality.groups}
    for item in content.retired:
        kind, code = item.entry.kind, item.entry.code
        if kind == "guide":
            continue  # a short link, see `files`
        new = item.successor.code if item.successor else ""
        group = groups.get(new) if kind == "group" else None
        ward = wards.get(group.locality_id if group else new if kind == "locality" else "")
        now = group.facts.name if group else ward.facts.name if ward else ""
        title = _retired_title(item, now)
        yield PagePlan(
            f"t/{code}.md" if kind == "group" else f"{code}/index.md",
            "retired.md.j2", title,
            item.reason or "Tờ giấy bác quét là tờ cũ.",
            item.entry.retired or item.entry.released, layout="group.html",
            source="permalinks.yml",
            context={
                "title": title,
                "item": item,
                "new_group": group,
                "new_locality": ward,
                "asked": wards.get(item.locality or ""),
            },
            search=None,
        )  # fmt: skip


def _retired_title(item: RetiredCode, now: str) -> str:
    """Return "Tổ dân phố số 3 nay là Tổ dân phố số 1", or that it is no more."""
    old = capitalised(item.entry.name or "")
    if now and old.lower() == now.lower():
        return f"{old} có trang mới"
    if now:
        return f"{old or _WHAT[item.entry.kind]} nay là {now}"
    return f"{old or _WHAT[item.entry.kind]} không còn"


_WHAT = {"group": "Tổ này", "locality": "Xã, phường này"}


def _legal(content: PublicContent, locality: Locality) -> list[Any]:
    known = {item.id: item for item in (*content.site.legal, *locality.facts.legal)}
    return [known[id] for id in locality.facts.legal_basis]


def plan_nav(content: PublicContent, has_commands: bool = False) -> list[Any]:
    """Return the navigation as mkdocs.yml has it, as long with 3,000 groups as with one.

    has_commands tells whether the handbook has its page of commands.
    """
    guides: list[Any] = ["huong-dan/index.md", "huong-dan/a-z.md"]
    if content.site.skills:
        guides.append("ky-nang/index.md")
    for topic in content.site.topics:
        chosen = [f"huong-dan/{item.slug}.md" for item in content.guides if item.topic == topic.id]
        if chosen:
            guides.append({topic.title: [f"chu-de/{topic.id}.md", *chosen]})
    return [
        {"Trang chủ": "index.md"},
        {"Tìm tổ gần nhà": "dia-phuong.md"},
        {"Hướng dẫn": guides},
        {"Ứng dụng, tổng đài": "ung-dung.md"},
        {"Thành viên tổ": team_nav(content)},
        {"In ấn": "in/index.md"},
        {"Giới thiệu": ["gioi-thieu.md", "quyen-rieng-tu.md"]},
        {"Sổ tay cán bộ": handbook_nav(has_commands)},
    ]
