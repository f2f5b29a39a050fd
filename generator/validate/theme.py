"""Colours of printed sheets that everybody can read: a theme that is too faint is refused."""

from __future__ import annotations

import math
from collections.abc import Iterator

from generator import messages_vi as say
from generator.errors import Problem
from generator.model.place import LocalitySource
from generator.model.site import Site
from generator.model.theme import INK, PAPER, Theme, contrast
from generator.validate.typed import Sourced, Typed

FOR_TEXT = 7.0
"""WCAG 2.2, success criterion 1.4.6 (AAA): sheets hang in stairwells, for readers over 60."""
FOR_DRAWINGS = 4.5
"""Above the 3 of success criterion 1.4.11: office printers and sun take their share."""

PAIRS = (
    # (in front, behind, the least contrast)
    ("white", "brand", FOR_TEXT),
    ("brand", "tint", FOR_TEXT),
    ("ink", "tint", FOR_TEXT),
    ("accent", "white", FOR_DRAWINGS),
    ("accent", "tint", FOR_DRAWINGS),
)


def check_theme(typed: Typed) -> Iterator[Problem]:
    """Yield a problem for each pair of colours that is too close, at the colour to change."""
    yield from _theme(typed.site, typed.site.model.theme)
    for locality in typed.localities:
        if locality.model.theme:
            yield from _theme(locality, locality.model.theme)


def _theme(sourced: Sourced[Site] | Sourced[LocalitySource], theme: Theme) -> Iterator[Problem]:
    colours = _colours(theme)
    for front, back, needed in PAIRS:
        ratio = contrast(colours[front], colours[back])
        if ratio >= needed:
            continue
        key = _to_change(front, back, needed, theme)
        message = say.THEME_CONTRAST.format(
            front=say.THEME_FRONT[front].format(colour=colours[front]),
            back=say.THEME_BACK[back].format(colour=colours[back]),
            ratio=f"{math.floor(ratio * 100) / 100:.2f}".replace(".", ","),  # never up to `needed`
            needed=f"{needed:g}".replace(".", ","),
        )
        yield Problem(sourced.pos("theme", key), message, _hint(key, theme))


def _colours(theme: Theme) -> dict[str, str]:
    chosen = {"brand": theme.brand, "tint": theme.tint, "accent": theme.accent}
    return {"white": PAPER, "ink": INK, **chosen}


def _to_change(front: str, back: str, needed: float, theme: Theme) -> str:
    """Return the colour that is to blame: one the editor wrote, and the better one to change."""
    if back == "white":
        return front
    if front not in Theme.model_fields:
        return back
    is_dark_enough = contrast(_colours(theme)[front], PAPER) >= needed
    return back if is_dark_enough and back in theme.model_fields_set else front


def _hint(key: str, theme: Theme) -> str:
    hint = say.THEME_LIGHTER_HINT if key == "tint" else say.THEME_DARKER_HINT
    return hint.format(key=key, colour=_mended(theme)[key])


def _mended(theme: Theme) -> dict[str, str]:
    """Return colours near those of theme that can all be read: a lighter tint, the others darker.

    There is always an answer: white behind, black in front.
    """
    colours = _colours(theme)
    for key in ("tint", "brand", "accent"):
        pairs = [pair for pair in PAIRS if key in pair and _to_change(*pair, theme) == key]
        start, goal = colours[key], PAPER if key == "tint" else "#000000"
        for percent in range(101):
            colours[key] = _mixed(start, goal, percent)
            if all(
                contrast(colours[front], colours[back]) >= least for front, back, least in pairs
            ):
                break
    return colours


def _mixed(colour: str, goal: str, percent: int) -> str:
    """Return colour moved towards goal by percent."""
    channels = []
    for at in (1, 3, 5):
        start, end = int(colour[at : at + 2], 16), int(goal[at : at + 2], 16)
        channels.append(round(start + (end - start) * percent / 100))
    return "#" + "".join(f"{channel:02x}" for channel in channels)
