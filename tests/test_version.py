"""The check code: six letters on a sheet and on its page, changed by what both show alone."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.plan import BuildPlan, SheetPlan, plan_build
from generator.plan.version import ALPHABET, LENGTH, version_of
from generator.render.sheet import render_pdf, sheet_data
from tests.sheets import text_of

GROUP = "localities/mau-phuong/groups/mau-1.yml"
LOOK_ALIKES = ("0O", "1IL", "2Z", "5S", "8B")
SHOWN = "0500 111 001"  # agreed for web and print both: on the published poster
ON_PAPER, ON_THE_PAGE = "0500 111 002", "0500 111 003"
WITHDRAWN, NEVER_AGREED = "0500 111 004", "0500 111 005"


def plan(content: Path) -> BuildPlan:
    return plan_build(pipeline.check(content).content)


def codes(built: BuildPlan) -> dict[str, str]:
    """Return the check code of every subject; fails if two sheets of one disagree."""
    found = defaultdict(set)
    for sheet in built.sheets:
        subject = sheet.group_id or sheet.guide_slug or sheet.locality_id or ""
        found[subject].add(sheet.version.check_code)
    return {subject: code for subject, (code,) in found.items()}


def codes_after(content: Path, name: str, old: str, new: str) -> dict[str, str]:
    path = content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return codes(plan(content))


def test_no_two_letters_of_a_code_look_alike():
    assert len(set(ALPHABET)) == len(ALPHABET)
    assert all(letter.isascii() and (letter.isdigit() or letter.isupper()) for letter in ALPHABET)
    for alike in LOOK_ALIKES:
        assert len(set(alike) & set(ALPHABET)) <= 1, alike
    assert not set("015IOSZB") & set(ALPHABET)


def test_a_code_is_six_letters_of_the_alphabet_whatever_it_is_made_from():
    made = {version_of(date(2026, 11, 20), {"số": number}).check_code for number in range(500)}
    assert len(made) == 500
    assert {len(code) for code in made} == {LENGTH} == {6}
    assert set("".join(made)) == set(ALPHABET)


def test_the_order_of_keys_does_not_matter_and_accents_do():
    day = date(2026, 11, 20)
    assert version_of(day, {"a": 1, "b": 2}) == version_of(day, {"b": 2, "a": 1})
    assert version_of(day, ["Tổ 1"]).check_code != version_of(day, ["Tô 1"]).check_code


def test_all_sheets_of_one_subject_show_one_code_and_both_editions_the_same(scratch):
    built = plan(scratch)
    assert set(codes(built)) == {"mau-1", "mau-2", "quet-ma", "mau-phuong"}
    editions = {sheet.edition for sheet in built.sheets if sheet.group_id == "mau-1"}
    assert editions == {"site", "paper"}


@pytest.mark.parametrize("number", [ON_PAPER, ON_THE_PAGE, WITHDRAWN, NEVER_AGREED])
def test_a_withheld_number_leaves_no_trace_in_any_code(scratch, number):
    """Else a stranger could find it by trying all numbers."""
    before = codes(plan(scratch))
    assert codes_after(scratch, GROUP, number, "0500 111 009") == before


def test_a_withheld_name_leaves_no_trace_in_any_code(scratch):
    before = codes(plan(scratch))
    for name in ("Trần Thị Giấy", "Vũ Thị Rút", "Đỗ Văn Im"):
        assert codes_after(scratch, GROUP, name, "Trịnh Thị Khác") == before


def test_a_shown_number_changes_the_code_of_its_group_and_of_its_locality_alone(scratch):
    before = codes(plan(scratch))
    after = codes_after(scratch, GROUP, SHOWN, "0500 111 009")
    assert {subject for subject in before if after[subject] != before[subject]} == {
        "mau-1",
        "mau-phuong",
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn Ánh"),
        ("Nhà văn hoá tổ 1", "Nhà văn hoá mới"),
        ("Thôn 4", "Thôn 5"),
        ("19:30", "20:00"),
    ],
)
def test_anything_else_that_a_poster_shows_changes_its_code(scratch, old, new):
    before = codes(plan(scratch))
    assert codes_after(scratch, GROUP, old, new)["mau-1"] != before["mau-1"]


def test_a_changed_step_changes_the_code_of_its_guide(scratch):
    before = codes(plan(scratch))
    after = codes_after(
        scratch, "guides/quet-ma.yml", "Quét mã của người bán", "Quét mã ở quầy của người bán"
    )
    assert after["quet-ma"] != before["quet-ma"]
    assert after["mau-1"] == before["mau-1"]


def test_another_day_of_review_alone_changes_the_date_not_the_code(scratch):
    before = codes(plan(scratch))
    after = codes_after(scratch, GROUP, "updated: 2026-11-20", "updated: 2026-11-21")
    assert after["mau-1"] == before["mau-1"]
    [day] = {sheet.version.date for sheet in plan(scratch).sheets if sheet.group_id == "mau-1"}
    assert day == date(2026, 11, 21)


def told(path: Path) -> set[str]:
    """Return every word of a page that could be a check code."""
    text = re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))
    return set(re.findall(rf"\b[{ALPHABET}]{{6}}\b", text))


@pytest.mark.parametrize(
    ("subject", "page"),
    [
        ("mau-1", "t/mau-1/index.html"),
        ("mau-2", "t/mau-2/index.html"),
        ("mau-1", "in/mau-1/index.html"),
        ("quet-ma", "huong-dan/quet-ma/index.html"),
        ("quet-ma", "in/huong-dan/quet-ma/index.html"),
        ("mau-phuong", "mau-phuong/index.html"),
        ("mau-phuong", "mau-phuong/in-an/index.html"),
    ],
)
def test_the_page_that_a_sheet_opens_shows_the_code_of_the_sheet(tiny, subject, page):
    assert codes(plan(tiny.content))[subject] in told(tiny.site / page)


def test_the_code_and_its_date_stand_on_every_copy_of_every_sheet(scratch):
    """A picture is laid out as text here, which its pixels do not hold."""
    kinds = set()
    for sheet in plan(scratch).sheets:
        text = text_of(render_pdf(sheet_data(sheet), sheet.uri))
        assert text.count(sheet.version.check_code) >= copies(sheet), sheet.uri
        assert text.count(f"{sheet.version.date:%d/%m/%Y}") >= copies(sheet), sheet.uri
        kinds.add(sheet.kind)
    assert len(kinds) == 18


def copies(sheet: SheetPlan) -> int:
    return sheet.kind.copies


def test_the_checklist_of_a_locality_has_the_code_of_every_group(scratch):
    built = plan(scratch)
    [sheet] = [item for item in built.sheets if item.kind.id == "kiem-tra"]
    text = text_of(render_pdf(sheet_data(sheet), sheet.uri))
    for group in ("mau-1", "mau-2"):
        assert codes(built)[group] in text
