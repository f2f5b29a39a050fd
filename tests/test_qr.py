"""QR symbols: what we encode is what decoders read, at the level we promise."""

import re

import cv2
import numpy as np
import pytest
import zxingcpp

from generator.errors import RenderError
from generator.render.qr import QUIET_ZONE_MODULES, encode, svg


def picture(matrix, module_px=8):
    side = len(matrix) + 2 * QUIET_ZONE_MODULES
    grey = np.full((side, side), 255, np.uint8)
    inner = grey[QUIET_ZONE_MODULES:-QUIET_ZONE_MODULES, QUIET_ZONE_MODULES:-QUIET_ZONE_MODULES]
    inner[np.array(matrix)] = 0
    return np.kron(grey, np.ones((module_px, module_px), np.uint8))


@pytest.mark.parametrize(
    "payload",
    [
        "https://cnscd.example/t/thd-12",
        "https://cnscd.haiphong.gov.vn/t/17",
        "https://chuvanan.haiphong.gov.vn/cong-nghe-so/cong-dong/t/cva-6",
    ],
)
def test_two_independent_decoders_read_the_payload_to_the_letter(payload):
    image = picture(encode(payload).matrix)
    assert [code.text for code in zxingcpp.read_barcodes(image)] == [payload]
    assert cv2.QRCodeDetector().detectAndDecode(image)[0] == payload


def test_level_h_is_taken_when_the_version_has_room_for_it():
    symbol = encode("https://cnscd.haiphong.gov.vn/t/17")
    assert (symbol.version, symbol.level) == (4, "H")


def test_a_shorter_address_gets_larger_modules_before_a_higher_level():
    symbol = encode("https://cnscd.example/t/thd-12")
    assert (symbol.version, symbol.level) == (3, "Q")
    assert symbol.module_mm(90) == pytest.approx(90 / 29)


def test_a_quarter_of_the_symbol_may_be_torn_off_the_poster():
    symbol = encode("https://cnscd.haiphong.gov.vn/t/17")
    image = picture(symbol.matrix)
    hidden = image.copy()
    middle, reach = image.shape[0] // 2, int(symbol.side_modules * 8 * 0.2)
    hidden[middle : middle + reach, middle : middle + reach] = 255
    assert [code.text for code in zxingcpp.read_barcodes(hidden)] == [symbol.payload]


def test_an_address_with_marks_or_without_end_is_refused():
    with pytest.raises(RenderError, match="không dấu"):
        encode("https://tổ.vn/t/1")
    with pytest.raises(RenderError, match="quá dài"):
        encode("https://cnscd.example/" + "a" * 3000)


def test_the_svg_is_one_path_with_its_quiet_zone_inside():
    symbol = encode("https://cnscd.example/t/mau-1")
    drawn = svg(symbol)
    assert drawn.count("<path") == 1
    assert 'viewBox="-4 -4 37 37"' in drawn
    dark = sum(sum(row) for row in symbol.matrix)
    lengths = [int(length) for length in re.findall(r"h(\d+)v1", drawn)]
    assert sum(lengths) == dark
