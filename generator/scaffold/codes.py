"""Codes that are free: never one that the ledger has, in the pattern of its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import count

from generator.text_vi import slugify

_LONGEST = 8


def free_group_code(slug: str, neighbours: Collection[str], taken: Collection[str]) -> str:
    """Return the next code of a locality: thd-29 after thd-28, or the first in a new pattern.

    Args:
        slug: the id of the locality.
        neighbours: codes of its groups.
        taken: every code of a group in the ledger.
    """
    pattern = _pattern_of(neighbours) or next(
        prefix for prefix in _prefixes(slug) if not any(_numbered(it, prefix) for it in taken)
    )
    used = [number for it in (*neighbours, *taken) if (number := _numbered(it, pattern))]
    return next(
        code
        for number in count(max(used, default=0) + 1)
        if (code := f"{pattern}{number}") not in taken
    )


def free_guide_code(slug: str, taken: Collection[str]) -> str:
    """Return a short code for the guide slug that no guide ever had."""
    words = slug.split("-")
    tries = [slug, slug.replace("-", ""), "".join(words[:2]), "".join(word[0] for word in words)]
    short = [it for it in tries if 2 <= len(it) <= _LONGEST]
    first = (short or [tries[-1][:6]])[0][:_LONGEST]
    for number in count(1):
        code = first if number == 1 else f"{first[: _LONGEST - len(str(number))]}{number}"
        if code not in taken:
            return code
    raise AssertionError


def _pattern_of(codes: Collection[str]) -> str:
    found = Counter(match[1] for it in codes if (match := re.fullmatch(r"(.*?)\d+", it)))
    return found.most_common(1)[0][0] if found else ""


def _numbered(code: str, pattern: str) -> int:
    """Return the number that code has in pattern, 0 when it is of another."""
    rest = code.removeprefix(pattern)
    return int(rest) if code.startswith(pattern) and rest.isdecimal() else 0


def _prefixes(slug: str) -> Iterator[str]:
    """Yield beginnings of codes for a locality: its initials, then with more of its letters."""
    words = slugify(slug).split("-")
    initials = "".join(word[0] for word in words)[:4]
    yield f"{initials}-"
    for length in range(2, len(words[-1]) + 1):
        yield f"{(initials[:-1] + words[-1][:length])[:5]}-"
    for number in count(2):
        yield f"{initials[:3]}{number}-"
