"""The shipped site, built once: every promise of the URL contract, every code, every link."""

import gzip
import hashlib
import json
import re
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import pypdfium2
import pytest
from PIL import Image

from generator.plan import KINDS

# The names of print files are a contract: other pages and print shops link to them.
OF_A_GROUP = (
    "ap-phich-a4.pdf", "ap-phich-a4-den-trang.pdf", "ap-phich-a3.pdf", "ap-phich-a3-den-trang.pdf",
    "ap-phich-a4.png", "to-roi-a5.pdf", "the-gui-lai-a6.pdf", "the-bo-tui-a7.pdf", "zalo.png",
    "nho/ap-phich-a4.webp", "tron-bo-thd-12.zip",
)  # fmt: skip
OF_A_GUIDE = (
    "infographic-a4.pdf", "infographic-a4-den-trang.pdf", "infographic-a3.pdf",
    "infographic-a3-den-trang.pdf", "to-mang-ve-a4.pdf", "to-nguoi-giup-a4.pdf", "zalo.png",
    "nho/infographic-a4.webp", "tron-bo-vneid-muc-2.zip",
)  # fmt: skip
OF_A_LOCALITY = (
    "bang-ma-a4.pdf", "cam-nang-a5.pdf", "cam-nang-gap-a4.pdf", "ngay-hoi-a4.pdf", "cho-a4.pdf",
    "quay-a4.pdf", "noi-dan-a4.pdf", "kiem-tra-a4.pdf", "phieu-dong-y-a4.pdf",
    "bang-kiem-ho-a4.pdf", "nho/bang-ma-a4.webp",
    "tron-bo-tran-hung-dao.zip",
)  # fmt: skip


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
        "in/manifest.json",
        "in/thd-12/index.html",
        *(f"in/thd-12/{name}" for name in OF_A_GROUP),
        "in/huong-dan/vneid-muc-2/index.html",
        *(f"in/huong-dan/vneid-muc-2/{name}" for name in OF_A_GUIDE),
        "tran-hung-dao/in-an/index.html",
        *(f"in/dia-phuong/tran-hung-dao/{name}" for name in OF_A_LOCALITY),
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
                host = parts.hostname or ""
                assert parts.scheme == "https"
                assert any(host == name or host.endswith("." + name) for name in allowed), href


def test_the_manifest_lists_every_print_file_and_card_with_its_digest_and_size(demo, manifest):
    listed = {entry["path"]: entry["sha256"] for entry in manifest["files"]}
    patterns = (*(f"in/**/*.{kind}" for kind in ("pdf", "png", "webp", "zip")), "t/**/*.vcf")
    found = {
        path.relative_to(demo.site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for pattern in patterns
        for path in demo.site.glob(pattern)
    }
    assert listed == found
    for entry in manifest["files"]:
        if "bytes" in entry:
            assert (demo.site / entry["path"]).stat().st_size == entry["bytes"]


def test_the_manifest_has_an_entry_of_one_shape_for_each_kind_of_file(manifest):
    sheet = {
        "path", "kind", "mono", "pages", "sample", "date", "check_code", "bytes", "sha256", "qr",
    }  # fmt: skip
    code = {
        "payload", "purpose", "side_mm", "module_mm", "ec_level", "version", "distance_m",
        "leads_to", "copies",
    }  # fmt: skip
    kinds = set()
    for entry in manifest["files"]:
        subject = {"group", "guide", "locality"} & set(entry)
        assert len(subject) == 1, entry["path"]
        keys = set(entry) - subject
        if "thumbnail_of" in entry:
            assert keys == {"path", "kind", "sha256", "thumbnail_of"}
            assert entry["path"].endswith(".webp")
        elif entry["kind"] == "vcard":
            assert keys == {"path", "kind", "sha256"}
        elif entry["kind"] == "zip":
            assert keys == {"path", "kind", "bytes", "sha256"}
        else:
            assert keys == (sheet if entry["kind"] == "zalo" else sheet | {"paper", "size"})
            assert all(set(one) == code for one in entry["qr"]), entry["path"]
        kinds.add(entry["kind"])
    assert kinds == {kind.id for kind in KINDS} | {"zip", "vcard"}


def test_every_sheet_has_its_thumbnail_and_a_thumbnail_no_code_of_its_own(demo, manifest):
    sheets = {entry["path"] for entry in manifest["files"] if "qr" in entry}
    shown = [entry["thumbnail_of"] for entry in manifest["files"] if "thumbnail_of" in entry]
    extra = {path for path in sheets if path.endswith("/ap-phich-a4.png")}
    assert sorted(shown) == sorted(sheets - extra)
    widths = {
        min(Image.open(BytesIO((demo.site / entry["path"]).read_bytes())).size)
        for entry in manifest["files"]
        if "thumbnail_of" in entry
    }
    assert widths == {240}


def test_codes_are_short_and_large_enough_for_where_they_hang(manifest):
    for entry in manifest["files"]:
        for code in entry.get("qr", []):
            if code["leads_to"].startswith(("t/", "h/")):  # the rest is held in the hand
                assert len(code["payload"]) <= 34
            assert code["payload"].startswith(manifest["base_url"] + "/")
            levels = {"screen": {"M", "Q", "H"}}.get(code["purpose"], {"Q", "H"})
            assert code["ec_level"] in levels
        if entry["kind"] == "ap-phich" and "qr" in entry:
            [code] = entry["qr"]
            assert code["side_mm"] >= {"a4": 90, "a3": 130}[entry["size"]]
            assert code["purpose"] == "wall"
            assert code["leads_to"] == f"t/{entry['group']}/index.html"


def test_a_poster_of_a4_is_quick_to_load(manifest):
    sizes = [
        entry["bytes"]
        for entry in manifest["files"]
        if entry["kind"] == "ap-phich" and entry.get("size") == "a4" and entry["path"].endswith("f")
    ]
    assert len(sizes) == 2 * 52
    assert max(sizes) <= 150_000


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


def test_what_is_made_of_samples_says_so_on_paper(demo, manifest):
    groups = [entry for entry in manifest["files"] if "group" in entry and "qr" in entry]
    assert groups
    assert all(entry["sample"] for entry in groups)
    for entry in manifest["files"]:
        if entry.get("sample") and entry["path"].endswith(".pdf"):
            document = pypdfium2.PdfDocument(demo.site / entry["path"])
            text = "".join(page.get_textpage().get_text_range() for page in document)
            document.close()
            assert "MẪU" in text, entry["path"]


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
    hai_phong = (demo.site / "tran-hung-dao/index.html").read_text(encoding="utf-8")
    da_nang = (demo.site / "hoa-xuan/index.html").read_text(encoding="utf-8")
    assert "hai-phong-smart" in hai_phong
    assert "danang-smart-city" not in hai_phong
    assert "danang-smart-city" in da_nang
    assert "hai-phong-smart" not in da_nang


def test_sheets_for_paper_only_stay_out_of_the_site(demo):
    """A sheet with no room for what was agreed for paper alone is the same in both editions."""
    paper = demo.root / "ban-in"
    assert not list(demo.site.rglob("ban-in"))
    published = {path: path.read_bytes() for path in demo.site.rglob("*.pdf")}
    secret = {
        path: path.read_bytes()
        for path in paper.rglob("*.pdf")
        if path.read_bytes() != published[demo.site / "in" / path.relative_to(paper)]
    }
    kinds = {path.name for path in secret}
    assert {"ap-phich-a4.pdf", "ap-phich-a3-den-trang.pdf", "cam-nang-a5.pdf"} <= kinds
    assert set(secret.values()).isdisjoint(published.values())


def test_the_picture_of_a_poster_is_the_page_that_was_proved(demo):
    picture = Image.open(BytesIO((demo.site / "in/thd-12/ap-phich-a4.png").read_bytes()))
    assert picture.size == (1241, 1754)  # A4 at 150 dpi


def test_every_link_of_the_coverage_table_leads_to_a_file():
    table = Path(__file__).parent.parent / "content/doi-chieu-nguon.md"
    text = table.read_text(encoding="utf-8")
    targets = re.findall(r"^\[[^\]]+\]: (\S+)$", text, re.MULTILINE)
    assert len(targets) > 20
    assert [name for name in targets if not (table.parent / name).is_file()] == []
