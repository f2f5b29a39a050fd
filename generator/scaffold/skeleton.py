"""A model → the text of a new file: each field explained, the optional ones asleep."""

from __future__ import annotations

import re
from collections.abc import Mapping
from textwrap import indent, wrap

from generator.model.base import Content
from generator.scaffold import words_vi as words

_WIDTH = 96


def skeleton(
    model: type[Content],
    head: list[str],
    values: Mapping[str, str],
    examples: Mapping[str, str],
) -> str:
    """Return the YAML of a new file of model.

    Args:
        model: what the file holds.
        head: lines of comment that begin it.
        values: YAML of the fields that are filled; what is of several lines begins with a line end.
        examples: YAML of the other fields, written behind a `#` without a blank.
    """
    lines = [f"# {line}" for line in head]
    lines += [f"# {line}" for line in wrap(words.HOW_TO, _WIDTH - 2)]
    for key, field in model.model_fields.items():
        if key not in values and key not in examples:
            continue
        lines += ["", *(f"# {line}" for line in wrap(field.description or "", _WIDTH - 2))]
        if key in values:
            value = values[key]
            lines.append(f"{key}:{value}" if value[:1] in ("", "\n") else f"{key}: {value}")
        else:
            lines += asleep(f"{key}:{_after_key(examples[key])}")
    return "\n".join(lines) + "\n"


def asleep(yaml: str) -> list[str]:
    """Return the lines of yaml with a `#` before each."""
    return [f"#{line}" for line in yaml.splitlines()]


def awake(text: str) -> str:
    """Return text with its sleeping lines in use: `#key:` and what is indented under it."""
    return re.sub(r"^#(?=\S|  )", "", text, flags=re.MULTILINE)


def _after_key(yaml: str) -> str:
    """Return yaml as it stands after its key: on the same line, or indented on the next."""
    if "\n" in yaml or yaml.startswith("- ") or re.match(r"[a-z_]+: ", yaml):
        return "\n" + indent(yaml, "  ")
    return f" {yaml}"
