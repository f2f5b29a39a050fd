"""Pictures of a sheet for the screen: one to save on a phone, a thumbnail for the print shop."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
from PIL import Image

from generator.units import PT_PER_INCH

PICTURE_DPI = 150  # small codes on a forwarded picture need at least 150 (research on degradation)
THUMBNAIL_PX = 240  # wide
_THUMBNAIL_QUALITY = 60
_COLOURS = 64


def page_png(pdf: bytes) -> bytes:
    """Return the first page as PNG at PICTURE_DPI, in few colours so that it loads on a phone."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        bitmap = document[0].render(scale=PICTURE_DPI / PT_PER_INCH, rev_byteorder=True)
        return few_colours(bitmap.to_pil(), PICTURE_DPI)
    finally:
        document.close()


def opened(png: bytes) -> Image.Image:
    """Return a PNG as pixels."""
    return Image.open(BytesIO(png))


def few_colours(picture: Image.Image, dpi: int) -> bytes:
    """Return picture as a small PNG in _COLOURS colours, chosen from every fourth pixel.

    Choosing from all of them takes ten times as long and gives the same colours.
    """
    flat = picture if picture.mode == "RGB" else picture.convert("RGB")
    sample = flat.resize((flat.width // 4, flat.height // 4), Image.Resampling.NEAREST)
    # This method keeps white paper white; the others tint it.
    palette = sample.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    out = BytesIO()
    flat.quantize(palette=palette, dither=Image.Dither.NONE).save(
        out, "PNG", dpi=(dpi, dpi), compress_level=3
    )
    return out.getvalue()


def thumbnail(pdf_or_png: bytes) -> bytes:
    """Return the first page as WebP, THUMBNAIL_PX wide (a page lying on its side: as high)."""
    if pdf_or_png.startswith(b"%PDF"):
        document = pypdfium2.PdfDocument(pdf_or_png)
        try:
            page = document[0]
            scale = 2 * THUMBNAIL_PX / min(page.get_size())
            picture = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
        finally:
            document.close()
    else:
        picture = Image.open(BytesIO(pdf_or_png)).convert("RGB")
    ratio = THUMBNAIL_PX / min(picture.size)
    small = picture.resize(
        (round(picture.width * ratio), round(picture.height * ratio)), Image.Resampling.LANCZOS
    )
    out = BytesIO()
    small.save(out, "WEBP", quality=_THUMBNAIL_QUALITY, method=2)
    return out.getvalue()
