"""What a page allows itself, tried in a real browser: our script runs, a stranger's does not."""

import re
from pathlib import Path

import pytest

from generator.errors import RenderError
from generator.render.policy import policy, script_hashes, with_policy
from tests.browser import served

PAGE = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Thử</title>
<script type="application/ld+json">{"@type": "Thing"}</script>
<script id="__config" type="application/json">{"a": 1}</script>
<script src="own.js" defer></script></head>
<body><p onclick="ran.push('attribute')">Bấm</p>
<script>var ran = []; /* Tiếng Việt, "<b>" & </p> */
  ran.push("inline");</script>
<script type="module">ran.push("module");</script>
</body></html>
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "own.js").write_text("ran.push('file');", encoding="utf-8")
    (tmp_path / "index.html").write_text(with_policy(PAGE), encoding="utf-8")
    return tmp_path


OURS = ["file", "inline", "module"]


def ran(browser, address):
    """Return which scripts ran, after a stranger has tried with a script and with a handler."""
    page = browser.new_page()
    page.goto(address)
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "ran.push('injected')";
            document.body.append(script);
            document.querySelector("p").click();
        }"""
    )
    found = sorted(page.evaluate("ran"))
    page.close()
    return found


def test_the_scripts_of_a_page_run_and_an_injected_one_does_not(browser, site):
    with served(site) as base:
        assert ran(browser, base) == OURS


def test_the_policy_lets_a_page_work_from_a_folder_too(browser, site):
    assert ran(browser, (site / "index.html").as_uri()) == OURS


def test_line_ends_do_not_change_a_hash(browser, site):
    dos = PAGE.replace("\n", "\r\n")
    (site / "index.html").write_bytes(with_policy(dos).encode())
    assert script_hashes(dos) == script_hashes(PAGE)
    with served(site) as base:
        assert ran(browser, base) == OURS


def test_only_scripts_that_run_are_counted_each_once():
    data = '<script type="application/ld+json">{}</script><script src="a.js"></script>'
    assert script_hashes(data + "<!-- <script>no</script> --><p>") == []
    twice = "<script>a()</script><script type='text/javascript'>a()</script><SCRIPT>b()</SCRIPT>"
    assert len(script_hashes(twice)) == 2


def test_the_policies_come_first_and_the_page_stays_as_it_was():
    page = with_policy(PAGE)
    metas = re.search(r'<meta charset="utf-8">((?:<meta [^>]+>){2})<title>', page)
    assert metas
    assert page.replace(metas[1], "") == PAGE
    assert f'content="{policy(script_hashes(PAGE))}"' in metas[1]
    assert '<meta name="referrer" content="no-referrer">' in metas[1]


def test_a_page_without_a_charset_is_refused():
    with pytest.raises(RenderError):
        with_policy("<title>Thử</title>")
