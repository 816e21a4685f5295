"""How long an address for answers and a trigger are good in the loopback Slack, and what may be done with them."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
import pytest_asyncio
from slack_bolt.kwargs_injection.async_args import AsyncArgs
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.fakes.slack.problems import Json
from tests.fakes.slack.server import FakeSlack, NoAnswer
from tests.fakes.slack.small_bot import Bot, running, section


@pytest_asyncio.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    async with FakeSlack() as slack:
        yield slack


@pytest_asyncio.fixture
async def bot(slack: FakeSlack) -> AsyncIterator[Bot]:
    async with running(slack) as bot:
        yield bot


@pytest.fixture
def client(slack: FakeSlack) -> AsyncWebClient:
    return AsyncWebClient(slack.bot_token, base_url=slack.base_url)


async def error_of(request: Awaitable[Any]) -> str:
    """The error with which Slack answers."""
    with pytest.raises(SlackApiError) as error:
        await request
    return str(error.value.response["error"])


async def hook_of(slack: FakeSlack, bot: Bot) -> tuple[str, str]:
    """A response_url and a trigger_id, fresh from a command."""
    bodies: list[Json] = []

    async def keep(args: AsyncArgs) -> None:
        bodies.append(args.body)
        await args.ack("x")

    bot.on["/zainichi"] = keep
    await slack.command(slack.person("Mina"), slack.channel("general"), "/zainichi")
    return bodies[0]["response_url"], bodies[0]["trigger_id"]


async def test_a_response_url_is_good_for_five_answers_in_half_an_hour(slack: FakeSlack, bot: Bot) -> None:
    async def answers(url: str) -> tuple[int, str]:
        answer = await AsyncWebhookClient(url).send(text="x")
        return answer.status_code, answer.body

    first, second = (await hook_of(slack, bot))[0], (await hook_of(slack, bot))[0]
    assert [(await answers(first))[0] for _ in range(5)] == [200] * 5
    assert await answers(first) == (404, '{"ok":false,"error":"used_url"}')
    slack.forward(minutes=29)
    assert await answers(second) == (200, "ok")
    slack.forward(minutes=2)
    assert await answers(second) == (404, '{"ok":false,"error":"expired_url"}')
    assert await answers(f"{first}x") == (404, '{"ok":false,"error":"no_such_url"}')


async def test_what_a_response_url_is_sent_is_looked_at_as_well(slack: FakeSlack, bot: Bot) -> None:
    url, _ = await hook_of(slack, bot)
    (general,) = [channel for channel in slack.world.channels.values() if channel.name == "general"]
    hook = AsyncWebhookClient(url)
    wrong: list[Json] = [
        {"text": ""},
        {"text": "x", "blocks": [section("")]},
        {"text": "x", "response_type": "public"},
    ]
    for body in wrong:
        assert (await hook.send_dict(body)).status_code == 400
    assert [refusal.error for refusal in slack.refused] == ["no_text", "invalid_blocks", "invalid_arguments"]
    slack.archive(general)
    assert (await hook.send(text="x")).status_code == 410


async def test_a_command_has_no_message_that_could_be_replaced(slack: FakeSlack, bot: Bot) -> None:
    url, _ = await hook_of(slack, bot)
    (mina,) = slack.world.people.values()
    await AsyncWebhookClient(url).send(text="another", replace_original=True)
    (general,) = [channel for channel in slack.world.channels.values() if channel.name == "general"]
    assert [message.text for message in slack.shown(general, mina)] == ["x", "another"]


async def test_a_message_that_is_gone_cannot_be_replaced(slack: FakeSlack, bot: Bot) -> None:
    urls = []

    async def keep(args: AsyncArgs) -> None:
        urls.append(args.body["response_url"])
        await args.ack()
        await args.respond(delete_original=True)

    bot.on["another"] = keep
    mina = slack.person("Mina")
    told = await slack.command(mina, slack.channel("general"), "/zainichi")
    await slack.press(mina, told.message, "Another")
    assert (await AsyncWebhookClient(urls[0]).send(text="x", replace_original=True)).status_code == 404


VIEW: Json = {"type": "modal", "title": {"type": "plain_text", "text": "Form"}, "blocks": []}


async def test_a_trigger_opens_one_modal_within_three_seconds(
    slack: FakeSlack, bot: Bot, client: AsyncWebClient
) -> None:
    _, fresh = await hook_of(slack, bot)
    _, old = await hook_of(slack, bot)
    await client.views_open(trigger_id=fresh, view=VIEW)
    assert await error_of(client.views_open(trigger_id=fresh, view=VIEW)) == "exchanged_trigger_id"
    slack.forward(seconds=4)
    assert await error_of(client.views_open(trigger_id=old, view=VIEW)) == "expired_trigger_id"
    assert await error_of(client.views_open(trigger_id="x", view=VIEW)) == "invalid_trigger_id"


async def test_at_most_three_modals_lie_on_each_other(slack: FakeSlack, bot: Bot, client: AsyncWebClient) -> None:
    mina, general = slack.person("Mina"), slack.channel("general")
    triggers = []

    async def keep(args: AsyncArgs) -> None:
        triggers.append(args.body["trigger_id"])
        await args.ack("x")

    bot.on["/zainichi"] = keep
    for _ in range(5):
        await slack.command(mina, general, "/zainichi")
    assert await error_of(client.views_push(trigger_id=triggers[0], view=VIEW)) == "not_found"
    first = (await client.views_open(trigger_id=triggers[1], view=VIEW))["view"]["id"]
    await client.views_push(trigger_id=triggers[2], view=VIEW)
    await client.views_push(trigger_id=triggers[3], view=VIEW)
    assert await error_of(client.views_push(trigger_id=triggers[4], view=VIEW)) == "push_limit_reached"
    assert len(slack.modals(mina)) == 3
    await slack.command(mina, general, "/zainichi")
    await client.views_open(trigger_id=triggers[5], view=VIEW)
    assert len(slack.modals(mina)) == 1
    assert await error_of(client.views_update(view_id=first, view=VIEW)) == "not_found"


async def test_with_a_hash_only_what_has_not_changed_since_is_replaced(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    mina, home = slack.person("Mina"), {"type": "home", "blocks": [section("x")]}
    first = (await client.views_publish(user_id=mina.id, view=home))["view"]["hash"]
    second = (await client.views_publish(user_id=mina.id, view=home, hash=first))["view"]["hash"]
    assert first != second
    assert await error_of(client.views_publish(user_id=mina.id, view=home, hash=first)) == "hash_conflict"
    view = slack.home(mina)
    assert view is not None
    assert (view.hash, len(view.history)) == (second, 1)


async def test_views_of_the_wrong_sort_or_size_are_refused(slack: FakeSlack, client: AsyncWebClient) -> None:
    mina = slack.person("Mina")
    big = {"type": "home", "blocks": [section("x" * 2900)] * 90}
    views: list[tuple[Json, str]] = [
        (VIEW, "invalid_arguments"),
        ({"type": "home", "blocks": [section("")]}, "invalid_arguments"),
        (big, "view_too_large"),
    ]
    for view, error in views:
        assert await error_of(client.views_publish(user_id=mina.id, view=view)) == error
    home = {"type": "home", "blocks": []}
    assert await error_of(client.views_publish(user_id="U404", view=home)) == "user_not_found"
    assert slack.home(mina) is None


@pytest.mark.usefixtures("bot")
async def test_an_answer_to_a_modal_is_looked_at_as_well(slack: FakeSlack, bot: Bot) -> None:
    answers: list[Callable[[AsyncArgs], Awaitable[Any]]] = [
        lambda args: args.ack(response_action="errors", errors={"nothing": "x"}),
        lambda args: args.ack(response_action="update", view={"type": "home", "blocks": []}),
    ]

    async def opens(args: AsyncArgs) -> None:
        await args.ack()
        await args.client.views_open(trigger_id=args.body["trigger_id"], view=VIEW | {"callback_id": "form"})

    bot.on["/zainichi"] = opens
    mina = slack.person("Mina")
    view = (await slack.command(mina, slack.channel("general"), "/zainichi")).view
    for answer in answers:
        bot.on["form"] = answer
        with pytest.raises(NoAnswer, match="invalid_arguments"):
            await slack.submit(mina, view)
    assert not view.closed
