"""The editing page: an officer changes a number in a form; nothing else in the file changes."""

import http.client
import json
import shutil
from hashlib import sha256
from threading import Thread

import pytest
from click.testing import CliRunner

from generator import pipeline
from generator.admin.comments import bring_back
from generator.admin.fields import MODELS, collections, fields_of
from generator.admin.page import VENDOR, Host, page_files
from generator.admin.server import AdminServer
from generator.cli import main
from generator.load import load_bytes
from tests.conftest import ROOT

GROUP = "localities/mau-phuong/groups/mau-1.yml"
COMMENT = "  # chú thích của cán bộ, phải còn\n"


@pytest.fixture
def desk(scratch):
    """A running server over the tiny content, with comments in the file to be edited."""
    path = scratch / GROUP
    text = path.read_text("utf-8").replace("    role: tổ phó\n", f"{COMMENT}    role: tổ phó # p\n")
    path.write_text(text.replace("phone: 0500 111 001", "phone: 0500111001"), "utf-8")
    said = []
    with AdminServer(page_files(scratch), scratch, 0, said.append) as server:
        server.said = said
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.shutdown()


def ask(server, method, path, body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request(method, path, body, {"X-Cnscd": "1", **headers})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def put(server, name, change, version=None):
    file = json.loads(ask(server, "GET", "/noi-dung")[1])[f"content/{name}"]
    data = json.loads(file["text"])
    change(data)
    headers = {"X-Version": version or file["version"]}
    status, said = ask(server, "PUT", f"/noi-dung/content/{name}", json.dumps(data), **headers)
    return status, json.loads(said)["message"]


def test_a_number_changed_in_the_form_changes_one_line_and_asks_no_other_address(desk, browser):
    path = desk.content_dir / GROUP
    before = path.read_text("utf-8").splitlines()
    page = browser.new_page(viewport={"width": 1280, "height": 2600}, locale="en-US")
    asked, wrong = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda it: it.type == "error" and wrong.append(it.text))
    page.goto(desk.url)
    page.get_by_text("Tổ dân phố số 1 (mau-1)").click(timeout=20_000)
    page.get_by_text("Trần Thị Giấy").wait_for()
    page.get_by_role("button", name="Mở rộng tất cả").last.click()
    phone = page.get_by_role("textbox", name="Số điện thoại").nth(1)
    assert phone.input_value() == "0500 111 002"
    phone.fill("12")
    page.get_by_role("button", name="Lưu", exact=True).click()
    refused = page.get_by_role("alertdialog")
    refused.get_by_text(f"content/{GROUP}").wait_for(timeout=10_000)
    assert path.read_text("utf-8").splitlines() == before
    refused.get_by_role("button", name="Đồng ý").click()
    phone.fill("0500 111 092")
    page.get_by_role("button", name="Lưu", exact=True).click()
    told = page.get_by_role("alert").filter(has_text="Đã lưu")
    told.wait_for(timeout=10_000)
    after = path.read_text("utf-8").splitlines()
    changed = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
    assert changed == [("    phone: 0500 111 002", "    phone: 0500 111 092")]
    assert COMMENT.rstrip("\n") in after
    pipeline.check(desk.content_dir)
    wrong = [it for it in wrong if "422" not in it and GROUP not in it]  # the refusal itself
    own = ("data:", f"blob:{desk.url}", desk.url)
    assert [url for url in asked if not url.startswith(own)] == []
    assert wrong == []
    page.close()


def test_what_is_wrong_is_not_written_and_is_told_with_its_place(desk):
    before = (desk.content_dir / GROUP).read_bytes()
    status, said = put(desk, GROUP, lambda data: data["members"][1].update(phone="0912"))
    assert status == 422
    assert f"content/{GROUP}" in said
    assert "gợi ý" in said
    assert (desk.content_dir / GROUP).read_bytes() == before


def test_what_was_wrong_elsewhere_does_not_stop_a_correction(desk):
    other = desk.content_dir / GROUP.replace("mau-1", "mau-2")
    other.write_text(other.read_text("utf-8").replace("0500 ", "0912 ", 1), "utf-8")
    status, _ = put(desk, GROUP, lambda data: data.update(name="Tổ dân phố số 01"))
    assert status == 200
    assert "name: Tổ dân phố số 01" in (desk.content_dir / GROUP).read_text("utf-8")


def test_a_file_changed_elsewhere_meanwhile_is_not_overwritten(desk):
    status, said = put(desk, GROUP, lambda data: data.update(name="Khác"), version="cu")
    assert (status, "sửa ở nơi khác" in said) == (409, True)


@pytest.mark.parametrize(
    "name", ["permalinks.yml", "../mkdocs.yml", "localities/mau-phuong/groups/moi-1.yml"]
)
def test_the_ledger_and_what_is_no_content_cannot_be_written(desk, name):
    assert ask(desk, "PUT", f"/noi-dung/content/{name}", "{}")[0] == 404


@pytest.mark.parametrize(
    "headers", [{"Host": "xau.example"}, {"Origin": "https://xau.example"}, {"X-Cnscd": ""}]
)
def test_no_other_page_can_read_or_write_through_the_server(desk, headers):
    assert ask(desk, "GET", "/noi-dung", **headers)[0] == 403
    assert ask(desk, "PUT", f"/noi-dung/content/{GROUP}", "{}", **headers)[0] == 403


def test_every_field_of_every_kind_has_its_form_with_vietnamese_words(scratch):
    names = [it["name"] for it in collections(scratch)]
    assert "permalinks" not in str(names)
    for kind, model in MODELS.items():
        if kind != "permalinks":
            fields = {field["name"]: field for field in fields_of(kind)}
            assert list(fields) == list(model.model_fields)
            assert all(field["label"] != name for name, field in fields.items())


def test_words_stay_words_and_codes_cannot_be_changed():
    fields = {field["name"]: field for field in fields_of("group")}
    assert fields["sample"]["options"] == ["có", "không"]
    assert fields["id"]["readonly"] is True
    [consent] = [it for it in fields["members"]["fields"] if it["name"] == "consent"]
    assert {it["name"]: it["widget"] for it in consent["fields"]}["date"] == "datetime"


def test_for_a_git_host_every_value_is_read_as_text_and_only_the_host_is_asked(scratch):
    files = page_files(scratch, Host("github", "ubnd/tcns"))
    config = json.loads(files["cau-hinh.json"])
    assert config["backend"] == {"name": "github", "repo": "ubnd/tcns", "branch": "main"}
    assert {it["format"] for it in config["collections"]} == {"van-ban"}
    assert b"https://api.github.com" in files["index.html"]
    assert b"https://" not in page_files(scratch)["index.html"]


def test_comments_dropped_on_a_git_host_come_back_from_a_copy(scratch, tmp_path):
    path = scratch / GROUP
    deputy = "    role: tổ phó"
    with_comments = path.read_text("utf-8").replace(deputy, f"{COMMENT}{deputy}")
    path.write_text(with_comments, "utf-8")
    before = shutil.copytree(scratch, tmp_path / "cu")
    data = load_bytes(path.read_bytes(), GROUP).data
    data["members"][1]["phone"] = "0500 111 092"
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
    assert bring_back(scratch, before) == [GROUP]
    assert path.read_text("utf-8") == with_comments.replace("0500 111 002", "0500 111 092")


def test_the_editor_shipped_is_the_one_that_was_published():
    for sums in VENDOR.glob("*/SHA256SUMS"):
        for line in sums.read_text("utf-8").splitlines():
            digest, name = line.split()
            assert sha256((sums.parent / name).read_bytes()).hexdigest() == digest


def test_the_page_is_never_laid_into_the_published_site(scratch, tmp_path, monkeypatch):
    monkeypatch.chdir(scratch.parent)
    run = CliRunner().invoke(main, ["admin"])
    assert run.exit_code == 0, run.output
    assert (tmp_path / "quan-tri" / "index.html").is_file()
    (tmp_path / "site" / "in").mkdir(parents=True)
    (tmp_path / "site" / "in" / "manifest.json").touch()
    (tmp_path / "mkdocs.yml").touch()
    for inside in ("site/quan-tri", "docs/quan-tri"):
        run = CliRunner().invoke(main, ["admin", "--out", inside])
        assert run.exit_code == 1
        assert "sẽ đăng lên mạng" in run.output
        assert not (tmp_path / inside).exists()
    assert "quan-tri" in (ROOT / ".gitignore").read_text("utf-8")
