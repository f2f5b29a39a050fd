"""Changing content files for their editors: comments, order and line ends stay as they are.

Changes are held in memory, checked as one, and written together or not at all. ruamel.yaml is
imported here alone. Every scalar is text, as in `load`: `0912…`, `2026-01-31`, `7:30`, `có`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from difflib import SequenceMatcher, unified_diff
from io import StringIO
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString, ScalarString
from ruamel.yaml.tokens import CommentToken

from generator import messages_vi as say
from generator import pipeline, write
from generator.errors import GeneratorError
from generator.load import load_bytes
from generator.text_vi import nfc

_INDENTS = ((2, 4, 2), (2, 2, 0), (4, 4, 2), (4, 6, 4))
"""(mapping, sequence, offset of the dash) that editors use; ours is the first."""
_NEVER_FOLD = 1_000_000


class _AllText(VersionedResolver):
    """Sees no numbers, dates or truth values: a plain scalar is the text that stands there."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        return {}


class _File:
    """One content file, open for changes."""

    def __init__(self, raw: bytes) -> None:
        self.bom = raw.startswith(b"\xef\xbb\xbf")
        text = raw.decode("utf-8-sig")
        self.newline = "\r\n" if "\r\n" in text else "\n"
        text = text.replace("\r\n", "\n")
        for indent in _INDENTS:
            self.yaml = _round_trip(*indent)
            self.data: CommentedMap = self.yaml.load(text)
            if self.text() == text:
                return
        self.yaml = _round_trip(*_INDENTS[0])

    def text(self) -> str:
        out = StringIO()
        self.yaml.dump(self.data, out)
        return out.getvalue()

    def raw(self) -> bytes:
        data = nfc(self.text()).replace("\n", self.newline).encode()
        return b"\xef\xbb\xbf" * self.bom + data


class Edits:
    """Changes to the files of one content folder; names are paths under it, with slashes."""

    def __init__(self, content_dir: Path) -> None:
        self.content_dir = content_dir
        self._files: dict[str, _File] = {}
        self._whole: dict[str, bytes | None] = {}
        self._before: dict[str, bytes] = {}

    def file(self, name: str) -> CommentedMap:
        """Return the data of a file; what is changed in it is changed in the file.

        Raises:
            ContentError: the file is not the YAML we accept.
            GeneratorError: there is no such file.
        """
        if name not in self._files:
            raw = self._whole.pop(name, None) or self._on_disk(name)
            if raw is None:
                raise GeneratorError(say.NO_SUCH_FILE.format(name=name))
            load_bytes(raw, f"{self.content_dir.name}/{name}")  # says what is wrong, and where
            self._files[name] = _File(raw)
        return self._files[name].data

    def update(self, name: str, data: Mapping[str, Any]) -> None:
        """Make a file say data: only what differs is changed, comments and order stay.

        An empty value in data means that there is none, unless the file has it empty too.
        """
        _take_over(self.file(name), data)

    def create(self, name: str, text: str) -> None:
        """Make a file of text, in place of what may stand there."""
        self._files.pop(name, None)
        self._whole[name] = nfc(text).encode()

    def remove(self, name: str) -> None:
        """Remove a file."""
        self._files.pop(name, None)
        self._whole[name] = None

    def move(self, name: str, new_name: str) -> None:
        """Give a file another place, its changes with it."""
        self.file(name)
        self._files[new_name] = self._files.pop(name)
        self._whole[name] = None

    @property
    def changes(self) -> dict[str, bytes | None]:
        """The files that are not as on the disk, whole; None for one removed."""
        now = {**self._whole, **{name: file.raw() for name, file in self._files.items()}}
        return {name: now[name] for name in sorted(now) if now[name] != self._on_disk(name)}

    def diff(self) -> str:
        """Return the changes line by line, as `diff -u` shows them."""
        lines: list[str] = []
        for name, raw in self.changes.items():
            before = _lines(self._on_disk(name))
            lines.extend(unified_diff(before, _lines(raw), name, name, n=1))
        return "\n".join(line.rstrip("\n") for line in lines)

    def check(self, today: date | None = None) -> pipeline.Checked:
        """Check the content as it would be.

        Raises:
            ContentError: every mistake, by the lines of the files as they would be.
        """
        return pipeline.check(self.content_dir, today, self.changes)

    def save(self, today: date | None = None) -> list[str]:
        """Check, then write all changes or none; return the names of the files changed.

        Raises:
            ContentError: the content would be wrong; nothing is written.
            GeneratorError: a file could not be written, or somebody changed it since it was read;
                every file is as it was.
        """
        changes = self.changes
        pipeline.check(self.content_dir, today, changes)
        for name in changes:
            path = self.content_dir / name
            if (path.read_bytes() if path.is_file() else None) != self._before.get(name):
                raise GeneratorError(say.CHANGED_MEANWHILE.format(name=name))
        write.write_together({self.content_dir / name: raw for name, raw in changes.items()})
        return list(changes)

    def _on_disk(self, name: str) -> bytes | None:
        if name not in self._before:
            path = self.content_dir / name
            if not path.is_file():
                return None
            self._before[name] = path.read_bytes()
        return self._before[name]


def as_yaml(items: Iterable[tuple[str, Any]]) -> CommentedMap:
    """Return a mapping in the order of items, for a value that goes into a file."""
    return CommentedMap((key, _yaml(value)) for key, value in items)


def _yaml(value: Any) -> Any:
    """Return value as ruamel holds it, so that comments can stand in it."""
    is_plain = isinstance(value, list | tuple) and not isinstance(value, CommentedSeq)
    return CommentedSeq(_yaml(item) for item in value) if is_plain else value


class Items:
    """A list of entries taken apart, to be put together in another order, longer or shorter.

    The lines of comments and the empty lines between two entries go with the entry below them;
    those below the last stay below the last.
    """

    def __init__(self, parent: CommentedMap, key: str) -> None:
        self._parent, self._key = parent, key
        items = parent.get(key) or CommentedSeq()
        self.entries: list[CommentedMap] = list(items)
        below = [_cut_tail(items, number) for number in range(len(items))]
        self._above = {id(it): text for it, text in zip(self.entries[1:], below, strict=False)}
        self._beside = {id(it): items.ca.items.get(n) for n, it in enumerate(self.entries)}
        self._end = below[-1] if below else ""

    def put_together(self) -> None:
        """Make the list of `entries` as they are now."""
        old = self._parent.get(self._key)
        if isinstance(old, CommentedSeq) and len(old) and not old.fa.flow_style():
            while len(old):
                old.pop()
            old.extend(self.entries)
        else:
            set_key(self._parent, self._key, self.entries, [self._key])
        if not self.entries:
            return
        items = self._parent[self._key]
        for number, entry in enumerate(self.entries):
            if tokens := self._beside.get(id(entry)):
                items.ca.items[number] = tokens
        if "#" in (text := self._above.pop(id(self.entries[0]), "")):
            _add_tail(items, text, 0)
        followers = [*self.entries[1:], None]
        for number, following in enumerate(followers):
            text = self._above.get(id(following), "") if following else self._end
            _add_tail(items, text, number)


def drop_key(entry: CommentedMap, key: str) -> None:
    """Remove a key and its value; the lines of comments below them stay."""
    keys = list(entry)
    if key not in keys:
        return
    tail, before = _cut_tail(entry, key), keys.index(key) - 1
    del entry[key]
    if before >= 0:
        _add_tail(entry, tail, keys[before])


def set_key(entry: CommentedMap, key: str, value: Any, order: Sequence[str]) -> None:
    """Give a key a value; a new key stands where order has it, comments stay where they are."""
    if key in entry:
        tail = _cut_tail(entry, key)
        old, entry[key] = entry[key], _yaml(value)
        if isinstance(old, CommentedSeq) and old and old.fa.flow_style():
            entry[key].fa.set_flow_style()
        _add_tail(entry, tail, key)
        return
    later = set(order[order.index(key) + 1 :])
    keys = list(entry)
    place = next((number for number, other in enumerate(keys) if other in later), len(keys))
    tail = _cut_tail(entry) if place == len(keys) else ""
    entry.insert(place, key, _yaml(value))
    _add_tail(entry, tail)


def _last_leaf(node: Any, key: Any = None) -> tuple[Any, Any]:
    """Return the collection and the key of the last scalar in node, or in what stands at key."""
    if key is None:
        key = next(reversed(node)) if isinstance(node, dict) else len(node) - 1
    value = node[key]
    flows = isinstance(value, CommentedSeq | CommentedMap) and value.fa.flow_style()
    has_more = isinstance(value, dict | list) and value and not flows
    return _last_leaf(value) if has_more else (node, key)


def _slot(holder: Any) -> int:
    """Return where ruamel keeps the comment after a value: of a key, or of an item."""
    return 2 if isinstance(holder, dict) else 0


def _is_block(value: Any) -> bool:
    """Return whether value is written below a `|` or `>`: it ends its last line itself."""
    return isinstance(value, LiteralScalarString | FoldedScalarString)


def _cut_tail(node: Any, key: Any = None) -> str:
    """Cut off the lines below the last line of node and return them; what is on it stays."""
    if not node:
        return ""
    holder, key = _last_leaf(node, key)
    tokens = holder.ca.items.get(key)
    if not tokens or len(tokens) <= _slot(holder) or tokens[_slot(holder)] is None:
        return ""
    token = tokens[_slot(holder)]
    same_line, _, below = token.value.partition("\n")
    if _is_block(holder[key]):
        indent = "" if token.value.startswith("\n") else " " * token.start_mark.column
        same_line, below = "", indent + token.value
    if same_line.strip():
        token.value = f"{same_line}\n"
    else:
        del holder.ca.items[key]
    return str(below)


def _add_tail(node: Any, lines: str, key: Any = None) -> None:
    """Put lines below the last line of node."""
    if not lines:
        return
    holder, key = _last_leaf(node, key)
    slot = _slot(holder)
    tokens = holder.ca.items.setdefault(key, [None] * (slot + 2))
    if tokens[slot] is None:
        start = "" if _is_block(holder[key]) else "\n"
        tokens[slot] = CommentToken(start + lines, CommentMark(0), None)
    else:
        tokens[slot].value += lines


def _round_trip(mapping: int, sequence: int, offset: int) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _NEVER_FOLD
    yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
    yaml.Resolver = _AllText
    return yaml


def _lines(raw: bytes | None) -> list[str]:
    return raw.decode("utf-8-sig").splitlines(keepends=True) if raw else []


def _take_over(old: CommentedMap, new: Mapping[str, Any]) -> None:
    for key in [key for key in old if _is_empty(new.get(key)) and not _is_empty(old[key])]:
        del old[key]
    before: list[str] = []  # the keys of new so far that are in the file
    for key, value in new.items():
        if key in old:
            old[key] = _taken_over(old[key], value)
        elif _is_empty(value):
            continue
        else:
            names = list(old)
            place = 1 + max((names.index(it) for it in before), default=-1)
            old.insert(place if before else len(names), key, _fresh(value))
        before.append(key)


def _taken_over(old: Any, new: Any) -> Any:
    """Return old changed into new, or what takes its place."""
    if isinstance(old, CommentedMap) and isinstance(new, Mapping):
        _take_over(old, new)
        return old
    if isinstance(old, CommentedSeq) and isinstance(new, (list, tuple)):
        _take_over_items(old, new)
        return old
    if _is_same(old, new):
        return old
    if isinstance(old, ScalarString) and isinstance(new, str):
        return type(old)(new)
    return _fresh(new)


def _take_over_items(old: CommentedSeq, new: Sequence[Any]) -> None:
    """Match the items that are the same, then those of one name, then those of one place."""
    matcher = SequenceMatcher(None, [_sign(it) for it in old], [_sign(it) for it in new], False)
    for kind, start, end, first, last in reversed(matcher.get_opcodes()):
        if kind == "equal":
            continue
        fresh = list(new[first:last])
        for at in range(end - 1, start - 1, -1):
            partner = _partner(old, at, fresh, end - start)
            if partner is None:
                del old[at]
            else:
                while len(fresh) > partner + 1:
                    old.insert(at + 1, _fresh(fresh.pop()))
                old[at] = _taken_over(old[at], fresh.pop())
        for value in reversed(fresh):
            old.insert(start, _fresh(value))


def _partner(old: CommentedSeq, at: int, fresh: Sequence[Any], count: int) -> int | None:
    """Return which of fresh is what the item at was; None when it is gone."""
    name = _name_of(old[at])
    for index in range(len(fresh) - 1, -1, -1):
        if name and _name_of(fresh[index]) == name:
            return index
    others = {_name_of(it) for it in old}
    if count <= len(fresh) and fresh and _name_of(fresh[-1]) not in others - {""}:
        return len(fresh) - 1
    return None


def _name_of(item: Any) -> str:
    if not isinstance(item, Mapping):
        return ""
    return next((str(item[key]) for key in ("id", "code", "name", "title") if item.get(key)), "")


def _sign(value: Any) -> str:
    """Return one text for all that says the same."""
    if isinstance(value, Mapping):
        parts = {key: _sign(it) for key, it in value.items() if not _is_empty(it)}
        return repr(sorted(parts.items()))
    if isinstance(value, (list, tuple)):
        return repr([_sign(it) for it in value])
    return "" if value is None else str(value).strip()


def _is_same(old: Any, new: Any) -> bool:
    return _sign(old) == _sign(new)


def _is_empty(value: Any) -> bool:
    """Return whether value says nothing, as a form sends what nobody filled in."""
    if isinstance(value, Mapping):
        return all(_is_empty(it) for it in value.values())
    if isinstance(value, (list, tuple)):
        return all(_is_empty(it) for it in value)
    return value is None or not str(value).strip()


def _fresh(value: Any) -> Any:
    """Return value as it goes into a file, without what is empty."""
    if isinstance(value, Mapping):
        return as_yaml((key, _fresh(it)) for key, it in value.items() if not _is_empty(it))
    if isinstance(value, (list, tuple)):
        return CommentedSeq(_fresh(it) for it in value if not _is_empty(it))
    text = "" if value is None else str(value)
    return LiteralScalarString(f"{text.rstrip()}\n") if "\n" in text.strip() else text.strip()
