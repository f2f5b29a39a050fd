"""The whole site as one zip to carry on a stick: opened by a double click, without network."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

from generator.bundle import NOTE_NAME, zip_entry
from generator.plan import BuildPlan

FOLDER = "to-cong-nghe-so"
"""What unpacking the zip gives."""
NOTE = (
    "Đọc trước\r\n"
    "1. Giải nén: bấm chuột phải vào tệp ZIP, chọn 'Giải nén tất cả' (Extract All).\r\n"
    "   Chưa giải nén mà mở thì trang không hiện đủ.\r\n"
    "2. Mở thư mục vừa giải nén, bấm đúp vào tệp index.html. Không cần mạng.\r\n"
    "3. Chép vào USB thì chép cả thư mục {folder}.\r\n"
    "4. Đây là bản ngày {day}. Số điện thoại có thể đã đổi, bản mới ở: {url}\r\n"
    "5. Có bản mới thì xoá bản này: có thể đã có người rút tên, rút số.\r\n"
    "6. Bản này không có tờ in.\r\n"
)
"""With the line ends of Windows, where it is read."""

_LEFT_OUT = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What only a web server or a search engine has use for."""


def zip_path(site_dir: Path) -> Path:
    """Return where the zip of a site stands: beside it."""
    return site_dir.with_name(f"{site_dir.name}-ngoai-mang.zip")


def pack(site_dir: Path, plan: BuildPlan) -> bytes:
    """Return the zip of a finished site whose addresses name files; same site, same bytes."""
    out, day = BytesIO(), plan.released
    with zipfile.ZipFile(out, "w") as archive:
        for uri, content in chain([(NOTE_NAME, _note(plan))], _files(site_dir)):
            entry = zip_entry(f"{FOLDER}/{uri}", day)
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, compresslevel=9)
    return out.getvalue()


def _note(plan: BuildPlan) -> bytes:
    day = plan.released
    text = NOTE.format(folder=FOLDER, day=f"{day.day}/{day.month}/{day.year}", url=plan.base_url)
    return text.encode("utf-8-sig")


def _files(site_dir: Path) -> Iterator[tuple[str, bytes]]:
    paths = {path.relative_to(site_dir).as_posix(): path for path in site_dir.rglob("*")}
    for uri, path in sorted(paths.items()):
        if path.is_file() and not uri.startswith(_LEFT_OUT):
            yield uri, path.read_bytes()
