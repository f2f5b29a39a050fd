"""Questions nobody should ask: does anything break, hang or get into the page as markup?"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from engines import ENGINES, opened, touch
from playwright.sync_api import Browser, Page
from serve import served

SEED = 2026
SLOW_MS, LIMIT_MS = 1000, 30_000
LONG = 10_000
LIST = ".md-search-result__list"
ALLOWED = [
    *("mark", "a", "article", "h1", "h2", "div", "nav", "span", "p", "del", "li", "ol"),
    *("details", "summary"),
]
# Control, format and lone surrogate characters, markup, patterns, words of several scripts.
PIECES = (
    "__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "null", "undefined",
    "NaN", "<img src=x onerror=alert(1)>", "</mark><script>alert(1)</script>", "<mark>",
    "<svg/onload=alert(1)>", "&lt;b&gt;", "&#60;i&#62;", '" onmouseover="alert(1)', "'", "`${1}`",
    "javascript:alert(1)", "{{7*7}}", "(a+)+$", "[", "]", "(?<=", "\\", "\\u0000", ".*", "*", "**",
    "+", "-", "~9", "^999", ":", "title:", "text:x", "tags:", '"', "%00", "%E0%A4%A", "../../etc",
    "?q=", "#", "\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u2028", "\ufeff", "\u200b", "\u200d",
    "\u202e", "\u2066", "\ufffd", "\uffff", "\ud800", "\udc00",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\u0301" * 40, "e\u0302\u0301", "\u1ec7", "ﷺ",
    "שלום", "مرحبا", "漢字", "ไทย", "ı", "İ", "ß", "ﬁ", "K", "１２", "9" * 400, "1e309", "-0",
    "0x10", "0500 000 123", "tổ dân phố", "Tổ 12", "vneid", "đ", "ngh", "nghiêng", "quyeenf",
    "tooo", "a", " ", "  ", "\t", "\n",
)  # fmt: skip


@dataclass
class Found:
    """What went wrong, counted."""

    asked: int = 0
    unasked: int = 0
    """The box did not take it as a new question, such as spaces after spaces."""
    times: list[tuple[float, str]] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    warnings: int = 0
    in_list: Counter[str] = field(default_factory=Counter)
    in_answer: Counter[str] = field(default_factory=Counter)


def questions(count: int) -> Iterator[str]:
    """Yield count hostile questions, the same ones every time: each piece alone, then mixtures."""
    dice = random.Random(SEED)
    yield from PIECES[:count]
    for number in range(count - len(PIECES)):
        if number % 50 == 0:
            yield (dice.choice(PIECES) * LONG)[:LONG]
        elif number % 50 == 1:
            yield "".join(chr(dice.randrange(0x110000)) for _ in range(dice.randrange(1, 500)))
        elif number % 5 == 0:
            yield "".join(chr(dice.randrange(0x250)) for _ in range(dice.randrange(1, 40)))
        else:
            glue = dice.choice(("", " ", "-"))
            yield glue.join(dice.choices(PIECES, k=dice.randrange(1, 8)))


ASK = """async ([text, list, allowed, through, limit]) => {
  const query = JSON.parse(text), box = document.querySelector(through), before = probe.asked;
  const start = performance.now();
  if (box) {
    box.value = query;
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    const end = start + 200;
    while (probe.asked === before && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, 2));
    if (probe.asked === before) return { unasked: true };
  } else probe.worker.postMessage({ type: 2, data: query });
  if ((await probe.settled(limit)) === null) {
    probe.answered = probe.asked;
    return { silent: true };
  }
  const ms = performance.now() - start, names = found => [...new Set(found)];
  const answer = (probe.answer?.items ?? []).flat().flatMap(one =>
    [one.title, one.text, ...(one.tags ?? [])].flatMap(part =>
      (part ?? "").match(/<(?!\\/?(?:mark|p)>)\\/?[a-z!?][^\\s>]*/gi) ?? []));
  const shown = [...document.querySelectorAll(list + " *")]
    .filter(one => one.namespaceURI !== "http://www.w3.org/1999/xhtml" ||
      !allowed.includes(one.localName) ||
      [...one.attributes].some(({ name }) => name.startsWith("on")))
    .map(one => one.localName);
  return { ms, answer: names(answer.map(one => one.replace(/[<\\/]/g, ""))), shown: names(shown) };
}"""


def measure(browser: Browser, site: Path, count: int, through_box: int) -> Found:
    """Ask count questions, evenly chosen through_box of them in the box, the rest at the worker."""
    ui, found = ENGINES["ours"], Found()
    with served(site) as server, opened(browser, server.url, ui) as page:
        page.on("pageerror", lambda error: found.errors.update([f"page: {error}"[:200]]))
        page.on("console", lambda said: _hear(found, said.type, said.text))
        touch(page, ui)
        page.keyboard.type("v")  # an engine may load its index only now
        page.wait_for_function("probe.answered > 0 && probe.answered >= probe.asked")
        step = max(1, count // through_box) if through_box else count + 1
        for number, query in enumerate(questions(count)):
            _ask(page, found, query, ui.box if number % step == 0 else "no-box")
        found.errors.update(page.evaluate("probe.errors"))
    return found


def _ask(page: Page, found: Found, query: str, through: str) -> None:
    # JSON in JSON: half a surrogate pair would not survive the way into the browser otherwise.
    got = page.evaluate(ASK, [json.dumps(query), LIST, ALLOWED, through, LIMIT_MS])
    if got.get("unasked"):
        found.unasked += 1
        return
    found.asked += 1
    if got.get("silent"):
        found.silent.append(_short(query))
        return
    found.times.append((got["ms"], _short(query)))
    found.in_answer.update(got["answer"])
    found.in_list.update(got["shown"])


def _hear(found: Found, kind: str, text: str) -> None:
    if kind == "error":
        found.errors[f"console: {text}"[:200]] += 1
    elif kind == "warning":
        found.warnings += 1


def _short(query: str) -> str:
    return f"{query[:24]!a} ({len(query)} characters)"


def report(found: Found) -> Iterator[str]:
    """Yield what was found, worst first."""
    slowest = sorted(found.times, reverse=True)[:5]
    yield f"- asked {found.asked}, not taken as a question {found.unasked}"
    yield f"- errors {found.errors.total()}, console warnings {found.warnings}"
    yield from (f"  - {count} × {text}" for text, count in found.errors.most_common(10))
    yield f"- no answer in {LIMIT_MS / 1000:.0f} s: {len(found.silent)}"
    yield from (f"  - {query}" for query in found.silent[:10])
    yield f"- over {SLOW_MS} ms: {sum(ms > SLOW_MS for ms, _ in found.times)}; slowest:"
    yield from (f"  - {ms:.0f} ms: {query}" for ms, query in slowest)
    in_list, in_answer = (dict(one) or "none" for one in (found.in_list, found.in_answer))
    yield f"- answers with other elements in the list than we put there: {in_list}"
    yield f"- answers with other tags than plain <mark> and <p> in title or text: {in_answer}"
