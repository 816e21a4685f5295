"""Buttons, selects and forms in the loopback Discord, with the real discord.py behind them."""

import io
from collections.abc import AsyncIterator
from typing import Any

import discord as library
import pytest
import pytest_asyncio
from discord import ui

from tests.fakes.discord.server import FakeDiscord, NotPossible, Upload
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


# Buttons, selects, forms


async def test_a_button_on_an_old_message_works_after_the_bot_was_restarted(discord: FakeDiscord) -> None:
    mina = discord.person("Mina")
    async with running(discord):
        fact = await mina.types("/zainichi fact", topic="schools")
    async with running(discord) as bot:

        async def another(interaction: library.Interaction) -> None:
            await interaction.response.edit_message(content="another one", view=None)

        bot.on_press["another"] = another
        assert await mina.presses(fact, "Another") is fact
        assert bot.heard == ["another:schools"]
    assert (fact.text, fact.labels) == ("another one", [])
    assert [version["content"] for version in fact.history] == ["schools, usual, 1959, en-US"]


async def test_only_buttons_that_are_there_and_alive_can_be_pressed(discord: FakeDiscord, bot: Bot) -> None:
    async def show(interaction: library.Interaction) -> None:
        view = ui.View(timeout=None)
        view.add_item(ui.Button(label="Closed", custom_id="closed", disabled=True))
        view.add_item(ui.Button(label="Read", url="https://example.org"))
        await interaction.response.send_message("see", view=view)

    behaves(bot, show)
    mina, jiro = discord.person("Mina"), discord.person("Jiro")
    message = await mina.types("/zainichi does")
    private = await mina.types("/zainichi fact")
    for who, what, which in ((mina, message, "Closed"), (mina, message, "Read"), (mina, message, "Open")):
        with pytest.raises(NotPossible):
            await who.presses(what, which)
    with pytest.raises(NotPossible):
        await jiro.presses(private, "Another")
    await (await bot.place(message.place)).get_partial_message(int(message.id)).delete()
    with pytest.raises(NotPossible):
        await mina.presses(message, "closed")


async def test_a_card_in_the_new_layout_is_read_pressed_and_edited(discord: FakeDiscord, bot: Bot) -> None:
    async def show(interaction: library.Interaction) -> None:
        await interaction.response.send_message(view=card("first"), file=library.File(io.BytesIO(b"png"), "map.png"))

    async def turn(interaction: library.Interaction) -> None:
        await interaction.response.edit_message(view=card("second"))

    def card(text: str) -> ui.LayoutView:
        view = ui.LayoutView(timeout=None)
        button: ui.Button[Any] = ui.Button(label="Next", custom_id="turn:1")
        section: ui.Section[Any] = ui.Section(ui.TextDisplay(text), accessory=button)
        gallery: ui.MediaGallery[Any] = ui.MediaGallery(library.MediaGalleryItem("attachment://map.png"))
        view.add_item(ui.Container(section, gallery))
        return view

    behaves(bot, show)
    bot.on_press["turn"] = turn
    mina = discord.person("Mina")
    message = await mina.types("/zainichi does")
    assert (message.text, message.labels, message.files) == ("first", ["Next"], {"map.png": b"png"})
    await mina.presses(message, "Next")
    assert (message.text, message.new_look, discord.refused) == ("second", True, [])


class Deck(ui.Modal, title="A deck"):
    name: ui.Label[Any] = ui.Label(text="Name", component=ui.TextInput(custom_id="name", max_length=10))
    file: ui.Label[Any] = ui.Label(text="File", component=ui.FileUpload(custom_id="file", required=False))

    async def on_submit(self, interaction: library.Interaction) -> None:
        name, file = self.name.component, self.file.component
        assert isinstance(name, ui.TextInput)
        assert isinstance(file, ui.FileUpload)
        content = await file.values[0].read()
        await interaction.response.send_message(f"{name.value}: {content.decode()}", ephemeral=True)


async def test_a_choice_in_a_select_and_a_form_reach_the_bot(discord: FakeDiscord, bot: Bot) -> None:
    async def show(interaction: library.Interaction) -> None:
        view = ui.View(timeout=None)
        options = [library.SelectOption(label="One", value="1"), library.SelectOption(label="Two", value="2")]
        view.add_item(ui.Select(custom_id="pick", placeholder="Which", options=options))
        view.add_item(ui.Button(label="Upload", custom_id="upload"))
        await interaction.response.send_message("choose", view=view)

    async def picked(interaction: library.Interaction) -> None:
        await interaction.response.send_message(str(dict(interaction.data or {})["values"]), ephemeral=True)

    async def upload(interaction: library.Interaction) -> None:
        await interaction.response.send_modal(Deck())

    async def nothing(_: library.Interaction) -> None:
        return None

    behaves(bot, show)
    bot.on_press = {"pick": picked, "upload": upload}
    mina = discord.person("Mina")
    message = await mina.types("/zainichi does")
    assert (await mina.chooses(message, "Which", "Two")).text == "['2']"
    with pytest.raises(NotPossible):
        await mina.chooses(message, "Which", "Three")
    form = await mina.opens(message, "Upload")
    assert [field.label for field in form.fields] == ["Name", "File"]
    with pytest.raises(NotPossible):
        await mina.submits(form, {"Name": "much too long a name"})
    bot.on_press[form.custom_id] = nothing
    answer = await mina.submits(form, {"Name": "Niigata", "File": Upload("deck.csv", b"a,b")})
    assert answer.text == "Niigata: a,b"
