"""The remarks in a filled-in workbook of `content.review_sheet`, as a list in Markdown of what to change.

`python -m content.import_review file.xlsx …` prints it. A remark on a text that has changed since is marked.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from content.loader import KINDS, Loaded, read
from content.review_sheet import KEY, NAME, REMARKS, SHEET, TEXTS, VERSION, rows, version


class ReviewError(Exception):
    """A file that cannot be read as a review sheet, and why."""


class Remark(NamedTuple):
    """What somebody would change in a text of a language, and the wording that they read."""

    key: tuple[str, str, str]
    language: str
    remark: str
    by: str
    read: str
    rewritten: str = ""
    """Their own wording, if they wrote over the text."""


def remarks(path: Path) -> list[Remark]:
    """Every remark in a workbook, in its order. Raises ReviewError if it is not one of ours.

    `read` is the mark of the wording (`review_sheet.version`) that stood in the sheet when it was written.
    """
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        lines = list(book[SHEET].iter_rows(values_only=True))
        book.close()
    except (OSError, BadZipFile, InvalidFileException) as error:
        raise ReviewError(f"{path}: cannot be read as a workbook (.xlsx): {error}") from error
    except KeyError as error:
        raise ReviewError(f"{path}: has no sheet {SHEET!r}; is it a review sheet?") from error
    head = [_text(cell) for cell in lines[0]] if lines else []
    lacking = [name for name in (*KEY, *TEXTS.values(), *REMARKS.values(), NAME, VERSION) if name not in head]
    if lacking:
        raise ReviewError(f"{path}: lacks the columns {', '.join(lacking)}")
    cells = [dict(zip(head, map(_text, line), strict=False)) for line in lines[1:]]
    names = {line[NAME] for line in cells if line[NAME]}
    usual = names.pop() if len(names) == 1 else ""  # who writes the name once means all of it
    return [remark for line in cells for remark in _in_row(line, usual)]


def _in_row(cells: Mapping[str, str], usual: str) -> Iterator[Remark]:
    """The remarks of a row, by heading → text."""
    key = (cells[KEY[0]], cells[KEY[1]], cells[KEY[2]])
    for (language, heading), mark in zip(TEXTS.items(), cells[VERSION].split(), strict=False):
        rewritten = cells[heading] if version(cells[heading]) != mark else ""
        if cells[REMARKS[language]] or rewritten:
            yield Remark(key, language, cells[REMARKS[language]], cells[NAME] or usual, mark, rewritten)


def _text(cell: object) -> str:
    """What a cell says, on one line."""
    return " ".join(str(cell).split()) if cell is not None else ""


def listed(found: Sequence[Remark], loaded: Loaded) -> Iterator[str]:
    """The lines of the list: by the file in which a text stands, each remark with id, field, who and what is now."""
    now = {row.key: row.words for row in rows(loaded.library)}
    paths = {kind.heading: kind.path for kind in KINDS}
    files: dict[str, list[str]] = {}
    changed = 0
    for it in found:
        kind, name, field = it.key
        current = now.get(it.key, {}).get(it.language)
        stale = current is None or version(current) != it.read
        changed += stale
        where = f"{field}.{it.language}" if field != "name" else it.language
        said = [f"- [ ] `{name}` · `{where}`: {_escaped(it.remark or 'rewritten')} ({_escaped(it.by or 'no name')})"]
        if it.rewritten:
            said.append(f"  - write: {_escaped(it.rewritten)}")
        if current is None:
            said[0] += " **(the text is no longer there)**"
        else:
            said[0] += " **(the text has changed since)**" if stale else ""
            said.append(f"  - now: {_escaped(current)}")
        files.setdefault(loaded.places.get((kind, name), paths.get(kind, kind)), []).extend(said)
    yield f"# {len(found)} {'remark' if len(found) == 1 else 'remarks'}, {changed} on what has changed since"
    for file, lines in sorted(files.items()):
        yield from ("", f"## content/{file}", "", *lines)


def _escaped(text: str) -> str:
    """A text as Markdown shows it as it is."""
    return re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)


def main(arguments: Sequence[str], root: Traversable | None = None) -> int:
    """Print the list for the files that are named. 1 if one cannot be read, else 0."""
    if not arguments:
        sys.stderr.write("Which file? make import-review FILE=review-sheet.xlsx\n")
        return 1
    try:
        found = [remark for name in arguments for remark in remarks(Path(name))]
    except ReviewError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in listed(found, read(root)):
        sys.stdout.write(f"{line}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
