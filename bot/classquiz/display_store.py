"""Where a round is shown: each of its messages, which version of the round it shows, and who is showing it now.

Whatever has happened is claimed, shown, marked. The places of a round are those of its lobby messages.
"""

from collections.abc import Sequence
from enum import Enum, auto

from bot.classquiz.rows import Display, DisplayKey, as_display
from bot.core.clock import DAY, MINUTE, SECOND
from bot.core.feature import Table
from bot.db.database import Database, Statement
from bot.db.processes import ALIVE, is_free
from bot.db.rows import as_int, as_moment

LEASE = 30 * SECOND
"""How long showing something may take, before somebody else may show it."""
LEFT_FOR, ASKED_FOR = DAY, 5 * MINUTE
"""How long after a round a message that may have been left open is still looked after, and one that may be there."""

TABLES = (
    Table("process"),
    Table(
        "round_display",
        on_delete="""
            DELETE FROM round_display WHERE slot IN ('panel', 'report') AND round IN (
                SELECT r.id FROM class_round r JOIN person p ON p.id = r.host WHERE p.external = $1
            )
        """,
    ),
)

_DISPLAY = "round, place, slot, position, message, shown, lease, owner"
_NOW = """
    CASE WHEN r.clock IS NULL THEN 'lobby' WHEN r.phase = 'ended' THEN 'end' ELSE 'question' END
"""
_AT = "CASE WHEN r.phase IN ('lobby', 'ended') THEN 0 ELSE r.position END"
_ANY = 2**62
_KEY = "round = $1 AND place = $2 AND slot = $3 AND position = $4"
_SHOWN = f"UPDATE round_display SET shown = $5, message = $6 WHERE {_KEY} AND shown <= $5"
_FREE = f"UPDATE round_display SET lease = NULL, owner = NULL WHERE {_KEY} AND lease = $5"


class Standing(Enum):
    """How a round stands when somebody lets go of a message of it: as before, gone on meanwhile, or out of their hands.

    What is out of one's hands somebody else has taken: one took too long, or counted as gone.
    """

    SAME = auto()
    MOVED_ON = auto()
    TAKEN = auto()


class DisplayStore:
    """The messages of rounds, on any `Database`. Each method is one atomic step; raises DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def due(self, now: int) -> Sequence[int]:
        """The rounds that want something done at this moment (ms): a step, showing what is not shown, or the report.

        Or closing a message that the round has left, and in which somebody who is gone may have written after that.
        """
        sql = f"""
            SELECT r.id, r.due FROM class_round r WHERE r.reported IS NULL AND (
                r.due <= $1
                OR EXISTS (
                    SELECT 1 FROM round_display l
                    LEFT JOIN round_display d ON d.round = l.round AND d.place = l.place
                        AND d.slot = {_NOW} AND d.position = {_AT}
                    WHERE l.round = r.id AND l.slot = 'lobby'
                    AND (d.shown IS NULL OR d.shown < r.version AND {is_free("d", "$1")})
                )
                OR r.ended IS NOT NULL AND NOT EXISTS (
                    SELECT 1 FROM round_display p
                    WHERE p.round = r.id AND p.slot = 'report' AND NOT {is_free("p", "$1")}
                )
            )
            UNION
            SELECT r.id, r.due FROM round_display u JOIN class_round r ON r.id = u.round
            WHERE u.owner IS NOT NULL AND u.slot IN ('lobby', 'question') AND {is_free("u", "$1")}
                AND (r.reported IS NULL OR r.reported > $1 - {ASKED_FOR}
                    OR r.reported > $1 - {LEFT_FOR} AND u.message IS NOT NULL)
                AND NOT (u.slot = {_NOW} AND u.position = {_AT})
            ORDER BY 2
        """
        return [as_int(number) for number, _ in await self._database.read(sql, now)]

    async def left(self) -> Sequence[int]:
        """The rounds that are not over and done with, of communities that the bot was removed from."""
        sql = """
            SELECT r.id FROM community c JOIN class_round r ON r.community = c.id
            WHERE c.left_at IS NOT NULL AND r.reported IS NULL
        """
        return [as_int(number) for (number,) in await self._database.read(sql)]

    async def of(self, number: int) -> Sequence[Display]:
        """All messages of a round."""
        sql = f"SELECT {_DISPLAY} FROM round_display WHERE round = $1"
        return [as_display(row) for row in await self._database.read(sql, number)]

    async def claim(
        self, key: DisplayKey, version: int, now: int, owner: str, *, unfinished_by: str | None = None
    ) -> Display | None:
        """Take it on oneself to show a version of a round. None if somebody else has, or if that is shown already.

        Gives the message as it stands, with the moment (ms) when others may take over. `owner` is this process. Where
        it matters how far whoever was at it got, it is None too if that is not who was known, or '' for nobody.
        """
        sql = f"""
            INSERT INTO round_display (round, place, slot, position, message, shown, lease, owner)
            VALUES ($1, $2, $3, $4, NULL, -1, $7, $8)
            ON CONFLICT (round, place, slot, position) DO UPDATE SET lease = excluded.lease, owner = excluded.owner
            WHERE round_display.shown < $5 AND {is_free("round_display", "$6")}
            AND coalesce(round_display.owner, '') = coalesce($9, round_display.owner, '')
            RETURNING {_DISPLAY}
        """
        values = (*key, version, now, now + LEASE, owner, unfinished_by)
        rows = await self._database.write(Statement(sql, values))
        return as_display(rows[0]) if rows else None

    async def hold(
        self, key: DisplayKey, now: int, owner: str, *, version: int | None = None, unfinished_by: str | None = None
    ) -> Display | None:
        """Take it on oneself to write in a message that is there. None if somebody else does.

        Or if the round does not stand at this `version` any more, or a later one is shown; or if who was at it has got
        through meanwhile. A process is at one message of a round at a time: what it holds already it has put off.
        """
        sql = f"""
            UPDATE round_display SET lease = $7, owner = $8
            WHERE {_KEY} AND (owner = $8 OR {is_free("round_display", "$6")}) AND (owner = $10 OR $10 = '')
            AND shown <= $9 AND (SELECT version FROM class_round WHERE id = $1) BETWEEN $5 AND $9
            RETURNING {_DISPLAY}
        """
        least, most = (0, _ANY) if version is None else (version, version)
        values = (*key, least, now, now + LEASE, owner, most, unfinished_by or "")
        rows = await self._database.write(Statement(sql, values))
        return as_display(rows[0]) if rows else None

    async def let_go(self, held: Display, version: int) -> Standing:
        """The message shows what `held` says, and is free again, if the round stands at this version as it did.

        If it has moved on, the message stays in one's hands: nobody else could write in it what has to stand there now.
        """
        free = f"""
            UPDATE round_display SET lease = NULL, owner = NULL WHERE {_KEY} AND lease = $5 AND owner = $6
            AND (SELECT version FROM class_round WHERE id = $1) = $7
            RETURNING shown
        """
        claim = (held.lease, held.owner)
        shown = Statement(_SHOWN, (*held.key, held.shown, held.message))
        if await self._database.write(shown, Statement(free, (*held.key, *claim, version))):
            return Standing.SAME
        sql = f"SELECT lease, owner FROM round_display WHERE {_KEY}"
        return Standing.MOVED_ON if claim in await self._database.read(sql, *held.key) else Standing.TAKEN

    async def put_off(self, key: DisplayKey, claimed: int | None, until: int) -> None:
        """What is `claimed` until a moment waits until another one, and is for anybody to do after that."""
        sql = f"UPDATE round_display SET lease = $6 WHERE {_KEY} AND lease = $5"
        await self._database.write(Statement(sql, (*key, claimed, until)))

    async def mark_shown(self, key: DisplayKey, version: int, message: str | None, claimed: int | None) -> None:
        """The `message` shows this version. What was `claimed` until a moment is free again.

        Whoever took so long that somebody else has claimed it, or shown a later version, changes nothing of that.
        """
        await self._database.write(Statement(_SHOWN, (*key, version, message)), Statement(_FREE, (*key, claimed)))

    async def mark_lost(self, key: DisplayKey, message: str | None) -> None:
        """The `message` is gone: the round is not shown there, unless it is in another one meanwhile."""
        sql = f"UPDATE round_display SET shown = -1 WHERE {_KEY} AND message = $5"
        await self._database.write(Statement(sql, (*key, message)))

    async def release(self, key: DisplayKey, claimed: int | None) -> None:
        """It could not be shown, as far as is known: what was `claimed` until a moment is free again."""
        sql = f"UPDATE round_display SET lease = NULL WHERE {_KEY} AND lease = $5"
        await self._database.write(Statement(sql, (*key, claimed)))

    async def free(self, key: DisplayKey, claimed: int | None) -> None:
        """Nothing was tried: what was `claimed` until a moment is free again, and as it was."""
        await self._database.write(Statement(_FREE, (*key, claimed)))

    async def abandon(self, key: DisplayKey, version: int) -> None:
        """Nothing more can be shown in a place: this version of the round counts as shown there."""
        sql = """
            INSERT INTO round_display (round, place, slot, position, message, shown) VALUES ($1, $2, $3, $4, NULL, $5)
            ON CONFLICT (round, place, slot, position) DO UPDATE SET shown = excluded.shown, lease = NULL, owner = NULL
        """
        await self._database.write(Statement(sql, (*key, version)))

    async def report_alive(self, owner: str, now: int) -> None:
        """A process is at work at this moment (ms). Those that were not for a day are forgotten."""
        sql = """
            INSERT INTO process (owner, seen) VALUES ($1, $2) ON CONFLICT (owner) DO UPDATE SET seen = excluded.seen
        """
        old = Statement("DELETE FROM process WHERE seen < $1", (now - DAY,))
        await self._database.write(old, Statement(sql, (owner, now)))

    async def report_gone(self, owner: str, now: int) -> None:
        """A process ends at this moment (ms): it counts as not alive from now on, and what it has claimed is free.

        A database that is not shared has nobody to take it; there it counts when the process was last at work.
        """
        if not self._database.is_shared:
            return
        sql = "UPDATE process SET seen = $2 WHERE owner = $1 AND seen > $2"
        await self._database.write(Statement(sql, (owner, now - ALIVE)))

    async def last_alive(self) -> int | None:
        """When any process was last at work; None if none ever was."""
        rows = await self._database.read("SELECT max(seen) FROM process")
        return as_moment(rows[0][0])

    async def open_rounds(self) -> int:
        """How many rounds are going on, wherever they are shown."""
        return as_int((await self._database.read("SELECT count(*) FROM class_round WHERE ended IS NULL"))[0][0])

    async def has_live(self) -> bool:
        """Whether any round is not over and done with."""
        return bool(await self._database.read("SELECT 1 FROM class_round WHERE reported IS NULL LIMIT 1"))
