"""What a heading of a column means, in the many words that offices use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from generator.model.base import Channel
from generator.model.place import PersonalField
from generator.roster.people import Column
from generator.text_vi import fold

Kind = (
    Column
    | Literal[
        "number",  # số thứ tự
        "family",  # họ và tên đệm
        "given",  # tên
        "post",  # chức vụ: in the team, or elsewhere; the values tell
        "unit",  # đơn vị: a group or an organisation; the values tell
        "consent",  # agreed, but not said to what
        "sensitive",
        "",
    ]
)


@dataclass(frozen=True)
class Heading:
    """What a column is about; `fields` are agreed to by a mere "x", `channels` for which uses."""

    kind: Kind
    text: str = ""
    channels: frozenset[Channel] = frozenset()
    fields: frozenset[PersonalField] = field(default_factory=frozenset)


def plain(text: str) -> str:
    """Return text folded, signs and line breaks as single blanks: "SĐT/Zalo" → "sdt zalo"."""
    return re.sub(r"[^a-z0-9]+", " ", fold(text)).strip()


_WEB = r"\b(web|website|mang|internet|online|cong thong tin|trang thong tin)\b"
_PRINT = r"\b(giay|ap phich|poster|ban in|to roi|to gap|niem yet|in)\b"
_AGREED = r"\b(dong y|cong khai|cho phep|dang|hien|in|web|website|niem yet|duoc)\b"
_ADDRESS = r"^(trang|dia chi) web|tai khoan|\blink\b|duong dan|facebook|mang xa hoi"

_WORDS: tuple[tuple[Kind, str], ...] = (
    ("withdrawn", r".*\brut\b.*|thu hoi dong y|ngay thu hoi.*"),
    ("until", r"(dong y|hieu luc|cho phep|cong khai|thoi han)? ?(den|den het|het) (ngay|han).*"
              r"|ngay het (han|hieu luc).*|(thoi han|han|het han).*|co hieu luc den.*"
              r"|dong y den.*"),
    ("consent_date", r"(ngay|ngay thang|ngay thang nam|thoi gian) (dong y|ky|xac nhan|cam ket|lay)"
                     r".*"),
    ("evidence", r"(so )?phieu.*|(bang|minh) chung.*|noi luu.*|bien ban.*|van ban dong y.*"
                 r"|can cu dong y.*|luu (o dau|tai).*"),
    ("number", r"stt|tt|s t t|so tt|so thu tu|thu tu|no"),
    ("sensitive", r".*\b(cccd|cmnd|cmt|can cuoc|dinh danh|chung minh (nhan dan|thu)|ngay sinh"
                  r"|nam sinh|sinh ngay|ngay thang nam sinh|tuoi|dia chi|noi o|cho o|thuong tru"
                  r"|tam tru|ho khau|gioi tinh|nam nu|dan toc|ton giao|dang vien|ngay vao dang"
                  r"|trinh do|tai khoan|stk|ma so thue|mst|luong|phu cap|que quan|nguyen quan"
                  r"|email|e mail|thu dien tu|suc khoe|bhxh|bhyt)\b.*|nam|nu"),
    ("family", r"ho|ho dem|ho va (ten )?(dem|lot)|ho (lot|chu lot)|ho ten dem|ho va chu (dem|lot)"),
    ("given", r"ten"),
    ("name", r"(ho va ten|ho ten|ho va ten khai sinh|ten thanh vien|ten to vien|ten nguoi)"
             r"( (day du|thanh vien|to vien|can bo|nguoi|dong chi|cac dong chi|ong ba)\b.*)?"
             r"|(ho va )?ten (thanh vien|to vien)( .*)?"),
    ("group_id", r"ma( so)?( (to|tdp|nhom|qr|thon|ap phich).*)?"),
    ("group", r"(ten )?(to|tdp|to dan pho|to dp|thon|khu dan cu|kdc|khu pho|xom|ap|ban|khu|to dan"
              r" pho thon|thon to|thon to dan pho|thon tdp|tdp thon|to dan cu|cum dan cu)"
              r"( (thon|to|to dan pho|tdp|khu dan cu|kdc|khu pho|xom|ap|ban|so|ten|phu trach))*"
              r"|ten (don vi )?to.*|dia ban( phu trach)?|to dan pho .*|thuoc to.*|to thon.*"),
    ("locality", r"(ten )?(xa|phuong|xa phuong|phuong xa|dac khu|xa phuong dac khu"
                 r"|phuong xa dac khu|dia phuong|don vi hanh chinh)"),
    ("zalo", r"(so |sdt |dung |co |co dung |co zalo |dien thoai |tai khoan |dang ky )*zalo( .*)?"
             r"|(so dien thoai|so dt|sdt|dien thoai) nay (co )?(dung )?zalo.*"
             r"|(dung|co dung) zalo.*"),
    ("phone", r".*\b(dien thoai|sdt|so dt|dt|dtdd|dtd d|d thoai|di dong|so lien he|so lien lac"
              r"|lien he|lien lac|phone|tel|mobile|so may|hotline)\b.*"),
    ("organisation", r".*\b(don vi cong tac|noi cong tac|noi lam viec|co quan|to chuc|doan the"
                     r"|nghe nghiep|thanh phan|luc luong|cong tac tai|hoi vien)\b.*"
                     r"|chuc vu (don vi|dang|chinh quyen|hien nay|cong tac|noi|o|tai).*"
                     r"|chuc danh (chinh quyen|hien nay|nghe nghiep)|nghe"),
    ("role", r"(vai tro|chuc danh|chuc vu|vi tri|nhiem vu|chuc danh chuc vu|chuc vu chuc danh)"
             r" (trong|o|cua|tai|thuoc) (to|to cnscd|nhom|to cong nghe.*|doi)\b.*"
             r"|vai tro.*|(chuc vu|chuc danh) (to|to cnscd|to cong nghe so.*)"),
    ("post", r"chuc vu|chuc danh|chuc vu chuc danh|chuc danh chuc vu|vi tri|cv|chuc vu dam nhiem"),
    ("unit", r"don vi|ten don vi|don vi dia ban"),
    ("tasks", r".*\b(nhiem vu|cong viec|phan cong|viec|linh vuc|phu trach|cong tac)\b.*"),
    ("note", r"ghi chu.*|luu y.*|chu thich.*|note"),
)  # fmt: skip
"""Read from the top: the first whose pattern is the whole heading, folded."""

_FIELD_WORDS: tuple[tuple[PersonalField, str], ...] = (
    ("zalo", r"zalo"),
    ("phone", r"so dien thoai|dien thoai|sdt|so dt|dt|di dong|phone|so may"),
    ("tasks", r"viec duoc phan cong|cong viec|nhiem vu|phan cong|viec|tasks"),
    ("organisation", r"to chuc don vi|don vi cong tac|co quan|to chuc|don vi|doan the"
                     r"|organisation|noi cong tac"),
    ("name", r"ho va ten|ho ten|ten|name"),
)  # fmt: skip


def field_named(text: str) -> PersonalField | None:
    """Return the one field that a piece of text names, None when it names none or says more."""
    words = re.sub(r"^(hien|in|dang|cong khai|muc) ", "", plain(text))
    for name, pattern in _FIELD_WORDS:
        if re.fullmatch(pattern, words):
            return name
    return None


def _fields_in(text: str) -> frozenset[PersonalField]:
    rest, found = plain(text), set()
    for name, pattern in _FIELD_WORDS:
        rest, count = re.subn(rf"\b({pattern})\b", " ", rest)
        if count:
            found.add(name)
    return frozenset(found)


@lru_cache(maxsize=4096)
def understand(text: str) -> Heading:
    """Return what a heading means; kind "" when it is none we know.

    A heading such as "Đồng ý công khai trên web: họ tên" names its fields, so that an "x" under it
    is an answer. What stands in brackets explains what to type and answers for nobody.
    """
    outside = re.sub(r"\([^)]*\)|\[[^\]]*\]|\*", " ", text)
    words = plain(outside)
    if re.search(r"[,;+]", text) and re.match(r"(ho va ten|ho ten|ten)\b", words):
        return Heading("", text)  # a list of what may be shown, in somebody's row
    if not words:
        outside, words = text, plain(text)
    if not words:
        return Heading("", text)
    for kind in ("withdrawn", "until", "consent_date", "evidence"):
        if _is(kind, words):
            return Heading(kind, text)
    channels = _channels(words)
    if channels and re.search(r"\b(khong|ko|chua|tru)\b", words):
        return Heading("consent", text)  # an "x" there says no
    if channels:
        return Heading("web", text, channels, _fields_named(outside))
    if re.search(r"\b(dong y|cong khai|cho phep)\b", words):
        return Heading("consent", text)
    for kind, pattern in _WORDS:
        if re.fullmatch(pattern, words):
            return Heading(kind, text)
    return Heading("", text)


def _is(kind: str, words: str) -> bool:
    return any(name == kind and re.fullmatch(pattern, words) for name, pattern in _WORDS)


def _channels(words: str) -> frozenset[Channel]:
    if not re.search(_AGREED, words) or re.search(_ADDRESS, words):
        return frozenset()
    found: set[Channel] = set()
    if re.search(_WEB, words):
        found.add("web")
    if re.search(_PRINT, words):
        found.add("print")
    return frozenset(found)


def _fields_named(text: str) -> frozenset[PersonalField]:
    """Return the fields that a heading about consent names, after its colon or in plain words.

    Without a colon "việc" and "tổ chức" may be verbs: "đồng ý việc đăng trên web".
    """
    _, colon, after = text.rpartition(":")
    return _fields_in(after) if colon else _fields_in(text) - {"tasks", "organisation"}


def under(top: Heading, text: str) -> Heading:
    """Return what a heading means that stands below another one in merged cells."""
    own = understand(text)
    if top.kind == "web" and top.channels:
        named = field_named(text)
        if named:
            return Heading("web", f"{top.text} / {text}", top.channels, frozenset({named}))
        return own if own.kind in ("consent_date", "until", "withdrawn", "evidence") else Heading(
            "web", f"{top.text} / {text}", top.channels, _fields_in(text)
        )  # fmt: skip
    if top.kind == "consent":
        both = understand(f"{top.text} {text}")
        if own.kind in ("consent_date", "until", "withdrawn", "evidence"):
            return own
        return Heading(both.kind, f"{top.text} / {text}", both.channels, both.fields)
    if own.kind:
        return own
    both = understand(f"{top.text} {text}")
    return both if both.kind else Heading(top.kind, f"{top.text} / {text}")
