"""References between files: what is named must exist, once, and lead where we allow."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from generator import messages_vi as say
from generator.errors import Problem, SourcePos
from generator.model.guide import Guide
from generator.model.place import MAP_DOMAIN, LocalitySource
from generator.model.shared import LegalReference
from generator.text_vi import did_you_mean
from generator.validate.typed import Sourced, Typed
from generator.validate.walk import walk

RESERVED_SLUGS = frozenset(
    {"t", "h", "in", "huong-dan", "chu-de", "doi-tuong", "dia-phuong", "assets", "search", "admin"}
    | {"ky-nang", "tinh-thanh", "thanh-vien", "ung-dung", "gioi-thieu", "quyen-rieng-tu"}
    | {"so-tay"}
)
"""First path pieces that the site itself uses (URL contract, design section 4)."""

Look = Callable[[str, str, SourcePos], Iterator[Problem]]

_KEPT_IN_PROVINCES = frozenset({"service"})


def check_links(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each unknown, repeated or forbidden reference."""
    yield from _repeated_ids(typed)
    yield from _unknown_references(typed)
    yield from _two_numbers(typed)
    yield from _forbidden_links(typed)


def _repeated_ids(typed: Typed) -> Iterator[Problem]:
    site, spaces = typed.site, []
    spaces.append(
        [(item.id, site.pos("topics", n, "id")) for n, item in enumerate(site.model.topics)]
    )
    spaces.append(
        [(item.id, site.pos("audiences", n, "id")) for n, item in enumerate(site.model.audiences)]
    )
    spaces.append(
        [(item.id, site.pos("skills", n, "id")) for n, item in enumerate(site.model.skills)]
    )
    numbers = list(_services(typed))
    if typed.facts:
        facts = enumerate(typed.facts.model.facts)
        numbers += [(fact.id, typed.facts.pos("facts", n, "id")) for n, fact in facts]
    spaces.append(numbers)
    spaces.append([(group.model.id, group.pos("id")) for group in typed.all_groups()])
    spaces.append([(guide.model.code, guide.pos("code")) for guide in typed.guides])
    for locality in typed.localities:
        offices = enumerate(locality.model.offices)
        spaces.append([(office.id, locality.pos("offices", n, "id")) for n, office in offices])
    for space in spaces:
        yield from _repeats(space)
    for locality in typed.localities:
        if locality.model.id in RESERVED_SLUGS:
            message = say.RESERVED_SLUG.format(id=locality.model.id)
            yield Problem(locality.pos("id"), message, say.RESERVED_SLUG_HINT)


def _repeats(space: Iterable[tuple[str, SourcePos]]) -> Iterator[Problem]:
    first: dict[str, SourcePos] = {}
    for id, pos in space:
        if id in first:
            yield Problem(pos, say.ID_TWICE.format(id=id, first=first[id]), say.ID_TWICE_HINT)
        first.setdefault(id, pos)


def _services(typed: Typed) -> Iterator[tuple[str, SourcePos]]:
    for key in ("hotlines", "services"):
        for number, service in enumerate(getattr(typed.site.model, key)):
            yield service.id, typed.site.pos(key, number, "id")
    for province in typed.provinces:
        for number, service in enumerate(province.model.services):
            yield service.id, province.pos("services", number, "id")


def _unknown_references(typed: Typed) -> Iterator[Problem]:
    site = typed.site
    guides = {guide.model.slug: guide.model for guide in typed.guides}
    known: dict[str, set[str]] = {
        "province": {province.model.id for province in typed.provinces},
        "topic": {topic.id for topic in site.model.topics},
        "audience": {audience.id for audience in site.model.audiences},
        "guide": set(guides),
        "service": {id for id, _ in _services(typed)},
        "legal": {legal.id for legal in site.model.legal},
    }

    def look(what: str, id: str, pos: SourcePos, extra: Iterable[str] = ()) -> Iterator[Problem]:
        names = known[what].union(extra)
        if id in typed.broken.get(what, ()) or (
            what in _KEPT_IN_PROVINCES and typed.broken["province"]
        ):
            return
        if id not in names:
            message = say.UNKNOWN_REF.format(what=say.REF_WHAT[what], id=id)
            listed = say.UNKNOWN_REF_HINT.format(known=", ".join(sorted(names)) or "—")
            yield Problem(pos, message, did_you_mean(id, names) or listed)

    for number, slug in enumerate(site.model.featured_guides):
        yield from look("guide", slug, site.pos("featured_guides", number))
    for n, skill in enumerate(site.model.skills):
        for m, slug in enumerate(skill.guides):
            yield from look("guide", slug, site.pos("skills", n, "guides", m))
    yield from look("guide", site.model.scam_warning.guide, site.pos("scam_warning", "guide"))
    if site.model.urgent_guide:
        yield from look("guide", site.model.urgent_guide, site.pos("urgent_guide"))
    for guide in typed.guides:
        yield from look("topic", guide.model.topic, guide.pos("topic"))
        for key, what in (
            ("audiences", "audience"),
            ("provinces", "province"),
            ("services", "service"),
            ("legal", "legal"),
        ):
            for number, id in enumerate(getattr(guide.model, key)):
                yield from look(what, id, guide.pos(key, number))
        for key in ("steps", "mistakes", "links"):
            for n, part in enumerate(getattr(guide.model, key)):
                for m, id in enumerate(part.provinces):
                    yield from look("province", id, guide.pos(key, n, "provinces", m))
    yield from _lessons(typed, look)
    for locality in typed.localities:
        model, own = locality.model, {legal.id for legal in locality.model.legal}
        yield from look("province", model.province, locality.pos("province"))
        for number, id in enumerate(model.legal_basis):
            yield from look("legal", id, locality.pos("legal_basis", number), own)
        if model.established:
            yield from look("legal", model.established, locality.pos("established"), own)
        if model.team.legal:
            yield from look("legal", model.team.legal, locality.pos("team", "legal"), own)
        for n, programme in enumerate(model.programmes):
            for m, slug in enumerate(programme.guides):
                pos = locality.pos("programmes", n, "guides", m)
                yield from look("guide", slug, pos)
                if model.province in known["province"]:
                    yield from _other_province(guides.get(slug), locality, pos)


def _lessons(typed: Typed, look: Look) -> Iterator[Problem]:
    """Yield what is wrong with the references of the bulletin, the quizzes and the checklist."""
    if typed.bulletin:
        for n, message in enumerate(typed.bulletin.model.messages):
            yield from look("guide", message.guide, typed.bulletin.pos("messages", n, "guide"))
            for m, id in enumerate(message.provinces):
                pos = typed.bulletin.pos("messages", n, "provinces", m)
                yield from look("province", id, pos)
    for quiz in typed.quizzes:
        yield from look("topic", quiz.model.topic, quiz.pos("topic"))
        for n, question in enumerate(quiz.model.questions):
            yield from look("guide", question.guide, quiz.pos("questions", n, "guide"))
    if typed.checklist:
        for n, group in enumerate(typed.checklist.model.groups):
            for m, check in enumerate(group.checks):
                pos = typed.checklist.pos("groups", n, "checks", m, "guide")
                yield from look("guide", check.guide, pos) if check.guide else ()


def _other_province(
    guide: Guide | None, locality: Sourced[LocalitySource], pos: SourcePos
) -> Iterator[Problem]:
    if guide and guide.provinces and locality.model.province not in guide.provinces:
        message = say.GUIDE_OTHER_PROVINCE.format(id=guide.slug, province=locality.model.name)
        hint = say.GUIDE_OTHER_PROVINCE_HINT.format(province=locality.model.province)
        yield Problem(pos, message, hint)


def _two_numbers(typed: Typed) -> Iterator[Problem]:
    """Yield a problem where one key has two numbers or dates, or one document two keys."""
    first: dict[str, tuple[LegalReference, SourcePos]] = {}
    keys: dict[tuple[str, str], str] = {}
    holders: list[Sourced[Any]] = [typed.site, *typed.localities]
    for sourced in holders:
        own: set[str] = set()
        for number, legal in enumerate(sourced.model.legal):
            pos = sourced.pos("legal", number, "id")
            there, where = first.setdefault(legal.id, (legal, pos))
            if there.number != legal.number:
                message = say.LEGAL_TWO_NUMBERS.format(
                    id=legal.id,
                    here=legal.number or say.NO_NUMBER,
                    there=there.number or say.NO_NUMBER,
                    first=where,
                )
                yield Problem(pos, message, say.LEGAL_TWO_NUMBERS_HINT)
            elif there.date != legal.date:
                message = say.LEGAL_TWO_DATES.format(
                    id=legal.id, here=legal.date, there=there.date, first=where
                )
                yield Problem(pos, message, say.LEGAL_TWO_NUMBERS_HINT)
            elif legal.id in own:
                yield Problem(pos, say.ID_TWICE.format(id=legal.id, first=where), say.ID_TWICE_HINT)
            own.add(legal.id)
            if legal.number:
                other = keys.setdefault((legal.number, legal.issuer), legal.id)
                if other != legal.id:
                    message = say.LEGAL_TWICE.format(
                        number=legal.number, issuer=legal.issuer, other=other, first=first[other][1]
                    )
                    yield Problem(pos, message, say.LEGAL_TWICE_HINT.format(other=other))


def _forbidden_links(typed: Typed) -> Iterator[Problem]:
    for sourced in typed.everything():
        for trail, value in walk(sourced.model):
            if trail and trail[-1] in ("url", "map") and isinstance(value, str):
                domain = MAP_DOMAIN if trail[-1] == "map" else urlsplit(value).hostname or ""
                if not typed.site.model.allows(domain):
                    message = say.LINK_NOT_ALLOWED.format(domain=domain)
                    yield Problem(sourced.pos(*trail), message, say.LINK_NOT_ALLOWED_HINT)
