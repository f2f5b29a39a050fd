"""What the index of search holds: pages cut at headings, nothing said twice, nothing hidden."""

import json

from generator.render.search import read_page, without_marks

HTML = """<h1 id="t">Tên &amp; bài</h1><p class="lead">Mở đầu.</p>
<h2 id="a">Chuẩn bị</h2><ul><li>Thẻ</li><li>Máy</li></ul>
<h2 id="b" data-search-exclude="data-search-exclude">Số gọi</h2><p>112</p>
<h3 id="c">Nhỏ</h3><p>113</p>
<h2 id="d">Các <em>bước</em></h2><div data-search-exclude><h3 id="e">Ẩn</h3>ẩn</div>
<p>Bấm<br>nút<script>x</script></p>
<div class="drawn"><svg><text>vẽ</text></svg></div>"""


def sections(html, **search):
    page = read_page("x/", {"title": "T", "description": "D", "search": search}, html)
    return [(it.anchor, it.heading, it.text) for it in page.sections]


def index_of(project):
    text = (project.site / "assets/search/index.js").read_text("utf-8")
    assert text.startswith("takeSearchIndex(")
    assert "\\u" not in text
    return json.loads(text.removeprefix("takeSearchIndex(").removesuffix(");\n"))


def test_a_page_is_cut_at_its_headings_and_silent_parts_are_left_out():
    assert sections(HTML) == [
        ("", "", "Mở đầu."),
        ("a", "Chuẩn bị", "Thẻ\nMáy"),
        ("d", "Các bước", "Bấm\nnút"),
    ]


def test_a_page_that_repeats_others_is_found_by_its_title_and_summary():
    assert sections(HTML, whole=False) == [("", "", "D")]


def test_an_excluded_page_is_not_found():
    assert read_page("x/", {"title": "T", "search": {"exclude": True}}, HTML) is None


def test_words_of_another_search_in_front_matter_do_no_harm():
    page = read_page("x/", {"title": "T", "search": {"boost": 2, "label": "A"}}, HTML)
    assert page.search.label == "A"
    assert read_page("x/", {"title": "T", "search": True}, HTML).search.label == ""


def test_the_marks_for_the_index_do_not_reach_the_page(demo):
    assert "data-search" not in without_marks(HTML)
    for name in ("huong-dan/vneid-muc-2", "t/thd-12", "ung-dung"):
        assert "data-search" not in (demo.site / name / "index.html").read_text("utf-8")


def test_the_index_knows_every_group_and_guide_and_no_print_shop(demo):
    urls = {page["url"] for page in index_of(demo)["pages"]}
    for folder in ("t", "huong-dan"):
        pages = {
            f"{folder}/{path.parent.name}/" for path in (demo.site / folder).glob("*/index.html")
        }
        assert pages - urls == set()
    assert {url for url in urls if url.startswith("in/")} == {"in/"}


def test_every_address_of_the_index_exists(demo):
    for page in index_of(demo)["pages"]:
        html = (demo.site / page["url"] / "index.html").read_text("utf-8")
        for anchor, _, _ in page["sections"]:
            assert not anchor or f'id="{anchor}"' in html, (page["url"], anchor)


def test_old_place_names_and_other_names_are_in_the_index(demo):
    pages = {page["url"]: page for page in index_of(demo)["pages"]}
    assert pages["t/thd-12/"]["names"][:2] == ["Thôn 4 xã Hưng Đạo", "Mai Công A"]
    assert pages["t/thd-12/"]["label"] == "Tổ dân phố"
    assert "quét mã" in pages["huong-dan/thanh-toan-ma-qr/"]["names"]
