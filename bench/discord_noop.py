"""The least that a bot on discord.py can do, to measure ours against: it takes the same commands and says nothing.

`python -m bench.discord_noop token [guilds]`; with `guilds` it asks for the intent that most bots ask for.
"""

import asyncio
import sys
from collections.abc import Mapping
from typing import Any

import discord
from discord import app_commands, ui

from bot.core.feature import Registry
from bot.core.options import Option
from bot.db.connect import connect
from bot.platforms.discord.command_tree import roots
from content.cache import load
from tests.support.bot import bot_on

PRESS = "z|answer|1|0|0"
PICKS = "z|pick|"
"""How the buttons begin whose presses get a message of their own."""


class Client(discord.AutoShardedClient):
    """Answers every command at once with a plain private text, and presses with one or by changing the message."""

    def __init__(self, registry: Registry, *, guilds: bool) -> None:
        super().__init__(intents=discord.Intents(guilds=guilds), max_messages=None)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(next(roots(registry, self._command, self._suggest)))

    async def setup_hook(self) -> None:
        """Tell Discord of the commands."""
        await self.tree.sync()

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """A press."""
        if interaction.type is not discord.InteractionType.component:
            return
        custom_id = interaction.data.get("custom_id", "") if interaction.data else ""
        if str(custom_id).startswith(PICKS):
            await interaction.response.send_message("no-op", ephemeral=True)
        else:
            await interaction.response.edit_message(content="no-op")

    async def _command(
        self, interaction: discord.Interaction, name: str, values: Mapping[str, str], file: discord.Attachment | None
    ) -> None:
        del values, file
        if name != "quiz":
            await interaction.response.send_message("no-op", ephemeral=True)
            return
        view = ui.View(timeout=None)
        view.add_item(ui.Button[Any](label="A", custom_id=PRESS))
        view.stop()
        await interaction.response.send_message("no-op", view=view, ephemeral=True)

    async def _suggest(self, _: discord.Interaction, __: Option, ___: str) -> list[app_commands.Choice[str]]:
        return []


async def main(token: str, *, guilds: bool) -> None:
    """Serve with the commands of the bot, and nothing else of it."""
    database = await connect("sqlite:///:memory:")
    registry = bot_on(load(), database, lambda: 0).registry
    await database.close()
    async with Client(registry, guilds=guilds) as client:
        await client.start(token)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], guilds="guilds" in sys.argv[2:]))
