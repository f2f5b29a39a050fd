"""One mistake a file: the place, the words and the fix that an editor reads.

Each file in bad_content/ begins with `# at: path` and is laid over the tiny content there, comment
and all; a further `# at:` line begins a further file, and `# at: path (deleted)` takes one away.
Beside it stands what `check` says. Adding a case is adding a file and `pytest --update-golden`.
"""

from __future__ import annotations

import re
import subprocess
import sysconfig
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

from generator import messages_vi, pipeline
from generator.errors import ContentError
from generator.validate.typed import KINDS

BAD_CONTENT = Path(__file__).parent / "bad_content"
CASES = sorted(BAD_CONTENT.glob("*.yml"))
PYTHON_WORDS = re.compile(
    r"Traceback|Error\b|NoneType|\bNone\b|\bTrue\b|\bFalse\b|\bstr\b|\bdict\b|\btuple\b|\bint\b"
    r"|<class|\[\s*'|''|\{\s*'|tag:yaml|valid string|\{\w*\}"
)


def lay_over(case: Path, content: Path) -> None:
    """Lay the files that case holds over content."""
    raw = case.read_bytes()
    is_utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    parts = [raw] if is_utf16 else re.split(rb"^(?=# at: )", raw, flags=re.M)[1:]
    for part in parts:
        first_line = part.decode("utf-16" if is_utf16 else "latin-1").splitlines()[0]
        name, is_deleted = re.fullmatch(r"# at: (\S+)( \(deleted\))?", first_line).groups()
        target = content / name
        if is_deleted:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(part)


def what_check_says(content: Path) -> str:
    try:
        problems = pipeline.check(content).warnings
    except ContentError as error:
        problems = error.problems
    return "".join(f"{problem}\n" for problem in problems)


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_is_explained(case: Path, scratch: Path, update_golden: bool) -> None:
    lay_over(case, scratch)
    said = what_check_says(scratch)
    golden = case.with_suffix(".txt")
    if update_golden:
        golden.write_text(said, encoding="utf-8", newline="\n")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_explanation_has_a_place_a_fix_and_no_word_of_python(case: Path) -> None:
    lines = case.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert lines
    for place, hint in zip(lines[::2], lines[1::2], strict=True):
        assert re.match(r"content/\S+:[1-9]\d*:[1-9]\d*: (lỗi|cảnh báo): \S", place)
        assert re.match(r"    gợi ý: \S", hint)
    assert not PYTHON_WORDS.search("\n".join(lines))


def test_the_tiny_content_is_valid_and_gives_no_warning(scratch: Path) -> None:
    assert what_check_says(scratch) == ""


def test_every_expected_text_belongs_to_a_mistake() -> None:
    texts = {path.stem for path in BAD_CONTENT.glob("*.txt")}
    assert texts == {case.stem for case in CASES}


def test_all_mistakes_of_all_files_are_told_in_one_run_sorted_by_place(scratch: Path) -> None:
    for name in (
        "unknown_key",  # mau-1.yml
        "missing_comma",  # mau-2.yml
        "unknown_province_far",  # locality.yml
        "minutes_words",  # the guide
        "successor_unknown",  # permalinks.yml
    ):
        lay_over(BAD_CONTENT / f"{name}.yml", scratch)
    with pytest.raises(ContentError) as caught:
        pipeline.check(scratch)
    assert [str(problem.pos).split("/", 1)[1] for problem in caught.value.problems] == [
        "guides/quet-ma.yml:9:10",
        "localities/mau-phuong/groups/mau-1.yml:10:1",
        "localities/mau-phuong/groups/mau-2.yml:9:28",
        "localities/mau-phuong/locality.yml:5:11",
        "permalinks.yml:6:86",
    ]


def test_the_check_command_stops_with_1_and_leaves_the_content_as_it_was(scratch: Path) -> None:
    lay_over(BAD_CONTENT / "phone_lost_zero.yml", scratch)
    before = digests(scratch)
    cnscd = Path(sysconfig.get_path("scripts")) / "cnscd"
    ran = subprocess.run(
        [cnscd, "check", "--content", scratch], capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 1
    assert ran.stdout == ""
    assert ran.stderr == (BAD_CONTENT / "phone_lost_zero.txt").read_text(encoding="utf-8")
    assert digests(scratch) == before


def test_a_content_folder_of_any_name_is_named_in_the_messages(scratch: Path) -> None:
    other = scratch.rename(scratch.with_name("noi-dung"))
    (other / "permalinks.yml").unlink()
    assert what_check_says(other).startswith("noi-dung/permalinks.yml:1:1: lỗi: thiếu tệp")


def test_a_folder_named_like_a_content_file_is_a_problem_not_a_crash(scratch: Path) -> None:
    (scratch / "guides" / "bai.yml").mkdir()
    assert what_check_says(scratch).startswith("content/guides/bai.yml:1:1: lỗi: không đọc được")


def test_a_file_over_1_mb_is_refused_unread(scratch: Path) -> None:
    path = scratch / "guides" / "quet-ma.yml"
    path.write_text(f"# {'.' * 1_000_000}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert what_check_says(scratch).splitlines() == [
        "content/guides/quet-ma.yml:1:1: lỗi: tệp lớn quá 1 MB",
        "    gợi ý: tệp nội dung chỉ chứa chữ; hình để trong content/pictures",
    ]


def test_a_broken_file_is_not_reported_again_by_the_files_that_lead_to_it(scratch: Path) -> None:
    for broken in sorted(path for path in scratch.rglob("*.yml")):
        text = broken.read_text(encoding="utf-8")
        broken.write_text(text + "\tx\n", encoding="utf-8")
        places = re.findall(r"^\S+?\.yml", what_check_says(scratch), flags=re.M)
        assert places == [f"content/{broken.relative_to(scratch).as_posix()}"]
        broken.write_text(text, encoding="utf-8")


def _models(model: type[BaseModel]) -> set[type[BaseModel]]:
    """Return model and every model that its fields lead to."""

    def inside(annotation: object) -> set[type[BaseModel]]:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return _models(annotation)
        return {each for part in get_args(annotation) for each in inside(part)}

    return {model}.union(*(inside(field.annotation) for field in model.model_fields.values()))


MODELS = sorted(
    {each for _, _, model in KINDS for each in _models(model)}, key=lambda model: model.__name__
)
NESTED: dict[str, object] = {"sâu": [{"hơn": None}]}
PLAIN_DATA = (
    None,
    "",
    " ",
    "x",
    "-5",
    "9" * 40,
    "\x00",
    "２０",
    [],
    ["x"],
    [None],
    [[]],
    {},
    NESTED,
)
PLAIN_DATA += ([NESTED], ["x"] * 30, "https://x", "2026-13-01", "1e5", "0x1F", "1_000", "tru e")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_slip_of_shape_has_a_sentence(model: type[BaseModel]) -> None:
    values = [*PLAIN_DATA, *(dict.fromkeys(model.model_fields, bad) for bad in PLAIN_DATA)]
    values += [{name: bad} for name in [*model.model_fields, "không có"] for bad in PLAIN_DATA]
    for value in values:
        try:
            model.model_validate(value)
        except ValidationError as error:
            kinds = {item["type"] for item in error.errors()} - {"extra_forbidden"}
            assert kinds <= messages_vi.FIELD_ERRORS.keys()


def test_any_plain_data_in_any_field_is_explained_in_vietnamese(scratch: Path) -> None:
    """Whole files this time: the sentence must also be filled in, without a word of Python."""
    flow = ("", "x", "[]", "[[x]]", "[null]", "{}", "[{x: }]")
    for path in sorted(scratch.rglob("*.yml")):
        text = path.read_text(encoding="utf-8")
        for line in re.finditer(r"^( *(?:- )?\w+:) ?.*$", text, flags=re.M):
            for value in flow:
                mutant = f"{text[: line.start()]}{line[1]} {value}{text[line.end() :]}"
                path.write_text(mutant, encoding="utf-8")
                assert not PYTHON_WORDS.search(what_check_says(scratch)), mutant
        path.write_text(text, encoding="utf-8")
