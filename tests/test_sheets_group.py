"""The wall poster: facts read back from the PDF, on paper as large as promised, on any content."""

from __future__ import annotations

import itertools
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest

from generator import pipeline
from generator.errors import RenderError
from generator.plan import SheetPlan, plan_build
from generator.plan.kinds import POSTER
from generator.render import proof
from generator.render.sheet import render_pdf, sheet_data
from tests import sheets as read
from tests.cases import CASES, plan_of
from tests.conftest import Project
from tests.sheets import plain

HEADLINE_PT, NUMBER_PT, TEXT_PT, SMALL_PT = 60, 36, 20, 12
CODE_MM = {"a4": 90, "a3": 130}
PAPER_MM = {"a4": (210, 297), "a3": (297, 420)}
MARGIN_MM = 10
"""What every office printer can reach."""

PHONE = re.compile(r"0\d{9,10}|1[89]00\d{4,6}")
SMALL_PRINT = (
    re.compile(r"Bản\d\d/\d\d/\d{4}(·CHỈIN,KHÔNGĐĂNGMẠNG)?·mãđốichiếu[0-9A-Z]{6}"),
    re.compile(r"Vạchdài100mm·inởtỉlệ100%"),
    re.compile(r"sốkhônggọiđược"),  # under MẪU
)


@pytest.fixture
def posters(scratch: Path) -> list[SheetPlan]:
    plan = plan_build(pipeline.check(scratch).content)
    return [sheet for sheet in plan.sheets if sheet.kind is POSTER and sheet.edition == "site"]


def expected(sheet: SheetPlan) -> list[proof.ExpectedCode]:
    return [
        proof.ExpectedCode(code.payload, code.side_mm, code.purpose, sheet.kind.copies)
        for code in sheet.codes
    ]


# --- What it says ------------------------------------------------------------------------------


def test_the_poster_says_who_where_and_what_we_never_ask(posters):
    text = read.text_of(render_pdf(sheet_data(posters[0]), "x"))
    for words in (
        "Phường Mẫu · Hải Phòng",
        "Quét mã để hỏi",
        "Tổ dân phố số 1",
        "Trước đây: Thôn 4, xã Cũ",
        "Nguyễn Văn A",
        "0500 111 001",
        "Nhà văn hoá tổ 1",
        "Tối thứ ba, 19:30, tại nhà văn hoá",
        "Chúng tôi không bao giờ hỏi mã OTP, mật khẩu hay tiền.",
        "MẪU",
    ):
        assert words in text
    assert "https://cnscd.example/t/mau-1" in text.replace(" ", "")  # on one line or on two
    assert text == unicodedata.normalize("NFC", text)


def test_a_group_that_withholds_everything_still_has_a_number_to_call(posters):
    poster = next(item for item in posters if item.group_id == "mau-2")
    text = read.text_of(render_pdf(sheet_data(poster), "x"))
    assert "0500 900 001" in text
    assert "Trung tâm Phục vụ hành chính công" in text
    assert "Tổ có 5 người sẵn sàng giúp." in text
    assert "Bùi" not in text


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_those_who_are_not_named_are_counted_right(case, tmp_path):
    """On a full poster the line that counts them may give way, to a number and never to a lie."""
    for sheet in of_case(case, tmp_path):
        text = read.text_of(render_pdf(sheet_data(sheet), "x"))
        own = [plain(one["phone"]) for one in people_with_phone(sheet)]
        called = sum(phone in text for phone in own)
        rest = len(sheet.words["people"]) - called
        said = re.search(r"Tổ (?:còn|có) (\d+) người", text)
        assert called >= min(len(own), 2), text
        if said or (rest and called < 2):
            assert said, text
            assert int(said[1]) == rest, text


def people_with_phone(sheet: SheetPlan) -> list[dict]:
    return [one for one in sheet.words["people"] if one["phone"]]


def test_the_same_poster_gives_the_same_bytes(posters):
    data = sheet_data(posters[0])
    assert render_pdf(data, "x") == render_pdf(data, "x")


def test_a_long_address_is_printed_to_the_letter_on_two_lines(scratch):
    base_url = "https://cnscd.haiphong.gov.vn/phuong-tran-hung-dao/to-so"
    sheet = plan_build(pipeline.check(scratch).content, base_url).sheets[0]
    pdf = render_pdf(sheet_data(sheet), "x")
    assert f"{base_url}/t/mau-1" in read.text_of(pdf).replace("gov.vn/ ", "gov.vn/")
    proof.prove_pdf(pdf, "x", "a4", expected(sheet))


# --- What it is made of ------------------------------------------------------------------------


def test_the_pdf_is_one_tagged_a4_page_with_embedded_fonts(posters, tmp_path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(render_pdf(sheet_data(posters[0]), "x"))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        width, height = (float(length) for length in pdf.pages[0].mediabox[2:])
        assert (width, height) == pytest.approx((595.28, 841.89), abs=0.1)
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "vi-VN"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"


def test_the_code_is_vector(posters, tmp_path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(render_pdf(sheet_data(posters[0]), "x"))
    images = subprocess.run(
        ["pdfimages", "-list", path], capture_output=True, text=True, check=True
    )
    assert len(images.stdout.splitlines()) == 2  # the heading only: no raster in the file


# --- Large enough for old eyes, on every poster --------------------------------------------------


def too_small(pdf: bytes) -> list[str]:
    """Return every text of a poster that is set smaller than promised."""
    found = []
    runs = read.runs_of(pdf)
    for run in runs:
        if PHONE.search(run.text) and run.size < NUMBER_PT:
            found.append(f"số {run.size:.1f} pt: {run.text}")
        if run.size < SMALL_PT:
            found.append(f"{run.size:.1f} pt: {run.text}")
        elif run.size < TEXT_PT - 0.01:
            rest = run.text
            for allowed in SMALL_PRINT:
                rest = allowed.sub("", rest)
            if rest:
                found.append(f"{run.size:.1f} pt: {rest}")
    headline = [run for run in runs if run.text.startswith("Quétmã") and run.size >= HEADLINE_PT]
    if len(headline) != 1:
        found.append("không có dòng đầu đủ to")
    if not [run for run in runs if run.size >= NUMBER_PT and PHONE.search(run.text)]:
        found.append("không có số điện thoại đủ to")
    return found


def off_the_page(pdf: bytes, size: str) -> list[str]:
    """Return every letter that stands nearer to the edge of the paper than a printer reaches."""
    width, height = (length * read.PT_PER_MM for length in PAPER_MM[size])
    edge = MARGIN_MM * read.PT_PER_MM - 0.5
    return [
        letter.char
        for run in read.runs_of(pdf)
        for letter in run.letters
        if letter.left < edge
        or letter.top < edge
        or letter.right > width - edge
        or letter.bottom > height - edge
    ]


def overprinted(pdf: bytes) -> list[str]:
    """Return every two letters that stand on each other: half of the smaller one is covered."""
    letters = [letter for run in read.runs_of(pdf) for letter in run.letters]
    boxes = np.array([(one.left, one.top, one.right, one.bottom) for one in letters])
    across = np.minimum(boxes[:, None, 2], boxes[None, :, 2]) - np.maximum(
        boxes[:, None, 0], boxes[None, :, 0]
    )
    down = np.minimum(boxes[:, None, 3], boxes[None, :, 3]) - np.maximum(
        boxes[:, None, 1], boxes[None, :, 1]
    )
    shared = np.clip(across, 0, None) * np.clip(down, 0, None)
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    covered = shared > 0.5 * np.minimum(area[:, None], area[None, :]) + 1e-6
    return [letters[a].char + letters[b].char for a, b in np.argwhere(np.triu(covered, 1))]


def ink_in_the_margin(grey: np.ndarray, dpi: int) -> bool:
    """Tell whether a printer that leaves 10 mm of edge would cut something off."""
    edge = int(MARGIN_MM * dpi / 25.4) - 1  # the pixel where ink may begin
    sides = (grey[:edge], grey[-edge:], grey[:, :edge], grey[:, -edge:])
    return min(int(side.min()) for side in sides) < 250


def faults(pdf: bytes, size: str) -> list[str]:
    """Return all that is wrong with a poster on the wall."""
    found = too_small(pdf)
    if letters := off_the_page(pdf, size):
        found.append(f"chữ ra ngoài lề: {letters}")
    if pairs := overprinted(pdf):
        found.append(f"chữ đè lên nhau: {pairs}")
    dpi = 100
    grey = read.grey(read.pixels(pdf, dpi))
    if ink_in_the_margin(grey, dpi):
        found.append("mực trong lề 10 mm")
    [(_, side_px)] = read.sides_px(grey)
    if (side_mm := side_px / dpi * 25.4) < CODE_MM[size] - 0.3:
        found.append(f"mã {side_mm:.1f} mm")
    return found


def of_case(case: Path, folder: Path) -> Iterator[SheetPlan]:
    for sheet in plan_of(case, folder).sheets:
        if sheet.kind is POSTER and sheet.group_id == "mau-1":
            yield sheet


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_poster_of_any_group_is_as_large_as_promised_and_inside_its_margins(case, tmp_path):
    drawn = Counter()
    for sheet in of_case(case, tmp_path):
        pdf = render_pdf(sheet_data(sheet), sheet.uri)
        proof.prove_pdf(pdf, sheet.uri, sheet.size, expected(sheet))
        assert faults(pdf, sheet.size) == [], sheet.uri
        drawn[sheet.size, sheet.mono] += 1
    assert set(drawn) == {(size, mono) for size in ("a4", "a3") for mono in (False, True)}


@pytest.mark.parametrize("size", ["a4", "a3"])
@pytest.mark.parametrize("mono", [False, True], ids=["colour", "mono"])
def test_every_poster_of_the_shipped_content_is_as_large_as_promised(demo, size, mono):
    name = f"ap-phich-{size}{'-den-trang' * mono}.pdf"
    paths = [*demo.site.glob(f"in/*/{name}"), *demo.root.glob(f"ban-in/*/{name}")]
    assert len(paths) > 52  # every group, and those with more agreed for paper
    wrong = {path: faults(path.read_bytes(), size) for path in sorted(paths)}
    assert {path: found for path, found in wrong.items() if found} == {}


LANDLINE = "0225\u00a03842\u00a0123"
LONGEST = {
    "name": "Nguyễn Trần Phương Khánh Ngọc Huyền",
    "role": "Thành viên",
    "organisation": "Hội Liên hiệp Phụ nữ",
    "tasks": [],
}


@pytest.mark.parametrize("size", ["a4", "a3"])
@pytest.mark.parametrize("silent", [0, 3])
@pytest.mark.parametrize("count", [0, 1, 2, 3, 5, 8])
@pytest.mark.parametrize("phone", ["0500\u00a0111\u00a0001", LANDLINE], ids=["mobile", "landline"])
def test_a_team_of_any_size_with_long_names_fits_on_one_page(posters, count, silent, size, phone):
    poster = next(sheet for sheet in posters if sheet.size == size)
    talking, quiet = LONGEST | {"phone": phone}, LONGEST | {"phone": None}
    words = poster.words | {
        "people": [talking] * count + [quiet] * silent,
        "old_names": ["Khu dân cư số 10 Thượng Đoạn, phường Cộng Hoà"],
        "venue": {
            "name": "Nhà văn hoá khu dân cư Thượng Đoạn Xá Hạ",
            "address": None,
            "note": None,
        },
        "schedule": ["Tối thứ ba và sáng Chủ nhật hằng tuần, 8:00–10:00, tại nhà văn hoá"],
        "offices": [office | {"phone": phone} for office in poster.words["offices"]],
    }
    pdf = render_pdf(sheet_data(replace(poster, words=words)), "x")
    proof.prove_pdf(pdf, "x", size, expected(poster))
    assert faults(pdf, size) == []


# --- Black and white ---------------------------------------------------------------------------


def largest_solid_mm(grey: np.ndarray, dpi: int) -> float:
    """Return the side of the largest square of ink without a gap."""
    distance = cv2.distanceTransform((grey < 128).astype(np.uint8), cv2.DIST_C, 3)
    return float(2 * distance.max()) / dpi * 25.4


@dataclass(frozen=True)
class Twins:
    colour: np.ndarray
    mono: np.ndarray


def twins(demo: Project, size: str) -> Iterator[tuple[Path, Twins]]:
    for path in sorted(demo.site.glob(f"in/*/ap-phich-{size}.pdf")):
        other = path.with_name(f"ap-phich-{size}-den-trang.pdf")
        yield path, Twins(*(read.pixels(one.read_bytes(), 72) for one in (path, other)))


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_twin_for_office_printers_has_no_colour_and_saves_ink(demo, size):
    module_mm = CODE_MM[size] / 29  # at least 29 modules a side hold our addresses
    count = 0
    for path, pair in twins(demo, size):
        spread = pair.mono.max(axis=2).astype(int) - pair.mono.min(axis=2)
        assert spread.max() <= 2, path
        ink = [255 - read.grey(one).astype(float).mean() for one in (pair.colour, pair.mono)]
        assert ink[1] <= 0.9 * ink[0], path
        # The largest black area is the eye of the code, three modules wide.
        assert largest_solid_mm(read.grey(pair.mono), 72) <= 3 * module_mm + 1, path
        count += 1
    assert count == 52


def test_the_twin_says_the_same_in_the_same_place(demo):
    for size in ("a4", "a3"):
        one, other = (
            read.runs_of((demo.site / f"in/thd-12/ap-phich-{size}{end}.pdf").read_bytes())
            for end in ("", "-den-trang")
        )
        assert [(run.text, round(run.size, 1)) for run in one] == [
            (run.text, round(run.size, 1)) for run in other
        ]


# --- Surprises refused -------------------------------------------------------------------------


def changed(sheet: SheetPlan, **words: object) -> dict:
    return sheet_data(replace(sheet, words=sheet.words | words))


def test_a_letter_the_font_lacks_stops_the_poster(posters):
    data = changed(posters[0], venue={"name": "Nhà văn hoá 漢", "address": None, "note": None})
    with pytest.raises(RenderError, match="漢"):
        render_pdf(data, "in/mau-1/ap-phich-a4")


def test_a_name_too_long_for_its_line_stops_the_poster(posters):
    data = changed(posters[0], name="Tổ\u00a0dân\u00a0phố\u00a0" + "Ngũ\u00a0Hành\u00a0" * 12)
    with pytest.raises(RenderError, match="chữ dài quá"):
        render_pdf(data, "in/mau-1/ap-phich-a4")


@pytest.mark.parametrize("sheet", range(4))
def test_text_without_end_stops_the_poster_before_it_spills(posters, sheet):
    data = changed(posters[sheet], promise="Chúng tôi không bao giờ hỏi mã. " * 90)
    with pytest.raises(RenderError, match=r"chữ dài quá|chữ tràn"):
        proof.prove_pdf(render_pdf(data, "x"), "x", posters[sheet].size, expected(posters[sheet]))


def test_each_choice_of_paper_has_its_twin(posters):
    made = [(sheet.size, sheet.mono) for sheet in posters if sheet.group_id == "mau-1"]
    assert made == list(itertools.product(("a4", "a3"), (False, True)))
