"""What a screen shows in a step: a few plain parts, from which we draw it (no real screenshot)."""

from __future__ import annotations

from typing import Annotated, Literal, Self, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.base import Content, YesNo, visible_text

Part = Literal[
    "text", "search", "field", "button", "item", "switch", "tick",  # what one reads and presses
    "message", "sent", "warning", "success",  # what arrives, what one sends, what the app says
    "code", "qr", "face", "card", "photo", "amount", "map",  # what fills much of the screen
]  # fmt: skip
"""The parts of a drawn screen, each drawn by `render/illustration.py`."""

PARTS: tuple[Part, ...] = get_args(Part)

Label = Annotated[str, Field(max_length=24), BeforeValidator(visible_text)]
"""At most 24 characters: 12 px on a drawn phone 150 px wide."""


class Row(Content):
    """Một dòng trên màn hình vẽ: đúng một thứ, chữ đi kèm không quá 24 ký tự."""

    text: Label | None = None
    """Dòng chữ."""
    search: Label | None = None
    """Ô tìm kiếm, chữ đã gõ."""
    field: Label | None = None
    """Ô để gõ."""
    button: Label | None = None
    """Nút bấm."""
    item: Label | None = None
    """Một mục trong danh sách."""
    switch: Label | None = None
    """Công tắc bật tắt."""
    tick: Label | None = None
    """Ô đánh dấu."""
    message: Label | None = None
    """Tin nhắn gửi đến."""
    sent: Label | None = None
    """Tin nhắn gửi đi."""
    warning: Label | None = None
    """Khung cảnh báo màu đỏ."""
    success: Label | None = None
    """Khung báo xong màu xanh."""
    code: Label | None = None
    """Các ô nhập mã."""
    qr: Label | None = None
    """Khung quét mã QR."""
    face: Label | None = None
    """Khung quét khuôn mặt."""
    card: Label | None = None
    """Thẻ căn cước, thẻ bảo hiểm."""
    photo: Label | None = None
    """Ảnh chụp."""
    amount: Label | None = None
    """Số tiền."""
    map: Label | None = None
    """Bản đồ."""
    tap: YesNo = False
    """Ngón tay chỉ vào dòng này."""
    crossed: YesNo = False
    """Gạch chéo: đừng bấm."""

    @model_validator(mode="after")
    def _one_part(self) -> Self:
        if sum(getattr(self, part) is not None for part in PARTS) != 1:
            raise PydanticCustomError("row_parts", "{value}", {"value": ""})
        return self

    @property
    def part(self) -> Part:
        """What is drawn."""
        return next(part for part in PARTS if getattr(self, part) is not None)

    @property
    def label(self) -> str:
        """The words beside it."""
        return str(getattr(self, self.part))


class Screen(Content):
    """Màn hình vẽ minh hoạ một bước."""

    device: Literal["phone", "computer"] = "phone"
    """phone: điện thoại · computer: máy tính."""
    title: Annotated[str, Field(max_length=20), BeforeValidator(visible_text)] | None = None
    """Chữ trên thanh đầu màn hình, ví dụ tên ứng dụng."""
    rows: Annotated[tuple[Row, ...], Field(min_length=1, max_length=5)]
    """Từ một đến năm dòng, từ trên xuống."""

    @model_validator(mode="after")
    def _one_tap(self) -> Self:
        if sum(row.tap for row in self.rows) > 1:
            raise PydanticCustomError("screen_taps", "{value}", {"value": ""})
        return self
