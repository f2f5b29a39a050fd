"""What is right is let through, and one slip is one problem."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import ContentError, Problem
from generator.load import parse
from generator.model.public import PublicContent
from generator.model.site import is_sample_host
from generator.validate import validate

GUIDE = "guides/quet-ma.yml"
SITE = "site.yml"
PROVINCE = "provinces/hai-phong.yml"
LOCALITY = "localities/mau-phuong/locality.yml"
GROUP = "localities/mau-phuong/groups/mau-1.yml"
LINK = "url: https://dichvucong.gov.vn"
SCHEDULE = "  - Tối thứ ba, 19:30, tại nhà văn hoá"
REAL_CONTENT = Path(__file__).parent.parent / "content"


def change(content: Path, file: str, before: str, after: str) -> None:
    path = content / file
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def accepted(content: Path) -> PublicContent:
    checked = pipeline.check(content)
    assert checked.warnings == ()
    return checked.content


def messages(content: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        pipeline.check(content)
    return [problem.message for problem in caught.value.problems]


def test_the_content_we_ship_is_valid() -> None:
    assert not [problem for problem in pipeline.check(REAL_CONTENT).warnings if not problem.hint]


def test_documents_can_be_checked_without_a_disk(scratch: Path) -> None:
    paths = pipeline.content_files(scratch)
    documents = [
        parse(path.read_text(encoding="utf-8"), path.relative_to(scratch.parent).as_posix())
        for path in paths
    ]
    assert validate(documents) == (pipeline.check(scratch).content, ())


def test_no_content_at_all_is_two_missing_files(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    said = ["thiếu tệp permalinks.yml", "thiếu tệp site.yml"]
    assert messages(tmp_path / "content") == said


def test_a_content_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    name = (tmp_path / "noi-dung").as_posix()
    assert messages(tmp_path / "noi-dung") == [f"không có thư mục nội dung '{name}'"]


@pytest.mark.parametrize(
    "url",
    [
        "https://dichvucong.gov.vn/tra-cuu?ma=1&x=%C3%A1#dau",
        "https://www.dichvucong.gov.vn",
        "https://haiphong.dichvucong.gov.vn:8443/",
        "https://DichVuCong.gov.vn/Trang",
        "https://zalo.me/g/abc123",
    ],
)
def test_a_link_may_lead_anywhere_inside_an_allowed_domain(url: str, scratch: Path) -> None:
    change(scratch, GUIDE, LINK, f"url: {url}")
    assert accepted(scratch).guides[0].links[0].url == url


def test_a_domain_allowed_with_its_www_allows_that_www(scratch: Path) -> None:
    change(scratch, SITE, "domain: zalo.me", "domain: www.baohaiphong.vn")
    change(scratch, GUIDE, LINK, "url: https://www.baohaiphong.vn/bai")
    assert accepted(scratch)
    change(scratch, GUIDE, "https://www.baohaiphong.vn/bai", "https://baohaiphong.vn/bai")
    assert messages(scratch) == ["liên kết tới 'baohaiphong.vn' không có trong danh sách cho phép"]


@pytest.mark.parametrize(
    "url",
    [
        "https://dichvucong.gov.vn\\@evil.com",
        "https://dichvucong.gov.vn:443@evil.com/",
        "https://evil.com/https://dichvucong.gov.vn",
        "https://evil.com#dichvucong.gov.vn",
        "https://evil.com?dichvucong.gov.vn",
        "https://dichvucong.gov.vn。evil.com",
        "https://dıchvucong.gov.vn",
        "https://evil.com\\.dichvucong.gov.vn",
        "//dichvucong.gov.vn",
        "https:dichvucong.gov.vn",
        "https:///dichvucong.gov.vn",
        "data:text/html,x",
        "tel:0912345678",
    ],
)
def test_a_link_that_only_looks_official_is_refused(url: str, scratch: Path) -> None:
    change(scratch, GUIDE, LINK, f"url: '{url}'")
    assert len(messages(scratch)) == 1


@pytest.mark.parametrize("word", ["có", "Có", "yes", "true", "True"])
def test_yes_is_said_in_several_words(word: str, scratch: Path) -> None:
    change(scratch, GROUP, "sample: có", f"sample: {word}")
    assert accepted(scratch).localities[0].groups[0].facts.sample is True


@pytest.mark.parametrize(
    ("written", "shown"), [("7:30", "7:30"), ("07:30", "7:30"), ("7g30", "7:30"), ("7h30", "7:30")]
)
def test_a_time_is_shown_in_one_way(written: str, shown: str, scratch: Path) -> None:
    shift = f"{{days: [thứ hai], start: {written}, place: Ở đây, who: Tổ, helps_with: [VNeID]}}"
    change(scratch, LOCALITY, "team:\n", f"duty_roster:\n  - {shift}\nteam:\n")
    assert accepted(scratch).localities[0].facts.duty_roster[0].start == shown


def test_an_optional_entry_left_empty_is_as_good_as_left_out(scratch: Path) -> None:
    change(scratch, GROUP, "  name: Nhà văn hoá tổ 1", "  name: Nhà văn hoá tổ 1\n  address:")
    change(scratch, GROUP, f"schedule:\n{SCHEDULE}\n", "schedule:\n")
    facts = accepted(scratch).localities[0].groups[0].facts
    assert facts.venue is not None
    assert facts.venue.address is None
    assert facts.schedule == ()


def test_a_guide_that_touches_neither_money_nor_papers_needs_no_safety_box(scratch: Path) -> None:
    change(scratch, GUIDE, "touches: [money, otp]\n", "")
    change(scratch, GUIDE, "safety:\n  - Không đọc mã OTP cho bất cứ ai.\n", "")
    assert accepted(scratch).guides[0].safety == ()


def test_a_service_of_grade_c_may_stay_when_it_says_what_is_unverified(scratch: Path) -> None:
    unverified = "    unverified: Nên hỏi tổ công nghệ số trước khi cài.\n    sources:"
    change(scratch, PROVINCE, "    sources:", unverified)
    change(scratch, PROVINCE, "grade: A", "grade: C")
    assert accepted(scratch)


def test_a_step_of_exactly_25_words_and_a_zalo_message_of_300_letters_are_accepted(
    scratch: Path,
) -> None:
    change(scratch, GUIDE, "Quét mã của người bán.", " ".join(["mã"] * 25))
    path = scratch / GUIDE
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = [f"zalo_message: {'ạ' * 300}" if "zalo_message" in line else line for line in lines]
    path.write_text("\n".join(lines), encoding="utf-8")
    assert accepted(scratch)


def test_a_picture_that_exists_is_accepted(scratch: Path) -> None:
    picture = "{file: quet-ma/b-1.png, alt: Màn hình, app_version: 2.1.6, date: 2026-11-01}"
    change(scratch, GUIDE, "    warning: Tên lạ", f"    picture: {picture}\n    warning: Tên lạ")
    assert messages(scratch) == ["không có hình 'content/pictures/quet-ma/b-1.png'"]
    (scratch / "pictures/quet-ma").mkdir(parents=True)
    (scratch / "pictures/quet-ma/b-1.png").write_bytes(b"")
    assert accepted(scratch)


def test_a_guide_for_this_province_may_be_in_its_programmes(scratch: Path) -> None:
    change(scratch, GUIDE, "topic: kinh-te-so", "topic: kinh-te-so\nprovinces: [hai-phong]")
    assert accepted(scratch)


def test_a_locality_may_lean_on_its_own_legal_texts(scratch: Path) -> None:
    own = "legal:\n  - {id: kh-12, number: 12/KH-UBND, issuer: UBND phường, title: Kế hoạch}\n"
    change(scratch, LOCALITY, "legal_basis:\n", f"{own}legal_basis:\n  - kh-12\n")
    assert accepted(scratch)


@pytest.mark.parametrize(
    "text",
    [
        "Từ 05.09.2026 10 giờ đến 11 giờ",
        "Ngày 05-09-2026 10.30 tại nhà văn hoá",
        "Gọi 1900 0368 hoặc 0225 3123 456",
        "Vốn 1.912.345.678 đồng, 84.500.000.000 đồng",
        "Văn bản 2023/QĐ-TTg, 224/2026/NĐ-CP",
        "Tài khoản 19035678901234567",
        "Anh Im và cô Rút trực",
        "Nguyễn Văn A trực",
    ],
)
def test_dates_amounts_and_public_numbers_in_text_are_not_taken_for_private(
    text: str, scratch: Path
) -> None:
    change(scratch, GROUP, SCHEDULE, f"  - '{text}'")
    assert accepted(scratch)


@pytest.mark.parametrize(
    "number",
    [
        *("0912345678", "0912 345 678", "0912.345.678", "09 12 34 56 78", "(0912) 345 678"),
        *("+84912345678", "+84 912 345 678", "0912–345–678", "091 234 5678"),
        *("0912\u00a0345\u00a0678", "0500 111 005"),
    ],
)
@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        (GROUP, SCHEDULE, "  - 'Gọi {}'"),
        (LOCALITY, "    hours: giờ hành chính", "    hours: 'Gọi {}'"),
        (SITE, "summary: Trang mẫu nhỏ để kiểm thử.", "summary: 'Gọi {}'"),
        (PROVINCE, "    purpose: Gửi phản ánh hiện trường.", "    purpose: 'Gọi {}'"),
        (GUIDE, "cost: Miễn phí", "cost: 'Gọi {}'"),
    ],
)
def test_a_personal_number_is_found_in_the_text_of_any_file(
    file: str, before: str, after: str, number: str, scratch: Path
) -> None:
    change(scratch, file, before, after.format(number))
    assert messages(scratch) == ["có số điện thoại riêng viết trong đoạn chữ"]


def test_a_name_that_one_member_shows_and_another_hides_may_be_written(scratch: Path) -> None:
    change(scratch, GROUP, "name: Đỗ Văn Im", "name: Nguyễn Văn A")
    change(scratch, GROUP, SCHEDULE, "  - Gặp anh Nguyễn Văn A")
    assert accepted(scratch)


def test_the_name_of_a_member_who_withdrew_may_stand_nowhere_in_the_ward(scratch: Path) -> None:
    change(scratch, GROUP, SCHEDULE, "  - Gặp cô Vũ Thị Rút")
    change(scratch, LOCALITY, "summary: Hướng dẫn từng người.", "summary: Cô Vũ thị  Rút dạy.")
    assert messages(scratch) == ["có tên một thành viên chưa đồng ý công khai"] * 2


def test_consent_that_has_run_out_hides_the_name_again(scratch: Path) -> None:
    change(scratch, GROUP, SCHEDULE, "  - Gặp anh Nguyễn Văn A")
    before = "      evidence: Phiếu số 1"
    change(scratch, GROUP, before, f"      until: 2026-11-20\n{before}")
    said = messages(scratch)
    assert said == [
        "có tên một thành viên chưa đồng ý công khai",
        "đồng ý của thành viên thứ 1 hết hạn 2026-11-20, thông tin đã tự ẩn",
    ]


def test_a_warning_alone_lets_the_content_through(scratch: Path) -> None:
    change(scratch, GROUP, "    role: tổ phó", "    role: tổ trưởng")
    [warning] = pipeline.check(scratch).warnings
    assert isinstance(warning, Problem)
    assert warning.is_warning
    assert str(warning).startswith(f"content/{GROUP}:13:1: cảnh báo: tổ có 2 tổ trưởng")


def test_warnings_are_told_with_the_errors_in_the_order_of_the_file(scratch: Path) -> None:
    change(scratch, GROUP, "    role: tổ phó", "    role: tổ trưởng")
    change(scratch, GROUP, "updated: 2026-11-20", "updated: 2026-12-20")
    assert messages(scratch) == [
        "ngày 2026-12-20 sau ngày phát hành 2026-11-21",
        "tổ có 2 tổ trưởng",
    ]


def make_real(path: Path) -> None:
    """Turn a sample file into a real one: numbers that could ring, no mark, everybody asked."""
    text = path.read_text(encoding="utf-8").replace("sample: có\n", "").replace("0500", "0912")
    text = text.replace("      evidence: Phiếu số 1\n", "")
    text = re.sub(r"^( +)date: \S+\n", r"\g<0>\1evidence: Phiếu\n", text, flags=re.M)
    text = re.sub(r"(role: [^}\n]+)\}$", r"\1, consent: {date: 2026-09-05}}", text, flags=re.M)
    asked = r"\g<0>\1consent: {date: 2026-09-05}\n"
    text = re.sub(r"^( +)phone: 0912 (?:111 005|777 001)\n", asked, text, flags=re.M)
    path.write_text(text, encoding="utf-8")


def test_many_real_groups_behind_a_sample_address_are_one_problem(scratch: Path) -> None:
    for number in (1, 2):
        make_real(scratch / f"localities/mau-phuong/groups/mau-{number}.yml")
    make_real(scratch / LOCALITY)
    assert messages(scratch) == [
        "'https://cnscd.example' là địa chỉ mẫu, mã QR của 2 tổ có dữ liệu thật"
        " (trước hết: mau-1) sẽ không dẫn đến đâu"
    ]


@pytest.mark.parametrize(
    "host",
    ["x.example", "example.com", "a.example.net", "x.example.gov.vn", "x.test", "localhost",
     "X.Example.", "10.0.0.1", "::1"],
)  # fmt: skip
def test_an_address_that_nobody_owns_is_a_sample(host: str) -> None:
    assert is_sample_host(host)


@pytest.mark.parametrize("host", ["", "test.com", "test.haiphong.gov.vn", "examples.vn", "10.vn"])
def test_other_addresses_are_no_sample(host: str) -> None:
    assert not is_sample_host(host)


@pytest.mark.parametrize("host", ["cnscd.myexample.com", "contest.vn", "latest.gov.vn"])
def test_a_real_address_that_sounds_like_a_sample_is_accepted(host: str, scratch: Path) -> None:
    change(scratch, SITE, "https://cnscd.example", f"https://{host}/to")
    make_real(scratch / "localities/mau-phuong/groups/mau-2.yml")
    make_real(scratch / LOCALITY)
    assert accepted(scratch)


def test_a_real_group_never_shows_a_sample_office(scratch: Path) -> None:
    change(scratch, SITE, "https://cnscd.example", "https://cnscd.haiphong.gov.vn")
    make_real(scratch / "localities/mau-phuong/groups/mau-1.yml")
    assert messages(scratch) == [
        "xã, phường còn là dữ liệu mẫu mà có 1 tổ là dữ liệu thật (tổ 'mau-1')"
    ]


def test_the_first_office_always_has_a_number(scratch: Path) -> None:
    change(scratch, LOCALITY, "    phone: 0500 900 001\n", "")
    assert messages(scratch) == ["cơ quan đầu tiên chưa có số điện thoại"]


@pytest.mark.parametrize(
    "private", ["Đoàn Thanh niên, ĐT 0912 345 678", "Hội Phụ nữ, CCCD 031088001234"]
)
def test_no_private_number_hides_in_what_a_member_shows(private: str, scratch: Path) -> None:
    change(scratch, GROUP, "organisation: Đoàn Thanh niên", f"organisation: {private}")
    assert len(messages(scratch)) == 1


def test_no_name_withheld_hides_in_the_tasks_of_another(scratch: Path) -> None:
    change(scratch, GROUP, "      - VNeID\n", "      - VNeID, cùng anh Đỗ Văn Im\n")
    assert messages(scratch) == ["có tên một thành viên chưa đồng ý công khai"]


def test_consent_that_lapsed_since_the_release_is_pointed_out(scratch: Path) -> None:
    change(scratch, GROUP, "      evidence: Phiếu số 1\n", "      until: 2027-01-31\n")
    assert pipeline.check(scratch, today=datetime.date(2026, 12, 1)).warnings == ()
    [warning] = pipeline.check(scratch, today=datetime.date(2026, 12, 2)).warnings
    assert warning.message.endswith("sắp hết hạn: 2027-01-31 (còn 60 ngày)")
    [warning] = pipeline.check(scratch, today=datetime.date(2027, 1, 31)).warnings
    assert warning.message.endswith("hết hạn hôm nay, 2027-01-31")
    [warning] = pipeline.check(scratch, today=datetime.date(2027, 2, 1)).warnings
    assert "đã hết hạn 2027-01-31, mà trang còn hiện" in warning.message


def test_a_folder_without_its_locality_is_one_problem_for_all_its_groups(scratch: Path) -> None:
    (scratch / LOCALITY).unlink()
    assert messages(scratch) == ["thiếu tệp localities/mau-phuong/locality.yml"]


@pytest.mark.parametrize("file", [GROUP, GUIDE, PROVINCE, LOCALITY])
def test_a_file_renamed_by_mistake_is_one_problem(file: str, scratch: Path) -> None:
    path = scratch / file
    target = path.parent if file == LOCALITY else path
    target.rename(target.with_name(f"khac{target.suffix}"))
    [message] = messages(scratch)
    assert message.startswith("khoá '")
