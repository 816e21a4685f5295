"""The options of commands on scores."""

from typing import Annotated

from bot.core.options import fixed

PERIODS = ("today", "week", "month", "all")

BOARDS = ("ours", "own")

Period = Annotated[str, fixed(*PERIODS)]
Board = Annotated[str, fixed(*BOARDS)]
"""Which questions count: those of the bot, or the community's own."""
