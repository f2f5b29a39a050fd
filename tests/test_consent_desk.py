"""The officer's desk of consents: found in everything made, withdrawn, and proved to be gone."""

from __future__ import annotations

import gzip
import html
import io
import json
import re
import shutil
import unicodedata
import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import quote

import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from generator import pipeline
from generator.cli import main
from generator.model.phone import Phone
from generator.people.needle import Needles
from generator.people.unpack import texts
from generator.plan import Order
from tests.conftest import ROOT, Project, copy_of

GROUP = "localities/mau-phuong/groups/mau-1.yml"
OTHER = "localities/mau-phuong/groups/mau-2.yml"
NAME, NUMBER = "Nguyễn Thuý Đào", "0500 111 001"
NEEDLES = Needles(NAME, ("0500111001",))
TODAY = date.today()  # noqa: DTZ011


def desk(content: Path, *command: str, typed: str = "") -> Result:
    """Run `cnscd consent` on a content folder, everything made standing beside it."""
    where = ["--content", str(content)]
    if command[0] != "due":
        where += ["--config", str(content.parent / "mkdocs.yml")]
    return CliRunner().invoke(main, ["consent", *command, *where], input=typed)


def edit(content: Path, *changes: tuple[str, str], file: str = GROUP) -> str:
    """Replace words of a content file; return what it says then."""
    path = content / file
    text = path.read_text("utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    path.write_text(text, "utf-8")
    return text


# --- How a name and a number are written


def written_forms(digits: str) -> Iterator[str]:
    """Yield the usual ways to write a number: bare, grouped, with +84, as a link, escaped."""
    parts = Phone.parse(digits).spaced.split()
    for gap in ("", " ", ".", "-", "\u00a0"):
        plain = gap.join(parts)
        yield from (plain, f"+84{gap}{plain[1:]}")
    yield from (f"tel:{digits}", quote(f"+84 {digits[1:]}"), json.dumps("\u00a0".join(parts))[1:-1])


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        NAME.upper(),
        unicodedata.normalize("NFD", NAME),
        "Nguyễn Thúy Đào",
        "bà nguyen thuy dao,",
        "NGUYEN-THUY_DAO.pdf",
        json.dumps(NAME),
        quote(NAME),
        NAME.encode("ascii", "xmlcharrefreplace").decode(),
        html.escape(NAME.encode("ascii", "xmlcharrefreplace").decode()),
        "<b>Nguyễn</b> Thuý<br>Đào",
        "Nguyễn\u00a0Thuý\r\nĐào",
        "BEGIN:VCARD\r\nFN:Nguyễn Th\r\n uý Đào",
    ],
)
def test_a_name_is_found_however_it_is_written(text):
    assert NEEDLES.in_text(text) == {"name"}


@pytest.mark.parametrize("text", ["Nguyễn Thủy Đào", "Nguyễn Thuý Đạo", "Nguyễn Thuý Đàoan", "Đào"])
def test_another_name_is_not_taken_for_it(text):
    assert not NEEDLES.in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        *written_forms("0500111001"),
        "+84 (0) 500 111 001",
        "0084500111001",
        "(0500) 111–001",
        "500111001",
        "050 0111 001",
        "0500<span>111</span>001",
        "0500&nbsp;111&#160;001",
        "０５００１１１００１",
    ],
)
def test_a_number_is_found_however_it_is_written(text):
    assert NEEDLES.in_text(text) == {"phone"}


@pytest.mark.parametrize("text", ["10500111001", "05001110012", "0500 111 002", "99500111001"])
def test_the_digits_inside_another_number_do_not_count(text):
    assert not NEEDLES.in_text(text)


# --- From the first question to the proof: one build


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, tiny: Project) -> Project:
    """The small project as published, a sheet printed, a copy for a stick beside it."""
    project = copy_of(tiny, tmp_path_factory.mktemp("consent") / "project")
    order = Order(kinds=("ap-phich",), papers=("a4",))
    cache = project.root / ".cache/posters"
    pipeline.print_sheets(project.content, cache, project.root / "in-ra", order)
    with zipfile.ZipFile(project.root / "site-ngoai-mang.zip", "w") as archive:
        archive.writestr("t/mau-1.html", (project.site / "t/mau-1/index.html").read_bytes())
    (project.root / ".site.partial").mkdir()
    (project.root / ".site.partial/cu.html").write_text("0500.111.001", "utf-8")
    return project


@pytest.fixture(scope="module")
def shown(before: Project) -> str:
    """What `show` says before the withdrawal."""
    return desk(before.content, "show", "+84 500 111 001", "--all").output


@pytest.fixture(scope="module")
def withdrawn(before: Project, shown: str) -> tuple[Project, str]:
    """The same project after the withdrawal and the build that follows; and what was said."""
    poster = before.site / "in/mau-1/ap-phich-a4.pdf"
    (before.root.parent / "ap-phich-cu.pdf").write_bytes(poster.read_bytes())
    told = before.run("cnscd", "consent", "withdraw", "nguyen van a", "--yes", "--build")
    return before, told.stdout


def test_show_says_what_was_agreed_and_where_it_is_written(shown):
    assert "Nguyễn Văn A – 0500 111 001 – tổ trưởng, Tổ dân phố số 1 (mau-1)" in shown
    assert "content/localities/mau-phuong/groups/mau-1.yml:14:5" in shown
    assert "Đồng ý ngày: 5/9/2026" in shown
    assert "Phiếu số 1" in shown
    assert "Cho in trên giấy: họ tên, số điện thoại, cơ quan, đoàn thể\n" in shown


@pytest.mark.parametrize(
    "path",
    [
        "site/t/mau-1/index.html: họ tên, cơ quan, đoàn thể, số điện thoại; bản 21/11/2026",
        "site/t/mau-1/danh-ba.vcf: họ tên",
        "site/assets/search/index.js: họ tên",
        "site/mau-phuong/index.html: số điện thoại đã mã hoá, dùng cho mục kiểm tra số lạ",
        "site/in/mau-1/ap-phich-a4.pdf: họ tên, số điện thoại; bản 20/11/2026",
        "site/in/mau-1/ap-phich-a4.png: họ tên, số điện thoại; ảnh",
        "site/in/mau-1/nho/ap-phich-a4.webp: họ tên, số điện thoại; ảnh",
        "site/in/mau-1/zalo.png: họ tên, số điện thoại; ảnh",
        "site/in/mau-1/tron-bo-mau-1.zip › ap-phich-a4.pdf: họ tên",
        "site/in/dia-phuong/mau-phuong/cam-nang-a5.pdf: họ tên",
        "ban-in/mau-1/ap-phich-a4.pdf: họ tên",
        "in-ra/mau-1/ap-phich-a4.pdf: họ tên",
        "site-ngoai-mang.zip › t/mau-1.html: họ tên",
        ".cache/posters/numbers/",
        ".cache/posters/bundles/",
        ".site.partial/cu.html: số điện thoại",
    ],
)
def test_show_names_every_kind_of_file_the_person_stands_in(shown, path):
    assert path in shown


def test_show_counts_by_kind_unless_every_file_is_asked_for(before, shown):
    briefly = desk(before.content, "show", "+84 500 111 001").output
    for line in (
        "Hiện nay: đang đồng ý",
        "trang của tổ, xã, phường: ",
        "danh bạ để lưu vào điện thoại: ",
        "ô tìm kiếm của trang: 1 tệp",
        "bản chép USB: 1 tệp",
        "tờ đã in ra: ",
        "thêm --all",
    ):
        assert line in briefly
    assert len(briefly.splitlines()) < 30
    assert "index.html" not in briefly
    counts = sum(int(it) for it in re.findall(r": (\d+) tệp$", briefly, re.MULTILINE))
    assert f"Có trong {counts} tệp" in briefly
    assert f"Có trong {counts} tệp" in shown


def test_nobody_else_s_page_is_named(shown):
    assert "t/mau-2/" not in shown
    assert "in/mau-2/" not in shown


def test_the_withdrawal_is_one_line_and_the_evidence_stays(withdrawn):
    project, _ = withdrawn
    text = (project.content / GROUP).read_text("utf-8")
    assert f"      evidence: Phiếu số 1\n      withdrawn: {TODAY}\n" in text
    left = text.replace(f"      withdrawn: {TODAY}\n", "")
    assert left == (Path(__file__).parent / "tiny/content" / GROUP).read_text("utf-8")


def test_it_says_which_paper_to_take_down_and_whom_to_tell(withdrawn):
    _, told = withdrawn
    assert "Tổ dân phố số 1 (mau-1, Nhà văn hoá tổ 1): Áp phích treo tường A4, A3; Tờ rơi" in told
    assert "phường Mẫu: Cẩm nang số A5" in told
    assert "Nhắn nhóm Zalo của tổ xoá ảnh cũ" in told
    assert 'cnscd consent prove "0500 111 001"' in told
    assert "Sạch: không còn tệp nào" in told


def every_byte(root: Path):
    """Yield every file made, and what zips and gz hold, without our own search."""
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        if path.relative_to(root).parts[0] in ("content", "docs", "overrides"):
            continue
        data = path.read_bytes()
        yield path, data
        if path.suffix == ".gz":
            yield path, gzip.decompress(data)
        if path.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                yield from ((path, archive.read(name)) for name in archive.namelist())


def test_after_the_next_build_no_byte_is_left_in_any_written_form(withdrawn):
    project, _ = withdrawn
    forms = [form.encode() for form in written_forms("0500111001")]
    forms += [unicodedata.normalize(it, "Nguyễn Văn A").encode() for it in ("NFC", "NFD")]
    found = [path for path, data in every_byte(project.root) for it in forms if it in data]
    assert found == []
    proof = desk(project.content, "prove", "0500.111.001")
    assert proof.exit_code == 0, proof.output
    assert proof.output.startswith("Sạch: không còn tệp nào có 'Nguyễn Văn A' hay '0500 111 001'")


def test_the_folder_of_printed_sheets_keeps_what_is_still_true(withdrawn):
    project, _ = withdrawn
    assert not (project.root / "in-ra/mau-1").exists()
    assert (project.root / "in-ra/mau-2/ap-phich-a4.pdf").is_file()
    assert not (project.root / ".site.partial").exists()
    assert not (project.root / "site-ngoai-mang.zip").exists()


def zipped(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def pdf_by(author: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Author"] = author
        document.save(out, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def test_the_proof_fails_for_whatever_is_planted_and_names_it(withdrawn):
    project, _ = withdrawn
    old = (project.root.parent / "ap-phich-cu.pdf").read_bytes()
    planted = {
        "site/goi.zip": zipped("trong.zip", zipped("so.txt", b"tel:+84500111001")),
        "site/cu.pdf": old,
        "dang-web/t/cu.html.gz": gzip.compress("Nguyễn&nbsp;V\u0103n A".encode()),
        "site/tac-gia.pdf": pdf_by("Nguyễn Văn A"),
        "site/in/mau-1/nguyen-van-a.txt": b"",
        "ban-in/so.js": json.dumps("0500\u00a0111\u00a0001").encode(),
        "in-ra/mau-1/zalo.png": b"\x89PNG\r\n\x1a\nmot anh cu",
        "khoa.7z": b"7z\xbc\xaf\x27\x1c",
        "danh-sach.xlsx": zipped("xl/sharedStrings.xml", "<t>Nguyễn Văn A</t>".encode()),
    }
    for name, data in planted.items():
        (project.root / name).parent.mkdir(parents=True, exist_ok=True)
        (project.root / name).write_bytes(data)
    told = desk(project.content, "prove", "nguyen van a")
    for name in planted:
        (project.root / name).unlink()
    assert told.exit_code == 1
    left, private = told.output.split("Tệp riêng của cơ quan còn giữ")
    assert left.startswith("CÒN 8 tệp")
    for line in (
        "site/goi.zip › trong.zip › so.txt: số điện thoại",
        "site/cu.pdf: họ tên, số điện thoại",
        "dang-web/t/cu.html.gz: họ tên",
        "site/tac-gia.pdf: họ tên",
        "site/in/mau-1/nguyen-van-a.txt: họ tên",
        "ban-in/so.js: số điện thoại",
        "in-ra/mau-1/zalo.png: ảnh không phải bản vẽ mới nhất",
        "khoa.7z: không mở xem bên trong được",
        "gợi ý: làm lại trang (cnscd build)",
        "gợi ý: gói lại để đăng: cnscd package",
    ):
        assert line in left
    assert "danh-sach.xlsx › xl/sharedStrings.xml: họ tên" in private


# --- Whom, how, and what may go wrong


def test_several_of_one_name_are_told_apart_by_asking_or_by_the_group(scratch):
    edit(scratch, ("Bùi Văn Một", "Nguyễn Văn A"), file=OTHER)
    refused = desk(scratch, "withdraw", "nguyen van a", "--yes")
    assert refused.exit_code == 1
    assert "có 2 người khớp" in refused.output
    assert "--group mau-1" in refused.output
    answered = desk(scratch, "withdraw", "nguyen van a", typed="1\ny\n")  # then the pipe ends
    assert answered.exit_code == 0, answered.output
    assert "withdrawn: " in (scratch / GROUP).read_text("utf-8")
    chosen = desk(scratch, "withdraw", "nguyen van a", "--group", "mau-2", "--yes")
    assert "chưa từng đồng ý" in chosen.output


def test_a_name_that_another_still_shows_is_no_proof_against_a_file(scratch):
    shows = "Nguyễn Văn A, role: tổ trưởng, consent: {date: 2026-09-05, web: [name]}"
    edit(scratch, ("Bùi Văn Một, role: tổ trưởng", shows), file=OTHER)
    edit(scratch, ("evidence: Phiếu số 1", "withdrawn: 2026-11-01"))
    (scratch.parent / "site").mkdir()
    (scratch.parent / "site/trang.html").write_text("Nguyễn Văn A", "utf-8")
    told = desk(scratch, "prove", "0500 111 001")
    assert told.exit_code == 0
    assert "Chỉ trùng tên" in told.output
    (scratch.parent / "site/trang.html").write_text("Nguyễn Văn A 0500111001", "utf-8")
    assert desk(scratch, "prove", "0500 111 001").exit_code == 1


def test_the_sheets_of_a_namesake_are_not_to_be_taken_down(scratch):
    shows = "consent: {date: 2026-09-05, web: [name, phone], print: [name, phone]}"
    same = ("Bùi Văn Một, role: tổ trưởng", f"Nguyễn Văn A, role: tổ trưởng, {shows}")
    edit(scratch, same, file=OTHER)
    told = desk(scratch, "withdraw", "0500 111 001", "--yes").output
    down, _, rest = told.partition("Chỉ trùng tên, xem kỹ là ai, đừng vội gỡ:")
    doubtful, _, after = rest.partition("  4. ")
    assert "Tổ dân phố số 1 (mau-1, Nhà văn hoá tổ 1): Áp phích" in down
    assert "(mau-2)" not in down
    assert "Tổ dân phố số 2 (mau-2): Áp phích" in doubtful
    assert "; Ảnh gửi nhóm Zalo\n" in doubtful
    assert "Nhắn nhóm Zalo của tổ xoá ảnh cũ, gửi ảnh mới: mau-1\n" in f"{after}\n"


def test_a_withdrawal_is_told_in_words_and_line_by_line_only_when_asked(scratch):
    told = desk(scratch, "withdraw", "0500 111 001", typed="n\n").output
    assert "trang và tờ in chỉ còn ghi vai trò: tổ trưởng. Phiếu cũ vẫn giữ" in told
    assert not re.search(r"^(---|\+\+\+|@@|\+ )", told, re.MULTILINE)
    told = desk(scratch, "withdraw", "0500 111 001", "--diff", typed="n\n").output
    assert f"\n+      withdrawn: {TODAY}" in told
    erased = desk(scratch, "withdraw", "0500 111 001", "--erase", typed="n\n").output
    assert "sẽ bị xoá khỏi hồ sơ, máy không lấy lại được." in erased
    assert "@@" not in erased


def test_pictures_that_nobody_can_judge_are_told_apart_from_what_is_left(scratch):
    old = scratch.parent / "site/in/mau-1/zalo.png"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"\x89PNG\r\n\x1a\nmot anh cu")
    told = desk(scratch, "prove", "0912345678")
    assert told.exit_code == 1
    assert told.output.startswith("CHƯA CHẮC: 1 ảnh chưa phải bản vẽ mới nhất, chưa thấy tên hay")
    assert "CÒN" not in told.output


def test_the_handbook_s_invented_person_does_not_defeat_the_proof_of_those_who_try_it(scratch):
    root = scratch.parent
    for folder in ("docs/so-tay", "docs/assets/so-tay"):
        shutil.copytree(ROOT / folder, root / folder)
    shutil.copytree(ROOT / "docs/so-tay", root / "site/so-tay")
    for path in (root / "docs/so-tay/dong-y.md", root / "docs/assets/so-tay/bieu-mau.svg"):
        assert "Trần Văn Mẫu" in path.read_text("utf-8")
    for query in ("Trần Văn Mẫu", "0500 000 001"):
        told = desk(scratch, "prove", query)
        assert told.exit_code == 0, told.output
        assert re.search(r"Không tính \d+ tệp của sổ tay", told.output)
    (root / "site/so-tay/dong-y.md").write_text("Nguyễn Văn Thật", "utf-8")
    assert desk(scratch, "prove", "Nguyễn Văn Thật").exit_code == 1
    (root / "site/t.html").write_text("Trần Văn Mẫu", "utf-8")
    assert "site/t.html: họ tên" in desk(scratch, "prove", "Trần Văn Mẫu").output


def test_the_same_person_in_a_group_and_in_the_ward_s_team_withdraws_once(scratch):
    locality = "localities/mau-phuong/locality.yml"
    consent = "0500 777 001\n      consent: {date: 2026-09-05, web: [name]}"
    edit(scratch, ("0500 777 001", consent), file=locality)
    edit(scratch, ("Bùi Văn Hai", "Phạm Văn Kín"), ("0500 222 002", "0500 777 001"), file=OTHER)
    told = desk(scratch, "withdraw", "0500777001", "--date", "20/11/2026", "--yes")
    assert told.exit_code == 0, told.output
    assert "withdrawn: 2026-11-20" in (scratch / locality).read_text("utf-8")
    assert "withdrawn" not in (scratch / OTHER).read_text("utf-8")


def test_one_mark_and_a_shared_number_do_not_make_two_people_one(scratch):
    other = "Nguyễn Vân A, role: tổ trưởng, phone: 0500 111 001"
    shows = "consent: {date: 2026-09-05, web: [name]}"
    before = "Bùi Văn Một, role: tổ trưởng, phone: 0500 222 001"
    edit(scratch, (before, f"{other}, {shows}"), file=OTHER)
    told = desk(scratch, "withdraw", "Nguyễn Văn A", "--date", "20/11/2026", "--yes")
    assert told.exit_code == 0, told.output
    assert "  Nguyễn Văn A, tổ trưởng, Tổ dân phố số 1 (mau-1)" in told.output
    assert "withdrawn: 2026-11-20" in (scratch / GROUP).read_text("utf-8")
    assert "withdrawn" not in (scratch / OTHER).read_text("utf-8")
    for query in ("nguyen van a", "0500 111 001"):
        assert "có 2 người khớp" in desk(scratch, "withdraw", query, "--yes").output


def test_a_withdrawal_stands_above_the_comment_of_the_next_person(scratch):
    note = "  # Chị Giấy: không cho đưa lên mạng\n"
    edit(scratch, ("  - name: Trần", f"{note}  - name: Trần"))
    desk(scratch, "withdraw", "Nguyễn Văn A", "--date", "20/11/2026", "--yes")
    after = f"evidence: Phiếu số 1\n      withdrawn: 2026-11-20\n{note}  - name: Trần"
    assert after in (scratch / GROUP).read_text("utf-8")


def test_who_withdrew_is_not_taken_for_a_namesake_who_still_agrees(scratch):
    shows = "Nguyễn Văn A, role: tổ trưởng, consent: {date: 2026-09-05, web: [name]}"
    edit(scratch, ("Bùi Văn Một, role: tổ trưởng", shows), file=OTHER)
    edit(scratch, ("evidence: Phiếu số 1", "withdrawn: 2026-11-01"))
    (scratch.parent / "site").mkdir()
    (scratch.parent / "site/trang.html").write_text("0500111001", "utf-8")
    told = desk(scratch, "prove", "0500 111 001")
    assert told.exit_code == 1
    assert "làm lại trang (cnscd build)" in told.output
    assert "vẫn đang đồng ý" not in told.output


def test_erasing_takes_the_entry_and_its_own_comment_and_no_other(scratch):
    edit(
        scratch,
        ("  - name: Lê Văn Mạng", "  # Lê Văn Mạng: nghỉ từ tháng 9\n  - name: Lê Văn Mạng"),
        ("  - name: Vũ Thị Rút", "\n  # rút ngày 1/10\n  - name: Vũ Thị Rút"),
    )
    told = desk(scratch, "withdraw", "Le Van Mang", "--erase", "--yes")
    assert told.exit_code == 0, told.output
    text = (scratch / GROUP).read_text("utf-8")
    assert "Mạng" not in text
    assert "      until" not in text
    assert "      print: [name, phone]\n\n  # rút ngày 1/10\n  - name: Vũ Thị Rút" in text
    assert "lịch sử git và bản sao lưu cũ vẫn còn" in told.output
    assert desk(scratch, "prove", "0500 111 003").exit_code == 0


def test_erasing_tells_what_is_left_in_comments(scratch):
    edit(scratch, ("id: mau-2", "# Bùi Văn Ba gửi phiếu\nid: mau-2"), file=OTHER)
    told = desk(scratch, "withdraw", "Bùi Văn Ba", "--erase", "--yes")
    assert "content/localities/mau-phuong/groups/mau-2.yml:1:3" in told.output
    assert "{name: Bùi Văn Ba" not in (scratch / OTHER).read_text("utf-8")


def test_the_last_of_a_team_can_be_erased(scratch):
    told = desk(scratch, "withdraw", "Phạm Văn Kín", "--erase", "--yes")
    assert told.exit_code == 0, told.output
    assert pipeline.check(scratch).content.localities[0].team.web == ()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("withdraw", "Nguyễn Văn Aa", "--yes"), "ý bạn là 'Nguyễn Văn A'?"),
        (("withdraw", "0500 999 999", "--yes"), "không tìm thấy '0500 999 999'"),
        (("withdraw", "Nguyễn Văn A", "--group", "mau-3"), "gợi ý: ý bạn là 'mau-"),
        (("withdraw", "Nguyễn Văn A", "--yes", "--date", "1/1/2999"), "còn ở phía trước"),
        (("withdraw", "Nguyễn Văn A", "--yes", "--date", "1/1/2026"), "trước ngày đồng ý"),
        (("withdraw", "Nguyễn Văn A"), "Chưa ghi gì."),
        (("show", "Không Có Ai"), "không tìm thấy"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(scratch, command, said):
    was = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    told = desk(scratch, *command)
    assert told.exit_code == 1
    assert said in told.output
    assert "Traceback" not in told.output
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == was


def test_a_no_changes_nothing(scratch):
    was = (scratch / GROUP).read_bytes()
    told = desk(scratch, "withdraw", "Nguyễn Văn A", typed="n\n")
    assert told.exit_code == 1
    assert "Chưa ghi gì." in told.output
    assert (scratch / GROUP).read_bytes() == was


def test_a_withdrawal_after_the_release_needs_no_new_release(scratch):
    day = date(2026, 12, 31)
    edit(scratch, ("evidence: Phiếu số 1", f"withdrawn: {day}"))
    assert pipeline.check(scratch).warnings == ()
    [warning] = pipeline.check(scratch, today=day - timedelta(1)).warnings
    assert "còn ở phía trước" in warning.message
    assert pipeline.check(scratch, today=day).warnings == ()


def test_due_lists_who_is_to_be_asked_again(scratch):
    soon, over = TODAY + timedelta(30), TODAY - timedelta(1)
    edit(
        scratch,
        ("      evidence: Phiếu số 1\n", f"      evidence: Phiếu số 1\n      until: {soon}\n"),
        (
            "      print: [name, phone]\n  - name: Lê",
            f"      print: [name]\n      until: {over}\n  - name: Lê",
        ),
    )
    told = desk(scratch, "due").output
    assert "Đã hết hạn, thông tin đã ẩn: xin đồng ý lại (1):\n  Trần Thị Giấy – " in told
    assert "Sắp hết hạn trong 60 ngày" in told
    assert "còn 30 ngày" in told
    assert "Chưa có đồng ý, tên và số đang ẩn" in told
    assert re.search(r"Trần Thị Giấy – .* – content/\S+/mau-1\.yml:27:5", told)
    assert "Sắp hết hạn" not in desk(scratch, "due", "--days", "7").output


def test_a_build_tells_of_consents_that_end_before_anything_is_made(scratch, monkeypatch):
    soon = TODAY + timedelta(20)
    edit(scratch, ("evidence: Phiếu số 1", f"until: {soon}"))
    made = []
    monkeypatch.setattr("generator.cli.site.plugin.build_site", lambda *_: made.append("site"))
    ran = CliRunner().invoke(main, ["build", "--content", str(scratch)])
    assert made == ["site"]
    assert f"sắp hết hạn: {soon} (còn 20 ngày)" in ran.stderr


@pytest.mark.parametrize("is_packed", [False, True])
def test_a_picture_is_searched_by_the_words_it_carries(is_packed):
    words, out = PngInfo(), io.BytesIO()
    words.add_text("Author", NAME, zip=is_packed)
    Image.new("1", (8, 8)).save(out, "PNG", pnginfo=words)
    assert any(NEEDLES.in_text(text) for text in texts(out.getvalue()))


def test_a_number_that_is_no_mobile_is_told_in_groups_too(scratch):
    assert "không còn tệp nào có '0225 3123 456'" in desk(scratch, "prove", "02253123456").output
