"""Answers checked as they are given, by the model's own rules."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError

from generator import messages_vi as say
from generator.model.base import Content
from generator.scaffold import words_vi as words


def mistake(model: type[Content], key: str, answer: str) -> str:
    """Return what is wrong with answer as the field key of model, and how to mend it; "" if well.

    Texts of several types, such as choices, are for the caller to offer.
    """
    if not answer.strip():
        return words.EMPTY
    field = model.model_fields[key]
    kind: Any = field.annotation
    if field.metadata:
        kind = Annotated[(kind, *field.metadata)]
    try:
        TypeAdapter(kind).validate_python(answer)
    except ValidationError as error:
        [item, *_] = error.errors()
        message, hint = say.FIELD_ERRORS[item["type"]]
        told = {"value": answer, "key": key, **item.get("ctx", {})}
        return f"{message.format(**told)}; {hint.format(**told)}"
    return ""
