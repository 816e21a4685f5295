"""Writes the XML that Moodle reads: questions with all that is said of them, ids and tags. Pure."""

from typing import assert_never
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from bot.core.i18n import Voice
from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.visible import cut
from bot.formats import ids
from bot.formats.answers import written
from bot.formats.carrying import one_line, tell_lost
from bot.formats.gift_writer import written_share
from bot.formats.markup import explained, introduced, paragraphs
from bot.formats.model import Notes, Written

_TYPES = {
    OneRight: "multichoice",
    SeveralRight: "multichoice",
    TrueFalse: "truefalse",
    NumberNear: "numerical",
    WordAmong: "shortanswer",
}
CARRIED = ("because", "notes", "sources", "content-note", "caveats", "tags", "unit")
_NAME = 80


def write(questions: QuestionSet) -> Written:
    """All questions, in a category that is called like the set."""
    say, notes, quiz = Voice(questions.language), Notes(), Element("quiz")
    if questions.title:
        category = SubElement(quiz, "question", type="category")
        _text(SubElement(category, "category"), f"$course$/top/{one_line(questions.title).replace('/', '//')}")
        _html(category, "info", paragraphs(questions.about))
    for number, question in enumerate(questions.questions, start=1):
        quiz.append(_question(question, say))
        tell_lost(notes, number, question, CARRIED)
    indent(quiz)
    data = tostring(quiz, encoding="utf-8", xml_declaration=True)
    return Written(ids.file_name(f"{questions.title} moodle", "xml"), data, tuple(notes.all()))


def _question(question: SetQuestion, say: Voice) -> Element:
    element = Element("question", type=_TYPES[type(question.key)])
    _text(SubElement(element, "name"), cut(one_line(question.prompt), _NAME))
    _html(element, "questiontext", introduced(question, say))
    _html(element, "generalfeedback", explained(question, say))
    SubElement(element, "defaultgrade").text = "1"
    SubElement(element, "penalty").text = "0"
    SubElement(element, "hidden").text = "0"
    SubElement(element, "idnumber").text = question.id
    _fill(element, question, question.key)
    if question.tags:
        tags = SubElement(element, "tags")
        for tag in question.tags:
            _text(SubElement(tags, "tag"), tag)
    return element


def _fill(element: Element, question: SetQuestion, key: Key) -> None:
    match key:
        case OneRight():
            _options(element, single=True)
            for at, choice in enumerate(question.choices):
                _answer(element, "100" if at in question.right else "0", paragraphs(choice.text), choice.note, "html")
        case SeveralRight(right):
            _options(element, single=False)
            for at, choice in enumerate(question.choices):
                share = written_share(len(right)) if at in right else "-100"
                _answer(element, share, paragraphs(choice.text), choice.note, "html")
        case TrueFalse(is_true):
            for truth, choice in zip((True, False), question.choices, strict=True):
                share = "100" if truth == is_true else "0"
                _answer(element, share, "true" if truth else "false", choice.note)
        case NumberNear():
            _number(element, key)
        case WordAmong(accepted):
            SubElement(element, "usecase").text = "0"
            for word in accepted:
                _answer(element, "100", word.replace("*", "\\*"), None)  # a star stands for any text there
        case _:
            assert_never(key)


def _options(element: Element, *, single: bool) -> None:
    SubElement(element, "single").text = "true" if single else "false"
    SubElement(element, "shuffleanswers").text = "true"
    SubElement(element, "answernumbering").text = "ABCD"


def _number(element: Element, key: NumberNear) -> None:
    answer = _answer(element, "100", written(key.value), None)
    SubElement(answer, "tolerance").text = written(key.tolerance)
    SubElement(element, "unitgradingtype").text = "0"
    SubElement(element, "unitpenalty").text = "0"
    SubElement(element, "showunits").text = "0" if key.unit else "3"  # to be typed or not, or not at all
    SubElement(element, "unitsleft").text = "0"
    if key.unit:
        unit = SubElement(SubElement(element, "units"), "unit")
        SubElement(unit, "multiplier").text = "1"
        SubElement(unit, "unit_name").text = key.unit


def _answer(element: Element, share: str, text: str, note: str | None, format: str = "moodle_auto_format") -> Element:
    answer = SubElement(element, "answer", fraction=share, format=format)
    SubElement(answer, "text").text = text
    _html(answer, "feedback", paragraphs(note or ""))
    return answer


def _html(element: Element, name: str, text: str) -> None:
    _text(SubElement(element, name, format="html"), text)


def _text(element: Element, text: str) -> None:
    SubElement(element, "text").text = text
