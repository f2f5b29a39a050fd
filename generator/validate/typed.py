"""Documents → private typed models, each beside the document it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from generator import messages_vi as say
from generator.errors import Problem, SourcePos
from generator.load import Document, Trail
from generator.model.base import Content
from generator.model.guide import Guide
from generator.model.place import GroupSource, LocalitySource
from generator.model.site import Ledger, Province, Site
from generator.text_vi import did_you_mean

KINDS: tuple[tuple[str, str, type[Content]], ...] = (
    # (name of the kind, path under content/, model)
    ("site", r"site\.yml", Site),
    ("permalinks", r"permalinks\.yml", Ledger),
    ("province", r"provinces/(?P<name>[^/]+)\.yml", Province),
    ("guide", r"guides/(?P<name>[^/]+)\.yml", Guide),
    ("locality", r"localities/(?P<name>[^/]+)/locality\.yml", LocalitySource),
    ("group", r"localities/(?P<folder>[^/]+)/groups/(?P<name>[^/]+)\.yml", GroupSource),
)

M = TypeVar("M", bound=Content)


@dataclass(frozen=True)
class Sourced(Generic[M]):
    """A model and the document it was read from."""

    model: M
    document: Document

    def pos(self, *trail: str | int) -> SourcePos:
        """Return where the value at trail stands in the file."""
        return self.document.pos_of_value(trail)

    def pos_of_key(self, *trail: str | int) -> SourcePos:
        """Return where the key at trail stands in the file."""
        return self.document.pos_of_key(trail)


@dataclass
class Typed:
    """Everything in content/ that has its shape, private; groups by the folder of their locality.

    `broken` names, by kind, the files that exist but could not be read or typed. Checks treat
    these names as known: a slip in one guide must not be reported by every page that leads to it.
    """

    site: Sourced[Site]
    ledger: Sourced[Ledger] | None = None
    provinces: list[Sourced[Province]] = field(default_factory=list)
    guides: list[Sourced[Guide]] = field(default_factory=list)
    localities: list[Sourced[LocalitySource]] = field(default_factory=list)
    groups: dict[str, list[Sourced[GroupSource]]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)

    def all_groups(self) -> Iterator[Sourced[GroupSource]]:
        """Yield every group of every locality, in file order."""
        for groups in self.groups.values():
            yield from groups

    def everything(self) -> Iterator[Sourced[Any]]:
        """Yield every model with its document."""
        yield self.site
        if self.ledger:
            yield self.ledger
        yield from self.provinces
        yield from self.guides
        yield from self.localities
        yield from self.all_groups()


def type_documents(
    documents: Iterable[Document], unreadable: Iterable[str] = ()
) -> tuple[Typed | None, list[Problem]]:
    """Return the typed content and every problem of shape; None when there is no usable site.yml.

    Args:
        documents: the files that could be read.
        unreadable: paths of the files that could not.
    """
    problems: list[Problem] = []
    found: dict[str, list[tuple[re.Match[str], Sourced[Any]]]] = {name: [] for name, *_ in KINDS}
    broken: dict[str, set[str]] = {name: set() for name, *_ in KINDS}
    for path in unreadable:
        if matched := _kind_of(path):
            broken[matched[0]].add(_name(matched[1]))
    for document in documents:
        matched = _kind_of(document.path)
        if matched is None:
            problems.append(
                Problem(SourcePos(document.path), say.STRAY_FILE, say.STRAY_FILE_HINT)
            )
            continue
        kind, match, model_type = matched
        model = _model(document, model_type, problems)
        if model is None:
            broken[kind].add(_name(match))
            continue
        problems.extend(_name_problems(match, sourced := Sourced(model, document)))
        found[kind].append((match, sourced))
    for kind, name in (("site", "site.yml"), ("permalinks", "permalinks.yml")):
        if not found[kind] and not broken[kind]:
            message = say.MISSING_FILE.format(name=name)
            problems.append(Problem(SourcePos(f"content/{name}"), message, say.MISSING_FILE_HINT))
    if not found["site"]:
        return None, problems
    typed = Typed(
        site=found["site"][0][1],
        ledger=found["permalinks"][0][1] if found["permalinks"] else None,
        provinces=[sourced for _, sourced in found["province"]],
        guides=[sourced for _, sourced in found["guide"]],
        localities=[sourced for _, sourced in found["locality"]],
        groups={match["name"]: [] for match, _ in found["locality"]},
        broken=broken,
    )
    for match, group in found["group"]:
        folder = match["folder"]
        if folder not in typed.groups and folder not in broken["locality"]:
            message = say.MISSING_FILE.format(name=f"localities/{folder}/locality.yml")
            problems.append(Problem(group.pos(), message, say.MISSING_FILE_HINT))
        typed.groups.setdefault(folder, []).append(group)
    return typed, problems


def _name(match: re.Match[str]) -> str:
    return match.groupdict().get("name") or ""


def _kind_of(path: str) -> tuple[str, re.Match[str], type[Content]] | None:
    inside = path.split("/", 1)[-1]
    for kind, pattern, model_type in KINDS:
        if match := re.fullmatch(pattern, inside):
            return kind, match, model_type
    return None


def _name_problems(match: re.Match[str], sourced: Sourced[Any]) -> list[Problem]:
    name = match.groupdict().get("name")
    key = "slug" if isinstance(sourced.model, Guide) else "id"
    own = getattr(sourced.model, key, None)
    if name is None or own == name:
        return []
    is_locality = isinstance(sourced.model, LocalitySource)
    what = say.WHAT_FOLDER if is_locality else say.WHAT_FILE
    message = say.NAME_MISMATCH.format(id=own, what=what, name=name)
    return [Problem(sourced.pos(key), message, say.NAME_MISMATCH_HINT)]


def _model(document: Document, model_type: type[M], problems: list[Problem]) -> M | None:
    if document.data is None:
        problems.append(Problem(SourcePos(document.path), say.EMPTY_FILE, say.EMPTY_FILE_HINT))
        return None
    try:
        return model_type.model_validate(document.data)
    except ValidationError as error:
        problems.extend(_explain(document, model_type, dict(item)) for item in error.errors())
        return None


def _explain(document: Document, model_type: type[Content], item: dict[str, Any]) -> Problem:
    """Return one pydantic error as a Problem in the editor's words."""
    trail: Trail = item["loc"]
    key = next((str(part) for part in reversed(trail) if isinstance(part, str)), "")
    owner, field_doc = _owner(model_type, trail)
    if item["type"] == "extra_forbidden":
        known = sorted(owner.model_fields) if owner else []
        hint = did_you_mean(key, known) or say.UNKNOWN_KEY_HINT.format(known=", ".join(known))
        return Problem(document.pos_of_key(trail), say.UNKNOWN_KEY.format(key=key), hint)
    message, hint = say.FIELD_ERRORS[item["type"]]
    words = {
        "value": item["input"] if isinstance(item["input"], str) else "",
        "key": key,
        "doc": field_doc,
        "allowed": "",
        **item.get("ctx", {}),
    }
    if "expected" in words:
        words["allowed"] = str(words["expected"]).replace("'", "").replace(" or ", ", ")
    near = did_you_mean(str(words["value"]), words["allowed"].split(", ")) if words["allowed"] else ""
    pos = document.pos_of_value(trail[:-1] if item["type"] == "missing" else trail)
    return Problem(pos, message.format(**words), " ".join(filter(None, (near, hint.format(**words)))))


def _owner(model_type: type[Content], trail: Trail) -> tuple[type[BaseModel] | None, str]:
    """Return the model that holds the last key of trail, and that key's field doc."""
    owner: type[BaseModel] | None = model_type
    doc = ""
    names = [part for part in trail if isinstance(part, str)]
    for number, name in enumerate(names):
        if owner is None or name not in owner.model_fields:
            break
        info = owner.model_fields[name]
        doc = info.description or ""
        if number < len(names) - 1:
            owner = _model_inside(info.annotation)
    return owner, doc


def _model_inside(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if inner := _model_inside(part):
            return inner
    return None
