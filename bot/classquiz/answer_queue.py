"""The answers of classes, stored in groups: those that wait at the same time share one statement and one commit.

A thousand people press within a second. With a transaction for each that takes half a second on a good disk, and on
one that needs 5 ms to write twice the 3 s that a platform waits. So an answer waits while a group of others is being
written, and goes with the next; nobody waits for a timer. Whether an answer counts is decided in `rules`
before; here it is only made sure that its question is still open when it is stored.
"""

import asyncio
import json
from collections import deque
from collections.abc import Coroutine, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from cachetools import FIFOCache

from bot.db.database import Database, DatabaseError, Kind, Row, Statement, Trouble, Value
from bot.db.rows import storable
from bot.quiz.items import Refusal

QUEUE, GROUP, CACHE_SIZE = 10_000, 1000, 20_000
"""How many answers may wait, how many share a statement, and of how many people it is kept in mind that they joined."""


class NewAnswer(NamedTuple):
    """An answer to store. `text` is as `core.kinds` has it, `at` the platform's stamp in ms.

    Whoever has not joined joins by it, under this `name`, to be asked from the position `since` on.
    """

    round: int
    position: int
    person: str
    question: str
    text: str
    correct: bool
    at: int
    since: int
    name: str | None = None


class AcceptedAnswer(NamedTuple):
    """The answer of a person to a question that stands now: the one with the latest stamp, however they came in."""

    text: str
    at: int
    changes: int


Verdict: TypeAlias = AcceptedAnswer | Refusal
Waiting: TypeAlias = "tuple[NewAnswer, asyncio.Future[Verdict]]"
Group: TypeAlias = Mapping[Row, Waiting]
Stored: TypeAlias = Mapping[Row, Value]
"""How often each answer that was stored has been changed, by round, position and person."""


class AnswerQueue:
    """The way of answers into the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: deque[Waiting] = deque()
        self._draining: asyncio.Task[None] | None = None
        self._aside: set[asyncio.Task[None]] = set()
        self._joined: FIFOCache[tuple[int, str], bool] = FIFOCache(CACHE_SIZE)
        self._closed = False
        answers, joining = database.listed(**_ANSWER), database.listed(**_ANSWER, **_JOINING)
        self._people, self._participants = _PEOPLE.format(rows=joining), _PARTICIPANTS.format(rows=joining)
        self._answers, self._why = _ANSWERS.format(rows=answers), _WHY.format(rows=answers)

    async def submit(self, given: NewAnswer) -> Verdict:
        """Store an answer if its question is still open, and tell which one stands. By then it is on the disk.

        Raises DatabaseError.
        """
        if self._closed or len(self._waiting) >= QUEUE:
            return Refusal.BUSY
        verdict: asyncio.Future[Verdict] = asyncio.get_running_loop().create_future()
        self._enqueue((given, verdict))
        return await verdict

    async def waiting(self) -> int:
        """How many answers wait to be stored, in this process."""
        return len(self._waiting)

    def joined(self, round: int, person: str) -> None:
        """Somebody has joined a round: their answers need not look after that."""
        self._joined[round, person] = True

    async def close(self) -> None:
        """Take no more, and store all that waits."""
        self._closed = True
        while (self._draining and not self._draining.done()) or self._aside:
            await asyncio.wait([task for task in (self._draining, *self._aside) if task])

    def _enqueue(self, waiting: Waiting) -> None:
        self._waiting.append(waiting)
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain())

    async def _drain(self) -> None:
        """Store what waits, group by group, until nothing does."""
        following = self._begin()
        while following:
            group, storing = following
            (outcome,) = await asyncio.gather(storing, return_exceptions=True)
            following = self._begin()  # on its way before anybody hears of the last one
            self._tell(group, outcome)
            following = following or self._begin()

    def _begin(self) -> tuple[Group, "asyncio.Task[Stored]"] | None:
        """Take the next group. A second answer of the same person to the same question waits: it may be a change."""
        group: dict[Row, Waiting] = {}
        again: list[Waiting] = []
        while self._waiting and len(group) < GROUP:
            waiting = self._waiting.popleft()
            key = waiting[0][:3]
            if key in group:
                again.append(waiting)
            else:
                group[key] = waiting
        self._waiting.extendleft(reversed(again))
        return (group, asyncio.create_task(self._store(group))) if group else None

    async def _store(self, group: Group) -> Stored:
        """Write a group, in one transaction. Gives those answers that changed anything."""
        rows = [group[key][0] for key in sorted(group)]  # two processes lock the same rows in the same order
        fresh = [given for given in rows if (given.round, given.person) not in self._joined]
        new = [(*_columns(given), given.since, storable(given.name)) for given in fresh]
        joining = [Statement(sql, (json.dumps(new),)) for sql in (self._people, self._participants)] if new else []
        stored = await self._database.write(*joining, Statement(self._answers, (_listed(rows),)))
        changes = {row[:3]: row[3] for row in stored}
        for given in fresh:
            if given[:3] in changes:
                self.joined(given.round, given.person)
        return changes

    def _tell(self, group: Group, outcome: Stored | BaseException) -> None:
        """Whoever's answer is stored hears so at once. For what became of the others one has to look again."""
        if isinstance(outcome, BaseException):
            if isinstance(outcome, DatabaseError) and outcome.trouble is Trouble.LOST:
                for waiting in group.values():  # stored or not: to store it once more changes nothing
                    self._enqueue(waiting)
                return
            is_about_a_row = not isinstance(outcome, DatabaseError) or outcome.trouble is Trouble.BROKEN
            if is_about_a_row and len(group) > 1:
                self._set_aside(self._one_by_one(group))
            else:
                _fail(group, outcome)
            return
        for key, changes in outcome.items():
            given, verdict = group[key]
            if not verdict.done():  # else whoever asked has gone away
                verdict.set_result(AcceptedAnswer(given.text, given.at, int(changes or 0)))
        if len(outcome) < len(group):
            self._set_aside(self._look({key: waiting for key, waiting in group.items() if key not in outcome}))

    def _set_aside(self, work: Coroutine[None, None, None]) -> None:
        """Do something while the next groups go on."""
        task = asyncio.create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    async def _one_by_one(self, group: Group) -> None:
        """Something in a group is not to the liking of the database. The others shall not suffer for it."""
        for key, waiting in group.items():
            alone = {key: waiting}
            (outcome,) = await asyncio.gather(self._store(alone), return_exceptions=True)
            self._tell(alone, outcome)

    async def _look(self, group: Group) -> None:
        """Find out why an answer has changed nothing: a better one stands, or it may not be given."""
        try:
            rows = await self._database.read(self._why, _listed([given for given, _ in group.values()]))
        except Exception as error:  # noqa: BLE001  # whatever it is, everybody in the group has to be told
            _fail(group, error)
            return
        for round, position, person, *why in rows:
            given, verdict = group[round, position, person]
            said = _reason(given, why)
            if said is None and self._joined.pop((given.round, given.person), False):  # deleted in another process
                self._enqueue((given, verdict))
            elif not verdict.done():
                verdict.set_result(said or Refusal.BUSY)


def _reason(given: NewAnswer, row: Sequence[Value]) -> Verdict | None:
    """Why an answer has changed nothing. None if nothing speaks against it now: the round moved in the meantime."""
    is_asked, locked, removed, *stored = row
    if removed:
        return Refusal.REMOVED
    if stored[0] is not None:
        kept = AcceptedAnswer._make(stored)
        if (kept.at, kept.text) >= (given.at, given.text):
            return kept
    if not is_asked:
        return Refusal.LATE
    return Refusal.LOCKED if removed is None and locked else None


def _fail(group: Group, error: BaseException) -> None:
    for _, verdict in group.values():
        if not verdict.done():
            verdict.set_exception(error)


def _listed(answers: Iterable[NewAnswer]) -> str:
    """Answers as `Database.listed` takes them."""
    return json.dumps([_columns(given) for given in answers])


def _columns(given: NewAnswer) -> tuple[Value, ...]:
    """What `_ANSWER` names, in its order."""
    text = storable(given.text) or ""
    return (given.round, given.position, given.person, given.question, text, int(given.correct), given.at)


_ANSWER: Mapping[str, Kind] = {
    "round": "INTEGER",
    "position": "INTEGER",
    "person": "TEXT",
    "question": "TEXT",
    "text": "TEXT",
    "correct": "INTEGER",
    "at": "INTEGER",
}
_JOINING: Mapping[str, Kind] = {"since": "INTEGER", "name": "TEXT"}
_ASKED = "r.id = j.round AND r.position = j.position AND (r.phase = 'open' OR r.phase = 'note' AND j.text = '')"

_PEOPLE = f"""
    INSERT INTO person (external)
    SELECT j.person FROM {{rows}} j JOIN class_round r ON {_ASKED} AND r.locked = 0
    WHERE NOT EXISTS (SELECT 1 FROM person p WHERE p.external = j.person) ORDER BY 1
    ON CONFLICT DO NOTHING
"""
_PARTICIPANTS = f"""
    INSERT INTO participant (round, person, number, name, since, double, removed)
    SELECT j.round, p.id,
        (SELECT coalesce(max(o.number), -1) FROM participant o WHERE o.round = j.round)
            + row_number() OVER (PARTITION BY j.round ORDER BY j.at, p.id),
        j.name, j.since, 0, 0
    FROM {{rows}} j JOIN class_round r ON {_ASKED} AND r.locked = 0 JOIN person p ON p.external = j.person
    WHERE NOT EXISTS (SELECT 1 FROM participant o WHERE o.round = j.round AND o.person = p.id)
    ON CONFLICT DO NOTHING
"""
_ANSWERS = f"""
    INSERT INTO class_answer (round, position, person, question, text, correct, at, changes)
    SELECT j.round, j.position, p.id, j.question, j.text, j.correct, j.at, 0
    FROM {{rows}} j JOIN class_round r ON {_ASKED}
    JOIN person p ON p.external = j.person
    JOIN participant o ON o.round = j.round AND o.person = p.id AND o.removed = 0
    WHERE true
    ON CONFLICT (round, position, person) DO UPDATE
    SET text = excluded.text, correct = excluded.correct, at = excluded.at,
        changes = class_answer.changes + CASE WHEN class_answer.text = excluded.text THEN 0 ELSE 1 END
    WHERE (excluded.at, excluded.text) > (class_answer.at, class_answer.text)
    RETURNING round, position, (SELECT p.external FROM person p WHERE p.id = class_answer.person), changes
"""
_WHY = f"""
    SELECT j.round, j.position, j.person, CASE WHEN {_ASKED} THEN 1 ELSE 0 END, r.locked, o.removed,
        a.text, a.at, a.changes
    FROM {{rows}} j LEFT JOIN class_round r ON r.id = j.round LEFT JOIN person p ON p.external = j.person
    LEFT JOIN participant o ON o.round = j.round AND o.person = p.id
    LEFT JOIN class_answer a ON a.round = j.round AND a.position = j.position AND a.person = p.id
"""
