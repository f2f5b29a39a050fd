"""The press: draws what changed, on all cores, proves every sheet, keeps the rest."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import multiprocessing
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator import write
from generator.errors import RenderError
from generator.plan import Edition, PosterPlan
from generator.progress import track
from generator.render import poster as poster_room
from generator.render import proof as proof_room
from generator.render import qr as qr_room

MOST_WORKERS = 61  # Windows waits for no more processes at once
INLINE_JOBS = 4  # starting workers costs more than drawing this many posters
_ENGINES = ("typst", "pypdfium2", "pillow", "qrcode", "zxing-cpp", "numpy")


@dataclass(frozen=True)
class QrRecord:
    """One code as printed: contract of `in/manifest.json`."""

    payload: str
    side_mm: float
    module_mm: float
    ec_level: str
    version: int
    measured_side_mm: float
    leads_to: str


@dataclass(frozen=True)
class Sheet:
    """One drawn and proved poster: its two files in the cache, and what the manifest tells."""

    stem: str
    edition: Edition
    group_id: str
    paper: str
    sample: bool
    pdf: Path
    png: Path
    pdf_sha256: str
    png_sha256: str
    qr: QrRecord
    redrawn: bool


@dataclass(frozen=True)
class _Job:
    """What a worker needs for one poster: small, and nothing private."""

    name: str
    data: dict[str, Any]
    leads_to: str
    folder: Path


def draw(posters: Iterable[PosterPlan], cache_dir: Path) -> list[Sheet]:
    """Return every poster as a proved sheet, in order, drawing only those whose inputs changed.

    Raises:
        RenderError: every poster that failed, one line each.
    """
    plans = list(posters)
    engine = _engine_fingerprint()
    jobs = [_job(plan, cache_dir, engine) for plan in plans]
    records = [_stored(job.folder) for job in jobs]
    _run([job for job, record in zip(jobs, records, strict=True) if record is None])
    return [
        _sheet(plan, job, record or _just_stored(job), redrawn=record is None)
        for plan, job, record in zip(plans, jobs, records, strict=True)
    ]


def drawn_before(posters: Iterable[PosterPlan], cache_dir: Path) -> Iterator[Sheet]:
    """Yield the posters that are in the cache as they would be drawn now."""
    engine = _engine_fingerprint()
    for plan in posters:
        job = _job(plan, cache_dir, engine)
        if record := _stored(job.folder):
            yield _sheet(plan, job, record, redrawn=False)


def forget_all_but(posters: Iterable[PosterPlan], cache_dir: Path) -> None:
    """Drop cached drawings of anything but posters: withdrawn data must not linger."""
    engine = _engine_fingerprint()
    write.keep_only(cache_dir, {_job(plan, cache_dir, engine).folder.name for plan in posters})


def _job(plan: PosterPlan, cache_dir: Path, engine: str) -> _Job:
    data = poster_room.poster_data(plan)
    text = json.dumps([data, engine], ensure_ascii=False, sort_keys=True)
    fingerprint = hashlib.sha256(text.encode()).hexdigest()[:32]
    name = f"{plan.source}: áp phích {plan.paper}"
    return _Job(name, data, plan.qr.dest_uri, cache_dir / fingerprint)


def _engine_fingerprint() -> str:
    """Return a digest of all that can change a drawing besides its data."""
    digest = hashlib.sha256()
    for name, content in poster_room.template_files():
        digest.update(name.encode() + content)
    rooms = [Path(str(room.__file__)) for room in (poster_room, proof_room, qr_room)]
    for path in (*sorted(poster_room.FONTS_DIR.glob("*.ttf")), *rooms):
        digest.update(path.name.encode() + path.read_bytes())
    for engine in _ENGINES:
        digest.update(f"{engine} {importlib.metadata.version(engine)}".encode())
    return digest.hexdigest()


def _run(jobs: list[_Job]) -> None:
    results = track(_results(jobs), len(jobs), "Vẽ áp phích")
    try:
        failures = [error for error in results if error]
    except BrokenProcessPool as error:
        raise RenderError(
            "một tiến trình vẽ áp phích bị máy dừng giữa chừng\n"
            "    gợi ý: đóng bớt chương trình cho rộng bộ nhớ rồi chạy lại"
        ) from error
    if failures:
        raise RenderError("\n".join(sorted(failures)))


def _results(jobs: list[_Job]) -> Iterator[str | None]:
    workers = min(os.cpu_count() or 1, len(jobs), MOST_WORKERS)
    if len(jobs) <= INLINE_JOBS or workers == 1:
        for job in jobs:
            yield _attempt(job)
        return
    # "spawn" on every system: the same behaviour on Windows, and no forked threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for future in as_completed([pool.submit(_attempt, job) for job in jobs]):
            yield future.result()


def _attempt(job: _Job) -> str | None:
    """Draw, prove and store one poster; return what went wrong, None when all is well."""
    try:
        _print(job)
    except RenderError as error:
        return str(error)
    return None


def _print(job: _Job) -> None:
    pdf = poster_room.render_pdf(job.data, job.name)
    wanted, paper = job.data["qr"], job.data["paper"]
    proof = proof_room.prove(pdf, job.name, paper, wanted["payload"], wanted["side_mm"])
    symbol = qr_room.encode(wanted["payload"])
    record = QrRecord(
        payload=wanted["payload"],
        side_mm=wanted["side_mm"],
        module_mm=round(symbol.module_mm(wanted["side_mm"]), 3),
        ec_level=symbol.level,
        version=symbol.version,
        measured_side_mm=proof.side_mm,
        leads_to=job.leads_to,
    )
    stored = {
        "pdf_sha256": hashlib.sha256(pdf).hexdigest(),
        "png_sha256": hashlib.sha256(proof.png).hexdigest(),
        "qr": asdict(record),
    }
    write.write_file(job.folder / "poster.pdf", pdf)
    write.write_file(job.folder / "poster.png", proof.png)
    # Last, so that a folder with a record is a whole one.
    write.write_file(job.folder / "record.json", json.dumps(stored).encode())


def _stored(folder: Path) -> dict[str, Any] | None:
    """Return the record of a drawing whose files are still as they were proved, or None."""
    try:
        stored: dict[str, Any] = json.loads((folder / "record.json").read_text(encoding="utf-8"))
        digests = {
            name: hashlib.sha256((folder / f"poster.{name}").read_bytes()).hexdigest()
            for name in ("pdf", "png")
        }
    except (OSError, ValueError):
        return None
    whole = all(stored.get(f"{name}_sha256") == digest for name, digest in digests.items())
    return stored if whole and isinstance(stored.get("qr"), dict) else None


def _just_stored(job: _Job) -> dict[str, Any]:
    record = _stored(job.folder)
    if record is None:
        raise RenderError(f"{job.name}: bản vẽ vừa lưu đã bị thay đổi; chạy lại")
    return record


def _sheet(plan: PosterPlan, job: _Job, record: dict[str, Any], redrawn: bool) -> Sheet:
    return Sheet(
        stem=plan.stem,
        edition=plan.edition,
        group_id=plan.group.id,
        paper=plan.paper,
        sample=plan.group.facts.sample,
        pdf=job.folder / "poster.pdf",
        png=job.folder / "poster.png",
        pdf_sha256=record["pdf_sha256"],
        png_sha256=record["png_sha256"],
        qr=QrRecord(**record["qr"]),
        redrawn=redrawn,
    )
