"""localities/<slug>/locality.yml and groups/<id>.yml, as the editor writes them (private).

Nothing after `validate` may see these types: see `model/public.py`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    Channel,
    Code,
    Content,
    Date,
    DayOfMonth,
    GroupName,
    MapPoint,
    PhoneText,
    Slug,
    Text,
    Texts,
    Time,
    Url,
    Whole,
    YesNo,
)
from generator.model.shared import LegalReference, Link, Source
from generator.model.theme import Theme

Weekday = Literal["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
MAP_DOMAIN = "www.google.com"
"""Where a place on the map is shown; a site links to it only when its allowed_domains has it."""
PersonalField = Literal["name", "organisation", "tasks", "phone", "zalo"]
CONSENT_SOON_DAYS = 60
"""A consent that ends within these days is told: time to ask again and to reprint."""


class Consent(Content):
    """Sự đồng ý của một thành viên. Không ghi tức là không đồng ý."""

    date: Date
    """Ngày thành viên đồng ý (bằng văn bản hoặc tin nhắn lưu được)."""
    evidence: Text | None = None
    """Đồng ý bằng gì, lưu ở đâu: Phiếu số 12, lưu tại Phòng Văn hoá; Tin nhắn Zalo 5/9, đã chụp."""
    web: tuple[PersonalField, ...] = ()
    """Được hiện trên trang web và danh bạ tải về: name, organisation, tasks, phone, zalo."""
    print: tuple[PersonalField, ...] = ()
    """Được in trên áp phích giấy. Tệp áp phích tải được trên web chỉ hiện mục có ở cả hai nơi."""
    until: Date | None = None
    """Đồng ý đến hết ngày nào. Quá ngày này thì thông tin tự ẩn."""
    withdrawn: Date | None = None
    """Ngày rút lại đồng ý. Có ngày này thì thông tin ẩn ngay ở lần làm trang kế tiếp."""

    def fields(self, channel: Channel) -> frozenset[PersonalField]:
        """Return what the member agreed to show on channel, dates not yet considered."""
        return frozenset(self.web if channel == "web" else self.print)


class Member(Content):
    """Một thành viên của tổ công nghệ số cộng đồng."""

    name: Text
    """Họ và tên."""
    role: Literal["tổ trưởng", "tổ phó", "thành viên"]
    """Vai trò trong tổ. Vai trò luôn được hiện, kể cả khi không có đồng ý."""
    organisation: Text | None = None
    """Tổ chức: Đoàn Thanh niên, Công an, Hội Liên hiệp Phụ nữ…"""
    tasks: Texts = ()
    """Việc được phân công, mỗi việc một dòng."""
    phone: PhoneText | None = None
    """Số điện thoại."""
    zalo: YesNo = False
    """Số điện thoại này có dùng Zalo không."""
    consent: Consent | None = None
    """Sự đồng ý công khai thông tin."""


class TeamFacts(Content):
    """Phần ai cũng được biết về tổ công nghệ số của xã, phường."""

    name: Text
    """Tên tổ."""
    legal: Slug | None = None
    """Khoá của quyết định thành lập."""
    size: Whole | None = None
    """Số thành viên theo quyết định."""
    note: Text | None = None
    """Thành phần của tổ."""


class Team(TeamFacts):
    """Tổ công nghệ số cộng đồng của xã, phường."""

    members: tuple[Member, ...] = ()
    """Các thành viên."""


class OldName(Content):
    """Tên cũ mà người dân vẫn gọi."""

    name: Text
    """Tên cũ, ví dụ: Thôn 4."""
    unit: Text | None = None
    """Xã, phường cũ, ví dụ: xã Hưng Đạo."""


class Venue(Content):
    """Nơi sinh hoạt công cộng, thường là nhà văn hoá."""

    name: Text
    """Tên nơi sinh hoạt."""
    address: Text | None = None
    """Địa chỉ nơi công cộng này (không ghi địa chỉ nhà riêng)."""
    map: MapPoint | None = None
    """Chỗ trên bản đồ, ví dụ: 20.9876, 106.5432. Chỉ ghi cho nơi công cộng, không ghi nhà riêng."""
    note: Text | None = None
    """Chỉ dẫn thêm."""


class ZaloGroup(Content):
    """Nhóm Zalo."""

    name: Text
    """Tên nhóm, đúng như trên Zalo."""
    url: Url | None = None
    """Đường dẫn dạng https://zalo.me/g/…"""


class GroupFacts(Content):
    """Phần ai cũng được biết về một tổ dân phố, thôn hay khu dân cư."""

    id: Code
    """Khoá cố định và là mã in trên áp phích, ví dụ: thd-12. Không bao giờ đổi sau khi in."""
    name: Text
    """Tên hiện nay, ví dụ: Tổ dân phố số 12."""
    kind: Literal["tổ dân phố", "thôn", "khu dân cư"]
    """Loại."""
    old_names: tuple[OldName, ...] = ()
    """Các tên cũ trước sắp xếp."""
    sample: YesNo = False
    """Dữ liệu mẫu: mọi sản phẩm mang chữ MẪU, mọi số điện thoại bắt đầu bằng 0500."""
    updated: Date
    """Ngày thông tin này được rà lại, in trên áp phích."""
    venue: Venue | None = None
    """Nơi sinh hoạt."""
    zalo_group: ZaloGroup | None = None
    """Nhóm Zalo của tổ."""
    schedule: Texts = ()
    """Lịch giúp dân của tổ, mỗi buổi một dòng."""


class GroupSource(GroupFacts):
    """Một tổ dân phố, thôn hay khu dân cư (content/localities/<slug>/groups/<id>.yml)."""

    members: tuple[Member, ...]
    """Các thành viên, tổ trưởng trước."""
    size_note: Text | None = None
    """Vì sao tổ ít hơn 5 hoặc nhiều hơn 8 người; có dòng này thì không nhắc nữa."""


class OldUnit(Content):
    """Đơn vị cũ đã nhập vào xã, phường này."""

    name: Text
    """Tên cũ, ví dụ: xã Lê Lợi."""
    part: Literal["toàn bộ", "một phần"] = "toàn bộ"
    """Nhập toàn bộ hay một phần."""
    groups: Whole | None = None
    """Số thôn, tổ, khu dân cư trước sáp nhập."""
    group_kind: Text | None = None
    """Gọi là gì: thôn, khu dân cư…"""


class Office(Content):
    """Một cơ quan người dân có thể đến hoặc gọi."""

    id: Slug
    """Khoá, ví dụ: trung-tam-phuc-vu-hanh-chinh-cong."""
    name: Text
    """Tên cơ quan."""
    duty: Text
    """Giúp việc gì."""
    phone: PhoneText | None = None
    """Số chung của cơ quan."""
    address: Text | None = None
    """Địa chỉ."""
    map: MapPoint | None = None
    """Chỗ trên bản đồ, ví dụ: 20.9876, 106.5432. Không ghi thì trang cho tìm theo tên cơ quan."""
    hours: Text | None = None
    """Giờ làm việc."""


class DutyShift(Content):
    """Một ca trực giúp dân."""

    days: tuple[Weekday, ...]
    """Các ngày trong tuần."""
    hours: Text | None = None
    """Giờ nói bằng lời: giờ hành chính. Có start, end thì trang của tổ nói đang trực hay nghỉ."""
    start: Time | None = None
    """Giờ bắt đầu, ví dụ: 7:30."""
    end: Time | None = None
    """Giờ kết thúc, ví dụ: 11:30."""
    place: Text
    """Ở đâu."""
    who: Text
    """Ai trực."""
    helps_with: Texts
    """Giúp những việc gì."""


class ZaloChannel(Content):
    """Nhóm Zalo chung của xã, phường và quy tắc đặt tên nhóm của tổ."""

    name: Text | None = None
    """Tên nhóm chung."""
    url: Url | None = None
    """Đường dẫn nhóm chung."""
    members: Text | None = None
    """Ai ở trong nhóm."""
    naming_rule: Text | None = None
    """Cú pháp tên nhóm của từng tổ."""
    example: Text | None = None
    """Một ví dụ đúng cú pháp."""
    group_name: GroupName | None = None
    """Mẫu tên nhóm của từng tổ ở đây, khi khác mẫu chung ở site.yml: CNSCĐ-<tổ>-<xã>."""


class Target(Content):
    """Một chỉ tiêu trong kế hoạch."""

    value: Text
    """Con số, ví dụ: 80%."""
    text: Text
    """Chỉ tiêu là gì, viết lại cho dễ hiểu."""
    deadline: Text | None = None
    """Khi nào, ví dụ: năm 2026."""


class Programme(Content):
    """Một chương trình, phần việc trong kế hoạch."""

    title: Text
    """Tên."""
    summary: Text
    """Làm gì, viết lại cho dễ hiểu."""
    lead: Text | None = None
    """Đơn vị chủ trì."""
    partners: Text | None = None
    """Đơn vị phối hợp."""
    when: Text | None = None
    """Thời gian."""
    guides: tuple[Slug, ...] = ()
    """Các bài hướng dẫn phục vụ phần việc này."""


class CommunityModel(Content):
    """Một mô hình, cách làm hay."""

    number: Whole
    """Số thứ tự trong văn bản."""
    title: Text
    """Tên mô hình."""
    summary: Text
    """Cách làm, viết lại cho dễ hiểu."""
    caution: Text | None = None
    """Điều cần cẩn thận, điều chưa xác minh."""


class Event(Content):
    """Một ngày, một buổi đáng nhớ."""

    title: Text
    """Tên."""
    when: Text
    """Khi nào, viết bằng lời."""
    date: Date | None = None
    """Ngày diễn ra, nếu đã biết; có ngày thì sự kiện vào lịch điện thoại."""
    yearly: YesNo = False
    """Năm nào cũng vào ngày ấy."""
    weekly: Weekday | None = None
    """Tuần nào cũng vào thứ này."""
    start: Time | None = None
    """Giờ bắt đầu, ví dụ: 7:30."""
    end: Time | None = None
    """Giờ kết thúc, ví dụ: 11:30."""
    place: Text | None = None
    """Ở đâu."""
    summary: Text | None = None
    """Có gì."""


class Deadline(Content):
    """Một hạn báo cáo trong văn bản của địa phương."""

    title: Text
    """Báo cáo gì, ai nộp, nộp cho ai."""
    every: Literal["tháng", "quý", "năm", "một lần"]
    """Bao lâu một lần."""
    before_day: DayOfMonth | None = None
    """Trước ngày mấy của tháng (của tháng cuối quý). Bỏ trống khi văn bản không ghi ngày."""
    date: Date | None = None
    """Hạn của việc làm một lần hoặc mỗi năm một lần."""
    note: Text | None = None
    """Nguồn hoặc điều chưa rõ."""


class LocalityFacts(Content):
    """Phần ai cũng được biết về một phường, xã."""

    id: Slug
    """Khoá, trùng tên thư mục và là địa chỉ trang: tran-hung-dao."""
    name: Text
    """Tên đầy đủ, ví dụ: phường Trần Hưng Đạo."""
    kind: Literal["phường", "xã", "đặc khu"]
    """Loại."""
    province: Slug
    """Khoá tỉnh, thành phố."""
    sample: YesNo = False
    """Số điện thoại cơ quan ở đây là dữ liệu mẫu (0500…)."""
    updated: Date
    """Ngày rà lại thông tin."""
    summary: Text
    """Một câu về địa phương và tổ công nghệ số."""
    theme: Theme | None = None
    """Màu sắc, dòng chữ đầu, biểu trưng riêng của tờ in ở đây; thay trọn mục theme ở site.yml."""
    area_km2: Text | None = None
    """Diện tích tự nhiên, viết như trong văn bản: 66,89."""
    population: Text | None = None
    """Dân số, viết như trong văn bản: 35.932."""
    established: Slug | None = None
    """Khoá của nghị quyết thành lập."""
    old_units: tuple[OldUnit, ...] = ()
    """Các đơn vị cũ."""
    group_count: Whole | None = None
    """Số thôn, tổ dân phố theo văn bản."""
    team_member_count: Whole | None = None
    """Tổng số thành viên các tổ theo văn bản."""
    offices: Annotated[tuple[Office, ...], Field(min_length=1)]
    """Các cơ quan. Cơ quan đầu tiên là nơi người dân gọi khi tổ chưa công khai số."""
    duty_roster: tuple[DutyShift, ...] = ()
    """Lịch trực."""
    zalo: ZaloChannel | None = None
    """Nhóm Zalo và quy tắc đặt tên."""
    legal: tuple[LegalReference, ...] = ()
    """Văn bản của địa phương và văn bản mà địa phương dẫn."""
    legal_basis: tuple[Slug, ...] = ()
    """Khoá các văn bản làm căn cứ, cả ở đây và ở site.yml."""
    targets: tuple[Target, ...] = ()
    """Chỉ tiêu."""
    programmes: tuple[Programme, ...] = ()
    """Chương trình, phần việc."""
    models: tuple[CommunityModel, ...] = ()
    """Mô hình, cách làm hay."""
    events: tuple[Event, ...] = ()
    """Ngày, buổi định kỳ."""
    reporting: Texts = ()
    """Việc báo cáo của các tổ, viết bằng lời."""
    deadlines: tuple[Deadline, ...] = ()
    """Hạn báo cáo, để đưa vào lịch điện thoại."""
    proposals: Texts = ()
    """Đề xuất của địa phương."""
    links: tuple[Link, ...] = ()
    """Liên kết của địa phương."""
    sources: tuple[Source, ...]
    """Văn bản nguồn."""


class LocalitySource(LocalityFacts):
    """Một phường, xã (content/localities/<slug>/locality.yml)."""

    team: Team
    """Tổ công nghệ số của xã, phường."""


def zalo_group_name(group: GroupFacts, locality: LocalityFacts, common: str) -> str:
    """Return how the group's Zalo group is to be named, by its locality's pattern or the common."""
    pattern = locality.zalo.group_name if locality.zalo else None
    place = locality.name[:1].upper() + locality.name[1:]
    return (pattern or common).replace("<tổ>", group.name).replace("<xã>", place)
