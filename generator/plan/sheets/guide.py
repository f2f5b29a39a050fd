"""The sheets of one guide, and the infographic that carries a team's contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.model.guide import Guide, Step
from generator.model.public import Locality, PublicContent, ResidentialGroup
from generator.model.shared import Service
from generator.plan.items import (
    Edition,
    SheetPlan,
    Version,
    group_folder,
    group_url,
    guide_folder,
    province_names,
    services,
)
from generator.plan.kinds import GUIDE_KINDS, INFOGRAPHIC
from generator.plan.sheets import words as say
from generator.plan.sheets.codes import group_code, guide_code
from generator.plan.sheets.group import group_version
from generator.plan.version import version_of

SIDE_MM = {
    ("infographic", "a4"): 46.0,
    ("infographic", "a3"): 65.0,
    ("to-mang-ve", "a4"): 40.0,
    ("to-nguoi-giup", "a4"): 34.0,
    ("zalo", ""): 110.0,
}
"""The dark symbol of the guide's code, in mm (a picture counts 1 px as 1 pt)."""
_SECRET = re.compile(r"mật khẩu|passcode|OTP|mã xác nhận|câu hỏi bảo mật", re.IGNORECASE)
"""Steps that speak of these get no lines to write on: somebody would write a secret there."""
STRIP_SIDE_MM = {"a4": 34.0, "a3": 48.0}
"""The code of the team on an infographic with its strip."""


def guide_sheets(content: PublicContent, guide: Guide, base_url: str) -> Iterator[SheetPlan]:
    """Yield every sheet of guide; nobody is named on them."""
    words = guide_words(content, guide, base_url)
    for kind in GUIDE_KINDS:
        for size, mono in kind.variants:
            yield SheetPlan(
                kind=kind,
                size=size,
                mono=mono,
                edition="site",
                folder=guide_folder(guide.slug),
                source=f"guides/{guide.slug}.yml",
                title=f"{kind.title}: {guide.title}",
                words=words,
                codes=(guide_code(guide, base_url, SIDE_MM[kind.id, size], kind.purpose),),
                version=guide_version(guide),
                theme=content.site.theme,
                sample=False,
                guide_slug=guide.slug,
                pictures=_pictures(guide),
            )


def infographics_of_group(
    content: PublicContent,
    guide: Guide,
    locality: Locality,
    group: ResidentialGroup,
    base_url: str,
    edition: Edition,
) -> Iterator[SheetPlan]:
    """Yield the infographics of guide with the contacts of group, in the locality's look."""
    words = guide_words(content, guide, base_url)
    words["team"] = {
        "name": group.facts.name,
        "place": say.place_of(locality),
        "people": [say.person(member) for member in say.members_of(group, edition)],
        "office": say.office(locality.front_office, locality),
        "address": group_url(base_url, group.id),
        "check_code": group_version(content, locality, group, base_url).check_code,
    }
    for size, mono in INFOGRAPHIC.variants:
        code = guide_code(guide, base_url, SIDE_MM[INFOGRAPHIC.id, size], INFOGRAPHIC.purpose)
        team_code = group_code(group, base_url, STRIP_SIDE_MM[size], INFOGRAPHIC.purpose)
        yield SheetPlan(
            kind=INFOGRAPHIC,
            size=size,
            mono=mono,
            edition=edition,
            folder=f"{group_folder(group.id)}/huong-dan/{guide.slug}",
            source=f"guides/{guide.slug}.yml",
            title=f"{INFOGRAPHIC.title}: {guide.title} – {group.facts.name}",
            words=words,
            codes=(code, team_code),
            version=guide_version(guide),
            theme=say.theme_of(content, locality),
            sample=group.facts.sample,
            group_id=group.id,
            guide_slug=guide.slug,
            pictures=_pictures(guide),
        )


def guide_version(guide: Guide) -> Version:
    """Return the version that the guide's sheets and its page show."""
    return version_of(
        guide.reviewed, guide.model_dump(mode="json", exclude={"reviewed", "code", "asked"})
    )


def guide_words(content: PublicContent, guide: Guide, base_url: str) -> say.Words:
    """Return all that sheets of guide may say; each kind takes what it has room for."""
    known, only = services(content), province_names(content)
    topic = next(item for item in content.site.topics if item.id == guide.topic)
    return {
        "topic": topic.title,
        "title": guide.title,
        "summary": guide.summary,
        "who": guide.who,
        "minutes": guide.minutes,
        "minutes_note": guide.minutes_note,
        "cost": guide.cost,
        "bring": list(guide.bring),
        "steps": [_step(step, only) for step in guide.steps],
        "mistakes": [
            {"problem": item.problem, "fix": say.only_in(item.provinces, only) + item.fix}
            for item in guide.mistakes
        ],
        "safety": list(guide.safety),
        "help": guide.help,
        "aliases": list(guide.aliases),
        "loudspeaker": guide.loudspeaker,
        "zalo_message": guide.zalo_message,
        "address": say.short_link(guide, base_url),
        "reviewed": say.day(guide.reviewed),
        "valid_until": say.day(guide.valid_until) if guide.valid_until else None,
        "services": [_service(known[id]) for id in guide.services if id in known],
        "promise": content.site.promise,
        "team": None,
    }


def _step(step: Step, provinces: Mapping[str, str]) -> dict[str, Any]:
    return {
        "do": say.only_in(step.provinces, provinces) + step.do,
        "detail": step.detail,
        "warning": step.warning,
        "icon": step.icon,
        "secret": bool(_SECRET.search(f"{step.do} {step.detail} {step.warning}")),
        "screen": step.screen.model_dump(mode="json") if step.screen else None,
        "picture": {
            "file": step.picture.file,
            "alt": step.picture.alt,
            "seen": f"{step.picture.app_version}, {say.day(step.picture.date)}",
        }
        if step.picture
        else None,
    }


def _service(item: Service) -> dict[str, Any]:
    return {
        "name": item.name,
        "purpose": item.purpose,
        "phone": str(item.phone) if item.phone else None,
        "url": say.shown_link(item.url) if item.url else None,
    }


def _pictures(guide: Guide) -> tuple[str, ...]:
    return tuple(sorted({step.picture.file for step in guide.steps if step.picture}))
