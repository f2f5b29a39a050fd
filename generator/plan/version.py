"""The version of a sheet: the date of its content and a check code of six characters."""

from __future__ import annotations

import hashlib
import json
from datetime import date
from typing import Any

from generator.plan.items import Version

ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"
"""Without those most often mistaken for each other on paper: 0 O, 1 I L, 2 Z, 5 S, 8 B."""
LENGTH = 6  # 25 ** 6 is 244 million: an altered sheet keeps its code once in as many


def version_of(day: date, facts: Any) -> Version:
    """Return the version of what facts say.

    Args:
        day: when an editor last reviewed the facts.
        facts: JSON types. Only what the public page shows too: a code made from withheld fields
            would let a stranger find a phone number by trying them all.
    """
    text = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    number = int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")
    letters = []
    for _ in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    return Version(day, "".join(letters))
