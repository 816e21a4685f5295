"""The command `quiz`."""

from bot.core.context import Caller
from bot.core.own import set_number
from bot.core.press import Begin, BeginOn
from bot.core.reply import Reply
from bot.facts.options import TopicName
from bot.quiz.actions import QuizActions
from bot.quiz.options import Count, QuizName


class QuizCommands:
    """Each public method is a command."""

    def __init__(self, quiz: QuizActions) -> None:
        self._quiz = quiz

    async def quiz(
        self,
        caller: Caller,
        quiz: QuizName | None = None,
        questions: Count | None = None,
        topic: TopicName | None = None,
    ) -> Reply:
        """Questions for the caller alone. Without anything: the quiz under way, or five from all topics."""
        if quiz is None and questions is None and topic is None:
            under_way = await self._quiz.resume(caller)
            if under_way:
                return under_way
        if quiz is not None:
            own = set_number(quiz)
            on, name = (BeginOn.QUIZ, quiz) if own is None else (BeginOn.SET, str(own))
            return await self._quiz.begin(caller, Begin(on, name, questions or 0, anew=False))
        on, name = (BeginOn.ANY, "") if topic is None else (BeginOn.TOPIC, topic)
        return await self._quiz.begin(caller, Begin(on, name, questions or 0, anew=False))
