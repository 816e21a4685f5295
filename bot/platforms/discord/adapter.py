"""The adapter: it keeps up a client, waits for Discord where that is away, and ends when told to."""

import asyncio
import logging

import aiohttp
import discord
from discord import app_commands

from bot.core.platform import AdapterError
from bot.core.shards import SERVERS, Shards
from bot.dispatch.router import Router
from bot.platforms.discord.claims import Claims
from bot.platforms.discord.client import Client
from bot.platforms.discord.limits import counted
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.patience import AwayError, kept_up
from bot.stopping import ended

_REFUSED = "DISCORD_TOKEN is not taken by Discord. Copy it anew from the Developer Portal: Bot → Reset Token."


_TOO_FEW = (
    f"Discord does not take the shards: each may have {SERVERS:,} servers at most. Set DISCORD_SHARD_COUNT higher, to "
    "the same number in every process, and DISCORD_SHARD_IDS to the share of each; or leave both out."
)


class DiscordAdapter:
    """The bot on Discord: on these shards of it or, if none are given, on as many as Discord asks for.

    `claims` are there where several processes may be.
    """

    name = "Discord"

    def __init__(self, token: str, *, locale: str, shards: Shards | None = None, claims: Claims | None = None) -> None:
        self._token = token
        self._shards = shards
        self._locale = locale
        self._claims = claims
        self._was_ready = False
        self._client: Client | None = None
        self.messenger = DiscordMessenger()

    async def run(self, router: Router) -> None:
        """Serve until cancelled. Raises AdapterError, in one line, if Discord does not take us."""
        router.warm_up()
        self.messenger.edits = router.metrics.edits
        logging.getLogger("discord.state").addFilter(_not_about_intents)
        for name in ("discord.client", "discord.shard"):
            logging.getLogger(name).addFilter(_in_one_line)
        with counted(router.metrics.rate_limits):
            await kept_up(self.name, lambda: self._serve(router))

    async def leave(self) -> None:
        """Leave the gateway, and answer what has come by it."""
        if self._client:
            await self._client.leave()

    async def trouble(self) -> str:
        """What keeps it from serving people now, in a few words; empty if nothing does."""
        return self.messenger.trouble

    async def _serve(self, router: Router) -> None:
        """One client, from its login to its end."""
        client = Client(
            router,
            self._locale,
            self.messenger,
            claims=self._claims,
            was_ready=self._was_ready,
            shards=self._shards,
        )
        async with client:
            self._client = client
            serving = asyncio.create_task(client.start(self._token), name="the client of Discord")
            try:
                await asyncio.wait([serving])
                serving.result()
                raise AwayError("the connection was closed")
            except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
                raise _explained(error, self._shards) from error
            finally:
                self._was_ready = client.was_ready
                await ended(serving, patience=0)


def _explained(error: Exception, shards: Shards | None) -> AdapterError | AwayError:
    """Why Discord is not served, in one line for the operator: to be mended, or only to be waited for."""
    why = str(error).partition("\n")[0] or type(error).__name__
    match error:
        case discord.LoginFailure() | discord.ConnectionClosed(code=4004):  # also: reset while we were connected
            return AdapterError(_REFUSED)
        case app_commands.CommandSyncFailure():
            return AdapterError(f"Discord does not take the commands: {why}")
        case discord.PrivilegedIntentsRequired() | discord.ConnectionClosed(code=4012 | 4013 | 4014):
            # a version of its API, or intents, that Discord does not take
            return AdapterError(f"Discord has closed the connection for good: {why}")
        case discord.ConnectionClosed(code=4010 | 4011) if shards:
            return AdapterError(f"{_TOO_FEW} (It says {error.code} to {shards}.)")
        case _:  # too few where Discord says how many: it is asked anew
            return AwayError(why)


def _not_about_intents(record: logging.LogRecord) -> bool:
    """Drop the library's warning that we do without the guilds intent: we do so on purpose."""
    return "Guilds intent" not in record.getMessage()


def _in_one_line(record: logging.LogRecord) -> bool:
    """A connection that breaks is no bug: the library says where in itself it noticed, in some forty lines."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, discord.DiscordException | aiohttp.ClientError | OSError):
        record.msg, record.args = f"{record.getMessage()} ({str(error) or type(error).__name__})", ()
        record.exc_info, record.levelno, record.levelname = None, logging.WARNING, "WARNING"
    return True
