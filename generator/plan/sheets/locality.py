"""The sheets of one locality: what stands on a counter, goes to a market or to an open day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.model.guide import Guide
from generator.model.public import Locality, PublicContent, ResidentialGroup
from generator.plan.items import (
    Edition,
    QrPlan,
    SheetPlan,
    Version,
    applies,
    featured,
    group_url,
    in_provinces,
    locality_folder,
    say_days,
)
from generator.plan.kinds import (
    BOOKLET,
    CONSENT_FORM,
    CONTACT_SHEET,
    COUNTER,
    FOLDED_BOOKLET,
    HOUSEHOLD_CHECK,
    LOCALITY_KINDS,
    MARKET,
    OPEN_DAY,
    PLACEMENT,
    TAMPER_CHECK,
)
from generator.plan.sheets import words as say
from generator.plan.sheets.codes import group_code, guide_code, locality_code
from generator.plan.sheets.forms import checks_of, consent_form, household_check, laws_of
from generator.plan.sheets.group import group_version
from generator.plan.sheets.guide import guide_version, guide_words
from generator.plan.version import version_of
from generator.text_vi import capitalised

Told = tuple[say.Words, tuple[QrPlan, ...]]
"""What a sheet says, and its codes; a word named `code` is the number of one of them."""

CELL_SIDES_MM = ((6, 30.0), (10, 36.0), (10_000, 26.0))
"""The codes of a contact sheet: up to how many groups, how large."""
GUIDE_SIDE_MM = 28.0
COVER_SIDE_MM = 34.0
SIGN_SIDE_MM = 60.0
TENT_SIDE_MM = 74.0
"""The dark symbols, in mm. What is held in the hand is read at 30 cm, a sign at an arm's length and
more (research on reading distance)."""

ZONES = (
    ("cong-dan", ("chinh-quyen-so",), ("trung-tam-phuc-vu-hanh-chinh-cong", "cong-an")),
    ("kinh-te", ("kinh-te-so",), ("phong-kinh-te",)),
    ("xa-hoi", ("xa-hoi-so", "an-toan-so"), ("phong-van-hoa-xa-hoi",)),
)
"""The zones of an open day: the topics each is about, how the ids of offices to invite begin.

Source: plan of phường Hòa Xuân for 2026, appendix, model 4.
"""
CODES_PER_SIGN = 2
MARKET_TOPIC = "kinh-te-so"
MARKET_PAY, MARKET_SAFE = "thanh-toan-ma-qr", "nhan-biet-lua-dao"
MARKET_GUIDES = 2
MARKET_MODEL = "Tiểu thương số"


def locality_sheets(
    content: PublicContent, locality: Locality, base_url: str, edition: Edition
) -> Iterator[SheetPlan]:
    """Yield every sheet of locality; those that name nobody have no paper edition."""
    facts = locality.facts
    version = locality_version(content, locality, base_url)
    for kind in LOCALITY_KINDS:
        if edition == "paper" and kind not in (BOOKLET, FOLDED_BOOKLET):
            continue
        if not locality.groups and kind in (CONTACT_SHEET, TAMPER_CHECK):
            continue
        if not content.checklist and kind is HOUSEHOLD_CHECK:
            continue
        if kind in (BOOKLET, FOLDED_BOOKLET):
            words, codes = _booklet(content, locality, base_url, edition)
        else:
            words, codes = _TELLERS[kind.id](content, locality, base_url)
        for size in kind.sizes:
            yield SheetPlan(
                kind=kind,
                size=size,
                mono=False,
                edition=edition,
                folder=locality_folder(locality.id),
                source=_SOURCES.get(kind.id, f"localities/{locality.id}/locality.yml"),
                title=f"{kind.title}: {facts.name}",
                words=_common(content, locality) | words,
                codes=codes,
                version=version,
                theme=say.theme_of(content, locality),
                sample=facts.sample or any(group.facts.sample for group in locality.groups),
                locality_id=locality.id,
            )


def locality_version(content: PublicContent, locality: Locality, base_url: str) -> Version:
    """Return the version that the locality's sheets and its page show.

    It is made from what is published alone, as a group's. A guide counts with its title and its
    address: its own sheets and its page carry its own version.
    """
    told = {
        **_common(content, locality),
        "old_units": _old_units(locality),
        "groups": [
            [
                _group(group, base_url, "site"),
                group_version(content, locality, group, base_url).check_code,
            ]
            for group in _in_order(locality)
        ],
        "offices": _offices(locality),
        "duty": _duty(locality),
        "guides": [
            [guide.title, say.short_link(guide, base_url)] for guide in _guides(content, locality)
        ],
        "hotlines": say.hotlines(content, locality.province),
        "laws": laws_of(content),
        "checks": checks_of(content),
    }
    day = max([locality.facts.updated, *(group.facts.updated for group in locality.groups)])
    return version_of(day, told)


# --- What each sheet says ---------------------------------------------------------------------


def _contact_sheet(content: PublicContent, locality: Locality, base_url: str) -> Told:
    groups = _in_order(locality)
    cells = [
        {
            "name": capitalised(group.facts.name),
            "old_names": say.old_names(group.facts.old_names),
            "code": number,
        }
        for number, group in enumerate(groups)
    ]
    side_mm = next(side for most, side in CELL_SIDES_MM if len(groups) <= most)
    codes = tuple(group_code(group, base_url, side_mm, "hand") for group in groups)
    return {"groups": cells, "unit": _unit(locality)}, codes


def _booklet(content: PublicContent, locality: Locality, base_url: str, edition: Edition) -> Told:
    facts, guides = locality.facts, _most_needed(content, locality)
    words = {
        "old_units": _old_units(locality),
        "summary": facts.summary,
        "date": say.day(facts.updated),
        "year": facts.updated.year,
        "unit": _unit(locality),
        "code": 0,
        "groups": [_group(group, base_url, edition) for group in _in_order(locality)],
        "offices": _offices(locality),
        "duty": _duty(locality),
        "hotlines": say.hotlines(content, locality.province),
        "guides": [
            _chapter(content, guide, base_url) | {"code": number}
            for number, guide in enumerate(guides, start=1)
        ],
        "more": [
            _listed(guide, base_url) for guide in _guides(content, locality) if guide not in guides
        ],
    }
    codes = (
        locality_code(locality, base_url, COVER_SIDE_MM),
        *(guide_code(guide, base_url, GUIDE_SIDE_MM, "hand") for guide in guides),
    )
    return words, codes


def _open_day(content: PublicContent, locality: Locality, base_url: str) -> Told:
    guides, codes, zones = _guides(content, locality), list[QrPlan](), []
    for id, topics, office_ids in ZONES:
        chosen = [guide for guide in guides if guide.topic in topics]
        first = len(codes)
        codes += [
            guide_code(guide, base_url, SIGN_SIDE_MM, "wall") for guide in chosen[:CODES_PER_SIGN]
        ]
        zones.append(
            {
                "id": id,
                "guides": [_listed(guide, base_url) for guide in chosen],
                "codes": list(range(first, len(codes))),
                "offices": [
                    item["name"] for item in _offices(locality) if item["id"].startswith(office_ids)
                ],
            }
        )
    return {"zones": zones, "front": _offices(locality)[0]}, tuple(codes)


def _market(content: PublicContent, locality: Locality, base_url: str) -> Told:
    guides = {guide.slug: guide for guide in _guides(content, locality)}
    pay, safe = guides.get(MARKET_PAY), guides.get(MARKET_SAFE)
    codes = tuple(
        guide_code(guide, base_url, SIGN_SIDE_MM, "wall") for guide in (pay, safe) if guide
    )
    own = next((item for item in locality.facts.programmes if MARKET_MODEL in item.title), None)
    words = {
        "pay": _listed(pay, base_url) | {"code": 0} if pay else None,
        "safe": _listed(safe, base_url) | {"code": len(codes) - 1} if safe else None,
        "guides": [
            _listed(guide, base_url)
            for guide in guides.values()
            if guide.topic == MARKET_TOPIC or guide.slug == MARKET_SAFE
        ][:MARKET_GUIDES],
        "model": {"lead": own.lead, "when": own.when} if own else None,
    }
    return words, codes


def _counter(content: PublicContent, locality: Locality, base_url: str) -> Told:
    words = {
        "front": _offices(locality)[0],
        "duty": _duty(locality),
        "guides": [_listed(guide, base_url) for guide in _most_needed(content, locality)],
        "code": 0,
    }
    return words, (locality_code(locality, base_url, TENT_SIDE_MM),)


def _placement(content: PublicContent, locality: Locality, base_url: str) -> Told:
    return {}, ()


def _tamper_check(content: PublicContent, locality: Locality, base_url: str) -> Told:
    rows = [
        {
            "name": capitalised(group.facts.name),
            "venue": group.facts.venue.name if group.facts.venue else None,
            "address": group_url(base_url, group.id),
            "check_code": group_version(content, locality, group, base_url).check_code,
        }
        for group in _in_order(locality)
    ]
    return {"groups": rows, "front": _offices(locality)[0]}, ()


_TELLERS = {
    CONTACT_SHEET.id: _contact_sheet,
    OPEN_DAY.id: _open_day,
    MARKET.id: _market,
    COUNTER.id: _counter,
    PLACEMENT.id: _placement,
    TAMPER_CHECK.id: _tamper_check,
    CONSENT_FORM.id: consent_form,
    HOUSEHOLD_CHECK.id: household_check,
}
_SOURCES = {HOUSEHOLD_CHECK.id: "checklist.yml"}
"""The file to open when a sheet cannot be drawn, where it is not the locality's own."""


# --- Pieces -----------------------------------------------------------------------------------


def _common(content: PublicContent, locality: Locality) -> say.Words:
    return {
        "place": say.place_of(locality),
        "name": capitalised(locality.facts.name),
        "called": locality.facts.name,
        "kind": locality.facts.kind,
        "promise": content.site.promise,
        "no_smartphone": content.site.no_smartphone,
    }


def _in_order(locality: Locality) -> list[ResidentialGroup]:
    """Return the groups as people count: 1, 2, … 10."""

    def key(group: ResidentialGroup) -> list[tuple[int, str]]:
        parts = re.findall(r"\d+|\D+", group.id)
        return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]

    return sorted(locality.groups, key=key)


def _guides(content: PublicContent, locality: Locality) -> list[Guide]:
    """Return the guides meant for the locality's province, the most-needed first."""
    first = _most_needed(content, locality)
    every = [guide for guide in content.guides if applies(guide, locality.province)]
    return list(dict.fromkeys((*first, *_as_there(every, locality))))


def _most_needed(content: PublicContent, locality: Locality) -> list[Guide]:
    """Return the guides that a booklet tells whole and a sign has room for.

    All guides would make a booklet of some 200 pages; a stapled one holds about 80.
    """
    return _as_there(featured(content, locality.province), locality)


def _as_there(guides: Iterable[Guide], locality: Locality) -> list[Guide]:
    """Return guides with only the steps and mistakes of the locality's province."""
    return [in_provinces(guide, {locality.province.id}) for guide in guides]


def _unit(locality: Locality) -> str:
    """Return what people call the groups here: "tổ dân phố", "thôn, khu dân cư"."""
    return ", ".join(dict.fromkeys(group.facts.kind for group in locality.groups))


def _old_units(locality: Locality) -> list[str]:
    return [
        f"{unit.name} (một phần)" if unit.part == "một phần" else unit.name
        for unit in locality.facts.old_units
    ]


def _group(group: ResidentialGroup, base_url: str, edition: Edition) -> say.Words:
    """Return one entry of the directory: who may be called, else how many there are."""
    facts, members = group.facts, say.members_of(group, edition)
    people = [say.person(member) for member in members if member.phone]
    return {
        "name": capitalised(facts.name),
        "old_names": say.old_names(facts.old_names),
        "venue": facts.venue.name if facts.venue else None,
        "venue_address": facts.venue.address if facts.venue else None,
        "schedule": list(facts.schedule),
        "people": [
            {key: one[key] for key in ("name", "role", "organisation", "phone")} for one in people
        ],
        "others": len(members) - len(people),
        "link": say.shown_link(group_url(base_url, group.id)),
    }


def _offices(locality: Locality) -> list[say.Words]:
    return [{"id": item.id} | say.office(item, locality) for item in locality.facts.offices]


def _duty(locality: Locality) -> list[say.Words]:
    return [
        {
            "days": capitalised(say_days(shift.days)),
            "hours": shift.hours or "–".join(time for time in (shift.start, shift.end) if time),
            "place": shift.place,
            "who": shift.who,
            "helps_with": list(shift.helps_with),
        }
        for shift in locality.facts.duty_roster
    ]


def _listed(guide: Guide, base_url: str) -> say.Words:
    return {"title": guide.title, "link": say.shown_link(say.short_link(guide, base_url))}


def _chapter(content: PublicContent, guide: Guide, base_url: str) -> say.Words:
    """Return a guide as the booklet tells it, with its own version."""
    told, version = guide_words(content, guide, base_url), guide_version(guide)
    kept = (
        "topic", "title", "summary", "minutes", "minutes_note", "cost", "bring", "safety", "help",
        "valid_until",
    )  # fmt: skip
    steps = [
        {key: step[key] for key in ("do", "detail", "warning", "icon")} for step in told["steps"]
    ]
    return {
        **{key: told[key] for key in kept},
        "steps": steps,
        "version": f"{version.date:%d/%m/%Y}",
        "check_code": version.check_code,
    }
