"""A small bot on the real discord.py, for trying the loopback Discord. Has no tests itself."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import discord as library
from discord import app_commands, ui

from .server import FakeDiscord, redirect

Handler = Callable[[library.Interaction], Awaitable[None]]
WORDS = {"fact": {"ja": "豆知識", "ko": "사실"}, "topic": {"ja": "話題", "ko": "주제"}}


class Bot(library.AutoShardedClient):
    """A small bot: `/zainichi …`, and buttons by their custom_id."""

    def __init__(self, **options: Any) -> None:
        intents = options.pop("intents", library.Intents.none())
        mentions = library.AllowedMentions.none()
        super().__init__(intents=intents, allowed_mentions=mentions, guild_ready_timeout=0.01, **options)
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(Zainichi(self))
        self.on_press: dict[str, Handler] = {}
        self.heard: list[str] = []
        self.errors: list[Exception] = []
        self.tree.error(self.note)

    async def note(self, _: library.Interaction, error: app_commands.AppCommandError) -> None:
        self.errors.append(error.__cause__ if isinstance(error.__cause__, Exception) else error)

    async def setup_hook(self) -> None:
        await self.tree.set_translator(Words())
        await self.tree.sync()

    async def on_interaction(self, interaction: library.Interaction) -> None:
        if interaction.type in (library.InteractionType.component, library.InteractionType.modal_submit):
            custom_id = interaction.custom_id or ""
            self.heard.append(custom_id)
            try:
                await self.on_press[custom_id.partition(":")[0]](interaction)
            except library.HTTPException as error:
                self.errors.append(error)

    async def before_identify_hook(self, _: int | None, *, initial: bool = False) -> None:
        """The library waits five seconds here before it identifies again."""

    async def place(self, place: Any) -> Any:
        return self.get_partial_messageable(int(place.id))


class Words(app_commands.Translator):
    async def translate(
        self, string: app_commands.locale_str, locale: library.Locale, _: app_commands.TranslationContextTypes
    ) -> str | None:
        return WORDS.get(string.message, {}).get(locale.value)


@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
@app_commands.allowed_installs(guilds=True, users=True)
class Zainichi(app_commands.Group):
    def __init__(self, bot: Bot) -> None:
        super().__init__(name="zainichi", description="History")
        self.bot = bot
        self.behaviour: Handler = reply_later

    @app_commands.command(description="A fact")
    @app_commands.describe(topic="What about")
    @app_commands.choices(
        length=[app_commands.Choice(name="Short", value=1), app_commands.Choice(name="Long", value=2)]
    )
    async def fact(
        self,
        interaction: library.Interaction,
        topic: str = "any",
        length: app_commands.Choice[int] | None = None,
        year: app_commands.Range[int, 1900, 2100] = 1959,
    ) -> None:
        view = ui.View(timeout=None)
        view.add_item(ui.Button(label="Another", custom_id=f"another:{topic}"))
        view.stop()
        shape = length.name if length else "usual"
        text = f"{topic}, {shape}, {year}, {interaction.locale.value}"
        await interaction.response.send_message(text, view=view, ephemeral=True)

    @fact.autocomplete("topic")
    async def topics(self, _: library.Interaction, current: str) -> list[app_commands.Choice[str]]:
        known = ("voyages", "repatriation", "schools")
        return [app_commands.Choice(name=name.title(), value=name) for name in known if name.startswith(current)]

    @app_commands.command(description="Whatever the test says")
    async def does(self, interaction: library.Interaction, someone: library.User | None = None) -> None:
        if someone is not None:
            await interaction.response.send_message(f"about {someone.mention}")
            return
        await self.behaviour(interaction)


async def reply_later(interaction: library.Interaction) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    await interaction.followup.send("thought about it")


def behaves(bot: Bot, handler: Handler) -> None:
    group = bot.tree.get_command("zainichi")
    assert isinstance(group, Zainichi)
    group.behaviour = handler


@contextlib.asynccontextmanager
async def running(discord: FakeDiscord, **options: Any) -> AsyncIterator[Bot]:
    with redirect(discord):
        bot = Bot(**options)
        before = discord.gateway.identified
        task = asyncio.create_task(bot.start(discord.token))
        await discord.until(lambda: discord.gateway.identified > before and discord.gateway.connected, 5)
        try:
            yield bot
        finally:
            await bot.close()
            await task


if __name__ == "__main__":
    Bot().run(sys.argv[1], log_handler=None)
