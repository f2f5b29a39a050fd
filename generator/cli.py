"""The command line: `cnscd check`, `build`, `serve`, `export`, `schema`."""

from __future__ import annotations

from pathlib import Path

import click

from generator import pipeline
from generator.errors import GeneratorError

CONTENT = click.option(
    "--content", "content_dir", type=click.Path(path_type=Path), default=Path("content"),
    show_default=True, metavar="THƯ_MỤC", help="Thư mục nội dung.",
)  # fmt: skip


@click.group(help="Biến tệp YAML thành trang web và áp phích QR cho tổ công nghệ số cộng đồng.")
def main() -> None:
    """Run the command line."""


@main.command(help="Kiểm tra nội dung, báo mọi lỗi một lần.")
@CONTENT
@click.option("--strict", is_flag=True, help="Coi cảnh báo là lỗi.")
def check(content_dir: Path, strict: bool) -> None:
    """Check the content."""
    try:
        checked = pipeline.check(content_dir)
    except GeneratorError as error:
        click.echo(str(error), err=True)
        raise SystemExit(1) from error
    for warning in checked.warnings:
        click.echo(str(warning), err=True)
    click.echo("ok")
    if strict and checked.warnings:
        raise SystemExit(1)
