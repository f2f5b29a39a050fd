"""`cnscd serve`: what an editor sees while typing."""

import os
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from generator.errors import GeneratorError
from generator.preview import choose_address, has_screen
from tests.conftest import Project, copy_of

START_SECONDS = 60
REBUILD_SECONDS = 40
GROUP = "localities/mau-phuong/groups/mau-1.yml"


@dataclass(frozen=True)
class Server:
    project: Project
    process: subprocess.Popen
    base: str
    log: Path

    def page(self) -> str:
        """Return the page of the group as a browser gets it now, "" while nobody answers."""
        try:
            with urlopen(f"{self.base}t/mau-1/", timeout=5) as answer:
                return answer.read().decode()
        except (URLError, TimeoutError, ConnectionError):
            return ""

    def edit(self, old: str, new: str) -> None:
        _edit(self.project, old, new)

    def told(self) -> str:
        return self.log.read_text(encoding="utf-8")


def _edit(project, old, new):
    path = project.content / GROUP
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def wait_until(true, seconds):
    """Return whether true() became true in time."""
    end = time.monotonic() + seconds
    while not (answer := true()) and time.monotonic() < end:
        time.sleep(0.2)
    return answer


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory, tiny):
    folder = tmp_path_factory.mktemp("serve")
    project = copy_of(tiny, folder / "project")
    shutil.rmtree(project.site)
    _edit(project, "role: tổ phó", "rôle: tổ phó")  # broken from the start, as on a bad morning
    address, log = f"127.0.0.1:{free_port()}", folder / "log.txt"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [str(Path(sys.executable).parent / "cnscd"), "serve", "--addr", address],
            cwd=project.root,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=os.environ
            | {"NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", "TMPDIR": str(folder)},
        )
    server = Server(project, process, f"http://{address}/", log)
    try:
        assert wait_until(server.page, START_SECONDS), server.told()
        yield server
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


PLACE = f"content/{GROUP}:27:5"


def test_content_broken_at_the_start_is_explained_in_the_page_until_it_is_mended(server, browser):
    assert "Nội dung có lỗi" in server.told()
    page = browser.new_page()
    page.goto(f"{server.base}t/mau-1/")
    assert page.title() == "Nội dung đang có 1 chỗ cần sửa"
    told = page.locator("main").inner_text()
    assert PLACE in told
    assert "rôle: tổ phó" in told  # the line itself
    assert "Gợi ý: ý bạn là 'role'?" in told
    server.edit("rôle: tổ phó", "role: tổ phó")
    page.get_by_role("heading", name="Tổ dân phố số 1").wait_for(timeout=REBUILD_SECONDS * 1000)
    assert page.locator(".cnscd-problems").count() == 0
    page.close()


def test_the_page_of_a_group_is_served(server):
    assert "Nguyễn Văn A" in server.page()
    assert "data-worker" not in server.page()  # a preview must never be answered from a store
    assert "Content-Security-Policy" not in server.page()  # or the page could not reload itself
    assert "livereload(" in server.page()
    assert server.base.removesuffix("/") in server.told()


def test_a_number_edited_in_the_content_shows_by_itself(server):
    assert "tel:0500111001" in server.page()
    server.edit("0500 111 001", "0500 111 009")
    assert wait_until(lambda: "tel:0500111009" in server.page(), REBUILD_SECONDS), server.told()
    assert "tel:0500111001" not in server.page()


def test_a_mistake_is_shown_by_line_over_the_last_good_page(server, browser):
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{server.base}t/mau-1/")
    server.edit("role: tổ phó", "rôle: tổ phó")
    box = page.get_by_role("alert")
    box.wait_for(timeout=REBUILD_SECONDS * 1000)
    assert PLACE in box.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert f"{PLACE}: lỗi:" in server.told()
    assert "Traceback" not in server.told()
    assert "Nguyễn Văn A" in server.page()
    server.edit("rôle: tổ phó", "role: tổ phó")
    server.edit("Nguyễn Văn A", "Nguyễn Văn Ánh")
    page.get_by_text("Nguyễn Văn Ánh").first.wait_for(timeout=REBUILD_SECONDS * 1000)
    assert box.count() == 0
    page.close()


def test_a_port_in_use_is_passed_over_or_told_plainly(server, monkeypatch):
    port = int(server.base.rstrip("/").rpartition(":")[2])
    assert choose_address(None, ("127.0.0.1", port))[1] > port
    with pytest.raises(GeneratorError, match=f"cổng {port} đang có chương trình khác dùng"):
        choose_address(f"127.0.0.1:{port}", ("127.0.0.1", 8000))
    with pytest.raises(GeneratorError, match="không hiểu địa chỉ '8000'"):
        choose_address("8000", ("127.0.0.1", 8000))
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert not has_screen()


def test_serving_leaves_no_site_folder_in_the_project(server):
    assert not server.project.site.exists()
    assert not list(server.project.root.glob(".*.partial"))
