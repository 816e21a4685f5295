"""What is remembered of the daily fact: where it comes and when, and what each place has had. One atomic step each.

Moments are whole milliseconds since 1970 (UTC), days ISO dates. What is due is decided elsewhere.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from bot.core.feature import Table
from bot.db.database import Database, Row, Statement, Value
from bot.db.identities import ensure_community, ensure_person
from bot.db.rows import as_int, as_moment, as_text

TABLES = (
    Table(
        "schedule",
        ("id", "community", "place", "name", "time", "zone", "days", "topic", "language", "day"),
        person="set_by",
        of_community="community",
    ),
    Table("posted", of_community="place"),
    Table("skipped_fact", of_community="place"),
)

_SCHEDULE = """
    SELECT s.id, c.external, s.place, s.name, p.external, s.time, s.zone, s.days, s.topic, s.language,
        s.day, s.due, s.tries, s.paused, s.missed, s.unsure, s.skipped
    FROM schedule s JOIN community c ON c.id = s.community LEFT JOIN person p ON p.id = s.set_by
"""


class WantedSchedule(NamedTuple):
    """What a moderator asks for: every place has at most one schedule. `days` such as `01234`, 0 for Monday."""

    community: str
    place: str
    name: str
    set_by: str
    time: str
    zone: str
    days: str
    topic: str | None
    language: str


class NextDay(NamedTuple):
    """The first day that neither had its fact nor was left out, and when to look at it."""

    day: str
    due: int


class StoredSchedule(NamedTuple):
    """A schedule as it lies in the database. `set_by` is None once that person is forgotten; `due` while paused.

    `unsure` is a day whose fact stands there or not: the platform gave no answer. `skipped` is the last day that a
    moderator has left out.
    """

    id: int
    community: str
    place: str
    name: str
    set_by: str | None
    time: str
    zone: str
    days: str
    topic: str | None
    language: str
    day: str
    due: int | None
    tries: int
    paused: str | None
    missed: str | None
    unsure: str | None
    skipped: str | None


class ScheduleStore:
    """The memory of the daily fact, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def upsert(self, wanted: WantedSchedule, first: NextDay) -> None:
        """Set the schedule of a place, in place of the one that it had."""
        sql = """
            INSERT INTO schedule (community, place, name, set_by, time, zone, days, topic, language, day, due, tries)
            SELECT c.id, $2, $3, p.id, $5, $6, $7, $8, $9, $10, $11, 0 FROM community c, person p
            WHERE c.external = $1 AND p.external = $4
            ON CONFLICT (place) DO UPDATE SET community = excluded.community, name = excluded.name,
                set_by = excluded.set_by, time = excluded.time, zone = excluded.zone, days = excluded.days,
                topic = excluded.topic, language = excluded.language, day = excluded.day, due = excluded.due,
                tries = 0, lease = NULL, paused = NULL, missed = NULL
        """
        known = (ensure_community(wanted.community), ensure_person(wanted.set_by))
        await self._database.write(*known, Statement(sql, (*wanted, *first)))

    async def of(self, community: str) -> Sequence[StoredSchedule]:
        """The schedules of a community, the oldest first."""
        return await self._found("c.external = $1 ORDER BY s.id", community)

    async def due(self, platform: str, now: int, limit: int) -> Sequence[StoredSchedule]:
        """Those of a platform whose time has come and that nobody is at, the longest overdue first.

        None of a community that the bot was removed from.
        """
        where = "s.due <= $2 AND (s.lease IS NULL OR s.lease <= $2) AND s.place LIKE $1 AND c.left_at IS NULL"
        return await self._found(f"{where} ORDER BY s.due, s.id LIMIT {limit:d}", f"{platform}:%", now)

    async def late(self, before: int) -> int:
        """How many of all platforms should have come before this moment (ms)."""
        return as_int((await self._database.read("SELECT count(*) FROM schedule WHERE due < $1", before))[0][0])

    async def posted(self, place: str) -> Mapping[str, str]:
        """The last day of each fact that a place has had."""
        rows = await self._database.read("SELECT fact, day FROM posted WHERE place = $1", place)
        return {str(fact): str(day) for fact, day in rows}

    async def skipped_facts(self, place: str) -> frozenset[str]:
        """The facts that moderators do not want in a place."""
        rows = await self._database.read("SELECT fact FROM skipped_fact WHERE place = $1", place)
        return frozenset(str(fact) for (fact,) in rows)

    async def zone(self, community: str) -> str | None:
        """The zone of a community's oldest schedule; None without one."""
        sql = "SELECT s.zone FROM schedule s JOIN community c ON c.id = s.community WHERE c.external = $1"
        rows = await self._database.read(f"{sql} ORDER BY s.id LIMIT 1", community)
        return str(rows[0][0]) if rows else None

    # Claim, post, mark

    async def claim(self, number: int, day: str, now: int, until: int) -> bool:
        """Take it on oneself to post. False if somebody else has, or if the schedule does not wait for that day now."""
        sql = """
            UPDATE schedule SET lease = $4 WHERE id = $1 AND day = $2 AND due <= $3
            AND (lease IS NULL OR lease <= $3) RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, day, now, until))))

    async def claim_now(self, number: int, now: int, until: int) -> bool:
        """Take it on oneself to post before its time. False if it is paused, gone, or somebody is at it."""
        sql = """
            UPDATE schedule SET lease = $3 WHERE id = $1 AND due IS NOT NULL
            AND (lease IS NULL OR lease <= $2) RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, now, until))))

    async def release(self, number: int, claimed: int) -> None:
        """Nothing was posted after all, and nothing else has changed."""
        sql = "UPDATE schedule SET lease = NULL WHERE id = $1 AND lease = $2"
        await self._database.write(Statement(sql, (number, claimed)))

    async def mark_posted(self, one: StoredSchedule, claimed: int, fact: str, day: str, after: NextDay) -> None:
        """The fact of a day stands in the place. What was `claimed` until a moment waits for its next day.

        If somebody has changed the schedule meanwhile, it stays as they made it, and the day counts as posted.
        """
        stands = """
            INSERT INTO posted (place, fact, day) VALUES ($1, $2, $3)
            ON CONFLICT (place, fact) DO UPDATE SET day = excluded.day
        """
        await self._database.write(
            Statement(stands, (one.place, fact, day)), _advanced(one.id, claimed, after, one.missed)
        )

    async def skip_missed(self, number: int, claimed: int, after: NextDay, missed: str | None) -> None:
        """Wait for another day without posting. `missed`: the last day that nothing was posted on, for the status."""
        await self._database.write(_advanced(number, claimed, after, missed))

    async def fail(self, number: int, claimed: int, tries: int, due: int, unsure: str | None = None) -> None:
        """It could not be posted, for so many times in a row now; when to look again. `unsure`: or perhaps it was."""
        sql = """
            UPDATE schedule SET tries = $3, due = $4, unsure = coalesce($5, unsure), lease = NULL
            WHERE id = $1 AND lease = $2
        """
        await self._database.write(Statement(sql, (number, claimed, tries, due, unsure)))

    async def pause_failed(self, number: int, claimed: int, why: str) -> None:
        """Pause what was `claimed`, for a reason that the status tells."""
        sql = "UPDATE schedule SET paused = $3, due = NULL, lease = NULL WHERE id = $1 AND lease = $2"
        await self._database.write(Statement(sql, (number, claimed, why)))

    # What moderators do

    async def pause(self, number: int, why: str) -> bool:
        """Pause it. False if it is paused, or no more."""
        sql = "UPDATE schedule SET paused = $2, due = NULL, lease = NULL WHERE id = $1 AND due IS NOT NULL RETURNING id"
        return bool(await self._database.write(Statement(sql, (number, why))))

    async def resume(self, number: int, first: NextDay) -> bool:
        """Go on from a day on. False if it is not paused."""
        sql = """
            UPDATE schedule SET day = $2, due = $3, tries = 0, paused = NULL, missed = NULL
            WHERE id = $1 AND due IS NULL RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, *first))))

    async def skip(self, number: int, day: str, after: NextDay) -> bool:
        """Leave out a day. False if it does not wait for that day (any more), or somebody is posting it right now."""
        sql = """
            UPDATE schedule SET day = $3, due = $4, tries = 0, skipped = $2
            WHERE id = $1 AND day = $2 AND due IS NOT NULL AND lease IS NULL RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, day, *after))))

    async def unskip(self, number: int, day: str, first: NextDay) -> bool:
        """Take back that a day was left out. False if it is not the last one, if it is paused, or being posted now."""
        sql = """
            UPDATE schedule SET day = $3, due = $4, tries = 0, skipped = NULL
            WHERE id = $1 AND skipped = $2 AND due IS NOT NULL AND lease IS NULL RETURNING id
        """
        return bool(await self._database.write(Statement(sql, (number, day, *first))))

    async def skip_fact(self, place: str, fact: str) -> None:
        """Never bring this fact in a place, until `unskip_facts`."""
        sql = "INSERT INTO skipped_fact (place, fact) VALUES ($1, $2) ON CONFLICT DO NOTHING"
        await self._database.write(Statement(sql, (place, fact)))

    async def unskip_facts(self, place: str, fact: str | None = None) -> None:
        """Let this fact come again in a place, or all that were left out there."""
        sql = "DELETE FROM skipped_fact WHERE place = $1"
        one = Statement(f"{sql} AND fact = $2", (place, fact)) if fact else Statement(sql, (place,))
        await self._database.write(one)

    async def remove(self, number: int) -> bool:
        """No daily fact any more. False if there is none."""
        return bool(await self._database.write(Statement("DELETE FROM schedule WHERE id = $1 RETURNING id", (number,))))

    async def _found(self, where: str, *values: Value) -> Sequence[StoredSchedule]:
        return [_stored(row) for row in await self._database.read(f"{_SCHEDULE} WHERE {where}", *values)]


def _advanced(number: int, claimed: int, after: NextDay, missed: str | None) -> Statement:
    sql = """
        UPDATE schedule SET day = $3, due = $4, missed = $5, tries = 0, lease = NULL WHERE id = $1 AND lease = $2
    """
    return Statement(sql, (number, claimed, *after, missed))


def _stored(row: Row) -> StoredSchedule:
    number, community, place, name, by, at, zone, days, topic, language, day, due, tries, *went, skipped = row
    paused, missed, unsure = went
    return StoredSchedule(
        as_int(number),
        str(community),
        str(place),
        str(name),
        as_text(by),
        str(at),
        str(zone),
        str(days),
        as_text(topic),
        str(language),
        str(day),
        as_moment(due),
        as_int(tries),
        as_text(paused),
        as_text(missed),
        as_text(unsure),
        as_text(skipped),
    )
