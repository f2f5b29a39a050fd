"""The last good site survives everything; the same content gives the same bytes."""

import hashlib
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


def test_two_builds_from_scratch_on_different_days_are_byte_identical(tmp_path, monkeypatch):
    digests = []
    for day, name in (("1700000000", "a"), ("1900000000", "somewhere/else")):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", day)
        monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh" if name == "a" else "America/Lima")
        project = make_project(tmp_path / name, TINY)
        project.run("cnscd", "build")
        digests.append(digest(project.site))
    assert digests[0] == digests[1]
    assert len(digests[0]) > 50


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


def test_a_poster_that_cannot_be_drawn_leaves_the_last_site_untouched(project):
    project.run("cnscd", "build")
    before = digest(project.site)
    edit(
        project.content / GROUP,
        "Tổ dân phố số 1",
        "Tổ dân phố số 1 khu nhà tập thể " + "rất dài " * 9,
    )
    failed = project.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    said = failed.stderr.replace(NBSP, " ")
    assert "groups/mau-1.yml: áp phích a4: chữ dài quá, không vừa tờ áp phích" in said
    assert "Traceback" not in failed.stderr
    assert digest(project.site) == before
    assert not (project.root / ".site.partial").exists()


@pytest.mark.parametrize(
    "command", [("cnscd", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--quiet")]
)
def test_a_broken_link_in_a_hand_written_page_stops_the_release(project, command):
    project.run("cnscd", "build")
    before = digest(project.site)
    page = project.root / "docs/gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\n[hỏng](khong-co.md)\n", "utf-8")
    failed = project.run(*command, check=False)
    assert failed.returncode == 1
    assert "khong-co.md" in failed.stderr
    assert digest(project.site) == before


@pytest.mark.parametrize("moment", [0.3, 0.8, 1.2, 1.6, 2.0])
def test_a_kill_in_the_middle_leaves_a_whole_site(project, moment):
    project.run("cnscd", "build")
    before = digest(project.site)
    edit(project.content / GROUP, "0500 111 001", "0500 111 009")
    script = Path(sys.executable).parent / "cnscd"
    process = subprocess.Popen(
        [str(script), "build"],
        cwd=project.root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    time.sleep(moment)
    finished = process.poll() is not None
    os.killpg(process.pid, signal.SIGKILL) if not finished else None
    process.wait()
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


def test_one_changed_number_redraws_only_its_own_posters(project):
    first = project.run("cnscd", "build")
    assert "(vẽ lại 3)" in first.stdout
    before = digest(project.site)
    edit(project.content / GROUP, "0500 111 001", "0500 111 009")
    second = project.run("cnscd", "build")
    assert "(vẽ lại 2)" in second.stdout  # the published poster and the one for paper
    changed = {name for name, value in digest(project.site).items() if before[name] != value}
    assert changed == {
        "t/mau-1/index.html",
        "t/mau-1/danh-ba.vcf",
        "in/mau-1/ap-phich-a4.pdf",
        "in/mau-1/ap-phich-a4.png",
        "in/manifest.json",
    } | ({"search/search_index.json"} & changed)
    third = project.run("cnscd", "build")
    assert "(vẽ lại 0)" in third.stdout


def test_the_address_given_on_the_command_line_is_the_one_on_the_codes(project):
    project.run("cnscd", "build", "--base-url", "https://phuong.example/cnscd")
    manifest = (project.site / "in/manifest.json").read_text(encoding="utf-8")
    assert '"payload": "https://phuong.example/cnscd/t/mau-1"' in manifest
    page = (project.site / "t/mau-1/index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://phuong.example/cnscd/t/mau-1/">' in page


def test_a_merged_group_answers_with_a_page_that_leads_on(project):
    project.run("cnscd", "build")
    page = (project.site / "t/mau-0/index.html").read_text(encoding="utf-8")
    assert "Tổ dân phố số 0 đã nhập vào Tổ dân phố số 1." in page
    assert 'href="../mau-1/"' in page


def test_only_the_named_locality_is_built(project):
    failed = project.run("cnscd", "build", "--only", "mau-phuon", check=False)
    assert failed.returncode == 1
    assert "ý bạn là 'mau-phuong'?" in failed.stderr
    project.run("cnscd", "build", "--only", "mau-phuong", "mau-phuong")
    assert (project.site / "mau-phuong/index.html").is_file()


def test_a_second_build_at_the_same_time_is_refused_and_spoils_nothing(project):
    project.run("cnscd", "build")
    before = digest(project.site)
    with write.alone(project.site):
        failed = project.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    assert "đang có một lần làm khác" in failed.stderr
    assert digest(project.site) == before
    project.run("cnscd", "build")


@pytest.mark.parametrize("name", ["poster.pdf", "poster.png", "record.json"])
def test_a_spoiled_cache_is_drawn_again_never_shipped(project, name):
    project.run("cnscd", "build")
    before = digest(project.site)
    for path in (project.root / ".cache/posters").glob(f"*/{name}"):
        path.write_bytes(path.read_bytes()[:200])
    again = project.run("cnscd", "build")
    assert "(vẽ lại 3)" in again.stdout
    assert digest(project.site) == before


def test_a_foreign_folder_of_paper_posters_stops_the_build_before_the_site_changes(project):
    project.run("cnscd", "build")
    before = digest(project.site)
    (project.root / "ban-in/DOC-TRUOC.txt").unlink()
    edit(project.content / GROUP, "0500 111 001", "0500 111 009")
    failed = project.run("cnscd", "build", check=False)
    assert failed.returncode == 1
    assert "'ban-in' đang chứa thứ khác" in failed.stderr
    assert digest(project.site) == before


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


def test_a_site_without_posters_can_be_built_and_forgets_none(project):
    project.run("cnscd", "build")
    config = project.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("      content_dir: content", "      posters: false"), "utf-8")
    project.run("mkdocs", "build")
    assert not list(project.site.rglob("*.pdf"))
    config.write_text(text, "utf-8")
    assert "(vẽ lại 0)" in project.run("cnscd", "build").stdout
