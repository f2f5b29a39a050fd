"""YAML gives text; the place of every key and value is known."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
import yaml

from generator import pipeline
from generator.errors import ContentError, SourcePos
from generator.load import Document, load_file, parse

REAL_CONTENT = Path(__file__).parent.parent / "content"
NULLS = {"", "~", "null", "Null", "NULL"}


def problems_of(text: str) -> list[str]:
    with pytest.raises(ContentError) as caught:
        parse(text, "t.yml")
    return [str(problem).split("\n")[0] for problem in caught.value.problems]


@pytest.mark.parametrize(
    "scalar",
    [
        *("0912345678", "0246123457", "7:30", "20.000", "66,89", "1e5", "0x1F", "0o17", "1_000"),
        *("no", "yes", "on", "off", "y", "true", "False", "có", "không", "nan", ".inf", "nULL"),
        *("2026-11-20", "2026-11-20 08:00:00", "=", "<<", "+84912345678", "-5", "80%", "80 #5"),
    ],
)
def test_a_plain_value_stays_the_text_that_was_typed(scalar: str) -> None:
    assert parse(f"a: {scalar}\n", "t.yml").data == {"a": scalar.split(" #")[0]}


@pytest.mark.parametrize("scalar", sorted(NULLS))
def test_a_value_left_out_is_nothing(scalar: str) -> None:
    assert parse(f"a: {scalar}\nb: [{scalar or '~'}]\n", "t.yml").data == {"a": None, "b": [None]}


@pytest.mark.parametrize("scalar", sorted(NULLS))
def test_a_quoted_value_is_text_even_when_it_says_null(scalar: str) -> None:
    assert parse(f"a: \"{scalar}\"\nb: '{scalar}'\n", "t.yml").data == {"a": scalar, "b": scalar}


def test_keys_stay_text_too() -> None:
    assert parse("no: 1\n012: 2\nnull: 3\n", "t.yml").data == {"no": "1", "012": "2", "null": "3"}


def test_long_text_is_folded_or_kept_as_its_mark_says() -> None:
    text = "a: >-\n  Kính thưa\n  bà con.\nb: |\n  Dòng một\n  Dòng hai\n"
    expected = {"a": "Kính thưa bà con.", "b": "Dòng một\nDòng hai\n"}
    assert parse(text, "t.yml").data == expected


def test_the_place_of_every_key_and_value_is_known() -> None:
    document = parse("tên: Tổ 1\nmembers:\n  - name: A\n    web: [x, ýa]\n", "t.yml")

    def at(line: int, column: int) -> SourcePos:
        return SourcePos("t.yml", line, column)

    assert document.keys == {
        ("tên",): at(1, 1),
        ("members",): at(2, 1),
        ("members", 0, "name"): at(3, 5),
        ("members", 0, "web"): at(4, 5),
    }
    assert document.values == {
        (): at(1, 1),
        ("tên",): at(1, 6),
        ("members",): at(3, 3),
        ("members", 0): at(3, 5),
        ("members", 0, "name"): at(3, 11),
        ("members", 0, "web"): at(4, 10),
        ("members", 0, "web", 0): at(4, 11),
        ("members", 0, "web", 1): at(4, 14),
    }


def test_what_is_not_there_is_placed_at_its_nearest_parent() -> None:
    document = parse("members:\n  - name: A\n", "t.yml")
    assert document.pos_of_value(("members", 0, "phone")) == SourcePos("t.yml", 2, 5)
    assert document.pos_of_key(("members", 0, "phone")) == SourcePos("t.yml", 1, 1)
    assert document.pos_of_value(("phone",)) == SourcePos("t.yml", 1, 1)


def test_letters_built_from_parts_become_whole_and_columns_are_counted_in_whole_letters() -> None:
    text = "tên: {a: Tổ dân phố, b: 1}\n"
    document = parse(unicodedata.normalize("NFD", text), "t.yml")
    assert document == parse(text, "t.yml")
    assert document.data == {"tên": {"a": "Tổ dân phố", "b": "1"}}


def test_windows_files_with_a_mark_and_carriage_returns_are_accepted(scratch: Path) -> None:
    expected = pipeline.check(scratch)
    for path in scratch.rglob("*.yml"):
        raw = path.read_bytes().replace(b"\n", b"\r\n")
        path.write_bytes(b"\xef\xbb\xbf" + raw)
    assert pipeline.check(scratch) == expected


def test_carriage_returns_and_a_mark_do_not_move_places(tmp_path: Path) -> None:
    path = tmp_path / "t.yml"
    path.write_bytes("\ufeffa: 1\r\nb:\r\n  - ổ: |\r\n      x\r\n      y\r\n".encode())
    document = load_file(path, root=tmp_path)
    assert document.data == {"a": "1", "b": [{"ổ": "x\ny\n"}]}
    assert document.pos_of_key(("a",)) == SourcePos("t.yml", 1, 1)
    assert document.pos_of_key(("b", 0, "ổ")) == SourcePos("t.yml", 3, 5)


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "t.yml").write_bytes(b"")
    assert load_file(tmp_path / "t.yml", root=tmp_path) == Document("t.yml", None)


def test_all_repeated_keys_and_aliases_of_a_file_are_reported() -> None:
    assert problems_of("a: &x 1\na: 2\nb: *x\nc: {d: 1, d: *x}\n") == [
        "t.yml:2:1: lỗi: mục 'a' viết hai lần",
        "t.yml:3:4: lỗi: không dùng bí danh '*x'",
        "t.yml:4:11: lỗi: mục 'd' viết hai lần",
    ]


@pytest.mark.parametrize("opening", ["[", "{", "? ", "- ", "{a: ", "[{", "? - "])
@pytest.mark.parametrize("repeated", [50, 50_000])
def test_nesting_without_end_is_refused_at_once(opening: str, repeated: int) -> None:
    assert "lồng quá nhiều tầng" in problems_of(opening * repeated)[-1]


def test_nesting_as_deep_as_our_content_is_accepted() -> None:
    assert parse("a: {b: [{c: [{d: [x]}]}]}\n", "t.yml").data == {
        "a": {"b": [{"c": [{"d": ["x"]}]}]}
    }


def test_an_alias_bomb_is_told_by_each_name_once_and_never_unrolled() -> None:
    lines = ["x0: &x0 [a, a]"]
    lines += [f"x{n}: &x{n} [{', '.join([f'*x{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert len(problems_of("\n".join(lines))) == 30


@pytest.mark.parametrize(
    "tag", ["!!python/object/apply:os.system", "!!str", "!!binary", "!secret", "!!timestamp", "!"]
)
def test_a_tag_is_refused_and_named_as_it_was_typed(tag: str) -> None:
    assert problems_of(f"a: {tag} x\n") == [f"t.yml:1:4: lỗi: không dùng thẻ '{tag}'"]


def test_a_file_that_is_not_utf8_is_refused_at_its_first_strange_letter(tmp_path: Path) -> None:
    (tmp_path / "t.yml").write_bytes("\ufeffa: ổ\nổ: b".encode() + b"\xf5\n")
    with pytest.raises(ContentError) as caught:
        load_file(tmp_path / "t.yml", root=tmp_path)
    assert caught.value.problems[0].pos == SourcePos("t.yml", 2, 5)


@pytest.mark.parametrize("path", sorted(REAL_CONTENT.rglob("*.yml")), ids=lambda path: path.name)
def test_our_content_reads_as_any_yaml_reader_reads_it(path: Path) -> None:
    def nothing_for_null(value: object) -> object:
        if isinstance(value, dict):
            return {key: nothing_for_null(item) for key, item in value.items()}
        if isinstance(value, list):
            return [nothing_for_null(item) for item in value]
        return None if value in NULLS else value

    text = path.read_text(encoding="utf-8")
    known_to_yaml = yaml.load(unicodedata.normalize("NFC", text), Loader=yaml.BaseLoader)
    assert nothing_for_null(parse(text, path.name).data) == nothing_for_null(known_to_yaml)
