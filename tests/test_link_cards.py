"""What a chat shows of a pasted link: every page has its picture, its words in the middle of it."""

import hashlib
import html
import re
import shutil
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import numpy
import pytest
from PIL import Image

from generator import link_cards, pipeline
from generator.model.theme import Theme, contrast
from generator.plan import LinkCard, page_card, plan_build
from generator.render.link_card import link_card_data, render_link_card
from tests.conftest import ROOT
from tests.test_validate import change

WIDTH, HEIGHT = 1200, 630
SQUARE = range(285, 915)
"""The columns that are left when a messenger crops the picture to a square."""
MOST_BYTES = 60_000
READABLE = 2.5
"""No shape in the background stands out from it by more; words stand out by 7 at least."""
TAGS = (
    "og:title", "og:description", "og:type", "og:url", "og:locale", "og:site_name", "og:image",
    "og:image:type", "og:image:width", "og:image:height", "og:image:alt", "twitter:card",
)  # fmt: skip
LOUD = "KẾT NỐI ẤM ÁP, ĐẶT LỊCH SỬA ĐIỆN Ở TỔ DÂN PHỐ SỐ 12, PHƯỜNG TRẦN HƯNG ĐẠO; "
TITLES = ("Ế", "Ặ Ỗ Ậ", "Nghiêng nghiêng nghiêng", LOUD.strip("; "), LOUD * 4, "ngoằn" * 7)


class Head(HTMLParser):
    """The meta tags and the canonical address of a page."""

    def __init__(self, page: Path):
        super().__init__()
        self.meta: dict[str, str] = {}
        self.canonical = ""
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "meta" and (key := attributes.get("property") or attributes.get("name")):
            assert key not in self.meta, key
            self.meta[key] = attributes["content"]
        if attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]


def address_of(site: Path, page: Path, base_url: str) -> str:
    return f"{base_url}/{page.relative_to(site).as_posix().removesuffix('index.html')}"


def check_page(site: Path, page: Path, base_url: str) -> dict[str, str]:
    """Prove that a link to page is previewed as it should be; return its tags."""
    head = Head(page)
    assert [tag for tag in TAGS if not head.meta.get(tag)] == [], page
    if page.relative_to(site).parts[0] != "h":
        assert head.canonical == head.meta["og:url"] == address_of(site, page, base_url)
        assert head.meta["og:description"] == head.meta["description"]
    assert head.meta["og:locale"] == "vi_VN"
    assert (head.meta["og:image:width"], head.meta["og:image:height"]) == ("1200", "630")
    address = head.meta["og:image"]
    assert address.startswith(f"{base_url}/assets/the/")
    data = (site / unquote(address.removeprefix(f"{base_url}/"))).read_bytes()
    assert address.endswith(f"-{hashlib.sha256(data).hexdigest()[:8]}.png")
    assert data.startswith(b"\x89PNG")
    assert len(data) <= MOST_BYTES
    assert Image.open(BytesIO(data)).size == (WIDTH, HEIGHT)
    return head.meta


def words_of(data: bytes) -> numpy.ndarray:
    """Return which pixels of a card belong to words or to what they stand on."""
    picture = Image.open(BytesIO(data))
    assert picture.mode == "P"
    numbers = picture.getpalette() or []
    colours = [
        "#{:02x}{:02x}{:02x}".format(*numbers[at : at + 3]) for at in range(0, len(numbers), 3)
    ]
    background = colours[picture.getpixel((WIDTH // 2, 3))]
    stands_out = [contrast(colour, background) > READABLE for colour in colours]
    return numpy.array(stands_out)[numpy.asarray(picture)]


def check_middle(data: bytes, name: object) -> None:
    """Prove that all words are in the central square, off its edges."""
    rows, columns = numpy.nonzero(words_of(data))
    assert SQUARE.start + 25 <= columns.min(), name
    assert columns.max() <= SQUARE.stop - 25, name
    assert rows.min() >= 15, name
    assert rows.max() <= HEIGHT - 15, name


def drawn(card: LinkCard) -> bytes:
    return render_link_card(link_card_data(card), "thử")


def every_card() -> list[LinkCard]:
    plan = plan_build(pipeline.check(ROOT / "content").content)
    return [page_card(plan.content, page) for page in plan.pages]


def test_every_page_of_the_site_is_previewed_with_a_picture_of_its_own(demo):
    base_url, images = "https://cnscd.example", []
    for page in sorted(demo.site.rglob("*.html")):
        if page.name != "404.html":
            meta = check_page(demo.site, page, base_url)
            if page.relative_to(demo.site).parts[0] != "h":
                images.append(meta["og:image"])
    assert len(set(images)) == len(images) > 250
    pictures = {path.relative_to(demo.site).as_posix() for path in demo.site.rglob("the/**/*.png")}
    assert pictures == {address.removeprefix(f"{base_url}/") for address in images}


def test_words_stand_in_the_central_square_of_every_picture(demo):
    for path in sorted((demo.site / "assets/the").rglob("*.png")):
        check_middle(path.read_bytes(), path)


def test_a_page_that_is_not_there_is_not_previewed(tiny):
    assert not [key for key in Head(tiny.site / "404.html").meta if key.startswith("og:")]


def test_a_short_link_is_previewed_as_the_guide_it_leads_to(tiny):
    short = check_page(tiny.site, tiny.site / "h/qr/index.html", "https://cnscd.example")
    guide = check_page(
        tiny.site, tiny.site / "huong-dan/quet-ma/index.html", "https://cnscd.example"
    )
    assert {key: short[key] for key in TAGS} == {key: guide[key] for key in TAGS}


def test_a_group_says_whose_it_is_and_that_it_is_a_sample(tiny):
    meta = check_page(tiny.site, tiny.site / "t/mau-1/index.html", "https://cnscd.example")
    assert meta["og:title"] == "Tổ dân phố số 1, phường Mẫu"
    assert meta["og:image:alt"] == (
        "MẪU – Tổ công nghệ số cộng đồng – Tổ dân phố số 1 – phường Mẫu, Hải Phòng"
    )


@pytest.mark.parametrize("sample", [True, False])
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title[:12])
def test_a_title_of_any_length_stays_inside(title, sample):
    place = "Tổ công nghệ số cộng đồng phường Trần Hưng Đạo, thành phố Hồ Chí Minh"
    data = drawn(LinkCard("", "Tổ công nghệ số cộng đồng", title, place, Theme(), sample))
    check_middle(data, title)
    assert len(data) <= MOST_BYTES


def test_a_card_may_lack_its_kicker_and_its_place():
    check_middle(drawn(LinkCard("", "", "Giới thiệu", "", Theme())), "bare")


def test_letters_the_font_lacks_are_left_out_of_the_picture():
    plain = LinkCard("", "", "Ngày hội", "Mẫu", Theme())
    assert drawn(LinkCard("", "", "Ngày hội 🎉", "Mẫu", Theme())) == drawn(plain)


def test_a_ward_is_known_by_its_colour():
    themes = [Theme(), Theme(brand="#14532d", tint="#e9f5ec", accent="#1a6b3c")]
    pictures = [drawn(LinkCard("", "Lịch", "Phường Mẫu", "", theme)) for theme in themes]
    seen = [Image.open(BytesIO(data)).convert("RGB").getpixel((600, 3)) for data in pictures]
    assert seen == [(0x0B, 0x3D, 0x6B), (0x14, 0x53, 0x2D)]


def test_no_card_shows_a_person_or_a_number_to_call():
    content = pipeline.check(ROOT / "content").content
    names = {
        member.name
        for locality in content.localities
        for group in locality.groups
        for member in (*group.web, *group.paper)
        if member.name
    }
    shown = [card.alt for card in every_card()]
    assert names
    assert [text for text in shown if re.search(r"\d[\d .]{6,}", text)] == []
    assert [text for text in shown for name in names if name in text] == []


def test_every_page_is_named_over_its_title():
    """Templates that are not in the list are known by what search calls them."""
    assert [card.url for card in every_card() if not card.kicker] == []
    assert [card.url for card in every_card() if card.kicker == card.title] == []


def test_the_same_words_give_the_same_bytes_and_are_drawn_once(tmp_path):
    cards = [LinkCard("a/", "Lịch", "Xã Mẫu", "", Theme()), LinkCard("b/", "", "Ế", "", Theme())]
    first, again = (link_cards.draw(cards, tmp_path / name) for name in ("một", "hai"))
    assert [card.uri for card in first] == [card.uri for card in again]
    before = first[0].file.path.stat().st_mtime_ns
    link_cards.draw(cards, tmp_path / "một")
    assert first[0].file.path.stat().st_mtime_ns == before


def test_a_spoiled_picture_is_drawn_again_never_shipped(tmp_path):
    cards = [LinkCard("", "Lịch", "Xã Mẫu", "", Theme())]
    [card] = link_cards.draw(cards, tmp_path)
    whole = card.file.path.read_bytes()
    card.file.path.write_bytes(whole[:50])
    link_cards.draw(cards, tmp_path)
    assert card.file.path.read_bytes() == whole


@pytest.fixture
def bare(project):
    """A small project without sheets: pages and their cards alone, quick to build."""
    change(project.root, "mkdocs.yml", "content_dir: content", "posters: false")
    shutil.rmtree(project.root / ".cache")
    return project


def test_a_name_that_is_gone_is_gone_from_site_and_cache(bare):
    bare.run("cnscd", "build")
    group = "localities/mau-phuong/groups/mau-1.yml"
    change(bare.content, group, "name: Tổ dân phố số 1", "name: Tổ dân phố Hoa Sữa")
    change(bare.root, "docs/gioi-thieu.md", "title: Giới thiệu", "title: Chúng tôi là ai")
    old = {path.name for path in (bare.site / "assets/the").rglob("*.png")}
    cached = {path.name for path in (bare.root / ".cache").rglob("*.png")}
    bare.run("cnscd", "build")
    new = {path.name for path in (bare.site / "assets/the").rglob("*.png")}
    kept = {path.name for path in (bare.root / ".cache").rglob("*.png")}
    gone = {re.sub(r"-[0-9a-f]{8}\.png", "", name) for name in old - new}
    assert {"mau-1", "gioi-thieu"} <= gone
    assert len(new) == len(old)
    assert len(cached - kept) == len(kept - cached) == len(old - new)


def test_under_a_sub_path_of_a_portal_every_address_is_whole(bare):
    base_url = "https://tinh.example/cong/cnscd"
    page = bare.root / "docs/gioi-thieu.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"(?s)^---\n.*?\n---\n", "", text), encoding="utf-8")
    bare.run("cnscd", "build", "--base-url", base_url)
    for name in ("", "t/mau-1/", "t/mau-0/", "huong-dan/quet-ma/", "mau-phuong/", "h/qr/"):
        check_page(bare.site, bare.site / name / "index.html", base_url)
    # A page by hand without front matter is known by its heading and what the site is.
    meta = check_page(bare.site, bare.site / "gioi-thieu/index.html", base_url)
    assert meta["og:title"] == "Giới thiệu"


def test_what_an_editor_writes_cannot_break_out_of_a_tag(bare):
    change(
        bare.content,
        "guides/quet-ma.yml",
        "title: Quét mã trả tiền sao cho an toàn?",
        'title: Quét "mã" <b>&amp; xem</b>?',
    )
    bare.run("cnscd", "build")
    meta = check_page(bare.site, bare.site / "h/qr/index.html", "https://cnscd.example")
    assert meta["og:title"] == 'Quét "mã" <b>&amp; xem</b>?'
    assert html.escape(meta["og:title"]) in (bare.site / "h/qr/index.html").read_text("utf-8")
