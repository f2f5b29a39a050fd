"""Lines of an office paper that are no person: names of groups and places, totals, signatures."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.roster.headings import plain
from generator.text_vi import fold, nfc
from generator.validate.typed import Typed


@dataclass(frozen=True)
class Known:
    """Names that the content has, to know them again in titles; each as it is written there."""

    localities: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """Names, old names and codes."""

    @classmethod
    def of(cls, typed: Typed) -> Known:
        """Return the names of all localities and groups of the content."""
        groups = [group.model for group in typed.all_groups()]
        names = {group.name for group in groups} | {group.id for group in groups}
        names |= {old.name for group in groups for old in group.old_names}
        return cls(
            tuple(sorted(locality.model.name for locality in typed.localities)),
            tuple(sorted(names)),
        )


NUMBERING = re.compile(r"^\s*(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,3})\s*[.)/:–-]\s*")
_KINDS = {
    "to dan pho": "tổ dân phố", "to dp": "tổ dp", "tdp": "tdp", "khu dan cu": "khu dân cư",
    "kdc": "kdc", "khu pho": "khu phố", "thon": "thôn", "xom": "xóm", "ap": "ấp", "ban": "bản",
    "lang": "làng", "buon": "buôn", "khu": "khu", "to": "tổ",
}  # fmt: skip
_LIKE = {"tdp": "to dan pho", "to dp": "to dan pho", "kdc": "khu dan cu"}
_GROUP = re.compile(
    rf"\b(?P<kind>{'|'.join(_KINDS)})(?=\b|\d)(?P<part>\s*(?:so\s*)?:?\s*"
    r"(?P<name>\d+[a-z]?(?:[./-]\d+)?\b|(?<!\bto )[a-z]+(?:[ '-][a-z]+){0,3}(?: \d+\b)?))"
)
_WARD_TEAM = re.compile(
    r"to (cong nghe so|cnscd|cns)( cong dong)?( cap)? (xa|phuong|dac khu)( \w+){0,5}"
)
_NO_NAME = re.compile(
    r"(tren|dia|va|o|cac|cong|truong|pho|vien|thuoc|cua|phuong|xa|trong|nam|gom|co|thi|hoat|tu"
    r"|vuc|dan|bao|dang|so|la|do|theo|kem)\b"
)
_ENDS = re.compile(r"\s(?:phuong|xa|dac khu|thuoc|tren|thanh pho|tinh|huyen|quan|gom|nam|tt)\b.*")
_LOCALITY = re.compile(r"\b(?P<kind>phuong|xa|dac khu)\s+(?P<name>[a-z]+(?:[ '-][a-z]+){0,4})")
_TITLE_GOES_ON = re.compile(
    r"(?i)\s(?:về|ve|và|v|năm|nam|thành phố|tỉnh|huyện|quận|quyết định|ban hành|kèm|gồm|thuộc)\b.*"
)
_NOT_LOCALITY = re.compile(r"(hoi|moi|phuong|dac|cac|va|tren|co|thuoc|loai|an toan)\b")


def group_in(text: str, known: Known, anywhere: bool = False) -> str | None:
    """Return the name of the group that a line names: "I. Tổ dân phố số 3 (5 người)".

    Args:
        text: one line.
        known: the groups of the content.
        anywhere: the line is a title, which may say more before the name.
    """
    line = NUMBERING.sub("", nfc(text)).strip()
    if any(fold(name) == fold(line).strip(" .:") for name in known.groups):
        return line.strip(" .:")
    folded = fold(line)
    if len(folded) != len(line):
        return None
    if not anywhere and _WARD_TEAM.fullmatch(plain(line)):
        return line.strip(" .:")
    found: str | None = None
    for match in _GROUP.finditer(folded):
        before = plain(folded[: match.start()])
        if not anywhere and before and not re.fullmatch(
            r"(danh sach )?(thanh vien )?(cua )?(to )?(cong nghe so|cnscd|cns)( cong dong)?"
            r"|danh sach( thanh vien)?", before,
        ):  # fmt: skip
            continue
        found = _named(line, match) or found
    return found


def _named(line: str, match: re.Match[str]) -> str | None:
    kind = line[match.start("kind") : match.end("kind")].lower()
    is_marked = not line.isascii() or match["kind"] in ("ban", "ap", "lang")
    if is_marked and kind != _KINDS[match["kind"]]:  # Lang and Ban are family names too
        return None
    number = match["name"][0].isdigit()
    if match["kind"] == "to" and not number:
        return None
    rest = _ENDS.sub("", match["name"])
    if not number and _NO_NAME.match(rest):
        return None
    return line[match.start() : match.start("name") + len(rest)].strip()


def with_kind(text: str, heading: str) -> str:
    """Return "Tổ dân phố số 3" for 3 under "Tổ dân phố"; under a heading of two kinds, 3."""
    words = plain(heading)
    named = [kind for kind in _KINDS if re.search(rf"\b{kind}\b", words)]
    kinds = {
        _LIKE.get(kind, kind) for kind in named if kind not in ("to", "khu") or len(named) == 1
    }
    if not re.fullmatch(r"\d{1,3}[a-zA-Z]?", text) or len(kinds) != 1:
        return text
    kind = _KINDS[kinds.pop()]
    return f"{kind[0].upper()}{kind[1:]}{' số' if kind == 'tổ dân phố' else ''} {text}"


def localities_in(text: str, known: Known) -> list[str]:
    """Return the names of wards and communes that a line names, those of the content first."""
    folded = fold(nfc(text))
    ours = [name for name in known.localities if re.search(rf"\b{re.escape(fold(name))}\b", folded)]
    if ours or len(folded) != len(nfc(text)):
        return ours
    found = []
    for match in _LOCALITY.finditer(folded):
        written = nfc(text)[match.start() : match.end()]
        written = _TITLE_GOES_ON.sub("", written).strip()
        name = written[len(match["kind"]) :].strip()
        if not _NOT_LOCALITY.match(match["name"]) and name[:1].isupper():
            found.append(written)
    return found


def is_locality_line(text: str) -> bool:
    """Whether a line is nothing but the name of a ward or commune."""
    words = plain(NUMBERING.sub("", text))
    return bool(re.fullmatch(r"(ubnd )?(phuong|xa|dac khu) (?!hoi\b)\w+( \w+){0,4}", words))


def is_total(text: str) -> bool:
    """Whether a cell begins a row of totals; Tống and Công are also names of people."""
    words = plain(text)
    return bool(re.fullmatch(r"(tong cong|tong so|cong so)\b.*|(tong|cong)( \d.*)?", words))


def is_footer(text: str) -> bool:
    """Whether a cell belongs to what stands below a table: who made it, who signs it."""
    words = plain(text)
    return bool(
        re.match(
            r"(nguoi (lap|tong hop|ky)|can bo (lap|tong hop)|tm|t m|kt|k t|tl|noi nhan|xac nhan cua"
            r"|chu tich|pho chu tich|ky ten|ky (va )?ghi|danh sach (nay )?(co|gom)|lap bieu"
            r"|thu truong|truong phong|(an )?dinh kem)\b",
            words,
        )
        or re.search(r"\bngay\b.{0,8}\bthang\b.{0,8}\bnam\b", words)
    )


def is_title(text: str) -> bool:
    """Whether a cell belongs to the lines that stand above a table."""
    return bool(
        re.match(
            r"(danh sach|cong hoa xa hoi|doc lap|uy ban nhan dan|ubnd|bieu (so|mau)|phu luc|mau so"
            r"|kem theo|to cong nghe so|ban chi dao|dang uy|don vi)\b", plain(text),
        )
    )  # fmt: skip


def looks_like_number(text: str) -> bool:
    """Whether a cell of the first column only counts: 1, 1., (1), I, a."""
    return bool(
        re.fullmatch(r"\(?(\d{1,4}([.,]\d{1,3})?|[IVXLC]{1,6}|[a-zA-Z])\)?[.)]?", text.strip())
    )


def same_group(one: str, other: str) -> bool:
    """Whether two ways to write a group can mean the same: "Tổ 3", "TDP số 3"."""
    numbers = [re.findall(r"\d+", text) for text in (one, other)]
    if all(numbers):
        return [int(n) for n in numbers[0]] == [int(n) for n in numbers[1]]
    names = [re.sub(rf"\b({'|'.join(_KINDS)}|so)\b", " ", plain(text)).split() for text in
             (one, other)]  # fmt: skip
    return names[0] == names[1]
