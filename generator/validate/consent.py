"""Private models → public projections: the only place where a person's fields are let through.

Rule (Law 91/2025/QH15, article 9): silence is not consent; consent can end or be withdrawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.base import Channel
from generator.model.ledger import Ledger
from generator.model.place import (
    GroupFacts,
    GroupSource,
    LocalityFacts,
    Member,
    PersonalField,
    TeamFacts,
)
from generator.model.public import (
    Citation,
    Locality,
    PublicContent,
    PublicMember,
    ResidentialGroup,
    Team,
)
from generator.validate.ledger import resolve_retired
from generator.validate.typed import Typed


def may_show(member: Member, channel: Channel, today: date) -> frozenset[PersonalField]:
    """Return the fields the member's consent lets channel show on the day today."""
    consent = member.consent
    if consent is None or consent.withdrawn or (consent.until and consent.until < today):
        return frozenset()
    return consent.fields(channel)


def project(typed: Typed) -> PublicContent:
    """Return the content with every member reduced to what may be shown, use by use."""
    today = typed.site.model.release_date
    ledger = typed.ledger.model if typed.ledger else Ledger(codes=())
    provinces = {province.model.id: province.model for province in typed.provinces}
    localities = []
    for locality in typed.localities:
        model = locality.model
        groups = [_group(group.model, model.id, today) for group in typed.groups[model.id]]
        localities.append(
            Locality(
                facts=_facts(model, LocalityFacts),
                province=provinces[model.province],
                team=Team(
                    _facts(model.team, TeamFacts), _members(model.team.members, today, "web")
                ),
                groups=tuple(sorted(groups, key=lambda group: natural_key(group.id))),
            )
        )
    return PublicContent(
        site=typed.site.model,
        provinces=tuple(provinces.values()),
        localities=tuple(localities),
        guides=tuple(guide.model for guide in typed.guides),
        ledger=ledger,
        retired=resolve_retired(ledger),
        facts=typed.facts.model.facts if typed.facts else (),
        citations=tuple(_citations(typed)),
        begins=typed.bulletin.model.begins if typed.bulletin else None,
        messages=typed.bulletin.model.messages if typed.bulletin else (),
        quizzes=tuple(quiz.model for quiz in typed.quizzes),
        checklist=typed.checklist.model if typed.checklist else None,
    )


def _citations(typed: Typed) -> Iterator[Citation]:
    for guide in typed.guides:
        for trail, key in guide.cited:
            part = getattr(guide.model, str(trail[0]))
            item = part[trail[1]] if len(trail) > 1 and isinstance(trail[1], int) else None
            yield Citation(guide.model.slug, key, getattr(item, "provinces", ()))


def natural_key(id: str) -> list[tuple[bool, int | str]]:
    """Return a sort key that puts thd-2 before thd-10."""
    return [(not part.isdigit(), int(part) if part.isdigit() else part) for part in id.split("-")]


def _group(model: GroupSource, locality_id: str, today: date) -> ResidentialGroup:
    return ResidentialGroup(
        facts=_facts(model, GroupFacts),
        locality_id=locality_id,
        web=_members(model.members, today, "web"),
        poster=_members(model.members, today, "web", "print"),
        paper=_members(model.members, today, "print"),
    )


def _members(
    members: Iterable[Member], today: date, *channels: Channel
) -> tuple[PublicMember, ...]:
    return tuple(
        _member(member, frozenset.intersection(*(may_show(member, c, today) for c in channels)))
        for member in members
    )


def _member(member: Member, fields: frozenset[PersonalField]) -> PublicMember:
    phone = member.phone if "phone" in fields else None
    return PublicMember(
        role=member.role,
        name=member.name if "name" in fields else None,
        organisation=member.organisation if "organisation" in fields else None,
        tasks=member.tasks if "tasks" in fields else (),
        phone=phone,
        zalo=member.zalo and phone is not None and "zalo" in fields,
    )


def _facts(model, facts_type):  # type: ignore[no-untyped-def]
    """Return model reduced to the fields of its public base type."""
    return facts_type.model_construct(
        **{name: getattr(model, name) for name in facts_type.model_fields}
    )
