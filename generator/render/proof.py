"""The proof of a sheet: its final PDF or PNG as pixels, read back by an independent decoder.

Nothing ships unread: a sheet whose code says something else than planned, or whose quiet zone is
not clear, raises here and never reaches `site/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import combinations

import numpy as np
import pypdfium2
import zxingcpp
from PIL import Image

from generator.errors import RenderError
from generator.plan import Purpose
from generator.plan.kinds import MOST_HANGING_CODES
from generator.render.qr import QUIET_ZONE_MODULES, encode
from generator.render.sheet import PICTURE_PPI
from generator.units import PT_PER_INCH, pt_to_mm, px_to_mm

PROOF_DPI = 100
"""What a plain office scan has; a sheet read at this is read better in print."""
PAPERS_MM = {"a3": (297.0, 420.0), "a4": (210.0, 297.0), "a5": (148.0, 210.0)}
PICTURE_PX = (1080, 1350)
_SIDE_TOLERANCE = 0.02
_WHITE = 250
_MESSENGER_QUALITY = 60  # JPEG, and half the size: a picture forwarded twice


@dataclass(frozen=True)
class ExpectedCode:
    """A code that must be on a sheet, `copies` times, its dark symbol side_mm wide."""

    payload: str
    side_mm: float
    purpose: Purpose
    copies: int = 1


@dataclass(frozen=True)
class _Found:
    """One code as read: what it says, where, in pixels."""

    payload: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def side_px(self) -> float:
        return ((self.right - self.left) + (self.bottom - self.top)) / 2


@dataclass(frozen=True)
class Proof:
    """How many pages were read, and the measured side of each code in mm."""

    pages: int
    sides_mm: dict[str, float]


def prove_pdf(
    pdf: bytes,
    name: str,
    paper: str,
    codes: Sequence[ExpectedCode],
    is_long: bool = False,
    apart_mm: float = 0,
) -> Proof:
    """Return what was read from a PDF after checking paper, pages and every code.

    Args:
        pdf: the final file.
        name: the output, for messages.
        paper: the sheet it is printed on, upright or lying.
        codes: every code that must be there, and no other may.
        is_long: whether more than one page is right.
        apart_mm: least distance between any two codes of a page.

    Raises:
        RenderError: too many pages, another paper, a code that is missing, wrong, of another
            size, without its quiet zone or too near another.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        if len(document) != 1 and not is_long:
            raise RenderError(f"{name}: chữ tràn sang trang thứ hai")
        pages = []
        for page in document:
            _check_paper(page.get_size(), name, paper)
            bitmap = page.render(scale=PROOF_DPI / PT_PER_INCH, grayscale=True)
            pages.append(bitmap.to_pil().convert("L"))
    finally:
        document.close()
    found = [(np.asarray(page), _read(np.asarray(page))) for page in pages]
    _check_payloads([code for _, some in found for code in some], name, codes)
    sides: dict[str, float] = {}
    for grey, some in found:
        sides |= _check_codes(grey, some, name, codes, PROOF_DPI)
        _check_apart(some, name, apart_mm)
    return Proof(len(pages), sides)


def prove_picture(png: bytes, name: str, codes: Sequence[ExpectedCode]) -> Proof:
    """Return what was read from a picture, as drawn and as it arrives after two forwards.

    Raises:
        RenderError: another size, a code that is missing, wrong, or lost at JPEG quality 60 and
            half the size.
    """
    picture = Image.open(BytesIO(png)).convert("L")
    if picture.size != PICTURE_PX:
        raise RenderError(f"{name}: ảnh {picture.size} không phải {PICTURE_PX}")
    grey = np.asarray(picture)
    found = _read(grey)
    _check_payloads(found, name, codes)
    sides = _check_codes(grey, found, name, codes, PICTURE_PPI)
    forwarded = BytesIO()
    half = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.BILINEAR)
    half.save(forwarded, "JPEG", quality=_MESSENGER_QUALITY)
    _check_payloads(_read(np.asarray(Image.open(forwarded))), f"{name} (đã nén)", codes)
    return Proof(1, sides)


def _check_paper(size_pt: tuple[float, float], name: str, paper: str) -> None:
    size_mm = sorted(round(pt_to_mm(length), 1) for length in size_pt)
    if any(abs(a - b) > 0.5 for a, b in zip(size_mm, PAPERS_MM[paper], strict=True)):
        raise RenderError(f"{name}: khổ giấy {size_mm} không phải {paper}")


def _read(grey: np.ndarray) -> list[_Found]:
    found = zxingcpp.read_barcodes(
        grey, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2)
    )
    corners = [(code.text, code.position) for code in found]
    return [
        _Found(text, at.top_left.x, at.top_left.y, at.bottom_right.x, at.bottom_right.y)
        for text, at in corners
    ]


def _check_payloads(found: Sequence[_Found], name: str, codes: Sequence[ExpectedCode]) -> None:
    wanted = sorted(code.payload for code in codes for _ in range(code.copies))
    read = sorted(code.payload for code in found)
    if read != wanted:
        missing, odd = set(wanted) - set(read), set(read) - set(wanted)
        raise RenderError(
            f"{name}: mã QR đọc ra {len(read)} mã, phải là {len(wanted)};"
            f" thiếu {sorted(missing)}, thừa {sorted(odd)}"
        )


def _check_codes(
    grey: np.ndarray,
    found: Sequence[_Found],
    name: str,
    codes: Sequence[ExpectedCode],
    dpi: int,
) -> dict[str, float]:
    expected = {code.payload: code for code in codes}
    sides: dict[str, float] = {}
    for code in found:
        wanted = expected[code.payload]
        measured_mm = px_to_mm(code.side_px, dpi)
        tolerance_mm = max(wanted.side_mm * _SIDE_TOLERANCE, px_to_mm(2, dpi))
        if abs(measured_mm - wanted.side_mm) > tolerance_mm:
            raise RenderError(
                f"{name}: mã QR rộng {measured_mm:.1f} mm, phải là {wanted.side_mm:.1f} mm"
            )
        modules = encode(wanted.payload, wanted.purpose).side_modules
        _check_quiet_zone(grey, name, code, code.side_px / modules)
        sides[code.payload] = round(measured_mm, 1)
    return sides


def _check_quiet_zone(grey: np.ndarray, name: str, code: _Found, module_px: float) -> None:
    """Raise unless a frame of 4 modules around the code is white (paper's edge counts as white)."""
    reach, edge = round(module_px * QUIET_ZONE_MODULES) - 1, 2
    left, top, right, bottom = (
        round(length) for length in (code.left, code.top, code.right, code.bottom)
    )
    outer = grey[max(0, top - reach) : bottom + reach, max(0, left - reach) : right + reach].copy()
    inner_top, inner_left = min(top, reach) - edge, min(left, reach) - edge
    height, width = bottom - top + 2 * edge, right - left + 2 * edge
    outer[inner_top : inner_top + height, inner_left : inner_left + width] = 255
    if outer.min() < _WHITE:
        raise RenderError(f"{name}: vùng trắng quanh mã QR bị lấn")


def _check_apart(found: Sequence[_Found], name: str, apart_mm: float) -> None:
    """Raise when a page that hangs has more codes, or nearer ones, than a phone tells apart."""
    if apart_mm and len(found) > MOST_HANGING_CODES:
        raise RenderError(f"{name}: {len(found)} mã QR trên một trang treo tường, nhiều quá")
    for one, other in combinations(found, 2):
        across = max(one.left, other.left) - min(one.right, other.right)
        down = max(one.top, other.top) - min(one.bottom, other.bottom)
        if (distance_mm := px_to_mm(max(across, down), PROOF_DPI)) < apart_mm:
            raise RenderError(
                f"{name}: hai mã QR cách nhau {distance_mm:.0f} mm, phải từ {apart_mm:.0f} mm"
            )
