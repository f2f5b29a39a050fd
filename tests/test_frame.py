"""What every page of the theme carries: its own style, little to load, leave to run no more."""

import gzip
import re
from pathlib import Path

import material
import pytest
from playwright.sync_api import expect

from generator.render.stylesheet import PLACE, read_styles, with_styles
from tests.conftest import ROOT
from tests.test_browser import SEARCH, SEARCHED, TEMPLATES

MATERIAL = Path(material.__file__).parent / "templates/assets/stylesheets"
FIRST_VISIT_BYTES = 60_000
"""All that a first visit to a guide may take over the line, compressed."""
LOADS = re.compile(r'<(?:script|link|img)\b[^>]*?\b(?:src|href)="([^"]+)"|url\("?([^")]+\.woff2)')
BOX = "[data-md-component=search-query]"
LOOKS = """() => [...document.querySelectorAll("body, body *")]
    .filter((e) => !e.closest("script, style, svg *, option"))
    .map((e) => {
        const look = getComputedStyle(e);
        const box = e.getBoundingClientRect();
        return [e.tagName, e.className.baseVal || e.className, box.x, box.y, box.width, box.height,
                look.color, look.backgroundColor, look.fontSize, look.fontWeight, look.display,
                look.borderTopWidth, look.textDecorationLine, look.visibility].join(" ");
    })"""


# The style


def test_a_rule_stays_when_the_page_has_all_that_it_names():
    sheet = read_styles(
        [
            ".a .b,#c[open]{color:red}.a:not(.gone){top:0}h1,h2{left:0}"
            "@media print{.b{color:blue}.x{color:green}}@media screen{.x{top:0}}"
        ]
    )
    page = f'<html><head>{PLACE}</head><body class="a"><p id="c"></p><h2 class="b">'
    style = with_styles(page, sheet).partition("<style>")[2].partition("</style>")[0]
    assert style == ".a .b{color:red}.a:not(.gone){top:0}h2{left:0}@media print{.b{color:blue}}"


def test_what_scripts_add_later_keeps_its_style_and_idle_variables_go():
    sheet = read_styles(
        [
            ":root{--used:1px;--through:var(--used);--idle:2px}p{top:var(--through)}"
            "#c[open] .late-one{left:0}[data-what-came]{left:1px}.never{top:0}"
            "@keyframes turn{to{top:0}}@keyframes idle{to{top:0}}"
            "p{animation:turn 1s}"
        ],
        scripts=["box.classList.add('late-one'); box.dataset.whatCame = 1"],
        later=["[open"],
    )
    style = with_styles(f'{PLACE}<p id="c">', sheet)
    assert "--used:1px" in style
    assert "--through:" in style
    assert "--idle" not in style
    assert ".late-one" in style
    assert "[data-what-came]" in style
    assert ".never" not in style
    assert "keyframes turn" in style
    assert "keyframes idle" not in style


def test_a_page_that_has_its_own_style_is_left_alone():
    page = "<html><style>p{top:0}</style><p>"
    assert with_styles(page, read_styles(["p{color:red}"])) == page


@pytest.mark.parametrize("name", ["home", "guide", "locality", "messages", "quiz", "letters"])
@pytest.mark.parametrize("width", [360, 1300])
def test_a_page_looks_as_with_the_whole_style(browser, base, name, width):
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(base + TEMPLATES[name])
    page.wait_for_timeout(200)
    lean = page.evaluate(LOOKS)
    page.evaluate(
        """(whole) => {
            const style = document.head.querySelector("style");
            style.textContent = whole;
        }""",
        whole_style(),
    )
    full = page.evaluate(LOOKS)
    page.close()
    assert lean == full


def whole_style() -> str:
    [theme] = MATERIAL.glob("main.*.css")
    own = [(ROOT / f"docs/assets/{name}.css").read_text("utf-8") for name in ("site", "guide")]
    return "\n".join([theme.read_text("utf-8"), *own])


def test_search_whose_script_did_not_arrive_is_tried_again_at_the_next_touch(browser, base):
    page = browser.new_page(service_workers="block")
    page.goto(f"{base}huong-dan/vneid-muc-2/#cac-buoc")
    page.route("**/bundle.*.js", lambda route: route.abort())
    page.focus(BOX)
    expect(page.get_by_text("Chưa tải được phần tìm kiếm")).to_be_visible()
    expect(page).to_have_url(re.compile("#cac-buoc$"))
    page.unroute("**/bundle.*.js")
    page.evaluate("document.activeElement.blur()")
    page.focus(BOX)
    page.keyboard.type("lua dao")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.close()


# The bytes


def test_a_first_visit_to_any_guide_is_light(demo):
    weights = {}
    for page in demo.site.glob("huong-dan/*/index.html"):
        loaded = {page}
        for found in LOADS.findall(page.read_text("utf-8")):
            address = (found[0] or found[1]).partition("?")[0]
            if not address.startswith(("http", "data:")):
                loaded.add((page.parent / address).resolve())
        files = [path for path in loaded if path.is_file()]
        weights[page.parent.name] = sum(over_the_line(path) for path in files)
    assert len(weights) >= 49
    assert max(weights.values()) <= FIRST_VISIT_BYTES, max(weights, key=weights.get)


def over_the_line(path: Path) -> int:
    data = path.read_bytes()
    return len(data) if path.suffix in {".woff2", ".png", ".webp"} else len(gzip.compress(data, 6))


# What may run


@pytest.mark.parametrize("name", sorted(set(TEMPLATES) - {"lost"}))
def test_the_console_is_clean_and_what_is_injected_does_not_run(browser, base, name):
    page = browser.new_page(viewport={"width": 360, "height": 740})
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(base + TEMPLATES[name])
    if name in SEARCHED:
        page.click(SEARCH)
        page.keyboard.type("vneid")
        page.wait_for_selector(".md-search-result__item")
    assert said == []
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = 'script'";
            document.body.append(script);
            const image = document.createElement("i");
            document.body.append(image);
            image.setAttribute("onclick", "window.ran = 'handler'");
            image.click();
        }"""
    )
    assert page.evaluate("window.ran") is None
    assert len(said) == 2
    assert all("Content Security Policy" in text for text in said)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.close()


def test_a_script_written_into_a_page_by_a_stranger_does_not_run(browser, base):
    page = browser.new_page(service_workers="block")

    def spoil(route):
        answer = route.fetch()
        body = answer.text().replace("</body>", "<script>window.ran = 1</script></body>")
        route.fulfill(response=answer, body=body)

    for name in ("guide", "group"):
        url = base + TEMPLATES[name]
        page.route(url, spoil)
        page.goto(url)
        assert "window.ran = 1" in page.content()
        assert page.evaluate("window.ran") is None
    page.close()
