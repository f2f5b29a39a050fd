"""Three years of a ward: whatever happens to its codes, every one ever printed answers."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import ledger_file, pipeline
from generator.cli import main
from generator.errors import ContentError
from generator.model.place import Member
from generator.plan import BuildPlan, plan_build
from generator.render.pages import render_page
from generator.render.redirect import render_redirect
from tests.conftest import TINY, make_project

WARD, OTHER = "localities/mau-phuong", "localities/mau-xa"
BASE = "https://cnscd.example/"


class Ward:
    """A content folder that lives on, and the address on every code it ever printed."""

    def __init__(self, content: Path) -> None:
        self.content = content
        self.printed: set[str] = set()

    def run(self, *words: str) -> str:
        """Run a command of the desk; return what it says."""
        result = run(self.content, *words)
        assert result.exit_code == 0, result.output
        return result.output

    def print(self) -> BuildPlan:
        """Check, and print all sheets of today; return the plan."""
        checked = pipeline.check(self.content, today=date(2026, 11, 21))
        plan = plan_build(checked.content)
        codes = [code for sheet in plan.sheets for code in sheet.codes]
        assert codes
        self.printed |= {code.payload.removeprefix(BASE) for code in codes}
        return plan

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.content / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8", newline="\n")

    def copy(self, name: str, new: str, *changes: tuple[str, str]) -> None:
        path = self.content / new
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(self.content / name, path)
        for change in changes:
            self.edit(new, *change)

    def answers(self) -> None:
        """Assert that every code ever printed leads to a living page, or says whom to ask."""
        plan = self.print()
        pages = {page.dest_uri: page for page in plan.pages}
        files = {item.dest_uri: item for item in plan.files}
        for address in sorted(self.printed):
            uri = f"{address}/index.html"
            if uri in files:
                leads_to = files[uri].context["page"] + "index.html"
                said = render_redirect(files[uri], "").decode()
                assert leads_to in pages
                assert ("ended" in files[uri].context) == ("không còn dùng" in said)
                continue
            page = pages[uri]
            if page.template != "retired.md.j2":
                continue
            text = render_page(page, plan, {}, {})
            assert page.context["item"].reason.split(".")[0] in text, address
            where = re.findall(r"\]\(((?:\.\./)?[^)#]+)\.md\)", text)
            assert where, address
            if page.context["item"].successor is None:
                assert "không còn" in text
            else:
                assert "nay là" in text or "có trang mới" in text


def run(content: Path, *words: str) -> Result:
    words = (*words, "--content", str(content))
    return CliRunner().invoke(main, words, catch_exceptions=False)


def year(ward: Ward, before: str, after: str) -> None:
    ward.edit("site.yml", f"release_date: {before}", f"release_date: {after}")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Ward:
    """The ward after three years; after each step all codes ever printed answered."""
    ward = Ward(Path(shutil.copytree(TINY, tmp_path_factory.mktemp("life") / "content")))
    steps: list[Callable[[], object]] = []

    def step(*words: str) -> None:
        steps.append(lambda: ward.run("codes", *words, "--yes"))

    def found_groups() -> None:
        changes = (("id: mau-phuong", "id: mau-xa"), ("phường Mẫu", "xã Mẫu"), (": phường", ": xã"))
        ward.copy(f"{WARD}/locality.yml", f"{OTHER}/locality.yml", *changes)
        for number, place in ((3, WARD), (4, WARD), (5, WARD), (6, WARD), (7, OTHER), (8, OTHER)):
            new = ("mau-2", f"mau-{number}"), ("số 2", f"số {number}"), ("Bùi", f"Lý {number}")
            phones = ("0500 222", f"0500 00{number}")
            group = f"groups/mau-{number}.yml"
            ward.copy(f"{WARD}/groups/mau-2.yml", f"{place}/{group}", *new, phones)
        ward.run("release")

    def write_guides() -> None:
        for code in ("qr2", "qr3"):
            ward.copy(
                "guides/quet-ma.yml", f"guides/quet-{code}.yml",
                ("slug: quet-ma", f"slug: quet-{code}"), ("code: qr", f"code: {code}"),
            )  # fmt: skip
        ward.run("release")

    steps.append(found_groups)
    step("rename", "mau-2", "--name", "Tổ dân phố Bình Minh")
    step("merge", "mau-3", "--into", "mau-4")
    steps.append(lambda: year(ward, "2026-11-21", "2027-11-21"))
    step("move", "mau-4", "--to", "mau-xa")
    step("merge", "mau-5", "--into", "mau-4", "--date", "1/3/2027")
    step("merge", "mau-4", "mau-7", "--into", "mau-8", "--name", "Thôn Đông", "--keep-members")
    step("retire", "mau-2", "--reason", "Tổ dân phố Bình Minh giải toả, không còn hộ nào")
    steps.append(write_guides)
    step("merge", "qr", "--into", "qr2")
    step("retire", "qr3", "--reason", "Ứng dụng trong bài đã ngừng.")
    steps.append(lambda: year(ward, "2027-11-21", "2028-11-21"))
    step("rename", "mau-xa", "--name", "xã Mẫu Mới", "--slug", "mau-moi")
    step("merge", "mau-phuong", "--into", "mau-moi")
    step("merge", "mau-6", "--into", "mau-8")
    ward.print()
    for each in steps:
        each()
        ward.answers()
    return ward


def test_after_three_years_every_code_ever_printed_answers_in_the_site(lived, tmp_path):
    project = make_project(tmp_path / "project", lived.content)
    config = project.root / "mkdocs.yml"
    config.write_text(
        config.read_text("utf-8").replace("content_dir: content", "posters: false"), "utf-8"
    )
    project.run("cnscd", "build")
    assert len(lived.printed) == 14  # eight groups, three guides, three wards
    for address in lived.printed:
        html = (project.site / address / "index.html").read_text("utf-8")
        assert '<html lang="vi"' in html
        for link in re.findall(r'(?:url=|<a class="?call"? href="?)([^"#> ]+)', html):
            if not link.startswith("tel:"):
                assert (project.site / address / link / "index.html").is_file(), (address, link)
    assert not (lived.content / "localities/mau-phuong").exists()
    ledger = project.content / "permalinks.yml"
    ledger.write_text(re.sub("^sealed.*\n|, seal: .{8}", "", ledger.read_text("utf-8"), flags=re.M))
    with pytest.raises(ContentError, match="trang làm lần trước ghi nhận một sổ mã khác"):
        pipeline.prepare(project.content, tmp_path / "cache", published=project.site)
    ended = (project.site / "t/mau-3/index.html").read_text("utf-8")
    assert "Tổ dân phố số 3 nay là Thôn Đông" in ended
    assert "Tổ dân phố số 3 đã nhập vào Tổ dân phố số 4. Tổ dân phố số 4 đã nhập vào" in ended


def test_the_ledger_tells_the_whole_life_and_checks_clean(lived):
    assert run(lived.content, "check").exit_code == 0
    merged = run(lived.content, "codes", "--state", "nhap-vao").output
    assert re.search(r"mau-3 +tổ +nhập vào mau-4 +21/11/2026 +Thôn Đông, xã Mẫu Mới", merged)
    here = run(lived.content, "codes", "list", "--locality", "mau-moi").output
    assert re.search(r"mau-2 +tổ +thôi dùng +21/11/2027 +trang nói .* chỉ tới xã Mẫu Mới", here)


def test_what_people_called_their_place_is_kept_over_all_mergers(lived):
    [ward] = pipeline.check(lived.content).content.localities
    group = next(it for it in ward.groups if it.id == "mau-8")
    old = {(it.name, it.unit) for it in group.facts.old_names}
    assert {("Tổ dân phố số 3", "phường Mẫu"), ("Tổ dân phố số 8", None)} <= old
    assert {it.name for it in ward.facts.old_units} == {"xã Mẫu", "phường Mẫu"}


def has_also(content: Path, *members: str) -> None:
    """Give group mau-2 more members."""
    with (content / WARD / "groups/mau-2.yml").open("a", encoding="utf-8") as file:
        file.writelines(f"  - {{{member}}}\n" for member in members)


def members_after_merge(content: Path) -> tuple[str, dict[str, Member]]:
    """Merge mau-1 into mau-2; return what is said, and the members by name."""
    result = run(content, "codes", "merge", "mau-1", "--into", "mau-2", "--yes")
    assert result.exit_code == 0, result.output
    [group] = list(pipeline.private(content).all_groups())
    return result.output, {it.name: it for it in group.model.members}


def test_members_come_along_with_their_consent_once(scratch):
    has_also(scratch, "name: Nguyễn Văn A, role: thành viên, phone: 0500.111.001")
    said = run(scratch, "codes", "merge", "mau-1", "--into", "mau-2", "--yes").output
    assert "Nguyễn Văn A là tổ trưởng" not in said  # there already
    assert "đã có trong Tổ dân phố số 2, không ghi thêm: Nguyễn Văn A." in said
    assert "Phiếu đồng ý của Nguyễn Văn A ở Tổ dân phố số 1 khác" in said
    will, _, afterwards = said.partition("Đã ghi")
    for part in (will, afterwards):
        assert "Nơi sinh hoạt của Tổ dân phố số 1 không đưa sang: Nhà văn hoá tổ 1." in part
    typed = pipeline.private(scratch)
    [group] = list(typed.all_groups())
    assert [it.name for it in group.model.members][-4:] == [
        "Trần Thị Giấy", "Lê Văn Mạng", "Vũ Thị Rút", "Đỗ Văn Im",
    ]  # fmt: skip
    by_name = {it.name: it.consent for it in group.model.members}
    assert str(by_name["Vũ Thị Rút"].withdrawn) == "2026-10-01"
    assert by_name["Trần Thị Giấy"].web == ()


def test_names_that_differ_by_a_mark_are_two_people(scratch):
    has_also(scratch, "name: Đỗ Vân Im, role: thành viên", "name: Lê Mạng, role: thành viên")
    _, members = members_after_merge(scratch)
    assert {"Đỗ Vân Im", "Đỗ Văn Im", "Lê Mạng", "Lê Văn Mạng"} <= set(members)


def test_two_names_on_one_number_are_left_to_the_officer(scratch):
    has_also(scratch, "name: Lê Văn Sáu, role: thành viên, phone: 0500 111 003")
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    result = run(scratch, "codes", "merge", "mau-1", "--into", "mau-2", "--yes")
    assert result.exit_code == 1
    assert "0500 111 003" in result.output.replace("\u00a0", " ")
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before


def test_two_namesakes_of_one_group_are_not_one_person_of_the_other(scratch):
    has_also(scratch, "name: Lê Văn Mạng, role: thành viên")
    path = scratch / WARD / "groups/mau-1.yml"
    path.write_text(path.read_text("utf-8").replace("Đỗ Văn Im", "Lê Văn Mạng"), "utf-8")
    run(scratch, "codes", "merge", "mau-1", "--into", "mau-2", "--yes")
    [group] = list(pipeline.private(scratch).all_groups())
    assert [it.name for it in group.model.members].count("Lê Văn Mạng") == 2


@pytest.mark.parametrize(
    ("here", "withdrawn", "said"),
    [
        (", consent: {date: 2026-09-05, web: [name]}", "2026-10-01", "rút lại đồng ý ở Tổ"),
        ("", "2026-10-01", "rút lại đồng ý ở Tổ dân phố số 1 ngày 1/10/2026"),
        (", consent: {date: 2026-10-05, web: [name]}", "None", "Phiếu đồng ý của Vũ Thị Rút"),
        (
            ", consent: {date: 2026-09-05, withdrawn: 2026-09-06}",
            "2026-09-06", "Phiếu đồng ý của Vũ Thị Rút",
        ),
    ],
    ids=["agreed", "no consent", "agreed anew", "withdrawn in both"],
)  # fmt: skip
def test_who_withdrew_in_one_group_is_not_shown_by_the_other(scratch, here, withdrawn, said):
    has_also(scratch, f"name: Vũ Thị Rút, role: thành viên, phone: 0500111004{here}")
    told, members = members_after_merge(scratch)
    assert said in told
    assert str(members["Vũ Thị Rút"].consent.withdrawn) == withdrawn


def test_comments_stay_with_whom_they_are_about(scratch):
    example = "  # - name: Nguyễn Văn B\n  #   role: thành viên\n"
    note = "  # Chị Giấy: không cho đưa lên mạng\n"
    here, there = (scratch / WARD / f"groups/mau-{number}.yml" for number in (2, 1))
    noted = there.read_text("utf-8").replace("  - name: Trần", f"{note}  - name: Trần")
    there.write_text(noted, "utf-8")
    known = "  - name: Nguyễn Văn A\n    role: thành viên\n    phone: 0500 111 001\n"
    here.write_text(f"{here.read_text('utf-8')}{known}{example}", "utf-8")
    members_after_merge(scratch)
    text = here.read_text("utf-8")
    assert f"{known}{note}  - name: Trần Thị Giấy" in text
    assert text.endswith(f"phone: 0500 111 005\n{example}")


@pytest.mark.parametrize(
    ("file", "key", "before", "words"),
    [("groups/mau-1.yml", "venue", "", "merge mau-2 --into mau-1"),
     ("locality.yml", "offices", "old_units:\n  - name: xã Cũ\n",
      "rename mau-phuong --name Mới")],
    ids=["group", "ward"],
)  # fmt: skip
def test_an_old_name_stands_above_the_comment_of_what_follows(scratch, file, key, before, words):
    path = scratch / WARD / file
    note = f"# Mới từ tháng 9\n{key}:"
    noted = path.read_text("utf-8").replace(f"\n{key}:", f"\n{before}{note}")
    path.write_text(noted, "utf-8")
    assert run(scratch, "codes", *words.split(), "--yes").exit_code == 0
    text = path.read_text("utf-8")
    assert re.search(rf"  - name: (phường Mẫu|Tổ dân phố số 2)\n{note}", text), text


def test_nothing_is_done_unless_somebody_agrees(scratch):
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    result = run(scratch, "codes", "retire", "mau-2", "--reason", "Giải thể.")
    assert result.exit_code == 1
    assert "Mã mau-2 (Tổ dân phố số 2) thôi dùng" in result.output
    gone = "5 người của Tổ dân phố số 2 không còn trong hồ sơ, cả phiếu đã ghi: Bùi Văn Một, Bùi"
    assert gone in result.output
    assert "chạy trước: cnscd roster export" in result.output
    assert "Chưa ghi gì." in result.output
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("merge mau-9 --into mau-1", "không có mã 'mau-9'"),
        ("merge mau-1 --into xa-la", "gợi ý: tổ mới thì tạo trước: cnscd new group"),
        ("merge mau-1 --into mau-1", "vào chính nó"),
        ("merge mau-1 --into mau-0", "thôi dùng từ 1/10/2026\n    gợi ý: nay là 'mau-1'"),
        ("merge qr --into mau-1", "mã 'qr' là mã của bài, không phải của tổ"),
        ("move mau-1 --to mau-xa", "không có xã, phường 'mau-xa'"),
        ("move mau-1 --to mau-phuong", "đã ở phường Mẫu"),
        ("rename mau-1 --name x --slug y", "--slug chỉ dùng"),
        ("rename mau-phuong --name x --slug mau-phuong", "khoá 'mau-phuong' đã dùng"),
        ("retire mau-phuong --reason x", "phường Mẫu còn 2 tổ: mau-1, mau-2"),
        ("retire mau-1 --reason x --date 2027-01-01", "sau ngày phát hành 21/11/2026"),
        ("retire mau-1 --reason x --date 21/11/2027", "ngày 21/11/2027 sau ngày phát hành"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_explained_and_nothing_changes(scratch, words, said):
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    result = run(scratch, "codes", *words.split(), "--yes")
    assert result.exit_code == 1
    assert said in result.output
    assert "gợi ý: " in result.output
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before


@pytest.fixture
def two_wards(scratch: Path) -> Path:
    """A second ward, whose one group is called like one of the first ward."""
    shutil.copytree(scratch / WARD, scratch / OTHER)
    (scratch / OTHER / "groups/mau-1.yml").unlink()
    (scratch / OTHER / "groups/mau-2.yml").rename(scratch / OTHER / "groups/mau-3.yml")
    for name, *changes in (
        ("locality.yml", ("id: mau-phuong", "id: mau-xa"), ("phường Mẫu", "xã Mẫu")),
        ("locality.yml", ("kind: phường", "kind: xã")),
        ("groups/mau-3.yml", ("mau-2", "mau-3")),
    ):
        path = scratch / OTHER / name
        text = path.read_text("utf-8")
        for old, new in changes:
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    assert run(scratch, "release").exit_code == 0
    return scratch


def test_no_two_groups_of_a_ward_get_one_name(two_wards):
    def codes(*words: str) -> Result:
        return run(two_wards, "codes", *words, "--yes")

    for words in (
        ("rename", "mau-1", "--name", "tổ dân phố  số 2"),
        ("move", "mau-3", "--to", "mau-phuong"),
    ):
        refused = codes(*words)
        assert refused.exit_code == 1
        assert "phường Mẫu đã có 'Tổ dân phố số 2' (mau-2)\n    gợi ý: " in refused.output
        assert "nhập hai tổ: cnscd codes merge" in refused.output
    wards = run(two_wards, "codes", "merge", "mau-xa", "--into", "mau-phuong").output
    assert "phường Mẫu sẽ có hai tổ cùng tên 'Tổ dân phố số 2': mau-2, mau-3." in wards
    assert "Tổ công nghệ số phường Mẫu" not in wards
    assert "Tổ công nghệ số của xã Mẫu không đưa sang: 1 người (Phạm Văn Kín)." in wards
    taken = codes("merge", "mau-2", "--into", "mau-1", "--name", "Tổ dân phố số 2")
    assert taken.exit_code == 0, taken.output


def test_a_group_whose_file_went_before_the_command_came_can_still_be_ended(scratch):
    (scratch / WARD / "groups/mau-2.yml").unlink()
    with pytest.raises(ContentError, match="cnscd codes retire mau-2"):
        pipeline.check(scratch)
    run(scratch, "codes", "retire", "mau-2", "--reason", "Giải thể", "--yes")
    [page] = [it for it in plan_build(pipeline.check(scratch).content).pages if "mau-2" in it.url]
    assert page.title == "Tổ này không còn"
    assert page.description == "Giải thể."


def test_a_guide_takes_the_place_of_another_wherever_that_is_named(scratch):
    guide = (scratch / "guides/quet-ma.yml").read_text("utf-8")
    new = guide.replace("slug: quet-ma", "slug: quet-moi").replace("code: qr", "code: qr2")
    (scratch / "guides/quet-moi.yml").write_text(new, "utf-8")
    run(scratch, "release")
    run(scratch, "codes", "merge", "qr", "--into", "qr2", "--yes")
    content = pipeline.check(scratch).content
    assert content.site.featured_guides == ("quet-moi",)
    assert content.site.scam_warning.guide == "quet-moi"
    assert content.localities[0].facts.programmes[0].guides == ("quet-moi",)


def test_who_prints_for_a_code_of_the_past_is_told_which_it_is_now(scratch, tmp_path):
    result = run(scratch, "print", "--group", "mau-0", "--out", str(tmp_path / "in-ra"))
    assert "mã này đã thôi dùng, nay là 'mau-1'" in result.output


def test_a_code_of_the_past_is_never_given_to_another_group(lived, tmp_path):
    content = Path(shutil.copytree(lived.content, tmp_path / "content"))
    groups = content / "localities/mau-moi/groups"
    text = (groups / "mau-8.yml").read_text("utf-8")
    (groups / "mau-3.yml").write_text(text.replace("mau-8", "mau-3"), "utf-8")
    with pytest.raises(ContentError, match="mã 'mau-3' đã thôi dùng 2026-11-21"):
        pipeline.check(content)


def test_a_wrong_successor_is_mended_by_a_further_line(scratch):
    with (scratch / "permalinks.yml").open("a", encoding="utf-8") as file:
        file.write("  - {code: mau-0, kind: group, retired: 2026-11-01, successor: mau-2}\n")
    assert ledger_file.record_new_codes(scratch) == []
    [item] = pipeline.check(scratch).content.retired
    assert item.successor.code == "mau-2"


# Whoever touches a sealed line is told


def lines(content: Path) -> list[str]:
    return (content / "permalinks.yml").read_text("utf-8").splitlines(keepends=True)


def problems(content: Path) -> list[str]:
    with pytest.raises(ContentError) as caught:
        pipeline.check(content)
    return [f"{it.pos.line}:{it.pos.column} {it.message}" for it in caught.value.problems]


LOST = "2:17 sổ mã thiếu 1 dòng đã niêm (lúc niêm có 5 dòng)"
CHANGED = "7:12 dòng của mã 'mau-0' không còn như lúc niêm"
NEW = "  - {code: mau-9, kind: group, released: 2026-01-05, retired: 2026-02-02, reason: x}\n"


def put(old: str, new: str) -> Callable[[list[str]], list[str]]:
    return lambda found: [re.sub(old, new, line) for line in found]


TAMPERING = {
    "no head": (
        lambda it: [it[0], *it[2:]],
        ["3:60 sổ có dòng đã niêm mà mất mục 'sealed' ở đầu sổ"],
    ),
    "removed": (
        lambda it: [*it[:6], *it[7:]],
        [LOST, "7:12 ngay trước dòng của mã 'mau-phuong' có dòng đã niêm bị xoá"],
    ),
    "cut off": (lambda it: it[:-1], [LOST]),
    "swapped": (
        lambda it: [*it[:3], it[4], it[3], *it[5:]],
        ["4:12 dòng của mã 'mau-2' bị đổi chỗ"],
    ),
    "released": (put("2026-01-05", "2026-01-06"), [CHANGED]),
    "retired": (put("2026-10-01", "2026-10-02"), [CHANGED]),
    "successor": (put("successor: mau-1", "successor: mau-2"), [CHANGED]),
    "kind": (
        put("qr, kind: guide", "qr, kind: group"),
        ["6:12 dòng của mã 'qr' không còn như lúc niêm"],
    ),
    "unsealed": (
        put("(mau-2.*), seal: .*}", r"\1}"),
        ["5:12 dòng của mã 'mau-2' chưa niêm mà đứng trước dòng đã niêm"],
    ),
    "put between": (
        lambda it: [*it[:4], NEW, *it[4:]],
        ["5:12 dòng của mã 'mau-9' chưa niêm mà đứng trước dòng đã niêm"],
    ),
    "ended in its line": (
        put("(mau-2.*2026-11-21)", r"\1, retired: 2026-11-21, reason: x"),
        ["5:12 dòng của mã 'mau-2' không còn như lúc niêm"],
    ),
}


@pytest.mark.parametrize(("tamper", "said"), TAMPERING.values(), ids=TAMPERING)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_changed_ledger_is_told_by_its_place(scratch, tamper, said, newline):
    path = scratch / "permalinks.yml"
    path.write_text("".join(tamper(lines(scratch))), "utf-8", newline=newline)
    follows = ("còn trang", "có trong sổ", "không được dùng lại")
    told = [it for it in problems(scratch) if not any(words in it for words in follows)]
    for sentence in said:
        assert any(it.startswith(sentence) for it in told), told
    assert len(told) == len(said), told


def test_the_words_of_a_line_may_be_mended(scratch):
    path = scratch / "permalinks.yml"
    path.write_text("".join(lines(scratch)).replace("đã nhập", "nay đã nhập"), "utf-8")
    pipeline.check(scratch)


def test_an_old_ledger_works_and_is_sealed_by_release(scratch):
    path = scratch / "permalinks.yml"
    sealed = path.read_text("utf-8")
    bare = [line for line in lines(scratch)[2:] if "locality" not in line]
    path.write_text(re.sub(", seal: .{8}", "", "".join(bare)), "utf-8")
    assert pipeline.check(scratch).warnings == ()
    [warning] = pipeline.check(scratch, date(2026, 11, 21)).warnings
    assert "cnscd release" in warning.hint
    assert ledger_file.record_new_codes(scratch) == ["mau-phuong"]
    assert path.read_text("utf-8") == sealed


def test_two_branches_that_both_added_lines_can_be_joined(scratch, tmp_path):
    added = []
    for number in (3, 4):
        branch = Path(shutil.copytree(scratch, tmp_path / f"branch-{number}"))
        groups = branch / WARD / "groups"
        text = (groups / "mau-2.yml").read_text("utf-8").replace("mau-2", f"mau-{number}")
        (groups / f"mau-{number}.yml").write_text(text, "utf-8")
        (scratch / WARD / f"groups/mau-{number}.yml").write_text(text, "utf-8")
        ledger_file.record_new_codes(branch)
        added.append(lines(branch))
    joined = [*added[0], added[1][-1]]
    (scratch / "permalinks.yml").write_text("".join(joined), "utf-8")
    [warning] = pipeline.check(scratch).warnings
    assert warning.message == "sổ mã có thêm 1 dòng đã niêm ở nơi khác"
    ledger_file.record_new_codes(scratch)
    assert pipeline.check(scratch).warnings == ()


def test_release_hides_no_tampering(scratch):
    path = scratch / "permalinks.yml"
    path.write_text("".join(lines(scratch)[:-1]), "utf-8")
    before = path.read_bytes()
    with pytest.raises(ContentError):
        ledger_file.record_new_codes(scratch)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "words", ["merge mau-1 --into mau-2", "retire mau-1 --reason x"], ids=["merge", "retire"]
)
def test_no_command_seals_a_ledger_that_lost_a_line(scratch, words):
    path = scratch / "permalinks.yml"
    path.write_text("".join(lines(scratch)[:-1]), "utf-8")
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    result = run(scratch, "codes", *words.split(), "--yes")
    assert result.exit_code == 1
    assert "sổ mã thiếu 1 dòng đã niêm" in result.output
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before


def test_a_ledger_stripped_of_all_seals_is_noticed_by_the_site_built_before(scratch):
    site = scratch.parent / "site"
    (site / "in").mkdir(parents=True)
    head = '{"base_url": "https://cnscd.example", "ledger": {"lines": 6, "last": "00000000"}}'
    (site / "in/manifest.json").write_text(head, "utf-8")
    result = run(scratch, "check")
    assert result.exit_code == 1
    assert "content/permalinks.yml:1:1: lỗi: trang làm lần trước" in result.output
    (site / "in/manifest.json").write_text(head.replace("cnscd.", "khac."), "utf-8")
    assert run(scratch, "check").exit_code == 0


def test_an_end_that_cannot_be_written_leaves_all_as_it_was(scratch, monkeypatch):
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    really = Path.replace

    def is_open(path: Path, target: Path) -> Path:
        if Path(target).name == "permalinks.yml":
            raise PermissionError
        return really(path, target)

    monkeypatch.setattr(Path, "replace", is_open)
    result = run(scratch, "codes", "merge", "mau-1", "--into", "mau-2", "--yes")
    assert result.exit_code == 1
    assert "không ghi đè được 'permalinks.yml'" in result.output
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before
