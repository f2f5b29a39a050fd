"""YAML text → Document: plain data, every scalar as text, and the place of every key.

We build the tree from PyYAML's events ourselves. The usual loaders turn `0912…` into an octal
number and `7:30` into 450, let a repeated key win silently, expand alias bombs, and recurse
without a limit; none of that can happen here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
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
_TAG_LONG, _TAG_SHORT = "tag:yaml.org,2002:", "!!"

# What YAML refuses, and U+0085, U+2028, U+2029: line ends to YAML but not to an editor's window.
_UNREADABLE = re.compile("[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    try:
        if path.stat().st_size > MAX_BYTES:
            problem = Problem(SourcePos(name), say.FILE_TOO_LARGE, say.FILE_TOO_LARGE_HINT)
            raise ContentError([problem])
        raw = path.read_bytes()
    except OSError as error:
        problem = Problem(SourcePos(name), say.FILE_UNREADABLE, say.FILE_UNREADABLE_HINT)
        raise ContentError([problem]) from error
    return load_bytes(raw, name)


def load_bytes(raw: bytes, name: str) -> Document:
    """Turn the bytes of a YAML file into a Document; name is the path shown in messages.

    Raises:
        ContentError: not UTF-8, or not the YAML we accept.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", errors="replace")
        problem = Problem(_pos_after(before, name), say.NOT_UTF8, say.NOT_UTF8_HINT)
        raise ContentError([problem]) from error
    return parse(text, name)


def parse(text: str, name: str) -> Document:
    """Turn YAML text into a Document; name is the path shown in messages.

    Raises:
        ContentError: broken syntax, a repeated key, an alias, a tag, nesting without end.
    """
    text = nfc(text.removeprefix("\ufeff"))
    if hidden := _UNREADABLE.search(text):
        message, hint = say.hidden_character(hidden.group())
        raise ContentError([Problem(_pos_after(text[: hidden.start()], name), message, hint)])
    loader = _Parser(text)
    builder = _Builder(name, loader)
    try:
        builder.build()
    except MarkedYAMLError as error:
        builder.problems.append(_syntax_problem(error, text, name, builder.last))
    finally:
        loader.dispose()
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(name, builder.data, builder.keys, builder.values)


def _pos_after(before: str, name: str) -> SourcePos:
    lines = re.split(r"\r\n|\r|\n", before)
    return SourcePos(name, len(lines), len(lines[-1]) + 1)


def _syntax_problem(error: MarkedYAMLError, text: str, name: str, last: Any) -> Problem:
    """Return the parser's complaint in an editor's words, at the place to mend.

    The parser stops where it can go no further, often lines below the slip: it is the quote, the
    bracket or the line without a colon before that place which the editor has to see.

    Args:
        error: what the parser says.
        text: the file.
        name: the path shown in messages.
        last: the event just before the error.
    """
    words = error.problem or ""
    mark: Any = error.problem_mark
    opening: Any = error.context_mark
    column = mark.column
    before = text[mark.index - column : mark.index]
    if text[mark.index : mark.index + 1] == "\t":
        words = say.SYNTAX_TAB
    elif "mapping values are not allowed" in words and ": " not in before:
        words, column = say.SYNTAX_LINE_MISPLACED, len(before) - len(before.lstrip())
    elif "did not find expected" in words and _is_quoted(last, mark.line):
        is_spread = last.start_mark.line < mark.line
        words = say.SYNTAX_QUOTE_OPEN if is_spread else say.SYNTAX_AFTER_QUOTE
        mark = last.start_mark if is_spread else mark
        column = mark.column
    elif opening and say.blames_opening(words):
        is_lexical = (error.context or "").startswith("while scanning")
        mark = opening if is_lexical or opening.line < mark.line else mark
        column = mark.column
    return Problem(SourcePos(name, mark.line + 1, column + 1), *say.yaml_syntax(words))


def _is_quoted(event: Any, line: int) -> bool:
    """Return whether event is a quoted text that ends on line."""
    is_quoted = isinstance(event, ScalarEvent) and event.style in {"'", '"'}
    return is_quoted and event.end_mark.line == line


class _Builder:
    """Builds plain data from parser events and remembers places."""

    def __init__(self, name: str, loader: yaml.Loader) -> None:
        self.name = name
        self.loader = loader
        self.last: Any = None
        self.data: object = None
        self.keys: dict[Trail, SourcePos] = {}
        self.values: dict[Trail, SourcePos] = {}
        self.problems: list[Problem] = []
        self.anchors: dict[str, Any] = {}
        self.aliases: set[str] = set()

    def build(self) -> None:
        documents = 0
        while self.loader.check_event():
            event = self._next()
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._problem(event, say.MANY_DOCUMENTS, say.MANY_DOCUMENTS_HINT)
                    break
                self.data = self._node(self._next(), ())
        for anchor, event in self.anchors.items():
            if anchor not in self.aliases:
                self._problem(event, say.ANCHOR.format(name=anchor), say.ANCHOR_HINT)

    def _node(self, event: Any, trail: Trail) -> object:
        self.values[trail] = self._pos(event)
        self._refuse_depth(event, len(trail))
        self._refuse_extras(event)
        if isinstance(event, MappingStartEvent):
            return self._mapping(trail)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(trail)
        if isinstance(event, AliasEvent) or (not event.style and event.value in _NULLS):
            return None
        return event.value

    def _sequence(self, trail: Trail) -> list[object]:
        items: list[object] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._node(event, (*trail, len(items))))
        return items

    def _mapping(self, trail: Trail) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                self._refuse_key(event)
                self._skip(self._next())
                continue
            self._refuse_extras(event)
            key, pos = event.value, self._pos(event)
            if key in mapping:
                first = self.keys[(*trail, key)]
                hint = say.KEY_TWICE_HINT.format(first.line)
                self.problems.append(Problem(pos, say.KEY_TWICE.format(key=key), hint))
            self.keys.setdefault((*trail, key), pos)
            mapping[key] = self._node(self._next(), (*trail, key))
        return mapping

    def _refuse_extras(self, event: Any) -> None:
        """Note aliases, anchors and tags; an alias once by its name, however often it is used."""
        if isinstance(event, AliasEvent):
            name = str(event.anchor)
            if name not in self.aliases:
                self._problem(event, say.ALIAS.format(name=name), say.ALIAS_HINT)
            self.aliases.add(name)
            return
        if event.anchor is not None:
            self.anchors.setdefault(event.anchor, event)
        if event.tag is not None:
            tag = event.tag.replace(_TAG_LONG, _TAG_SHORT)
            self._problem(event, say.TAG.format(tag=tag), say.TAG_HINT)

    def _refuse_key(self, event: Any) -> None:
        if isinstance(event, AliasEvent):
            self._refuse_extras(event)
        else:
            self._problem(event, say.KEY_NOT_TEXT, say.KEY_NOT_TEXT_HINT)
            self._skip(event)

    def _refuse_depth(self, event: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            problem = Problem(self._pos(event), say.TOO_DEEP, say.TOO_DEEP_HINT)
            raise ContentError([*self.problems, problem])

    def _skip(self, event: Any) -> None:
        """Read past the node that event begins, without recursion."""
        depth = int(isinstance(event, CollectionStartEvent))
        while depth:
            event = self._next()
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            self._refuse_depth(event, depth)

    def _next(self) -> Any:
        self.last = self.loader.get_event()
        return self.last

    def _pos(self, event: Any) -> SourcePos:
        mark = event.start_mark
        return SourcePos(self.name, mark.line + 1, mark.column + 1)

    def _problem(self, event: Any, message: str, hint: str) -> None:
        self.problems.append(Problem(self._pos(event), message, hint))
