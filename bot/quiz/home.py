"""What of the quizzes is new for somebody, on a page of their own."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.press import BeginOn
from bot.core.reply import Block
from bot.quiz import home_views
from bot.quiz.selection import open_questions
from bot.quiz.service import load
from bot.quiz.store import QuizStore
from content.library import Library


class NewQuizzes:
    """Finds the quizzes that somebody has not played."""

    def __init__(self, library: Library, store: QuizStore) -> None:
        self._library = library
        self._store = store

    async def news(self, caller: Caller) -> Sequence[Block]:
        """The quiz that the caller is in the middle of, and those that they have neither begun nor answered whole."""
        under_way = await self._store.live_round(caller.person, caller.community)
        begun, answered = await self._store.begun(caller.person), await self._store.answered(caller.person)
        left = {question.id for question in open_questions(self._library, caller.here)} - answered
        everything = self._library.quizzes.values()
        new = [it for it in everything if f"{BeginOn.QUIZ}/{it.id}" not in begun and not left.isdisjoint(it.questions)]
        return home_views.new_quizzes(caller, load(under_way) if under_way else None, new, len(everything))
