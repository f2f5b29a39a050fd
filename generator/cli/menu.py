"""The menu behind `Bat dau.cmd`: numbers instead of commands."""

from __future__ import annotations

import _thread
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

import click

from generator.cli import menu_vi as words
from generator.cli.shared import vietnamese_errors
from generator.errors import GeneratorError

RUN_BY_ITSELF = [sys.executable, "-m", "generator.cli"]
"""Each choice is a process of its own: whatever happens in it, the menu stays."""


@dataclass(frozen=True)
class Choice:
    """One line of the menu: what it says, the command it needs, what it does."""

    title: str
    command: str
    act: Callable[[], int]


def run(*args: str) -> int:
    """Run a command of ours in this window; return its exit code."""
    return subprocess.run([*RUN_BY_ITSELF, *args], check=False).returncode


def open_folder(folder: Path) -> None:
    """Tell where the results are, and show them where the system can."""
    if not folder.is_dir():
        return
    click.echo(words.OPENED.format(folder=folder.absolute()))
    if sys.platform == "win32":
        os.startfile(folder.absolute())


def _import() -> int:
    asked = os.environ.pop("CNSCD_FILE", "")  # dropped on the icon of Bat dau.cmd
    path = as_path(asked) if asked else _ask_for_file()
    return run("roster", "import", str(path)) if path else 1


def _ask_for_file() -> Path | None:
    while True:
        typed = click.prompt(words.WHICH_FILE, "", show_default=False)
        path = as_path(typed) if typed.strip() else _choose_in_window()
        if path is None:
            click.echo(words.NO_FILE)
            return None
        if path.is_file():
            return path
        click.echo(words.FILE_MISSING.format(name=path))


def as_path(dropped: str) -> Path:
    """Return the file that a window typed when it was dropped: quotes, a `&` of PowerShell."""
    return Path(dropped.strip().removeprefix("& ").strip().strip("\"'"))


def _choose_in_window() -> Path | None:
    try:
        from tkinter import TclError, Tk, filedialog
    except ImportError:  # Python without windows
        return None
    try:
        root = Tk()
    except TclError:  # nobody sits at a screen
        return None
    root.withdraw()
    root.attributes("-topmost", True)
    kinds = [(words.SPREADSHEETS, "*.xlsx *.xlsm *.xls *.csv *.txt")]
    name = filedialog.askopenfilename(parent=root, title=words.FILE_CHOOSER, filetypes=kinds)
    root.destroy()
    return Path(name) if name else None


def _until_enter(*args: str) -> int:
    """Run a command until Enter: Ctrl+C would end in an English question of the batch file."""
    from generator.cli import main

    def wait_for_enter() -> None:
        sys.stdin.readline()
        _thread.interrupt_main()

    waiting = Thread(target=wait_for_enter, daemon=True)
    waiting.start()
    try:
        main(list(args), prog_name="cnscd", obj=words.ENTER_TO_STOP)
    except SystemExit as done:
        code = int(bool(done.code))
    except KeyboardInterrupt:
        code = 0
    if waiting.is_alive():
        click.echo(words.ENTER_TO_RETURN)
        try:
            waiting.join()
        except KeyboardInterrupt:
            return code
    return code


def _serve() -> int:
    return _until_enter("serve")


def _admin() -> int:
    click.echo(words.ENTER_TO_STOP)
    return _until_enter("admin", "--open")


def _run_and_show(folder: str, *args: str) -> int:
    if code := run(*args):
        return code
    open_folder(Path(folder))
    return 0


def _print() -> int:
    code = click.prompt(words.WHICH_GROUP, "", show_default=False).strip()
    if not code:
        return 0
    return _run_and_show("in-ra", "print", "--group", code)


def _check() -> int:
    return max(run("check"), run("doctor"))


def _withdraw() -> int:
    who = click.prompt(words.WHO, "", show_default=False).strip()
    return run("consent", "withdraw", who, "--build") if who else 0


def _type() -> int:
    """Run what is typed as after `cnscd`; a path of Windows keeps its folders."""
    typed = click.prompt(words.WHICH_COMMAND, "", show_default=False).strip()
    try:
        args = shlex.split(typed.replace("\\", "/").removeprefix("cnscd "))
    except ValueError:
        click.echo(words.OPEN_QUOTE)
        return 1
    return run(*args) if args else 0


CHOICES = (
    Choice(words.IMPORT, "roster", _import),
    Choice(words.SERVE, "serve", _serve),
    Choice(words.BUILD, "build", lambda: _run_and_show("site/in", "build")),
    Choice(words.PRINT, "print", _print),
    Choice(words.PACKAGE, "package", lambda: _run_and_show("dang-web", "package")),
    Choice(words.CHECK, "check", _check),
    Choice(words.ADMIN, "admin", _admin),
    Choice(words.TEMPLATE, "roster", lambda: _run_and_show(".", "roster", "template")),
    Choice(words.NEW_GROUP, "new", lambda: run("new", "group")),
    Choice(words.WITHDRAW, "consent", _withdraw),
    Choice(words.TYPE, "menu", _type),
)


def _show(choices: Sequence[Choice]) -> None:
    click.echo(f"\n  {words.TITLE}\n")
    for number, choice in enumerate(choices, 1):
        click.echo(f"    {number}  {choice.title}")
    click.echo(f"    0  {words.EXIT}\n")


@click.command(help="Bảng chọn cho người không quen gõ lệnh. Ví dụ: cnscd menu")
@click.pass_context
@vietnamese_errors
def menu(context: click.Context) -> None:
    """Ask what to do and do it, until 0."""
    if not Path("content").is_dir():
        raise GeneratorError(words.NO_CONTENT)
    main = context.find_root().command
    known = main.commands if isinstance(main, click.Group) else {}
    choices = [choice for choice in CHOICES if choice.command in known]
    if os.environ.get("CNSCD_FILE"):
        _do(CHOICES[0])
    while True:
        _show(choices)
        typed = click.prompt(words.CHOOSE, "", show_default=False).strip().rstrip(".")
        if typed == "0":
            click.echo(words.GOODBYE)
            return
        if typed.isdecimal() and 0 < int(typed) <= len(choices):
            _do(choices[int(typed) - 1])
        elif typed:
            click.echo(words.UNKNOWN.format(typed=typed))


def _do(choice: Choice) -> None:
    """Do a choice; then wait until what it said has been read."""
    click.echo()
    if choice.act():
        click.echo(f"\n{words.DID_NOT_WORK}")
    if choice.act not in (_serve, _admin):
        click.prompt(f"\n{words.ENTER_TO_RETURN}", "", show_default=False, prompt_suffix=" ")


COMMANDS = (menu,)
