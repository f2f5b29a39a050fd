"""A city's site shows that city's apps alone, on pages, in the index, on every sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from generator import pipeline
from generator.plan import in_provinces, plan_build
from tests.conftest import ROOT, Project, copy_of, once_for_all
from tests.test_validate import GUIDE, change

CITIES = {
    "da-nang": ("hoa-xuan",),
    "hai-phong": ("tran-hung-dao", "chu-van-an", "cam-giang", "nam-dong"),
}
PRINTED = ("da-nang",)
"""Whose sheets are read too: hundreds, all made of the same words as the pages."""
TEXT_FILES = {".html", ".json", ".xml", ".ics", ".vcf", ".js", ".txt"}


@pytest.fixture(scope="module", params=CITIES)
def city(request, demo: Project, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """The shipped content built for one city alone; the drawings it shares are not drawn anew."""

    def build(folder: Path) -> None:
        project = copy_of(demo, folder / "project")
        if request.param not in PRINTED:
            config = project.root / "mkdocs.yml"
            text = config.read_text("utf-8")
            without = "content_dir: content\n      posters: false"
            config.write_text(text.replace("content_dir: content", without), "utf-8")
        project.run("cnscd", "build", "--only", *CITIES[request.param])

    folder = once_for_all(tmp_path_factory, f"city-{request.param}", build)
    return request.param, folder / "project" / "site"


def names_of_the_other(city: str) -> re.Pattern[str]:
    """Return what would give away the other city's apps: names, codes, addresses, numbers."""
    content = pipeline.check(ROOT / "content").content
    [other] = [province for province in content.provinces if province.id != city]
    names = {other.short_name + " Smart", "Smart " + other.short_name}
    for service in other.services:
        names |= {service.name, service.id}
        names |= {name for name in service.also_called if "Smart" in name or "DaNang" in name}
        names |= {service.url.removeprefix("https://")} if service.url else set()
        names |= {str(service.phone)} if service.phone else set()
    for guide in content.guides:
        if guide.provinces == (other.id,):
            names |= {guide.slug, f"h/{guide.code}", guide.title}
    assert len(names) > 5
    either = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in sorted(names))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)


def test_no_page_index_or_calendar_names_the_other_citys_apps(city: tuple[str, Path]) -> None:
    name, site = city
    pattern = names_of_the_other(name)
    texts = [path for path in site.rglob("*") if path.suffix in TEXT_FILES]
    assert len(texts) > 100
    found = {
        (path.relative_to(site).as_posix(), match[0])
        for path in texts
        for match in pattern.finditer(path.read_text(encoding="utf-8"))
    }
    assert found == set()
    assert not [path for path in site.rglob("*") if pattern.search(path.name)]


def test_no_sheet_names_the_other_citys_apps(city: tuple[str, Path]) -> None:
    name, site = city
    if name not in PRINTED:
        assert not [*site.rglob("*.pdf")]
        return
    pattern = names_of_the_other(name)
    sheets = sorted(site.rglob("*.pdf"))
    assert len(sheets) > 100
    for path in sheets:
        with pypdfium2.PdfDocument(path) as pdf:
            text = " ".join(page.get_textpage().get_text_range() for page in pdf)
        assert not pattern.search(" ".join(text.split())), path.name


def test_each_city_has_its_own_apps(city: tuple[str, Path]) -> None:
    name, site = city
    own, other = ("hai-phong-smart", "danang-smart-city")[:: 1 if name == "hai-phong" else -1]
    assert (site / "huong-dan" / own / "index.html").is_file()
    assert not (site / "huong-dan" / other).exists()
    assert (site / "tinh-thanh" / name / "index.html").is_file()


def test_a_step_of_one_city_is_marked_where_both_live_and_plain_where_it_is_alone(
    scratch: Path,
) -> None:
    change(scratch, GUIDE, "    icon: quet-ma\n", "    icon: quet-ma\n    provinces: [hai-phong]\n")
    change(
        scratch, GUIDE, "  - do: Nhập số tiền rồi xác nhận.",
        "  - do: Nhập số tiền rồi xác nhận.\n  - do: Xem biên lai.\n  - do: Cất máy.",
    )  # fmt: skip
    [guide] = pipeline.check(scratch).content.guides
    both = in_provinces(guide, {"hai-phong", "da-nang"})
    assert [step.provinces for step in both.steps if step.provinces] == [("hai-phong",)]
    alone = in_provinces(guide, {"hai-phong"})
    assert len(alone.steps) == 6
    assert not any(step.provinces for step in alone.steps)
    other = in_provinces(guide, {"da-nang"})
    assert len(other.steps) == 5
    assert "Quét mã của người bán." not in [step.do for step in other.steps]


def test_a_site_of_one_city_plans_only_what_holds_there() -> None:
    content = pipeline.check(ROOT / "content").content
    plan = plan_build(content, only=CITIES["da-nang"])
    assert {page.src_uri for page in plan.pages if page.src_uri.startswith("tinh-thanh/")} == {
        "tinh-thanh/da-nang.md"
    }
    weeks = [message.week for message in plan.content.messages]
    assert sorted(weeks) == list(range(1, 53))
