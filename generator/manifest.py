"""`in/manifest.json`: every artefact of a build, for print shops, checks and the ward's archive."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from generator.bundle import Bundle
from generator.plan import BuildPlan, SheetPlan
from generator.press import Sheet

Entry = dict[str, Any]


def render_manifest(
    plan: BuildPlan,
    sheets: Sequence[Sheet],
    bundles: Sequence[Bundle],
    cards: Mapping[str, bytes],
) -> bytes:
    """Return the manifest as UTF-8 JSON, one entry a file, sorted by path.

    Lengths in mm; `distance_m` is how far away a phone should read the code. `ledger` is the seal
    of the ledger, so that the next build notices lines cut off at its end.
    """
    groups = {item.dest_uri: item.group_id for item in plan.files}
    entries: list[Entry] = []
    for sheet in sheets:
        if sheet.plan.edition == "site":
            entries += _sheet_entries(sheet)
    entries += [_bundle_entry(item) for item in bundles]
    for uri, content in cards.items():
        digest = hashlib.sha256(content).hexdigest()
        entries.append({"path": uri, "kind": "vcard", "group": groups[uri], "sha256": digest})
    entries.sort(key=lambda entry: str(entry["path"]))
    document: Entry = {"base_url": plan.base_url, "released": plan.released.isoformat()}
    if head := plan.content.ledger.sealed:
        document["ledger"] = {"lines": head.lines, "last": head.last}
    document["files"] = entries
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _sheet_entries(sheet: Sheet) -> Iterator[Entry]:
    plan = sheet.plan
    for uri, file in sheet.files:
        entry: Entry = {"path": uri, "kind": plan.kind.id, **_subject(plan)}
        if uri == plan.thumbnail_uri:
            yield entry | {"thumbnail_of": plan.uri, "sha256": file.sha256}
            continue
        if plan.size:
            entry |= {"paper": plan.paper, "size": plan.size}
        yield entry | {
            "mono": plan.mono,
            "pages": sheet.pages if uri == plan.uri else 1,
            "sample": plan.sample,
            "date": plan.version.date.isoformat(),
            "check_code": plan.version.check_code,
            "bytes": file.size,
            "sha256": file.sha256,
            "qr": [asdict(code) | {"copies": plan.kind.copies} for code in sheet.codes],
        }


def _subject(plan: SheetPlan) -> Entry:
    subject = {"group": plan.group_id, "guide": plan.guide_slug, "locality": plan.locality_id}
    return {key: value for key, value in subject.items() if value}


def _bundle_entry(item: Bundle) -> Entry:
    subject = {"group": item.group_id, "guide": item.guide_slug, "locality": item.locality_id}
    return {
        "path": item.uri,
        "kind": "zip",
        **{key: value for key, value in subject.items() if value},
        "bytes": item.file.size,
        "sha256": item.file.sha256,
    }
