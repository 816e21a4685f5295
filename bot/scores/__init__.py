"""Points, ranks and the leaderboard, under made-up names."""

from bot.core.clock import Clock
from bot.core.feature import Feature, Root, Shareable
from bot.scores.commands import ScoreCommands
from bot.scores.store import TABLES, ScoreStore
from content.library import Library


def build(library: Library, store: ScoreStore, clock: Clock) -> Feature:
    """The commands on scores."""
    commands = ScoreCommands(library, store, clock)
    return Feature(
        name="scores",
        commands={Root.EVERYBODY: (commands.score, commands.leaderboard)},
        looks=(commands.score, commands.leaderboard),
        shares={"leaderboard": Shareable(commands.share_leaderboard, changes=True)},
        tables=TABLES,
    )
