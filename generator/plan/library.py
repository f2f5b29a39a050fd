"""The library: guides, the lists that lead to them, the numbers they state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from generator.model.guide import Guide
from generator.model.public import PublicContent
from generator.model.shared import Source
from generator.model.site import Audience, Skill, Topic
from generator.plan.alphabet import index_by_letter
from generator.plan.items import (
    REPEATS,
    Findable,
    PagePlan,
    chosen_for,
    guide_url,
    province_names,
    services,
    stale,
)
from generator.plan.sheets.guide import guide_version
from generator.text_vi import capitalised

Skills = list[tuple[Skill, tuple[Guide, ...]]]


def plan_library(content: PublicContent, base_url: str) -> Iterator[PagePlan]:
    """Yield the pages of the guides and every way to find them."""
    site, all_services = content.site, services(content)
    legal = {item.id: item for item in site.legal}
    skills = [(skill, chosen_for(content, skill.guides)) for skill in site.skills]
    yield PagePlan(
        "huong-dan/index.md", "guides.md.j2", "Hướng dẫn",
        "Các bài hướng dẫn theo chủ đề và theo người đọc.", site.release_date, source="site.yml",
        context={"skills": skills}, search=REPEATS,
    )  # fmt: skip
    yield PagePlan(
        "huong-dan/a-z.md", "a_z.md.j2", "Tra theo chữ cái",
        "Mọi bài hướng dẫn và cách gọi khác, xếp từ A đến Y.", site.release_date,
        source="site.yml", context={"letters": index_by_letter(content.guides)}, search=REPEATS,
    )  # fmt: skip
    yield PagePlan(
        "huong-dan/so-lieu.md", "numbers.md.j2", "Số liệu trong các bài",
        "Mọi con số, mức phí, tuổi, ngày, số gọi trong các bài, kèm nguồn.", site.release_date,
        source="facts.yml", context={"rows": _numbers(content)}, search=REPEATS,
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
                "topic": next(item for item in site.topics if item.id == guide.topic),
                "following": _following(content, skills, guide),
                "local": province_names(content),
            },
            search=Findable(
                "Hướng dẫn",
                guide.aliases,
                guide.asked,
                tuple(it.id for it in content.localities if it.province.id in guide.provinces),
                weight=1.1,
            ),
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
            source="site.yml", context={"skills": skills}, search=REPEATS,
        )  # fmt: skip
    for number, (skill, guides) in enumerate(skills, 1):
        yield PagePlan(
            f"ky-nang/{skill.id}.md", "skill.md.j2", skill.title, skill.summary,
            site.release_date, source="site.yml",
            context={
                "skill": skill, "chosen": guides, "number": number, "skills": skills,
            },
            search=REPEATS,
        )  # fmt: skip
    for province in content.provinces:
        own = [guide for guide in content.guides if province.id in guide.provinces]
        yield PagePlan(
            f"tinh-thanh/{province.id}.md", "province.md.j2", capitalised(province.name),
            f"Ứng dụng, tổng đài, bài hướng dẫn riêng của {province.name}.", site.release_date,
            source=f"provinces/{province.id}.yml",
            context={"province": province, "own": own, "served_by": served_by(content)},
            search=Findable("Tỉnh, thành phố"),
        )  # fmt: skip


def _guide_list(src_uri: str, item: Topic | Audience, chosen: list[Guide], day: date) -> PagePlan:
    return PagePlan(
        src_uri, "guide_list.md.j2", item.title, item.summary, day, source="site.yml",
        context={"item": item, "chosen": chosen}, search=REPEATS,
    )  # fmt: skip


def _following(content: PublicContent, skills: Skills, guide: Guide) -> Guide | None:
    """Return the next guide on the same rung of the ladder, else of the same topic."""
    rungs = [guides for _, guides in skills if guide in guides]
    there = rungs[0] if rungs else [it for it in content.guides if it.topic == guide.topic]
    after = there[there.index(guide) + 1 :]
    return after[0] if after else None


def _sources(content: PublicContent, guide: Guide) -> list[Source]:
    """Return the sources of the guide and of the numbers it states, each document once."""
    cited = [source for fact in content.facts_of(guide.slug) for source in fact.sources]
    merged: dict[tuple[str, date | None], Source] = {}
    for source in (*guide.sources, *cited):
        key = (source.title, source.date)
        notes = [it.note for it in (merged.get(key), source) if it and it.note]
        note = " ".join(dict.fromkeys(notes)) or None
        merged[key] = merged.get(key, source).model_copy(update={"note": note})
    return list(merged.values())


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
    slugs = {item.guide for item in content.citations if item.key == key}
    return [guide for guide in content.guides if guide.slug in slugs]


def served_by(content: PublicContent) -> dict[str, list[Guide]]:
    """Return, for each service id, the guides that use it."""
    return {
        id: [guide for guide in content.guides if id in guide.services] for id in services(content)
    }
