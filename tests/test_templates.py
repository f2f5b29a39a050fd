"""Whatever makes a page is looked at by the tests in the browser."""

import pytest

from generator import cli
from generator.pipeline import check
from generator.plan import plan_build
from tests.conftest import ROOT
from tests.test_browser import TEMPLATES

NOT_ALONE = {"partials", "main.html", "404.html"}
"""Parts of other templates; the frame of nearly all pages; "lost" in the list."""
UNUSED = {"retired.md.j2"}
"""Pages that the shipped content has no reason for."""


@pytest.fixture(scope="module")
def looked_at():
    plan = plan_build(check(ROOT / "content").content, commands=cli.offered())
    return [page for page in plan.pages if page.url in TEMPLATES.values()]


def test_every_template_of_pages_is_tried_in_the_browser(looked_at):
    templates = {path.name for path in (ROOT / "generator/templates/pages").glob("[!_]*.j2")}
    assert len(templates) >= 25
    assert templates - {page.template for page in looked_at} == UNUSED


def test_every_frame_of_the_theme_is_tried_in_the_browser(looked_at):
    frames = {path.name for path in (ROOT / "overrides").glob("*")}
    assert frames - NOT_ALONE == {page.layout for page in looked_at} - {"main.html"}
    assert "lost" in TEMPLATES
