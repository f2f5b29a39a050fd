"""The desk of consents: who agreed to what, where it stands, how it ends, what to ask anew."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from generator import pipeline, plugin
from generator.cli.shared import CONFIG, CONTENT, cache_dir, vietnamese_errors
from generator.edit import Edits
from generator.errors import GeneratorError, SourcePos
from generator.model.public import PublicContent
from generator.people import words_vi as say
from generator.people.due import REASONS, due
from generator.people.find import (
    Entry,
    Person,
    digits_of,
    entries_of,
    find,
    in_content,
    name_key,
    nearest,
    people_of,
)
from generator.people.needle import Needles
from generator.people.trace import (
    CACHE,
    Hit,
    Traces,
    address_of,
    drawings_of,
    sealed_forms,
    trace,
)
from generator.people.withdraw import erase, sheets_with, withdraw
from generator.plan import SheetPlan
from generator.validate.typed import Typed

WHO = click.argument("query", metavar='"HỌ TÊN hoặc SỐ"')
HOMES = click.option(
    "--group", "homes", multiple=True, metavar="MÃ",
    help="Chỉ tìm ở tổ này (thd-12), hoặc tổ của xã, phường (tran-hung-dao).",
)  # fmt: skip
BESIDES = click.option(
    "--also", "besides", multiple=True, metavar="THƯ_MỤC",
    type=click.Path(path_type=Path, exists=True),
    help="Tìm thêm ở nơi này, ví dụ USB hay thư mục --site.",
)  # fmt: skip


@dataclass
class _Desk:
    """Where things are, and the content as it is when first asked for: `anew` after a change."""

    content_dir: Path
    config_file: Path
    besides: tuple[Path, ...] = ()

    @property
    def root(self) -> Path:
        return self.config_file.absolute().parent

    @property
    def cache(self) -> Path:
        return cache_dir(self.config_file)

    @cached_property
    def private(self) -> Typed:
        return pipeline.private(self.content_dir)

    @cached_property
    def public(self) -> PublicContent:
        return pipeline.check(self.content_dir).content

    def anew(self) -> _Desk:
        """Return the desk with the content to be read again."""
        return _Desk(self.content_dir, self.config_file, self.besides)

    def search(self, needles: Needles, entries: Sequence[Entry]) -> Traces:
        """Search everything made for a person whose entries are, or were, these."""
        content = self.public
        site_dir = self.root / "site"
        base_url = address_of(site_dir, content)
        localities = {entry.locality for entry in entries}
        homes = {entry.home for entry in entries} | localities
        sealed = tuple(sealed_forms(content, base_url, localities, needles.phones))
        needles = replace(needles, sealed=sealed)
        drawings = drawings_of(
            content, self.content_dir, self.cache, site_dir, base_url, needles, homes
        )
        skip = (self.content_dir.absolute(),)
        return trace(self.root, needles, drawings, self.besides, skip)


@click.group(help="Sổ đồng ý: ai cho hiện gì, hiện ở đâu, rút lại thì xoá những gì.")
def consent() -> None:
    """Hold the commands about consent."""


@consent.command(
    help="Xem một người đã đồng ý những gì và đang hiện ở tệp nào."
    ' Ví dụ: cnscd consent show "0500 000 001"'
)
@WHO
@HOMES
@click.option("--all", "tells_all", is_flag=True, help="Kể cả từng bản vẽ lưu tạm trong .cache.")
@BESIDES
@CONTENT
@CONFIG
@vietnamese_errors
def show(
    query: str,
    homes: tuple[str, ...],
    tells_all: bool,
    besides: tuple[Path, ...],
    content_dir: Path,
    config_file: Path,
) -> None:
    """Show what was agreed and where it stands."""
    desk = _Desk(content_dir, config_file, besides)
    typed = desk.private
    people = find(typed, query, homes)
    if not people:
        raise _nobody(typed, query)
    if len({name_key(person.name) for person in people}) > 1:
        raise _several(people, query)
    for number, person in enumerate(people):
        if number:
            click.echo("")
        _tell_person(desk, typed, person)
        traces = desk.search(person.needles, person.entries)
        title = say.SHOW_FILES if traces.hits else say.SHOW_NONE
        click.echo(f"\n{title.format(count=len(traces.hits), searched=traces.searched)}")
        _tell_hits(traces.hits, () if tells_all else (CACHE,))
    click.echo(f"\n{say.SHOW_NOTE}")


@consent.command(
    "withdraw",
    help="Ghi rằng một người rút lại đồng ý, rồi nói những việc phải làm tiếp."
    ' Ví dụ: cnscd consent withdraw "Trần Văn Mẫu" --group thd-12',
)
@WHO
@HOMES
@click.option("--date", "day_text", metavar="NGÀY", help="Ngày rút. Mặc định: hôm nay.")
@click.option(
    "--erase", "erases", is_flag=True, help="Xoá hẳn người này khỏi tệp, kể cả bằng chứng."
)
@click.option("--yes", is_flag=True, help="Không hỏi lại.")
@click.option(
    "--build", "builds", is_flag=True, help="Làm lại trang ngay, rồi tìm xem đã hết chưa."
)
@BESIDES
@CONTENT
@CONFIG
@vietnamese_errors
def withdraw_command(
    query: str,
    homes: tuple[str, ...],
    day_text: str | None,
    erases: bool,
    yes: bool,
    builds: bool,
    besides: tuple[Path, ...],
    content_dir: Path,
    config_file: Path,
) -> None:
    """Withdraw a consent, or erase the person."""
    desk = _Desk(content_dir, config_file, besides)
    day = _day(day_text)
    typed = desk.private
    person = _choose(typed, query, homes, asks=not yes)
    content = desk.public
    base_url = address_of(desk.root / "site", content)
    sheets = sheets_with(content, content_dir, desk.cache, base_url, person.needles)

    edits = Edits(content_dir)
    if erases:
        erase(edits, person)
        click.echo(say.ERASE_TITLE.format(name=person.name))
    else:
        if not any(entry.member.consent for entry in person.entries):
            click.echo(say.NEVER_AGREED.format(name=person.name))
            return
        if withdraw(edits, person, day):
            click.echo(say.WITHDRAW_TITLE.format(name=person.name, day=say.day(day)))
        else:
            click.echo(say.ALREADY.format(name=person.name))
    for entry in person.entries:
        click.echo(f"  {entry.member.role}, {entry.place} – {entry.pos}")
    if edits.changes:
        click.echo(f"\n{say.WILL_CHANGE}\n{edits.diff()}\n")
        edits.check(date.today())  # noqa: DTZ011  # what is wrong is said before it is asked
        if not yes and not _confirmed(say.CONFIRM):
            return
        names = edits.save(date.today())  # noqa: DTZ011
        files = ", ".join(f"{content_dir.name}/{name}" for name in names)
        click.echo(say.DONE.format(files=files))
    if erases and (left := in_content(content_dir, person.needles)):
        click.echo(f"\n{say.ERASE_LEFT}")
        _tell_places(left)
    _tell_next(person, sheets, typed, erases)
    if builds or (not yes and _wants_build()):
        _build(content_dir, config_file)
        _prove(desk.anew(), query, person, person.needles)


@consent.command(
    help="Tìm một tên hay một số trong mọi tệp đã làm ra; còn thì báo từng tệp và dừng với mã 1."
    ' Ví dụ: cnscd consent prove "0500 000 001"'
)
@WHO
@HOMES
@BESIDES
@CONTENT
@CONFIG
@vietnamese_errors
def prove(
    query: str,
    homes: tuple[str, ...],
    besides: tuple[Path, ...],
    content_dir: Path,
    config_file: Path,
) -> None:
    """Prove that nothing of a person is left in what was made."""
    desk = _Desk(content_dir, config_file, besides)
    people = find(desk.private, query, homes)
    if not people:  # somebody erased, or never in the content
        digits = digits_of(query)
        _prove(desk, query, None, Needles("" if digits else query, (digits,) if digits else ()))
    if len({name_key(person.name) for person in people}) > 1:
        raise _several(people, query)
    failed = False
    for person in people:
        try:
            _prove(desk, query, person, person.needles)
        except SystemExit:
            failed = True
    if failed:
        raise SystemExit(1)


@consent.command(
    "due",
    help="Ai phải xin đồng ý lại: hết hạn, sắp hết hạn, chưa có, chưa ghi bằng chứng."
    " Ví dụ: cnscd consent due --days 90",
)
@click.option(
    "--days", type=click.IntRange(0, 3650), default=60, show_default=True, metavar="SỐ",
    help="Sắp hết hạn là còn bao nhiêu ngày.",
)  # fmt: skip
@CONTENT
@vietnamese_errors
def due_command(days: int, content_dir: Path) -> None:
    """List what to ask anew."""
    typed = pipeline.private(content_dir)
    total = sum(1 for _ in entries_of(typed))
    items = due(typed, date.today(), days)  # noqa: DTZ011
    if not items:
        click.echo(say.DUE_NONE.format(count=total))
        return
    for reason in REASONS:
        of_reason = [item for item in items if item.reason == reason]
        if not of_reason:
            continue
        click.echo(f"{say.DUE_TITLES[reason].format(days=days)} ({len(of_reason)}):")
        for item in of_reason:
            entry, agreed = item.entry, item.entry.member.consent
            until = say.day(agreed.until) if agreed and agreed.until else ""
            when = say.DUE_LEFT.get(reason, "").format(until=until, days=item.days)
            sample = f" {say.SAMPLE}" if entry.sample else ""
            parts = [entry.member.name, entry.place, *([when] if when else []), str(entry.pos)]
            click.echo(f"  {' – '.join(parts)}{sample}")
        click.echo("")
    click.echo(say.DUE_TOTAL.format(count=total, due=len({item.entry.pos for item in items})))


def _choose(typed: Typed, query: str, homes: Sequence[str], asks: bool) -> Person:
    """Return the one person meant, asking which when there are several.

    Raises:
        GeneratorError: nobody, or several and nobody to ask.
    """
    people = find(typed, query, homes)
    if not people:
        raise _nobody(typed, query)
    if len(people) == 1:
        return people[0]
    if not asks:
        raise _several(people, query)
    click.echo(_choices(people, query))
    number = _asked(click.prompt, say.WHICH, type=click.IntRange(1, len(people)))
    return people[number - 1]


def _choices(people: Sequence[Person], query: str) -> str:
    lines = [say.SEVERAL.format(count=len(people), query=query)]
    for number, person in enumerate(people, 1):
        places = "; ".join(entry.place for entry in person.entries)
        parts = [person.name, *([str(person.phone)] if person.phone else []), places]
        lines.append(f"  {number}. {' – '.join(parts)}")
    return "\n".join(lines)


def _several(people: Sequence[Person], query: str) -> GeneratorError:
    hint = say.SEVERAL_HINT.format(home=people[0].entries[0].home)
    return GeneratorError(f"{_choices(people, query)}\n    gợi ý: {hint}")


def _nobody(typed: Typed, query: str) -> GeneratorError:
    hint = nearest(typed, query) or say.NOBODY_HINT
    return GeneratorError(say.NOBODY.format(query=query, hint=hint))


def _day(text: str | None) -> date:
    """Return the day meant, today when none.

    Raises:
        GeneratorError: no date, or one still ahead.
    """
    today = date.today()  # noqa: DTZ011  # the local day is meant
    if text is None:
        return today
    parts = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text.strip())
    written = f"{parts[3]}-{parts[2]:0>2}-{parts[1]:0>2}" if parts else text.strip()
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise GeneratorError(say.BAD_DATE.format(text=text)) from error
    if day > today:
        raise GeneratorError(say.DATE_AHEAD.format(day=say.day(day)))
    return day


def _confirmed(question: str) -> bool:
    if _asked(click.confirm, question):
        return True
    click.echo(say.STOPPED)
    return False


def _wants_build() -> bool:
    """Return the answer; no answer at all, as at the end of a pipe, is a no."""
    try:
        return click.confirm(say.CONFIRM_BUILD)
    except click.Abort:
        click.echo("")
        return False


def _asked(ask: Callable[..., Any], question: str, **options: Any) -> Any:
    """Return the answer.

    Raises:
        GeneratorError: there was none.
    """
    try:
        return ask(question, **options)
    except click.Abort as error:
        click.echo("")
        raise GeneratorError(say.STOPPED) from error


def _tell_person(desk: _Desk, typed: Typed, person: Person) -> None:
    today = date.today()  # noqa: DTZ011
    for entry in person.entries:
        member, agreed = entry.member, entry.member.consent
        sample = f" {say.SAMPLE}" if entry.sample else ""
        phone = f" – {member.phone}" if member.phone else ""
        click.echo(f"{member.name}{phone} – {member.role}, {entry.place}{sample}")
        click.echo(f"  {say.WRITTEN_AT.format(pos=entry.pos)}")
        words = {}
        if agreed:
            click.echo(f"  {say.SINCE.format(date=say.day(agreed.date))}")
            click.echo(f"  {say.EVIDENCE.format(evidence=agreed.evidence or say.NO_EVIDENCE)}")
            until = say.day(agreed.until) if agreed.until else say.UNTIL_WITHDRAWN
            click.echo(f"  {say.UNTIL.format(until=until)}")
            click.echo(f"  {say.ON_WEB.format(fields=_fields(agreed.web))}")
            click.echo(f"  {say.ON_PAPER.format(fields=_fields(agreed.print))}")
            dates = {"date": agreed.date, "until": agreed.until, "withdrawn": agreed.withdrawn}
            words = {key: say.day(value) for key, value in dates.items() if value}
        click.echo(f"  {say.STATE.format(state=say.STATES[entry.state(today)].format(**words))}")
    others = _elsewhere(desk, typed, person)
    if others:
        click.echo(f"  {say.ALSO_IN_CONTENT}")
        _tell_places(others, "    ")
    if namesakes := _namesakes(typed, person):
        click.echo(f"  {say.NAMESAKES.format(count=len(namesakes))}")
        for other in namesakes:
            click.echo(f"    {other.name} – {'; '.join(entry.place for entry in other.entries)}")


def _namesakes(typed: Typed, person: Person) -> list[Person]:
    """Return the others of that name; the same number would make them the same person."""
    key, own = name_key(person.name), {entry.pos for entry in person.entries}
    same = [it for it in people_of(typed) if name_key(it.name) == key]
    if person.phone:
        return [it for it in same if it.phone != person.phone]
    return [it for it in same if it.phone or it.entries[0].pos not in own]


def _elsewhere(desk: _Desk, typed: Typed, person: Person, comments: bool = True) -> list[SourcePos]:
    """Return where content names the person outside all entries of members of that name."""
    key = name_key(person.name)
    own = [it for it in entries_of(typed) if name_key(it.member.name) == key]
    spans = {(it.pos.path, line) for it in own for line in _span(it)}
    found = in_content(desk.content_dir, person.needles, comments=comments)
    return [pos for pos in found if (pos.path, pos.line) not in spans]


def _is_shared(desk: _Desk, typed: Typed, person: Person) -> bool:
    """Return whether the name may rightly stand in what was made: it is another's, or in a text."""
    today = date.today()  # noqa: DTZ011
    others = (entry for it in _namesakes(typed, person) for entry in it.entries)
    is_anothers = any(entry.state(today) == "agreed" for entry in others)
    return is_anothers or bool(_elsewhere(desk, typed, person, comments=False))


def _span(entry: Entry) -> Iterable[int]:
    document, trail = entry.sourced.document, entry.trail
    places = (*document.keys.items(), *document.values.items())
    lines = [pos.line for it, pos in places if it[: len(trail)] == trail]
    return range(min(lines), max(lines) + 1)


def _fields(fields: Sequence[str]) -> str:
    return ", ".join(say.FIELDS[it] for it in fields) or say.NOTHING


def _tell_places(places: Iterable[object], indent: str = "  ") -> None:
    for place in places:
        click.echo(f"{indent}{place}")


def _tell_hits(hits: Iterable[Hit], briefly: Sequence[str] = ()) -> None:
    for place, group in groupby(hits, key=lambda hit: hit.place):
        inside = list(group)
        more = say.BRIEFLY if place in briefly else ""
        click.echo(f"{place} ({_place(inside[0])}): {len(inside)} tệp{more}")
        for hit in inside if place not in briefly else ():
            told = [_fields(hit.fields)] if hit.fields else []
            told += [say.SIGHTS[hit.sight]] if say.SIGHTS[hit.sight] else []
            told += [say.EDITION.format(date=say.day(hit.edition))] if hit.edition else []
            click.echo(f"  {hit.path}: {'; '.join(told)}")


def _place(hit: Hit) -> str:
    if hit.is_private:
        return say.PRIVATE_PLACE
    if hit.place.endswith(".zip"):
        return say.ZIP_PLACE
    return say.PLACES.get(hit.place, say.OTHER_PLACE)


def _tell_next(person: Person, sheets: Sequence[SheetPlan], typed: Typed, erased: bool) -> None:
    click.echo(f"\n{say.NEXT}")
    paper = [sheet for sheet in sheets if not sheet.kind.is_picture]
    pictures = [sheet for sheet in sheets if sheet.kind.is_picture]
    steps = [say.NEXT_BUILD, say.NEXT_PUBLISH]
    steps.append(f"{say.NEXT_PAPER}{_listed(paper, typed)}" if paper else say.NEXT_NO_PAPER)
    if pictures:
        titles = ", ".join(sorted({sheet.group_id or sheet.title for sheet in pictures}))
        steps.append(say.NEXT_PICTURE.format(titles=titles))
    query = f'"{person.phone or person.name}"'.replace("\u00a0", " ")
    steps += [say.NEXT_STICK, say.NEXT_PROVE.format(query=query), say.NEXT_ANSWER]
    for number, step in enumerate([*steps, *([say.NEXT_ERASED] if erased else [])], 1):
        click.echo(f"  {number}. {step}")


def _listed(sheets: Sequence[SheetPlan], typed: Typed) -> str:
    """Return sheets by their subject, one line each: "Tổ 12 (thd-12): Tờ rơi A5"."""
    by_subject: dict[str, dict[str, dict[str, None]]] = {}
    for sheet in sheets:
        kinds = by_subject.setdefault(_subject(sheet, typed), {})
        kinds.setdefault(sheet.kind.title, {})[sheet.size.upper()] = None
    return "".join(
        f"\n       {subject}: "
        + "; ".join(f"{title} {', '.join(sizes)}" for title, sizes in kinds.items())
        for subject, kinds in by_subject.items()
    )


def _subject(sheet: SheetPlan, typed: Typed) -> str:
    """Return whose sheet it is, with the code and where the team meets: there it hangs."""
    for group in typed.all_groups():
        if group.model.id == sheet.group_id:
            venue = f", {group.model.venue.name}" if group.model.venue else ""
            return f"{group.model.name} ({group.model.id}{venue})"
    for locality in typed.localities:
        if locality.model.id == sheet.locality_id:
            return locality.model.name
    return sheet.title


def _build(content_dir: Path, config_file: Path) -> None:
    click.echo(say.BUILDING)
    built = plugin.build_site(config_file, content_dir)
    release = built.release
    redrawn = sum(sheet.redrawn for sheet in release.sheets)
    click.echo(
        say.BUILT.format(pages=len(release.plan.pages), sheets=len(release.sheets), redrawn=redrawn)
    )
    if built.dropped_zip:
        click.echo(say.BUILT_ZIP)


def _prove(desk: _Desk, query: str, person: Person | None, needles: Needles) -> None:
    """Search everything and say what is left.

    Raises:
        SystemExit: with 1, when something is left or could not be looked at.
    """
    typed = desk.private
    now = [it for it in people_of(typed) if person and it.name == person.name]
    entries = person.entries if person else ()
    traces = desk.search(replace(needles, extras=()), entries)
    is_shared = person is not None and _is_shared(desk, typed, person)
    doubtful = [hit for hit in traces.published if is_shared and set(hit.fields) == {"name"}]
    left = [hit for hit in traces.published if hit not in doubtful]
    private = [hit for hit in traces.hits if hit.is_private and hit.sight != "locked"]
    words = [needles.name, *(_grouped(it) for it in needles.phones)]
    who = " hay ".join(f"'{it}'" for it in words if it)
    words_for = say.PROVE_LEFT if left else say.PROVE_CLEAN
    click.echo(words_for.format(count=len(left), who=who, searched=traces.searched))
    _tell_hits(left)
    if left:
        today = date.today()  # noqa: DTZ011
        agreed = any(entry.state(today) == "agreed" for it in now for entry in it.entries)
        places = {hit.place for hit in left}
        by_hand = {"dang-web", "docs", "export"}
        hints = ["agreed"] if agreed else sorted(places & by_hand)
        if not agreed and places - by_hand:
            hints.insert(0, "made")
        for hint in hints:
            click.echo(say.PROVE_LEFT_HINT[hint].format(query=f'"{query}"'))
    if doubtful:
        click.echo(say.PROVE_NAMESAKE.format(count=len(doubtful)))
        _tell_hits(doubtful)
    if private:
        click.echo(say.PROVE_PRIVATE)
        _tell_hits(private)
    click.echo(say.PROVE_REACH)
    if left:
        raise SystemExit(1)


def _grouped(digits: str) -> str:
    return f"{digits[:4]} {digits[4:7]} {digits[7:]}" if len(digits) == 10 else digits


COMMANDS = (consent,)
