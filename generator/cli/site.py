"""From content to the site and its sheets, and what helps on the way."""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator import ledger_file, pipeline, plugin, portable, schema
from generator.cli.offered import offered
from generator.cli.shared import (
    BASE_URL,
    CONFIG,
    CONTENT,
    ONLY,
    cache_dir,
    seconds_since,
    tell_warnings,
    vietnamese_errors,
)
from generator.errors import GeneratorError
from generator.export import export as export_folder
from generator.plan import KINDS, Order
from generator.preview import has_screen
from generator.text_vi import with_comma

LONG_PAYLOAD = 34  # characters: up to here a code stays at version 4, level H (research)
MAX_ZIP_BYTES = 10_000_000  # slower sticks and old machines still copy and unpack it at once

KIND_NAMES = ", ".join(dict.fromkeys(kind.id for kind in KINDS))


@click.command(help="Kiểm tra nội dung, báo mọi lỗi một lần. Ví dụ: cnscd check")
@CONTENT
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
@vietnamese_errors
def check(content_dir: Path, strict: bool) -> None:
    """Check the content and tell how long the address on the codes is."""
    checked = pipeline.check(content_dir, today=date.today())  # noqa: DTZ011  # the local day is meant
    site_dir = content_dir.absolute().parent / "site"
    pipeline.refuse_lost_codes(checked.content, content_dir, site_dir)
    tell_warnings(checked.warnings)
    longest = pipeline.longest_payload(checked.content)
    groups = sum(len(locality.groups) for locality in checked.content.localities)
    click.echo(
        f"Nội dung tốt: {len(checked.content.localities)} xã, phường; {groups} tổ;"
        f" {len(checked.content.guides)} bài hướng dẫn; {len(checked.warnings)} cảnh báo."
    )
    if longest:
        advice = "tốt" if len(longest) <= LONG_PAYLOAD else f"dài, nên từ {LONG_PAYLOAD} trở xuống"
        click.echo(f"Địa chỉ trên mã QR dài nhất {len(longest)} ký tự ({advice}): {longest}")
    if strict and checked.warnings:
        raise SystemExit(1)


@click.command(help="Làm cả trang web và áp phích. Ví dụ: cnscd build --only tran-hung-dao")
@CONTENT
@CONFIG
@click.option(
    "--site", "site_dir", type=click.Path(path_type=Path), metavar="THƯ_MỤC",
    help="Nơi đặt trang làm xong. Mặc định: site",
)  # fmt: skip
@BASE_URL
@ONLY
@click.option(
    "--offline-zip", is_flag=True,
    help="Làm thêm tệp ZIP chép vào USB, cạnh thư mục trang (site-ngoai-mang.zip), mở được khi "
    "không có mạng. Lần sau không thêm chữ này thì tệp cũ bị xoá.",
)  # fmt: skip
@click.argument("more", nargs=-1, metavar="[XÃ]…")
@vietnamese_errors
def build(
    content_dir: Path,
    config_file: Path,
    site_dir: Path | None,
    base_url: str | None,
    only: Sequence[str],
    offline_zip: bool,
    more: Sequence[str],
) -> None:
    """Build the whole publishable site; more holds the names after the first of --only."""
    if more and not only:
        raise click.UsageError(f"không hiểu '{more[0]}'; muốn làm riêng xã, phường thì thêm --only")
    start = time.monotonic()
    # Before anything is published: a consent that ended or ends soon is seen in time.
    tell_warnings(pipeline.check(content_dir, today=date.today()).warnings)  # noqa: DTZ011
    built = plugin.build_site(
        config_file, content_dir, site_dir, base_url, [*only, *more], offline_zip
    )
    release = built.release
    redrawn = sum(sheet.redrawn for sheet in release.sheets)
    click.echo(
        f"Xong: {len(release.plan.pages)} trang, {len(release.sheets)} tờ in"
        f" (vẽ lại {redrawn}), {seconds_since(start)} giây → {built.site_dir.name}/"
    )
    if any(sheet.plan.edition == "paper" for sheet in release.sheets):
        click.echo("Có tờ chỉ được in giấy: xem thư mục ban-in/, đừng đăng lên mạng.")
    _tell_dropped(len(built.dropped_prints), pipeline.PRINT_FOLDER)
    _tell_zip(built)


@click.command("print", help="Làm tờ in, không làm trang. Ví dụ: cnscd print --group thd-12")
@CONTENT
@CONFIG
@BASE_URL
@click.option("--group", "groups", multiple=True, metavar="MÃ_TỔ", help="Tổ nào, ví dụ thd-12.")
@click.option(
    "--guide", "guides", multiple=True, metavar="BÀI",
    help="Bài nào, ví dụ vneid-muc-2. Cùng với --group: tờ hướng dẫn có số của tổ.",
)  # fmt: skip
@click.option("--locality", "localities", multiple=True, metavar="XÃ", help="Xã, phường nào.")
@click.option("--kind", "kinds", multiple=True, metavar="LOẠI", help=f"Loại tờ: {KIND_NAMES}.")
@click.option("--paper", "papers", multiple=True, metavar="KHỔ", help="Khổ giấy: a3, a4, a5…")
@click.option("--mono", is_flag=True, help="Bản đen trắng, đỡ tốn mực.")
@click.option(
    "--out", "out_dir", type=click.Path(path_type=Path), default=Path(pipeline.PRINT_FOLDER),
    show_default=True, metavar="THƯ_MỤC", help="Nơi đặt tệp để in.",
)  # fmt: skip
@vietnamese_errors
def print_command(
    content_dir: Path,
    config_file: Path,
    base_url: str | None,
    groups: tuple[str, ...],
    guides: tuple[str, ...],
    localities: tuple[str, ...],
    kinds: tuple[str, ...],
    papers: tuple[str, ...],
    mono: bool,
    out_dir: Path,
) -> None:
    """Draw the sheets asked for, those that changed alone, into out_dir."""
    start = time.monotonic()
    order = Order(groups, guides, localities, kinds, papers, mono)
    printed = pipeline.print_sheets(content_dir, cache_dir(config_file), out_dir, order, base_url)
    click.echo(
        f"Xong: {len(printed.paths)} tờ in (vẽ lại {printed.redrawn}),"
        f" {seconds_since(start)} giây → {out_dir.as_posix()}/"
    )
    if printed.has_paper:
        click.echo("Có tờ chỉ được in giấy: in rồi dán, đừng đăng lên mạng.")
    _tell_dropped(printed.dropped, out_dir.as_posix())


@click.command(help="Xem thử trên máy này, tự cập nhật khi sửa nội dung. Ví dụ: cnscd serve")
@CONFIG
@click.option(
    "--addr", metavar="ĐỊA_CHỈ:CỔNG",
    help="Nơi mở trang thử. Mặc định: 127.0.0.1:8000, hoặc cổng trống kế tiếp.",
)  # fmt: skip
@click.option(
    "--open/--no-open", "open_in_browser", default=None,
    help="Mở trình duyệt hay không. Mặc định: mở khi máy có màn hình.",
)  # fmt: skip
@click.pass_obj
@vietnamese_errors
def serve(
    how_to_stop: str | None, config_file: Path, addr: str | None, open_in_browser: bool | None
) -> None:
    """Serve with live reload, mistakes shown in the page; the menu says how it is stopped there."""
    opens = has_screen() if open_in_browser is None else open_in_browser

    def tell(url: str, failure: GeneratorError | None) -> None:
        if failure:
            click.echo("Nội dung có lỗi. Trang thử ghi rõ từng chỗ; sửa xong, trang tự hiện lại.")
        stop = how_to_stop or "Giữ cửa sổ này mở; muốn dừng thì bấm Ctrl+C."
        click.echo(f"Xem thử tại {url}\n{stop}")

    plugin.serve_site(config_file, addr, opens, tell)
    click.echo("Đã dừng xem thử.")


@click.command(
    help="Xuất ra thư mục thường, phần mềm khác cũng làm trang được. Ví dụ: cnscd export xuat-ra"
)
@click.argument("target", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@CONTENT
@CONFIG
@BASE_URL
@ONLY
@vietnamese_errors
def export(
    target: Path, content_dir: Path, config_file: Path, base_url: str | None, only: Sequence[str]
) -> None:
    """Export the plan as Markdown and static files."""
    release = pipeline.prepare(
        content_dir, cache_dir(config_file), base_url, only, commands=offered()
    )
    count = export_folder(release, config_file, target)
    click.echo(f"Đã xuất {count} tệp vào {target.name}/")


@click.command(
    help="Ghi mọi mã mới vào sổ mã content/permalinks.yml và niêm sổ. Ví dụ: cnscd release"
)
@CONTENT
@vietnamese_errors
def release(content_dir: Path) -> None:
    """Record new codes in the ledger and seal it; it only ever adds lines."""
    added = ledger_file.record_new_codes(content_dir)
    click.echo(f"Đã ghi {len(added)} mã mới: {', '.join(added)}" if added else "Không có mã mới.")
    click.echo(f"Sổ mã có {ledger_file.sealed_lines(content_dir)} dòng, dòng nào cũng đã niêm.")


@click.command(
    "schema",
    help="Viết JSON Schema để trình soạn thảo (VS Code) gợi ý khi gõ YAML. Ví dụ: cnscd schema",
)
@click.argument(
    "target", metavar="THƯ_MỤC", type=click.Path(path_type=Path), default=Path("schema")
)
@vietnamese_errors
def write_schema(target: Path) -> None:
    """Write one schema a kind of content file."""
    names = schema.write_schemas(target)
    click.echo(f"Đã viết {', '.join(names)} vào {target.name}/")


def _tell_dropped(count: int, folder: str) -> None:
    """Tell that sheets printed before were removed, because they are no longer true."""
    if count:
        click.echo(f"Đã xoá {count} tờ cũ trong {folder}/: nội dung đã đổi, cần thì in lại.")


def _tell_zip(built: plugin.Built) -> None:
    """Tell where the copy for a stick is, or that the one of an earlier build is gone."""
    name = portable.zip_path(built.site_dir).name
    if built.zip_size:
        megabytes = with_comma(built.zip_size / 1_000_000)
        click.echo(f"Bản chép USB: {name} ({megabytes} MB). Giải nén rồi mở index.html.")
        if built.zip_size > MAX_ZIP_BYTES:
            click.echo("Tệp nặng quá 10 MB: thêm --only để làm riêng từng xã, phường.")
    elif built.dropped_zip:
        click.echo(f"Đã xoá {name} cũ. Cần bản chép USB mới thì thêm --offline-zip.")


COMMANDS = (check, build, print_command, serve, export, release, write_schema)
