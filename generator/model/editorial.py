"""editorial.yml: the words that guides avoid or must explain, and other limits of plain style."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Content, Text, Texts, Whole


class Unexplained(Content):
    """Một từ khó phải giải thích trong mỗi bài dùng nó."""

    word: Text
    """Từ khó, ví dụ: OTP."""
    explained_by: Annotated[tuple[Text, ...], Field(min_length=1)]
    """Một trong các cách giải thích này phải có trong bài, ví dụ: mã xác nhận."""


class Replaced(Content):
    """Một từ không dùng với người dân, và từ thay."""

    word: Text
    """Từ không dùng, ví dụ: triển khai."""
    plain: Text
    """Viết thế nào cho dễ hiểu, ví dụ: làm."""
    unless: Texts = ()
    """Cụm từ có chữ ấy mà vẫn dùng, ví dụ: App Store."""


class Editorial(Content):
    """Quy tắc biên tập (content/editorial.yml)."""

    sentence_words: Whole = 20
    """Số chữ trung bình nhiều nhất của một câu trong bài."""
    names_with_numbers: tuple[Text, ...] = ()
    """Tên riêng có chữ số, không phải con số cần nguồn: mức 2, tổng đài 1022."""
    jargon: tuple[Replaced, ...] = ()
    """Từ khó, từ nước ngoài, và từ thay."""
    officialese: tuple[Replaced, ...] = ()
    """Lối viết công văn, câu bị động, và cách viết thay."""
    sensitive: tuple[Text, ...] = ()
    """Từ cho biết bài động đến tiền, giấy tờ, mã: có một từ là phải có hộp an toàn."""
    explain: tuple[Unexplained, ...] = ()
    """Từ khó được dùng, nhưng phải giải thích."""
