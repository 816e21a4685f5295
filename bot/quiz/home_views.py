"""What of the quizzes is new for somebody, in words."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Labelled
from bot.quiz.rules import TitledRound
from content.model import Quiz

MOST_NEW = 3
"""Quizzes that are offered to somebody who has not played them."""


def new_quizzes(caller: Caller, play: TitledRound | None, new: Sequence[Quiz], of: int) -> list[Block]:
    """The quiz that the caller is in the middle of, and how many they have not played, with the first of those."""
    say = caller.voice
    blocks: list[Block] = []
    buttons: list[Button] = []
    if play:
        number, questions = play.round.position + 1, len(play.round.items)
        told = say("home-quiz-waits", title=play.content.title, number=number, of=questions)
        blocks.append(Labelled(say.lead("home-quiz-under-way"), told))
        buttons.append(Button(say("button-go-on"), pack(Run("quiz"))))
    left = say("home-quizzes-all", of=of) if len(new) == of else say("home-quizzes-new", new=len(new), of=of)
    blocks.append(Labelled(say.lead("home-quizzes"), left))
    buttons += [Button(quiz.title.best(say.language), pack(Run(f"quiz {quiz.id}"))) for quiz in new[:MOST_NEW]]
    return [*blocks, *([Buttons(tuple(buttons))] if buttons else [])]
