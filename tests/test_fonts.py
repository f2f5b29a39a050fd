"""The fonts we ship hold every letter we promise, and a letter they lack is named in time."""

import re

import pytest
import typst

from generator import pipeline
from generator.errors import ContentError, RenderError
from generator.plan import plan_build
from generator.render.sheet import (
    FONTS_DIR,
    PDF_STANDARDS,
    TEMPLATES_DIR,
    render_pdf,
    sheet_data,
)
from generator.text_vi import PRINT_RANGES, PRINTABLE

VIETNAMESE = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def test_every_vietnamese_letter_is_promised():
    assert set(VIETNAMESE + VIETNAMESE.upper()) <= PRINTABLE


def test_the_note_beside_the_fonts_cuts_the_same_letters():
    note = (FONTS_DIR / "README.md").read_text(encoding="utf-8")
    assert ",".join("U+" + part for part in PRINT_RANGES.split(",")) in note


def weights():
    """Return every weight that a sheet is set in."""
    sources = (path.read_text(encoding="utf-8") for path in sorted(TEMPLATES_DIR.glob("*.typ")))
    found = {weight for text in sources for weight in re.findall(r"weight: (\d+)", text)}
    return sorted(found, key=int)


def test_the_sheets_are_set_in_more_than_one_weight():
    assert len(weights()) > 1


@pytest.mark.parametrize("weight", weights())
def test_every_promised_letter_prints_in_every_weight(weight):
    letters = "".join(sorted(PRINTABLE - set(map(chr, range(0x300, 0x330)))))
    escaped = "".join(f"\\u{{{ord(letter):x}}}" for letter in letters)
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS_DIR)]
    )
    source = (
        '#set document(title: "x")\n'
        f'#set text(font: "Be Vietnam Pro", weight: {weight}, lang: "vi", fallback: false)\n'
        f'#"{escaped}"\n'
    )
    # The standards refuse a letter without glyph; so does this compile.
    compiler = typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
    pdf, warnings = compiler.compile_with_warnings(
        {"main.typ": source.encode()}, format="pdf", pdf_standards=PDF_STANDARDS
    )
    assert pdf.startswith(b"%PDF")
    assert warnings == []


def test_a_letter_the_fonts_lack_is_reported_by_its_place_before_anything_is_drawn(scratch):
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text(encoding="utf-8")
    group.write_text(text.replace("Nhà văn hoá tổ 1", "Nhà văn hoá → tổ 1"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        pipeline.check(scratch)
    assert "mau-1.yml:10:9: lỗi: phông chữ in không có '→' (U+2192)" in str(caught.value)


def test_a_letter_that_slips_through_still_stops_the_poster(scratch):
    data = sheet_data(plan_build(pipeline.check(scratch).content).sheets[0])
    venue = {"name": "Nhà ☎", "address": None, "note": None}
    with pytest.raises(RenderError, match=r"phông chữ không có '.*☎"):
        render_pdf(data | {"words": data["words"] | {"venue": venue}}, "x")


def test_what_is_never_printed_may_hold_any_letter(scratch):
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text(encoding="utf-8")
    group.write_text(text.replace("Phiếu số 1", "Phiếu số 1 → tủ 2"), encoding="utf-8")
    assert pipeline.check(scratch).warnings == ()
