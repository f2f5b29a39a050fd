"""What the index weighs beside the text it finds."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

from latency import weigh
from peers import pages
from playwright.sync_api import Browser
from serve import served

READ = """() => {
  const main = document.querySelector(".md-content__inner, main");
  for (const one of main.querySelectorAll("[data-search-exclude]")) one.remove();
  for (const one of main.querySelectorAll("details")) one.open = true;
  return main.innerText;
}"""


def measure(browser: Browser, site: Path) -> Iterator[str]:
    """Yield the table for one site whose box is Material's."""
    with served(site) as server:
        text = "\n".join(_texts(browser, server.url, sorted(pages(site)))).encode()
        before, of_search, after = weigh(browser, server)
    size = f"{len(pages(site))} pages ({len(text) / 1000:.0f} kB)"
    packed = len(gzip.compress(text, 9, mtime=0))
    fetched = of_search + after
    yield "|what|gzip -9 kB|of the text|"
    yield "|---|---|---|"
    yield f"|visible text of {size}|{packed / 1000:.1f}||"
    yield f"|home page, all but search|{(before - of_search) / 1000:.1f}||"
    yield f"|search, fetched with the page|{of_search / 1000:.1f}|{of_search / packed:.2f}|"
    yield f"|search, fetched after the first touch|{after / 1000:.1f}|{after / packed:.2f}|"
    yield f"|search, together|{fetched / 1000:.1f}|{fetched / packed:.2f}|"


def _texts(browser: Browser, url: str, wanted: list[str]) -> Iterator[str]:
    """Yield what a reader sees of the main content of each page; no script of the page runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for uri in wanted:
        page.goto(f"{url}{uri}", wait_until="domcontentloaded")
        yield str(page.evaluate(READ))
    context.close()
