"""One life of a bot under load, until it is killed: classes press, hosts lead, the heartbeat shows. For `tests.soak`.

Everything goes in by the bot's own ways, as from an adapter. What was pressed, which receipt was shown and what was
posted is written to a diary before the bot can go on, so that it outlives a kill.
"""

import asyncio
import contextlib
import json
import logging
import os
import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.classquiz import runner as heartbeat, service as classes
from bot.classquiz.model import ClassRound
from bot.core.context import Bot, Caller
from bot.core.i18n import Voice
from bot.core.names import Index
from bot.core.platform import Need
from bot.core.press import Act, Pick, Play, pack
from bot.core.reply import Reply, options
from bot.db.connect import connect
from bot.dispatch import router as answering
from bot.quiz.rules import Phase
from bot.quiz.store import Store
from content.library import Library
from tests.support.playing import text

PLACES, PUPILS = ("console:1", "console:2"), 20
SCORINGS = ("accuracy", "accuracy", "tiebreak", "none")
LEASE = 300
"""Milliseconds, instead of half a minute: it is what has to pass after a kill in the middle of a post."""
SAY = Voice("en")
REFUSALS = ("late", "ended", "early", "paused", "already")
ENOUGH = 10.0


class Diary:
    """A file that lines are added to. It also is the platform: what the bot posts is written into it."""

    platform = "console"

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
        self._numbers = 0

    def write(self, **entry: object) -> None:
        """Add a line. Once this returns a kill does not take it back."""
        os.write(self._file, json.dumps(entry).encode() + b"\n")

    def number(self) -> str:
        """Something to call a press or a message by, in this life and all others."""
        self._numbers += 1
        return f"{os.getpid()}-{self._numbers}"

    async def missing(self, place: str, person: str) -> Sequence[Need]:
        del place, person
        return ()

    async def post(self, place: str, reply: Reply, key: str) -> str:
        del place
        await asyncio.sleep(0.002)
        self.write(posted=key, by=os.getpid(), presses=_presses(reply))
        return self.number()

    async def tell(self, person: str, reply: Reply, key: str) -> str:
        del person, reply
        await asyncio.sleep(0.002)
        self.write(told=key, by=os.getpid())
        return self.number()

    async def edit(self, message: str, reply: Reply) -> None:
        await asyncio.sleep(0.002)
        self.write(edited=message, by=os.getpid(), presses=_presses(reply))


def _presses(reply: Reply) -> list[str]:
    return [option.press for option in options(reply)]


class Life:
    """A bot that people use. Whoever has the `last` one plays their round to its end and begins no other."""

    def __init__(self, bot: Bot, diary: Diary, chance: random.Random, *, last: bool) -> None:
        self._bot, self._diary, self._chance, self._last = bot, diary, chance, last

    async def leads(self, place: str) -> None:
        """The host of a place opens round after round and leads them, sometimes at odd moments."""
        host = _caller(f"{place}-host", place, staff=frozenset({"zainichi-class"}))
        while True:
            await asyncio.sleep(self._chance.uniform(0, 0.06))
            round = await self._live(place)
            if round:
                press = self._step(round)
                if press:
                    await answering.pressed(self._bot, host, pack(press))
            elif self._last:
                return
            else:
                chosen = f"questions:{self._chance.randint(1, 4)} scoring:{self._chance.choice(SCORINGS)}"
                await answering.typed(self._bot, host, f"zainichi-class start {chosen} seconds:10")

    def _step(self, round: ClassRound) -> Play | None:
        """What the host presses next; now and then nothing."""
        number, at, chance = round.id, round.position, self._chance
        if chance.random() < 0.2:
            return None
        match round.phase:
            case Phase.LOBBY:
                return Play(number, Act.START, 0)
            case Phase.NOTE:
                return Play(number, chance.choice((Act.READY, Act.READY, Act.SKIP)), at)
            case Phase.OPEN if round.paused:
                return Play(number, Act.RESUME, at)
            case Phase.OPEN:
                act = chance.choice((Act.REVEAL, Act.EXTEND, Act.PAUSE, None))
                return Play(number, act, round.version if act is Act.EXTEND else at) if act else None
            case _:
                return Play(number, Act.NEXT, at)

    async def presses(self, place: str, person: str, slowly: float) -> None:
        """Somebody joins, answers, changes their mind, presses what has closed; one press after another."""
        chance = self._chance
        latest = datetime.now(UTC)
        while True:
            await asyncio.sleep(chance.uniform(0.001, slowly))
            round = await self._live(place)
            if round is None:
                continue
            latest = max(latest + timedelta(milliseconds=1), datetime.now(UTC))
            caller = _caller(person, place, at=latest)
            if round.phase is Phase.LOBBY:
                await answering.pressed(self._bot, caller, pack(Play(round.id, Act.JOIN, 0)))
            elif round.phase is Phase.OPEN:
                stale = round.position > 0 and chance.random() < 0.1
                position = round.position - stale
                await self._picks(round, caller, position, chance.choice(round.items[position].order))

    async def _picks(self, round: ClassRound, caller: Caller, position: int, choice: int) -> None:
        number, at = self._diary.number(), classes.milliseconds(caller.at or datetime.now(UTC))
        self._diary.write(pressed=number, round=round.id, person=caller.person, position=position, choice=choice, at=at)
        reply = text(await answering.pressed(self._bot, caller, pack(Pick(round.id, position, choice))))
        if SAY("class-locked", letter=round.items[position].letter(choice)) in reply:
            self._diary.write(receipt=number)
        elif any(SAY(f"class-refused-{why}") in reply for why in REFUSALS):
            self._diary.write(refused=number)
        else:
            self._diary.write(odd=reply)

    async def _live(self, place: str) -> ClassRound | None:
        live = await self._bot.store.classes.live_in(place)
        stands = classes.standing(self._bot, live) if live else None
        return stands[0] if stands else None

    async def reported(self) -> None:
        """Wait until every round has ended and its host has the report."""
        while await self._bot.store.classes.due(2**53):  # noqa: ASYNC110  # it is the database that tells
            await asyncio.sleep(0.05)


def _caller(person: str, place: str, *, staff: frozenset[str] = frozenset(), at: datetime | None = None) -> Caller:
    return Caller(
        *(person, "console", "en", "en"),
        name=person,
        place_language="en",
        staff=staff,
        place=place,
        place_name="#class",
        at=at or datetime.now(UTC),
    )


async def live(library: Library, index: Index, url: str, diary: Diary, seed: int, *, last: bool) -> None:
    """Live until killed, or until everything is done if this is the `last` life."""
    logging.basicConfig(level=logging.ERROR, handlers=[_Told(diary)], force=True)
    heartbeat.LEASE = LEASE
    chance = random.Random(seed)
    store = Store(await connect(url))
    bot = Bot(library, store, index, lambda: datetime.now(UTC), chance, outlets={"console": diary})
    life = Life(bot, diary, chance, last=last)
    beating = asyncio.create_task(heartbeat.Heartbeat(bot).run())
    people = [(at, f"{at}-{number}", 0.03 if number else 0.5) for at in PLACES for number in range(PUPILS)]
    pupils = [asyncio.create_task(life.presses(*person)) for person in people]
    await asyncio.gather(*map(life.leads, PLACES))
    for task in pupils:
        task.cancel()
    await life.reported()
    beating.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await beating
    await bot.worker.close()
    await store.close()


class _Told(logging.Handler):
    """Errors are written into the diary: there must be none."""

    def __init__(self, diary: Diary) -> None:
        super().__init__()
        self._diary = diary

    def emit(self, record: logging.LogRecord) -> None:
        self._diary.write(odd=f"{record.getMessage()} {record.exc_info and record.exc_info[1]!r}")
