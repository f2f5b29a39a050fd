"""Every page of the built site is HTML as browsers and screen readers expect it."""

from collections import defaultdict

import pytest

from tests.markup import faults

PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Thử</title></head>
<body><main><h1>Thử</h1>{}</main></body></html>
"""
SOUND = '<p>Bác <a href="#x">bấm</a><br>đây</p><ul id="x"><li><img src="a.png" alt=""></li></ul>'
FAULTY = {
    "paragraph in paragraph": "<p>a<p>b</p></p>",
    "list in paragraph": "<p><ul><li>a</li></ul></p>",
    "stray end": "<div></span></div>",
    "missing end": "<div><b>a</div>",
    "block in a line": "<strong><div>a</div></strong>",
    "item without a list": "<div><li>a</li></div>",
    "link in a link": '<a href="x"><a href="y">a</a></a>',
    "button in a link": '<a href="x"><button>a</button></a>',
    "id used twice": '<p id="a"></p><p id="a"></p>',
    "picture without words": '<img src="a.png">',
    "unknown attribute": "<small markdown>a</small>",
    "obsolete element": "<center>a</center>",
    "obsolete attribute": '<p align="center">a</p>',
    "label of nothing": '<label for="a">a</label>',
    "link to no place": '<a href="#a">a</a>',
    "second main": "<main>a</main>",
}


def test_a_sound_page_has_no_fault():
    assert faults(PAGE.format(SOUND)) == []


@pytest.mark.parametrize("markup", FAULTY.values(), ids=FAULTY)
def test_a_fault_is_found(markup):
    assert faults(PAGE.format(markup))


def test_no_page_has_a_fault(demo):
    found = defaultdict(list)
    pages = sorted(demo.site.rglob("*.html"))
    assert len(pages) > 250
    for path in pages:
        for fault in faults(path.read_text(encoding="utf-8")):
            place, _, what = fault.partition(": ")
            found[what or place].append(f"{path.relative_to(demo.site).as_posix()}:{place}")
    assert {what: (len(places), places[0]) for what, places in found.items()} == {}
