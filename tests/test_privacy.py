"""Nothing private reaches the site: twenty planted values, every byte of every file."""

import gzip
import json
import re
import subprocess

import pytest

from tests.conftest import TINY, make_project

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
def built(tmp_path_factory):
    project = make_project(tmp_path_factory.mktemp("privacy") / "project", TINY)
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


def contents(site):
    """Yield every file as bytes, and once more as text where it is packed."""
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        data = path.read_bytes()
        yield path, data
        if path.suffix == ".gz":
            yield path, gzip.decompress(data)
        if path.suffix == ".pdf":
            for command in (
                ["pdftotext", path, "-"],
                ["pdfinfo", "-meta", path],
                ["pdfinfo", path],
            ):
                yield path, subprocess.run(command, capture_output=True, check=True).stdout
        if path.suffix == ".vcf":
            yield path, re.sub(rb"\r?\n[ \t]", b"", data)


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
    """The needle method works: what a member agreed to show is found on page, card and poster."""
    hits = {
        path.suffix
        for path, data in contents(built.site)
        for form in forms("0500 111 001")
        if form.encode() in data
    }
    assert {".html", ".pdf", ".vcf", ".json"} <= hits


def test_what_was_agreed_for_paper_is_on_the_office_poster_alone(built):
    [poster] = (built.root / "ban-in/mau-2").glob("*.pdf")
    text = subprocess.run(
        ["pdftotext", poster, "-"], capture_output=True, check=True
    ).stdout.decode()
    shown = text.replace("\u00a0", " ")
    assert PLANTED["paper only"]["phone"] in shown
    for case in ("no consent", "withdrawn", "expired", "empty"):
        assert PLANTED[case]["phone"] not in shown
        assert PLANTED[case]["name"] not in shown


def test_the_group_page_stays_useful_when_all_withhold(built):
    page = (built.site / "t/mau-2/index.html").read_text(encoding="utf-8")
    assert "5 người (5 thành viên)" in page
    assert "tel:0500900001" in page


def test_withdrawing_leaves_nothing_in_site_or_cache(built):
    member = built.content / "localities/mau-phuong/groups/mau-1.yml"
    text = member.read_text(encoding="utf-8")
    assert "withdrawn: 2026-11-21" not in text
    changed = text.replace("      evidence: Phiếu số 1\n", "      withdrawn: 2026-11-21\n")
    member.write_text(changed, "utf-8")
    built.run("cnscd", "build")
    for folder in (built.site, built.root / ".cache", built.root / "ban-in"):
        for path, data in contents(folder):
            for form in forms("0500 111 001"):
                assert form.encode() not in data, path
