"""A booklet of single pages → sheets to print on both sides, fold and staple."""

from __future__ import annotations

from io import BytesIO

import pikepdf

from generator.units import mm_to_pt

SHEET_MM = (297.0, 210.0)  # A4 lying: two A5 pages beside each other


def order(pages: int) -> list[tuple[int | None, int | None]]:
    """Return, side after side, which two pages (from 0) stand left and right; None is blank.

    Saddle stitch: the last and the first page share the outermost sheet, and so on inwards.
    """
    whole = -(-pages // 4) * 4
    sides: list[tuple[int, int]] = []
    for sheet in range(whole // 4):
        first, last = 2 * sheet, whole - 1 - 2 * sheet
        sides += [(last, first), (first + 1, last - 1)]

    def real(page: int) -> int | None:
        return page if page < pages else None

    return [(real(left), real(right)) for left, right in sides]


def impose(pdf: bytes, title: str, day: str) -> bytes:
    """Return an A5 booklet as A4 sheets, two pages a side; printed on both sides, flipped short.

    It is for the printer alone and carries no tags: whoever listens takes the plain booklet.

    Args:
        pdf: the booklet, one page after the other.
        title: the document's title.
        day: the date of its content, as 2026-01-31.
    """
    width, height = (mm_to_pt(length) for length in SHEET_MM)
    fold = width / 2
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as booklet, pikepdf.new() as sheets:
        for sides in order(len(booklet.pages)):
            sheet = sheets.add_blank_page(page_size=(width, height))
            drawn = pikepdf.Dictionary()
            strokes = []
            for is_right, number in enumerate(sides):
                if number is None:
                    continue
                page = booklet.pages[number]
                # Names of our own: those of `add_overlay` are random. Not scaled, spine to spine.
                name = f"/Trang{number + 1}"
                drawn[name] = sheets.copy_foreign(page.as_form_xobject())
                left = fold if is_right else fold - float(page.mediabox[2])
                strokes.append(f"q 1 0 0 1 {left:.3f} 0 cm {name} Do Q")
            sheet.Resources = pikepdf.Dictionary(XObject=drawn)
            sheet.Contents = sheets.make_stream("\n".join(strokes).encode())
        sheets.Root.Lang = pikepdf.String("vi-VN")
        sheets.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        sheets.docinfo["/Title"] = title
        sheets.docinfo["/CreationDate"] = f"D:{day.replace('-', '')}000000Z"
        sheets.save(out, deterministic_id=True)
    return out.getvalue()
