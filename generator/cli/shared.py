"""What several commands share: options, errors as sentences."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator.cli import words_of_click as words
from generator.cli.vietnamese import teach_click
from generator.errors import GeneratorError
from generator.text_vi import with_comma

teach_click()  # here, because every module of commands begins by importing this one

CONTENT = click.option(
    "--content", "content_dir", type=click.Path(path_type=Path), default=Path("content"),
    show_default=True, metavar="THƯ_MỤC", help="Thư mục nội dung.",
)  # fmt: skip
CONFIG = click.option(
    "--config", "config_file", type=click.Path(path_type=Path), default=Path("mkdocs.yml"),
    show_default=True, metavar="TỆP", help="Tệp cấu hình MkDocs.",
)  # fmt: skip
BASE_URL = click.option(
    "--base-url", metavar="URL", help="Địa chỉ công khai, thay cho base_url trong site.yml."
)
ONLY = click.option("--only", multiple=True, metavar="XÃ…", help="Chỉ làm các xã, phường này.")


class _Day(click.ParamType):
    """A day as people or files write it: 21/11/2026, 2026-11-21."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        text = str(value).strip()
        parts = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text)
        written = f"{parts[3]}-{parts[2]:0>2}-{parts[1]:0>2}" if parts else text
        try:
            return date.fromisoformat(written)
        except ValueError:
            self.fail(words.BAD_DAY.format(text=text), param, ctx)


DAY = _Day()


def vietnamese_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Turn every error we raise on purpose into its message and exit code 1."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except GeneratorError as error:
            click.echo(str(error), err=True)
            raise SystemExit(1) from error
        except OSError as error:
            place = error.filename or ""
            click.echo(f"không đọc hoặc ghi được '{place}': {error.strerror or error}", err=True)
            raise SystemExit(1) from error

    return run


def agreed(question: str) -> bool:
    """Ask; where nobody answers, as at the end of a pipe, the answer is no."""
    try:
        return click.confirm(question)
    except click.Abort:
        click.echo("")
        return False


def nothing_written() -> GeneratorError:
    """Return the error that ends a command when the answer is no, or there is none."""
    return GeneratorError(words.NOTHING_WRITTEN)


def cache_dir(config_file: Path) -> Path:
    """Return where drawn sheets wait for the next build."""
    return config_file.absolute().parent / ".cache" / "posters"


def tell_warnings(warnings: Sequence[object]) -> None:
    """Print warnings where errors go."""
    for warning in warnings:
        click.echo(str(warning), err=True)


def seconds_since(start: float) -> str:
    """Return the seconds since time.monotonic() was start, as people here write them: 12,3."""
    return with_comma(time.monotonic() - start)
