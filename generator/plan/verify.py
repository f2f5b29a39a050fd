"""Which phone numbers a locality's page can vouch for, and whose it says they are."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from generator.model.phone import Phone
from generator.model.public import Locality, PublicContent
from generator.plan.items import Answer, NumberCheck, Owner, hotlines, locality_url


def plan_number_check(content: PublicContent, locality: Locality, base_url: str) -> NumberCheck:
    """Return the numbers that the pages of a locality publish with consent, by their owners."""
    owners: dict[str, dict[Owner, None]] = {}
    for phone, owner in _published(content, locality):
        owners.setdefault(phone.digits, {})[owner] = None
    answers: dict[tuple[Owner, ...], list[str]] = {}
    for digits, whose in owners.items():
        answers.setdefault(tuple(whose), []).append(digits)
    return NumberCheck(
        _salt(locality_url(base_url, locality.id)),
        tuple(Answer(whose, tuple(sorted(digits))) for whose, digits in answers.items()),
    )


def _published(content: PublicContent, locality: Locality) -> Iterator[tuple[Phone, Owner]]:
    facts, team = locality.facts, locality.team
    for group in locality.groups:
        owner = Owner(group.facts.name, group.facts.sample, f"t/{group.id}.md")
        yield from ((member.phone, owner) for member in group.web if member.phone)
    own = Owner(team.facts.name, facts.sample)
    yield from ((member.phone, own) for member in team.web if member.phone)
    for office in facts.offices:
        if office.phone:
            yield office.phone, Owner(office.name, facts.sample)
    for hotline in hotlines(content, locality.province):
        if hotline.phone:
            yield hotline.phone, Owner(hotline.name)


def _salt(url: str) -> str:
    """Return 32 letters that no other locality has: work spent on one list is lost on the next.

    The same for every release, so that only new numbers are hashed anew.
    """
    return hashlib.sha256(url.encode()).hexdigest()[:32]
