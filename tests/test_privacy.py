"""Nothing private reaches the site: twenty planted values, every byte of every file."""

import gzip
import hashlib
import json
import re
import subprocess
import zipfile
from io import BytesIO

import pytest

from generator import pipeline
from generator.plan import plan_build
from tests.conftest import copy_of

MEMBER = """\
  - name: {name}
    role: thành viên
    organisation: {organisation}
    tasks: [{task}]
    phone: {phone}
    zalo: có
{consent}"""

FULL = "web: [name, organisation, tasks, phone, zalo], print: [name, organisation, tasks, phone]"
CASES = {
    # why nothing of the member may be shown: the consent that is there
    "no consent": "",
    "withdrawn": f"    consent: {{date: 2026-01-05, {FULL}, withdrawn: 2026-10-01}}\n",
    "expired": f"    consent: {{date: 2026-01-05, {FULL}, until: 2026-10-31}}\n",
    "empty": "    consent: {date: 2026-01-05}\n",
    "paper only": "    consent: {date: 2026-01-05, print: [name, organisation, tasks, phone]}\n",
}
PLANTED = {
    case: {
        "name": f"Quách Kín {word}",
        "organisation": f"Hội Bí mật {word}",
        "task": f"Việc riêng {word}",
        "phone": f"0500 66{number} 77{number}",
    }
    for number, (case, word) in enumerate(
        zip(CASES, ("Xoài", "Mít", "Bưởi", "Nhãn", "Sấu"), strict=True)
    )
}


@pytest.fixture(scope="module")
def built(tmp_path_factory, tiny):
    project = copy_of(tiny, tmp_path_factory.mktemp("privacy") / "project")
    group = project.content / "localities/mau-phuong/groups/mau-2.yml"
    members = [MEMBER.format(consent=CASES[case], **PLANTED[case]) for case in CASES]
    text = group.read_text(encoding="utf-8")
    group.write_text(text[: text.index("members:")] + "members:\n" + "".join(members), "utf-8")
    project.run("cnscd", "build")
    return project


def forms(value):
    """The ways a value could be written: grouped, bare, with +84, escaped in JSON."""
    digits = re.sub(r"\D", "", value)
    written = {value, value.replace(" ", "\u00a0")}
    if len(digits) == 10:
        written |= {digits, f"+84{digits[1:]}"}
    yield from written
    yield from {json.dumps(form)[1:-1] for form in written}


def texts_of_pdf(pdf):
    """Yield the words and the metadata of a PDF; they are packed, so its bytes do not show them."""
    for command in (["pdftotext", "-", "-"], ["pdfinfo", "-meta", "-"], ["pdfinfo", "-"]):
        yield subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def unpacked(name, data):
    """Yield data, and what it holds where it is packed."""
    yield data
    if name.endswith(".gz"):
        yield gzip.decompress(data)
    if name.endswith(".pdf"):
        yield from texts_of_pdf(data)
    if name.endswith(".vcf"):
        yield re.sub(rb"\r?\n[ \t]", b"", data)


def contents(site):
    """Yield every file as bytes, and once more as text where it is packed; each content once."""
    seen = set()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        members = [(path.name, path.read_bytes())]
        if path.suffix == ".zip":
            with zipfile.ZipFile(BytesIO(members[0][1])) as archive:
                members += [(name, archive.read(name)) for name in archive.namelist()]
        for name, data in members:
            if (digest := hashlib.sha256(data).digest()) not in seen:
                seen.add(digest)
                for form in unpacked(name, data):
                    yield path, form


def test_there_are_twenty_planted_values():
    values = [value for person in PLANTED.values() for value in person.values()]
    assert len(set(values)) == 20


def test_no_byte_of_the_site_holds_a_planted_value(built):
    needles = {
        form.encode(): value
        for person in PLANTED.values()
        for value in person.values()
        for form in forms(value)
    }
    searched, found = 0, []
    for path, data in contents(built.site):
        searched += 1
        found += [(path, needles[needle]) for needle in needles if needle in data]
    assert found == []
    assert searched > 60


def test_the_search_would_have_found_what_is_public(built):
    """The needle method works: what a member agreed to show is found in every kind of file."""
    hits = {
        path.suffix
        for path, data in contents(built.site)
        for form in forms("0500 111 001")
        if form.encode() in data
    }
    assert {".html", ".pdf", ".vcf", ".js"} <= hits
    pdf = (built.site / "in/mau-1/ap-phich-a4.pdf").read_bytes()
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("to.pdf", pdf)
    assert b"0500 111 001" not in packed.getvalue()
    (built.root / "stick").mkdir()
    (built.root / "stick/bo.zip").write_bytes(packed.getvalue())
    assert any(b"0500 111 001" in data for _, data in contents(built.root / "stick"))


def text_of(pdf):
    return next(texts_of_pdf(pdf.read_bytes())).decode().replace("\u00a0", " ")


def test_what_was_agreed_for_paper_is_on_the_sheets_of_the_office_alone(built):
    sheets = sorted((built.root / "ban-in/mau-2").rglob("*.pdf"))
    with_it = [pdf.name for pdf in sheets if PLANTED["paper only"]["phone"] in text_of(pdf)]
    assert {"ap-phich-a4.pdf", "ap-phich-a3.pdf", "ap-phich-a4-den-trang.pdf"} <= set(with_it)
    booklet = built.root / "ban-in/dia-phuong/mau-phuong/cam-nang-a5.pdf"
    assert PLANTED["paper only"]["phone"] in text_of(booklet)
    for pdf in (built.root / "ban-in").rglob("*.pdf"):
        shown = text_of(pdf)
        for case in ("no consent", "withdrawn", "expired", "empty"):
            assert PLANTED[case]["phone"] not in shown, pdf
            assert PLANTED[case]["name"] not in shown, pdf


def test_no_picture_for_the_screen_is_planned_with_what_was_agreed_for_paper(built):
    """A picture has no text to search: what it is drawn from is searched instead."""
    plan = plan_build(pipeline.check(built.content).content)
    screen = [
        json.dumps(sheet.words, ensure_ascii=False)
        for sheet in plan.sheets
        if sheet.kind.is_picture or (sheet.picture_uri and sheet.edition == "site")
    ]
    assert len(screen) == 5  # a Zalo picture and a poster for each group, a picture of the guide
    for value in (*PLANTED["paper only"].values(), "Trần Thị Giấy", "0500 111 002"):
        assert not [words for words in screen if value in words]
    assert [
        sheet for sheet in plan.sheets if sheet.kind.is_picture and sheet.edition != "site"
    ] == []


def test_the_group_page_stays_useful_when_all_withhold(built):
    page = (built.site / "t/mau-2/index.html").read_text(encoding="utf-8")
    assert "Tổ có 5 thành viên." in page
    assert "tel:0500900001" in page
