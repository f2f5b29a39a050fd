"""What sheets say before they are drawn, group by group: golden/plan/ holds a group and its text.

Adding a case is adding a .yml file and `pytest --update-golden`; then read the new .txt.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.plan import SheetPlan, plan_build
from generator.plan.kinds import GROUP_KINDS, HOUSEHOLD_CHECK, KINDS, POSTER
from tests.cases import CASES, plan_of
from tests.sheets import plain


def dump(sheet: SheetPlan) -> str:
    """Return a sheet as text to read: all but its look and its version, whose code is a digest."""
    told = {
        "uri": sheet.uri,
        "edition": sheet.edition,
        "title": sheet.title,
        "sample": sheet.sample,
        "codes": [
            f"{code.payload} → {code.dest_uri}, {code.side_mm:g} mm, {code.purpose}"
            for code in sheet.codes
        ],
        "words": sheet.words,
    }
    return yaml.safe_dump(told, allow_unicode=True, sort_keys=False, width=100)


def posters(case: Path, folder: Path) -> list[SheetPlan]:
    """Return the A4 poster of the group of case, and the one for paper if there is one."""
    return [
        sheet
        for sheet in plan_of(case, folder).sheets
        if sheet.kind is POSTER
        and sheet.size == "a4"
        and not sheet.mono
        and sheet.group_id == "mau-1"
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_the_poster_of_each_kind_of_group_says_what_is_written_down(
    case: Path, tmp_path: Path, update_golden: bool
) -> None:
    said = "---\n".join(dump(sheet) for sheet in posters(case, tmp_path))
    golden = case.with_suffix(".txt")
    if update_golden:
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


def test_a_second_edition_exists_only_where_more_was_agreed_for_paper(tmp_path: Path) -> None:
    editions = {
        case.stem: [sheet.edition for sheet in posters(case, tmp_path / case.stem)]
        for case in CASES
    }
    assert editions.pop("paper-only") == ["site", "paper"]
    assert set(map(tuple, editions.values())) == {("site",)}


def test_every_sheet_has_one_subject_and_stands_in_its_folder(scratch: Path) -> None:
    plan = plan_build(pipeline.check(scratch).content)
    for sheet in plan.sheets:
        [subject] = filter(None, (sheet.group_id, sheet.guide_slug, sheet.locality_id))
        assert sheet.folder.split("/")[-1] == subject
        assert sheet.uri.startswith("in/")
    site = [sheet.kind for sheet in plan.sheets if sheet.edition == "site"]
    assert set(site) == set(KINDS) - {HOUSEHOLD_CHECK}  # there is no checklist here


def test_every_sheet_of_a_group_has_the_code_of_its_page_alone(scratch: Path) -> None:
    plan = plan_build(pipeline.check(scratch).content)
    of_groups = [sheet for sheet in plan.sheets if sheet.kind in GROUP_KINDS]
    assert of_groups
    for sheet in of_groups:
        assert [code.payload for code in sheet.codes] == [
            f"https://cnscd.example/t/{sheet.group_id}"
        ]


def test_every_code_leads_to_a_page_of_the_plan(scratch: Path) -> None:
    plan = plan_build(pipeline.check(scratch).content)
    pages = {page.dest_uri for page in plan.pages} | {item.dest_uri for item in plan.files}
    codes = [code for sheet in plan.sheets for code in sheet.codes]
    assert codes
    assert {code.dest_uri for code in codes} <= pages
    for code in codes:
        path = code.payload.removeprefix(f"{plan.base_url}/")
        assert code.dest_uri == f"{path}/index.html"


def test_words_are_text_that_any_printer_can_set(tmp_path: Path) -> None:
    """JSON types alone reach the drawing: nothing of the model, so nothing withheld."""

    def scalars(value: object) -> set[type]:
        if isinstance(value, dict):
            return set().union(*map(scalars, value.values()))
        if isinstance(value, list):
            return set().union(*map(scalars, value)) if value else set()
        return {type(value)}

    for sheet in plan_of(CASES[0], tmp_path).sheets:
        assert scalars(sheet.words) <= {str, int, float, bool, type(None)}, sheet.uri


def test_the_titles_of_a_team_and_its_place_are_said_in_full(tmp_path: Path) -> None:
    [case] = [case for case in CASES if case.stem == "long-group-name"]
    [sheet] = posters(case, tmp_path)
    name = "Khu dân cư số 10 Thượng Đoạn Xá Đông Hải"
    assert plain(sheet.title) == f"Áp phích treo tường: {name}, phường Mẫu"
    assert sheet.words["name"] == name
    assert sheet.words["old_names"] == ["Thôn Thượng Đoạn Xá Đông, xã Đông Hải"]
