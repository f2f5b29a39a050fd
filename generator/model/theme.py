"""How a ward dresses its printed sheets: colours, header, logo; and how well two colours differ."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Colour, Content, Header, Text

PAPER = "#ffffff"
INK = "#111111"
"""The colours of every sheet that no theme may change."""


class Logo(Content):
    """Biểu trưng trên tờ in."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9/_-]*\.(png|svg)$")]
    """Tên tệp .png hoặc .svg trong thư mục content/pictures, chữ thường không dấu."""
    alt: Text
    """Biểu trưng của ai, cho người không nhìn thấy. Ví dụ: Biểu trưng phường Mẫu."""


class Theme(Content):
    """Màu sắc, dòng chữ đầu và biểu trưng của các tờ in. Mục nào bỏ trống thì dùng như có sẵn."""

    brand: Colour = "#0b3d6b"
    """Màu chính: tiêu đề, số điện thoại, dải màu đầu tờ. Chọn màu đậm, vì có chữ trắng ở trên."""
    tint: Colour = "#e8f0f8"
    """Màu nền nhạt phía sau chữ. Chọn màu thật nhạt."""
    accent: Colour = "#0b3d6b"
    """Màu của biểu tượng, đường kẻ, khung; không dùng cho chữ."""
    header: Header | None = None
    """Dòng chữ trên cùng của tờ in, nhiều nhất 60 ký tự. Ví dụ: Ủy ban nhân dân phường Mẫu."""
    logo: Logo | None = None
    """Biểu trưng. Chỉ dùng hình mà phường, xã được phép dùng."""


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written #rrggbb: 1 (equal) to 21 (black on white).

    Source: WCAG 2.2, definition of contrast ratio.
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
