"""Every code on paper and on screen is read by two decoders and leads to a page that exists.

The choice here is representative; `benchmarks/decode_all.py` reads everything.
"""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from tests import sheets as read
from tests.conftest import Project

DPI = 100
"""What a plain office scan has."""
GROUPS = ("thd-12", "thd-7", "cg-1")
"""A usual team; one that withholds all; one of another ward."""
LOCALITIES = ("tran-hung-dao", "hoa-xuan")
"""28 groups; six groups of another city, in colours of its own."""
OF_GUIDES = 10
"""One guide sheet in so many is read here in colour, another in grey."""
SUBJECTS = [
    *(("group", name) for name in GROUPS),
    *(("locality", name) for name in LOCALITIES),
    ("guide", None),
]


@pytest.fixture(scope="module")
def manifest(demo: Project) -> dict[str, Any]:
    return json.loads((demo.site / "in/manifest.json").read_text(encoding="utf-8"))


def sheets(manifest: dict[str, Any], ending: str, subject: str, name: str | None) -> list[dict]:
    found = [
        entry
        for entry in manifest["files"]
        if entry["path"].endswith(ending)
        and "qr" in entry
        and (entry.get(subject) == name if name else subject in entry)
    ]
    assert found
    return found


def wanted(entry: dict[str, Any]) -> list[str]:
    return sorted(code["payload"] for code in entry["qr"] for _ in range(code["copies"]))


@pytest.mark.parametrize(("subject", "name"), SUBJECTS, ids=lambda value: value or "all")
@pytest.mark.parametrize("ink", ["colour", "grey"])
def test_every_code_on_paper_is_read_by_two_decoders(demo, manifest, subject, name, ink):
    entries = sheets(manifest, ".pdf", subject, name)
    if name is None:  # hundreds: every kind of sheet in both inks, of every guide some
        kinds = len({Path(entry["path"]).name for entry in entries})
        turn = ("colour", "grey").index(ink)
        entries = [it for n, it in enumerate(entries) if (n + n // kinds) % OF_GUIDES == turn]
    for entry in entries:
        pdf = (demo.site / entry["path"]).read_bytes()
        by_zxing, by_opencv = [], []
        for number in range(entry["pages"]):
            page = read.pixels(pdf, DPI, number)
            page = read.grey(page) if ink == "grey" else page
            if found := read.zxing(page):
                by_zxing += found
                by_opencv += read.opencv(page)
        assert sorted(by_zxing) == wanted(entry), entry["path"]
        assert sorted(by_opencv) == wanted(entry), entry["path"]


@pytest.mark.parametrize(("subject", "name"), [("group", None), ("guide", None)])
def test_every_picture_is_read_as_it_arrives(demo, manifest, subject, name):
    """As sent, the press has read each before it entered the site."""
    for entry in sheets(manifest, ".png", subject, name)[::2]:
        picture = Image.open(BytesIO((demo.site / entry["path"]).read_bytes())).convert("RGB")
        assert read.zxing(read.grey(read.forwarded(picture))) == wanted(entry), entry["path"]


@pytest.mark.parametrize("name", GROUPS)
def test_the_pictures_of_a_group_are_read_by_the_other_decoder_too(demo, manifest, name):
    for entry in sheets(manifest, ".png", "group", name):
        picture = Image.open(BytesIO((demo.site / entry["path"]).read_bytes())).convert("RGB")
        assert read.opencv(read.np.asarray(picture)) == wanted(entry), entry["path"]
        assert read.opencv(read.forwarded(picture)) == wanted(entry), entry["path"]


def test_every_poster_of_every_group_is_read_from_a_grey_scan(demo, manifest):
    posters = [
        entry
        for entry in sheets(manifest, "/ap-phich-a4.pdf", "group", None)
        if entry["kind"] == "ap-phich"
    ]
    assert len(posters) == 52
    for entry in posters:
        page = read.grey(read.pixels((demo.site / entry["path"]).read_bytes(), DPI))
        assert read.zxing(page) == wanted(entry), entry["path"]


def test_a_code_as_printed_has_the_version_and_level_of_the_manifest(demo, manifest):
    """As the decoder found them, not as we meant them."""
    seen = 0
    for entry in sheets(manifest, ".pdf", "group", GROUPS[0]):
        told = {code["payload"]: (code["version"], code["ec_level"]) for code in entry["qr"]}
        page = read.grey(read.pixels((demo.site / entry["path"]).read_bytes(), DPI))
        for code in zxingcpp.read_barcodes(page, formats=read.QR_ONLY):
            assert (int(code.extra["Version"]), code.extra["ECLevel"]) == told[code.text]
            seen += 1
    assert seen == 4 + 2 + 4 + 4  # posters, leaflet, door cards, pocket cards


def test_every_code_leads_to_a_page_that_exists(demo, manifest):
    codes = [code for entry in manifest["files"] for code in entry.get("qr", [])]
    assert len(codes) > 52 * 8
    for code in codes:
        assert (demo.site / code["leads_to"]).is_file(), code
        path = code["payload"].removeprefix(manifest["base_url"] + "/")
        assert code["leads_to"] == f"{path}/index.html"
