"""Every link of a finished site: does it lead to a file, in that very case, and to that anchor."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, normpath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from generator import write
from generator.errors import GeneratorError, Problem, SourcePos
from generator.publish import words_vi as say

_LINKING = {
    # attribute: the elements on which it is a link; empty for all
    "href": frozenset(),
    "src": frozenset(),
    "poster": frozenset(),
    "action": frozenset({"form"}),
    "data": frozenset({"object"}),
}
_META = ("og:image", "og:url", "twitter:image")
_LOST = "404.html"
"""Answers at any depth, so its links begin at the root of the server."""


@dataclass(frozen=True)
class Link:
    """A link as it stands on a page."""

    page: str
    line: int
    column: int
    href: str

    @property
    def pos(self) -> SourcePos:
        """Where it stands in the site."""
        return SourcePos(self.page, self.line, self.column)


@dataclass
class Report:
    """What the links of a site are worth; `external` are the addresses elsewhere."""

    pages: int = 0
    links: int = 0
    codes: int = 0
    problems: list[Problem] = field(default_factory=list)
    external: dict[str, Link] = field(default_factory=dict)


class _Page(HTMLParser):
    """Collects the links of a page and the places that a link can lead to."""

    def __init__(self, uri: str, text: str) -> None:
        super().__init__()
        self.uri = uri
        self.links: list[Link] = []
        self.anchors: set[str] = set()
        self.in_style = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.anchors |= {values[key] for key in ("id", "name") if values.get(key)}
        self.in_style = tag == "style"
        for key, elements in _LINKING.items():
            if key in values and (not elements or tag in elements):
                self._add(values[key])
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self._add(candidate.split()[0])
        if tag == "meta":
            if (values.get("property") or values.get("name")) in _META:
                self._add(values.get("content", ""))
            if values.get("http-equiv", "").lower() == "refresh":
                self._add(values.get("content", "").partition("url=")[2])
        self._add_styles(values.get("style", ""))

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_data(self, data: str) -> None:
        if self.in_style:
            self._add_styles(data)

    def _add_styles(self, text: str) -> None:
        for _, href in re.findall(r"url\(\s*([\"']?)((?!data:)[^\"')]+)\1\s*\)", text):
            self._add(href)

    def _add(self, href: str) -> None:
        line, column = self.getpos()
        self.links.append(Link(self.uri, line, column + 1, href.strip()))


class SiteLinks:
    """The files and pages of one finished site."""

    def __init__(self, site_dir: Path) -> None:
        """Read the list of files.

        Raises:
            GeneratorError: there is no site that we made.
        """
        if not site_dir.is_dir():
            raise GeneratorError(say.NO_SITE.format(name=site_dir.name))
        if not (site_dir / write.SITE_MARK).is_file():
            raise GeneratorError(say.NOT_A_SITE.format(name=site_dir.name))
        self.site_dir = site_dir
        found = (path for path in site_dir.rglob("*") if path.is_file())
        self.files = {path.relative_to(site_dir).as_posix() for path in found}
        self.manifest = json.loads((site_dir / write.SITE_MARK).read_text("utf-8"))
        self.base_url = str(self.manifest["base_url"]).rstrip("/")

    def check(self) -> Report:
        """Follow every link inside; the network is not asked."""
        report = Report(pages=len(self.pages))
        for page in self.pages.values():
            for link in page.links:
                self._follow(link, report)
        for link in self._of_the_site_map():
            self._follow(link, report)
        self._check_manifest(report)
        report.problems.sort()
        return report

    @cached_property
    def pages(self) -> dict[str, _Page]:
        """Every page by its path."""
        names = sorted(name for name in self.files if name.endswith(".html"))
        return {name: _Page(name, (self.site_dir / name).read_text("utf-8")) for name in names}

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {name.lower(): name for name in self.files}

    def _of_the_site_map(self) -> Iterator[Link]:
        if "sitemap.xml" in self.files:
            tree = ElementTree.parse(self.site_dir / "sitemap.xml")  # our own file
            for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc"):
                yield Link("sitemap.xml", 1, 1, (place.text or "").strip())

    def _follow(self, link: Link, report: Report) -> None:
        report.links += 1
        parts = urlsplit(link.href)
        inside = self._inside(link)
        if inside is None:
            if parts.scheme in ("http", "https"):
                report.external.setdefault(link.href, link)
            return
        if inside.startswith("../") or inside == "..":
            message = say.OUTSIDE.format(href=link.href)
            report.problems.append(Problem(link.pos, message, say.MISSING_HINT))
            return
        if inside.startswith("/"):
            message = say.FROM_THE_ROOT.format(href=link.href)
            report.problems.append(Problem(link.pos, message, say.FROM_THE_ROOT_HINT))
            return
        if (target := self._target(inside)) is None:
            report.problems.append(self._lost(link, inside))
            return
        anchor = unquote(parts.fragment)
        if anchor in ("", "top") or anchor.startswith(":~:") or target not in self.pages:
            return
        if anchor not in self.pages[target].anchors:
            message = say.NO_ANCHOR.format(href=link.href, anchor=anchor)
            report.problems.append(Problem(link.pos, message, say.NO_ANCHOR_HINT))

    def _inside(self, link: Link) -> str | None:
        """Return the path in the site that link leads to, None when it leads elsewhere.

        A path that begins with a slash or `..` is not in the site.
        """
        href = link.href
        if href == self.base_url or href.startswith(f"{self.base_url}/"):
            return normal(unquote(urlsplit(href[len(self.base_url) + 1 :]).path))
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if link.page == _LOST and path.startswith(f"{urlsplit(self.base_url).path}/"):
            return normal(path.removeprefix(f"{urlsplit(self.base_url).path}/"))
        if path.startswith("/"):
            return path
        if not path:
            return link.page
        return normal(f"{dirname(link.page)}/{path}".lstrip("/"))

    def _target(self, path: str) -> str | None:
        """Return the file that a server gives for path."""
        for name in (path, f"{path}/index.html".lstrip("/")):
            if name in self.files:
                return name
        return None

    def _lost(self, link: Link, path: str) -> Problem:
        for name in (path, f"{path}/index.html"):
            if there := self._by_folded.get(name.lower()):
                message = say.WRONG_CASE.format(href=link.href, there=there)
                return Problem(link.pos, message, say.WRONG_CASE_HINT)
        return Problem(link.pos, say.MISSING.format(href=link.href), say.MISSING_HINT)

    def _check_manifest(self, report: Report) -> None:
        place = SourcePos(write.SITE_MARK)
        for entry in self.manifest["files"]:
            if entry["path"] not in self.files:
                message = say.LISTED_MISSING.format(href=entry["path"])
                report.problems.append(Problem(place, message, say.LISTED_HINT))
            for code in _codes(entry):
                report.codes += 1
                link = Link(entry["path"], 1, 1, code["payload"])
                inside = self._inside(link)
                if inside is not None and self._target(inside) is None:
                    message = say.NO_PAYLOAD_PAGE.format(href=link.href)
                    report.problems.append(Problem(link.pos, message, say.NO_PAYLOAD_HINT))


def _codes(entry: dict[str, Any]) -> list[dict[str, Any]]:
    return list(entry.get("qr", ()))


def normal(path: str) -> str:
    """Return path without `.` and `..`, "" for the top."""
    return "" if normpath(path) == "." else normpath(path)
