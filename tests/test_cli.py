"""The command line: Vietnamese, honest exit codes, never a traceback."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest


def test_check_tells_what_is_there_and_how_long_the_address_is(project):
    result = project.run("cnscd", "check")
    assert "1 xã, phường; 2 tổ; 1 bài hướng dẫn" in result.stdout
    assert "32 ký tự (tốt): https://cnscd.example/mau-phuong" in result.stdout
    assert result.stderr == ""


def test_check_warns_of_a_base_address_that_makes_codes_hard_to_read(project):
    site = project.content / "site.yml"
    text = site.read_text("utf-8")
    site.write_text(text.replace("cnscd.example", "cong-nghe-so-cong-dong.example"), "utf-8")
    assert "49 ký tự (dài, nên từ 34 trở xuống)" in project.run("cnscd", "check").stdout


def test_strict_check_refuses_warnings(project):
    group = project.content / "localities/mau-phuong/groups/mau-2.yml"
    text = group.read_text("utf-8")
    group.write_text(text.replace("  - {name: Bùi Văn Năm, role: thành viên}\n", ""), "utf-8")
    relaxed = project.run("cnscd", "check")
    assert "cảnh báo: tổ có 4 thành viên" in relaxed.stderr
    assert project.run("cnscd", "check", "--strict", check=False).returncode == 1


@pytest.mark.parametrize(
    "command",
    [(), ("check",), ("build",), ("print",), ("serve",), ("export",), ("release",), ("schema",)],
)
def test_every_command_explains_itself(project, command):
    text = project.run("cnscd", *command, "--help").stdout
    assert any(letter in text for letter in "ạảãáàếềộđ")


def test_a_missing_content_folder_is_said_plainly(project):
    result = project.run("cnscd", "check", "--content", "noi-dung", check=False)
    assert result.returncode == 1
    assert "không có thư mục nội dung 'noi-dung'" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_mkdocs_yml_is_said_plainly(project):
    (project.root / "mkdocs.yml").unlink()
    result = project.run("cnscd", "build", check=False)
    assert result.returncode == 1
    assert "mkdocs.yml" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_build_away_from_a_terminal_shows_no_progress_bar(project):
    result = project.run("cnscd", "build")
    assert result.stderr == ""
    assert "\x1b" not in result.stdout
    assert len(result.stdout.splitlines()) == 2


def test_release_records_new_codes_and_touches_nothing_else(project):
    groups = project.content / "localities/mau-phuong/groups"
    text = (groups / "mau-2.yml").read_text("utf-8")
    (groups / "mau-3.yml").write_text(text.replace("mau-2", "mau-3").replace("222", "333"), "utf-8")
    refused = project.run("cnscd", "build", check=False)
    assert refused.returncode == 1
    assert "mã 'mau-3' chưa có trong sổ mã" in refused.stderr
    ledger = project.content / "permalinks.yml"
    before = ledger.read_text("utf-8")
    assert "mau-3" in project.run("cnscd", "release").stdout
    after = ledger.read_text("utf-8").splitlines()
    line = re.fullmatch(
        r"  - \{code: mau-3, kind: group, released: 2026-11-21, seal: (\w{8})\}", after[-1]
    )
    assert after[1] == f"sealed: {{lines: 6, last: {line[1]}}}"
    assert [after[0], *after[2:-1]] == [*before.splitlines()[:1], *before.splitlines()[2:]]
    assert "Không có mã mới" in project.run("cnscd", "release").stdout
    project.run("cnscd", "build")


def test_release_writes_nothing_while_there_are_mistakes(project):
    group = project.content / "localities/mau-phuong/groups/mau-2.yml"
    text = group.read_text("utf-8")
    new = group.with_name("mau-3.yml")
    new.write_text(text.replace("mau-2", "mau-3").replace("tổ phó", "phó tổ"), "utf-8")
    before = (project.content / "permalinks.yml").read_bytes()
    assert project.run("cnscd", "release", check=False).returncode == 1
    assert (project.content / "permalinks.yml").read_bytes() == before


def test_progress_is_shown_on_a_terminal(project):
    """Run under a real pseudo-terminal: the bar appears, and the build succeeds."""
    import pty

    for drawing in sorted((project.root / ".cache/posters").glob("*/record.json"))[:3]:
        drawing.unlink()
    pieces = []

    def read(descriptor):
        data = os.read(descriptor, 1024)
        pieces.append(data)
        return data

    here = Path.cwd()
    os.chdir(project.root)
    try:
        status = pty.spawn([str(Path(sys.executable).parent / "cnscd"), "build"], read)
    finally:
        os.chdir(here)
    assert os.waitstatus_to_exitcode(status) == 0
    assert "Vẽ tờ in" in b"".join(pieces).decode("utf-8", errors="replace")


def test_the_package_says_its_version():
    script = Path(sys.executable).parent / "cnscd"
    result = subprocess.run([script, "--version"], capture_output=True, text=True, check=True)
    assert result.stdout.startswith("cnscd ")


def test_output_to_a_pipe_of_an_old_code_page_is_still_vietnamese(project):
    script = Path(sys.executable).parent / "cnscd"
    env = os.environ | {"PYTHONIOENCODING": "cp1252"}
    result = subprocess.run(
        [script, "check"], cwd=project.root, env=env, capture_output=True, check=True
    )
    assert "Nội dung tốt" in result.stdout.decode("utf-8")


def test_release_keeps_the_indent_and_the_line_ends_of_the_ledger(project):
    ledger = project.content / "permalinks.yml"
    text = re.sub(r", seal: \w+", "", ledger.read_text("utf-8")).replace("  - {", "- {")
    lines = [line for line in text.split("\n")[2:] if "mau-2" not in line and "phuong" not in line]
    ledger.write_bytes("\r\n".join(lines).encode())
    project.run("cnscd", "release")
    after = ledger.read_bytes().decode()
    assert after.count("\r\n") == after.count("\n")
    assert [re.sub(r", seal: \w+", "", line) for line in after.split("\r\n")[2:]] == [
        *lines[:-1],
        "- {code: mau-2, kind: group, released: 2026-11-21}",
        "- {code: mau-phuong, kind: locality, released: 2026-11-21}",
        "",
    ]
    project.run("cnscd", "check")
