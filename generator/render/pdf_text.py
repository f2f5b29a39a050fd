"""All that a PDF says: what its pages show, and what its objects tell programs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pypdfium2

from generator.errors import RenderError

_UTF16_HEX = re.compile(rb"<(feff[0-9a-f]*)>")
_UTF16_LITERAL = re.compile(rb"\((\xfe\xff(?:\\.|[^\\)])*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pdf_texts(pdf: bytes) -> Iterator[str]:
    """Yield the words of all pages, then everything else that is text in the file.

    The second part holds metadata, links, alternative texts, bookmarks, form fields and attached
    files, unpacked.

    Raises:
        RenderError: the file is broken or locked by a password.
    """
    try:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield "\n\n".join(page.get_textpage().get_text_bounded() for page in document)
        finally:
            document.close()
        unpacked = _unpacked(pdf)
    except (pypdfium2.PdfiumError, pikepdf.PdfError) as error:
        raise RenderError(str(error)) from error
    yield unpacked.decode("utf-8", errors="replace")
    for match in _UTF16_HEX.finditer(unpacked):
        digits = match[1].decode()
        yield bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16", errors="replace")
    for match in _UTF16_LITERAL.finditer(unpacked):
        plain = _ESCAPE.sub(_unescaped, match[1])
        yield plain.decode("utf-16", errors="replace")


def _unpacked(pdf: bytes) -> bytes:
    """Return the file with every stream that can be unpacked as it is when unpacked."""
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(
            out,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            compress_streams=False,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return out.getvalue()


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPED.get(code, b"" if code == b"\n" else code)
