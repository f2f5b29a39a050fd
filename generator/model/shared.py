"""Pieces that several kinds of content file use."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from generator.model.base import Content, Date, Grade, PhoneText, Slug, Text, Texts, Url


class Source(Content):
    """Nguồn của một thông tin, kèm mức tin cậy."""

    title: Text
    """Tên tài liệu, ví dụ: Nghị định 224/2026/NĐ-CP, Điều 79."""
    grade: Grade
    """Mức tin cậy: A văn bản chính thức, B báo chí, C chưa kiểm chứng (không được in)."""
    date: Date | None = None
    """Ngày của tài liệu, nếu biết. Ví dụ: 2026-06-24."""
    url: Url | None = None
    """Địa chỉ tài liệu; tên miền phải có trong danh sách cho phép."""
    note: Text | None = None
    """Mục, trang hoặc lưu ý khi dùng nguồn này."""


class Link(Content):
    """Một liên kết chính thức."""

    title: Text
    """Chữ hiện trên liên kết."""
    url: Url
    """Địa chỉ https; tên miền phải có trong danh sách cho phép ở site.yml."""


class LegalReference(Content):
    """Một văn bản: viết một lần, nơi khác dẫn bằng khoá."""

    id: Slug
    """Khoá để nơi khác dẫn, ví dụ: nd-224-2026."""
    number: Text | None = None
    """Số hiệu, ví dụ: 224/2026/NĐ-CP. Bỏ trống khi văn bản nguồn không ghi số hoặc ghi hai số."""
    date: Date | None = None
    """Ngày ban hành. Bỏ trống khi nguồn không ghi."""
    issuer: Text
    """Cơ quan ban hành."""
    title: Text
    """Về việc gì."""
    url: Url | None = None
    """Nơi đọc toàn văn (tên miền trong danh sách cho phép)."""
    caution: Text | None = None
    """Điều phải nói rõ khi dẫn, ví dụ: kế hoạch ghi hai số khác nhau, cần đối chiếu."""


class Service(Content):
    """Một ứng dụng, cổng, tổng đài hay kênh mà người dân dùng."""

    id: Slug
    """Khoá, ví dụ: vneid."""
    kind: Literal["app", "portal", "hotline", "channel"]
    """app: ứng dụng · portal: cổng, trang web · hotline: tổng đài · channel: kênh khác."""
    name: Text
    """Tên đúng, như trên kho ứng dụng hoặc trang chính thức."""
    also_called: Texts = ()
    """Tên người dân hay gọi, tên trong văn bản cũ."""
    purpose: Text
    """Dùng để làm gì, một câu."""
    phone: PhoneText | None = None
    """Số để gọi."""
    phone_note: Text | None = None
    """Ai gọi số nào, có mất tiền không."""
    url: Url | None = None
    """Trang chính thức."""
    unverified: Text | None = None
    """Điều chưa xác minh được, viết thành lời khuyên hỏi ở đâu."""
    sources: tuple[Source, ...]
    """Nguồn và mức tin cậy; nguồn mức C không đủ để in."""


class Hotline(Service):
    """Một số gọi dùng chung; phải có số."""

    phone: PhoneText
    """Số để gọi."""


def holds_in(provinces: Collection[str], ids: Collection[str]) -> bool:
    """Return whether what is marked with provinces holds in one of ids; unmarked holds anywhere."""
    return not provinces or not set(ids).isdisjoint(provinces)
