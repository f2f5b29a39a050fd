"""Vietnamese phone numbers: what they are, how they are written, how they dial."""

from __future__ import annotations

import re
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from generator.text_vi import NBSP

SAMPLE_PREFIX = "0500"
"""Not allocated to any operator (national numbering plan), so a sample can never ring anyone."""

_FORMS = (
    # (what the digits look like, how many digits in each printed part)
    (re.compile(r"1[01]\d", re.ASCII), (3,)),  # 112, 113, 114, 115, 111
    (re.compile(r"1\d{3}", re.ASCII), (4,)),  # 1022
    (re.compile(r"1[89]00\d{4}", re.ASCII), (4, 4)),
    (re.compile(r"1[89]00\d{6}", re.ASCII), (4, 3, 3)),
    (re.compile(r"0500\d{6}", re.ASCII), (4, 3, 3)),
    (re.compile(r"0[35789]\d{8}", re.ASCII), (4, 3, 3)),
    (
        re.compile(r"02[48]\d{8}", re.ASCII),
        (3, 4, 4),
    ),  # Hà Nội 024, TP.HCM 028: 8-digit subscribers
    (re.compile(r"02\d{2}1022", re.ASCII), (4, 4)),  # a province's 1022 dialled from elsewhere
    (re.compile(r"02\d{9}", re.ASCII), (4, 4, 3)),
)


class Phone:
    """One number: `digits` as dialled inside Vietnam, `str()` grouped with no-break spaces."""

    __slots__ = ("digits", "parts")

    def __init__(self, digits: str, parts: tuple[int, ...]) -> None:
        self.digits = digits
        self.parts = parts

    @classmethod
    def parse(cls, text: str) -> Phone:
        """Return the number written in text, with or without spaces, dots, hyphens or +84.

        Raises:
            ValueError: the digits are not a number that Vietnam's numbering plan knows.
        """
        compact = re.sub(r"[\s.\-()\u00a0]", "", text)
        digits = re.sub(r"^\+84", "0", compact)
        for pattern, parts in _FORMS:
            if pattern.fullmatch(digits):
                return cls(digits, parts)
        raise ValueError(text)

    @property
    def is_sample(self) -> bool:
        """Whether the number belongs to sample data."""
        return self.digits.startswith(SAMPLE_PREFIX)

    @property
    def is_personal(self) -> bool:
        """Whether a private person may own it: mobile or sample, not a short or service number."""
        return len(self.digits) == 10 and self.digits.startswith("0")

    @property
    def uri(self) -> str:
        """The `tel:` link (RFC 3966): digits only, so that it dials from any phone in Vietnam."""
        return f"tel:{self.digits}"

    @property
    def spaced(self) -> str:
        """The number in groups with plain blanks: for screens, tables and files that are typed."""
        return str(self).replace(NBSP, " ")

    def __str__(self) -> str:
        start, groups = 0, []
        for length in self.parts:
            groups.append(self.digits[start : start + length])
            start += length
        return NBSP.join(groups)

    def __repr__(self) -> str:
        return f"Phone({self.digits!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phone) and other.digits == self.digits

    def __hash__(self) -> int:
        return hash(self.digits)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.is_instance_schema(
            cls, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string"}
