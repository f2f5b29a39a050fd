"""The last good site survives everything; the same content gives the same bytes."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PIL import Image

from generator import write
from generator.errors import GeneratorError
from generator.text_vi import NBSP
from tests.conftest import TINY, make_project

GROUP = "localities/mau-phuong/groups/mau-1.yml"
ON_SHEETS = "0500 111 001"
ON_THE_PAGE_ALONE = "0500 111 003"


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_two_builds_from_scratch_on_different_days_are_byte_identical(tiny, tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    monkeypatch.setenv("TZ", "America/Lima")
    project = make_project(tmp_path / "somewhere/else", TINY)
    project.run("cnscd", "build")
    again = digest(project.site)
    assert again == digest(tiny.site)
    endings = {Path(name).suffix for name in again}
    assert {".html", ".pdf", ".png", ".webp", ".zip", ".vcf", ".json"} <= endings


@pytest.mark.parametrize("command", [("cnscd", "build"), ("mkdocs", "build")])
def test_a_content_error_leaves_the_last_site_untouched(project, command):
    project.run(*command)
    before = digest(project.root)
    edit(project.content / GROUP, "0500 111 001", "0500 111")
    changed = digest(project.root)
    failed = project.run(*command, check=False)
    assert failed.returncode == 1
    assert "content/localities/mau-phuong/groups/mau-1.yml:19:12: lỗi: " in failed.stderr
    assert failed.stderr.count("mau-1.yml:19:12") == 1
    assert "Traceback" not in failed.stderr + failed.stdout
    assert digest(project.root) == changed
    assert digest(project.site) == {
        name.removeprefix("site/"): value
        for name, value in before.items()
        if name.startswith("site/")
    }


def test_a_poster_that_cannot_be_drawn_leaves_the_last_site_untouched(published):
    before = digest(published.site)
    edit(
        published.content / GROUP,
        "Tổ dân phố số 1",
        "Tổ dân phố số 1 khu nhà tập thể " + "rất dài " * 40,
    )
    failed = published.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    said = failed.stderr.replace(NBSP, " ")
    assert "groups/mau-1.yml: áp phích treo tường a4: chữ dài quá, không vừa tờ in" in said
    assert "Traceback" not in failed.stderr
    assert digest(published.site) == before
    assert not (published.root / ".site.partial").exists()


@pytest.mark.parametrize(
    "command", [("cnscd", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--quiet")]
)
def test_a_broken_link_in_a_hand_written_page_stops_the_release(published, command):
    before = digest(published.site)
    page = published.root / "docs/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\n[hỏng](khong-co.md)\n", "utf-8")
    failed = published.run(*command, check=False)
    assert failed.returncode == 1
    assert "khong-co.md" in failed.stderr
    assert digest(published.site) == before


def test_a_script_in_a_hand_written_page_stops_the_release(published):
    """It would get a hash of its own and run: only what templates bring may."""
    before = digest(published.site)
    page = published.root / "docs/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\n<script>alert(1)</script>\n", "utf-8")
    failed = published.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    assert "gioi-thieu.md: trang có đoạn <script>" in failed.stderr
    assert "Traceback" not in failed.stderr
    assert digest(published.site) == before


def build_killed_after(project, seconds):
    """Build, and kill the command and all its workers when seconds have passed."""
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "cnscd"), "build"],
        cwd=project.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(seconds)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize(
    ("number", "moment"),
    [
        *((ON_THE_PAGE_ALONE, moment) for moment in (0.6, 1.5)),
        *((ON_SHEETS, moment) for moment in (1.5, 3)),  # sheets are being drawn
    ],
)
def test_a_kill_in_the_middle_leaves_a_whole_site(published, number, moment):
    project = published
    before = digest(project.site)
    edit(project.content / GROUP, number, "0500 111 009")
    build_killed_after(project, moment)
    after = digest(project.site)
    page = (project.site / "t/mau-1/index.html").read_text(encoding="utf-8")
    assert after == before or (len(after) == len(before) and "0500111009" in page)
    project.run("cnscd", "build")
    assert "0500111009" in (project.site / "t/mau-1/index.html").read_text(encoding="utf-8")
    assert not (project.root / ".site.partial").exists()


def test_a_kill_between_the_two_renames_is_mended_by_the_next_run(tmp_path):
    final = tmp_path / "site"
    (tmp_path / ".site.previous").mkdir()
    (tmp_path / ".site.previous" / "index.html").write_text("trang cũ")
    write.restore(final)
    assert (final / "index.html").read_text() == "trang cũ"
    assert not (tmp_path / ".site.previous").exists()


def test_a_folder_we_did_not_make_is_never_replaced(project, tmp_path):
    photos = tmp_path / "anh-gia-dinh"
    photos.mkdir()
    (photos / "tet.jpg").write_bytes(b"quy lam")
    failed = project.run("cnscd", "build", "--site", str(photos), check=False)
    assert failed.returncode == 1
    assert "không ghi đè" in failed.stderr
    assert digest(photos) == {"tet.jpg": hashlib.sha256(b"quy lam").hexdigest()}
    with pytest.raises(GeneratorError):
        write.partial_dir(photos, write.SITE_MARK)


def of_mau_1(name: str) -> bool:
    """Tell whether a file of the site says whom to call in group mau-1, or bears the check code."""
    ours = ("t/mau-1/", "in/mau-1/", "in/dia-phuong/mau-phuong/", "mau-phuong/")
    return name.startswith((*ours, "in/manifest.json", "assets/search/index.js"))


def test_one_changed_number_redraws_the_sheets_of_its_group_and_its_locality_alone(published):
    project, paper = published, published.root / "ban-in"
    before, paper_before = digest(project.site), digest(paper)
    edit(project.content / GROUP, ON_SHEETS, "0500 111 009")
    second = project.run("cnscd", "build")
    after, paper_after = digest(project.site), digest(paper)
    changed = {name for name in before if after[name] != before[name]}
    # The worker says that something changed, or phones would not look; mau-0 is merged into mau-1.
    assert {name for name in changed if not of_mau_1(name)} == {"sw.js", "t/mau-0/index.html"}
    sheets = {
        entry["path"]
        for entry in json.loads((project.site / "in/manifest.json").read_text("utf-8"))["files"]
        if "check_code" in entry and entry["path"] != "in/mau-1/ap-phich-a4.png"
    }
    redrawn = sheets & changed
    assert redrawn == {name for name in sheets if of_mau_1(name)}
    paper_redrawn = {name for name in paper_before if paper_after[name] != paper_before[name]}
    assert paper_redrawn == {name for name in paper_before if name.endswith(".pdf")}
    assert f"(vẽ lại {len(redrawn) + len(paper_redrawn)})" in second.stdout
    third = project.run("cnscd", "build")
    assert "(vẽ lại 0)" in third.stdout


def test_a_number_that_stands_on_no_sheet_redraws_nothing(published):
    edit(published.content / GROUP, ON_THE_PAGE_ALONE, "0500 111 009")
    assert "(vẽ lại 0)" in published.run("cnscd", "build").stdout
    assert "0500111009" in (published.site / "t/mau-1/index.html").read_text(encoding="utf-8")


def test_the_address_given_on_the_command_line_is_the_one_on_the_codes(project):
    project.run("cnscd", "build", "--base-url", "https://phuong.example/cnscd")
    manifest = (project.site / "in/manifest.json").read_text(encoding="utf-8")
    assert '"payload": "https://phuong.example/cnscd/t/mau-1"' in manifest
    page = (project.site / "t/mau-1/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://phuong.example/cnscd/t/mau-1/">' in page


def test_a_merged_group_answers_with_a_page_that_leads_on(published):
    page = (published.site / "t/mau-0/index.html").read_text(encoding="utf-8")
    assert "Tổ dân phố số 0 đã nhập vào Tổ dân phố số 1." in page
    assert 'href="../mau-1/"' in page


def test_only_the_named_locality_is_built(project):
    failed = project.run("cnscd", "build", "--only", "mau-phuon", check=False)
    assert failed.returncode == 1
    assert "ý bạn là 'mau-phuong'?" in failed.stderr
    project.run("cnscd", "build", "--only", "mau-phuong", "mau-phuong")
    assert (project.site / "mau-phuong/index.html").is_file()
    part = project.run("cnscd", "package", "--sample", check=False)  # others' posters would be dead
    assert part.returncode == 1
    assert "chỉ có một phần (--only)" in part.stderr


def test_a_second_build_at_the_same_time_is_refused_and_spoils_nothing(published):
    before = digest(published.site)
    with write.alone(published.site):
        failed = published.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    assert "đang có một lần làm khác" in failed.stderr
    assert digest(published.site) == before
    published.run("cnscd", "build")


@pytest.mark.parametrize(
    "name", ["sheet.pdf", "sheet.png", "picture.png", "thumbnail.webp", "record.json"]
)
def test_a_spoiled_cache_is_drawn_again_never_shipped(published, name):
    before = digest(published.site)
    spoiled = sorted((published.root / ".cache/posters").glob(f"*/{name}"))[:2]
    for path in spoiled:
        path.write_bytes(path.read_bytes()[:50])
    again = published.run("cnscd", "build")
    assert len(spoiled) == 2
    assert "(vẽ lại 2)" in again.stdout
    assert digest(published.site) == before


def test_a_spoiled_zip_is_packed_again_never_shipped(published):
    before = digest(published.site)
    spoiled = sorted((published.root / ".cache/posters/bundles").glob("*.zip"))
    for path in spoiled:
        path.write_bytes(path.read_bytes()[:50])
    published.run("cnscd", "build")
    assert spoiled
    assert digest(published.site) == before


def test_a_foreign_folder_of_paper_posters_stops_the_build_before_the_site_changes(published):
    before = digest(published.site)
    (published.root / "ban-in/KHONG-DANG-MANG.txt").unlink()
    edit(published.content / GROUP, ON_SHEETS, "0500 111 009")
    failed = published.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    assert "'ban-in' đang chứa thứ khác" in failed.stderr
    assert digest(published.site) == before


def test_paper_posters_never_land_beside_a_site_elsewhere(project, tmp_path):
    web_root = tmp_path / "html"
    project.run("cnscd", "build", "--site", str(web_root / "to-so"))
    assert [path.name for path in web_root.iterdir() if not path.name.startswith(".")] == ["to-so"]
    assert (project.root / "ban-in/mau-1/ap-phich-a4.pdf").is_file()


@pytest.mark.parametrize("url", ["http://phuong.vn", "https://phuong.vn?a=b", "phuong.vn"])
def test_an_address_that_codes_must_not_carry_is_refused(project, url):
    failed = project.run("cnscd", "build", "--base-url", url, check=False)
    assert failed.returncode == 1
    assert failed.stderr.startswith("--base-url:1:1: lỗi: ")
    assert not project.site.exists()


def test_only_pictures_that_a_step_shows_are_published_and_without_their_metadata(project):
    folder = project.content / "pictures"
    folder.mkdir(exist_ok=True)
    shot = Image.new("RGB", (40, 30), "navy")
    exif = Image.Exif()
    exif[0x010E] = "Nhà riêng bác Kín"
    shot.save(folder / "buoc-1.jpg", exif=exif)
    shot.save(folder / "khong-dung.png")
    (folder / ".DS_Store").write_bytes(b"x")
    edit(
        project.content / "guides/quet-ma.yml",
        "  - do: Quét mã của người bán.\n",
        "  - do: Quét mã của người bán.\n"
        "    picture: {file: buoc-1.jpg, alt: Khung quét, app_version: '1', date: 2026-11-01}\n",
    )
    project.run("cnscd", "build")
    published = sorted((project.site / "assets/pictures").iterdir())
    assert [path.name for path in published] == ["buoc-1.jpg"]
    assert "Kín".encode() not in published[0].read_bytes()
    with Image.open(published[0]) as picture:
        assert not picture.getexif()
    assert "buoc-1.jpg" in (project.site / "huong-dan/quet-ma/index.html").read_text("utf-8")
    # A JPEG stands in a PDF byte for byte, with all that the camera wrote into it.
    sheets = sorted((project.site / "in/huong-dan/quet-ma").glob("*.*"))
    assert any(b"/DCTDecode" in sheet.read_bytes() for sheet in sheets)
    for sheet in sheets:
        assert "Kín".encode() not in sheet.read_bytes(), sheet


def test_a_partial_build_keeps_every_retired_code_that_only_has_a_reason(project):
    ledger = project.content / "permalinks.yml"
    ledger.write_text(
        ledger.read_text("utf-8")
        + "  - {code: cu-9, kind: group, released: 2026-01-05, retired: 2026-10-01,"
        + " reason: Đã giải thể.}\n",
        "utf-8",
    )
    project.run("cnscd", "build", "--only", "mau-phuong")
    assert "Đã giải thể." in (project.site / "t/cu-9/index.html").read_text("utf-8")


def test_a_site_without_posters_can_be_built_and_forgets_none(published):
    config = published.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("      content_dir: content", "      posters: false"), "utf-8")
    published.run("mkdocs", "build")
    endings = {path.suffix for path in (published.site / "in").rglob("*") if path.is_file()}
    assert endings <= {".html", ".json"}
    config.write_text(text, "utf-8")
    assert "(vẽ lại 0)" in published.run("cnscd", "build").stdout
