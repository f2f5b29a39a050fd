"""A picture of a step → the same picture without what a camera or a phone wrote into it."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from generator.errors import RenderError

JPEG_QUALITY = 88


def clean_picture(data: bytes, name: str) -> bytes:
    """Return the picture without metadata: place, device, owner and time stay at home.

    Raises:
        RenderError: the file is not the picture its name says.
    """
    if name.endswith(".svg"):
        return data
    try:
        with Image.open(BytesIO(data)) as picture:
            upright = ImageOps.exif_transpose(picture)
            bare = Image.new(upright.mode, upright.size)
            bare.paste(upright)
            if upright.mode == "P" and (palette := upright.getpalette()):
                bare.putpalette(palette)
    except (UnidentifiedImageError, OSError, ValueError) as error:
        raise RenderError(f"content/pictures/{name}: tệp này không phải hình dùng được") from error
    out = BytesIO()
    if name.endswith(".jpg"):
        bare.convert("RGB").save(out, "JPEG", quality=JPEG_QUALITY, optimize=True)
    else:
        bare.save(out, "PNG", optimize=True)
    return out.getvalue()
