"""The officer's handbook: what may be written in each content file, what each command does.

The pages of explanation stand in docs/so-tay/; those listed here are made of the models and of the
command line, so that no field and no option is ever missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.base import Content
from generator.model.kinds import KINDS
from generator.plan import handbook_vi as say
from generator.plan.items import Findable, PagePlan
from generator.text_vi import capitalised

FOLDER = "so-tay"
HAND_WRITTEN = (
    *("index", "gio-dau-tien", "danh-sach", "dong-y", "in-an", "dang-trang", "doi-nguoi"),
    *("sap-nhap", "ma-qr-bi-sua", "sua-bang-bieu-mau", "su-co", "muc-yaml"),
)
"""Pages of the section that stand in docs/so-tay/, in the order of the menu."""
COMMANDS_PAGE = f"{FOLDER}/lenh.md"
FOR_OFFICERS = Findable(say.LABEL, weight=0.5, whole=False)
_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SIMPLE = {
    "integer": say.WHOLE,
    "boolean": say.YES_NO,
    "date": say.DATE,
    "uri": say.ADDRESS,
}
_IN_PATH = re.compile(r"\(\?P<\w+>[^)]*\)")


@dataclass(frozen=True)
class Option:
    """One option of a command as it is typed; `default` is "" when there is nothing to say."""

    names: tuple[str, ...]
    value: str
    help: str
    default: str = ""
    required: bool = False
    repeated: bool = False


@dataclass(frozen=True)
class Command:
    """What one command does; `name` is what follows `cnscd`, `usage` what else is typed."""

    name: str
    usage: str
    help: str
    examples: tuple[str, ...]
    options: tuple[Option, ...]


@dataclass(frozen=True)
class FieldEntry:
    """One key of a content file; `inside` names the part that its value is made of."""

    name: str
    about: str
    value: str
    required: bool
    inside: str = ""


@dataclass(frozen=True)
class PartEntry:
    """A group of keys; `name` is the model's, "" for the file itself."""

    name: str
    title: str
    about: str
    fields: tuple[FieldEntry, ...]


def plan_handbook(day: date, commands: Sequence[Command]) -> Iterator[PagePlan]:
    """Yield a page for each kind of content file, and the page of commands where there are any."""
    for kind, pattern, model in KINDS:
        path = f"content/{_IN_PATH.sub('TÊN', pattern)}".replace("\\", "")
        first, *others = parts_of(model)
        yield PagePlan(
            f"{FOLDER}/cac-muc/{kind}.md", "handbook_fields.md.j2", first.title,
            say.FIELDS_SUMMARY.format(path=path), day,
            context={"path": path, "first": first, "others": others},
            search=FOR_OFFICERS,
        )  # fmt: skip
    if commands:
        yield PagePlan(
            COMMANDS_PAGE, "handbook_commands.md.j2", say.COMMANDS_TITLE, say.COMMANDS_SUMMARY, day,
            context={"commands": commands}, search=FOR_OFFICERS,
        )  # fmt: skip


def handbook_nav(has_commands: bool) -> list[Any]:
    """Return the section's part of the navigation; a page a kind of file would be too many."""
    names = [f"{FOLDER}/{name}.md" for name in HAND_WRITTEN]
    return [*names, COMMANDS_PAGE] if has_commands else names


def parts_of(model: type[Content]) -> list[PartEntry]:
    """Return the keys of a kind of file, then those of every part in it, in the order of use."""
    schema = model.model_json_schema()
    defined: Mapping[str, Any] = schema.get("$defs", {})
    parts = [_part("", schema)]
    waiting = [field.inside for field in parts[0].fields]
    while waiting:
        name = waiting.pop(0)
        if name and all(part.name != name for part in parts):
            parts.append(_part(name, defined[name]))
            waiting += [field.inside for field in parts[-1].fields]
    return parts


def _part(name: str, schema: Mapping[str, Any]) -> PartEntry:
    """Return a part under the first words of its description, the rest of which is about it."""
    sentence = re.sub(r" \(content/[^)]*\)", "", schema["description"]).strip()
    title, _, about = sentence.partition(":") if ":" in sentence else sentence.partition(".")
    required = schema.get("required", ())
    fields = tuple(
        FieldEntry(key, shape["description"], _value(shape), key in required, _inside(shape))
        for key, shape in schema["properties"].items()
    )
    return PartEntry(name, title, capitalised(about.strip()), fields)


def _plain(shape: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return shape without "or nothing"."""
    choices = [item for item in shape.get("anyOf", ()) if item.get("type") != "null"]
    return choices[0] if choices else shape


def _inside(shape: Mapping[str, Any]) -> str:
    """Return the name of the part that a value, or each item of a list, is; "" when none."""
    plain = _plain(shape)
    return str(plain.get("items", plain).get("$ref", "")).rpartition("/")[2]


def _value(shape: Mapping[str, Any]) -> str:
    """Return in words how a value is written."""
    plain = _plain(shape)
    if "$ref" in plain:
        return say.PART
    if "enum" in plain:
        return say.ONE_OF.format(words=", ".join(plain["enum"]))
    if plain.get("type") == "array":
        items = plain["items"]
        if "enum" in items:
            return say.SEVERAL_OF.format(words=", ".join(items["enum"]))
        return say.PARTS if "$ref" in items else say.LIST.format(value=_value(items))
    if plain.get("type") in _SIMPLE:
        return _SIMPLE[plain["type"]]
    return _text(plain)


def _text(plain: Mapping[str, Any]) -> str:
    most = plain.get("maxLength")
    if plain.get("format") in _SIMPLE:
        return _SIMPLE[plain["format"]]
    if plain.get("pattern") == _SLUG:
        return say.SLUG_UP_TO.format(most=most) if most else say.SLUG
    return say.TEXT_UP_TO.format(most=most) if most else say.TEXT
