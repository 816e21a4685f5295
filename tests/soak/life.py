"""One life of a bot under load, until it is killed: classes press, hosts lead, the runner shows. For `tests.soak`.

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
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from bot.classquiz import display_store, runner
from bot.classquiz.buttons import Act, AnswerInClass, ClassAction
from bot.classquiz.model import ClassRound
from bot.classquiz.service import RoundSnapshot, rebuild
from bot.core.clock import milliseconds
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.i18n import Voice
from bot.core.platform import TERMINAL, PerhapsPostedError, Permission, Platform, PostKey, Urgency
from bot.core.press import pack
from bot.core.reply import Reply, buttons
from bot.db.connect import connect
from bot.quiz.items import Phase
from content.library import Library
from tests.support.bot import Bot, bot_on, closing
from tests.support.playing import text

PLACES, PUPILS = tuple(f"console:{number}" for number in range(1, 6)), 8
SCORINGS = ("accuracy", "accuracy", "tiebreak", "none")
LEASE = 300
"""Milliseconds, instead of half a minute, where one life follows on another."""
TROUBLE, RETRY_AFTER = 0.25, 0.1
"""What share of posts is late, and of what share the answer is lost; seconds until such a one is tried again."""
SAY = Voice("en")
REFUSALS = ("late", "ended", "early", "paused", "already")
ENOUGH = 10.0
AHEAD = display_store.ASKED_FOR // 2
"""Milliseconds after which nobody is at anything any more whom a kill has kept from ending it."""


class Crowd(NamedTuple):
    """Where a life is led, by how many pupils in each place, and how many seconds apart they and hosts press at most.

    `group` tells its pupils from those of other lives at the same time. `lease`: how many milliseconds something that
    is claimed is nobody else's; what a kill in the middle of a post leaves waits that long.
    """

    places: Sequence[str] = PLACES
    pupils: int = PUPILS
    pupils_within: float = 0.03
    hosts_within: float = 0.06
    group: str = ""
    lease: int = LEASE


def now() -> int:
    """The clock of this machine."""
    return milliseconds(datetime.now(UTC))


class Diary:
    """A file that lines are added to. It also is the platform: what the bot posts is written into it."""

    platform: Platform = TERMINAL

    def __init__(self, path: Path, trouble: random.Random | None = None) -> None:
        self._file = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY)
        self._numbers = 0
        self._trouble = trouble
        lines = [json.loads(line) for line in path.read_bytes().splitlines()] if trouble else []
        self._there: dict[str, str] = {it["posted"]: it["message"] for it in lines if "posted" in it}

    def write(self, **entry: object) -> None:
        """Add a line. Once this returns a kill does not take it back."""
        os.write(self._file, json.dumps(entry).encode() + b"\n")

    def number(self) -> str:
        """Something to call a press or a message by, in this life and all others."""
        self._numbers += 1
        return f"{os.getpid()}-{self._numbers}"

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
        """Like Discord: the same key again gives what stands there. Some come late, of some the answer is lost."""
        del place
        late = self._fails()
        await asyncio.sleep(0.3 if late else 0.002)
        message = self._there.get(str(key)) or self.number()
        if self._trouble is None or str(key) not in self._there:
            self._there[str(key)] = message
            self.write(posted=str(key), by=os.getpid(), presses=_presses(reply), message=message, at=now())
        if late:
            self.write(late=str(key))
        if self._fails():
            self.write(lost=str(key))
            raise PerhapsPostedError("the answer is lost")
        return message

    def _fails(self) -> bool:
        return self._trouble is not None and self._trouble.random() < TROUBLE

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        del person, reply
        await asyncio.sleep(0.002)
        self.write(told=str(key), by=os.getpid())
        return self.number()

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        del urgency
        await asyncio.sleep(0.002)
        self.write(edited=message, by=os.getpid(), presses=_presses(reply))


def _presses(reply: Reply) -> list[str]:
    return [option.press for option in buttons(reply)]


ALONE = Crowd()
"""One process that has everybody."""


class Life:
    """A bot that people use. Whoever has the `last` one plays their round to its end and begins no other."""

    def __init__(
        self, bot: Bot, diary: Diary, chance: random.Random, *, last: bool, hosts_within: float = 0.06
    ) -> None:
        self._bot, self._diary, self._chance, self._last = bot, diary, chance, last
        self._hosts_within = hosts_within

    async def leads(self, place: str) -> None:
        """The host of a place opens round after round and leads them, sometimes at odd moments."""
        host = _host(place)
        while True:
            await asyncio.sleep(self._chance.uniform(0, self._hosts_within))
            held = await self._live(place)
            if held:
                press = self._step(held.round)
                if press:
                    await self._bot.router.pressed(host, pack(press))
            elif self._last:
                return
            else:
                await begins(self._bot, place, self._chance.randint(1, 4), self._chance.choice(SCORINGS))

    def _step(self, round: ClassRound) -> ClassAction | None:
        """What the host presses next; now and then nothing."""
        number, at, chance = round.id, round.position, self._chance
        if chance.random() < 0.2:
            return None
        match round.phase:
            case Phase.LOBBY:
                return ClassAction(number, Act.START, 0)
            case Phase.NOTE:
                return ClassAction(number, chance.choice((Act.READY, Act.READY, Act.SKIP_SURE)), at)
            case Phase.OPEN if round.paused:
                return ClassAction(number, Act.RESUME, at)
            case Phase.OPEN:
                act = chance.choice((Act.REVEAL, Act.EXTEND, Act.PAUSE, None))
                return ClassAction(number, act, round.limit if act is Act.EXTEND else at) if act else None
            case _:
                return ClassAction(number, Act.NEXT, at)

    async def presses(self, place: str, person: str, slowly: float) -> None:
        """Somebody joins, answers, changes their mind, presses what has closed; one press after another."""
        chance = self._chance
        latest = now()
        while True:
            await asyncio.sleep(chance.uniform(0.001, slowly))
            held = await self._live(place)
            if held is None:
                continue
            round = held.round
            latest = max(latest + 1, now())
            caller = _caller(person, place, at=latest)
            if round.phase is Phase.LOBBY:
                await self._bot.router.pressed(caller, pack(ClassAction(round.id, Act.JOIN, 0)))
            elif round.phase is Phase.OPEN:
                stale = round.position > 0 and chance.random() < 0.1
                position = round.position - stale
                await self._picks(held, caller, position, chance.choice(round.items[position].order))

    async def _picks(self, held: RoundSnapshot, caller: Caller, position: int, choice: int) -> None:
        round, text_of = held.round, held.content.asked[position].choices[choice].text
        number, at = self._diary.number(), caller.at or now()
        self._diary.write(pressed=number, round=round.id, person=caller.person, position=position, choice=choice, at=at)
        reply = text(await self._bot.router.pressed(caller, pack(AnswerInClass(round.id, position, choice))))
        if SAY("class-locked", choice=text_of) in reply:
            self._diary.write(receipt=number)
        elif any(SAY(f"class-refused-{why}") in reply for why in REFUSALS):
            self._diary.write(refused=number)
        else:
            self._diary.write(odd=reply)

    async def _live(self, place: str) -> RoundSnapshot | None:
        live = await self._bot.classes.store.live_in(place)
        return rebuild(live) if live else None

    async def reported(self) -> None:
        """Wait until every round has ended, its host has the report, and nobody is at any message of it.

        So little is looked ahead that a message that may be there unknown is not given up by then.
        """
        while await self._bot.displays.due(now() + AHEAD):  # noqa: ASYNC110  # it is the database that tells
            await asyncio.sleep(0.05)


async def begins(bot: Bot, place: str, questions: int, scoring: str) -> None:
    """The host of a place opens a round."""
    line = f"zainichi-class start questions:{questions} scoring:{scoring} seconds:10"
    await bot.router.typed(_host(place), line)


def _host(place: str) -> Caller:
    return _caller(f"{place}-host", place, staff=frozenset({Root.CLASS}))


def _caller(person: str, place: str, *, staff: frozenset[str] = frozenset(), at: int | None = None) -> Caller:
    return Caller(
        *(person, "console", "en", "en"),
        name=person,
        place_language="en",
        staff=staff,
        place=place,
        place_name="#class",
        at=at or now(),
    )


async def live(library: Library, url: str, diary: Diary, seed: int, *, last: bool, crowd: Crowd = ALONE) -> None:
    """Live until killed, or until everything is done if this is the `last` life."""
    logging.basicConfig(level=logging.ERROR, handlers=[_Told(diary)], force=True)
    display_store.LEASE = crowd.lease
    runner.RETRY_AFTER = RETRY_AFTER
    database = await connect(url)
    bot = bot_on(library, database, now, {"console": diary}, seed=seed, owner=str(os.getpid()))
    life = Life(bot, diary, random.Random(seed), last=last, hosts_within=crowd.hosts_within)
    async with closing(bot):
        running = asyncio.create_task(bot.runner.run())
        calling = asyncio.create_task(bot.peers.run())
        people = [
            (at, f"{at}-{crowd.group}{number}", crowd.pupils_within if number or crowd.group else 0.5)
            for at in crowd.places
            for number in range(crowd.pupils)
        ]
        pupils = [asyncio.create_task(life.presses(*person)) for person in people]
        await asyncio.gather(*map(life.leads, crowd.places))
        for task in pupils:
            task.cancel()
        await life.reported()
        for task in (running, calling):
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
        await bot.runner.let_go()
        await bot.worker.close()
    await database.close()


class _Told(logging.Handler):
    """Errors are written into the diary: there must be none."""

    def __init__(self, diary: Diary) -> None:
        super().__init__()
        self._diary = diary

    def emit(self, record: logging.LogRecord) -> None:
        self._diary.write(odd=f"{record.getMessage()} {record.exc_info and record.exc_info[1]!r}")
