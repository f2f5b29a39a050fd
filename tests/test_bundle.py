"""Zips of the print shop: everything of one group, guide or ward, to carry on a stick."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from generator import pipeline
from generator.bundle import bundle
from tests.conftest import Project
from tests.sheets import text_of

NOTE = "DOC-TRUOC.txt"
FOLDERS = {
    "in/mau-1/tron-bo-mau-1.zip": ["in/mau-1"],
    "in/mau-2/tron-bo-mau-2.zip": ["in/mau-2"],
    "in/huong-dan/quet-ma/tron-bo-quet-ma.zip": ["in/huong-dan/quet-ma"],
    "in/dia-phuong/mau-phuong/tron-bo-mau-phuong.zip": [
        "in/dia-phuong/mau-phuong", "in/mau-1", "in/mau-2",
    ],
}  # fmt: skip


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def sheets_in(site: Path, folder: str) -> dict[str, bytes]:
    """Return the sheets of folder; the poster as a picture is for phones, so not among them."""
    found = [*(site / folder).glob("*.pdf"), *(site / folder).glob("zalo.png")]
    return {path.name: path.read_bytes() for path in found}


def test_there_is_one_zip_for_each_group_guide_and_locality(tiny):
    found = {path.relative_to(tiny.site).as_posix() for path in tiny.site.rglob("*.zip")}
    assert found == set(FOLDERS)


@pytest.mark.parametrize("uri", FOLDERS)
def test_a_zip_holds_every_sheet_as_published_and_how_to_print_it(tiny, uri):
    own, *groups = FOLDERS[uri]
    expected = sheets_in(tiny.site, own)
    for group in groups:
        code = group.removeprefix("in/")
        expected |= {f"{code}/{name}": data for name, data in sheets_in(tiny.site, group).items()}
    assert len(expected) > 5
    found = members(tiny.site / uri)
    note = found.pop(NOTE)
    assert found == expected
    assert "100%" in note.decode("utf-8-sig")
    assert note.count(b"\n") == note.count(b"\r\n") > 3


def test_no_zip_holds_thumbnails_or_what_was_agreed_for_paper(tiny):
    paper = {
        path.read_bytes()
        for path in (tiny.root / "ban-in").rglob("*.pdf")
        if "0500 111 002" in text_of(path.read_bytes())
    }
    assert paper
    for path in tiny.site.rglob("*.zip"):
        found = members(path)
        assert not [name for name in found if not name.endswith((".pdf", ".txt", "zalo.png"))]
        assert paper.isdisjoint(found.values())


def test_names_in_a_zip_are_plain_letters_that_old_windows_unpacks(tiny):
    for path in tiny.site.rglob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                assert info.filename.isascii()
                assert not info.filename.startswith("/")
                assert ".." not in info.filename
                assert info.date_time[:3] == (2026, 11, 20)  # of the content, not of the clock


def test_the_same_sheets_give_the_same_zip(tiny, tmp_path):
    release = pipeline.prepare(tiny.content, tiny.root / ".cache/posters")
    assert not any(sheet.redrawn for sheet in release.sheets)
    for cache in (tmp_path / "a", tmp_path / "b"):
        for item in bundle(release.plan, release.sheets, cache):
            assert item.file.path.read_bytes() == (tiny.site / item.uri).read_bytes()


def everything_in(path: Path) -> str:
    """Return the words of a PDF, or of every PDF in a zip."""
    if path.suffix == ".pdf":
        return text_of(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return " ".join(text_of(archive.read(n)) for n in archive.namelist() if n.endswith(".pdf"))


def holding(project: Project, words: str) -> list[Path]:
    folders = (project.site, project.root / "ban-in", project.root / ".cache")
    paths = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [
        path for path in paths if path.suffix in {".pdf", ".zip"} and words in everything_in(path)
    ]


def test_a_number_printed_apart_is_forgotten_by_the_next_build(published):
    """`cnscd print` draws what a build does not; withdrawn, that must not linger either."""
    published.run("cnscd", "print", "--group", "mau-1", "--guide", "quet-ma", "--paper", "a4")
    strips = [
        path for path in holding(published, "0500 111 001") if "Lau ống kính" in everything_in(path)
    ]
    group = published.content / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text("utf-8")
    group.write_text(
        text.replace("      evidence: Phiếu số 1\n", "      withdrawn: 2026-11-21\n"), "utf-8"
    )
    published.run("cnscd", "build")
    assert holding(published, "0500 111 001") == []
    assert [path for path in strips if path.exists()] == []


def test_a_partial_build_zips_what_it_builds(published):
    published.run("cnscd", "build", "--only", "mau-phuong")
    found = {path.relative_to(published.site).as_posix() for path in published.site.rglob("*.zip")}
    assert found == set(FOLDERS)
