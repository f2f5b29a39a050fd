"""What a form sends goes into a content file: what differs is changed, all else stays."""

import copy
import json
import random

import pytest

from generator.edit import Edits
from generator.load import load_bytes
from tests.conftest import ROOT

EVERY_FILE = sorted((ROOT / "content").rglob("*.yml"))


def test_a_form_changes_what_differs_and_keeps_every_comment(tmp_path):
    text = (
        "# đầu tệp\na: một # lời dặn\nb:\n  - id: x # người thứ nhất\n    so: 0912345678\n"
        "  # người thứ hai\n  - id: y\n    ghi: 'cũ'\nc: 35.930\n"
    )
    (tmp_path / "x.yml").write_text(text, "utf-8")
    edits = Edits(tmp_path)
    said = {"c": "35.930", "b": [{"id": "z"}, {"id": "x", "so": "0912345678", "moi": ""}]}
    edits.update("x.yml", {**said, "a": "một", "d": [], "e": ["hai\nba"]})
    assert edits.changes["x.yml"].decode() == (
        "# đầu tệp\na: một # lời dặn\nb:\n  - id: z\n  - id: x # người thứ nhất\n"
        "    so: 0912345678\n  # người thứ hai\nc: 35.930\ne:\n  - |\n    hai\n    ba\n"
    )
    edits.update("x.yml", {"a": None, "b": [{"id": "y", "ghi": "mới"}], "c": "35.930"})
    assert "ghi: mới" in edits.changes["x.yml"].decode()


def changed(value, chance):
    """Change one place of a file as a form might: another text, an item less, more or moved."""
    if isinstance(value, dict) and value:
        key = chance.choice(list(value))
        value[key] = changed(value[key], chance)
        return value
    if isinstance(value, list) and value:
        at = chance.randrange(len(value))
        how = chance.randrange(5)
        if how == 0:
            del value[at]
        elif how == 1:
            value.insert(at, copy.deepcopy(chance.choice(value)))
        elif how == 2:
            chance.shuffle(value)
        else:
            value[at] = changed(value[at], chance)
        return value
    return chance.choice(["0912345678", "35.930", "có", "a: b # c", "hai\ndòng"])


def without_empty(value):
    if isinstance(value, dict):
        parts = {key: without_empty(it) for key, it in value.items()}
        return {key: it for key, it in parts.items() if it not in (None, "", [], {})}
    if isinstance(value, list):
        return [without_empty(it) for it in value]
    return value.strip() if isinstance(value, str) else value


@pytest.mark.parametrize("seed", range(12))
def test_whatever_a_form_changes_the_file_then_says_just_that(seed):
    chance = random.Random(seed)
    path = chance.choice([it for it in EVERY_FILE if it.stat().st_size < 8_000])
    name = path.relative_to(ROOT / "content").as_posix()
    data = json.loads(json.dumps(load_bytes(path.read_bytes(), name).data))
    edits = Edits(ROOT / "content")
    edits.update(name, data)
    assert edits.changes == {}
    wanted = changed(data, chance)
    edits.update(name, wanted)
    raw = edits.changes.get(name, path.read_bytes())
    assert without_empty(load_bytes(raw, name).data) == without_empty(wanted)
