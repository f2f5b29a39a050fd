"""permalinks.yml: every code ever printed, in lines that are only ever added."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Annotated

from pydantic import Field

from generator.model.base import Content, Date, Slug, Text, Whole

FIRST = ""
"""What the seal of the very first line stands on."""
_SEAL_DIGITS = 8

Seal = Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
"""Hexadecimal: enough to notice a slip or a careless hand, short enough to stand in a line."""


class LedgerHead(Content):
    """Dấu niêm của cả sổ. Máy ghi, đừng sửa bằng tay."""

    lines: Whole
    """Số dòng đã niêm."""
    last: Seal
    """Dấu niêm của dòng đã niêm sau cùng, máy ghi. Hỏng thì lấy lại sổ từ bản sao lưu."""


class LedgerLine(Content):
    """Một dòng của sổ mã: một mã được phát hành, hoặc một mã thôi dùng. Đã ghi thì không sửa."""

    code: Slug
    """Mã trong địa chỉ, ví dụ: thd-12."""
    kind: Annotated[str, Field(pattern=r"^(group|guide|locality)$")]
    """group: trang của tổ (t/<mã>) · guide: bài hướng dẫn (h/<mã>) · locality: xã, phường."""
    released: Date | None = None
    """Ngày phát hành lần đầu. Dòng chỉ ghi việc thôi dùng thì không có mục này."""
    retired: Date | None = None
    """Ngày thôi dùng, khi tổ giải thể hoặc sáp nhập, bài bị gỡ."""
    successor: Slug | None = None
    """Mã thay thế; trang cũ sẽ dẫn tới trang của mã này."""
    reason: Text | None = None
    """Vì sao thôi dùng, hiện cho người quét mã cũ."""
    name: Text | None = None
    """Tên lúc thôi dùng, hiện cho người quét mã cũ."""
    locality: Slug | None = None
    """Khoá xã, phường lúc thôi dùng: nơi người quét mã cũ được chỉ tới để hỏi."""
    seal: Seal | None = None
    """Dấu niêm, máy ghi khi chạy cnscd release. Dòng mới thì bỏ trống mục này."""

    @property
    def key(self) -> tuple[str, str]:
        """Kind and code: a group and a guide may have the same code, their addresses differ."""
        return self.kind, self.code

    def seal_after(self, before: str) -> str:
        """Return the seal of this line after the line whose seal is before.

        What binds is sealed: code, kind, dates, successor. Words may be mended later.
        """
        said = (before, self.code, self.kind, self.released, self.retired, self.successor)
        text = "\n".join("" if part is None else str(part) for part in said)
        return sha256(text.encode()).hexdigest()[:_SEAL_DIGITS]


class Ledger(Content):
    """Sổ mã (content/permalinks.yml): mọi mã từng phát hành, chỉ thêm, không xoá."""

    sealed: LedgerHead | None = None
    """Dấu niêm của cả sổ, máy ghi khi chạy cnscd release."""
    codes: tuple[LedgerLine, ...]
    """Các dòng, theo thứ tự ghi: dòng mới luôn ở cuối."""

    def entries(self) -> tuple[PermalinkEntry, ...]:
        """Return every code once, in the order of release, with how it ended; see `recorded`."""
        return tuple(found.entry for found in recorded(self).values())


@dataclass(frozen=True)
class PermalinkEntry:
    """A code and its life, put together from its lines."""

    code: str
    kind: str
    released: datetime.date
    retired: datetime.date | None = None
    successor: str | None = None
    reason: str | None = None
    name: str | None = None
    locality: str | None = None


@dataclass(frozen=True)
class Recorded:
    """A code, and the numbers of the lines that released it and that spoke of it last."""

    entry: PermalinkEntry
    born: int
    ended: int


def recorded(ledger: Ledger) -> dict[tuple[str, str], Recorded]:
    """Return every code of the ledger by kind and code.

    The last line about the end of a code is the one that counts, so that a wrong successor is
    mended by a further line. Lines that fit nowhere are left out: the check tells them.
    """
    found: dict[tuple[str, str], Recorded] = {}
    for number, line in enumerate(ledger.codes):
        before = found.get(line.key)
        ending = (line.retired, line.successor, line.reason, line.name, line.locality)
        if before is None and line.released:
            entry = PermalinkEntry(line.code, line.kind, line.released, *ending)
            found[line.key] = Recorded(entry, number, number)
        elif before and not line.released and line.retired:
            retired, successor, reason, name, locality = ending
            entry = replace(
                before.entry,
                retired=retired,
                successor=successor,
                reason=reason,
                name=name or before.entry.name,
                locality=locality or before.entry.locality,
            )
            found[line.key] = Recorded(entry, before.born, number)
    return found
