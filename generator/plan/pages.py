"""Which pages exist, what each is made of, and the few that stand in the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.model.guide import Guide
from generator.model.public import Locality, PublicContent
from generator.model.shared import Service
from generator.model.site import Province
from generator.plan.items import (
    PagePlan,
    featured,
    group_folder,
    group_url,
    guide_folder,
    services,
)
from generator.plan.sheets.group import group_version
from generator.plan.sheets.guide import guide_version
from generator.plan.sheets.locality import locality_version
from generator.text_vi import capitalised


def plan_pages(
    content: PublicContent, base_url: str, with_sheets: bool = True
) -> Iterator[PagePlan]:
    """Yield every page of the site, in a fixed order; a print shop only where sheets are drawn."""
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
        "Áp phích, tờ rơi, tờ hướng dẫn, cẩm nang: sẵn để in và gửi Zalo.", released,
        source="site.yml",
    )  # fmt: skip
    if with_sheets:
        yield from _print_pages(content, base_url)
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
            "version": locality_version(content, locality, base_url),
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
        f"Tờ in của {facts.name} và của từng tổ.", facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "version": locality_version(content, locality, base_url),
        },
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
                "version": group_version(content, locality, group, base_url),
            },
        )  # fmt: skip


def _print_pages(content: PublicContent, base_url: str) -> Iterator[PagePlan]:
    for guide in content.guides:
        yield PagePlan(
            f"{guide_folder(guide.slug)}/index.md", "print_guide.md.j2", f"In ấn – {guide.title}",
            f"Tờ hướng dẫn, tờ mang về, ảnh gửi Zalo: {guide.title}", guide.reviewed,
            source=f"guides/{guide.slug}.yml",
            context={"guide": guide, "version": guide_version(guide)},
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
                "version": guide_version(guide),
            },
        )  # fmt: skip
    for folder, items, key in (
        ("chu-de", site.topics, "topic"),
        ("doi-tuong", site.audiences, "audiences"),
    ):
        for item in items:
            chosen = [guide for guide in content.guides if item.id in _names(guide, key)]
            yield PagePlan(
                f"{folder}/{item.id}.md", "guide_list.md.j2", item.title, item.summary,
                site.release_date, source="site.yml",
                context={"item": item, "chosen": chosen},
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


def _legal(content: PublicContent, locality: Locality) -> list[Any]:
    known = {item.id: item for item in (*content.site.legal, *locality.facts.legal)}
    return [known[id] for id in locality.facts.legal_basis]


def plan_nav(content: PublicContent) -> list[Any]:
    """Return the navigation as mkdocs.yml has it, as long with 3,000 groups as with one."""
    guides: list[Any] = ["huong-dan/index.md"]
    for topic in content.site.topics:
        chosen = [f"huong-dan/{item.slug}.md" for item in content.guides if item.topic == topic.id]
        if chosen:
            guides.append({topic.title: [f"chu-de/{topic.id}.md", *chosen]})
    return [
        {"Trang chủ": "index.md"},
        {"Tìm tổ gần nhà": "dia-phuong.md"},
        {"Hướng dẫn": guides},
        {"Ứng dụng, tổng đài": "ung-dung.md"},
        {"In ấn": "in/index.md"},
        {"Giới thiệu": ["gioi-thieu.md", "quyen-rieng-tu.md"]},
    ]
