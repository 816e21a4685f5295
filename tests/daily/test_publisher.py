"""The daily fact as it is brought: once a day, whatever crashes, on both databases."""

import asyncio
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.core.clock import milliseconds, moment
from bot.core.i18n import Voice
from bot.core.platform import TERMINAL, NotPostedError, Permission, PostFailure, PostKey, Urgency
from bot.core.reply import Heading, Kicker, Reply
from bot.daily import rules
from bot.daily.publisher import LEASE
from bot.daily.rules import When, upcoming
from bot.daily.service import stored
from bot.daily.store import StoredSchedule, WantedSchedule
from bot.db.migrate import migrate
from bot.facts.selection import is_sure
from bot.platforms.console.messenger import PLACE, ConsoleMessenger
from content.library import Library
from tests.conftest import Clock
from tests.support.bot import Bot, bot_on
from tests.support.databases import BOTH, opened

MORI = "console:me"
NINE = WantedSchedule("console", PLACE, "terminal", MORI, "09:00", "UTC", "0123456", None, "en")
EN = Voice("en")


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


class Board:
    """A place to post in, seen from behind. It can be out of order, and the power can go out before or after a post."""

    platform = TERMINAL

    def __init__(self) -> None:
        self.posts: list[tuple[PostKey, Reply]] = []
        self.told: list[tuple[str, Reply]] = []
        self.wrong: Exception | None = None
        self.crash: str | None = None
        self.slow = 0.0
        self.begun = asyncio.Event()
        self.posted = asyncio.Event()

    def link(self, place: str, message: str) -> str:
        del place, message
        return ""

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        del place, person
        return ()

    async def is_person(self, person: str) -> bool:
        del person
        return True

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        self.begun.set()
        await asyncio.sleep(self.slow)
        if self.wrong:
            raise self.wrong
        if self.crash == "before":
            raise asyncio.CancelledError
        self.posts.append((key, reply))
        self.posted.set()
        if self.crash == "after":
            raise asyncio.CancelledError
        return f"{place}/{len(self.posts)}"

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        self.told.append((person, reply))
        return str(key)

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        raise AssertionError(f"{message} is never changed to {reply}, however urgent ({urgency})")

    @property
    def days(self) -> list[str]:
        return [str(key.parts[-1]) for key, _ in self.posts]


@pytest.fixture
def board() -> Board:
    return Board()


@pytest.fixture
def bot(bot: Bot, board: Board) -> Bot:
    return replace(bot, messengers={"console": board})


async def put(bot: Bot, wanted: WantedSchedule = NINE) -> None:
    when = When(time.fromisoformat(wanted.time), wanted.zone, frozenset(map(int, wanted.days)))
    await bot.daily.store.upsert(wanted, stored(upcoming(when, moment(bot.clock()))[0]))


async def the_one(bot: Bot) -> StoredSchedule:
    (one,) = await bot.daily.store.of("console")
    return one


async def looks(bot: Bot) -> None:
    """As a process does that has just begun."""
    await replace(bot).publisher.deliver("console")


def texts(reply: Reply) -> list[str]:
    return [it.text for it in reply.blocks if hasattr(it, "text")]


async def test_a_fact_comes_at_its_hour_and_not_before_and_not_again(bot: Bot, board: Board, clock: Clock) -> None:
    clock.time = datetime(2026, 4, 28, 8, 59, 59, tzinfo=UTC)
    await put(bot)
    await looks(bot)
    assert board.posts == []
    for _ in range(3):
        clock.forward(seconds=1)
        await looks(bot)
    assert board.days == ["2026-04-28"]
    ((_, reply),) = board.posts
    assert not reply.private
    assert [type(block) for block in reply.blocks if isinstance(block, Kicker | Heading)][-2:] == [Kicker, Heading]


async def test_two_processes_at_once_post_it_once(bot: Bot, board: Board, clock: Clock) -> None:
    await put(bot)
    clock.forward(days=1)
    board.slow = 0.01
    await asyncio.gather(*(looks(bot) for _ in range(4)))
    assert board.days == ["2026-04-29"]


@pytest.mark.parametrize(("crash", "posts"), [("before", 1), ("after", 2)])
async def test_after_a_crash_it_is_posted_once_the_lease_runs_out(
    bot: Bot, board: Board, clock: Clock, crash: str, posts: int
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.crash = crash
    await looks(bot)
    board.crash = None
    await looks(bot)  # for all anybody knows, it is still being posted
    assert len(board.posts) == posts - 1
    clock.forward(milliseconds=LEASE)
    await looks(bot)
    await looks(bot)
    assert board.days == ["2026-04-29"] * posts
    assert len({key for key, _ in board.posts}) == 1  # by which Discord knows it again
    assert len({reply for _, reply in board.posts}) == 1


async def test_a_fact_comes_late_after_some_hours_and_not_after_six(bot: Bot, board: Board, clock: Clock) -> None:
    await put(bot)
    clock.forward(days=1, hours=5)
    await looks(bot)
    assert board.days == ["2026-04-29"]
    clock.forward(days=1, hours=1)
    await looks(bot)
    assert board.days == ["2026-04-29"]
    one = await the_one(bot)
    assert (one.missed, one.day) == ("2026-04-30", "2026-05-01")


async def test_no_fact_comes_again_before_all_of_its_topic_have(bot: Bot, board: Board, clock: Clock) -> None:
    await put(bot, NINE._replace(topic="economy"))
    pool = [fact for fact in bot.library.facts.values() if fact.topic == "economy" and is_sure(fact)]
    for _ in pool:
        clock.forward(days=1)
        await looks(bot)
    assert len(board.posts) == len(pool)
    posted = await bot.daily.store.posted(PLACE)
    assert len(posted) >= len(pool) - sum(bool(fact.month_day) for fact in pool)


async def test_what_a_place_had_today_does_not_come_again_when_it_is_set_anew(
    bot: Bot, board: Board, clock: Clock
) -> None:
    await put(bot)
    clock.forward(days=1)
    await looks(bot)
    await put(bot, NINE._replace(time="12:00"))  # as if another process had set it in the same instant
    clock.forward(hours=3)
    await looks(bot)
    assert board.days == ["2026-04-29"]
    assert (await the_one(bot)).day == "2026-04-30"


@pytest.mark.parametrize("why", [PostFailure.GONE, PostFailure.FORBIDDEN, PostFailure.LOST, PostFailure.REFUSED])
async def test_after_three_failures_within_an_hour_it_is_paused_and_the_moderator_is_told(
    bot: Bot, board: Board, clock: Clock, why: PostFailure
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.wrong = NotPostedError(why, "no")
    tried = []
    for minute in range(90):
        before = await the_one(bot)
        await looks(bot)
        if await the_one(bot) != before:
            tried.append(minute)
        clock.forward(minutes=1)
    assert tried == [0, 15, 60]
    one = await the_one(bot)
    assert (one.paused, one.due) == (why, None)
    ((person, reply),) = board.told
    assert person == MORI
    assert texts(reply)[1:3] == [EN("daily-stopped", place="terminal"), EN(f"daily-paused-{why}", platform="console")]
    board.wrong = None
    clock.forward(days=2)
    await looks(bot)
    assert board.posts == []


async def test_the_moderator_is_told_in_their_own_language(bot: Bot, board: Board, clock: Clock) -> None:
    await put(bot)
    await bot.members.choose_language(MORI, "ko")
    board.wrong = NotPostedError(PostFailure.GONE, "no")
    clock.forward(days=1)
    for _ in range(4):
        await looks(bot)
        clock.forward(minutes=45)
    assert texts(board.told[0][1])[1] == Voice("ko")("daily-stopped", place="terminal")


async def test_a_moderator_who_is_forgotten_is_not_told(bot: Bot, board: Board, clock: Clock) -> None:
    await put(bot)
    await bot.privacy.delete(MORI)
    board.wrong = NotPostedError(PostFailure.GONE, "no")
    clock.forward(days=1)
    for _ in range(4):
        await looks(bot)
        clock.forward(minutes=45)
    assert board.told == []
    assert (await the_one(bot)).paused == "gone"


async def test_a_platform_that_is_down_is_waited_for_until_the_day_is_left_out(
    bot: Bot, board: Board, clock: Clock
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.wrong = NotPostedError(PostFailure.BUSY, "down")
    for _ in range(5):
        await looks(bot)
        clock.forward(hours=1)
    one = await the_one(bot)
    assert (one.tries, one.paused) == (0, None)
    board.wrong = None
    await looks(bot)
    assert board.days == ["2026-04-29"]


async def test_a_platform_that_asks_for_patience_is_left_alone_for_so_long(
    bot: Bot, board: Board, clock: Clock
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.wrong = NotPostedError(PostFailure.BUSY, "ratelimited", 90)
    await looks(bot)
    board.wrong = None
    clock.forward(minutes=1)
    await looks(bot)
    assert board.days == []
    clock.forward(minutes=1)
    await looks(bot)
    assert board.days == ["2026-04-29"]
    assert (await the_one(bot)).tries == 0


async def test_a_post_that_fails_by_a_bug_three_times_is_paused_and_told_too(
    bot: Bot, board: Board, clock: Clock
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.wrong = ZeroDivisionError("a bug")
    for _ in range(4):
        await looks(bot)
        clock.forward(minutes=45)
    assert (await the_one(bot)).paused == "refused"
    assert [person for person, _ in board.told] == [MORI]


async def test_a_bug_is_logged_and_does_not_stop_the_others(
    bot: Bot, board: Board, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.wrong = ZeroDivisionError("a bug")
    await looks(bot)
    await looks(bot)
    assert caplog.text.count("a bug while posting") == 1
    board.wrong = None
    clock.forward(minutes=15)
    await looks(bot)
    assert board.days == ["2026-04-29"]


async def test_it_runs_by_itself_until_it_is_told_to_stop(bot: Bot, board: Board, clock: Clock) -> None:
    await put(bot)
    clock.forward(days=1)
    task = asyncio.create_task(bot.publisher.run())
    await asyncio.wait_for(board.posted.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_what_is_being_posted_when_the_bot_is_told_to_stop_is_posted_and_marked(
    bot: Bot, board: Board, clock: Clock
) -> None:
    await put(bot)
    clock.forward(days=1)
    board.slow = 0.2
    task = asyncio.create_task(bot.publisher.run())
    await asyncio.wait_for(board.begun.wait(), 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len(board.posts) == 1
    assert len(await bot.daily.store.posted(PLACE)) == 1


async def test_in_the_terminal_a_fact_is_printed_at_its_hour(bot: Bot, clock: Clock) -> None:
    printed: list[Reply] = []
    bot = replace(bot, messengers={"console": ConsoleMessenger(printed.append)})
    await put(bot)
    clock.forward(days=1)
    await looks(bot)
    assert len(printed) == 1


@pytest.fixture
async def two(url: str, library: Library, board: Board, clock: Clock) -> AsyncIterator[Sequence[Bot]]:
    """Two processes on one database."""
    async with AsyncExitStack() as stack:
        databases = [await stack.enter_async_context(opened(url)) for _ in range(2)]
        await migrate(databases[0], Path(url).name)
        yield [bot_on(library, database, clock, {"console": board}) for database in databases]


@pytest.mark.parametrize("zone", ["America/New_York", "Africa/Casablanca", "Australia/Lord_Howe", "America/Nuuk"])
async def test_with_restarts_and_two_processes_each_day_comes_once_at_its_hour(
    two: Sequence[Bot], board: Board, clock: Clock, zone: str
) -> None:
    chance = random.Random(zone)
    at = time(chance.choice((0, 2, 23)), 30)
    clock.time = datetime(2026, 2, 20, 12, tzinfo=UTC)
    await put(two[0], NINE._replace(time=f"{at:%H:%M}", zone=zone))
    first = date.fromisoformat((await the_one(two[0])).day)
    days = [first + timedelta(days=n) for n in range(60)]
    last = rules.moment(at, zone, days[-1])
    assert last
    while clock() < milliseconds(last) + LEASE * 2:
        board.crash = None if board.crash else chance.choice(("before", None))  # down for less than the grace
        for bot in chance.choice((two[:1], two[1:], two)):
            await looks(bot)
        clock.forward(hours=chance.uniform(0.5, 2.5))
    board.crash = None
    await looks(two[0])
    assert board.days[: len(days)] == [day.isoformat() for day in days]
    assert len(set(board.days)) == len(board.days)
