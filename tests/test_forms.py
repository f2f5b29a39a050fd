"""The two forms that a locality fills in by hand: a member's consent, a household's checklist."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import page
import pikepdf
import pytest

from generator import pipeline, press
from generator.errors import RenderError
from generator.model.lessons import Check, CheckGroup, Checklist
from generator.model.place import PersonalField
from generator.model.public import PublicContent
from generator.plan import SheetPlan, plan_build
from generator.plan.kinds import CONSENT_FORM, HOUSEHOLD_CHECK
from generator.render.sheet import render_pdf, sheet_data
from tests import sheets as read
from tests.conftest import ROOT
from tests.sheets import plain
from tests.test_validate import change

LOCALITY = "localities/mau-phuong/locality.yml"
FORMS = (CONSENT_FORM, HOUSEHOLD_CHECK)
FIELDS = ("Họ tên", "Tổ chức", "Việc được giao", "Số điện thoại", "Zalo")
HARDEST = "đặc khu Nghĩa Thượng Trường Khương Nghiễm"
"""Wider and higher than any name there is."""
LEAST_PT = {CONSENT_FORM: 10, HOUSEHOLD_CHECK: 11}
"""The foot; all else is larger."""
LEAST_CHECK_PT = 12

CHECKLIST = Checklist(
    title="Bảng kiểm một hộ gia đình",
    note="Chỉ ghi ngày và tên tổ. Không ghi tên ai, không ghi điều riêng tư nào.",
    groups=tuple(
        CheckGroup(
            title=f"Nhóm việc {word}",
            checks=tuple(
                Check(text=f"Biết làm việc {word} {other} trên điện thoại của mình.")
                for other in ("thứ nhất", "thứ hai", "thứ ba", "thứ tư")
            ),
        )
        for word in ("một", "hai", "ba", "bốn", "năm")
    ),
    never=("Không hỏi mật khẩu, mã OTP.", "Không chụp căn cước.", "Không cầm tiền hộ."),
)


def planned(content: PublicContent) -> list[SheetPlan]:
    return [sheet for sheet in plan_build(content).sheets if sheet.kind in FORMS]


def with_checklist(content: Path, checklist: Checklist = CHECKLIST) -> list[SheetPlan]:
    return planned(replace(pipeline.check(content).content, checklist=checklist))


def form(sheets: list[SheetPlan]) -> SheetPlan:
    [sheet] = [sheet for sheet in sheets if sheet.kind is CONSENT_FORM]
    return sheet


def checks(sheets: list[SheetPlan]) -> SheetPlan:
    [sheet] = [sheet for sheet in sheets if sheet.kind is HOUSEHOLD_CHECK]
    return sheet


def drawn(sheet: SheetPlan) -> bytes:
    return render_pdf(sheet_data(sheet), sheet.uri)


def boxes_in(pdf: bytes) -> int:
    """Return how many boxes to tick stand on the first page: 4 to 6 mm a side."""
    with read.opened(pdf) as document:
        sizes = list(read.outlines_mm(document[0]))
    return sum(4 < width < 6 and 4 < height < 6 for width, height in sizes)


@pytest.fixture(scope="module")
def shipped() -> list[SheetPlan]:
    """The forms of every locality we ship."""
    return planned(pipeline.check(ROOT / "content").content)


# --- The consent of a member -------------------------------------------------------------------


def test_the_consent_form_says_who_asks_why_where_and_what_the_signer_may_do(scratch):
    text = read.text_of(drawn(form(with_checklist(scratch))))
    for words in (
        "Phường Mẫu · Hải Phòng",
        "Ủy ban nhân dân phường Mẫu",
        "Để bà con biết tìm ai, gọi ai",
        "Không dùng vào việc khác",
        "cnscd.example/mau-phuong",
        "máy tìm kiếm cũng đọc được",
        "cả hai cột",
        "Im lặng không phải là đồng ý.",
        "Ô để trống là tôi không đồng ý.",
        "Tôi được chọn chỉ một số ô.",
        "Tôi rút lại lúc nào cũng được,",
        "Không đồng ý cũng không sao: tôi vẫn là thành viên",
        "Phiếu không hỏi số căn cước,",
        "Đồng ý đến: hết ngày",
        "Người đồng ý (ký, ghi rõ họ tên)",
        "Phần giao lại cho người ký",
        "Trang được cập nhật",
        "in tờ mới",
        "MẪU",
    ):
        assert words in text, words


def test_each_field_has_a_box_for_the_page_and_one_for_paper_and_none_is_ticked(scratch):
    """Ten for the fields, three for the role, two for the last day; silence is not consent."""
    assert len(FIELDS) == len(get_args(PersonalField))
    pdf = drawn(form(with_checklist(scratch)))
    table = read.text_of(pdf).split("Tôi đồng ý hiện những mục tôi đánh dấu")[1]
    assert "Trang mạng Tờ in" in table
    assert all(field in table.split("Đồng ý đến:")[0] for field in FIELDS)
    assert boxes_in(pdf) == 2 * len(FIELDS) + 3 + 2


def test_the_consent_form_asks_for_nothing_that_is_never_shown(scratch):
    text = read.text_of(drawn(form(with_checklist(scratch))))
    for words in ("căn cước", "ngày sinh", "địa chỉ nhà"):
        assert text.count(words) == 1, words  # only to say that it is not asked


def test_the_consent_form_cites_the_law_as_the_site_knows_it(scratch, shipped):
    assert "Căn cứ" not in read.text_of(drawn(form(with_checklist(scratch))))
    for sheet in shipped:
        if sheet.kind is CONSENT_FORM:
            text = read.text_of(drawn(sheet))
            assert "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; Nghị định 356/2025/NĐ-CP." in text


def test_a_consent_is_withdrawn_where_the_privacy_page_says(scratch, shipped):
    for sheet in shipped:
        if sheet.kind is CONSENT_FORM:
            assert sheet.words["keeper"]["name"] == "Phòng Văn hoá – Xã hội"
            keeper = sheet.words["keeper"]
            said = f"Báo {keeper['name']}, số {keeper['phone']}, bằng giấy hoặc tin nhắn."
            assert plain(said) in read.text_of(drawn(sheet))
    privacy = (ROOT / "docs/quyen-rieng-tu.md").read_text(encoding="utf-8")
    assert "Báo Phòng Văn hoá – Xã hội" in privacy
    front = form(with_checklist(scratch)).words["keeper"]  # a ward without that office
    assert front["name"] == "Trung tâm Phục vụ hành chính công"


def test_an_office_without_a_number_is_named_alone(scratch):
    office = (
        "  - id: phong-van-hoa-xa-hoi\n    name: Phòng Văn hoá phường Mẫu\n    duty: Giữ phiếu.\n"
    )
    change(scratch, LOCALITY, "team:\n", f"{office}team:\n")
    text = read.text_of(drawn(form(with_checklist(scratch))))
    assert "Báo Phòng Văn hoá, bằng giấy hoặc tin nhắn." in text


def test_the_code_on_the_signers_part_opens_the_page_that_shows_the_name(scratch):
    sheet = form(with_checklist(scratch))
    assert [code.payload for code in sheet.codes] == ["https://cnscd.example/mau-phuong"]
    assert [code.dest_uri for code in sheet.codes] == ["mau-phuong/index.html"]


# --- The checklist of a household --------------------------------------------------------------


def test_without_a_checklist_there_is_no_sheet_of_it(scratch):
    sheets = planned(replace(pipeline.check(scratch).content, checklist=None))
    assert [sheet.kind for sheet in sheets] == [CONSENT_FORM]


def test_the_checklist_has_every_check_with_three_boxes_and_what_is_never_asked(scratch):
    pdf = drawn(checks(with_checklist(scratch)))
    text = read.text_of(pdf)
    for group in CHECKLIST.groups:
        assert group.title in text
        assert all(check.text in text for check in group.checks)
    assert "Đã biết Đã giúp Hẹn lại" in text
    assert all(words in text for words in (CHECKLIST.note, *CHECKLIST.never))
    assert boxes_in(pdf) == 3 * 20


def test_the_checklist_leaves_room_for_a_date_and_a_group_and_no_more(scratch):
    text = read.text_of(drawn(checks(with_checklist(scratch))))
    assert re.findall(r"\w+(?=:)", text.split("Việc nào hẹn lại")[0]) == ["Ngày", "Tổ"]


def test_the_shipped_checklist_is_on_every_localitys_sheet_word_for_word(shipped):
    for sheet in shipped:
        if sheet.kind is HOUSEHOLD_CHECK:
            pdf = drawn(sheet)
            text, whole = read.text_of(pdf), sheet.words["list"]
            said = [check for group in whole["groups"] for check in group["checks"]]
            assert [words for words in (*said, *whole["never"]) if plain(words) not in text] == []
            assert boxes_in(pdf) == 3 * len(said)


def test_a_checklist_of_too_many_checks_is_told_by_its_file_and_how_much_it_is_too_long(
    scratch, tmp_path
):
    long = CHECKLIST.model_copy(update={"groups": CHECKLIST.groups * 2})
    sheet = checks(with_checklist(scratch, long))
    with pytest.raises(RenderError) as caught:
        press.draw([sheet], tmp_path, workers=1)
    said = plain(str(caught.value))
    assert said.startswith("checklist.yml: bảng kiểm một hộ a4: chữ dài quá, không vừa tờ in")
    assert re.search(r"bảng kiểm 40 việc dài hơn một trang \d+ mm", said)


def test_another_checklist_gives_the_sheet_another_check_code(scratch):
    fewer = CHECKLIST.model_copy(update={"groups": CHECKLIST.groups[:4]})
    codes = {checks(with_checklist(scratch, it)).version.check_code for it in (CHECKLIST, fewer)}
    assert len(codes) == 2


# --- Both --------------------------------------------------------------------------------------


def test_the_forms_name_nobody_and_have_no_paper_edition(scratch):
    sheets = with_checklist(scratch)
    assert {sheet.edition for sheet in sheets} == {"site"}
    for sheet in sheets:
        text = read.text_of(drawn(sheet))
        assert "Nguyễn Văn A" not in text
        assert "0500 111 001" not in text


LAWS = """legal:
  - id: luat-91-2025
    number: 91/2025/QH15
    issuer: Quốc hội
    title: Luật Bảo vệ dữ liệu cá nhân
  - id: nd-356-2025
    number: 356/2025/NĐ-CP
    issuer: Chính phủ
    title: Hướng dẫn Luật Bảo vệ dữ liệu cá nhân
"""


def hardest(scratch: Path) -> list[SheetPlan]:
    change(scratch, "site.yml", "legal:\n", LAWS)
    change(scratch, LOCALITY, "phường Mẫu\nkind: phường", f"{HARDEST}\nkind: đặc khu")
    return with_checklist(scratch)


def test_the_forms_of_the_hardest_name_are_drawn_and_read_back(scratch, tmp_path):
    sheets = hardest(scratch)
    for sheet in press.draw(sheets, tmp_path, workers=1):
        assert sheet.pages == 1
        text = read.text_of(sheet.main.path.read_bytes())
        assert HARDEST[1:] in text
        assert sheet.plan.version.check_code in text


def test_the_forms_of_every_shipped_locality_are_one_page_drawn_and_read_back(shipped, tmp_path):
    assert len({sheet.locality_id for sheet in shipped}) == 5
    for sheet in press.draw(shipped, tmp_path, previews=True, workers=1):
        assert sheet.pages == 1
        assert sheet.thumbnail


def test_no_letter_is_too_small_and_none_is_outside_the_printers_reach(scratch, shipped):
    for sheet in [*shipped, *hardest(scratch)]:
        with read.opened(drawn(sheet)) as document:
            [only] = document
            letters = read.letters_of(only)
            width, height = only.get_size()
        assert min(letter.size for letter in letters) >= LEAST_PT[sheet.kind] - 0.05, sheet.uri
        edge = 10 * read.PT_PER_MM - 0.5
        assert min(letter.left for letter in letters) >= edge, sheet.uri
        assert max(letter.right for letter in letters) <= width - edge, sheet.uri
        assert min(letter.top for letter in letters) >= edge, sheet.uri
        assert max(letter.bottom for letter in letters) <= height - edge, sheet.uri


def test_checks_are_in_letters_to_read_at_arms_length(shipped):
    for sheet in shipped:
        if sheet.kind is HOUSEHOLD_CHECK:
            small = [run for run in read.runs_of(drawn(sheet)) if run.size < LEAST_CHECK_PT - 0.05]
            assert all(re.search("mãđốichiếu|Vạchdài|MẪU", run.text) for run in small)


@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_independent_validator_finds_nothing_against_the_standard(scratch, tmp_path, profile):
    for sheet in with_checklist(scratch):
        path = tmp_path / f"{sheet.kind.id}.pdf"
        path.write_bytes(drawn(sheet))
        result = page.validate_pdf(str(path), profile=profile)
        assert result.rules.total > 100
        assert result.is_compliant, (path, {failure.rule_id for failure in result.failures})


def test_the_tables_have_heads_for_those_who_listen(scratch):
    for sheet in with_checklist(scratch):
        with pikepdf.open(_saved(sheet, scratch)) as pdf:
            kinds = [
                str(item.S)
                for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and "/S" in item and "/P" in item
            ]
        assert kinds.count("/TH") == (4 if sheet.kind is CONSENT_FORM else 5)


def _saved(sheet: SheetPlan, folder: Path) -> Path:
    path = folder / f"{sheet.kind.id}.pdf"
    path.write_bytes(drawn(sheet))
    return path
