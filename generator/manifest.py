"""`in/manifest.json`: every artefact of a build, for print shops, checks and the ward's archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from generator.plan import BuildPlan
from generator.press import Sheet


def render_manifest(plan: BuildPlan, sheets: Sequence[Sheet], cards: Mapping[str, bytes]) -> bytes:
    """Return the manifest as UTF-8 JSON, one entry a file, sorted by path; lengths in mm."""
    groups = {item.dest_uri: item.group_id for item in plan.files}
    entries: list[dict[str, Any]] = []
    for sheet in sheets:
        if sheet.edition == "site":
            entries += [
                _entry(sheet, "pdf", sheet.pdf_sha256),
                _entry(sheet, "png", sheet.png_sha256),
            ]
    for uri, content in cards.items():
        digest = hashlib.sha256(content).hexdigest()
        entries.append({"path": uri, "kind": "vcard", "group": groups[uri], "sha256": digest})
    entries.sort(key=lambda entry: entry["path"])
    document = {"base_url": plan.base_url, "released": plan.released.isoformat(), "files": entries}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _entry(sheet: Sheet, ending: str, digest: str) -> dict[str, Any]:
    return {
        "path": f"{sheet.stem}.{ending}",
        "kind": "poster",
        "paper": sheet.paper,
        "group": sheet.group_id,
        "sample": sheet.sample,
        "sha256": digest,
        "qr": [
            {
                "payload": sheet.qr.payload,
                "side_mm": sheet.qr.side_mm,
                "module_mm": sheet.qr.module_mm,
                "ec_level": sheet.qr.ec_level,
                "version": sheet.qr.version,
                "leads_to": sheet.qr.leads_to,
            }
        ],
    }
