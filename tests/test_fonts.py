"""The fonts we ship hold every letter we promise, and a letter they lack is named in time."""

import pytest

from generator import pipeline
from generator.errors import ContentError, RenderError
from generator.plan import plan_build
from generator.render.poster import FONTS_DIR, poster_data, render_pdf
from generator.text_vi import PRINT_RANGES, PRINTABLE

VIETNAMESE = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"


def test_every_vietnamese_letter_is_promised():
    assert set(VIETNAMESE + VIETNAMESE.upper()) <= PRINTABLE


def test_the_note_beside_the_fonts_cuts_the_same_letters():
    note = (FONTS_DIR / "README.md").read_text(encoding="utf-8")
    assert ",".join("U+" + part for part in PRINT_RANGES.split(",")) in note


def test_every_promised_letter_prints(scratch):
    data = poster_data(plan_build(pipeline.check(scratch).content).posters[0])
    letters = "".join(sorted(PRINTABLE - set(map(chr, range(0x300, 0x330)))))
    for weight_field in ("promise", "no_smartphone"):  # bold, regular
        shown = data | {weight_field: letters, "venue": None, "others": None}
        assert render_pdf(shown, "x").startswith(b"%PDF")


def test_a_letter_the_fonts_lack_is_reported_by_its_place_before_anything_is_drawn(scratch):
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text(encoding="utf-8")
    group.write_text(text.replace("Nhà văn hoá tổ 1", "Nhà văn hoá → tổ 1"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        pipeline.check(scratch)
    assert "mau-1.yml:10:9: lỗi: phông chữ in không có '→' (U+2192)" in str(caught.value)


def test_a_letter_that_slips_through_still_stops_the_poster(scratch):
    data = poster_data(plan_build(pipeline.check(scratch).content).posters[0])
    with pytest.raises(RenderError, match="phông chữ không có '☎'"):
        render_pdf(data | {"venue": "☎"}, "x")


def test_what_is_never_printed_may_hold_any_letter(scratch):
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text(encoding="utf-8")
    group.write_text(text.replace("Phiếu số 1", "Phiếu số 1 → tủ 2"), encoding="utf-8")
    assert pipeline.check(scratch).warnings == ()
