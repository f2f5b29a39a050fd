"""Synthetic but valid projects for the benchmark: ours, and the same pages for the peer."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
GROUPS_A_LOCALITY = 28
MEMBERS_A_GROUP = 5
DAY = "2026-11-20"
PROVINCES = ("hai-phong", "da-nang")
FAMILY_NAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Vũ", "Đỗ", "Bùi", "Đặng", "Hoàng", "Phan")
GIVEN_NAMES = ("An", "Bình", "Cường", "Dung", "Giang", "Hạnh", "Khánh", "Lan", "Minh", "Phúc")
ORGANISATIONS = ("Đoàn Thanh niên", "Công an", "Hội Liên hiệp Phụ nữ", "Hội Nông dân", "Mặt trận")
AGREED = ["name", "organisation", "tasks", "phone"]


def write_project(root: Path, size: int) -> Path:
    """Write the shipped frame, guides and provinces around size synthetic groups."""
    for name in ("docs", "overrides"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    content = root / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("localities", "*.md"))
    ledger = yaml.load((content / "permalinks.yml").read_text("utf-8"), yaml.BaseLoader)
    codes = [
        {key: value for key, value in entry.items() if key != "seal"}
        for entry in ledger["codes"]
        if entry["kind"] == "guide"
    ]
    for number in range(size):
        place, order = divmod(number, GROUPS_A_LOCALITY)
        if order == 0:
            _write(content / f"localities/{slug(place)}/locality.yml", _locality(place))
            codes.append({"code": slug(place), "kind": "locality", "released": DAY})
        group = _group(place, order)
        _write(content / f"localities/{slug(place)}/groups/{group['id']}.yml", group)
        codes.append({"code": group["id"], "kind": "group", "released": DAY})
    _write(content / "permalinks.yml", {"codes": codes})
    return root


def slug(place: int) -> str:
    return f"xa-mau-{place + 1}"


def code(place: int, order: int) -> str:
    return f"x{place + 1}-{order + 1}"


def _locality(place: int) -> dict[str, Any]:
    name = f"xã Mẫu {place + 1}"
    return {
        "id": slug(place),
        "name": name,
        "kind": "xã",
        "province": PROVINCES[place % len(PROVINCES)],
        "sample": "có",
        "updated": DAY,
        "summary": f"Dữ liệu mẫu để đo: {name} và các tổ dân phố.",
        "offices": [
            {
                "id": "trung-tam",
                "name": f"Trung tâm Phục vụ hành chính công {name}",
                "duty": "Hướng dẫn nộp hồ sơ trên Cổng Dịch vụ công quốc gia",
                "phone": _phone(900_000 + place),
                "hours": "giờ hành chính",
            }
        ],
        "team": {"name": f"Tổ công nghệ số {name}", "members": [_member(990_000 + place, 0)]},
        "sources": [{"title": "Dữ liệu sinh tự động để đo", "grade": "A"}],
    }


def _group(place: int, order: int) -> dict[str, Any]:
    first = (place * GROUPS_A_LOCALITY + order) * MEMBERS_A_GROUP
    return {
        "id": code(place, order),
        "name": f"Tổ dân phố số {order + 1}",
        "kind": "tổ dân phố",
        "sample": "có",
        "updated": DAY,
        "old_names": [{"name": f"Thôn {order + 1}", "unit": f"xã Cũ {place + 1}"}],
        "venue": {"name": f"Nhà văn hoá tổ {order + 1}"},
        "schedule": ["Tối thứ ba, 19:30, tại nhà văn hoá"],
        "members": [_member(first + number, number) for number in range(MEMBERS_A_GROUP)],
    }


def _member(number: int, rank: int) -> dict[str, Any]:
    family, given = divmod(number % 100, 10)
    return {
        "name": f"{FAMILY_NAMES[family]} Mẫu {GIVEN_NAMES[given]}",
        "role": ("tổ trưởng", "tổ phó", "thành viên")[min(rank, 2)],
        "organisation": ORGANISATIONS[rank],
        "tasks": ["VNeID", "Dịch vụ công"],
        "phone": _phone(number),
        "consent": {
            "date": "2026-09-05",
            "web": list(AGREED),
            "print": list(AGREED),
            "evidence": "Phiếu mẫu",
        },
    }


def _phone(number: int) -> str:
    """Return a number of the prefix no operator has: a sample can never ring anyone."""
    digits = f"{number:06}"
    return f"0500 {digits[:3]} {digits[3:]}"


def write_peer(root: Path, ours: Path, nav: list[str] | None) -> Path:
    """Write our exported Markdown as a project of stock Material; with no nav it makes its own."""
    from generator import pipeline  # late: `--help` needs none of it

    shutil.copytree(ROOT / "docs", root / "docs")
    release = pipeline.prepare(ours / "content", ours / ".cache/posters", posters=False)
    for output in release.outputs():
        if output.src_uri.endswith(".md"):
            text = (output.content or b"").decode()
            text = re.sub(r"^template: .*\n", "", text, count=1, flags=re.MULTILINE)
            _write(root / "docs" / output.src_uri, text)
        elif output.content is not None:
            _write(root / "docs" / output.src_uri, output.content.decode())
    own = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))
    config = {
        "site_name": "Stock Material",
        "theme": {"name": "material", "language": "vi"},
        "plugins": [{"search": {"lang": "vi"}}],
        "markdown_extensions": own["markdown_extensions"],
        "validation": {"not_found": "ignore"},  # the posters
    }
    _write(root / "mkdocs.yml", config | ({"nav": nav, "not_in_nav": "*.md"} if nav else {}))
    return root


def _write(path: Path, data: str | dict[str, Any]) -> None:
    text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def leave_posters_out(project: Path) -> None:
    """Set our plugin's option posters to false; links to the posters then lead nowhere."""
    config = yaml.safe_load((project / "mkdocs.yml").read_text("utf-8"))
    next(item["cnscd"] for item in config["plugins"] if "cnscd" in item)["posters"] = False
    config["validation"]["not_found"] = "ignore"
    _write(project / "mkdocs.yml", config)
