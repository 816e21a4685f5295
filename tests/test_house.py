"""The rules of the house that no other tool checks."""

import ast
from collections.abc import Mapping

import pytest

from tests.support.paths import ROOT

MODULES = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "content").rglob("*.py")])
Function = ast.FunctionDef | ast.AsyncFunctionDef


@pytest.fixture(scope="module")
def trees() -> Mapping[str, ast.Module]:
    """Every module of ours, by its path, as Python reads it."""
    return {str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def test_a_file_has_at_most_three_hundred_lines_and_opens_with_what_it_is(trees: Mapping[str, ast.Module]) -> None:
    assert [path for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []
    assert [name for name, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_a_function_has_at_most_forty_lines_and_every_part_of_it_is_annotated(trees: Mapping[str, ast.Module]) -> None:
    functions = [(name, node) for name, tree in trees.items() for node in ast.walk(tree) if isinstance(node, Function)]
    assert len(functions) > len(MODULES)
    assert [(name, it.name) for name, it in functions if (it.end_lineno or 0) - it.lineno >= 40] == []
    assert [(name, it.name) for name, it in functions if not is_annotated(it)] == []


def is_annotated(function: Function) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    bare = [it for it in arguments if it.annotation is None and it.arg not in ("self", "cls")]
    return function.returns is not None and not bare


def test_no_text_of_the_project_names_a_path_of_somebodys_machine() -> None:
    for path in [*ROOT.glob("*.md"), *ROOT.glob("*.toml"), ROOT / "Makefile", ROOT / ".env.example", *MODULES]:
        text = path.read_text(encoding="utf-8")
        assert "/home/" not in text, path
        assert "/root/" not in text, path
