"""Our own template: filled in well, filled in badly, and what a spreadsheet makes of it."""

import re
from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import Kind, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import ShownSource
from bot.formats import Format, template, write
from tests.formats.reading import found, told, workbook

HEAD = ("Question", "Kind", "Right answer", "Choice A", "Choice B", "Choice C", "Tolerance", "Sources", "Seconds")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_read_as_it_is_and_has_an_example_of_each_kind(language: str) -> None:
    made = template(language)
    read = found(made.data, language)
    assert (read.problems, read.left_out, read.format) == ((), (), Format.XLSX)
    assert [it.kind for it in read.questions.questions] == [
        *(Kind.ONE, Kind.TRUE_FALSE, Kind.SEVERAL, Kind.NUMBER, Kind.WORD),
    ]
    assert len({it.id for it in read.questions.questions}) == 5
    questions, how_to = openpyxl.load_workbook(BytesIO(made.data)).worksheets
    assert {it.type for it in questions.data_validations.dataValidation} == {"list", "decimal", "whole"}
    explained = {str(row[0].value) for row in how_to.iter_rows()}
    kinds_of_columns = {
        str(cell.value) for cell in questions[1] if not re.search(r"\b[B-D]\b|[BCD]の|択肢[BCD]", str(cell.value))
    }
    assert kinds_of_columns <= explained


def test_the_kind_may_be_left_empty_and_headings_stand_in_any_language_and_order() -> None:
    rows = '正答;問題文;보기 B;Choice A;出典\nB;Which?;Niigata;Kobe;"A book\nA page https://example.org/x"'
    rows += "\nA, B;Both?;Niigata;Kobe;\nO;It is so.;;;\n9万3340;How many?;;;\n新潟 | Niigata;Where?;;;"
    read = found(rows)
    assert read.problems == ()
    one, several, true, number, word = (it.key for it in read.questions.questions)
    assert (one, several, true) == (OneRight(1), SeveralRight((0, 1)), TrueFalse(is_true=True))
    assert (number, word) == (NumberNear(Decimal(93340)), WordAmong(("新潟", "Niigata")))
    assert read.questions.questions[0].sources == (
        ShownSource("A book", None),
        ShownSource("A page", "https://example.org/x"),
    )


def test_every_mistake_is_told_at_once_with_its_cell_and_what_to_write_and_good_rows_are_kept() -> None:
    data = workbook(
        (*HEAD, "Colour"),
        ("Which port?", "", "B", "Kobe", "Niigata"),
        ("", "", "D", "Kobe", "Kobe", "", "", "A page | ftp://x", "soon"),
        ("Both?", "One right answer", "A, B", "Kobe", "Niigata"),
        ("How many?", "Number", "many", "", "", "", "-1", "", 3),
        ("x" * 301, "Essay", "A", "Kobe"),
        ("True?", "True or false", "maybe"),
        ("Which?", "", "", "Kobe", "", "Niigata"),
    )
    read = found(data)
    assert [it.prompt for it in read.questions.questions] == ["Which port?"]
    assert told(read.left_out) == ["Cell J1: The column “Colour” is none of the template’s and was left out."]
    assert told(read.problems) == [
        "Cell I3: “soon” isn’t a number that I can read. Write it in digits, such as 93340 or 2.5.",
        "Cell C3: “D” is marked as right, but that choice is empty. Mark another, or fill it in.",
        "Cell A3: The question itself is missing. Write it here.",
        "Cell H3: “ftp://x” isn’t an address of the web. It must begin with https:// and have no spaces.",
        "Cell C4: “A, B” marks several choices. Write one letter, or choose “several right answers” as the kind.",
        "Cell C5: “many” isn’t a number that I can read. Write it in digits, such as 93340 or 2.5.",
        "Cell I5: “3” seconds won’t do. Write a number from 5 to 600, or nothing.",
        "Cell B6: I don’t know “Essay”. Choose the kind of question from the list of the cell, or leave it empty.",
        "Cell A6: The question has 301 characters; 300 at most fit. Shorten it: “" + "x" * 60 + "”",
        "Cell C7: “maybe” is neither true nor false. Write “True” or “False”.",
        "Cell C8: No answer is marked as right. Write which one is.",
    ]


def test_a_cell_with_a_formula_a_date_or_an_error_is_told_and_never_worked_out() -> None:
    data = workbook(
        HEAD,
        ('=HYPERLINK("http://x.example","Which?")', "", "A", "=1+1", date(1959, 12, 14)),
        ("Fine?", "", True),
        ("How many %?", "", 0.25, "", "", "", 2.5),
    )
    book = openpyxl.load_workbook(BytesIO(data))
    book.worksheets[0]["C4"].number_format = "0%"
    held = BytesIO()
    book.save(held)
    read = found(held.getvalue())
    assert [it.key for it in read.questions.questions] == [
        TrueFalse(is_true=True),
        NumberNear(Decimal(25), Decimal("2.5")),
    ]
    assert told(read.problems[:3]) == [
        "Cell A2: There’s a formula here, which is never worked out. Type its result as text.",
        "Cell D2: There’s a formula here, which is never worked out. Type its result as text.",
        (
            "Cell E2: The spreadsheet has made a date of this. Format the cell as text and type it again, such as 14"
            " December 1959."
        ),
    ]


def test_no_cell_that_we_write_is_a_formula_and_all_come_back_as_they_were() -> None:
    texts = ("=1+1", "+1", "-x", "@SUM(A1)", "'=1", "＝1", "-5", "=cmd|' /C calc'!A0")
    rows = "Question,Right answer,Choice A,Choice B\n" + "\n".join(f"'{it},A,'{it},b" for it in texts if it != "-5")
    questions = found(rows).questions
    assert [it.prompt for it in questions.questions] == [it for it in texts if it != "-5"]
    for format in (Format.XLSX, Format.CSV, Format.KAHOOT, Format.BLOOKET, Format.GIMKIT):
        data = write(questions, format).data
        if data.startswith(b"PK"):
            pages = openpyxl.load_workbook(BytesIO(data)).worksheets
            assert {cell.data_type for page in pages for row in page.iter_rows() for cell in row} <= {"s", "n"}
        else:
            assert not any(field.startswith(("=", "+", "@", "＝")) for field in data.decode("utf-8-sig").split('"'))
        assert [it.prompt for it in found(data).questions.questions] == [it.prompt for it in questions.questions]


def test_a_set_has_five_hundred_questions_at_most_and_the_first_one_that_is_left_out_is_named() -> None:
    rows = "Question,Right answer\n" + "".join(f"Is {at} even?,T\n" for at in range(700))
    read = found(rows)
    assert len(read.questions.questions) == 500
    assert told(read.problems) == [
        "Row 502: A set has 500 questions at most. From here on they were left out; put them into a second file."
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_file_name_is_safe(language: str) -> None:
    questions = found("Question,Right answer\nIs it?,T", language).questions
    for title in ("", "../../etc/passwd", "CON", "a/b\\c:d*e?", "船と港" * 30, "\u202egpj.exe", "." * 50):
        for format in Format:
            made = write(type(questions)(title, language, questions.questions), format)
            assert not set(made.name) & set('/\\:*?"<>|\0\u202e'), made.name
            assert 5 <= len(made.name) <= 90
            assert made.name.split(".")[0] not in ("", "con")
            assert made.name.count(".") == 1
    assert Voice(language)("format-xlsx")
