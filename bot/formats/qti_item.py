"""A question as an item of QTI 2.1: what is asked, when it is right, and what is shown after an answer. Pure.

Feedback is modal: the note of each choice that was taken, and the explanation with its sources after any answer.
"""

from typing import assert_never
from xml.etree.ElementTree import Element, SubElement

from bot.core.i18n import Voice
from bot.core.kinds import NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.question_set import SetQuestion
from bot.core.visible import cut
from bot.formats import ids, prose
from bot.formats.answers import written
from bot.formats.carrying import one_line

NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
SCHEMA = "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd"
INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_EXPLANATION = "EXPLANATION"
_NAME = 80


def item(question: SetQuestion, name: str, say: Voice) -> Element:
    """The item, under the name by which its package knows it."""
    about = {"identifier": name, "title": cut(one_line(question.prompt), _NAME), LANGUAGE: say.language}
    root = Element("assessmentItem", {**schema(), **about, "adaptive": "false", "timeDependent": "false"})
    _declare(root, question)
    for outcome, value in (("SCORE", "0"), ("MAXSCORE", "1")):
        declared = SubElement(root, "outcomeDeclaration", identifier=outcome, cardinality="single", baseType="float")
        SubElement(SubElement(declared, "defaultValue"), "value").text = value
    SubElement(root, "outcomeDeclaration", identifier="FEEDBACK", cardinality="multiple", baseType="identifier")
    _body(SubElement(root, "itemBody"), question, say)
    _processing(SubElement(root, "responseProcessing"), question)
    _feedback(root, question, say)
    return root


def schema() -> dict[str, str]:
    """The attributes that say what kind of file it is."""
    return {"xmlns": NAMESPACE, "xmlns:xsi": INSTANCE, "xsi:schemaLocation": f"{NAMESPACE} {SCHEMA}"}


def _declare(root: Element, question: SetQuestion) -> None:
    """What is right."""
    cardinality, base = "single", "identifier"
    match question.key:
        case OneRight() | TrueFalse():
            right = [_LETTERS[at] for at in question.right]
        case SeveralRight():
            cardinality, right = "multiple", [_LETTERS[at] for at in question.right]
        case NumberNear(value):
            base, right = "float", [written(value)]
        case WordAmong(accepted):
            base, right = "string", [accepted[0]]
        case _:
            assert_never(question.key)
    declared = SubElement(root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base)
    correct = SubElement(declared, "correctResponse")
    for told in right:
        SubElement(correct, "value").text = told
    if isinstance(question.key, WordAmong):
        mapping = SubElement(declared, "mapping", defaultValue="0")
        for word in question.key.accepted:
            SubElement(mapping, "mapEntry", mapKey=word, mappedValue="1", caseSensitive="false")


def _body(body: Element, question: SetQuestion, say: Voice) -> None:
    for line in prose.introduced(question, say).split("\n"):
        SubElement(body, "p").text = line
    if not question.is_chosen:
        place = SubElement(body, "p")
        SubElement(place, "textEntryInteraction", responseIdentifier="RESPONSE", expectedLength="20")
        unit = question.key.unit if isinstance(question.key, NumberNear) else ""
        if unit:
            place[-1].tail = f" {unit}"
        return
    shuffled = "false" if isinstance(question.key, TrueFalse) else "true"
    most = str(len(question.choices) if isinstance(question.key, SeveralRight) else 1)
    choices = SubElement(body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle=shuffled, maxChoices=most)
    for letter, choice in zip(_LETTERS, question.choices, strict=False):
        SubElement(choices, "simpleChoice", identifier=letter).text = choice.text


def _processing(rules: Element, question: SetQuestion) -> None:
    """The score of an answer, and what is shown after it."""
    if isinstance(question.key, WordAmong):
        SubElement(SubElement(rules, "setOutcomeValue", identifier="SCORE"), "mapResponse", identifier="RESPONSE")
    else:
        when = SubElement(SubElement(rules, "responseCondition"), "responseIf")
        if isinstance(question.key, NumberNear):
            off = written(question.key.tolerance)
            same = SubElement(when, "equal", toleranceMode="absolute", tolerance=f"{off} {off}")
        else:
            same = SubElement(when, "match")
        SubElement(same, "variable", identifier="RESPONSE")
        SubElement(same, "correct", identifier="RESPONSE")
        score = SubElement(when, "setOutcomeValue", identifier="SCORE")
        SubElement(score, "baseValue", baseType="float").text = "1"
    shown = SubElement(SubElement(rules, "setOutcomeValue", identifier="FEEDBACK"), "multiple")
    if question.is_chosen:
        SubElement(shown, "variable", identifier="RESPONSE")
    SubElement(shown, "baseValue", baseType="identifier").text = _EXPLANATION


def _feedback(root: Element, question: SetQuestion, say: Voice) -> None:
    def told(name: str) -> Element:
        return SubElement(root, "modalFeedback", outcomeIdentifier="FEEDBACK", showHide="show", identifier=name)

    for letter, choice in zip(_LETTERS, question.choices, strict=False):
        if choice.note:
            _lines(told(letter), choice.note)
    if not (question.because or question.caveats or question.sources):
        return
    explanation = told(_EXPLANATION)
    _lines(explanation, "\n".join((question.because, *prose.doubts(question, say))))
    for source in question.sources:
        line = SubElement(explanation, "p")
        line.text = say.lead("label-source")
        if source.url and ids.is_address(source.url):
            SubElement(line, "a", href=source.url).text = source.short
        else:
            line.text = f"{line.text}{source.short}"


def _lines(element: Element, text: str) -> None:
    for line in filter(None, text.split("\n")):
        SubElement(element, "p").text = line
