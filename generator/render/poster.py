"""PosterPlan → PDF, through one Typst template."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from generator.errors import RenderError
from generator.model.place import Office, OldName
from generator.model.public import PublicMember
from generator.plan import PosterPlan, count_roles
from generator.render import qr
from generator.text_vi import capitalised, no_orphan, unbroken

TEMPLATES_DIR = Path(__file__).parent.parent / "templates" / "print"
FONTS_DIR = Path(__file__).parent.parent / "fonts"
LONGEST_LINE = 42
"""Characters of an address on one line beneath the code, at 10 pt or more."""

PDF_STANDARDS: Any = ["a-2a", "ua-1"]
"""Archive and accessibility; the compiler refuses what breaks them, a letter without glyph too."""


def poster_data(plan: PosterPlan) -> dict[str, Any]:
    """Return everything the sheet says, as JSON types; lengths in mm. The code is drawn later."""
    group, locality, office = plan.group.facts, plan.locality, plan.locality.front_office
    contacts = [_contact(member) for member in plan.members if member.phone]
    reachable = bool(contacts)
    if office.phone and len(contacts) < 3:
        contacts.append(_office(office))
    return {
        "paper": plan.paper,
        "title": f"Áp phích {group.name}, {locality.facts.name}",
        "sample": group.sample,
        "updated": group.updated.isoformat(),
        "locality": f"{locality.facts.name} · {locality.province.short_name}",
        "headline": ["Quét mã này,", unbroken("có người giúp")],
        "group": unbroken(capitalised(group.name)),
        "old_names": _old_names(group.old_names),
        "qr": {
            "payload": plan.qr.payload,
            "printed": _lines(plan.qr.payload),
            "side_mm": plan.qr.side_mm,
            "alt": f"Mã QR mở {plan.qr.label}: {plan.qr.payload}",
        },
        "contacts": contacts,
        "others": _others([member for member in plan.members if not member.phone], reachable),
        "venue": group.venue.name if group.venue else office.name,
        "schedule": group.schedule[0] if group.schedule else None,
        "no_smartphone": plan.no_smartphone,
        "promise": no_orphan(plan.promise),
        "small_print": f"Thông tin rà lại ngày {group.updated:%d/%m/%Y} · mã tổ {group.id}",
    }


def render_pdf(data: dict[str, Any], name: str) -> bytes:
    """Return the poster as a PDF/A-2a and PDF/UA-1: vector QR, real text, own fonts.

    Args:
        data: what `poster_data` returned.
        name: the output, for messages.

    Raises:
        RenderError: a letter without glyph, a text that does not fit, any compiler warning.
    """
    symbol = qr.encode(data["qr"]["payload"])
    quiet_mm = symbol.module_mm(data["qr"]["side_mm"]) * qr.QUIET_ZONE_MODULES
    drawn = data | {"qr": data["qr"] | {"svg": qr.svg(symbol), "quiet_mm": quiet_mm}}
    files = dict(template_files())
    files["main.typ"] = files["poster.typ"]
    files["data.json"] = json.dumps(drawn, ensure_ascii=False).encode()
    stamp = datetime.combine(date.fromisoformat(data["updated"]), time(), UTC)
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            files,  # type: ignore[type-var]  # the stubs forget that bytes are accepted
            format="pdf",
            pdf_standards=PDF_STANDARDS,
            timestamp=int(stamp.timestamp()),
        )
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(f"{name}: {_explain(str(error))}") from error
    if warnings:
        raise RenderError(f"{name}: {'; '.join(str(warning) for warning in warnings)}")
    return cast(bytes, pdf)


def _lines(payload: str) -> list[str]:
    """Return payload as printed: one line, or two broken after the host when it is long."""
    host_end = payload.find("/", len("https://")) + 1
    return [payload] if len(payload) <= LONGEST_LINE else [payload[:host_end], payload[host_end:]]


def _explain(words: str) -> str:
    """Return the engine's complaint in words an officer can act on."""
    if missing := re.search(r'the text `"(.+?)"` could not be displayed', words):
        return f"phông chữ không có '{missing[1]}'; gõ lại bằng chữ và dấu thường dùng"
    return words.removeprefix("panicked with: ").replace(
        "chữ không vừa", "chữ dài quá, không vừa tờ áp phích, hãy rút ngắn"
    )


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler: making one costs more than a poster."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_DIR)]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


def template_files() -> tuple[tuple[str, bytes], ...]:
    """Return the template folder as virtual files, under names that never change.

    Typst gives every new name an id for good, and panics when they run out.
    """
    paths = sorted(path for path in TEMPLATES_DIR.rglob("*") if path.suffix in {".typ", ".svg"})
    return tuple((path.relative_to(TEMPLATES_DIR).as_posix(), path.read_bytes()) for path in paths)


def _contact(member: PublicMember) -> dict[str, str | bool | None]:
    role = capitalised(member.role)
    about = f"{role} · {member.organisation}" if member.organisation else role
    return {
        "name": unbroken(member.name) if member.name else None,
        "role": about if member.name else role,
        "short": member.role,
        "is_office": False,
        "phone": str(member.phone),
    }


def _office(office: Office) -> dict[str, str | bool | None]:
    return {
        "name": no_orphan(office.name),
        "role": capitalised(office.hours) if office.hours else None,
        "short": "",
        "is_office": True,
        "phone": str(office.phone),
    }


def _others(members: list[PublicMember], reachable: bool) -> str | None:
    """Return one sentence about the members without a number on this sheet."""
    if not members:
        return None
    named = [f"{unbroken(member.name)} ({member.role})" for member in members if member.name]
    unnamed = len(members) - len(named)
    if not named:
        more = "còn" if reachable else "có"
        roles = count_roles(members)
        return f"Tổ {more} {unnamed} người sẵn sàng giúp: {roles}."
    return f"Cùng giúp: {', '.join(named)}" + (f" và {unnamed} người khác." if unnamed else ".")


def _old_names(names: tuple[OldName, ...]) -> str | None:
    if not names:
        return None
    return "Trước đây: " + "; ".join(
        f"{name.name}, {name.unit}" if name.unit else name.name for name in names
    )
