"""The JSON Schema that an editor checks the content files with while one types."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from content.schema import FOLDER, main, schemas
from tests.content.test_loader import SMALL

CONTENT = FOLDER.parent
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.toml"))


def named_by(file: str) -> Path:
    """The schema that the first line of a content file names."""
    first = (CONTENT / file).read_text(encoding="utf-8").partition("\n")[0]
    named = re.fullmatch(r"#:schema (\S+\.schema\.json)", first)
    assert named, f"{file} should begin with a line like #:schema schema/facts.schema.json, not {first!r}"
    return (CONTENT / file).parent.joinpath(named[1]).resolve()


def validator(path: Path) -> Draft7Validator:
    return Draft7Validator(json.loads(path.read_text(encoding="utf-8")))


def complaints(path: Path, table: dict[str, Any]) -> list[str]:
    """What an editor would underline, with where."""
    return [f"{error.json_path}: {error.message}" for error in validator(path).iter_errors(table)]


def test_the_schema_files_are_those_that_the_model_makes() -> None:
    committed = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert committed.keys() == schemas().keys(), "content/schema is out of date: run `make fix`"
    for name, text in schemas().items():
        assert committed[name] == text, f"content/schema/{name} is out of date: run `make fix`"


def test_make_fix_writes_the_schema_files_anew(tmp_path: Path) -> None:
    main(tmp_path / "schema")
    (tmp_path / "schema" / "facts.schema.json").write_text("{}", encoding="utf-8")
    main(tmp_path / "schema")
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "schema").iterdir()} == schemas()


@pytest.mark.parametrize("name", schemas())
def test_each_schema_is_one_that_editors_understand(name: str) -> None:
    schema = json.loads(schemas()[name])
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


def test_each_schema_is_used_by_a_file() -> None:
    assert {named_by(file).name for file in FILES} == schemas().keys()


@pytest.mark.parametrize("file", FILES)
def test_each_content_file_names_its_schema_and_keeps_to_it(file: str) -> None:
    path = named_by(file)
    assert path == (FOLDER / f"{file.partition('/')[0].removesuffix('.toml')}.schema.json").resolve()
    assert path.is_file()
    assert complaints(path, tomllib.loads((CONTENT / file).read_text(encoding="utf-8"))) == []


def of(file: str) -> Path:
    return FOLDER / f"{file.partition('/')[0].removesuffix('.toml')}.schema.json"


@pytest.mark.parametrize("file", SMALL)
def test_an_editor_underlines_an_unknown_key_in_any_entry(file: str) -> None:
    table = tomllib.loads(SMALL[file])
    assert complaints(of(file), table) == []
    for entries in table.values():
        entries[0]["colour"] = "red"
    assert len(complaints(of(file), table)) == len(table)


def test_an_editor_underlines_an_unknown_heading() -> None:
    [complaint] = complaints(FOLDER / "facts.schema.json", {"facts": []})
    assert "'facts' was unexpected" in complaint


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        ("facts/economy.toml", 'topic = "economy"', 'topic = "economics"', "$.fact[0].topic"),
        ("facts/economy.toml", 'sources = ["memoir"]', "", "$.fact[0]"),
        ("facts/economy.toml", "text.en", "text", "$.fact[0].text"),
        ("facts/economy.toml", "text.en", "text.fr", "$.fact[0].text"),
        ("questions/economy.toml", "difficulty = 3", "difficulty = 4", "$.question[0].difficulty"),
        ("questions/economy.toml", "correct = true", "right = true", "$.question[0].choices[2]"),
        ("excerpts.toml", "note.en", "remark.en", "$.excerpt[0]"),
        ("annual.toml", "people = 74779", 'people = "many"', "$.count[0].people"),
    ],
)
def test_an_editor_underlines_a_mistake_where_it_is(file: str, old: str, new: str, where: str) -> None:
    assert old in SMALL[file]
    found = complaints(of(file), tomllib.loads(SMALL[file].replace(old, new, 1)))
    assert {complaint.partition(": ")[0] for complaint in found} == {where}
