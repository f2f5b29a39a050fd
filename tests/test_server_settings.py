"""The settings for web servers say what the pages say; nginx itself is asked where there is one."""

import os
import re
import shutil
import subprocess
import sys
from xml.etree import ElementTree

import pytest

from generator.render.policy import script_hashes, with_policy
from generator.render.server_settings import HASHED_FOLDERS, server_settings

BASE_URL = "https://cong.example/cong/cnscd"
SCRIPT = "<script>a()</script>"
NGINX = """
pid {root}/pid; error_log {root}/error.log;
events {{}}
http {{ access_log off; server {{ listen 127.0.0.1:1; include {root}/site.conf; }} }}
"""


@pytest.fixture(scope="module")
def settings():
    made = server_settings(BASE_URL, script_hashes(SCRIPT))
    return {uri: content.decode() for uri, content in made}


def policies(text):
    return set(re.findall(r"default-src 'none';[^\"\n]+", text.replace("&#39;", "'")))


def test_every_server_sends_the_policy_of_the_pages_and_allows_no_frame_elsewhere(settings):
    page = with_policy(f'<meta charset="utf-8">{SCRIPT}')
    [said] = policies(page)
    assert "sha256-" in said
    assert len(settings) == 4
    for text in settings.values():
        assert policies(text) == {f"{said}; frame-ancestors 'self'"}


def test_the_order_of_pages_changes_no_byte():
    first, second = (
        dict(server_settings(BASE_URL, hashes)) for hashes in (["b", "a"], ["a", "b", "a"])
    )
    assert first == second


def test_only_folders_of_files_with_a_hash_are_kept_for_ever(settings):
    kept = re.findall(r"^/(assets\S+)\*$", settings["_headers"], re.M)
    assert kept == list(HASHED_FOLDERS)
    config = ElementTree.fromstring(settings["may-chu/web.config"])
    assert [place.get("path") for place in config.iter("location")] == [
        it.rstrip("/") for it in HASHED_FOLDERS
    ]


def test_the_settings_know_where_the_portal_hangs_the_site(settings):
    assert "location /cong/cnscd/ {" in settings["may-chu/nginx.conf"]
    assert "ErrorDocument 404 /cong/cnscd/404.html" in settings["may-chu/apache.conf"]
    at_the_root = dict(server_settings("https://cong.example", ()))
    assert b"location / {" in at_the_root["may-chu/nginx.conf"]
    assert b'DocumentRoot "/srv/cnscd/site"' in at_the_root["may-chu/apache.conf"]


def test_a_contact_and_a_calendar_have_their_types(settings):
    for text in (settings["may-chu/nginx.conf"], settings["may-chu/apache.conf"]):
        assert re.search(r"text/vcard \.?vcf", text)
        assert re.search(r"text/calendar \.?ics", text)
    config = ElementTree.fromstring(settings["may-chu/web.config"])
    types = {it.get("fileExtension"): it.get("mimeType") for it in config.iter("mimeMap")}
    assert types[".vcf"] == "text/vcard; charset=utf-8"
    assert types[".webp"] == "image/webp"


def test_iis_takes_the_settings_where_the_portal_above_has_the_same_headers(settings):
    config = ElementTree.fromstring(settings["may-chu/web.config"])
    headers = config.find("system.webServer/httpProtocol/customHeaders")
    removed = set()
    for it in headers:
        if it.tag == "remove":
            removed.add(it.get("name"))
        else:
            assert it.get("name") in removed  # else IIS answers 500.19


@pytest.mark.skipif(sys.platform == "win32", reason="nginx serves from Linux")
@pytest.mark.parametrize("base_url", [BASE_URL, "https://cong.example"])
def test_nginx_accepts_its_settings(tmp_path, base_url):
    made = dict(server_settings(base_url, script_hashes(SCRIPT)))
    (tmp_path / "site.conf").write_bytes(made["may-chu/nginx.conf"])
    config = tmp_path / "nginx.conf"
    config.write_text(NGINX.format(root=tmp_path), encoding="utf-8")
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}{os.pathsep}/usr/sbin")
    assert nginx, "the test command installs it"
    done = subprocess.run(
        [nginx, "-t", "-p", str(tmp_path), "-c", str(config)], capture_output=True, text=True
    )
    assert "syntax is ok" in done.stderr
