"""Names, roles, answers and lists as people type them → what the model calls them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model.place import PersonalField
from generator.roster import words_reading_vi as say
from generator.roster.headings import field_named, plain
from generator.roster.people import FIELDS, Role
from generator.roster.remarks import Remark

_YES = re.compile(
    r"(da |co |ok )?(dong y|cho phep|cong khai|dung|duoc|zalo)|x|co|yes|y|ok|v|true|1"
)
_NO = re.compile(
    r"(khong|ko|k|kg|chua)( (dong y|cong khai|co|dung|duoc|cho phep|hien|in|dang|zalo))*"
    r"|no|n|false|0"
)
_TICKS = frozenset("✓✔☑√xXþü×✗v")  # þ, ü: ticks of the font Wingdings
_NOT_TICKED = frozenset("☐□-–—_./")


def answer(text: str) -> bool | None:
    """Return what a yes-no cell answers; an empty one or a dash is no, None is unclear."""
    stripped = text.strip().strip(".")
    if not stripped or set(stripped) <= _NOT_TICKED:
        return False
    if set(stripped) <= _TICKS - {"✗"} and len(stripped) <= 3:
        return True
    words = plain(stripped)
    return True if _YES.fullmatch(words) else False if _NO.fullmatch(words) else None


def fields_listed(text: str) -> tuple[frozenset[PersonalField] | None, str]:
    """Return the fields that a cell lists, and the first piece it says that is no field.

    None when it is not a list at all but a mere yes: it does not say to what.
    """
    reply = answer(text)
    if reply is False:
        return frozenset(), ""
    if reply:
        return None, ""
    joined = re.sub(r"(?i)họ và tên|ho va ten", "họ tên", text)
    pieces = re.split(r"[,;/+&\n•]|\s-\s|^-|\bvà\b|\bva\b", joined)
    found: set[PersonalField] = set()
    for piece in (piece.strip(" .-") for piece in pieces):
        if not piece:
            continue
        named = field_named(piece)
        if not named:
            return frozenset(), piece
        found.add(named)
    return frozenset(found), ""


def in_order(fields: Iterable[PersonalField]) -> tuple[PersonalField, ...]:
    """Return fields in the order of the model."""
    chosen = set(fields)
    return tuple(name for name in FIELDS if name in chosen)


_TEAM = r"(to|doi|nhom)( (cong nghe so|cn so|cns|cnscd|cnsc|cong nghe)( cong dong)?)?( cd)?"
_ELSEWHERE = r"(tdp|to dan pho|to dp|dan pho|thon|khu dan cu|kdc|khu pho|xom|ap|khu|ban|phu nu|hoi)"
_ROLES: tuple[tuple[Role, str], ...] = (
    ("tổ trưởng", r"to truong|tt|truong to|t truong|to tr|nhom truong|doi truong"),
    ("tổ phó", r"to pho|pho to truong|p to truong|to truong pho|pho to|p to|tp|ptt|p tt|pho tt"
               r"|(pho to truong|to pho) thuong truc|nhom pho|doi pho"),
    ("thành viên", r"thanh vien|to vien|tv|t vien|thanh vien to|tvien|to vien to"),
)  # fmt: skip


def read_role(text: str) -> Role | None:
    """Return the role in the team that text names, None when it names none or two.

    "Tổ trưởng TDP" leads the residential group, not the team of volunteers: by itself unclear.
    """
    found: set[Role] = set()
    for piece in re.split(r"\bkiêm\b|\bkiem\b|[,;/+\n]|\s[-–]\s|\bvà\b", text.lower()):
        words = plain(piece)
        if re.search(
            rf"\b{_ELSEWHERE}\b", re.sub(rf"\b{_TEAM}\b.*?(?=$|\b{_ELSEWHERE})", "", words)
        ):
            in_team = re.search(r"\b(cong nghe so|cn so|cns|cnscd|cnsc)\b", words)
            if not in_team:
                continue
        bare = re.sub(
            r"( (cua|trong|thuoc))? (to|nhom|doi)? ?(cong nghe so|cn so|cns|cnscd|cnsc)\b.*",
            "",
            words,
        ).strip()
        for role, pattern in _ROLES:
            if re.fullmatch(pattern, bare):
                found.add(role)
    return found.pop() if len(found) == 1 else None


_TITLE = re.compile(
    r"(?i)^\s*(?:(?:ông|bà|anh|chị|đồng chí|đ/c|đc|d/c)(?:\s*\(\s*bà\s*\)|/bà)?)[\s:.]+"
    r"(?=\S+\s+\S)"
)


def read_name(text: str) -> tuple[str | None, list[Remark]]:
    """Return a name as it is printed, and what was mended or is unclear; None with an error."""
    remarks: list[Remark] = []
    name = re.sub(r"^\s*\d{1,4}\s*[.)\-]\s*", "", text)
    lines = name.split("\n")
    many = len(lines) > 1 and all(len(line.split()) > 1 for line in lines)
    if many or re.search(r"[,;&+]|\s-\s|\bvà\b", name):
        return None, [Remark(say.TWO_NAMES.format(text=" / ".join(lines)), say.TWO_NAMES_HINT)]
    name = " ".join(name.split()).strip(" .:-_*")
    if re.search(r"[()\[\]]", name):
        return None, [Remark(say.NAME_BRACKETS.format(text=name), say.NAME_BRACKETS_HINT)]
    untitled = _TITLE.sub("", name)
    if untitled != name:
        remarks.append(Remark(say.NAME_TITLE.format(text=name, name=untitled), "", True,
                              say.NAME_TITLE_MANY))  # fmt: skip
    if re.search(r"\d", untitled) or not re.search(r"[^\W\d_]", untitled):
        return None, [Remark(say.NAME_UNCLEAR.format(text=untitled[:40]), say.NAME_HINT)]
    proper = " ".join(_capital(word) for word in untitled.split())
    if untitled.isupper() and len(untitled.replace(" ", "")) > 3:
        proper = " ".join(_capital(word.lower()) for word in untitled.split())
    if proper != untitled:
        remarks.append(Remark(say.NAME_CASE.format(text=untitled, name=proper), say.NAME_CASE_HINT,
                              True, say.NAME_CASE_MANY))  # fmt: skip
    return proper, remarks


def _capital(word: str) -> str:
    """Return a syllable with a capital, also after the apostrophe of H'Hen and Y-Bớt's hyphen."""
    return re.sub(r"(^|['’-])(\w)", lambda match: match[1] + match[2].upper(), word)


def read_tasks(text: str) -> tuple[str, ...]:
    """Return the tasks of a cell: one a line, or parted by semicolons, without their bullets."""
    pieces = re.split(r"\n|;", text)
    stripped = (re.sub(r"^\s*(?:[-–+•*·]|\d{1,2}[.)])\s*", "", piece).strip() for piece in pieces)
    return tuple(piece for piece in stripped if piece)
