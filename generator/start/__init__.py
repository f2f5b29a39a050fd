"""From a double click to the menu: a Python environment with all packages, made once.

This room runs before anything is installed: it imports only the standard library and `write`.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator import write
from generator.errors import GeneratorError
from generator.start import words_vi as words

ROOT = Path(__file__).resolve().parents[2]
_STAMP = "cnscd-ready.txt"
_ENOUGH_BITS = 2**32

Run = Callable[[Sequence[str]], int]
"""Runs a program and returns its exit code."""


def environment_python(root: Path) -> Path:
    """Return where the environment of the folder root has its Python."""
    folder, name = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return root / ".venv" / folder / name


def is_ready(root: Path) -> bool:
    """Return whether the environment holds what the locks ask for, in the folder where it is."""
    stamp = root / ".venv" / _STAMP
    if not environment_python(root).is_file() or not stamp.is_file():
        return False
    return stamp.read_text("utf-8", "replace") == _wanted(root)


def make_ready(root: Path, run: Run, tell: Callable[[str], object]) -> None:
    """Make the environment of root, or bring it up to the locks; nothing when it is ready.

    Args:
        root: the folder of README.md.
        run: runs a program and returns its exit code.
        tell: shows a sentence to the person who waits.

    Raises:
        GeneratorError: Python is of 32 bits, or a step failed; the next start tries again.
    """
    if is_ready(root):
        return
    if sys.maxsize < _ENOUGH_BITS:
        raise GeneratorError(words.NOT_64_BIT)
    tell(words.INSTALLING)
    python = environment_python(root)
    if run([str(python), "-c", ""]) if python.is_file() else True:
        folder = str(root / ".venv")
        if run([sys.executable, "-m", "venv", "--clear", folder]):
            raise GeneratorError(words.NO_VENV)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for step in (
        ["--require-hashes", "-r", str(root / "requirements.lock")],
        ["--no-deps", "--no-build-isolation", "--editable", str(root)],
    ):
        if run([*pip, *step]):
            raise GeneratorError(words.NO_PACKAGES)
    write.write_file(root / ".venv" / _STAMP, _wanted(root).encode())
    tell(words.INSTALLED)


def _wanted(root: Path) -> str:
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        # A copy that lost its line ends on the way asks for the same packages.
        digest.update((root / name).read_bytes().replace(b"\r\n", b"\n"))
    return f"{digest.hexdigest()} {root}\n"


def main(root: Path = ROOT) -> int:
    """Make ready and run the menu; return its exit code, 1 with a sentence when it cannot be."""

    def run(command: Sequence[str]) -> int:
        try:
            return subprocess.run(list(command), cwd=root, check=False).returncode
        except OSError:
            return 1

    def tell(sentence: str) -> None:
        sys.stdout.write(f"{sentence}\n")
        sys.stdout.flush()

    try:
        make_ready(root, run, tell)
    except (GeneratorError, OSError) as error:
        tell(f"\n{words.STOPPED}\n{error}\n")
        return 1
    return run([str(environment_python(root)), "-m", "generator.cli", "menu"])
