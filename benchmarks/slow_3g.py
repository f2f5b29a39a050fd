"""How soon a page is there on bad 3G and a slow phone, beside stock Material; see README.md."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import Browser, Page, Request

from benchmarks.search.peers import run, stock_config
from benchmarks.search.serve import Served, served
from generator import pipeline
from generator.export import export
from tests.browser import chromium

PAGES = {
    "group": "t/thd-12/",
    "guide": "huong-dan/vneid-muc-2/",
    "home": "",
    "locality": "tran-hung-dao/",
}
OURS, STOCK = "ours", "stock Material"
LATENCY_MS = 400
BYTES_A_SECOND = 400_000 // 8
CPU_TIMES_SLOWER = 4
PHONE = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
    "service_workers": "block",
}
OBSERVE = """() => {
  window.largest = null;
  const see = list => { for (const entry of list.getEntries()) window.largest = entry; };
  new PerformanceObserver(see).observe({ type: "largest-contentful-paint", buffered: true });
}"""
PAINTS = """() => ({
  fcp: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  lcp: window.largest.startTime,
  what: window.largest.element ? window.largest.element.tagName.toLowerCase() : "?",
})"""


@dataclass(frozen=True)
class Visit:
    """One first visit: bodies as sent, times in milliseconds since the page was asked for."""

    sent: int
    requests: int
    fcp: float
    lcp: float
    loaded: float
    what: str
    """The element that was the largest paint."""


def main() -> None:
    """Visit every page of both sites in turn, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="slow-3g-") as scratch:
        folder = (options.folder or Path(scratch)).resolve()
        sites = {OURS: options.project.resolve() / "site"}
        if not options.only_ours:
            sites[STOCK] = stock_site(options.project.resolve(), folder)
        with chromium() as browser:
            visits = measure(browser, sites, options.runs)
    sys.stdout.write("\n".join(table(visits)) + "\n")


def stock_site(project: Path, folder: Path) -> Path:
    """Build the Markdown that project exports with Material as it comes; kept if it is there.

    A page of our own template (a group's) becomes an ordinary page of the theme.
    """
    site = folder / "stock/site"
    if site.is_dir():
        return site
    release = pipeline.prepare(project / "content", project / ".cache/posters")
    export(release, project / "mkdocs.yml", folder / "stock")
    shutil.rmtree(folder / "stock/overrides")
    for path in (folder / "stock/docs").rglob("*.md"):
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"^template: .*\n", "", text, count=1, flags=re.M), "utf-8")
    config_file = folder / "stock/mkdocs.yml"
    exported = yaml.safe_load(config_file.read_text("utf-8"))
    config = stock_config(exported, [{"search": {"lang": "vi"}}])
    config_file.write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), "utf-8")
    run("mkdocs", "build", "--quiet", folder=folder / "stock")
    return site


def measure(
    browser: Browser, sites: dict[str, Path], runs: int
) -> dict[tuple[str, str], list[Visit]]:
    """Visit each page of each site in turn, runs times over; a machine's bad minute hits all."""
    visits = defaultdict(list)
    for count in range(runs):
        for name, uri in PAGES.items():
            for site, folder in sites.items():
                with served(folder) as server:
                    visits[name, site].append(visit(browser, server, uri))
        sys.stderr.write(f"run {count + 1} of {runs}\n")
    return visits


def visit(browser: Browser, server: Served, uri: str) -> Visit:
    """Open a page for the first time, with nothing in the cache, and wait until all is quiet.

    The browser shapes the line (Chrome DevTools Protocol); the time of a connection's set-up and
    TCP's slow start are not in it, so a real line is slower, the more so with many requests.
    """
    context = browser.new_context(**PHONE)
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    line = {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    cdp.send("Network.enable")
    cdp.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY_MS, **line})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": CPU_TIMES_SLOWER})
    finished: list[Request] = []
    page.on("requestfinished", lambda request: finished.append(request))
    page.add_init_script(f"({OBSERVE})()")
    page.goto(server.url + uri, wait_until="load", timeout=120_000)
    page.wait_for_load_state("networkidle", timeout=120_000)
    _let_settle(page)
    paints = page.evaluate(PAINTS)
    loaded = _last_byte(finished)
    context.close()
    return Visit(sum(size for _, size in server.sent), len(server.sent), loaded=loaded, **paints)


def _let_settle(page: Page) -> None:
    """Wait as long as a late paint needs; then nothing larger can come without a touch."""
    page.wait_for_timeout(1000)


def _last_byte(requests: list[Request]) -> float:
    """Return when the last byte arrived, those of workers included, from the first request on."""
    timings = [it.timing for it in requests if it.url.startswith("http")]
    ends = [it["startTime"] + max(it["responseEnd"], 0) for it in timings]
    return max(ends) - timings[0]["startTime"]


def table(visits: dict[tuple[str, str], list[Visit]]) -> Iterator[str]:
    """Yield the Markdown table: medians, then ours over stock."""
    yield "|page|site|bytes|requests|FCP s|LCP s (what)|fully loaded s|"
    yield "|---|---|---|---|---|---|---|"
    for (page, site), runs in visits.items():
        middle = _median(runs)
        yield (
            f"|{page}|{site}|{middle.sent:,}|{middle.requests}|{_seconds([it.fcp for it in runs])}"
            f"|{_seconds([it.lcp for it in runs])} ({middle.what})"
            f"|{_seconds([it.loaded for it in runs])}|"
        )
        if site == STOCK:
            ours = _median(visits[page, OURS])
            ratios = (
                f"{getattr(ours, name) / getattr(middle, name):.2f}"
                for name in ("sent", "requests", "fcp", "lcp", "loaded")
            )
            yield f"|{page}|**ours / stock**|{'|'.join(ratios)}|"


def _median(runs: list[Visit]) -> Visit:
    return Visit(
        round(median(it.sent for it in runs)),
        round(median(it.requests for it in runs)),
        median(it.fcp for it in runs),
        median(it.lcp for it in runs),
        median(it.loaded for it in runs),
        runs[-1].what,
    )


def _seconds(times: list[float]) -> str:
    """Return the median and, in brackets, the fastest and slowest of times in milliseconds."""
    return f"{median(times) / 1000:.2f} [{min(times) / 1000:.2f}–{max(times) / 1000:.2f}]"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, default=Path(), help="its site/ is built already")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="keep the peer here, and use it again")
    parser.add_argument("--only-ours", action="store_true", help="leave the peer out")
    return parser.parse_args()


if __name__ == "__main__":
    main()
