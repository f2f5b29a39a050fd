""" "Is this really my team?", asked in a real browser of what is on the page alone."""

import base64
import hashlib
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from generator import hashing, pipeline
from generator.plan import plan_build
from generator.render.verify import TAG_BYTES, derive
from tests.browser import WITHOUT_WORKER

NUMBER = "#verify-number"
SAID = ".verify-said:not([data-said=working])[data-said]"
ENTRY_LETTERS = 16
UNPUBLISHED = {
    "agreed for paper alone": "0500111002",
    "withdrawn": "0500111004",
    "no consent": "0500111005",
    "no consent, of the ward's own team": "0500777001",
}


@pytest.fixture
def opened(browser):
    """Return a way to open an address; all is closed after the test."""
    contexts = []

    def open_(url, **options):
        context = browser.new_context(
            viewport={"width": 320, "height": 640}, **{**WITHOUT_WORKER, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.fixture
def page(opened, tiny):
    """The page of the small ward, opened from a folder as from a stick."""
    return opened((tiny.site / "mau-phuong/index.html").as_uri())


def ask(page, typed):
    """Return which answer is given to a typed number, and its words."""
    page.fill(NUMBER, typed)
    page.press(NUMBER, "Enter")
    said = page.wait_for_selector(SAID)
    return said.get_attribute("data-said"), said.inner_text().replace("\u00a0", " ")


def test_every_published_number_is_known_with_its_team(opened, base, demo):
    content = pipeline.check(demo.content).content
    [ward] = [item for item in content.localities if item.id == "hoa-xuan"]
    expected = {m.phone: g.facts.name for g in ward.groups for m in g.web if m.phone}
    expected |= {m.phone: ward.team.facts.name for m in ward.team.web if m.phone}
    expected |= {office.phone: office.name for office in ward.facts.offices if office.phone}
    expected |= {hotline.phone: hotline.name for hotline in content.site.hotlines}
    assert len(expected) > 20
    page = opened(f"{base}hoa-xuan/")
    sealed = page.get_attribute(".verify", "data-numbers")
    salt = page.get_attribute(".verify", "data-salt")
    for phone in list(expected)[::3]:  # slow, as it must be
        tag = base64.b64encode(derive(phone.digits, salt)[:TAG_BYTES]).decode()
        assert sealed.find(tag) % ENTRY_LETTERS == 0, phone
    for phone, name in list(expected.items())[::6]:
        said, words = ask(page, str(phone))
        assert said == "yes", phone
        assert f"ghi là của: {name}." in words
        assert ("MẪU" in words) == phone.is_sample
    assert ask(page, "0236 1022")[0] == "yes"  # the city's own


def test_the_answer_leads_to_the_page_of_the_team(opened, base):
    page = opened(f"{base}tran-hung-dao/")
    said, words = ask(page, "0500 112 002")
    assert said == "yes"
    assert "có thể bị làm giả" in words
    page.click(".verify-said a")
    expect(page).to_have_url(f"{base}t/thd-12/")


@pytest.mark.parametrize("number", UNPUBLISHED.values(), ids=UNPUBLISHED)
def test_a_number_that_is_not_published_is_not_known(page, tiny, number):
    said, words = ask(page, number)
    assert said == "no"
    assert "Chưa chắc là giả" in words
    assert "Gọi 0500 900 001" in words  # the ward's own number
    assert tag(page, number) not in page.content()


def tag(page, number):
    """Return how the page would write that it knows number."""
    salt = page.get_attribute(".verify", "data-salt")
    return base64.b64encode(derive(number, salt)[:TAG_BYTES]).decode()


def test_no_number_can_be_read_out_of_what_the_page_holds(page):
    box = page.locator(".verify").evaluate("box => box.outerHTML")
    held = page.get_attribute(".verify", "data-numbers")
    entries = re.findall("." * 16, held)
    assert len(entries) == 4  # two members, an office, a hotline
    assert entries == sorted(entries)
    for number in ("0500111001", "0500111003"):
        assert tag(page, number) in held
        assert number not in box
        for written in (number, f"+84{number[1:]}", f"84{number[1:]}"):
            for kind in ("md5", "sha1", "sha256", "sha512"):
                digest = hashlib.new(kind, written.encode()).digest()
                assert digest.hex()[:8] not in box
                assert base64.b64encode(digest).decode()[:8] not in box


@pytest.mark.parametrize(
    "typed",
    [
        "0500111001", " 0500 111 001 ", "0500.111.001", "0500-111-001", "0500 111–001",
        "+84500111001", "+84 500 111 001", "84500111001", "(+84) 0500 111 001", "0084 500 111 001",
        "0500\u00a0111\u00a0001", "\u202a+84 500 111 001\u202c", "０５００１１１００１",
        "tel:0500111001",
    ],
)  # fmt: skip
def test_a_number_is_understood_however_it_is_written(page, typed):
    said, words = ask(page, typed)
    assert said == "yes"
    assert "Tổ dân phố số 1." in words


@pytest.mark.parametrize("typed", ["chị Lan", "0500 111", "0500 111 001 23", "500111001", "1"])
def test_what_is_no_number_is_told_how_to_type_it(page, typed):
    said, words = ask(page, typed)
    assert said == "unread"
    assert "10 chữ số" in words


@pytest.mark.parametrize("typed", ["112", "19001234", "+44 20 7946 0000", "098 765 4321"])
def test_any_other_number_gets_an_answer(page, typed):
    assert ask(page, typed)[0] == ("yes" if typed == "112" else "no")


def test_an_answer_goes_when_the_number_is_changed(page):
    ask(page, "0500 111 001")
    page.press(NUMBER, "End")
    page.press(NUMBER, "Backspace")
    expect(page.locator(".verify-said")).to_be_empty()


def test_while_the_phone_works_it_says_so_and_a_late_answer_is_not_given(page):
    page.evaluate("""() => {
        const derive = crypto.subtle.deriveBits.bind(crypto.subtle);
        crypto.subtle.deriveBits = (...given) => (window.work = derive(...given));
        document.querySelector(".verify").dataset.iterations = 6_000_000; // a phone ever so slow
    }""")
    page.fill(NUMBER, "098 765 4321")
    page.press(NUMBER, "Enter")
    expect(page.locator(".verify-said")).to_contain_text("Đang so…")
    page.evaluate("""() => {
        window.first = window.work;
        document.querySelector(".verify").dataset.iterations = 600_000;
    }""")
    assert ask(page, "0500 111 003")[0] == "yes"
    page.evaluate("() => window.first")
    expect(page.locator(".verify-said")).to_contain_text("Tổ dân phố số 1.")


def test_nothing_is_sent_kept_or_put_in_the_address(opened, base):
    address = f"{base}tran-hung-dao/"
    page = opened(address)
    page.wait_for_load_state("networkidle")
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    assert ask(page, "0500 112 002")[0] == "yes"
    assert ask(page, "0912 345 67")[0] == "unread"
    assert requests == []
    assert page.url == address
    kept = "[{...localStorage}, {...sessionStorage}, (await indexedDB.databases()).length]"
    assert "112002" not in str(page.evaluate(f"async () => {kept}"))
    assert page.evaluate("async () => (await caches.keys()).length") == 0
    assert page.context.cookies() == []


def test_who_comes_back_finds_the_box_empty(opened, base):
    page = opened(f"{base}tran-hung-dao/")
    ask(page, "0500 112 002")
    page.goto(f"{base}dia-phuong/")
    page.go_back()
    expect(page.locator(NUMBER)).to_have_value("")
    expect(page.locator(".verify-said")).to_be_empty()


def assert_says_whom_to_call(page):
    box = page.locator(".verify")
    expect(box.locator("form")).to_be_hidden()
    expect(box.get_by_text("bác gọi Trung tâm Phục vụ hành chính công:").first).to_be_visible()
    expect(box.locator(".verify-off .call")).to_have_attribute("href", "tel:0500900001")


def test_without_javascript_the_page_says_whom_to_call(opened, tiny):
    address = (tiny.site / "mau-phuong/index.html").as_uri()
    assert_says_whom_to_call(opened(address, java_script_enabled=False))


def test_without_a_secure_address_the_page_says_whom_to_call(browser, tiny):
    """Over plain http the browser offers no crypto.subtle, as old ones never do."""
    context = browser.new_context()
    context.route(
        "http://phuong.example/**",
        lambda route: route.fulfill(path=tiny.site / urlsplit(route.request.url).path[1:]),
    )
    page = context.new_page()
    page.goto("http://phuong.example/mau-phuong/index.html")
    assert page.evaluate("[isSecureContext, typeof crypto.subtle]") == [False, "undefined"]
    assert_says_whom_to_call(page)
    context.close()


def test_a_browser_that_fails_to_hash_says_whom_to_call(page):
    page.evaluate("() => { crypto.subtle.deriveBits = () => Promise.reject(new Error()) }")
    page.fill(NUMBER, "0500 111 001")
    page.press(NUMBER, "Enter")
    assert_says_whom_to_call(page)


def test_where_it_works_only_the_box_is_shown_and_the_answer_stands_out(page):
    expect(page.locator(".verify form")).to_be_visible()
    expect(page.locator(".verify-off")).to_be_hidden()
    ask(page, "0500 111 001")
    border = "it => parseFloat(getComputedStyle(it).borderTopWidth)"
    assert page.locator(".verify-said").evaluate(border) >= 1


def test_short_numbers_and_an_empty_box_get_answers_of_their_own(page):
    what, words = ask(page, "113")
    assert what == "short"
    assert "tự bấm số ấy gọi" in words
    assert ask(page, " ") == ("empty", "Bác chưa gõ số nào.")


def test_old_eyes_and_fingers_can_use_it(page):
    label, button = "Số điện thoại bác muốn hỏi", page.get_by_role("button", name="So số này")
    for place in (page.get_by_label(label), button):
        box = place.bounding_box()
        assert box["height"] >= 48
        assert place.evaluate("it => parseFloat(getComputedStyle(it).fontSize)") >= 18
    assert page.get_attribute(NUMBER, "inputmode") == "tel"
    assert page.get_attribute(NUMBER, "autocomplete") == "off"
    ask(page, "0500 111 001")
    said = page.get_by_role("status")
    assert said.evaluate("it => parseFloat(getComputedStyle(it).fontSize)") >= 18
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_number_of_two_teams_names_both(scratch):
    group = scratch / "localities/mau-phuong/groups/mau-2.yml"
    text = group.read_text("utf-8")
    changed = text.replace(
        "phone: 0500 222 001}", "phone: 0500 111 001, consent: {date: 2026-09-05, web: [phone]}}"
    )
    assert changed != text
    group.write_text(changed, "utf-8")
    check = plan_build(pipeline.check(scratch).content).number_checks["mau-phuong"]
    [owners] = [answer.owners for answer in check.answers if "0500111001" in answer.digits]
    assert [owner.name for owner in owners] == ["Tổ dân phố số 1", "Tổ dân phố số 2"]


def test_the_same_content_gives_the_same_hashes(scratch, tmp_path):
    checks = plan_build(pipeline.check(scratch).content).number_checks
    first, second = (hashing.hash_numbers(checks, tmp_path / name) for name in "ab")
    assert first == second
    assert len(first["mau-phuong"]) == 4 * 16


def test_a_withdrawn_number_leaves_page_and_cache_and_the_others_are_not_hashed_again(project):
    config = project.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    assert "      content_dir: content" in text
    config.write_text(text.replace("      content_dir: content", "      posters: false"), "utf-8")
    folder = project.root / ".cache/posters/numbers"

    def build():
        project.run("cnscd", "build")
        html = (project.site / "mau-phuong/index.html").read_text("utf-8")
        return html, {path.name: path.read_bytes() for path in folder.iterdir()}

    html, kept = build()
    salt = re.search('data-salt="(.+?)"', html)[1]
    key = derive("0500111001", salt)
    written = base64.b64encode(key[:TAG_BYTES]).decode()
    assert written in html
    assert [name for name, keys in kept.items() if key in keys]
    assert not [keys for keys in kept.values() if b"0500" in keys]

    member = project.content / "localities/mau-phuong/groups/mau-1.yml"
    text = member.read_text("utf-8")
    member.write_text(
        text.replace("      evidence: Phiếu số 1\n", "      withdrawn: 2026-11-21\n"), "utf-8"
    )
    html, left = build()
    assert written not in html
    assert not [name for name, keys in left.items() if key in keys]
    assert (len(kept), len(left), len(kept.keys() & left.keys())) == (3, 3, 2)
