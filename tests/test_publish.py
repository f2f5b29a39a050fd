"""From a finished site to the web: broken links are found, only what is fit is packed."""

import json
import re
import zipfile
from hashlib import sha256
from http.client import RemoteDisconnected
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import ClassVar
from urllib.error import URLError

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.errors import ContentError, GeneratorError
from generator.publish import online
from generator.publish.links import SiteLinks
from generator.publish.package import package
from tests.conftest import ROOT, Project

BASE_URL = "https://cong.tinh.gov.vn/to-so"
PAGE = """<!doctype html><meta charset="utf-8"><title>Trang</title>
<link rel="canonical" href="{base}/"><meta property="og:image" content="{base}/assets/a.png">
<h2 id="noi">Nơi</h2><a href="t/mau-1/#nguoi">Tổ</a> <a href="https://dichvucong.gov.vn/a#b">Cổng</a>
<a href="tel:113">113</a><img src="assets/a.png" srcset="assets/a.png 1x, assets/a.png 2x">
{more}
"""
GROUP = (
    '<!doctype html><h1 id="nguoi">Người</h1><a href="../../">Trang đầu</a><a href="#nguoi">A</a>'
)


def make_site(root, more="", sample=False, base_url=BASE_URL):
    """Lay a site of a few files, as a build would leave it."""
    code = {"payload": f"{base_url}/t/mau-1"}
    entry = {"path": "in/mau-1/a.pdf", "kind": "ap-phich", "group": "mau-1", "sample": sample}
    card = {"path": "t/mau-1/danh-ba.vcf", "kind": "vcard", "group": "mau-1"}
    manifest = {
        "base_url": base_url,
        "released": "2026-11-20",
        "files": [entry | {"qr": [code]}, card],
    }
    files = {
        "index.html": PAGE.format(base=base_url, more=more),
        "404.html": '<!doctype html><a href="/to-so/t/mau-1/">Tổ</a>',
        "t/mau-1/index.html": GROUP,
        "t/mau-1/danh-ba.vcf": "BEGIN:VCARD",
        "in/mau-1/a.pdf": "%PDF",
        "in/manifest.json": json.dumps(manifest),
        "assets/a.png": "PNG",
        "sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>'
        f"{base_url}/t/mau-1/</loc></url></urlset>",
        "_headers": "/*\n",
        "may-chu/nginx.conf": "location / {}",
    }
    for name, text in files.items():
        path = root / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root / "site"


def test_a_whole_site_has_no_broken_link(tmp_path):
    report = SiteLinks(make_site(tmp_path)).check()
    assert report.problems == []
    assert (report.pages, report.codes) == (3, 1)
    assert list(report.external) == ["https://dichvucong.gov.vn/a#b"]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('<a href="t/mau-9/">', "'t/mau-9/' không dẫn tới tệp nào"),
        ('<a href="t/MAU-1/">', "'t/MAU-1/' khác chữ hoa, chữ thường với tệp 't/mau-1/index.html'"),
        ('<img src="assets/A.png">', "khác chữ hoa"),
        ('<a href="t/mau-1/#ai">', "không có chỗ '#ai'"),
        ('<a href="#khong">', "không có chỗ '#khong'"),
        ('<a href="/t/mau-1/">', "bắt đầu bằng /"),
        ('<a href="../ngoai/">', "đi ra ngoài trang"),
        (f'<a href="{BASE_URL}/h/xx">', "không dẫn tới tệp nào"),
        ('<meta http-equiv="refresh" content="0; url=x/">', "'x/' không dẫn"),
        ('<img srcset="assets/a.png 1x, assets/b.png 2x">', "'assets/b.png'"),
        ('<style>@font-face{src:url("assets/f.woff2")}</style>', "'assets/f.woff2'"),
        ('<meta property="og:image" content="https://cong.tinh.gov.vn/to-so/x.png">', "x.png"),
    ],
)
def test_a_broken_link_is_told_with_its_page_and_line(tmp_path, more, message):
    [problem] = SiteLinks(make_site(tmp_path, more)).check().problems
    assert message in problem.message
    assert str(problem.pos).startswith("index.html:5:")
    assert problem.hint


def test_a_code_or_a_listed_file_without_its_file_is_told(tmp_path):
    site = make_site(tmp_path)
    (site / "t/mau-1/danh-ba.vcf").unlink()
    (site / "t/mau-1/index.html").rename(site / "t/mau-1/khac.html")
    messages = " ".join(it.message for it in SiteLinks(site).check().problems)
    assert "in/manifest.json có 't/mau-1/danh-ba.vcf'" in messages
    assert f"mã QR dẫn tới '{BASE_URL}/t/mau-1'" in messages


def test_the_package_holds_the_site_its_settings_and_what_to_do(tmp_path):
    site = make_site(tmp_path)
    (tmp_path / "ban-in").mkdir()
    (tmp_path / "ban-in" / "rieng.pdf").write_text("0500 111 002", "utf-8")
    made = package(site, tmp_path / "dang-web", is_current=True, allow_sample=False)
    with zipfile.ZipFile(made.zip_path) as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    names = {path.relative_to(tmp_path).as_posix() for path in (tmp_path / "dang-web").rglob("*.*")}
    assert names | {"dang-web/trang/_headers"} >= set(packed) - {"dang-web/may-chu/_headers"}
    assert "dang-web/trang/t/mau-1/index.html" in packed
    assert "dang-web/may-chu/nginx.conf" in packed
    assert not [name for name in packed if "rieng" in name or name.startswith("dang-web/trang/may")]
    note = packed["dang-web/HUONG-DAN.txt"].decode("utf-8-sig")
    for said in (f"{BASE_URL}/t/mau-1\r\n", "/to-so/", "danh-ba.vcf", "404", "trang-cu"):
        assert said in note
    sums = packed["dang-web/kiem-tra-tep.txt"].decode()
    assert f"{sha256(b'PNG').hexdigest()}  assets/a.png\n" in sums
    assert not made.is_trial
    before = made.zip_path.read_bytes()
    package(site, tmp_path / "dang-web", is_current=True, allow_sample=False)
    assert made.zip_path.read_bytes() == before


@pytest.mark.parametrize(
    ("site", "current", "message"),
    [
        ({"sample": True}, True, "dữ liệu mẫu: mau-1"),
        ({"base_url": "https://cnscd.example"}, True, "địa chỉ mẫu"),
        ({"base_url": "https://to.example.gov.vn"}, True, "địa chỉ mẫu"),
        ({}, False, "không phải của nội dung hiện nay"),
        ({"more": '<a href="hong/">'}, True, "'hong/' không dẫn tới tệp nào"),
    ],
    ids=["sample people", "example address", "example of the state", "stale", "broken link"],
)
def test_what_is_not_fit_is_not_packed(tmp_path, site, current, message):
    folder = make_site(tmp_path, **site)
    with pytest.raises((GeneratorError, ContentError), match=message):
        package(folder, tmp_path / "dang-web", current, allow_sample=False)
    assert {path.name for path in tmp_path.iterdir()} == {"site"}


def test_a_folder_of_something_else_is_not_replaced(tmp_path):
    site = make_site(tmp_path)
    (tmp_path / "anh").mkdir()
    (tmp_path / "anh" / "a.jpg").touch()
    with pytest.raises(GeneratorError, match="đang chứa thứ khác"):
        package(site, tmp_path / "anh", is_current=True, allow_sample=False)
    assert [path.name for path in (tmp_path / "anh").iterdir()] == ["a.jpg"]
    assert not (tmp_path / "anh.zip").exists()


def test_a_real_site_is_packed_as_a_trial_until_its_content_changes(
    published: Project, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(published.root)
    run = CliRunner().invoke(main, ["links"])
    assert (run.exit_code, "Liên kết tốt" in run.output) == (0, True), run.output
    assert not [path for path in published.site.rglob("*") if "sveltia" in path.name]
    run = CliRunner().invoke(main, ["package"])
    assert (run.exit_code, "địa chỉ mẫu" in run.output) == (1, True), run.output
    run = CliRunner().invoke(main, ["package", "--sample"])
    assert (run.exit_code, "bản thử" in run.output) == (0, True), run.output
    note = (published.root / "dang-web" / "HUONG-DAN.txt").read_text("utf-8-sig")
    assert "KHÔNG ĐĂNG" in note
    assert "site/ là của nội dung hiện nay" in CliRunner().invoke(main, ["doctor"]).output
    guide = published.content / "guides" / "quet-ma.yml"
    guide.write_text(f"{guide.read_text('utf-8')}\n# sửa\n", "utf-8")
    run = CliRunner().invoke(main, ["package", "--sample"])
    assert (run.exit_code, "nội dung hiện nay" in run.output) == (1, True), run.output
    run = CliRunner().invoke(main, ["doctor"])
    assert "trang trong site/ không phải của nội dung hiện nay" in run.output


class _Outside(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str]]] = []

    def do_HEAD(self):
        self.asked.append((self.command, self.path))
        status = int(self.path.strip("/").split("-")[0] or 200)
        if self.path.endswith("-get") and self.command == "GET":
            status = 200
        self.send_response(status)
        if status == 301:
            self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD

    def log_message(self, format, *args):
        pass


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (TimeoutError("timed out"), "quá lâu không trả lời"),
        (URLError(TimeoutError("timed out")), "quá lâu không trả lời"),
        (URLError(ConnectionRefusedError(111, "refused")), "không nối được"),
        (RemoteDisconnected("closed"), "không nối được"),
    ],
)
def test_a_server_that_says_nothing_is_told_in_plain_words(monkeypatch, error, told):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(online, "send", fail)
    answer = online.ask("https://dichvucong.gov.vn/", pause_s=0)
    assert (answer.state, answer.why) == ("unknown", told)


@pytest.fixture(scope="module")
def outside():
    with ThreadingHTTPServer(("127.0.0.1", 0), _Outside) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("200", "good"), ("301", "moved"), ("404", "broken"), ("410", "broken"),
        ("404-get", "good"), ("405-get", "good"), ("403", "unknown"), ("429", "unknown"),
        ("503", "unknown"),
    ],
)  # fmt: skip
def test_a_page_that_refuses_machines_is_not_called_broken(outside, path, state):
    assert online.ask(f"{outside}/{path}", pause_s=0).state == state


def test_each_page_is_asked_once_and_a_server_without_answer_is_not_called_broken(outside):
    _Outside.asked.clear()
    urls = [f"{outside}/200#a", f"{outside}/200#b", "http://127.0.0.1:9/x"]
    answers = online.ask_all(urls, pause_s=0)
    assert [answer.state for answer in answers] == ["good", "unknown"] or [
        answer.state for answer in answers
    ] == ["unknown", "good"]
    assert _Outside.asked == [("HEAD", "/200")]


def test_the_workflows_publish_only_what_was_checked_and_only_when_switched_on():
    github = (ROOT / ".github/workflows/pages.yml").read_text("utf-8")
    gitlab = (ROOT / ".gitlab-ci.yml").read_text("utf-8")
    build, deploy = yaml.safe_load(github)["jobs"].values()
    [pages] = [it for it in yaml.safe_load(gitlab).values() if isinstance(it, dict)]
    for steps in ([it.get("run", "") for it in build["steps"]], pages["script"]):
        order = [steps.index(next(it for it in steps if it.startswith(command))) for command in (
            "python -m pip install --require-hashes", "cnscd check", "cnscd build --base-url",
            "cnscd links",
        )]  # fmt: skip
        assert order == sorted(order)
    assert build["if"] == "vars.CNSCD_PAGES == '1'"
    assert pages["rules"] == [
        {"if": '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CNSCD_PAGES == "1"'}
    ]
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    assert all(re.search(r"@v\d", it["uses"]) for it in build["steps"] if "uses" in it)


def test_a_machine_without_network_is_told_apart(outside, monkeypatch):
    assert online.has_network([f"{outside}/200"])

    def no_names(*_):
        raise OSError

    monkeypatch.setattr(online.socket, "getaddrinfo", no_names)
    assert not online.has_network(["https://dichvucong.gov.vn/", "https://vneid.gov.vn/"])
