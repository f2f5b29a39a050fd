"""A file → every text in it, through archives in archives; pictures by what they tell in words."""

from __future__ import annotations

import base64
import binascii
import bz2
import gzip
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

from generator.errors import RenderError
from generator.render.pdf_text import pdf_texts

DEEPEST = 12
"""Archives in archives beyond this are no accident."""
LARGEST = 1_000_000_000
"""Bytes: what is larger, or unpacks to more, is not looked into."""
_BASE64 = re.compile(r"base64,([A-Za-z0-9+/=]{24,})")
_SEALED_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x28\xb5\x2f\xfd")


@dataclass(frozen=True)
class Packed:
    """A file inside an archive."""

    name: str
    data: bytes


class Opaque(Exception):  # it is no mistake, only something to be told
    """What is inside cannot be read, so nothing can be said about it."""


def members(data: bytes) -> Iterator[Packed] | None:
    """Return the files inside an archive, None when data is none.

    Raises:
        Opaque: it is an archive that cannot be opened: locked, broken, or of another kind. The
            same may be raised by the iterator.
    """
    if data.startswith(_SEALED_ARCHIVES):
        raise Opaque
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _safely(_of_zip, data)
    if data.startswith(b"\x1f\x8b"):
        return _safely(lambda raw: iter([Packed("", gzip.decompress(raw))]), data)
    if data.startswith(b"BZh"):
        return _safely(lambda raw: iter([Packed("", bz2.decompress(raw))]), data)
    if data.startswith(b"\xfd7zXZ"):
        return _safely(lambda raw: iter([Packed("", lzma.decompress(raw))]), data)
    if data[257:262] == b"ustar":
        return _safely(_of_tar, data)
    return None


def texts(data: bytes) -> Iterator[str]:
    """Yield every text in a file that is no archive; of a picture what it says about itself.

    Raises:
        Opaque: a PDF that is broken or locked.
    """
    if data.startswith(b"%PDF"):
        try:
            yield from pdf_texts(data)
        except RenderError as error:
            raise Opaque from error
        return
    if data.startswith(b"\x89PNG"):
        yield from _of_png(data)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        yield from _of_webp(data)
    elif data.startswith(b"\xff\xd8\xff"):
        yield _decoded(data[: data.find(b"\xff\xda")])
    elif not data.startswith((b"wOF2", b"wOFF", b"\x00\x01\x00\x00", b"OTTO")):
        text = _decoded(data)
        yield text
        for match in _BASE64.finditer(text):
            yield from _embedded(match[1])


def is_picture(data: bytes) -> bool:
    """Return whether data is a picture, whose pixels no search can read."""
    return data.startswith((b"\x89PNG", b"\xff\xd8\xff")) or data[8:12] == b"WEBP"


def _embedded(written: str) -> Iterator[str]:
    try:
        inside = base64.b64decode(written, validate=True)
    except binascii.Error:
        return
    yield from texts(inside)


def _safely(unpack: Callable[[bytes], Iterator[Packed]], data: bytes) -> Iterator[Packed]:
    try:
        yield from unpack(data)
    except (
        *(OSError, EOFError, ValueError, RuntimeError, NotImplementedError, KeyError),
        *(zlib.error, lzma.LZMAError, zipfile.BadZipFile, tarfile.TarError),
    ) as error:
        raise Opaque from error


def _of_zip(data: bytes) -> Iterator[Packed]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        yield Packed("(ghi chú)", archive.comment)
        if sum(item.file_size for item in archive.infolist()) > LARGEST:
            raise Opaque
        for item in archive.infolist():
            yield Packed(item.filename, archive.read(item))


def _of_tar(data: bytes) -> Iterator[Packed]:
    with tarfile.TarFile(fileobj=BytesIO(data)) as archive:
        for item in archive:
            inside = archive.extractfile(item) if item.isfile() else None
            yield Packed(item.name, inside.read() if inside else b"")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    return data.decode("utf-8-sig", errors="replace")


def _of_png(data: bytes) -> Iterator[str]:
    """Yield what the chunks of words say (PNG specification, 11.3.3: tEXt, zTXt, iTXt)."""
    at = 8
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind in (b"tEXt", b"eXIf"):
            yield _decoded(body)
        elif kind in (b"zTXt", b"iTXt"):
            yield _decoded(body)
            rest = body.partition(b"\0")[2]
            packed = rest[1:] if kind == b"zTXt" else rest[2:].split(b"\0", 2)[-1]
            try:
                yield _decoded(zlib.decompress(packed))
            except zlib.error:
                continue


def _of_webp(data: bytes) -> Iterator[str]:
    """Yield what the chunks of words say (WebP container: EXIF, XMP)."""
    at = 12
    while at + 8 <= len(data):
        kind, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if kind in (b"EXIF", b"XMP "):
            yield _decoded(data[at + 8 : at + 8 + length])
        at += 8 + length + length % 2
