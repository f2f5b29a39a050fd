"""Which pages exist, what each is made of, and the few that stand in the navigation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.guide import Guide
from generator.model.public import Locality, PublicContent
from generator.model.shared import Service, Source
from generator.model.site import Audience, Province, Skill, Topic
from generator.plan.alphabet import index_by_letter
from generator.plan.calendar import locality_events, next_due
from generator.plan.items import (
    PagePlan,
    chosen_for,
    featured,
    group_folder,
    group_url,
    guide_folder,
    guide_url,
    services,
    stale,
)
from generator.plan.sheets.group import group_version
from generator.plan.sheets.guide import guide_version
from generator.plan.sheets.locality import locality_version
from generator.plan.team_pages import plan_team_pages, team_nav
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
    yield from _guide_pages(content, base_url)
    yield from plan_team_pages(content, base_url)
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
    site_day = content.site.release_date
    events = tuple(locality_events(facts, site_day))
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
            "due": [(item, next_due(item, site_day)) for item in facts.deadlines],
            "guides": {guide.slug: guide for guide in content.guides},
        },
    )  # fmt: skip
    yield PagePlan(
        f"{locality.id}/lich.md", "calendar.md.j2", f"Lịch của {facts.name}",
        f"Ngày hội, buổi học, lịch trực, hạn báo cáo của {facts.name}.", facts.updated,
        source=f"{folder}/locality.yml",
        context={
            "locality": locality,
            "has_events": bool(events),
            "due": [(item, next_due(item, site_day)) for item in facts.deadlines],
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


def _guide_pages(content: PublicContent, base_url: str) -> Iterator[PagePlan]:
    site, all_services = content.site, services(content)
    legal = {item.id: item for item in site.legal}
    yield PagePlan(
        "huong-dan/index.md", "guides.md.j2", "Hướng dẫn",
        "Các bài hướng dẫn theo chủ đề và theo người đọc.", site.release_date, source="site.yml",
        context={"skills": _skills(content)},
    )  # fmt: skip
    yield PagePlan(
        "huong-dan/a-z.md", "a_z.md.j2", "Tra theo chữ cái",
        "Mọi bài hướng dẫn và cách gọi khác, xếp từ A đến Y.", site.release_date,
        source="site.yml", context={"letters": index_by_letter(content.guides)},
    )  # fmt: skip
    yield PagePlan(
        "huong-dan/so-lieu.md", "numbers.md.j2", "Số liệu trong các bài",
        "Mọi con số, mức phí, tuổi, ngày, số gọi trong các bài, kèm nguồn.", site.release_date,
        source="facts.yml", context={"rows": _numbers(content)},
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
                "stale": stale(content, guide),
                "address": guide_url(base_url, guide.code),
                "sources": _sources(content, guide),
                "local": _provinces_named(content),
            },
        )  # fmt: skip
    for topic in site.topics:
        chosen = [guide for guide in content.guides if guide.topic == topic.id]
        yield _guide_list(f"chu-de/{topic.id}.md", topic, chosen, site.release_date)
    for audience in site.audiences:
        chosen = [guide for guide in content.guides if audience.id in guide.audiences]
        yield _guide_list(f"doi-tuong/{audience.id}.md", audience, chosen, site.release_date)
    if site.skills:
        yield PagePlan(
            "ky-nang/index.md", "skills.md.j2", "Năm kỹ năng số cơ bản",
            "Đi từng bậc, từ dùng điện thoại đến giữ an toàn.", site.release_date,
            source="site.yml", context={"skills": _skills(content)},
        )  # fmt: skip
    for number, (skill, guides) in enumerate(_skills(content), 1):
        yield PagePlan(
            f"ky-nang/{skill.id}.md", "skill.md.j2", skill.title, skill.summary,
            site.release_date, source="site.yml",
            context={
                "skill": skill, "chosen": guides, "number": number, "skills": _skills(content),
            },
        )  # fmt: skip
    for province in content.provinces:
        own = [guide for guide in content.guides if province.id in guide.provinces]
        yield PagePlan(
            f"tinh-thanh/{province.id}.md", "province.md.j2", capitalised(province.name),
            f"Ứng dụng, tổng đài, bài hướng dẫn riêng của {province.name}.", site.release_date,
            source=f"provinces/{province.id}.yml",
            context={"province": province, "own": own, "served_by": _served_by(content)},
        )  # fmt: skip


def _guide_list(src_uri: str, item: Topic | Audience, chosen: list[Guide], day: date) -> PagePlan:
    return PagePlan(
        src_uri, "guide_list.md.j2", item.title, item.summary, day, source="site.yml",
        context={"item": item, "chosen": chosen},
    )  # fmt: skip


def _skills(content: PublicContent) -> list[tuple[Skill, tuple[Guide, ...]]]:
    return [(skill, chosen_for(content, skill.guides)) for skill in content.site.skills]


def _provinces_named(content: PublicContent) -> dict[str, str]:
    return {province.id: province.short_name for province in content.provinces}


def _sources(content: PublicContent, guide: Guide) -> tuple[Source, ...]:
    """Return the sources of the guide and of the numbers it states, each once."""
    cited = [source for fact in content.facts_of(guide.slug) for source in fact.sources]
    return tuple(dict.fromkeys((*guide.sources, *cited)))


def _numbers(content: PublicContent) -> list[dict[str, Any]]:
    """Return every number the guides of this build state, with its sources and the guides."""
    rows: list[dict[str, Any]] = []
    for fact in content.facts:
        used = _citing(content, fact.id)
        if used:
            rows.append({
                "value": fact.value, "means": fact.means, "sources": fact.sources, "guides": used,
                "file": fact.file, "checked": fact.checked, "kind": fact.kind,
            })  # fmt: skip
    for id, service in services(content).items():
        used = _citing(content, id)
        if used and service.phone:
            rows.append({
                "value": str(service.phone), "means": f"{service.name}. {service.purpose}",
                "sources": service.sources, "guides": used, "file": None,
                "checked": content.site.release_date, "kind": "phone",
            })  # fmt: skip
    return rows


def _citing(content: PublicContent, key: str) -> list[Guide]:
    return [guide for guide in content.guides if content.cites(guide.slug, key)]


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
    ]
