"""Everything of one group, guide or locality in one zip, to carry on a stick."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from generator import write
from generator.plan import BuildPlan, group_folder, guide_folder, locality_folder
from generator.press import BUNDLES, DrawnFile, Sheet

NOTE_NAME = "DOC-TRUOC.txt"
NOTE = (
    "Cách in\r\n"
    "1. Mở tệp PDF, chọn tỉ lệ 100% (không chọn 'vừa trang').\r\n"
    "2. In xong, đặt thước lên vạch ở chân tờ: phải dài đúng 100 mm.\r\n"
    "3. Quét thử mã bằng Zalo trước khi dán.\r\n"
    "4. Tờ có chữ 'den-trang' trong tên là bản đen trắng, đỡ tốn mực.\r\n"
    "5. Tờ nào có chữ MẪU là tờ thử, không dán.\r\n"
)
"""With the line ends of Windows, where it is read."""


@dataclass(frozen=True)
class Bundle:
    """One zip: where it stands in `site/` and its file in the cache."""

    uri: str
    file: DrawnFile
    group_id: str | None = None
    guide_slug: str | None = None
    locality_id: str | None = None


def bundle(plan: BuildPlan, sheets: Sequence[Sheet], cache_dir: Path) -> list[Bundle]:
    """Return one zip for each group, guide and locality of plan that has sheets.

    The same sheets give the same bytes: files are stored uncompressed (PDF and PNG hardly shrink)
    under the date of the content.
    """
    by_folder: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.plan.edition == "site":
            by_folder.setdefault(sheet.plan.folder, []).append(sheet)
    return list(_bundles(plan, by_folder, cache_dir / BUNDLES))


def forget_all_but(bundles: Iterable[Bundle], cache_dir: Path) -> None:
    """Drop cached zips of anything else: withdrawn data must not linger."""
    write.keep_only(cache_dir / BUNDLES, {item.file.path.name for item in bundles})


def _bundles(plan: BuildPlan, by_folder: dict[str, list[Sheet]], folder: Path) -> Iterator[Bundle]:
    for locality in plan.localities:
        own = locality_folder(locality.id)
        whole: dict[str, list[Sheet]] = {"": by_folder.get(own, [])}
        for group in locality.groups:
            sheets = by_folder.get(group_folder(group.id), [])
            whole[f"{group.id}/"] = sheets
            if sheets:
                uri = f"{group_folder(group.id)}/tron-bo-{group.id}.zip"
                yield Bundle(uri, _zip({"": sheets}, folder), group_id=group.id)
        if any(whole.values()):
            uri = f"{own}/tron-bo-{locality.id}.zip"
            yield Bundle(uri, _zip(whole, folder), locality_id=locality.id)
    for guide in plan.content.guides:
        if sheets := by_folder.get(guide_folder(guide.slug), []):
            uri = f"{guide_folder(guide.slug)}/tron-bo-{guide.slug}.zip"
            yield Bundle(uri, _zip({"": sheets}, folder), guide_slug=guide.slug)


def _zip(sheets: dict[str, list[Sheet]], folder: Path) -> DrawnFile:
    """Return a zip of sheets, in sub-folders by key."""
    entries = [
        (sub + Path(sheet.plan.uri).name, sheet) for sub, some in sheets.items() for sheet in some
    ]
    content = _packed(entries)
    digest = hashlib.sha256(content).hexdigest()
    path = folder / f"{digest[:32]}.zip"
    # Packed anew each time: it costs less than proving that the one in the cache is whole.
    if not path.is_file() or path.read_bytes() != content:
        write.write_file(path, content)
    return DrawnFile(path, digest, len(content))


def _packed(entries: Sequence[tuple[str, Sheet]]) -> bytes:
    out = BytesIO()
    latest = max(sheet.plan.version.date for _, sheet in entries)
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(zip_entry(NOTE_NAME, latest), NOTE.encode("utf-8-sig"))
        for name, sheet in entries:
            archive.writestr(zip_entry(name, sheet.plan.version.date), sheet.main.path.read_bytes())
    return out.getvalue()


def zip_entry(name: str, day: date) -> zipfile.ZipInfo:
    """Return the entry of a file in a zip, dated by its content."""
    info = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
    info.create_system = 0  # the same bytes on Windows and Linux
    info.external_attr = 0
    return info
