"""The options of commands that begin a quiz: which one, and how many questions."""

from functools import lru_cache
from typing import Annotated

from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import NameIndex
from bot.core.options import Lookup, OneOf, Whole
from bot.core.own import MOST_AT_ONCE, OwnSet
from bot.core.press import pack
from bot.quiz.buttons import Quizzes
from content.library import Library


@lru_cache(maxsize=256)
def _names(library: Library, own: tuple[OwnSet, ...]) -> NameIndex:
    """A community's own sets, which win where a title is the same, and the quizzes of the content."""
    ours = {it.id: (it.id, *(it.title.best(language) for language in LANGUAGES)) for it in library.quizzes.values()}
    return NameIndex({**{it.name: (it.name, it.title) for it in own}, **ours})


def _quiz_names(lookup: Lookup) -> NameIndex:
    return _names(lookup.library, lookup.here.question_sets)


def _quiz(lookup: Lookup, value: str, voice: Voice) -> str:
    own = next((it.title for it in lookup.here.question_sets if it.name == value), None)
    return own or lookup.library.quizzes[value].title.best(voice.language)


_LISTING = ("button-quizzes", pack(Quizzes()))
QuizName = Annotated[str, OneOf(_quiz_names, _quiz, listing=_LISTING)]
Count = Annotated[int, Whole(1, MOST_AT_ONCE)]
