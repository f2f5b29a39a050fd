"""Documents → private typed models, each beside the document it came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from generator import messages_vi as say
from generator.errors import Problem, SourcePos
from generator.load import Document, Trail
from generator.model.base import Content
from generator.model.editorial import Editorial
from generator.model.facts import FactBook
from generator.model.guide import Guide
from generator.model.kinds import KINDS as KINDS
from generator.model.ledger import Ledger
from generator.model.lessons import Bulletin, Checklist, Quiz
from generator.model.place import GroupSource, LocalitySource
from generator.model.site import Province, Site
from generator.validate.cite import Number, cite, numbers_of
from generator.validate.explain import explain

CITING = ("guide", "bulletin", "quiz", "checklist")
"""Kinds whose text may cite numbers: they are typed after the facts and the phone numbers."""
NUMBERED = ("facts", "site", "province")
"""Kinds that hold the numbers: while one of them is unread, no key is called unknown."""

_NAMING = ("slug", "id", "topic")
"""The fields that repeat the name of the file, the first that a model has."""

M = TypeVar("M", bound=Content)


@dataclass(frozen=True)
class Sourced(Generic[M]):
    """A model, the document it was read from, and the keys of the numbers it cites."""

    model: M
    document: Document
    cited: tuple[tuple[Trail, str], ...] = ()

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
    `today` serves warnings alone; what is built follows the release date.
    A file whose name and id differ has both names here.
    """

    site: Sourced[Site]
    ledger: Sourced[Ledger] | None = None
    facts: Sourced[FactBook] | None = None
    editorial: Sourced[Editorial] | None = None
    provinces: list[Sourced[Province]] = field(default_factory=list)
    guides: list[Sourced[Guide]] = field(default_factory=list)
    bulletin: Sourced[Bulletin] | None = None
    quizzes: list[Sourced[Quiz]] = field(default_factory=list)
    checklist: Sourced[Checklist] | None = None
    localities: list[Sourced[LocalitySource]] = field(default_factory=list)
    groups: dict[str, list[Sourced[GroupSource]]] = field(default_factory=dict)
    broken: dict[str, set[str]] = field(default_factory=dict)
    today: date | None = None

    def all_groups(self) -> Iterator[Sourced[GroupSource]]:
        """Yield every group of every locality, in file order."""
        for groups in self.groups.values():
            yield from groups

    def everything(self) -> Iterator[Sourced[Any]]:
        """Yield every model with its document."""
        yield self.site
        if self.ledger:
            yield self.ledger
        yield from (item for item in (self.facts, self.editorial) if item)
        yield from self.provinces
        yield from self.guides
        yield from (item for item in (self.bulletin, self.checklist) if item)
        yield from self.quizzes
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
    documents = list(documents)
    root = next((document.path.split("/")[0] for document in documents), "content")
    problems: list[Problem] = []
    found: dict[str, list[tuple[re.Match[str], Sourced[Any]]]] = {name: [] for name, *_ in KINDS}
    broken: dict[str, set[str]] = {name: set() for name, *_ in KINDS}
    for path in unreadable:
        if matched := _kind_of(path):
            broken[matched[0]].add(_name(matched[1]))
    numbers: dict[str, Number] = {}
    for document in sorted(documents, key=_is_citing):
        if (matched := _kind_of(document.path)) is None:
            problems.append(Problem(SourcePos(document.path), say.STRAY_FILE, say.STRAY_FILE_HINT))
            continue
        kind, name, model_type = matched
        keys: tuple[tuple[Trail, str], ...] = ()
        filled = document
        if kind in CITING:
            numbers = numbers or _numbers(found)
            unread = not found["site"] or any(broken[kind] for kind in NUMBERED)
            cited = cite(document, numbers, unread)
            problems.extend(cited.problems)
            filled, keys = cited.document, cited.keys
        model = _model(filled, model_type, problems)
        if model is None:
            broken[kind].add(_name(name))
            continue
        sourced = Sourced(model, document, keys)
        if misnamed := _misnamed(name, sourced):
            problems.append(misnamed)
            broken[kind].update({_name(name), _own_name(model)})
        found[kind].append((name, sourced))
    for kind, file in (("site", "site.yml"), ("permalinks", "permalinks.yml")):
        if not found[kind] and not broken[kind]:
            message = say.MISSING_FILE.format(name=file)
            problems.append(Problem(SourcePos(f"{root}/{file}"), message, say.MISSING_FILE_HINT))
    if not found["site"]:
        return None, problems
    typed = Typed(
        site=found["site"][0][1],
        ledger=_single(found["permalinks"]),
        facts=_single(found["facts"]),
        editorial=_single(found["editorial"]),
        provinces=[sourced for _, sourced in found["province"]],
        guides=[sourced for _, sourced in found["guide"]],
        bulletin=_single(found["bulletin"]),
        quizzes=[sourced for _, sourced in found["quiz"]],
        checklist=_single(found["checklist"]),
        localities=[sourced for _, sourced in found["locality"]],
        groups={match["name"]: [] for match, _ in found["locality"]},
        broken=broken,
    )
    for match, group in found["group"]:
        folder = match["folder"]
        if folder not in typed.groups and folder not in broken["locality"]:
            file = f"localities/{folder}/locality.yml"
            message = say.MISSING_FILE.format(name=file)
            problems.append(Problem(SourcePos(f"{root}/{file}"), message, say.MISSING_FILE_HINT))
        typed.groups.setdefault(folder, []).append(group)
    return typed, problems


def _single(found: list[tuple[re.Match[str], Sourced[Any]]]) -> Sourced[Any] | None:
    return found[0][1] if found else None


def _numbers(found: dict[str, list[tuple[re.Match[str], Sourced[Any]]]]) -> dict[str, Number]:
    """Return what texts may cite: every fact, and every service with a number to call."""
    services = [
        item
        for _, sourced in found["site"]
        for item in (*sourced.model.hotlines, *sourced.model.services)
    ]
    services += [item for _, sourced in found["province"] for item in sourced.model.services]
    facts = [fact for _, sourced in found["facts"] for fact in sourced.model.facts]
    return numbers_of(facts, {item.id: item.phone for item in services if item.phone})


def _name(match: re.Match[str]) -> str:
    return match.groupdict().get("name") or ""


def _is_citing(document: Document) -> bool:
    matched = _kind_of(document.path)
    return matched is not None and matched[0] in CITING


def _kind_of(path: str) -> tuple[str, re.Match[str], type[Content]] | None:
    inside = path.split("/", 1)[-1]
    for kind, pattern, model_type in KINDS:
        if match := re.fullmatch(pattern, inside):
            return kind, match, model_type
    return None


def _own_name(model: Content) -> str:
    return next((getattr(model, key) for key in _NAMING if hasattr(model, key)), "")


def _misnamed(match: re.Match[str], sourced: Sourced[Any]) -> Problem | None:
    name, own = _name(match), _own_name(sourced.model)
    if own == name:
        return None
    is_locality = isinstance(sourced.model, LocalitySource)
    what = say.WHAT_FOLDER if is_locality else say.WHAT_FILE
    message = say.NAME_MISMATCH.format(id=own, what=what, name=name)
    key = next(key for key in _NAMING if hasattr(sourced.model, key))
    pos = sourced.pos(key)
    return Problem(pos, message, say.NAME_MISMATCH_HINT)


def _model(document: Document, model_type: type[M], problems: list[Problem]) -> M | None:
    if document.data is None:
        problems.append(Problem(SourcePos(document.path), say.EMPTY_FILE, say.EMPTY_FILE_HINT))
        return None
    if not isinstance(document.data, dict):
        problems.append(Problem(SourcePos(document.path), say.NOT_ENTRIES, say.EMPTY_FILE_HINT))
        return None
    try:
        return model_type.model_validate(document.data)
    except ValidationError as error:
        problems.extend(explain(error, document, model_type))
        return None
