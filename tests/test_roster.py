"""The officer's spreadsheet: out and in again loses nothing, and doubt never shows more."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator import pipeline
from generator.cli import main
from generator.edit import Edits, as_yaml
from generator.roster.apply import apply
from generator.roster.changes import compare
from generator.roster.columns import FIELDS, HEADINGS
from generator.roster.export import export
from generator.roster.headings import understand
from generator.roster.match import letters
from generator.roster.people import Person, Place, Reading
from generator.roster.phrases import Known
from generator.roster.read import read
from generator.roster.teams import teams_of
from generator.roster.template import template
from tests.conftest import ROOT, TINY

TODAY = date(2026, 11, 21)
GROUP = "localities/mau-phuong/groups/mau-1.yml"
LOCALITY = "localities/mau-phuong/locality.yml"
CONSENT = frozenset({"consent_date", "evidence", "web", "print", "until", "withdrawn"})
COLUMNS = {(item.column, item.field): number for number, item in enumerate(HEADINGS, 1)}


@pytest.fixture(scope="module")
def shipped():
    return pipeline.private(ROOT / "content")


@pytest.fixture(scope="module")
def tiny_typed():
    return pipeline.private(TINY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("roster")


def written(folder, data, change=None):
    """Lay an .xlsx down as an officer saves it, after a change."""
    path = folder / "danh-sach.xlsx"
    if change:
        workbook = openpyxl.load_workbook(BytesIO(data))
        change(workbook["Danh sách"])
        out = BytesIO()
        workbook.save(out)
        data = out.getvalue()
    path.write_bytes(data)
    return path


def compared(folder, typed, change=None, **options):
    teams = teams_of(typed)
    path = written(folder, export(teams, TODAY), change)
    return compare(read(path, Known.of(typed)), teams, TODAY, **options)


def person(name, said=(), group="Tổ dân phố số 1", **values):
    """Return a row of a table that has these columns and those of values."""
    said = frozenset(said) | {"name", "group"} | values.keys()
    return Person(Place("x.xlsx", "S", 9, 1), name, group=group, said=said, **values)


def outcome(content, *people, today=TODAY, removals=False, **options):
    """Return (comparison, the members of mau-1 by name) after an import that is written."""
    typed = pipeline.private(content)
    result = compare(Reading(people, ()), teams_of(typed), today, **options)
    assert result.errors == []
    edits = Edits(content)
    apply(result, edits, today, typed.site.model.release_date, removals)
    edits.save(today)
    group = next(group for group in pipeline.private(content).all_groups())
    return result, {member.name: member for member in group.model.members}


# Out and in again


def test_an_export_imported_again_changes_nothing(shipped, folder):
    result = compared(folder, shipped)
    assert result.entries == []
    assert result.problems == []
    assert result.people == 357
    assert len(result.teams) == 57


def test_the_same_content_gives_the_same_bytes(tiny_typed):
    teams = teams_of(tiny_typed)
    assert export(teams, TODAY) == export(teams, TODAY)
    assert template(teams, TODAY) == template(teams, TODAY)
    book = openpyxl.load_workbook(BytesIO(export(teams, TODAY)))
    assert book.properties.modified.date() == TODAY


NAMES = st.builds(
    lambda family, middle, given, gap: f"{family}{gap}{middle} {given}",
    st.sampled_from(["Nguyễn", "Trần Lê", "Đỗ", "Hoàng", "Ngô", "Phùng"]),
    st.sampled_from(["Văn", "Thị Ngọc", "Hữu", "Thuỳ", "Hoà", "Đức"]),
    st.sampled_from("ABCDĐEGHIKLMNOPQRSTUVXY"),
    st.sampled_from([" ", "  "]),
)
DATES = st.dates(date(2025, 1, 1), date(2026, 11, 1))


@st.composite
def consents(draw):
    given_on = draw(DATES)
    items = [("date", given_on.isoformat())]
    if draw(st.booleans()):
        items.append(("evidence", draw(st.sampled_from(["Phiếu số 1", "=A1", "Tin nhắn: 5/9"]))))
    for use in ("web", "print"):
        fields = draw(st.sets(st.sampled_from(FIELDS)))
        if "phone" not in fields:
            fields -= {"zalo"}
        if fields:
            items.append((use, draw(st.permutations(sorted(fields)))))
    if draw(st.integers(0, 3)) == 0:
        items.append(("until", date(2027, 1, draw(st.integers(1, 28))).isoformat()))
    if draw(st.integers(0, 3)) == 0:
        items.append(("withdrawn", date(2026, 11, draw(st.integers(2, 19))).isoformat()))
    return as_yaml(items)


@st.composite
def rosters(draw):
    """Return the members of a group as their YAML has them, leader first."""
    names = draw(st.lists(NAMES, min_size=1, max_size=8, unique_by=letters))
    members = []
    for number, name in enumerate(names):
        items = [("name", name), ("role", "tổ trưởng" if number == 0 else "thành viên")]
        if draw(st.booleans()):
            items.append(("organisation", draw(st.sampled_from(["Đoàn Thanh niên", "Công an"]))))
        if draw(st.booleans()):
            items.append(("tasks", ["Giúp cài VNeID, VssID", "Trực nhà văn hoá"]))
        if draw(st.booleans()):
            items.append(("phone", f"0500 7{number}1 {draw(st.integers(100, 999))}"))
            items.extend([("zalo", "có")] * draw(st.booleans()))
        if draw(st.booleans()):
            items.append(("consent", draw(consents())))
        members.append(as_yaml(items))
    return members


def with_members(members):
    edits = Edits(TINY)
    edits.file(GROUP)["members"] = members
    edits.file("site.yml")["release_date"] = TODAY.isoformat()
    return pipeline.private(TINY, edits.changes)


FEW = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],  # a failing roster is small enough to read as it is
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@given(members=rosters())
@FEW
def test_any_roster_comes_back_as_it_went_out(folder, members):
    result = compared(folder, with_members(members))
    assert [(it.kind, it.fields) for it in result.entries] == []
    assert result.errors == []


ONE_CELL = {
    ("organisation", None): ("Hội Nông dân mới", "tổ chức"),
    ("tasks", None): ("Việc mới", "việc"),
    ("phone", None): ("0500 999 999", "số điện thoại"),
    ("evidence", None): ("Phiếu mới", "nơi lưu phiếu"),
    ("withdrawn", None): ("20/11/2026", "ngày rút đồng ý"),
}


@given(members=rosters(), cell=st.sampled_from(sorted(ONE_CELL, key=str)), data=st.data())
@FEW
def test_one_cell_changed_is_that_change_and_no_other(folder, members, cell, data):
    typed = with_members(members)
    group = typed.groups["mau-phuong"][0].model
    who = data.draw(st.integers(0, len(members) - 1))
    value, label = ONE_CELL[cell]

    def change(sheet):
        sheet.cell(2 + who, COLUMNS[cell]).value = value

    result = compared(folder, typed, change)
    needs_consent = cell[0] in CONSENT and group.members[who].consent is None
    wanted = [] if needs_consent else [(group.members[who].name, (label,))]
    assert [
        (entry.before.name, tuple(field.field for field in entry.fields))
        for entry in result.entries
    ] == wanted


def test_every_heading_of_the_template_is_read(tiny_typed, folder):
    for item in HEADINGS:
        heading = understand(item.text)
        if item.field:
            assert heading.channels == {item.column}
            assert heading.fields == {item.field}
        else:
            assert heading.kind == item.column, item.text
    path = written(folder, template(teams_of(tiny_typed), TODAY))
    reading = read(path, Known.of(tiny_typed))
    assert reading.people == ()
    assert [problem for problem in reading.problems if not problem.is_warning] == []


# What the template helps with


def test_the_template_keeps_zeros_and_offers_what_can_be_chosen(tiny_typed):
    book = openpyxl.load_workbook(BytesIO(template(teams_of(tiny_typed), TODAY)))
    sheet = book["Danh sách"]
    assert sheet.freeze_panes == "E2"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.print_title_rows == "$1:$1"
    phone = sheet.cell(1, COLUMNS["phone", None]).column_letter
    assert sheet.column_dimensions[phone].number_format == "@"
    offered = {
        str(rule.sqref): rule.formula1
        for rule in sheet.data_validations.dataValidation
        if rule.type == "list"
    }
    assert offered["E2:E1000"] == '"tổ trưởng,tổ phó,thành viên"'
    assert sum(formula == '"có,không"' for formula in offered.values()) == 11
    assert [cell.value for cell in book["Các tổ"]["B"]] == ["Mã tổ", "mau-1", "mau-2", "mau-phuong"]


def test_the_export_counts_and_says_what_is_left_to_do(tiny_typed):
    book = openpyxl.load_workbook(BytesIO(export(teams_of(tiny_typed), TODAY)))
    rows = {row[1]: row for row in book["Tổng hợp"].iter_rows(values_only=True)}
    assert rows["mau-1"][3:8] == (5, 1, 1, 5, 3)
    assert "Chưa có phiếu đồng ý: Đỗ Văn Im." in rows["mau-1"][-1]
    assert "Vũ Thị Rút đã rút đồng ý ngày 01/10/2026." in rows["mau-1"][-1]


@pytest.mark.parametrize("folder_name", ["docs", "content", "site"])
def test_the_list_is_never_laid_where_it_would_be_published(scratch, folder_name):
    root = scratch.parent
    (root / "mkdocs.yml").write_text("", "utf-8")
    (root / "site/in").mkdir(parents=True)
    (root / "site/in/manifest.json").write_text("{}", "utf-8")
    out = root / folder_name / "x/danh-sach.xlsx"
    result = run("export", "--content", str(scratch), "--out", str(out))
    assert result.exit_code == 1
    assert "không" in result.output
    assert not out.exists()


def run(*arguments, answer=None):
    return CliRunner().invoke(main, ["roster", *arguments], input=answer)
