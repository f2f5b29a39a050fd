"""What Windows will do to us, found without Windows: the batch file, names, paths, line ends."""

import re
from pathlib import Path, PureWindowsPath

import pytest

from generator import pipeline
from generator.doctor.content import planned_paths
from generator.doctor.windows import MAX_PATH, bad_names, check_names, longest, shared_folder
from generator.plan import plan_build
from generator.start import make_ready
from tests.conftest import ROOT

BATCH = ROOT / "Bat dau.cmd"
TYPICAL = r"C:\Users\Nguyen Van An\OneDrive - UBND phuong\Documents\cong-nghe-so-cong-dong\site"


@pytest.fixture(scope="module")
def paths():
    return sorted(set(planned_paths(plan_build(pipeline.check(ROOT / "content").content))))


def batch_lines():
    return BATCH.read_bytes().decode("ascii").split("\r\n")


def test_the_batch_file_is_ascii_with_the_line_ends_of_windows():
    raw = BATCH.read_bytes()
    assert raw.isascii()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    attributes = (ROOT / ".gitattributes").read_text("utf-8")
    assert "*.cmd text eol=crlf" in attributes
    assert "generator/windows/*.txt text eol=crlf" in attributes
    note = (ROOT / "generator/windows/no-python.txt").read_bytes()
    assert not note.startswith(b"\xef\xbb\xbf")  # `type` would show it
    assert note.count(b"\n") == note.count(b"\r\n")


def test_every_label_of_the_batch_file_is_there_once_and_none_falls_into_the_next():
    lines = batch_lines()
    labels = [line[1:] for line in lines if line.startswith(":")]
    assert len(labels) == len(set(labels))
    assert set(re.findall(r"goto (\w+)", "\n".join(lines))) <= set(labels)
    for number, line in enumerate(lines):
        if line.startswith(":") and line not in {":done", ":end"}:
            before = next(it for it in reversed(lines[:number]) if it.strip())
            assert re.match(r"goto |exit ", before) or line == ":missing", line


def test_the_batch_file_minds_blanks_ampersands_brackets_and_exclamation_marks():
    lines = [line for line in batch_lines() if line and not line.startswith(("rem ", "echo ", ":"))]
    text = "\n".join(lines)
    assert "DisableDelayedExpansion" in text  # or "!" in a folder's name is eaten
    assert "goto :eof" not in text
    assert text.index('pushd "%~dp0"') < text.index("generator")  # started as admin: System32
    for line in lines:
        assert not re.search(r"(^|\s)\($|^\)", line), "a block reads %variables% too early"
        for variable in re.findall(r"%~?\w+%?", line):
            quoted = re.findall(r'"[^"]*"', line)
            assert any(variable in part for part in quoted), line
    assert 'if "%ERRORLEVEL%"=="0"' in text  # `if errorlevel 1` takes a crash (below 0) for well


def test_what_the_batch_file_runs_is_there():
    text = BATCH.read_text("ascii")
    for name in re.findall(r'"(generator\\[^"]+)"', text):
        assert (ROOT / PureWindowsPath(name).as_posix()).is_file()
    assert text.count("-m generator.start") == 3
    assert (ROOT / "generator/start/__main__.py").is_file()


def test_every_file_of_the_shipped_site_has_a_name_and_a_length_that_windows_takes(paths):
    assert len(paths) > 2000
    assert [finding.level for finding in check_names(paths, TYPICAL)] == ["good", "good"]
    assert longest(paths, TYPICAL)[0] <= 200 < MAX_PATH


@pytest.mark.parametrize(
    "name", ["t/con/index.html", "t/aux.html", "h/a:b", "t/x./y", "t/nul", "a/com1.pdf", "a /b"]
)
def test_a_name_that_windows_refuses_is_found(name):
    assert list(bad_names(["t/connan/index.html", name])) == [f"Windows không nhận tên '{name}'"]


def test_names_that_differ_in_capitals_alone_are_found_once():
    assert list(bad_names(["t/A/1.pdf", "t/a/2.pdf", "t/b/3.pdf"])) == [
        "Windows coi hai tên này là một: 't/A' và 't/a'"
    ]


def test_a_path_too_long_says_where_to_put_the_folder():
    [_, long] = check_names(["in/thd-1/ap-phich-a3.pdf"], "C:\\" + "x" * 230)
    assert long.level == "todo"
    assert "C:\\cong-nghe-so" in long.advice


@pytest.mark.parametrize(
    ("root", "where"),
    [(r"C:\Users\An\OneDrive - UBND phường\web", "OneDrive"), (r"\\may-chu\chung\web", "ổ mạng"),
     (r"D:\web", ""), ("/home/an/web", "")],
)  # fmt: skip
def test_a_folder_that_is_shared_is_known(root, where):
    assert shared_folder(root) == where


def test_the_ledger_and_a_group_with_windows_line_ends_say_the_same(scratch):
    before = pipeline.check(scratch).content
    for path in scratch.rglob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert pipeline.check(scratch).content == before


def test_what_exists_on_windows_alone_is_asked_for_on_windows_alone():
    for path in (ROOT / "generator").rglob("*.py"):
        text = path.read_text("utf-8")
        for name in ("os.startfile", "ctypes.windll", "msvcrt"):
            if name in text:
                assert re.search(r'sys\.platform [!=]= "win32"', text), path


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "requirements.lock").write_text("click==8\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    return tmp_path


def install(folder, fails=""):
    """Return the steps that making ready takes; those whose words have `fails` in them fail."""
    steps = []

    def run(command):
        line = " ".join(command)
        steps.append(line)
        if fails and fails in line:
            return 1
        if "-m venv" in line:
            for name in ("bin/python", "Scripts/python.exe"):
                path = folder / ".venv" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch()
        return 0

    make_ready(folder, run, lambda sentence: None)
    return steps


def test_the_first_start_installs_what_the_lock_says_and_the_second_nothing(folder):
    first = install(folder)
    assert ["venv" in first[0], "--require-hashes" in first[1], "--editable" in first[2]] == [
        True
    ] * 3
    assert install(folder) == []
    lock = folder / "requirements.lock"
    lock.write_bytes(b"click==8\r\n")
    assert install(folder) == []
    lock.write_text("click==9\n")
    assert "--require-hashes" in install(folder)[1]


def test_a_start_that_failed_says_why_and_tries_again(folder):
    with pytest.raises(pipeline.GeneratorError, match="xem máy có vào mạng được không"):
        install(folder, fails="--require-hashes")
    assert install(folder) != []


def test_a_folder_that_was_moved_is_made_ready_again(folder):
    install(folder)
    moved = Path(folder.rename(folder.with_name("cho-khac")))
    assert install(moved)
