"""Changing content files: nothing else in them changes, and all are written or none."""

from pathlib import Path

import pytest

from generator.edit import Edits, Items, as_yaml, drop_key, set_key
from generator.errors import ContentError, GeneratorError
from tests.conftest import ROOT

GROUP = "localities/mau-phuong/groups/mau-1.yml"
EVERY_FILE = sorted((ROOT / "content").rglob("*.yml"))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_content_file_opened_and_written_is_the_same_to_the_byte(tmp_path, newline):
    edits = Edits(tmp_path)
    files = EVERY_FILE if newline == "\n" else EVERY_FILE[::6]
    for number, path in enumerate(files):
        text = path.read_text("utf-8").replace("\n", newline)
        (tmp_path / f"{number}.yml").write_bytes(text.encode())
        edits.file(f"{number}.yml")
    assert len(EVERY_FILE) > 100
    assert edits.changes == {}


@pytest.mark.parametrize(
    "text",
    [
        "a: # so\n- b: 0912345678\n  c: 2026-01-02 # ngày\n",
        "a:\n    b:\n      - 7:30\n      - 'có'\n",
        '\ufeffa: "x"\n\n# cuối\nb:\n',
    ],
    ids=["dashes at the margin", "four spaces", "byte order mark"],
)
def test_the_style_of_other_editors_stays(tmp_path, text):
    (tmp_path / "x.yml").write_text(text, "utf-8", newline="")
    edits = Edits(tmp_path)
    edits.file("x.yml")
    assert edits.changes == {}


def test_a_change_touches_its_line_alone(scratch):
    edits = Edits(scratch)
    edits.file(GROUP)["members"][1]["phone"] = "0500 111 009"
    edits.file(GROUP)["members"].append(as_yaml([("name", "Hà: Văn"), ("role", "thành viên")]))
    before = (scratch / GROUP).read_text("utf-8").splitlines()
    assert edits.save() == [GROUP]
    after = (scratch / GROUP).read_text("utf-8").splitlines()
    assert set(after) - set(before) == {"    phone: 0500 111 009", "  - name: 'Hà: Văn'"}
    assert [line for line in before if line not in after] == ["    phone: 0500 111 002"]


def test_nothing_is_written_when_the_content_would_be_wrong(scratch):
    before = {path: path.read_bytes() for path in scratch.rglob("*.yml")}
    edits = Edits(scratch)
    edits.file(GROUP)["members"][0]["phone"] = "0912"
    edits.file("site.yml")["title"] = "Tên khác"
    with pytest.raises(ContentError) as raised:
        edits.save()
    assert raised.value.problems[0].pos.path == f"content/{GROUP}"
    assert {path: path.read_bytes() for path in scratch.rglob("*.yml")} == before


@pytest.mark.parametrize("trouble", [PermissionError, OSError, KeyboardInterrupt])
@pytest.mark.parametrize("number", [1, 2])
def test_what_stops_the_writing_leaves_every_file_as_it_was(scratch, monkeypatch, trouble, number):
    before = {path: path.read_bytes() for path in scratch.rglob("*.*")}
    edits = Edits(scratch)
    edits.file("site.yml")["title"] = "Tên khác"
    edits.file("permalinks.yml")["codes"][-2]["reason"] = "Lý do khác"
    really, calls = Path.replace, []

    def stops(path, target):
        calls.append(target)
        if len(calls) == number:
            raise trouble
        return really(path, target)

    monkeypatch.setattr(Path, "replace", stops)
    raised = GeneratorError if trouble is PermissionError else trouble
    with pytest.raises(raised):
        edits.save()
    assert {path: path.read_bytes() for path in scratch.rglob("*.*")} == before


def test_what_was_edited_elsewhere_meanwhile_is_not_overwritten(scratch):
    edits = Edits(scratch)
    edits.file(GROUP)["name"] = "Tổ mới"
    path = scratch / GROUP
    path.write_text(path.read_text("utf-8").replace("0500 111 001", "0500 111 009"), "utf-8")
    with pytest.raises(GeneratorError, match="vừa được sửa ở chỗ khác"):
        edits.save()
    assert "0500 111 009" in path.read_text("utf-8")


def test_a_file_given_another_place_takes_its_changes_along(scratch):
    edits = Edits(scratch)
    edits.file(GROUP)["name"] = "Tổ mới"
    edits.move(GROUP, "localities/mau-phuong/groups/khac.yml")
    raw = edits.changes["localities/mau-phuong/groups/khac.yml"]
    assert edits.changes[GROUP] is None
    assert "name: Tổ mới" in raw.decode()


def test_a_missing_or_broken_file_is_said_plainly(scratch):
    with pytest.raises(GeneratorError, match="không có tệp 'x"):
        Edits(scratch).file("x.yml")
    (scratch / "y.yml").write_text("a: [", "utf-8")
    with pytest.raises(ContentError, match=r"content/y\.yml:2"):
        Edits(scratch).file("y.yml")


LIST = """team:
  members:
    # đầu
    - name: A # một
      web: [name, phone] # hai

    # trước B
    - name: B
      tasks:
        - việc # ba
      # trong B
      note: |
        chữ
    # trước C
    - name: C
      web: [name]
# phần sau
offices: x
"""


def taken_apart(tmp_path, change):
    (tmp_path / "x.yml").write_text(LIST, "utf-8")
    edits = Edits(tmp_path)
    items = Items(edits.file("x.yml")["team"], "members")
    change(items.entries)
    items.put_together()
    return edits.changes["x.yml"].decode() if edits.changes else LIST


def test_a_list_taken_apart_and_put_together_is_the_same(tmp_path):
    assert taken_apart(tmp_path, lambda entries: None) == LIST


def test_comments_beside_people_in_braces_stay_with_them(tmp_path):
    text = "a:\n  # một\n  - {name: A} # gọi tối\n  # hai\n  - {name: B} # gọi sáng\n# hết\nb: x\n"
    (tmp_path / "x.yml").write_text(text, "utf-8")
    edits = Edits(tmp_path)
    items = Items(edits.file("x.yml"), "a")
    items.put_together()
    assert edits.changes == {}
    items = Items(edits.file("x.yml"), "a")
    items.entries.append(as_yaml([("name", "C")]))
    items.put_together()
    grown = text.replace("# hết", "  - name: C\n# hết")
    assert edits.changes["x.yml"].decode() == grown


def test_what_stands_below_a_list_stays_below_it(tmp_path):
    new = as_yaml([("name", "D"), ("web", ["name"])])
    text = taken_apart(tmp_path, lambda entries: entries.append(new))
    added = "    - name: D\n      web:\n        - name\n"
    assert text == LIST.replace("# phần sau", f"{added}# phần sau")


def test_an_entry_that_goes_takes_its_own_lines_along_and_no_others(tmp_path):
    text = taken_apart(tmp_path, lambda entries: entries.pop(1))
    assert text == LIST[: LIST.index("\n    # trước B")] + LIST[LIST.index("    # trước C") :]


def test_keys_come_and_go_and_the_comments_stay(tmp_path):
    def change(entries):
        set_key(entries[0], "web", ["name"], ["name", "web"])
        drop_key(entries[1], "tasks")
        set_key(entries[1], "role", "R", ["name", "role", "note"])
        drop_key(entries[2], "web")

    text = taken_apart(tmp_path, change)
    assert [line.strip() for line in text.splitlines() if "#" in line] == [
        "# đầu", "- name: A # một", "web: [name]        # hai", "# trước B", "# trong B",
        "# trước C", "# phần sau",
    ]  # fmt: skip
    assert "role: R\n      note: |\n        chữ\n" in text
