"""`cnscd codes`: what every printed code answers, and what happens to codes over the years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from generator.cli.shared import CONTENT, DAY, agreed, nothing_written, vietnamese_errors
from generator.codes import book, life
from generator.codes import words_vi as say

_STATE = click.option(
    "--state", type=click.Choice(list(say.STATES)), metavar="TÌNH_TRẠNG",
    help=f"Chỉ các mã: {', '.join(say.STATES)}.",
)  # fmt: skip
_WARD = click.option("--locality", "ward", metavar="XÃ", help="Chỉ các mã của xã, phường này.")
_DATE = click.option(
    "--date",
    "day",
    type=DAY,
    metavar="NGÀY",
    help="Từ ngày nào, ví dụ 21/11/2026. Mặc định: ngày phát hành.",
)
_YES = click.option("--yes", is_flag=True, help="Làm luôn, không hỏi lại.")
_KIND = click.option(
    "--kind", type=click.Choice(list(say.KINDS)), metavar="LOẠI",
    help="Khi tổ và bài trùng mã: group (tổ), guide (bài), locality (xã, phường).",
)  # fmt: skip


def _changing(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command what all that change something have."""
    for option in (CONTENT, _DATE, _YES):
        command = option(command)
    return command


@click.group(
    invoke_without_command=True,
    help="Xem mọi mã đã in ra giấy; sáp nhập, đổi tên, chuyển, thôi dùng. Ví dụ: cnscd codes",
)
@CONTENT
@_STATE
@_WARD
@click.pass_context
@vietnamese_errors
def codes(context: click.Context, content_dir: Path, state: str | None, ward: str | None) -> None:
    """List the codes unless another command follows."""
    if context.invoked_subcommand is None:
        _show(content_dir, state, ward)


@codes.command("list", help="Mã nào nay ra trang nào. Ví dụ: cnscd codes list --state nhap-vao")
@CONTENT
@_STATE
@_WARD
@vietnamese_errors
def list_codes(content_dir: Path, state: str | None, ward: str | None) -> None:
    """List the codes."""
    _show(content_dir, state, ward)


@codes.command(
    help="Nhập tổ cũ vào tổ mới: tờ áp phích cũ quét ra trang tổ mới. Nhập bài, xã cũng vậy."
    " Ví dụ: cnscd codes merge thd-3 thd-4 --into thd-5"
)
@click.argument("old", metavar="CŨ…", nargs=-1, required=True)
@click.option("--into", required=True, metavar="MỚI", help="Mã ở lại.")
@click.option("--name", metavar="TÊN", help="Tên mới của tổ ở lại, nếu đổi.")
@click.option("--reason", metavar="CÂU", help="Câu hiện cho người quét tờ cũ, thay câu có sẵn.")
@click.option(
    "--keep-members", is_flag=True,
    help="Giữ nguyên thành viên của tổ ở lại, không đưa thành viên tổ cũ sang.",
)  # fmt: skip
@_KIND
@_changing
@vietnamese_errors
def merge(keep_members: bool, **words: Any) -> None:
    """Merge codes into another."""
    _change(life.merge, with_members=not keep_members, **words)


@codes.command(
    help="Đổi tên tổ, xã; mã giữ nguyên, tên cũ vẫn tìm ra."
    ' Ví dụ: cnscd codes rename thd-3 --name "Tổ dân phố Bình Minh"'
)
@click.argument("code", metavar="MÃ")
@click.option("--name", required=True, metavar="TÊN", help="Tên mới.")
@click.option("--slug", metavar="KHOÁ", help="Chỉ cho xã, phường: địa chỉ mới; địa chỉ cũ dẫn tới.")
@_KIND
@_changing
@vietnamese_errors
def rename(**words: Any) -> None:
    """Give a group or a ward another name."""
    _change(life.rename, **words)


@codes.command(
    help="Chuyển tổ sang xã, phường khác; mã giữ nguyên."
    " Ví dụ: cnscd codes move thd-3 --to hoa-xuan"
)
@click.argument("code", metavar="MÃ")
@click.option("--to", required=True, metavar="XÃ", help="Khoá của xã, phường mới.")
@_changing
@vietnamese_errors
def move(**words: Any) -> None:
    """Put a group into another ward."""
    _change(life.move, **words)


@codes.command(
    help="Thôi dùng một mã mà không có mã thay: trang cũ nói lý do và chỉ nơi để hỏi."
    ' Ví dụ: cnscd codes retire thd-3 --reason "Tổ đã giải thể."'
)
@click.argument("code", metavar="MÃ")
@click.option("--reason", required=True, metavar="CÂU", help="Câu hiện cho người quét tờ cũ.")
@_KIND
@_changing
@vietnamese_errors
def retire(**words: Any) -> None:
    """End a code with nothing in its place."""
    _change(life.retire, **words)


def _show(content_dir: Path, state: str | None, ward: str | None) -> None:
    rows = book.read_book(content_dir, state, ward)
    if not rows:
        click.echo(say.NONE)
        return
    for line in book.as_table(rows):
        click.echo(line)
    used = sum(row.state == say.IN_USE for row in rows)
    click.echo(say.COUNT.format(count=len(rows), used=used, past=len(rows) - used))


def _change(
    prepare: Callable[..., life.Change], yes: bool, content_dir: Path, **words: Any
) -> None:
    """Show what will be done, ask, do it whole."""
    today = date.today()  # noqa: DTZ011  # the local day is meant
    change = prepare(content_dir, **words)
    warnings = change.check(today)
    click.echo(say.WILL)
    for step in change.steps:
        click.echo(f"  - {step}")
    if not yes and not agreed(say.ASK):
        raise nothing_written()
    click.echo(say.DONE.format(count=len(change.save(today))))
    if warnings or change.afterwards:
        click.echo(say.AFTERWARDS)
    for line in (*change.afterwards, *warnings):
        click.echo(f"  - {line}")


COMMANDS = (codes,)
