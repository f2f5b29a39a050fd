"""The officer's spreadsheet: out and in again loses nothing, and doubt never shows more."""

from __future__ import annotations

from dataclasses import replace
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
from generator.roster.columns import HEADINGS
from generator.roster.export import export
from generator.roster.headings import understand
from generator.roster.match import is_another, letters, strange_letters
from generator.roster.people import FIELDS, Person, Place, Reading
from generator.roster.phrases import Known
from generator.roster.read import read
from generator.roster.teams import find_teams, teams_of
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
    max_examples=10,
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


def test_the_template_is_read_as_it_is_and_its_example_is_nobody(tiny_typed, folder):
    data = template(teams_of(tiny_typed), TODAY)
    empty = read(written(folder, data), Known.of(tiny_typed))
    assert [problem.message for problem in empty.problems] == ["bảng chưa có ai"]

    def fill(sheet):
        sheet["C3"], sheet["D3"], sheet["E3"] = "Tổ dân phố số 1", "Hà Thị B", "thành viên"

    reading = read(written(folder, data, fill), Known.of(tiny_typed))
    assert [(it.name, it.group, it.role) for it in reading.people] == [
        ("Hà Thị B", "Tổ dân phố số 1", "thành viên")
    ]
    assert reading.problems == ()


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
    assert "Vũ Thị Rút đã rút đồng ý ngày 1/10/2026." in rows["mau-1"][-1]


def test_the_export_says_as_early_as_the_check_that_a_consent_ends(scratch):
    group = scratch / GROUP
    text = group.read_text("utf-8")
    group.write_text(text.replace("evidence: Phiếu số 1", "until: 2027-01-05"), "utf-8")
    book = openpyxl.load_workbook(BytesIO(export(teams_of(pipeline.private(scratch)), TODAY)))
    rows = {row[1]: row for row in book["Tổng hợp"].iter_rows(values_only=True)}
    assert "sắp hết hạn, ngày 5/1/2027." in rows["mau-1"][-1]


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


def test_a_table_that_somebody_filled_in_is_not_written_over(scratch, tmp_path):
    out = tmp_path / "danh-sach-mau.xlsx"
    command = ("template", "--content", str(scratch), "--out", str(out))
    assert run(*command).exit_code == 0
    assert run(*command).exit_code == 0  # as we wrote it: nothing to lose
    book = openpyxl.load_workbook(out)
    book["Danh sách"]["D3"] = "Hà Thị B"
    book.save(out)
    filled = out.read_bytes()
    refused = run(*command)
    assert refused.exit_code == 1
    assert "không ghi đè" in refused.output
    assert out.read_bytes() == filled


def run(*arguments, answer=None):
    return CliRunner().invoke(main, ["roster", *arguments], input=answer)


# Who is meant


def kinds(*people, group="mau-1", typed=None):
    teams = teams_of(typed or pipeline.private(TINY))
    result = compare(Reading(people, ()), teams, TODAY)
    found = [
        (entry.kind, (entry.before or entry.after).name)
        for entry in result.entries
        if entry.kind != "left"
    ]
    return found, [problem.message for problem in result.errors]


def test_a_name_is_known_without_its_marks_and_stays_as_it_is(tiny_typed):
    assert kinds(person("NGUYEN  van a"), typed=tiny_typed) == ([], [])
    assert kinds(person("TRẦN THỊ GIẤY"), typed=tiny_typed) == ([], [])


@pytest.mark.parametrize("name", ["ĐÆng Ngäc G", "NguyÔn V¨n A"])
def test_letters_of_an_old_font_are_no_name(tiny_typed, name):
    _, [error] = kinds(person(name), typed=tiny_typed)
    assert "có chữ lạ" in error
    assert strange_letters("Đặng Thuỳ Ỹ, Niê H'Wăn") == []


def test_one_name_pasted_from_an_old_list_does_not_make_the_others_doubtful(shipped, folder):
    teams = teams_of(shipped, ["cam-giang"])

    def change(sheet):
        sheet.cell(3, COLUMNS["name", None]).value = "NguyÔn §×nh Q"

    path = written(folder, export(teams, TODAY), change)
    reading = read(path, Known.of(shipped))
    assert reading.people[1].name == "Nguyễn Đình Q"
    assert all(problem.is_warning for problem in reading.problems)


def test_a_name_mended_is_a_change_of_one_person(tiny_typed):
    found, errors = kinds(person("Trần Thị Giây", phone="0500111002"), typed=tiny_typed)
    assert (found, errors) == ([("changed", "Trần Thị Giấy")], [])


@pytest.mark.parametrize(
    ("name", "before", "other"),
    [
        ("Nguyễn Văn Dũng", "Nguyễn Văn Hùng", True),
        ("Nguyễn Văn Hưng", "Nguyễn Văn Hùng", False),
        ("Nguyễn Hùng", "Nguyễn Văn Hùng", False),
        ("Nguyễn Thị Minh", "Nguyễn Văn Minh", True),
    ],
)
def test_a_shared_number_does_not_make_one_person_of_two_names(name, before, other):
    assert is_another(name, before) is other


def test_other_marks_and_another_number_may_be_somebody_else(tiny_typed):
    found, [error] = kinds(person("Trần Thị Giây", phone="0500111099"), typed=tiny_typed)
    assert found == []
    assert error == "không chắc 'Trần Thị Giây' là ai trong mau-1 · Tổ dân phố số 1"


def test_two_rows_of_one_name_without_numbers_are_not_guessed(tiny_typed):
    rows = person("Lê Văn Mạng", role="tổ phó"), person("Lê Văn Mạng", role="thành viên")
    found, errors = kinds(*rows, typed=tiny_typed)
    assert found == []
    assert len(errors) == 2


def test_a_person_in_another_team_with_the_same_number_has_moved(scratch):
    moved = person("Trần Thị Giấy", group="Tổ dân phố số 2", phone="0500111002")
    stays = person("Nguyễn Văn A")
    result, members = outcome(scratch, moved, stays)
    [entry] = result.of("moved")
    assert (entry.origin.id, entry.team.id) == ("mau-1", "mau-2")
    assert "Trần Thị Giấy" not in members
    assert "    consent:\n      date: 2026-09-05\n      print: [name, phone]\n" in (
        scratch / GROUP.replace("mau-1", "mau-2")
    ).read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("TDP 12", "thd-12"), ("Tổ 12", "thd-12"), ("to dan pho so 12", "thd-12"),
        ("Tổ dân phố số 03", "thd-3"), ("Thôn 4 (xã Lê Lợi)", "thd-4"), ("THD12", "thd-12"),
        ("Tổ CNSCĐ TDP 5, phường Trần Hưng Đạo", "thd-5"), ("Tổ của phường", "tran-hung-dao"),
        ("Tổ 29", None), ("Thôn 4", None), ("tổ", None),
    ],
)  # fmt: skip
def test_a_team_is_known_by_the_names_people_write(shipped, name, code):
    found, _ = find_teams(name, teams_of(shipped, ["tran-hung-dao"]))
    assert [team.id for team in found] == [code] or (code is None and len(found) != 1)


def test_a_team_nobody_knows_is_told_once_with_the_way_on(tiny_typed):
    rows = [person(name, group="Tổ dân phố số 9") for name in ("Hà Văn B", "Hà Văn C")]
    result = compare(Reading(tuple(rows), ()), teams_of(tiny_typed), TODAY)
    [error] = result.errors
    assert error.message == "không có tổ nào tên 'Tổ dân phố số 9'"
    assert "cnscd new group" in error.hint
    assert str(error).startswith("x.xlsx [S] ô A9: lỗi: ")


def test_a_code_and_a_name_that_disagree_stop_the_import(tiny_typed):
    row = person("Nguyễn Văn A", group="Tổ dân phố số 2", group_id="mau-1")
    assert kinds(row, typed=tiny_typed)[1] == [
        "mã 'mau-1' là của Tổ dân phố số 1, nhưng ô bên cạnh ghi 'Tổ dân phố số 2'"
    ]


# What an import writes


def test_a_new_person_stands_after_those_of_the_same_role_and_shows_nothing(scratch):
    before = (scratch / GROUP).read_text("utf-8")
    new = person("Hà Thị B", role="tổ phó", phone="0500111077", tasks=("Việc một", "Việc hai"))
    result, members = outcome(scratch, new)
    assert list(members)[:3] == ["Nguyễn Văn A", "Trần Thị Giấy", "Hà Thị B"]
    assert result.of("added")[0].notes == ("chưa có phiếu đồng ý: chưa hiện gì ngoài vai trò",)
    after = (scratch / GROUP).read_text("utf-8")
    added = (
        "  - name: Hà Thị B\n    role: tổ phó\n    tasks:\n      - Việc một\n      - Việc hai\n"
        "    phone: 0500 111 077\n"
    )
    assert after.replace(added, "").replace("2026-11-21", "2026-11-20") == before


def test_those_not_in_the_table_stay_unless_it_is_asked_for(scratch):
    result, members = outcome(scratch, person("Nguyễn Văn A"))
    assert (len(result.of("left")), len(members)) == (4, 5)
    _, members = outcome(scratch, person("Nguyễn Văn A"), removals=True)
    assert list(members) == ["Nguyễn Văn A"]


def test_columns_that_a_table_does_not_have_change_nothing(scratch):
    _, members = outcome(scratch, person("Nguyễn Văn A", role="tổ phó"))
    member = members["Nguyễn Văn A"]
    assert (member.role, member.organisation, member.zalo) == ("tổ phó", "Đoàn Thanh niên", True)
    assert member.consent.evidence == "Phiếu số 1"


def test_an_emptied_cell_empties_the_field(scratch):
    _, members = outcome(scratch, person("Nguyễn Văn A", said={"organisation", "tasks", "phone"}))
    member = members["Nguyễn Văn A"]
    assert (member.organisation, member.tasks, member.phone) == (None, (), None)


def test_a_number_of_another_member_or_a_real_one_in_a_sample_stops_the_import(tiny_typed):
    twice = person("Đỗ Văn Im", phone="0500111001")
    real = person("Đỗ Văn Im", phone="0912345678")
    assert "ghi cho hai người" in kinds(twice, typed=tiny_typed)[1][0]
    assert "là số thật" in kinds(real, typed=tiny_typed)[1][0]


def test_the_release_date_follows_the_day_of_the_import(scratch):
    day = date(2026, 12, 4)
    outcome(scratch, person("Nguyễn Văn A", role="tổ phó"), today=day)
    assert "release_date: 2026-12-04" in (scratch / "site.yml").read_text("utf-8")
    assert "updated: 2026-12-04" in (scratch / GROUP).read_text("utf-8")


# Consent


def consent_after(content, name, said=CONSENT, **values):
    result, members = outcome(content, person(name, said=said, **values))
    notes = [note for it in result.entries for note in it.notes]
    notes += [note for _, _, told in result.notes for note in told]
    return members[name].consent, " | ".join(notes)


def test_consent_is_not_widened_by_a_table_without_a_new_date(scratch):
    wider = {"web": ("name", "phone", "tasks"), "print": ("name",)}
    for day in (None, date(2026, 9, 5)):
        consent, notes = consent_after(scratch, "Lê Văn Mạng", consent_date=day, **wider)
        assert (set(consent.web), consent.print) == ({"name", "phone"}, ())
        assert "không hiện thêm việc trên web" in notes


def test_consent_is_widened_by_a_new_date_or_when_it_is_asked_for(scratch):
    row = {"web": ("name", "phone", "tasks"), "print": ()}
    consent, _ = consent_after(scratch, "Lê Văn Mạng", consent_date=date(2026, 10, 5), **row)
    assert consent.web == ("name", "tasks", "phone")
    again = person("Trần Thị Giấy", said=CONSENT, consent_date=date(2026, 9, 5), web=("name",))
    result, members = outcome(scratch, again, allow_wider=True)
    assert members["Trần Thị Giấy"].consent.web == ("name",)
    assert result.of("changed")[0].notes == ("hiện thêm họ tên trên web, vẫn theo phiếu cũ",)


def test_consent_can_be_narrowed_at_any_time(scratch):
    consent, _ = consent_after(scratch, "Nguyễn Văn A", {"web"}, web=("name",))
    assert consent.web == ("name",)
    assert len(consent.print) == 3


def test_a_withdrawn_consent_comes_back_only_by_a_later_one(scratch):
    row = {"web": ("name",), "print": ("name",)}
    for day in (None, date(2026, 9, 5), date(2026, 10, 1)):
        consent, notes = consent_after(scratch, "Vũ Thị Rút", consent_date=day, **row)
        assert consent.withdrawn == date(2026, 10, 1)
        assert "đã rút đồng ý ngày 1/10/2026" in notes
    consent, _ = consent_after(scratch, "Vũ Thị Rút", consent_date=date(2026, 11, 2), **row)
    assert (consent.withdrawn, consent.web) == (None, ("name",))


def test_a_date_that_was_not_filled_in_shows_nothing(scratch):
    consent, notes = consent_after(scratch, "Đỗ Văn Im", web=("name",), print=("name",))
    assert consent is None
    assert "thiếu ngày đồng ý" in notes


def test_zalo_is_not_shown_without_the_number(scratch):
    day = date(2026, 10, 5)
    consent, notes = consent_after(scratch, "Đỗ Văn Im", consent_date=day, web=("name", "zalo"))
    assert consent.web == ("name",)
    assert "không hiện Zalo trên web" in notes


def test_impossible_days_of_consent_stop_the_import(tiny_typed):
    early = {"consent_date": date(2026, 10, 5), "withdrawn": date(2026, 10, 1)}
    ahead = {"consent_date": date(2026, 12, 5)}
    for values, words in ((early, "trước ngày đồng ý"), (ahead, "chưa tới")):
        [error] = kinds(person("Đỗ Văn Im", said=CONSENT, **values), typed=tiny_typed)[1]
        assert words in error


def test_a_row_written_over_by_a_newcomer_does_not_inherit_the_paper(scratch):
    old = {"consent_date": date(2026, 9, 5), "evidence": "Phiếu số 1", "web": ("name",)}
    new = person("Bùi Thị Thay", said=CONSENT, phone="0500111088", role="tổ trưởng", **old)
    result, members = outcome(scratch, new)
    assert members["Bùi Thị Thay"].consent is None
    assert "của người đã ra khỏi bảng" in result.of("added")[0].notes[0]
    same_phone = replace(new, name="Bùi Thị Thay", phone="0500111001")
    _, members = outcome(scratch, replace(same_phone, name="Hồ Thị Khác"))
    assert members["Hồ Thị Khác"].consent is None


# The command


def test_the_officer_sees_what_changes_and_is_asked(scratch, tmp_path):
    out = tmp_path / "danh-sach.xlsx"
    options = ["--content", str(scratch)]
    assert run("export", "--out", str(out), *options).exit_code == 0

    def change(sheet):
        sheet.cell(3, COLUMNS["phone", None]).value = "0500 111 020"
        sheet.delete_rows(6)
        sheet.cell(2, COLUMNS["role", None]).value = "thành viên"

    data = written(tmp_path, out.read_bytes(), change)
    before = (scratch / GROUP).read_bytes()
    asked = run("import", str(data), *options, answer="n\n")
    assert asked.exit_code == 1
    assert asked.output.endswith("Chưa ghi gì.\n")
    assert (scratch / GROUP).read_bytes() == before
    assert "số điện thoại: 0500 111 002 → 0500 111 020" in asked.output
    assert "không có trong bảng: giữ nguyên (1)" in asked.output
    assert "Đỗ Văn Im" in asked.output
    assert "tổ có 0 tổ trưởng" in asked.output
    done = run("import", str(data), "--yes", "--date", "21/11/2026", *options)
    assert done.exit_code == 0, done.output
    assert "phone: 0500 111 020" in (scratch / GROUP).read_text("utf-8")
    again = run("import", str(data), "--yes", "--date", "21/11/2026", *options)
    assert "Không có gì thay đổi." in again.output


def test_every_mistake_of_a_table_is_told_at_once_and_nothing_is_written(scratch, tmp_path):
    data = template(teams_of(pipeline.private(scratch)), TODAY)

    def change(sheet):
        sheet["C3"], sheet["D3"], sheet["E3"], sheet["H3"] = "Tổ 9", "Hà Thị B", "sếp", "0912"
        sheet["C4"], sheet["D4"], sheet["E4"] = "Tổ 1", "Hà Thị C", "tổ phó"

    path = written(tmp_path, data, change)
    before = {file: file.read_bytes() for file in scratch.rglob("*.yml")}
    result = run("import", str(path), "--yes", "--content", str(scratch))
    assert result.exit_code == 1
    for part in ("ô D3", "ô E3", "ô H3", "gợi ý", "Chưa ghi gì. Sửa 3 chỗ"):
        assert part in result.output
    assert {file: file.read_bytes() for file in scratch.rglob("*.yml")} == before
