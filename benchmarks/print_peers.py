"""The A4 wall poster made with WeasyPrint and with ReportLab, from the facts that ours is made of.

Each as its manual teaches: fonts registered once a process, style sheet parsed once, real text,
the code as vectors. Neither draws our icons and scale bar, tags the document, tries several
densities or reads its code back; they show SHOWN contacts, as ours does here, and trust that
all fits.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import generator
from generator.render import qr
from generator.units import PT_PER_INCH

FONTS_DIR = Path(generator.__file__).parent / "fonts"
SHOWN = 1
HEADLINE, CALL = "Quét mã để hỏi", "Hoặc gọi người giúp"
BRAND, HELP, ALARM, INK = "#0b3d6b", "#fff6d6", "#a30f14", "#111111"
MM = PT_PER_INCH / 25.4
FAMILY = "Be Vietnam Pro"
WEIGHTS = {400: "Regular", 700: "Bold", 800: "ExtraBold"}


@dataclass(frozen=True)
class Facts:
    """What the poster says, line by line; `side_mm` is the dark symbol's."""

    title: str
    place: str
    name: str
    old_names: tuple[str, ...]
    sample: bool
    address: str
    contacts: tuple[tuple[str, str, str], ...]
    more: str
    venue: str
    schedule: str
    promise: str
    footer: str
    side_mm: float


def facts(data: dict[str, Any]) -> Facts:
    """Return what the data of one of our sheets says."""
    words = data["words"]
    people = [one for one in words["people"] if one["phone"]]
    more = len(words["people"]) - min(SHOWN, len(people))
    office = words["offices"][0]
    return Facts(
        title=data["title"],
        place=words["place"],
        name=words["name"],
        old_names=tuple(f"Trước đây: {name}" for name in words["old_names"]),
        sample=data["sample"],
        address=data["codes"][0]["payload"],
        contacts=tuple((one["name"], one["role"], one["phone"]) for one in people[:SHOWN]),
        more=f"Tổ còn {more} người nữa. Quét mã để xem." if more else "",
        venue=words["venue"]["name"] if words["venue"] else office["name"],
        schedule=words["schedule"][0] if words["schedule"] else "",
        promise=words["promise"],
        footer=f"{data['version']} · mã kiểm tra {data['check_code']} · {words['code']}",
        side_mm=data["codes"][0]["side_mm"],
    )


STYLE = f"""
@page {{ size: A4; margin: 10mm }}
body {{ margin: 0; font: 400 20pt/1.25 "{FAMILY}"; color: {INK} }}
p, h1, h2 {{ margin: 0 }}
header {{ background: {BRAND}; color: white; font-weight: 700;
  padding: 4mm 5mm; border-radius: 3mm }}
h1 {{ font-size: 60pt; font-weight: 800; line-height: 1.15 }}
.code {{ display: flex; align-items: center }}
.code div {{ flex: 1 }}
h2 {{ font-size: 36pt; font-weight: 800; color: {BRAND}; line-height: 1.15 }}
.sample {{ display: inline-block; background: {ALARM}; color: white; padding: 1mm 4mm;
  border-radius: 2mm; font: 800 30pt "{FAMILY}" }}
.call {{ font-size: 24pt; color: {INK} }}
.number {{ font-size: 36pt; font-weight: 800; color: {BRAND}; line-height: 1.2 }}
.note {{ border: 0.8pt solid {INK}; border-radius: 2.5mm; padding: 2.4mm 4mm; margin-top: 3mm }}
.help {{ background: {HELP} }}
.alarm {{ border-color: {ALARM}; font-weight: 700 }}
footer {{ font-size: 12pt; margin-top: 3mm }}
"""


@cache
def _weasyprint() -> tuple[Any, Any, Any]:
    """Return the HTML class, the parsed style sheet and the fonts of this process."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {weight};'
        f" src: url({(FONTS_DIR / f'BeVietnamPro-{name}.ttf').as_uri()}) }}"
        for weight, name in WEIGHTS.items()
    )
    style = weasyprint.CSS(string=faces + STYLE, font_config=fonts)
    return weasyprint.HTML, style, fonts


def weasyprint_pdf(data: dict[str, Any]) -> bytes:
    """Return the poster as WeasyPrint makes it."""
    html, style, fonts = _weasyprint()
    return html(string=_html(facts(data))).write_pdf(stylesheets=[style], font_config=fonts)


def _html(it: Facts) -> str:
    symbol = qr.encode(it.address)
    box_mm = it.side_mm + 2 * qr.QUIET_ZONE_MODULES * symbol.module_mm(it.side_mm)
    people = "".join(
        f'<p><b>{escape(name)}</b>, {escape(role)}<p class="number">{escape(phone)}'
        for name, role, phone in it.contacts
    )
    return f"""<!doctype html><html lang="vi"><title>{escape(it.title)}</title>
<header>{escape(it.place)}<h1>{HEADLINE}</h1></header>
<section class="code">
<img alt="Mã QR" style="width: {box_mm}mm; margin-left: -8mm"
 src="data:image/svg+xml,{quote(qr.svg(symbol))}">
<div><h2>{escape(it.name)}</h2>{"".join(f"<p>{escape(name)}" for name in it.old_names)}
{'<p><span class="sample">MẪU</span>' if it.sample else ""}</div>
</section>
<p>Hoặc gõ: <b>{escape(it.address)}</b>
<h2 class="call">{CALL}</h2>{people}<p>{escape(it.more)}
<p class="note help">Nơi gặp: <b>{escape(it.venue)}</b>
<br>{escape(it.schedule)}
<p class="note alarm">{escape(it.promise)}
<footer>{escape(it.footer)}</footer></html>"""


def reportlab_pdf(data: dict[str, Any]) -> bytes:
    """Return the poster as ReportLab makes it: a canvas, paragraphs where text wraps."""
    from reportlab.pdfgen.canvas import Canvas

    _register_fonts()
    it, out = facts(data), BytesIO()
    canvas = Canvas(out, pagesize=(210 * MM, 297 * MM), pageCompression=1, lang="vi")
    canvas.setTitle(it.title)
    left, width, top = 10 * MM, 190 * MM, 287 * MM
    canvas.setFillColor(BRAND)
    canvas.roundRect(left, top - 46 * MM, width, 46 * MM, 3 * MM, stroke=0, fill=1)
    canvas.setFillColor("white")
    _line(canvas, it.place, left + 5 * MM, top - 12 * MM, 20, 700)
    _line(canvas, HEADLINE, left + 5 * MM, top - 37 * MM, 60, 800)
    top -= 48 * MM
    box = _code(canvas, it, left - 8 * MM, top)
    _beside(canvas, it, left - 8 * MM + box, width + 8 * MM - box, top - 12 * MM)
    address = f"Hoặc gõ: <b>{escape(it.address)}</b>"
    top = _text(canvas, address, left, width, top - box, 20, 400, INK)
    top = _people(canvas, it, left, width, top - 3 * MM)
    foot = f"Nơi gặp: <b>{escape(it.venue)}</b><br/>{escape(it.schedule)}"
    top = _note(canvas, foot, left, width, top - 3 * MM, HELP, INK, 400)
    top = _note(canvas, escape(it.promise), left, width, top - 3 * MM, "#ffffff", ALARM, 700)
    canvas.setFillColor(INK)
    _line(canvas, it.footer, left, top - 7 * MM, 12, 400)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@cache
def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for weight, name in WEIGHTS.items():
        pdfmetrics.registerFont(TTFont(_font(weight), FONTS_DIR / f"BeVietnamPro-{name}.ttf"))
    pdfmetrics.registerFontFamily(_font(400), normal=_font(400), bold=_font(700))


def _font(weight: int) -> str:
    return f"{FAMILY} {weight}"


def _line(canvas: Any, text: str, x: float, y: float, size: float, weight: int) -> None:
    canvas.setFont(_font(weight), size)
    canvas.drawString(x, y, text)


def _code(canvas: Any, it: Facts, x: float, top: float) -> float:
    """Draw the code with its quiet zone, left and top at x and top; return its side in pt."""
    symbol = qr.encode(it.address)
    module = symbol.module_mm(it.side_mm) * MM
    quiet = qr.QUIET_ZONE_MODULES * module
    path = canvas.beginPath()
    for row, modules in enumerate(symbol.matrix):
        for column, dark in enumerate(modules):
            if dark:
                y = top - quiet - (row + 1) * module
                path.rect(x + quiet + column * module, y, module, module)
    canvas.setFillColor("black")
    canvas.drawPath(path, stroke=0, fill=1)
    return it.side_mm * MM + 2 * quiet


def _beside(canvas: Any, it: Facts, x: float, width: float, top: float) -> None:
    top = _text(canvas, escape(it.name), x, width, top, 36, 800, BRAND)
    for name in it.old_names:
        top = _text(canvas, escape(name), x, width, top - 3 * MM, 20, 400, INK)
    if it.sample:
        canvas.setFillColor(ALARM)
        canvas.roundRect(x, top - 18 * MM, 32 * MM, 15 * MM, 2 * MM, stroke=0, fill=1)
        canvas.setFillColor("white")
        _line(canvas, "MẪU", x + 4 * MM, top - 14 * MM, 30, 800)


def _people(canvas: Any, it: Facts, left: float, width: float, top: float) -> float:
    top = _text(canvas, CALL, left, width, top, 24, 800, INK)
    for name, role, phone in it.contacts:
        who = f"<b>{escape(name)}</b>, {escape(role)}"
        top = _text(canvas, who, left, width, top - 2 * MM, 20, 400, INK)
        top = _text(canvas, escape(phone), left, width, top, 36, 800, BRAND)
    return _text(canvas, escape(it.more), left, width, top - 2 * MM, 20, 400, INK)


def _text(
    canvas: Any, text: str, x: float, width: float, top: float, size: float, weight: int, ink: str
) -> float:
    """Draw text in lines as wide as width; return where the next may begin."""
    paragraph = _paragraph(text, size, weight, ink)
    _, height = paragraph.wrap(width, top)
    paragraph.drawOn(canvas, x, top - height)
    return top - height


def _paragraph(text: str, size: float, weight: int, ink: str) -> Any:
    from reportlab.platypus import Paragraph

    return Paragraph(text, _style(size, weight, ink))


@cache
def _style(size: float, weight: int, ink: str) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "text", fontName=_font(weight), fontSize=size, leading=size * 1.25, textColor=ink
    )


def _note(
    canvas: Any, text: str, x: float, width: float, top: float, fill: str, edge: str, weight: int
) -> float:
    inset = 4 * MM
    paragraph = _paragraph(text, 20, weight, INK)
    _, height = paragraph.wrap(width - 2 * inset, top)
    outer = height + 2 * 2.4 * MM
    canvas.setFillColor(fill)
    canvas.setStrokeColor(edge)
    canvas.setLineWidth(0.8)
    canvas.roundRect(x, top - outer, width, outer, 2.5 * MM, stroke=1, fill=1)
    paragraph.drawOn(canvas, x + inset, top - 2.4 * MM - height)
    return top - outer
