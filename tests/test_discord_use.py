"""The bot on Discord as people use it: in a server, alone with the bot, and where only they installed it."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from types import MappingProxyType

import pytest
import pytest_asyncio

from bot.commands import COMMANDS
from bot.i18n import Voice
from bot.option import OneOf, options, suggestions
from content.library import Library
from tests.fakes.discord import Fault
from tests.on_discord import LOCALES, PLACES, OnDiscord, forges_a_press, on_discord, press_of, running, says, shares

ONWARDS = ("Show the question", "B", "Next question", "See how it went")
"""The button that leads through a quiz."""


@pytest_asyncio.fixture
async def on(library: Library) -> AsyncIterator[OnDiscord]:
    async with on_discord(library) as on:
        yield on
    assert on.discord.refused == []


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize("locale", LOCALES)
async def test_every_command_answers_everywhere_in_the_persons_language(on: OnDiscord, where: str, locale: str) -> None:
    mina = on.person(where, locale)
    for name, command in COMMANDS.items():
        required = {it.name: "Niigata" for it in options(command) if it.required}
        reply = await mina.types(f"/zainichi {name}", **required)
        assert reply.text
        assert reply.ephemeral == (where != "dm")
        assert reply.pings == frozenset()
    assert says(await mina.types("/zainichi score"), locale, "score-none")


async def test_every_option_takes_every_value_that_it_offers_and_answers_nonsense_kindly(on: OnDiscord) -> None:
    for name, command in COMMANDS.items():
        for option in options(command):
            mina = on.person("server")  # somebody new, who has chosen no language
            if not isinstance(option.kind, OneOf):
                continue
            for value, _ in suggestions(option.kind, "", on.bot, Voice("en"))[:3]:
                assert (await mina.types(f"/zainichi {name}", **{option.name: value})).text
            if not option.kind.fixed:
                assert "does not fit" in (await mina.types(f"/zainichi {name}", **{option.name: "qwxz"})).text


async def test_while_somebody_types_terms_are_offered_in_any_script(on: OnDiscord) -> None:
    mina = on.person("server", "ja")
    offered = await mina.completes("/zainichi term", name="조총련")
    assert ("朝鮮総連", "chongryon") in [(choice.name, choice.value) for choice in offered]
    assert len(await mina.completes("/zainichi term", name="")) <= 25
    assert await mina.completes("/zainichi search", query="Niigata")


async def test_a_quiz_lives_in_one_message_to_its_end(on: OnDiscord) -> None:
    mina = on.person("server")
    message = await mina.types("/zainichi quiz", questions=3, topic="economy")
    first = message
    while "Another quiz" not in message.labels:
        label = next(
            it for it in ("Show the question", "A", "Next question", "See how it went") if it in message.labels
        )
        message = await mina.presses(message, label)
        assert message.id == first.id
    assert "of 3" in message.text


async def test_a_quiz_of_thirty_questions_lasts_longer_than_any_token(on: OnDiscord) -> None:
    mina = on.person("elsewhere")
    message = await mina.types("/zainichi quiz", questions=30)
    steps = 0
    while "Another quiz" not in message.labels:
        on.discord.forward(minutes=2)
        label = next(
            it for it in ("Show the question", "B", "Next question", "See how it went") if it in message.labels
        )
        message = await mina.presses(message, label)
        steps += 1
    assert steps >= 60


async def test_what_is_shared_is_seen_by_all_in_the_language_of_the_server(on: OnDiscord) -> None:
    mina = on.person("server", "ja", name="Mina *@everyone*")
    jun = on.neighbour(mina)
    shared = await shares(mina, await mina.types("/zainichi term", name="soren"))
    assert not shared.ephemeral
    assert shared.pings == frozenset()
    assert "Chongryon" in shared.text
    private = await jun.presses(shared, press_of(shared, "run"))
    assert private.ephemeral


async def test_alone_with_the_bot_there_is_nobody_to_share_with(on: OnDiscord) -> None:
    assert "Share" not in (await on.person("dm").types("/zainichi fact")).labels


async def test_nobody_can_press_a_button_of_somebody_elses_quiz(on: OnDiscord) -> None:
    mina = on.person("server")
    jun = on.neighbour(mina)
    question = await mina.types("/zainichi quiz", quiz="first-ships")
    own = await jun.types("/zainichi quiz", quiz="first-ships")
    press = press_of(question, "answer").removeprefix("z|")
    assert "somebody else" in (await forges_a_press(jun, own, press)).text
    assert (await mina.presses(question, "A")).text.startswith("### ")


async def test_a_bug_is_told_privately_with_a_number(on: OnDiscord, caplog: pytest.LogCaptureFixture) -> None:
    mina = on.person("server")
    on.client._bot = replace(on.bot, library=replace(on.bot.library, facts=MappingProxyType({})))
    reply = await mina.types("/zainichi fact")
    assert "give this number" in reply.text
    assert reply.text.rstrip()[-8:] in caplog.text


async def test_a_burst_of_too_many_requests_loses_and_doubles_nothing(on: OnDiscord) -> None:
    people = [on.person("server", name=f"Person {number}") for number in range(12)]
    for _ in range(6):
        on.discord.faults.add("POST /interactions/*/*/callback", Fault.too_fast(0.2))
    replies = await asyncio.gather(*(person.types("/zainichi fact") for person in people))
    assert len({reply.id for reply in replies}) == 12


async def test_after_the_connection_dropped_presses_are_answered_once(on: OnDiscord) -> None:
    mina = on.person("server")
    question = await mina.types("/zainichi quiz", quiz="first-ships")
    await on.discord.gateway.drop()
    await on.discord.until(lambda: on.discord.gateway.resumed > 0, 10)
    revealed = await mina.presses(question, "A")
    assert "Next question" in revealed.labels
    assert mina.place.server
    stored = await on.bot.store.live_round(f"discord:{mina.account.id}", f"discord:{mina.place.server.id}")
    assert stored
    assert len(await on.bot.store.answers(stored.id)) == 1


async def test_after_a_restart_an_old_button_works_and_the_commands_are_not_told_again(on: OnDiscord) -> None:
    mina = on.person("server")
    question = await mina.types("/zainichi quiz", quiz="first-ships")
    told = sum("PUT" in call.method for call in on.discord.calls)
    await on.client.close()
    async with running(on.discord, on.bot):
        assert "Next question" in (await mina.presses(question, "A")).labels
    assert sum("PUT" in call.method for call in on.discord.calls) == told == 1


async def test_no_view_is_kept_after_many_answers(on: OnDiscord) -> None:
    mina = on.person("server")
    for _ in range(10):
        await mina.types("/zainichi fact")
    assert on.client._connection._view_store._views == {}
