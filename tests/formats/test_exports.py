"""Exports that we do not read ourselves: what is in them, and what is noted where a format has no room."""

import io
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import SeveralRight
from bot.core.question_set import QuestionSet
from bot.core.questions import AskedChoice, Caveat, ShownSource
from bot.formats import EXPORTS, NAMES, Format, tell_note, template, write
from bot.quiz.as_set import quiz_as_set
from content.library import Library
from tests.formats.qti_structure import QTI, wrong_in
from tests.formats.reading import found


@pytest.fixture
def five() -> QuestionSet:
    """One question of each kind, the first with all that can be said of one."""
    questions = found(template("en").data).questions.questions
    first = replace(
        questions[0],
        content_note="This mentions <death>.",
        caveats=(Caveat("Disputed", "Some say Kobe."),),
        topic="Ships",
    )
    return QuestionSet("Five & more", "en", (first, *questions[1:]), "About <ships>.")


def test_a_package_of_qti_has_an_item_for_each_kind_with_when_it_is_right_and_what_is_said(five: QuestionSet) -> None:
    with zipfile.ZipFile(io.BytesIO(write(five, Format.QTI).data)) as archive:
        roots = {name: ET.fromstring(archive.read(name)) for name in archive.namelist()}
    items = [roots[f"items/{it.id}.xml"] for it in five.questions]
    right = [
        [it.text for it in item.iterfind(f"{QTI}responseDeclaration/{QTI}correctResponse/{QTI}value")] for item in items
    ]
    assert right == [["B"], ["B"], ["A", "C"], ["93340"], ["Hangul"]]
    told = {it.get("identifier"): "".join(it.itertext()) for it in items[0].iterfind(f"{QTI}modalFeedback")}
    assert set(told) == {"A", "C", "D", "EXPLANATION"}
    assert "Some say Kobe." in told["EXPLANATION"]
    assert [it.get("href") for it in items[0].iter(f"{QTI}a")] == ["https://example.org/ships"]
    assert "".join(items[0].find(f"{QTI}itemBody/{QTI}p").itertext()) == "Content note: This mentions <death>."  # type: ignore[union-attr]
    equal = items[3].find(f".//{QTI}equal")
    assert equal is not None
    assert equal.get("tolerance") == "1000 1000"
    assert [it.get("mapKey") for it in items[4].iter(f"{QTI}mapEntry")] == ["Hangul", "Hangeul", "한글"]
    declared = {it.get("href") for it in roots["imsmanifest.xml"].iter() if it.tag.endswith("}file")}
    assert declared == {name for name in roots if name != "imsmanifest.xml"}
    assert [it.get("maxTime") for it in roots["test.xml"].iter(f"{QTI}timeLimits")] == ["30", "60"]


def test_a_package_of_qti_is_built_as_its_specification_says(five: QuestionSet, library: Library) -> None:
    names = ("test", "1.2", "Ships", "ships", "x" * 60)
    named = tuple(replace(it, id=name) for it, name in zip(five.questions, names, strict=True))
    assert wrong_in(write(replace(five, questions=named), Format.QTI).data) == []
    assert wrong_in(write(QuestionSet("", "ko", ()), Format.QTI).data) == []
    for quiz, language in zip(library.quizzes, [*LANGUAGES] * len(library.quizzes), strict=False):
        assert wrong_in(write(quiz_as_set(library, quiz, language), Format.QTI).data) == []


@pytest.mark.parametrize(
    ("part", "torn", "said"),
    [
        ("items/", (b"<responseProcessing>", b"<itemBody/><responseProcessing>"), "in it"),
        ("items/", (b' adaptive="false"', b""), "['adaptive'] missing"),
        ("items/", (b">B</value>", b">Z</value>"), "may be chosen"),
        ("items/", (b"<itemBody>", b"<itemBody>loose"), "has text"),
        ("items/", (b'"EXPLANATION"', b'"OTHER"'), "is never shown"),
        ("items/", (b'cardinality="single"', b'cardinality="one"'), "cardinality=one"),
        ("items/", (b"<p>", b"<p><table/>"), "in it"),
        ("test", (b'visible="true"', b'visible="yes"'), "visible=yes"),
        ("test", (b"<testPart", b"<timeLimits/><timeLimits/><testPart"), "in it"),
        ("test", (b'identifier="section"', b'identifier="part"'), "have one name"),
        ("imsmanifest", (b"imsqti_item_xmlv2p1", b"imsqti_item_xmlv2p0"), "is no type"),
        ("imsmanifest", (b'identifierref="', b'identifierref="x'), "name different things"),
    ],
)
def test_what_is_not_as_the_specification_says_is_found(
    five: QuestionSet, part: str, torn: tuple[bytes, bytes], said: str
) -> None:
    held, whole = io.BytesIO(), io.BytesIO(write(five, Format.QTI).data)
    with zipfile.ZipFile(whole) as good, zipfile.ZipFile(held, "w") as made:
        for name in good.namelist():
            made.writestr(name, good.read(name).replace(*torn) if name.startswith(part) else good.read(name))
    assert any(said in it for it in wrong_in(held.getvalue()))


def deck(data: bytes, folder: Path) -> list[tuple[str, str, str]]:
    """Number, id and fields of each note in a deck."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        (folder / "deck").write_bytes(archive.read("collection.anki2"))
    base = sqlite3.connect(folder / "deck")
    try:
        return list(base.execute("SELECT mid, guid, flds FROM notes ORDER BY id"))
    finally:
        base.close()


def test_a_deck_for_anki_keeps_its_numbers_so_that_it_can_be_imported_again(five: QuestionSet, tmp_path: Path) -> None:
    first = deck(write(five, Format.ANKI).data, tmp_path)
    corrected = replace(five, questions=(replace(five.questions[0], because="New."), *five.questions[1:]))
    second = deck(write(corrected, Format.ANKI).data, tmp_path)
    assert [it[:2] for it in first] == [it[:2] for it in second]
    assert len({it[1] for it in first}) == 5
    front, choices, answer, told, sources, note, _ = first[0][2].split("\x1f")
    assert (answer, note) == ("Niigata", "This mentions &lt;death&gt;.")
    assert choices == "<ol><li>Kobe</li><li>Niigata</li><li>Yokohama</li><li>Busan</li></ol>"
    assert "Some say Kobe." in told
    assert "A large port" in told
    assert 'href="https://example.org/ships"' in sources
    assert front.startswith("Which port")
    other = deck(write(replace(five, language="ja"), Format.ANKI).data, tmp_path)
    assert not {it[1] for it in other} & {it[1] for it in first}


def test_the_script_for_google_forms_holds_the_questions_as_data_that_cannot_end_early(five: QuestionSet) -> None:
    bad = replace(five.questions[0], prompt="`${x}` */ </script> \u2028 \"'\\")
    script = write(replace(five, questions=(bad, *five.questions[1:])), Format.FORMS).data.decode()
    data = json.loads(script.partition("const QUIZ = ")[2].partition(";\n\nfunction")[0])
    assert data["questions"][0]["prompt"] == bad.prompt
    assert [it["right"] for it in data["questions"]] == [[1], [1], [0, 2], [], []]
    assert [it["several"] for it in data["questions"]] == [False, False, True, False, False]
    assert "A large port" in data["questions"][0]["wrong"]
    assert {"short": "A page of the web", "url": "https://example.org/ships"} in data["questions"][0]["sources"]
    assert not re.search("[<>\u2028]", script.partition("const QUIZ = ")[2].partition(";\n\nfunction")[0])


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_room_is_told_with_the_numbers_of_the_questions(five: QuestionSet, language: str) -> None:
    say = Voice(language)
    for format in Format:
        assert say(NAMES[format])
        for note in write(five, format).notes:
            assert tell_note(say, note)
            assert all(1 <= number <= 5 for number in note.questions)
    if language == "en":
        told = [tell_note(say, it) for it in write(five, Format.KAHOOT).notes]
        assert "Questions 1–3: the notes on wrong choices are left out: the format has no room for it." in told
        assert "Question 4: left out: the format has no questions for a number." in told
        assert "Question 1: the sources are left out: the format has no room for it." in told


def test_kahoot_cuts_what_is_too_long_takes_the_next_time_and_leaves_out_what_cannot_be(five: QuestionSet) -> None:
    one = five.questions[0]
    long = replace(one, id="long", prompt="x" * 130, seconds=45, content_note=None)
    same = replace(one, id="same", choices=tuple(AskedChoice("y" * 80 + sign) for sign in "ab"))
    many = replace(one, id="many", choices=tuple(AskedChoice(sign) for sign in "abcde"))
    written = write(replace(five, questions=(long, same, many)), Format.KAHOOT)
    (kept,) = found(written.data).questions.questions
    assert (len(kept.prompt), kept.prompt[-1], kept.seconds) == (120, "…", 60)
    told = {(it.why, it.questions) for it in written.notes}
    only = replace(five, questions=(five.questions[0], replace(five.questions[2], key=SeveralRight((1,)))))
    assert ("export-one-right", (2,)) in {(it.why, it.questions) for it in write(only, Format.KAHOOT).notes}
    assert {("export-shortened", (1,)), ("export-seconds", (1,)), ("export-same-choices", (2,))} <= told
    assert ("export-many-choices", (3,)) in told


def test_every_format_takes_an_empty_set_and_sources_without_a_good_address(five: QuestionSet) -> None:
    odd = replace(five.questions[0], sources=(ShownSource("A book", None), ShownSource("Bad", "javascript:alert(1)")))
    for format in Format:
        assert not write(QuestionSet("", "ko", ()), format).notes
        data = write(replace(five, questions=(odd,)), format).data
        assert b'href="javascript' not in data
    assert set(EXPORTS) <= set(Format)


def test_the_libraries_are_loaded_when_a_file_is_wanted_and_not_at_the_start() -> None:
    code = "import sys, bot.formats; print([it for it in ('openpyxl', 'genanki', 'defusedxml') if it in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "[]\n"
