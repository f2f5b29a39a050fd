"""The pages for team members: what to paste, when to report, how to name a group, quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from generator.model.lessons import WeeklyMessage
from generator.model.place import zalo_group_name
from generator.model.public import PublicContent
from generator.plan.calendar import due_days
from generator.plan.items import Findable, PagePlan, by_slug, guide_url

HAND_WRITTEN = ("di-tung-nha", "lop-chu-nhat", "ngay-hoi", "phieu-dong-y")
"""Pages of the section that stand in docs/thanh-vien/."""
FOLDER = "thanh-vien"
FOR_TEAMS = Findable("Dành cho tổ", weight=0.7, whole=False)


def plan_team_pages(content: PublicContent, base_url: str) -> Iterator[PagePlan]:
    """Yield the generated pages of the section for team members."""
    day = content.site.release_date

    def page(
        name: str, title: str, description: str, also: tuple[str, ...] = (), **context: Any
    ) -> PagePlan:
        template = f"team_{name.partition('/')[0].replace('-', '_')}.md.j2"
        return PagePlan(f"{FOLDER}/{name}.md", template, title, description, day,
                        source="site.yml", context=context,
                        search=replace(FOR_TEAMS, names=also))  # fmt: skip

    yield page(
        "index", "Dành cho thành viên tổ",
        "Đi từng nhà, mở lớp, tin để dán, bản tin tuần, hạn báo cáo, phiếu đồng ý.",
        ("tài liệu cho tổ công nghệ số", "việc của thành viên tổ"),
        has_bulletin=bool(content.messages), has_quizzes=bool(content.quizzes),
    )  # fmt: skip
    yield page(
        "tin-nhan", "Tin để dán vào nhóm", "Mỗi bài một tin nhắn Zalo, bấm một cái là chép.",
        ("tin soạn sẵn", "tin mẫu gửi Zalo", "dán tin vào nhóm Zalo"),
        messages=[(guide, guide_url(base_url, guide.code)) for guide in content.guides],
    )  # fmt: skip
    if content.messages and content.begins:
        yield page(
            "ban-tin", "Bản tin tuần", "Tuần này có gì: mỗi tuần một tin, đủ một năm.",
            ("tin tuần này", "tin đăng hằng tuần"),
            weeks=list(weeks_of(content, base_url)),
        )  # fmt: skip
    yield page(
        "bao-cao", "Hạn báo cáo", "Báo cáo gì, trước ngày nào, nộp cho ai; tải lịch về điện thoại.",
        ("hạn nộp báo cáo của tổ", "lịch báo cáo"),
        due={
            locality.id: due_days(locality.facts, day) for locality in content.localities
        },
    )  # fmt: skip
    yield page(
        "nhom-zalo", "Đặt tên nhóm Zalo", "Tên nhóm Zalo của từng tổ theo một cách chung.",
        ("đổi tên nhóm Zalo", "cú pháp tên nhóm"),
        names={
            group.id: zalo_group_name(group.facts, locality.facts, content.site.zalo_group_name)
            for locality in content.localities
            for group in locality.groups
        },
    )  # fmt: skip
    if content.checklist:
        yield page(
            "bang-kiem", content.checklist.title, "Bảng kiểm một hộ gia đình, in ra mang theo.",
            ("phiếu đi từng nhà", "danh sách việc cần làm của một nhà"),
            guides=by_slug(content),
        )  # fmt: skip
    topics = {topic.id: topic for topic in content.site.topics}
    for quiz in content.quizzes:
        yield page(
            f"tu-kiem-tra/{quiz.topic}", quiz.title,
            f"Tự kiểm tra: {topics[quiz.topic].title}. Không lưu câu trả lời nào.",
            ("câu hỏi trắc nghiệm", f"trắc nghiệm {topics[quiz.topic].title}"),
            quiz=quiz, guides=by_slug(content),
        )  # fmt: skip


def team_nav(content: PublicContent) -> list[Any]:
    """Return the section's part of the navigation."""
    names = ["index", *HAND_WRITTEN[:3], "tin-nhan"]
    names += ["ban-tin"] if content.messages else []
    names += ["bao-cao", "nhom-zalo", HAND_WRITTEN[3]]
    names += ["bang-kiem"] if content.checklist else []
    names += [f"tu-kiem-tra/{quiz.topic}" for quiz in content.quizzes]
    return [f"{FOLDER}/{name}.md" for name in names]


def weeks_of(
    content: PublicContent, base_url: str
) -> Iterator[tuple[int, date, list[tuple[WeeklyMessage, str]]]]:
    """Yield (number, Monday, messages with their addresses) for each week of the bulletin."""
    guides = by_slug(content)
    assert content.begins
    for number in sorted({message.week for message in content.messages}):
        monday = content.begins + timedelta(weeks=number - 1)
        texts = [
            (message, guide_url(base_url, guides[message.guide].code))
            for message in content.messages
            if message.week == number
        ]
        yield number, monday, texts
