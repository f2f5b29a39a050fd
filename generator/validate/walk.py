"""Walking a model with the trail of every value, as places in the file are kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from generator.load import Trail


def walk(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, Any]]:
    """Yield every model, item and scalar inside value with its trail, parents first."""
    yield trail, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*trail, name))
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from walk(item, (*trail, number))
