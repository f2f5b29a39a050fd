"""The shipped site, built once: every promise of the URL contract, every code, every link."""

import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import cv2
import numpy as np
import pypdfium2
import pytest
import zxingcpp
from PIL import Image


class Links(HTMLParser):
    """Collects what a page loads and where it leads."""

    def __init__(self):
        super().__init__()
        self.loads: list[str] = []
        self.leads: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids.add(attributes["id"])
        if tag in {"script", "img", "iframe", "source", "video", "audio"}:
            self.loads.append(attributes.get("src") or "")
        elif tag == "link" and attributes.get("rel") not in {"canonical", "prev", "next"}:
            self.loads.append(attributes.get("href") or "")
        elif tag in {"a", "area"}:
            self.leads.append(attributes.get("href") or "")


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


@pytest.fixture(scope="module")
def manifest(demo):
    return json.loads((demo.site / "in/manifest.json").read_text(encoding="utf-8"))


def target(page: Path, href: str) -> Path:
    path = page.parent / unquote(urlsplit(href).path)
    return path / "index.html" if href.endswith("/") or path.is_dir() else path


def test_the_five_localities_have_their_groups(demo):
    counts = {
        locality: len(list((demo.content / "localities" / locality / "groups").glob("*.yml")))
        for locality in ("chu-van-an", "cam-giang", "nam-dong", "tran-hung-dao", "hoa-xuan")
    }
    assert counts["tran-hung-dao"] == 28
    assert min(counts.values()) >= 6
    assert len(list((demo.site / "t").glob("*/index.html"))) == sum(counts.values())


def test_tran_hung_dao_has_139_members_in_its_groups(demo):
    folder = demo.content / "localities/tran-hung-dao/groups"
    roles = [
        role
        for path in folder.glob("*.yml")
        for role in re.findall(r"^    role: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert len(roles) == 139
    assert roles.count("tổ trưởng") == 28


def test_every_file_of_the_contract_is_there(demo):
    for uri in (
        "index.html",
        "t/thd-12/index.html",
        "t/thd-12/danh-ba.vcf",
        "h/vneid2/index.html",
        "huong-dan/vneid-muc-2/index.html",
        "tran-hung-dao/index.html",
        "in/index.html",
        "in/thd-12/ap-phich-a4.pdf",
        "in/thd-12/ap-phich-a4.png",
        "in/manifest.json",
        "404.html",
    ):
        assert (demo.site / uri).is_file(), uri


def test_every_link_inside_leads_to_a_file_and_is_relative(demo):
    broken = []
    for page in sorted(demo.site.rglob("*.html")):
        if page.name == "404.html":
            continue  # served at any depth, so its links start from the base address
        for href in read(page).leads + read(page).loads:
            bare, fragment = urldefrag(href)
            if not href or urlsplit(href).scheme:
                continue
            if (
                href.startswith("/")
                or (bare and not target(page, bare).is_file())
                or (fragment and bare and fragment not in read(target(page, bare)).ids)
            ):
                broken.append((page, href))
    assert broken == []


def test_no_page_or_style_loads_anything_from_elsewhere(demo):
    for page in sorted(demo.site.rglob("*.html")):
        for href in read(page).loads:
            assert urlsplit(href).scheme in {"", "data"}, (page, href)
    for style in sorted(demo.site.rglob("*.css")):
        urls = re.findall(r"url\(([^)]*)\)", style.read_text(encoding="utf-8"))
        assert not [url for url in urls if "//" in url and not url.startswith(('"data:', "data:"))]


def test_outside_links_go_only_where_the_allow_list_lets_them(demo):
    text = (demo.content / "site.yml").read_text(encoding="utf-8")
    allowed = tuple(re.findall(r"domain: (\S+)", text))
    for page in sorted(demo.site.rglob("*.html")):
        for href in read(page).leads:
            parts = urlsplit(href)
            if parts.scheme in {"http", "https"}:
                host = (parts.hostname or "").removeprefix("www.")
                assert parts.scheme == "https"
                assert any(host == name or host.endswith("." + name) for name in allowed), href


def test_every_code_on_every_pdf_is_read_by_two_decoders_and_leads_to_a_page(demo, manifest):
    posters = [entry for entry in manifest["files"] if entry["path"].endswith(".pdf")]
    assert len(posters) == 52
    for entry in posters:
        document = pypdfium2.PdfDocument(demo.site / entry["path"])
        picture = document[0].render(scale=100 / 72).to_pil().convert("L")
        document.close()
        grey = np.asarray(picture)
        wanted = [code["payload"] for code in entry["qr"]]
        assert [code.text for code in zxingcpp.read_barcodes(grey)] == wanted
        assert [cv2.QRCodeDetector().detectAndDecode(grey)[0]] == wanted
        for code in entry["qr"]:
            uri = code["payload"].removeprefix(manifest["base_url"] + "/")
            assert (demo.site / uri / "index.html").is_file()
            assert (demo.site / code["leads_to"]).is_file()


def test_every_picture_is_read_by_a_decoder(demo, manifest):
    pictures = [entry for entry in manifest["files"] if entry["path"].endswith(".png")]
    assert len(pictures) == 52
    for entry in pictures:
        picture = Image.open(demo.site / entry["path"]).convert("L")
        assert [code.text for code in zxingcpp.read_barcodes(np.asarray(picture))] == [
            code["payload"] for code in entry["qr"]
        ]


def test_the_manifest_lists_every_print_file_and_card_with_its_digest(demo, manifest):
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    found = {
        path.relative_to(demo.site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for pattern in ("in/**/*.pdf", "in/**/*.png", "t/**/*.vcf")
        for path in demo.site.glob(pattern)
    }
    assert listed == found
    for entry in manifest["files"]:
        for code in entry.get("qr", []):
            assert code["side_mm"] == 90
            assert code["module_mm"] >= 2.7
            assert code["ec_level"] in {"Q", "H"}
            assert len(code["payload"]) <= 34


def test_short_links_lead_to_their_guides_without_script(demo):
    for page in sorted((demo.site / "h").glob("*/index.html")):
        found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page.read_text())
        assert found
        assert target(page, found[1]).is_file()


def test_sample_groups_say_so_on_every_artefact(demo):
    for page in sorted((demo.site / "t").glob("*/index.html")):
        assert "MẪU" in page.read_text(encoding="utf-8"), page
    for card in sorted((demo.site / "t").glob("*/danh-ba.vcf")):
        names = re.findall(r"^FN:(.*)$", card.read_text(encoding="utf-8"), re.MULTILINE)
        assert names
        assert all(name.startswith("MẪU ") for name in names)
    for poster in sorted((demo.site / "in").rglob("*.pdf")):
        document = pypdfium2.PdfDocument(poster)
        assert "MẪU" in document[0].get_textpage().get_text_range(), poster
        document.close()


def test_group_pages_are_small_and_of_one_size_whatever_their_number(demo):
    sizes = [
        len(gzip.compress(page.read_bytes(), mtime=0))
        for page in (demo.site / "t").glob("*/index.html")
    ]
    assert max(sizes) <= 14_000


def test_no_group_page_stands_in_the_navigation(demo):
    home = (demo.site / "index.html").read_text(encoding="utf-8")
    assert "huong-dan/" in home
    assert 'href="t/' not in home


def test_json_ld_is_valid_and_says_what_the_page_shows(demo):
    for uri, kind in (("t/thd-12", "Organization"), ("huong-dan/vneid-muc-2", "HowTo")):
        text = (demo.site / uri / "index.html").read_text(encoding="utf-8")
        found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
        assert found
        data = json.loads(found[1])
        assert data["@type"] == kind
        assert data["name"]


def test_a_city_app_is_offered_only_in_its_city(demo):
    hai_phong = (demo.site / "t/thd-1/index.html").read_text(encoding="utf-8")
    da_nang = (demo.site / "t/hx-1/index.html").read_text(encoding="utf-8")
    assert "hai-phong-smart" in hai_phong
    assert "danang-smart-city" not in hai_phong
    assert "danang-smart-city" in da_nang
    assert "hai-phong-smart" not in da_nang


def test_the_search_index_knows_every_group_and_guide(demo):
    index = json.loads((demo.site / "search/search_index.json").read_text(encoding="utf-8"))
    locations = {entry["location"] for entry in index["docs"]}
    for page in (*demo.site.glob("t/*/index.html"), *demo.site.glob("huong-dan/*/index.html")):
        assert page.parent.relative_to(demo.site).as_posix() + "/" in locations


def test_posters_for_paper_only_stay_out_of_the_site(demo):
    paper = sorted((demo.root / "ban-in").rglob("*.pdf"))
    assert paper
    assert not list(demo.site.rglob("ban-in"))
    published = {hashlib.sha256(p.read_bytes()).hexdigest() for p in demo.site.rglob("*.pdf")}
    assert not published & {hashlib.sha256(p.read_bytes()).hexdigest() for p in paper}


def test_the_picture_of_a_poster_is_the_page_that_was_proved(demo):
    picture = Image.open(BytesIO((demo.site / "in/thd-12/ap-phich-a4.png").read_bytes()))
    assert picture.size == (1241, 1754)  # A4 at 150 dpi


def test_every_link_of_the_coverage_table_leads_to_a_file():
    table = Path(__file__).parent.parent / "content/doi-chieu-nguon.md"
    text = table.read_text(encoding="utf-8")
    targets = re.findall(r"^\[[^\]]+\]: (\S+)$", text, re.MULTILINE)
    assert len(targets) > 20
    assert [name for name in targets if not (table.parent / name).is_file()] == []
