"""One PNG with every kind of sheet of a group, a guide or a locality: print is reviewed by eye.

python benchmarks/contact_sheet.py --group thd-12 --guide vneid-muc-2 --out sheets.png
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from generator import pipeline, press
from generator.plan import Order, plan_order
from generator.press import Sheet

HEIGHT_PX = 620
GAP_PX = 14
LABEL_PX = 26
WIDTH_PX = 3000
FONT = Path(__file__).parent.parent / "generator" / "fonts" / "BeVietnamPro-Regular.ttf"


def pages(sheet: Sheet, most: int) -> Iterator[Image.Image]:
    """Yield the first pages of a sheet, HEIGHT_PX high."""
    content = sheet.main.path.read_bytes()
    if sheet.plan.kind.is_picture:
        pictures = [Image.open(BytesIO(content)).convert("RGB")]
    else:
        document = pypdfium2.PdfDocument(content)
        pictures = [
            document[number].render(scale=1.6, rev_byteorder=True).to_pil().convert("RGB")
            for number in range(min(most, len(document)))
        ]
        document.close()
    for picture in pictures:
        ratio = HEIGHT_PX / picture.height
        yield picture.resize((round(picture.width * ratio), HEIGHT_PX), Image.Resampling.LANCZOS)


def montage(labelled: list[tuple[str, Image.Image]]) -> Image.Image:
    """Return the pictures in rows no wider than WIDTH_PX, each under its label."""
    rows: list[list[tuple[str, Image.Image]]] = [[]]
    room = WIDTH_PX
    for label, picture in labelled:
        if rows[-1] and picture.width + GAP_PX > room:
            rows.append([])
            room = WIDTH_PX
        rows[-1].append((label, picture))
        room -= picture.width + GAP_PX
    row_px = HEIGHT_PX + LABEL_PX + GAP_PX
    whole = Image.new("RGB", (WIDTH_PX, row_px * len(rows)), "#777777")
    pen, font = ImageDraw.Draw(whole), ImageFont.truetype(str(FONT), 18)
    for number, row in enumerate(rows):
        x = GAP_PX
        for label, picture in row:
            pen.text((x, number * row_px + 2), label, "white", font)
            whole.paste(picture, (x, number * row_px + LABEL_PX))
            x += picture.width + GAP_PX
    return whole


def main() -> None:
    """Draw what is asked for and write one picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", type=Path, default=Path("content"))
    for name in ("group", "guide", "locality"):
        parser.add_argument(f"--{name}", action="append", default=[])
    parser.add_argument("--pages", type=int, default=2, help="pages shown of a long sheet")
    parser.add_argument("--out", type=Path, default=Path("sheets.png"))
    args = parser.parse_args()
    content = pipeline.check(args.content).content
    orders = [
        *(Order(groups=(id,), mono=mono) for id in args.group for mono in (False, True)),
        *(Order(guides=(slug,), mono=mono) for slug in args.guide for mono in (False, True)),
        *(Order(groups=(id,), guides=(slug,)) for id in args.group for slug in args.guide),
    ]
    plans = {plan.uri: plan for order in orders for plan in plan_order(content, order)}
    for slug in args.locality:
        for plan in plan_order(content, Order(localities=(slug,))):
            if plan.locality_id:
                plans[plan.uri] = plan
    sheets = press.draw(plans.values(), Path(".cache/posters"), args.content / "pictures")
    labelled = [
        (sheet.plan.uri.removeprefix("in/"), picture)
        for sheet in sheets
        for picture in pages(sheet, args.pages)
    ]
    montage(labelled).save(args.out)
    print(f"{args.out}: {len(sheets)} sheets, {len(labelled)} pages")  # noqa: T201


if __name__ == "__main__":
    main()
