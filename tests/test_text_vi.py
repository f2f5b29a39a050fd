"""Vietnamese text: what people type without marks finds what is written with them."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from generator.text_vi import (
    NBSP,
    count_words,
    did_you_mean,
    fold,
    letter_key,
    nfc,
    no_orphan,
    say_date,
    say_digits,
    sentences,
    slugify,
    unbroken,
    written_date,
)

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_vietnamese_letter_folds_to_its_plain_letter(form: str) -> None:
    for letter in VOWELS + "đ":
        plain = "d" if letter == "đ" else unicodedata.normalize("NFD", letter)[0]
        assert fold(unicodedata.normalize(form, letter)) == plain
        assert fold(unicodedata.normalize(form, letter.upper())) == plain


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Tổ dân phố số 12", "to dan pho so 12"),
        ("ĐƯỜNG THUỴ", "duong thuy"),
        ("đường thủy", "duong thuy"),
        ("Hải Phòng Smart", "hai phong smart"),
        ("", ""),
    ],
)
def test_text_folds_to_what_people_type(written: str, typed: str) -> None:
    assert fold(written) == typed


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("VNeID mức 2", "vneid-muc-2"),
        ("  Đăng ký – tạm trú! ", "dang-ky-tam-tru"),
        ("Trần Hưng Đạo", "tran-hung-dao"),
        ("224/2026/NĐ-CP", "224-2026-nd-cp"),
        ("“…”", ""),
    ],
)
def test_a_slug_is_lower_case_letters_digits_and_single_hyphens(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_letters_built_from_parts_become_whole() -> None:
    assert nfc(unicodedata.normalize("NFD", "Tổ dân phố Đường")) == "Tổ dân phố Đường"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("phonee", "phone"),
        ("to truong", "tổ trưởng"),
        ("Tổ Trường", "tổ trưởng"),
        ("thanh vien", "thành viên"),
    ],
)
def test_a_near_miss_is_told_with_or_without_marks(word: str, meant: str) -> None:
    assert did_you_mean(word, ["phone", "tổ trưởng", "thành viên"]) == f"ý bạn là '{meant}'?"


def test_a_word_far_from_all_gets_no_guess() -> None:
    assert did_you_mean("xyz", ["phone", "tổ trưởng"]) == ""
    assert did_you_mean("phone", []) == ""


def test_a_name_that_must_stay_whole_has_no_breaking_space() -> None:
    assert unbroken(" Nguyễn  Văn\nA ") == f"Nguyễn{NBSP}Văn{NBSP}A"


@pytest.mark.parametrize(
    ("title", "tied"),
    [
        ("Quét mã trả tiền", f"Quét mã trả{NBSP}tiền"),
        ("Quét mã", "Quét mã"),
        ("VNeID", "VNeID"),
        ("", ""),
    ],
)
def test_a_title_leaves_no_syllable_alone_on_its_last_line(title: str, tied: str) -> None:
    assert no_orphan(title) == tied


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("—", 0),
        ("Mở ứng dụng ngân hàng.", 5),
        ("Gọi 1022, bấm phím 1.", 5),
        ("Lúc 7:30 ngày 20.11", 5),
        ("Nghị định 224/2026/NĐ-CP", 3),
        ("Wi-Fi, Zalo", 2),
        ("  nhiều   dấu\ncách ", 3),
    ],
)
def test_words_are_counted_as_syllables_and_a_number_is_one(text: str, count: int) -> None:
    assert count_words(text) == count


def test_words_are_counted_alike_however_the_letters_are_built() -> None:
    text = "Đọc to tên người nhận hiện trên màn hình"
    assert count_words(nfc(unicodedata.normalize("NFD", text))) == count_words(text) == 9


def test_words_sort_as_in_a_vietnamese_dictionary() -> None:
    ordered = ["ba", "ba lô", "bà", "bả", "bã", "bá", "bạ", "băng", "bâng", "bê", "ca", "dê", "đê"]
    shuffled = [*ordered[1::2], *ordered[::2]]
    assert sorted(shuffled, key=letter_key) == ordered
    assert sorted(["Ổ khoá", "ô tô", "Ong", "ơn"], key=letter_key) == [
        "Ong", "ô tô", "Ổ khoá", "ơn"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "read_aloud"),
    [
        ("31/1/2027", "ngày ba mươi mốt tháng một năm hai nghìn không trăm hai mươi bảy"),
        ("01/04/2026", "ngày mùng một tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("15/10", "ngày mười lăm tháng mười"),
        ("24/12/2005", "ngày hai mươi tư tháng mười hai năm hai nghìn không trăm linh năm"),
        ("tháng 1", None),
    ],
)
def test_a_date_is_read_aloud_as_on_the_radio(written: str, read_aloud: str | None) -> None:
    assert say_date(written) == read_aloud


def test_a_number_to_call_is_read_digit_by_digit() -> None:
    assert say_digits("1900 0368") == "một chín không không, không ba sáu tám"
    assert say_digits("112") == "một một hai"


def test_sentences_end_at_stops_and_not_inside_names_and_dates() -> None:
    text = "Bác mở vneid.gov.vn. Đến 28/2/2027 thì hết hạn. Ai hỏi mã? Tắt máy… Xong"
    assert sentences(text) == [
        "Bác mở vneid.gov.vn.", "Đến 28/2/2027 thì hết hạn.", "Ai hỏi mã?", "Tắt máy…", "Xong"
    ]  # fmt: skip
    assert sentences("") == []


def test_a_date_is_written_without_zeros_before_it() -> None:
    assert written_date(date(2026, 9, 5)) == "5/9/2026"
    assert written_date(None) == ""
