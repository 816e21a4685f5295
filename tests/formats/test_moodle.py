"""The XML of Moodle, as Moodle writes it."""

from decimal import Decimal

from bot.core.kinds import NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.questions import AskedChoice, ShownSource
from bot.formats import Format
from tests.formats.reading import found, told


def question(kind: str, inside: str, text: str = "<p>What?</p>") -> str:
    return (
        f'<question type="{kind}"><name><text>n</text></name><questiontext format="html">'
        f"<text><![CDATA[{text}]]></text></questiontext>{inside}</question>"
    )


def answer(share: str, text: str, feedback: str = "") -> str:
    return (
        f'<answer fraction="{share}" format="html"><text><![CDATA[{text}]]></text><feedback format="html"><text>'
        f"<![CDATA[{feedback}]]></text></feedback></answer>"
    )


def quiz(*questions: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n{"".join(questions)}\n</quiz>'


CATEGORY = '<question type="category"><category><text>$course$/top/Ships // ports</text></category></question>'


def test_a_file_of_moodle_is_read_as_it_was_meant() -> None:
    link = '&lt;a href="https://example.org/"&gt;A book&lt;/a&gt;'
    told_of = (
        f"<generalfeedback format='html'><text>&lt;p&gt;Because.&lt;/p&gt;&lt;p&gt;Source: {link}&lt;/p&gt;</text>"
    )
    told_of += "</generalfeedback>"
    one = told_of + "<single>true</single><idnumber>port-1</idnumber>" + answer("0", "<p>Kobe</p>", "Far &amp; wide.")
    one += answer("100", "<p>Niigata</p>", "Yes.") + "<tags><tag><text>ships</text></tag></tags>"
    several = "<single>false</single>" + answer("50", "a") + answer("50", "b") + answer("-100", "c", "no")
    true = answer("0", "true", "No.") + answer("100", "false", "Right.")
    number = answer("100", "1959").replace("</answer>", "<tolerance>2</tolerance></answer>")
    number += "<units><unit><multiplier>1</multiplier><unit_name>people</unit_name></unit></units>"
    word = answer("100", "hangul") + answer("100", "a\\*b") + answer("0", "kana", "That is Japanese.")
    read = found(
        quiz(
            *(CATEGORY, question("multichoice", one), question("multichoice", several)),
            *(question("truefalse", true), question("numerical", number), question("shortanswer", word)),
        )
    )
    assert (told(read.problems), read.format, read.questions.title) == ([], Format.MOODLE, "Ships / ports")
    port, both, statement, year, name = read.questions.questions
    assert (port.key, port.id, port.tags, port.because) == (OneRight(1), "port-1", ("ships",), "Because.\nYes.")
    assert port.sources == (ShownSource("A book", "https://example.org/"),)
    assert port.choices == (AskedChoice("Kobe", "Far & wide."), AskedChoice("Niigata"))
    assert (both.key, both.choices[2].note) == (SeveralRight((0, 1)), "no")
    assert (statement.key, [it.note for it in statement.choices]) == (TrueFalse(is_true=False), ["No.", None])
    assert (year.key, name.key) == (NumberNear(Decimal(1959), Decimal(2), "people"), WordAmong(("hangul", "a*b")))
    assert told(read.left_out) == [
        "Question 5: What is said of a wrong answer that is typed was left out: “That is Japanese.”"
    ]


def test_kinds_that_we_lack_are_named_and_mistakes_are_told_with_the_number_of_the_question() -> None:
    lacked = ("matching", "essay", "cloze", "ordering", "ddwtos", "calculatedmulti", "description", "stack")
    two = "<single>true</single>" + answer("100", "a") + answer("100", "b")
    read = found(
        quiz(
            *(question(kind, "") for kind in lacked),
            question("multichoice", two),
            question("multichoice", answer("100", "only")),
            question("shortanswer", answer("100", "a*")),
            question("numerical", ""),
            question("multichoice", answer("100", "a") + answer("0", "b"), "<p><img src='x.png' alt='a'></p>"),
        )
    )
    kinds = ("matching", "essay", "cloze", "ordering", "drag", "calculated", "description", "other", "picture")
    assert [it.said["kind"] for it in read.left_out] == list(kinds)
    assert [(it.where.question, it.why) for it in read.problems] == [
        (9, "import-moodle-two-right"),
        (10, "import-few-choices"),
        (11, "import-wildcard"),
        (12, "import-no-answer"),
    ]


def test_no_entity_is_expanded_and_no_other_xml_is_taken() -> None:
    laughs = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]><quiz>&b;</quiz>'
    assert [it.why for it in found(laughs).problems] == ["import-xml-entities"]
    secret = '<!DOCTYPE q [<!ENTITY x SYSTEM "file:///etc/passwd">]><quiz><question type="essay">&x;</question></quiz>'
    assert [it.why for it in found(secret).problems] == ["import-xml-entities"]
    assert told(found("<quiz>\n<question>\n</quiz>").problems) == [
        "Line 3: The XML has a mistake here. Export it from Moodle again."
    ]
    assert [it.why for it in found("<assessmentItem/>").problems] == ["import-other-xml"]
    assert [it.why for it in found("<quiz>" * 60).problems] == ["import-xml-broken"]
