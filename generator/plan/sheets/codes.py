"""The codes that sheets carry: what each opens, whatever the sheet."""

from __future__ import annotations

from generator.model.guide import Guide
from generator.model.public import Locality, ResidentialGroup
from generator.plan.items import Purpose, QrPlan, group_url, guide_url, locality_url


def group_code(group: ResidentialGroup, base_url: str, side_mm: float, purpose: Purpose) -> QrPlan:
    """Return the code that opens the page of group."""
    return QrPlan(
        payload=group_url(base_url, group.id),
        side_mm=side_mm,
        dest_uri=f"t/{group.id}/index.html",
        label=f"trang của {group.facts.name}",
        purpose=purpose,
    )


def guide_code(guide: Guide, base_url: str, side_mm: float, purpose: Purpose) -> QrPlan:
    """Return the code that opens guide by its short address."""
    return QrPlan(
        payload=guide_url(base_url, guide.code),
        side_mm=side_mm,
        dest_uri=f"h/{guide.code}/index.html",
        label=f"bài “{guide.title}”",
        purpose=purpose,
    )


def locality_code(locality: Locality, base_url: str, side_mm: float) -> QrPlan:
    """Return the code that opens the page of locality; it is read close by."""
    return QrPlan(
        payload=locality_url(base_url, locality.id),
        side_mm=side_mm,
        dest_uri=f"{locality.id}/index.html",
        label=f"trang của {locality.facts.name}",
        purpose="hand",
    )
