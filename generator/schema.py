"""JSON Schema of every kind of content file, so that an editor completes while typing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from generator import write
from generator.validate.typed import KINDS


def write_schemas(folder: Path) -> list[str]:
    """Write one <kind>.json a kind of content file; return their names."""
    names = []
    for kind, _, model in KINDS:
        schema: dict[str, Any] = model.model_json_schema()
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        text = json.dumps(_loosened(schema), ensure_ascii=False, indent=1) + "\n"
        write.write_file(folder / f"{kind}.json", text.encode())
        names.append(f"{kind}.json")
    return names


def _loosened(schema: Any) -> Any:
    """Return schema accepting what YAML editors take a bare value for.

    An editor's own YAML reading makes a number of `112` and a truth value of `true`; our loader
    reads both as text, so the schema lets them pass.
    """
    if isinstance(schema, list):
        return [_loosened(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    loosened = {key: _loosened(value) for key, value in schema.items()}
    if schema.get("type") == "string" and "enum" not in schema and "const" not in schema:
        loosened["type"] = ["string", "number"]
    if schema.get("type") == "boolean":
        loosened["type"] = ["boolean", "string"]
    if schema.get("type") == "array":
        loosened["type"] = ["array", "null"]
    return loosened
