"""Kahoot, Blooket, Gimkit, Aiken and the Open Trivia Database, as those systems write them."""

import base64
import json
from urllib.parse import quote

from bot.core.kinds import OneRight, SeveralRight, TrueFalse
from bot.core.questions import AskedChoice
from bot.formats import Format
from tests.formats.reading import found, told, workbook

KAHOOT = (
    ("", "Quiz template"),
    ("", "Add questions, at least two answer alternatives, time limit and choose correct answers."),
    (),
    ("", "Question - max 120 characters", *(f"Answer {n} - max 75 characters" for n in range(1, 5)),
     "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one"),
)  # fmt: skip
BLOOKET = (
    '"Blooket\nImport Template",,,,,,,\nQuestion #,Question Text,Answer 1,Answer 2,"Answer 3\n(Optional)",'
    '"Answer 4\n(Optional)","Time Limit (sec)\n(Max: 300 seconds)","Correct Answer(s)\n(Only include Answer #)"\n'
)
GIMKIT = "Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2 (Optional),Incorrect Answer 3 (Optional)\n"


def test_a_kahoot_is_read_with_its_times_and_several_right_answers_and_mistakes_by_cell() -> None:
    read = found(
        workbook(
            *KAHOOT,
            (1, "Which port?", "Kobe", "Niigata", "", "Busan", 20, 2),
            (2, "Which are in Japan?", "Kobe", "Busan", "Niigata", "", 60, "1,3"),
            (3, "Niigata is in Japan.", "False", "True", None, None, 30, 2),
            (4, "Nothing is right.", "a", "b", "", "", "soon", "x"),
            (5, "The third is empty.", "a", "b", "", "", 20, "3"),
        )
    )
    port, several, true = read.questions.questions
    assert (read.format, port.key, port.seconds) == (Format.KAHOOT, OneRight(1), 20)
    assert [it.text for it in port.choices] == ["Kobe", "Niigata", "Busan"]
    assert (several.key, several.seconds) == (SeveralRight((0, 2)), 60)
    assert (true.key, true.choices) == (TrueFalse(is_true=True), (AskedChoice("True"), AskedChoice("False")))
    assert told(read.problems) == [
        (
            "Cell H8: “x” isn’t the number of an answer. Write 2, or 1,3 where several are right, in a cell that is"
            " formatted as text."
        ),
        "Cell G8: “soon” isn’t a number that I can read. Write it in digits, such as 93340 or 2.5.",
        "Cell H9: “3” is marked as right, but that choice is empty. Mark another, or fill it in.",
    ]


def test_a_blooket_is_read_with_or_without_the_column_of_pictures() -> None:
    rows = '1,Which port?,Kobe,Niigata,,,20,2\n2,Both?,a,b,c,d,300,"3,4"\n3,None?,a,b,,,20,\n'
    for head in (BLOOKET, BLOOKET.removesuffix("\n") + ",Image\n"):
        read = found(head + rows)
        assert read.format is Format.BLOOKET
        assert [it.key for it in read.questions.questions] == [OneRight(1), SeveralRight((2, 3))]
        assert told(read.problems) == ["Cell H5: No answer is marked as right. Write which one is."]


def test_a_gimkit_is_read_and_the_right_answer_does_not_always_come_first() -> None:
    read = found(GIMKIT + "Which port?,Niigata,Kobe,Busan,\nWhich?,,a,b,\nSame?,a,a,b,\n")
    assert read.format is Format.GIMKIT
    assert [(it.key, [c.text for c in it.choices]) for it in read.questions.questions] == [
        (OneRight(2), ["Busan", "Kobe", "Niigata"])
    ]
    assert [(it.where.row, it.why) for it in read.problems] == [
        (3, "import-no-answer"),
        (3, "import-empty-choice"),
        (4, "import-same-choice"),
    ]


def test_aiken_is_read_with_either_sign_behind_a_letter_and_mistakes_by_line() -> None:
    good = ["Which port did\nthe ships leave from?\nA. Kobe\nB. Niigata\nANSWER: B"]
    good += ["Which?\nA) Kobe\nB) Busan\nANSWER: a"]
    bad = ["Both?\nA. a\nB. b\nANSWER: A, B", "Gap?\nA. a\nC. c\nANSWER: D"]
    bad += ["Text?\nA. a\nand more\nB. b\nANSWER: A", "No end?\nA. a\nB. b\n"]
    read = found("\n\n".join((*good, *bad)))
    assert read.format is Format.AIKEN
    assert [(it.prompt, it.key) for it in read.questions.questions] == [
        ("Which port did the ships leave from?", OneRight(1)),
        ("Which?", OneRight(0)),
    ]
    assert told(read.problems) == [
        "Line 15: ANSWER: takes one letter, not “A, B”. For several right answers use the template.",
        "Line 19: The choice has the letter “C” where B comes next. Letter them A, B, C …",
        "Line 20: “D” is marked as right, but that choice is empty. Mark another, or fill it in.",
        (
            "Line 24: “and more” is neither a choice nor an answer. Write each choice on a line of its own, such as"
            " “B. Niigata”."
        ),
        "Line 28: The question has no line with its answer. Write ANSWER: and a letter below its choices.",
    ]


def test_trivia_is_read_in_each_of_its_three_encodings() -> None:
    one = {
        "type": "multiple", "difficulty": "easy", "category": "History", "question": "Who said “it’s 5% & more”?",
        "correct_answer": "José", "incorrect_answers": ["Ann", "Zoë"],
    }  # fmt: skip
    two = {**one, "type": "boolean", "question": "Is it so?", "correct_answer": "False", "incorrect_answers": ["True"]}

    def encoded(how: str, value: object) -> object:
        if isinstance(value, list):
            return [encoded(how, it) for it in value]
        text = str(value)
        if how == "base64":
            return base64.b64encode(text.encode()).decode()
        if how == "url":
            return quote(text, safe="")
        return text.replace("&", "&amp;").replace("“", "&ldquo;").replace("’", "&#039;").replace("é", "&eacute;")

    for how in ("html", "url", "base64"):
        rows = [{name: encoded(how, value) for name, value in it.items()} for it in (one, two)]
        read = found(json.dumps({"response_code": 0, "results": rows}))
        assert (told(read.problems), read.format) == ([], Format.TRIVIA)
        first, second = read.questions.questions
        shown = first.prompt.replace("'", "’").replace("”", "”")
        assert (shown, first.topic) == ("Who said “it’s 5% & more”?", "History")
        assert (first.key, [it.text for it in first.choices]) == (OneRight(1), ["Ann", "José", "Zoë"])
        assert second.key == TrueFalse(is_true=False)


def test_trivia_that_is_not_whole_is_told_by_line_or_question() -> None:
    assert told(found('{"results": [\n{"question": "x"').problems) == [
        "Line 2: The JSON breaks off or has a mistake here. Download it again."
    ]
    read = found(
        '{"results": [5, {"type": "matching", "question": "a"}, {"question": "b", "incorrect_answers": ["c"]}]}'
    )
    assert [(it.where.question, it.why) for it in read.problems] == [
        (1, "import-trivia-shape"),
        (3, "import-trivia-answer"),
        (3, "import-empty-choice"),
    ]
    assert [it.where.question for it in read.left_out] == [2]
