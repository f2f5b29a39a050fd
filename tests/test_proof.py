"""Nothing ships unread: what the proof of a sheet refuses."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from generator import pipeline
from generator.errors import RenderError
from generator.plan import plan_build
from generator.plan.kinds import APART_MM, GROUP_PICTURE, LEAFLET
from generator.render import proof
from generator.render.proof import ExpectedCode, prove_pdf, prove_picture
from generator.render.qr import QUIET_ZONE_MODULES, encode
from generator.render.sheet import render_pdf, render_png, sheet_data

ONE, OTHER = "https://cnscd.example/t/mau-1", "https://cnscd.example/t/mau-2"
A4_MM = (210, 297)


def px(length_mm: float, dpi: int) -> int:
    return round(length_mm * dpi / 25.4)


def symbol(payload: str, side_px: int, purpose: str = "hand") -> np.ndarray:
    """Return a code side_px wide or a little less: whole pixels for each module."""
    matrix = ~np.array(encode(payload, purpose).matrix)
    module_px = side_px // len(matrix)
    return np.kron(matrix, np.ones((module_px, module_px))).astype(np.uint8) * 255


def canvas(size_px: tuple[int, int], *codes: tuple[np.ndarray, int, int]) -> Image.Image:
    """Return white paper with codes, each at its distance from the left and the top, in pixels."""
    paper = np.full(size_px[::-1], 255, np.uint8)
    for code, left, top in codes:
        paper[top : top + len(code), left : left + len(code)] = code
    return Image.fromarray(paper)


def pdf_of(*pages: Image.Image) -> bytes:
    out = BytesIO()
    first, *rest = (page.convert("RGB") for page in pages)
    first.save(
        out, "PDF", save_all=True, append_images=rest, resolution=proof.PROOF_DPI, quality=95
    )
    return out.getvalue()


def png_of(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


SIDE_PX = 29 * 6  # six pixels a module of version 3
SIDE_MM = SIDE_PX * 25.4 / proof.PROOF_DPI
A4_PX = tuple(px(length, proof.PROOF_DPI) for length in A4_MM)
CODE = symbol(ONE, SIDE_PX)
PAGE = canvas(A4_PX, (CODE, 200, 200))
WANTED = ExpectedCode(ONE, SIDE_MM, "hand")


def test_a_good_page_passes_and_its_code_is_measured():
    found = prove_pdf(pdf_of(PAGE), "x", "a4", [WANTED])
    assert found.pages == 1
    assert found.sides_mm == {ONE: pytest.approx(SIDE_MM, abs=0.6)}


def test_a_code_that_says_something_else_is_refused():
    with pytest.raises(RenderError, match="mã QR đọc ra"):
        prove_pdf(pdf_of(PAGE), "x", "a4", [ExpectedCode(OTHER, SIDE_MM, "hand")])


def test_a_missing_code_and_a_code_too_many_are_refused():
    both = canvas(A4_PX, (CODE, 200, 200), (symbol(OTHER, SIDE_PX), 200, 700))
    other = ExpectedCode(OTHER, SIDE_MM, "hand")
    assert prove_pdf(pdf_of(both), "x", "a4", [WANTED, other]).pages == 1
    with pytest.raises(RenderError, match=f"thiếu .*{OTHER}"):
        prove_pdf(pdf_of(PAGE), "x", "a4", [WANTED, other])
    with pytest.raises(RenderError, match=f"thừa .*{OTHER}"):
        prove_pdf(pdf_of(both), "x", "a4", [WANTED])


@pytest.mark.parametrize(("drawn", "wanted"), [(1, 2), (3, 2), (2, 4), (4, 2)])
def test_a_wrong_number_of_copies_is_refused(drawn, wanted):
    places = [(CODE, 100, 60 + number * 270) for number in range(drawn)]
    page = pdf_of(canvas(A4_PX, *places))
    good = ExpectedCode(ONE, SIDE_MM, "hand", copies=drawn)
    assert prove_pdf(page, "x", "a4", [good]).pages == 1
    with pytest.raises(RenderError, match=f"đọc ra {drawn} mã, phải là {wanted}"):
        prove_pdf(page, "x", "a4", [ExpectedCode(ONE, SIDE_MM, "hand", copies=wanted)])


@pytest.mark.parametrize("side_mm", [SIDE_MM * 0.9, SIDE_MM * 1.1])
def test_a_code_of_another_size_is_refused(side_mm):
    with pytest.raises(RenderError, match="mã QR rộng"):
        prove_pdf(pdf_of(PAGE), "x", "a4", [ExpectedCode(ONE, side_mm, "hand")])


@pytest.mark.parametrize("side", ["left", "right", "top", "bottom"])
def test_anything_inside_the_quiet_zone_is_refused(side):
    """A speck three modules from the code: inside the four that must stay white."""
    reach, middle = 3 * 6, SIDE_PX // 2
    x, y = {
        "left": (-reach, middle),
        "right": (SIDE_PX + reach - 4, middle),
        "top": (middle, -reach),
        "bottom": (middle, SIDE_PX + reach - 4),
    }[side]
    speck = np.zeros((4, 4), np.uint8)
    page = canvas(A4_PX, (CODE, 200, 200), (speck, 200 + x, 200 + y))
    with pytest.raises(RenderError, match="vùng trắng"):
        prove_pdf(pdf_of(page), "x", "a4", [WANTED])


def test_anything_just_outside_the_quiet_zone_is_accepted():
    speck = np.zeros((4, 4), np.uint8)
    page = canvas(A4_PX, (CODE, 200, 200), (speck, 200 - QUIET_ZONE_MODULES * 6 - 8, 250))
    assert prove_pdf(pdf_of(page), "x", "a4", [WANTED]).pages == 1


@pytest.mark.parametrize("along", ["across", "down"])
def test_two_codes_that_hang_too_near_are_refused(along):
    codes = [WANTED, ExpectedCode(OTHER, SIDE_MM, "hand")]

    def page(gap_mm: float) -> bytes:
        step = SIDE_PX + px(gap_mm, proof.PROOF_DPI)
        place = (100 + step, 100) if along == "across" else (100, 100 + step)
        return pdf_of(canvas(A4_PX, (CODE, 100, 100), (symbol(OTHER, SIDE_PX), *place)))

    assert prove_pdf(page(APART_MM + 2), "x", "a4", codes, apart_mm=APART_MM).pages == 1
    assert prove_pdf(page(APART_MM - 2), "x", "a4", codes).pages == 1  # held in the hand
    with pytest.raises(RenderError, match=f"cách nhau 3[78] mm, phải từ {APART_MM} mm"):
        prove_pdf(page(APART_MM - 2), "x", "a4", codes, apart_mm=APART_MM)


def test_a_second_page_is_refused_unless_the_sheet_is_long():
    blank = canvas(A4_PX)
    with pytest.raises(RenderError, match="trang thứ hai"):
        prove_pdf(pdf_of(PAGE, blank), "x", "a4", [WANTED])
    assert prove_pdf(pdf_of(PAGE, blank), "x", "a4", [WANTED], is_long=True).pages == 2


def test_a_code_on_any_page_of_a_long_sheet_is_read():
    blank = canvas(A4_PX)
    assert prove_pdf(pdf_of(blank, PAGE), "x", "a4", [WANTED], is_long=True).pages == 2
    with pytest.raises(RenderError, match="đọc ra 0 mã"):
        prove_pdf(pdf_of(blank, blank), "x", "a4", [WANTED], is_long=True)


@pytest.mark.parametrize("paper", ["a3", "a5"])
def test_another_paper_is_refused(paper):
    with pytest.raises(RenderError, match="khổ giấy"):
        prove_pdf(pdf_of(PAGE), "x", paper, [WANTED])


def test_paper_lying_on_its_side_is_the_same_paper():
    lying = canvas(A4_PX[::-1], (CODE, 200, 200))
    assert prove_pdf(pdf_of(lying), "x", "a4", [WANTED]).pages == 1


# --- Pictures ----------------------------------------------------------------------------------


def on_picture(module_px: int) -> tuple[bytes, ExpectedCode]:
    side_px = encode(ONE, "screen").side_modules * module_px
    code = symbol(ONE, side_px, "screen")
    side_mm = len(code) * 25.4 / 72  # one pixel a point
    return png_of(canvas(proof.PICTURE_PX, (code, 300, 300))), ExpectedCode(ONE, side_mm, "screen")


def test_a_picture_with_large_modules_arrives_readable():
    png, code = on_picture(8)
    assert set(prove_picture(png, "x", [code]).sides_mm) == {ONE}


def test_a_picture_whose_code_dies_on_its_way_is_refused():
    png, code = on_picture(1)  # read as drawn, lost at half the size
    with pytest.raises(RenderError, match="đã nén"):
        prove_picture(png, "x", [code])


def test_a_picture_of_another_size_is_refused():
    _, code = on_picture(8)
    small = png_of(canvas((1080, 1080), (symbol(ONE, 200, "screen"), 300, 300)))
    with pytest.raises(RenderError, match="không phải"):
        prove_picture(small, "x", [code])


# --- Our own sheets ----------------------------------------------------------------------------


def test_a_leaflet_must_have_its_code_on_both_halves(scratch):
    sheets = plan_build(pipeline.check(scratch).content).sheets
    sheet = next(sheet for sheet in sheets if sheet.kind is LEAFLET)
    [code] = sheet.codes
    pdf = render_pdf(sheet_data(sheet), "x")
    assert LEAFLET.copies == 2
    both = ExpectedCode(code.payload, code.side_mm, code.purpose, 2)
    assert prove_pdf(pdf, "x", "a4", [both]).pages == 1
    with pytest.raises(RenderError, match="đọc ra 2 mã, phải là 1"):
        prove_pdf(pdf, "x", "a4", [ExpectedCode(code.payload, code.side_mm, code.purpose)])


def test_a_picture_for_zalo_survives_two_forwards(scratch):
    sheets = plan_build(pipeline.check(scratch).content).sheets
    sheet = next(sheet for sheet in sheets if sheet.kind is GROUP_PICTURE)
    [code] = sheet.codes
    expected = ExpectedCode(code.payload, code.side_mm, code.purpose)
    assert set(prove_picture(render_png(sheet_data(sheet), "x"), "x", [expected]).sides_mm) == {
        code.payload
    }
