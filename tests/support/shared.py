"""What is the same in every process that is forked, and is there before: see `starts`."""

from functools import cache

from bot import doctor
from content import cache as content_cache
from tests.support.bot import bot_on
from tests.support.databases import opened


async def with_content() -> None:
    """Load the content, for all that is forked; with all that is built of it at its first use. It does not change.

    What the doctor finds in it is found once, by the first who asks.
    """
    content_cache.load = cache(content_cache.load)
    find = doctor._content
    doctor._content = cache(lambda: [*find()])  # type: ignore[assignment]
    async with opened("sqlite:///:memory:") as database:
        bot_on(content_cache.load(), database, lambda: 0).router.warm_up()
