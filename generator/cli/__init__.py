"""The command line `cnscd`: one module a desk, put together here."""

from __future__ import annotations

import sys
from io import TextIOWrapper

import click

from generator.cli import admin, codes, consent, doctor, menu, new, publish, roster, site
from generator.cli.offered import commands_of
from generator.cli.vietnamese import dress
from generator.plan import Command

COMMANDS = (
    *site.COMMANDS,
    *roster.COMMANDS,
    *consent.COMMANDS,
    *codes.COMMANDS,
    *menu.COMMANDS,
    *doctor.COMMANDS,
    *new.COMMANDS,
    *admin.COMMANDS,
    *publish.COMMANDS,
)


@click.group(
    help="Biến tệp YAML thành trang web và áp phích QR cho tổ công nghệ số cộng đồng."
    " Ví dụ: cnscd check"
)
@click.version_option(package_name="cnscd", message="cnscd %(version)s")
def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # Where Windows writes to a file or a pipe it would use a code page without "ệ".
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


for command in COMMANDS:
    main.add_command(command)
dress(main)


def offered() -> tuple[Command, ...]:
    """Return every command of this command line, for the handbook."""
    return tuple(commands_of(main, click.Context(main, info_name="cnscd")))
