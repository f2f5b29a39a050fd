"""The keyboard's way through a page: everything is reached, seen, in order, and left again."""

import pytest

PAGES = {"home": "", "guide": "huong-dan/vneid-muc-2/", "group": "t/thd-12/"}
MOST_STOPS = 200
MARK_THE_END = """() => document.body.insertAdjacentHTML(
    "beforeend", "<a id='end' href='#end'>Hết</a>")"""
FOCUSED = """() => {
    const e = document.activeElement;
    const box = e.getBoundingClientRect();
    const style = getComputedStyle(e);
    const isOurs = (x, y) => {
        const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
        return !!top && (e.contains(top) || top.contains(e));
    };
    return {
        name: e.outerHTML.slice(0, 100),
        isEnd: e.id === "end",
        order: [...document.querySelectorAll("*")].indexOf(e),
        isShown: box.width > 0 && box.height > 0 && style.visibility === "visible",
        isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
        isOnTop: [[0.5, 0.5], [0.1, 0.1], [0.9, 0.1], [0.1, 0.9], [0.9, 0.9]]
            .some(([x, y]) => isOurs(x, y)),
        ring: [style.outlineStyle === "none" ? "" : style.outline, style.boxShadow].join(),
    };
}"""


@pytest.fixture(scope="module")
def stops(browser, base):
    """Return the stops of the Tab key on a page, from its top until the page is left."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    walked = {}

    def walk(name):
        if name not in walked:
            page = context.new_page()
            page.goto(base + PAGES[name])
            walked[name] = list(_walk(page))
        return walked[name]

    yield walk
    context.close()


def _walk(page):
    page.evaluate(MARK_THE_END)
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(20)  # what slides in or scrolls has begun
        stop = page.evaluate(FOCUSED)
        if stop["isEnd"]:
            return
        yield stop
    raise AssertionError("the keyboard does not come to the end of the page")


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_of_the_tab_key_is_seen(stops, name):
    found = stops(name)
    assert len(found) >= 10
    unseen = [it["name"] for it in found if not (it["isShown"] and it["isInView"])]
    assert unseen == []
    assert [it["name"] for it in found if not it["isOnTop"]] == []
    assert [it["name"] for it in found if it["ring"] in (",none", ",")] == []


@pytest.mark.parametrize("name", PAGES)
def test_the_tab_key_follows_the_page(stops, name):
    order = [it["order"] for it in stops(name)]
    assert order == sorted(order)
    assert len(order) == len(set(order))
