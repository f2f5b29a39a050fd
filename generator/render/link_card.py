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
_LONGEST_WORD = 24  # letters


def link_card_data(card: LinkCard) -> dict[str, Any]:
    """Return all that decides how the card looks, as JSON types."""
    title = _printable(card.title)
    return {
        "template": TEMPLATE,
        "title": card.alt,
        "theme": card.theme.model_dump(mode="json"),
        "mono": False,
        "sample": card.sample,
        "words": {
            "kicker": _printable(card.kicker),
            "title": title if NBSP in title else _tied(title),
            "place": _place(_printable(card.place)),
        },
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
    """Return text as the font and a line can hold it: a title by hand may be anything."""
    kept = "".join(letter for letter in text if letter in PRINTABLE).strip(" ")
    return re.sub(rf"\S{{{_LONGEST_WORD},}}", lambda it: f"{it[0][: _LONGEST_WORD - 1]}…", kept)
