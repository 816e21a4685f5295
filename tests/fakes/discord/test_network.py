"""Channels, troubles and the gateway of the loopback Discord, as the real discord.py meets them."""

import asyncio
import io
import time
from collections.abc import AsyncIterator

import discord as library
import pytest
import pytest_asyncio
from discord import ui

from tests.fakes.discord.server import ANNOUNCEMENT, FORUM, VOICE, Can, FakeDiscord, Fault, NoAnswer, redirect
from tests.fakes.discord.small_bot import Bot, running


@pytest_asyncio.fixture
async def discord() -> AsyncIterator[FakeDiscord]:
    async with FakeDiscord() as discord:
        discord.server_channel()
        yield discord


@pytest_asyncio.fixture
async def bot(discord: FakeDiscord) -> AsyncIterator[Bot]:
    async with running(discord) as bot:
        yield bot


# Channels


async def test_a_channel_message_is_posted_edited_read_and_deleted(discord: FakeDiscord, bot: Bot) -> None:
    place = discord.server_channel("class")
    channel = await bot.place(place)
    message = await channel.send("hello", file=library.File(io.BytesIO(b"1,2"), "report.csv", description="the report"))
    assert place.public[0].files == {"report.csv": b"1,2"}
    assert place.public[0].data["attachments"][0]["description"] == "the report"
    await message.edit(content="hello again")
    assert (await channel.fetch_message(message.id)).content == "hello again"
    assert [one.content async for one in channel.history()] == ["hello again"]
    await message.delete()
    assert place.public == []
    with pytest.raises(library.NotFound) as gone:
        await message.edit(content="?")
    assert gone.value.code == 10008


async def test_the_same_nonce_twice_makes_one_message(discord: FakeDiscord, bot: Bot) -> None:
    place = discord.server_channel("daily")
    channel = await bot.place(place)
    first = await channel.send("the fact of the day", nonce="daily-1959-12-14")
    second = await channel.send("the fact of the day", nonce="daily-1959-12-14")
    assert first.id == second.id
    assert len(place.public) == 1
    discord.forward(minutes=10)
    assert (await channel.send("again", nonce="daily-1959-12-14")).id != first.id


async def test_the_bot_is_told_what_it_may_not_do(discord: FakeDiscord, bot: Bot) -> None:
    mina = discord.person("Mina")
    mina.account.takes_messages = False
    gone = discord.server_channel("gone")
    discord.delete_channel(gone)
    thrown = discord.server_channel("thrown")
    assert thrown.server
    discord.throw_out(thrown.server)
    refusals = [
        (gone, 10003),
        (thrown, 50001),
        (discord.server_channel("hidden", bot_can=0), 50001),
        (discord.server_channel("read only", bot_can=Can.SEE), 50013),
        (discord.dm(mina), 50007),
    ]
    for place, code in refusals:
        with pytest.raises(library.HTTPException) as error:
            await (await bot.place(place)).send("hello")
        assert error.value.code == code
    plain = await bot.place(discord.server_channel("plain", bot_can=Can.SEE | Can.SEND))
    with pytest.raises(library.Forbidden):
        await plain.send(embed=library.Embed(title="no embeds here"))
    with pytest.raises(library.Forbidden):
        await plain.send(file=library.File(io.BytesIO(b""), "a.txt"))


async def test_in_a_thread_another_permission_lets_the_bot_write_and_a_forum_takes_posts_alone(
    discord: FakeDiscord, bot: Bot
) -> None:
    forum = discord.server_channel("forum", kind=FORUM)
    for place, code in (
        (forum, 50008),
        (discord.thread(forum, bot_can=Can.SEE | Can.SEND), 50013),
        (discord.thread(discord.server_channel("text"), bot_can=Can.SEE | Can.SEND), 50013),
        (discord.server_channel("voice", kind=VOICE, bot_can=Can.SEE | Can.SEND_IN_THREADS), 50013),
        (discord.server_channel("news", kind=ANNOUNCEMENT, bot_can=Can.SEE | Can.SEND_IN_THREADS), 50013),
    ):
        with pytest.raises(library.HTTPException) as error:
            await bot.get_partial_messageable(int(place.id)).send("hello")
        assert error.value.code == code, place.name
    thread = discord.thread(forum, bot_can=Can.SEE | Can.SEND_IN_THREADS)
    await bot.get_partial_messageable(int(thread.id)).send("hello")
    assert [message.text for message in thread.public] == ["hello"]
    assert isinstance(await bot.fetch_channel(int(thread.id)), library.Thread)


async def test_a_member_may_do_in_a_channel_what_it_does_not_deny(discord: FakeDiscord) -> None:
    quiet = discord.server_channel("quiet", denied=Can.SEND)
    mina, boss = discord.person("Mina", place=quiet), discord.person("Boss", place=quiet, permissions=Can.ALL)
    thread = discord.thread(quiet)
    for place in (quiet, thread):
        assert not place.can(mina.account) & Can.SEND
        assert place.can(mina.account) & Can.SEND_IN_THREADS
        assert place.can(boss.account) & Can.SEND


async def test_the_bot_can_ask_where_it_is_and_what_it_may_do(discord: FakeDiscord, bot: Bot) -> None:
    place = discord.server_channel("class", bot_can=Can.SEE | Can.SEND)
    assert place.server
    guild = await bot.fetch_guild(int(place.server.id))
    channel = await guild.fetch_channel(int(place.id))
    assert isinstance(channel, library.TextChannel)
    mina = discord.person("Mina", permissions=Can.TEACHER)
    assert bot.user
    me, member = await guild.fetch_member(bot.user.id), await guild.fetch_member(int(mina.id))
    can = channel.permissions_for(me)
    assert (can.send_messages, can.embed_links, member.display_name) == (True, False, "Mina")
    assert place.server.name in [one.name async for one in bot.fetch_guilds()]
    dm = await (await bot.fetch_user(int(mina.id))).create_dm()
    await dm.send("privately")
    assert [message.text for message in discord.dm(mina).public] == ["privately"]


async def test_pings_are_counted_only_where_they_are_allowed(discord: FakeDiscord, bot: Bot) -> None:
    mina = discord.person("Mina")
    place = mina.place
    assert place.server
    role = discord.role(place.server, "Class")
    channel = await bot.place(place)
    text = f"@everyone <@{mina.id}> <@&{role.id}> `@here`"
    await channel.send(text)
    await channel.send(text, allowed_mentions=library.AllowedMentions(users=True))
    await channel.send(text, allowed_mentions=library.AllowedMentions.all())
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay(text))
    await channel.send(view=view, allowed_mentions=library.AllowedMentions(roles=[library.Object(int(role.id))]))
    await channel.send(embed=library.Embed(title=text), allowed_mentions=library.AllowedMentions.all())
    pings = [message.pings for message in place.public]
    assert pings == [set(), {"Mina"}, {"Mina", "Class", "everyone"}, {"Class"}, set()]


# Troubles


async def test_told_to_slow_down_the_bot_waits_and_succeeds(discord: FakeDiscord, bot: Bot) -> None:
    place = discord.server_channel("busy")
    discord.faults.add("POST /channels/*/messages", Fault.too_fast(0.1), Fault.too_fast(0.1, scope="global"))
    start = time.monotonic()
    await (await bot.place(place)).send("patience")
    assert time.monotonic() - start >= 0.2
    statuses = [call.status for call in discord.calls if call.path.endswith("/messages")]
    assert (statuses, [message.text for message in place.public]) == ([429, 429, 200], ["patience"])
    assert discord.faults.left == 0


async def test_servers_break_answers_are_late_and_cables_are_cut(discord: FakeDiscord, bot: Bot) -> None:
    place = discord.server_channel("storm")
    channel = await bot.place(place)
    route = f"POST /channels/{place.id}/messages"
    discord.faults.add(route, Fault.broken(503))
    with pytest.raises(library.DiscordServerError):
        await channel.send("lost")
    discord.faults.add(route, Fault.refused(403, 50013))
    with pytest.raises(library.Forbidden):
        await channel.send("lost")
    discord.faults.add(route, Fault.broken(502))
    await channel.send("tried again")
    discord.faults.add(route, Fault.slow(0.2))
    start = time.monotonic()
    await channel.send("late")
    assert time.monotonic() - start >= 0.2
    discord.faults.add(route, Fault.cut(afterwards=True))
    with pytest.raises(Exception, match=r"disconnected|reset"):
        await channel.send("posted but not confirmed", nonce="n1")
    await channel.send("posted but not confirmed", nonce="n1")
    assert [message.text for message in place.public] == ["tried again", "late", "posted but not confirmed"]


# The gateway


async def test_after_a_broken_connection_no_press_is_lost_and_none_comes_twice(discord: FakeDiscord, bot: Bot) -> None:
    async def count(interaction: library.Interaction) -> None:
        await interaction.response.send_message("counted", ephemeral=True)

    bot.on_press["another"] = count
    mina = discord.person("Mina")
    messages = [await mina.types("/zainichi fact", topic=f"t{i}") for i in range(6)]
    await mina.presses(messages[0], "Another")
    await discord.gateway.drop()
    assert not discord.gateway.connected
    await asyncio.gather(*(mina.presses(message, "Another") for message in messages[1:4]))
    await discord.gateway.drop(code=4000)
    await asyncio.gather(*(mina.presses(message, "Another") for message in messages[4:]))
    assert sorted(bot.heard) == [f"another:t{i}" for i in range(6)]
    assert (discord.gateway.identified, discord.gateway.resumed) == (1, 2)


async def test_asked_to_reconnect_the_bot_resumes_and_told_its_session_is_over_it_starts_anew(
    discord: FakeDiscord, bot: Bot
) -> None:
    mina = discord.person("Mina")
    await discord.gateway.ask_to_reconnect()
    await discord.until(lambda: discord.gateway.resumed == 1, 5)
    await discord.gateway.invalidate(resumable=True)
    await discord.until(lambda: discord.gateway.resumed == 2, 5)
    await discord.gateway.invalidate()
    await discord.until(lambda: discord.gateway.identified == 2, 5)
    assert (await mina.types("/zainichi fact")).text
    assert bot.errors == []


async def test_a_gateway_that_stops_answering_heartbeats_is_left_and_resumed() -> None:
    async with FakeDiscord(heartbeat=0.1) as discord, running(discord, heartbeat_timeout=0.4):
        await asyncio.sleep(0.3)
        assert discord.gateway.resumed == 0
        discord.gateway.acknowledges = False
        await discord.until(lambda: discord.gateway.resumed, 5)
        discord.gateway.acknowledges = True
        assert (await discord.person("Mina").types("/zainichi fact")).text


async def test_a_gateway_that_greets_late_is_waited_for() -> None:
    async with FakeDiscord() as discord:
        discord.gateway.hello_after = 0.3
        start = time.monotonic()
        async with running(discord):
            assert time.monotonic() - start >= 0.3
            assert (await discord.person("Mina").types("/zainichi fact")).text


async def test_a_gateway_that_never_greets_is_connected_to_and_nothing_comes_of_it() -> None:
    async with FakeDiscord() as discord:
        discord.gateway.hello_after = None
        with redirect(discord):
            bot = Bot()
            starting = asyncio.create_task(bot.start(discord.token))
            await discord.until(lambda: discord.gateway.open)
            assert not (await asyncio.wait([starting], timeout=0.2))[0]
            assert discord.gateway.identified == 0
            await discord.gateway.drop()
            starting.cancel()
            await asyncio.wait([starting])
            await bot.close()


async def test_a_route_that_discord_does_not_have_fails_the_test() -> None:
    async def asks() -> None:
        async with FakeDiscord() as discord, running(discord) as bot:
            with pytest.raises(library.NotFound):
                await bot.http.request(library.http.Route("GET", "/guilds/{guild_id}/emoji", guild_id=1))

    with pytest.raises(ExceptionGroup) as crashes:
        await asks()
    assert "no route for GET /guilds/1/emoji" in str(crashes.value.exceptions[0])


async def test_commands_come_with_their_translations_only_for_whoever_asks(discord: FakeDiscord, bot: Bot) -> None:
    route = library.http.Route("GET", "/applications/{application_id}/commands", application_id=bot.application_id or 0)
    (plain,) = await bot.http.request(route)
    (whole,) = await bot.http.request(route, params={"with_localizations": "true"})
    assert "name_localizations" not in plain["options"][0]
    assert whole["options"][0]["name_localizations"].keys() == {"ja", "ko"}
    assert plain["id"] == whole["id"] == discord.commands[0]["id"]


async def test_a_wrong_token_is_turned_away_at_both_doors(discord: FakeDiscord) -> None:
    with redirect(discord):
        bot = Bot()
        with pytest.raises(library.LoginFailure):
            await bot.start("wrong")
        await bot.close()
        bot = Bot(shard_count=1)
        await bot.login(discord.token)
        bot.http.token = "wrong"
        with pytest.raises(library.ConnectionClosed) as closed:
            await bot.connect()
        assert closed.value.code == 4004
        await bot.close()


async def test_the_servers_are_shared_out_among_the_shards() -> None:
    async with FakeDiscord(shards=2) as discord:
        places = []
        for i in range(4):
            places.append(discord.server_channel(f"room {i}"))
            await asyncio.sleep(0.002)
        async with running(discord, intents=library.Intents(guilds=True)) as bot:
            await discord.until(lambda: len(bot.guilds) == 4)
            mina = discord.person("Mina")
            for place in places:
                assert (await mina.at(place).types("/zainichi fact")).text
            assert bot.shard_count == discord.gateway.identified == 2


async def test_discord_py_goes_back_to_the_real_discord_afterwards(discord: FakeDiscord) -> None:
    before = library.http.Route.BASE
    with redirect(discord):
        assert discord.api == library.http.Route.BASE
    assert before == library.http.Route.BASE
    assert before.startswith("https://")


async def test_a_bot_that_is_killed_leaves_its_messages_and_another_one_goes_on(discord: FakeDiscord) -> None:
    mina = discord.person("Mina")
    module = Bot.__module__
    first = await discord.start(module, discord.token)
    await discord.connected()
    fact = await mina.types("/zainichi fact")
    first.kill()
    await first.wait()
    await discord.until(lambda: not discord.gateway.connected)
    discord.ack_seconds = 0.1
    with pytest.raises(NoAnswer):
        await mina.types("/zainichi fact")
    discord.ack_seconds = 3.0
    async with running(discord):
        assert (await mina.types("/zainichi fact")).text == fact.text
        assert mina.sees()[0] is fact


async def test_only_a_bot_that_wishes_to_hear_of_messages_does(discord: FakeDiscord) -> None:
    heard = []

    class Listener(Bot):
        async def on_message(self, message: library.Message) -> None:
            heard.append(message.content)

    with redirect(discord):
        bot = Listener(intents=library.Intents(guilds=True, guild_messages=True))
        task = asyncio.create_task(bot.start(discord.token))
        await discord.connected()
        place = discord.server_channel("new")
        await discord.until(lambda: bot.get_channel(int(place.id)))
        await (await bot.place(place)).send("heard")
        await discord.until(lambda: heard == ["heard"])
        discord.delete_channel(place)
        await discord.until(lambda: not bot.get_channel(int(place.id)))
        await bot.close()
        await task
