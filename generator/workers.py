"""Many small jobs on all cores."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from generator.errors import RenderError
from generator.progress import track

MOST_WORKERS = 61  # Windows waits for no more processes at once

Job = TypeVar("Job")


def run_all(
    attempt: Callable[[Job], str | None],
    jobs: Sequence[Job],
    label: str,
    few: int,
    workers: int | None = None,
) -> None:
    """Attempt every job, showing on a terminal how many are done.

    Args:
        attempt: does one job; returns what went wrong, None when all is well.
        jobs: what to do, in any order.
        label: what is being done, for the terminal.
        few: no more jobs than this are done here: starting workers would cost more.
        workers: how many processes; all cores when None.

    Raises:
        RenderError: every job that failed, one line each.
    """
    results = track(_results(attempt, jobs, few, workers), len(jobs), label)
    try:
        failures = [error for error in results if error]
    except BrokenProcessPool as error:
        raise RenderError(
            "một tiến trình vẽ tờ in bị máy dừng giữa chừng\n"
            "    gợi ý: đóng bớt chương trình cho rộng bộ nhớ rồi chạy lại"
        ) from error
    if failures:
        raise RenderError("\n".join(sorted(failures)))


def _results(
    attempt: Callable[[Job], str | None], jobs: Sequence[Job], few: int, workers: int | None
) -> Iterator[str | None]:
    workers = min(workers or os.cpu_count() or 1, len(jobs), MOST_WORKERS)
    if len(jobs) <= few or workers == 1:
        for job in jobs:
            yield attempt(job)
        return
    # "spawn" on every system: the same behaviour on Windows, and no forked threads.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context) as pool:
        for future in as_completed([pool.submit(attempt, job) for job in jobs]):
            yield future.result()
