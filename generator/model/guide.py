"""guides/<slug>.yml."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Code, Content, Date, Slug, Text, Texts, Whole, YesNo
from generator.model.icon import StepIcon
from generator.model.screen import Screen
from generator.model.shared import Link, Source


class Picture(Content):
    """Hình của một bước."""

    file: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9/_-]*\.(png|jpg|svg)$")]
    """Tên tệp trong thư mục content/pictures, chữ thường không dấu."""
    alt: Text
    """Hình vẽ gì, cho người không nhìn thấy."""
    app_version: Text
    """Phiên bản ứng dụng trong hình."""
    date: Date
    """Ngày chụp."""


class Step(Content):
    """Một bước: một việc, không quá 25 chữ."""

    do: Text
    """Làm gì. Một việc, một câu, không quá 25 chữ."""
    icon: StepIcon | None = None
    """Hình vẽ nhỏ của bước này trên tờ in. Ví dụ: quet-ma."""
    detail: Text | None = None
    """Giải thích thêm."""
    warning: Text | None = None
    """Cảnh báo ngay tại bước này."""
    screen: Screen | None = None
    """Màn hình vẽ minh hoạ: các nút, các ô mà người dùng thấy ở bước này."""
    picture: Picture | None = None
    """Hình chụp màn hình thật."""
    provinces: tuple[Slug, ...] = ()
    """Bước này chỉ cho các tỉnh này. Bỏ trống là cho mọi nơi."""


class Mistake(Content):
    """Một chỗ hay vướng."""

    problem: Text
    """Vướng gì."""
    fix: Text
    """Cách gỡ."""
    provinces: tuple[Slug, ...] = ()
    """Chỉ cho các tỉnh này. Bỏ trống là cho mọi nơi."""


class GuideLink(Link):
    """Một liên kết chính thức của bài."""

    provinces: tuple[Slug, ...] = ()
    """Chỉ cho các tỉnh này. Bỏ trống là cho mọi nơi."""


class Guide(Content):
    """Một bài hướng dẫn (content/guides/<slug>.yml)."""

    draft: YesNo = False
    """Bản nháp: chưa lên trang, chỗ còn thiếu chỉ bị nhắc. Viết xong thì xoá dòng này."""
    slug: Slug
    """Khoá, trùng tên tệp và là địa chỉ: vneid-muc-2."""
    code: Code
    """Mã ngắn trên tờ hướng dẫn in: h/<mã>."""
    title: Text
    """Tên bài, như người dân sẽ hỏi."""
    summary: Text
    """Câu trả lời trong một câu."""
    topic: Slug
    """Khoá chủ đề ở site.yml."""
    audiences: tuple[Slug, ...]
    """Khoá các nhóm người đọc."""
    provinces: tuple[Slug, ...] = ()
    """Chỉ cho các tỉnh này. Bỏ trống là cho mọi nơi."""
    who: Text
    """Ai dùng được."""
    minutes: Whole
    """Mất khoảng bao nhiêu phút."""
    minutes_note: Text | None = None
    """Chưa kể thời gian nào, ví dụ: chưa kể lúc chờ tin nhắn báo duyệt."""
    cost: Text
    """Tốn bao nhiêu, ví dụ: Miễn phí."""
    bring: Texts
    """Cần chuẩn bị gì."""
    steps: Annotated[tuple[Step, ...], Field(min_length=4)]
    """Từ 4 đến 9 bước ở mỗi tỉnh."""
    mistakes: tuple[Mistake, ...]
    """Chỗ hay vướng và cách gỡ."""
    touches: tuple[Literal["money", "id", "otp"], ...] = ()
    """Bài có động đến tiền, giấy tờ, OTP không. Có thì phải có hộp an toàn."""
    safety: Texts = ()
    """Hộp an toàn, mỗi ý một câu."""
    help: Text
    """Đến đâu để được giúp trực tiếp."""
    services: tuple[Slug, ...] = ()
    """Khoá các ứng dụng, cổng, tổng đài bài này dùng."""
    links: tuple[GuideLink, ...] = ()
    """Liên kết chính thức."""
    legal: tuple[Slug, ...] = ()
    """Khoá văn bản làm căn cứ."""
    aliases: Texts
    """Cách người dân gọi, viết tắt, tên cũ. Bản không dấu tự có."""
    asked: Texts = ()
    """Bà con hay hỏi nguyên câu thế nào; chỉ để ô tìm kiếm hiểu, không hiện thành mục."""
    loudspeaker: Text
    """Bài đọc loa 60–90 giây."""
    zalo_message: Text
    """Tin nhắn Zalo, không quá 300 ký tự."""
    reviewed: Date
    """Ngày rà lại nội dung."""
    valid_until: Date | None = None
    """Nội dung hết hạn ngày nào (ví dụ một đợt miễn phí)."""
    sources: tuple[Source, ...]
    """Nguồn và mức tin cậy."""


def is_stale(reviewed: date, day: date, months: int) -> bool:
    """Return whether more than months have passed from reviewed to day."""
    year, month = divmod(reviewed.year * 12 + reviewed.month - 1 + months, 12)
    return (year, month + 1, reviewed.day) < (day.year, day.month, day.day)
