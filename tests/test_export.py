"""`cnscd export`: an ordinary folder that builds without our code."""

import html
import json
import re
from pathlib import Path

import pytest
import yaml

from tests.conftest import Project, copy_of

BUILDERS = ("mkdocs", "properdocs")
PRINTED = (
    "in/mau-1/ap-phich-a4.pdf",
    "in/mau-1/zalo.png",
    "in/mau-1/nho/ap-phich-a4.webp",
    "in/mau-1/tron-bo-mau-1.zip",
    "in/huong-dan/quet-ma/infographic-a4.pdf",
    "in/dia-phuong/mau-phuong/cam-nang-a5.pdf",
)
EXPECTED = ("t/mau-1/index.html", "h/qr/index.html", "in/mau-1/index.html", "in/manifest.json")


@pytest.fixture(scope="module")
def source(tmp_path_factory, tiny):
    """The small project, built by our own command."""
    return copy_of(tiny, tmp_path_factory.mktemp("export") / "project")


@pytest.fixture(scope="module")
def exported(source):
    target = source.root.parent / "exported"
    source.run("cnscd", "export", str(target))
    return target


@pytest.fixture(scope="module", params=BUILDERS)
def rebuilt(request, exported):
    """Return the site that a stock builder makes of the exported folder."""
    site = exported.parent / f"site-{request.param}"
    Project(exported).run(request.param, "build", "--strict", "--site-dir", str(site))
    return site


def main_text(page: Path) -> str:
    """Return what the main part of page says, without markup."""
    [main] = re.findall(r"<main\b.*?</main>", page.read_text(encoding="utf-8"), re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_stock_builder_makes_the_contract_of_it_without_a_warning(rebuilt):
    assert [name for name in (*EXPECTED, *PRINTED) if not (rebuilt / name).is_file()] == []


def test_a_stock_builder_says_the_same_on_every_page(rebuilt, source):
    pages = sorted(path.relative_to(source.site) for path in source.site.rglob("index.html"))
    assert Path("t/mau-1/index.html") in pages
    for page in pages:
        assert main_text(rebuilt / page) == main_text(source.site / page), page
    assert "0500 111 001" in main_text(rebuilt / "t/mau-1/index.html").replace("\xa0", " ")


def test_a_stock_builder_keeps_sheets_zips_and_cards_to_the_byte(rebuilt, source):
    for name in (*PRINTED, "in/manifest.json", "t/mau-1/danh-ba.vcf"):
        assert (rebuilt / name).read_bytes() == (source.site / name).read_bytes(), name


def test_a_group_page_of_a_stock_builder_still_loads_nothing(rebuilt):
    page = (rebuilt / "t/mau-1/index.html").read_text(encoding="utf-8")
    assert re.findall(r"<(?:link[^>]+stylesheet|script[^>]+src|img)\b", page) == []


def test_the_exported_folder_needs_none_of_our_code(exported):
    text = (exported / "mkdocs.yml").read_text(encoding="utf-8")
    assert "cnscd:" not in text
    config = yaml.safe_load(text)
    assert [name for name in map(str, config["plugins"]) if "cnscd" in name] == []
    assert not list(exported.rglob("*.py"))
    assert json.loads((exported / "docs/in/manifest.json").read_text(encoding="utf-8"))


def test_exporting_twice_gives_the_same_bytes(exported, source):
    before = contents(exported)
    answer = source.run("cnscd", "export", str(exported))
    assert re.search(r"Đã xuất \d+ tệp vào exported/", answer.stdout)
    assert contents(exported) == before


def test_what_is_gone_from_the_content_is_gone_from_the_export(project, tmp_path):
    target = tmp_path / "exported"
    project.run("cnscd", "export", str(target))
    assert (target / "docs/huong-dan/quet-ma.md").is_file()
    page = target / "docs/t/mau-1.md"
    assert "Lê Văn Mạng" in page.read_text(encoding="utf-8")
    group = project.content / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text(encoding="utf-8")
    group.write_text(text.replace("name: Lê Văn Mạng", "name: Lê Văn Mới"), encoding="utf-8")
    project.run("cnscd", "export", str(target))
    assert [name for name, data in contents(target).items() if "Lê Văn Mạng".encode() in data] == []
    assert "Lê Văn Mới" in page.read_text(encoding="utf-8")


def test_a_foreign_folder_is_refused_and_left_as_it_is(project, tmp_path):
    target = tmp_path / "giay-to"
    target.mkdir()
    (target / "so-ho-khau.txt").write_text("đừng xoá", encoding="utf-8")
    answer = project.run("cnscd", "export", str(target), check=False)
    assert answer.returncode == 1
    assert "thư mục 'giay-to' đang chứa thứ khác, không ghi đè" in answer.stderr
    assert "gợi ý:" in answer.stderr
    assert "Traceback" not in answer.stderr
    assert contents(target) == {"so-ho-khau.txt": "đừng xoá".encode()}
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_folder_with_another_mkdocs_site_is_refused_too(project, tmp_path):
    target = tmp_path / "trang-khac"
    target.mkdir()
    (target / "mkdocs.yml").write_text("site_name: Trang của người khác\n", encoding="utf-8")
    (target / "bai-viet.md").write_text("đừng xoá", encoding="utf-8")
    answer = project.run("cnscd", "export", str(target), check=False)
    assert answer.returncode == 1
    assert sorted(contents(target)) == ["bai-viet.md", "mkdocs.yml"]


@pytest.mark.parametrize("target", [".", "../project"])
def test_exporting_over_the_project_itself_is_refused(project, target):
    before = contents(project.root)
    answer = project.run("cnscd", "export", target, check=False)
    assert answer.returncode == 1
    assert "đang chứa thứ khác, không ghi đè" in answer.stderr
    after = contents(project.root)
    assert {name: after.get(name) for name in before} == before
