"""Numbers live once: cited by key, read aloud in words, listed with their sources."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from generator import pipeline
from generator.errors import ContentError
from generator.plan import plan_build
from generator.render.pages import render_page
from tests.conftest import ROOT
from tests.test_validate import GUIDE, change

FACTS = """facts:
  - id: tuoi-vneid
    kind: age
    value: đủ 14 tuổi
    spoken: đủ mười bốn tuổi
    means: Từ tuổi này làm được mức 2.
    file: 01-vneid
    checked: 2026-11-20
    sources:
      - {title: Nghị định về định danh, grade: B, date: 2024-06-25}
  - id: han-phi
    kind: date
    value: 28/2/2027
    means: Ngày cuối được miễn phí.
    file: 02-dich-vu-cong
    checked: 2026-11-20
    sources:
      - {title: Nghị quyết về phí, grade: A, note: Điều 8.}
"""
WHO = "who: Người có tài khoản ngân hàng."
GREETING = "Kính thưa bà con. Khi"


@pytest.fixture
def citing(scratch: Path) -> Path:
    (scratch / "facts.yml").write_text(FACTS, encoding="utf-8")
    change(scratch, GUIDE, WHO, 'who: "{tuoi-vneid} trở lên, {han-phi}, gọi {khan-cap}."')
    change(
        scratch, GUIDE, GREETING,
        "Kính thưa bà con từ {tuoi-vneid}, đến ngày {han-phi}, gọi {khan-cap}. Khi",
    )  # fmt: skip
    return scratch


def test_a_cited_number_is_printed_as_written_and_read_aloud_in_words(citing: Path) -> None:
    [guide] = pipeline.check(citing).content.guides
    assert guide.who == "Đủ 14 tuổi trở lên, 28/2/2027, gọi 112."
    assert (
        "bà con từ đủ mười bốn tuổi, đến ngày hai mươi tám tháng hai năm hai nghìn không trăm"
        " hai mươi bảy, gọi một một hai." in guide.loudspeaker
    )
    assert not re.search(r"\d|[{}]", guide.loudspeaker)


def test_a_number_changed_in_one_place_changes_every_text_that_cites_it(citing: Path) -> None:
    change(citing, "facts.yml", "value: đủ 14 tuổi", "value: đủ 15 tuổi")
    [guide] = pipeline.check(citing).content.guides
    assert guide.who.startswith("Đủ 15 tuổi")


def page(content_dir: Path, uri: str) -> str:
    plan = plan_build(pipeline.check(content_dir).content, with_sheets=False)
    [found] = [page for page in plan.pages if page.src_uri == uri]
    return render_page(found, plan, {})


def test_the_page_of_a_guide_gives_the_sources_of_its_numbers(citing: Path) -> None:
    text = page(citing, "huong-dan/quet-ma.md")
    assert "Nghị định về định danh, ngày 25/6/2024 (báo chí hoặc nguồn dẫn lại)" in text
    assert "Nghị quyết về phí (nguồn chính thức). Điều 8." in text


def test_the_list_of_numbers_names_value_source_and_guide(citing: Path) -> None:
    text = page(citing, "huong-dan/so-lieu.md")
    for words in ("Đủ 14 tuổi", "28/2/2027", "112", "Nghị định về định danh", "01-vneid"):
        assert words in text
    assert text.count("Quét mã trả tiền sao cho an toàn?") == 3


def test_the_shipped_list_has_every_number_of_the_guides_and_no_unverified_one() -> None:
    content = pipeline.check(ROOT / "content").content
    text = page(ROOT / "content", "huong-dan/so-lieu.md")
    assert "chưa kiểm chứng)" not in text
    cited = {citation.key for citation in content.citations}
    assert len(cited) > 100
    for fact in content.facts:
        if fact.id not in cited:
            continue  # the bulletin alone tells it
        assert {source.grade for source in fact.sources} <= {"A", "B"}
        assert fact.means.split(".")[0].replace('"', "&#34;") in text


@pytest.mark.parametrize(
    ("file", "right", "wrong"),
    [
        ("site.yml", "typed: dvc,", "type: dvc,"),
        ("provinces/hai-phong.yml", "short_name:", "short_nam:"),
        ("facts.yml", "\nfacts:\n", "\nfact:\n"),
    ],
)
def test_a_slip_where_numbers_are_kept_is_not_told_again_by_every_text_that_cites_them(
    tmp_path: Path, file: str, right: str, wrong: str
) -> None:
    content = Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
    change(content, file, right, wrong)
    with pytest.raises(ContentError) as caught:
        pipeline.check(content)
    assert {problem.pos.path for problem in caught.value.problems} == {f"content/{file}"}


def test_a_guide_not_looked_at_for_long_says_so(scratch: Path) -> None:
    said = "Chưa xác nhận lại"
    assert said not in page(scratch, "huong-dan/quet-ma.md")
    change(scratch, GUIDE, "reviewed: 2026-11-20", "reviewed: 2026-05-20")
    assert f"**{said}** từ ngày 20/5/2026" in page(scratch, "huong-dan/quet-ma.md")
    change(scratch, GUIDE, "reviewed: 2026-05-20", "reviewed: 2026-05-21")
    assert said not in page(scratch, "huong-dan/quet-ma.md")
