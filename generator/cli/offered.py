"""The command line as data, for the handbook: every command with its options and examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import click

from generator.plan import Command, Option

_EXAMPLE = "Ví dụ:"


def offered() -> tuple[Command, ...]:
    """Return every command of the command line that is running."""
    root = click.get_current_context().find_root()
    assert isinstance(root.command, click.Group)
    return tuple(commands_of(root.command, root))


def commands_of(group: click.Group, parent: click.Context, name: str = "") -> Iterator[Command]:
    """Yield each command under group in the order it was added, those of sub-groups in place."""
    for own_name in group.list_commands(parent):
        command = group.get_command(parent, own_name)
        if command is None or command.hidden:
            continue
        context = click.Context(command, parent, own_name)
        full_name = f"{name} {own_name}".strip()
        if isinstance(command, click.Group):
            if command.invoke_without_command:
                yield _command(command, context, full_name)
            yield from commands_of(command, context, full_name)
        else:
            yield _command(command, context, full_name)


def _command(command: click.Command, context: click.Context, name: str) -> Command:
    about, _, examples = (command.help or "").replace("\b", "").partition(_EXAMPLE)
    typed = (it for it in command.params if isinstance(it, click.Argument))
    return Command(
        name=name,
        usage=" ".join(it.make_metavar(context) for it in typed),
        help=" ".join(about.split()),
        examples=tuple(_examples(examples)),
        options=tuple(_option(it, context) for it in _shown(command)),
    )


def _shown(command: click.Command) -> Iterator[click.Option]:
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            yield parameter


def _examples(text: str) -> Iterator[str]:
    """Yield each command line of an example: one a line, or one after the other."""
    for piece in re.split(rf"{_EXAMPLE}|\n|;\s+(?=cnscd\b)", text):
        if words := " ".join(piece.split()).rstrip("."):
            yield words


def _option(option: click.Option, context: click.Context) -> Option:
    has_default = option.show_default and not option.is_flag
    default = option.get_default(context) if has_default else None
    return Option(
        names=(*option.opts, *option.secondary_opts),
        value="" if option.is_flag else option.make_metavar(context),
        help=option.help or "",
        default=_said(default),
        required=option.required,
        repeated=option.multiple,
    )


def _said(default: Any) -> str:
    return "" if default is None or default == () else str(default)
