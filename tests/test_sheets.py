"""Every kind of sheet, read back from the shipped site: archive, ear, ruler and words."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from PIL import Image

from generator import pipeline
from generator.plan import SheetPlan, plan_build
from generator.plan.kinds import (
    BOOKLET,
    CONTACT_SHEET,
    FOLDED_BOOKLET,
    GROUP_KINDS,
    GUIDE_KINDS,
    INFOGRAPHIC,
    KINDS,
    POSTER,
    TAKE_HOME,
)
from generator.render.sheet import render_pdf, sheet_data
from tests import sheets as read
from tests.conftest import ROOT, Project
from tests.sheets import plain

GROUPS = ("thd-12", "thd-7", "cg-1")
GUIDES = (
    *("vneid-muc-2", "thanh-toan-ma-qr", "nop-ho-so-dich-vu-cong", "danang-smart-city"),
    *("vneid-doi-may-quen-ma", "thue-ho-kinh-doanh", "rieng-tu-zalo", "nop-phi-mien-giam"),  # long
    *("an-sinh-xa-hoi-vneid", "zalo-cho-nguoi-moi"),  # short; with what holds in one city alone
)
"""A usual team; one that withholds all; one of another ward."""
LOCALITIES = ("tran-hung-dao", "hoa-xuan")
"""28 groups; six groups of another city, in colours of its own."""
PHONE = re.compile(
    r"(?<![\d/.])(?:0\d{3} \d{3} \d{3}|0\d{3} \d{4} \d{3}|1[89]00 \d{3,4}(?: \d{3})?)"
)
PDF_KINDS = [kind for kind in KINDS if not kind.is_picture]
TAGGED_KINDS = [kind for kind in PDF_KINDS if kind is not FOLDED_BOOKLET]
"""The folded booklet is for the printer alone: whoever listens takes the plain one."""


@dataclass(frozen=True)
class Shown:
    """A sheet as planned and as it stands in the site."""

    plan: SheetPlan
    entry: dict[str, Any]
    path: Path

    @property
    def pdf(self) -> bytes:
        return self.path.read_bytes()


@pytest.fixture(scope="module")
def manifest(demo: Project) -> dict[str, Any]:
    return json.loads((demo.site / "in/manifest.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def plans(demo: Project) -> dict[str, SheetPlan]:
    plan = plan_build(pipeline.check(demo.content).content)
    return {sheet.uri: sheet for sheet in plan.sheets if sheet.edition == "site"}


@pytest.fixture(scope="module")
def shown(demo, manifest, plans) -> list[Shown]:
    """Three groups, ten guides, two localities: every kind, on content of every nature."""
    return [
        Shown(plans[entry["path"]], entry, demo.site / entry["path"])
        for entry in manifest["files"]
        if entry["path"] in plans
        and "qr" in entry
        and entry.get("group", "thd-12") in GROUPS
        and entry.get("guide", GUIDES[0]) in GUIDES
        and entry.get("locality", "hoa-xuan") in LOCALITIES
    ]


def of_kind(shown: list[Shown], kind: object) -> list[Shown]:
    chosen = [one for one in shown if one.plan.kind is kind]
    assert chosen
    return chosen


def name_of(kind: object) -> str:
    return f"{kind.subject}-{kind.id}"


kinds = pytest.mark.parametrize("kind", PDF_KINDS, ids=name_of)
tagged_kinds = pytest.mark.parametrize("kind", TAGGED_KINDS, ids=name_of)


# --- Archive and ear -----------------------------------------------------------------------------


@tagged_kinds
def test_a_sheet_is_tagged_titled_and_in_vietnamese(shown, kind):
    for one in of_kind(shown, kind):
        with pikepdf.open(one.path) as pdf:
            assert pdf.Root.MarkInfo.Marked, one.path
            assert "/StructTreeRoot" in pdf.Root, one.path
            assert str(pdf.Root.Lang).startswith("vi"), one.path
            assert pdf.Root.ViewerPreferences.DisplayDocTitle, one.path
            with pdf.open_metadata() as metadata:
                assert plain(metadata["dc:title"]) == plain(one.plan.title), one.path
                assert metadata["pdfuaid:part"] == "1"
                assert metadata["pdfaid:part"] == "2"


def test_the_folded_booklet_has_its_title_and_a_tagged_twin(shown):
    for one in of_kind(shown, FOLDED_BOOKLET):
        with pikepdf.open(one.path) as pdf:
            assert str(pdf.Root.Lang).startswith("vi")
            assert pdf.Root.ViewerPreferences.DisplayDocTitle
            assert str(pdf.docinfo["/Title"]) == one.plan.title
        with pikepdf.open(one.path.with_name("cam-nang-a5.pdf")) as twin:
            assert twin.Root.MarkInfo.Marked
            assert "/StructTreeRoot" in twin.Root


def lengths_are_exact(pdf: bytes) -> bool:
    """Whether each stream is as long as it says, to the byte."""
    streams = re.finditer(rb"/Length (\d+)[^>]*>>\s*stream\r?\n", pdf)
    ends = [pdf[found.end() + int(found[1]) :][:12] for found in streams]
    return bool(ends) and all(end.lstrip(b"\r\n").startswith(b"endstream") for end in ends)


@tagged_kinds
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_an_independent_validator_finds_nothing_against_the_standard(shown, kind, profile):
    for one in of_kind(shown, kind):
        result = page.validate_pdf(str(one.path), profile=profile)
        assert result.rules.total > 100
        found = {failure.rule_id for failure in result.failures}
        # The validator miscounts a stream whose last byte is a line end by chance.
        if found == {"PDFA2A-STREAM-LENGTH-001"}:
            assert lengths_are_exact(one.pdf), one.path
        else:
            assert result.is_compliant, (one.path, found)


def test_the_validator_sees_a_sheet_without_its_tags(shown, tmp_path):
    one = of_kind(shown, POSTER)[0]
    with pikepdf.open(one.path) as pdf:
        del pdf.Root.StructTreeRoot
        del pdf.Root.MarkInfo
        pdf.save(tmp_path / "broken.pdf")
    assert not page.validate_pdf(str(tmp_path / "broken.pdf"), profile="ua1").is_compliant


@tagged_kinds
def test_every_code_has_words_for_those_who_cannot_see_it(shown, kind):
    for one in of_kind(shown, kind):
        with pikepdf.open(one.path) as pdf:
            alts = [
                str(item.Alt)
                for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary)
                and item.get("/S") == pikepdf.Name.Figure
                and "/Alt" in item
            ]
        for code in one.entry["qr"]:
            said = [alt for alt in alts if alt.endswith(f": {code['payload']}")]
            assert len(said) == code["copies"], (one.path, code["payload"])
            assert all(alt.startswith("Mã QR mở ") for alt in said)


@kinds
def test_fonts_are_our_own_embedded_and_cut_to_the_letters_used(shown, kind):
    for one in of_kind(shown, kind):
        with pikepdf.open(one.path) as pdf:
            fonts = [
                item
                for item in pdf.objects
                if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/Type0"
            ]
            assert fonts, one.path
            for font in fonts:
                assert re.fullmatch(
                    r"/[A-Z]{6}\+BeVietnamPro-\w+", str(font.BaseFont).split("-Id")[0]
                )
                assert "/ToUnicode" in font  # so that its words can be searched and read aloud
                [inner] = font.DescendantFonts
                assert {"/FontFile2", "/FontFile3"} & set(inner.FontDescriptor.keys())


@kinds
def test_a_sheet_is_one_page_unless_its_kind_is_long(shown, kind):
    for one in of_kind(shown, kind):
        with read.opened(one.pdf) as document:
            assert len(document) == one.entry["pages"]
            assert kind.is_long or len(document) == 1, one.path


@kinds
def test_a_page_is_as_large_as_its_paper_and_nothing_stands_outside_it(shown, kind):
    papers = {"a3": (842, 1191), "a4": (595, 842), "a5": (420, 595)}
    for one in of_kind(shown, kind):
        with read.opened(one.pdf) as document:
            for page in document:
                size = page.get_size()
                assert sorted(map(round, size)) == list(papers[one.plan.paper]), one.path
                outside = [
                    letter.char
                    for letter in read.letters_of(page)
                    if min(letter.left, letter.top) < 0
                    or letter.right > size[0]
                    or letter.bottom > size[1]
                ]
                assert outside == [], one.path


# --- Ruler ---------------------------------------------------------------------------------------


@kinds
def test_a_ruler_laid_on_a_sheet_shows_whether_it_was_shrunk(shown, kind):
    """A line of exactly 100 mm, with its length beside it."""
    for one in of_kind(shown, kind):
        with read.opened(one.pdf) as document:
            lengths = [length for page in document for length in read.straight_lines_mm(page)]
        assert [length for length in lengths if abs(length - 100) <= 0.05], one.path
        assert "100 mm" in read.text_of(one.pdf), one.path


@kinds
def test_codes_are_printed_at_the_size_the_manifest_says(shown, kind):
    dpi = 150
    for one in of_kind(shown, kind):
        wanted = {code["payload"]: code["side_mm"] for code in one.entry["qr"]}
        with read.opened(one.pdf) as document:
            count = len(document)
        seen = 0
        for number in range(count):
            for payload, side_px in read.sides_px(read.grey(read.pixels(one.pdf, dpi, number))):
                assert side_px / dpi * 25.4 == pytest.approx(wanted[payload], rel=0.02, abs=0.4)
                seen += 1
        assert seen == sum(code["copies"] for code in one.entry["qr"]), one.path


# --- Words ---------------------------------------------------------------------------------------


@kinds
def test_words_are_whole_letters(shown, kind):
    for one in of_kind(shown, kind):
        text = read.text_of(one.pdf)
        assert text == unicodedata.normalize("NFC", text), one.path
        assert not re.findall(r"[\ufffd\ue000-\uf8ff]", text), one.path
        assert "{" not in text, one.path
        assert not re.search(r"\b(?:none|null|None|true|false)\b", text), one.path


def phones_in(words: Any) -> set[str]:
    """Return every number that stands in words, whole."""
    if isinstance(words, dict):
        return set().union(*map(phones_in, words.values()))
    if isinstance(words, list):
        return set().union(*map(phones_in, words)) if words else set()
    return set(PHONE.findall(plain(words))) if isinstance(words, str) else set()


@kinds
def test_every_number_on_a_sheet_is_one_of_the_content_to_the_digit(shown, kind):
    for one in of_kind(shown, kind):
        printed = set(PHONE.findall(read.text_of(one.pdf)))
        assert printed <= phones_in(one.plan.words), one.path
        if kind in GROUP_KINDS:
            assert printed, one.path


@pytest.mark.parametrize("kind", [kind for kind in GROUP_KINDS if kind in PDF_KINDS], ids=name_of)
def test_a_sheet_of_a_group_names_it_and_leads_to_its_page_in_letters(shown, kind):
    for one in of_kind(shown, kind):
        text = read.text_of(one.pdf)
        assert text.count(one.plan.words["name"]) >= kind.copies, one.path
        [code] = one.entry["qr"]
        address = code["payload"].removeprefix("https://")
        assert text.replace(" ", "").count(address) >= kind.copies, one.path


def test_a_poster_of_a_usual_team_names_whom_it_may(shown):
    for one in of_kind(shown, POSTER):
        if one.plan.group_id == "thd-12":
            text = read.text_of(one.pdf)
            assert "Hoàng Thị Thu D" in text
            assert "0500 112 002" in text
            assert "Dương Minh G" not in text  # withdrew
            assert "0500 112 003" not in text
            assert "0500 112 001" not in text  # agreed to the name alone


@pytest.mark.parametrize("kind", [INFOGRAPHIC, TAKE_HOME], ids=lambda kind: kind.id)
def test_a_sheet_of_a_guide_has_every_step_word_for_word(shown, kind):
    for one in of_kind(shown, kind):
        text = read.text_of(one.pdf)
        assert plain(one.plan.words["title"]) in text, one.path
        for step in one.plan.words["steps"]:
            assert plain(step["do"]) in text, (one.path, step["do"])


def test_a_guide_that_touches_money_or_papers_warns_on_every_wall(shown):
    for one in of_kind(shown, INFOGRAPHIC):
        if safety := one.plan.words["safety"]:
            assert plain(safety[0]) in read.text_of(one.pdf), one.path


def test_the_contact_sheet_has_every_group_of_the_ward(shown, plans):
    for one in of_kind(shown, CONTACT_SHEET):
        text = read.text_of(one.pdf)
        groups = {
            sheet.words["name"]: sheet.group_id
            for sheet in plans.values()
            if sheet.kind is POSTER
            and sheet.source.startswith(f"localities/{one.plan.locality_id}/")
        }
        assert len(groups) >= 6
        assert [name for name in groups if name not in text] == []
        leads = {code["leads_to"] for code in one.entry["qr"]}
        assert leads == {f"t/{code}/index.html" for code in groups.values()}


def test_the_booklet_has_every_number_that_may_be_called_and_every_guide(shown):
    for one in of_kind(shown, BOOKLET):
        text = read.text_of(one.pdf)
        for group in one.plan.words["groups"]:
            assert group["name"] in text
            for person in group["people"]:
                assert plain(person["phone"]) in text, (one.path, group["name"])
        for guide in one.plan.words["guides"]:
            assert plain(guide["title"]) in text
            assert guide["check_code"] in text


def test_both_forms_of_the_booklet_say_the_same(shown):
    for one in of_kind(shown, FOLDED_BOOKLET):
        twin = one.path.with_name("cam-nang-a5.pdf").read_bytes()
        assert sorted(read.text_of(one.pdf).split()) == sorted(read.text_of(twin).split())


@pytest.mark.parametrize("size", ["a4", "a3"])
def test_the_black_and_white_twin_of_an_infographic_has_no_colour_and_says_the_same(shown, size):
    dpi, count = 72, 0
    for one in of_kind(shown, INFOGRAPHIC):
        if one.plan.size != size or one.plan.mono:
            continue
        twin = one.path.with_name(f"infographic-{size}-den-trang.pdf").read_bytes()
        colour, mono = read.pixels(one.pdf, dpi), read.pixels(twin, dpi)
        assert (mono.max(axis=2).astype(int) - mono.min(axis=2)).max() <= 2, one.path
        ink = [255 - read.grey(picture).astype(float).mean() for picture in (colour, mono)]
        assert ink[1] < ink[0], one.path
        assert sorted(read.text_of(twin).split()) == sorted(read.text_of(one.pdf).split())
        count += 1
    assert count == len(GUIDES)


# --- Pictures ------------------------------------------------------------------------------------


def test_a_picture_is_an_upright_png_for_a_phone(shown):
    pictures = [one for one in shown if one.plan.kind.is_picture]
    assert len(pictures) == len(GROUPS) + len(GUIDES)
    for one in pictures:
        with Image.open(BytesIO(one.path.read_bytes())) as picture:
            assert picture.size == (1080, 1350), one.path
            assert picture.format == "PNG"
        assert one.entry["bytes"] < 400_000, one.path


def test_a_picture_names_its_group_or_guide(shown):
    """Laid out as text, which its pixels do not hold."""
    for one in shown:
        if one.plan.kind.is_picture:
            text = read.text_of(render_pdf(sheet_data(one.plan), one.plan.uri))
            assert plain(one.plan.words["name" if one.plan.group_id else "title"]) in text
            assert ("MẪU" in text) is one.plan.sample
            assert set(PHONE.findall(text)) <= phones_in(one.plan.words)


def test_a_sheet_of_a_guide_names_nobody_and_is_no_sample(manifest):
    of_guides = [
        entry
        for entry in manifest["files"]
        if entry["kind"] in {kind.id for kind in GUIDE_KINDS}
        and entry.get("guide")
        and "qr" in entry
    ]
    assert len(of_guides) == 7 * len(list((ROOT / "content" / "guides").glob("*.yml")))
    assert not any(entry["sample"] for entry in of_guides)
