"""The contact card a phone saves: vCard 3.0, UTF-8, folded, nobody without consent."""

import re

from generator import pipeline
from generator.plan import plan_build
from generator.render.vcard import render_vcard


def card(scratch, code):
    plan = plan_build(pipeline.check(scratch).content)
    [item] = [item for item in plan.files if item.dest_uri == f"t/{code}/danh-ba.vcf"]
    return render_vcard(item)


def test_the_card_holds_those_who_agreed_and_the_office(scratch):
    text = re.sub(r"\r\n[ \t]", "", card(scratch, "mau-1").decode())
    assert re.findall(r"^FN:(.*)\r$", text, re.MULTILINE) == [
        "MẪU Nguyễn Văn A",
        "MẪU Lê Văn Mạng",
        "MẪU Trung tâm Phục vụ hành chính công",
    ]
    assert re.findall(r"^TEL.*:(\d+)\r$", text, re.MULTILINE) == [
        "0500111001",
        "0500111003",
        "0500900001",
    ]


def test_lines_are_folded_at_75_characters_and_end_as_the_standard_asks(scratch):
    data = card(scratch, "mau-1")
    assert data.startswith(b"BEGIN:VCARD\r\nVERSION:3.0\r\n")
    assert data.endswith(b"END:VCARD\r\n")
    assert max(len(line) for line in data.decode().split("\r\n")) <= 75  # RFC 2426, section 2.6
    assert b"\n" not in data.replace(b"\r\n", b"")


def test_a_real_group_carries_no_sample_mark(scratch):
    group = scratch / "localities/mau-phuong/groups/mau-1.yml"
    text = group.read_text(encoding="utf-8").replace("sample: có\n", "")
    group.write_text(re.sub(r"0500 111 00", "0912 345 67", text), encoding="utf-8")
    locality = scratch / "localities/mau-phuong/locality.yml"
    text = locality.read_text(encoding="utf-8").replace("sample: có\n", "")
    locality.write_text(text.replace("0500", "0912"), encoding="utf-8")
    site = scratch / "site.yml"
    site.write_text(
        site.read_text("utf-8").replace("https://cnscd.example", "https://cnscd.haiphong.gov.vn"),
        "utf-8",
    )
    assert "MẪU" not in card(scratch, "mau-1").decode()
