"""A short address → a QR symbol, as a matrix and as one SVG path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from generator.errors import RenderError
from generator.plan import Purpose

QUIET_ZONE_MODULES = 4  # ISO/IEC 18004, 6.3.8
WANTED_LEVELS = {"wall": "Q", "hand": "Q", "screen": "M"}
"""By purpose, the level that decides the version; it is then raised where the version has room.

A wall meets dirt, tears and stickers (Q: about 25 % of the codewords may be damaged). A picture on
a screen has none of them, but few pixels: large modules count.
"""
READING_PX_PER_MODULE = 3.0
"""What decoders want of a camera (research: zxing 1.5-1.8, zbar 1.8-2.4, OpenCV 2.4-3.6)."""
CAMERA_PX_PER_MM_AT_1_M = 1.44
"""A 1080-pixel preview through a lens of about 67 degrees (research, an estimate)."""
_LEVELS = {
    "H": constants.ERROR_CORRECT_H,
    "Q": constants.ERROR_CORRECT_Q,
    "M": constants.ERROR_CORRECT_M,
    "L": constants.ERROR_CORRECT_L,
}

Matrix = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True)
class QrSymbol:
    """A QR symbol without its quiet zone.

    `matrix` holds rows of modules, True = dark; square, 17 + 4 * version a side.
    """

    payload: str
    version: int
    level: str
    matrix: Matrix

    @property
    def side_modules(self) -> int:
        """The number of modules on a side, quiet zone not counted."""
        return len(self.matrix)

    def module_mm(self, side_mm: float) -> float:
        """Return the size of one module when the dark symbol is printed side_mm wide."""
        return side_mm / self.side_modules

    def distance_m(self, side_mm: float) -> float:
        """Return how far away a phone reads the symbol printed side_mm wide, in metres."""
        return self.module_mm(side_mm) * CAMERA_PX_PER_MM_AT_1_M / READING_PX_PER_MODULE


@lru_cache(maxsize=4096)
def encode(payload: str, purpose: Purpose = "wall") -> QrSymbol:
    """Encode payload at the level its purpose wants, raised where the version has room for it.

    The smallest version that holds the payload at that level is chosen first: large modules beat
    everything else. Then the highest level of that version, which costs nothing. The encoder
    picks the cheapest mode by itself (byte for a lower-case address).

    Raises:
        RenderError: payload is not ASCII, or too long for the largest version (40).

    Source: ISO/IEC 18004. Level and version: under dirt, blur and distance, a short address in
    large modules was read most often; level H at the same version was always better.
    """
    if not payload.isascii():
        raise RenderError(f"mã QR chỉ nhận chữ không dấu: {payload}")
    try:
        version = _code(payload, WANTED_LEVELS[purpose], None).best_fit()
    except (DataOverflowError, ValueError) as error:
        raise RenderError(f"địa chỉ quá dài cho một mã QR: {payload}") from error
    for level in "HQM":
        code = _code(payload, level, version)
        try:
            code.make(fit=False)
        except DataOverflowError:
            continue
        rows = code.get_matrix()
        return QrSymbol(payload, version, level, tuple(tuple(map(bool, row)) for row in rows))
    raise RenderError(f"không tạo được mã QR: {payload}")


def _code(payload: str, level: str, version: int | None) -> QRCode:
    code: QRCode = QRCode(version=version, error_correction=_LEVELS[level], border=0)
    code.add_data(payload)
    return code


def svg(symbol: QrSymbol, quiet_zone_modules: int = QUIET_ZONE_MODULES) -> str:
    """Draw symbol as SVG: one path of dark runs, so that no seam shows between modules.

    One module is one unit; the quiet zone is inside the view box.
    """
    runs = []
    for y, row in enumerate(symbol.matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                runs.append(f"M{start} {y}h{x - start}v1h-{x - start}z")
            x += 1
    edge, size = -quiet_zone_modules, symbol.side_modules + 2 * quiet_zone_modules
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{edge} {edge} {size} {size}">'
        f'<path d="{"".join(runs)}"/></svg>'
    )
