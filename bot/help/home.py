"""The first parts of a person's own page: what this is, with the commands to press, and what is new for them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from bot.core.context import Caller
from bot.core.feature import Section
from bot.core.reply import Block, Buttons, Reply
from bot.help import home_views

News: TypeAlias = Callable[[Caller], Awaitable[Sequence[Block]]]
"""What of a feature is new for somebody: lines, and buttons that lead there."""


async def welcome(caller: Caller) -> Reply:
    """What this is, and what most people want."""
    return home_views.welcome(caller)


def whats_new(*features: News) -> Section:
    """What is new for somebody in all of these features, with the buttons below it."""

    async def section(caller: Caller) -> Reply:
        blocks = [block for news in features for block in await news(caller)]
        told = [block for block in blocks if not isinstance(block, Buttons)]
        buttons = [button for block in blocks if isinstance(block, Buttons) for button in block.buttons]
        return home_views.whats_new(caller, told, buttons)

    return section
