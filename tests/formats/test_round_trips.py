"""What is written in a format and read again is the same, as far as the format has room for it."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings

from bot.core.i18n import LANGUAGES
from bot.core.kinds import Kind, NumberNear, OneRight, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.formats import Format, read, write
from bot.quiz.as_set import quiz_as_set
from content.library import Library
from tests.formats.qti_structure import wrong_in
from tests.formats.sets import bare, question_sets
from tests.support.examples import examples

EXAMPLES = examples(15)
"""Sets in a run of the tests. With a hundred of them it takes half a minute."""
quick = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


def again(questions: QuestionSet, format: Format) -> Sequence[SetQuestion]:
    """The questions of a file that was written and read; nothing may be wrong with any."""
    written = write(questions, format)
    found = read("anything", written.data, questions.language)
    assert (found.problems, found.left_out, found.format) == ((), (), format), written.data[:2000]
    return found.questions.questions


@quick
@given(question_sets())
def test_our_workbook_brings_back_the_whole_set_and_our_table_all_but_its_title(questions: QuestionSet) -> None:
    found = read("", write(questions, Format.XLSX).data, questions.language)
    assert (found.problems, found.questions) == ((), questions)
    assert list(again(questions, Format.CSV)) == list(questions.questions)


def as_moodle_has_it(question: SetQuestion) -> SetQuestion:
    return replace(question, topic="", seconds=None)


def as_gift_has_it(question: SetQuestion) -> SetQuestion:
    key = question.key
    if isinstance(key, NumberNear):
        key = key._replace(unit="")
    if isinstance(key, WordAmong):
        key = WordAmong(tuple(dict.fromkeys(word.replace("->", "→") for word in key.accepted)))
    return replace(question, key=key, topic="", seconds=None)


@quick
@given(question_sets())
def test_moodle_xml_brings_back_all_but_topic_and_time_and_gift_all_but_these_and_the_unit(
    questions: QuestionSet,
) -> None:
    assert list(again(questions, Format.MOODLE)) == [as_moodle_has_it(it) for it in questions.questions]
    assert read("", write(questions, Format.MOODLE).data, questions.language).questions.title == questions.title
    assert list(again(questions, Format.GIFT)) == [as_gift_has_it(it) for it in questions.questions]


SMALL = {
    Format.AIKEN: ((Kind.ONE, Kind.TRUE_FALSE), 10),
    Format.TRIVIA: ((Kind.ONE, Kind.TRUE_FALSE), 10),
    Format.KAHOOT: ((Kind.ONE, Kind.SEVERAL, Kind.TRUE_FALSE), 4),
    Format.BLOOKET: ((Kind.ONE, Kind.SEVERAL, Kind.TRUE_FALSE), 4),
    Format.GIMKIT: ((Kind.ONE, Kind.TRUE_FALSE), 4),
}
"""The kinds that a small format has, and how many choices."""


def told(question: SetQuestion) -> object:
    """What is asked and what is right, whatever the order of the choices."""
    small = bare(question)
    right = {small.choices[at].text for at in small.right}
    return small.prompt, {it.text for it in small.choices}, right, small.content_note


@quick
@given(question_sets())
def test_a_small_format_brings_back_what_it_has_room_for_and_notes_the_rest(questions: QuestionSet) -> None:
    for format, (kinds, most) in SMALL.items():
        fit = [it for it in questions.questions if it.kind in kinds and len(it.choices) <= most]
        fit = [it for it in fit if it.kind is not Kind.SEVERAL or len(it.right) > 1]
        fit = [it for it in fit if format is not Format.KAHOOT or len(told_prompt(it)) <= 60]
        written = write(questions, format)
        if len(fit) < len(questions.questions):
            assert written.notes
        else:
            assert [told(it) for it in again(questions, format)] == [told(it) for it in fit]


@quick
@given(question_sets())
def test_whatever_a_set_holds_its_package_of_qti_is_built_as_the_specification_says(questions: QuestionSet) -> None:
    assert wrong_in(write(questions, Format.QTI).data) == []


def told_prompt(question: SetQuestion) -> str:
    return question.prompt + (question.content_note or "")


def test_a_question_that_is_exported_again_keeps_its_id(library: Library) -> None:
    for language in LANGUAGES:
        questions = quiz_as_set(library, "first-steps", language)
        for format in (Format.XLSX, Format.CSV, Format.GIFT, Format.MOODLE):
            found = again(questions, format)
            assert [(it.id, it.key, it.choices) for it in found] == [
                (it.id, it.key, it.choices) for it in questions.questions
            ]


def test_a_small_format_gives_the_same_question_the_same_id_each_time(library: Library) -> None:
    questions = quiz_as_set(library, "first-steps", "ja")
    first, second = again(questions, Format.BLOOKET), again(questions, Format.AIKEN)
    assert [it.id for it in first] == [it.id for it in second]
    assert len({it.id for it in first}) == len(first)
    assert all(isinstance(it.key, OneRight) for it in first)
