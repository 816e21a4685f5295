"""The loopback Discord seen by those who use a bot in it: the real discord.py answers them in time, or not."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import discord as library
import pytest
import pytest_asyncio
from discord import app_commands

from tests.fakes.discord.server import Can, FakeDiscord, NoAnswer, NotPossible, redirect
from tests.fakes.discord.small_bot import Bot, behaves, running


@pytest_asyncio.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as discord:
        discord.server_channel()
        yield discord


@pytest_asyncio.fixture
async def bot(discord: FakeDiscord) -> AsyncIterator[Bot]:
    async with running(discord) as bot:
        yield bot


# Commands


async def test_someone_types_a_command_in_a_server_and_alone_reads_the_answer(discord: FakeDiscord, bot: Bot) -> None:
    mina, jiro = discord.person("Mina", locale="ja"), discord.person("Jiro")
    answer = await mina.types("/zainichi fact", topic="voyages")
    assert answer.text == "voyages, usual, 1959, ja"
    assert answer.ephemeral
    assert answer.labels == ["Another"]
    assert mina.sees() == [answer]
    assert jiro.sees() == []
    assert bot.errors == []
    assert discord.refused == []


async def test_a_command_works_in_a_conversation_with_the_bot(discord: FakeDiscord, bot: Bot) -> None:
    contexts = []

    async def look(interaction: library.Interaction) -> None:
        contexts.append((interaction.context.dm_channel, interaction.guild_id))
        await interaction.response.send_message("hello")

    behaves(bot, look)
    mina = discord.person("Mina")
    answer = await mina.at(discord.dm(mina)).types("/zainichi does")
    assert (answer.text, contexts) == ("hello", [(True, None)])


async def test_someone_who_installed_the_bot_uses_it_where_it_is_not_a_member(discord: FakeDiscord, bot: Bot) -> None:
    installs, errors = [], []

    async def look(interaction: library.Interaction) -> None:
        installs.append((interaction.is_user_integration(), interaction.is_guild_integration()))
        await interaction.response.send_message("carried here")
        with pytest.raises(library.Forbidden) as error:
            await bot.get_partial_messageable(interaction.channel_id or 0).send("may I?")
        errors.append(error.value.code)
        for _ in range(5):
            await interaction.followup.send("more")
        with pytest.raises(library.HTTPException) as too_many:
            await interaction.followup.send("too much")
        errors.append(too_many.value.code)

    behaves(bot, look)
    mina = discord.person("Mina", place=discord.elsewhere())
    answer = await mina.types("/zainichi does")
    await discord.until(lambda: len(errors) == 2)
    assert (answer.text, installs, errors) == ("carried here", [(True, False)], [50001, 40094])
    assert len(answer.place.public) == 6


async def test_where_outside_apps_must_be_quiet_their_answers_are_private(discord: FakeDiscord, bot: Bot) -> None:
    async def aloud(interaction: library.Interaction) -> None:
        await interaction.response.send_message("aloud")

    behaves(bot, aloud)
    quiet = Can.MEMBER & ~Can.USE_OUTSIDE_APPS
    mina = discord.person("Mina", permissions=quiet, place=discord.elsewhere())
    assert (await mina.types("/zainichi does")).ephemeral


@pytest.mark.usefixtures("bot")
async def test_names_in_the_persons_own_language_are_understood(discord: FakeDiscord) -> None:
    mina = discord.person("Mina", locale="ko")
    assert (await mina.types("/zainichi 사실", 주제="schools")).text.startswith("schools")
    with pytest.raises(NotPossible):
        await discord.person("Jiro", locale="ja").types("/zainichi 사실")


@pytest.mark.usefixtures("bot")
async def test_what_discord_would_not_let_anyone_type_is_not_possible(discord: FakeDiscord) -> None:
    mina = discord.person("Mina")
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("zainichi fact", {}),
        ("/zainichi", {}),
        ("/zainichi facts", {}),
        ("/nothing", {}),
        ("/zainichi fact", {"theme": "x"}),
        ("/zainichi fact", {"topic": 5}),
        ("/zainichi fact", {"year": "1959"}),
        ("/zainichi fact", {"year": 1800}),
        ("/zainichi fact", {"length": "Endless"}),
        ("/zainichi does", {"someone": "Jiro"}),
    ]
    for command, options in wrong:
        with pytest.raises(NotPossible):
            await mina.types(command, **options)
    assert (await mina.types("/zainichi fact", length="Long")).text == "any, Long, 1959, en-US"


async def test_a_command_is_offered_only_where_and_to_whom_it_was_registered(discord: FakeDiscord) -> None:
    class Staff(Bot):
        async def setup_hook(self) -> None:
            @self.tree.command(description="For staff", extras={})
            @app_commands.guild_only()
            @app_commands.default_permissions(manage_messages=True)
            async def staff(interaction: library.Interaction, name: str) -> None:
                await interaction.response.send_message(name)

            await super().setup_hook()

    with redirect(discord):
        bot = Staff()
        task = asyncio.create_task(bot.start(discord.token))
        await discord.connected()
        teacher, pupil = discord.person("Teacher", permissions=Can.TEACHER), discord.person("Pupil")
        assert (await teacher.types("/staff", name="a")).text == "a"
        for attempt in (
            pupil.types("/staff", name="a"),
            teacher.at(discord.dm(teacher)).types("/staff", name="a"),
            teacher.at(discord.elsewhere()).types("/staff", name="a"),
            teacher.types("/staff"),
        ):
            with pytest.raises(NotPossible):
                await attempt
        await bot.close()
        await task


@pytest.mark.usefixtures("bot")
async def test_suggestions_appear_while_an_option_is_typed(discord: FakeDiscord) -> None:
    mina = discord.person("Mina")
    assert await mina.completes("/zainichi fact", topic="voy") == [("Voyages", "voyages")]
    assert len(await mina.completes("/zainichi fact", topic="")) == 3
    with pytest.raises(NotPossible):
        await mina.completes("/zainichi fact", year=19)


@pytest.mark.usefixtures("bot")
async def test_a_person_named_in_an_option_reaches_the_bot_and_is_not_pinged(discord: FakeDiscord) -> None:
    mina, jiro = discord.person("Mina"), discord.person("Jiro")
    answer = await mina.types("/zainichi does", someone=jiro)
    assert answer.text == f"about <@{jiro.id}>"
    assert answer.pings == frozenset()


# Answering in time


async def test_a_slow_answer_is_seen_once_it_comes(discord: FakeDiscord, bot: Bot) -> None:
    mina = discord.person("Mina")
    answer = await mina.types("/zainichi does")
    assert (answer.text, answer.ephemeral) == ("thought about it", True)

    async def edit(interaction: library.Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.edit_original_response(content="edited in")
        assert (await interaction.original_response()).content == "edited in"
        second = await interaction.followup.send("second", wait=True)
        await second.edit(content="second, corrected")
        await second.delete()
        await interaction.delete_original_response()

    behaves(bot, edit)
    jiro = discord.person("Jiro")
    original = await jiro.types("/zainichi does")
    await discord.until(lambda: original.deleted)
    assert (original.text, jiro.sees(), bot.errors) == ("edited in", [], [])


async def test_without_an_answer_the_person_reads_that_the_application_did_not_respond(
    discord: FakeDiscord, bot: Bot
) -> None:
    codes = []

    async def late(interaction: library.Interaction) -> None:
        await asyncio.sleep(0.3)
        with pytest.raises(library.NotFound) as error:
            await interaction.response.send_message("sorry")
        codes.append(error.value.code)

    discord.ack_seconds = 0.2
    behaves(bot, late)
    with pytest.raises(NoAnswer):
        await discord.person("Mina").types("/zainichi does")
    await discord.until(lambda: codes)
    assert codes == [10062]


async def test_an_interaction_is_answered_once_only(discord: FakeDiscord, bot: Bot) -> None:
    async def twice(interaction: library.Interaction) -> None:
        await interaction.response.send_message("once")
        interaction.response._response_type = None
        await interaction.response.send_message("twice")

    behaves(bot, twice)
    answer = await discord.person("Mina").types("/zainichi does")
    await discord.until(lambda: bot.errors)
    assert isinstance(bot.errors[0], library.HTTPException)
    assert (bot.errors[0].status, bot.errors[0].code) == (400, 40060)
    assert [message.text for message in answer.place.public] == ["once"]


async def test_after_a_quarter_of_an_hour_the_token_is_dead(discord: FakeDiscord, bot: Bot) -> None:
    kept: list[library.Interaction] = []

    async def keep(interaction: library.Interaction) -> None:
        kept.append(interaction)
        await interaction.response.send_message("still good")

    behaves(bot, keep)
    await discord.person("Mina").types("/zainichi does")
    discord.forward(minutes=14)
    await kept[0].edit_original_response(content="edited in time")
    discord.forward(minutes=2)
    with pytest.raises(library.HTTPException) as error:
        await kept[0].followup.send("too late")
    assert (error.value.status, error.value.code) == (401, 50027)
