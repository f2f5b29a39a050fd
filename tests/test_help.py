"""Every command explains itself in Vietnamese, whoever added it: the whole tree is walked."""

import ast
import re
import shlex
from datetime import date
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator.cli import main, words_of_click
from generator.cli.shared import DAY
from generator.cli.vietnamese import confirm, every_command

VIETNAMESE = re.compile(
    "[ạảãáàăắằẵặẳâấầẫậẩđẹẻẽéèêếềễệểịỉĩíìọỏõóòôốồỗộổơớờỡợởụủũúùưứừữựửỵỷỹýỳ]", re.I
)
ENGLISH = re.compile(
    r"\b(Usage|Options?|Commands?|Arguments?|Show|exit|default|required|Error|Missing|Invalid"
    r"|No such|Did you mean|TEXT|INTEGER|FLOAT|PATH|FILENAME|DIRECTORY|FILE|ARGS|Aborted|y/N)\b"
)
TREE = list(every_command(main))
LEAVES = [(path, it) for path, it in TREE if not isinstance(it, click.Group)]


def run(*args, **options):
    return CliRunner().invoke(main, args, prog_name="cnscd", **options)


def ids(pairs):
    return [" ".join(path) or "cnscd" for path, _ in pairs]


@pytest.mark.parametrize(("path", "command"), TREE, ids=ids(TREE))
def test_the_help_of_every_command_is_vietnamese_to_the_last_word(path, command):
    told = run(*path, "--help").stdout
    assert ENGLISH.findall(told) == []
    assert VIETNAMESE.search(command.help or "")
    for param in command.params:
        if isinstance(param, click.Option) and not param.hidden:
            assert VIETNAMESE.search(param.help or ""), param.opts


@pytest.mark.parametrize(("path", "command"), LEAVES, ids=ids(LEAVES))
def test_every_command_has_an_example_that_it_understands(path, command):
    found = re.search(r"Ví dụ: cnscd (.+?)(?:\.(?:\s|$)|$)", " ".join(command.help.split()))
    assert found, "no example"
    words = shlex.split(found[1])
    assert tuple(words[: len(path)]) == path
    try:
        command.make_context(words[len(path) - 1], words[len(path) :])
    except click.BadParameter as error:
        if "không có ở đó" not in error.message:  # the file of an example need not exist
            raise


def test_all_that_the_installed_click_can_say_has_its_vietnamese():
    known = {**words_of_click.SAID, **words_of_click.SAID_OF_MANY}
    can_say = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                can_say |= {a.value for a in node.args if isinstance(a, ast.Constant)}
    assert can_say - set(known) - words_of_click.OF_PROGRAMMERS == set()
    for english, ours in known.items():
        # Fewer places may be filled, never one that Click does not fill.
        assert set(re.findall(r"{(\w+)", ours)) <= set(re.findall(r"{(\w+)", english))


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["buidl"], "Không có lệnh 'buidl'. Ý bạn là 'build'?"),
        (["build", "--base-ulr", "x"], "Không có tuỳ chọn '--base-ulr'. Ý bạn là '--base-url'?"),
        (["export"], "Còn thiếu 'THƯ_MỤC'."),
        (["print", "--group"], "Sau --group cần viết thêm một chữ."),
        (["check", "tất", "cả"], "Thừa chữ: tất cả."),
        (["check", "--strict=x"], "--strict không kèm chữ nào"),
    ],
    ids=["command", "option", "argument", "value", "extra", "flag"],
)
def test_a_slip_on_the_command_line_is_told_in_vietnamese(args, told):
    result = run(*args)
    assert result.exit_code == 2
    assert told in result.output
    assert ENGLISH.findall(result.output.replace("--help", "")) == []


@pytest.mark.parametrize(
    ("typed", "default", "meant"),
    [("c\n", False, True), ("Có\n", False, True), ("k\n", True, False), ("\n", True, True),
     ("\n", False, False), ("ừ\nkhông\n", None, False), ("y\n", False, True)],
)  # fmt: skip
def test_a_question_is_answered_in_vietnamese(typed, default, meant):
    @click.command()
    def ask():
        click.echo(f"→{click.confirm('Ghi không?', default=default)}")

    result = CliRunner().invoke(ask, input=typed)
    assert f"→{meant}" in result.output
    assert click.confirm is confirm
    assert "y/" not in result.output.lower()
    assert ("gõ c (có) hoặc k (không)" in result.output) == ("ừ" in typed)


def test_to_stop_at_a_question_is_told_in_vietnamese():
    @click.command()
    def ask():
        click.confirm("Ghi không?", abort=True)

    assert "Đã dừng." in CliRunner().invoke(ask, input="").output


COMMANDS_WITH_A_DAY = (
    "codes retire mau-1 --reason x",
    "consent withdraw An",
    "roster import x.xlsx",
)


@pytest.mark.parametrize("command", COMMANDS_WITH_A_DAY)
def test_a_day_is_told_alike_wherever_it_is_wrong(scratch, command):
    words = [*command.split(), "--content", str(scratch), "--date", "31/2/2026"]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert "'31/2/2026' không phải ngày; viết 31/1/2026 hoặc 2026-01-31" in result.output


@pytest.mark.parametrize("text", ["1/11/2026", "01.11.2026", "2026-11-01"])
def test_a_day_is_written_as_people_or_as_files_write_it(text):
    assert DAY.convert(text, None, None) == date(2026, 11, 1)


@pytest.mark.parametrize("typed", ["k\n", ""], ids=["no", "no answer"])
@pytest.mark.parametrize(
    "command", ["codes retire mau-2 --reason Thôi", "consent withdraw 0500111001"]
)
def test_who_says_no_is_told_that_nothing_was_written(scratch, command, typed):
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    words = [*command.split(), "--content", str(scratch)]
    if command.startswith("consent"):
        words += ["--config", str(scratch.parent / "mkdocs.yml")]
    result = CliRunner().invoke(main, words, input=typed)
    assert result.exit_code == 1
    assert result.output.endswith("Chưa ghi gì.\n")
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before
