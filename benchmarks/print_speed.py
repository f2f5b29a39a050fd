"""A4 wall posters a second, ours beside WeasyPrint and ReportLab; see README.md."""

from __future__ import annotations

import argparse
import importlib.util
import json
import multiprocessing
import pickle
import shutil
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import watch
from print_peers import reportlab_pdf, weasyprint_pdf
from synthetic import write_project

from generator import write
from generator.plan import SheetPlan

COUNTRY = 90_000
"""Residential groups in the country, one poster each."""
PLANS, FACTS, OUT = "plans.pickle", "facts.json", "out"
PROVED = "ours, each code proved"


@dataclass(frozen=True)
class Result:
    """What count posters cost with one engine."""

    engine: str
    workers: int
    count: int
    cost: watch.Cost

    @property
    def a_second(self) -> float:
        return self.count / self.cost.wall_seconds


def main() -> None:
    """Measure every engine and print the table, or be one engine at work."""
    options = _options()
    if options.engine:
        _work(options.engine, options.workers[0], options.count, options.folder)
        return
    folder = Path(tempfile.mkdtemp(prefix="print-speed-", dir=options.folder))
    try:
        _prepare(folder, max(options.count, options.count_one))
        results = [
            _measured(engine, workers, options, folder)
            for workers in options.workers
            for engine in _engines()
        ]
    finally:
        shutil.rmtree(folder)
    sys.stdout.write("\n".join(table(results)) + "\n")


def _typst_pdf(data: dict[str, Any]) -> bytes:
    from generator.render.sheet import render_pdf  # late: a peer does not pay for it

    return render_pdf(data, data["title"])


# What each engine makes of one poster's data.
DRAWING: dict[str, Callable[[dict[str, Any]], bytes]] = {
    "ours, not proved": _typst_pdf,
    "ReportLab": reportlab_pdf,
    "WeasyPrint": weasyprint_pdf,
}


def _engines() -> list[str]:
    """Return the engines that are installed."""
    missing = [
        engine
        for engine in ("ReportLab", "WeasyPrint")
        if importlib.util.find_spec(engine.lower()) is None
    ]
    for engine in missing:
        sys.stderr.write(f"{engine} is not here: left out\n")
    return [engine for engine in (PROVED, *DRAWING) if engine not in missing]


def _prepare(folder: Path, count: int) -> None:
    """Write the plans of count posters, and for the peers what they say; not measured."""
    from generator import pipeline
    from generator.plan import plan_build
    from generator.render.sheet import sheet_data

    project = write_project(folder / "project", count)
    plan = plan_build(pipeline.check(project / "content").content)
    plans = [sheet for sheet in plan.sheets if _is_poster(sheet)][:count]
    (folder / PLANS).write_bytes(pickle.dumps(plans))
    (folder / FACTS).write_text(json.dumps([sheet_data(sheet) for sheet in plans]), "utf-8")


def _is_poster(sheet: SheetPlan) -> bool:
    kind, paper = sheet.kind.id, sheet.paper
    return (kind, paper, sheet.mono, sheet.edition) == ("ap-phich", "a4", False, "site")


def _measured(engine: str, workers: int, options: argparse.Namespace, folder: Path) -> Result:
    count = options.count_one if workers == 1 else options.count
    command = [sys.executable, str(Path(__file__).resolve()), "--engine", engine]
    command += ["--workers", str(workers), "--count", str(count), "--folder", str(folder)]
    result = Result(engine, workers, count, watch.run(command, folder))
    made = len(list((folder / OUT).rglob("*.pdf")))
    shutil.rmtree(folder / OUT)
    if made != count:
        raise SystemExit(f"{engine}: {made} posters, not {count}")
    sys.stderr.write(f"{result}\n")
    return result


def _work(engine: str, workers: int, count: int, folder: Path) -> None:
    """Draw the first count posters into an empty folder: what is measured."""
    out = folder / OUT
    if engine == PROVED:
        from generator import press

        plans = pickle.loads((folder / PLANS).read_bytes())[:count]  # our own, made by _prepare
        press.draw(plans, out, workers=workers)
        return
    jobs = [
        (engine, data, out / f"{number}.pdf")
        for number, data in enumerate(json.loads((folder / FACTS).read_text("utf-8"))[:count])
    ]
    if workers == 1:
        for job in jobs:
            _draw(job)
        return
    # The shape of our press: spawned processes, one poster a task.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for future in as_completed([pool.submit(_draw, job) for job in jobs]):
            future.result()


def _draw(job: tuple[str, dict[str, Any], Path]) -> None:
    engine, data, path = job
    write.write_file(path, DRAWING[engine](data))


def table(results: list[Result]) -> list[str]:
    """Return the Markdown table; the last column is for COUNTRY posters at the measured rate."""
    head = (
        f"engine|processes|posters|wall s|posters/s|CPU ms/poster|main MB|worker MB"
        f"|{COUNTRY} posters, min"
    )
    rows = [head, "|".join("---" for _ in head.split("|"))]
    for item in results:
        cost = item.cost
        cells = [
            f"{item.engine}|{item.workers}|{item.count}|{cost.wall_seconds:.1f}",
            f"{item.a_second:.1f}|{1000 * cost.cpu_seconds / item.count:.1f}",
            f"{cost.main_kib / 1024:.0f}|"
            + (f"{cost.child_kib / 1024:.0f}" if item.workers > 1 else ""),
            f"{COUNTRY / item.a_second / 60:.0f}",
        ]
        rows.append("|".join(cells))
    return [f"|{row}|" for row in rows]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=3000, help="posters with several processes")
    parser.add_argument("--count-one", type=int, default=300, help="posters with one process")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], metavar="PROCESSES")
    parser.add_argument("--folder", type=Path, help="where to work (default: temporary folder)")
    parser.add_argument("--engine", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
