"""A quiz alone: private, untimed, with an explanation after each answer."""

from bot.core.clock import Clock
from bot.core.context import Chance
from bot.core.feature import Feature, Root
from bot.quiz.actions import OwnQuestions, QuizActions
from bot.quiz.commands import QuizCommands
from bot.quiz.store import TABLES, QuizStore
from content.library import Library


def build(library: Library, store: QuizStore, clock: Clock, chance: Chance, own: OwnQuestions) -> Feature:
    """The command and the presses of a quiz alone. `own` finds a set of a community."""
    actions = QuizActions(library, store, clock, chance, own)
    commands = QuizCommands(actions)
    return Feature(
        name="quiz",
        commands={Root.EVERYBODY: (commands.quiz,)},
        actions=actions.actions,
        shares=actions.shares,
        tables=TABLES,
    )
