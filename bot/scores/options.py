"""The options of commands on scores."""

from typing import Annotated

from bot.core.options import fixed

PERIODS = ("today", "week", "month", "all")

Period = Annotated[str, fixed(*PERIODS)]
