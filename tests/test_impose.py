"""The folded booklet: printed on both sides, folded and stapled, its pages are in order."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from generator.render.impose import impose, order
from tests.sheets import opened, plain

A5_PT = (148 * 72 / 25.4, 210 * 72 / 25.4)


def read_in_order(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """Return the pages as a reader turns them, from the sides as they leave the printer.

    Sides come in pairs, front and back of one leaf. Flipped on the short edge, the left half of
    the back is behind the right half of the front. Leaves are laid on each other in the order of
    printing, the first outermost, and folded in the middle.
    """
    leaves = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [page for front, back in leaves for page in (front[1], back[0])]
    last_half = [page for front, back in reversed(leaves) for page in (back[1], front[0])]
    return first_half + last_half


@pytest.mark.parametrize("pages", [1, 2, 3, 4, 5, 8, 29, 32])
def test_folded_pages_follow_each_other_and_only_the_end_is_blank(pages):
    read = read_in_order(order(pages))
    assert read[:pages] == list(range(pages))
    assert set(read[pages:]) <= {None}
    assert len(read) % 4 == 0
    assert len(read) - pages < 4


def booklet(pages: int) -> bytes:
    """Return a PDF of A5 pages, each with its number in words of its own."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        for number in range(pages):
            page = pdf.add_blank_page(page_size=A5_PT)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            page.Contents = pdf.make_stream(
                f"BT /F 20 Tf 50 300 Td (trang-{number}-) Tj ET".encode()
            )
        pdf.save(out)
    return out.getvalue()


@pytest.mark.parametrize("pages", [4, 5, 8, 29])
def test_each_side_shows_two_pages_at_their_full_size(pages):
    folded = impose(booklet(pages), "Cẩm nang số", "2026-11-20")
    sides = order(pages)
    with opened(folded) as document:
        assert len(document) == len(sides)
        for page, (left, right) in zip(document, sides, strict=True):
            width, height = page.get_size()
            assert (width, height) == pytest.approx((297 * 72 / 25.4, 210 * 72 / 25.4), abs=0.1)
            text = page.get_textpage()
            halves = [
                plain(text.get_text_bounded(left=at, right=at + width / 2, bottom=0, top=height))
                for at in (0, width / 2)
            ]
            assert halves == [
                f"trang-{number}-" if number is not None else "" for number in (left, right)
            ]


def test_the_folded_booklet_says_its_title_and_the_day_of_its_content():
    with pikepdf.open(BytesIO(impose(booklet(5), "Cẩm nang số", "2026-11-20"))) as pdf:
        assert str(pdf.docinfo["/Title"]) == "Cẩm nang số"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20261120000000Z"
        assert str(pdf.Root.Lang) == "vi-VN"


def test_the_same_booklet_folds_to_the_same_bytes():
    pages = booklet(5)
    assert impose(pages, "x", "2026-11-20") == impose(pages, "x", "2026-11-20")
