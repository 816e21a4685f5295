"""When Discord, the network, the disk or the process fails: everybody is answered, and nobody twice."""

import asyncio
import contextlib
import json
import logging
import re
import signal
import sqlite3
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import MappingProxyType

import pytest
import pytest_asyncio

from bot.core.platform import AdapterError
from bot.facts.store import SeenStore
from bot.platforms.discord import answering
from bot.platforms.discord.adapter import DiscordAdapter
from bot.quiz.store import QuizStore
from bot.scores.store import ScoreStore
from content.library import Library
from tests.fakes.discord.server import Call, FakeDiscord, Fault, Message, NoAnswer, Person, redirect
from tests.support.on_discord import (
    OnDiscord,
    a_bot,
    forges_a_press,
    on_discord,
    press_of,
    process,
    read,
    running,
    says,
    shares,
)

pytestmark = pytest.mark.asyncio(loop_scope="module")
CALLBACK = "POST /interactions/*/*/callback"
WRONG = "MTAwMDAwMDAwMDAwMDAwMDAw.wrong1.a-token-of-the-right-shape-but-not-it"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_bot(library: Library, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[OnDiscord]:
    async with on_discord(library, str(tmp_path_factory.mktemp("discord") / "zainichi.db")) as on:
        yield on


@pytest.fixture
def on(shared_bot: OnDiscord) -> Iterator[OnDiscord]:
    yield shared_bot
    assert shared_bot.discord.refused == []
    assert shared_bot.discord.faults.left == 0
    store = shared_bot.client._connection._view_store
    assert not store._views


def class_of(on: OnDiscord, size: int) -> list[Person]:
    """So many people, each in a server of their own."""
    return [on.person("server", name=f"Pupil {number}") for number in range(size)]


async def facts_seen(on: OnDiscord, person: Person) -> int:
    """How many facts the bot thinks that it has shown to this person."""
    return sum(it.times for it in (await SeenStore(on.bot.database).seen(f"discord:{person.id}", "fact")).values())


async def each_answered_once(on: OnDiscord, people: list[Person], messages: list[Message]) -> None:
    assert len({message.id for message in messages}) == len(people)
    for person in people:
        assert len(person.sees()) == 1
        assert says(person.sees()[0], "en", "label-source")
        assert await facts_seen(on, person) == 1


def refused_as_double(on: OnDiscord) -> int:
    return sum(call.code == 40060 for call in on.discord.calls)


def number_told(message: Message) -> str:
    found = re.search(r"mention ([0-9a-f]{8})", read(message.text))
    assert found
    return found[1]


# What Discord answers


@pytest.mark.parametrize(
    "fault",
    [Fault.refused(403, 50013), Fault.refused(403, 50001), Fault.refused(404, 10003), Fault.refused(400, 50035)],
    ids=["missing permission", "missing access", "deleted channel", "malformed"],
)
async def test_what_discord_refuses_is_logged_with_a_number_that_the_person_is_told_in_private(
    on: OnDiscord, fault: Fault, caplog: pytest.LogCaptureFixture
) -> None:
    for where in ("server", "dm", "elsewhere"):
        mina = on.person(where)
        on.discord.faults.add(CALLBACK, fault)
        sorry = await mina.types("/zainichi fact")
        assert sorry.ephemeral == (where != "dm")
        assert f"told to the person as {number_told(sorry)}" in caplog.text
        assert on.discord.token not in caplog.text
        assert says(await mina.types("/zainichi fact"), "en", "label-source")


async def test_an_answer_that_comes_too_late_is_noted_and_no_bug(
    on: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    mina = on.person("server")
    on.discord.ack_seconds = 0.05
    on.discord.faults.add(CALLBACK, Fault.slow(0.4, afterwards=False))
    try:
        with pytest.raises(NoAnswer):
            await mina.types("/zainichi quiz", quiz="first-ships")
        await on.discord.until(lambda: "10062" in caplog.text)
    finally:
        on.discord.ack_seconds = 3.0
    assert "too late or answered already (10062)" in caplog.text
    assert not [record for record in caplog.records if record.levelno > logging.INFO]
    assert says(await mina.types("/zainichi quiz"), "en", "quiz-question", number=1, of=12, title="The first ships")


async def test_a_command_that_discord_delivers_twice_is_answered_once(
    on: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    mina = on.person("server")
    data = json.dumps({"id": on.discord.commands[0]["id"], "name": "zainichi", "type": 1,
                       "options": [{"name": "fact", "type": 1, "options": []}]})  # fmt: skip
    event = mina._event(2, mina._owners([0, 1]), None, 3)
    server = mina.place.server
    assert server
    for _ in range(2):
        await on.discord.gateway.dispatch("INTERACTION_CREATE", mina._payload(event, data), server.id)
    await on.discord.until(lambda: "40060" in caplog.text)
    assert "too late or answered already (40060)" in caplog.text
    assert not [record for record in caplog.records if record.levelno > logging.INFO]
    assert len(mina.sees()) == 1


async def test_told_to_slow_down_the_bot_answers_when_it_may(on: OnDiscord) -> None:
    for scope in ("user", "shared", "global"):
        mina = on.person("server")
        on.discord.faults.add(CALLBACK, *(Fault.too_fast(0.05, scope) for _ in range(4)))
        begun = time.monotonic()
        await each_answered_once(on, [mina], [await mina.types("/zainichi fact")])
        assert time.monotonic() - begun >= 0.2


async def test_in_a_burst_of_refusals_over_several_seconds_no_answer_is_lost_and_none_doubled(on: OnDiscord) -> None:
    people = class_of(on, 120)
    on.discord.faults.add(CALLBACK, *(Fault.too_fast(0.5, "global" if i % 3 else "user") for i in range(160)))

    async def arrives(person: Person, after: float) -> Message:
        await asyncio.sleep(after)
        return await person.types("/zainichi fact")

    begun = time.monotonic()
    messages = await asyncio.gather(*(arrives(person, i * 0.02) for i, person in enumerate(people)))
    assert 2 < time.monotonic() - begun < 8
    await each_answered_once(on, people, messages)
    assert sum(call.status == 429 for call in on.discord.calls) >= 160


async def test_when_discord_breaks_before_or_after_it_has_taken_an_answer_it_is_there_once(on: OnDiscord) -> None:
    people = class_of(on, 8)
    late = refused_as_double(on)
    for afterwards in (False, True):
        on.discord.faults.add(CALLBACK, *(Fault.broken(it, afterwards=afterwards) for it in (500, 502, 503, 504)))
    messages = await asyncio.gather(*(it.types("/zainichi fact") for it in people))
    await on.discord.until(lambda: refused_as_double(on) == late + 4)  # what was taken already was sent once more
    await each_answered_once(on, people, messages)


@pytest.mark.parametrize("afterwards", [False, True], ids=["before", "after"])
async def test_when_the_connection_is_cut_before_or_after_an_answer_has_arrived_it_is_there_once(
    on: OnDiscord, afterwards: bool
) -> None:
    for cuts in (1, 2):
        mina = on.person("server")
        on.discord.faults.add(CALLBACK, *(Fault.cut(afterwards=afterwards) for _ in range(cuts)))
        answer = await mina.types("/zainichi fact")
        await on.discord.until(lambda: on.discord.faults.left == 0)
        await each_answered_once(on, [mina], [answer])


async def test_a_press_whose_answer_was_cut_off_counts_once(on: OnDiscord) -> None:
    mina = on.person("server")
    quiz = await mina.types("/zainichi quiz", quiz="first-ships")
    answer = press_of(quiz, "answer")
    on.discord.faults.add(CALLBACK, Fault.cut(), Fault.cut(afterwards=True))
    await mina.presses(quiz, answer)
    assert quiz.labels == ["Next question", "Sources"]
    await mina.presses(quiz, "Next question")
    assert len(await QuizStore(on.bot.database).answers(int(answer.split("|")[2]))) == 1
    assert mina.sees() == [quiz]


# The gateway


async def test_however_the_gateway_breaks_no_command_or_press_is_lost_and_none_counts_twice(
    on: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    gateway = on.discord.gateway
    resumed = gateway.resumed
    for trouble in (gateway.drop, partial(gateway.drop, code=4000), gateway.ask_to_reconnect):
        people = class_of(on, 6)
        quizzes = [await person.types("/zainichi quiz", quiz="first-ships") for person in people]
        await trouble()
        presses = [person.presses(quiz, press_of(quiz, "answer")) for person, quiz in zip(people, quizzes, strict=True)]
        new = class_of(on, 6)
        typed = [person.types("/zainichi fact") for person in new]
        messages = await asyncio.gather(*presses, *typed)
        assert all("Next question" in message.labels for message in messages[:6])
        await each_answered_once(on, new, list(messages[6:]))
        for person in people:
            assert person.place.server
            there = f"discord:{person.place.server.id}"
            assert (await ScoreStore(on.bot.database).score(f"discord:{person.id}", there, "")).answers == 1
            assert len(person.sees()) == 1
    assert gateway.resumed >= resumed + 3
    identified = gateway.identified
    await gateway.invalidate()
    await on.discord.until(lambda: gateway.identified > identified and gateway.connected, 5)
    await on.discord.until(on.client.is_ready, 5)
    mina = on.person("server")
    await each_answered_once(on, [mina], [await mina.types("/zainichi fact")])
    assert not [record for record in caplog.records if record.levelno > logging.WARNING]


async def test_the_bot_says_that_it_is_ready_once_however_often_it_connects(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    async with FakeDiscord() as discord, a_bot(library) as bot, running(discord, bot) as client:
        for count in (1, 2, 3):
            await discord.until(lambda: client.is_ready() and discord.gateway.identified == count, 5)  # noqa: B023
            await discord.gateway.invalidate()
        await discord.until(lambda: discord.gateway.identified == 4 and client.is_ready(), 5)
    assert caplog.text.count("ready: Discord") == 1


# The database


async def test_a_database_that_may_not_be_written_is_told_in_a_sentence_and_in_private(on: OnDiscord) -> None:
    mina = on.person("server", "ja")
    fact = await mina.types("/zainichi fact")
    writer = on.bot.database._writer  # type: ignore[attr-defined]  # the real one, on a real file
    await writer.execute("PRAGMA query_only=ON")
    try:
        answers = [await mina.types("/zainichi fact"), await mina.presses(fact, press_of(fact, "share"))]
    finally:
        await writer.execute("PRAGMA query_only=OFF")
    for answer in answers:
        assert says(answer, "ja", "trouble-read-only", name="zainichi.db")
        assert answer.ephemeral
    assert mina.place.public == []
    assert says(await shares(mina, fact), "ja", "shared-by", name="Mina")


@contextlib.contextmanager
def locked(on: OnDiscord) -> Iterator[None]:
    """The database is held by another program."""
    path = on.bot.database._name  # type: ignore[attr-defined]  # the real one, on a real file
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


def since(on: OnDiscord, start: float) -> list[Call]:
    return [call for call in on.discord.calls if call.at >= start]


async def test_work_that_takes_longer_is_announced_and_then_answered_once(on: OnDiscord) -> None:
    """For a command, for a step of a quiz in its own message, for what is shared, and alone with the bot."""
    mina, jun, ami, kei = (on.person(where) for where in ("server", "server", "dm", "elsewhere"))
    quiz = await jun.types("/zainichi quiz", quiz="first-ships")
    fact, other = await kei.types("/zainichi fact"), await ami.types("/zainichi term", name="soren")
    start = on.discord.world.clock.now()
    with locked(on):
        slow = [
            asyncio.create_task(work)
            for work in (
                mina.types("/zainichi fact"),
                jun.presses(quiz, press_of(quiz, "answer")),
                kei.presses(fact, press_of(fact, "share")),
                ami.types("/zainichi fact"),
            )
        ]
        await asyncio.sleep(1.0)
        assert since(on, start) == []
        await on.discord.until(lambda: len(since(on, start)) == 4)
        assert mina.sees()[0].loading
        assert mina.sees()[0].ephemeral
        assert kei.place.public == []
        await asyncio.sleep(0.2)
    answer, revealed, _, alone = await asyncio.gather(*slow)
    assert says(answer, "en", "label-source")
    assert answer.ephemeral
    assert mina.sees() == [answer]
    await on.discord.until(lambda: "Next question" in quiz.labels)
    assert jun.sees() == [revealed] == [quiz]
    await on.discord.until(lambda: kei.place.public)
    (shared,) = kei.place.public
    assert says(shared, "en", "shared-by", name="Mina")
    assert kei.sees() == [fact, shared]
    assert not alone.ephemeral
    assert ami.sees() == [other, alone]
    assert len(since(on, start)) == 8
    assert await facts_seen(on, mina) == 1


async def test_an_announcement_that_was_cut_off_is_followed_by_the_answer_all_the_same(
    on: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "DEFER_AFTER", 0.2)
    people = class_of(on, 2)
    on.discord.faults.add(CALLBACK, Fault.cut(), Fault.cut(afterwards=True))
    with locked(on):
        slow = [asyncio.create_task(person.types("/zainichi fact")) for person in people]
        await asyncio.sleep(0.4)
    await each_answered_once(on, people, list(await asyncio.gather(*slow)))


async def test_what_fails_after_the_announcement_is_told_in_private(
    on: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "DEFER_AFTER", 0.2)
    mina, jun = on.person("server"), on.person("server")
    fact = await jun.types("/zainichi fact")
    answers = []
    for route, work in (
        ("PATCH /webhooks/*/*/messages/@original", mina.types("/zainichi fact")),
        ("POST /webhooks/*/*", jun.presses(fact, press_of(fact, "share"))),
    ):
        on.discord.faults.add(route, Fault.refused(403, 50013))
        with locked(on):
            task = asyncio.create_task(work)
            await asyncio.sleep(0.4)
        answers.append(await task)
    sorry = answers[0]
    assert number_told(sorry)
    assert sorry.ephemeral
    await on.discord.until(lambda: len(jun.sees()) == 2)
    assert number_told(jun.sees()[1])
    assert jun.place.public == []


# Bugs


async def test_a_bug_is_logged_with_a_number_that_only_the_person_is_told(
    on: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(on.bot, library=replace(on.bot.library, facts=MappingProxyType({})))
    async with FakeDiscord() as discord, running(discord, broken) as client:
        there = OnDiscord(discord, broken, client)
        for where in ("server", "elsewhere", "group", "dm"):
            mina = there.person(where)
            sorry = await mina.types("/zainichi fact")
            assert sorry.ephemeral == (where != "dm")
            assert f"told to the person as {number_told(sorry)}" in caplog.text
            assert "Traceback" not in sorry.text
            help_ = await mina.types("/zainichi help")
            again = await forges_a_press(mina, help_, "share|comment|" + next(iter(on.bot.library.excerpts)))
            assert again.ephemeral == (where != "dm")  # a share that fails is no news to the others
            assert number_told(again) if where != "dm" else again.text
        assert discord.refused == []


# The process


async def ended(bot: asyncio.subprocess.Process, seconds: float = 30) -> int:
    try:
        return await asyncio.wait_for(bot.wait(), seconds)
    except TimeoutError:
        bot.kill()
        raise


async def test_a_wrong_token_is_told_in_one_line_without_the_token_and_ends_the_process(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        bots = []
        for level in ("INFO", "ERROR"):
            (tmp_path / level).mkdir()
            bots.append(await process(discord, tmp_path / level, DISCORD_TOKEN=WRONG, LOG_LEVEL=level))
        assert await asyncio.gather(*map(ended, bots)) == [1, 1]
    for level in ("INFO", "ERROR"):
        lines = (tmp_path / level / "log.txt").read_text().splitlines()
        assert [line for line in lines if "DISCORD_TOKEN" in line] == lines[-1:]
        assert lines[-1].startswith("DISCORD_TOKEN is not taken by Discord.")
        assert level == "INFO" or len(lines) == 1
        assert WRONG not in "".join(lines)
        assert "Traceback" not in "".join(lines)


async def test_a_token_that_is_reset_while_the_bot_runs_is_told_in_the_same_line(library: Library) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot:
        with redirect(discord):
            task = asyncio.create_task(DiscordAdapter(discord.token, locale="en").run(bot.router))
            await discord.connected()
            discord.world.token = WRONG
            await discord.gateway.drop()
            with pytest.raises(AdapterError, match="DISCORD_TOKEN is not taken by Discord"):
                await asyncio.wait_for(task, 10)


async def test_if_discord_does_not_take_the_commands_the_bot_says_why_in_one_line(library: Library) -> None:
    async with FakeDiscord() as discord, a_bot(library) as bot:
        discord.faults.add("PUT /applications/*/commands", Fault.refused(400, 50035, "Invalid Form Body"))
        with redirect(discord), pytest.raises(AdapterError, match=r"does not take the commands: .*50035") as told:
            await DiscordAdapter(discord.token, locale="en").run(bot.router)
    assert "\n" not in str(told.value)


async def test_a_press_on_a_message_from_before_the_process_was_killed_goes_on_with_the_same_round(
    tmp_path: Path,
) -> None:
    async with FakeDiscord() as discord:
        mina = discord.person("Mina")
        alone = mina.at(discord.dm(mina))
        bot = await process(discord, tmp_path)
        await discord.connected()
        quiz = await mina.types("/zainichi quiz", quiz="first-ships")
        other = await alone.types("/zainichi quiz", quiz="after-landing")
        bot.kill()
        assert await ended(bot) == -signal.SIGKILL
        await discord.until(lambda: not discord.gateway.connected)
        discord.forward(minutes=7 * 24 * 60)

        bot = await process(discord, tmp_path)
        await discord.until(lambda: discord.gateway.connected, 10)
        number = press_of(quiz, "answer").split("|")[2]
        await mina.presses(quiz, press_of(quiz, "answer"))
        assert quiz.labels == ["Next question", "Sources"]
        assert press_of(quiz, "step").split("|")[2] == number
        await mina.presses(quiz, "Next question")
        assert "2 / 12" in quiz.text
        await alone.presses(other, other.buttons[0].custom_id or "")
        assert [len(who.sees()) for who in (mina, alone)] == [1, 1]

        await discord.gateway.drop()
        await discord.until(lambda: discord.gateway.resumed, 10)
        await discord.until(lambda: "ready: Discord" in (tmp_path / "log.txt").read_text(), 10)
        bot.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        assert await ended(bot) == 0
        assert time.monotonic() - begun < 5

        assert sum(call.method == "PUT" for call in discord.calls) == 1  # told of the commands by the first alone
        assert discord.refused == []
    log = (tmp_path / "log.txt").read_text()
    assert log.count("ready: Discord") <= 2  # one for each process that lived long enough
    last = log[log.rindex("Discord knows the commands") :]
    assert last.count("ready: Discord") == 1
    assert "intent" not in log
    assert "Traceback" not in log
    assert discord.token not in log
