"""`cnscd new`: every answer is checked at once, and the new file is right from the first minute."""

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.cli import main
from generator.load import parse
from generator.model.guide import Guide
from generator.model.place import GroupSource, LocalitySource
from generator.scaffold import words_vi as words
from generator.scaffold.codes import free_group_code, free_guide_code
from generator.scaffold.skeleton import awake

GROUPS = "localities/mau-phuong/groups"


@pytest.fixture
def new(scratch):
    """Run `cnscd new` on the tiny content with what is typed."""

    def run(what, *options, typed=""):
        args = ["new", what, "--content", str(scratch), *options]
        return CliRunner().invoke(main, args, prog_name="cnscd", input=typed)

    return run


def test_a_group_is_asked_for_and_its_file_and_code_are_right_at_once(new, scratch):
    before = set((scratch / "permalinks.yml").read_text("utf-8").splitlines())
    result = new("group", typed="Tổ dân phố số 3\n\nMAU 3\nmau-0\n\n\n")
    assert result.exit_code == 0, result.output
    assert "'MAU 3' không hợp lệ làm mã" in result.output
    assert "mã 'mau-0' đã có trong sổ mã" in result.output  # retired: never again
    assert "[mau-3]" in result.output
    assert "Traceback" not in result.output
    text = (scratch / GROUPS / "mau-3.yml").read_text("utf-8")
    assert "# Khoá cố định và là mã in trên áp phích" in text
    [line] = set((scratch / "permalinks.yml").read_text("utf-8").splitlines()[3:]) - before
    assert line.startswith("  - {code: mau-3, kind: group, released: 2026-11-21, seal: ")
    checked = pipeline.check(scratch)
    assert checked.warnings == ()
    [group] = [it for it in checked.content.localities[0].groups if it.id == "mau-3"]
    assert group.facts.sample
    assert {member.name for member in group.web} == {None}  # nobody agreed to anything


def test_what_sleeps_in_a_new_file_of_a_group_is_right_too(new, scratch):
    assert new("group", "--name", "Tổ: số 'ba' #3", "--sample", "--id", "mau-9").exit_code == 0
    path = scratch / GROUPS / "mau-9.yml"
    path.write_text(awake(path.read_text("utf-8")), "utf-8")
    checked = pipeline.check(scratch)
    [group] = [it for it in checked.content.localities[0].groups if it.id == "mau-9"]
    assert group.facts.name == "Tổ: số 'ba' #3"
    assert group.web[-1].name == "Nguyễn Văn B"
    assert group.facts.venue
    assert group.facts.schedule


def test_every_field_of_a_new_file_is_filled_or_has_an_example():
    for model, examples, filled in (
        (GroupSource, words.GROUP_EXAMPLES, {"sample"}),
        (LocalitySource, words.LOCALITY_EXAMPLES, {"sample"}),
        (Guide, {**words.GUIDE_EXAMPLES, **words.GUIDE_TODO}, {"draft"}),
    ):
        optional = {key for key, it in model.model_fields.items() if not it.is_required()}
        assert optional - set(examples) == filled
        assert set(examples) <= set(model.model_fields)


def test_a_real_group_is_refused_a_sample_number_and_a_sample_locality(new, scratch):
    options = ("--real", "--name", "Tổ 3", "--leader", "Nguyễn Văn A")
    result = new("group", *options, "--phone", "0500 111 222")
    assert result.exit_code == 1
    assert "số 0500 chỉ dùng cho dữ liệu mẫu" in result.output
    result = new("group", *options, "--phone", "")
    assert "tổ thật chưa đặt vào được" in result.output
    assert not (scratch / GROUPS / "mau-3.yml").exists()


def test_a_slip_in_an_option_is_told_and_nothing_is_written(new, scratch):
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    for options, told in (
        (["--locality", "mau-fuong"], "ý bạn là 'mau-phuong'?"),
        (["--name", ""], "--name: mục này phải điền"),
        (["--name", "Tổ 3", "--kind", "xóm"], "--kind: không có 'xóm'"),
        ([], "còn thiếu --name"),
    ):
        result = new("group", *options)
        assert result.exit_code == 1
        assert told in result.output
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before


def test_a_locality_and_its_first_group_are_made_without_a_question(new, scratch):
    options = ("--name", "xã Thử Một", "--province", "hai-phong", "--sample")
    result = new("locality", *options)
    assert result.exit_code == 0, result.output
    file = scratch / "localities/thu-mot/locality.yml"
    assert new("group", "--locality", "thu-mot", "--name", "Thôn 1", "--sample").exit_code == 0
    assert (scratch / "localities/thu-mot/groups/tm-1.yml").is_file()
    checked = pipeline.check(scratch)
    assert checked.warnings == ()
    assert [it.facts.name for it in checked.content.localities] == ["phường Mẫu", "xã Thử Một"]
    file.write_text(awake(file.read_text("utf-8")), "utf-8")
    [place] = [it for it in pipeline.check(scratch).content.localities if it.id == "thu-mot"]
    assert place.facts.duty_roster[0].start == "7:30"
    refused = new("locality", *options)
    assert "đã có xã, phường 'thu-mot'" in refused.output


def test_a_real_locality_must_have_a_number_that_rings(new):
    options = ("--name", "phường Thật", "--province", "hai-phong", "--real", "--source", "QĐ 1")
    assert "0500 chỉ dùng" in new("locality", *options, "--phone", "0500 900 001").output
    assert "còn thiếu --phone" in new("locality", *options).output
    assert "phải bắt đầu bằng phường" in new("locality", "--name", "Thật").output
    assert new("locality", *options, "--phone", "0225 3 123 456").exit_code == 0


def test_a_guide_begins_as_a_draft_that_the_site_does_not_show(new, scratch):
    before = pipeline.check(scratch).content
    result = new("guide", typed="Đổi mật khẩu Zalo thế nào?\n\n\n")
    assert result.exit_code == 0, result.output
    path = scratch / "guides/doi-mat-khau-zalo-the-nao.yml"
    checked = pipeline.check(scratch)
    assert checked.content == before
    [draft] = checked.warnings
    assert draft.pos.path.endswith(path.name)
    assert "còn là bản nháp" in draft.message
    assert "'summary' để trống" in draft.hint
    assert "dòng" in draft.hint
    assert "sổ mã" not in draft.hint
    keys = parse(awake(path.read_text("utf-8")), "x").data
    assert set(keys) == set(Guide.model_fields)


def test_a_draft_that_is_finished_is_published_by_taking_out_its_mark(scratch):
    guide = scratch / "guides/quet-ma.yml"
    again = guide.with_name("quet-lai.yml")
    text = guide.read_text("utf-8").replace("slug: quet-ma", "slug: quet-lai")
    text = text.replace("code: qr", "code: qr2")
    again.write_text(f"draft: có\n{text}", "utf-8")
    [draft] = pipeline.check(scratch).warnings
    assert "bài đã đủ; xoá dòng draft" in draft.hint
    again.write_text(text, "utf-8")
    assert CliRunner().invoke(main, ["release", "--content", str(scratch)]).exit_code == 0
    assert len(pipeline.check(scratch).content.guides) == 2


@pytest.mark.parametrize(
    ("slug", "neighbours", "taken", "code"),
    [
        ("tran-hung-dao", ["thd-1", "thd-28"], ["thd-30"], "thd-31"),
        ("tran-hieu-dung", [], ["thd-30"], "thdu-1"),
        ("mau", ["to1", "to2", "x-7"], [], "to3"),
        ("mau", [], [], "m-1"),
    ],
)
def test_a_code_follows_its_neighbours_and_never_takes_one_of_the_ledger(
    slug, neighbours, taken, code
):
    assert free_group_code(slug, neighbours, taken) == code


def test_a_guide_gets_a_short_code_that_nobody_has():
    assert free_guide_code("quet-ma", ["quet-ma"]) == "quet-ma2"
    assert free_guide_code("xac-nhan-tinh-trang-hon-nhan", []) == "xacnhan"
    assert len(free_guide_code("nghiengngaxuongduoi", [])) <= 8
