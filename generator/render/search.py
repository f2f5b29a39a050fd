"""Pages as HTML → the index that search loads: what each page says, section by section.

The index is a script, not JSON, so that a page opened from a folder (`file://`) can load it too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from html import unescape
from html.parser import HTMLParser
from typing import Any

from generator.model.public import PublicContent
from generator.plan import Findable
from generator.text_vi import fold

EXCLUDE = "data-search-exclude"
"""On a heading: its whole section is left out. On another element: what is inside it."""
_HEADINGS = ("h1", "h2", "h3", "h4")
_BLOCKS = {*_HEADINGS, "p", "li", "div", "td", "th", "tr", "br", "summary", "dt", "dd", "pre"}
_SILENT = {"script", "style", "svg", "button"}
_KNOWN = {part.name for part in fields(Findable)}
_VOID = {"br", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass
class Section:
    """A heading with its anchor and the text under it; the first has neither."""

    anchor: str = ""
    heading: str = ""
    text: str = ""


@dataclass(frozen=True)
class Found:
    """One page as search knows it: `url` is relative to the site, `title` and `about` are text.

    A page that `has_script` can mark the words that led to it.
    """

    url: str
    title: str
    about: str
    search: Findable
    sections: list[Section] = field(default_factory=list)
    has_script: bool = True


def read_page(url: str, meta: Mapping[str, Any], content: str) -> Found | None:
    """Return what search may say of a page, None when it is not to be found.

    Args:
        url: the address relative to the site.
        meta: its front matter; `search` is a `Findable` as a mapping, or `{"exclude": true}`.
        content: its HTML without the frame of the theme.
    """
    asked = meta.get("search")
    search = asked if isinstance(asked, Mapping) else {}
    if search.get("exclude"):
        return None
    findable = Findable(**{key: value for key, value in search.items() if key in _KNOWN})
    title, about = (unescape(str(meta.get(key, ""))) for key in ("title", "description"))
    scripted = meta.get("template", "main.html") == "main.html"
    if not findable.whole:
        return Found(url, title, "", findable, [Section(text=about)], scripted)
    reader = _Reader()
    reader.feed(content)
    reader.close()
    said = [section for section in reader.sections if section.heading or section.text]
    return Found(url, title, about, findable, said, scripted)


def render_index(pages: Iterable[Found], content: PublicContent) -> bytes:
    """Return the script that hands the index to the engine, UTF-8, the same for the same pages."""
    places = [item.id for item in content.localities]
    words = content.site.search
    index = {
        "places": [item.facts.name for item in content.localities],
        "synonyms": [*([it.typed, it.means] for it in words.synonyms), *_initials(content)],
        "ignored": words.ignored,
        "pages": [_entry(page, places) for page in pages],
    }
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    return f"takeSearchIndex({text});\n".encode()


def _initials(content: PublicContent) -> Iterator[list[str]]:
    """Yield what people write for the places of this build: "thd" for Trần Hưng Đạo."""
    names = [province.short_name for province in content.provinces]
    names += [it.facts.name.removeprefix(it.facts.kind).strip() for it in content.localities]
    for name in dict.fromkeys(names):
        if len(words := name.split()) > 1:
            yield ["".join(fold(word)[0] for word in words), name]


def _entry(page: Found, places: list[str]) -> dict[str, Any]:
    return {
        "url": page.url,
        "title": page.title,
        "about": "" if any(page.about in section.text for section in page.sections) else page.about,
        "label": page.search.label,
        "names": page.search.names,
        "asked": page.search.asked,
        "places": [places.index(id) for id in page.search.localities if id in places],
        "weight": page.search.weight,
        "script": page.has_script,
        "sections": [[it.anchor, it.heading, it.text] for it in page.sections],
    }


class _Reader(HTMLParser):
    """Cuts HTML at its headings; keeps the words, a line a block."""

    def __init__(self) -> None:
        super().__init__()
        self.sections = [Section()]
        self.open: list[tuple[str, bool]] = []  # elements, and whether each silences what is inside
        self.silences = 0
        self.heading = ""
        self.excluded = 0  # level of the heading whose section is left out

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _HEADINGS:
            self._begin(tag, named)
        if tag in _BLOCKS:
            self._say("\n")
        if tag not in _VOID:
            silent = tag in _SILENT or (EXCLUDE in named and tag not in _HEADINGS)
            self.open.append((tag, silent))
            self.silences += silent

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            closed = ""
            while closed != tag:
                closed, silent = self.open.pop()
                self.silences -= silent
        if tag == self.heading:
            self.heading = ""
        elif tag in _BLOCKS:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        self._say(data)

    def close(self) -> None:
        super().close()
        for section in self.sections:
            section.heading = " ".join(section.heading.split())
            lines = (" ".join(line.split()) for line in section.text.split("\n"))
            section.text = "\n".join(line for line in lines if line)

    def _begin(self, tag: str, named: dict[str, str | None]) -> None:
        level = int(tag[1])
        if self.silences or (self.excluded and level > self.excluded):
            return
        self.excluded = level if EXCLUDE in named else 0
        self.heading = tag
        if tag != "h1":
            self.sections.append(Section(anchor=named.get("id") or ""))

    def _say(self, data: str) -> None:
        if self.excluded or self.silences:
            return
        section = self.sections[-1]
        if not self.heading:
            section.text += data
        elif self.heading != "h1":
            section.heading += data


def without_marks(content: str) -> str:
    """Return HTML without the attributes that only `read_page` needs."""
    return re.sub(rf'\s{EXCLUDE}(="[^"]*")?', "", content)
