"""`cnscd doctor`: what is good and what to do, in plain words."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

import click

from generator import plugin
from generator.cli.shared import CONFIG, CONTENT, vietnamese_errors
from generator.doctor import Build, check_content, check_machine
from generator.doctor import words_vi as words


@click.command(
    help="Xem máy và nội dung đã sẵn sàng chưa, còn phải làm gì. Ví dụ: cnscd doctor",
)
@CONTENT
@CONFIG
@vietnamese_errors
def doctor(content_dir: Path, config_file: Path) -> None:
    """Tell all findings; exit code 1 when something has to be done first."""
    root = config_file.absolute().parent
    today = date.today()  # noqa: DTZ011  # the local day is meant
    built_of = plugin.built_of(config_file, content_dir)
    build = Build(root / "site", built_of, partial(plugin.cache_of, config_file))
    count = {"good": 0, "note": 0, "todo": 0}
    for title, findings in (
        (words.MACHINE, check_machine(root)),
        (words.CONTENT, check_content(content_dir, build, today)),
    ):
        click.echo(f"\n{title}")
        for finding in findings:
            click.echo(str(finding))
            count[finding.level] += 1
    click.echo()
    if count["todo"]:
        click.echo(words.TODO.format(todo=count["todo"]))
        raise SystemExit(1)
    click.echo(words.ONLY_NOTES.format(notes=count["note"]) if count["note"] else words.ALL_GOOD)


COMMANDS = (doctor,)
