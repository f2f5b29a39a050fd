"""How long from a key to the list, how long until it can be asked, what it weighs."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from engines import ENGINES, PROBE
from peers import make_peers, pages
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page
from serve import Served, served

from benchmarks.synthetic import ROOT, leave_posters_out, write_project

TYPED = (
    "tổ dân phố số 12",
    "to dan pho so 3",
    "vneid muc 2",
    "nguyễn mẫu an",
    "quet ma qr",
    "xa mau 1",
)
"""Typed one letter after another: so many key presses are measured."""
THROTTLE = 6
LIMIT_MS = 30_000
BOX = ENGINES["ours"].box
LIST = '[data-md-component="search-result"]'
OF_SEARCH = ("search", "worker", "lunr")
"""A path that holds one of these is of the search, when the page's weight is told apart."""


@dataclass(frozen=True)
class Cost:
    """What a search costs in one site; times in milliseconds, sizes in bytes."""

    plain: list[float]
    throttled: list[float]
    worker: list[float]
    touch_to_list: float
    setup_to_ready: float
    heap: int
    before: int
    before_of_search: int
    after: int


def synthetic_sites(size: int, folder: Path, names: list[str]) -> dict[str, Path]:
    """Build a site of about size pages without posters, and its peers; those there are kept."""
    project = folder / f"{size}/ours"
    if not (project / "site").is_dir():
        shutil.rmtree(folder / str(size), ignore_errors=True)
        _write(project, size)
        command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--quiet"]
        subprocess.run(command, cwd=project, check=True, capture_output=True)
    own = {"ours": project / "site"} if "ours" in names else {}
    return own | make_peers(project, folder / f"{size}/peers", names)


def _write(project: Path, size: int) -> None:
    """Write a synthetic project; about 90 pages stand without a group, so small ones go without
    the shipped guides, on the frame of the tests' tiny content.
    """
    if size >= 100:
        write_project(project, max(1, round((size - 90) * 28 / 32)))
    else:
        write_project(project, max(1, min(28, size - 32)))
        content, tiny = project / "content", ROOT / "tests/tiny/content"
        made = (content / "localities").rename(project / "localities")
        codes = (content / "permalinks.yml").read_text("utf-8")
        shutil.rmtree(content)
        shutil.copytree(tiny, content)
        shutil.copytree(made, content / "localities", dirs_exist_ok=True)
        _join_codes(content / "permalinks.yml", codes)
    leave_posters_out(project)


def _join_codes(path: Path, codes: str) -> None:
    """Add the synthetic groups and wards of the ledger codes to the ledger at path."""
    import yaml

    ledger = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
    ledger["codes"] += [
        entry
        for entry in yaml.load(codes, yaml.BaseLoader)["codes"]
        if entry["kind"] != "guide" and entry["code"].startswith("x")
    ]
    path.write_text(yaml.safe_dump(ledger, allow_unicode=True), "utf-8")


def measure(browser: Browser, site: Path) -> Cost:
    """Measure the search of one built site; the box and the list must be Material's."""
    with served(site) as server:
        before, before_of_search, after = weigh(browser, server)
        context = _context(browser)
        page = context.new_page()
        workers = Workers(context.new_cdp_session(page))
        page.goto(server.url, wait_until="load")
        touch_to_list = press(page, "v")
        page.evaluate(f"probe.settled({LIMIT_MS})")
        times = page.evaluate("probe.times")
        page.evaluate("probe.waits.length = 0")
        plain = list(_typed(page))
        worker = page.evaluate("probe.waits")
        workers.cdp.send("Emulation.setCPUThrottlingRate", {"rate": THROTTLE})
        throttled = list(_typed(page))
        heap = workers.heap(page)
        context.close()
    setup = times["ready"] - times["setup"]
    return Cost(
        plain, throttled, worker, touch_to_list, setup, heap, before, before_of_search, after
    )


def weigh(browser: Browser, server: Served) -> tuple[int, int, int]:
    """Return the bytes of the home page, how many of them are search, and what one query adds."""
    context = _context(browser)
    page = context.new_page()
    server.sent.clear()
    page.goto(server.url, wait_until="networkidle")
    before = list(server.sent)
    press(page, "vneid")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    context.close()
    of_search = [size for uri, size in before if any(word in uri for word in OF_SEARCH)]
    after = server.sent[len(before) :]
    return sum(size for _, size in before), sum(of_search), sum(size for _, size in after)


def _context(browser: Browser) -> BrowserContext:
    context = browser.new_context()
    context.add_init_script(path=PROBE)
    return context


def press(page: Page, text: str) -> float:
    """Put text into the box; return the milliseconds until the list changed."""
    script = """([box, list, text, limit]) => {
      const one = css => document.querySelector(css);
      return probe.press(one(box), one(list), text, limit);
    }"""
    took = page.evaluate(script, [BOX, LIST, text, LIMIT_MS])
    return float("inf") if took is None else float(took)


def _typed(page: Page) -> Iterator[float]:
    for text in TYPED:
        for end in range(1, len(text) + 1):
            yield press(page, text[:end])
            page.evaluate(f"probe.settled({LIMIT_MS})")


class Workers:
    """The worker targets of a page, spoken to through the page's own session."""

    def __init__(self, cdp: CDPSession) -> None:
        self.cdp, self._sessions, self._replies = cdp, [], {}  # type: ignore[var-annotated]
        cdp.on("Target.attachedToTarget", lambda event: self._sessions.append(event["sessionId"]))
        cdp.on("Target.receivedMessageFromTarget", self._receive)
        attach = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}
        cdp.send("Target.setAutoAttach", attach)

    def heap(self, page: Page) -> int:
        """Return the JavaScript heap of all workers in bytes, after a collection."""
        total = 0
        for session in self._sessions:
            self._ask(page, session, "HeapProfiler.collectGarbage")
            total += self._ask(page, session, "Runtime.getHeapUsage")["usedSize"]
        return total

    def _ask(self, page: Page, session: str, method: str) -> dict[str, Any]:
        self._replies.clear()
        message = json.dumps({"id": 1, "method": method})
        self.cdp.send("Target.sendMessageToTarget", {"sessionId": session, "message": message})
        for _ in range(500):
            if 1 in self._replies:
                return dict(self._replies[1]["result"])
            page.wait_for_timeout(20)
        raise TimeoutError(method)

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        self._replies[message.get("id")] = message


def report(rows: list[tuple[Path, str, Cost]]) -> Iterator[str]:
    """Yield the table, one row a site."""
    yield (
        "|engine|pages|key → list ms, median / p95|page slowed ×6|worker's part, median"
        "|touch → first list ms|worker set up ms|worker heap MB|page load kB (of it search)"
        "|first query adds kB|"
    )
    yield "|---|" + "---|" * 9
    for site, engine, cost in rows:
        yield (
            f"|{engine}|{len(pages(site))}|{_spread(cost.plain)}|{_spread(cost.throttled)}"
            f"|{median(cost.worker):.0f}|{cost.touch_to_list:.0f}|{cost.setup_to_ready:.0f}"
            f"|{cost.heap / 1e6:.1f}|{cost.before / 1000:.0f} ({cost.before_of_search / 1000:.0f})"
            f"|{cost.after / 1000:.0f}|"
        )


def _spread(values: list[float]) -> str:
    return f"{median(values):.0f} / {quantiles(values, n=20)[-1]:.0f}"
