"""The built site in a real browser, as a phone shows it, under a sub-path of a portal."""

import importlib.util
import re
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import SUB_PATH, WITHOUT_WORKER, served
from tests.conftest import TINY, make_project

TEMPLATES = {
    "home": "",
    "finder": "dia-phuong/",
    "locality": "tran-hung-dao/",
    "print shop of a locality": "tran-hung-dao/in-an/",
    "print shop of a group": "in/thd-12/",
    "print shop of a guide": "in/huong-dan/vneid-muc-2/",
    "plan of a locality": "hoa-xuan/ke-hoach/",
    "group": "t/thd-12/",
    "group where all withhold": "t/thd-7/",
    "guide": "huong-dan/vneid-muc-2/",
    "guides": "huong-dan/",
    "topic": "chu-de/an-toan-so/",
    "audience": "doi-tuong/nguoi-cao-tuoi/",
    "guide with steps of two kinds": "huong-dan/mat-dien-thoai/",
    "letters": "huong-dan/a-z/",
    "numbers": "huong-dan/so-lieu/",
    "ladder of skills": "ky-nang/",
    "one skill": "ky-nang/giu-an-toan/",
    "province": "tinh-thanh/da-nang/",
    "calendar of a locality": "hoa-xuan/lich/",
    "team": "thanh-vien/",
    "class": "thanh-vien/lop-chu-nhat/",
    "messages": "thanh-vien/tin-nhan/",
    "bulletin": "thanh-vien/ban-tin/",
    "reports": "thanh-vien/bao-cao/",
    "names of Zalo groups": "thanh-vien/nhom-zalo/",
    "checklist": "thanh-vien/bang-kiem/",
    "quiz": "thanh-vien/tu-kiem-tra/an-toan-so/",
    "apps": "ung-dung/",
    "print": "in/",
    "about": "gioi-thieu/",
    "privacy": "quyen-rieng-tu/",
    "lost": "t/khong-co/trang-nao/",
}
GROUP_PAGES = {"group", "group where all withhold"}
SEARCHED = ("home", "guide", "messages")
"""Where the search box, the same on every page of the theme, is tried."""
WIDTHS = (320, 360)
FINGER_PX = 48
STRICTER = ("color-contrast-enhanced", "target-size")  # 7:1 for text; off in axe unless asked
COLOUR_RULES = ("color-contrast", "color-contrast-enhanced", "link-in-text-block")
TWICE = """times => {
    const root = document.documentElement;
    root.style.fontSize = "";
    root.style.fontSize = parseFloat(getComputedStyle(root).fontSize) * times + "px";
}"""
"""As a phone does whose owner has set the largest letters."""
MENU = ".md-header__button[for=__drawer]"
SEARCH = ".md-header__button[for=__search]"

expect.set_options(timeout=10_000)


@pytest.fixture(scope="module")
def lost_base(tmp_path_factory):
    """A small site that knows its sub-path: its 404 page answers at any depth."""
    project = make_project(tmp_path_factory.mktemp("lost") / "project", TINY)
    config = project.root / "mkdocs.yml"  # new addresses on every code: spare drawing them
    text = config.read_text("utf-8")
    assert "      content_dir: content" in text
    config.write_text(text.replace("      content_dir: content", "      posters: false"), "utf-8")
    project.run("cnscd", "build", "--base-url", f"https://cong.example{SUB_PATH.rstrip('/')}")
    with served(project.site) as base:
        yield base


@pytest.fixture(scope="module")
def address(base, lost_base):
    """Return where the browser finds a template."""
    return lambda name: (lost_base if name == "lost" else base) + TEMPLATES[name]


@pytest.fixture
def opened(browser):
    """Return a way to open an address as a phone does; all is closed after the test."""
    contexts = []

    def open_(url="", width=360, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 740},
            color_scheme=scheme,
            **WITHOUT_WORKER | options,
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        if url:
            page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def shown(browser, address):
    """Return each template on a small phone, loaded once, for tests that only look."""
    context = browser.new_context(viewport={"width": 320, "height": 740}, **WITHOUT_WORKER)
    pages = {}

    def show(name):
        if name not in pages:
            pages[name] = context.new_page()
            pages[name].goto(address(name))
        return pages[name]

    yield show
    context.close()


@contextmanager
def requests_of(page):
    """Collect every request of page's context, workers included, that leaves the machine."""
    urls = []
    page.context.on("request", lambda request: urls.append(request.url))
    yield urls
    page.wait_for_load_state("networkidle")
    urls[:] = [url for url in urls if not url.startswith(("data:", "blob:"))]


def violations(page, *more, only=()):
    """Return what axe finds on a page, by its usual rules and more of them, or by only these."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(Axe().axe_script)
    options = {"resultTypes": ["violations"]}
    options |= {"rules": {name: {"enabled": True} for name in (*STRICTER, *more)}}
    if only:
        options = {"resultTypes": ["violations"], "runOnly": [*only]}
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [
        f"{item['id']} ({item['impact']}): {node['target']} {node['failureSummary']}"
        for item in found
        for node in item["nodes"]
    ]


def is_dark(page):
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3]) < 3 * 128


# Seen, heard and touched by everybody


@pytest.mark.parametrize("name", TEMPLATES)
def test_axe_finds_nothing(opened, address, name):
    page = opened(address(name))
    assert not is_dark(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page) == [], width
    page.emulate_media(color_scheme="dark")
    page.evaluate("Promise.allSettled(document.getAnimations().map(fade => fade.finished))")
    assert is_dark(page)
    for width in WIDTHS:  # the dark changes colours and nothing else
        page.set_viewport_size({"width": width, "height": 740})
        assert violations(page, only=COLOUR_RULES) == [], width


@pytest.mark.parametrize("name", TEMPLATES)
def test_letters_twice_as_large_break_nothing(shown, name):
    page = shown(name)
    page.evaluate(TWICE, 2)
    found, width = violations(page), page.evaluate("document.documentElement.scrollWidth")
    page.evaluate(TWICE, 1)
    assert found == []
    assert width <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_menu_and_in_search_results(opened, base, scheme):
    page = opened(base, width=320, scheme=scheme)
    page.click(MENU)
    page.wait_for_timeout(400)  # the menu slides in
    assert violations(page) == []
    page = opened(base, width=320, scheme=scheme)
    page.click(SEARCH)
    page.keyboard.type("VNeID")
    page.wait_for_selector(".md-search-result__item")
    page.wait_for_timeout(400)
    assert violations(page) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_is_wider_than_a_small_phone(shown, name):
    page = shown(name)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    cut = page.evaluate(
        """() => [...document.querySelectorAll("h1, h2, h3, article :is(p, li, td, a), main > p")]
            .filter(e => e.getClientRects().length && !e.closest(".unseen"))
            .filter(e => e.getBoundingClientRect().right > 320.5)
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    assert cut == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_one_first_heading_and_no_level_skipped(shown, name):
    page = shown(name)
    levels = page.evaluate(
        "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    heading = page.inner_text("h1")
    assert heading.split(",")[0].casefold() in page.title().casefold()


@pytest.mark.parametrize("name", TEMPLATES)
def test_lists_are_lists_and_no_markdown_is_left_over(shown, name):
    page = shown(name)
    left_over = page.evaluate(
        """() => [...document.querySelectorAll("main :is(p, li, td):not(.md-nav *)")]
            .map(e => e.textContent)
            .filter(text => /^\\s*(-|\\d+\\.|\\||#+) |\\*\\*|\\]\\(|{[:.%]/m.test(text))"""
    )
    assert left_over == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_buttons_are_as_large_as_a_finger_and_numbers_never_break(shown, name):
    page = shown(name)
    buttons = page.evaluate(
        """() => [...document.querySelectorAll(
                "a[href^='tel:'], .call, .zalo, .tiles a, .more a, .shelf a, header a,"
                + "footer a, .md-header__button")]
            .filter(e => e.getClientRects().length && !e.closest(".md-search"))
            .map(e => {
                const text = document.createRange();
                text.selectNodeContents(e);
                const lines = new Set([...text.getClientRects()].map(r => Math.round(r.top)));
                const box = e.getBoundingClientRect();
                return [e.getAttribute("href") || e.className, e.innerText, lines.size,
                        box.height, box.width];
            })"""
    )
    assert buttons
    for target, text, lines, height, width in buttons:
        assert height >= FINGER_PX, (target, text)
        assert width >= FINGER_PX, (target, text)
        if target.startswith("tel:"):
            assert lines == 1, text


def test_menu_and_search_open_from_the_keyboard(opened, base):
    page = opened(base)
    for button, opens in ((MENU, "#__drawer"), (SEARCH, "#__search")):
        page.focus(button)
        page.keyboard.press("Enter")
        expect(page.locator(opens)).to_be_checked()
        page.keyboard.press("Escape")
        page.evaluate(f"document.querySelector('{opens}').checked = false")


# Alone with itself: one origin, no cookie, little data


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_page_asks_another_origin_or_sets_a_cookie(opened, address, name):
    page = opened()
    url = address(name)
    failed = []
    page.context.on("response", lambda answer: failed.append(answer) if answer.status > 399 else 0)
    with requests_of(page) as urls:
        page.goto(url)
        if name in SEARCHED:
            page.click(SEARCH)
            page.keyboard.type("lua dao")
            page.wait_for_selector(".md-search-result__item, .md-search-result__meta")
            page.wait_for_timeout(300)
    site = url.removesuffix(TEMPLATES[name])
    assert urls
    assert [asked for asked in urls if not asked.startswith(site)] == []
    assert [answer.url for answer in failed if answer.url != url] == []
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_when_all_withhold_the_group_page_still_leads_to_a_number(opened, base):
    page = opened(base + TEMPLATES["group where all withhold"], java_script_enabled=False)
    expect(page.get_by_text("chưa công khai số riêng")).to_be_visible()
    expect(page.locator(".people a[href^='tel:']")).to_have_count(1)


# Finding the way


def test_two_taps_lead_from_home_to_the_people_of_a_group(opened, base):
    page = opened(base, has_touch=True, is_mobile=True)
    page.locator("main").get_by_role("link", name="Phường Trần Hưng Đạo").tap()
    page.locator("main").get_by_role("link", name="Tổ dân phố số 12", exact=True).tap()
    expect(page).to_have_url(f"{base}t/thd-12/")
    expect(page.get_by_role("heading", name="Người giúp bác")).to_be_visible()


def test_a_wrong_code_leads_to_the_list_of_neighbourhoods(opened, address, lost_base):
    page = opened()
    answer = page.goto(address("lost"))
    assert answer.status == 404
    page.locator("article").get_by_role("link", name="Tìm tổ gần nhà").click()
    expect(page).to_have_url(f"{lost_base}dia-phuong/")
    expect(page.get_by_role("heading", name="Tìm tổ gần nhà", level=1)).to_be_visible()


def test_searching_a_word_lists_its_guide(opened, base):
    page = opened(base)
    page.click(SEARCH)
    page.keyboard.type("OCOP")
    guide = page.locator(".md-search-result a[href*='/huong-dan/dua-ocop-len-san/']").first
    expect(guide).to_be_visible()
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"Tìm thấy \d+ trang"))
    guide.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("OCOP"))


# In Vietnamese


@pytest.mark.parametrize("name", TEMPLATES)
def test_no_english_word_of_the_theme_is_left(opened, address, name):
    page = opened(address(name))
    assert page.get_attribute("html", "lang") == "vi"
    assert english_words() & said(page) == set()
    if name in SEARCHED:
        page.click(SEARCH)
        page.keyboard.type("zzzz")
        page.wait_for_timeout(500)
        assert english_words() & said(page) == set()


def english_words():
    """Return every text of Material's own English, and a few it does not translate."""
    package = importlib.util.find_spec("material").submodule_search_locations[0]
    english = Path(package, "templates/partials/languages/en.html").read_text(encoding="utf-8")
    texts = re.findall(r'^  "(?!language|direction|search\.config)[^"]+": "(.+)",?$', english, re.M)
    assert "Skip to content" in texts
    return {text.replace("#", "").strip().casefold() for text in texts} | {"logo", "close", "menu"}


def said(page):
    """Return every text and label on page, shown or kept for a screen reader or a later moment."""
    texts = page.evaluate(
        """() => {
            const texts = [document.title];
            const walker = document.createTreeWalker(document, NodeFilter.SHOW_TEXT);
            while (walker.nextNode())
                if (!walker.currentNode.parentElement.closest("script, style"))
                    texts.push(walker.currentNode.data);
            for (const e of document.querySelectorAll("*"))
                for (const name of ["aria-label", "title", "placeholder", "alt"])
                    if (e.hasAttribute(name)) texts.push(e.getAttribute(name));
            const later = document.getElementById("__config");
            if (later) texts.push(...Object.values(JSON.parse(later.text).translations));
            return texts;
        }"""
    )
    return {text.replace("#", "").strip().casefold() for text in texts}
