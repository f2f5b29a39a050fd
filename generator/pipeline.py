"""The whole run on one screen: load → validate → plan → (render, in press.py) → write."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from generator import bundle as bundle_room
from generator import hashing, link_cards, press, printed, write
from generator import messages_vi as say
from generator.bundle import Bundle, bundle
from generator.errors import ContentError, GeneratorError, Problem, SourcePos
from generator.link_cards import DrawnCard
from generator.load import Document, load_bytes, load_file
from generator.manifest import render_manifest
from generator.model.public import PublicContent
from generator.plan import (
    BuildPlan,
    Command,
    FilePlan,
    LinkCard,
    NumberCheck,
    Order,
    SheetPlan,
    Shelf,
    ShelfItem,
    featured,
    group_url,
    guide_url,
    hand_written_card,
    locality_url,
    page_card,
    plan_build,
    plan_order,
)
from generator.press import Sheet
from generator.render.ics import render_ics
from generator.render.loose import loosen as loosen
from generator.render.markup import mended
from generator.render.offline import render_worker
from generator.render.pages import render_page
from generator.render.pictures import clean_picture
from generator.render.policy import script_hashes as script_hashes
from generator.render.policy import with_policy
from generator.render.redirect import render_redirect
from generator.render.search import read_page, render_index
from generator.render.search import without_marks as without_marks
from generator.render.server_settings import server_settings
from generator.render.social import Preview, social_tags
from generator.render.stylesheet import StyleSheet, with_styles
from generator.render.stylesheet import read_styles as read_styles
from generator.render.vcard import render_vcard
from generator.text_vi import did_you_mean
from generator.validate import check_base_url, validate
from generator.validate.drafts import without_drafts
from generator.validate.typed import Typed, type_documents

PRINT_FOLDER = "in-ra"
"""Where `cnscd print` puts its sheets unless told otherwise, beside mkdocs.yml."""
PAPER_MARK = "KHONG-DANG-MANG.txt"
PAPER_NOTE = (
    "Tờ in trong thư mục này có thông tin chỉ được đồng ý in trên giấy.\r\n"
    "In rồi dán; không đăng lên mạng, không gửi vào nhóm.\r\n"
)
TEMPLATES_DIR = Path(__file__).parent / "templates"
_RENDER = {"vcard": render_vcard, "ics": render_ics}


@dataclass(frozen=True)
class Checked:
    """Valid content and what an editor should still look at."""

    content: PublicContent
    warnings: tuple[Problem, ...]


def check(
    content_dir: Path, today: date | None = None, changes: Mapping[str, bytes | None] | None = None
) -> Checked:
    """Load and validate every content file; today serves warnings alone.

    Args:
        content_dir: the folder of the content.
        today: the day on the calendar.
        changes: files as they would be, by their path under content_dir; None for one removed.

    Raises:
        ContentError: every problem of every file, found in one run.
    """
    documents, unreadable = _load(content_dir, changes or {})
    return Checked(*validate(documents, _pictures(content_dir), unreadable, today))


def private(content_dir: Path, changes: Mapping[str, bytes | None] | None = None) -> Typed:
    """Return the content as its editors know it, people with all their fields, never for output.

    Raises:
        ContentError: every problem of every file; the same as of `check`.
    """
    check(content_dir, changes=changes)
    finished, _ = without_drafts(_load(content_dir, changes or {})[0])
    typed, problems = type_documents(finished)
    if typed is None:
        raise ContentError(problems)
    return typed


def draft(content_dir: Path, changes: Mapping[str, bytes | None] | None = None) -> Typed:
    """Return the content as its editors know it, also while something in it is still to be mended.

    Each file has its shape; what files say of each other is not checked, as `private` does.

    Raises:
        ContentError: every mistake of shape.
    """
    documents, unreadable = _load(content_dir, changes or {})
    typed, problems = type_documents(documents, {problem.pos.path for problem in unreadable})
    if typed is None or problems or unreadable:
        raise ContentError([*problems, *unreadable])
    return typed


def _load(
    content_dir: Path, changes: Mapping[str, bytes | None]
) -> tuple[list[Document], list[Problem]]:
    """Return every content file, changes applied, and what is wrong with those unreadable."""
    if not content_dir.is_dir():
        name = content_dir.as_posix()
        message = say.NO_CONTENT.format(name=name)
        raise ContentError([Problem(SourcePos(name), message, say.NO_CONTENT_HINT)])
    content_dir = content_dir.resolve()  # "." has no parent to name files from
    names = {path.relative_to(content_dir).as_posix() for path in content_files(content_dir)}
    documents: list[Document] = []
    unreadable: list[Problem] = []
    for name in sorted(names | set(changes)):
        try:
            if name not in changes:
                documents.append(load_file(content_dir / name, root=content_dir.parent))
            elif (raw := changes[name]) is not None:
                documents.append(load_bytes(raw, f"{content_dir.name}/{name}"))
        except ContentError as error:
            unreadable.extend(error.problems)
    return documents, unreadable


@dataclass(frozen=True)
class Output:
    """One file for a site generator: its path in the docs folder, and its content or its place."""

    src_uri: str
    content: bytes | None = None
    path: Path | None = None
    source: str = ""


@dataclass(frozen=True)
class HandWritten:
    """A page of docs/ as a messenger may know it, in plain text; `url` is relative to the site."""

    url: str
    title: str
    description: str
    label: str


@dataclass(frozen=True)
class Introduction:
    """How a link to a hand-written page is previewed: the card, the meta tags, the picture."""

    card: LinkCard
    social: str
    picture: Output


@dataclass(frozen=True)
class Release:
    """Everything ready to be built: the plan, the proved sheets, the warnings."""

    plan: BuildPlan
    sheets: tuple[Sheet, ...]
    bundles: tuple[Bundle, ...]
    warnings: tuple[Problem, ...]
    pictures_dir: Path
    every_sheet: tuple[SheetPlan, ...]
    sealed_numbers: Mapping[str, str]
    every_check: tuple[NumberCheck, ...]
    cache_dir: Path
    whole_content: PublicContent
    """Of every locality, also of those that this build leaves out."""
    link_cards: tuple[DrawnCard, ...]
    """One for each page of the plan; none where nobody shares links."""
    every_link_card: tuple[LinkCard, ...]

    def outputs(self) -> Iterator[Output]:
        """Yield every file of the site that comes from content, rendered one at a time."""
        shelves = self._shelves()
        link_cards = {card.plan.url: card for card in self.link_cards}
        social: dict[str, str] = {}
        for page in self.plan.pages:
            if card := link_cards.get(page.url):
                social[page.url] = self._social(card, page.title, page.description)
                yield Output(card.uri, path=card.file.path)
            tags = social.get(page.url, "")
            text = render_page(page, self.plan, shelves, self.sealed_numbers, tags)
            yield Output(page.src_uri, text.encode(), source=page.source)
        cards: dict[str, bytes] = {}
        for item in self.plan.files:
            content = _content(item, social)
            if item.kind == "vcard":
                cards[item.dest_uri] = content
            yield Output(item.dest_uri, content)
        for sheet in self.sheets:
            if sheet.plan.edition == "site":
                for uri, file in sheet.files:
                    yield Output(uri, path=file.path)
        for zipped in self.bundles:
            yield Output(zipped.uri, path=zipped.file.path)
        for name in self.plan.pictures:
            data = (self.pictures_dir / name).read_bytes()
            yield Output(f"assets/pictures/{name}", clean_picture(data, name))
        manifest = render_manifest(self.plan, self.sheets, self.bundles, cards)
        yield Output(write.SITE_MARK, manifest)

    def search_index(self, pages: Iterable[tuple[str, Mapping[str, Any], str]]) -> Output:
        """Return what search loads, made of every page as (url, front matter, HTML)."""
        found = (read_page(*page) for page in pages)
        index = render_index((page for page in found if page), self.plan.content)
        return Output("assets/search/index.js", index)

    def search_box(self) -> dict[str, Any]:
        """Return what the box offers before anything is typed, and when nothing is found."""
        content = self.plan.content
        return {
            "guides": [(it.title, f"huong-dan/{it.slug}/") for it in featured(content)[:4]],
            "hotlines": [(it.name, it.phone) for it in content.site.hotlines],
            "places": [it.id for it in content.localities],
        }

    def of_the_whole(self, site_dir: Path) -> Iterator[Output]:
        """Yield what is made of the site as it stands: the keeper of pages, settings of servers."""
        yield Output("sw.js", render_worker(self.plan.content.site, site_dir))
        hashes = {
            digest
            for page in site_dir.rglob("*.html")
            for digest in script_hashes(page.read_text(encoding="utf-8"))
        }
        for uri, content in server_settings(self.plan.base_url, hashes):
            yield Output(uri, content)

    def for_a_stick(self) -> Release:
        """Return the release without what needs a web server: short links, pictures of links."""
        files = tuple(item for item in self.plan.files if item.kind != "redirect")
        return replace(self, plan=replace(self.plan, files=files), link_cards=())

    def introduce(self, pages: Sequence[HandWritten]) -> Iterator[Introduction]:
        """Yield what a messenger needs to preview each page that content knows nothing of."""
        content = self.plan.content
        cards = [hand_written_card(content, it.url, it.label, it.title) for it in pages]
        for page, drawn in zip(pages, link_cards.draw(cards, self.cache_dir), strict=True):
            social = self._social(drawn, page.title, page.description)
            yield Introduction(drawn.plan, social, Output(drawn.uri, path=drawn.file.path))

    def _social(self, card: DrawnCard, title: str, description: str) -> str:
        base_url = self.plan.base_url
        return social_tags(
            Preview(
                title,
                description,
                url=f"{base_url}/{card.plan.url}",
                site=self.plan.content.site.title,
                picture_url=f"{base_url}/{card.uri}",
                picture_alt=card.plan.alt,
            )
        )

    def _shelves(self) -> dict[str, Shelf]:
        """Return what the print shop shows of each folder: its sheets with their sizes, its zip."""
        zips = {item.uri.rpartition("/")[0]: item for item in self.bundles}
        shelves: dict[str, Shelf] = {}
        for sheet in self.sheets:
            if sheet.plan.edition == "site":
                shelf = shelves.setdefault(sheet.plan.folder, Shelf())
                shelf.sheets.append(ShelfItem(sheet.plan, sheet.main.size, sheet.pages))
        for folder, shelf in shelves.items():
            if item := zips.get(folder):
                shelf.zip_uri, shelf.zip_size = item.uri, item.file.size
        return shelves


def prepare(
    content_dir: Path,
    cache_dir: Path,
    base_url: str | None = None,
    only: Collection[str] = (),
    posters: bool = True,
    published: Path | None = None,
    commands: Sequence[Command] = (),
) -> Release:
    """Load, validate, plan and draw; nothing is published yet.

    Args:
        content_dir: the folder of the content.
        cache_dir: where drawn sheets wait for the next build.
        base_url: where the site will stand, instead of the address in site.yml.
        only: ids of localities; none for all.
        posters: whether sheets are drawn.
        published: the site that the new one will replace; its codes must still be in the ledger.
        commands: what the command line offers, for the handbook.

    Raises:
        ContentError: every mistake in the content, or an unknown name in only.
        RenderError: every sheet that could not be drawn or read back.
    """
    checked = check(content_dir)
    if base_url is not None:
        check_base_url(base_url, checked.content)
    if published:
        refuse_lost_codes(checked.content, content_dir, published, base_url)
    known = {locality.id for locality in checked.content.localities}
    for id in only:
        if id not in known:
            hint = did_you_mean(id, known) or say.ONLY_UNKNOWN_HINT.format(known=", ".join(known))
            raise ContentError([Problem(SourcePos("--only"), say.ONLY_UNKNOWN.format(id=id), hint)])
    plan = plan_build(checked.content, base_url, only, posters, commands)
    pictures_dir = content_dir / "pictures"
    drawn = press.draw(plan.sheets, cache_dir, pictures_dir, previews=True)
    bundles = bundle(plan, drawn, cache_dir)
    sealed = hashing.hash_numbers(plan.number_checks, cache_dir)
    is_whole = posters and not only
    whole = plan if is_whole else plan_build(checked.content, base_url, commands=commands)
    return Release(
        plan=plan,
        sheets=tuple(drawn),
        bundles=tuple(bundles),
        warnings=checked.warnings,
        pictures_dir=pictures_dir,
        every_sheet=whole.sheets,
        sealed_numbers=sealed,
        every_check=tuple(whole.number_checks.values()),
        cache_dir=cache_dir,
        whole_content=checked.content,
        link_cards=tuple(link_cards.draw(_link_cards(plan), cache_dir)),
        every_link_card=tuple(_link_cards(whole)),
    )


def refuse_lost_codes(
    content: PublicContent, content_dir: Path, site_dir: Path, base_url: str | None = None
) -> None:
    """Raise when the site built last knows of sealed lines that the ledger does not hold any more.

    A site of another address is of other content, and is not asked.

    Raises:
        ContentError: lines at the end of the ledger are gone, or all its seals.
    """
    manifest = site_dir / write.SITE_MARK
    try:
        before = json.loads(manifest.read_bytes()) if manifest.is_file() else {}
    except ValueError:
        return  # not ours, or damaged: the build replaces it
    head = before.get("ledger")
    if not head or before.get("base_url") != (base_url or content.site.base_url).rstrip("/"):
        return
    seals = [line.seal for line in content.ledger.codes if line.seal]
    if head["last"] not in seals or len(seals) < head["lines"]:
        pos = SourcePos(f"{content_dir.resolve().name}/permalinks.yml")
        hint = say.CODES_LOST_HINT.format(site=site_dir.name)
        raise ContentError([Problem(pos, say.CODES_LOST, hint)])


def _link_cards(plan: BuildPlan) -> list[LinkCard]:
    return [page_card(plan.content, page) for page in plan.pages]


def _content(item: FilePlan, social: Mapping[str, str]) -> bytes:
    """Return a small file; `social` holds the tags of every page by its address."""
    if item.kind == "redirect":
        return render_redirect(item, social[item.context["page"]])
    return _RENDER[item.kind](item)


@dataclass(frozen=True)
class Printed:
    """What an order gave: the files, how many were drawn anew, whether some are for paper alone.

    `dropped` counts the sheets of earlier orders that lay there and were no longer true.
    """

    paths: tuple[Path, ...]
    redrawn: int
    has_paper: bool
    dropped: int


def print_sheets(
    content_dir: Path,
    cache_dir: Path,
    out_dir: Path,
    order: Order,
    base_url: str | None = None,
) -> Printed:
    """Draw the sheets of order into out_dir, as the office prints them, and nothing else.

    Paper shows what is agreed for paper, so these files are not for the web; a picture for Zalo
    shows what is agreed for both.

    Raises:
        ContentError: every mistake in the content, or a name in order that nothing has.
        RenderError: every sheet that could not be drawn or read back.
    """
    refuse_public(out_dir)
    content = check(content_dir).content
    if base_url is not None:
        check_base_url(base_url, content)
    sheets = list(plan_order(content, order, base_url))
    drawn = press.draw(sheets, cache_dir, content_dir / "pictures")
    dropped = printed.forget_stale(out_dir, content, is_ours=False)
    paths = []
    for sheet in drawn:
        path = out_dir / printed.path_of(sheet.plan)
        write.write_file(path, sheet.main.path.read_bytes())
        paths.append(path)
    printed.remember(out_dir, sheets, (base_url or content.site.base_url).rstrip("/"))
    has_paper = any(sheet.plan.edition == "paper" for sheet in drawn)
    if has_paper:
        write.write_file(out_dir / PAPER_MARK, PAPER_NOTE.encode("utf-8-sig"))
    gone = {*dropped} - {printed.path_of(sheet.plan) for sheet in drawn}
    return Printed(tuple(paths), sum(sheet.redrawn for sheet in drawn), has_paper, len(gone))


def refuse_public(out_dir: Path) -> None:
    """Raise when out_dir lies in a site, or in what becomes one: paper is not for the web."""
    for folder in (out_dir.absolute(), *out_dir.absolute().parents):
        is_source = folder.name in ("docs", "content") and (folder.parent / "mkdocs.yml").is_file()
        if (folder / write.SITE_MARK).is_file() or is_source:
            raise GeneratorError(say.OUT_IS_PUBLIC.format(name=out_dir.as_posix()))


def forget_withdrawn(release: Release, by_hand: Iterable[LinkCard] = ()) -> None:
    """Drop from the cache all that neither content nor by_hand asks for any more."""
    press.forget_all_but(release.every_sheet, release.cache_dir, release.pictures_dir)
    bundle_room.forget_all_but(release.bundles, release.cache_dir)
    hashing.forget_all_but(release.every_check, release.cache_dir)
    link_cards.forget_all_but([*release.every_link_card, *by_hand], release.cache_dir)


def forget_printed(release: Release, out_dir: Path) -> list[str]:
    """Remove from out_dir the sheets printed there that content no longer says; return which."""
    return printed.forget_stale(out_dir, release.whole_content, is_ours=True)


def stage_paper_edition(release: Release, paper_dir: Path) -> None:
    """Lay out, beside paper_dir, the sheets that must stay off the web; `write.publish` ends it.

    Sheets of groups outside this build are in it too, if they are still as content has them.

    Raises:
        GeneratorError: paper_dir holds something we did not make.
    """
    folder = write.partial_dir(paper_dir, PAPER_MARK)
    write.write_file(folder / PAPER_MARK, PAPER_NOTE.encode("utf-8-sig"))
    paper = [sheet for sheet in release.every_sheet if sheet.edition == "paper"]
    for sheet in press.drawn_before(paper, release.cache_dir, release.pictures_dir):
        name = sheet.plan.uri.removeprefix("in/")
        write.write_file(folder / name, sheet.main.path.read_bytes())


def longest_payload(content: PublicContent) -> str:
    """Return the longest address any code will say, "" when there is none."""
    base_url = content.site.base_url
    groups = [group_url(base_url, group.id) for item in content.localities for group in item.groups]
    localities = [locality_url(base_url, item.id) for item in content.localities if item.groups]
    guides = [guide_url(base_url, guide.code) for guide in content.guides]
    return max((*groups, *localities, *guides), key=len, default="")


def finished(page: str, styles: StyleSheet, is_served: bool = False) -> str:
    """Return a whole page as it is published: with the style it uses, and what it may run.

    Served while somebody edits, it has no policy: MkDocs adds a script that reloads it.
    """
    page = mended(with_styles(page, styles))
    return page if is_served else with_policy(page)


def nav_uris(nav: Any) -> Iterator[str]:
    """Yield the pages that stand in nav, as mkdocs.yml has it."""
    if isinstance(nav, str):
        yield nav
    else:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from nav_uris(part)


def release_timestamp(plan: BuildPlan) -> int:
    """Return the release date as seconds since 1970, for tools that would ask the clock."""
    return int(datetime.combine(plan.released, time(), UTC).timestamp())


def content_files(content_dir: Path) -> list[Path]:
    """Return every file that was meant as YAML, in an order that is the same on all machines.

    Names such as `thd-3.yml.txt`, as Notepad makes them, are in: the check reports them as stray.
    """
    files = [
        path
        for path in content_dir.rglob("*")
        if re.search(r"\.ya?ml", path.name, re.IGNORECASE)
        and not path.name.startswith(".")
        and not path.name.endswith(("~", ".swp"))
    ]
    return sorted(files, key=lambda path: path.relative_to(content_dir).as_posix())


def _pictures(content_dir: Path) -> frozenset[str]:
    root = content_dir / "pictures"
    return frozenset(
        path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()
    )
