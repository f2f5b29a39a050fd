"""QR symbols: what we encode is what decoders read, at the level we promise."""

import json
import re

import cv2
import numpy as np
import pytest
import zxingcpp
from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

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


ADDRESSES = [f"https://cnscd.example/{'x' * length}" for length in range(1, 60)]


@pytest.mark.parametrize(("purpose", "floor"), [("wall", "Q"), ("hand", "Q"), ("screen", "M")])
def test_each_purpose_has_its_least_level_and_takes_a_higher_one_when_it_is_free(purpose, floor):
    order = "LMQH"
    for address in ADDRESSES:
        symbol = encode(address, purpose)
        assert order.index(symbol.level) >= order.index(floor)
        for level in order[order.index(symbol.level) + 1 :]:
            higher = QRCode(symbol.version, getattr(constants, f"ERROR_CORRECT_{level}"))
            higher.add_data(address)
            with pytest.raises(DataOverflowError):
                higher.make(fit=False)


def test_a_picture_on_a_screen_gets_larger_modules_than_a_wall_where_the_level_costs_a_version():
    versions = [(encode(a, "screen").version, encode(a, "wall").version) for a in ADDRESSES]
    assert all(screen <= wall for screen, wall in versions)
    assert any(screen < wall for screen, wall in versions)


def test_a_code_twice_as_large_is_read_from_twice_as_far():
    symbol = encode("https://cnscd.example/t/thd-12")
    assert symbol.distance_m(180) == pytest.approx(2 * symbol.distance_m(90))


def test_a_code_is_read_from_where_a_camera_has_three_pixels_for_a_module():
    """A lens of about 67 degrees spreads 1.44 pixels over a millimetre one metre away."""
    symbol = encode("https://cnscd.example/t/thd-12")
    distance_m = symbol.distance_m(90)
    pixels_per_mm = 1.44 / distance_m
    assert pixels_per_mm * 90 / symbol.side_modules == pytest.approx(3)
    assert distance_m > 1  # a poster is read from where people stand


def test_fewer_modules_are_read_from_farther_away():
    short, long = encode("https://a.vn/t/1"), encode("https://cnscd.haiphong.gov.vn/t/thd-12")
    assert short.side_modules < long.side_modules
    assert short.distance_m(90) > long.distance_m(90)


def test_the_manifest_says_what_the_symbol_is(tiny):
    manifest = json.loads((tiny.site / "in/manifest.json").read_text("utf-8"))
    codes = [code for entry in manifest["files"] for code in entry.get("qr", [])]
    assert {code["purpose"] for code in codes} == {"wall", "hand", "screen"}
    for code in codes:
        symbol = encode(code["payload"], code["purpose"])
        assert (code["version"], code["ec_level"]) == (symbol.version, symbol.level)
        assert symbol.side_modules == 17 + 4 * code["version"]  # ISO/IEC 18004
        module_mm = code["side_mm"] / symbol.side_modules
        assert code["module_mm"] == pytest.approx(module_mm, abs=0.0006)
        assert code["distance_m"] == pytest.approx(module_mm * 1.44 / 3, abs=0.006)


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
