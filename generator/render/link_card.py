"""LinkCard → PNG, drawn by the print engine: the picture messengers show beside a link."""

from __future__ import annotations

import re
from typing import Any

from generator.plan import LinkCard
from generator.render.preview import few_colours, opened
from generator.render.sheet import PICTURE_PPI, render_png
from generator.text_vi import NBSP, PRINTABLE, count_words, no_orphan, phrases_tied, unbroken

TEMPLATE = "link_card"
WIDTH_PX = 1200
HEIGHT_PX = 630
"""The size that Open Graph readers show whole (1.91:1)."""
_SHORT_CLAUSE = 3  # syllables
_SHORT_PLACE = 24  # letters
"""What is no longer stands on one line."""


def link_card_data(card: LinkCard) -> dict[str, Any]:
    """Return all that decides how the card looks, as JSON types."""
    words = {
        "kicker": card.kicker,
        "title": card.title if NBSP in card.title else _tied(card.title),
        "place": _place(card.place),
    }
    return {
        "template": TEMPLATE,
        "title": card.alt,
        "theme": card.theme.model_dump(mode="json"),
        "mono": False,
        "sample": card.sample,
        "words": {key: _printable(text) for key, text in words.items()},
        "codes": [],
    }


def render_link_card(data: dict[str, Any], name: str) -> bytes:
    """Return the card as PNG, WIDTH_PX × HEIGHT_PX, from what `link_card_data` returned.

    Raises:
        RenderError: a word so long that no size fits; names the page.
    """
    return few_colours(opened(render_png(data, name)), PICTURE_PPI)


def _tied(title: str) -> str:
    """Return title with short clauses unbroken, and no syllable alone at the end of a long one."""
    return " ".join(
        unbroken(clause) if count_words(clause) <= _SHORT_CLAUSE else no_orphan(clause)
        for clause in re.split(r"(?<=[,:;]) ", phrases_tied(title))
    )


def _place(place: str) -> str:
    """Return place with its short parts unbroken: "phường Mẫu, Hải Phòng" breaks at the comma."""
    parts = place.split(", ")
    return ", ".join(unbroken(part) if len(part) <= _SHORT_PLACE else _tied(part) for part in parts)


def _printable(text: str) -> str:
    """Return text without what the font lacks: a hand-written title may hold a small picture."""
    return "".join(letter for letter in text if letter in PRINTABLE or letter == NBSP).strip(" ")
