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
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core.i18n import Voice, machine_zone
from bot.core.measured import MeasuredDatabase
from bot.core.metrics import Metrics
from bot.core.platform import AdapterError
from bot.core.views import trouble
from bot.db.connect import connect
from bot.db.database import Database, DatabaseError
from bot.db.migrate import migrate
from bot.db.notes import Notes
from bot.dispatch.router import Router
from bot.features import Parts
from bot.health import Health, database_check, loop_check
from bot.platforms.adapter import Adapter, Watched
from bot.settings import Settings
from bot.stopping import Stop, StoppedError, ended, wind_up
from bot.worker import Worker
from content.library import Library

if TYPE_CHECKING:
    from bot.platforms.console.terminal import ConsoleAdapter
    from bot.platforms.web_server import WebServer
    from bot.status_pages import StatusPages

log = logging.getLogger("bot")


@dataclass
class Watch:
    """What tells how the process is. `server` and `pages` are there if it has a port."""

    health: Health
    metrics: Metrics
    server: "WebServer | None" = None
    pages: "StatusPages | None" = None


def now() -> int:
    """The present moment, in ms since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


async def run(settings: Settings, library: Library) -> int:
    """Run every adapter until all have ended or the process is told to stop. Gives the exit code."""
    stop = Stop()
    stop.listen(signal.SIGTERM)
    if settings.is_served:  # in a terminal Ctrl-C is a key like others
        stop.listen(signal.SIGINT)
    try:
        async with AsyncExitStack() as stack:
            watch = await stack.enter_async_context(_watched(settings))
            database = await stack.enter_async_context(_opened(settings, stop, watch))
            owner = uuid.uuid4().hex
            served = _platforms(settings, database, owner, watch)
            terminal = None if served else _terminal(settings)
            adapters = [terminal] if terminal else served
            parts = await stack.enter_async_context(_parts(library, database, adapters, owner, watch.metrics))
            if terminal:
                terminal.settled = parts.signal.settled
            gc.freeze()  # what is loaded now stays: no collection need look at it again
            gc.enable()
            return await _serve(parts, adapters, stop, watch)
    except AdapterError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except DatabaseError as error:
        sys.stderr.write(trouble(Voice(settings.bot_locale), error.trouble, error.name) + "\n")
        log.error("%s", error)  # noqa: TRY400  # the detail; the sentence says what to do
        return 1
    except (StoppedError, asyncio.CancelledError):
        return 0


@contextlib.asynccontextmanager
async def _watched(settings: Settings) -> AsyncIterator[Watch]:
    """What tells how the process is, at its port if it has one. Raises AdapterError if that cannot be had."""
    watch = Watch(Health(), Metrics())
    if settings.port is None or not settings.is_served:
        yield watch
        return
    from bot.platforms.web_server import WebServer  # noqa: PLC0415
    from bot.status_pages import StatusPages  # noqa: PLC0415

    is_shared = not settings.database_url.startswith("sqlite:")
    watch.server = WebServer(settings.port, *_expected(settings), is_shared=is_shared)
    watch.pages = StatusPages(watch.health, watch.metrics)
    with watch.pages.on(watch.server):
        async with watch.server.listening():
            yield watch


def _expected(settings: Settings) -> Sequence[str]:
    """Where Slack and people will find what a platform serves at the port, once it is ready."""
    if not settings.hears_http:
        return ()
    from bot.platforms.slack.http_door import PATH  # noqa: PLC0415

    if not settings.slack_client_id:
        return (PATH,)
    from bot.platforms.slack.site import PATHS  # noqa: PLC0415

    return (PATH, *PATHS)


@contextlib.asynccontextmanager
async def _opened(settings: Settings, stop: Stop, watch: Watch) -> AsyncIterator[Database]:
    """The database, brought up to date. That is not broken off while there is time: the next start would begin anew."""
    watch.health.note("database", "being opened and brought up to date")
    database = await stop.unless_told(connect(settings.database_url))
    try:
        await migrate(database, settings.database_name)
        log.info("database %s, %s", settings.database_name, database.engine)
        watch.health.watch("database", database_check(database, now))
        yield MeasuredDatabase(database, watch.metrics.commits) if watch.server else database
    finally:
        await database.close()


@contextlib.asynccontextmanager
async def _parts(
    library: Library, database: Database, adapters: Sequence[Adapter], owner: str, metrics: Metrics
) -> AsyncIterator[Parts]:
    """All parts, for these adapters. What waits to be stored is stored at the end, before all that may take long."""
    messengers = {adapter.messenger.platform.name: adapter.messenger for adapter in adapters}
    chance = random.Random()  # noqa: S311  # which question comes is no secret
    worker = Worker()
    parts = Parts(library, database, now, chance, messengers, worker, owner, machine_zone(), metrics)
    async with AsyncExitStack() as at_the_end:
        at_the_end.push_async_callback(worker.close)
        for feature in parts.features:
            if feature.close:
                at_the_end.push_async_callback(feature.close)
        yield parts


async def _serve(parts: Parts, adapters: Sequence[Adapter], stop: Stop, watch: Watch) -> int:
    """Run adapters side by side until all have ended. Raises StoppedError when told to stop before."""
    loops = _begun(parts, watch)
    watch.health.begun()
    leaving = [adapter.leave for adapter in adapters] + ([watch.server.leave] if watch.server else [])
    try:
        return await stop.unless_told(
            _side_by_side(adapters, parts.router, watch.health), lambda: wind_up(parts.features, leaving, loops)
        )
    finally:
        await ended(*loops, patience=0.25)


def _begun(parts: Parts, watch: Watch) -> Sequence["asyncio.Task[None]"]:
    """The loops of all features, started and watched. And the numbers that the features have."""
    if watch.pages:
        watch.pages.gauges = [gauge for feature in parts.features for gauge in feature.gauges]
    loops: list[asyncio.Task[None]] = []
    for feature in parts.features:
        own = [asyncio.create_task(loop(), name=f"the loop of {feature.name}") for loop in feature.loops]
        if own:
            watch.health.watch(f"loop {feature.name}", loop_check(feature.beats, own))
        loops += own
    return loops


async def _side_by_side(adapters: Sequence[Adapter], router: Router, health: Health) -> int:
    """The exit code, once all have ended. One that has to end leaves the others alone."""
    codes = await asyncio.gather(*(_served(adapter, router, health) for adapter in adapters))
    return max(codes)


async def _served(adapter: Adapter, router: Router, health: Health) -> int:
    try:
        await adapter.run(router)
    except AdapterError as error:
        sys.stderr.write(f"{error}\n")
        health.note(adapter.name, f"ended: {error}")
    except Exception:
        log.exception("%s has ended by a fault of the bot's", adapter.name)
        health.note(adapter.name, "ended by a fault of the bot's")
    else:
        return 0
    return 1


def _platforms(settings: Settings, database: Database, owner: str, watch: Watch) -> Sequence[Adapter]:
    """An adapter for each platform whose tokens are set. A platform is loaded only when it is used."""
    notes = Notes(database, owner)
    found: list[Watched] = []
    if settings.discord_token:
        from bot.platforms.discord.adapter import DiscordAdapter  # noqa: PLC0415
        from bot.platforms.discord.claims import Claims  # noqa: PLC0415

        claims, shards = Claims(notes, now) if database.is_shared else None, settings.discord_shards
        found.append(DiscordAdapter(settings.discord_token, locale=settings.bot_locale, shards=shards, claims=claims))
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
                server=watch.server,
            )
        )
    if settings.slack_client_id and watch.server:
        found.append(_many_workspaces(settings, database, notes, watch.server))
    for adapter in found:
        watch.health.watch(adapter.name, adapter.trouble)
    return found


def _many_workspaces(settings: Settings, database: Database, notes: Notes, server: "WebServer") -> Watched:
    """The adapter for an app that many Slack workspaces install. The settings were checked: they are whole."""
    from bot.platforms.slack.token_renewal import AppCredentials  # noqa: PLC0415
    from bot.platforms.slack.workspaces_adapter import SharedApp, WorkspacesAdapter  # noqa: PLC0415

    app = SharedApp(
        credentials=AppCredentials(settings.slack_client_id or "", settings.slack_client_secret or ""),
        signing_secret=settings.slack_signing_secret or "",
        keys=tuple(settings.slack_token_keys),
        nonce=lambda: secrets.token_hex(16),
        public_url=settings.public_url or "",
        contact=settings.contact or "",
    )
    return WorkspacesAdapter(app, server, database, notes, now, locale=settings.bot_locale)


def _terminal(settings: Settings) -> "ConsoleAdapter":
    """Where the bot is if there is no token for any platform."""
    from bot.platforms.console.terminal import ConsoleAdapter  # noqa: PLC0415

    zone = ZoneInfo(name) if (name := machine_zone()) else datetime.now(UTC).astimezone().tzinfo
    return ConsoleAdapter(locale=settings.bot_locale, zone=zone, database=settings.database_name)
