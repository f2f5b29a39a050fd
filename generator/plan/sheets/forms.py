"""What is filled in by hand: the consent form of a member, the checklist of a household."""

from __future__ import annotations

from typing import Any

from generator.model.place import Office
from generator.model.public import Locality, PublicContent
from generator.plan.items import QrPlan, locality_url
from generator.plan.sheets import words as say
from generator.plan.sheets.codes import locality_code

KEEPER = "phong-van-hoa-xa-hoi"
"""How the id of the office begins that keeps the consents, as the privacy page says; where there
is none, the front office does."""
LAW, DECREE = "luat-91-2025", "nd-356-2025"
"""The keys in site.yml of what a consent rests on."""
FORM_SIDE_MM = 26.0
"""The dark symbol on the part that the member takes home, read in the hand."""


def consent_form(
    content: PublicContent, locality: Locality, base_url: str
) -> tuple[say.Words, tuple[QrPlan, ...]]:
    """Return the form by which one member lets name and number be shown."""
    words = {
        "keeper": say.office(_keeper(locality), locality),
        "laws": laws_of(content),
        "link": say.shown_link(locality_url(base_url, locality.id)),
        "code": 0,
    }
    return words, (locality_code(locality, base_url, FORM_SIDE_MM),)


def household_check(
    content: PublicContent, locality: Locality, base_url: str
) -> tuple[say.Words, tuple[QrPlan, ...]]:
    """Return what to look at in one household; the content must have a checklist."""
    return {"front": say.office(locality.front_office, locality), "list": checks_of(content)}, ()


def laws_of(content: PublicContent) -> list[str]:
    """Return the law and the decree on personal data by name and number, if the site has them."""
    known = {item.id: item for item in content.site.legal}
    law, decree = known.get(LAW), known.get(DECREE)
    named = [f"{law.title} số {law.number}"] if law else []
    return [*named, f"Nghị định {decree.number}"] if decree else named


def checks_of(content: PublicContent) -> dict[str, Any] | None:
    """Return the checklist as paper shows it: without the addresses of guides."""
    whole = content.checklist
    if whole is None:
        return None
    groups = [
        {"title": group.title, "checks": [check.text for check in group.checks]}
        for group in whole.groups
    ]
    return {
        "title": whole.title,
        "note": whole.note,
        "groups": groups,
        "never": list(whole.never),
    }


def _keeper(locality: Locality) -> Office:
    offices = locality.facts.offices
    return next((item for item in offices if item.id.startswith(KEEPER)), locality.front_office)
