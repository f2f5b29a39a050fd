"""Which contact cards and redirects exist."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.guide import Guide
from generator.model.public import PublicContent
from generator.plan.items import FilePlan, group_url


def plan_files(content: PublicContent, base_url: str) -> Iterator[FilePlan]:
    """Yield a contact card for each group and a short link for each guide, past ones included."""
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
