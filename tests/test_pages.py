"""Pages print what the content says, letter by letter, whatever letters those are."""

import re
from html.parser import HTMLParser

import pypdfium2
import pytest

from generator import pipeline
from generator.plan import plan_build
from generator.render.pages import render_page
from generator.text_vi import NBSP
from tests.conftest import copy_of

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**đậm** _nghiêng_ ~gạch~ ^mũ^ ==nền==",
    "[bấm](https://evil.example) ![ảnh](x.png)",
    "`mã` và ```khối```",
    "{{ 7 * 7 }} {% raw %} ${x}",
    "cột | cột | cột",
    "1. không phải danh sách",
    "# không phải tiêu đề",
    "- không phải gạch đầu dòng",
    "&amp; &lt; &#60; \\* \\",
    "\"nháy\" và 'nháy'",
    '#import "x" *đậm* $x^2$ <a>',
    ":smile: --8<-- [[wiki]] {: .lop }",
)


class Text(HTMLParser):
    """The words of a page, without its script and style."""

    def __init__(self):
        super().__init__()
        self.words, self.tags, self._skip = [], [], False

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self._skip = tag in {"script", "style"}

    def handle_endtag(self, tag):
        self._skip = False

    def handle_data(self, data):
        if not self._skip:
            self.words.append(data)


def visible(path):
    text = Text()
    text.feed(path.read_text(encoding="utf-8"))
    return " ".join("".join(text.words).replace(NBSP, " ").split()), text.tags


@pytest.fixture(scope="module")
def built(tmp_path_factory, tiny):
    project = copy_of(tiny, tmp_path_factory.mktemp("hostile") / "project")
    group = project.content / "localities/mau-phuong/groups/mau-1.yml"
    lines = "".join("  - '{}'\n".format(text.replace("'", "''")) for text in HOSTILE)
    text = group.read_text(encoding="utf-8")
    text = re.sub(r"schedule:\n(  - .*\n)+", f"schedule:\n{lines}", text)
    text = text.replace("name: Nhà văn hoá tổ 1", "name: '#import \"x\" *đậm* $x^2$ <a>'")
    group.write_text(text, encoding="utf-8")
    project.run("cnscd", "build")
    return project


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_prints_every_text_as_it_was_written(built, text):
    words, _ = visible(built.site / "t/mau-1/index.html")
    assert " ".join(text.split()) in words


def test_no_text_becomes_markup(built):
    _, tags = visible(built.site / "t/mau-1/index.html")
    _, quiet_tags = visible(built.site / "t/mau-2/index.html")
    assert tags.count("script") == quiet_tags.count("script")
    assert not {"img", "em", "code", "table"} & set(tags)


def test_no_text_becomes_layout_on_the_poster(built):
    document = pypdfium2.PdfDocument(built.site / "in/mau-1/ap-phich-a4.pdf")
    text = document[0].get_textpage().get_text_range().replace(NBSP, " ")
    document.close()
    assert '#import "x" *đậm* $x^2$ <a>' in " ".join(text.split())


def test_phone_numbers_never_break_across_lines(built):
    page = (built.site / "t/mau-1/index.html").read_text(encoding="utf-8")
    assert f"0500{NBSP}111{NBSP}001" in page
    assert "0500 111 001" not in page


def test_those_who_can_be_called_come_first(scratch):
    plan = plan_build(pipeline.check(scratch).content)
    page = next(page for page in plan.pages if page.src_uri == "t/mau-1.md")
    text = render_page(page, plan, {})
    assert text.index("### Nguyễn Văn A") < text.index("### Lê Văn Mạng")
    assert "Trần Thị Giấy" not in text
    assert "Tổ còn 1 tổ phó, 2 thành viên nữa." in text


def test_every_page_has_a_title_a_description_and_a_date(scratch):
    plan = plan_build(pipeline.check(scratch).content)
    for page in plan.pages:
        head = render_page(page, plan, {}).split("---")[1]
        for key in ("title", "description", "date"):
            assert re.search(rf'^{key}: "[^"]+"', head, re.MULTILINE), (page.src_uri, key)
