"""PosterPlan → PDF, through one Typst template."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from generator.errors import RenderError
from generator.model.place import OldName
from generator.model.public import PublicMember
from generator.plan import PosterPlan, capitalised
from generator.render import qr
from generator.text_vi import no_orphan, unbroken

TEMPLATES_DIR = Path(__file__).parent.parent / "templates" / "print"
FONTS_DIR = Path(__file__).parent.parent / "fonts"
PDF_STANDARDS = ("a-2a", "ua-1")
"""Archive and accessibility; the compiler refuses what breaks them, a letter without glyph too."""


def poster_data(plan: PosterPlan) -> dict[str, Any]:
    """Return everything the template shows, as JSON types; lengths in mm."""
    group, locality, symbol = plan.group.facts, plan.locality, qr.encode(plan.qr.payload)
    module_mm = symbol.module_mm(plan.qr.side_mm)
    office = locality.front_office
    reachable = any(member.phone for member in plan.members)
    contacts = [_contact(member) for member in plan.members if member.phone]
    if office.phone and len(contacts) < 3:
        contacts.append(
            {
                "name": no_orphan(office.name),
                "role": office.hours,
                "short": "",
                "phone": str(office.phone),
                "is_office": True,
            }
        )
    return {
        "paper": plan.paper,
        "title": f"Áp phích {group.name}, {locality.facts.name}",
        "sample": group.sample,
        "locality": f"{locality.facts.name} · {locality.province.short_name}",
        "headline": ["Quét mã này,", unbroken("có người giúp")],
        "group": unbroken(capitalised(group.name)),
        "old_names": _old_names(group.old_names),
        "qr": {
            "svg": qr.svg(symbol),
            "side_mm": plan.qr.side_mm,
            "quiet_mm": module_mm * qr.QUIET_ZONE_MODULES,
            "payload": plan.qr.payload,
            "alt": f"Mã QR mở {plan.qr.label}: {plan.qr.payload}",
        },
        "contacts": contacts,
        "others": _others([member for member in plan.members if not member.phone], reachable),
        "venue": unbroken(group.venue.name) if group.venue else None,
        "no_smartphone": plan.no_smartphone,
        "promise": no_orphan(plan.promise),
        "small_print": f"Thông tin rà lại ngày {group.updated:%d/%m/%Y} · mã tổ {group.id}",
    }


def render_pdf(plan: PosterPlan) -> bytes:
    """Return the poster as a one-page PDF/A-2a and PDF/UA-1: vector QR, real text, own fonts.

    Raises:
        RenderError: a letter without glyph, a text that does not fit, a second page, any warning
            of the compiler. The message names the poster.
    """
    files = dict(_template_files())
    files["main.typ"] = files["poster.typ"]
    files["data.json"] = json.dumps(poster_data(plan), ensure_ascii=False).encode()
    stamp = datetime.combine(plan.group.facts.updated, time(), UTC)
    try:
        pdf, warnings = _compiler().compile_with_warnings(
            files, format="pdf", pdf_standards=list(PDF_STANDARDS), timestamp=int(stamp.timestamp())
        )
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(f"{plan.stem}: {error}") from error
    if warnings:
        raise RenderError(f"{plan.stem}: {'; '.join(str(warning) for warning in warnings)}")
    return bytes(pdf)


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler: making one costs more than a poster."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_DIR)]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@cache
def _template_files() -> tuple[tuple[str, bytes], ...]:
    """Return the template folder as virtual files; names stay constant, or Typst runs out of ids."""
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


def _others(members: list[PublicMember], reachable: bool) -> str | None:
    """Return one sentence about the members without a number on this sheet."""
    if not members:
        return None
    named = [f"{unbroken(member.name)} ({member.role})" for member in members if member.name]
    unnamed = len(members) - len(named)
    if not named:
        more = "còn" if reachable else "có"
        return f"Tổ {more} {unnamed} thành viên sẵn sàng giúp bác."
    return f"Cùng giúp: {', '.join(named)}" + (f" và {unnamed} người khác." if unnamed else ".")


def _old_names(names: tuple[OldName, ...]) -> str | None:
    if not names:
        return None
    return "Trước đây: " + "; ".join(
        f"{name.name}, {name.unit}" if name.unit else name.name for name in names
    )
