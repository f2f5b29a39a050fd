"""The pydantic base and the small types that give text its meaning."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from generator.model.phone import Phone

Grade = Literal["A", "B", "C"]
"""A: official text, B: press, C: unverified."""

Channel = Literal["web", "print"]
"""web: the site and the contact card. print: posters and leaflets on paper."""


class Content(BaseModel):
    """Base of everything an editor writes: no unknown key, no change after loading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, use_attribute_docstrings=True, str_strip_whitespace=True
    )


# Control, bidirectional and invisible characters: an editor cannot see them, and a copied name
# or link with one in it finds nothing. U+200C and U+200D stay: emoji are built with them.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)


def _fail(kind: str, value: object) -> PydanticCustomError:
    shown = value if isinstance(value, str) else ""
    return PydanticCustomError(kind, "{value}", {"value": shown})


def visible_text(value: Any) -> Any:
    """Return value, or fail when it is empty or holds a character nobody can see."""
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _fail("text_empty", "")
    if isinstance(value, str) and (bad := _HIDDEN.search(value)):
        raise _fail("text_control", f"U+{ord(bad.group()):04X}")
    return value


def _items(value: Any) -> Any:
    return () if value is None else value


def _matching(kind: str, pattern: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: Any) -> Any:
        if isinstance(value, str) and not compiled.fullmatch(value.strip()):
            raise _fail(kind, value)
        return visible_text(value)

    return BeforeValidator(check)


def _date(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.strip()):
        raise _fail("date_invalid", value)
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError as error:
        raise _fail("date_impossible", value) from error


def _time(value: Any) -> Any:
    match = re.fullmatch(r"([0-9]{1,2})[:hg]([0-9]{2})", str(value).strip())
    if not match or int(match[1]) > 23 or int(match[2]) > 59:
        raise _fail("time_invalid", value)
    return f"{int(match[1])}:{match[2]}"


def _phone(value: Any) -> Any:
    if isinstance(value, Phone):
        return value
    try:
        return Phone.parse(str(value))
    except ValueError as error:
        raise _fail("phone_invalid", value) from error


def _colour(value: Any) -> Any:
    if value is None or (isinstance(value, str) and not value.strip()):
        raise _fail("colour_empty", "")  # to YAML an unquoted # begins a comment
    if not isinstance(value, str) or not re.fullmatch(r"#[0-9a-fA-F]{6}", value.strip()):
        raise _fail("colour_invalid", value)
    return value


def _whole(value: Any) -> Any:
    if not isinstance(value, (int, str)) or not re.fullmatch(r"[0-9]{1,9}", str(value).strip()):
        raise _fail("number_invalid", value)
    return value


def _day_of_month(value: Any) -> Any:
    if not re.fullmatch(r"[0-9]{1,2}", str(value).strip()) or not 1 <= int(value) <= 28:
        raise _fail("day_of_month", value)  # a 29th is not in every month
    return value


def _map_point(value: Any) -> Any:
    # Three decimals tell 100 m: with fewer, people would stand in another hamlet.
    match = re.fullmatch(r"(\d{1,3}\.\d{3,}) *, *(\d{1,3}\.\d{3,})", str(value).strip(), re.ASCII)
    if not match:
        raise _fail("map_invalid", value)
    latitude, longitude = (round(float(part), 6) for part in match.groups())
    if not (6 <= latitude <= 24 and 102 <= longitude <= 118):
        raise _fail("map_outside", value)  # a box around Vietnam and its islands
    return f"{latitude},{longitude}"


def _yes_no(value: Any) -> Any:
    words = {"true": True, "có": True, "yes": True, "false": False, "không": False, "no": False}
    if isinstance(value, str) and value.strip().lower() in words:
        return words[value.strip().lower()]
    raise _fail("yes_no_invalid", value)


_PHONE_SCHEMA = {"type": "string", "examples": ["0500 120 001", "1900 0368"]}

Text = Annotated[str, BeforeValidator(visible_text), Field(json_schema_extra={"minLength": 1})]
Header = Annotated[
    str,
    Field(max_length=60),  # one line on A5
    BeforeValidator(visible_text),
    Field(json_schema_extra={"minLength": 1}),
]
GroupName = Annotated[
    str,
    _matching("group_name_invalid", r"(?=.*<tổ>)(?=.*<xã>).*"),
    Field(json_schema_extra={"examples": ["CNSCĐ-<tổ>-<xã>"]}),
]
"""How the Zalo groups of a place are named; <tổ> and <xã> stand for the two names."""
Slug = Annotated[
    str,
    _matching("slug_invalid", r"[a-z0-9]+(-[a-z0-9]+)*"),
    Field(json_schema_extra={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
]
MAX_CODE = 8
"""Letters of a code that people type from paper."""
Code = Annotated[
    str,
    _matching("code_invalid", rf"(?=.{{1,{MAX_CODE}}}$)[a-z0-9]+(-[a-z0-9]+)*"),
    Field(json_schema_extra={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": MAX_CODE}),
]
Url = Annotated[
    str,
    _matching("url_invalid", r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:\d+)?(/[!-~]*)?"),
    Field(json_schema_extra={"format": "uri", "pattern": "^https://"}),
]
Date = Annotated[
    datetime.date,
    BeforeValidator(_date),
    Field(json_schema_extra={"type": "string", "format": "date", "examples": ["2026-01-31"]}),
]
Time = Annotated[str, BeforeValidator(_time), Field(json_schema_extra={"examples": ["7:30"]})]
Colour = Annotated[
    str,
    BeforeValidator(_colour),
    Field(json_schema_extra={"pattern": "^#[0-9a-fA-F]{6}$", "examples": ["#0b3d6b"]}),
]
Whole = Annotated[int, BeforeValidator(_whole)]
MapPoint = Annotated[
    str,
    BeforeValidator(_map_point),
    Field(json_schema_extra={"examples": ["20.9876, 106.5432"]}),
]
"""Latitude and longitude (WGS 84) in decimal degrees, as maps on a phone copy them."""
DayOfMonth = Annotated[int, BeforeValidator(_day_of_month)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
PhoneText = Annotated[Phone, BeforeValidator(_phone), Field(json_schema_extra=_PHONE_SCHEMA)]


Texts = Annotated[tuple[Text, ...], BeforeValidator(_items)]
