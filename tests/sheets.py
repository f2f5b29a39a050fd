"""Printed sheets read back: their words, the size and place of letters, lines, pixels, codes."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO

import cv2
import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

PT_PER_MM = 72 / 25.4
QUIET_ZONE_MODULES = 4  # ISO/IEC 18004
QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


@contextmanager
def opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


# --- Words -------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Return text with every kind of space made one: a sheet breaks its lines where it likes."""
    return " ".join(text.replace("\u00a0", " ").split())


def text_of(pdf: bytes) -> str:
    """Return the words of all pages."""
    with opened(pdf) as document:
        return plain(" ".join(page.get_textpage().get_text_range() for page in document))


@dataclass(frozen=True)
class Letter:
    """One letter as it stands on a page; lengths in pt, from the left and from the top."""

    char: str
    size: float
    left: float
    top: float
    right: float
    bottom: float


def letters_of(page: pypdfium2.PdfPage) -> list[Letter]:
    """Return every letter of a page that leaves ink, in reading order."""
    text = page.get_textpage()
    height = page.get_height()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pdfium.FS_MATRIX()
    letters = []
    for index in range(pdfium.FPDFText_CountChars(text)):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace() or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        pdfium.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        pdfium.FPDFText_GetMatrix(text, index, matrix)
        # The size as set, by the text matrix: what the eye sees.
        size = pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.b, matrix.d)
        letters.append(
            Letter(char, size, left.value, height - top.value, right.value, height - bottom.value)
        )
    return letters


@dataclass(frozen=True)
class Run:
    """Neighbouring letters of one size."""

    text: str
    size: float
    letters: tuple[Letter, ...]


def runs_of(pdf: bytes) -> list[Run]:
    """Return the words of the first page cut where the size of type changes; spaces left out."""
    with opened(pdf) as document:
        letters = letters_of(document[0])
    runs: list[list[Letter]] = []
    for letter in letters:
        if runs and abs(runs[-1][-1].size - letter.size) < 0.05:
            runs[-1].append(letter)
        else:
            runs.append([letter])
    return [Run("".join(one.char for one in run), run[0].size, tuple(run)) for run in runs]


# --- Lines -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Matrix:
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    def point(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, inner: _Matrix) -> _Matrix:
        """Return the matrix that applies inner first, then this one."""
        e, f = self.point(inner.e, inner.f)
        return _Matrix(
            self.a * inner.a + self.c * inner.b,
            self.b * inner.a + self.d * inner.b,
            self.a * inner.c + self.c * inner.d,
            self.b * inner.c + self.d * inner.d,
            e,
            f,
        )


def straight_lines_mm(page: pypdfium2.PdfPage) -> list[float]:
    """Return the length of every horizontal or vertical line drawn on a page, in mm."""
    identity = _Matrix(1, 0, 0, 1, 0, 0)
    count = pdfium.FPDFPage_CountObjects(page)
    objects = [pdfium.FPDFPage_GetObject(page, index) for index in range(count)]
    return [length for one in objects for length in _lines(one, identity)]


def _lines(drawn: object, outer: _Matrix) -> Iterator[float]:
    raw = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, raw)
    matrix = outer.after(_Matrix(raw.a, raw.b, raw.c, raw.d, raw.e, raw.f))
    kind = pdfium.FPDFPageObj_GetType(drawn)
    if kind == pdfium.FPDF_PAGEOBJ_FORM:
        for index in range(pdfium.FPDFFormObj_CountObjects(drawn)):
            yield from _lines(pdfium.FPDFFormObj_GetObject(drawn, index), matrix)
    if kind != pdfium.FPDF_PAGEOBJ_PATH:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    before = None
    for index in range(pdfium.FPDFPath_CountSegments(drawn)):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.point(x.value, y.value)
        is_line = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_LINETO
        if before and is_line:
            across, down = abs(point[0] - before[0]), abs(point[1] - before[1])
            if min(across, down) < 0.01:
                yield max(across, down) / PT_PER_MM
        before = point


def outlines_mm(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float]]:
    """Yield how wide and how high each shape is that is a line around nothing, as a box to tick."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        drawn = pdfium.FPDFPage_GetObject(page, index)
        if pdfium.FPDFPageObj_GetType(drawn) == pdfium.FPDF_PAGEOBJ_PATH:
            pdfium.FPDFPath_GetDrawMode(drawn, filled, stroked)
            if stroked.value and not filled.value:
                pdfium.FPDFPageObj_GetBounds(drawn, left, bottom, right, top)
                across, up = right.value - left.value, top.value - bottom.value
                yield across / PT_PER_MM, up / PT_PER_MM


# --- Pixels ------------------------------------------------------------------------------------


def pixels(pdf: bytes, dpi: int, number: int = 0) -> np.ndarray:
    """Return one page as a screen or a colour printer shows it: rows of red, green, blue."""
    with opened(pdf) as document:
        bitmap = document[number].render(scale=dpi / 72, rev_byteorder=True)
        return np.asarray(bitmap.to_pil().convert("RGB"))


def grey(picture: np.ndarray) -> np.ndarray:
    """Return picture as a black-and-white printer sees it."""
    return np.asarray(Image.fromarray(picture).convert("L"))


def forwarded(picture: Image.Image) -> np.ndarray:
    """Return picture as it arrives after two forwards: JPEG at quality 60, half the size."""
    out = BytesIO()
    half = picture.convert("RGB").resize(
        (picture.width // 2, picture.height // 2), Image.Resampling.BILINEAR
    )
    half.save(out, "JPEG", quality=60)
    return np.asarray(Image.open(out))


# --- Codes -------------------------------------------------------------------------------------


def zxing(picture: np.ndarray) -> list[str]:
    """Return what zxing-cpp reads of a whole picture, sorted."""
    return sorted(code.text for code in zxingcpp.read_barcodes(picture, formats=QR_ONLY))


def sides_px(picture: np.ndarray) -> list[tuple[str, float]]:
    """Return what each code of a picture says and how wide its dark symbol is, in pixels."""
    found = []
    for code in zxingcpp.read_barcodes(picture, formats=QR_ONLY):
        at = code.position
        across = math.dist((at.top_left.x, at.top_left.y), (at.top_right.x, at.top_right.y))
        down = math.dist((at.top_left.x, at.top_left.y), (at.bottom_left.x, at.bottom_left.y))
        found.append((code.text, (across + down) / 2 + 1))  # from the middle of the last pixel
    return found


def opencv(picture: np.ndarray) -> list[str]:
    """Return what OpenCV reads, sorted.

    First of the whole picture, with each of its two ways to find codes. Neither sees every code:
    on a sheet full of small ones the older takes neighbours for one code, and it loses some codes
    to the width of the white around them. So when they missed some, each code is shown to them
    alone: cut out with its quiet zone where zxing-cpp saw a code (the place alone is taken from
    there), twice as large.
    """
    places = zxingcpp.read_barcodes(picture, formats=QR_ONLY)
    for finder in _finders():
        read = sorted(text for text in finder.detectAndDecodeMulti(_bgr(picture))[1] if text)
        if len(read) == len(places):
            return read
    return sorted(text for place in places if (text := _alone(_bgr(_cut_out(picture, place)))))


@cache
def _finders() -> tuple[cv2.QRCodeDetector, cv2.QRCodeDetectorAruco]:
    return cv2.QRCodeDetector(), cv2.QRCodeDetectorAruco()


def _alone(picture: np.ndarray) -> str:
    texts = (finder.detectAndDecode(picture)[0] for finder in _finders())
    return next((text for text in texts if text), "")


def _bgr(picture: np.ndarray) -> np.ndarray:
    return np.ascontiguousarray(picture[:, :, ::-1] if picture.ndim == 3 else picture)


def _cut_out(picture: np.ndarray, code: zxingcpp.Barcode) -> np.ndarray:
    at = code.position
    xs = [corner.x for corner in (at.top_left, at.top_right, at.bottom_left, at.bottom_right)]
    ys = [corner.y for corner in (at.top_left, at.top_right, at.bottom_left, at.bottom_right)]
    modules = 17 + 4 * int(code.extra["Version"])  # ISO/IEC 18004
    quiet = round((max(xs) - min(xs)) / modules * QUIET_ZONE_MODULES)
    top, left = max(0, min(ys) - quiet), max(0, min(xs) - quiet)
    cut = picture[top : max(ys) + quiet, left : max(xs) + quiet]
    return cv2.resize(cut, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
