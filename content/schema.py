"""JSON Schema for each content file, made from the model, so that an editor checks and completes while one types.

`python -m content.schema` writes them; each TOML file names its own in its first line.
"""

import json
from pathlib import Path
from typing import Any

from content.loader import KINDS, Kind

FOLDER = Path(__file__).parent / "schema"


def schemas() -> dict[str, str]:
    """File name → JSON text, for every file or folder of the content."""
    grouped: dict[str, list[Kind[Any]]] = {}
    for kind in KINDS:
        grouped.setdefault(kind.path.removesuffix(".toml"), []).append(kind)
    return {f"{name}.schema.json": _schema(name, kinds) for name, kinds in grouped.items()}


def _schema(name: str, kinds: list[Kind[Any]]) -> str:
    properties: dict[str, Any] = {}
    definitions: dict[str, Any] = {}
    for kind in kinds:
        entry = kind.adapter.json_schema(ref_template="#/$defs/{model}")
        definitions |= entry.pop("$defs", {})
        properties[kind.heading] = {"type": "array", "items": entry}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"zainichi: {name}",
        "type": "object",
        "additionalProperties": False,
        "properties": properties,
        "$defs": definitions,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def main(folder: Path = FOLDER) -> None:
    """Write every schema to its file."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
