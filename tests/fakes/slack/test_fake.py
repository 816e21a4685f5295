"""The loopback Slack seen by those who use a bot in it: the real slack-bolt answers them in time, or not."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from slack_bolt.kwargs_injection.async_args import AsyncArgs

from tests.fakes.slack.problems import Json
from tests.fakes.slack.server import FakeSlack, NoAnswer, NotPossible
from tests.fakes.slack.small_bot import Bot, button, running, section


@pytest_asyncio.fixture(params=["socket", "http"])
async def slack(request: pytest.FixtureRequest) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(request.param) as slack:
        yield slack


@pytest_asyncio.fixture
async def bot(slack: FakeSlack) -> AsyncIterator[Bot]:
    async with running(slack) as bot:
        yield bot


# Commands


async def test_someone_types_a_command_and_alone_reads_what_came_with_the_acknowledgement(
    slack: FakeSlack, bot: Bot
) -> None:
    mina, jiro, general = slack.person("Mina"), slack.person("Jiro"), slack.channel("general")
    told = await slack.command(mina, general, "/zainichi", "voyages")
    assert (told.text, told.message.text, told.ephemeral) == ("A fact: voyages", "A fact: voyages", True)
    assert (told.message.labels, told.message.buttons[0].value) == (["Another"], "1")
    assert slack.shown(general, mina) == [told.message]
    assert slack.shown(general, jiro) == slack.shown(general) == []
    assert told.acked <= told.waited < 3
    assert (bot.heard, slack.refused) == (["/zainichi"], [])


async def test_an_answer_may_come_later_to_the_response_url_even_where_the_bot_is_no_member(
    slack: FakeSlack, bot: Bot
) -> None:
    async def later(args: AsyncArgs) -> None:
        await args.ack()
        await asyncio.sleep(0.02)
        await args.respond(text="for all", response_type="in_channel")
        await args.respond("for you")

    bot.on["/zainichi"] = later
    mina, away = slack.person("Mina"), slack.channel("away", bot_in=False)
    told = await slack.command(mina, away, "/zainichi")
    await slack.until(lambda: len(told.came) == 2)
    assert [message.text for message in slack.shown(away)] == ["for all"]
    assert [message.text for message in slack.shown(away, mina)] == ["for all", "for you"]


async def test_commands_work_in_a_dm_with_the_bot_and_between_two_people(slack: FakeSlack, bot: Bot) -> None:
    bot.on["/zainichi"] = say_where
    mina, jiro, secret = slack.person("Mina"), slack.person("Jiro"), slack.channel("teachers", private=True)
    texts = [
        (await slack.command(mina, place, "/zainichi")).text
        for place in (slack.dm(mina), slack.dm(mina, jiro), secret, slack.channel("general"))
    ]
    assert texts == ["directmessage D", "directmessage D", "privategroup C", "general C"]
    assert slack.dm(jiro, mina) is slack.dm(mina, jiro)


async def say_where(args: AsyncArgs) -> None:
    await args.ack(f"{args.body['channel_name']} {args.body['channel_id'][0]}")


async def test_names_channels_and_links_come_escaped_if_the_manifest_says_so(slack: FakeSlack, bot: Bot) -> None:
    mina, kim, general = slack.person("Mina"), slack.person("Kim Yeong"), slack.channel("general")
    typed = "grant @kim.yeong @Kim Yeong @nobody #general https://example.org/?a=1&b=2 <!channel> a@Mina"
    heard = []

    async def listen(args: AsyncArgs) -> None:
        heard.append(args.body["text"])
        await args.ack("heard")

    bot.on["/zainichi"] = listen
    await slack.command(mina, general, "/zainichi", typed)
    slack.should_escape = False
    await slack.command(mina, general, "/zainichi", typed)
    name, place = f"<@{kim.id}|kim.yeong>", f"<#{general.id}|general>"
    link = "<https://example.org/?a=1&amp;b=2>"
    assert heard == [f"grant {name} {name} @nobody {place} {link} &lt;!channel&gt; a@Mina", typed]


@pytest.mark.usefixtures("bot")
async def test_nobody_types_a_command_where_they_are_not(slack: FakeSlack) -> None:
    mina, jiro = slack.person("Mina"), slack.person("Jiro")
    closed, old = slack.channel("closed", members=[jiro]), slack.channel("old")
    slack.archive(old)
    for place in (closed, old, slack.dm(jiro)):
        with pytest.raises(NotPossible):
            await slack.command(mina, place, "/zainichi")
    assert (await slack.command(jiro, closed, "/zainichi")).ephemeral


async def test_a_bot_that_is_slow_or_says_nothing_leaves_the_person_without_an_answer(
    slack: FakeSlack, bot: Bot
) -> None:
    async def slow(args: AsyncArgs) -> None:
        await asyncio.sleep(0.3)
        await args.ack("too late")

    async def silent(args: AsyncArgs) -> None:
        await args.ack()

    slack.ack_seconds, slack.patience = 0.1, 0.1
    mina, general = slack.person("Mina"), slack.channel("general")
    bot.on["/zainichi"] = slow
    with pytest.raises(NoAnswer, match="operation_timeout"):
        await slack.command(mina, general, "/zainichi")
    bot.on["/zainichi"] = silent
    with pytest.raises(NoAnswer, match="nothing came"):
        await slack.command(mina, general, "/zainichi")
    await asyncio.sleep(0.3)
    assert slack.shown(general, mina) == []
    assert [event.acked is None for event in slack.events] == [True, False]


async def test_an_acknowledgement_that_slack_refuses_is_an_error_that_the_person_sees(
    slack: FakeSlack, bot: Bot
) -> None:
    async def broken(args: AsyncArgs) -> None:
        await args.ack(text="x", blocks=[section("x" * 3001)])

    bot.on["/zainichi"] = broken
    with pytest.raises(NoAnswer, match="invalid_blocks"):
        await slack.command(slack.person("Mina"), slack.channel("general"), "/zainichi")
    assert [(it.method, it.why) for it in slack.refused] == [
        (
            "acknowledgement of /zainichi",
            "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
        )
    ]


# Buttons


@pytest.mark.usefixtures("bot")
async def test_a_press_replaces_the_message_that_only_one_person_sees(slack: FakeSlack) -> None:
    mina, general = slack.person("Mina"), slack.channel("general")
    before = await slack.command(mina, general, "/zainichi", "voyages")
    after = await slack.press(mina, before.message, "Another")
    assert after.message is before.message
    assert (after.text, after.message.labels, len(after.message.history)) == ("Another fact", [], 1)
    with pytest.raises(NotPossible, match="no such"):
        await slack.press(mina, after.message, "Another")
    with pytest.raises(NotPossible, match="does not see"):
        await slack.press(slack.person("Jiro"), after.message, "Another")


async def test_a_press_tells_where_it_was_made_and_shows_the_bot_only_public_messages(
    slack: FakeSlack, bot: Bot
) -> None:
    bodies: list[Json] = []

    async def look(args: AsyncArgs) -> None:
        bodies.append(args.body)
        await args.ack()
        await args.respond(delete_original=True)

    bot.on["look"] = look
    mina, general = slack.person("Mina"), slack.channel("general")
    await bot.client.chat_postMessage(channel=general.id, text="all", blocks=[button("Look", "look", "v")])
    await bot.client.chat_postEphemeral(
        channel=general.id, user=mina.id, text="one", blocks=[button("Look", "look", "v")]
    )
    for message in slack.shown(general, mina):
        assert (await slack.press(mina, message, "v")).message.deleted
    public, private = bodies
    assert public["message"]["text"] == "all"
    assert "message" not in private
    assert [body["container"]["is_ephemeral"] for body in bodies] == [False, True]
    assert {(body["channel"]["id"], body["user"]["id"], body["actions"][0]["value"]) for body in bodies} == {
        (general.id, mina.id, "v")
    }
    assert bodies[0]["response_url"] != bodies[1]["response_url"]
    assert bodies[0]["trigger_id"] != bodies[1]["trigger_id"]
    assert slack.shown(general, mina) == []


async def test_what_comes_with_the_acknowledgement_of_a_press_is_not_looked_at(slack: FakeSlack, bot: Bot) -> None:
    async def wrong(args: AsyncArgs) -> None:
        await args.ack({"text": "never seen"})

    bot.on["another"] = wrong
    slack.patience = 0.1
    mina = slack.person("Mina")
    told = await slack.command(mina, slack.channel("general"), "/zainichi")
    with pytest.raises(NoAnswer):
        await slack.press(mina, told.message, "Another")
    assert [it.error for it in slack.refused] == ["ignored"]


# What the bot may ask and do


async def test_the_bot_learns_who_somebody_is_if_it_asks_for_the_language_too(slack: FakeSlack, bot: Bot) -> None:
    mina = slack.person("Mina", locale="ko-KR", tz="Asia/Seoul", admin=True)
    slack.person("Jiro", owner=True)
    user = (await bot.client.users_info(user=mina.id, include_locale=True))["user"]
    assert (user["locale"], user["tz"], user["is_admin"], user["is_owner"]) == ("ko-KR", "Asia/Seoul", True, False)
    assert "locale" not in (await bot.client.users_info(user=mina.id))["user"]
    names = [one["name"] async for page in await bot.client.users_list(limit=1) for one in page["members"]]
    assert names == ["mina", "jiro"]
    who = await bot.client.auth_test()
    assert (who["team_id"], who["user_id"]) == (slack.team, slack.bot_user)


async def test_a_file_goes_to_a_person_in_three_steps(slack: FakeSlack, bot: Bot) -> None:
    mina = slack.person("Mina")
    place = (await bot.client.conversations_open(users=mina.id))["channel"]["id"]
    await bot.client.files_upload_v2(
        channel=place, filename="data.json", content="{}", title="Your data", initial_comment="All of it", alt_txt="x"
    )
    (message,) = slack.shown(slack.dm(mina))
    (file,) = message.files
    assert (message.text, file.name, file.title) == ("All of it", "data.json", "Your data")
    assert (file.content, file.alt_text) == (b"{}", "x")


async def test_ephemeral_messages_are_gone_after_a_reload(slack: FakeSlack, bot: Bot) -> None:
    mina, general = slack.person("Mina"), slack.channel("general")
    await slack.command(mina, general, "/zainichi")
    await bot.client.chat_postMessage(channel=general.id, text="stays")
    slack.reload(mina)
    assert [message.text for message in slack.shown(general, mina)] == ["stays"]


async def test_whoever_is_called_by_a_text_is_noted(slack: FakeSlack, bot: Bot) -> None:
    mina, general = slack.person("Mina"), slack.channel("general")
    await bot.client.chat_postMessage(channel=general.id, text="&lt;!channel&gt; @here")
    assert slack.mentions == []
    rich = {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "user", "user_id": mina.id}]}],
    }
    await bot.client.chat_postMessage(channel=general.id, text="<!channel> `<@U404>`", blocks=[rich])
    await bot.client.chat_postMessage(channel=general.id, text="@here", link_names=True)
    assert [mention.who for mention in slack.mentions] == ["channel", "U404", "Mina", "here"]
    assert [message.pings for message in slack.shown(general)] == [[], ["channel", "U404", "Mina"], []]


async def test_the_same_thing_is_told_again_by_order_and_the_person_sees_one_acknowledgement(
    slack: FakeSlack, bot: Bot
) -> None:
    triggers = []

    async def count(args: AsyncArgs) -> None:
        triggers.append(args.body["trigger_id"])
        await args.ack(f"answer {len(triggers)}")

    bot.on["/zainichi"] = count
    slack.repeat_next(2)
    mina, general = slack.person("Mina"), slack.channel("general")
    await slack.command(mina, general, "/zainichi")
    assert (len(triggers), len(set(triggers)), sorted(bot.retries)) == (3, 1, ["1", "2"])
    assert len(slack.shown(general, mina)) == 1
    await slack.command(mina, general, "/zainichi")
    assert len(triggers) == 4
