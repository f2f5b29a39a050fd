"""The parts of a drawn screen: how high a row is, how each part looks, the hand and the cross."""

from __future__ import annotations

import re
from collections.abc import Callable

from generator.model.screen import Part, Row
from generator.render.illustration_pen import Box, Pen, fitted, square

PICTURES: dict[Part, float] = {"qr": 1, "face": 1, "card": 1.55, "photo": 1.4, "map": 1.6}
"""Parts that are pictures with words beneath, and how wide each is for its height."""

_SIDES: dict[Part, tuple[float, float]] = {
    "text": (0.1, 0.1),
    "search": (1.95, 0.6),
    "field": (0.75, 0.3),
    "button": (0.5, 0.5),
    "item": (0.1, 1),
    "switch": (0.1, 2.4),
    "tick": (1.6, 0.1),
    "message": (0.5, 0.5),
    "sent": (0.5, 0.5),
    "warning": (1.8, 0.4),
    "success": (1.8, 0.4),
    "amount": (2, 0.4),
}
"""What stands left and right of the words, in signs."""
_FINGER, _CROSS, _OUTLINE = 1.35, 1.8, 0.45
"""What the fingertip, the cross and its outline cover of a row, in signs."""
_BUBBLE = 0.9  # a message is narrower than the screen
_CODE = 0.85  # the boxes of a code, for the height of a row
_AMOUNT = 1.25  # the type of an amount, for the usual type


def height(pen: Pen, row: Row, count: int, width: float) -> float:
    """Return how high a row is, one of count on a screen so wide."""
    at = pen.at
    if row.part in PICTURES:
        picture = min(at.art[min(count, 3) - 1], width / PICTURES[row.part])
        return picture + _caption(pen, row, width)
    if not pen.look.words:
        return at.row
    if row.part == "code":
        return _caption(pen, row, width) + at.row * _CODE
    words = fitted(row.label, _room(pen, Box(0, 0, width, 0), row).w, _type(pen, row), at.smallest)
    return max(at.row, words.high + 12)


def draw_row(pen: Pen, box: Box, row: Row) -> None:
    """Draw a row, struck out when it is not to be pressed."""
    _DRAWN_BY[row.part](pen, box, row)
    if row.crossed:
        _cross(pen, box, row)


def fingertip(pen: Pen, box: Box, row: Row) -> tuple[float, float]:
    """Return where a finger presses the row: where it hides no word."""
    if row.part in PICTURES:
        picture = _picture(pen, box, row)
        return picture.x + picture.w * 0.8, picture.y + picture.h * 0.55
    ground = _boxes(pen, box) if row.part == "code" else box
    return ground.right - pen.at.sign * 0.65, ground.middle[1]


# --- Rooms ---------------------------------------------------------------------------------------


def _ground(box: Box, row: Row) -> Box:
    """Return what a row fills of its box."""
    narrow = box.w * (1 - _BUBBLE)
    return box.cut(left=narrow * (row.part == "sent"), right=narrow * (row.part == "message"))


def _room(pen: Pen, box: Box, row: Row) -> Box:
    """Return where the words of a row stand."""
    left, right = _SIDES[row.part]
    if row.crossed:
        left, right = max(left, _OUTLINE), max(right, _CROSS)
    if row.tap:
        right = max(right, _FINGER)
    return _ground(box, row).cut(left * pen.at.sign, right * pen.at.sign)


def _caption(pen: Pen, row: Row, width: float) -> float:
    """Return how high the words by a picture or a code are; none where words are bars."""
    return fitted(row.label, width, pen.at.type, pen.at.smallest).high + 4 if pen.look.words else 0


def _picture(pen: Pen, box: Box, row: Row) -> Box:
    high = box.h - _caption(pen, row, box.w)
    wide = min(high * PICTURES[row.part], box.w)
    return Box(box.x + (box.w - wide) / 2, box.y, wide, high)


def _boxes(pen: Pen, box: Box) -> Box:
    """Return where the boxes of a code stand."""
    return box.cut(top=box.h - pen.at.row * _CODE)


def _type(pen: Pen, row: Row) -> float:
    return pen.at.type * (_AMOUNT if row.part == "amount" else 1)


# --- What one reads and presses ------------------------------------------------------------------


def _text(pen: Pen, box: Box, row: Row) -> None:
    pen.words(row.label, _room(pen, box, row))


def _search(pen: Pen, box: Box, row: Row) -> None:
    pen.rect(box, box.h / 2, pen.ink.paper, pen.ink.line)
    r = pen.at.sign * 0.32
    x, y = box.x + pen.at.sign * 0.95, box.middle[1] - r * 0.3
    pen.oval((x, y), r, stroke=pen.ink.text)
    pen.line("M", x + r * 0.8, y + r * 0.8, "l", r, r, stroke=pen.ink.text)
    pen.words(row.label, _room(pen, box, row))


def _field(pen: Pen, box: Box, row: Row) -> None:
    pen.rect(box, pen.at.radius * 0.4, pen.ink.paper, pen.ink.line)
    caret = pen.at.sign * 1.05
    x, y = box.x + pen.at.sign * 0.4, box.middle[1] - caret / 2
    pen.line("M", x, y, "v", caret, stroke=pen.ink.accent)
    pen.words(row.label, _room(pen, box, row))


def _button(pen: Pen, box: Box, row: Row) -> None:
    colour = _pressed(pen, box, row, pen.at.radius)
    pen.words(row.label, _room(pen, box, row), colour=colour, anchor="middle", bold=True)


def _pressed(pen: Pen, box: Box, row: Row, radius: float) -> str:
    """Fill box as a button is, hollow when crossed; return the colour of the words on it."""
    fill, edge = (pen.ink.paper, pen.ink.line) if row.crossed else (pen.ink.brand, pen.ink.accent)
    pen.rect(box, radius, fill, edge)
    return "" if row.crossed else pen.ink.on_brand


def _item(pen: Pen, box: Box, row: Row) -> None:
    pen.words(row.label, _room(pen, box, row))
    half = pen.at.sign * 0.28
    x, y = box.right - 2 * half, box.middle[1] - half
    if not (row.tap or row.crossed):
        pen.line("M", x, y, "l", half, half, "l", -half, half, stroke=pen.ink.text)
    pen.line("M", box.x, box.bottom, "h", box.w, stroke=pen.ink.line, width=1)


def _switch(pen: Pen, box: Box, row: Row) -> None:
    pen.words(row.label, _room(pen, box, row))
    high = pen.at.sign * 1.15
    x, y = box.right - high * 0.9, box.middle[1]
    x -= high * 1.6 * row.crossed  # beside the cross
    pen.rect(Box(x - high * 0.9, y - high / 2, high * 1.8, high), high / 2, pen.ink.brand,
             pen.ink.accent)  # fmt: skip
    pen.oval((x + high * 0.4, y), high * 0.36, fill=pen.ink.on_brand)


def _tick(pen: Pen, box: Box, row: Row) -> None:
    half = pen.at.sign * 0.575
    aside = pen.at.sign * _OUTLINE * row.crossed
    middle = box.x + half + 1 + aside, box.middle[1]
    pen.rect(square(*middle, half), half * 0.4, pen.ink.paper, pen.ink.text)
    _check(pen, middle, half, pen.ink.accent)
    pen.words(row.label, _room(pen, box, row).cut(left=aside))


def _check(pen: Pen, middle: tuple[float, float], size: float, colour: str) -> None:
    x, y = middle
    pen.line("M", x - size * 0.5, y, "l", size * 0.38, size * 0.4, "l", size * 0.65, -size * 0.8,
             stroke=colour, width=pen.at.stroke * 1.4)  # fmt: skip


# --- What arrives, what one sends, what the app says ---------------------------------------------


def _message(pen: Pen, box: Box, row: Row) -> None:
    bubble = _ground(box, row)
    tail = pen.at.radius * 1.3
    edge = "" if pen.look.solid else pen.ink.line
    pen.line("M", bubble.x, bubble.bottom, "v", -tail, "l", tail, tail, "z",
             fill=edge or pen.ink.soft)  # fmt: skip
    pen.rect(bubble, pen.at.radius, pen.ink.soft, edge)
    pen.words(row.label, _room(pen, box, row))


def _sent(pen: Pen, box: Box, row: Row) -> None:
    bubble = _ground(box, row)
    tail = pen.at.radius * 1.3
    if not row.crossed:
        pen.line("M", bubble.right, bubble.bottom, "v", -tail, "l", -tail, tail, "z",
                 fill=pen.ink.brand)  # fmt: skip
    colour = _pressed(pen, bubble, row, pen.at.radius)
    pen.words(row.label, _room(pen, box, row), colour=colour)


def _warning(pen: Pen, box: Box, row: Row) -> None:
    pen.rect(box, pen.at.radius * 0.6, pen.ink.alarm_soft, pen.ink.alarm)
    s, x, y = pen.at.sign, box.x + pen.at.sign * 0.95, box.middle[1]
    pen.line("M", x, y - s * 0.5, "l", s * 0.55, s * 0.95, "h", -s * 1.1, "z", fill=pen.ink.alarm,
             stroke=pen.ink.alarm)  # fmt: skip
    pen.line("M", x, y - s * 0.12, "v", s * 0.2, "m", 0, s * 0.2, "v", 0.1,
             stroke=pen.ink.alarm_soft)  # fmt: skip
    pen.words(row.label, _room(pen, box, row), bold=True)


def _success(pen: Pen, box: Box, row: Row) -> None:
    pen.rect(box, pen.at.radius * 0.6, pen.ink.paper, pen.ink.done)
    middle = box.x + pen.at.sign * 0.95, box.middle[1]
    pen.oval(middle, pen.at.sign * 0.55, fill=pen.ink.done)
    _check(pen, middle, pen.at.sign * 0.5, pen.ink.halo)
    pen.words(row.label, _room(pen, box, row), bold=True)


# --- What fills much of the screen ---------------------------------------------------------------


def _amount(pen: Pen, box: Box, row: Row) -> None:
    pen.rect(box, pen.at.radius * 0.6, pen.ink.soft, "" if pen.look.solid else pen.ink.line)
    s = pen.at.sign
    note = Box(box.x + s * 0.4, box.middle[1] - s * 0.42, s * 1.3, s * 0.84)
    pen.rect(note, 2, pen.ink.paper, pen.ink.done)
    pen.oval(note.middle, s * 0.15, stroke=pen.ink.done)
    pen.words(row.label, _room(pen, box, row), bold=True, type=_type(pen, row))


def _code(pen: Pen, box: Box, row: Row) -> None:
    boxes = _boxes(pen, box)
    if pen.look.words:
        pen.words(row.label, box.cut(bottom=boxes.h + 4))
    count, gap = (6, pen.at.sign * 0.3) if pen.look.words else (4, pen.at.sign * 0.3)
    side = min((boxes.w - gap * (count - 1)) / count, boxes.h)
    steps: list[str | float] = []
    for n in range(count):
        steps += [
            "M",
            boxes.x + n * (side + gap),
            boxes.y,
            "h",
            side,
            "v",
            boxes.h,
            "h",
            -side,
            "z",
        ]
    pen.line(*steps, fill=pen.ink.paper, stroke=pen.ink.text)


def _captioned(pen: Pen, box: Box, row: Row) -> Box:
    """Write the words of a picture beneath it; return where the picture stands."""
    picture = _picture(pen, box, row)
    if pen.look.words:
        pen.words(row.label, box.cut(top=picture.h), anchor="middle")
    return picture.inside(1)


def _corners(pen: Pen, box: Box) -> None:
    """Draw the four corners of a camera's frame."""
    x, y, right, bottom, a = box.x, box.y, box.right, box.bottom, box.h * 0.2
    pen.line(
        "M", x, y + a, "v", -a, "h", a, "M", right - a, y, "h", a, "v", a,
        "M", right, bottom - a, "v", a, "h", -a, "M", x + a, bottom, "h", -a, "v", -a,
        stroke=pen.ink.accent, width=pen.at.stroke * 1.6,
    )  # fmt: skip


_DOTS = ("0001010", "0000100", "0010111", "1001011", "0110100", "0011101", "0011010")
_FEW_DOTS = ("00100", "00000", "10101", "00110", "00101")
"""Strewn squares and three eyes that look like a QR code from afar; a real one has 21 a side."""


def _qr(pen: Pen, box: Box, row: Row) -> None:
    frame = _captioned(pen, box, row)
    _corners(pen, frame)
    dots = _DOTS if pen.look.words else _FEW_DOTS
    inner = frame.inside(frame.h * 0.17)
    side, last = inner.w / len(dots), len(dots) - 1
    for column, down in ((1, 1), (last, 1), (1, last)):
        middle = inner.x + column * side, inner.y + down * side
        pen.rect(square(*middle, side * 0.75), side * 0.3, stroke=pen.ink.text)
    steps: list[str | float] = []
    for n, line in enumerate(dots):
        for run in re.finditer("1+", line):
            wide = len(run[0]) * side
            steps += ["M", inner.x + run.start() * side, inner.y + n * side]
            steps += ["h", wide, "v", side, "h", -wide, "z"]
    pen.line(*steps, fill=pen.ink.text)


def _face(pen: Pen, box: Box, row: Row) -> None:
    frame = _captioned(pen, box, row)
    _corners(pen, frame)
    (x, y), rx, ry = frame.middle, frame.h * 0.29, frame.h * 0.38
    pen.oval(frame.middle, rx, ry, fill=pen.ink.hand, stroke=pen.ink.outline)
    eye, brow = rx * 0.4, y - ry * 0.15
    pen.line("M", x - eye, brow, "v", 0.1, "M", x + eye, brow, "v", 0.1, stroke=pen.ink.outline,
             width=pen.at.stroke * 2)  # fmt: skip
    pen.line("M", x - eye, y + ry * 0.35, "q", eye, ry * 0.3, 2 * eye, 0, stroke=pen.ink.outline)


def _card(pen: Pen, box: Box, row: Row) -> None:
    card = _captioned(pen, box, row)
    pen.rect(card, pen.at.radius * 0.8, pen.ink.soft, pen.ink.text)
    x, y, w, h = card
    photo = Box(x + w * 0.09, y + h * 0.28, w * 0.27, h * 0.56)
    pen.rect(photo, 2, pen.ink.paper, pen.ink.line)
    pen.oval((photo.middle[0], photo.y + photo.h * 0.36), photo.h * 0.19, fill=pen.ink.line)
    rx, ry = photo.w * 0.36, photo.h * 0.36
    pen.line("M", photo.middle[0] - rx, photo.bottom, "a", rx, ry, "0 0 1", 2 * rx, 0, "z",
             fill=pen.ink.line)  # fmt: skip
    chip = Box(x + w * 0.72, y + h * 0.15, w * 0.17, h * 0.2)
    pen.rect(chip, 2, pen.ink.gold, pen.ink.text)
    pen.line("M", x + w * 0.47, y + h * 0.54, "h", w * 0.4, "m", -w * 0.4, h * 0.2, "h", w * 0.28,
             stroke=pen.ink.bar, width=h * 0.08)  # fmt: skip


def _photo(pen: Pen, box: Box, row: Row) -> None:
    frame = _captioned(pen, box, row)
    pen.rect(frame, pen.at.radius * 0.5, pen.ink.soft, pen.ink.text)
    x, y, w, h = frame
    pen.oval((x + w * 0.26, y + h * 0.3), h * 0.13, fill=pen.ink.gold, stroke=pen.ink.text)
    pen.line("M", x, y + h * 0.86, "l", w * 0.36, -h * 0.4, "l", w * 0.22, h * 0.22,
             "l", w * 0.16, -h * 0.16, "l", w * 0.26, h * 0.3, stroke=pen.ink.text)  # fmt: skip


def _map(pen: Pen, box: Box, row: Row) -> None:
    sheet = _captioned(pen, box, row)
    pen.rect(sheet, pen.at.radius * 0.4, pen.ink.soft, pen.ink.text)
    x, y, w, h = sheet
    pen.line("M", x, y + h * 0.72, "l", w * 0.45, -h * 0.22, "l", w * 0.55, h * 0.3,
             "M", x + w * 0.24, y, "l", w * 0.1, h, stroke=pen.ink.line,
             width=pen.at.stroke * 1.5)  # fmt: skip
    r, px, py = h * 0.21, x + w * 0.62, y + h * 0.62
    pen.line("M", px, py, "l", -r * 0.85, -r * 1.2, "a", r, r, "0 1 1", r * 1.7, 0, "z",
             fill=pen.ink.alarm, stroke=pen.ink.halo)  # fmt: skip
    pen.oval((px, py - r * 1.65), r * 0.36, fill=pen.ink.halo)


_DRAWN_BY: dict[Part, Callable[[Pen, Box, Row], None]] = {
    "text": _text,
    "search": _search,
    "field": _field,
    "button": _button,
    "item": _item,
    "switch": _switch,
    "tick": _tick,
    "message": _message,
    "sent": _sent,
    "warning": _warning,
    "success": _success,
    "code": _code,
    "qr": _qr,
    "face": _face,
    "card": _card,
    "photo": _photo,
    "amount": _amount,
    "map": _map,
}


# --- Hand and cross ------------------------------------------------------------------------------

_HAND = (
    "M-5 5A5 5 0 0 1 5 5V18A4.7 4.7 0 0 1 14 19.5 4.5 4.5 0 0 1 22.5 22 4.2 4.2 0 0 1 30 25"
    "V36C30 46 24 52 15 52H10C3 52-1 49-5 43L-15 29C-18 24-13 20-9.5 24L-5 29Z"
)
"""A hand that points up with its first finger, the tip at 0, 0; our own drawing."""
_FINGERS = "M5 18V28M14 20V29M22.5 22.5V30"


def point(pen: Pen, x: float, y: float) -> None:
    """Draw a ring at x, y and the hand that presses there, coming from the lower right."""
    size, ink = pen.at.hand, pen.ink
    for colour, width in ((ink.halo, 7), (ink.outline, 3)):
        pen.oval((x, y), 10 * size, stroke=colour, width=width * size)
    scaled = "" if size == 1 else f"scale({size})"
    pen.forms.append(
        f'<g transform="translate({x:.0f} {y:.0f})rotate(-48){scaled}" stroke="{ink.outline}">'
        f'<path d="{_HAND}" fill="{ink.hand}"/><path d="{_FINGERS}"/></g>'
    )
    pen.right, pen.bottom = max(pen.right, x + 62 * size), max(pen.bottom, y + 44 * size)


def _cross(pen: Pen, box: Box, row: Row) -> None:
    """Strike out a row: over a picture or a code, else beside the words, which stay readable."""
    if row.part in PICTURES or row.part == "code":
        boxes = _boxes(pen, box)
        struck = _picture(pen, box, row) if row.part in PICTURES else boxes.cut(boxes.h, boxes.h)
        _strike(pen, struck, pen.ink.paper, 4)
        _strike(pen, struck, pen.ink.alarm, 2)
        return
    ground, sign = _ground(box, row), pen.at.sign
    pen.rect(ground, pen.at.radius * 0.6, stroke=pen.ink.alarm)
    corner = square(ground.right - sign * 0.9, ground.middle[1], sign * 0.48)
    _strike(pen, corner, pen.ink.alarm, 2.2)


def _strike(pen: Pen, box: Box, colour: str, strokes: float) -> None:
    pen.line("M", box.x, box.y, "L", box.right, box.bottom, "M", box.right, box.y,
             "L", box.x, box.bottom, stroke=colour, width=pen.at.stroke * strokes)  # fmt: skip
