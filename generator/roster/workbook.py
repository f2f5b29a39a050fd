"""Spreadsheets as we write them: text cells, a header that stays, A4, the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

TEXT_FORMAT = "@"
"""Excel's format of a cell whose content stays as typed: no lost 0, no date made of 1/2."""
A4 = 9  # ECMA-376, ST_PaperSize

_HEAD = PatternFill("solid", fgColor="0B3D6B")
_HEAD_FONT = Font(bold=True, color="FFFFFF")
_LINE = Side(style="thin", color="BFC9D4")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MUTED = PatternFill("solid", fgColor="FFF4CC")


def new_workbook() -> Workbook:
    """Return a workbook without sheets."""
    workbook = Workbook()
    for sheet in list(workbook.worksheets):
        workbook.remove(sheet)
    return workbook


def add_sheet(
    workbook: Workbook,
    title: str,
    headings: Sequence[tuple[str, float]],
    rows: Iterable[Sequence[str | int]],
    footer: str = "",
    frozen: str = "A2",
) -> Worksheet:
    """Add a sheet with a header row and rows; headings are (text, width in characters)."""
    sheet = workbook.create_sheet(title)
    for number, (text, width) in enumerate(headings, 1):
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width = width
        column.number_format = TEXT_FORMAT
        _head(sheet, number, text)
    sheet.row_dimensions[1].height = 48
    for row, values in enumerate(rows, 2):
        put_row(sheet, row, values)
    sheet.freeze_panes = frozen
    _print_setup(sheet, footer)
    return sheet


def put_row(sheet: Worksheet, row: int, values: Sequence[str | int], muted: bool = False) -> None:
    """Write one row: text stays text, even when it begins with a sign of a formula."""
    for number, value in enumerate(values, 1):
        cell = sheet.cell(row, number)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
            cell.number_format = TEXT_FORMAT
            if value[:1] in "=+-@":
                cell.quotePrefix = True
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.border = _BOX
        if muted:
            cell.fill = _MUTED
            cell.font = Font(italic=True)


def offer(
    sheet: Worksheet, column: int, last_row: int, formula: str, error: tuple[str, str],
    is_strict: bool = True,
) -> None:  # fmt: skip
    """Give a column a drop-down; error is (title, sentence), not strict lets other words pass."""
    rule = DataValidation(type="list", formula1=formula, allow_blank=True)
    rule.errorStyle = "stop" if is_strict else "warning"
    rule.errorTitle, rule.error = error
    rule.showErrorMessage = True
    _cover(sheet, rule, column, last_row)


def prompt(sheet: Worksheet, column: int, last_row: int, title: str, sentence: str) -> None:
    """Show a sentence where somebody stands in a column."""
    rule = DataValidation(allow_blank=True)
    rule.promptTitle, rule.prompt = title[:32], sentence[:255]  # what Excel can hold
    rule.showInputMessage = True
    _cover(sheet, rule, column, last_row)


def as_bytes(workbook: Workbook, day: date) -> bytes:
    """Return the file; the same for the same content: every date in it is day."""
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # openpyxl wants it naive
    workbook.properties.creator = "cnscd"
    workbook.properties.created = workbook.properties.modified = moment
    saved, out = BytesIO(), BytesIO()
    workbook.save(saved)
    stamp = f"{moment.isoformat()}Z".encode()
    with ZipFile(saved) as given, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name in sorted(
            given.namelist(), key=lambda name: (name != "[Content_Types].xml", name)
        ):
            data = given.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, data)
            info = ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, data)
    return out.getvalue()


def is_untouched(data: bytes) -> bool:
    """Return whether data is a workbook as we wrote it: no office program has saved it since."""
    try:
        with ZipFile(BytesIO(data)) as given:
            about = given.read("docProps/core.xml")
    except (BadZipFile, KeyError):
        return False
    days = re.findall(rb"<dcterms:(?:created|modified)[^>]*>([^<]*)<", about)
    return b">cnscd<" in about and b"lastModifiedBy" not in about and len(set(days)) == 1


def _head(sheet: Worksheet, column: int, text: str) -> None:
    cell = sheet.cell(1, column, text)
    cell.font, cell.fill, cell.border = _HEAD_FONT, _HEAD, _BOX
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _cover(sheet: Worksheet, rule: DataValidation, column: int, last_row: int) -> None:
    letter = get_column_letter(column)
    rule.add(f"{letter}2:{letter}{last_row}")
    sheet.add_data_validation(rule)


def _print_setup(sheet: Worksheet, footer: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    sheet.print_title_rows = "1:1"
    for side in ("left", "right"):
        setattr(sheet.page_margins, side, 0.4)  # inches
    sheet.oddFooter.left.text = footer  # type: ignore[union-attr]
    sheet.oddFooter.right.text = "&P/&N"  # type: ignore[union-attr]
