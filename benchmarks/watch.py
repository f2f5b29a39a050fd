"""Watch a command and its children: time, processor time, peak memory. Linux only."""

from __future__ import annotations

import math
import os
import re
import signal
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.1


@dataclass(frozen=True)
class Cost:
    """What a command cost; CPU is user + system time, memory the peak resident set."""

    wall_seconds: float
    cpu_seconds: float
    main_kib: int
    child_kib: int
    """Of the largest child."""
    is_stopped: bool


def run(
    command: list[str],
    folder: Path,
    env: Mapping[str, str] | None = None,
    limit_seconds: float = math.inf,
) -> Cost:
    """Run command in folder, in a session of its own; stop it at limit_seconds.

    Raises:
        SystemExit: the command failed; its last lines are the message.
    """
    log = folder / "command.log"
    start, is_stopped = time.monotonic(), False
    peaks: dict[int, int] = {}
    with log.open("wb") as stream:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=stream,
            stderr=stream,
            env={**os.environ, **(env or {})},
            start_new_session=True,
        )
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        # The last sample counts: between fork and exec a child still shows its parent's memory.
        peaks.update(_peaks(process.pid))
        if time.monotonic() - start > limit_seconds and not is_stopped:
            os.killpg(process.pid, signal.SIGKILL)
            is_stopped = True
        time.sleep(POLL_SECONDS)
    if status and not is_stopped:
        raise SystemExit(f"{folder}: {log.read_text('utf-8')[-3000:]}")
    wall, cpu = time.monotonic() - start, usage.ru_utime + usage.ru_stime
    main_kib = peaks.pop(process.pid, 0)
    return Cost(wall, cpu, main_kib, max(peaks.values(), default=0), is_stopped)


def _peaks(session: int) -> Iterator[tuple[int, int]]:
    """Yield each process of session with its peak resident memory in KiB (/proc)."""
    for entry in Path("/proc").iterdir():
        try:
            # proc(5): after the name in brackets come state, ppid, pgrp, session.
            if not entry.name.isdigit() or os.getsid(int(entry.name)) != session:
                continue
            found = re.search(r"VmHWM:\s+(\d+)", (entry / "status").read_text())
        except OSError:  # it ended while we looked
            continue
        if found:
            yield int(entry.name), int(found[1])
