"""The JSON Schema an editor types against: complete, explained, and true of what we ship."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from generator.model.base import Content
from generator.schema import write_schemas
from generator.validate import typed
from tests.conftest import ROOT, TINY

CONTENT = ROOT / "content"


@pytest.fixture(scope="module")
def schemas(tmp_path_factory):
    folder = tmp_path_factory.mktemp("schema")
    assert write_schemas(folder) == [f"{kind}.json" for kind, *_ in typed.KINDS]
    return {path.stem: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}


def all_models(root=Content):
    for model in root.__subclasses__():
        yield model
        yield from all_models(model)


@pytest.mark.parametrize("model", sorted(set(all_models()), key=lambda m: m.__name__))
def test_every_field_is_explained_in_vietnamese(model):
    assert model.__doc__
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"


def kind_of(path: Path) -> str:
    found = typed._kind_of(path.relative_to(CONTENT.parent).as_posix())
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    "path", sorted(CONTENT.rglob("*.yml")), ids=lambda path: path.relative_to(CONTENT).as_posix()
)
def test_shipped_content_is_valid_for_an_editor_too(path, schemas):
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schemas[kind_of(path)]).validate(json.loads(_text(data)))


def _text(data) -> str:
    return json.dumps(data, default=str)


@pytest.mark.parametrize(
    "path", sorted(CONTENT.rglob("*.yml")), ids=lambda path: path.relative_to(CONTENT).as_posix()
)
def test_every_shipped_file_points_to_its_schema(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix = "# yaml-language-server: $schema="
    assert first.startswith(prefix)
    target = (path.parent / first.removeprefix(prefix)).resolve()
    assert target == ROOT / "schema" / f"{kind_of(path)}.json"


def test_a_misspelt_key_is_marked_while_typing(schemas):
    text = (TINY / "localities/mau-phuong/groups/mau-1.yml").read_text(encoding="utf-8")
    data = yaml.safe_load(text.replace("venue:", "venu:"))
    with pytest.raises(jsonschema.ValidationError, match="venu"):
        jsonschema.Draft202012Validator(schemas["group"]).validate(json.loads(_text(data)))
