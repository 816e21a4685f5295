"""Three processes on one PostgreSQL, of which one after another is killed and a new one started, under fifty classes.

`python -m tests.soak.processes [kills [classes]]`. All of them lead the same classes: a class's presses come to any of
them, as with many workers behind one address. In the end what lies in the database is held against the diary of all.
"""

import asyncio
import contextlib
import fcntl
import gc
import json
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bot.core.platform import PostKey, Urgency
from bot.core.reply import Reply, buttons
from content.library import Library
from tests.soak.__main__ import Counted, checked, ended, killed, lived, warmed_up
from tests.soak.life import Crowd, Diary, live, now
from tests.support.databases import fresh

PROCESSES, KILLS, CLASSES = 3, 200, 50
SHORTEST, LONGEST = 0.1, 1.0
LEASE = 3000
"""Milliseconds, instead of half a minute. A process may stand still for a second on a busy machine."""
PRESSES_WITHIN = 3.0
"""Seconds between two presses of a person at most, with so many classes; with fewer each presses the more often."""


class SharedDiary(Diary):
    """A diary that several processes write at once. As on Discord, the same key again gives what stands there."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._reading = path.open("rb")
        self._known: dict[str, str] = {}

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else posts meanwhile, and what others have posted is known."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            for line in self._reading:
                entry = json.loads(line)
                key = entry.get("posted") or entry.get("told")
                if key:
                    self._known[key] = entry["message"]
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """Write that it is posted, unless it is there."""
        del place
        await asyncio.sleep(0.002)
        with self._alone():
            if str(key) not in self._known:
                presses = [option.press for option in buttons(reply)]
                self._known[str(key)] = message = self.number()
                self.write(posted=str(key), by=os.getpid(), presses=presses, message=message, at=now())
        return self._known[str(key)]

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """The same for what goes to one person."""
        del person, reply
        await asyncio.sleep(0.002)
        with self._alone():
            if str(key) not in self._known:
                self._known[str(key)] = message = self.number()
                self.write(told=str(key), by=os.getpid(), message=message)
        return self._known[str(key)]

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Write what stands there now, and whether only a count has changed."""
        await super().edit(message, reply, urgency)
        if urgency is Urgency.COUNT:
            self.write(count=message, by=os.getpid())


def begin(library: Library, url: str, path: Path, seed: int, crowd: Crowd, *, last: bool = False) -> int:
    """Start a life beside others, in a process of its own. Gives its id."""
    return lived(lambda: live(library, url, SharedDiary(path), seed, last=last, crowd=crowd))


def soak(kills: int, classes: int, folder: Path, seed: int = 93340) -> Counted:
    """So many kills of one of three. AssertionError if anything is not as it has to be."""
    library, chance, path = warmed_up(), random.Random(seed), folder / "diary"
    places = [f"console:{number}" for number in range(classes)]
    within = PRESSES_WITHIN * classes / CLASSES
    crowds = [Crowd(places, 1, within, within, f"{it}.", LEASE) for it in range(PROCESSES)]
    with asyncio.Runner() as runner:
        made = contextlib.AsyncExitStack()
        url = runner.run(made.enter_async_context(fresh("postgres", folder)))
        try:
            lives = [begin(library, url, path, seed + it, crowd) for it, crowd in enumerate(crowds)]
            for moment in range(kills):
                one = chance.randrange(PROCESSES)
                killed(lives[one], chance.uniform(SHORTEST, LONGEST))
                Diary(path).write(killed=moment)
                lives[one] = begin(library, url, path, seed + PROCESSES + moment, crowds[one])
            for life in lives:
                killed(life, 0)
            lives = [begin(library, url, path, -it, crowd, last=True) for it, crowd in enumerate(crowds)]
            for life in lives:
                ended(life)
            diary = [json.loads(line) for line in path.read_bytes().splitlines()]
            often = Counter(it.get("posted") or it.get("told") for it in diary if "posted" in it or "told" in it)
            assert set(often.values()) <= {1}, [key for key, times in often.items() if times > 1][:3]
            return runner.run(checked(library, url, diary))
        finally:
            runner.run(made.aclose())


def main(kills: int = KILLS, classes: int = CLASSES) -> None:
    """Print what the run had in it."""
    warmed_up()
    gc.freeze()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        it = soak(kills, classes, Path(folder))
    sys.stdout.write(
        f"{PROCESSES} processes with {classes} classes: killed one of them {it.kills} times in {it.rounds} rounds · "
        f"{it.receipts:,} receipts shown, of {it.unknown} presses nobody heard · {it.stored:,} answers there, none "
        f"lost, none twice · every round ended, nothing posted twice or left open, all as recounted · "
        f"{time.monotonic() - begun:.0f} s\n"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
