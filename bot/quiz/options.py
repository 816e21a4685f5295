"""The options of commands that begin a quiz: which one, and how many questions."""

from functools import cache
from typing import Annotated

from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import NameIndex
from bot.core.options import Lookup, OneOf, Whole
from bot.core.press import pack
from bot.quiz.buttons import Quizzes
from content.library import Library


@cache
def _quiz_names(library: Library) -> NameIndex:
    return NameIndex(
        {it.id: (it.id, *(it.title.best(language) for language in LANGUAGES)) for it in library.quizzes.values()}
    )


def _quiz(lookup: Lookup, value: str, voice: Voice) -> str:
    return lookup.library.quizzes[value].title.best(voice.language)


_LISTING = ("button-quizzes", pack(Quizzes()))
QuizName = Annotated[str, OneOf(lambda lookup: _quiz_names(lookup.library), _quiz, listing=_LISTING)]
Count = Annotated[int, Whole(1, 30)]
