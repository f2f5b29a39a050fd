"""The menu behind `Bat dau.cmd`: numbers instead of commands, and it stays open."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli import menu as desk


@pytest.fixture
def ran(monkeypatch, scratch):
    """The commands that the menu ran, in a folder with content; `print` fails."""
    monkeypatch.chdir(scratch.parent)
    monkeypatch.delenv("CNSCD_FILE", raising=False)
    commands = []

    def run(*args):
        commands.append(args)
        return int(args[0] == "print")

    monkeypatch.setattr(desk, "run", run)
    return commands


def choose(title, *typed):
    known = [choice.title for choice in desk.CHOICES if choice.command in main.commands]
    lines = [str(known.index(title) + 1), *typed, "", "0"]
    return CliRunner().invoke(main, ["menu"], prog_name="cnscd", input="\n".join(lines) + "\n")


def test_a_number_runs_its_command_and_the_menu_comes_back(ran):
    result = choose(desk.words.CHECK)
    assert result.exit_code == 0
    assert ran == [("check",), ("doctor",)]
    assert result.output.count(desk.words.TITLE) == 2
    assert desk.words.GOODBYE in result.output


def test_what_did_not_work_is_said_and_the_menu_stays(ran):
    result = choose(desk.words.PRINT, "mau-1")
    assert ran == [("print", "--group", "mau-1")]
    assert "Việc này chưa xong" in result.output
    assert result.output.count(desk.words.TITLE) == 2


def test_anything_else_is_answered_plainly(ran):
    result = CliRunner().invoke(main, ["menu"], input="x\n99\n\n0\n")
    assert "Không có mục 'x'" in result.output
    assert "Không có mục '99'" in result.output
    assert "Không có mục ''" not in result.output
    assert ran == []


def test_a_command_is_typed_without_leaving_the_menu(ran):
    typed = 'cnscd codes rename nd-1 --name "Tổ số 5"'
    assert choose(desk.words.TYPE, typed).exit_code == 0
    choose(desk.words.TYPE, "roster export --out C:\\ds\\a.xlsx")
    result = choose(desk.words.TYPE, 'codes rename nd-1 --name "Tổ')
    assert "Dấu nháy" in result.output
    assert ran == [
        ("codes", "rename", "nd-1", "--name", "Tổ số 5"),
        ("roster", "export", "--out", "C:/ds/a.xlsx"),
    ]


def test_a_consent_is_withdrawn_from_the_menu(ran):
    choose(desk.words.WITHDRAW, "Trần Văn Mẫu")
    choose(desk.words.WITHDRAW, "")
    assert ran == [("consent", "withdraw", "Trần Văn Mẫu", "--build")]


def test_without_a_screen_no_window_is_opened_and_the_menu_stays(ran, monkeypatch):
    monkeypatch.delenv("DISPLAY", raising=False)
    result = choose(desk.words.IMPORT, "")
    assert result.exit_code == 0, result.output
    assert desk.words.NO_FILE in result.output


@pytest.mark.parametrize(
    "dropped", ['"C:\\a b\\ds (1).xlsx"', "C:\\a b\\ds (1).xlsx ", "& 'C:\\a b\\ds (1).xlsx'"]
)
def test_a_file_dropped_on_the_window_is_understood(dropped):
    assert desk.as_path(dropped) == Path("C:\\a b\\ds (1).xlsx")


@pytest.mark.skipif("roster" not in main.commands, reason="not on this branch")
def test_a_list_is_imported_from_the_menu_or_dropped_on_the_icon(ran, monkeypatch, scratch):
    table = scratch.parent / "danh sách (1).xlsx"
    table.touch()
    choose(desk.words.IMPORT, str(scratch / "không có.xlsx"), f'"{table}"')
    monkeypatch.setenv("CNSCD_FILE", str(table))
    CliRunner().invoke(main, ["menu"], input="\n0\n")
    assert ran == [("roster", "import", str(table))] * 2


@pytest.mark.skipif("package" not in main.commands, reason="not on this branch")
def test_the_menu_has_all_seven_choices():
    assert [choice.command for choice in desk.CHOICES if choice.command not in main.commands] == []


def test_away_from_the_folder_the_menu_says_where_to_open_it(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["menu"])
    assert result.exit_code == 1
    assert "Bat dau.cmd" in result.output
