"""The list of people as a spreadsheet: one to fill in, the way in, the way out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator import pipeline, write
from generator.cli.shared import (
    CONTENT,
    DAY,
    agreed,
    nothing_written,
    tell_warnings,
    vietnamese_errors,
)
from generator.edit import Edits
from generator.errors import ContentError, GeneratorError, Problem, SourcePos
from generator.roster import words_vi as say
from generator.roster.apply import apply
from generator.roster.changes import Comparison, compare
from generator.roster.export import export
from generator.roster.phrases import Known
from generator.roster.read import read
from generator.roster.report import is_empty, report
from generator.roster.teams import Team, find_localities, teams_of
from generator.roster.template import template
from generator.roster.workbook import is_untouched
from generator.text_vi import did_you_mean

LOCALITY = click.option(
    "--locality", metavar="XÃ", help="Xã, phường nào: tên, hoặc khoá như tran-hung-dao."
)


@click.group(
    help="Danh sách thành viên: mẫu Excel để điền, nhập vào, xuất ra. Ví dụ: cnscd roster template"
)
def roster() -> None:
    """Hold the commands about lists of people."""


@roster.command(
    "template", help="Làm tệp Excel mẫu để điền. Ví dụ: cnscd roster template --locality cam-giang"
)
@CONTENT
@LOCALITY
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("danh-sach-mau.xlsx"),
    show_default=True, metavar="TỆP", help="Tên tệp làm ra.",
)  # fmt: skip
@vietnamese_errors
def make_template(content_dir: Path, locality: str | None, out: Path) -> None:
    """Write the workbook to fill in."""
    teams, day = _teams(content_dir)
    _write(out, content_dir, template(_of(teams, locality), day))
    click.echo(say.TEMPLATE_DONE.format(file=out.as_posix(), sheet=say.LIST_SHEET))


@roster.command("export", help="Xuất cả danh sách ra Excel để báo cáo. Ví dụ: cnscd roster export")
@CONTENT
@LOCALITY
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("danh-sach.xlsx"),
    show_default=True, metavar="TỆP", help="Tên tệp làm ra.",
)  # fmt: skip
@vietnamese_errors
def export_list(content_dir: Path, locality: str | None, out: Path) -> None:
    """Write the whole private list; import reads it back."""
    teams, day = _teams(content_dir)
    chosen = _of(teams, locality)
    _write(out, content_dir, export(chosen, day))
    people = sum(len(team.members) for team in chosen)
    click.echo(say.EXPORT_DONE.format(people=people, teams=len(chosen), file=out.as_posix()))
    click.echo(say.EXPORT_PRIVATE)


@roster.command(
    "import",
    help="Nhập danh sách từ Excel hoặc CSV: cho xem mọi thay đổi, hỏi, rồi mới ghi."
    " Ví dụ: cnscd roster import danh-sach.xlsx",
)
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path))
@CONTENT
@LOCALITY
@click.option("--yes", is_flag=True, help="Ghi luôn, không hỏi.")
@click.option(
    "--allow-removals", is_flag=True,
    help="Đưa ra khỏi hồ sơ những người không có trong bảng (chỉ ở các tổ mà bảng có).",
)  # fmt: skip
@click.option(
    "--allow-wider", is_flag=True,
    help="Cho hiện thêm theo phiếu đồng ý cùng ngày, khi lần trước nhập sai phiếu ấy.",
)  # fmt: skip
@click.option(
    "--date", "day", type=DAY, metavar="NGÀY",
    help="Ngày rà lại, in trên áp phích. Mặc định: hôm nay.",
)  # fmt: skip
@vietnamese_errors
def import_list(
    file: Path,
    content_dir: Path,
    locality: str | None,
    yes: bool,
    allow_removals: bool,
    allow_wider: bool,
    day: date | None,
) -> None:
    """Show what a table would change, ask, and change the content, all or nothing."""
    today = day or date.today()  # noqa: DTZ011  # the local day is meant
    typed = pipeline.private(content_dir)
    release = typed.site.model.release_date
    chosen = _of(teams_of(typed), locality)
    reading = read(file, Known.of(typed))
    result = compare(reading, chosen, max(today, release), allow_wider)
    if result.errors:
        _stop(result)
    _show(file, result, allow_removals)
    if is_empty(result, allow_removals):
        click.echo(say.NO_CHANGE)
        return
    edits = Edits(content_dir)
    touched = apply(result, edits, today, release, allow_removals)
    files = {f"{content_dir.resolve().name}/{team.file}" for team in touched}
    warnings = [it for it in edits.check(today).warnings if it.pos.path in files]
    if warnings:
        click.echo(say.AFTERWARDS, err=True)
        tell_warnings(warnings)
    if not yes and not agreed(say.CONFIRM):
        raise nothing_written()
    edits.save(today)
    click.echo(say.DONE.format(count=len(touched)))
    if today > release:
        click.echo(say.RELEASE_MOVED.format(day=say.day(today)))
    click.echo(say.NEXT)


def _stop(result: Comparison) -> None:
    """Say everything that is wrong or was mended, and what to do."""
    problems = ContentError([*result.problems, *result.told()])
    raise GeneratorError(f"{problems}\n{say.STOPPED.format(count=len(result.errors))}")


def _show(file: Path, result: Comparison, allow_removals: bool) -> None:
    click.echo(say.READ.format(file=file.name))
    for line in report(result, allow_removals):
        click.echo(line)
    if result.of("left") and not allow_removals:
        click.echo(say.KEPT_HINT)
    if result.problems:
        click.echo(say.MENDED.format(count=len(result.problems)), err=True)
        tell_warnings(ContentError(result.problems).problems)


def _teams(content_dir: Path) -> tuple[list[Team], date]:
    """Return every team, and the release date of the content."""
    typed = pipeline.private(content_dir)
    return teams_of(typed), typed.site.model.release_date


def _of(teams: list[Team], locality: str | None) -> list[Team]:
    """Return the teams of one locality, of all when none is named."""
    if locality is None:
        return teams
    found = find_localities(locality, teams)
    if len(found) == 1:
        return [team for team in teams if team.locality == found[0]]
    known = list(dict.fromkeys(team.locality.id for team in teams))
    hint = did_you_mean(locality, known) or say.UNKNOWN_LOCALITY_HINT.format(known=", ".join(known))
    message = say.UNKNOWN_LOCALITY.format(id=locality)
    raise ContentError([Problem(SourcePos("--locality"), message, hint)])


def _write(out: Path, content_dir: Path, data: bytes) -> None:
    pos = SourcePos("--out")
    if out.suffix.lower() != ".xlsx":
        raise ContentError([Problem(pos, say.NOT_XLSX.format(name=out.name), say.NOT_XLSX_HINT)])
    pipeline.refuse_public(out.parent)
    if content_dir.resolve() in out.resolve().parents:
        message = say.IN_CONTENT.format(name=out.as_posix())
        raise ContentError([Problem(pos, message, say.NOT_XLSX_HINT)])
    if out.is_file() and not is_untouched(out.read_bytes()):
        message = say.FILE_IN_USE.format(name=out.name)
        raise ContentError([Problem(pos, message, say.FILE_IN_USE_HINT)])
    write.write_file(out, data)


COMMANDS = (roster,)
