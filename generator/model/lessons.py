"""What team members teach with: the weekly bulletin, quizzes, the checklist of a household."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Content, Date, Slug, Text, Texts, Whole


class WeeklyMessage(Content):
    """Một tin của bản tin tuần."""

    week: Whole
    """Tuần thứ mấy, từ 1 đến 52."""
    guide: Slug
    """Bài hướng dẫn mà tin dẫn tới."""
    text: Text
    """Tin để dán vào nhóm Zalo, không quá 300 ký tự; đường dẫn được thêm tự động."""
    provinces: tuple[Slug, ...] = ()
    """Chỉ cho các tỉnh này. Bỏ trống là cho mọi nơi."""


class Bulletin(Content):
    """Bản tin "tuần này có gì" cho một năm (content/bulletin.yml)."""

    begins: Date
    """Thứ hai của tuần thứ nhất."""
    messages: tuple[WeeklyMessage, ...]
    """Mỗi tuần một tin ở mỗi tỉnh."""


class Question(Content):
    """Một câu hỏi tự kiểm tra."""

    ask: Text
    """Câu hỏi, thường là một tình huống."""
    answers: Annotated[tuple[Text, ...], Field(min_length=2, max_length=4)]
    """Các cách trả lời."""
    right: Whole
    """Cách trả lời đúng là cách thứ mấy, đếm từ 1."""
    why: Text
    """Vì sao."""
    guide: Slug
    """Bài nên đọc lại."""


class Quiz(Content):
    """Bài tự kiểm tra của một chủ đề (content/quizzes/<chủ đề>.yml)."""

    topic: Slug
    """Khoá chủ đề ở site.yml, trùng tên tệp."""
    title: Text
    """Tên bài."""
    questions: Annotated[tuple[Question, ...], Field(min_length=5, max_length=12)]
    """Từ 5 đến 12 câu."""


class Check(Content):
    """Một việc cần xem ở một nhà."""

    text: Text
    """Việc gì, viết như câu nói với bà con."""
    guide: Slug | None = None
    """Bài giúp làm việc ấy."""


class CheckGroup(Content):
    """Một nhóm việc cần xem."""

    title: Text
    """Tên nhóm việc."""
    checks: Annotated[tuple[Check, ...], Field(min_length=1)]
    """Các việc."""


class Checklist(Content):
    """Bảng kiểm một hộ gia đình (content/checklist.yml)."""

    title: Text
    """Tên bảng."""
    note: Text
    """Lời dặn trước khi ghi: không ghi điều riêng tư nào."""
    groups: Annotated[tuple[CheckGroup, ...], Field(min_length=1)]
    """Các nhóm việc."""
    never: Texts = ()
    """Những điều người của tổ không hỏi, không ghi."""
