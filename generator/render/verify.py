"""Published numbers → what a page may hold of them: a slow hash each, and whose it is, masked."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

ITERATIONS = 600_000
"""Rounds of PBKDF2-HMAC-SHA-256, the one slow hash that every browser has (WebCrypto).

Source: OWASP Password Storage Cheat Sheet, "PBKDF2" (600,000 with HMAC-SHA-256, since 2023).
A phone number is no password: five first digits and eight more make 5e8 mobile numbers. One RTX
4090 does 8,865,700 a second at 999 rounds (hashcat 6.2.6, mode 10900), so 14,760 at ours: 9.4 hours
for the list of one locality. That buys what the pages of the groups show anyway.
"""
TAG_BYTES = 9
"""72 bits: of a billion wrong numbers none is taken for one of hundreds of right ones."""
MASK_BYTES = 3
"""Hides which answer belongs to a tag from whoever has not the number. With the tag, 16 letters."""


def derive(digits: str, salt: str) -> bytes:
    """Return the key of a number: its tag, then the mask of its answer. Takes 0.1 to 0.3 s."""
    length = TAG_BYTES + MASK_BYTES
    return hashlib.pbkdf2_hmac("sha256", digits.encode(), salt.encode(), ITERATIONS, length)


def seal(keys_by_answer: Iterable[Iterable[bytes]]) -> str:
    """Return all entries as one text, 16 letters of base64 each, in an order that tells nothing.

    There are as many as the pages show numbers, so nothing is gained by false ones among them.

    Args:
        keys_by_answer: for each answer of the page, in order, the keys of its numbers.
    """
    entries = [_entry(key, number) for number, keys in enumerate(keys_by_answer) for key in keys]
    return "".join(sorted(entries))


def tag_text(tag: bytes) -> str:
    """Return how a tag is written on a page: the first letters of its entry."""
    return base64.b64encode(tag).decode()


def _entry(key: bytes, answer: int) -> str:
    tag, mask = key[:TAG_BYTES], int.from_bytes(key[TAG_BYTES:])
    return base64.b64encode(tag + (mask ^ answer).to_bytes(MASK_BYTES)).decode()
