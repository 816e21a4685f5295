"""The rules of the house that no other tool checks."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paths import ROOT

MODULES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "content").rglob("*.py")])
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_file_has_at_most_three_hundred_lines_and_opens_with_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_function_has_at_most_forty_lines_and_every_part_of_it_is_annotated(path: Path) -> None:
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < 40, function.name
        assert function.returns is not None, function.name
        arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
        for argument in arguments:
            assert argument.annotation is not None or argument.arg in ("self", "cls"), function.name


def test_no_text_of_the_project_names_a_path_of_somebodys_machine() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile", ROOT / ".env.example", *MODULES]:
        text = path.read_text(encoding="utf-8")
        assert "/home/" not in text, path
        assert "/root/" not in text, path
