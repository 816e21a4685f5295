"""What a process that shares the bot with others asks of Discord at its start: its connections, and its commands."""

import asyncio
import contextlib
import logging
from typing import Any

import aiohttp
import discord
from discord import app_commands
from discord.http import HTTPClient

from bot.core.clock import MINUTE
from bot.core.shards import Shards
from bot.platforms.discord.command_tree import known_ids
from bot.platforms.discord.messenger import DiscordMessenger
from bot.platforms.patience import AwayError

log = logging.getLogger(__name__)

ASKED_AGAIN = 5.0
"""Seconds until a process that leaves it to another one to tell Discord of the commands looks whether it has."""


async def shared_out(http: HTTPClient, own: Shards | None) -> Shards:
    """Which connections to make: our `own`, or all that Discord asks for.

    Raises AwayError while Discord allows no more of them: it counts each that is begun anew, and takes the token away
    from who begins too many in a day.
    """
    asked_for, _, limit = await http.get_bot_gateway()
    ours = own or Shards(asked_for, range(asked_for))
    left, minutes = limit["remaining"], -(-limit["reset_after"] // MINUTE)
    log.info("Discord: %s; %s of %s connections left today", ours, left, limit["total"])
    if ours.count < asked_for:
        log.warning("Discord asks for %s shards, DISCORD_SHARD_COUNT says %s: raise it soon", asked_for, ours.count)
    if left < len(ours.ids):
        raise AwayError(f"only {left} connections left for {minutes} min, and {len(ours.ids)} are needed")
    return ours


async def keep_learning_ids(tree: app_commands.CommandTree[Any], application: int, messenger: DiscordMessenger) -> None:
    """Give the messenger the ids of the commands, until the process with shard 0 has told Discord of all of them."""
    while len(messenger.commands) < len(tree.get_commands()):
        await asyncio.sleep(ASKED_AGAIN)
        with contextlib.suppress(discord.HTTPException, aiohttp.ClientError, OSError):
            messenger.commands = await known_ids(tree, application)
