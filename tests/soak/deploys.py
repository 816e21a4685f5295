"""Deploys under a class that presses all the time: a new process starts, then the old one is told to stop.

`python -m tests.soak.deploys [deploys [people [pace]]]`: so many deploys on Discord, on Slack in Socket Mode and on
Slack over HTTP, each with a class of so many people, of whom each presses every so many seconds. No press may fail.
Printed is how long a press waited for its answer at most, and a question that was due until everybody saw it closed.
"""

import asyncio
import contextlib
import random
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bot.core.i18n import Voice
from bot.db.connect import connect
from bot.db.database import Database
from tests.soak.crowds import Crowd, DiscordCrowd, SlackCrowd
from tests.support import postgres

DEPLOYS, PEOPLE, PACE = 20, 300, 6.0
GAP = 1.0
"""What is promised: no more seconds than that from a press to its answer, and from due to shown."""
BETWEEN, READY_WITHIN, ENDS_WITHIN = 1.0, 60.0, 5.0
LOOK, AROUND = 0.02, 2.0
"""Seconds between two looks at what is shown; after the word to stop in which a press counts as made around it."""
SAY = Voice("en")
_OPEN = "SELECT id, position, due FROM class_round WHERE phase = 'open' AND due IS NOT NULL"


class Counted(NamedTuple):
    """What came of a run. Waits and lateness are in seconds, the longest first."""

    presses: int
    failed: Sequence[str]
    waits: Sequence[float]
    at_stops: Sequence[float]
    at_starts: Sequence[float]
    late: Sequence[float]
    stops: Sequence[float]
    questions: int


class Soak:
    """One class, and the processes that serve it one after another."""

    def __init__(self, crowd: Crowd, database: Database, folder: Path, chance: random.Random) -> None:
        self._crowd, self._database, self._folder, self._chance = crowd, database, folder, chance
        self._waits: list[float] = []
        self._at_stops: list[float] = []
        self._told = 0.0
        self._at_starts: list[float] = []
        self._is_starting = False
        self._failed: list[str] = []
        self._late: list[float] = []
        self._stops: list[float] = []
        self._questions: set[tuple[int, int]] = set()
        self._due: dict[tuple[int, int], int] = {}

    async def run(self, deploys: int, pace: float) -> Counted:
        """So many deploys, while everybody presses."""
        serving = await self._begun(0)
        tasks = [
            asyncio.create_task(self._leads()),
            asyncio.create_task(self._looks_up()),
            asyncio.create_task(self._watches()),
        ]
        try:
            await asyncio.wait(
                [*tasks, asked := asyncio.create_task(self._crowd.until_asked(READY_WITHIN))],
                return_when=asyncio.FIRST_COMPLETED,
            )
            for task in (*tasks, asked):
                if task.done():
                    task.result()
            tasks += [asyncio.create_task(self._presses(number, pace)) for number in range(self._crowd.size)]
            for number in range(deploys):
                following = await self._begun(number + 1)
                await asyncio.sleep(self._chance.uniform(0, BETWEEN))
                await self._ended(serving, number)
                serving = following
                await asyncio.sleep(self._chance.uniform(0, BETWEEN))
            await asyncio.sleep(BETWEEN)
            for task in tasks:
                assert not task.done(), task.exception()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            with contextlib.suppress(ProcessLookupError):
                serving.kill()
            await serving.wait()
        waits, at_stops, at_starts, late = (
            sorted(them, reverse=True) for them in (self._waits, self._at_stops, self._at_starts, self._late)
        )
        return Counted(len(waits), self._failed, waits, at_stops, at_starts, late, self._stops, len(self._questions))

    async def _begun(self, number: int) -> asyncio.subprocess.Process:
        """A process that is ready to serve."""
        folder = self._folder / str(number)
        folder.mkdir()
        self._is_starting = True
        process = await self._crowd.start(folder)
        until = time.monotonic() + READY_WITHIN
        while "ready: " not in (said := (folder / "log.txt").read_text()):
            assert process.returncode is None, said
            assert time.monotonic() < until, said
            await asyncio.sleep(LOOK)
        self._is_starting = False
        return process

    async def _ended(self, process: asyncio.subprocess.Process, number: int) -> None:
        """Tell a process to stop. It has to end in time and without complaint."""
        told = self._told = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), 30)
        self._stops.append(time.monotonic() - told)
        said = (self._folder / str(number) / "log.txt").read_text()
        assert code == 0, (code, said)
        assert self._stops[-1] < ENDS_WITHIN, (self._stops[-1], said)
        assert "Traceback" not in said, said

    async def _presses(self, number: int, pace: float) -> None:
        """Somebody answers, and changes their mind, for as long as there are questions."""
        while True:
            await asyncio.sleep(self._chance.uniform(0.1, 2 * pace))
            begun = time.monotonic()
            why = await self._crowd.picks(number, self._chance)
            self._note(begun, why)

    async def _leads(self) -> None:
        """The host begins a class, goes on after each question, and begins another one in the end."""
        while True:
            begun = time.monotonic()
            why = await self._crowd.leads()
            self._note(begun, f"the host: {why}" if why else why)
            await asyncio.sleep(0.5)

    def _note(self, begun: float, why: str | None) -> None:
        """What became of a press, and how long that took."""
        ended = time.monotonic()
        if why:
            self._failed.append(why)
        elif why is None:
            self._waits.append(ended - begun)
            if begun < self._told + AROUND and ended > self._told:
                self._at_stops.append(ended - begun)
            elif self._is_starting:
                self._at_starts.append(ended - begun)

    async def _looks_up(self) -> None:
        """When the question that is open is due to close."""
        while True:
            for round, position, due in await self._database.read(_OPEN):
                self._due[int(round or 0), int(position or 0)] = int(due or 0)
            await asyncio.sleep(5 * LOOK)

    async def _watches(self) -> None:
        """See questions close before everybody, and how late that is."""
        before: tuple[int, int] | None = None
        while True:
            asked = self._crowd.asked()
            if before and asked != before:
                self._questions.add(before)
                late = time.time() - self._due.get(before, 2**53) / 1000
                if late > 0:
                    self._late.append(late)
            before = asked
            await asyncio.sleep(LOOK)


@contextlib.asynccontextmanager
async def _served(kind: type[Crowd], mode: str, people: int, folder: Path) -> AsyncIterator[Soak]:
    async with postgres.fresh() as url, kind.there(mode, people, url) as crowd:
        database = await connect(url)
        try:
            yield Soak(crowd, database, folder, random.Random(93340))
        finally:
            await database.close()


async def soak(name: str, deploys: int, people: int, pace: float) -> Counted:
    """A run on a platform: discord, socket or http. AssertionError if a process does not end as it should."""
    kind = DiscordCrowd if name == "discord" else SlackCrowd
    with tempfile.TemporaryDirectory() as folder:
        async with _served(kind, name, people, Path(folder)) as it:
            return await it.run(deploys, pace)


def main(deploys: int = DEPLOYS, people: int = PEOPLE, pace: float = PACE, *names: str) -> None:
    """Print what each run had in it. Ends with 1 if a press has failed or something took too long."""
    is_well = True
    for name in names or ("discord", "socket", "http"):
        it = asyncio.run(soak(name, deploys, people, pace))
        slow, late = sum(wait > GAP for wait in it.waits), max(it.late, default=0)
        why = "".join(f" ({why})" for why in sorted(set(it.failed))[:3])
        rare = it.waits[len(it.waits) // 100]
        sys.stdout.write(
            f"{name}: {deploys} deploys under a class of {people}: {it.presses:,} presses in {it.questions} questions, "
            f"{len(it.failed)} failed{why}, the longest wait {it.waits[0]:.2f} s and "
            f"within {AROUND:g} s of a stop {max(it.at_stops, default=0):.2f} s, while the next process was starting "
            f"{max(it.at_starts, default=0):.2f} s, {slow} over {GAP:g} s, "
            f"one in a hundred over {rare:.2f} s · of {len(it.late)} questions that were due the last was seen closed "
            f"{late:.2f} s later · a process ended within {max(it.stops):.2f} s\n"
        )
        sys.stdout.flush()
        is_well = is_well and not it.failed and not slow and late <= GAP
    raise SystemExit(0 if is_well else 1)


if __name__ == "__main__":
    said = [*sys.argv[1:4], *(str(it) for it in (DEPLOYS, PEOPLE, PACE)[len(sys.argv) - 1 :])]
    main(int(said[0]), int(said[1]), float(said[2]), *sys.argv[4:])
