"""A ward's own colours, header and logo on its sheets; the drawings of steps."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import get_args

import pytest

from generator import pipeline
from generator.errors import ContentError, Problem
from generator.load import parse
from generator.model.icon import StepIcon
from generator.model.theme import Theme, contrast
from generator.validate.theme import PAIRS
from tests.conftest import ROOT
from tests.test_validate import LOCALITY, SITE, accepted, change, messages

ICONS = ROOT / "generator/templates/print/icons"
SVG = "{http://www.w3.org/2000/svg}"
MENDED = re.compile(r"chọn màu (\w+) .*, ví dụ '(#[0-9a-f]{6})'")


def dress(content: Path, theme: str) -> None:
    """Write theme into the tiny locality."""
    change(content, LOCALITY, "offices:\n", f"theme:\n{theme}offices:\n")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21),
        ("#0b3d6b", "#0B3D6B", 1),
        ("#767676", "#ffffff", 4.54),  # the two greys each side of 4.5 that every checker knows
        ("#777777", "#ffffff", 4.48),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#ffff00", "#ffffff", 1.07),
    ],
)
def test_contrast_is_that_of_wcag_whichever_colour_comes_first(
    one: str, other: str, ratio: float
) -> None:
    assert round(contrast(one, other), 2) == ratio
    assert contrast(one, other) == contrast(other, one)


def test_without_a_theme_every_sheet_wears_readable_colours(scratch: Path) -> None:
    content = accepted(scratch)
    assert content.site.theme == Theme()
    assert content.localities[0].facts.theme is None


def test_a_theme_of_a_locality_stands_for_the_whole_of_the_theme_of_the_site(
    scratch: Path,
) -> None:
    site = "theme:\n  brand: '#5A1010'\n  header: Cả thành phố\nscam_warning:\n"
    change(scratch, SITE, "scam_warning:\n", site)
    dress(scratch, "  brand: '#14532d'\n")
    content = accepted(scratch)
    assert content.site.theme == Theme(brand="#5A1010", header="Cả thành phố")
    assert content.localities[0].facts.theme == Theme(brand="#14532d")


def test_a_logo_that_exists_is_accepted(scratch: Path) -> None:
    dress(scratch, "  logo: {file: mau.svg, alt: Biểu trưng phường Mẫu}\n")
    assert messages(scratch) == ["không có hình 'content/pictures/mau.svg'"]
    (scratch / "pictures").mkdir(exist_ok=True)
    (scratch / "pictures/mau.svg").write_text("<svg/>", encoding="utf-8")
    theme = accepted(scratch).localities[0].facts.theme
    assert theme is not None
    assert theme.logo is not None
    assert theme.logo.alt == "Biểu trưng phường Mẫu"


def test_a_header_of_exactly_60_letters_is_accepted(scratch: Path) -> None:
    dress(scratch, f"  header: {'ạ' * 60}\n")
    assert accepted(scratch)


def test_a_ratio_just_too_low_is_never_told_as_enough(scratch: Path) -> None:
    almost = next(
        colour
        for red, green in itertools.product(range(256), repeat=2)
        if 6.995 <= contrast(colour := f"#{red:02x}{green:02x}50", "#ffffff") < 7
    )
    dress(scratch, f"  brand: '{almost}'\n  tint: '#ffffff'\n")
    assert [message.split("độ tương phản ")[1] for message in messages(scratch)] == [
        "6,99:1, cần ít nhất 7:1"
    ] * 2


def problems(content: Path) -> list[Problem]:
    try:
        return list(pipeline.check(content).warnings)
    except ContentError as error:
        return error.problems


def offered(found: list[Problem]) -> dict[str, str]:
    """Return the colour that the hints offer for each key; they never offer two."""
    matches = [MENDED.match(problem.hint) for problem in found]
    offers = {match.groups() for match in matches if match}
    assert None not in matches
    assert len(dict(offers)) == len(offers)
    return dict(offers)


def redress(content: Path, plain: str, colours: dict[str, str]) -> None:
    """Give the tiny locality these colours in place of any it had."""
    (content / LOCALITY).write_text(plain, encoding="utf-8")
    dress(content, "".join(f"  {key}: '{colour}'\n" for key, colour in colours.items()))


SHADES = ("00", "66", "99", "ff")
COLOURS = [f"#{''.join(parts)}" for parts in itertools.product(SHADES, repeat=3)]


@pytest.mark.parametrize("key", ["brand", "tint", "accent"])
def test_a_colour_is_refused_exactly_when_hard_to_read_and_one_that_will_do_is_offered(
    key: str, scratch: Path
) -> None:
    plain = (scratch / LOCALITY).read_text(encoding="utf-8")
    for colour in COLOURS:
        theme = Theme.model_validate({key: colour})
        shown = {"white": "#ffffff", "ink": "#111111", **theme.model_dump()}
        broken = [pair for pair in PAIRS if contrast(shown[pair[0]], shown[pair[1]]) < pair[2]]
        redress(scratch, plain, {key: colour})
        found = problems(scratch)
        assert len(found) == len(broken)
        if found:
            assert offered(found).keys() == {key}
            redress(scratch, plain, offered(found))
            assert problems(scratch) == []


def test_the_colours_offered_for_a_theme_of_many_faults_do_together(scratch: Path) -> None:
    plain = (scratch / LOCALITY).read_text(encoding="utf-8")
    for three in itertools.product(("#222222", "#c00000", "#4a90d9", "#fff2cc"), repeat=3):
        colours = dict(zip(("brand", "tint", "accent"), three, strict=True))
        redress(scratch, plain, colours)
        redress(scratch, plain, colours | offered(problems(scratch)))
        assert problems(scratch) == []


def test_the_theme_shown_to_editors_in_site_yml_is_the_one_that_is_there_anyway() -> None:
    text = (ROOT / "content/site.yml").read_text(encoding="utf-8")
    lines = re.findall(r"^# (theme:|  .*)$", text[text.index("# theme:") :], flags=re.M)
    data = parse("\n".join(lines), "content/site.yml").data
    assert isinstance(data, dict)
    example = Theme.model_validate(data["theme"])
    assert example.model_copy(update={"header": None, "logo": None}) == Theme()
    assert example.header
    assert example.logo


def test_one_ward_we_ship_wears_its_own_colours() -> None:
    content = pipeline.check(ROOT / "content").content
    themes = {locality.id: locality.facts.theme for locality in content.localities}
    assert {id for id, theme in themes.items() if theme} == {"hoa-xuan"}
    own = themes["hoa-xuan"]
    assert own is not None
    assert own.header == "Phường Hòa Xuân, thành phố Đà Nẵng"
    assert own.brand != Theme().brand


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_a_drawing_is_one_shape_that_takes_any_colour(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 24 24"
    [shape] = root
    assert shape.tag == f"{SVG}path"
    assert set(shape.attrib) == {"d"}
    assert path.read_text(encoding="utf-8").count("<path ") == 1


def test_every_step_icon_has_its_drawing() -> None:
    names = get_args(StepIcon)
    assert len(names) == len(set(names))
    assert {f"{name}.svg" for name in names} <= {path.name for path in ICONS.glob("*.svg")}


def test_every_step_of_a_guide_we_ship_has_a_drawing() -> None:
    guides = pipeline.check(ROOT / "content").content.guides
    bare = [
        f"{guide.slug}: {step.do}" for guide in guides for step in guide.steps if step.icon is None
    ]
    assert bare == []
