"""What a drawing is made with: colours, measures, words set to fit, simple forms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal, NamedTuple


@dataclass(frozen=True)
class Ink:
    """The colours of a drawing, as SVG paint."""

    text: str
    """Words, and lines as strong as words."""
    paper: str
    """The lit screen."""
    soft: str
    """Behind words that arrive or sum up."""
    line: str
    """What only frames."""
    body: str
    """The device."""
    brand: str
    """Title bar, buttons, what is switched on."""
    on_brand: str
    accent: str
    """Edges of buttons, small signs."""
    alarm: str
    """Warnings, and the cross over what not to press."""
    alarm_soft: str
    done: str
    """The tick of what went well, money."""
    gold: str
    """A chip, the sun."""
    bar: str
    """What stands for words where there are none."""
    hand: str
    outline: str
    """Around a hand and a face, whatever the scheme."""
    halo: str
    """Around ring and cross, so that they are seen on any ground."""


@dataclass(frozen=True)
class Measures:
    """The measures of a drawing, in px of its viewBox."""

    phone: float
    computer: float
    phone_shape: float
    """How high a phone is at least, for its width."""
    computer_shape: float
    bezel: float
    chin: float
    inset: float
    """Left and right of the rows."""
    bar: float
    row: float
    gap: float
    art: tuple[float, float, float]
    """How high a picture on the screen is: alone, one of two rows, one of more."""
    sign: float
    stroke: float
    type: float
    smallest: float
    radius: float
    hand: float
    """The scale of the hand."""


WORDS = Measures(
    phone=224,
    computer=320,
    phone_shape=1.25,
    computer_shape=0.5,
    bezel=7,
    chin=17,
    inset=9,
    bar=38,
    row=40,
    gap=9,
    art=(112, 92, 72),
    sign=20,
    stroke=2,
    type=15,
    smallest=11,
    radius=9,
    hand=1,
)
"""To be read at its own size: on the site 1 px is 1 px."""

SMALL = Measures(
    phone=100,
    computer=118,
    phone_shape=1.45,
    computer_shape=0.65,
    bezel=5,
    chin=10,
    inset=6,
    bar=15,
    row=19,
    gap=5,
    art=(62, 50, 36),
    sign=12,
    stroke=2.4,
    type=7,
    smallest=7,
    radius=5,
    hand=0.85,
)
"""To be told apart 14 mm high, 0.1 mm a px: lines of 0.24 mm, few and bold forms."""


@dataclass(frozen=True)
class Look:
    """How to draw: with words or with bars for words, in which colours."""

    words: bool
    ink: Ink
    solid: bool = True
    """Whether large areas are filled; a laser printer's toner is spared otherwise."""

    @property
    def measures(self) -> Measures:
        """The measures that suit it."""
        return WORDS if self.words else SMALL


class Box(NamedTuple):
    """A rectangle in px."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.w / 2, self.y + self.h / 2

    def cut(self, left: float = 0, right: float = 0, top: float = 0, bottom: float = 0) -> Box:
        """Return it without so much at each side."""
        return Box(self.x + left, self.y + top, self.w - left - right, self.h - top - bottom)

    def inside(self, by: float) -> Box:
        """Return it smaller by so much all around."""
        return self.cut(by, by, by, by)


def square(x: float, y: float, half: float) -> Box:
    """Return the square around a point."""
    return Box(x - half, y - half, 2 * half, 2 * half)


# --- Words ---------------------------------------------------------------------------------------

_LETTERS = (
    (0.34, " iIjl.,:;'!‘’|"),
    (0.46, 'rtf()[]1"*°“”'),
    (0.64, "csvxzykuEFLJZ-/?2357"),
    (0.8, "ACDĐGHKNOQUVXY&#"),
    (1.06, "mwMW%@—…©™Æ"),
)
"""Widths in em, a little generous, of bold letters without their marks (fonts/, read with PIL)."""
_WIDTH = {letter: width for width, letters in _LETTERS for letter in letters}
_USUAL_WIDTH = 0.7
LINE = 1.32
"""From line to line, in em: Ỗ rises 1.16 em, ậ sinks 0.25 em."""


class Setting(NamedTuple):
    """Words as they are set: lines, type in px, the width they are squeezed into or 0."""

    lines: tuple[str, ...]
    type: float
    squeezed: float = 0

    @property
    def high(self) -> float:
        """How high the lines are."""
        return len(self.lines) * self.type * LINE


def em(words: str) -> float:
    """Return how wide words are, for type of 1; at least what the bold letters take."""
    letters = unicodedata.normalize("NFD", words)
    return sum(_WIDTH.get(it, _USUAL_WIDTH) for it in letters if not unicodedata.combining(it))


def fitted(words: str, width: float, type: float, smallest: float) -> Setting:
    """Return words set into width: on one line, else on two, else smaller, else squeezed."""
    halves = _halves(words)
    sizes = [type - less for less in range(int(type - smallest) + 1)]
    for lines, size in [
        ((words,), type),
        ((words,), type - 1),
        *((halves, size) for size in sizes),
    ]:
        if size >= smallest and _widest(lines) * size <= width:
            return Setting(lines, size)
    return Setting(halves, smallest, width)


def _halves(words: str) -> tuple[str, ...]:
    """Return words on two lines of much the same length; as they are when they have no space."""
    ends = [at + 1 for at, letter in enumerate(words) if letter == " "]
    if not ends:
        return (words,)
    end = min(ends, key=lambda end: _widest((words[:end], words[end:])))
    return words[:end], words[end:]


def _widest(lines: Sequence[str]) -> float:
    return max(em(line.strip()) for line in lines)


# --- Forms ---------------------------------------------------------------------------------------


def number(value: float) -> str:
    """Return value to a tenth of a px."""
    return f"{round(value, 1) + 0:g}"


def path(*steps: str | float) -> str:
    """Return the `d` of a path, as short as can be: "M", 1, 2.04, "h", -3 become "M1 2h-3"."""
    joined = " ".join(step if isinstance(step, str) else number(step) for step in steps)
    return re.sub(r"(?<=[a-zA-Z]) | (?=[a-zA-Z-])", "", joined)


class Pen:
    """Draws simple forms, one after the other, each over those before."""

    def __init__(self, look: Look) -> None:
        self.look, self.ink, self.at = look, look.ink, look.measures
        self.forms: list[str] = []
        self.types: list[float] = []
        self.right = self.bottom = 0.0

    def rect(self, box: Box, radius: float = 0, fill: str = "", stroke: str = "") -> None:
        """Draw a rectangle."""
        x, y, w, h = (number(length) for length in box)
        rounded = f' rx="{number(radius)}"' if radius else ""
        place = f'x="{x}" y="{y}" width="{w}" height="{h}"{rounded}'
        self.forms.append(f"<rect {place}{_paint(fill, stroke)}/>")

    def oval(
        self,
        middle: tuple[float, float],
        rx: float,
        ry: float = 0,
        fill: str = "",
        stroke: str = "",
        width: float = 0,
    ) -> None:
        """Draw an ellipse, a circle when `ry` is not said."""
        x, y, rx_, ry_ = (number(length) for length in (*middle, rx, ry))
        name, size = ("ellipse", f'rx="{rx_}" ry="{ry_}"') if ry else ("circle", f'r="{rx_}"')
        self.forms.append(f'<{name} cx="{x}" cy="{y}" {size}{_paint(fill, stroke, width)}/>')

    def line(self, *steps: str | float, fill: str = "", stroke: str = "", width: float = 0) -> None:
        """Draw a path; `width` 0 is the usual stroke."""
        self.forms.append(f'<path d="{path(*steps)}"{_paint(fill, stroke, width)}/>')

    def words(
        self,
        words: str,
        box: Box,
        *,
        colour: str = "",
        anchor: Literal["start", "middle"] = "start",
        bold: bool = False,
        type: float = 0,
    ) -> None:
        """Write words into the middle of box; without words, draw a bar as long as they are."""
        if not self.look.words:
            self._bar(words, box, colour or self.ink.bar, anchor)
            return
        found = fitted(words, box.w, type or self.at.type, self.at.smallest)
        self.types.append(found.type)
        x = number(box.x if anchor == "start" else box.middle[0])
        y = box.middle[1] - found.high / 2 + found.type * (LINE / 2 + 0.36)
        first, *others = (escape(line, quote=False) for line in found.lines)
        step = number(found.type * LINE)
        below = "".join(f'<tspan x="{x}" dy="{step}">{line}</tspan>' for line in others)
        self.forms.append(
            f'<text x="{x}" y="{number(y)}" fill="{colour or self.ink.text}"'
            + (' text-anchor="middle"' if anchor == "middle" else "")
            + (' font-weight="700"' if bold else "")
            + (f' font-size="{number(found.type)}"' if found.type != self.at.type else "")
            + _squeezed(found.squeezed)
            + f">{first}{below}</text>"
        )

    def _bar(self, words: str, box: Box, colour: str, anchor: str) -> None:
        thick = self.at.type * 0.7
        long = max(thick, min(box.w - thick, em(words) * self.at.type * 0.75))
        x = box.x + thick / 2 if anchor == "start" else box.middle[0] - long / 2
        self.line("M", x, box.middle[1], "h", long, stroke=colour, width=thick)


def _paint(fill: str, stroke: str, width: float = 0) -> str:
    painted = (f' fill="{fill}"' if fill else "") + (f' stroke="{stroke}"' if stroke else "")
    return painted + (f' stroke-width="{number(width)}"' if width else "")


def _squeezed(width: float) -> str:
    return f' textLength="{number(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
