"""Menus and fields of every sort in the loopback Slack: what a person may choose, and what the bot hears of it."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from tests.fakes.slack.problems import Json
from tests.fakes.slack.server import Channel, FakeSlack, Message, NotPossible, Person
from tests.fakes.slack.small_bot import Bot, running

OPTIONS: list[Json] = [{"text": {"type": "plain_text", "text": name}, "value": name[0]} for name in ("One", "Two")]
GROUPS: list[Json] = [{"label": {"type": "plain_text", "text": "All"}, "options": OPTIONS}]
ELEMENTS: list[Json] = [
    {"type": "checkboxes", "options": OPTIONS, "initial_options": OPTIONS[:1]},
    {"type": "radio_buttons", "options": OPTIONS},
    {"type": "static_select", "option_groups": GROUPS, "initial_option": OPTIONS[1]},
    {"type": "overflow", "options": OPTIONS},
    {"type": "users_select", "placeholder": {"type": "plain_text", "text": "Who?"}},
    {"type": "channels_select"},
    {"type": "conversations_select"},
    {"type": "datepicker", "initial_date": "1959-12-14"},
    {"type": "timepicker", "initial_time": "09:00"},
]


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        yield slack


@pytest_asyncio.fixture
async def heard(slack: FakeSlack) -> AsyncIterator[list[Json]]:
    """What the bot is told of each choice, with a message in #general that has every menu."""
    bodies: list[Json] = []

    async def answer(args: AsyncArgs) -> None:
        bodies.append(args.body)
        await args.ack()
        await args.respond("heard")

    async with running(slack) as bot:
        bot.on = {element["type"]: answer for element in ELEMENTS}
        await post(slack, bot)
        yield bodies


async def post(slack: FakeSlack, bot: Bot) -> None:
    elements = [element | {"action_id": element["type"]} for element in ELEMENTS]
    blocks = [{"type": "actions", "block_id": "b", "elements": elements}]
    await bot.client.chat_postMessage(channel=slack.channel("general").id, text="Choose", blocks=blocks)


def general(slack: FakeSlack) -> tuple[Channel, Message]:
    (channel,) = [channel for channel in slack.world.channels.values() if channel.name == "general"]
    return channel, slack.shown(channel)[0]


async def test_each_sort_of_menu_tells_the_bot_what_was_chosen(slack: FakeSlack, heard: list[Json]) -> None:
    mina, (channel, message) = slack.person("Mina"), general(slack)
    choices: list[tuple[str, tuple[str | Person, ...], Json]] = [
        ("checkboxes", ("One", "T"), {"selected_options": OPTIONS}),
        ("radio_buttons", ("T",), {"selected_option": OPTIONS[1]}),
        ("static_select", ("One",), {"selected_option": OPTIONS[0]}),
        ("overflow", ("O",), {"selected_option": OPTIONS[0]}),
        ("Who?", (mina,), {"selected_user": mina.id}),
        ("channels_select", (channel.id,), {"selected_channel": channel.id}),
        ("conversations_select", (channel.id,), {"selected_conversation": channel.id}),
        ("datepicker", ("1984-04-26",), {"selected_date": "1984-04-26"}),
        ("timepicker", ("18:30",), {"selected_time": "18:30"}),
    ]
    for which, chosen, _ in choices:
        assert (await slack.select(mina, message, which, *chosen)).text == "heard"
    for body, (_, _, expected) in zip(heard, choices, strict=True):
        action = body["actions"][0]
        assert action | expected == action
        state = body["state"]["values"]["b"]
        if action["type"] != "overflow":
            assert state[action["action_id"]] == {"type": action["type"]} | expected


async def test_what_nobody_has_touched_keeps_what_it_began_with(slack: FakeSlack, heard: list[Json]) -> None:
    mina, (_, message) = slack.person("Mina"), general(slack)
    await slack.select(mina, message, "radio_buttons", "One")
    state = heard[0]["state"]["values"]["b"]
    assert state["checkboxes"]["selected_options"] == OPTIONS[:1]
    assert state["static_select"]["selected_option"] == OPTIONS[1]
    assert state["users_select"]["selected_user"] is None
    assert state["channels_select"]["selected_channel"] is None
    assert state["conversations_select"]["selected_conversation"] is None
    assert state["datepicker"]["selected_date"] == "1959-12-14"
    assert state["timepicker"]["selected_time"] == "09:00"
    assert "overflow" not in state


async def test_only_what_a_menu_offers_can_be_chosen(slack: FakeSlack, heard: list[Json]) -> None:
    mina, (_, message) = slack.person("Mina"), general(slack)
    wrong: list[tuple[str, tuple[Any, ...]]] = [
        ("radio_buttons", ("Three",)),
        ("radio_buttons", ("One", "Two")),
        ("users_select", ("nobody",)),
        ("nothing", ("One",)),
    ]
    for which, chosen in wrong:
        with pytest.raises(NotPossible):
            await slack.select(mina, message, which, *chosen)
    assert heard == []
