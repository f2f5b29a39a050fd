"""The press: every kind of sheet of any group is drawn and read back; what is wrong is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from generator import pipeline, press
from generator.errors import RenderError
from generator.plan import SheetPlan, plan_build
from tests.cases import CASES, plan_of
from tests.test_validate import change

GROUP = "localities/mau-phuong/groups/mau-1.yml"
GUIDE = "guides/quet-ma.yml"
OF_PEOPLE = ("cam-nang", "bang-ma", "kiem-tra")
"""The sheets of a locality that name its groups."""


def sheets_of(case: Path, folder: Path) -> list[SheetPlan]:
    """Return every sheet that the group of case stands on."""
    return [
        sheet
        for sheet in plan_of(case, folder).sheets
        if sheet.group_id == "mau-1" or sheet.kind.id in OF_PEOPLE
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_sheet_of_any_group_is_drawn_and_read_back(case, tmp_path):
    sheets = sheets_of(case, tmp_path)
    drawn = press.draw(sheets, tmp_path / "cache", workers=1)
    assert [sheet.plan for sheet in drawn] == sheets
    assert all(sheet.redrawn and sheet.main.size for sheet in drawn)
    for sheet in drawn:
        assert sheet.main.path.stat().st_size == sheet.main.size
        assert [code.payload for code in sheet.codes] == [code.payload for code in sheet.plan.codes]
    assert not any(sheet.redrawn for sheet in press.draw(sheets, tmp_path / "cache", workers=1))


def test_pictures_and_thumbnails_are_made_for_the_site_alone(scratch, tmp_path):
    plan = plan_build(pipeline.check(scratch).content)
    [poster] = [
        sheet
        for sheet in plan.sheets
        if sheet.uri == "in/mau-1/ap-phich-a4.pdf" and sheet.edition == "site"
    ]
    [bare] = press.draw([poster], tmp_path)
    assert (bare.picture, bare.thumbnail) == (None, None)
    assert [uri for uri, _ in bare.files] == [poster.uri]
    [shown] = press.draw([poster], tmp_path, previews=True)
    assert shown.redrawn  # its pictures were missing
    assert [uri for uri, _ in shown.files] == [
        "in/mau-1/ap-phich-a4.pdf",
        "in/mau-1/ap-phich-a4.png",
        "in/mau-1/nho/ap-phich-a4.webp",
    ]
    assert shown.main.sha256 == bare.main.sha256


def test_every_sheet_that_fails_is_told_by_its_file_not_the_first_alone(scratch, tmp_path):
    change(scratch, GROUP, "Tổ dân phố số 1", "Tổ dân phố số 1 khu nhà tập thể " + "rất dài " * 40)
    plan = plan_build(pipeline.check(scratch).content)
    posters = [sheet for sheet in plan.sheets if sheet.kind.id == "ap-phich"]
    with pytest.raises(RenderError) as caught:
        press.draw(posters, tmp_path, workers=1)
    lines = str(caught.value).replace("\u00a0", " ").splitlines()
    assert {line.split(":")[0] for line in lines} == {GROUP}
    assert any("áp phích treo tường a4" in line for line in lines)
    assert any("áp phích treo tường a3" in line for line in lines)


def test_another_template_or_another_decoder_draws_everything_again(scratch, tmp_path, monkeypatch):
    sheets = plan_build(pipeline.check(scratch).content).sheets[:1]
    press.draw(sheets, tmp_path)
    assert not press.draw(sheets, tmp_path)[0].redrawn
    monkeypatch.setattr(press, "_ENGINES", (*press._ENGINES, "click"))
    assert press.draw(sheets, tmp_path)[0].redrawn


def test_drawings_of_what_is_gone_are_forgotten_and_the_rest_kept(scratch, tmp_path):
    plan = plan_build(pipeline.check(scratch).content)
    kept, gone = plan.sheets[0], plan.sheets[1]
    press.draw([kept, gone], tmp_path)
    press.forget_all_but([kept], tmp_path)
    assert [sheet.plan for sheet in press.drawn_before([kept, gone], tmp_path)] == [kept]
    assert len(list(tmp_path.glob("*/record.json"))) == 1


def test_a_picture_of_a_step_that_changed_draws_the_guide_again(scratch, tmp_path):
    pictures = scratch / "pictures"
    pictures.mkdir(exist_ok=True)
    Image.new("RGB", (60, 120), "navy").save(pictures / "buoc.png")
    change(
        scratch,
        GUIDE,
        "  - do: Quét mã của người bán.\n",
        "  - do: Quét mã của người bán.\n"
        "    picture: {file: buoc.png, alt: Khung quét, app_version: '1', date: 2026-11-01}\n",
    )
    plan = plan_build(pipeline.check(scratch).content)
    [sheet] = [item for item in plan.sheets if item.uri.endswith("quet-ma/to-mang-ve-a4.pdf")]
    assert sheet.pictures == ("buoc.png",)
    assert press.draw([sheet], tmp_path, pictures)[0].redrawn
    assert not press.draw([sheet], tmp_path, pictures)[0].redrawn
    Image.new("RGB", (60, 120), "maroon").save(pictures / "buoc.png")
    assert press.draw([sheet], tmp_path, pictures)[0].redrawn


def test_what_is_kept_beside_a_drawing_names_nobody(scratch, tmp_path):
    """The record of a drawing holds digests and addresses alone."""
    plan = plan_build(pipeline.check(scratch).content)
    press.draw(plan.sheets[:1], tmp_path)
    [record] = tmp_path.glob("*/record.json")
    told = json.loads(record.read_text("utf-8"))
    assert set(told) == {"pages", "codes", "files"}
    assert "Nguyễn" not in record.read_text("utf-8")
