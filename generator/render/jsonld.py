"""JSON-LD (schema.org) for groups and guides, from what the page already shows."""

from __future__ import annotations

from typing import Any

from generator.model.guide import Guide
from generator.model.public import Locality, ResidentialGroup
from generator.plan import BuildPlan, PagePlan


def structured_data(page: PagePlan, plan: BuildPlan) -> dict[str, Any] | None:
    """Return schema.org data for a group or a guide page, None for others."""
    if page.template == "group.md.j2":
        return _group(page.context["group"], page.context["locality"], page.context["url"])
    if page.template == "guide.md.j2":
        return _guide(page.context["guide"], f"{plan.base_url}/{page.url}")
    return None


def _group(group: ResidentialGroup, locality: Locality, url: str) -> dict[str, Any]:
    people = [
        {
            "@type": "ContactPoint",
            "contactType": member.role,
            "telephone": member.phone.digits,
            **({"name": member.name} if member.name else {}),
            "availableLanguage": "vi",
        }
        for member in group.web
        if member.phone
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": f"Tổ công nghệ số cộng đồng {group.facts.name}",
        "alternateName": [old.name for old in group.facts.old_names],
        "url": url,
        "areaServed": f"{group.facts.name}, {locality.facts.name}, {locality.province.name}",
        "parentOrganization": {"@type": "GovernmentOrganization", "name": locality.facts.name},
        "contactPoint": people,
    }


def _guide(guide: Guide, url: str) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "HowTo",
        "name": guide.title,
        "description": guide.summary,
        "url": url,
        "inLanguage": "vi",
        "totalTime": f"PT{guide.minutes}M",
        "dateModified": guide.reviewed.isoformat(),
        "supply": [{"@type": "HowToSupply", "name": item} for item in guide.bring],
        "step": [
            {"@type": "HowToStep", "position": number, "text": step.do}
            for number, step in enumerate(guide.steps, 1)
        ],
    }
