"""A guide as it is used: on a small phone, step by step, read aloud, sent on, printed.

Chromium on this machine has no Vietnamese voice and no sharing, so tests that need one give the
page a stand-in for the browser's own `speechSynthesis` or `navigator.share`.
"""

import io
import json
import re

import pypdfium2
import pytest
import zxingcpp
from playwright.sync_api import expect

from generator import pipeline
from generator.plan import guide_url
from tests.conftest import ROOT
from tests.test_browser import violations

CONTENT = pipeline.check(ROOT / "content").content
BASE = CONTENT.site.base_url
GUIDES = {guide.slug: guide for guide in CONTENT.guides}
LONG, SHORT = "vneid-muc-2", "qr-gia"
PHONE = {"width": 360, "height": 640}
HEADER_PX = 48
THUMB_PX = 48
PRINT_DPI = 150
SAID_AS_SEEN = "label-content-name-mismatch"
"""Off in axe unless asked: the name of a button holds the words one sees on it."""
MIN_CODE_MM = 25
MIN_PRINT_PX = 10 / 72 * 96  # 10 pt

VOICES = """
    window.spoken = [];
    window.SpeechSynthesisUtterance = function (text) { this.text = text; };
    const voices = {
        list: %s,
        getVoices() { return this.list; },
        speak(it) { spoken.push(it); },
        cancel() { this.cancelled = true; },
    };
    Object.defineProperty(window, "speechSynthesis", { value: voices });
"""
VIETNAMESE = '[{lang: "en-US", localService: true}, {lang: "vi_VN", localService: true}]'
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"

expect.set_options(timeout=10_000)


@pytest.fixture
def opened(browser, base):
    """Return a way to open a guide as a small phone does; all is closed after the test."""
    contexts = []

    def open_(slug=LONG, script="", anchor="", **options):
        context = browser.new_context(**{"viewport": PHONE, "reduced_motion": "reduce"} | options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{base}huong-dan/{slug}/{anchor}")
        return page

    yield open_
    for context in contexts:
        context.close()


def top_of(page, selector):
    return page.locator(selector).evaluate("e => e.getBoundingClientRect().top")


def pasted(page):
    page.evaluate("document.body.innerHTML = '<textarea id=paste></textarea>'")
    page.focus("#paste")
    page.keyboard.press("Control+V")
    return page.locator("#paste").input_value()


def flat(text):
    return " ".join(text.split())


# The first view


def test_the_first_step_of_every_guide_begins_in_the_first_view(opened, base):
    page = opened(script=VOICES % VIETNAMESE)  # with every button that there can be
    below = {}
    for slug in GUIDES:
        page.goto(f"{base}huong-dan/{slug}/")
        expect(page.locator(".acts [data-reads]")).to_be_visible()
        below[slug] = page.locator("#buoc-1").evaluate(
            "e => e.getBoundingClientRect().top + parseFloat(getComputedStyle(e).lineHeight)"
        )
    assert {slug: y for slug, y in below.items() if y > PHONE["height"]} == {}


def test_what_to_have_ready_is_told_before_it_is_unfolded(opened):
    page = opened()
    guide = GUIDES[LONG]
    fold = page.locator("details.before")
    expect(fold.locator("summary")).to_contain_text(f"chừng {guide.minutes} phút")
    expect(fold.locator("summary")).to_contain_text(guide.bring[0])
    expect(fold.get_by_role("heading", name="Chuẩn bị")).to_be_hidden()
    fold.locator("summary").click()
    for words in (*guide.bring, guide.who, guide.cost, guide.minutes_note):
        expect(fold.locator("ul").get_by_text(words)).to_be_visible()


def test_an_address_that_leads_into_a_folded_part_opens_it(opened):
    page = opened(anchor="#chuan-bi")
    expect(page.get_by_role("heading", name="Chuẩn bị")).to_be_in_viewport()


def test_what_to_bring_is_found_by_search_once(demo):
    text = (demo.site / "assets/search/index.js").read_text("utf-8")
    index = json.loads(text.removeprefix("takeSearchIndex(").removesuffix(");\n"))
    [page] = [page for page in index["pages"] if page["url"] == f"huong-dan/{LONG}/"]
    said = flat(" ".join(part for section in page["sections"] for part in section))
    for words in (*GUIDES[LONG].bring, GUIDES[LONG].who, GUIDES[LONG].steps[0].do):
        assert said.count(flat(words)) == 1, words
    assert "Bước 1/" not in said
    assert [anchor for anchor, _, _ in page["sections"]][1:4] == ["chuan-bi", "cac-buoc", "buoc-1"]


# The way through the steps


def test_without_script_the_chips_lead_to_the_steps_and_no_button_is_dead(opened):
    page = opened(java_script_enabled=False)
    chips = page.get_by_role("navigation", name="Chọn bước").get_by_role("link")
    expect(chips).to_have_text([f"Bước {n}" for n in range(1, len(GUIDES[LONG].steps) + 1)])
    chips.nth(3).click()
    assert HEADER_PX <= top_of(page, "#buoc-4") < HEADER_PX + THUMB_PX
    assert page.locator("article button:visible").count() == 0
    page.get_by_role("link", name="Chép tin gửi Zalo").click()
    expect(page.get_by_text(GUIDES[LONG].zalo_message)).to_be_in_viewport()


def test_the_bar_leads_on_and_back_and_takes_the_focus_along(opened):
    page = opened(SHORT)
    last = len(GUIDES[SHORT].steps)
    bar, at = page.locator(".bar"), page.locator(".bar b")
    expect(bar).to_be_hidden()  # nothing lies over the first view
    page.locator(".chips a").nth(last - 2).click()
    expect(at).to_have_text(f"Bước {last - 1}/{last}")
    bar.get_by_role("button", name="Tiếp").click()
    expect(at).to_have_text(f"Bước {last}/{last}")
    expect(page.locator(f"#buoc-{last}")).to_be_focused()
    assert HEADER_PX <= top_of(page, f"#buoc-{last}") < HEADER_PX + THUMB_PX
    expect(page.locator(".chips a[aria-current=step]")).to_have_text(f"Bước {last}")
    bar.get_by_role("button", name="Xong").click()
    expect(page.get_by_role("heading", name="An toàn", level=2)).to_be_focused()
    expect(bar).to_be_hidden()
    page.locator(".chips a").first.click()
    expect(at).to_have_text(f"Bước 1/{last}")
    expect(bar.get_by_role("button", name="Trước")).to_be_disabled()


def test_what_has_the_focus_never_lies_under_the_bar(opened):
    page = opened("nhan-biet-lua-dao", anchor="#buoc-2")
    expect(page.locator(".bar")).to_be_visible()
    page.locator("#buoc-3").evaluate("e => e.focus()")
    overlap = page.evaluate(
        """() => document.querySelector(".bar").getBoundingClientRect().top
            - document.activeElement.getBoundingClientRect().bottom"""
    )
    assert overlap >= 0


def test_in_very_large_type_the_bar_lies_over_nothing(opened):
    page = opened(viewport={"width": 320, "height": 640}, script=VOICES % VIETNAMESE)
    page.evaluate("document.documentElement.style.fontSize = '40px'")
    page.locator(".chips a").nth(2).click()
    expect(page.locator(".bar")).to_have_css("position", "static")
    assert (
        page.locator("article *").evaluate_all(
            """all => all.filter(e => e.getClientRects().length && !e.closest(".unseen"))
            .filter(e => e.getBoundingClientRect().right > 320.5).map(e => e.outerHTML)"""
        )
        == []
    )


@pytest.mark.parametrize("width", [320, 360])
def test_every_button_is_as_large_as_a_thumb(opened, width):
    script = VOICES % VIETNAMESE + "navigator.share = () => Promise.resolve();"
    page = opened(script=script, anchor="#buoc-2", viewport={"width": width, "height": 640})
    expect(page.locator(".bar")).to_be_visible()
    boxes = page.locator(".act:visible, .chips a, .before summary").evaluate_all(
        """all => all.map(e => [e.innerText, Math.min(e.offsetWidth, e.offsetHeight),
            e.getBoundingClientRect().right])"""
    )
    assert len(boxes) == len(GUIDES[LONG].steps) + 9
    for words, least, right in boxes:
        assert least >= THUMB_PX, words
        assert right <= width, words


# Read aloud


@pytest.mark.parametrize(
    "voices",
    ["[]", '[{lang: "en-US", localService: true}]', '[{lang: "vi-VN", localService: false}]'],
    ids=["none", "English alone", "one that would send the words away"],
)
def test_no_voice_of_the_phone_no_button(opened, voices):
    page = opened(script=VOICES % voices)
    expect(page.locator("[data-at]")).to_be_attached()
    assert page.locator("[data-reads]:visible").count() == 0


def test_a_browser_that_knows_nothing_of_speech_does_everything_else(opened):
    script = "Object.defineProperty(window, 'speechSynthesis', {value: undefined});"
    page = opened(script=script + "window.failed = []; onerror = e => failed.push(e);")
    page.locator(".chips a").nth(1).click()
    expect(page.locator(".bar b")).to_have_text(re.compile("Bước 2/"))
    assert page.locator("[data-reads]:visible").count() == 0
    assert page.evaluate("failed") == []


def test_voices_may_come_late(opened):
    page = opened(script=VOICES % "[]")
    button = page.get_by_role("button", name="Nghe đọc")
    expect(button).to_be_hidden()
    page.evaluate(f"speechSynthesis.list = {VIETNAMESE}; speechSynthesis.onvoiceschanged()")
    expect(button).to_be_visible()


def test_the_guide_is_read_step_by_step_until_it_is_stopped(opened):
    page = opened(script=VOICES % VIETNAMESE)
    page.get_by_role("button", name="Nghe đọc").click()
    assert page.evaluate("spoken[0].text + ' ' + spoken[1].text") == flat(
        f"Bước 1. {GUIDES[LONG].steps[0].do}"
    )
    assert page.evaluate("[spoken[0].lang, spoken[0].voice.lang]") == ["vi-VN", "vi_VN"]
    expect(page.locator(".step.read")).to_contain_text("Bước 1.")
    page.evaluate("spoken[spoken.length - 1].onend()")
    expect(page.locator(".step.read")).to_contain_text("Bước 2.")
    expect(page.locator(".bar b")).to_have_text(re.compile("Bước 2/"))
    page.locator(".acts").get_by_role("button", name="Dừng đọc").click()
    expect(page.locator(".step.read")).to_have_count(0)
    expect(page.locator(".acts").get_by_role("button", name="Nghe đọc")).to_be_visible()
    said = page.evaluate("spoken.length")
    page.evaluate("spoken.forEach(it => it.onend && it.onend())")  # late reports change nothing
    assert page.evaluate("spoken.length") == said


def test_numbers_and_initials_are_said_as_people_say_them(opened):
    page = opened(script=VOICES % VIETNAMESE, anchor="#buoc-7")
    expect(page.locator(".bar b")).to_have_text(re.compile("Bước 7/"))
    page.locator(".bar").get_by_role("button", name="Nghe").click()
    for _ in range(3):
        page.evaluate("spoken[spoken.length - 1].onend()")
    said = " ".join(page.evaluate("spoken.map(it => it.text)"))
    assert said.startswith("Bước 7.")
    assert "hoặc gọi 1 9 0 0 0 3 6 8." in said
    assert "Mở vi en i đi, chọn mục kích hoạt" in said
    assert "Tự tay nhập mã ô tê pê trong tin nhắn" in said
    assert GUIDES[LONG].safety[0].rstrip(".") in said  # the safety box comes last
    assert not re.search("VNeID|OTP", said)
    page = opened("dua-ocop-len-san", script=VOICES % VIETNAMESE)
    page.get_by_role("button", name="Nghe đọc").click()
    for _ in GUIDES["dua-ocop-len-san"].steps:
        page.evaluate("spoken[spoken.length - 1].onend()")
    said = " ".join(page.evaluate("spoken.map(it => it.text)"))
    assert "1 tháng 7 năm 2026" in said
    assert not re.search(r"\d/\d", said)


def test_reading_stops_when_the_page_is_left(opened):
    page = opened(script=VOICES % VIETNAMESE)
    page.get_by_role("button", name="Nghe đọc").click()
    page.evaluate("speechSynthesis.cancelled = false; dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speechSynthesis.cancelled")
    expect(page.locator(".step.read")).to_have_count(0)


# Sent on


@pytest.mark.parametrize("has_clipboard", [True, False])
@pytest.mark.parametrize("button", ["Chép tin gửi Zalo", "Chép tin này", "Chép đường dẫn"])
def test_one_tap_copies_the_message_or_the_address(opened, button, has_clipboard):
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    page = opened(**allowed) if has_clipboard else opened(script=NO_CLIPBOARD)
    page.get_by_role("button", name=button).first.click()
    expect(page.get_by_role("status").filter(has_text="Đã chép")).to_have_count(1)
    address = guide_url(BASE, GUIDES[LONG].code)
    wanted = address if button == "Chép đường dẫn" else f"{GUIDES[LONG].zalo_message} {address}"
    assert flat(pasted(page)) == flat(wanted)


def test_where_nothing_may_be_copied_the_words_come_into_view(opened):
    page = opened(script=NO_CLIPBOARD + "document.execCommand = () => false;")
    page.get_by_role("button", name="Chép tin gửi Zalo").click()
    expect(page.get_by_text("nhấn giữ vào chữ để chép")).to_have_count(1)
    expect(page.get_by_text(GUIDES[LONG].zalo_message)).to_be_in_viewport()


def test_sharing_is_offered_only_where_the_phone_can(opened):
    page = opened(script="delete Navigator.prototype.share;")
    expect(page.get_by_role("button", name="Chép đường dẫn")).to_be_visible()
    expect(page.get_by_role("button", name="Chia sẻ", include_hidden=True)).to_be_hidden()
    page = opened(script="navigator.share = it => Promise.reject((window.shared = it));")
    page.get_by_role("button", name="Chia sẻ").click()
    shared = page.evaluate("shared")
    assert shared["title"].startswith(GUIDES[LONG].title)
    assert flat(shared["text"]).endswith(guide_url(BASE, GUIDES[LONG].code))


def test_a_picture_to_save_is_offered_before_anything_to_print(opened, demo):
    page = opened()
    links = page.locator("article a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    printed = [link for link in links if link and "/in/huong-dan/" in link]
    assert printed[0].endswith(f"in/huong-dan/{LONG}/zalo.png")
    assert (demo.site / f"in/huong-dan/{LONG}/zalo.png").is_file()


# Heard


@pytest.mark.parametrize("address", [f"huong-dan/{LONG}/", "tran-hung-dao/", "t/thd-12/"])
def test_numbers_to_call_are_said_digit_by_digit_under_a_name_one_can_see(opened, base, address):
    page = opened()
    page.goto(base + address)
    calls = page.locator("article a[href^='tel:'], main > * a[href^='tel:']")
    names = calls.evaluate_all(
        "all => all.map(a => [a.innerText, a.getAttribute('aria-label'), a.pathname])"
    )
    assert names
    for seen, name, digits in names:
        assert flat(name) == flat(f"{seen}: {' '.join(digits)}")
    assert violations(page, SAID_AS_SEEN) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_midst_of_reading_with_all_unfolded(opened, scheme):
    script = VOICES % VIETNAMESE + "navigator.share = () => Promise.resolve();"
    page = opened(script=script, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(fold => (fold.open = true))")
    page.locator(".chips a").nth(5).click()
    page.locator(".bar").get_by_role("button", name="Nghe").click()
    expect(page.locator(".step.read")).to_contain_text("Bước 6.")
    assert violations(page, SAID_AS_SEEN) == []


# On paper


@pytest.fixture(scope="module")
def printed(browser, base):
    """Return every guide as the browser prints it, without script: what is on paper needs none."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    sheets = {}
    for slug in GUIDES:
        page.goto(f"{base}huong-dan/{slug}/")
        sheets[slug] = page.pdf(format="A4")
    yield sheets
    context.close()


def read(pdf):
    """Return the text of every page and the codes on the first, each with its side in mm."""
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    texts = [flat(page.get_textpage().get_text_range()) for page in document]
    picture = document[0].render(scale=PRINT_DPI / 72).to_pil()
    document.close()
    codes = []
    for code in zxingcpp.read_barcodes(picture):
        place = code.position
        codes.append((code.text, (place.top_right.x - place.top_left.x) / PRINT_DPI * 25.4))
    return texts, codes


@pytest.mark.parametrize("slug", GUIDES)
def test_a_printed_guide_is_one_sheet_with_a_code_that_leads_back(printed, slug):
    guide = GUIDES[slug]
    texts, [(payload, side_mm)] = read(printed[slug])
    assert len(texts) == 1
    assert payload == guide_url(BASE, guide.code)
    assert side_mm >= MIN_CODE_MM
    [text] = texts
    for words in (guide.title, payload, "mã kiểm tra", f"Bước {len(guide.steps)}."):
        assert words in text
    for words in ("Lên đầu trang", "Nghe đọc", "Gửi vào nhóm", "Xem tiếp", "Dành cho thành viên"):
        assert words not in text


def test_a_printed_guide_says_all_that_is_needed_in_letters_one_can_read(opened):
    page = opened("mat-dien-thoai")
    guide = GUIDES["mat-dien-thoai"]
    page.emulate_media(media="print")
    text = flat(page.locator("article").inner_text())
    needed = [*guide.bring, *guide.safety, guide.cost, guide.help, CONTENT.site.promise]
    for step in guide.steps:
        needed += [words for words in (step.do, step.detail, step.warning) if words]
    assert [words for words in needed if flat(words) not in text] == []
    sizes = page.locator("article :is(h1, h2, h3, p, li)").evaluate_all(
        """all => all.filter(e => e.innerText && e.getClientRects().length)
            .map(e => parseFloat(getComputedStyle(e).fontSize))"""
    )
    assert min(sizes) >= MIN_PRINT_PX - 0.01
