"""The section for team members, in a real browser: copy, paste, ask, print."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import pipeline
from generator.plan import guide_url
from tests.conftest import ROOT

CONTENT = pipeline.check(ROOT / "content").content
BASE = CONTENT.site.base_url
WEEKS = 52


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_guide_has_its_message_with_its_short_address(page: Page, base: str) -> None:
    page.goto(f"{base}thanh-vien/tin-nhan/")
    boxes = [flat(text) for text in page.locator(".copyable").all_inner_texts()]
    assert len(boxes) == len(CONTENT.guides)
    for guide in CONTENT.guides:
        wanted = f"{flat(guide.zalo_message)} {guide_url(BASE, guide.code)}"
        assert any(box.startswith(wanted) for box in boxes), guide.slug
        assert len(wanted) <= 300 + 1 + len(guide_url(BASE, guide.code))


@pytest.mark.parametrize("has_clipboard", [True, False])
def test_one_tap_copies_the_message_whole(page: Page, base: str, has_clipboard: bool) -> None:
    if not has_clipboard:  # as in the browsers inside messengers
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(f"{base}thanh-vien/tin-nhan/")
    box = page.locator(".copyable").first
    told = flat(box.locator("p").inner_text())
    box.get_by_role("button", name="Chép tin này").click()
    expect(box.get_by_role("status")).to_contain_text("Đã chép.")
    page.evaluate("document.body.innerHTML = '<textarea id=paste></textarea>'")
    page.locator("#paste").focus()
    page.keyboard.press("Control+V")
    pasted = flat(page.locator("#paste").input_value())
    assert pasted == told
    assert re.search(rf"{re.escape(BASE)}/h/[a-z0-9-]+$", pasted)


def test_without_script_the_messages_are_there_and_no_dead_button(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}thanh-vien/tin-nhan/")
    assert page.locator(".copyable").count() == len(CONTENT.guides)
    assert page.locator(".copyable button").count() == 0
    context.close()


@pytest.mark.parametrize("province", [item.id for item in CONTENT.provinces])
def test_the_bulletin_has_one_message_a_week_for_a_year_in_each_province(province: str) -> None:
    messages = [m for m in CONTENT.messages if not m.provinces or province in m.provinces]
    assert sorted(message.week for message in messages) == list(range(1, WEEKS + 1))
    assert len({message.text for message in messages}) == WEEKS


def test_the_bulletin_page_dates_its_weeks_and_leads_to_the_guides(page: Page, base: str) -> None:
    page.goto(f"{base}thanh-vien/ban-tin/")
    heads = page.locator("article h3").all_inner_texts()
    assert len(heads) == WEEKS
    assert heads[0] == "Tuần 1: từ 23/11/2026"
    assert heads[-1] == "Tuần 52: từ 15/11/2027"
    codes = {guide.code for guide in CONTENT.guides}
    found = re.findall(rf"{re.escape(BASE)}/h/([a-z0-9-]+)", page.locator("article").inner_text())
    assert len(found) == len(CONTENT.messages)
    assert set(found) <= codes


def test_every_residential_group_has_a_name_for_its_zalo_group(page: Page, base: str) -> None:
    page.goto(f"{base}thanh-vien/nhom-zalo/")
    names = page.locator(".names li").all_inner_texts()
    groups = [group for locality in CONTENT.localities for group in locality.groups]
    assert len(names) == len(set(names)) == len(groups)
    assert "CNSCĐ-Tổ dân phố số 1-Phường Hòa Xuân" in names  # as in the ward's plan
    for locality in CONTENT.localities:
        for group in locality.groups:
            if group.facts.zalo_group:
                assert group.facts.zalo_group.name in names


@pytest.mark.parametrize("topic", [quiz.topic for quiz in CONTENT.quizzes])
def test_a_quiz_hides_its_answers_on_screen_and_lists_them_on_paper(
    page: Page, base: str, topic: str
) -> None:
    [quiz] = [quiz for quiz in CONTENT.quizzes if quiz.topic == topic]
    page.goto(f"{base}thanh-vien/tu-kiem-tra/{topic}/")
    answers = page.locator("details.answer")
    assert answers.count() == len(quiz.questions)
    why = answers.first.locator("strong")
    expect(why).to_be_hidden()
    answers.first.locator("summary").click()
    expect(why).to_have_text(f"Cách {quiz.questions[0].right}.")
    page.emulate_media(media="print")
    expect(answers.first).to_be_hidden()
    listed = re.findall(r"câu (\d+): cách (\d)", page.locator(".on-paper").inner_text())
    assert listed == [
        (str(number), str(question.right)) for number, question in enumerate(quiz.questions, 1)
    ]
    assert page.evaluate("document.cookie + localStorage.length + sessionStorage.length") in (
        "00", "10", "20"
    )  # fmt: skip


def test_right_answers_stand_in_every_place() -> None:
    for quiz in CONTENT.quizzes:
        assert len({question.right for question in quiz.questions}) == 3
