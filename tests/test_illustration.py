"""The drawn screens: every part in every look, read as XML, in a real browser, and on paper."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import material
import pikepdf
import pytest
import zxingcpp
from PIL import Image

from generator import pipeline
from generator.model.screen import PARTS, Screen
from generator.model.theme import INK, PAPER, Theme, contrast
from generator.plan import SheetPlan, plan_build
from generator.plan.kinds import INFOGRAPHIC, TAKE_HOME
from generator.render import illustration
from generator.render.illustration import (
    SITE,
    SITE_WORDLESS,
    Look,
    compose,
    describe,
    draw,
    printed,
    screen_of,
    tells_without_words,
)
from generator.render.illustration_pen import WORDS
from generator.render.sheet import render_pdf, sheet_data
from tests.browser import chromium
from tests.conftest import ROOT, TINY
from tests.sheets import PT_PER_MM

WIDE = "Ứng dụng ngân hàng số ạ"
"""24 characters with two storeys above and a dot below, wide ones."""
THEME = Theme()
COLOURS = (THEME.brand, THEME.tint, THEME.accent)
LOOKS = {
    "site": SITE,
    "site, wordless": SITE_WORDLESS,
    "print": printed(*COLOURS, words=True),
    "print, wordless": printed(*COLOURS, words=False),
    "mono": printed(*COLOURS, words=True, mono=True),
    "mono, wordless": printed(*COLOURS, words=False, mono=True),
}
MOST_BYTES = 2600
"""Of two rows with the richest part; screens of guides have 2000 on average."""
NAMESPACE = "{http://www.w3.org/2000/svg}"

looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
parts = pytest.mark.parametrize("part", PARTS)
devices = pytest.mark.parametrize("device", ["phone", "computer"])


def screen(*rows: dict[str, str], **other: Any) -> Screen:
    return Screen.model_validate({"title": "VNeID", "rows": rows} | other)


def words_of(svg: str) -> list[str]:
    """Return what is written on a drawing, the lines of a label joined."""
    return ["".join(it.itertext()) for it in ElementTree.fromstring(svg).iter(f"{NAMESPACE}text")]


# --- As XML --------------------------------------------------------------------------------------


@looks
@parts
def test_a_part_is_drawn_small_named_and_safe_to_put_in_any_page(part, look):
    for device in ("phone", "computer"):
        for marked in ({}, {"tap": "true"}, {"crossed": "true"}):
            rows = ({part: WIDE, **marked}, {"button": "Tiếp tục"})
            _is_sound(screen(*rows, device=device), look)


def _is_sound(shown: Screen, look: Look) -> None:
    svg = draw(shown, look=look)
    root = ElementTree.fromstring(svg)
    assert root[0].tag == f"{NAMESPACE}title"
    assert root[0].text == describe(shown)
    assert root.get("role") == "img"
    assert len(svg.encode()) <= MOST_BYTES
    for unwanted in (" id=", "<script", "href", "url(", "foreignObject", "<style", "<image"):
        assert unwanted not in svg
    assert svg == draw(shown, look=look)


@looks
@parts
def test_words_stand_once_or_not_at_all(part, look):
    written = words_of(draw(screen({part: WIDE}), look=look))
    assert written == (["VNeID", WIDE] if look.words else [])


@pytest.mark.parametrize("look", [one for name, one in LOOKS.items() if "site" not in name])
def test_print_takes_colours_literally(look):
    rows = ({part: "Một"} for part in ("text", "button", "warning", "success", "card"))
    svg = draw(screen(*rows), look=look)
    assert "var(" not in svg
    assert "style=" not in svg


def test_black_on_white_has_no_third_colour():
    for words in (True, False):
        for part in PARTS:
            svg = draw(screen({part: "Một", "tap": "true"}), look=printed(*COLOURS, words=words,
                       mono=True))  # fmt: skip
            paints = {it.get(name) for it in ElementTree.fromstring(svg).iter() for name in
                      ("fill", "stroke")}  # fmt: skip
            assert paints <= {None, "none", "#000", "#fff"}


def test_a_sign_that_markup_knows_is_only_a_letter():
    svg = draw(screen({"text": "A & B <c>"}))
    assert "A & B <c>" in words_of(svg)


def test_one_long_word_is_squeezed_into_its_row():
    svg = draw(screen({"button": "WWWWWWWWWWWWWWWWWWWWWWWW"}))
    assert "textLength" in svg


# --- In words ------------------------------------------------------------------------------------


def test_a_drawing_is_told_in_one_sentence():
    rows = ({"field": "Số định danh"}, {"button": "Tiếp tục", "tap": "true"})
    assert describe(screen(*rows)) == (
        "Hình vẽ điện thoại: thanh đầu ghi VNeID; ô Số định danh; nút Tiếp tục, bấm vào đây."
    )


def test_what_not_to_press_is_said():
    said = describe(screen({"item": "VNeID giả", "crossed": "true"}, device="computer", title=None))
    assert said == "Hình vẽ máy tính: mục VNeID giả, gạch chéo đỏ, đừng bấm."


@parts
def test_every_part_is_said_in_its_own_words(part):
    said = {describe(screen({part: WIDE})) for part in PARTS}
    assert len(said) == len(PARTS)
    assert all(WIDE in one for one in said)


# --- In a browser --------------------------------------------------------------------------------

FONT = (ROOT / "docs/assets/fonts/BeVietnamPro-Bold.woff2").as_uri()
MATERIAL = Path(material.__file__).parent / "templates/assets/stylesheets"


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    """A page in the site's own font for drawings and its colours, to be filled by `show`."""
    [theme] = MATERIAL.glob("main.*.min.css")
    css = theme.read_text("utf-8") + (ROOT / "docs/assets/site.css").read_text("utf-8")
    css += f'@font-face{{font-family:"Be Vietnam Pro";src:url("{FONT}")}}'
    path = tmp_path_factory.mktemp("drawings") / "page.html"
    with chromium() as browser:
        tab = browser.new_page(device_scale_factor=3)

        def show(*drawings: str, scheme: str = "light") -> Any:
            tab.emulate_media(color_scheme=scheme)
            path.write_text(
                f"<!doctype html><meta charset=utf-8><style>{css}</style>"
                f"<body class=md-typeset>{''.join(drawings)}",
                encoding="utf-8",
            )
            tab.goto(path.as_uri())
            tab.evaluate("document.fonts.ready")
            return tab

        yield show


TEXTS = """() => [...document.querySelectorAll('svg')].map(svg => {
  const at = el => { const b = el.getBoundingClientRect(), o = svg.getBoundingClientRect();
    return [b.left - o.left, b.right - o.left, b.top - o.top, b.bottom - o.top] };
  return {
    lit: at(svg.querySelectorAll('rect')[1]),
    ring: [...svg.querySelectorAll('circle')].slice(-1).map(at)[0],
    texts: [...svg.querySelectorAll('text')].map(t => ({
      box: at(t), size: parseFloat(getComputedStyle(t).fontSize), words: t.textContent,
      font: document.fonts.check('15px "Be Vietnam Pro"'),
    })),
  }
})"""


@devices
@pytest.mark.parametrize("mark", ["", "tap", "crossed"])
def test_wide_words_stay_on_the_screen_and_clear_of_the_finger(page, device, mark):
    marked = {mark: "true"} if mark else {}
    drawings = [
        draw(screen({part: WIDE, **marked}, device=device, title="Ứng dụng ngân hàng"))
        for part in PARTS
    ]
    for part, seen in zip(PARTS, page(*drawings).evaluate(TEXTS), strict=True):
        left, right, top, bottom = seen["lit"]
        assert len(seen["texts"]) == 2
        for text in seen["texts"]:
            assert text["font"]
            assert text["size"] >= WORDS.smallest
            assert text["box"][0] >= left, (part, text)
            assert text["box"][1] <= right, (part, text)
            assert text["box"][2] >= top - 1, (part, text)
            assert text["box"][3] <= bottom + 1, (part, text)
        if mark == "tap" and part not in ("qr", "face", "card", "photo", "map", "code"):
            assert seen["texts"][1]["box"][1] <= seen["ring"][0], part


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_have_contrast_in_both_schemes(page, scheme):
    tab = page(draw(screen({"text": "Một"})), scheme=scheme)

    def colour(paint: str) -> str:
        script = """paint => { const el = document.querySelector('svg');
          el.style.color = paint; const c = document.createElement('canvas').getContext('2d');
          c.fillStyle = getComputedStyle(el).color; return c.fillStyle }"""
        return tab.evaluate(script, paint)

    ink = SITE.ink
    for ground in (ink.paper, ink.soft, ink.alarm_soft):
        assert contrast(colour(ink.text), colour(ground)) >= 7
    assert contrast(colour(ink.on_brand), colour(ink.brand)) >= 7
    for sign in (ink.alarm, ink.accent, ink.done, ink.line):  # WCAG 2.2, 1.4.11
        assert contrast(colour(sign), colour(ink.paper)) >= 3


def test_the_words_of_print_have_contrast():
    assert contrast(INK, PAPER) >= 7
    assert contrast(INK, THEME.tint) >= 7
    assert contrast(INK, "#fdecec") >= 7


def test_nobody_can_read_the_drawn_qr_code(page):
    for look in LOOKS.values():
        svg = draw(screen({"qr": "Đưa mã vào khung"}), look=look)
        picture = Image.open(BytesIO(page(svg).locator("svg").screenshot()))
        assert zxingcpp.read_barcodes(picture) == []


# --- On paper ------------------------------------------------------------------------------------

LOGIN = {
    "title": "VNeID",
    "rows": [{"field": "Số định danh"}, {"button": "Tiếp tục", "tap": "true"}],
}


def dumped(data: dict[str, Any]) -> dict[str, Any]:
    return Screen.model_validate(data).model_dump(mode="json")


def with_screens(sheet: SheetPlan, data: dict[str, Any] | None) -> dict[str, Any]:
    """Return the data of sheet, every step of which shows the same screen."""
    shown = dumped(data) if data else None
    for step in sheet.words["steps"]:
        step |= {"screen": shown, "picture": None}
    return sheet_data(sheet)


@pytest.fixture
def sheets() -> dict[tuple[str, str, bool], SheetPlan]:
    plan = plan_build(pipeline.check(TINY).content)
    return {
        (sheet.kind.id, sheet.size, sheet.mono): sheet
        for sheet in plan.sheets
        if sheet.guide_slug == plan.content.guides[0].slug and not sheet.group_id
    }


def test_a_plan_carries_a_screen_whole():
    one = screen({"field": "Số"}, {"button": "Gửi", "tap": "true"}, device="computer")
    assert screen_of(one.model_dump(mode="json")) == one


def figures_of(pdf: bytes) -> list[tuple[str, float]]:
    """Return what each drawing says to a screen reader and how high it is, in mm."""
    with pikepdf.open(BytesIO(pdf)) as document:
        found = []
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.Figure:
                alt = str(item.get("/Alt", ""))
                if alt.startswith("Hình vẽ"):
                    [box] = [one.BBox for one in item.A if "/BBox" in one]
                    found.append((alt, float(box[3] - box[1]) / PT_PER_MM))
        return found


@pytest.mark.parametrize("size", ["a4", "a3"])
@pytest.mark.parametrize("mono", [False, True])
def test_a_drawing_on_a_wall_is_named_and_large_enough_to_tell(sheets, size, mono):
    least_mm = 14 * (1.4142 if size == "a3" else 1)
    pdf = render_pdf(with_screens(sheets[INFOGRAPHIC.id, size, mono], LOGIN), "x")
    figures = figures_of(pdf)
    assert figures
    for alt, height_mm in figures:
        assert alt == describe(Screen.model_validate(LOGIN))
        assert height_mm >= least_mm - 0.1


def test_every_step_to_take_home_has_its_drawing(sheets):
    data = with_screens(sheets[TAKE_HOME.id, "a4", False], LOGIN)
    figures = figures_of(render_pdf(data, "x"))
    assert len(figures) == len(data["words"]["steps"])
    assert all(height_mm >= 20 for _, height_mm in figures)


def test_a_sheet_changes_when_its_drawing_does(sheets, monkeypatch):
    sheet = sheets[INFOGRAPHIC.id, "a4", False]
    before = with_screens(sheet, LOGIN)
    other = LOGIN | {"rows": [*LOGIN["rows"], {"text": "Quên mật khẩu"}]}
    assert with_screens(sheet, other) != before
    assert with_screens(sheet, LOGIN) == before
    monkeypatch.setattr(illustration, "FONT", "Another")  # as if a maintainer changed the drawing
    assert with_screens(sheet, LOGIN) != before


def test_an_icon_is_left_where_a_drawing_would_be_bars_alone(sheets):
    assert tells_without_words(Screen.model_validate(LOGIN))
    bars = {"rows": [{"text": "Một"}, {"item": "Hai", "tap": "true"}]}
    assert not tells_without_words(Screen.model_validate(bars))
    data = with_screens(sheets[INFOGRAPHIC.id, "a4", False], bars)
    assert all((step["drawing"] is None) == bool(step["icon"]) for step in data["words"]["steps"])


def test_smallest_type_is_known_to_who_places_a_drawing():
    look = printed(*COLOURS, words=True)
    assert compose(screen({"text": WIDE}), look=look).smallest_type >= WORDS.smallest
    assert compose(screen({"text": WIDE}), look=LOOKS["print, wordless"]).smallest_type == 0
