"""The content is edited while a class plays, or afterwards: what was asked stays as it was asked, in the report too."""

import itertools
import random
from collections.abc import AsyncIterator, Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace
from io import BytesIO
from types import MappingProxyType
from typing import Any, NamedTuple

import openpyxl
import pytest
import pytest_asyncio

from bot.classquiz.buttons import Act
from bot.classquiz.report_data import record
from bot.core.i18n import Voice
from bot.core.reply import Attachment, Reply
from bot.facts.citations import sources_of
from bot.quiz.items import Phase
from bot.quiz.selection import choose_for_class, content_of
from bot.report.document import workbook
from bot.report.model import AskedItem, Record, Source
from bot.worker import Worker
from content.library import Library
from content.model import Localized, Question
from tests.conftest import Clock
from tests.support.bot import bot_on
from tests.support.classes import is_certain
from tests.support.databases import opened, with_tables
from tests.support.on_messenger import HOST, JUN, MINA, Lesson, Sheet

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUIZ = "four-questions"
MOMENTS = (Phase.LOBBY, Phase.NOTE, Phase.OPEN, Phase.REVEALED)
"""Where a class stands when the content is edited. A note and a question are those of the second question.

Each class is edited at all of them, each time otherwise: over all classes, each edit comes at each moment.
"""


def four_questions(library: Library) -> Library:
    """The library with a quiz of four questions, each with four choices, the second one with a content note."""
    whole = [it for it in library.questions.values() if len(it.choices) == 4 and is_certain(library, it)]
    plain, noted = ([it.id for it in whole if bool(it.content_note) is has_note] for has_note in (False, True))
    asked = (plain[0], noted[0], plain[1], plain[2])
    quiz = replace(library.quizzes["first-ships"], id=QUIZ, questions=asked)
    return replace(library, quizzes=MappingProxyType({**library.quizzes, QUIZ: quiz}))


# How a content is edited


def _each(edit: Callable[[Question], Question]) -> Callable[[Library], Library]:
    """Every question of the quiz is edited so."""

    def edited(library: Library) -> Library:
        asked = library.quizzes[QUIZ].questions
        questions = {name: edit(it) if name in asked else it for name, it in library.questions.items()}
        return replace(library, questions=MappingProxyType(questions))

    return edited


def _reworded(question: Question) -> Question:
    return replace(question, prompt=replace(question.prompt, en=f"Put otherwise: {question.prompt.en}"))


def _other_choices(question: Question) -> Question:
    choices = (replace(it, text=replace(it.text, en=f"{it.text.en}, corrected")) for it in question.choices)
    return replace(question, choices=tuple(choices))


def _key_moved(question: Question) -> Question:
    right = (question.key + 1) % len(question.choices)
    choices = (
        replace(it, correct=n == right, tempting=None if n == right else it.tempting or it.text)
        for n, it in enumerate(question.choices)
    )
    return replace(question, choices=tuple(choices))


def _choice_removed(question: Question) -> Question:
    """The first wrong one: those behind it, perhaps the right one too, move up."""
    wrong = next(n for n, choice in enumerate(question.choices) if not choice.correct)
    return replace(question, choices=tuple(it for n, it in enumerate(question.choices) if n != wrong))


def _translated(question: Question) -> Question:
    def said(text: Localized) -> Localized:
        return replace(text, ja=f"訳：{text.en}")

    choices = (
        replace(it, text=said(it.text), tempting=said(it.tempting) if it.tempting else None) for it in question.choices
    )
    return replace(question, prompt=said(question.prompt), because=said(question.because), choices=tuple(choices))


def _questions_removed(library: Library) -> Library:
    """Those of the quiz are no more; the quiz has others."""
    asked = library.quizzes[QUIZ].questions
    questions = {name: it for name, it in library.questions.items() if name not in asked}
    quizzes = {
        name: replace(it, questions=tuple(q for q in it.questions if q in questions) or (next(iter(questions)),))
        for name, it in library.quizzes.items()
    }
    return replace(library, questions=MappingProxyType(questions), quizzes=MappingProxyType(quizzes))


def _quiz_removed(library: Library) -> Library:
    quizzes = {name: it for name, it in library.quizzes.items() if name != QUIZ}
    return replace(library, quizzes=MappingProxyType(quizzes))


class Edit(NamedTuple):
    """A kind of edit, and the language of a class that would show it."""

    make: Callable[[Library], Library]
    language: str = "en"


EDITS: Mapping[str, Edit] = {
    "prompt": Edit(_each(_reworded)),
    "choice text": Edit(_each(_other_choices)),
    "key moved": Edit(_each(_key_moved)),
    "choice removed": Edit(_each(_choice_removed)),
    "question removed": Edit(_questions_removed),
    "quiz removed": Edit(_quiz_removed),
    "translation added": Edit(_each(_translated), "ja"),
}
edits = pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)


# A class, always the same


@dataclass(frozen=True)
class Played:
    """All that came of a class: what hangs on the board at the end, the record, and the workbook of it."""

    sheets: list[Sheet]
    record: Record
    workbook: bytes


class School:
    """Where the same class is played again and again: the same people press the same at the same moments."""

    def __init__(self, library: Library, worker: Worker) -> None:
        self.library = library
        self.worker = worker
        self._unedited: dict[str, Played] = {}

    async def unedited(self, language: str) -> Played:
        """What comes of the class if at each moment the bot starts anew and nothing was edited."""
        if language not in self._unedited:
            self._unedited[language] = await self.played(language, dict.fromkeys(MOMENTS, self.library))
        return self._unedited[language]

    async def played(self, language: str, edited: Mapping[Phase, Library]) -> Played:
        """What comes of the class if at these moments the bot starts anew with an edited content."""
        async with opened("sqlite:///:memory:") as database:
            await with_tables(database, ":memory:")
            clock = Clock()
            lesson = Lesson(bot_on(self.library, database, clock, worker=self.worker), clock)
            await plays(lesson, language, edited)
            return await result(lesson, language)


async def plays(lesson: Lesson, language: str, edits: Mapping[Phase, Library]) -> None:
    """The class, to its end. Mina is always right, Jun never."""
    await lesson.starts(f"{QUIZ} locale:{language}")
    for one in (MINA, JUN):
        await lesson.presses(one, Act.JOIN)
    await lesson.goes_on()
    if Phase.LOBBY in edits:
        lesson.restarts(edits[Phase.LOBBY])
    await lesson.leads(Act.START)
    for position in range(4):
        if position == 1:
            assert (await lesson.held()).round.phase is Phase.NOTE
            if Phase.NOTE in edits:
                lesson.restarts(edits[Phase.NOTE])
                await lesson.goes_on()
            await lesson.goes_on(8)
        await lesson.picks(MINA, await lesson.key())
        if position == 1 and Phase.OPEN in edits:
            lesson.restarts(edits[Phase.OPEN])
            await lesson.goes_on()
        await lesson.goes_on(3)
        await lesson.picks(JUN, await lesson.wrong())
        await lesson.all_in()
        assert (await lesson.held()).round.phase is Phase.REVEALED
        if position == 1 and Phase.REVEALED in edits:
            lesson.restarts(edits[Phase.REVEALED])
        await lesson.leads(Act.NEXT)
    assert (await lesson.held()).round.phase is Phase.ENDED
    assert (await lesson.held()).stored.reported is not None


async def result(lesson: Lesson, language: str) -> Played:
    voice = Voice(language)
    whole = record(await lesson.held(), voice)
    return Played(lesson.board.sheets, whole, workbook(whole, voice))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def school(library: Library) -> AsyncIterator[School]:
    worker = Worker()
    yield School(four_questions(library), worker)
    await worker.close()


def cells(book: bytes) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every cell of every sheet of a workbook."""
    sheets = openpyxl.load_workbook(BytesIO(book)).worksheets
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in sheets}


def is_as_in(asked: AskedItem, library: Library, language: str) -> bool:
    """Whether a question of a record says what the content said."""
    question = library.questions[asked.question]
    sources = sources_of(library.sources_of(*question.facts))
    return (
        asked.prompt == question.prompt.best(language)
        and {choice.text for choice in asked.choices} == {choice.text.best(language) for choice in question.choices}
        and asked.answer == question.choices[question.key].text.best(language)
        and asked.explanation == question.because.best(language)
        and asked.sources == tuple(Source(source.short, source.url) for source in sources)
    )


# In the middle of a class


@pytest.mark.parametrize("first", EDITS)
async def test_a_class_whose_content_is_edited_in_the_middle_goes_on_ends_and_reports_as_if_nothing_had_been_edited(
    school: School, first: str
) -> None:
    language = EDITS[first].language
    fitting = [name for name, edit in EDITS.items() if edit.language == language]
    following = itertools.islice(itertools.cycle(fitting), fitting.index(first), None)
    edited = {moment: EDITS[name].make(school.library) for moment, name in zip(MOMENTS, following, strict=False)}
    usual, played = await school.unedited(language), await school.played(language, edited)
    assert played.sheets == usual.sheets
    assert played.record == usual.record
    assert played.workbook == usual.workbook
    assert cells(played.workbook) == cells(usual.workbook)


@pytest.mark.parametrize("language", ["en", "ja"])
async def test_the_report_says_what_the_content_said_when_the_class_began(school: School, language: str) -> None:
    usual = await school.unedited(language)
    assert [asked.question for asked in usual.record.asked] == list(school.library.quizzes[QUIZ].questions)
    assert all(is_as_in(asked, school.library, language) for asked in usual.record.asked)
    said = {str(cell) for rows in cells(usual.workbook).values() for row in rows for cell in row}
    for asked in usual.record.asked:
        assert all(any(text in cell for cell in said) for text in (asked.prompt, asked.explanation))
        assert all(any(choice.text in cell for cell in said) for choice in asked.choices)
        assert any(asked.prompt in sheet.text for sheet in usual.sheets)


@edits
async def test_each_of_these_edits_would_change_a_class_that_begins_after_it(school: School, edit: Edit) -> None:
    contents = [
        content_of(library, random.Random(5), f"quiz/{QUIZ}", asked, edit.language)
        for library in (school.library, edit.make(school.library))
        if QUIZ in library.quizzes and (asked := choose_for_class(library, random.Random(5), HOST.here, QUIZ, None))
    ]
    assert len(contents) == 1 or contents[0] != contents[1]


# After a class


def attached(reply: Reply) -> list[Attachment]:
    return [block for block in reply.blocks if isinstance(block, Attachment)]


@pytest_asyncio.fixture(loop_scope="module")
async def lesson(school: School, clock: Clock) -> AsyncIterator[Lesson]:
    """A class that has not begun."""
    async with opened("sqlite:///:memory:") as database:
        await with_tables(database, ":memory:")
        yield Lesson(bot_on(school.library, database, clock, worker=school.worker), clock)


@pytest.mark.parametrize("language", ["en", "ja"])
async def test_the_report_that_is_asked_for_after_an_edit_is_the_one_that_came_at_the_end(
    school: School, lesson: Lesson, language: str
) -> None:
    await plays(lesson, language, {})
    shown = deepcopy(lesson.posted)
    sent = next(found for sheet in lesson.told if (found := attached(sheet.versions[-1])))
    before, mine = await result(lesson, language), await lesson.presses(JUN, Act.MINE)
    host = replace(HOST, language=language)  # the labels are in the host's language
    for number, edit in enumerate(it for it in EDITS.values() if it.language == language):
        lesson.restarts(edit.make(school.library))
        again = (
            await lesson.presses(host, Act.REPORT)
            if number % 2
            else await lesson.bot.router.typed(host, f"zainichi-class report {lesson.number}")
        )
        assert attached(again) == sent
        assert cells(attached(again)[0].data) == cells(sent[0].data)
        assert await result(lesson, language) == before
        assert await lesson.presses(JUN, Act.MINE) == mine
        assert lesson.posted == shown
