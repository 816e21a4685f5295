"""When Slack, the network, the disk or the process fails: everybody is answered, and nobody twice."""

import asyncio
import contextlib
import logging
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest
import pytest_asyncio

from bot.core.clock import DAY, HOUR
from bot.core.i18n import Voice
from bot.db.notes import Notes
from bot.facts.store import SeenStore
from bot.platforms.slack import deliveries, handlers, socket_mode as socket, users
from bot.quiz.store import QuizStore
from content.library import Library
from tests.conftest import Clock
from tests.fakes.slack.server import Channel, FakeSlack, Message, NoAnswer, Person
from tests.support.on_slack import MODES, Mode, OnSlack, a_bot, on_slack, press_of, running, says

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=MODES)
async def shared_bot(
    library: Library, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> AsyncIterator[OnSlack]:
    path = str(tmp_path_factory.mktemp("slack") / "zainichi.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "LOOK", 0.05)
        async with on_slack(library, request.param, path) as on:
            yield on


@pytest.fixture
def on(shared_bot: OnSlack) -> Iterator[OnSlack]:
    yield shared_bot
    assert shared_bot.slack.refused == []
    assert shared_bot.slack.mentions == []
    shared_bot.slack.ack_seconds = 3.0
    for channel in shared_bot.slack.world.channels.values():
        channel.messages.clear()


@pytest_asyncio.fixture(loop_scope="module")
async def by_socket(library: Library, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[OnSlack]:
    monkeypatch.setattr(socket, "LOOK", 0.05)
    async with on_slack(library, "socket") as on:
        yield on


@pytest.fixture
def general(on: OnSlack) -> Channel:
    return on.slack.channel("general")


async def facts_seen(on: OnSlack, person: Person) -> int:
    """How many facts the bot thinks that it has shown to this person."""
    return sum(it.times for it in (await SeenStore(on.bot.database).seen(on.stored(person), "fact")).values())


def number_told(message: Message) -> str:
    found = re.search(r"mention ([0-9a-f]{8})", message.text_shown)
    assert found, message
    return found[1]


def all_for(on: OnSlack, person: Person) -> list[Message]:
    """Everything that a person sees, wherever it is."""
    return [it for place in on.slack.world.channels.values() if place.has(person) for it in place.shown(person)]


@contextlib.contextmanager
def locked(on: OnSlack) -> Iterator[None]:
    """The database is held by another program."""
    path = on.bot.database._name  # type: ignore[attr-defined]  # the real one, on a real file
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


# Delivered more than once


async def test_a_command_that_is_delivered_three_times_is_answered_once(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    on.slack.repeat_next(2)
    told = await on.slack.command(mina, general, "/zainichi", "fact")
    assert on.slack.events[-1].attempts == 3
    assert on.slack.shown(general, mina) == [told.message]
    assert await facts_seen(on, mina) == 1


async def test_a_press_that_is_delivered_three_times_has_its_effect_once(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    for kind, more in (("run", 1), ("share", 1), ("begin", 1)):
        before = len(on.slack.shown(general, mina))
        on.slack.repeat_next(2)
        await on.presses(mina, fact, press_of(fact, kind))
        await asyncio.sleep(0.02)
        assert on.slack.events[-1].attempts == 3
        assert len(on.slack.shown(general, mina)) == before + more, kind
    assert await facts_seen(on, mina) == 3
    quiz = on.slack.shown(general, mina)[-1]
    if "Show the question" in quiz.labels:  # by chance its first one has a content note
        await on.presses(mina, quiz, press_of(quiz, "step"))
    answer = press_of(quiz, "answer")
    on.slack.repeat_next(2)
    assert await on.presses(mina, quiz, answer) is quiz
    assert quiz.labels == ["Next question", "Sources"]
    assert len(await QuizStore(on.bot.database).answers(int(answer.split("|")[1]))) == 1


@pytest.mark.parametrize("mode", MODES)
async def test_a_press_that_comes_again_has_no_effect_even_if_another_process_has_answered_it(
    library: Library, mode: Mode
) -> None:
    async with FakeSlack(mode) as slack, a_bot(library) as bot:
        on, mina, general = OnSlack(slack, bot), slack.person("Mina"), slack.channel("general")
        async with running(slack, bot):
            fact = await on.types(mina, general, "fact")
            await on.shares(mina, fact)
            shared = slack.events[-1]
        async with running(slack, bot):
            await slack.delivery.deliver(shared)
            assert shared.acks == 2
            assert len(slack.shown(general)) == 1
            assert says(await on.shares(mina, fact), "en", "shared-already")  # pressed once more, too
            assert len(slack.shown(general)) == 1


async def test_an_export_that_is_asked_for_twice_by_one_press_comes_once(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    await on.types(mina, general, "fact")
    privacy = await on.types(mina, general, "privacy")
    on.slack.repeat_next(3)
    await on.presses(mina, privacy, "Get my data")
    await asyncio.sleep(0.05)
    assert sum(len(it.files) for it in all_for(on, mina)) == 1


async def test_a_visit_to_the_home_tab_that_is_not_acknowledged_in_time_is_answered_all_the_same(
    on: OnSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handlers, "DEFER_AFTER", 0.5)
    mina = on.person()
    on.slack.ack_seconds = 0.15
    on.slack.slow("views.publish", 0.2)
    home = await on.slack.open_home(mina)
    assert on.slack.events[-1].attempts > 1
    assert says(home, "en", "score-heading")


async def test_the_bot_does_not_remember_deliveries_for_ever(on: OnSlack) -> None:
    notes, then = Notes(on.bot.database, "test"), on.bot.clock()
    await notes.mark_delivered("first", then, then - DAY)
    assert await notes.was_delivered("first")
    await notes.mark_delivered("second", then + DAY + HOUR, then + HOUR)
    assert (await notes.was_delivered("first"), await notes.was_delivered("second")) == (False, True)


# The connection


async def test_however_the_socket_breaks_no_command_is_lost_and_none_counts_twice(by_socket: OnSlack) -> None:
    on, general = by_socket, by_socket.slack.channel("general")
    troubles = (on.slack.refresh_socket, on.slack.drop_socket, on.slack.refresh_socket, on.slack.drop_socket)
    for pause, trouble in zip((0, 0, 0.003, 0.003), troubles, strict=True):
        people_there = [on.person(name=f"Pupil {number}") for number in range(6)]
        typed = [asyncio.create_task(on.slack.command(it, general, "/zainichi", "fact")) for it in people_there]
        await asyncio.sleep(pause)
        await trouble()
        await asyncio.gather(*typed)
        quizzes = await asyncio.gather(*(on.types(it, general, "quiz first-ships") for it in people_there))
        pressed = [
            asyncio.create_task(on.presses(person, quiz, press_of(quiz, "answer")))
            for person, quiz in zip(people_there, quizzes, strict=True)
        ]
        await asyncio.sleep(pause)
        await trouble()
        await asyncio.gather(*pressed)
        for person in people_there:
            fact, quiz = on.slack.shown(general, person)
            assert says(fact, "en", "label-source")
            assert quiz.labels == ["Next question", "Sources"]
            assert await facts_seen(on, person) == 1


async def test_a_ping_of_slacks_is_answered(by_socket: OnSlack) -> None:
    on = by_socket
    before = on.slack.socket.pongs
    await on.slack.socket.ping()
    await on.slack.until(lambda: on.slack.socket.pongs > before)


async def test_while_slack_gives_no_new_address_the_bot_keeps_asking(
    by_socket: OnSlack, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    on, general = by_socket, by_socket.slack.channel("general")
    monkeypatch.setattr(socket, "WAIT", 0.02)
    on.slack.fail("apps.connections.open", "internal_error", 2)
    await on.slack.drop_socket()
    assert says(await on.types(on.person(), general, "fact"), "en", "label-source")
    assert caplog.text.count("Slack cannot be reached (SlackApiError); trying again") == 2


# What Slack answers


async def test_told_to_slow_down_the_bot_answers_when_it_may(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    on.slack.ratelimit("response_url", 0, 2)
    on.slack.ratelimit("users.info", 0)
    another = await on.presses(mina, fact, "Another")
    assert on.slack.shown(general, mina) == [fact, another]


async def test_when_slack_breaks_for_a_moment_the_answer_is_there_once(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    on.slack.server_error("response_url", 503)
    another = await on.presses(mina, fact, "Another")
    assert on.slack.shown(general, mina) == [fact, another]


async def test_an_answer_that_slack_refuses_is_told_with_a_number_in_private(
    on: OnSlack, general: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    on.slack.fail("response_url", "no_text")
    sorry = await on.presses(mina, fact, "Another")
    assert sorry.ephemeral
    assert f"told to the person as {number_told(sorry)}" in caplog.text
    on.slack.fail("response_url", "no_text", 2)  # the apology too: then it is a direct message
    sorry = await on.presses(mina, fact, "Another")
    assert sorry.channel is on.slack.dm(mina)
    assert f"told to the person as {number_told(sorry)}" in caplog.text
    assert not any(it in caplog.text for it in (on.slack.bot_token, on.slack.app_token, on.slack.signing_secret))


async def test_where_no_apology_gets_through_that_is_logged(
    on: OnSlack, general: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    on.slack.fail("response_url", "no_text", 2)
    on.slack.fail("chat.postMessage", "restricted_action")
    on.slack.patience = 0.2
    try:
        with pytest.raises(NoAnswer):
            await on.slack.press(mina, fact, "Another")
    finally:
        on.slack.patience = 3.0
    assert "Slack refused the apology too: SlackApiError" in caplog.text


async def test_where_only_a_member_may_post_the_bot_posts_as_one_or_says_how_to_invite_it(on: OnSlack) -> None:
    mina = on.person()
    for inside in (True, False):
        place = on.slack.channel("general", bot_in=inside)
        fact = await on.types(mina, place, "fact")
        on.slack.fail("response_url", "no_text")
        shared = await on.presses(mina, fact, press_of(fact, "share"))
        assert shared.ephemeral != inside
        expected = ("shared-by", "Mina") if inside else ("slack-invite", "zainichi")
        assert says(shared, "en", expected[0], name=expected[1])


async def test_a_share_that_slack_takes_nowhere_is_told_with_a_number(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    on.slack.fail("response_url", "no_text")
    on.slack.fail("chat.postMessage", "restricted_action")
    assert number_told(await on.presses(mina, fact, press_of(fact, "share")))
    assert on.slack.shown(general) == []


async def test_a_press_in_a_channel_that_was_archived_is_answered_in_ones_own_messages(
    on: OnSlack, general: Channel
) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    on.slack.archive(general)
    assert (await on.presses(mina, fact, "Another")).channel is on.slack.dm(mina)


async def test_a_file_that_cannot_be_sent_is_told_with_a_number_and_not_said_to_be_sent(
    on: OnSlack, general: Channel
) -> None:
    mina = on.person()
    await on.types(mina, general, "fact")
    for method in ("files.getUploadURLExternal", "files.completeUploadExternal"):
        on.slack.fail(method, "internal_error")
        sorry = await on.types(mina, general, "privacy export")
        assert number_told(sorry)
        assert sorry.ephemeral


# What Slack says of people


@pytest.mark.parametrize("locale", ["ja", "en"])
async def test_where_slack_does_not_say_who_somebody_is_they_are_answered_in_the_bots_own_language(
    library: Library, locale: str
) -> None:
    async with on_slack(library, "socket", locale=locale) as on:
        general = on.slack.channel("general")
        on.slack.fail("users.info", "internal_error")
        mina = on.person("ko-KR")
        fact = await on.types(mina, general, "fact")
        assert says(fact, locale, "label-source")
        assert says(await on.types(mina, general, "fact"), locale, "label-source")  # not asked again within a minute
        shared = await on.shares(mina, fact)
        assert says(shared, locale, "shared-by", name="mina")
        clock = on.bot.clock
        assert isinstance(clock, Clock)
        clock.forward(minutes=2)
        assert says(await on.types(mina, general, "fact"), "ko", "label-source")
        asked = sum(call.method == "users.info" for call in on.slack.calls)
        await on.types(mina, general, "fact")
        assert sum(call.method == "users.info" for call in on.slack.calls) == asked
        clock.forward(hours=25)
        mina.locale = "en-US"
        assert says(await on.types(mina, general, "fact"), "en", "label-source")


async def test_nobody_waits_long_for_what_slack_says_of_them(
    on: OnSlack, general: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(users, "PATIENCE", 0.05)
    mina = on.person("ja-JP")
    on.slack.slow("users.info", 0.3)
    told = await on.slack.command(mina, general, "/zainichi", "fact")
    assert told.acked < 0.2
    assert says(told.message, "en", "label-source")
    await asyncio.sleep(0.35)
    assert says(await on.types(mina, general, "fact"), "ja", "label-source")


async def test_where_slack_does_not_say_which_conversation_is_the_bots_own_the_answer_is_for_one_alone(
    on: OnSlack,
) -> None:
    mina = on.person()
    on.slack.fail("conversations.open", "internal_error")
    assert (await on.types(mina, on.slack.dm(mina), "fact")).ephemeral


async def test_people_who_come_at_once_are_asked_about_once_each(on: OnSlack, general: Channel) -> None:
    mina = on.person()
    before = sum(call.method == "users.info" for call in on.slack.calls)
    await asyncio.gather(*(on.types(mina, general, "about") for _ in range(5)))
    assert sum(call.method == "users.info" for call in on.slack.calls) == before + 1


# The database


async def test_a_database_that_may_not_be_written_is_told_in_a_sentence_and_in_private(
    on: OnSlack, general: Channel
) -> None:
    mina = on.person("ja-JP")
    fact = await on.types(mina, general, "fact")
    writer = on.bot.database._writer  # type: ignore[attr-defined]  # the real one, on a real file
    await writer.execute("PRAGMA query_only=ON")
    try:
        answers = [await on.types(mina, general, "fact"), await on.presses(mina, fact, press_of(fact, "share"))]
    finally:
        await writer.execute("PRAGMA query_only=OFF")
    for answer in answers:
        assert says(answer, "ja", "trouble-read-only", name="zainichi.db")
        assert answer.ephemeral
    assert on.slack.shown(general) == []
    assert says(await on.shares(mina, fact), "en", "shared-by", name="Mina")


async def test_work_that_takes_longer_is_acknowledged_and_then_answered_once(
    on: OnSlack, general: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For a command, for a step of a quiz in its own message, for what is shared, and alone with the bot."""
    mina, jun, kei, ami = (on.person(name=name) for name in ("Mina", "Jun", "Kei", "Ami"))
    quiz = await on.types(jun, general, "quiz first-ships")
    fact = await on.types(kei, general, "fact")
    await on.types(mina, general, "about")
    await on.types(ami, on.slack.dm(ami), "about")
    monkeypatch.setattr(handlers, "DEFER_AFTER", 0.1)
    with locked(on):
        slow = [
            asyncio.create_task(work)
            for work in (
                on.slack.command(mina, general, "/zainichi", "fact"),
                on.slack.press(jun, quiz, press_of(quiz, "answer")),
                on.slack.press(kei, fact, press_of(fact, "share")),
                on.slack.command(ami, on.slack.dm(ami), "/zainichi", "fact"),
            )
        ]
        await asyncio.sleep(0.3)
        assert all(event.acks == 1 for event in list(on.slack.events)[-4:])
        assert len(on.slack.shown(general, mina)) == 1
    told = await asyncio.gather(*slow)
    answer, revealed, shared, alone = (it.message for it in told)
    assert says(answer, "en", "label-source")
    assert (answer.ephemeral, shared.ephemeral, alone.ephemeral) == (True, False, False)
    assert revealed is quiz
    assert quiz.labels == ["Next question", "Sources"]
    assert says(shared, "en", "shared-by", name="Kei")
    assert len(on.slack.shown(general, mina)) == 3
    assert await facts_seen(on, mina) == 1


async def test_a_late_command_that_is_delivered_again_is_answered_once(
    on: OnSlack, general: Channel, monkeypatch: pytest.MonkeyPatch
) -> None:
    mina = on.person()
    await on.types(mina, general, "about")
    monkeypatch.setattr(handlers, "DEFER_AFTER", 0.1)
    on.slack.repeat_next(2)
    with locked(on):
        slow = asyncio.create_task(on.types(mina, general, "fact"))
        await asyncio.sleep(0.2)
    await slow
    await asyncio.sleep(0.05)
    assert len(on.slack.shown(general, mina)) == 2


async def test_what_fails_after_the_acknowledgement_is_told_in_private(
    on: OnSlack, general: Channel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    monkeypatch.setattr(handlers, "DEFER_AFTER", 0.05)
    acts: list[Callable[[], Awaitable[Message]]] = [
        lambda: on.types(mina, general, "fact"),
        lambda: on.presses(mina, fact, press_of(fact, "run")),
    ]
    for act in acts:
        on.slack.fail("response_url", "no_text")
        with locked(on):
            slow = asyncio.ensure_future(act())
            await asyncio.sleep(0.15)
        sorry = await slow
        assert sorry.ephemeral
        assert f"told to the person as {number_told(sorry)}" in caplog.text
    assert on.slack.shown(general) == []


# Bugs


async def test_a_bug_is_logged_with_a_number_that_only_the_person_is_told(
    on: OnSlack, caplog: pytest.LogCaptureFixture
) -> None:
    broken = replace(on.bot, library=replace(on.bot.library, facts=MappingProxyType({})))
    async with FakeSlack(on.slack.mode) as slack, running(slack, broken):
        there = OnSlack(slack, broken)
        for where in ("channel", "elsewhere", "dm"):
            mina = there.person()
            place = there.place(where, mina)
            sorry = await there.types(mina, place, "fact")
            assert sorry.ephemeral == (where != "dm")
            assert f"told to the person as {number_told(sorry)}" in caplog.text
            assert "Traceback" not in sorry.text_shown
            menu = await there.types(mina, place, "")
            again = await there.presses(mina, menu, "Fact")
            assert again.ephemeral == (where != "dm")
            assert number_told(again)
        assert slack.refused == []


async def test_a_bug_in_drawing_the_home_tab_is_logged_and_the_visit_acknowledged(
    on: OnSlack, caplog: pytest.LogCaptureFixture
) -> None:
    mina = on.person()
    on.slack.fail("views.publish", "internal_error")
    on.slack.patience = 0.1
    try:
        with pytest.raises(NoAnswer):
            await on.slack.open_home(mina)
    finally:
        on.slack.patience = 3.0
    assert "the Home tab could not be drawn: SlackApiError" in caplog.text
    assert says(await on.slack.open_home(mina), "en", "score-heading")


async def test_what_is_not_from_this_version_is_acknowledged_and_logged(
    on: OnSlack, general: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot")
    mina = on.person()
    fact = await on.types(mina, general, "fact")
    block, button = fact.find(fact.buttons[0].action_id, button=True)
    on.slack.patience = 0.05
    try:
        with pytest.raises(NoAnswer, match="nothing"):
            await on.slack.acts.change(mina, fact, block, button | {"action_id": "somebody-elses"}, {})
    finally:
        on.slack.patience = 3.0
    assert on.slack.events[-1].acks == 1
    assert Voice("en")("oops", id="")[:10] not in fact.text_shown


# The end


@pytest.mark.parametrize("patience", [0.05, 5.0], ids=["acknowledged", "not yet acknowledged"])
@pytest.mark.parametrize("mode", MODES)
async def test_what_is_under_way_when_the_bot_is_told_to_stop_is_still_answered(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: float, mode: Mode
) -> None:
    monkeypatch.setattr(handlers, "DEFER_AFTER", patience)
    async with FakeSlack(mode) as slack, a_bot(library, str(tmp_path / "zainichi.db")) as bot:
        on, mina, general = OnSlack(slack, bot), slack.person("Mina"), slack.channel("general")
        async with running(slack, bot):
            await on.types(mina, general, "about")
            with locked(on):
                slow = asyncio.create_task(on.types(mina, general, "fact"))
                await asyncio.sleep(0.15)
            assert not slow.done()
        assert says(await slow, "en", "label-source")


async def test_the_bot_remembers_only_the_newest_people_and_deliveries(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(users, "CACHE_SIZE", 3)
    monkeypatch.setattr(deliveries, "CACHE_SIZE", 3)
    async with on_slack(library, "socket") as on:
        general = on.slack.channel("general")
        crowd = [on.person(name=f"Pupil {number}") for number in range(6)]
        for person in (*crowd, *crowd):
            assert says(await on.types(person, general, "about"), "en", "about-heading")
        asked = [call.arguments.get("user") for call in on.slack.calls if call.method == "users.info"]
    assert asked.count(crowd[0].id) == 2


async def test_a_time_zone_that_is_unknown_here_is_no_trouble(on: OnSlack, general: Channel) -> None:
    for zone in ("Mars/Olympus", "", "../etc/passwd"):
        mina = on.slack.person("Mina", tz=zone)
        assert says(await on.types(mina, general, "today"), "en", "label-source")
