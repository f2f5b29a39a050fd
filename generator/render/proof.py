"""The proof of a sheet: its final PDF as pixels, read back by an independent decoder.

Nothing ships unread: a sheet whose code says something else than planned, or whose quiet zone is
not clear, raises here and never reaches `site/`.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image

from generator.errors import RenderError
from generator.render.qr import QUIET_ZONE_MODULES, encode
from generator.units import PT_PER_INCH, pt_to_mm, px_to_mm

PROOF_DPI = 150  # small codes on a forwarded picture need at least 150 (research on degradation)
PAPER_MM = {"a4": (210.0, 297.0)}
_COLOURS = 64
_SIDE_TOLERANCE = 0.02
_WHITE = 250


@dataclass(frozen=True)
class Proof:
    """The picture of a sheet and the measured side of its code, in mm."""

    png: bytes
    side_mm: float


def prove(pdf: bytes, name: str, paper: str, payload: str, side_mm: float) -> Proof:
    """Return the sheet as PNG at PROOF_DPI after reading its code from those very pixels.

    Raises:
        RenderError: not one page, another paper, a code that is missing, wrong, of another size
            or without its quiet zone.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        if len(document) != 1:
            raise RenderError(f"{name}: chữ tràn sang trang thứ hai")
        page = document[0]
        _check_paper(page.get_size(), name, paper)
        picture = page.render(scale=PROOF_DPI / PT_PER_INCH, rev_byteorder=True).to_pil()
    finally:
        document.close()
    png = _png(picture)
    grey = np.asarray(Image.open(BytesIO(png)).convert("L"))
    return Proof(png, _read(grey, name, payload, side_mm))


def _check_paper(size_pt: tuple[float, float], name: str, paper: str) -> None:
    size_mm = [round(pt_to_mm(length), 1) for length in size_pt]
    if any(abs(a - b) > 0.5 for a, b in zip(size_mm, PAPER_MM[paper], strict=True)):
        raise RenderError(f"{name}: khổ giấy {size_mm} không phải {paper}")


def _png(picture: Image.Image) -> bytes:
    """Return picture as a small PNG in _COLOURS colours, chosen from every fourth pixel.

    Choosing from all of them takes ten times as long and gives the same colours.
    """
    flat = picture if picture.mode == "RGB" else picture.convert("RGB")
    sample = flat.resize((flat.width // 4, flat.height // 4), Image.Resampling.NEAREST)
    # This method keeps white paper white; the others tint it.
    palette = sample.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = BytesIO()
    flat.quantize(palette=palette, dither=Image.Dither.NONE).save(
        out, "PNG", dpi=(PROOF_DPI, PROOF_DPI), compress_level=3
    )
    return out.getvalue()


def _read(grey: np.ndarray, name: str, payload: str, side_mm: float) -> float:
    found = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    texts = [code.text for code in found]
    if texts != [payload]:
        raise RenderError(f"{name}: mã QR đọc ra {texts}, phải là ['{payload}']")
    corner = found[0].position
    xs = [point.x for point in (corner.top_left, corner.bottom_right)]
    ys = [point.y for point in (corner.top_left, corner.bottom_right)]
    side_px = ((xs[1] - xs[0]) + (ys[1] - ys[0])) / 2
    measured_mm = px_to_mm(side_px, PROOF_DPI)
    if abs(measured_mm - side_mm) > side_mm * _SIDE_TOLERANCE:
        raise RenderError(f"{name}: mã QR rộng {measured_mm:.1f} mm, phải là {side_mm:.1f} mm")
    _check_quiet_zone(grey, name, payload, (xs[0], ys[0], xs[1], ys[1]), side_px)
    return round(measured_mm, 1)


def _check_quiet_zone(
    grey: np.ndarray, name: str, payload: str, box: tuple[int, int, int, int], side_px: float
) -> None:
    """Raise unless a frame of 4 modules around the code is white (paper's edge counts as white)."""
    module_px = side_px / encode(payload).side_modules
    reach, edge = round(module_px * QUIET_ZONE_MODULES) - 1, 2
    left, top, right, bottom = box
    outer = grey[max(0, top - reach) : bottom + reach, max(0, left - reach) : right + reach].copy()
    inner_top, inner_left = min(top, reach) - edge, min(left, reach) - edge
    height, width = bottom - top + 2 * edge, right - left + 2 * edge
    outer[inner_top : inner_top + height, inner_left : inner_left + width] = 255
    if outer.min() < _WHITE:
        raise RenderError(f"{name}: vùng trắng quanh mã QR bị lấn")
