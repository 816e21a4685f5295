"""Whatever Discord refuses in a message, the loopback Discord refuses, and says where and why as Discord does."""

from collections.abc import Callable
from typing import Any

import discord as library
import pytest
from discord import ui

from tests.fakes.discord.problems import Json, Problems
from tests.fakes.discord.rules import COMPONENTS_V2
from tests.fakes.discord.schema import check_schema
from tests.fakes.discord.server import FakeDiscord, check_message, redirect
from tests.fakes.discord.small_bot import behaves, running

PRESS: Json = {"type": 2, "style": 1, "label": "Press", "custom_id": "press"}
TEXT: Json = {"type": 10, "content": "text"}
PICTURE: Json = {"media": {"url": "attachment://map.png"}}
OPTION: Json = {"label": "One", "value": "1"}


def row(*children: Json) -> Json:
    return {"components": [{"type": 1, "components": list(children)}]}


def button(**changes: Any) -> Json:
    return row(PRESS | changes)


def buttons(count: int) -> Json:
    return row(*(PRESS | {"custom_id": str(i)} for i in range(count)))


def select(**changes: Any) -> Json:
    return row({"type": 3, "custom_id": "pick", "options": [OPTION]} | changes)


def options(count: int) -> list[Json]:
    return [{"label": str(i), "value": str(i)} for i in range(count)]


def card(*parts: Json, **more: Any) -> Json:
    return {"flags": COMPONENTS_V2, "components": list(parts)} | more


def section(*texts: Json, **more: Any) -> Json:
    return {"type": 9, "components": list(texts), "accessory": PRESS} | more


def embed(**fields: Any) -> Json:
    return {"embeds": [fields]}


FINE: dict[str, Json] = {
    "the longest text": {"content": "x" * 2000},
    "a full embed": embed(title="t" * 256, description="d" * 4096, footer={"text": "f" * 1648}),
    "25 buttons": {"components": [buttons(5)["components"][0] for _ in range(1)]},
    "a link": button(style=5, url="https://example.org", custom_id=None),
    "an emoji alone": button(label=None, emoji={"name": "✔"}),
    "25 options": select(options=options(25), max_values=25),
    "40 components": card(*[TEXT] * 40),
    "4,000 characters": card(TEXT | {"content": "x" * 4000}),
    "a card": card({"type": 17, "components": [section(TEXT), {"type": 12, "items": [PICTURE]}, {"type": 14}]}),
    "a file": card({"type": 13, "file": {"url": "attachment://map.png"}}),
    "a poll": {
        "poll": {"question": {"text": "Next?"}, "answers": [{"poll_media": {"text": "Schools"}}], "duration": 24}
    },
    "careful mentions": {"content": "hi", "allowed_mentions": {"parse": ["roles"], "users": ["1"]}},
    "a nonce": {"content": "hi", "nonce": "n" * 25, "enforce_nonce": True},
}
REFUSED: dict[str, tuple[Json, str]] = {
    "too long a text": ({"content": "x" * 2001}, "content: Must be 2000 or fewer in length."),
    "nothing": ({}, "Cannot send an empty message"),
    "only blanks": ({"content": " \n"}, "Cannot send an empty message"),
    "eleven embeds": ({"embeds": [{"title": "t"}] * 11}, "embeds: Must be 10"),
    "a long title": (embed(title="t" * 257), "embeds.0.title: Must be 256"),
    "a long description": (embed(description="d" * 4097), "embeds.0.description: Must be 4096"),
    "26 fields": (embed(fields=[{"name": "n", "value": "v"}] * 26), "embeds.0.fields: Must be 25"),
    "a field without a name": (embed(fields=[{"name": "", "value": "v"}]), "embeds.0.fields.0.name: "),
    "a long field": (embed(fields=[{"name": "n", "value": "v" * 1025}]), "embeds.0.fields.0.value: "),
    "a long footer": (embed(footer={"text": "f" * 2049}), "embeds.0.footer.text: Must be 2048"),
    "a long author": (embed(author={"name": "a" * 257}), "embeds.0.author.name: Must be 256"),
    "6,001 characters": (
        {"embeds": [{"description": "d" * 4000}, {"description": "d" * 2001}]},
        "maximum size of 6000",
    ),
    "a strange address": (embed(title="t", url="javascript:alert(1)"), "embeds.0.url: "),
    "a picture that is not there": (embed(image={"url": "attachment://no.png"}), "embeds.0.image.url: "),
    "the old look in the new": (card(TEXT, content="hi"), "content: The 'content' field cannot be used"),
    "embeds in the new look": (card(TEXT, embeds=[{"title": "t"}]), "embeds: The 'embeds' field cannot be used"),
    "the new look in the old": ({"components": [TEXT]}, "components.0.type: "),
    "41 components": (card(*[TEXT] * 41), "components: Must be 40 or fewer"),
    "41 components, nested": (card({"type": 17, "components": [TEXT] * 40}), "components: Must be 40 or fewer"),
    "4,001 characters": (card(TEXT | {"content": "x" * 4000}, TEXT), "maximum size of 4000"),
    "an empty text": (card(TEXT | {"content": ""}), "components.0.content: "),
    "a section without accessory": (card(section(TEXT, accessory=None)), "components.0.accessory: This field is req"),
    "a section of four": (card(section(*[TEXT] * 4)), "components.0.components: Must be between 1 and 3"),
    "a container in a container": (
        card({"type": 17, "components": [{"type": 17}]}),
        "components.0.components.0.type: ",
    ),
    "eleven pictures": (card({"type": 12, "items": [PICTURE] * 11}), "components.0.items: Must be between 1 and 10"),
    "a gallery of nothing": (
        card({"type": 12, "items": [{"media": {"url": "attachment://no.png"}}]}),
        "components.0.items.0.media.url: No file attachment://no.png",
    ),
    "a file that is not there": (card({"type": 13, "file": {"url": "attachment://no"}}), "components.0.file.url: "),
    "six buttons in a row": (buttons(6), "components.0.components: Must be between 1 and 5"),
    "six rows": ({"components": [row()["components"][0]] * 6}, "components: Must be 5 or fewer"),
    "an empty row": (row(), "components.0.components: Must be between 1 and 5"),
    "a long label": (button(label="x" * 81), "components.0.components.0.label: Must be 80"),
    "no label": (button(label=""), "needs a label or an emoji"),
    "a word for an emoji": (button(emoji={"name": "tick"}), "Invalid emoji: tick"),
    "no custom_id": (button(custom_id=""), "custom_id: Must be between 1 and 100"),
    "a long custom_id": (button(custom_id="x" * 101), "custom_id: Must be between 1 and 100"),
    "a custom_id twice": (row(PRESS, PRESS), "custom_id cannot be duplicated: press"),
    "a link with custom_id": (button(style=5, url="https://example.org"), "custom id and url cannot both"),
    "a link without address": (button(style=5, custom_id=None), "components.0.components.0.url: "),
    "a button with address": (button(url="https://example.org"), "Only a link button may have a url"),
    "an unknown style": (button(style=9), "components.0.components.0.style: "),
    "26 options": (select(options=options(26)), "options: Must be between 1 and 25"),
    "no options": (select(options=[]), "options: Must be between 1 and 25"),
    "an option twice": (select(options=[OPTION, OPTION], max_values=2), "option value is already used"),
    "a long option": (select(options=[OPTION | {"label": "x" * 101}]), "options.0.label: "),
    "a long placeholder": (select(placeholder="x" * 151), "placeholder: Must be 150"),
    "more than there are": (select(max_values=2), "Cannot choose between 1 and 2 of 1"),
    "a select beside a button": (row(select()["components"][0]["components"][0], PRESS), "A select takes a whole row"),
    "mentions of no kind": ({"content": "x", "allowed_mentions": {"parse": ["all"]}}, "allowed_mentions.parse.0: "),
    "mentions said twice": (
        {"content": "x", "allowed_mentions": {"parse": ["users"], "users": ["1"]}},
        "allowed_mentions: parse:['users'] and users: [ids...] are mutually exclusive.",
    ),
    "101 people": ({"content": "x", "allowed_mentions": {"users": ["1"] * 101}}, "allowed_mentions.users: Must be 100"),
    "a long nonce": ({"content": "x", "nonce": "n" * 26}, "nonce: Must be 25"),
    "no nonce to enforce": ({"content": "x", "enforce_nonce": True}, "nonce: enforce_nonce needs a nonce."),
    "a flag of Discord's own": ({"content": "x", "flags": 1 << 7}, "flags: "),
    "a long poll": ({"poll": {"question": {"text": "?" * 301}, "answers": [{}]}}, "poll.question.text: "),
    "a poll for ever": ({"poll": {"question": {"text": "?"}, "answers": [{}], "duration": 769}}, "poll.duration: "),
    "a long answer": (
        {"poll": {"question": {"text": "?"}, "answers": [{"poll_media": {"text": "x" * 56}}]}},
        "poll.answers.0.poll_media.text: ",
    ),
    "eleven files": ({"content": "x", "attachments": [{"id": 0}] * 11}, "attachments: Must be 10"),
}


@pytest.mark.parametrize("message", FINE.values(), ids=FINE.keys())
def test_a_message_within_the_limits_is_accepted(message: Json) -> None:
    problems = check_message(message, {"map.png"})
    check_schema("MessageCreateRequest", message, problems)
    assert str(problems) == ""


@pytest.mark.parametrize(("message", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_a_message_that_discord_would_refuse_is_refused(message: Json, why: str) -> None:
    files = {"map.png"} if "attachment://" in str(message) else set[str]()
    assert why in str(check_message(message, files))


@pytest.mark.parametrize(
    ("schema", "body", "why"),
    [
        ("MessageCreateRequest", {"content": 5}, "content: 5 is not of type"),
        ("MessageCreateRequest", button(disabled="no"), "components.0.components.0.disabled: 'no' is not of type"),
        ("ModalInteractionCallbackRequest", {"type": 9, "data": {"title": "x"}}, "data.custom_id: "),
        ("CreatePrivateChannelRequest", {"recipient_id": "Mina"}, "recipient_id: 'Mina' does not match"),
    ],
)
def test_what_is_not_of_the_form_that_discord_publishes_is_refused(schema: str, body: Json, why: str) -> None:
    problems = Problems()
    check_schema(schema, body, problems)
    assert why in str(problems)


async def test_a_refusal_has_discords_shape_is_noted_and_changes_nothing() -> None:
    async with FakeDiscord() as discord, running(discord) as bot:
        errors = list[library.HTTPException]()

        async def attempt(interaction: library.Interaction) -> None:
            try:
                await interaction.response.send_message("x" * 2001)
            except library.HTTPException as error:
                errors.append(error)
            await interaction.response.send_message("shorter")

        behaves(bot, attempt)
        answer = await discord.person("Mina").types("/zainichi does")
        assert (errors[0].status, errors[0].code) == (400, 50035)
        assert "In data.content: Must be 2000 or fewer in length." in errors[0].text
        assert [refusal.why for refusal in discord.refused] == ["data.content: Must be 2000 or fewer in length."]
        assert [message.text for message in answer.place.public] == ["shorter"]


async def test_an_edit_is_judged_by_what_the_message_would_be_afterwards() -> None:
    async with FakeDiscord() as discord, running(discord) as bot:
        place = discord.server_channel()
        message = await bot.get_partial_messageable(int(place.id)).send("old look")
        view = ui.LayoutView()
        view.add_item(ui.TextDisplay("new look"))
        attempts: list[Callable[[], Any]] = [
            lambda: message.edit(view=view),
            lambda: message.edit(content=None),
            lambda: message.edit(content="x" * 2001),
        ]
        for attempt in attempts:
            with pytest.raises(library.HTTPException):
                await attempt()
        assert place.public[0].text == "old look"
        await message.edit(content=None, embed=None, view=view)
        assert place.public[0].text == "new look"
        with pytest.raises(library.HTTPException):
            await message.edit(content="back again", view=None)


async def test_without_validation_everything_goes_through() -> None:
    async with FakeDiscord(validate=False) as discord:
        place = discord.server_channel()
        with redirect(discord):
            client = library.Client(intents=library.Intents.none())
            await client.login(discord.token)
            await client.get_partial_messageable(int(place.id)).send("x" * 3000)
            await client.close()
        assert (len(place.public[0].text), discord.refused) == (3000, [])
