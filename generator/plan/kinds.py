"""Every kind of sheet there is: its name, its paper, what it is for. Drawn by templates/print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Subject = Literal["group", "guide", "locality"]
Purpose = Literal["wall", "hand", "screen"]


@dataclass(frozen=True)
class Kind:
    """One kind of sheet.

    `sizes` are finished sizes, after cutting and folding; `copies` of one thing share a page of
    the paper `printed_on` (the size itself when empty).
    `is_picture` sheets are PNG for the screen, all others are PDF. What `hangs` has at
    most MOST_HANGING_CODES on a page, APART_MM apart: two codes too near are scanned by mistake.
    """

    id: str
    title: str
    use: str
    subject: Subject
    template: str
    sizes: tuple[str, ...] = ("a4",)
    printed_on: str = ""
    has_mono: bool = False
    copies: int = 1
    is_picture: bool = False
    is_long: bool = False
    hangs: bool = False

    @property
    def purpose(self) -> Purpose:
        """How the codes of this kind are read."""
        return "screen" if self.is_picture else "wall" if self.hangs else "hand"

    @property
    def variants(self) -> Iterator[tuple[str, bool]]:
        """Every size, each in colour and, where there is one, with its black-and-white twin."""
        for size in self.sizes:
            for mono in (False, True) if self.has_mono else (False,):
                yield size, mono

    def stem(self, size: str, mono: bool) -> str:
        """Return the file name without its ending, as in `ap-phich-a4-den-trang`."""
        return "-".join([self.id, *([size] if size else []), *(["den-trang"] if mono else [])])


APART_MM = 40
"""Least distance between two codes that hang side by side (print brief)."""
MOST_HANGING_CODES = 2

POSTER = Kind(
    "ap-phich", "Áp phích treo tường", "Dán ở nhà văn hoá, bảng tin của tổ.",
    "group", "poster", ("a4", "a3"), has_mono=True, hangs=True,
)  # fmt: skip
LEAFLET = Kind(
    "to-roi", "Tờ rơi", "Phát ở buổi họp. Hai tờ trên một trang, cắt đôi.",
    "group", "leaflet", ("a5",), "a4", copies=2,
)  # fmt: skip
DOOR_CARD = Kind(
    "the-gui-lai", "Thẻ gửi lại nhà", "Đi từng ngõ, gõ từng nhà: ghi tên, ghi hẹn rồi để lại.",
    "group", "door_card", ("a6",), "a4", copies=4,
)  # fmt: skip
POCKET_CARD = Kind(
    "the-bo-tui", "Thẻ bỏ túi của thành viên", "Số của cả tổ và của phường, xã. Cắt rồi gập đôi.",
    "group", "pocket_card", ("a7",), "a4", copies=4,
)  # fmt: skip
GROUP_PICTURE = Kind(
    "zalo", "Ảnh gửi nhóm Zalo", "Ảnh dọc, gửi thẳng vào nhóm của tổ.",
    "group", "group_picture", ("",), is_picture=True,
)  # fmt: skip

INFOGRAPHIC = Kind(
    "infographic", "Tờ hướng dẫn", "Dán ở nơi làm thủ tục, nhà văn hoá.",
    "guide", "infographic", ("a4", "a3"), has_mono=True, hangs=True,
)  # fmt: skip
TAKE_HOME = Kind(
    "to-mang-ve", "Tờ mang về, chữ to", "Đưa bác mang về, mỗi bước một dòng, có chỗ ghi tay.",
    "guide", "take_home", is_long=True,
)  # fmt: skip
HELPER_SHEET = Kind(
    "to-nguoi-giup", "Tờ cho người giúp", "Nói gì với bà con, bà con hay vướng ở đâu.",
    "guide", "helper_sheet", is_long=True,
)  # fmt: skip
GUIDE_PICTURE = Kind(
    "zalo", "Ảnh gửi nhóm Zalo", "Ảnh dọc tóm tắt bài, gửi vào nhóm.",
    "guide", "guide_picture", ("",), is_picture=True,
)  # fmt: skip

CONTACT_SHEET = Kind(
    "bang-ma", "Bảng mã các tổ", "Để ở quầy: tìm tên tổ, quét mã của tổ.",
    "locality", "contact_sheet", is_long=True,
)  # fmt: skip
BOOKLET = Kind(
    "cam-nang", "Cẩm nang số", "Danh bạ các tổ, các bài hay hỏi, số cần gọi.",
    "locality", "booklet", ("a5",), is_long=True,
)  # fmt: skip
FOLDED_BOOKLET = Kind(
    "cam-nang-gap", "Cẩm nang số, bản gập", "In hai mặt, lật cạnh ngắn, gập đôi rồi bấm ghim.",
    "locality", "booklet", ("a4",), is_long=True,
)  # fmt: skip
OPEN_DAY = Kind(
    "ngay-hoi", "Bộ ngày hội trải nghiệm", "Việc chuẩn bị, biển của ba khu, phiếu đi ba khu.",
    "locality", "open_day", is_long=True, hangs=True,
)  # fmt: skip
MARKET = Kind(
    "cho", "Bộ Tiểu thương số", "Dùng ở chợ: biển, tờ 4T, phiếu đi từng sạp, tờ kiểm tiền.",
    "locality", "market", is_long=True, hangs=True,
)  # fmt: skip
COUNTER = Kind(
    "quay", "Bộ quầy hành chính công", "Biển người trực, các bài, việc lúc chờ, thẻ gập để bàn.",
    "locality", "counter", is_long=True, hangs=True,
)  # fmt: skip
PLACEMENT = Kind(
    "noi-dan", "Cách dán áp phích", "Dán ở đâu, cao bao nhiêu, tránh gì.",
    "locality", "placement",
)  # fmt: skip
TAMPER_CHECK = Kind(
    "kiem-tra", "Sổ kiểm tra áp phích", "Đi một vòng, xem có ai dán đè mã giả không.",
    "locality", "tamper_check", is_long=True,
)  # fmt: skip
CONSENT_FORM = Kind(
    "phieu-dong-y", "Phiếu đồng ý hiện tên, số điện thoại",
    "Mỗi thành viên một phiếu. Có chữ ký rồi mới đưa tên, số lên trang, lên tờ in.",
    "locality", "consent_form",
)  # fmt: skip
HOUSEHOLD_CHECK = Kind(
    "bang-kiem-ho", "Bảng kiểm một hộ", "Mang theo khi đến từng nhà; không ghi điều riêng tư.",
    "locality", "household_check",
)  # fmt: skip

GROUP_KINDS = (POSTER, LEAFLET, DOOR_CARD, POCKET_CARD, GROUP_PICTURE)
GUIDE_KINDS = (INFOGRAPHIC, TAKE_HOME, HELPER_SHEET, GUIDE_PICTURE)
LOCALITY_KINDS = (
    CONTACT_SHEET, BOOKLET, FOLDED_BOOKLET, OPEN_DAY, MARKET, COUNTER, PLACEMENT, TAMPER_CHECK,
    CONSENT_FORM, HOUSEHOLD_CHECK,
)  # fmt: skip
KINDS = (*GROUP_KINDS, *GUIDE_KINDS, *LOCALITY_KINDS)
STEMS = frozenset(kind.stem(*variant) for kind in KINDS for variant in kind.variants)
"""Every name, without its ending, that the file of a sheet has."""
