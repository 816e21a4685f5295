"""Files that people give on Discord: fetched from where Discord keeps them, and only what is asked for."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import aiohttp
import discord
from discord.asset import Asset

from bot.core.context import GivenFile, Unread
from bot.core.forms import AskFile
from bot.core.options import File
from bot.dispatch.files import fault

SECONDS = 10.0
"""How long a file may take."""

log = logging.getLogger(__name__)


async def fetched(client: discord.Client, file: Mapping[str, Any], asked: AskFile | File) -> GivenFile | Unread:
    """A file by what Discord says of it, or why it is not taken. One that is too big is not even fetched."""
    name, size, address = str(file["filename"]), int(file["size"]), str(file["url"])
    if why := fault(asked, name, size):
        return why
    if not address.startswith(f"{Asset.BASE}/"):
        log.warning("a file that does not lie where Discord keeps files was not fetched")
        return Unread.FAILED
    try:
        async with asyncio.timeout(SECONDS):
            data = await client.http.get_from_cdn(address)
    except (discord.HTTPException, aiohttp.ClientError, OSError) as error:
        log.info("a file could not be fetched: %s", type(error).__name__)
        return Unread.FAILED
    return GivenFile(name, data) if len(data) <= asked.most else Unread.TOO_BIG
