"""The doctor: what is good, what to do, in plain words; and when the answer is no."""

from datetime import date, timedelta

import pytest
from click.testing import CliRunner

from generator import inputs, write
from generator.cli import main
from generator.doctor import machine
from generator.doctor.content import Build, release_findings, site_finding
from tests.conftest import ROOT


@pytest.fixture
def examine(scratch, monkeypatch):
    """Run the doctor in a folder of the tiny content."""
    monkeypatch.chdir(scratch.parent)
    return lambda: CliRunner().invoke(main, ["doctor"], prog_name="cnscd")


def test_a_fit_machine_and_sound_content_may_begin(examine):
    result = examine()
    assert result.exit_code == 0, result.output
    assert "Tốt:      1 xã, phường; 2 tổ; 1 bài hướng dẫn; không có lỗi" in result.output
    assert "Tốt:      vẽ thử một tờ và đọc lại mã QR trên tờ đó" in result.output
    assert "Lưu ý:    2 trên 2 tổ còn là dữ liệu mẫu" in result.output
    assert "Lưu ý:    chưa có thư mục site/" in result.output
    assert "Cần làm" not in result.output


def test_mistakes_and_codes_not_recorded_have_to_be_mended_first(examine, scratch):
    group = scratch / "localities/mau-phuong/groups/mau-2.yml"
    group.write_text(group.read_text("utf-8").replace("mau-2", "mau-3"), "utf-8")
    group.rename(group.with_name("mau-3.yml"))
    result = examine()
    assert result.exit_code == 1
    assert "Cần làm:  1 mã chưa ghi vào sổ mã: mau-3\n      → chạy cnscd release" in result.output
    assert "Cần làm:  nội dung có 1 lỗi" in result.output
    assert "Traceback" not in result.output


def test_consent_that_ends_soon_is_noted_as_the_desk_of_consent_counts_it(examine, scratch):
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text("utf-8")
    soon = date.today() + timedelta(45)  # noqa: DTZ011
    group.write_text(text.replace("evidence: Phiếu số 1", f"until: {soon}"), "utf-8")
    told = examine().output
    assert "Lưu ý:    1 người có sự đồng ý đã hết hạn hoặc hết hạn trong 60 ngày tới" in told
    assert "→ chạy cnscd consent due" in told
    assert CliRunner().invoke(main, ["consent", "due"]).output.count(", còn 45 ngày") == 1


def test_a_site_of_other_content_or_other_pages_is_noted(tmp_path):
    inputs_of = [tmp_path / "content", tmp_path / "docs"]
    for folder in inputs_of:
        write.write_file(folder / "a", b"a")
        write.write_file(folder / "b", b"b")
    build = Build(tmp_path / "site", inputs_of, lambda: tmp_path / ".cache" / "posters")
    assert site_finding(build).text == "chưa có thư mục site/"
    write.write_file(build.site_dir / write.SITE_MARK, b"{}")
    inputs.remember(build.cache_dir(), build.site_dir, inputs.digest_of(inputs_of))
    assert site_finding(build).level == "good"
    (tmp_path / "content/a").unlink()  # what is newest there is older than the site
    assert "không phải của nội dung hiện nay" in site_finding(build).text
    write.write_file(tmp_path / "content/a", b"a")
    write.write_file(tmp_path / "docs/a", b"other")
    assert "không phải của nội dung hiện nay" in site_finding(build).text


def test_a_site_whose_configuration_cannot_be_read_is_told_at_the_end(examine, scratch):
    write.write_file(scratch.parent / "site" / write.SITE_MARK, b"{}")
    told = examine().output
    assert "Cần làm:  tệp cấu hình trang không dùng được" in told
    assert "vẽ thử một tờ và đọc lại" in told


@pytest.mark.parametrize(
    ("finding", "told"),
    [
        (machine.python_finding((3, 10, 2), True), "Python 3.10.2 cũ quá"),
        (machine.python_finding((3, 12, 0), False), "bản 32-bit"),
        (machine.disk_finding(300_000_000), "chỉ còn trống 0,3 GB"),
        (machine.screen_finding("cp1258"), "cửa sổ này (cp1258)"),
        (machine.screen_finding("cp437"), "cửa sổ này (cp437)"),
        (machine.packages_finding(ROOT / "khong-co.lock"), "không thấy tệp requirements.lock"),
    ],
)
def test_what_is_wrong_with_a_machine_is_said_with_what_to_do(finding, told):
    assert finding.level != "good"
    assert told in str(finding)
    assert finding.advice


def test_a_package_missing_or_of_another_version_is_named(tmp_path):
    lock = tmp_path / "requirements.lock"
    lock.write_text(
        "click==0.1 \\\n    --hash=x\nkhong-co==1\nchi-windows==2 ; sys_platform == 'win32'\n"
    )
    told = str(machine.packages_finding(lock))
    assert "click " in told
    assert "khong-co" in told
    assert "chi-windows" not in told


def test_a_folder_that_cannot_be_written_to_is_told(monkeypatch, tmp_path):
    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(write, "try_out", refuse)
    told = "\n".join(map(str, machine.check_machine(tmp_path)))
    assert "Cần làm:  không ghi được vào thư mục này" in told


def test_a_release_long_ago_or_still_to_come_is_noted():
    day = date(2026, 11, 21)
    assert list(release_findings(date(2026, 9, 1), day)) == []
    [old] = release_findings(date(2026, 1, 5), day)
    assert "5/1/2026 đã qua 320 ngày" in old.text
    [early] = release_findings(date(2026, 12, 5), day)
    assert early.level == "note"
