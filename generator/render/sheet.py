"""SheetPlan → PDF or PNG, through one Typst design system."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, cast

import typst

from generator.errors import RenderError
from generator.plan import QrPlan, SheetPlan
from generator.render import illustration, qr
from generator.text_vi import no_orphan, phrases_tied

TEMPLATES_DIR = Path(__file__).parent.parent / "templates" / "print"
ICONS_DIR = TEMPLATES_DIR / "icons"
FONTS_DIR = Path(__file__).parent.parent / "fonts"

PDF_STANDARDS: Any = ["a-2a", "ua-1"]
"""Archive and accessibility; the compiler refuses what breaks them, a letter without glyph too."""
SHARED_FILES = ("lib.typ", "icons.json")
PAPER_ONLY = " · CHỈ IN, KHÔNG\u00a0ĐĂNG\u00a0MẠNG"
"""On each sheet of the paper edition, which looks like the public one and may be passed on."""
DRAWN = frozenset({"infographic", "take_home"})
"""The templates that show the drawn screens of steps."""
PICTURE_PPI = 72  # a picture is laid out with 1 pt for 1 px


def sheet_data(plan: SheetPlan) -> dict[str, Any]:
    """Return all that decides how the sheet looks, as JSON types; lengths in mm."""
    is_paper = plan.edition == "paper"
    return {
        "kind": plan.kind.id,
        "template": plan.kind.template,
        "size": plan.size,
        "mono": plan.mono,
        "title": plan.title,
        "sample": plan.sample,
        "theme": plan.theme.model_dump(mode="json"),
        "date": plan.version.date.isoformat(),
        "version": f"Bản {plan.version.date:%d/%m/%Y}" + (PAPER_ONLY if is_paper else ""),
        "paper_only": is_paper,
        "check_code": plan.version.check_code,
        "words": _tied(plan.words) | _steps_drawn(plan),
        "codes": [_code(code) for code in plan.codes],
    }


def render_pdf(data: dict[str, Any], name: str, pictures: dict[str, bytes] | None = None) -> bytes:
    """Return the sheet as a PDF/A-2a and PDF/UA-1: vector QR, real text, own fonts.

    Args:
        data: what `sheet_data` returned.
        name: the output, for messages.
        pictures: the content of every picture that the sheet shows, by file name.

    Raises:
        RenderError: a letter without glyph, a text that does not fit, any compiler warning.
    """
    day = datetime.fromisoformat(data["date"]).date()
    stamp = int(datetime.combine(day, time(), UTC).timestamp())
    options = {"format": "pdf", "pdf_standards": PDF_STANDARDS, "timestamp": stamp}
    return _compile(data, name, pictures or {}, options)


def render_png(data: dict[str, Any], name: str, pictures: dict[str, bytes] | None = None) -> bytes:
    """Return the sheet as a PNG of one pixel a point, in all its colours.

    Raises:
        RenderError: as `render_pdf`.
    """
    return _compile(data, name, pictures or {}, {"format": "png", "ppi": PICTURE_PPI})


def _compile(
    data: dict[str, Any], name: str, pictures: dict[str, bytes], options: dict[str, Any]
) -> bytes:
    drawn = data | {
        "codes": [_drawn(code) for code in data["codes"]],
        # The engine takes files as text alone: a picture travels as a list of numbers.
        "pictures": {file: list(content) for file, content in pictures.items()},
    }
    known = dict(template_files())
    # No file more than the sheet needs: the engine reads each one for each sheet.
    files = {name: known[name] for name in SHARED_FILES}
    files["main.typ"] = known[f"{data['template']}.typ"]
    files["data.json"] = json.dumps(drawn, ensure_ascii=False).encode()
    try:
        result, warnings = _compiler().compile_with_warnings(files, **options)
    except (typst.TypstError, RuntimeError) as error:
        raise RenderError(f"{name}: {_explain(str(error))}") from error
    if warnings:
        raise RenderError(f"{name}: {'; '.join(str(warning) for warning in warnings)}")
    if isinstance(result, list):
        raise RenderError(f"{name}: chữ tràn sang trang thứ hai")
    return cast(bytes, result)


def _code(plan: QrPlan) -> dict[str, Any]:
    host_end = plan.payload.find("/", len("https://")) + 1
    return {
        "payload": plan.payload,
        "parts": [plan.payload[:host_end], plan.payload[host_end:]],
        "side_mm": plan.side_mm,
        "purpose": plan.purpose,
        "label": plan.label,
        "alt": f"Mã QR mở {plan.label}: {plan.payload}",
    }


def _drawn(code: dict[str, Any]) -> dict[str, Any]:
    symbol = qr.encode(code["payload"], code["purpose"])
    quiet_mm = symbol.module_mm(code["side_mm"]) * qr.QUIET_ZONE_MODULES
    return code | {"svg": qr.svg(symbol), "quiet_mm": quiet_mm}


def _steps_drawn(plan: SheetPlan) -> dict[str, Any]:
    """Return the steps with the drawing of each screen, for the sheets that have room for it."""
    if plan.kind.template not in DRAWN:
        return {}
    theme = plan.theme
    look = illustration.printed(theme.brand, theme.tint, theme.accent, words=False, mono=plan.mono)
    return {
        "steps": [_tied(step) | {"drawing": _drawing(step, look)} for step in plan.words["steps"]]
    }


def _drawing(step: dict[str, Any], look: illustration.Look) -> dict[str, Any] | None:
    if not step["screen"]:
        return None
    screen = illustration.screen_of(step["screen"])
    if step["icon"] and not illustration.tells_without_words(screen):
        return None
    drawn = illustration.compose(screen, look=look)
    return {
        "svg": drawn.svg,
        "ratio": drawn.width / drawn.height,
        "alt": illustration.describe(screen),
    }


def _tied(words: Any) -> Any:
    """Return words so that no syllable stands alone on a line, and no number without its noun."""
    if isinstance(words, str):
        return no_orphan(phrases_tied(words))
    if isinstance(words, list):
        return [_tied(item) for item in words]
    if isinstance(words, dict):
        return {key: _tied(item) for key, item in words.items()}
    return words


def _explain(words: str) -> str:
    """Return the engine's complaint in words an officer can act on."""
    if missing := re.search(r'the text `"(.+?)"` could not be displayed', words):
        return f"phông chữ không có '{missing[1]}'; gõ lại bằng chữ và dấu thường dùng"
    return words.removeprefix("panicked with: ").replace(
        "chữ không vừa", "chữ dài quá, không vừa tờ in, hãy rút ngắn"
    )


@cache
def _compiler() -> typst.Compiler:
    """Return this process's compiler: making one costs more than a poster."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_DIR)]
    )
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)


@cache
def template_files() -> tuple[tuple[str, bytes], ...]:
    """Return the design system as virtual files, under names that never change.

    Typst gives every new name an id for good, and panics when they run out. All icons travel in
    one file.
    """
    icons = {path.stem: path.read_text("utf-8") for path in sorted(ICONS_DIR.glob("*.svg"))}
    templates = [(path.name, path.read_bytes()) for path in sorted(TEMPLATES_DIR.glob("*.typ"))]
    return (*templates, ("icons.json", json.dumps(icons).encode()))
