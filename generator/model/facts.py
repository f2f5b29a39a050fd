"""facts.yml: every number that a guide states, written once and cited by its key."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Content, Date, Slug, Text
from generator.model.shared import Source


class Fact(Content):
    """Một con số: tuổi, mức phí, số tiền, ngày, thời hạn. Nơi khác dẫn bằng {khoá}."""

    id: Slug
    """Khoá để bài hướng dẫn dẫn: {tuoi-vneid-muc-2}."""
    kind: Literal["age", "fee", "amount", "date", "duration", "rate", "number"]
    """Loại số: tuổi, phí, số tiền, ngày, thời hạn, tỷ lệ, số khác."""
    value: Text
    """Chữ hiện trong câu, ví dụ: đủ 14 tuổi."""
    spoken: Text | None = None
    """Cách đọc trên loa, số viết bằng chữ. Ngày dạng 31/1/2027 thì tự đọc, không cần ghi."""
    means: Text
    """Con số này nói điều gì."""
    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+$")]
    """Tệp dữ kiện đã đối chiếu, ví dụ: 01-vneid."""
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    """Nguồn, mức A hoặc B."""
    checked: Date
    """Ngày đối chiếu gần nhất."""
    valid_until: Date | None = None
    """Hết đúng sau ngày nào. Bài dẫn con số này sau ngày ấy sẽ bị nhắc."""


class FactBook(Content):
    """Mọi con số của các bài hướng dẫn (content/facts.yml)."""

    facts: tuple[Fact, ...]
    """Các con số."""
