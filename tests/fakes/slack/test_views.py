"""Home and modals in the loopback Slack: the real slack-bolt publishes, opens, checks and closes them."""

from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from tests.fakes.slack.problems import Json
from tests.fakes.slack.server import FakeSlack, NoAnswer, NotPossible
from tests.fakes.slack.small_bot import Bot, home, running, section


@pytest_asyncio.fixture(params=["socket", "http"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(request.param) as slack:
        yield slack


@pytest_asyncio.fixture
async def bot(slack: FakeSlack) -> AsyncIterator[Bot]:
    async with running(slack) as bot:
        yield bot


MENU: Json = {
    "type": "static_select",
    "action_id": "topic",
    "placeholder": {"type": "plain_text", "text": "Topic"},
    "options": [
        {"text": {"type": "plain_text", "text": "Voyages"}, "value": "v"},
        {"text": {"type": "plain_text", "text": "Schools"}, "value": "s"},
    ],
}


async def test_home_is_published_when_it_is_opened_and_its_buttons_work(slack: FakeSlack, bot: Bot) -> None:
    bodies: list[Json] = []

    async def press(args: AsyncArgs) -> None:
        bodies.append(args.body)
        await args.ack()
        view = {"type": "home", "blocks": [section("Pressed")]}
        await args.client.views_publish(user_id=args.body["user"]["id"], view=view, hash=args.body["view"]["hash"])

    bot.on["another"] = press
    mina = slack.person("Mina")
    view = await slack.open_home(mina)
    assert (view.type, view.text_shown, view.labels) == ("home", "Welcome", ["Another"])
    told = await slack.press(mina, view, "Another")
    assert told.view is view is slack.home(mina)
    assert view.text_shown == "Pressed"
    assert bodies[0]["container"]["view_id"] == view.id
    assert "response_url" not in bodies[0]
    assert "channel" not in bodies[0]


async def test_home_stays_as_it_was_if_the_bot_publishes_nothing(slack: FakeSlack, bot: Bot) -> None:
    async def nothing(args: AsyncArgs) -> None:
        assert args.body["event"]["tab"] == "home"

    slack.patience = 0.1
    mina = slack.person("Mina")
    bot.on["app_home_opened"] = nothing
    with pytest.raises(NoAnswer):
        await slack.open_home(mina)
    bot.on["app_home_opened"] = home
    view = await slack.open_home(mina)
    bot.on["app_home_opened"] = nothing
    assert await slack.open_home(mina) is view


def modal(title: str, *blocks: Json, **more: Any) -> Json:
    title_of = {"type": "plain_text", "text": title}
    submit = {"type": "plain_text", "text": "Send"}
    return {"type": "modal", "callback_id": "form", "title": title_of, "submit": submit, "blocks": [*blocks], **more}


FIELD: Json = {
    "type": "input",
    "block_id": "reason",
    "label": {"type": "plain_text", "text": "Why?"},
    "element": {"type": "plain_text_input", "action_id": "why", "max_length": 20},
}
CHOICE: Json = {
    "type": "input",
    "block_id": "topic",
    "label": {"type": "plain_text", "text": "Topic"},
    "element": MENU,
    "optional": True,
}


async def open_modal(args: AsyncArgs) -> None:
    await args.ack()
    await args.client.views_open(trigger_id=args.body["trigger_id"], view=modal("Report", FIELD, CHOICE))


async def test_a_modal_is_filled_in_sent_back_with_an_error_and_sent_again(slack: FakeSlack, bot: Bot) -> None:
    async def take(args: AsyncArgs) -> None:
        values = args.body["view"]["state"]["values"]
        if values["reason"]["why"]["value"] == "?":
            await args.ack(response_action="errors", errors={"reason": "Please say why."})
            return
        await args.ack()
        topic = values["topic"]["topic"]["selected_option"]["value"]
        await args.client.chat_postMessage(channel=args.body["user"]["id"], text=f"Thank you: {topic}")

    bot.on |= {"/zainichi": open_modal, "form": take}
    mina = slack.person("Mina")
    view = (await slack.command(mina, slack.channel("general"), "/zainichi")).view
    assert (view.type, view.title, view.text_shown) == ("modal", "Report", "Why?\nTopic")
    with pytest.raises(NotPossible, match="must be filled in"):
        await slack.submit(mina, view, {"Topic": "Schools"})
    with pytest.raises(NotPossible, match="characters"):
        await slack.submit(mina, view, {"Why?": "x" * 21})
    with pytest.raises(NotPossible, match="no field"):
        await slack.submit(mina, view, {"Why?": "x", "Who?": "x"})
    assert (await slack.submit(mina, view, {"Why?": "?"})).view.errors == {"reason": "Please say why."}
    told = await slack.submit(mina, view, {"Why?": "A wrong year", "Topic": "Schools"})
    assert (told.text, told.message.channel, view.closed) == ("Thank you: s", slack.dm(mina), True)
    assert slack.modals(mina) == []


NUMBER: Json = {
    "type": "input",
    "block_id": "how-many",
    "label": {"type": "plain_text", "text": "How many?"},
    "element": {
        "type": "number_input",
        "action_id": "n",
        "is_decimal_allowed": False,
        "min_value": "1",
        "max_value": "30",
    },
}
PLACE: Json = {
    "type": "input",
    "block_id": "place",
    "label": {"type": "plain_text", "text": "Where?"},
    "element": {
        "type": "conversations_select",
        "action_id": "place",
        "default_to_current_conversation": True,
        "filter": {"include": ["public", "private"]},
    },
}


async def test_a_number_keeps_to_its_bounds_and_a_form_begins_with_the_channel_it_was_opened_in(
    slack: FakeSlack, bot: Bot
) -> None:
    async def ask(args: AsyncArgs) -> None:
        await args.ack()
        await args.client.views_open(trigger_id=args.body["trigger_id"], view=modal("Start", NUMBER, PLACE))

    async def take(args: AsyncArgs) -> None:
        await args.ack()
        values = args.body["view"]["state"]["values"]
        said = f"{values['how-many']['n']['value']} {values['place']['place']['selected_conversation']}"
        await args.client.chat_postMessage(channel=args.body["user"]["id"], text=said)

    bot.on |= {"/zainichi": ask, "form": take}
    mina, general = slack.person("Mina"), slack.channel("general")
    view = (await slack.command(mina, general, "/zainichi")).view
    for wrong in ("0", "31", "2.5"):
        with pytest.raises(NotPossible, match="no number"):
            await slack.submit(mina, view, {"How many?": wrong})
    assert (await slack.submit(mina, view, {"How many?": "30"})).text == f"30 {general.id}"
    alone = (await slack.command(mina, slack.dm(mina), "/zainichi")).view
    with pytest.raises(NotPossible, match="'Where\\?' must be filled in"):
        await slack.submit(mina, alone, {"How many?": "1"})


async def test_modals_are_updated_stacked_cleared_and_closed(slack: FakeSlack, bot: Bot) -> None:
    answers: Iterator[Json] = iter(
        [
            {"response_action": "update", "view": modal("Two", section("two"))},
            {"response_action": "push", "view": modal("Three", section("three"))},
            {"response_action": "clear"},
        ]
    )

    async def take(args: AsyncArgs) -> None:
        await args.ack(**next(answers))

    async def note(args: AsyncArgs) -> None:
        await args.ack()

    bot.on |= {"/zainichi": open_modal, "form": take, "closed form": note}
    slack.patience = 0.1
    mina, general = slack.person("Mina"), slack.channel("general")
    first = (await slack.command(mina, general, "/zainichi")).view
    assert (await slack.submit(mina, first, {"Why?": "x"})).view.title == "Two"
    third = (await slack.submit(mina, first)).view
    assert [view.title for view in slack.modals(mina)] == ["Two", "Three"]
    with pytest.raises(NotPossible, match="does not see"):
        await slack.submit(mina, first)
    assert (await slack.submit(mina, third)).view is third
    assert slack.modals(mina) == []
    closing = (await slack.command(mina, general, "/zainichi")).view
    await bot.client.views_update(view_id=closing.id, view=modal("Last", notify_on_close=True))
    await slack.close(mina, closing)
    assert bot.heard[-1] == "closed form"
