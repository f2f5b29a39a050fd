"""Without network: pages kept in the phone, and the whole site on a stick."""

import os
import re
import shutil
import zipfile
from contextlib import contextmanager
from html.parser import HTMLParser
from pathlib import Path
from threading import Event
from urllib.parse import unquote, urldefrag, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import served
from tests.conftest import TINY, Project, copy_of, make_project

GUIDES = tuple(f"bai-{number}" for number in range(1, 6))
"""The first four are ahead of the fifth on every group page."""
GROUP = "t/mau-1/"
GROUP_YAML = "localities/mau-phuong/groups/mau-1.yml"
FOLDER = "to-cong-nghe-so"

expect.set_options(timeout=10_000)


@pytest.fixture(scope="module")
def ward(tmp_path_factory):
    """A ward with five guides, its site and its zip, no sheet drawn. Look, do not touch."""
    project = make_project(tmp_path_factory.mktemp("offline") / "project", TINY)
    edit(project.root / "mkdocs.yml", "content_dir: content", "posters: false")
    ledger = (project.content / "permalinks.yml").read_text("utf-8")
    guide = project.content / "guides/quet-ma.yml"
    text = guide.read_text("utf-8")
    for number, slug in enumerate(GUIDES, 1):
        copy = text.replace("slug: quet-ma", f"slug: {slug}").replace(
            "code: qr", f"code: b{number}"
        )
        guide.with_name(f"{slug}.yml").write_text(
            re.sub("^title: .*$", f"title: Việc thứ {number}", copy, flags=re.M), "utf-8"
        )
        ledger += f"  - {{code: b{number}, kind: guide, released: 2026-11-21}}\n"
    (project.content / "permalinks.yml").write_text(ledger, "utf-8")
    chosen = "".join(f"\n  - {slug}" for slug in GUIDES)
    edit(
        project.content / "site.yml",
        "featured_guides:\n  - quet-ma",
        f"featured_guides:{chosen}\n  - quet-ma",
    )
    project.run("cnscd", "build", "--offline-zip")
    return project


@pytest.fixture
def mine(ward, tmp_path):
    """The same ward, yours to change."""
    return copy_of(ward, tmp_path / "project")


@pytest.fixture
def phone(browser):
    """A phone that has never been here; whatever goes wrong in its pages fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.set_default_timeout(10_000)
    complaints = []
    context.on("console", lambda message: complaints.append(f"{message.text} {message.location}"))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    yield page
    context.close()
    fine = ("ERR_INTERNET_DISCONNECTED", "status of 503", "status of 404")
    assert [text for text in complaints if not any(it in text for it in fine)] == []


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    later = path.stat().st_mtime + 60  # servers tell old from new by whole seconds
    os.utime(path, (later, later))


def kept(page):
    """Return the addresses in the stores of this phone, by kind."""
    return page.evaluate(
        """async () => {
            const found = {};
            for (const name of await caches.keys()) {
                const urls = (await (await caches.open(name)).keys()).map((it) => it.url);
                found[name.split(" ")[2] || name] = urls;
            }
            return found;
        }"""
    )


def comes_true(page, script, arg=None, seconds=60):
    """Return whether an async function of the page comes true in time."""
    return page.evaluate(
        f"""async ([arg, tries]) => {{
            for (let i = 0; i < tries; i++) {{
                if (await ({script})(arg)) return true;
                await new Promise((resolve) => setTimeout(resolve, 100));
            }}
            return false;
        }}""",
        [arg, seconds * 10],
    )


def wait_until(page, script, arg=None):
    assert comes_true(page, script, arg), (script, arg, kept(page))


def visit_until(page, url, script, arg=None):
    """Open a page until the visit, or the one after, has done what it should."""
    for _ in range(4):
        page.goto(url)
        if comes_true(page, script, arg, seconds=15):
            return
    raise AssertionError((script, arg, kept(page)))


def wait_until_kept(page, *urls):
    """Wait until the worker has kept pages; their files are kept right after."""
    for url in urls:
        wait_until(page, "async (url) => caches.match(url)", url)


@contextmanager
def without_network(page):
    page.context.set_offline(True)
    yield
    page.context.set_offline(False)


def visit(page, base, path=GROUP):
    """Open a page as with the first scan and wait until it is kept."""
    page.goto(base + path)
    wait_until_kept(page, base + path)


# Kept in the phone


def test_a_visited_group_page_and_its_four_guides_open_again_without_network(phone, ward):
    with served(ward.site) as base:
        phone.goto(f"{base}t/mau-1?zarsrc=30")  # as the code says, as Zalo adds
        wait_until_kept(phone, base + GROUP, *(f"{base}huong-dan/{slug}/" for slug in GUIDES[:4]))
        phone.wait_for_load_state("networkidle")
        with without_network(phone):
            for path in (GROUP, "t/mau-1", f"{GROUP}?zarsrc=31"):
                phone.goto(base + path)
                expect(phone.get_by_role("link", name="Gọi 0500 111 001")).to_be_visible()
                expect(phone.get_by_text("đây là bản lưu trong máy")).to_be_visible()
            for number, slug in enumerate(GUIDES[:4], 1):
                phone.goto(base + GROUP)
                phone.locator(f"main a[href$='/{slug}/']").click()
                expect(phone).to_have_url(f"{base}huong-dan/{slug}/")
                expect(phone.get_by_role("heading", level=1)).to_have_text(f"Việc thứ {number}")
            styled = "getComputedStyle(document.querySelector('h1')).fontWeight"
            assert phone.evaluate(styled) != "400"
        assert f"{base}huong-dan/{GUIDES[4]}/" not in kept(phone)["pages"]


def test_an_unvisited_page_says_so_lists_what_opens_and_whom_to_call(phone, ward):
    with served(ward.site) as base:
        visit(phone, base, f"huong-dan/{GUIDES[4]}/")
        visit(phone, base)
        with without_network(phone):
            phone.goto(f"{base}huong-dan/quet-ma/")
            expect(phone.get_by_role("heading", level=1)).to_have_text("Chưa có mạng")
            expect(phone.get_by_role("link", name="Gọi 112")).to_have_attribute("href", "tel:112")
            links = phone.locator("section a")
            expect(links.first).to_have_text("Tổ dân phố số 1, phường Mẫu")
            phone.get_by_role("link", name="Việc thứ 5").click()
            expect(phone.get_by_role("heading", level=1)).to_have_text("Việc thứ 5")
            phone.goto(f"{base}huong-dan/quet-ma/")
        phone.get_by_role("link", name="Thử lại").click()
        expect(phone.get_by_role("heading", level=1)).to_have_text(re.compile("Quét mã"))


def test_axe_finds_nothing_on_the_page_for_no_network(browser, ward):
    rules = {name: {"enabled": True} for name in ("color-contrast-enhanced", "target-size")}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)
        page = context.new_page()
        with served(ward.site) as base:
            visit(page, base)
            with without_network(page):
                page.goto(f"{base}ung-dung/")
                for width in (320, 360):
                    page.set_viewport_size({"width": width, "height": 740})
                    found = Axe().run(page, options={"rules": rules})
                    assert found.response["violations"] == [], (scheme, width)
                    assert page.evaluate("document.documentElement.scrollWidth") <= width
        context.close()


def test_with_network_the_changed_page_wins_and_is_what_is_kept(phone, mine):
    with served(mine.site) as base:
        visit(phone, base)
        edit(mine.site / GROUP / "index.html", "Nguyễn Văn A", "Nguyễn Văn Mới")
        phone.goto(base)
        phone.goto(base + GROUP)
        expect(phone.get_by_role("heading", name="Nguyễn Văn Mới")).to_be_visible()
        phone.wait_for_load_state("networkidle")
        with without_network(phone):
            phone.goto(base + GROUP)
            expect(phone.get_by_role("heading", name="Nguyễn Văn Mới")).to_be_visible()


def test_on_a_stalled_line_the_kept_page_shows_and_the_fresh_one_is_kept_when_it_comes(phone, mine):
    flows = Event()
    flows.set()
    with served(mine.site, asked=lambda path: flows.wait(30)) as base:
        visit(phone, base)
        phone.wait_for_load_state("networkidle")
        edit(mine.site / GROUP / "index.html", "Nguyễn Văn A", "Nguyễn Văn Mới")
        flows.clear()
        phone.goto(base + GROUP, wait_until="commit")
        expect(phone.get_by_role("heading", name="Nguyễn Văn A")).to_be_visible()
        flows.set()
        wait_until(
            phone,
            "async (url) => (await (await caches.match(url)).text()).includes('Văn Mới')",
            base + GROUP,
        )


def test_a_page_withdrawn_is_dropped_when_the_network_says_so(phone, mine):
    with served(mine.site) as base:
        visit(phone, base)
        shutil.rmtree(mine.site / GROUP)
        assert phone.goto(base + GROUP).status == 404
        wait_until(phone, "async (url) => !(await caches.match(url))", base + GROUP)


def test_a_new_release_renews_all_that_is_kept_and_leaves_nothing_of_the_old_one(phone, mine):
    with served(mine.site) as base:
        visit(phone, base, "t/mau-2/")
        visit(phone, base)
        edit(mine.content / GROUP_YAML, "      web: [name, phone, zalo, organisation, tasks]\n", "")
        mine.run("cnscd", "build")
        visit_until(
            phone,
            base,  # another page than those kept
            """async (url) => {
                const texts = [];
                for (const name of await caches.keys()) {
                    const copy = await (await caches.open(name)).match(url);
                    if (copy) texts.push(await copy.text());
                }
                return texts.length && !texts.some((text) => text.includes("Nguyễn Văn A"));
            }""",
            base + GROUP,
        )
        assert {base + GROUP, f"{base}t/mau-2/"} <= {*kept(phone)["pages"]}
        with without_network(phone):
            phone.goto(base + GROUP)
            expect(phone.get_by_role("heading", name="Tổ dân phố số 1", level=1)).to_be_visible()
            assert "Nguyễn Văn A" not in phone.content()


def test_print_files_cards_and_strangers_are_never_kept(phone, mine):
    card = f"{GROUP}danh-ba.vcf"
    sheet = mine.site / "in/mau-1/ap-phich-a4.png"
    sheet.parent.mkdir()
    sheet.write_bytes(b"PNG")
    stranger = mine.site / "dich-vu/index.html"
    stranger.parent.mkdir()
    icon = '<link rel="icon" href="data:,">'
    stranger.write_text(f"<!doctype html>{icon}<title>Hộp thư riêng</title>", "utf-8")
    with served(mine.site) as base:
        visit(phone, base)
        phone.goto(f"{base}in/")
        phone.goto(f"{base}dich-vu/")
        phone.evaluate(
            "(urls) => Promise.all(urls.map((url) => fetch(url)))",
            [f"{base}in/mau-1/ap-phich-a4.png", base + card],
        )
        visit(phone, base, "t/mau-2/")
        phone.wait_for_load_state("networkidle")
        stored = kept(phone)
        assert all(url.startswith(f"{base}assets/") for url in stored["files"])
        allowed = (base + "t/", base + "huong-dan/")
        assert all(url.startswith(allowed) and url.endswith("/") for url in stored["pages"])


def test_only_so_many_pages_are_kept_the_oldest_leaves_first(phone, ward):
    with served(ward.site) as base:
        visit(phone, base)
        phone.evaluate(
            """async (base) => {
                const name = (await caches.keys()).find((it) => it.includes(" pages "));
                const store = await caches.open(name);
                for (let i = 0; i < 60; i++) await store.put(`${base}t/x${i}/`, new Response(""));
            }""",
            base,
        )
        visit(phone, base, "t/mau-2/")
        wait_until(  # guides ahead may still be coming: one more for a moment
            phone,
            """async (url) => {
                const name = (await caches.keys()).find((it) => it.includes(" pages "));
                const kept = await (await caches.open(name)).keys();
                return kept.length <= 60 && !(await caches.match(url));
            }""",
            base + GROUP,
        )
        assert f"{base}t/mau-2/" in kept(phone)["pages"]


def test_turned_off_phones_forget_everything_of_ours_and_nothing_else(phone, mine):
    with served(mine.site) as base:
        visit(phone, base)
        phone.evaluate("caches.open('of another page of the portal')")
        site = mine.content / "site.yml"
        edit(site, "release_date:", "offline: không\nrelease_date:")
        mine.run("cnscd", "build")
        assert "data-worker" not in (mine.site / GROUP / "index.html").read_text("utf-8")
        visit_until(phone, base + GROUP, "async () => (await caches.keys()).length === 1")
        assert phone.evaluate("caches.keys()") == ["of another page of the portal"]
        phone.goto(base + GROUP)
        expect(phone.get_by_role("heading", name="Nguyễn Văn A")).to_be_visible()


NO_WORKER = {
    "absent": "delete Navigator.prototype.serviceWorker",
    "refused": "ServiceWorkerContainer.prototype.register = () => Promise.reject(new Error('no'))",
    "forbidden": """Object.defineProperty(Navigator.prototype, "serviceWorker",
        { get() { throw new DOMException("no", "SecurityError") } })""",
}


@pytest.mark.parametrize("script", NO_WORKER.values(), ids=NO_WORKER)
def test_a_browser_that_will_not_keep_pages_shows_them_all_the_same(phone, ward, script):
    phone.add_init_script(script)
    with served(ward.site) as base:
        for path in (GROUP, f"huong-dan/{GUIDES[0]}/"):
            phone.goto(base + path)
            phone.wait_for_load_state("networkidle")
            expect(phone.get_by_role("heading", level=1)).to_be_visible()
        assert phone.evaluate("caches.keys()") == []


def test_who_saves_data_gets_no_guide_ahead(phone, ward):
    session = phone.context.new_cdp_session(phone)
    session.send("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})
    with served(ward.site) as base:
        visit(phone, base)
        visit(phone, base, "t/mau-2/")
        phone.wait_for_load_state("networkidle")
        assert {*kept(phone)["pages"]} == {base + GROUP, f"{base}t/mau-2/"}


def test_the_script_of_pages_is_the_same_on_every_page(ward):
    scripts = set()
    for path in {*ward.site.rglob("index.html")} - {*ward.site.glob("h/**/*.html")}:
        found = re.findall(
            r'<script data-worker="[^"]*">(.*?)</script>', path.read_text("utf-8"), re.S
        )
        assert len(found) == 1, path
        scripts |= {*found}
    assert len(scripts) == 1


# On a stick


@pytest.fixture(scope="module")
def stick(ward, tmp_path_factory):
    """The zip, unpacked as on a stick."""
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(zip_of(ward)) as archive:
        archive.extractall(folder)
    return folder / FOLDER


def zip_of(project: Project) -> Path:
    return project.root / "site-ngoai-mang.zip"


class Links(HTMLParser):
    """Collects where a page leads, what it loads, and its public address."""

    def __init__(self):
        super().__init__()
        self.found: list[str] = []
        self.canonical = ""

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if attributes.get("rel") == "canonical":
            self.canonical = attributes["href"]
        else:
            names = ("href", "src", "action", "poster", "data-theme")
            self.found += [attributes[name] for name in names if attributes.get(name)]


def read(path: Path) -> Links:
    links = Links()
    links.feed(path.read_text("utf-8"))
    return links


def test_the_zip_holds_one_folder_with_a_note_and_the_site_without_print(ward):
    with zipfile.ZipFile(zip_of(ward)) as archive:
        names = archive.namelist()
        note = archive.read(f"{FOLDER}/DOC-TRUOC.txt")
    assert {name.split("/")[0] for name in names} == {FOLDER}
    assert {f"{FOLDER}/index.html", f"{FOLDER}/{GROUP.rstrip('/')}.html"} <= {*names}
    assert all(re.fullmatch(r"[\w./-]{1,100}", name, re.ASCII) for name in names)
    assert not [name for name in names if name.endswith((".pdf", ".png", ".webp", "sw.js", ".map"))
                and "/assets/" not in name]  # fmt: skip
    assert note.startswith("\ufeff".encode())
    assert note.count(b"\r\n") == note.count(b"\n") > 3
    assert "Giải nén" in note.decode("utf-8-sig")
    assert "21/11/2026" in note.decode("utf-8-sig")


def test_every_address_in_the_zip_names_a_file_that_is_there(stick):
    pages = sorted(stick.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        for address in read(page).found:
            path = unquote(urlsplit(urldefrag(address)[0]).path)
            if not urlsplit(address).scheme and path:
                assert (page.parent / path).is_file(), (page.relative_to(stick), address)


def test_pages_on_a_stick_still_name_their_public_address(stick):
    assert read(stick / "index.html").canonical == "https://cnscd.example/"
    assert read(stick / "t/mau-1.html").canonical == "https://cnscd.example/t/mau-1/"
    assert read(stick / "huong-dan/index.html").canonical == "https://cnscd.example/huong-dan/"


def test_the_stick_opens_by_a_double_click_searches_and_asks_nobody(phone, stick):
    asked = []
    phone.context.on("request", lambda request: asked.append(request.url))
    phone.context.set_offline(True)
    phone.goto((stick / "index.html").as_uri())
    phone.locator("main").get_by_role("link", name="Phường Mẫu").click()
    phone.locator("main").get_by_role("link", name="Tổ dân phố số 1").click()
    expect(phone.get_by_role("heading", name="Nguyễn Văn A")).to_be_visible()
    phone.get_by_role("link", name="Mọi bài hướng dẫn").click()
    phone.click(".md-header__button[for=__search]")
    phone.keyboard.type("viec thu 3")
    phone.locator(".md-search-result__item a", has_text="Việc thứ 3").first.click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Việc thứ 3")
    assert phone.url.partition("#")[0] == (stick / "huong-dan/bai-3.html").as_uri()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_the_same_content_gives_the_same_zip_and_a_build_without_it_leaves_no_old_one(mine):
    before = zip_of(mine).read_bytes()
    told = mine.run("cnscd", "build", "--offline-zip", "--only", "mau-phuong").stdout
    assert "Bản chép USB: site-ngoai-mang.zip (" in told
    assert zip_of(mine).read_bytes() == before
    assert "Đã xoá site-ngoai-mang.zip cũ" in mine.run("cnscd", "build").stdout
    assert not zip_of(mine).exists()


def test_a_failed_build_leaves_the_site_and_its_zip_as_they_were(mine):
    def left():
        return {path.name for path in mine.root.iterdir() if not path.name.endswith(".lock")}

    before, files = zip_of(mine).read_bytes(), left()
    edit(mine.content / GROUP_YAML, "kind: tổ dân phố", "kindd: tổ dân phố")
    failed = mine.run("cnscd", "build", "--offline-zip", check=False)
    assert failed.returncode == 1
    assert "không có mục 'kindd'" in failed.stderr
    assert zip_of(mine).read_bytes() == before
    assert left() == files
