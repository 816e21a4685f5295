"""What is the same in every process that is forked, and is there before: see `starts`."""

import asyncio
from functools import cache

from bot import doctor
from bot.core.i18n import LANGUAGES, Voice
from bot.report.chart import picture
from bot.report.document import workbook
from content import cache as content_cache
from content.library import Library
from tests.support.bot import bot_on
from tests.support.classes import a_class
from tests.support.databases import opened
from tests.support.kinds import with_one_right


@cache
def everything() -> Library:
    """All the content."""
    return content_cache.load()


@cache
def one_right() -> Library:
    """The content with those questions alone that have one right choice."""
    return with_one_right(everything())


def build_on(*libraries: Library) -> None:
    """Build all that is built at its first use: of this content, and of each language in what a worker makes."""
    asyncio.run(_built_on(libraries))
    for language in LANGUAGES:
        known = a_class(1, 1, language)
        workbook(known, Voice(language))
        picture(known, Voice(language))


async def _built_on(libraries: tuple[Library, ...]) -> None:
    async with opened("sqlite:///:memory:") as database:
        for library in libraries:
            bot_on(library, database, lambda: 0).router.warm_up()


def keep() -> None:
    """For all that is forked from here the content is as it is now, whatever the doctor finds in it too."""
    content_cache.load = everything
    find = doctor._content
    doctor._content = cache(lambda: [*find()])  # type: ignore[assignment]
