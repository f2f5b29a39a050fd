"""The site as one folder and one zip to hand to the keeper of a portal, with what to do."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from generator import write
from generator.bundle import zip_entry
from generator.errors import ContentError, GeneratorError
from generator.model.site import is_sample_host
from generator.publish import words_vi as say
from generator.publish.links import SiteLinks
from generator.render.server_settings import FOLDER as SETTINGS
from generator.text_vi import with_comma

_FOR_SERVERS = ("_headers",)
_STORED = (".pdf", ".png", ".webp", ".zip", ".gz", ".woff2")
_MOST_NAMED = 5


@dataclass(frozen=True)
class Package:
    """What was made: the zip beside the folder, its size in bytes, whether it is a trial."""

    zip_path: Path
    size: int
    count: int
    is_trial: bool


def package(site_dir: Path, out_dir: Path, is_current: bool, allow_sample: bool) -> Package:
    """Lay the site into out_dir and beside it into a zip; same site, same bytes.

    Args:
        site_dir: a finished site.
        out_dir: the folder to make; one that we made before is replaced.
        is_current: whether the site is of the content as it is now.
        allow_sample: take a site with sample people or an example address too, and say so in it.

    Raises:
        ContentError: every link of the site that leads nowhere.
        GeneratorError: the site is not fit to publish; nothing is written.
    """
    site = SiteLinks(site_dir)
    if not is_current:
        raise GeneratorError(say.STALE.format(name=site_dir.name))
    is_trial = _trial(site, allow_sample)
    if problems := site.check().problems:
        raise ContentError(problems)
    day = date.fromisoformat(site.manifest["released"])
    out_dir = out_dir.resolve()
    entries = _entries(site, day, is_trial)
    zip_path = out_dir.with_name(f"{out_dir.name}.zip")
    notes = {name: data for name, data in entries.items() if isinstance(data, bytes)}
    copies = {name: data for name, data in entries.items() if isinstance(data, Path)}
    write.replace_folder(out_dir, notes, say.NOTE_NAME, copies)
    with write.new_file(zip_path) as partial, zipfile.ZipFile(partial, "w") as archive:
        for name, data in sorted(entries.items()):
            content = data if isinstance(data, bytes) else data.read_bytes()
            how = zipfile.ZIP_STORED if name.endswith(_STORED) else zipfile.ZIP_DEFLATED
            entry = zip_entry(f"{out_dir.name}/{name}", day)
            archive.writestr(entry, content, how, compresslevel=9)
    return Package(zip_path, zip_path.stat().st_size, len(site.files), is_trial)


def _trial(site: SiteLinks, allow_sample: bool) -> bool:
    host = urlsplit(site.base_url).hostname or ""
    samples = sorted({_owner(it) for it in site.manifest["files"] if it.get("sample")})
    if allow_sample:
        return bool(samples or is_sample_host(host))
    wrong = [say.EXAMPLE_ADDRESS.format(url=site.base_url)] if is_sample_host(host) else []
    if samples:
        names = ", ".join(samples[:_MOST_NAMED])
        if len(samples) > _MOST_NAMED:
            names = say.MORE.format(names=names, count=len(samples) - _MOST_NAMED)
        wrong.append(say.SAMPLE_DATA.format(names=names))
    if wrong:
        raise GeneratorError("\n".join(wrong))
    return False


def _owner(entry: Mapping[str, str]) -> str:
    keys = ("group", "locality", "guide")
    return next((entry[key] for key in keys if key in entry), entry["path"])


def _entries(site: SiteLinks, day: date, is_trial: bool) -> dict[str, bytes | Path]:
    pages: dict[str, Path] = {}
    entries: dict[str, bytes | Path] = {}
    for name in sorted(site.files):
        path = site.site_dir / name
        if name in _FOR_SERVERS or name.startswith(f"{SETTINGS}/"):
            entries[f"{say.SETTINGS_DIR}/{path.name}"] = path
        else:
            pages[name] = path
    entries |= {f"{say.SITE_DIR}/{name}": path for name, path in pages.items()}
    sums = (
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}\n" for name, path in pages.items()
    )
    entries[say.SUMS_NAME] = "".join(sums).encode()
    size = sum(path.stat().st_size for path in pages.values())
    note = say.NOTE.format(
        day=f"{day.day}/{day.month}/{day.year}",
        url=site.base_url,
        path=f"{urlsplit(site.base_url).path}/",
        count=len(pages),
        size=megabytes(size),
        sample=say.NOTE_SAMPLE if is_trial else "",
        tests=_tests(site),
    )
    entries[say.NOTE_NAME] = note.replace("\n", "\r\n").encode("utf-8-sig")
    return entries


def _tests(site: SiteLinks) -> str:
    """Return the addresses to try: the first page, what a poster says, a contact card."""
    files = sorted(site.files)
    found = [(f"{site.base_url}/", say.TEST_HOME)]
    said = (code["payload"] for it in site.manifest["files"] for code in it.get("qr", ()))
    if poster := next((url for url in said if url.startswith(f"{site.base_url}/t/")), None):
        found.append((poster, say.TEST_GROUP))
    if card := next((it for it in files if it.endswith(".vcf")), None):
        found.append((f"{site.base_url}/{card}", say.TEST_CARD))
    elif sheet := next((it for it in files if it.endswith(".pdf")), None):
        found.append((f"{site.base_url}/{sheet}", say.TEST_FILE))
    return "\n".join(f"   {url}\n      {what}" for url, what in found)


def megabytes(size: int) -> str:
    """Return a size in bytes as people here write it: 12,3."""
    return with_comma(size / 1_000_000)
