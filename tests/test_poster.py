"""The wall poster: facts read back from the PDF, and surprises refused."""

import subprocess
import unicodedata
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator import pipeline
from generator.errors import RenderError
from generator.plan import plan_build
from generator.render import proof
from generator.render.poster import poster_data, render_pdf


@pytest.fixture
def posters(scratch):
    return plan_build(pipeline.check(scratch).content).posters


def text_of(pdf):
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    return text.replace("\u00a0", " ")


def test_the_poster_says_who_where_and_what_we_never_ask(posters):
    text = text_of(render_pdf(poster_data(posters[0]), "x"))
    for words in (
        "PHƯỜNG MẪU · HẢI PHÒNG",
        "Tổ dân phố số 1",
        "Trước đây: Thôn 4, xã Cũ",
        "Nguyễn Văn A",
        "0500 111 001",
        "https://cnscd.example/t/mau-1",
        "Nhà văn hoá tổ 1",
        "Lịch: Tối thứ ba, 19:30, tại nhà văn hoá",
        "Chúng tôi không bao giờ hỏi mã OTP",
        "MẪU",
    ):
        assert words in text
    assert text == unicodedata.normalize("NFC", text)


def test_a_group_that_withholds_everything_still_has_a_number_to_call(posters):
    poster = next(item for item in posters if item.group.id == "mau-2")
    text = text_of(render_pdf(poster_data(poster), "x"))
    assert "0500 900 001" in text
    assert "Trung tâm Phục vụ hành chính công" in text
    assert "Tổ có 5 người sẵn sàng giúp: 1 tổ trưởng, 1 tổ phó, 3 thành viên." in text
    assert "Bùi" not in text


def test_the_same_poster_gives_the_same_bytes(posters):
    data = poster_data(posters[0])
    assert render_pdf(data, "x") == render_pdf(data, "x")


def test_the_pdf_is_one_tagged_a4_page_with_embedded_fonts(posters, tmp_path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(render_pdf(poster_data(posters[0]), "x"))
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) == 1
        width, height = (float(length) for length in pdf.pages[0].mediabox[2:])
        assert (width, height) == pytest.approx((595.28, 841.89), abs=0.1)
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "vi-VN"
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["pdfaid:part"] == "2"
    fonts = subprocess.run(["pdffonts", path], capture_output=True, text=True, check=True).stdout
    rows = fonts.splitlines()[2:]
    assert rows
    assert all("BeVietnamPro" in row for row in rows)
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)  # emb sub uni


def test_the_code_is_vector_and_has_its_alternative_text(posters, tmp_path):
    path = tmp_path / "poster.pdf"
    path.write_bytes(render_pdf(poster_data(posters[0]), "x"))
    images = subprocess.run(
        ["pdfimages", "-list", path], capture_output=True, text=True, check=True
    )
    assert len(images.stdout.splitlines()) == 2  # the heading only: no raster in the file
    with pikepdf.open(path) as pdf:
        alts = [str(item.Alt) for item in pdf.objects if _has_alt(item)]
    assert any("https://cnscd.example/t/mau-1" in alt for alt in alts)


def _has_alt(item):
    return isinstance(item, pikepdf.Dictionary) and "/Alt" in item


def test_a_letter_the_font_lacks_stops_the_poster(posters):
    data = poster_data(posters[0]) | {"venue": "Nhà văn hoá 漢"}
    with pytest.raises(RenderError, match="漢"):
        render_pdf(data, "in/mau-1/ap-phich-a4")


def test_a_name_too_long_for_its_line_stops_the_poster(posters):
    data = poster_data(posters[0]) | {
        "group": "Tổ\u00a0dân\u00a0phố\u00a0" + "Ngũ\u00a0Hành\u00a0" * 12
    }
    with pytest.raises(RenderError, match="chữ dài quá"):
        render_pdf(data, "in/mau-1/ap-phich-a4")


def test_text_that_spills_onto_a_second_page_is_refused(posters):
    data = poster_data(posters[0]) | {"no_smartphone": "Bác cứ gọi. " * 90}
    pdf = render_pdf(data, "x")
    with pytest.raises(RenderError, match="trang thứ hai"):
        proof.prove(pdf, "x", "a4", data["qr"]["payload"], 90.0)


def test_a_code_that_says_something_else_is_refused(posters):
    pdf = render_pdf(poster_data(posters[0]), "x")
    with pytest.raises(RenderError, match="mã QR đọc ra"):
        proof.prove(pdf, "x", "a4", "https://cnscd.example/t/mau-2", 90.0)


def test_a_code_of_another_size_is_refused(posters):
    pdf = render_pdf(poster_data(posters[0]), "x")
    with pytest.raises(RenderError, match="rộng 90"):
        proof.prove(pdf, "x", "a4", "https://cnscd.example/t/mau-1", 80.0)


def test_anything_inside_the_quiet_zone_is_refused(posters):
    result = proof.prove(
        render_pdf(poster_data(posters[0]), "x"), "x", "a4", "https://cnscd.example/t/mau-1", 90.0
    )
    picture = Image.open(BytesIO(result.png)).convert("L")
    [code] = zxingcpp.read_barcodes(picture)
    corner = code.position.top_right
    ImageDraw.Draw(picture).rectangle(
        (corner.x + 30, corner.y, corner.x + 36, corner.y + 6), fill=0
    )
    spoiled = BytesIO()
    picture.convert("RGB").save(spoiled, "PDF", resolution=proof.PROOF_DPI, quality=95)
    with pytest.raises(RenderError, match="vùng trắng"):
        proof.prove(spoiled.getvalue(), "x", "a4", code.text, 90.0)


@pytest.mark.parametrize("silent", [0, 3])
@pytest.mark.parametrize("count", range(9))
def test_a_team_of_any_size_with_long_names_fits_on_one_page(posters, count, silent):
    poster = posters[0]
    member = next(member for member in poster.members if member.phone)
    longest = replace(
        member, name="Nguyễn Trần Phương Khánh Ngọc Huyền", organisation="Hội Liên hiệp Phụ nữ"
    )
    without = replace(longest, phone=None, zalo=False)
    data = poster_data(replace(poster, members=(longest,) * count + (without,) * silent)) | {
        "old_names": "Trước đây: Khu dân cư số 10 Thượng Đoạn, phường Cộng Hoà",
        "venue": "Nhà văn hoá khu dân cư Thượng Đoạn Xá phường",  # 43 letters
        "schedule": "Tối thứ ba và sáng Chủ nhật hằng tuần, 8:00–10:00, tại nhà văn hoá",
    }
    payload = data["qr"]["payload"]
    result = proof.prove(render_pdf(data, "x"), "x", "a4", payload, 90.0)
    [code] = zxingcpp.read_barcodes(Image.open(BytesIO(result.png)))
    assert code.text == payload


def test_a_long_address_is_printed_to_the_letter_on_two_lines(scratch):
    base_url = "https://cnscd.haiphong.gov.vn/phuong-tran-hung-dao/to-so"
    poster = plan_build(pipeline.check(scratch).content, base_url).posters[0]
    data = poster_data(poster)
    assert "".join(data["qr"]["printed"]) == f"{base_url}/t/mau-1" == data["qr"]["payload"]
    assert len(data["qr"]["printed"]) == 2
    proof.prove(render_pdf(data, "x"), "x", "a4", data["qr"]["payload"], 90.0)
