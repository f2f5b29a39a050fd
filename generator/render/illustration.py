"""A `Screen` → a drawn phone or computer as SVG, and the same in words.

No real app is shown: every part is our own plain component, so a drawing dates only when the
words on it do, and nobody's private screen is ever printed.
"""

from __future__ import annotations

from dataclasses import fields
from html import escape
from typing import Any, NamedTuple

from generator.model.screen import Part, Row, Screen
from generator.render.illustration_parts import draw_row, fingertip, height, point
from generator.render.illustration_pen import Box, Ink, Look, Pen, number

FONT = "Be Vietnam Pro"

# --- Looks ---------------------------------------------------------------------------------------

_BY_SCHEME = {
    "text": "--md-default-fg-color,#111418",
    "paper": "--md-default-bg-color,#fff",
    "soft": "--soft,#e8f0f8",
    "line": "--line,#6b7785",
    "body": "--md-default-fg-color--light,#3d4650",
    "accent": "--link,#0b4f94",
    "alarm": "--alarm,#a30f14",
    "alarm_soft": "--alarm-soft,#fdecec",
}
"""The site's custom properties (docs/assets/site.css), light and dark, and what to do without."""
_SHORT = {name: f"--d{count}" for count, name in enumerate(_BY_SCHEME)}
_SITE_STYLE = ";".join(f"{short}:var({_BY_SCHEME[name]})" for name, short in _SHORT.items())
_ALWAYS = {
    "on_brand": "#fff",
    "done": "#2b8a4e",  # 4.3:1 on white, 3.8:1 on the dark page: seen in both schemes
    "gold": "#e3b341",
    "hand": "#ffd9a8",
    "outline": "#111418",
    "halo": "#fff",
}

SITE = Look(
    words=True,
    ink=Ink(
        **{name: f"var({short})" for name, short in _SHORT.items()},
        **_ALWAYS,
        brand="#0b3d6b",
        bar=f"var({_SHORT['line']})",
    ),
)
"""For the site: inline, so that the page's font and colours reach it, in both schemes."""

SITE_WORDLESS = Look(words=False, ink=SITE.ink)
"""The same without words, for a small picture on a page."""


def printed(brand: str, tint: str, accent: str, *, words: bool, mono: bool = False) -> Look:
    """Return the look of a printed sheet in the colours of its theme, or black on white."""
    if mono:
        colours = dict.fromkeys((field.name for field in fields(Ink)), "#000")
        white = ("paper", "soft", "on_brand", "alarm_soft", "gold", "hand", "halo")
        return Look(words, Ink(**colours | dict.fromkeys(white, "#fff")), solid=False)
    ink = Ink(
        **_ALWAYS,
        text="#111",
        paper="#fff",
        soft=tint,
        line="#6b7785",
        body="#3d4650",
        brand=brand,
        accent=accent,
        alarm="#a30f14",
        alarm_soft="#fdecec",
        bar="#8a94a0",
    )
    return Look(words, ink)


# --- In words ------------------------------------------------------------------------------------

DEVICE_SAID = {"phone": "Hình vẽ điện thoại", "computer": "Hình vẽ máy tính"}
TITLE_SAID = "thanh đầu ghi {}"
TAP_SAID, CROSSED_SAID = "bấm vào đây", "gạch chéo đỏ, đừng bấm"
PART_SAID: dict[Part, str] = {
    "text": "dòng chữ {}",
    "search": "ô tìm kiếm {}",
    "field": "ô {}",
    "button": "nút {}",
    "item": "mục {}",
    "switch": "công tắc {}, đang bật",
    "tick": "ô đánh dấu {}, đã đánh dấu",
    "message": "tin nhắn đến {}",
    "sent": "tin nhắn gửi đi {}",
    "warning": "khung cảnh báo {}",
    "success": "khung báo xong {}",
    "code": "các ô nhập mã {}",
    "qr": "khung quét mã QR {}",
    "face": "khung quét khuôn mặt {}",
    "card": "tấm thẻ {}",
    "photo": "tấm ảnh {}",
    "amount": "số tiền {}",
    "map": "bản đồ {}",
}


def describe(screen: Screen) -> str:
    """Return what the drawing shows in one Vietnamese sentence, for who cannot see it."""
    said = [TITLE_SAID.format(screen.title)] if screen.title else []
    said += [_row_said(row) for row in screen.rows]
    return f"{DEVICE_SAID[screen.device]}: {'; '.join(said)}."


def _row_said(row: Row) -> str:
    said = PART_SAID[row.part].format(row.label)
    said += f", {TAP_SAID}" if row.tap else ""
    return said + (f", {CROSSED_SAID}" if row.crossed else "")


# --- Drawing -------------------------------------------------------------------------------------


class Drawing(NamedTuple):
    """A drawing and its measures in px; `smallest_type` is 0 where there are no words."""

    svg: str
    width: int
    height: int
    smallest_type: float


def tells_without_words(screen: Screen) -> bool:
    """Return whether a wordless drawing says more than bars on a screen: an icon says more then."""
    return any(row.crossed or row.part not in _ONLY_WORDS for row in screen.rows)


_ONLY_WORDS = frozenset({"text", "item", "message", "sent"})


def screen_of(data: dict[str, Any]) -> Screen:
    """Return the screen that a plan carries as JSON types."""
    rows = tuple(Row.model_construct(**row) for row in data["rows"])
    return Screen.model_construct(**data | {"rows": rows})


def draw(screen: Screen, *, look: Look = SITE) -> str:
    """Return the screen as one SVG that stands alone: no ids, no script, nothing referred to."""
    return compose(screen, look=look).svg


def compose(screen: Screen, *, look: Look = SITE) -> Drawing:
    """Return the drawing with its measures, for who must place it on paper."""
    pen = Pen(look)
    device = _computer(pen, screen) if screen.device == "computer" else _phone(pen, screen)
    width, height = round(max(device.right, pen.right)), round(max(device.bottom, pen.bottom))
    style = f' style="{_SITE_STYLE}"' if "var(" in look.ink.text else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" fill="none" stroke-width="{number(pen.at.stroke)}" '
        f'stroke-linecap="round" stroke-linejoin="round" font-family="{FONT}" '
        f'font-size="{number(pen.at.type)}"{style}>'
        f"<title>{escape(describe(screen), quote=False)}</title>{''.join(pen.forms)}</svg>"
    )
    return Drawing(svg, width, height, min(pen.types, default=0))


def _phone(pen: Pen, screen: Screen) -> Box:
    at = pen.at
    rows, bar, needed = _laid(pen, screen, at.phone - 2 * (at.bezel + at.inset))
    high = max(needed, at.phone * at.phone_shape - 2 * at.chin)
    lit = Box(at.bezel, at.chin, at.phone - 2 * at.bezel, high)
    body = Box(1, 1, at.phone - 2, lit.h + 2 * at.chin - 2)
    _device(pen, body, at.chin)
    pen.rect(lit, at.radius * 0.4, pen.ink.paper)
    x, long = at.phone * 0.41, at.phone * 0.18
    below = lit.h + at.chin
    pen.line("M", x, at.chin / 2, "h", long, "m", -long, below, "h", long,
             stroke=pen.ink.paper if pen.look.solid else pen.ink.body)  # fmt: skip
    _title(pen, screen, lit.cut(bottom=lit.h - bar))
    _rows(pen, screen, lit.cut(at.inset, at.inset, top=bar), rows)
    return Box(0, 0, at.phone, body.bottom + 1)


def _computer(pen: Pen, screen: Screen) -> Box:
    at = pen.at
    foot, inset = at.computer * 0.05, at.inset * 2
    lit_width = at.computer - 2 * (foot + at.bezel)
    rows, bar, needed = _laid(pen, screen, lit_width - 2 * inset)
    lit = Box(foot + at.bezel, at.bezel, lit_width, max(needed, at.computer * at.computer_shape))
    body = Box(foot + 1, 1, at.computer - 2 * foot - 2, lit.h + 2 * at.bezel - 2)
    _device(pen, body, at.bezel)
    pen.rect(lit, at.radius * 0.3, pen.ink.paper)
    _title(pen, screen, lit.cut(bottom=lit.h - bar))
    r, wide = at.chin * 0.8, at.computer - 2
    pen.line("M", 1, body.bottom + 1, "h", wide, "q", 0, r, -r, r, "h", 2 * r - wide,
             "q", -r, 0, -r, -r, "z", fill=_body_fill(pen), stroke=pen.ink.body)  # fmt: skip
    _rows(pen, screen, lit.cut(inset, inset, top=bar), rows)
    return Box(0, 0, at.computer, body.bottom + r + 2)


def _laid(pen: Pen, screen: Screen, width: float) -> tuple[list[float], float, float]:
    """Return how high each row is, the title bar, and all that the screen shows."""
    rows = [height(pen, row, len(screen.rows), width) for row in screen.rows]
    bar = pen.at.bar if screen.title else 0
    return rows, bar, bar + sum(rows) + pen.at.gap * (len(rows) + 1)


def _device(pen: Pen, body: Box, radius: float) -> None:
    pen.rect(body, radius, _body_fill(pen), pen.ink.body)


def _body_fill(pen: Pen) -> str:
    return pen.ink.body if pen.look.solid else pen.ink.paper


def _title(pen: Pen, screen: Screen, bar: Box) -> None:
    if not screen.title:
        return
    if pen.look.solid:
        pen.rect(bar, 0, pen.ink.brand)
    else:
        pen.line("M", bar.x, bar.bottom, "h", bar.w, stroke=pen.ink.text)
    colour = pen.ink.on_brand if pen.look.solid else pen.ink.text
    room = bar.cut(pen.at.inset, pen.at.inset)
    pen.words(screen.title, room, colour=colour, anchor="middle", bold=True)


def _rows(pen: Pen, screen: Screen, room: Box, heights: list[float]) -> None:
    """Draw the rows in the middle of room; the hand last, over all."""
    y = room.middle[1] - (sum(heights) + pen.at.gap * (len(heights) - 1)) / 2
    pressed = None
    for row, high in zip(screen.rows, heights, strict=True):
        box = Box(room.x, y, room.w, high)
        draw_row(pen, box, row)
        pressed = fingertip(pen, box, row) if row.tap else pressed
        y += high + pen.at.gap
    if pressed:
        point(pen, *pressed)
