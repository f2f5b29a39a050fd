"""One thing that the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass

from generator.doctor.words_vi import LABELS, TODO_PREFIX, Level


@dataclass(frozen=True)
class Finding:
    """What was found, and what to do about it.

    `level` "good" is fine, "note" can wait, "todo" stops the work.
    """

    level: Level
    text: str
    advice: str = ""

    def __str__(self) -> str:
        told = f"  {LABELS[self.level] + ':':<9} {self.text}"
        return f"{told}\n{TODO_PREFIX}{self.advice}" if self.advice else told


def good(text: str) -> Finding:
    """Return that all is well with something."""
    return Finding("good", text)


def note(text: str, advice: str) -> Finding:
    """Return something to know, that stops nothing."""
    return Finding("note", text, advice)


def todo(text: str, advice: str) -> Finding:
    """Return something to do first."""
    return Finding("todo", text, advice)
