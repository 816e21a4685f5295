"""What somebody decides about themselves, on a page of their own."""

from bot.core.context import Caller
from bot.core.reply import Reply
from bot.members import views


async def own_choices(caller: Caller) -> Reply:
    """Their language, and the way to what is stored about them."""
    return views.home(caller)
