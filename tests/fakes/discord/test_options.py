"""Every sort of option, select and field: what a person picks in the loopback Discord is what discord.py gets."""

from collections.abc import AsyncIterator
from typing import Any

import discord as library
import pytest
import pytest_asyncio
from discord import app_commands, ui

from tests.fakes.discord.server import Can, FakeDiscord, NotPossible, Person, Upload
from tests.fakes.discord.small_bot import Bot, behaves, running


@pytest_asyncio.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as discord:
        yield discord


@pytest_asyncio.fixture
async def bot(discord: FakeDiscord) -> AsyncIterator[Bot]:
    async with running(discord) as bot:
        yield bot


@pytest_asyncio.fixture
async def mina(discord: FakeDiscord) -> Person:
    return discord.person("Mina")


async def test_options_of_every_type_arrive_as_what_they_are(discord: FakeDiscord, bot: Bot, mina: Person) -> None:
    got: list[Any] = []

    @bot.tree.command(description="Takes everything")
    async def every(
        interaction: library.Interaction,
        member: library.Member,
        channel: app_commands.AppCommandChannel,
        role: library.Role,
        file: library.Attachment,
        ratio: float,
        sure: bool,
    ) -> None:
        got.extend([member.display_name, channel.name, channel.permissions.send_messages, role.name])
        got.extend([await file.read(), ratio, sure])
        await interaction.response.send_message("taken")

    await bot.tree.sync()
    assert mina.place.server
    given = {"member": discord.person("Jiro"), "channel": mina.place, "role": discord.role(mina.place.server, "Class")}
    answer = await mina.types("/every", **given, file=Upload("a.txt", b"abc"), ratio=0.5, sure=True)
    assert (answer.text, bot.errors) == ("taken", [])
    assert got == ["Jiro", "general", True, "Class", b"abc", 0.5, True]
    for wrong in ({"member": "Jiro"}, {"channel": given["role"]}, {"ratio": "half"}, {"sure": 1}, {"file": "a.txt"}):
        with pytest.raises(NotPossible):
            await mina.types("/every", **(given | {"file": Upload("a", b""), "ratio": 1, "sure": True} | wrong))


async def test_people_roles_and_channels_are_chosen_in_selects(discord: FakeDiscord, bot: Bot, mina: Person) -> None:
    async def show(interaction: library.Interaction) -> None:
        view = ui.View(timeout=None)
        view.add_item(ui.UserSelect(custom_id="users", max_values=2))
        view.add_item(ui.RoleSelect(custom_id="roles"))
        view.add_item(ui.ChannelSelect(custom_id="channels", min_values=0))
        await interaction.response.send_message("choose", view=view)

    async def chosen(interaction: library.Interaction) -> None:
        data: dict[str, Any] = dict(interaction.data or {})
        await interaction.response.send_message(f"{data['values']} {sorted(data.get('resolved', {}))}", ephemeral=True)

    behaves(bot, show)
    bot.on_press = dict.fromkeys(("users", "roles", "channels"), chosen)
    message = await mina.types("/zainichi does")
    assert mina.place.server
    jiro, role = discord.person("Jiro"), discord.role(mina.place.server, "Class")
    both = await mina.chooses(message, "users", mina, jiro)
    assert both.text == f"{[mina.id, jiro.id]} ['members', 'users']"
    assert (await mina.chooses(message, "roles", role)).text == f"{[role.id]} ['roles']"
    assert (await mina.chooses(message, "channels", mina.place)).text == f"{[mina.place.id]} ['channels']"
    assert (await mina.chooses(message, "channels")).text == "[] []"
    for which, choices in (("users", (mina, jiro, mina)), ("users", ()), ("roles", (mina,))):
        with pytest.raises(NotPossible):
            await mina.chooses(message, which, *choices)


class Wishes(ui.Modal, title="Wishes"):
    note: ui.TextDisplay[Any] = ui.TextDisplay("Read this first")
    topic: ui.Label[Any] = ui.Label(
        text="Topic", component=ui.Select(custom_id="topic", options=[library.SelectOption(label="Ships", value="s")])
    )
    pace: ui.Label[Any] = ui.Label(
        text="Pace",
        component=ui.RadioGroup(
            custom_id="pace",
            options=[
                library.RadioGroupOption(label="Slow", value="1"),
                library.RadioGroupOption(label="Fast", value="2"),
            ],
        ),
    )
    days: ui.Label[Any] = ui.Label(
        text="Days",
        component=ui.CheckboxGroup(
            custom_id="days", max_values=2, options=[library.CheckboxGroupOption(label=day) for day in ("Mon", "Tue")]
        ),
    )
    sure: ui.Label[Any] = ui.Label(text="Sure?", component=ui.Checkbox(custom_id="sure"))

    async def on_submit(self, interaction: library.Interaction) -> None:
        parts: list[Any] = [self.topic.component, self.pace.component, self.days.component, self.sure.component]
        topic, pace, days, sure = parts
        await interaction.response.send_message(f"{topic.values} {pace.value} {days.values} {sure.value}")


async def test_a_form_with_every_sort_of_field_is_filled_in(bot: Bot, mina: Person) -> None:
    async def ask(interaction: library.Interaction) -> None:
        await interaction.response.send_modal(Wishes())

    async def nothing(_: library.Interaction) -> None:
        """The form itself answers."""

    behaves(bot, ask)
    form = await mina.opens("/zainichi does")
    bot.on_press[form.custom_id] = nothing
    fine: dict[str, Any] = {"Topic": "Ships", "Pace": "Fast", "Days": ["Mon", "Tue"], "Sure?": True}
    for wrong in ({"Topic": "Trains"}, {"Pace": None}, {"Days": ["Sun"]}, {"Colour": "red"}):
        with pytest.raises(NotPossible):
            await mina.submits(form, fine | wrong)
    assert (await mina.submits(form, fine)).text == "['s'] 2 ['Mon', 'Tue'] True"


async def test_a_form_taken_without_a_word_is_answered_by_what_follows(bot: Bot, mina: Person) -> None:
    class Quiet(ui.Modal, title="Quiet"):
        text: ui.TextInput[Any] = ui.TextInput(label="Text", default="as it was", required=False)

        async def on_submit(self, interaction: library.Interaction) -> None:
            await interaction.response.defer()
            await interaction.followup.send(self.text.value, ephemeral=True)

    async def ask(interaction: library.Interaction) -> None:
        await interaction.response.send_modal(Quiet())

    async def nothing(_: library.Interaction) -> None:
        """The form itself answers."""

    behaves(bot, ask)
    form = await mina.opens("/zainichi does")
    bot.on_press[form.custom_id] = nothing
    answer = await mina.submits(form)
    assert (answer.text, answer.ephemeral) == ("as it was", True)
    with pytest.raises(NotPossible):
        await mina.types("/zainichi does")  # opens the form again, which is no message


async def test_among_friends_the_bot_comes_with_the_person_who_has_it(discord: FakeDiscord, bot: Bot) -> None:
    contexts = []

    async def look(interaction: library.Interaction) -> None:
        contexts.append((interaction.context.private_channel, interaction.is_user_integration()))
        await interaction.response.send_message("hello, all")

    behaves(bot, look)
    mina = discord.person("Mina", place=discord.group())
    jiro = discord.person("Jiro", place=mina.place)
    await mina.types("/zainichi does")
    assert [message.text for message in jiro.sees()] == ["hello, all"]
    assert contexts == [(True, True)]


async def test_an_answer_calls_no_one_unless_it_is_told_to(discord: FakeDiscord, bot: Bot, mina: Person) -> None:
    jiro = discord.person("Jiro", permissions=Can.TEACHER)

    async def call(interaction: library.Interaction) -> None:
        everyone = library.AllowedMentions.all()
        await interaction.response.send_message(f"@here <@{jiro.id}> <@{mina.id}>", allowed_mentions=everyone)
        await interaction.followup.send("@here", allowed_mentions=everyone, ephemeral=True)
        await interaction.followup.send("@here")

    behaves(bot, call)
    await mina.types("/zainichi does")
    await discord.until(lambda: len(mina.sees()) == 3)
    assert [set(message.pings) for message in mina.sees()] == [{"here", "Jiro", "Mina"}, set(), set()]
