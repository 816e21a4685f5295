"""The composition root: it builds every part once, reads the clock and draws lots, and runs all of it side by side."""

import asyncio
import contextlib
import gc
import logging
import random
import secrets
import signal
import sys
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.i18n import Voice, machine_zone
from bot.core.platform import AdapterError
from bot.core.views import trouble
from bot.db.connect import connect
from bot.db.database import Database, DatabaseError
from bot.db.migrate import migrate
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.features import Parts
from bot.platforms.adapter import Adapter
from bot.settings import Settings
from bot.stopping import Stop, StoppedError, ended
from bot.worker import Worker
from content.library import Library

if TYPE_CHECKING:
    from bot.platforms.console.terminal import ConsoleAdapter

log = logging.getLogger("bot")


def now() -> int:
    """The present moment, in ms since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


async def run(settings: Settings, library: Library) -> int:
    """Run every adapter until all have ended or the process is told to stop. Gives the exit code."""
    stop = Stop()
    stop.listen(signal.SIGTERM)
    if settings.has_platform:  # in a terminal Ctrl-C is a key like others
        stop.listen(signal.SIGINT)
    try:
        async with _opened(settings, stop) as database:
            owner = uuid.uuid4().hex
            served = _platforms(settings, database, owner)
            terminal = None if served else _terminal(settings)
            adapters = [terminal] if terminal else served
            async with _parts(library, database, adapters, owner) as parts:
                if terminal:
                    terminal.settled = parts.signal.settled
                gc.freeze()  # what is loaded now stays: no collection need look at it again
                gc.enable()
                return await _serve(parts, adapters, stop)
    except DatabaseError as error:
        sys.stderr.write(trouble(Voice(settings.bot_locale), error.trouble, error.name) + "\n")
        log.error("%s", error)  # noqa: TRY400  # the detail; the sentence says what to do
        return 1
    except (StoppedError, asyncio.CancelledError):
        return 0


@contextlib.asynccontextmanager
async def _opened(settings: Settings, stop: Stop) -> AsyncIterator[Database]:
    """The database, brought up to date. That is not broken off while there is time: the next start would begin anew."""
    database = await stop.unless_told(connect(settings.database_url))
    try:
        await migrate(database, settings.database_name)
        log.info("database %s, %s", settings.database_name, database.engine)
        yield database
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def _parts(library: Library, database: Database, adapters: Sequence[Adapter], owner: str) -> AsyncIterator[Parts]:
    """All parts, for these adapters. What waits to be stored is stored at the end, before all that may take long."""
    messengers = {adapter.messenger.platform.name: adapter.messenger for adapter in adapters}
    chance = random.Random()  # noqa: S311  # which question comes is no secret
    worker = Worker()
    parts = Parts(library, database, now, chance, messengers, worker, owner, zone=machine_zone())
    async with contextlib.AsyncExitStack() as at_the_end:
        at_the_end.push_async_callback(worker.close)
        for feature in parts.features:
            if feature.close:
                at_the_end.push_async_callback(feature.close)
        yield parts


async def _serve(parts: Parts, adapters: Sequence[Adapter], stop: Stop) -> int:
    """Run adapters side by side until all have ended. Raises StoppedError when told to stop before."""
    loops = [asyncio.create_task(loop()) for feature in parts.features for loop in feature.loops]
    try:
        return await stop.unless_told(_side_by_side(adapters, parts.router))
    finally:
        await ended(*loops, patience=0.25)


async def _side_by_side(adapters: Sequence[Adapter], router: Router) -> int:
    """The exit code, once all have ended. One that has to end leaves the others alone."""
    codes = await asyncio.gather(*(_served(adapter, router) for adapter in adapters))
    return max(codes)


async def _served(adapter: Adapter, router: Router) -> int:
    try:
        await adapter.run(router)
    except AdapterError as error:
        sys.stderr.write(f"{error}\n")
    except Exception:
        log.exception("%s has ended by a fault of the bot's", adapter.name)
    else:
        return 0
    return 1


def _platforms(settings: Settings, database: Database, owner: str) -> Sequence[Adapter]:
    """An adapter for each platform whose tokens are set. A platform is loaded only when it is used."""
    notes = Notes(database, owner)
    found: list[Adapter] = []
    if settings.discord_token:
        from bot.platforms.discord.adapter import DiscordAdapter  # noqa: PLC0415

        found.append(DiscordAdapter(settings.discord_token, locale=settings.bot_locale))
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
    if settings.slack_client_id:
        found.append(_many_workspaces(settings, database, notes))
    return found


def _many_workspaces(settings: Settings, database: Database, notes: Notes) -> Adapter:
    """The adapter for an app that many Slack workspaces install. The settings were checked: they are whole."""
    from bot.platforms.slack.token_renewal import AppCredentials  # noqa: PLC0415
    from bot.platforms.slack.workspaces_adapter import SharedApp, WorkspacesAdapter  # noqa: PLC0415

    app = SharedApp(
        credentials=AppCredentials(settings.slack_client_id or "", settings.slack_client_secret or ""),
        signing_secret=settings.slack_signing_secret or "",
        keys=tuple(settings.slack_token_keys),
        port=settings.port or 0,
        nonce=lambda: secrets.token_hex(16),
        public_url=settings.public_url or "",
        contact=settings.contact or "",
    )
    return WorkspacesAdapter(app, database, notes, now, locale=settings.bot_locale)


def _terminal(settings: Settings) -> "ConsoleAdapter":
    """Where the bot is if there is no token for any platform."""
    from bot.platforms.console.terminal import ConsoleAdapter  # noqa: PLC0415

    zone = ZoneInfo(name) if (name := machine_zone()) else datetime.now(UTC).astimezone().tzinfo
    return ConsoleAdapter(locale=settings.bot_locale, zone=zone, database=settings.database_name)
