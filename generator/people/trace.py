"""Every file that was made → where in it a person stands. Reads all, changes nothing."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal

from generator import press, write
from generator.model.public import PublicContent
from generator.people.needle import Field, Needles
from generator.people.unpack import DEEPEST, LARGEST, Opaque, is_picture, members, texts
from generator.plan import STEMS, SheetPlan, plan_number_check, plan_sheets
from generator.progress import track
from generator.render.verify import TAG_BYTES, derive, tag_text

Sight = Literal["read", "drawn", "unsure", "locked"]
"""How a file was judged: its text was read; it is a picture drawn from words that have the person;
a picture that is not the drawing content asks for now; nobody can look inside."""
INSIDE = " › "
CACHE = ".cache"

_NOT_MADE = {
    *(".git", ".venv", "venv", "node_modules", "generator", "tests", "benchmarks", "overrides"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", "__pycache__", ".hypothesis", ".ci"),
}
"""Folders beside mkdocs.yml that no command of ours writes people to."""
_PRIVATE_ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods", ".csv")
_PRIVATE_FOLDERS = ("quan-tri",)
_ORDER = ("site", "dang-web", "docs", "ban-in", "in-ra")
"""What anybody can see comes first, what renews itself last."""
_CACHED = {"sheet", "picture", "thumbnail"}
_NAMED: frozenset[Field] = frozenset({"name", "phone", "sealed"})


@dataclass(frozen=True, order=True)
class Hit:
    """A person stands in a file; `path` leads through archives, `place` is the first of its parts.

    `edition` is the date of the content it was made from, where the list of sheets tells it.
    """

    place: str = field(compare=False)
    path: str
    fields: tuple[Field, ...] = field(compare=False)
    sight: Sight = field(compare=False, default="read")
    edition: date | None = field(compare=False, default=None)

    @property
    def is_private(self) -> bool:
        """Whether it is a file of the office, never published: to be told, not to be proved."""
        return is_private(self.place)


@dataclass(frozen=True)
class Traces:
    """What a search gave: the hits, sorted; how many files were looked at, in archives too."""

    hits: tuple[Hit, ...]
    searched: int

    @property
    def published(self) -> tuple[Hit, ...]:
        """The hits outside the office's own files."""
        return tuple(hit for hit in self.hits if not hit.is_private)


@dataclass(frozen=True)
class Drawings:
    """Pictures by the digest of their bytes: what the sheets they are drawn from tell of a person.

    `sources` are the digests of the PDFs that pictures show, as the site's own list tells: what
    was read in the PDF is what the picture shows. `homes` are parts of paths, such as "/thd-12/":
    a picture there that is no drawing of now may be an old one with the person on it. Without
    any, all such pictures may.
    """

    known: Mapping[str, frozenset[Field]]
    sources: Mapping[str, str]
    homes: tuple[str, ...] = ()

    def judge(
        self, path: str, digest: str, read: Mapping[str, frozenset[Field] | None]
    ) -> tuple[Sight, frozenset[Field]] | None:
        """Return how a picture is to be seen, None when the person is not on it.

        Args:
            path: where it is.
            digest: of its bytes.
            read: what was found in files, by their digests.
        """
        told = read.get(self.sources.get(digest, ""))
        if told is None:
            told = self.known.get(digest)
        if told is not None:
            return ("drawn", told & _NAMED) if told & _NAMED else None
        stem = Path(path.rpartition(INSIDE)[2]).stem
        is_cached = f"{CACHE}/" in path and stem in _CACHED
        is_near = not self.homes or any(home in f"/{path}" for home in self.homes)
        if is_cached or (stem in STEMS and is_near):
            return "unsure", frozenset()
        return None


def is_private(place: str) -> bool:
    """Return whether a place beside mkdocs.yml holds the office's own files."""
    return place.startswith(_PRIVATE_FOLDERS) or place.lower().endswith(_PRIVATE_ENDINGS)


def trace(
    root: Path,
    needles: Needles,
    drawings: Drawings,
    besides: Sequence[Path] = (),
    skip: Iterable[Path] = (),
) -> Traces:
    """Search every file under root that a command of ours may have made.

    Args:
        root: the folder of mkdocs.yml.
        needles: whom to search for.
        drawings: what is known of pictures, whose pixels cannot be searched.
        besides: further folders or files, such as a stick.
        skip: folders not to look at, such as the content itself.
    """
    search = _Search(needles, drawings, {path.resolve() for path in skip})
    for base in (root, *besides):
        search.folder(base, shown="" if base == root else base.as_posix())
    editions = _editions(root / "site" / write.SITE_MARK)
    hits = [_dated(hit, editions) for hit in (*search.hits, *search.pictured())]
    return Traces(tuple(sorted(set(hits), key=_rank)), search.searched)


def _rank(hit: Hit) -> tuple[bool, int, str, Hit]:
    known = _ORDER.index(hit.place) if hit.place in _ORDER else len(_ORDER)
    return hit.place == CACHE, known, hit.place, hit


def drawings_of(
    content: PublicContent,
    content_dir: Path,
    cache_dir: Path,
    site_dir: Path,
    base_url: str,
    needles: Needles,
    homes: Iterable[str] = (),
) -> Drawings:
    """Return what is known of the pictures that the last build or order drew."""
    known: dict[str, frozenset[Field]] = {}
    sheets = list(plan_sheets(content, base_url.rstrip("/")))  # kept, so that no id is used twice
    words: dict[int, frozenset[Field]] = {}
    for sheet in press.drawn_before(sheets, cache_dir, content_dir / "pictures"):
        key = id(sheet.plan.words)
        if key not in words:
            words[key] = said_by(sheet.plan, needles)
        for _, file in sheet.files:
            known[file.sha256] = words[key]
    return Drawings(known, _sources(site_dir), tuple(f"/{home}/" for home in homes))


def _sources(site_dir: Path) -> dict[str, str]:
    """Return the digest of the PDF by that of each picture of it, for the pictures of a site."""
    files = _manifest(site_dir / write.SITE_MARK).get("files", [])
    digests = {str(it["path"]): str(it["sha256"]) for it in files}
    shown = {
        path: it["thumbnail_of"] for it in files if "thumbnail_of" in it for path in [it["path"]]
    }
    shown |= {path: f"{path[:-4]}.pdf" for path in digests if path.endswith(".png")}
    return {digests[path]: digests[pdf] for path, pdf in shown.items() if pdf in digests}


def said_by(sheet: SheetPlan, needles: Needles) -> frozenset[Field]:
    """Return what of the person a sheet has among its words, [] when neither name nor number."""
    found = needles.in_text(json.dumps(sheet.words, ensure_ascii=False))
    return found if found & _NAMED else frozenset()


def sealed_forms(
    content: PublicContent, base_url: str, localities: Iterable[str], phones: Iterable[str]
) -> Iterator[bytes]:
    """Yield what pages and cache hold of numbers that they vouch for (0.1 to 0.3 s each).

    Args:
        content: the localities.
        base_url: the address the site was made for: every list is salted by it.
        localities: in the pages of which to look; all when empty.
        phones: digits as dialled.
    """
    wanted = set(localities)
    for locality in content.localities:
        if not wanted or locality.id in wanted:
            salt = plan_number_check(content, locality, base_url).salt
            for digits in phones:
                tag = derive(digits, salt)[:TAG_BYTES]
                yield tag
                yield tag_text(tag).encode()


def address_of(site_dir: Path, content: PublicContent) -> str:
    """Return the address that the site on the disk was made for, else that of the content."""
    told = _manifest(site_dir / write.SITE_MARK).get("base_url")
    return told if isinstance(told, str) else content.site.base_url


class _Search:
    """One search; the same bytes are looked at once, however often they are stored."""

    def __init__(self, needles: Needles, drawings: Drawings, skip: set[Path]) -> None:
        self.needles = needles
        self.drawings = drawings
        self.skip = skip
        self.hits: list[Hit] = []
        self.searched = 0
        self._seen: dict[str, frozenset[Field] | None] = {}
        self._pictures: list[tuple[str, str, str]] = []

    def pictured(self) -> Iterator[Hit]:
        """Yield the pictures on which the person is, once all files have been read."""
        for place, path, digest in self._pictures:
            if judged := self.drawings.judge(path, digest, self._seen):
                yield Hit(place, path, tuple(sorted(judged[1])), judged[0])

    def folder(self, base: Path, shown: str) -> None:
        files = [base] if base.is_file() else list(self._files(base))
        for path in track(files, len(files), "Tìm trong tệp"):
            inside = path.relative_to(base).as_posix() if path != base else path.name
            place = shown or inside.partition("/")[0]
            full = f"{shown}/{inside}" if shown else inside
            self._file(place, full, path)

    def _files(self, base: Path) -> Iterator[Path]:
        for folder, names, files in os.walk(base):
            here = Path(folder)
            names[:] = sorted(
                name
                for name in names
                if not (here == base and (name in _NOT_MADE or name.endswith(".egg-info")))
                and (here / name).resolve() not in self.skip
            )
            yield from (here / name for name in sorted(files) if (here / name).is_file())

    def _file(self, place: str, shown: str, path: Path) -> None:
        try:
            data = path.read_bytes() if path.stat().st_size <= LARGEST else None
        except OSError:
            data = None
        if data is None:
            self.hits.append(Hit(place, shown, (), "locked"))
        else:
            self._data(place, shown, data, depth=0)

    def _data(self, place: str, shown: str, data: bytes, depth: int) -> None:
        self.searched += 1
        named = self.needles.in_text(shown.rpartition(INSIDE)[2].rpartition("/")[2])
        try:
            inside = members(data)
            if inside is not None:
                if depth >= DEEPEST:
                    raise Opaque
                for member in inside:
                    path = f"{shown}{INSIDE}{member.name}" if member.name else shown
                    self._data(place, path, member.data, depth + 1)
                found: frozenset[Field] = frozenset()
            else:
                found = self._found(data)
        except Opaque:
            self.hits.append(Hit(place, shown, (), "locked"))
            return
        if (found | named) & _NAMED:
            self.hits.append(Hit(place, shown, tuple(sorted(found | named))))
        elif is_picture(data):
            self._pictures.append((place, shown, hashlib.sha256(data).hexdigest()))

    def _found(self, data: bytes) -> frozenset[Field]:
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._seen:
            self._seen[digest] = None  # until it could be read
            found = self.needles.in_bytes(data)
            self._seen[digest] = found.union(*map(self.needles.in_text, texts(data)))
        known = self._seen[digest]
        if known is None:
            raise Opaque
        return known


def _dated(hit: Hit, editions: Mapping[str, date]) -> Hit:
    edition = editions.get(hit.path.partition(INSIDE)[0].removeprefix("site/"))
    if hit.place != "site":
        edition = None
    elif edition is None:
        edition = editions.get("")
    return Hit(hit.place, hit.path, hit.fields, hit.sight, edition)


def _editions(manifest: Path) -> dict[str, date]:
    """Return by path the date printed on each sheet of the site, and under "" that of its pages."""
    document = _manifest(manifest)
    files = document.get("files", [])
    dates = {it["path"]: date.fromisoformat(it["date"]) for it in files if "date" in it}
    shown = {it["path"]: it["thumbnail_of"] for it in files if "thumbnail_of" in it}
    dates |= {path: dates[of] for path, of in shown.items() if of in dates}
    return dates | ({"": date.fromisoformat(document["released"])} if document else {})


def _manifest(path: Path) -> dict[str, Any]:
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
