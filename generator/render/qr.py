"""A short address → a QR symbol, as a matrix and as one SVG path."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from qrcode import constants
from qrcode.exceptions import DataOverflowError
from qrcode.main import QRCode

from generator.errors import RenderError

QUIET_ZONE_MODULES = 4  # ISO/IEC 18004, 6.3.8
WANTED_LEVEL = "Q"  # about 25 % of the codewords may be damaged
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


@lru_cache(maxsize=4096)
def encode(payload: str) -> QrSymbol:
    """Encode payload at level Q, raised to H where the version has room for it.

    The smallest version that holds the payload at level Q is chosen first: large modules beat
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
        version = _fitted(payload, WANTED_LEVEL, None).version
    except (DataOverflowError, ValueError) as error:
        raise RenderError(f"địa chỉ quá dài cho một mã QR: {payload}") from error
    for level in "HQ":
        try:
            code = _fitted(payload, level, version)
        except (DataOverflowError, ValueError):
            continue
        rows = code.get_matrix()
        return QrSymbol(payload, version, level, tuple(tuple(map(bool, row)) for row in rows))
    raise RenderError(f"không tạo được mã QR: {payload}")


def _fitted(payload: str, level: str, version: int | None) -> QRCode:
    code: QRCode = QRCode(version=version, error_correction=_LEVELS[level], border=0)
    code.add_data(payload)
    code.make(fit=version is None)
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
