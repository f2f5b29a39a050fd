"""Sheets printed to a folder, as `cnscd print` leaves them: what content no longer says goes.

Beside the sheets a small list remembers, as a digest, what each of them says. A sheet that would
say something else today, because somebody withdrew or a number changed, must not lie there to be
printed again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from generator import write
from generator.model.public import PublicContent
from generator.plan import STEMS, SheetPlan, sheets_of_order
from generator.render.sheet import sheet_data

LIST = ".cnscd-in-ra.json"
_PARTIAL = re.compile(r"\.(?P<name>.+)\.\d+")
"""What a kill leaves of a file that was being written."""


def path_of(sheet: SheetPlan) -> str:
    """Return where a sheet stands in the folder it is printed to."""
    return sheet.uri.removeprefix("in/")


def remember(folder: Path, sheets: Iterable[SheetPlan], base_url: str) -> None:
    """Add to the list of folder what sheets say; base_url is the address on their codes."""
    known = _known(folder)
    for sheet in sheets:
        entry = {"says": _says(sheet), "base_url": base_url}
        if sheet.guide_slug and sheet.group_id:
            entry |= {"group": sheet.group_id, "guide": sheet.guide_slug}
        known[path_of(sheet)] = entry
    _store(folder, known)


def forget_stale(folder: Path, content: PublicContent, is_ours: bool) -> list[str]:
    """Remove from folder every sheet that content does not say any more; return their paths.

    What was printed for another address stays, as long as it says what content says.

    Args:
        folder: where sheets were printed to.
        content: all that may be said.
        is_ours: whether a sheet that the list does not know goes too; any other file stays.
    """
    if not folder.is_dir():
        return []
    known = _known(folder)
    now = _said_now(content, known)
    dropped = []
    unlisted = filter(_is_sheet, folder.rglob("*")) if is_ours else ()
    for path in sorted({*(folder / name for name in known), *unlisted}):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or (name in known and now.get(name) == known[name].get("says")):
            continue
        write.remove_with_folders(path, folder)
        dropped.append(name)
    if known:
        _store(folder, {name: it for name, it in known.items() if (folder / name).is_file()})
    return dropped


def _said_now(content: PublicContent, known: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return by path what each listed sheet would say today."""
    said: dict[str, str] = {}
    for base_url in sorted({it.get("base_url", "") for it in known.values()}):
        here = {name for name, it in known.items() if it.get("base_url", "") == base_url}
        strips = {
            (it["group"], it["guide"])
            for name, it in known.items()
            if name in here and "group" in it and "guide" in it
        }
        for sheet in sheets_of_order(content, base_url, strips):
            if (path := path_of(sheet)) in here:
                said[path] = _says(sheet)
    return said


def _is_sheet(path: Path) -> bool:
    """Return whether a file has the name of a sheet, or of one that was being written."""
    matched = _PARTIAL.fullmatch(path.name)
    plain = Path(matched["name"]) if matched else path
    return plain.stem in STEMS and plain.suffix in (".pdf", ".png")


def _says(sheet: SheetPlan) -> str:
    text = json.dumps(sheet_data(sheet), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _known(folder: Path) -> dict[str, dict[str, str]]:
    try:
        loaded = json.loads((folder / LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    items = loaded.items() if isinstance(loaded, dict) else ()
    return {
        name: dict(it)
        for name, it in items
        if isinstance(it, dict) and (folder / name).resolve().is_relative_to(folder.resolve())
    }


def _store(folder: Path, known: Mapping[str, Any]) -> None:
    text = json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True)
    write.write_file(folder / LIST, f"{text}\n".encode())
