"""The river flows one way: a room imports only rooms before it."""

import ast
import re
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parent.parent / "generator"

# Each room and the rooms upstream that it may import (besides errors, text_vi, units, messages_vi).
OPEN = {"errors", "text_vi", "units", "messages_vi", "progress", "workers", "write"}
MAY_IMPORT = {
    "load": set(),
    "model": set(),
    "validate": {"load", "model"},
    "plan": {"model"},
    "render": {"plan", "model"},
    "press": {"plan", "render"},
    "bundle": {"plan", "press"},
    "link_cards": {"plan", "render", "press"},
    "manifest": {"plan", "press", "bundle"},
    "portable": {"plan", "bundle"},
    "hashing": {"plan", "render", "press"},
    "printed": {"model", "plan", "render"},
    "pipeline": {
        *("load", "model", "validate", "plan", "render"),
        *("press", "printed", "bundle", "hashing", "link_cards", "manifest"),
    },
    "export": {"pipeline"},
    # The desk: what changes content, and what it needs to know of people.
    "edit": {"load", "pipeline"},
    "ledger_file": {"edit", "model", "pipeline"},
    "roster": {"edit", "load", "model", "validate", "pipeline"},
    "people": {"edit", "load", "model", "validate", "plan", "render", "press", "pipeline"},
    "codes": {"edit", "ledger_file", "model", "pipeline", "validate"},
    "scaffold": {"edit", "ledger_file", "model", "pipeline"},
    "admin": {"edit", "load", "model", "validate", "pipeline"},
    # Around it.
    "schema": {"validate"},
    "inputs": set(),
    "preview": set(),
    "start": set(),
    "publish": {"bundle", "render", "model"},
    "doctor": {"pipeline", "plan", "press", "model", "people", "inputs"},
    "plugin": {"pipeline", "press", "portable", "preview", "inputs"},
    "cli": {
        *("model", "validate", "plan", "pipeline", "plugin", "portable", "export", "schema"),
        *("edit", "ledger_file", "roster", "people", "codes", "scaffold", "admin"),
        *("inputs", "preview", "publish", "doctor"),
    },
}
ONLY_IN = {
    "mkdocs": "plugin",
    "click": "cli",
    "typst": "render",
    "pikepdf": "render",
    "pypdfium2": "render",
    "zxingcpp": "render",
    "PIL": "render",
    "yaml": "load",
    "rich": "progress",
    "ruamel": "edit",
    "openpyxl": "roster",
}


def room_of(path: Path) -> str:
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


def imports(path: Path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "generator":
                yield from (f"generator.{alias.name}" for alias in node.names)
            else:
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


SOURCES = sorted(
    path for path in GENERATOR.rglob("*.py") if path.parent != GENERATOR or path.stem != "__init__"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(GENERATOR).as_posix())
def test_a_room_imports_only_rooms_before_it(path):
    room = room_of(path)
    allowed = {"errors"} | OPEN if room in OPEN else MAY_IMPORT[room] | OPEN | {room}
    for name in imports(path):
        if name.startswith("generator."):
            assert name.split(".")[1] in allowed, f"{room} imports {name}"


@pytest.mark.parametrize(("library", "room"), ONLY_IN.items())
def test_a_library_stays_in_its_room(library, room):
    users = {
        room_of(path) for path in SOURCES for name in imports(path) if name.split(".")[0] == library
    }
    assert users <= {room, *({"export"} if library == "yaml" else set())}


def test_only_write_touches_the_disk():
    writers = ("write_text(", "write_bytes(", ".unlink(", ".mkdir(", "rmtree(", ".rename(", "open(")
    for path in SOURCES:
        if room_of(path) == "write":
            continue
        text = path.read_text(encoding="utf-8")
        found = [call for call in writers if call in text]
        # PIL and pikepdf open what is in memory.
        assert [call for call in found if call != "open("] == [], path
        in_memory = len(re.findall(r"(?:Image|pikepdf)\.open\((?:BytesIO\(|forwarded\))", text))
        assert text.count("open(") == in_memory, path
