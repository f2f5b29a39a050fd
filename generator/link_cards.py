"""Pictures of links: drawn when what they say changes, kept otherwise."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import write
from generator.errors import RenderError
from generator.plan import LinkCard
from generator.press import LINK_CARDS, DrawnFile, fingerprints
from generator.render import link_card as link_card_room
from generator.render.link_card import link_card_data, render_link_card
from generator.workers import run_all

FEW = 40
"""So many are drawn in the time that starting workers takes."""
_HOME = "trang-chu"
_DIGITS = 32


@dataclass(frozen=True)
class DrawnCard:
    """One card and its file in the cache."""

    plan: LinkCard
    file: DrawnFile

    @property
    def uri(self) -> str:
        """The path in `site/`: messengers keep a picture for ever, so new bytes get a new name."""
        return f"assets/the/{self.plan.url.strip('/') or _HOME}-{self.file.sha256[:8]}.png"


@dataclass(frozen=True)
class _Job:
    """What a worker needs for one card; `key` names what it is drawn from."""

    name: str
    key: str
    data: dict[str, Any]
    folder: Path


def draw(cards: Sequence[LinkCard], cache_dir: Path) -> list[DrawnCard]:
    """Return every card drawn, in order, drawing only those that say something new.

    Raises:
        RenderError: every card that failed, one line each.
    """
    jobs = _jobs(cards, cache_dir)
    keys = {job.key for job in jobs}
    stored = _stored(cache_dir, keys)
    if wanted := [job for job in jobs if job.key not in stored]:
        run_all(_attempt, wanted, "Vẽ ảnh liên kết", FEW)
        stored = _stored(cache_dir, keys)
    return [DrawnCard(card, stored[job.key]) for card, job in zip(cards, jobs, strict=True)]


def forget_all_but(cards: Iterable[LinkCard], cache_dir: Path) -> None:
    """Drop cached pictures of anything but cards: withdrawn data must not linger."""
    keys = {job.key for job in _jobs(cards, cache_dir)}
    folder = cache_dir / LINK_CARDS
    write.keep_only(folder, {it.name for it in folder.glob("*.png") if _key(it) in keys})


def _jobs(cards: Iterable[LinkCard], cache_dir: Path) -> list[_Job]:
    """Return what to draw; pages whose cards say the same share one picture."""
    room = Path(str(link_card_room.__file__)).read_text(encoding="utf-8")
    engine = fingerprints()[link_card_room.TEMPLATE] + room
    jobs = []
    for card in cards:
        data = link_card_data(card)
        text = json.dumps([data, engine], ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
        jobs.append(_Job(f"{card.url}: ảnh liên kết", key, data, cache_dir / LINK_CARDS))
    return jobs


def _attempt(job: _Job) -> str | None:
    """Draw and store one card; return what went wrong, None when all is well."""
    try:
        content = render_link_card(job.data, job.name)
    except RenderError as error:
        return str(error)
    digest = hashlib.sha256(content).hexdigest()
    write.write_file(job.folder / f"{job.key}-{digest[:_DIGITS]}.png", content)
    return None


def _stored(cache_dir: Path, keys: Collection[str]) -> dict[str, DrawnFile]:
    """Return by key every picture of keys that is still as it was drawn."""
    found = {}
    for path in sorted((cache_dir / LINK_CARDS).glob("*.png")):
        if _key(path) not in keys:
            continue
        content = path.read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        if path.stem.endswith(digest[:_DIGITS]):
            found[_key(path)] = DrawnFile(path, digest, len(content))
    return found


def _key(path: Path) -> str:
    return path.name[:_DIGITS]
