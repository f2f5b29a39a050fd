"""The models as forms: what Sveltia CMS is told about each kind of content file.

Source: https://sveltiacms.app/en/docs/fields (field types and their options).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.admin import words_vi as say
from generator.errors import ContentError
from generator.load import load_file
from generator.model.base import Content
from generator.validate.typed import KINDS

Form = dict[str, Any]

MODELS: dict[str, type[Content]] = {kind: model for kind, _, model in KINDS}
SINGLE_FILES = ("site", "facts", "editorial", "bulletin", "checklist")
FOLDERS = {
    # kind: (its folder, the field that names an entry, what the list shows)
    "province": ("provinces", "name", "{{name}}"),
    "guide": ("guides", "title", "{{title}}"),
    "quiz": ("quizzes", "title", "{{title}}"),
}
_FIXED = ("id", "slug", "code", "topic")
"""Fields of a whole file that name it or stand on paper."""
_LISTED_BY = ("name", "title", "do", "problem", "text", "ask", "word", "id", "domain", "week")
"""The field whose value names an item of a list, the first that it has."""
_ONE_LINE = {
    *("address", "app_version", "area_km2", "domain", "evidence", "file", "hours", "id", "issuer"),
    *("name", "number", "organisation", "population", "short_name", "title", "unit", "value"),
    *("when", "word", "deadline", "lead", "partners", "group_kind", "typed", "means", "owner"),
}


def collections(content_dir: Path) -> list[Form]:
    """Return every collection of the editing page; the ledger of codes is not among them."""
    return [*_groups(content_dir), _localities(content_dir), *_folders(), _single_files()]


def fields_of(kind: str) -> list[Form]:
    """Return the fields of one kind of file, in the order of the model."""
    schema = MODELS[kind].model_json_schema()
    fields = list(_fields(schema, schema.get("$defs", {})))
    for field in fields:
        if field["name"] in _FIXED and (kind, field["name"]) != ("guide", "topic"):
            field |= {"readonly": True, "hint": say.READ_ONLY}
    return fields


def _groups(content_dir: Path) -> Iterator[Form]:
    fields = fields_of("group")
    for folder, name in _named_localities(content_dir):
        yield _folder_of_files(
            name=f"to-{folder}",
            label=say.GROUPS_OF.format(name=_short(name)),
            folder=f"content/localities/{folder}/groups",
            identifier_field="name",
            summary="{{name}} ({{id}})",
            fields=fields,
        )


def _localities(content_dir: Path) -> Form:
    fields = fields_of("locality")
    files = [
        {"name": folder, "label": name, "file": f"content/localities/{folder}/locality.yml"}
        for folder, name in _named_localities(content_dir)
    ]
    return {
        "name": "locality",
        "label": say.COLLECTIONS["locality"],
        "format": "yml",
        "files": [file | {"fields": fields} for file in files],
    }


def _folders() -> Iterator[Form]:
    for kind, (folder, identifier, summary) in FOLDERS.items():
        yield _folder_of_files(
            name=kind,
            label=say.COLLECTIONS[kind],
            folder=f"content/{folder}",
            identifier_field=identifier,
            summary=summary,
            fields=fields_of(kind),
        )


def _folder_of_files(**settings: Any) -> Form:
    # A new group or guide needs its code in the ledger, and a printed code must never go: there
    # are commands for that.
    fixed = {"create": False, "delete": False, "duplicate": False, "extension": "yml"}
    order = [settings["identifier_field"]]
    return {**settings, **fixed, "format": "yml", "slug": "{{slug}}", "sortable_fields": order}


def _single_files() -> Form:
    files = [
        {
            "name": kind,
            "label": say.COLLECTIONS[kind],
            "file": f"content/{kind}.yml",
            "fields": fields_of(kind),
        }
        for kind in SINGLE_FILES
    ]
    return {"name": "chung", "label": say.GENERAL, "format": "yml", "files": files}


def _named_localities(content_dir: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(content_dir.glob("localities/*/locality.yml")):
        try:
            data = load_file(path, root=content_dir.parent).data
        except ContentError:
            data = None
        name = data.get("name") if isinstance(data, dict) else None
        yield path.parent.name, str(name or path.parent.name)


def _short(name: str) -> str:
    """Return the name of a locality without its kind: there is little room for it."""
    return re.sub(r"^(phường|xã|đặc khu) ", "", name, flags=re.IGNORECASE)


def _fields(schema: Mapping[str, Any], shared: Mapping[str, Any]) -> Iterator[Form]:
    required = schema.get("required", ())
    for name, node in schema["properties"].items():
        form = _field(name, _resolved(node, shared), shared)
        yield form | {"required": bool(name in required and _must_be_filled(form))}


def _must_be_filled(form: Form) -> bool:
    return form["widget"] != "list" or form.get("min", 0) > 0


def _field(name: str, node: Mapping[str, Any], shared: Mapping[str, Any]) -> Form:
    doc = str(node.get("description", ""))
    label, hint = _label(doc) or name, doc
    form = {"name": name, "label": label, **_widget(name, node, shared)}
    if hint.rstrip(".") != label:
        form["hint"] = hint
    return form


def _widget(name: str, node: Mapping[str, Any], shared: Mapping[str, Any]) -> Form:
    if "enum" in node:
        return {"widget": "select", "options": _options(name, node["enum"])}
    match node.get("type"):
        case "object":
            fields = list(_fields(node, shared))
            return {"widget": "object", "fields": fields, "collapsed": "auto"}
        case "array":
            return _list(name, node, shared)
        case "boolean":
            # Ours are words; a switch would write true and false.
            return {"widget": "select", "options": [say.YES, say.NO]}
        case "integer":
            return {"widget": "string", "pattern": ["^[0-9]{1,9}$", say.PATTERNS["whole"]]}
    return _text(name, node)


def _list(name: str, node: Mapping[str, Any], shared: Mapping[str, Any]) -> Form:
    item = _resolved(node["items"], shared)
    if "enum" in item:
        return {"widget": "select", "multiple": True, "options": _options(name, item["enum"])}
    form: Form = {"widget": "list"}
    limits = (("min", "minItems"), ("max", "maxItems"))
    form |= {theirs: node[ours] for theirs, ours in limits if ours in node}
    if item.get("type") != "object":
        return form
    fields = list(_fields(item, shared))
    names = [field["name"] for field in fields]
    shown = next((it for it in _LISTED_BY if it in names), names[0])
    one = _label(str(item.get("description", ""))).removeprefix("Một ")
    summary = f"{{{{fields.{shown}}}}}"
    return form | {"fields": fields, "collapsed": True, "summary": summary, "label_singular": one}


def _text(name: str, node: Mapping[str, Any]) -> Form:
    if node.get("format") == "date":
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    if "0500 120 001" in node.get("examples", ()):
        return {"widget": "string", "pattern": [r"^[0-9 .()+\-]+$", say.PATTERNS["phone"]]}
    if pattern := node.get("pattern"):
        return {"widget": "string", "pattern": [pattern, say.PATTERNS.get(pattern, say.PATTERN)]}
    one_line = name in _ONE_LINE or "examples" in node or "maxLength" in node
    form: Form = {"widget": "string" if one_line else "text"}
    if "maxLength" in node:
        form["maxlength"] = node["maxLength"]
    return form


def _options(name: str, values: list[str]) -> list[Form]:
    words = say.OPTIONS | say.OPTIONS_OF.get(name, {})
    return [{"label": words.get(value, value), "value": value} for value in values]


def _resolved(node: Mapping[str, Any], shared: Mapping[str, Any]) -> dict[str, Any]:
    """Return node without references and without "or nothing"; what it says itself wins."""
    own = {key: value for key, value in node.items() if key not in ("$ref", "anyOf", "allOf")}
    if "$ref" in node:
        return {**shared[node["$ref"].rpartition("/")[2]], **own}
    for part in node.get("anyOf", ()):
        if part.get("type") != "null":
            return {**_resolved(part, shared), **own}
    return dict(node)


def _label(doc: str) -> str:
    """Return the first words of a field's own description, as a label."""
    return re.split(r"\.( |$)|: |; | \(|, (?:ví dụ|mỗi|để)", doc, maxsplit=1)[0].strip()
