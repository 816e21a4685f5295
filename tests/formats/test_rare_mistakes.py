"""Mistakes that few make: each is told with its place, and what to write instead."""

import io
import zipfile

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.formats import Format, read, tell, write
from bot.formats.encodings import decode
from tests.formats.reading import found, workbook

HEAD = "Question,Kind,Right answer,Choice A,Choice B,Tolerance,Sources,Tags,Disputed,Seconds,Content note\n"
ROWS = {
    '"x",,T,,,,"' + "\n".join(f"Book {n}" for n in range(9)) + '",,,,': ("import-many", "G"),
    'x,,T,,,,,"' + ",".join(f"t{n}" for n in range(11)) + '",,,': ("import-many", "H"),
    "x,Number,5,,,-1,,,,,": ("import-tolerance", "F"),
    "x,Number,5,,,some,,,,,": ("import-not-a-number", "F"),
    "x,Number," + "9" * 16 + ",,,,,,,,": ("import-not-a-number", "C"),
    'x,Word,"a | ?? | b",,,,,,,,': ("import-no-word", "C"),
    "x,Word," + "|".join(f"w{n}" for n in range(21)) + ",,,,,,,,": ("import-many", "C"),
    "x,,Kobe!,Kobe,Niigata,,,,,,": ("import-answer-letter", "C"),
    "x,,A,Kobe,,,,,,,": ("import-few-choices", ""),
    "x,,T,,,,,,no label,,": ("", ""),
    "x,,T,,,,,,," + "1.5,": ("import-not-a-number", "J"),
    "x,,Ｂ,Kobe,Niigata,,,,,,": ("", ""),
    "x,,Niigata,Kobe,Niigata,,,,,,": ("", ""),
}


@pytest.mark.parametrize("row", ROWS)
def test_a_row_with_a_rare_mistake_names_its_cell(row: str) -> None:
    why, column = ROWS[row]
    problems = found(HEAD + row).problems
    assert [(it.why, it.where.row, it.where.column) for it in problems] == ([(why, 2, column)] if why else [])


GIVEN = '<answer fraction="100"><text>1</text></answer>'
FILES = {
    "Which?\nANSWER:": "import-no-answer",
    "A{#=1 =2}": "import-two-numbers",
    "A{#~no}": "import-no-answer",
    "A{#1:x}": "import-not-a-number",
    f'<quiz><question type="numerical">{GIVEN}{GIVEN}</question></quiz>': "import-two-numbers",
    '<quiz><question type="numerical"><answer fraction="100"><text>x</text></answer></question></quiz>': (
        "import-not-a-number"
    ),
    '<quiz><question type="multichoice"><answer fraction="half"><text>x</text></answer></question></quiz>': (
        "import-not-a-number"
    ),
    '{"a": 1}': "import-trivia-shape",
    "Question,Right answer\n" + "x" * 140_000 + ",T": "import-csv-broken",
    "just a sentence": "import-unknown",
    "": "import-nothing",
}


@pytest.mark.parametrize("text", FILES, ids=lambda it: str(it)[:30])
def test_a_file_with_a_rare_mistake_says_what_it_is_in_each_language(text: str) -> None:
    problems = found(text).problems
    assert FILES[text] in {it.why for it in problems}
    for language in LANGUAGES:
        assert all(tell(Voice(language), it) for it in problems)


def test_a_workbook_that_is_locked_packed_oddly_or_not_ours_says_so() -> None:
    plain = workbook(("Name", "Age"), ("a", 1))
    assert [it.why for it in found(plain).problems] == ["import-no-heads"]
    assert [it.why for it in found(workbook()).problems] == ["import-nothing"]
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(plain)) as good, zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as odd:
        for name in good.namelist():
            odd.writestr(name, good.read(name))
    assert [it.why for it in found(held.getvalue()).problems] == ["import-damaged"]
    locked = bytearray(plain)
    locked[plain.rindex(b"PK\x01\x02") + 8] |= 1
    assert [it.why for it in found(bytes(locked)).problems] == ["import-locked"]


def test_an_error_in_a_cell_is_told_and_a_second_id_of_the_same_name_gets_a_number() -> None:
    read_it = found(workbook(("Question", "Right answer", "ID"), ("#N/A", "T", "a"), ("x", "T", "q"), ("y", "F", "q")))
    assert [(it.why, it.where.column) for it in read_it.problems] == [
        ("import-cell-error", "A"),
        ("import-no-prompt", "A"),
    ]
    assert [it.id for it in read_it.questions.questions] == ["q", "q-2"]


def test_old_japanese_mail_is_read_and_a_text_in_no_encoding_is_refused() -> None:
    assert decode("日本語".encode("iso2022_jp"), "ja") == "日本語"
    assert decode(b"\x81\xff\x81\xff\x9d", "ja") is None


def test_signs_that_mean_something_are_replaced_and_that_is_noted() -> None:
    rows = 'Question,Right answer,Choice A,Choice B,Tags\nA. B. Lee?,A,a,b,"x]y"\nWhich sign?,a->b,,,\n'
    questions = found(rows).questions
    aiken, gift = write(questions, Format.AIKEN), write(questions, Format.GIFT)
    assert ("export-changed", (1,)) in {(it.why, it.questions) for it in aiken.notes}
    assert ("export-changed", (1, 2)) in {(it.why, it.questions) for it in gift.notes}
    assert read("", aiken.data, "en").questions.questions[0].prompt == "– A. B. Lee?"
    assert read("", gift.data, "en").questions.questions[0].tags == ("x)y",)
