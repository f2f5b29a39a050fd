"""Slips of shape → sentences: what pydantic found, where the editor sees it, how to mend it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator import messages_vi as say
from generator.errors import Problem
from generator.load import Document, Trail
from generator.model.base import Content
from generator.text_vi import did_you_mean

_LONG_LIST = 20  # so many words are no help beside the one that was meant
_SAYS_IT_BETTER = frozenset({"colour_empty", "row_parts", "screen_taps"})
_OF_STRUCTURE = frozenset({"missing", "model_type", "tuple_type", "too_short", "too_long"})


def explain(
    error: ValidationError, document: Document, model_type: type[Content]
) -> Iterator[Problem]:
    """Yield one Problem for each slip, none for what merely follows from another slip."""
    items = error.errors()
    for item in items:
        if item["type"] == "missing" and _is_misspelt(item, items, model_type):
            continue
        if item["type"] == "too_short" and len(item["input"]) >= item["ctx"]["min_length"]:
            continue  # long enough: pydantic left out the bad items, each reported by itself
        yield _problem(item, document, model_type)


def _problem(item: ErrorDetails, document: Document, model_type: type[Content]) -> Problem:
    trail, value = item["loc"], item["input"]
    key = next((str(part) for part in reversed(trail) if isinstance(part, str)), "")
    if item["type"] == "extra_forbidden":
        known = sorted(_owner(model_type, trail).model_fields)
        hint = did_you_mean(key, known) or say.UNKNOWN_KEY_HINT.format(known=", ".join(known))
        return Problem(document.pos_of_key(trail), say.UNKNOWN_KEY.format(key=key), hint)
    message, hint = say.FIELD_ERRORS[_kind(item)]
    words = {
        "value": value if isinstance(value, str) else "",
        "key": key,
        "length": len(value) if isinstance(value, str) else 0,
        "doc": _owner(model_type, trail).model_fields[key].description or "",
        "known": ", ".join(_owner(model_type, (*trail, "")).model_fields),
        **item.get("ctx", {}),
    }
    if isinstance(value, list):
        words["actual_length"] = len(value)  # pydantic counts only the good items
    words["allowed"] = str(words.get("expected", "")).replace("'", "").replace(" or ", ", ")
    is_word = words["allowed"] and not re.search(r"\d", words["value"])  # 'thứ 2' is not 'thứ tư'
    near = did_you_mean(words["value"], words["allowed"].split(", ")) if is_word else ""
    if near and words["allowed"].count(",") > _LONG_LIST:
        hint = ""
    pos = document.pos_of_value(trail[:-1] if item["type"] == "missing" else trail)
    return Problem(pos, message.format(**words), f"{near} {hint.format(**words)}".strip())


def _kind(item: ErrorDetails) -> str:
    """Return the key of the sentence to say; what is empty or a list is so whatever the type."""
    if item["type"] in _SAYS_IT_BETTER:
        return item["type"]
    if item["input"] is None or (isinstance(item["input"], str) and not item["input"].strip()):
        return "item_empty" if isinstance(item["loc"][-1], int) else "text_empty"
    is_misplaced = isinstance(item["input"], (list, dict)) and item["type"] not in _OF_STRUCTURE
    return "string_type" if is_misplaced else item["type"]


def _is_misspelt(
    missing: ErrorDetails, items: list[ErrorDetails], model_type: type[Content]
) -> bool:
    """Return whether an unknown key beside the missing one will be taken for it."""
    parent, key = missing["loc"][:-1], str(missing["loc"][-1])
    known = sorted(_owner(model_type, missing["loc"]).model_fields)
    strangers = [
        str(item["loc"][-1])
        for item in items
        if item["type"] == "extra_forbidden" and item["loc"][:-1] == parent
    ]
    meant = did_you_mean(key, [key])
    return any(did_you_mean(stranger, known) == meant for stranger in strangers)


def _owner(model_type: type[BaseModel], trail: Trail) -> type[BaseModel]:
    """Return the model that has, or should have, the last key of trail."""
    owner = model_type
    for name in [part for part in trail if isinstance(part, str)][:-1]:
        owner = _model_inside(owner.model_fields[name].annotation) or owner
    return owner


def _model_inside(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model_inside, get_args(annotation))), None)
