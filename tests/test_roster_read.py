"""Spreadsheets as offices have them: each test is one habit, and what the officer is told."""

import unicodedata
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from generator import pipeline
from generator.errors import ContentError, Problem, SourcePos
from generator.model.phone import Phone
from generator.roster import encodings
from generator.roster.dates import read_date
from generator.roster.grid import Cell
from generator.roster.headings import understand
from generator.roster.people import Place
from generator.roster.phones import read_phone
from generator.roster.phrases import Known, group_in, localities_in
from generator.roster.positions import SheetPos, pos_of
from generator.roster.read import read
from generator.roster.values import fields_listed, read_name, read_role

KNOWN = Known(("phường Trần Hưng Đạo",), ("Tổ dân phố số 12", "thd-12"))
HEAD = ("STT", "Họ và tên", "Vai trò", "SĐT")
LETTERS = "".join(
    unicodedata.normalize("NFC", base + mark)
    for base in "aăâeêioôơuưy"
    for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)


@pytest.fixture
def book(tmp_path):
    """Write sheets of rows, by name, and read them back as the importer does."""

    def write(*rows, merged=(), sheet="Tổ 1", change=None, **more):
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for name, table in {sheet: rows, **more}.items():
            page = workbook.create_sheet(name)
            for row in table:
                page.append(row)
        for region in merged:
            workbook[sheet].merge_cells(region)
        if change:
            change(workbook)
        path = tmp_path / "danh-sach.xlsx"
        workbook.save(path)
        return read(path, KNOWN)

    return write


@pytest.fixture
def file(tmp_path):
    """Write bytes to a file of this name and read it."""

    def write(name, raw):
        (tmp_path / name).write_bytes(raw)
        return read(tmp_path / name, KNOWN)

    return write


def errors(reading):
    return [str(problem) for problem in reading.problems if not problem.is_warning]


def told(reading, place):
    """Return what is said about one place, and only that."""
    return [p.message for p in reading.problems if str(p.pos).endswith(place)]


def names(reading):
    return [person.name for person in reading.people]


def phone(value, **more):
    return read_phone(Cell(1, 1, value, **more))


def day(value):
    return read_date(Cell(1, 1, value))


# Tables


def test_a_whole_paper_is_read_as_people_see_it(book):
    reading = book(
        ("UBND PHƯỜNG TRẦN HƯNG ĐẠO", None, None, "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (None, None, None, "Độc lập - Tự do - Hạnh phúc"),
        ("DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG",),
        ("(Kèm theo Quyết định số 12/QĐ-UBND ngày 5 tháng 9 năm 2026)",),
        ("STT", "Họ và tên", "Chức vụ", "Đơn vị\ncông tác", "SĐT", "Hiện trên web", None),
        (None, None, None, None, None, "Họ tên", "SĐT"),
        (1, 2, 3, 4, 5, 6, 7),
        ("I", "Tổ dân phố số 1"),
        (1, "Nguyễn Văn A", "Tổ trưởng", "Chi bộ", "0500.112.001", "x", "x"),
        (2, "Trần Thị B", "P. tổ trưởng", "Hội Phụ nữ", "+84 500112002", "x", "không"),
        ("II", "Thôn Đông"),
        (1, "Lê Văn C", "TT", None, "0500 112 003", None, None),
        ("Tổng cộng: 3 người",),
        (None, None, None, None, "Hải Phòng, ngày 20 tháng 11 năm 2026"),
        (None, "NGƯỜI LẬP BIỂU", None, None, "TM. UBND PHƯỜNG"),
        (None, "Vũ Thị H", None, None, "Đỗ Văn K"),
        merged=("A3:G3", "F5:G5", *(f"{c}5:{c}6" for c in "ABCDE"), "B8:G8", "B11:G11"),
        sheet="Sheet1",
    )  # fmt: skip
    assert reading.problems == ()
    assert [(p.name, p.group, p.role, p.phone) for p in reading.people] == [
        ("Nguyễn Văn A", "Tổ dân phố số 1", "tổ trưởng", "0500112001"),
        ("Trần Thị B", "Tổ dân phố số 1", "tổ phó", "0500112002"),
        ("Lê Văn C", "Thôn Đông", "tổ trưởng", "0500112003"),
    ]
    assert [p.web for p in reading.people] == [("name", "phone"), ("name",), ()]
    assert {p.locality for p in reading.people} == {"phường Trần Hưng Đạo"}
    assert reading.people[0].organisation == "Chi bộ"
    assert reading.people[0].place == Place("danh-sach.xlsx", "Sheet1", 9, 2)
    assert "web" in reading.people[0].said
    assert "print" not in reading.people[0].said


def test_one_sheet_a_group_and_tables_below_each_other(book):
    head, row = ("Họ tên", "ĐT"), ("Nguyễn Văn A", "0500112001")
    below = [
        ("DANH SÁCH TỔ CÔNG NGHỆ SỐ TỔ DÂN PHỐ SỐ 3",), head, ("Lê Văn B", "0500112002"), (),
        ("TỔ DÂN PHỐ SỐ 4",), head, ("Lê Văn C", "0500112003"), head, ("Lê Văn D", None),
    ]  # fmt: skip
    reading = book(head, row, sheet="Tổ 7", **{"Trang tính2": below})
    assert [(p.name, p.group) for p in reading.people] == [
        ("Nguyễn Văn A", "Tổ 7"),
        ("Lê Văn B", "TỔ DÂN PHỐ SỐ 3"),
        ("Lê Văn C", "TỔ DÂN PHỐ SỐ 4"),
        ("Lê Văn D", "TỔ DÂN PHỐ SỐ 4"),
    ]
    assert errors(reading) == []


def test_a_group_written_once_carries_down_merged_or_not(book):
    reading = book(
        ("TT", "Tổ", "Họ tên", "ĐT"),
        (1, "Tổ 1", "Nguyễn Văn A", "0500112001"),
        (2, None, "Nguyễn Văn B", "0500112002"),
        (3, "Tổ 2", "Nguyễn Văn C", "0500112003"),
        (4, None, "Nguyễn Văn D", "0500112004"),
        (5, "Tổ 3", None, None),
        ("TT", "Tổ", "Họ tên", "ĐT"),
        (6, None, "Nguyễn Văn E", "0500112005"),
        merged=("B2:B3",),
        sheet="Danh sách",
    )
    assert [p.group for p in reading.people] == ["Tổ 1", "Tổ 1", "Tổ 2", "Tổ 2", None]
    assert told(reading, "ô B3") == []
    assert told(reading, "ô B5") == ["ô tổ để trống, hiểu là 'Tổ 2' như dòng trên"]
    assert told(reading, "ô B6") == ["chưa có ai trong 'Tổ 3'"]
    assert errors(reading)[0].startswith("danh-sach.xlsx [Danh sách] ô B8: lỗi: ô tổ để trống")


def test_a_code_or_a_ward_left_out_never_takes_an_older_row(book):
    reading = book(
        ("Xã, phường", "Mã tổ", "Tổ", "Họ tên"),
        ("xã An Lão", None, "Tổ 1", "Lê Văn A"),
        (None, "THD-12", None, "Lê Văn B"),
        (None, None, None, "Lê Văn C"),
        sheet="Danh sách",
    )
    assert [(p.locality, p.group_id, p.group) for p in reading.people] == [
        ("xã An Lão", None, "Tổ 1"),
        ("xã An Lão", "thd-12", None),
        ("xã An Lão", None, None),
    ]
    assert told(reading, "ô A3") == ["ô xã, phường để trống, hiểu là 'xã An Lão' như dòng trên"]
    assert told(reading, "ô C4") == ["ô tổ để trống, không rõ thuộc tổ nào"]


def test_names_in_two_columns_tasks_in_two_rows_places_in_title_rows(book):
    reading = book(
        ("STT", "Họ và tên", None, "Nhiệm vụ", "SĐT"),
        ("A", "XÃ AN LÃO"),
        ("I", "Thôn Đông"),
        (1, "Nguyễn Văn", "A", "- Giúp cài VNeID", "0500112001"),
        (None, None, None, "- Giúp quét mã QR", None),
        ("B", "PHƯỜNG TRẦN HƯNG ĐẠO"),
        ("I", "Tổ 1"),
        (1, "Vũ Thị", "C", "Dạy lớp", None),
        merged=("B1:C1", "A4:A5", "B4:B5", "C4:C5", "E4:E5"),
    )
    first, second = reading.people
    assert (first.name, first.locality, first.group) == ("Nguyễn Văn A", "XÃ AN LÃO", "Thôn Đông")
    assert first.tasks == ("Giúp cài VNeID", "Giúp quét mã QR")
    assert (second.name, second.locality) == ("Vũ Thị C", "phường Trần Hưng Đạo")
    assert reading.problems == ()


def test_our_own_template_is_read_and_its_example_is_nobody(book):
    fields = ("họ tên", "tổ chức", "việc", "số điện thoại", "Zalo")
    head = (
        *("Xã, phường", "Mã tổ", "Tổ dân phố, thôn", "Họ và tên", "Vai trò", "Tổ chức, đơn vị"),
        *("Việc được phân công", "Số điện thoại", "Dùng Zalo", "Ngày đồng ý"),
        "Nơi lưu phiếu đồng ý",
        *(f"Hiện trên web: {field}" for field in fields),
        *(f"In trên giấy: {field}" for field in fields),
        *("Đồng ý đến hết ngày", "Ngày rút đồng ý"),
    )
    row = (
        *("phường Trần Hưng Đạo", "thd-12", "Tổ dân phố số 12", "Nguyễn Văn A", "thành viên"),
        *("Đoàn Thanh niên", "Giúp VNeID\nGiúp QR", "0500 112 001", "có", "05/09/2026"),
        *("Phiếu số 1", "có", "", "không", "có", "có"),
        *("có", "có", "có", "", "", "31/12/2027", ""),
    )
    example = (*row[:3], "VÍ DỤ – Nguyễn Văn B", *row[4:])
    reading = book(head, example, row)
    [person] = reading.people
    assert reading.problems == ()
    assert (person.web, person.print) == (
        ("name", "phone", "zalo"),
        ("name", "organisation", "tasks"),
    )
    assert (person.group_id, person.zalo, person.evidence) == ("thd-12", True, "Phiếu số 1")
    assert (person.consent_date, person.until) == (date(2026, 9, 5), date(2027, 12, 31))
    assert len(person.said) == 15
    assert "bảng chưa có ai" in errors(book(head, example))[0]


def test_what_is_hidden_is_told(book):
    def hide(workbook):
        page = workbook["Tổ 1"]
        page.row_dimensions[3].hidden = True
        page.column_dimensions["D"].hidden = True
        workbook["cũ"].sheet_state = "hidden"

    rows = [HEAD, (1, "Lê Văn A", "TT", "0500112001"), (2, "Lê Văn B", "TV", "0500112002")]
    reading = book(*rows, change=hide, cũ=rows, Khác=[("Xong rồi",)])
    assert names(reading) == ["Lê Văn A", "Lê Văn B"]
    assert told(reading, "[Tổ 1] ô D1") == ["cột 'SĐT' đang ẩn nhưng vẫn được đọc"]
    assert told(reading, "dòng 3") == ["dòng của 'Lê Văn B' đang ẩn nhưng vẫn được đọc"]
    assert told(reading, "[cũ]") == ["trang tính đang ẩn, không đọc"]
    assert len(reading.problems) == 3


def test_private_columns_are_left_out_and_never_repeated(book):
    reading = book(
        (*HEAD, "CCCD", "Ngày sinh", "Xếp hạng", "Ghi chú"),
        (1, "Lê Văn A", "TT", "0500112001", "031000000001", "5/9/1980", "A", "có xe"),
        (2, "Lê Văn B", "TV", "031000000002", None, None, None, "CCCD 031 000 000 003"),
    )
    assert "03100000" not in repr(reading)
    assert "1980" not in repr(reading)
    assert told(reading, "ô G1") == ["không dùng cột 'Xếp hạng'"]
    assert told(reading, "ô D3") == told(reading, "ô H3") == ["dãy 12 chữ số này giống số căn cước"]
    assert reading.people[0].note == "có xe"


def test_a_line_that_may_be_a_person_or_not_is_asked_about(book):
    reading = book(
        HEAD,
        (1, "Lê Văn A", "TT", "0500112001"),
        ("Lãnh đạo",),
        (None, "Lê Văn B", None, None),
        (3, None, "TV", "0500112003"),
        (None, "Người lập biểu"),
        (4, "Lê Văn D", "TV", "0500112004"),
        merged=("A3:D3",),
    )
    assert names(reading) == ["Lê Văn A"]
    assert [line.split(":")[0][-2:] for line in errors(reading)] == ["A3", "B4", "B5", "B7"]


def test_what_a_column_of_posts_means_its_values_tell(book):
    posts = ("Bí thư chi bộ", "Hội trưởng Hội Phụ nữ")
    rows = [("Lê Văn A", posts[0], "TT"), ("Lê Văn B", posts[1], "TV")]
    reading = book(("Họ tên", "Chức vụ", "Nhiệm vụ"), *rows)
    assert [p.organisation for p in reading.people] == list(posts)
    assert [p.role for p in reading.people] == ["tổ trưởng", "thành viên"]
    assert told(reading, "ô B1") == ["hiểu cột 'Chức vụ' là tổ chức, đơn vị của từng người"]
    mixed = book(("Họ tên", "Chức vụ"), ("Lê Văn A", "Tổ trưởng"), ("Lê Văn B", "Bí thư"))
    assert told(mixed, "ô B3") == ["không rõ vai trò trong tổ công nghệ số: 'Bí thư'"]


def test_ditto_marks_and_bare_numbers_of_groups(book):
    reading = book(
        ("Chị Ba", "0500112009"),
        ("STT", "Họ tên", "Tổ dân phố", "Đơn vị công tác", "SĐT", "Đồng ý đến"),
        ("1.1", "Lê Văn A", 3, "Hội Nông dân", "0500112001", "không thời hạn"),
        ("1.2", "Lê Văn B", "nt", "nt", "0500112002", "vô thời hạn"),
        ("1.3", None, "nt", "Chủ tịch Hội Nông dân", "0500112003", None),
        sheet="Danh sách",
    )
    assert [p.group for p in reading.people] == ["Tổ dân phố số 3"] * 2
    assert reading.people[1].organisation is None
    assert [line.split(":")[0][-2:] for line in errors(reading)] == ["B1", "D4", "B5"]


def test_two_tables_side_by_side_and_a_title_of_another_group_stop_the_import(book):
    reading = book((*HEAD[1:], None, *HEAD[1:]), ("Lê Văn A", "TT", None, None, "Lê B", "TV"))
    assert "có hai cột họ và tên" in errors(reading)[0]
    wrong = book(("DANH SÁCH TỔ DÂN PHỐ SỐ 3",), HEAD, (1, "Lê Văn A", "TT"), sheet="Tổ 4")
    assert "tiêu đề ghi 'TỔ DÂN PHỐ SỐ 3' nhưng trang tính tên là 'Tổ 4'" in errors(wrong)[0]


def test_the_same_person_and_the_same_number_twice(book):
    reading = book(
        HEAD,
        (1, "Lê Văn A", "TT", "0500112001"),
        (2, "Lê Văn A", "TT", "0500112001"),
        (3, "Lê Văn A", "TV", "0500112001"),
        (4, "Lê Văn A", "TV", "0500112009"),
        (5, "Vũ Thị B", "TV", "0500112001"),
        (6, "Lê Thị Hoa", "TV", None),
        (7, "Lê Thị Hoà", "TV", None),
    )
    assert told(reading, "ô B3") == ["'Lê Văn A' đã có ở ô B2, giống hệt: chỉ lấy một lần"]
    assert told(reading, "ô B4") == ["'Lê Văn A' đã có ở ô B2 với nội dung khác"]
    assert told(reading, "ô B5") == []
    assert told(reading, "ô B6") == ["số 0500 112 001 cũng là của 'Lê Văn A' (ô B2)"]
    assert len(reading.people) == 6
    assert len(reading.problems) == 3


def test_a_name_with_and_without_its_hyphen_is_one_person(book):
    reading = book(HEAD, (1, "Y-Bớt Niê", "TV", "0500112001"), (2, "Y Bớt Niê", "TV", "0500112001"))
    assert told(reading, "ô B3") == ["'Y Bớt Niê' đã có ở ô B2 với nội dung khác"]


def test_many_cells_with_one_mistake_are_one_line(book):
    reading = book(HEAD, *((n, f"Lê Văn {chr(64 + n)}", "TV", 500112000 + n) for n in range(1, 13)))
    [problem] = reading.problems
    assert problem.is_warning
    assert str(problem.pos) == "danh-sach.xlsx [Tổ 1] ô D2"
    assert problem.message.endswith("(các ô D2, D3, D4, D5, D6, D7, D8, D9 và 4 chỗ nữa)")
    assert reading.people[11].phone == "0500112012"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("SĐT", "phone"), ("so dien thoai", "phone"), ("ĐT", "phone"), ("Di\nđộng", "phone"),
        ("HỌ VÀ TÊN", "name"), ("Ho ten", "name"), ("Họ đệm", "family"), ("Vai trò", "role"),
        ("Đơn vị công tác", "organisation"), ("Nhiệm vụ được phân công", "tasks"), ("TT", "number"),
        ("Ghi chú", "note"), ("Số CCCD/CMND", "sensitive"), ("Năm sinh", "sensitive"),
        ("Địa chỉ nhà", "sensitive"), ("Thôn/TDP", "group"), ("Xã/phường", "locality"),
        ("Ngày rút đồng ý", "withdrawn"), ("Đồng ý đến hết ngày", "until"), ("Mã tổ", "group_id"),
        ("Đồng ý công khai", "consent"), ("thành viên", ""), ("Trang web", ""),
    ],
)  # fmt: skip
def test_headings_in_the_words_of_offices(heading, kind):
    assert understand(heading).kind == kind


# Consent


def test_an_x_agrees_to_what_the_heading_names_and_to_nothing_else(book):
    reading = book(
        ("Họ tên", "Đồng ý hiện trên web: tên, SĐT", "Đồng ý in trên giấy (tên, SĐT…)", "Đồng ý"),
        ("Lê Văn A", "x", "x", "x"),
        ("Lê Văn B", "tên", "họ và tên; số điện thoại", "có"),
        ("Lê Văn C", "tên, ảnh", "không", None),
        ("Lê Văn D", "tất cả", "-", None),
    )
    assert [p.web for p in reading.people] == [("name", "phone"), ("name",), (), ()]
    assert [p.print for p in reading.people] == [(), ("name", "phone"), (), ()]
    assert told(reading, "ô C2") == ["'x' chưa nói đồng ý cho hiện mục nào"]
    assert told(reading, "ô B4") == ["không hiểu 'ảnh' là đồng ý cho hiện mục nào"]
    assert "không công khai gì thêm" in told(reading, "ô D1")[0]
    assert len(errors(reading)) == 3


def test_headings_never_agree_to_more_than_they_name():
    for heading, kind, fields in (
        ("Đồng ý công khai họ tên, SĐT trên web", "web", {"name", "phone"}),
        ("Hiện trên web: tổ chức, việc", "web", {"organisation", "tasks"}),
        ("Đồng ý việc đăng tải trên web", "web", set()),
        ("Đồng ý công khai thông tin trên web", "web", set()),
        ("Đồng ý hiện trên web (tên, SĐT)", "web", set()),
        ("Không đồng ý hiện SĐT trên web", "consent", set()),
        ("Đồng ý đăng trên mạng xã hội", "consent", set()),
        ("Đồng ý đăng lên nhóm Zalo", "consent", set()),
    ):
        found = understand(heading)
        assert (found.kind, found.fields) == (kind, fields), heading


def test_one_merged_cell_cannot_consent_for_several_people(book):
    reading = book(
        ("Họ tên", "SĐT", "Hiện trên web: họ tên"),
        ("Lê Văn A", "0500112001", "x"),
        ("Lê Văn B", None, None),
        merged=("B2:B3", "C2:C3"),
    )
    assert [p.web for p in reading.people] == [(), ()]
    assert [p.phone for p in reading.people] == [None, None]
    assert [line.split(":")[0][-2:] for line in errors(reading)] == ["B2", "C2"]


@pytest.mark.parametrize("text", ["không", "Ko", "-", "☐", "chưa đồng ý", "0", ""])
def test_no_is_no(text):
    assert fields_listed(text) == (frozenset(), "")


# Phones and dates


@pytest.mark.parametrize(
    "value",
    [
        *(500112001, 500112001.0, "0500.112.001", "84 500 112 001", "+84500112001"),
        "+84 (0)500112001",
        *("0084500112001", "5.00112001E+08", "O5OO112OO1", "ĐT: 0500 112 001", "0500,112,001"),
        *("0500112001 (Zalo)", "0500112001\n0500 112 001"),
    ],
)  # fmt: skip
def test_a_number_however_it_is_written(value):
    assert phone(value)[0] == "0500112001"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("0500112001/0500112002", "hai số điện thoại"),
        ("0500 112 001 hoặc 0500 112 002", "hai số điện thoại"),
        ("5.00E+08", "làm tròn"),
        ("05001120", "có 8 chữ số"),
        ("05oo1l2001", "không hiểu"),
        (500112001.5, "không hiểu"),
        ("hỏi chị Ba", "không hiểu"),
    ],
)
def test_a_number_that_is_not_certain_is_asked_for(value, said):
    number, [remark] = phone(value)
    assert number is None
    assert said in remark.message
    assert not remark.is_warning


def test_old_numbers_and_odd_prefixes_are_told():
    assert phone("0165 0000000")[0] == phone(1650000000)[0] == "0350000000"
    assert "nay là 0350 000 000" in phone("01650000000")[1][0].message
    assert "đầu số 031" in phone("0310000000")[1][0].message
    assert phone("0500112001", shows_zero=True) == ("0500112001", [])
    assert phone(500112001, shows_zero=True)[1] == []
    assert phone("chưa có") == (None, [])


@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789 .-+()/oE", max_size=16) | st.integers(0, 10**12))
def test_no_number_comes_out_that_cannot_be_dialled(value):
    number, remarks = phone(value)
    if number:
        assert Phone.parse(number).digits == number
        digits = "".join(letter for letter in str(value).replace("o", "0") if letter.isdigit())
        assert digits.endswith(number[-7:]) or "/" in str(value) or "E" in str(value)
    elif any(letter not in " .-+()/0oE" for letter in str(value)):
        assert remarks


@pytest.mark.parametrize(
    "value",
    [
        *(date(2026, 9, 5), "5/9/2026", "05-09-26", "5.9.2026", "ngày 5 tháng 9 năm 2026"),
        *("2026-09-05", 46270, "46270", "Hải Phòng, ngày 05 tháng 9 năm 2026", "ngày 5/9/2026"),
    ],
)
def test_a_day_however_it_is_written(value):
    assert day(value)[0] == date(2026, 9, 5)


@pytest.mark.parametrize(
    "value", ["9/25/2026", "31/2/2026", "9/2026", "5/9", "hôm qua", "5/9/1926", 20260905, 12]
)
def test_a_day_that_is_not_certain_is_asked_for(value):
    found, [remark] = day(value)
    assert found is None
    assert not remark.is_warning


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.dates(date(2015, 1, 1), date(2060, 12, 31)), st.sampled_from("/-. "))
def test_every_day_is_read_day_first(when, sign):
    for written in (
        f"{when.day}{sign}{when.month}{sign}{when.year}",
        f"{when.day:02}{sign}{when.month:02}{sign}{when.year % 100:02}",
        when.isoformat(),
    ):
        assert day(written) == (when, [])


def test_days_that_excel_may_have_turned_round_are_asked_for(book):
    reading = book(
        ("Họ tên", "Ngày đồng ý"),
        ("Lê Văn A", "25/9/2026"),
        ("Lê Văn B", datetime(2026, 3, 4)),  # noqa: DTZ001  # as Excel keeps it
    )
    assert "4/3/2026 hay 3/4/2026" in told(reading, "ô B3")[0]


# Names and roles


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("TT", "tổ trưởng"), ("Tổ trưởng TDP kiêm tổ trưởng tổ CNSCĐ", "tổ trưởng"),
        ("Bí thư, tổ phó", "tổ phó"), ("to pho", "tổ phó"), ("Tổ viên", "thành viên"),
        ("Tổ trưởng TDP", None), ("Tổ trưởng, tổ phó", None), ("Ủy viên", None), ("Bí thư", None),
    ],
)  # fmt: skip
def test_roles_in_the_words_of_offices(text, role):
    assert read_role(text) == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("NGUYỄN VĂN A", "Nguyễn Văn A"), ("Ông Nguyễn Văn A", "Nguyễn Văn A"),
        ("1. Nguyễn Văn A", "Nguyễn Văn A"), ("Nguyễn Văn\nA", "Nguyễn Văn A"),
        ("H'HEN NIÊ", "H'Hen Niê"), ("Nguyễn Văn A, Trần Thị B", None),
        ("Nguyễn Văn A\nTrần Thị B", None), ("Nguyễn Văn A (Bí thư)", None), ("12", None),
    ],
)  # fmt: skip
def test_names_as_they_will_be_printed(text, name):
    assert read_name(text)[0] == name


def test_lines_name_groups_and_wards():
    title = "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG TỔ DÂN PHỐ SỐ 3, PHƯỜNG TRẦN HƯNG ĐẠO"
    assert group_in(title, KNOWN, anywhere=True) == "TỔ DÂN PHỐ SỐ 3"
    assert localities_in(title, KNOWN) == ["phường Trần Hưng Đạo"]
    assert group_in("I. Thôn Đông (5 người)", KNOWN) == "Thôn Đông"
    for line in ("Tổ trưởng", "DANH SÁCH 28 TỔ DÂN PHỐ TRÊN ĐỊA BÀN", "Ban công tác Mặt trận"):
        assert group_in(line, KNOWN, anywhere=True) is None
    assert localities_in("DANH SÁCH TỔ Ở XÃ AN LÃO NĂM 2026", KNOWN) == ["XÃ AN LÃO"]
    assert localities_in("QUYẾT ĐỊNH CỦA UBND XÃ VỀ VIỆC THÀNH LẬP TỔ", KNOWN) == []
    assert localities_in("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", KNOWN) == []


# Letters

CSV = "STT;Họ và tên;Vai trò;Điện thoại\n1;Nguyễn Thị Bích Hường;Tổ trưởng;0500 112 001\n"


def in_tcvn3(text):
    table = {new: old for old, new in encodings._TCVN3.items()}
    return "".join(table.get(letter, letter) for letter in text)


def in_vni(text):
    alone = {new: old for old, new in encodings._VNI_ALONE.items()}
    marks = {frozenset(mark): old for old, mark in encodings._VNI_MARKS.items()}
    written = []
    for letter in text:
        base, *found = unicodedata.normalize("NFD", letter)
        if "\u031b" in found:
            base = alone[unicodedata.normalize("NFC", base + "\u031b")]
            found.remove("\u031b")
        mark = marks.get(frozenset(found), "")
        written.append(alone.get(letter) or base + (mark.upper() if base.isupper() else mark))
    return "".join(written)


def in_cp1258(text):
    tones = "\u0300\u0301\u0303\u0309\u0323"
    raw = b""
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        base = unicodedata.normalize("NFC", "".join(m for m in marks if m not in tones))
        raw += (base + "".join(m for m in marks if m in tones)).encode("cp1258")
    return raw


def test_every_vietnamese_letter_goes_there_and_back():
    both = LETTERS + LETTERS.upper() + "đĐ"
    assert encodings.from_vni(in_vni(both)) == both
    assert encodings.from_cp1258(in_cp1258(both)) == both
    small = LETTERS + "đĂÂÊÔƠƯĐ"
    assert encodings.from_tcvn3(" ".join(in_tcvn3(small))) == " ".join(small)
    assert len(LETTERS) == 72


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (CSV.encode(), ""),
        (CSV.encode("utf-8-sig"), ""),
        (CSV.replace(";", "\t").encode("utf-16"), "UTF-16"),
        (unicodedata.normalize("NFD", CSV).replace(";", ",").encode(), ""),
        (in_cp1258(CSV), "Windows-1258"),
        (in_tcvn3(CSV).encode("latin-1"), "TCVN3"),
        (in_tcvn3(CSV).encode(), "TCVN3"),
        (in_vni(CSV).encode("cp1252"), "VNI"),
        (encodings.from_western(CSV.encode()).encode(), "UTF-8"),
    ],
)
def test_text_files_in_every_encoding(file, raw, encoding):
    reading = file("danh-sach.csv", raw)
    [person] = reading.people
    assert (person.name, person.role) == ("Nguyễn Thị Bích Hường", "tổ trưởng")
    assert reading.encoding == encoding
    assert errors(reading) == []
    old = encoding in ("TCVN3", "VNI", "UTF-8")
    assert any("Hường" in p.message or "Họ và tên" in p.message for p in reading.problems) == old


def test_old_fonts_in_a_workbook_and_what_is_not_certain(book):
    def fonts(workbook):
        workbook["Tổ 1"]["B3"].font = Font(name=".VnTimeH")

    reading = book(
        tuple(map(in_tcvn3, HEAD)),
        (1, "NguyÔn ThÞ Tó", "Tæ tr­ëng", "0500112001"),
        (2, "trÇn thÞ b", "Tæ viªn", "0500112002"),
        (3, "Trần Văn C", "Tổ viên", "0500112003"),
        (4, "Vũ Tó", "TV", "0500112004"),
        (5, "Tó", "TV", "0500112005"),
        change=fonts,
    )
    assert names(reading)[:4] == ["Nguyễn Thị Tú", "Trần Thị B", "Trần Văn C", "Vũ Tó"]
    assert reading.encoding == "TCVN3"
    assert "không chắc ô này viết bằng bảng mã nào: 'Tó'" in errors(reading)[0]


def test_old_text_keeps_its_dashes_and_short_words(file):
    units = [f"Đoàn {number} – Tổ {number}" for number in range(8)]
    rows = [f"Nguyễn Thị {n};{unit};" for n, unit in zip("áÂÊÔƠƯýú", units, strict=True)]
    text = "\n".join(["Họ và tên;Đơn vị công tác;Điện thoại", *rows])
    for encoded in (in_vni(text), in_tcvn3(text)):
        reading = file("danh-sach.csv", encoded.encode())
        assert [p.organisation for p in reading.people] == units
        assert errors(reading) == []


def test_letters_that_are_gone_are_not_guessed(file):
    reading = file("danh-sach.csv", b"Ho ten,SDT\nNguy?n V?n A,0500112001\n")
    assert "chữ có dấu đã mất" in errors(reading)[0]
    assert "không chắc chữ trong tệp" in errors(file("x.csv", bytes(range(9, 256)) * 3))[0]


# Files


def test_what_is_no_spreadsheet_is_refused_in_one_word(file, tmp_path):
    numbers = BytesIO()
    with ZipFile(numbers, "w") as archive:
        archive.writestr("Index/Document.iwa", b"")
    for name, raw, word in (
        ("a.pdf", b"%PDF-1.7", "PDF"),
        ("a.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 900, "Excel đời cũ"),
        ("a.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("b.xlsx", b"PK\x03\x04" + b"\0" * 90, "hỏng"),
        ("c.xls", b"<html><table><tr>", "trang web"),
        ("d.csv", b" \n", "tệp trống"),
        ("e.numbers", numbers.getvalue(), "Numbers"),
        ("~$f.xlsx", b"x", "tệp tạm"),
        ("g.csv", b"a,b\n1,2\n", "không thấy bảng danh sách"),
    ):
        reading = file(name, raw)
        assert reading.people == ()
        [line] = errors(reading)
        assert word in line
        assert line.startswith(f"{name}: lỗi: ")
        assert "gợi ý: " in line
    assert "không thấy tệp" in errors(read(tmp_path / "mat.xlsx"))[0]


def test_formulas_and_errors_of_excel_are_told_where_they_stand(book):
    reading = book(HEAD, (1, "Lê Văn A", "TT", '="0500"&"112001"'), (2, "#N/A", "TV", "0500112002"))
    assert told(reading, "ô D2") == ["ô có công thức nhưng không có kết quả"]
    assert told(reading, "ô B3") == ["ô báo lỗi #N/A của Excel"]


def test_places_in_workbooks_sort_beside_places_in_content():
    cell = pos_of(Place("danh-sach.xlsx", "Tổ 1", 7, 4))
    row, sheet = SheetPos("danh-sach.xlsx", 7, 0, "Tổ 1"), SheetPos("danh-sach.xlsx", 0, 0, "Tổ 1")
    assert [str(pos) for pos in (cell, row, sheet)] == [
        "danh-sach.xlsx [Tổ 1] ô D7",
        "danh-sach.xlsx [Tổ 1] dòng 7",
        "danh-sach.xlsx [Tổ 1]",
    ]
    content = SourcePos("content/site.yml", 3, 1)
    error = ContentError([Problem(cell, "b"), Problem(content, "a"), Problem(row, "c")])
    assert [problem.pos for problem in error.problems] == [content, row, cell]


def test_the_names_of_the_content_are_known_in_titles(scratch):
    known = Known.of(pipeline.private(scratch))
    assert known.localities
    assert {group_in(name, known) for name in known.groups} == set(known.groups)
