"""A community's own quizzes between the store, the content and the files that they come from and go to."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.core.clock import Clock, day_of, moment
from bot.core.context import Caller, GivenFile
from bot.core.feature import Root
from bot.core.i18n import Voice
from bot.core.kinds import TrueFalse
from bot.core.own import MOST_SETS, set_number
from bot.core.question_set import MOST_QUESTIONS, QuestionSet, SetQuestion
from bot.formats import Format, Found, Written
from bot.formats.ids import file_name
from bot.paper.files import printed_quiz
from bot.questionsets import files
from bot.questionsets.import_store import ImportStore
from bot.questionsets.model import PendingImport, SetHead, Shelved
from bot.questionsets.rules import language_of, subjects, title_from, with_ids
from bot.questionsets.store import SetStore
from bot.quiz.as_set import quiz_as_set
from bot.quiz.selection import open_questions
from bot.worker import Worker
from content.library import Library

Granted = Callable[[str, str], Awaitable[frozenset[Root]]]
"""The roots that moderators let somebody use in a community."""


class SetService:
    """Finds quizzes, reads and writes files. `changed` is told of a community whose own quizzes are otherwise now."""

    def __init__(
        self,
        library: Library,
        store: SetStore,
        imports: ImportStore,
        clock: Clock,
        worker: Worker,
        changed: Callable[[str], None],
    ) -> None:
        self.store = store
        self.imports = imports
        self.clock = clock
        self._library = library
        self._worker = worker
        self._changed = changed

    # What there is

    async def shelf(self, caller: Caller) -> list[Shelved]:
        """The quizzes that a teacher can choose from: the community's own, and ours that are not switched off."""
        own = [_shelved(head) for head in await self.store.heads(caller.community)]
        asked = {it.id: it for it in open_questions(self._library, caller.here)}
        ready = []
        for quiz in self._library.quizzes.values():
            questions = [asked[it] for it in quiz.questions if it in asked]
            notes = sum(it.content_note is not None for it in questions)
            if questions:
                language = caller.language
                title, about = quiz.title.best(language), quiz.about.best(language)
                ready.append(Shelved(quiz.id, title, about, len(questions), notes))
        return [*own, *ready]

    async def shelved(self, caller: Caller, quiz: str) -> Shelved | None:
        """One quiz, as an option names it; None if there is none (any more)."""
        number = set_number(quiz)
        if number is not None:
            head = await self.store.head(caller.community, number)
            return _shelved(head) if head else None
        return next((it for it in await self.shelf(caller) if it.quiz == quiz), None)

    async def questions(self, caller: Caller, quiz: str, language: str) -> QuestionSet | None:
        """A quiz with all its questions; one of the bot's in this language."""
        number = set_number(quiz)
        if number is not None:
            return await self.store.questions(caller.community, number)
        return quiz_as_set(self._library, quiz, language) if quiz in self._library.quizzes else None

    # Files

    async def written(self, questions: QuestionSet, format: Format) -> Written:
        """A quiz as a file. WorkError if it could not be written."""
        return await files.writing(self._worker, questions, format)

    async def printed(self, questions: QuestionSet) -> Written:
        """A quiz on paper, with its key. WorkError if it could not be drawn."""
        drawn = await printed_quiz(self._worker, questions, moment(self.clock()))
        return Written(file_name(questions.title, "pdf"), drawn)

    async def template(self, language: str) -> Written:
        """The workbook to fill in. WorkError if it could not be written."""
        return await files.empty(self._worker, language)

    async def bring(self, caller: Caller, file: GivenFile, title: str) -> PendingImport:
        """Read a file. What is good in it waits from now on, under a number; 0 where nothing is. WorkError as above."""
        found = await files.reading(self._worker, file, caller.language)
        kept = found.questions.questions[:MOST_QUESTIONS]
        language = language_of(kept) or caller.language
        day = day_of(self.clock(), caller.own_zone).isoformat()
        named = title_from(title, found.questions.title, file.name)
        brought = QuestionSet(
            named or caller.voice("sets-untitled", day=caller.voice.date(day)),
            language,
            with_ids(_spoken(kept, language)),
            found.questions.about or subjects(kept),
        )
        pending = PendingImport(0, brought, tuple(_problems(caller.voice, found)))
        if not kept:
            return pending
        number = await self.imports.wait(caller.person, caller.community, pending, self.clock())
        return pending._replace(number=number)

    # What waits

    async def waiting(self, caller: Caller, number: int) -> PendingImport | None:
        """What waits for the caller's word under this number."""
        return await self.imports.waiting(caller.person, caller.community, number, self.clock())

    async def speak(self, caller: Caller, number: int, language: str) -> None:
        """What waits is in another language: the words for true and false are those of this one then."""
        pending = await self.waiting(caller, number)
        if pending:
            spoken = _spoken(pending.questions.questions, language)
            questions = replace(pending.questions, language=language, questions=spoken)
            await self.imports.change(caller.person, caller.community, pending._replace(questions=questions))

    async def retitle(self, caller: Caller, number: int, title: str) -> None:
        """What waits is to be called otherwise."""
        pending = await self.waiting(caller, number)
        if pending:
            questions = replace(pending.questions, title=title)
            await self.imports.change(caller.person, caller.community, pending._replace(questions=questions))

    async def keep(self, caller: Caller, number: int, before: SetHead | None) -> int | None:
        """Store what waits, as a set of its own or in the place of another one. Gives the number of the set.

        None where the title was taken or the set changed meanwhile, or nothing waits any more.
        """
        where = (caller.person, caller.community, number, self.clock())
        stored = await (self.store.replace(*where, before) if before else self.store.add(*where))
        if stored is not None:
            self._changed(caller.community)
        return stored

    async def delete(self, caller: Caller, number: int, version: int) -> bool:
        """Delete a set. False if it is another version by now, or gone."""
        done = await self.store.delete(caller.community, number, version)
        if done:
            self._changed(caller.community)
        return done

    async def is_full(self, community: str) -> bool:
        """Whether a community has as many sets as it may."""
        return len(await self.store.own(community)) >= MOST_SETS


def may_change(caller: Caller, head: SetHead) -> bool:
    """Whether somebody may replace or delete a set: whoever brought it, and moderators."""
    return head.owner == caller.person or Root.MODERATORS in caller.staff or caller.is_admin


def _shelved(head: SetHead) -> Shelved:
    return Shelved(head.name, head.title, head.about, head.count, head.notes, head)


def _problems(say: Voice, found: Found) -> list[tuple[str, str]]:
    """What is wrong in a file, and what was left out of it: where, and what, in words."""
    return [(say(it.where.key, **it.where.said), say(it.why, **it.said)) for it in (*found.problems, *found.left_out)]


def _spoken(questions: Sequence[SetQuestion], language: str) -> tuple[SetQuestion, ...]:
    """Questions with the words for true and false of a language."""
    words = (Voice(language)("answer-true"), Voice(language)("answer-false"))
    return tuple(
        replace(it, choices=tuple(one._replace(text=word) for one, word in zip(it.choices, words, strict=True)))
        if isinstance(it.key, TrueFalse)
        else it
        for it in questions
    )
