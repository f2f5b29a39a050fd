"""Slow hashes of published numbers: made on all cores, kept from one run to the next."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator import write
from generator.plan import Answer, NumberCheck
from generator.press import NUMBERS
from generator.progress import track
from generator.render.verify import ITERATIONS, MASK_BYTES, TAG_BYTES, derive, seal

_KEY_BYTES = TAG_BYTES + MASK_BYTES


def hash_numbers(checks: Mapping[str, NumberCheck], cache_dir: Path) -> dict[str, str]:
    """Return, for each locality, what its page holds to tell published numbers from others."""
    folder = cache_dir / NUMBERS
    records = [(check.salt, answer) for check in checks.values() for answer in check.answers]
    missing = [(salt, answer) for salt, answer in records if not _stored(folder, salt, answer)]
    pool = ThreadPoolExecutor(os.cpu_count())  # the hash lets other threads run
    try:
        made = pool.map(lambda record: _keys(*record), missing)
        for (salt, answer), keys in zip(missing, track(made, len(missing), "Khoá số"), strict=True):
            write.write_file(folder / _name(salt, answer), keys)
    finally:
        pool.shutdown(cancel_futures=True)  # who interrupts does not wait for the rest
    return {
        id: seal(_stored(folder, check.salt, answer) for answer in check.answers)
        for id, check in checks.items()
    }


def forget_all_but(checks: Iterable[NumberCheck], cache_dir: Path) -> None:
    """Drop the hashes of all other numbers: withdrawn data must not linger."""
    names = {_name(check.salt, answer) for check in checks for answer in check.answers}
    write.keep_only(cache_dir / NUMBERS, names)


def _keys(salt: str, answer: Answer) -> bytes:
    return b"".join(derive(digits, salt) for digits in answer.digits)


def _stored(folder: Path, salt: str, answer: Answer) -> list[bytes]:
    """Return the kept keys of an answer's numbers, [] when there are none."""
    path = folder / _name(salt, answer)
    keys = path.read_bytes() if path.is_file() else b""
    whole = len(keys) == _KEY_BYTES * len(answer.digits)
    starts = range(0, len(keys), _KEY_BYTES) if whole else ()
    return [keys[start : start + _KEY_BYTES] for start in starts]


def _name(salt: str, answer: Answer) -> str:
    """Return the file of an answer's keys; it tells nothing that the pages made do not show."""
    text = json.dumps([ITERATIONS, _KEY_BYTES, salt, answer.digits])
    return hashlib.sha256(text.encode()).hexdigest()[:32]
