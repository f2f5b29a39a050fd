"""The press: draws what changed, on all cores, proves every sheet, keeps the rest."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from generator import write
from generator.errors import RenderError
from generator.plan import QrPlan, SheetPlan
from generator.plan.kinds import APART_MM, BOOKLET, FOLDED_BOOKLET
from generator.render import impose as impose_room
from generator.render import pictures as pictures_room
from generator.render import preview as preview_room
from generator.render import proof as proof_room
from generator.render import qr as qr_room
from generator.render import sheet as sheet_room
from generator.render.pictures import clean_picture
from generator.workers import run_all

INLINE_JOBS = 4  # starting workers costs more than drawing this many sheets
_ENGINES = ("typst", "pypdfium2", "pillow", "qrcode", "zxing-cpp", "numpy", "pikepdf")
_ROOMS = (sheet_room, proof_room, qr_room, preview_room, impose_room, pictures_room)
_RECORD = "record.json"
BUNDLES = "bundles"
LINK_CARDS = "link-cards"
NUMBERS = "numbers"
"""The folders of the cache that hold no sheets: zips, pictures of links, hashes of numbers."""


@dataclass(frozen=True)
class QrRecord:
    """One code as printed: contract of `in/manifest.json`."""

    payload: str
    purpose: str
    side_mm: float
    module_mm: float
    ec_level: str
    version: int
    distance_m: float
    leads_to: str


@dataclass(frozen=True)
class DrawnFile:
    """One file of a drawn sheet, in the cache."""

    path: Path
    sha256: str
    size: int


@dataclass(frozen=True)
class Sheet:
    """One drawn and proved sheet: its files in the cache, and what the manifest tells."""

    plan: SheetPlan
    main: DrawnFile
    picture: DrawnFile | None
    thumbnail: DrawnFile | None
    pages: int
    codes: tuple[QrRecord, ...]
    redrawn: bool

    @property
    def files(self) -> Iterator[tuple[str, DrawnFile]]:
        """The path in `site/` and the file, for everything that is published of this sheet."""
        yield self.plan.uri, self.main
        if self.picture and self.plan.picture_uri:
            yield self.plan.picture_uri, self.picture
        if self.thumbnail:
            yield self.plan.thumbnail_uri, self.thumbnail


@dataclass(frozen=True)
class _Job:
    """What a worker needs for one sheet: small, and nothing private."""

    name: str
    data: dict[str, Any]
    folder: Path
    ending: str
    paper: str
    expected: tuple[proof_room.ExpectedCode, ...]
    is_long: bool
    apart_mm: float
    folded: bool
    unfolded: Path | None
    pictures: tuple[tuple[str, Path], ...]
    codes: tuple[QrPlan, ...]
    with_picture: bool
    with_thumbnail: bool


def draw(
    sheets: Iterable[SheetPlan],
    cache_dir: Path,
    pictures_dir: Path | None = None,
    previews: bool = False,
    workers: int | None = None,
) -> list[Sheet]:
    """Return every sheet drawn and proved, in order, drawing only those whose inputs changed.

    Args:
        sheets: what to draw.
        cache_dir: where drawings are kept from one run to the next.
        pictures_dir: where the pictures of steps and logos are.
        previews: whether the site needs their pictures and thumbnails too.
        workers: how many processes; all cores when None.

    Raises:
        RenderError: every sheet that failed, one line each.
    """
    plans = list(sheets)
    engines = fingerprints()
    jobs = [_job(plan, cache_dir, engines, pictures_dir, previews) for plan in plans]
    jobs = _folded_from_plain(plans, jobs)
    records = [_stored(job) for job in jobs]
    wanted = [job for job, record in zip(jobs, records, strict=True) if record is None]
    _run([job for job in wanted if not job.folded], workers)
    _run([job for job in wanted if job.folded], workers)
    return [
        _sheet(plan, job, record or _just_stored(job), redrawn=record is None)
        for plan, job, record in zip(plans, jobs, records, strict=True)
    ]


def drawn_before(
    sheets: Iterable[SheetPlan], cache_dir: Path, pictures_dir: Path | None = None
) -> Iterator[Sheet]:
    """Yield the sheets that are in the cache as they would be drawn now."""
    engines = fingerprints()
    for plan in sheets:
        job = _job(plan, cache_dir, engines, pictures_dir, previews=False)
        if record := _stored(job):
            yield _sheet(plan, job, record, redrawn=False)


def forget_all_but(
    sheets: Iterable[SheetPlan], cache_dir: Path, pictures_dir: Path | None = None
) -> None:
    """Drop cached drawings of anything but sheets: withdrawn data must not linger."""
    engines = fingerprints()
    jobs = (_job(plan, cache_dir, engines, pictures_dir, previews=False) for plan in sheets)
    kept = (job.folder.name for job in jobs)
    write.keep_only(cache_dir, {BUNDLES, LINK_CARDS, NUMBERS, *kept})


def _job(
    plan: SheetPlan,
    cache_dir: Path,
    engines: Mapping[str, str],
    pictures_dir: Path | None,
    previews: bool,
) -> _Job:
    data = sheet_room.sheet_data(plan)
    names = (*plan.pictures, *([plan.theme.logo.file] if plan.theme.logo else []))
    pictures = tuple((name, pictures_dir / name) for name in names) if pictures_dir else ()
    digests = [hashlib.sha256(path.read_bytes()).hexdigest() for _, path in pictures]
    engine = engines[plan.kind.template]
    text = json.dumps([data, digests, engine], ensure_ascii=False, sort_keys=True)
    kind = plan.kind
    return _Job(
        name=f"{plan.source}: {kind.title.lower()} {plan.size}".rstrip(),
        data=data,
        folder=cache_dir / hashlib.sha256(text.encode()).hexdigest()[:32],
        ending="png" if kind.is_picture else "pdf",
        paper=plan.paper,
        expected=tuple(
            proof_room.ExpectedCode(code.payload, code.side_mm, code.purpose, kind.copies)
            for code in plan.codes
        ),
        is_long=kind.is_long,
        apart_mm=APART_MM if kind.hangs else 0,
        folded=kind is FOLDED_BOOKLET,
        unfolded=None,
        pictures=pictures,
        codes=plan.codes,
        with_picture=previews and plan.edition == "site" and plan.picture_uri is not None,
        with_thumbnail=previews and plan.edition == "site",
    )


def _folded_from_plain(plans: Sequence[SheetPlan], jobs: Sequence[_Job]) -> list[_Job]:
    """Return jobs, those of folded booklets knowing where the plain one will lie: it is costly."""
    plain = {
        (plan.folder, plan.edition): job.folder
        for plan, job in zip(plans, jobs, strict=True)
        if plan.kind is BOOKLET
    }
    return [
        replace(job, unfolded=plain.get((plan.folder, plan.edition))) if job.folded else job
        for plan, job in zip(plans, jobs, strict=True)
    ]


def fingerprints() -> dict[str, str]:
    """Return by template a digest of all that can change its drawings besides their data."""
    sheet_room.template_files.cache_clear()  # a maintainer edits templates while the site is served
    files = dict(sheet_room.template_files())
    shared = hashlib.sha256()
    for name in sheet_room.SHARED_FILES:
        shared.update(name.encode() + files.pop(name))
    rooms = [Path(str(room.__file__)) for room in _ROOMS]
    for path in (*sorted(sheet_room.FONTS_DIR.glob("*.ttf")), *rooms):
        shared.update(path.name.encode() + path.read_bytes())
    for engine in _ENGINES:
        shared.update(f"{engine} {importlib.metadata.version(engine)}".encode())
    return {
        name.removesuffix(".typ"): hashlib.sha256(shared.digest() + content).hexdigest()
        for name, content in files.items()
    }


def _run(jobs: list[_Job], workers: int | None) -> None:
    run_all(_attempt, jobs, "Vẽ tờ in", INLINE_JOBS, workers)


def _attempt(job: _Job) -> str | None:
    """Draw, prove and store one sheet; return what went wrong, None when all is well."""
    try:
        _print(job)
    except RenderError as error:
        return str(error)
    return None


def _print(job: _Job) -> None:
    pictures = {name: clean_picture(path.read_bytes(), name) for name, path in job.pictures}
    if job.ending == "png":
        drawn = sheet_room.render_png(job.data, job.name, pictures)
        drawn = preview_room.few_colours(preview_room.opened(drawn), sheet_room.PICTURE_PPI)
        proof = proof_room.prove_picture(drawn, job.name, job.expected)
    else:
        if job.unfolded:
            drawn = (job.unfolded / "sheet.pdf").read_bytes()
        else:
            drawn = sheet_room.render_pdf(job.data, job.name, pictures)
        if job.folded:
            drawn = impose_room.impose(drawn, job.data["title"], job.data["date"])
        proof = proof_room.prove_pdf(
            drawn, job.name, job.paper, job.expected, job.is_long, job.apart_mm
        )
    files = {f"sheet.{job.ending}": drawn}
    if job.with_picture:
        files["picture.png"] = preview_room.page_png(drawn)
    if job.with_thumbnail:
        files["thumbnail.webp"] = preview_room.thumbnail(drawn)
    for name, content in files.items():
        write.write_file(job.folder / name, content)
    record = {
        "pages": proof.pages,
        "codes": [asdict(_qr_record(code)) for code in job.codes],
        "files": {
            name: {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in files.items()
        },
    }
    # Last, so that a folder with a record is a whole one.
    write.write_file(job.folder / _RECORD, json.dumps(record).encode())


def _stored(job: _Job) -> dict[str, Any] | None:
    """Return the record of a drawing whose files are still as they were proved, or None."""
    try:
        record: dict[str, Any] = json.loads((job.folder / _RECORD).read_text(encoding="utf-8"))
        whole = all(
            hashlib.sha256((job.folder / name).read_bytes()).hexdigest() == file["sha256"]
            for name, file in record["files"].items()
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None
    wanted = {f"sheet.{job.ending}"}
    wanted |= {"picture.png"} if job.with_picture else set()
    wanted |= {"thumbnail.webp"} if job.with_thumbnail else set()
    return record if whole and wanted <= set(record["files"]) else None


def _just_stored(job: _Job) -> dict[str, Any]:
    record = _stored(job)
    if record is None:
        raise RenderError(f"{job.name}: bản vẽ vừa lưu đã bị thay đổi; chạy lại")
    return record


def _sheet(plan: SheetPlan, job: _Job, record: dict[str, Any], redrawn: bool) -> Sheet:
    def file(name: str) -> DrawnFile | None:
        stored = record["files"].get(name)
        return DrawnFile(job.folder / name, stored["sha256"], stored["size"]) if stored else None

    main = file(f"sheet.{job.ending}")
    assert main is not None  # _stored asked for it
    return Sheet(
        plan=plan,
        main=main,
        picture=file("picture.png"),
        thumbnail=file("thumbnail.webp"),
        pages=record["pages"],
        codes=tuple(QrRecord(**code) for code in record["codes"]),
        redrawn=redrawn,
    )


def _qr_record(code: QrPlan) -> QrRecord:
    symbol = qr_room.encode(code.payload, code.purpose)
    return QrRecord(
        payload=code.payload,
        purpose=code.purpose,
        side_mm=code.side_mm,
        module_mm=round(symbol.module_mm(code.side_mm), 3),
        ec_level=symbol.level,
        version=symbol.version,
        distance_m=round(symbol.distance_m(code.side_mm), 2),
        leads_to=code.dest_uri,
    )
