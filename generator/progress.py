"""Progress of long work on a terminal; silence elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

T = TypeVar("T")


class Bar:
    """One bar on the terminal, or nothing at all when standard error is not a terminal."""

    def __init__(self, label: str, total: int) -> None:
        self._progress: Progress | None = None
        if total and sys.stderr.isatty():
            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
            )
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._task = self._progress.add_task(label, total=total)
            self._progress.start()

    def advance(self) -> None:
        """Count one more as done."""
        if self._progress:
            self._progress.advance(self._task)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._progress:
            self._progress.stop()


def track(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Yield items while showing how many of total are done, on a terminal only."""
    bar = Bar(label, total)
    try:
        for item in items:
            yield item
            bar.advance()
    finally:
        bar.close()
