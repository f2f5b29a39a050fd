"""From an office's own list to posters: how many steps, how long, and is anything silently wrong?

A ward of 28 groups has no members yet. Its officer has 139 people in a spreadsheet as offices have
them, with the slips of real lists planted in it. The list is imported, what is refused is mended
as the messages say, and the result is compared with the truth value by value.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from generator import pipeline
from generator.edit import Edits
from generator.model.place import Member
from generator.roster.teams import Team, teams_of

ROOT = Path(__file__).parent.parent
WARD = "tran-hung-dao"
HEADINGS = (
    "STT", "Tổ dân phố", "Họ và tên", "Chức vụ\ntrong tổ", "Đơn vị công tác", "Nhiệm vụ", "SĐT",
    "Zalo", "Ngày đồng ý", "Số phiếu", "Đồng ý hiện trên web", "Đồng ý in trên giấy",
    "Đồng ý đến hết ngày", "Ngày rút đồng ý", "Số CCCD",
)  # fmt: skip
STT, GROUP, NAME, ROLE, PHONE, DAY, WEB, PRINT, CARD = 1, 2, 3, 4, 7, 9, 11, 12, 15
WORDS = {"name": "tên", "organisation": "tổ chức", "tasks": "việc", "phone": "SĐT", "zalo": "Zalo"}
TCVN3 = str.maketrans(
    "Đăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
    "§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
)
"""TCVN 5712:1993 (VN3), lower case, as .VnTime has it in Windows-1252."""


@dataclass
class Row:
    """One person of the truth, and where they stand in the table."""

    team: Team
    member: Member
    number: int


@dataclass
class Slip:
    """One planted defect: what was done to a cell, what the officer types when it is refused."""

    what: str
    row: int = 0
    column: int = 0
    right: object = None
    name: str = ""
    outcome: str = "đúng, không cần báo"


@dataclass
class Table:
    """The officer's list with its slips."""

    sheet: Worksheet
    rows: list[Row]
    slips: list[Slip] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def spoil(self, what: str, column: int, make: Callable[[str], object], **wish: str) -> None:
        """Plant a slip into the first free row that has a value to spoil."""
        for row in self.rows:
            right = self.sheet.cell(row.number, column).value
            fits = right and all(str(getattr(row.member, key)) == it for key, it in wish.items())
            if fits and row.number not in self.taken:
                self.taken.add(row.number)
                cell = self.sheet.cell(row.number, column)
                cell.value = make(str(right))
                self.slips.append(Slip(what, row.number, column, right, row.member.name))
                return
        raise AssertionError(what)


def main() -> None:
    """Run the way from the list to posters and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--no-build", action="store_true", help="stop before the site and posters")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), with_build=not arguments.no_build)


def run(root: Path, with_build: bool) -> None:
    for name in ("docs", "overrides", "content"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    truth = [team for team in ward(root) if team.group]
    empty(root / "content", truth)
    steps: list[tuple[str, float]] = []

    def step(*command: str) -> subprocess.CompletedProcess[str]:
        start = time.monotonic()
        done = subprocess.run(
            [Path(sys.executable).parent / "cnscd", *command],
            cwd=root, capture_output=True, text=True, encoding="utf-8",
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=False,
        )  # fmt: skip
        steps.append((f"cnscd {' '.join(command)}", time.monotonic() - start))
        return done

    step("roster", "template", "--locality", WARD)
    workbook = Workbook()
    table = office_list(workbook, truth)
    workbook.save(root / "danh-sach.xlsx")
    command = ("roster", "import", "danh-sach.xlsx", "--locality", WARD, "--yes")
    first = step(*command)
    assert first.returncode == 1, first.stdout
    mend(table, judge(table, first.stderr))
    workbook.save(root / "danh-sach.xlsx")
    second = step(*command)
    if second.returncode:
        raise SystemExit(f"the mended list was refused\n{second.stderr}")
    wrong = differences(truth, ward(root))
    step("check")
    if with_build:
        built = step("build", "--only", WARD)
        assert built.returncode == 0, built.stderr
    tell(table, steps, wrong, first.stderr)


def ward(root: Path) -> list[Team]:
    return teams_of(pipeline.private(root / "content"), [WARD])


def empty(content: Path, teams: list[Team]) -> None:
    """Take all members out of the groups, as before the first list."""
    edits = Edits(content)
    for team in teams:
        edits.file(team.file)["members"] = []
    edits.save()


def office_list(workbook: Workbook, teams: list[Team]) -> Table:
    """Write the list as an office has it, slips planted."""
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Sheet1"
    sheet["A1"], sheet["H1"] = "UBND PHƯỜNG TRẦN HƯNG ĐẠO", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    sheet["A3"] = "DANH SÁCH THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG"
    sheet.merge_cells("A3:N3")
    sheet["A4"] = "(Kèm theo Quyết định số …/QĐ-UBND)"
    put(sheet, 6, HEADINGS)
    number, rows = 7, []
    for order, team in enumerate(teams):
        if order == 14:
            put(sheet, number, HEADINGS)  # a page break with the header again
            number += 1
        if order == 20:
            number += 1  # an empty row
        first = number
        for member in team.members:
            rows.append(Row(team, member, number))
            put(sheet, number, cells(len(rows), team, member))
            number += 1
        if order % 3 == 0:
            for below in range(first + 1, number):
                sheet.cell(below, GROUP).value = None
            sheet.merge_cells(start_row=first, end_row=number - 1, start_column=2, end_column=2)
    sheet.cell(number + 1, 1).value = f"Tổng cộng: {len(rows)} người"
    sheet.cell(number + 3, 2).value = "NGƯỜI LẬP BIỂU"
    sheet.cell(number + 3, 8).value = "CHỦ TỊCH"
    table = Table(sheet, rows)
    plant(table)
    for what in (
        "khối tiêu đề, quốc hiệu trên bảng", "ô gộp ở cột tổ", "tiêu đề lặp lại giữa bảng",
        "dòng trống giữa bảng", "dòng tổng cộng, chỗ ký dưới bảng", "tiêu đề viết tắt, xuống dòng",
    ):  # fmt: skip
        table.slips.append(Slip(what))
    return table


def put(sheet: Worksheet, row: int, values: tuple[object, ...]) -> None:
    for column, value in enumerate(values, 1):
        sheet.cell(row, column).value = value or None  # type: ignore[assignment]


def cells(number: int, team: Team, member: Member) -> tuple[object, ...]:
    consent = member.consent
    day = f"{consent.date:%d/%m/%Y}" if consent else ""
    uses = (agreed(consent.web), agreed(consent.print)) if consent else ("", "")
    phone = str(member.phone).replace("\u00a0", " ") if member.phone else ""
    ends = (consent.until, consent.withdrawn) if consent else (None, None)
    return (
        number, team.name, member.name, member.role, member.organisation or "",
        "\n".join(member.tasks), phone, "có" if member.zalo else "không", day,
        (consent.evidence or "") if consent else "", *uses,
        *(f"{end:%d/%m/%Y}" if end else "" for end in ends), "",
    )  # fmt: skip


def agreed(fields: tuple[str, ...]) -> str:
    return ", ".join(WORDS[item] for item in fields) or "không"


def plant(table: Table) -> None:
    """Plant the slips, one to a person."""
    spoil, sheet = table.spoil, table.sheet

    def digits(phone: str) -> str:
        return phone.replace(" ", "")

    def day(text: str) -> date:
        return date(int(text[6:]), int(text[3:5]), int(text[:2]))

    spoil("số điện thoại thành số, mất số 0", PHONE, lambda it: int(digits(it)))
    spoil("số điện thoại dạng 5.00E+08", PHONE, lambda it: "5.00E+08")
    spoil("chữ O thay số 0", PHONE, lambda it: digits(it).replace("0500", "05OO"))
    spoil("số viết +84", PHONE, lambda it: f"+84 {it[1:]}")
    spoil("số có dấu chấm", PHONE, lambda it: it.replace(" ", "."))
    spoil("hai số trong một ô", PHONE, lambda it: f"{it} / 0500 999 998")
    spoil("thiếu một chữ số", PHONE, lambda it: it[:-1])
    spoil("số của người khác cùng tổ", PHONE, lambda it: neighbour(table, it))
    spoil("ngày là ô ngày thật của Excel", DAY, day)
    spoil("ngày viết 5-9-2026", DAY, lambda it: f"{day(it).day}-{day(it).month}-{day(it).year}")
    spoil("ngày viết bằng lời", DAY, lambda it: f"ngày {it[:2]} tháng {it[3:5]} năm {it[6:]}")
    spoil("ngày thành số 46…", DAY, lambda it: (day(it) - date(1899, 12, 30)).days)
    spoil("ngày không có trong lịch", DAY, lambda it: "31/09/2026")
    spoil("ngày chưa tới", DAY, lambda it: "05/09/2029")
    spoil("có đồng ý mà thiếu ngày", DAY, lambda it: None)
    spoil("vai trò lạ", ROLE, lambda it: "Bí thư chi bộ", role="thành viên")
    spoil("vai trò viết tắt", ROLE, lambda it: "TT", role="tổ trưởng")
    spoil("vai trò không dấu", ROLE, lambda it: "to pho", role="tổ phó")
    spoil("vai trò kiểu khác", ROLE, lambda it: "Tổ viên", role="thành viên")
    spoil("ghi x mà không rõ mục nào", WEB, lambda it: "x")
    spoil("mục đồng ý lạ", PRINT, lambda it: "ảnh chân dung")
    spoil("tên tổ viết tắt", GROUP, lambda it: it.replace("Tổ dân phố số", "TDP"))
    spoil("tên tổ không có", GROUP, lambda it: "Tổ dân phố số 77")
    spoil("tên tổ thiếu dấu", GROUP, lambda it: unaccented(it))
    spoil("tên viết hoa hết", NAME, lambda it: it.upper())
    spoil("tên dấu rời (NFD)", NAME, lambda it: unicodedata.normalize("NFD", it))
    spoil("tên có dấu cách thừa", NAME, lambda it: f" {it.replace(' ', '  ')}\u00a0")
    spoil("tên phông .VnTime (TCVN3)", NAME, lambda it: it.translate(TCVN3))
    sheet.cell(table.slips[-1].row, NAME).font = Font(name=".VnTime")
    spoil("tên TCVN3 dán vào phông thường", NAME, lambda it: it.translate(TCVN3))
    spoil("tên lẫn hai bảng mã", NAME, lambda it: f"Đặng {it.translate(TCVN3)}")
    spoil("số căn cước trong bảng", STT, lambda it: it)
    sheet.cell(table.slips[-1].row, CARD).value = "031000000001"
    spoil("hàng bị ẩn", STT, lambda it: it)
    sheet.row_dimensions[table.slips[-1].row].hidden = True
    last = table.rows[-1]
    put(sheet, last.number + 1, cells(140, last.team, last.member))
    table.slips.append(Slip("một người ghi hai lần", last.number + 1))


def neighbour(table: Table, phone: str) -> str:
    """Return the number of somebody else in the team of the owner of phone."""
    owner = next(row for row in table.rows if table.sheet.cell(row.number, PHONE).value == phone)
    others = [row for row in table.rows if row.team is owner.team and row is not owner]
    other = next(row for row in others if row.member.phone and row.number not in table.taken)
    table.taken.add(other.number)
    return str(table.sheet.cell(other.number, PHONE).value)


def unaccented(text: str) -> str:
    parts = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def judge(table: Table, messages: str) -> list[Slip]:
    """Note what became of each slip, by its row; return those that were refused."""
    refused = []
    for slip in table.slips:
        lines = [line for line in messages.splitlines() if slip.row and at_row(line, slip)]
        if any("lỗi:" in line for line in lines):
            slip.outcome = "không nhận"
            refused.append(slip)
        elif lines:
            slip.outcome = "tự sửa hoặc bỏ qua, có báo"
    return refused


def at_row(line: str, slip: Slip) -> bool:
    """Return whether a message is about the row of a slip, or names its person."""
    is_there = re.search(rf"\b[A-Z]{{1,2}}{slip.row}\b|dòng {slip.row}\b", line)
    return bool(is_there or (slip.name and re.search(rf"{re.escape(slip.name)}\b", line)))


def mend(table: Table, refused: list[Slip]) -> None:
    """Type what is right into the cells that were refused, as the messages ask."""
    for slip in refused:
        if slip.column:
            table.sheet.cell(slip.row, slip.column).value = slip.right  # type: ignore[assignment]
    for slip in table.slips:
        if slip.what == "có đồng ý mà thiếu ngày":
            table.sheet.cell(slip.row, slip.column).value = slip.right  # type: ignore[assignment]


def differences(truth: list[Team], now: list[Team]) -> list[str]:
    """Return every value that is not as in the truth."""
    by_id = {team.id: team for team in now}
    wrong = []
    for team in truth:
        members = {member.name: member for member in by_id[team.id].members}
        for name in members.keys() ^ {member.name for member in team.members}:
            wrong.append(f"{team.id}: {name}: thừa hoặc thiếu")
        for member in team.members:
            if (found := members.get(member.name)) is not None:
                wrong.extend(
                    f"{team.id}: {member.name}: {key}: {old!r} → {new!r}"
                    for key, old, new in values(member, found)
                    if old != new
                )
    return wrong


def values(member: Member, found: Member):  # type: ignore[no-untyped-def]
    for key in ("role", "organisation", "tasks", "phone", "zalo"):
        yield key, getattr(member, key), getattr(found, key)
    for key in ("date", "evidence", "web", "print", "until", "withdrawn"):
        old, new = (getattr(it.consent, key, None) for it in (member, found))
        both = (set(old or ()), set(new or ())) if key in ("web", "print") else (old, new)
        yield key, *both


def tell(table: Table, steps: list[tuple[str, float]], wrong: list[str], messages: str) -> None:
    outcomes = [slip.outcome for slip in table.slips]
    errors, warnings = messages.count("lỗi:"), messages.count("cảnh báo:")
    minutes = sum(seconds for _, seconds in steps) / 60
    lines = [
        f"{len(table.rows)} người, {len(table.slips)} chỗ cài lỗi\n",
        *(f"  {slip.what}: {slip.outcome}" for slip in table.slips),
        "",
        *(f"{outcome}: {outcomes.count(outcome)}" for outcome in dict.fromkeys(outcomes)),
        f"sai mà không báo: {len(wrong)}",
        *(f"  {line}" for line in wrong),
        f"\nlần nhập đầu báo {errors} lỗi, {warnings} cảnh báo",
        *(f"{seconds:6.1f} giây  {command}" for command, seconds in steps),
        f"{len(steps)} lệnh, {minutes:.1f} phút máy chạy",
    ]
    print("\n".join(lines))  # noqa: T201
    raise SystemExit(1 if wrong else 0)


if __name__ == "__main__":
    main()
