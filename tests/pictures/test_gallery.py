"""Pictures are made once, in another process, and never keep anybody waiting."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from bot.core.i18n import Voice
from bot.pictures import gallery as module
from bot.pictures.drawings import Counted, Moved, Moves, Population, Route
from bot.pictures.gallery import Gallery
from bot.pictures.moves import drawn
from bot.worker import Worker, WorkError
from tests.support.pixels import opened

EN = Voice("en")
MOVES = Moves((Moved(1959, 1959, 2942), Moved(1960, 1960, 49036)), ("A study",))


class Counting(Worker):
    """A worker that knows how often it was asked."""

    asked = 0

    async def run(self, *args: object, **kwargs: object) -> bytes:
        self.asked += 1
        return await super().run(*args, **kwargs)  # type: ignore[arg-type]


@pytest.fixture
async def worker() -> AsyncIterator[Counting]:
    worker = Counting()
    yield worker
    await worker.close()


async def test_a_picture_is_made_once_however_many_ask_for_it_and_whenever(worker: Counting) -> None:
    gallery = Gallery(worker)
    first = await asyncio.gather(*(gallery.png(EN, MOVES) for _ in range(5)))
    assert worker.asked == 1
    assert first[0] == drawn(EN, MOVES).png()
    began = time.perf_counter()
    assert await gallery.soon(EN, MOVES) == first[0]
    assert time.perf_counter() - began < 0.05
    assert worker.asked == 1


async def test_another_language_and_other_numbers_make_another_picture(worker: Counting) -> None:
    gallery = Gallery(worker)
    corrected = Moves((*MOVES.counts[:1], Moved(1960, 1960, 49037)), MOVES.sources)
    others = (Population((Counted(1911, 4000), Counted(1991, 693_050)), ("A",)), Route("a", "b", ("A",)))
    made = [await gallery.png(EN, MOVES), await gallery.png(Voice("ja"), MOVES), await gallery.png(EN, corrected)]
    made += [await gallery.png(EN, other) for other in others]
    assert len(set(made)) == worker.asked == 5
    assert all(opened(png).size[0] == 1080 for png in made)


async def test_no_more_pictures_are_kept_than_there_is_room_for(
    worker: Counting, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 1)
    gallery = Gallery(worker)
    for voice in (EN, Voice("ja"), EN):
        await gallery.png(voice, MOVES)
    assert worker.asked == 3


async def test_a_reply_does_not_wait_for_a_slow_picture_which_is_there_the_next_time(worker: Counting) -> None:
    gallery = Gallery(worker, patience=0.0)
    assert await gallery.soon(EN, MOVES) is None
    assert await gallery.png(EN, MOVES)
    assert await gallery.soon(EN, MOVES)
    assert worker.asked == 1


async def test_a_picture_that_cannot_be_made_in_time_is_none_and_is_tried_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    worker = Counting(limit=0.0)
    gallery = Gallery(worker, patience=20)
    assert await gallery.soon(EN, MOVES) is None
    assert "could not be drawn" in caplog.text
    with pytest.raises(WorkError):
        await gallery.png(EN, MOVES)
    assert worker.asked == 2
    await worker.close()


async def test_a_picture_takes_the_worker_no_more_than_a_few_seconds(worker: Counting) -> None:
    gallery = Gallery(worker)
    await gallery.png(EN, MOVES)  # its process is there, and has its fonts
    began = time.perf_counter()
    await gallery.png(EN, Population((Counted(1911, 4000), Counted(1991, 693_050)), ("A",)))
    assert time.perf_counter() - began < 5
