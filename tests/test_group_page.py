"""What a scanned poster opens: a resident's phone, Zalo's browser, large letters, no JavaScript."""

import gzip
import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from playwright.sync_api import expect

from tests.browser import WITHOUT_WORKER, served
from tests.conftest import TINY, make_project
from tests.test_browser import violations

SECTIONS = [
    "Người giúp bác",
    "Ai trực, ở đâu",
    "Làm theo từng bước",
    "Số cần gọi",
    "Áp phích có còn mới không?",
    "Lưu số",
    "Nơi gặp",
    "Gửi vào nhóm Zalo",
    "Xem thêm",
]
MAX_BYTES = 14_000  # one round trip on a cold connection: 10 segments (RFC 6928)
FINGER_PX = 48
BODY_PX = 18
VIETNAM = timezone(timedelta(hours=7))
CENTRE, HOUSE = "Trung tâm Phục vụ hành chính công", "Nhà văn hoá tổ 1"
MADE_UP = {
    # file of the tiny content: what to put before a line of it
    "site.yml": (
        "legal:\n",
        "  - {domain: www.google.com, owner: Google, grade: A, checked: 2026-11-21}\n",
    ),
    "localities/mau-phuong/groups/mau-1.yml": ("schedule:\n", "  map: 20.98761234567, 106.54321\n"),
    "localities/mau-phuong/locality.yml": (
        "team:\n",
        f"""\
duty_roster:
  - days: [thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu]
    start: 7:30
    end: 11:30
    place: {CENTRE}
    who: Tổ công nghệ số
    helps_with: [VNeID]
  - days: [thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu]
    start: 13:30
    end: 17:00
    place: {CENTRE}
    who: Tổ công nghệ số
    helps_with: [VNeID]
  - days: [thứ bảy]
    start: 8:00
    place: {HOUSE}
    who: Đoàn Thanh niên
    helps_with: [VNeID]
""",
    ),
}  # fmt: skip
"""A point and hours nobody has: no such place was ever measured, no such hours agreed."""

ZALO = (
    "Mozilla/5.0 (Linux; Android 10; SM-A107F Build/QP1A.190711.020; wv) AppleWebKit/537.36 (KHTML,"
    " like Gecko) Version/4.0 Chrome/80.0.3987.149 Mobile Safari/537.36 Zalo android/12100726"
)
IN_ZALO = """
for (const name of ["clipboard", "share", "canShare", "serviceWorker", "pdfViewerEnabled"])
    Object.defineProperty(Navigator.prototype, name, { get: () => undefined });
window.open = () => null;
"""


@pytest.fixture(scope="module")
def made_base(tmp_path_factory):
    """A ward with everything a page can show, for which the sample content has no figures."""
    project = make_project(tmp_path_factory.mktemp("made") / "project", TINY)
    for name, (before, text) in MADE_UP.items():
        path = project.content / name
        old = path.read_text("utf-8")
        assert old.count(before) == 1
        path.write_text(old.replace(before, text + before), "utf-8")
    config = project.root / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("content_dir: content", "posters: false"), "utf-8")
    project.run("cnscd", "build")
    with served(project.site) as base:
        yield base


@pytest.fixture
def opened(browser):
    """Return a way to open an address on a phone; what the browser complains of fails the test."""
    contexts, slips = [], []

    def open_(url, width=360, height=640, init="", at=None, **options):
        context = browser.new_context(
            viewport={"width": width, "height": height}, **WITHOUT_WORKER | options
        )
        contexts.append(context)
        context.add_init_script(init)
        page = context.new_page()
        page.on("pageerror", lambda slip: slips.append(slip))
        page.on("console", lambda said: slips.append(said.text) if said.type == "error" else None)
        if at:
            page.clock.set_fixed_time(at)
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert slips == []


@pytest.fixture(scope="module")
def pages(demo):
    """The HTML of every group page by its code."""
    found = {path.parent.name: path.read_bytes() for path in demo.site.glob("t/*/index.html")}
    assert len(found) >= 52
    return found


# One response, whole without JavaScript


def test_every_group_page_fits_the_first_round_trip(pages):
    assert max(len(gzip.compress(page, 6)) for page in pages.values()) <= MAX_BYTES


def test_a_group_page_is_one_request_and_no_pdf(opened, base, pages):
    urls = []
    page = opened(f"{base}t/thd-12/")
    page.on("request", lambda request: urls.append(request.url))
    page.reload(wait_until="networkidle")
    assert [url for url in urls if not url.startswith("data:")] == [f"{base}t/thd-12/"]
    assert not any(b".pdf" in page for page in pages.values())


def test_the_script_is_the_same_on_every_page_and_alone(pages):
    scripts = [re.findall(rb"<script>.*?</script>", page, re.S) for page in pages.values()]
    assert {len(found) for found in scripts} == {1}
    assert len({found[0] for found in scripts}) == 1
    for page in pages.values():
        assert not re.search(rb'<script src|javascript:|\son[a-z]+="|target="', page)


@pytest.mark.parametrize("javascript", [True, False])
def test_all_is_there_in_order_without_javascript_too(opened, base, javascript):
    page = opened(f"{base}t/thd-12/", java_script_enabled=javascript)
    assert page.get_by_role("heading", level=2).all_inner_texts() == SECTIONS
    main = page.get_by_role("main").inner_text().replace("\xa0", " ")
    in_order = [
        "Tổ dân phố số 12", "Phường Trần Hưng Đạo", "Trước đây: Thôn 4, xã Hưng Đạo", "MẪU",
        "Hoàng Thị Thu D", "Gọi 0500 112 002", "Gọi 0500 904 001",
        "Thứ hai đến thứ sáu, giờ hành chính: Trung tâm", "bác gọi hỏi trước khi đi",
        "Làm VNeID mức 2", "Số khẩn cấp 112", "không bao giờ hỏi mã OTP",
        "Đối chiếu với tờ áp phích", "Lưu số của tổ vào danh bạ", "Nhà văn hoá tổ dân phố số 12",
        "Mở ảnh để gửi nhóm", "Tin soạn sẵn", "Mọi bài hướng dẫn", "Mã tổ: thd-12",
    ]  # fmt: skip
    places = [main.find(words) for words in in_order]
    assert -1 not in places, in_order[places.index(-1)]
    assert places == sorted(places)
    expect(page.locator(".tiles a")).to_have_count(4)
    page.get_by_text("Tin soạn sẵn để gửi").click()
    expect(page.locator(".message")).to_contain_text("https://cnscd.example/t/thd-12")


def test_landmarks_frame_the_page_and_search_is_one_tap_away(opened, base):
    page = opened(f"{base}t/thd-12/", java_script_enabled=False)
    for role in ("banner", "main", "contentinfo", "navigation"):
        expect(page.get_by_role(role)).to_have_count(1)
    page.get_by_role("link", name="Tìm trên trang").click()
    expect(page).to_have_url(f"{base}huong-dan/a-z/")


def test_the_first_who_can_be_called_is_in_the_first_screen(opened, base, pages):
    page = opened(base)
    for code in [*pages][::3]:
        page.goto(f"{base}t/{code}/")
        call = page.locator(".people .call").first.bounding_box()
        assert call["y"] + call["height"] <= 640, code
        assert call["width"] >= 300
        name = page.locator(".people h3").first.bounding_box()
        assert name["y"] < call["y"], code


def test_where_nobody_shows_a_number_the_office_comes_first(opened, base):
    page = opened(f"{base}t/thd-7/")
    expect(page.locator(".people h3")).to_have_text(
        [re.compile("Trung tâm Phục vụ hành chính công")]
    )
    expect(page.get_by_text("Tổ có 1 tổ trưởng, 1 tổ phó, 3 thành viên.")).to_be_visible()


# Read by everybody


CUT = """() => {
    const cut = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode, text = document.createRange();
        if (node.parentElement.closest(".unseen, script")) continue;
        text.selectNodeContents(node);
        if ([...text.getClientRects()].some(r => r.right > innerWidth + .5 || r.left < -.5))
            cut.push(node.data);
    }
    return [document.documentElement.scrollWidth - innerWidth, cut];
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["t/thd-12/", "t/hx-1/", "in/thd-12/"])
def test_nothing_is_cut_with_text_or_page_twice_as_large(opened, base, address, scheme):
    page = opened(base + address, width=320, color_scheme=scheme)
    page.locator("details").evaluate_all("all => all.forEach(it => it.open = true)")
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(CUT) == [0, []]
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": 160, "height": 320})  # what 320 px show at a zoom of 200 %
    assert page.evaluate(CUT) == [0, []]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", ["t/mau-1/", "t/mau-0/"])
def test_axe_finds_nothing_where_all_is_shown_and_open(opened, made_base, address, scheme):
    page = opened(made_base + address, width=320, color_scheme=scheme)
    page.locator("summary").evaluate_all("all => all.forEach(it => it.click())")
    assert violations(page) == []


@pytest.mark.parametrize("address", ["t/thd-12/", "t/thd-7/", "t/hx-1/", "in/thd-12/"])
def test_letters_are_large_and_targets_wide_as_a_finger(opened, base, address):
    page = opened(base + address, width=320)
    small = page.evaluate(
        f"""() => [...document.querySelectorAll("body *")]
            .filter(it => it.innerText && it.tagName != "SCRIPT")
            .filter(it => parseFloat(getComputedStyle(it).fontSize) < {BODY_PX})
            .map(it => it.outerHTML.slice(0, 120))"""
    )
    assert small == []
    targets = page.locator("a, button, summary").evaluate_all(
        "all => all.map(it => [it.innerText, it.getBoundingClientRect()])"
    )
    assert len(targets) > 10
    for text, box in targets:
        assert min(box["width"], box["height"]) >= FINGER_PX, text


def test_the_focus_is_seen_on_every_target(opened, base):
    page = opened(f"{base}t/thd-12/")
    count = page.locator("a, button, summary").count()
    for _ in range(count):
        page.keyboard.press("Tab")
        style = page.evaluate("getComputedStyle(document.activeElement).outline")
        assert "solid 3px" in style, page.evaluate("document.activeElement.outerHTML")


def test_each_zalo_button_says_whom_it_reaches(opened, base):
    page = opened(f"{base}t/hx-1/")
    expect(page.get_by_role("link", name="Nhắn Zalo cho Phan Đức Đ")).to_have_count(1)
    expect(page.get_by_role("link", name="Nhắn Zalo cho Hoàng Đức T")).to_have_count(1)


# On duty, by the roster, in Vietnam


def vietnam(day, clock):
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=VIETNAM).astimezone(UTC)


@pytest.mark.parametrize(
    ("day", "clock", "said"),
    [
        (23, "7:29", f"Theo lịch bây giờ nghỉ. Trực lại hôm nay 7:30: {CENTRE}."),  # a Monday
        (23, "7:30", f"Theo lịch đang trực, đến 11:30: {CENTRE}."),
        (23, "11:30", f"Theo lịch bây giờ nghỉ. Trực lại hôm nay 13:30: {CENTRE}."),
        (23, "16:59", f"Theo lịch đang trực, đến 17:00: {CENTRE}."),
        (23, "23:59", f"Theo lịch bây giờ nghỉ. Trực lại ngày mai, thứ ba, 7:30: {CENTRE}."),
        (27, "18:00", f"Theo lịch bây giờ nghỉ. Trực lại ngày mai, thứ bảy, 8:00: {HOUSE}."),
        (28, "9:00", f"Theo lịch hôm nay có trực, từ 8:00: {HOUSE}."),
        (29, "0:10", f"Theo lịch bây giờ nghỉ. Trực lại ngày mai, thứ hai, 7:30: {CENTRE}."),
    ],
)
@pytest.mark.parametrize("zone", ["Asia/Ho_Chi_Minh", "America/Los_Angeles"])
def test_the_page_says_who_is_on_duty_by_vietnam_time(opened, made_base, day, clock, said, zone):
    page = opened(f"{made_base}t/mau-1/", at=vietnam(day, clock), timezone_id=zone)
    expect(page.locator(".now")).to_have_text(said)
    shift = f"Thứ hai đến thứ sáu, 7:30–11:30: {CENTRE}. Tổ công nghệ số."
    expect(page.locator(".shift").first).to_have_text(shift)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (23, "Theo lịch hôm nay có trực, giờ hành chính."),
        (28, "Theo lịch bây giờ nghỉ. Trực lại thứ hai giờ hành chính."),
        (29, "Theo lịch bây giờ nghỉ. Trực lại ngày mai, thứ hai, giờ hành chính."),
    ],
)
def test_hours_that_no_source_names_are_not_made_up(opened, base, day, said):
    page = opened(f"{base}t/thd-12/", at=vietnam(day, "8:00"))
    expect(page.locator(".now")).to_have_text(said)


def test_a_page_left_open_tells_the_time_anew(opened, made_base):
    page = opened(f"{made_base}t/mau-1/", at=vietnam(23, "8:00"))
    expect(page.locator(".now")).to_contain_text("đang trực")
    page.clock.set_fixed_time(vietnam(23, "12:00"))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".now")).to_contain_text("bây giờ nghỉ")


def test_where_nobody_is_on_a_roster_the_page_says_nothing_of_now(opened, base):
    page = opened(f"{base}t/hx-1/")
    expect(page.locator(".now")).to_have_count(0)
    expect(page.get_by_text("Sáng Chủ nhật hằng tuần")).to_be_visible()


# Public places on the map


def test_a_culture_house_opens_on_the_map_and_an_office_is_looked_up(opened, made_base):
    page = opened(f"{made_base}t/mau-1/")
    spot, looked_up = page.locator("a[href*='google']").all()
    assert spot.get_attribute("href").endswith("/maps/search/?api=1&query=20.987612,106.54321")
    expect(spot).to_have_accessible_name(f"Xem đường đi trên bản đồ ({HOUSE})")
    assert "query=Trung%20t%C3%A2m" in looked_up.get_attribute("href")
    expect(looked_up).to_have_accessible_name(f"Tìm trên bản đồ ({CENTRE})")
    page.goto(f"{made_base}t/mau-2/")  # no culture house
    expect(page.locator("a[href*='google']")).to_have_count(1)


def test_a_site_that_does_not_allow_the_map_has_no_link_to_it(tiny):
    assert "google" not in (tiny.site / "t/mau-1/index.html").read_text("utf-8")


# Sent to the Zalo group


def clipboard(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    other = page.context.browser.new_context(permissions=["clipboard-read"])
    reader = other.new_page()
    reader.goto(page.url)
    text = reader.evaluate("navigator.clipboard.readText()")
    other.close()
    return text


NO_CLIPBOARD = "Object.defineProperty(Navigator.prototype, 'clipboard', { get: () => undefined });"
REFUSES = "Clipboard.prototype.writeText = () => Promise.reject(new Error('no'));"


@pytest.mark.parametrize("init", ["", NO_CLIPBOARD, REFUSES, IN_ZALO])
def test_one_tap_copies_the_text_for_the_zalo_group(opened, base, init):
    page = opened(f"{base}t/thd-12/", init=init, user_agent=ZALO, has_touch=True)
    page.get_by_role("button", name="Chép tin để gửi").tap()
    expect(page.get_by_role("status")).to_have_text(re.compile("Đã chép"))
    text = clipboard(page)
    assert text.startswith("(MẪU, dữ liệu thử)\nTổ công nghệ số cộng đồng, Tổ dân phố số 12, ")
    assert text.endswith(
        "không bao giờ hỏi mã OTP, mật khẩu hay tiền.\nhttps://cnscd.example/t/thd-12"
    )
    assert "0500 112" not in text.replace("\u00a0", " ")  # the office alone
    assert "Hoàng Thị Thu D" not in text


def test_where_a_phone_does_not_copy_the_text_opens_to_be_held(opened, base):
    page = opened(f"{base}t/thd-12/", init=NO_CLIPBOARD + "document.execCommand = () => false;")
    expect(page.locator(".message")).to_be_hidden()
    page.get_by_role("button", name="Chép tin để gửi").click()
    expect(page.get_by_role("status")).to_have_text(re.compile("Máy không cho chép"))
    expect(page.locator(".message")).to_be_visible()


def test_in_zalo_all_is_a_plain_link_and_the_picture_comes_before_the_text(opened, base):
    page = opened(f"{base}t/thd-12/", init=IN_ZALO, user_agent=ZALO)
    picture = page.get_by_role("link", name="Mở ảnh để gửi nhóm")
    button = page.get_by_role("button", name="Chép tin để gửi")
    assert picture.bounding_box()["y"] < button.bounding_box()["y"]
    answer = page.request.get(picture.evaluate("it => it.href"))
    assert answer.headers["content-type"] == "image/png"
    page.get_by_role("link", name="Làm VNeID mức 2").click()
    expect(page).to_have_url(f"{base}huong-dan/vneid-muc-2/")


# The pages that share the frame


def test_a_retired_code_leads_on_in_one_tap(opened, made_base):
    page = opened(f"{made_base}t/mau-0/", width=320)
    assert page.evaluate(CUT) == [0, []]
    page.get_by_role("link", name="Mở trang").click()
    expect(page).to_have_url(f"{made_base}t/mau-1/")
