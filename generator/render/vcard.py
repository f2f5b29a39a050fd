"""A group's contacts → one vCard 3.0 file (RFC 2426), UTF-8, for "save to my phone"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import vobject

from generator.model.phone import Phone
from generator.plan import FilePlan
from generator.text_vi import capitalised


def render_vcard(plan: FilePlan) -> bytes:
    """Return one card for each member who agreed to show a number, then one for the office."""
    return b"".join(card.serialize().encode() for card in _cards(plan.context))


def _cards(context: dict[str, Any]) -> Iterator[Any]:
    group, locality, url = context["group"], context["locality"], context["url"]
    place, sample = f"{group.facts.name}, {locality.facts.name}", group.facts.sample
    for member in group.web:
        if member.phone:
            name = member.name or f"{capitalised(member.role)} tổ công nghệ số"
            note = f"{capitalised(member.role)} tổ công nghệ số cộng đồng, {place}"
            yield _card(name, member.phone, member.organisation or place, note, url, sample)
    office = locality.front_office
    if office.phone:
        name, org = office.name, locality.facts.name
        yield _card(name, office.phone, org, office.duty, url, sample, is_person=False)


def _card(
    name: str, phone: Phone, org: str, note: str, url: str, sample: bool, is_person: bool = True
) -> Any:
    shown = f"MẪU {name}" if sample else name
    # A Vietnamese given name stands last; the name of an office is not to be taken apart.
    family, _, given = shown.rpartition(" ") if is_person else (shown, "", "")
    card = vobject.vCard()
    card.add("n").value = vobject.vcard.Name(family=family, given=given)
    card.add("fn").value = shown
    card.add("org").value = [org]
    tel = card.add("tel")
    tel.value, tel.params["TYPE"] = phone.digits, ["WORK", "VOICE"]
    card.add("note").value = note
    card.add("url").value = url
    return card
