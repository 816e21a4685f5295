"""What the bot notes for itself: which deliveries of a platform were answered, and what was sent of a post in parts."""

from bot.db.database import Database, Statement
from bot.db.processes import is_free
from bot.db.rows import as_text

TRACES = Statement("INSERT INTO memo (name, value) VALUES ('traces', '') ON CONFLICT (name) DO NOTHING")
"""Goes along with whatever deletes somebody's name: traces may be left in the files, until they are cleaned."""

LEASE = 60_000
"""How long (ms) sending a part may take, before somebody else may send it though this process is alive."""


class Notes:
    """The bot's notes, on any `Database`. `owner` names this process. Each method is one step; raises DatabaseError."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner

    async def was_delivered(self, key: str) -> bool:
        """Whether this delivery of a platform was answered already."""
        return bool(await self._database.read("SELECT key FROM delivered WHERE key = $1", key))

    async def mark_delivered(self, key: str, at: int, forget_before: int) -> None:
        """Remember that this delivery was answered at a moment (ms), and forget those of before another one."""
        mark = Statement("INSERT INTO delivered (key, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", (key, at))
        await self._database.write(Statement("DELETE FROM delivered WHERE at < $1", (forget_before,)), mark)

    async def claim_delivery(self, key: str, at: int, forget_before: int) -> bool:
        """The same before it is answered: whether nobody else has it. Those of before a moment (ms) are forgotten."""
        sql = "INSERT INTO delivered (key, at) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key"
        old = Statement("DELETE FROM delivered WHERE at < $1", (forget_before,))
        return bool(await self._database.write(old, Statement(sql, (key, at))))

    async def sent(self, key: str) -> str | None:
        """The name of what was sent for this, of late; None if nothing was, as far as is known."""
        rows = await self._database.read("SELECT message FROM sending WHERE key = $1 AND message IS NOT NULL", key)
        return str(rows[0][0]) if rows else None

    async def mark_sent(self, key: str, message: str, at: int, forget_before: int) -> None:
        """What was sent for this stands there since a moment (ms). Those of before another one are forgotten."""
        sql = """
            INSERT INTO sending (key, message, at) VALUES ($1, $2, $3) ON CONFLICT (key) DO UPDATE
            SET message = COALESCE(sending.message, excluded.message), owner = NULL, lease = NULL
        """
        old = Statement("DELETE FROM sending WHERE at < $1", (forget_before,))
        await self._database.write(old, Statement(sql, (key, message, at)))

    async def claim_part(self, key: str, now: int) -> str | None:
        """Take it on oneself to send a part at this moment (ms). None if it was sent, or somebody alive is at it.

        Gives the name of what an earlier attempt has begun, which may be there; empty if nothing was begun.
        """
        sql = f"""
            INSERT INTO sending (key, message, at, owner, lease) VALUES ($1, NULL, $2, $3, $4)
            ON CONFLICT (key) DO UPDATE SET owner = excluded.owner, lease = excluded.lease
            WHERE sending.message IS NULL AND {is_free("sending", "$2")} RETURNING attempt
        """
        rows = await self._database.write(Statement(sql, (key, now, self._owner, now + LEASE)))
        return (as_text(rows[0][0]) or "") if rows else None

    async def note_attempt(self, key: str, name: str) -> None:
        """A part is about to be there, under this name."""
        await self._database.write(Statement("UPDATE sending SET attempt = $2 WHERE key = $1", (key, name)))

    async def release_part(self, key: str) -> None:
        """A part could not be sent, as far as is known: whoever tries next may do so at once."""
        await self._database.write(Statement("UPDATE sending SET lease = NULL WHERE key = $1", (key,)))
