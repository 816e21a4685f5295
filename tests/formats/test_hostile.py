"""Files that mean harm, or were damaged on the way: they are refused or read as text, at once, and never raise."""

import io
import random
import sys
import time
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import pytest

from bot.core.i18n import Voice
from bot.core.question_set import QuestionSet
from bot.formats import Format, Found, read, tell, template, write
from tests.formats.reading import found, workbook

MANY = 200
"""Damaged files in a run of the tests; ten times as many were tried by hand."""
LIMIT = 1 if sys.gettrace() is None else 6
"""Seconds of work for a file, of the thread that does it; more where each line is counted."""
HEAD = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"


def with_sheet(sheet: bytes, **more: bytes) -> bytes:
    """A workbook whose sheet is this."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook(("a",)))) as plain, zipfile.ZipFile(held, "w", 8) as made:
        for name in plain.namelist():
            made.writestr(name, sheet if name.endswith("sheet1.xml") else plain.read(name))
        for name, data in more.items():
            made.writestr(name, data)
    return held.getvalue()


def row(number: int, *cells: str) -> bytes:
    written = "".join(
        f'<c r="{"ABC"[at]}{number}" t="inlineStr"><is><t>{it}</t></is></c>' for at, it in enumerate(cells)
    )
    return f'<row r="{number}">{written}</row>'.encode()


FULL = row(1, "Question", "Right answer")
HARMFUL: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "10 MB": (lambda: b"x" * 10_000_000, "import-too-large"),
    "a bomb": (lambda: with_sheet(HEAD + END + b" " * 50_000_000), "import-bomb"),
    "small bombs": (lambda: with_sheet(HEAD + b"<row/>" * 400_000 + END), "import-bomb"),
    "many members": (lambda: with_sheet(HEAD + END, **{f"xl/{n}": b"" for n in range(400)}), "import-bomb"),
    "entities in a workbook": (lambda: with_sheet(b'<!DOCTYPE x [<!ENTITY a "b">]>' + HEAD + END), "import-damaged"),
    "a row at the end": (lambda: with_sheet(HEAD + FULL + row(1_048_576, "x", "T") + END), "import-nothing"),
    "empty rows": (
        lambda: with_sheet(HEAD + FULL + b"".join(b'<row r="%d"/>' % n for n in range(2, 60_000)) + END),
        "import-nothing",
    ),
    "a million braces": (lambda: b"a{" * 900_000, "import-gift-braces"),
    "a million choices": (lambda: b"a{" + b"~x=y" * 400_000 + b"}", "import-many"),
    "a million questions": (lambda: b"a{T}\n\n" * 300_000, "import-many-questions"),
    "deep JSON": (lambda: b'{"a":' * 300_000, "import-trivia-shape"),
    "deep XML": (lambda: b"<quiz>" * 300_000, "import-xml-broken"),
    "comments": (lambda: b"[html]" + b"<!--" * 450_000 + b"{T}", "import-no-prompt"),
    "spaces": (lambda: b"ANSWER: A" + b" " * 1_900_000 + b"x", "import-aiken-answer"),
    "lines": (lambda: b"\n" * 1_900_000, "import-nothing"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + bytes(1000), "import-old-excel"),
    "another zip": (lambda: b"PK\x03\x04" + bytes(100), "import-damaged"),
}
"""How each is made, and what is said of it."""


@pytest.mark.parametrize("name", HARMFUL)
def test_a_file_that_means_harm_is_refused_within_a_second(name: str) -> None:
    made, why = HARMFUL[name]
    data = made()
    begun = time.thread_time()
    read_it = found(data)
    assert time.thread_time() - begun < LIMIT
    assert why in {it.why for it in read_it.problems}
    assert len(read_it.problems) <= 4000


def test_rows_far_below_others_are_read_with_the_numbers_that_they_have() -> None:
    rows = (*(row(n, "", "") for n in range(2, 1500)), row(1500, "Is this read?", "T"), row(2500, "And this?", "T"))
    sheet = HEAD + FULL + b"".join(rows) + END
    read_it = found(with_sheet(sheet))
    assert [it.prompt for it in read_it.questions.questions] == ["Is this read?"]


def seeds() -> list[tuple[bytes, str]]:
    """A good file of each format that is read."""
    questions = found(template("ja").data, "ja").questions
    kinds = (Format.XLSX, Format.CSV, Format.GIFT, Format.MOODLE, Format.AIKEN, Format.KAHOOT, Format.BLOOKET)
    return [(write(questions, it).data, it) for it in (*kinds, Format.GIMKIT, Format.TRIVIA)]


def damaged(chance: random.Random, data: bytes) -> bytes:
    """The file with some of it cut, doubled, swapped, turned over or written over; of a workbook also its parts."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        held = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as good, zipfile.ZipFile(held, "w", 8) as made:
            hit = chance.choice(good.namelist())
            for name in good.namelist():
                part = good.read(name)
                if name != hit or chance.random() < 0.9:
                    made.writestr(name, _torn(chance, part) if name == hit else part)
        return held.getvalue()
    return _torn(chance, data)


def _torn(chance: random.Random, data: bytes) -> bytes:
    for _ in range(chance.randint(1, 4)):
        at, size = chance.randrange(len(data) or 1), chance.randint(1, 40)
        signs = (
            b"{",
            b"}",
            b"~",
            b"=",
            b"<",
            b">",
            b"&",
            b'"',
            b",",
            b"\n",
            b"\0",
            b"\xff",
            b"#",
            b"%",
            b"\\",
            b"=1+1",
        )
        match chance.randrange(5):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + data[at : at + size] * 3 + data[at:]
            case 2:
                data = data[:at] + data[at + size :]
            case 3:
                data = data[:at] + chance.choice(signs) + data[at:]
            case _:
                data = data[:at] + chance.randbytes(size) + data[at + size :]
    return data


def check(read_it: Found) -> None:
    """Each refusal says where, and can be said."""
    for problem in (*read_it.problems, *read_it.left_out):
        assert any(problem.where[:3]) or not read_it.questions.questions
        for language in ("en", "ja", "ko"):
            assert tell(Voice(language), problem)


def test_damaged_files_never_raise_and_each_refusal_says_where() -> None:
    chance, good = random.Random(1959), seeds()
    refused = 0
    for _ in range(MANY):
        data, _kind = chance.choice(good)
        begun = time.thread_time()
        read_it = read("", damaged(chance, data), "ja")
        assert time.thread_time() - begun < LIMIT
        check(read_it)
        refused += bool(read_it.problems)
    assert refused > MANY // 3


TEXTS = (
    "@everyone",
    "<!channel>",
    "=1+1",
    "**x** _y_ ~z~ `w`",
    "[a](https://evil.example)",
    "\u202etxt.exe",
    "a\x07\x1b[2Jb",
)


def test_hostile_text_stays_text_in_whatever_it_is_read_from_and_written_to() -> None:
    questions = [found(f'Question,Right answer\n"{text}",T\n').questions.questions for text in TEXTS]
    shown = [it[0].prompt for it in questions]
    assert shown == [*TEXTS[:5], "txt.exe", "a [2Jb"]
    hostile = QuestionSet("</script><!--", "en", tuple(it[0] for it in questions))
    for format in Format:
        data = write(hostile, format).data
        if format in (Format.QTI, Format.ANKI, Format.XLSX, Format.KAHOOT):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                data = b"".join(archive.read(name) for name in archive.namelist() if not name.endswith(".anki2"))
        if format in (Format.QTI, Format.MOODLE, Format.ANKI, Format.FORMS, Format.TRIVIA):
            assert b"<!channel>" not in data
            assert b"</script>" not in data


def test_a_text_of_four_thousand_characters_is_refused_with_its_length() -> None:
    problems = found("Question,Right answer\n" + "x" * 4000 + ",T\n").problems
    assert [(it.why, it.said["length"], it.said["limit"]) for it in problems] == [("import-long", "4000", "300")]


def test_macros_and_links_to_other_files_in_a_workbook_are_not_looked_at() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template("en").data))
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\0" * 1000)
        archive.writestr("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    assert len(found(held.getvalue()).questions.questions) == 5
