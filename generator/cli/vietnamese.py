"""Click speaks Vietnamese: help, usage errors, questions, of every command that hangs on ours.

Click translates through gettext, which wants compiled catalogues and the language of the machine
(English on most Windows here). The sentences are few, so its modules look them up in a table of
ours instead; a test asks that the table has all that the installed Click can say.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import click

from generator.cli import words_of_click as words


def _said(sentence: str) -> str:
    return words.SAID.get(sentence, sentence)


def _said_of(one: str, many: str, count: int) -> str:
    return _said(one) if count == 1 else words.SAID_OF_MANY.get(many, many)


def confirm(
    text: str,
    default: bool | None = False,
    abort: bool = False,
    prompt_suffix: str = ": ",
    show_default: bool = True,
    err: bool = False,
) -> bool:
    """Ask yes or no as `click.confirm` does, answered with c (có) or k (không).

    Raises:
        click.Abort: the person stops, or says no where abort is asked for.
    """

    def meant(answer: str) -> bool:
        word = answer.strip().lower()
        if not word and default is not None:
            return default
        if word not in (*words.YES, *words.NO):
            raise click.UsageError(words.SAY_YES_OR_NO)
        return word in words.YES

    asked = f"{text} [{words.YES_NO[default]}]" if show_default else text
    empty = None if default is None else ""
    said = click.prompt(
        asked, empty, value_proc=meant, prompt_suffix=prompt_suffix, show_default=False, err=err
    )
    if abort and not said:
        raise click.Abort
    return bool(said)


def teach_click() -> None:
    """Make Click's modules say our sentences; to be called before any command is declared."""
    for name, module in list(sys.modules.items()):
        if name.startswith("click.") and module:
            for function, ours in (("_", _said), ("ngettext", _said_of), ("confirm", confirm)):
                if hasattr(module, function):
                    setattr(module, function, ours)
    click.confirm = confirm


def every_command(
    command: click.Command, path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield command and all beneath it, each with its words: ("roster", "import")."""
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in sorted(command.commands.items()):
            yield from every_command(inner, (*path, name))


def dress(main: click.Group) -> None:
    """Give every command under main Vietnamese placeholders, and its first sentence in lists."""
    for _, command in every_command(main):
        command.options_metavar = words.OPTIONS_METAVAR
        if isinstance(command, click.Group):
            command.subcommand_metavar = words.COMMAND_METAVAR
        if command.help and not command.short_help:
            [first, *_] = re.split(r"(?<=[.!?])\s", command.help.strip(), maxsplit=1)
            command.short_help = " ".join(first.split())
        for param in command.params:
            known = words.METAVARS.get(param.type.name)
            is_flag = isinstance(param, click.Option) and (param.is_flag or param.count)
            if known and not is_flag and not param.metavar and isinstance(param, click.Option):
                param.metavar = known
