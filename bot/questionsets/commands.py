"""The commands of `/zainichi-class` on quizzes: to choose from them, see one whole, bring one's own, take one along."""

from bot.core.context import Caller
from bot.core.options import LanguageName
from bot.core.reply import Reply
from bot.formats import Format
from bot.questionsets import import_views
from bot.questionsets.actions import ShelfActions
from bot.questionsets.buttons import ListQuizzes, PreviewQuiz
from bot.questionsets.import_actions import ImportActions
from bot.questionsets.options import FormatName, PastedText, QuestionFile, Title
from bot.quiz.options import QuizName


class SetCommands:
    """Each public method is a command."""

    def __init__(self, shelf: ShelfActions, imports: ImportActions) -> None:
        self._shelf = shelf
        self._imports = imports

    async def quizzes(self, caller: Caller) -> Reply:
        """The community's own quizzes and the bot's, to preview, start, export or delete."""
        return await self._shelf.list(caller, ListQuizzes())

    async def preview(self, caller: Caller, quiz: QuizName) -> Reply:
        """All questions of a quiz with their answers."""
        return await self._shelf.preview(caller, PreviewQuiz(quiz))

    async def import_(
        self,
        caller: Caller,
        file: QuestionFile | None = None,
        title: Title | None = None,
        text: PastedText | None = None,
    ) -> Reply:
        """Bring questions of one's own. Without anything: how, and a form."""
        if file is None and text is None:
            return import_views.how(caller)
        return await self._imports.bring(caller, file, text or "", title or "")

    async def export(
        self, caller: Caller, quiz: QuizName, format: FormatName, language: LanguageName | None = None
    ) -> Reply:
        """A quiz as a file that another system takes."""
        return await self._shelf.file(caller, quiz, Format(format), language or caller.language)
