"""site.yml and provinces/<slug>.yml."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Content,
    Date,
    Grade,
    GroupName,
    Slug,
    Text,
    Texts,
    Url,
    Whole,
    YesNo,
)
from generator.model.shared import Hotline, LegalReference, Service, Source
from generator.model.theme import Theme


class AllowedDomain(Content):
    """Một tên miền được phép đặt liên kết."""

    domain: Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z]{2,}$")]
    """Tên miền, không có https://. Tên miền con cũng được phép."""
    owner: Text
    """Cơ quan, đơn vị chủ quản."""
    grade: Grade
    """Mức tin cậy của thông tin về tên miền này."""
    checked: Date
    """Ngày kiểm tra gần nhất."""


class Topic(Content):
    """Một chủ đề của các bài hướng dẫn."""

    id: Slug
    """Khoá, ví dụ: an-toan-so."""
    title: Text
    """Tên chủ đề."""
    summary: Text
    """Một câu nói chủ đề này gồm những gì."""


class Audience(Content):
    """Một nhóm người đọc."""

    id: Slug
    """Khoá, ví dụ: nguoi-cao-tuoi."""
    title: Text
    """Tên nhóm."""
    summary: Text
    """Một câu nói nhóm này tìm được gì ở đây."""


class Skill(Content):
    """Một bậc trong thang kỹ năng số cơ bản."""

    id: Slug
    """Khoá, ví dụ: giu-an-toan."""
    title: Text
    """Tên bậc."""
    summary: Text
    """Xong bậc này thì làm được gì."""
    guides: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Các bài nên đọc, theo thứ tự. Bài của tỉnh nào chỉ hiện ở tỉnh đó."""


class ScamWarning(Content):
    """Cảnh báo lừa đảo hiện ở trang chủ."""

    title: Text
    """Câu cảnh báo ngắn."""
    points: Texts
    """Các dấu hiệu, mỗi ý một câu."""
    guide: Slug
    """Bài hướng dẫn để đọc thêm."""


class Synonym(Content):
    """Chữ bà con gõ, và chữ các trang dùng."""

    typed: Text
    """Chữ tắt hoặc tiếng thường ngày, ví dụ: dvc, bóng điện."""
    means: Text
    """Chữ các trang dùng, ví dụ: dịch vụ công, đèn."""


class SearchWords(Content):
    """Từ riêng của ô tìm kiếm."""

    synonyms: tuple[Synonym, ...] = ()
    """Chữ tắt, tiếng thường ngày. Tên bài và tên gọi khác của bài thì máy tự lấy chữ đầu."""
    ignored: Texts = ()
    """Từ để hỏi, có cũng như không, ví dụ: thì làm sao."""


_SAMPLE_HOST = re.compile(r"(.*\.)?(example(\.[a-z]+){0,2}|invalid|test|localhost)|[\d.]+|.*:.*")
"""Names that nobody owns (RFC 2606, RFC 6761) or that only stand for a name, and bare numbers."""


def is_sample_host(host: str) -> bool:
    """Return whether a site at host is only tried out: such an address leads nowhere on paper."""
    return bool(_SAMPLE_HOST.fullmatch(host.lower().rstrip(".")))


class Site(Content):
    """Thông tin chung của cả trang (content/site.yml)."""

    title: Text
    """Tên trang, hiện ở đầu mọi trang."""
    summary: Text
    """Một câu giới thiệu, dùng cho ô tìm kiếm và bản xem trước."""
    base_url: Url
    """Địa chỉ công khai của trang, không có dấu / ở cuối. Mã QR in ra dùng địa chỉ này."""
    release_date: Date
    """Ngày phát hành bản nội dung này; mọi chỗ cần 'hôm nay' dùng ngày này."""
    promise: Text
    """Lời hứa in trên mọi trang và áp phích: không bao giờ hỏi OTP, mật khẩu, tiền."""
    no_smartphone: Text
    """Lời nhắn cho người không có điện thoại thông minh, in trên áp phích."""
    theme: Theme = Theme()
    """Màu sắc, dòng chữ đầu, biểu trưng của các tờ in ở mọi nơi."""
    scam_warning: ScamWarning
    """Cảnh báo lừa đảo ở trang chủ."""
    featured_guides: tuple[Slug, ...]
    """Các bài cần nhất, theo thứ tự. Bài của tỉnh nào chỉ hiện ở tỉnh đó."""
    urgent_guide: Slug | None = None
    """Bài phải làm ngay khi đã bị lừa; mọi trang của tổ đều có nút mở bài này."""
    topics: tuple[Topic, ...]
    """Các chủ đề hướng dẫn."""
    audiences: tuple[Audience, ...]
    """Các nhóm người đọc."""
    skills: tuple[Skill, ...] = ()
    """Thang kỹ năng số cơ bản, bậc thấp trước."""
    zalo_group_name: GroupName = "CNSCĐ-<tổ>-<xã>"
    """Mẫu tên nhóm Zalo của từng tổ: <tổ> là tên tổ, <xã> là tên xã, phường."""
    review_months: Whole = 6
    """Sau chừng này tháng, bài chưa rà lại thì trang ghi "Chưa xác nhận lại"."""
    search: SearchWords = SearchWords()
    """Chữ viết tắt và từ bỏ qua của ô tìm kiếm."""
    offline: YesNo = True
    """Trang đã xem mở lại được khi mất mạng. Ghi không để tắt và xoá trang đã lưu trong các máy."""
    hotlines: tuple[Hotline, ...]
    """Các số gọi dùng chung cả nước."""
    services: tuple[Service, ...]
    """Các ứng dụng, cổng dùng chung cả nước."""
    allowed_domains: tuple[AllowedDomain, ...]
    """Danh sách tên miền được phép đặt liên kết."""
    legal: tuple[LegalReference, ...] = ()
    """Văn bản dùng chung."""

    def allows(self, domain: str) -> bool:
        """Return whether pages may link to domain."""
        names = [item.domain for item in self.allowed_domains]
        return any(domain == name or domain.endswith(f".{name}") for name in names)


class Province(Content):
    """Hồ sơ một tỉnh, thành phố (content/provinces/<slug>.yml)."""

    id: Slug
    """Khoá, trùng tên tệp: hai-phong."""
    name: Text
    """Tên đầy đủ, ví dụ: thành phố Hải Phòng."""
    short_name: Text
    """Tên gọi ngắn, ví dụ: Hải Phòng."""
    services: tuple[Service, ...]
    """Ứng dụng, tổng đài 1022, cổng của riêng tỉnh, thành phố này."""
    facts: tuple[Source, ...] = ()
    """Nguồn của các thông tin trong hồ sơ."""
