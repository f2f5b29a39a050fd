"""Which contact cards, calendars and redirects exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.guide import Guide
from generator.model.public import Locality, PublicContent, RetiredCode
from generator.plan.calendar import locality_events, report_events
from generator.plan.items import FilePlan, group_url, locality_url


def plan_files(content: PublicContent, base_url: str) -> Iterator[FilePlan]:
    """Yield a card for each group, calendars, and a short link for each guide, past ones too."""
    for locality in content.localities:
        for group in locality.groups:
            context = {
                "group": group, "locality": locality, "url": group_url(base_url, group.id)
            }  # fmt: skip
            yield FilePlan(f"t/{group.id}/danh-ba.vcf", "vcard", context, group.id)
        yield from _calendars(content, locality, base_url)
    titles = {guide.code: guide for guide in content.guides}
    for guide in content.guides:
        yield _redirect(guide.code, guide)
    for item in content.retired:
        if item.entry.kind == "guide":
            new = titles.get(item.successor.code) if item.successor else None
            yield _redirect(item.entry.code, new, item)


def _calendars(content: PublicContent, locality: Locality, base_url: str) -> Iterator[FilePlan]:
    """Yield the calendar of events and duty, and the one of reports, where there are any."""
    facts, release = locality.facts, content.site.release_date
    url = f"{locality_url(base_url, locality.id)}/lich/"
    for name, title, events in (
        ("lich", f"Lịch của {facts.name}", tuple(locality_events(facts, release))),
        ("bao-cao", f"Hạn báo cáo, {facts.name}", tuple(report_events(facts, release))),
    ):
        if events:
            context = {"title": title, "events": events, "released": release, "url": url}
            yield FilePlan(f"{locality.id}/{name}.ics", "ics", context)


def _redirect(code: str, guide: Guide | None, past: RetiredCode | None = None) -> FilePlan:
    """Return the short link of a guide; where a guide ended, its page says so and leads nowhere."""
    page = f"huong-dan/{guide.slug}/" if guide else "huong-dan/"
    context = {"page": page, "title": guide.title if guide else "Hướng dẫn"}
    if past and not guide:
        name = past.entry.name
        context["title"] = f"Bài “{name}” không còn dùng" if name else "Bài này không còn dùng"
        context["ended"] = past.reason or "Tờ giấy bác quét là tờ cũ."
    return FilePlan(f"h/{code}/index.html", "redirect", context)
