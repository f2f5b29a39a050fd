"""Search boxes in a real browser: where each engine's box and list are, how a question is put."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, Page

PROBE = Path(__file__).with_name("probe.js")
LIMIT_SECONDS = 20.0
STILL_SECONDS = 0.12
"""So long the list must not have changed, once no answer is owed."""


@dataclass(frozen=True)
class Ui:
    """Where to type and what to read; CSS as Playwright takes it (open shadow roots included)."""

    box: str
    items: str
    link: str
    page: str = ""
    opener: str = ""
    echo: str = ""
    """An element that repeats the question once its answer is shown."""
    loading: str = ""


MATERIAL = Ui(
    box='input[data-md-component="search-query"]',
    items=".md-search-result__list > li.md-search-result__item",
    link="a.md-search-result__link",
)
ZENSICAL = Ui(
    opener=".md-search__button",
    box="dialog input[role=combobox]",
    items="dialog ol[role=listbox] > li",
    link="a[href]",
)
PAGEFIND = Ui(
    page="pagefind.html",
    box=".pagefind-ui__search-input",
    items=".pagefind-ui__result",
    link="a.pagefind-ui__result-link",
    echo=".pagefind-ui__message",
    loading=".pagefind-ui__loading",
)
ENGINES = {
    "ours": MATERIAL,
    "stock": MATERIAL,
    "pagefind": PAGEFIND,
    "zensical": ZENSICAL,
    "minisearch": MATERIAL,
    "minisearch_read": MATERIAL,
}


@dataclass(frozen=True)
class Shown:
    """One line of the list: the page it leads to, and whether anything in it is marked."""

    page: str
    has_mark: bool


def page_of(address: str) -> str:
    """Return the page of a site that address leads to: no host, question, anchor or index.html."""
    return unquote(urlsplit(address).path).removesuffix("index.html").strip("/")


@contextmanager
def opened(browser: Browser, url: str, ui: Ui) -> Iterator[Page]:
    """Open the page with the box, the probe in place."""
    context = browser.new_context()
    context.add_init_script(path=PROBE)
    try:
        page = context.new_page()
        page.goto(url + ui.page, wait_until="load")
        yield page
    finally:
        context.close()


def touch(page: Page, ui: Ui) -> None:
    """Open the box if it is hidden behind a button, and go into it."""
    if ui.opener:
        page.click(ui.opener)
    page.focus(ui.box)
    page.wait_for_function("!probe.worker || probe.times.ready")


def ask(page: Page, ui: Ui, query: str) -> list[Shown]:
    """Type query, key by key without a pause, and return the list when it stands still.

    Letters that no key of the keyboard has are put in as an input method does, without a key
    event; so one press of Shift follows, as a last key is always released by a person.

    Raises:
        TimeoutError: no list for this query within LIMIT_SECONDS.
    """
    for text in ("", query):
        if text:
            page.keyboard.type(text)
        else:
            page.fill(ui.box, "")
        page.keyboard.press("Shift")
    end, seen, since = time.monotonic() + LIMIT_SECONDS, None, 0.0
    while time.monotonic() < end:
        now = _state(page, ui, query)
        if now is None or now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > STILL_SECONDS:
            return _shown(page, ui)
        time.sleep(0.03)
    raise TimeoutError(query)


def _state(page: Page, ui: Ui, query: str) -> str | None:
    """Return what the list says, or None while the answer to query is not all there."""
    if page.evaluate("probe.answered < probe.asked"):
        return None
    if ui.echo:
        echo = page.locator(ui.echo).all_inner_texts()
        if not echo or " ".join(query.split()) not in " ".join(echo[0].split()):
            return None
        if page.locator(ui.loading).count():
            return None
    shape = "all => all.length + ':' + all.slice(0, 5).map(one => one.outerHTML.length)"
    return str(page.locator(ui.items).evaluate_all(shape))


def _shown(page: Page, ui: Ui) -> list[Shown]:
    read = "(all, link) => all.map(i => [i.querySelector(link)?.href, !!i.querySelector('mark')])"
    rows = page.locator(ui.items).evaluate_all(read, ui.link)
    return [Shown(page_of(address or ""), has_mark) for address, has_mark in rows]
