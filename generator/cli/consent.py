"""The desk of consents: who agreed to what, where it stands, how it ends, what to ask anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from generator import pipeline, plugin
from generator.cli.shared import (
    CONFIG,
    CONTENT,
    DAY,
    agreed,
    cache_dir,
    nothing_written,
    vietnamese_errors,
)
from generator.edit import Edits
from generator.errors import GeneratorError
from generator.model.phone import Phone
from generator.model.place import CONSENT_SOON_DAYS
from generator.people import told
from generator.people import words_vi as say
from generator.people.desk import Desk, is_example, is_shared, namesakes
from generator.people.due import REASONS, due
from generator.people.find import (
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
from generator.people.trace import address_of
from generator.people.withdraw import erase, is_theirs, sheets_with, withdraw
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


def _desk(content_dir: Path, config_file: Path, besides: tuple[Path, ...]) -> Desk:
    return Desk(content_dir, config_file.absolute().parent, cache_dir(config_file), besides)


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


@click.group(help="Sổ đồng ý: ai cho hiện gì, hiện ở đâu, rút lại thì xoá những gì.")
def consent() -> None:
    """Hold the commands about consent."""


@consent.command(
    help="Xem một người đã đồng ý những gì và đang hiện ở tệp nào."
    ' Ví dụ: cnscd consent show "0500 000 001"'
)
@WHO
@HOMES
@click.option("--all", "tells_all", is_flag=True, help="Kể từng tệp một, cả bản vẽ lưu tạm.")
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
    desk = _desk(content_dir, config_file, besides)
    typed = desk.private
    people = find(typed, query, homes)
    if not people:
        raise _nobody(typed, query)
    if len({name_key(person.name) for person in people}) > 1:
        raise _several(people, query)
    for number, person in enumerate(people):
        if number:
            click.echo("")
        _tell(told.of_person(desk, person))
        traces = desk.search(person.needles, person.entries)
        title = say.SHOW_FILES if traces.hits else say.SHOW_NONE
        click.echo(f"\n{title.format(count=len(traces.hits), searched=traces.searched)}")
        _tell(told.of_hits(traces.hits) if tells_all else told.of_kinds(traces.hits))
    click.echo(f"\n{say.SHOW_NOTE if tells_all else say.SHOW_EVERY}")


@consent.command(
    "withdraw",
    help="Ghi rằng một người rút lại đồng ý, rồi nói những việc phải làm tiếp."
    ' Ví dụ: cnscd consent withdraw "Trần Văn Mẫu" --group thd-12',
)
@WHO
@HOMES
@click.option("--date", "day", type=DAY, metavar="NGÀY", help="Ngày rút. Mặc định: hôm nay.")
@click.option(
    "--erase", "erases", is_flag=True, help="Xoá hẳn người này khỏi tệp, kể cả bằng chứng."
)
@click.option("--diff", "shows_diff", is_flag=True, help="Xem cả từng dòng đổi trong tệp YAML.")
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
    day: date | None,
    erases: bool,
    shows_diff: bool,
    yes: bool,
    builds: bool,
    besides: tuple[Path, ...],
    content_dir: Path,
    config_file: Path,
) -> None:
    """Withdraw a consent, or erase the person."""
    desk = _desk(content_dir, config_file, besides)
    day = _not_ahead(day)
    typed = desk.private
    person = _choose(typed, query, homes, asks=not yes)
    content = desk.public
    base_url = address_of(desk.root / "site", content)
    found = sheets_with(content, content_dir, desk.cache_dir, base_url, person.needles)
    today = date.today()  # noqa: DTZ011
    is_alone = not namesakes(typed, person)
    sheets = [it for it in found if is_alone or is_theirs(it, person, typed, today)]
    doubtful = [it for it in found if it not in sheets]

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
        click.echo(f"  {entry.member.name}, {entry.member.role}, {entry.place} – {entry.pos}")
    if edits.changes:
        roles = ", ".join(dict.fromkeys(entry.member.role for entry in person.entries))
        click.echo(say.WILL_ERASE if erases else say.WILL_HIDE.format(role=roles))
        if shows_diff:
            click.echo(f"\n{say.WILL_CHANGE}\n{edits.diff()}\n")
        edits.check(today)  # what is wrong is said before it is asked
        if not yes and not agreed(say.CONFIRM):
            raise nothing_written()
        names = edits.save(today)
        files = ", ".join(f"{content_dir.name}/{name}" for name in names)
        click.echo(say.DONE.format(files=files))
    if erases and (left := in_content(content_dir, person.needles)):
        click.echo(f"\n{say.ERASE_LEFT}")
        _tell(told.of_places(left))
    _tell(told.of_next(person, sheets, doubtful, typed, erases))
    if builds or (not yes and agreed(say.CONFIRM_BUILD)):
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
    desk = _desk(content_dir, config_file, besides)
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
    "--days", type=click.IntRange(0, 3650), default=CONSENT_SOON_DAYS, show_default=True,
    metavar="SỐ", help="Sắp hết hạn là còn bao nhiêu ngày.",
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
    click.echo(told.of_choices(people, query))
    try:
        number = click.prompt(say.WHICH, type=click.IntRange(1, len(people)))
    except click.Abort as error:
        click.echo("")
        raise nothing_written() from error
    return people[number - 1]


def _several(people: Sequence[Person], query: str) -> GeneratorError:
    hint = say.SEVERAL_HINT.format(home=people[0].entries[0].home)
    return GeneratorError(f"{told.of_choices(people, query)}\n    gợi ý: {hint}")


def _nobody(typed: Typed, query: str) -> GeneratorError:
    hint = nearest(typed, query) or say.NOBODY_HINT
    return GeneratorError(say.NOBODY.format(query=query, hint=hint))


def _not_ahead(day: date | None) -> date:
    """Return the day meant, today when none.

    Raises:
        GeneratorError: it is still ahead.
    """
    today = date.today()  # noqa: DTZ011  # the local day is meant
    if day and day > today:
        raise GeneratorError(say.DATE_AHEAD.format(day=say.day(day)))
    return day or today


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


def _prove(desk: Desk, query: str, person: Person | None, needles: Needles) -> None:
    """Search everything and say what is left.

    Raises:
        SystemExit: with 1, when something is left or could not be looked at.
    """
    typed = desk.private
    now = [it for it in people_of(typed) if person and it.is_same(person)]
    entries = person.entries if person else ()
    traces = desk.search(replace(needles, extras=()), entries)
    is_common = person is not None and is_shared(desk, person)
    doubtful = [hit for hit in traces.published if is_common and set(hit.fields) == {"name"}]
    examples = [hit for hit in traces.published if is_example(hit, needles)]
    left = [hit for hit in traces.published if hit not in (*doubtful, *examples)]
    private = [hit for hit in traces.hits if hit.is_private and hit.sight != "locked"]
    words = [needles.name, *(_grouped(it) for it in needles.phones)]
    who = " hay ".join(f"'{it}'" for it in words if it)
    is_unsure = bool(left) and all(hit.sight == "unsure" for hit in left)
    words_for = say.PROVE_LEFT if left else say.PROVE_CLEAN
    words_for = say.PROVE_UNSURE if is_unsure else words_for
    click.echo(words_for.format(count=len(left), who=who, searched=traces.searched))
    _tell(told.of_hits(left))
    if left and not is_unsure:
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
        _tell(told.of_hits(doubtful))
    if examples:
        click.echo(say.PROVE_EXAMPLE.format(count=len(examples)))
    if private:
        click.echo(say.PROVE_PRIVATE)
        _tell(told.of_hits(private))
    click.echo(say.PROVE_REACH)
    if left:
        raise SystemExit(1)


def _grouped(digits: str) -> str:
    return Phone.parse(digits).spaced


COMMANDS = (consent,)
