"""The composition root: it builds every part once, reads the clock and draws lots, and runs all of it side by side."""

import asyncio
import contextlib
import gc
import logging
import random
import signal
import sys
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.core.i18n import Voice
from bot.core.platform import AdapterError
from bot.core.views import trouble
from bot.db.connect import connect
from bot.db.database import Database, DatabaseError
from bot.db.migrate import migrate
from bot.db.notes import Notes
from bot.features import Parts
from bot.platforms.adapter import Adapter
from bot.report.worker import Worker
from bot.settings import Settings
from content.library import Library

if TYPE_CHECKING:
    from bot.platforms.console.terminal import ConsoleAdapter

log = logging.getLogger("bot")


def now() -> int:
    """The present moment, in ms since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


async def run(settings: Settings, library: Library) -> int:
    """Run every adapter until all have ended or the process is told to stop. Gives the exit code."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
        loop.add_signal_handler(signal.SIGTERM, lambda: task.cancel() if task else None)
    try:
        async with _opened(settings) as database:
            served = _platforms(settings, Notes(database))
            terminal = None if served else _terminal(settings)
            adapters = [terminal] if terminal else served
            async with _parts(library, database, adapters) as parts:
                if terminal:
                    terminal.settled = parts.signal.settled
                gc.freeze()  # what is loaded now stays: no collection need look at it again
                gc.enable()
                return await _serve(parts, adapters)
    except AdapterError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except DatabaseError as error:
        sys.stderr.write(trouble(Voice(settings.bot_locale), error.trouble, error.name) + "\n")
        return 1
    except asyncio.CancelledError:
        return 0


@contextlib.asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    """The database, brought up to date."""
    database = await connect(settings.database_url)
    try:
        await migrate(database, settings.database_name)
        log.info("database %s, %s", settings.database_name, database.engine)
        yield database
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def _parts(library: Library, database: Database, adapters: Sequence[Adapter]) -> AsyncIterator[Parts]:
    """All parts, for these adapters. What waits to be stored is stored at the end."""
    messengers = {adapter.messenger.platform.name: adapter.messenger for adapter in adapters}
    chance = random.Random()  # noqa: S311  # which question comes is no secret
    worker = Worker()
    parts = Parts(library, database, now, chance, messengers, worker, owner=uuid.uuid4().hex)
    try:
        yield parts
    finally:
        await worker.close()
        for feature in parts.features:
            if feature.close:
                await feature.close()


async def _serve(parts: Parts, adapters: Sequence[Adapter]) -> int:
    """Run adapters side by side. One that cannot be served stops all of them: the operator has to mend something."""
    failed = False
    loops = [asyncio.create_task(loop()) for feature in parts.features for loop in feature.loops]
    try:
        async with asyncio.TaskGroup() as group:
            for adapter in adapters:
                group.create_task(adapter.run(parts.router))
    except* AdapterError as errors:
        failed = True
        sys.stderr.writelines(f"{error}\n" for error in errors.exceptions)
    finally:
        for task in loops:
            task.cancel()
        await asyncio.wait(loops)
    return 1 if failed else 0


def _platforms(settings: Settings, notes: Notes) -> Sequence[Adapter]:
    """An adapter for each platform whose tokens are set. A platform is loaded only when it is used."""
    found: list[Adapter] = []
    if settings.discord_token:
        from bot.platforms.discord.client import DiscordAdapter  # noqa: PLC0415

        found.append(DiscordAdapter(settings.discord_token, notes, locale=settings.bot_locale))
    if settings.slack_bot_token:
        from bot.platforms.slack.adapter import SlackAdapter  # noqa: PLC0415

        found.append(
            SlackAdapter(
                settings.slack_bot_token,
                notes,
                now,
                locale=settings.bot_locale,
                app_token=settings.slack_app_token,
                signing_secret=settings.slack_signing_secret,
                port=settings.port,
            )
        )
    return found


def _terminal(settings: Settings) -> "ConsoleAdapter":
    """Where the bot is if there is no token for any platform."""
    from bot.platforms.console.terminal import ConsoleAdapter  # noqa: PLC0415

    zone = datetime.now(UTC).astimezone().tzinfo or UTC
    return ConsoleAdapter(locale=settings.bot_locale, zone=zone, database=settings.database_name)
