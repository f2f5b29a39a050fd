"""Pieces of text that several sheets share, as JSON types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from generator.model.guide import Guide
from generator.model.place import Office, OldName
from generator.model.public import Locality, PublicContent, PublicMember, ResidentialGroup
from generator.model.shared import Service
from generator.model.site import Province
from generator.model.theme import Theme
from generator.plan.items import guide_url
from generator.text_vi import capitalised

Words = dict[str, Any]


def day(value: date) -> str:
    """Return a date as people read it."""
    return f"{value:%d/%m/%Y}"


def theme_of(content: PublicContent, locality: Locality) -> Theme:
    """Return the look of a locality's sheets: its own, or the site's."""
    return locality.facts.theme or content.site.theme


def place_of(locality: Locality) -> str:
    """Return "Phường Trần Hưng Đạo · Hải Phòng"."""
    return f"{capitalised(locality.facts.name)} · {locality.province.short_name}"


def members_of(group: ResidentialGroup, edition: str) -> tuple[PublicMember, ...]:
    """Return the members as edition may show them."""
    return group.poster if edition == "site" else group.paper


def person(member: PublicMember) -> Words:
    """Return one member: what is withheld is null."""
    return {
        "name": member.name,
        "role": capitalised(member.role),
        "organisation": member.organisation,
        "tasks": list(member.tasks),
        "phone": str(member.phone) if member.phone else None,
    }


def office(item: Office, locality: Locality) -> Words:
    """Return one office; on a sheet that names the locality its name need not do so again."""
    return {
        "name": capitalised(item.name.removesuffix(locality.facts.name).strip()),
        "duty": item.duty,
        "phone": str(item.phone) if item.phone else None,
        "address": item.address,
        "hours": item.hours,
    }


def old_names(names: Iterable[OldName]) -> list[str]:
    """Return "Thôn 4, xã Hưng Đạo" for each former name."""
    return [f"{name.name}, {name.unit}" if name.unit else name.name for name in names]


def hotlines(content: PublicContent, province: Province) -> list[Words]:
    """Return the numbers anyone may call: the country's, then the city's own."""
    own = (item for item in province.services if item.kind == "hotline")
    return [_hotline(item) for item in (*content.site.hotlines, *own) if item.phone]


def _hotline(item: Service) -> Words:
    return {"name": item.name, "purpose": item.purpose, "phone": str(item.phone)}


def short_link(guide: Guide, base_url: str) -> str:
    """Return the address that an infographic's code says."""
    return guide_url(base_url, guide.code)


def shown_link(url: str) -> str:
    """Return an address as people type it: browsers add the scheme."""
    return url.removeprefix("https://")


def only_in(provinces: Sequence[str], names: Mapping[str, str]) -> str:
    """Return "Ở Hải Phòng: " before what holds in some provinces alone, "" before the rest."""
    there = ", ".join(names[id] for id in provinces if id in names)
    return f"Ở {there}: " if there else ""
