"""YAML text → Document: plain data, every scalar as text, and the place of every key.

We build the tree from PyYAML's events ourselves. The usual loaders turn `0912…` into an octal
number and `7:30` into 450, let a repeated key win silently, expand alias bombs, and recurse
without a limit; none of that can happen here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from generator import messages_vi as say
from generator.errors import ContentError, Problem, SourcePos
from generator.text_vi import nfc

Trail = tuple[str | int, ...]

MAX_DEPTH = 20  # our deepest content is 6 levels
MAX_BYTES = 1_000_000  # the largest real file is about 40 kB
_NULLS = {"", "~", "null", "Null", "NULL"}
_Parser = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(frozen=True)
class Document:
    """One content file: plain data and the place of every key and item in it.

    `data` holds only str, None, list and dict. `keys` and `values` map a trail such as
    ("members", 2, "phone") to the place of that key or value in the file.
    """

    path: str
    data: object
    keys: dict[Trail, SourcePos] = field(default_factory=dict)
    values: dict[Trail, SourcePos] = field(default_factory=dict)

    def pos_of_key(self, trail: Trail) -> SourcePos:
        """Return where the key at trail stands, or the nearest parent that exists."""
        return self._nearest(self.keys, trail)

    def pos_of_value(self, trail: Trail) -> SourcePos:
        """Return where the value at trail begins, or the nearest parent that exists."""
        return self._nearest(self.values, trail)

    def _nearest(self, places: dict[Trail, SourcePos], trail: Trail) -> SourcePos:
        for length in range(len(trail), 0, -1):
            if trail[:length] in places:
                return places[trail[:length]]
        return SourcePos(self.path)


def load_file(path: Path, root: Path) -> Document:
    """Read one YAML file; its name in messages is relative to root, with forward slashes.

    Raises:
        ContentError: the file is not UTF-8, too large, or not the YAML we accept.
    """
    name = path.relative_to(root).as_posix()
    raw = path.read_bytes()
    if len(raw) > MAX_BYTES:
        raise ContentError([Problem(SourcePos(name), say.FILE_TOO_LARGE, say.FILE_TOO_LARGE_HINT)])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", errors="replace")
        pos = SourcePos(name, before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1)
        raise ContentError([Problem(pos, say.NOT_UTF8, say.NOT_UTF8_HINT)]) from error
    return parse(text, name)


def parse(text: str, name: str) -> Document:
    """Turn YAML text into a Document; name is the path shown in messages.

    Raises:
        ContentError: broken syntax, a repeated key, an alias, a tag, nesting without end.
    """
    text = nfc(text)
    builder = _Builder(name)
    loader = None
    try:
        loader = _Parser(text)
        builder.build(loader)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        pos = SourcePos(name, mark.line + 1, mark.column + 1) if mark else SourcePos(name)
        words = error.problem if isinstance(error, MarkedYAMLError) else str(error)
        builder.problems.append(Problem(pos, *say.yaml_syntax(words or "")))
    finally:
        if loader is not None:
            loader.dispose()
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(name, builder.data, builder.keys, builder.values)


class _Builder:
    """Builds plain data from parser events and remembers places."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.data: object = None
        self.keys: dict[Trail, SourcePos] = {}
        self.values: dict[Trail, SourcePos] = {}
        self.problems: list[Problem] = []

    def build(self, loader: yaml.Loader) -> None:
        documents = 0
        while loader.check_event():
            event = loader.get_event()
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, say.MANY_DOCUMENTS, say.MANY_DOCUMENTS_HINT)
                    return
                self.data = self._node(loader, loader.get_event(), ())

    def _node(self, loader: yaml.Loader, event: Event, trail: Trail) -> object:
        self.values[trail] = self._pos(event)
        if len(trail) > MAX_DEPTH:
            raise ContentError([Problem(self._pos(event), say.TOO_DEEP, say.TOO_DEEP_HINT)])
        if isinstance(event, AliasEvent):
            self._problem(event, say.ALIAS.format(name=event.anchor), say.ALIAS_HINT)
            return None
        if event.tag is not None and not (isinstance(event, ScalarEvent) and event.tag == "!"):
            self._problem(event, say.TAG.format(tag=event.tag), say.TAG_HINT)
        if isinstance(event, MappingStartEvent):
            return self._mapping(loader, trail)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(loader, trail)
        plain = not event.style and event.value in _NULLS
        return None if plain else event.value

    def _sequence(self, loader: yaml.Loader, trail: Trail) -> list[object]:
        items: list[object] = []
        while not isinstance(event := loader.get_event(), SequenceEndEvent):
            items.append(self._node(loader, event, (*trail, len(items))))
        return items

    def _mapping(self, loader: yaml.Loader, trail: Trail) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while not isinstance(event := loader.get_event(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._problem(event, say.KEY_NOT_TEXT, say.KEY_NOT_TEXT_HINT)
                self._node(loader, event, trail)
                self._node(loader, loader.get_event(), trail)
                continue
            key, pos = event.value, self._pos(event)
            if key in mapping:
                first = self.keys[(*trail, key)]
                self.problems.append(
                    Problem(pos, say.KEY_TWICE.format(key=key), say.KEY_TWICE_HINT.format(first.line))
                )
            self.keys.setdefault((*trail, key), pos)
            mapping[key] = self._node(loader, loader.get_event(), (*trail, key))
        return mapping

    def _pos(self, event: Event) -> SourcePos:
        mark = event.start_mark
        return SourcePos(self.name, mark.line + 1, mark.column + 1)

    def _problem(self, event: Event, message: str, hint: str) -> None:
        self.problems.append(Problem(self._pos(event), message, hint))
