"""`cnscd print`: exactly the sheets asked for, as the office prints them, drawn once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator import pipeline, printed
from generator.errors import ContentError
from generator.model.public import PublicContent
from generator.plan import Order, SheetPlan, plan_order
from generator.printed import LIST
from tests.conftest import ROOT
from tests.sheets import text_of

POSTERS = {"ap-phich-a4.pdf", "ap-phich-a3.pdf"}
OF_A_GROUP = POSTERS | {"to-roi-a5.pdf", "the-gui-lai-a6.pdf", "the-bo-tui-a7.pdf", "zalo.png"}
OF_A_GUIDE = {
    "infographic-a4.pdf", "infographic-a3.pdf", "to-mang-ve-a4.pdf", "to-nguoi-giup-a4.pdf",
    "zalo.png",
}  # fmt: skip
OF_A_LOCALITY = {
    "bang-ma-a4.pdf", "cam-nang-a5.pdf", "cam-nang-gap-a4.pdf", "ngay-hoi-a4.pdf", "cho-a4.pdf",
    "quay-a4.pdf", "noi-dan-a4.pdf", "kiem-tra-a4.pdf", "phieu-dong-y-a4.pdf",
}  # fmt: skip


@pytest.fixture
def content(scratch: Path) -> PublicContent:
    return pipeline.check(scratch).content


def ordered(content: PublicContent, **order: object) -> list[SheetPlan]:
    return list(plan_order(content, Order(**order)))


def names(sheets: list[SheetPlan], folder: str = "") -> set[str]:
    """Return the names of the files in folder; every file of an order has a name of its own."""
    assert len({sheet.uri for sheet in sheets}) == len(sheets)
    return {
        sheet.uri.rpartition("/")[2] for sheet in sheets if sheet.folder == folder or not folder
    }


def test_an_order_of_a_group_is_all_its_sheets_in_colour(content):
    sheets = ordered(content, groups=("mau-1",))
    assert names(sheets, "in/mau-1") == OF_A_GROUP
    assert {sheet.folder for sheet in sheets} == {"in/mau-1"}


def test_an_order_of_a_guide_is_all_its_sheets(content):
    sheets = ordered(content, guides=("quet-ma",))
    assert names(sheets, "in/huong-dan/quet-ma") == OF_A_GUIDE
    assert {sheet.folder for sheet in sheets} == {"in/huong-dan/quet-ma"}


def test_an_order_of_a_locality_is_its_sheets_and_those_of_its_groups(content):
    sheets = ordered(content, localities=("mau-phuong",))
    assert names(sheets, "in/dia-phuong/mau-phuong") == OF_A_LOCALITY
    for group in ("in/mau-1", "in/mau-2"):
        assert names(sheets, group) == OF_A_GROUP
    assert {sheet.folder for sheet in sheets} == {
        "in/dia-phuong/mau-phuong",
        "in/mau-1",
        "in/mau-2",
    }


def test_an_order_of_nothing_special_is_everything(content):
    sheets = ordered(content)
    assert {sheet.folder for sheet in sheets} == {
        "in/dia-phuong/mau-phuong",
        "in/mau-1",
        "in/mau-2",
        "in/huong-dan/quet-ma",
    }


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ({"kinds": ("ap-phich",)}, POSTERS),
        ({"kinds": ("ap-phich",), "papers": ("a3",)}, {"ap-phich-a3.pdf"}),
        ({"papers": ("a3",)}, {"ap-phich-a3.pdf"}),
        ({"papers": ("a5",)}, {"to-roi-a5.pdf"}),  # a finished size
        ({"papers": ("a4",)}, OF_A_GROUP - {"ap-phich-a3.pdf", "zalo.png"}),  # or a printed one
        ({"kinds": ("zalo",)}, {"zalo.png"}),
        ({"kinds": ("to-roi", "the-bo-tui")}, {"to-roi-a5.pdf", "the-bo-tui-a7.pdf"}),
        ({"kinds": ("ap-phich",), "mono": True, "papers": ("a4",)}, {"ap-phich-a4-den-trang.pdf"}),
    ],
)
def test_kind_paper_and_ink_narrow_an_order(content, order, expected):
    assert names(ordered(content, groups=("mau-2",), **order)) == expected


def test_in_black_and_white_each_sheet_comes_once_and_those_without_a_twin_stay(content):
    sheets = ordered(content, groups=("mau-2",), mono=True)
    twins = {"ap-phich-a4-den-trang.pdf", "ap-phich-a3-den-trang.pdf"}
    assert names(sheets) == OF_A_GROUP - POSTERS | twins


def test_several_names_of_one_sort_add_up(content):
    sheets = ordered(content, groups=("mau-1", "mau-2"), kinds=("to-roi",))
    assert {sheet.group_id for sheet in sheets} == {"mau-1", "mau-2"}


def test_a_group_and_a_guide_together_are_the_guide_with_the_numbers_of_the_group(content):
    sheets = ordered(content, groups=("mau-1",), guides=("quet-ma",))
    assert {sheet.uri for sheet in sheets} == {
        "in/mau-1/huong-dan/quet-ma/infographic-a4.pdf",
        "in/mau-1/huong-dan/quet-ma/infographic-a3.pdf",
    }
    for sheet in sheets:
        payloads = [code.payload for code in sheet.codes]
        assert payloads == ["https://cnscd.example/h/qr", "https://cnscd.example/t/mau-1"]
        people = sheet.words["team"]["people"]
        assert [one["phone"].replace("\u00a0", " ") for one in people if one["phone"]] == [
            "0500 111 001",
            "0500 111 002",
        ]


def test_a_guide_of_another_city_is_not_printed_with_the_numbers_of_a_group():
    """A city's app is offered in its city alone, on paper as on pages."""
    shipped = pipeline.check(ROOT / "content").content
    assert ordered(shipped, groups=("hx-1",), guides=("danang-smart-city",))
    with pytest.raises(ContentError):
        ordered(shipped, groups=("thd-12",), guides=("danang-smart-city",))


def test_an_infographic_is_the_only_kind_that_carries_a_team(content):
    with pytest.raises(ContentError) as caught:
        ordered(content, groups=("mau-1",), guides=("quet-ma",), kinds=("ap-phich",))
    assert [problem.pos.path for problem in caught.value.problems] == ["--kind"]


def test_paper_gets_what_was_agreed_for_paper_and_pictures_what_may_go_online(content):
    sheets = ordered(content, groups=("mau-1",))
    for sheet in sheets:
        shown = {(one["phone"] or "").replace("\u00a0", " ") for one in sheet.words["people"]}
        assert ("0500 111 002" in shown) is not sheet.kind.is_picture, sheet.uri
        assert sheet.edition == ("site" if sheet.kind.is_picture else "paper")


def test_all_unknown_names_are_told_at_once_with_what_was_meant(content):
    with pytest.raises(ContentError) as caught:
        ordered(
            content,
            groups=("mau-3", "mau-1"),
            guides=("quet-maa",),
            localities=("mau-phuon",),
            kinds=("ap-phic",),
            papers=("a9",),
        )
    named = [
        (problem, re.search(r"'([^']+)'", problem.message)) for problem in caught.value.problems
    ]
    told = {(problem.pos.path, name[1]): problem.hint for problem, name in named if name}
    assert set(told) == {
        ("--group", "mau-3"),
        ("--guide", "quet-maa"),
        ("--locality", "mau-phuon"),
        ("--kind", "ap-phic"),
        ("--paper", "a9"),
    }
    assert told["--guide", "quet-maa"] == "ý bạn là 'quet-ma'?"
    assert told["--locality", "mau-phuon"] == "ý bạn là 'mau-phuong'?"
    assert told["--kind", "ap-phic"] == "ý bạn là 'ap-phich'?"


def test_a_name_like_no_other_is_answered_with_all_there_are(content):
    with pytest.raises(ContentError) as caught:
        ordered(content, kinds=("xyz",))
    [problem] = caught.value.problems
    for name in ("ap-phich", "infographic", "cam-nang"):
        assert name in problem.hint


def test_an_order_that_nothing_meets_says_so(content):
    with pytest.raises(ContentError) as caught:
        ordered(content, groups=("mau-1",), kinds=("ap-phich",), papers=("a7",))
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].hint


# --- On the command line -----------------------------------------------------------------------


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_poster_is_printed_into_its_own_folder_and_drawn_once(project):
    order = ("cnscd", "print", "--group", "mau-2", "--kind", "ap-phich", "--paper", "a4")
    first = project.run(*order)
    assert "Xong: 1 tờ in" in first.stdout
    out = project.root / "in-ra"
    assert files(out) == {"mau-2/ap-phich-a4.pdf", LIST}
    pdf = (out / "mau-2/ap-phich-a4.pdf").read_bytes()
    assert "Tổ dân phố số 2" in text_of(pdf)
    second = project.run(*order)
    assert "1 tờ in (vẽ lại 0)" in second.stdout
    assert (out / "mau-2/ap-phich-a4.pdf").read_bytes() == pdf
    assert not project.site.exists()


def test_one_changed_number_draws_one_poster_again(project):
    order = ("cnscd", "print", "--kind", "ap-phich", "--paper", "a4")
    project.run(*order)
    group = project.content / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text("utf-8")
    group.write_text(text.replace("0500 111 001", "0500 111 009"), "utf-8")
    assert "2 tờ in (vẽ lại 1)" in project.run(*order).stdout
    pdf = (project.root / "in-ra/mau-1/ap-phich-a4.pdf").read_bytes()
    assert "0500 111 009" in text_of(pdf)
    assert "0500 111 001" not in text_of(pdf)


def test_what_was_agreed_for_paper_comes_with_a_warning_to_keep_it_off_the_web(project):
    told = project.run("cnscd", "print", "--group", "mau-1", "--paper", "a4", "--out", "giay")
    assert "đừng đăng lên mạng" in told.stdout
    out = project.root / "giay"
    assert "không đăng lên mạng" in (out / "KHONG-DANG-MANG.txt").read_text("utf-8")
    assert "0500 111 002" in text_of((out / "mau-1/ap-phich-a4.pdf").read_bytes())


def test_without_such_a_sheet_there_is_no_warning(project):
    told = project.run("cnscd", "print", "--group", "mau-2", "--paper", "a4")
    assert "đừng đăng" not in told.stdout
    assert "KHONG-DANG-MANG.txt" not in files(project.root / "in-ra")


def test_a_guide_with_the_numbers_of_a_group_is_drawn_and_read_back(project):
    project.run("cnscd", "print", "--group", "mau-1", "--guide", "quet-ma", "--mono")
    out = project.root / "in-ra"
    made = {name for name in files(out) if name.endswith(".pdf")}
    assert made == {
        f"mau-1/huong-dan/quet-ma/infographic-{size}-den-trang.pdf" for size in ("a4", "a3")
    }
    for name in made:
        text = text_of((out / name).read_bytes())
        assert "Quét mã trả tiền sao cho an toàn?" in text
        assert "0500 111 001" in text


def test_unknown_names_are_told_in_vietnamese_and_nothing_is_drawn(project):
    told = project.run(
        "cnscd", "print", "--group", "mau-9", "--kind", "ap-phic", "--guide", "x", check=False
    )
    assert told.returncode == 1
    for word in ("--group", "'mau-9'", "--kind", "ý bạn là 'ap-phich'?", "--guide"):
        assert word in told.stderr
    assert "Traceback" not in told.stderr
    assert not (project.root / "in-ra").exists()


def test_an_address_given_for_printing_is_the_one_on_the_codes(project):
    project.run(
        "cnscd", "print", "--group", "mau-2", "--kind", "to-roi",
        "--base-url", "https://phuong.example/cnscd",
    )  # fmt: skip
    text = text_of((project.root / "in-ra/mau-2/to-roi-a5.pdf").read_bytes())
    assert "https://phuong.example/cnscd/t/mau-2" in text.replace("example/ ", "example/")


def test_printing_leaves_the_site_and_what_the_build_has_drawn_alone(published):
    def stamps() -> dict[Path, int]:
        folders = (published.site, published.root / "ban-in", published.root / ".cache")
        return {p: p.stat().st_mtime_ns for folder in folders for p in folder.rglob("*")}

    before = stamps()
    told = published.run("cnscd", "print", "--group", "mau-2")
    assert "(vẽ lại 0)" in told.stdout
    assert stamps() == before


@pytest.mark.parametrize("out", ["site", "site/in", "site/in/mau-1", "docs/in", "content/in"])
def test_paper_is_never_laid_where_the_web_would_show_it(project, out):
    (project.site / "in").mkdir(parents=True)
    (project.site / "in/manifest.json").write_text("{}", "utf-8")
    refused = project.run("cnscd", "print", "--group", "mau-2", "--out", out, check=False)
    assert refused.returncode == 1
    assert "được đăng lên mạng" in refused.stderr
    assert not list((project.root / out).rglob("*.pdf"))


def test_a_strip_of_a_team_with_nothing_withheld_raises_no_false_alarm(content):
    [locality] = content.localities
    for group in locality.groups:
        sheets = ordered(content, groups=(group.id,), guides=("quet-ma",))
        wanted = "paper" if group.paper != group.poster else "site"
        assert {sheet.edition for sheet in sheets} == {wanted}


def test_sheets_that_are_no_longer_true_go_with_the_next_order_and_nothing_else(scratch, tmp_path):
    out, cache = tmp_path / "giay", tmp_path / "cache"
    order = Order(kinds=("to-roi",))
    pipeline.print_sheets(scratch, cache, out, order)
    own = out / "mau-1/ghi-chu.pdf"
    copied = out / "cu/to-roi-a5.pdf"
    for path in (own, copied):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"%PDF")
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text("utf-8")
    group.write_text(text.replace("evidence: Phiếu số 1", "withdrawn: 2026-11-21"), "utf-8")
    again = pipeline.print_sheets(scratch, cache, out, Order(groups=("mau-2",), kinds=("to-roi",)))
    assert again.dropped == 1
    assert not (out / "mau-1/to-roi-a5.pdf").exists()
    assert (out / "mau-2/to-roi-a5.pdf").is_file()
    assert own.is_file()
    assert copied.is_file()  # not in the list, and the folder is not known to be ours
    content = pipeline.check(scratch).content
    assert printed.forget_stale(out, content, is_ours=True) == ["cu/to-roi-a5.pdf"]
    assert not copied.parent.exists()
    assert own.is_file()
