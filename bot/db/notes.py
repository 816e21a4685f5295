"""What the bot notes for itself: under a name, and which deliveries of a platform were answered."""

from bot.db.database import Database, Statement

TRACES = Statement("INSERT INTO memo (name, value) VALUES ('traces', '') ON CONFLICT (name) DO NOTHING")
"""Goes along with whatever deletes somebody's name: traces may be left in the files, until they are cleaned."""


class Notes:
    """The bot's notes, on any `Database`. Each method is one atomic step; raises DatabaseError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get_note(self, name: str) -> str | None:
        """What is noted under this name, or None."""
        rows = await self._database.read("SELECT value FROM memo WHERE name = $1", name)
        return str(rows[0][0]) if rows else None

    async def set_note(self, name: str, value: str) -> None:
        """Note something under a name, in place of what was noted before."""
        sql = "INSERT INTO memo (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value"
        await self._database.write(Statement(sql, (name, value)))

    async def was_delivered(self, key: str) -> bool:
        """Whether this delivery of a platform was answered already."""
        return bool(await self._database.read("SELECT key FROM delivered WHERE key = $1", key))

    async def mark_delivered(self, key: str, at: int, forget_before: int) -> None:
        """Remember that this delivery was answered at a moment (ms), and forget those of before another one."""
        mark = Statement("INSERT INTO delivered (key, at) VALUES ($1, $2) ON CONFLICT DO NOTHING", (key, at))
        await self._database.write(Statement("DELETE FROM delivered WHERE at < $1", (forget_before,)), mark)

    async def sent(self, key: str) -> str | None:
        """The name of the message that was sent for this, of late; None if none was, as far as is known."""
        rows = await self._database.read("SELECT message FROM sending WHERE key = $1 AND message IS NOT NULL", key)
        return str(rows[0][0]) if rows else None

    async def mark_sent(self, key: str, message: str, at: int, forget_before: int) -> None:
        """The message for this stands there since a moment (ms). Those of before another one are forgotten."""
        sql = "INSERT INTO sending (key, message, at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
        old = Statement("DELETE FROM sending WHERE at < $1", (forget_before,))
        await self._database.write(old, Statement(sql, (key, message, at)))

    async def claim_part(self, key: str, at: int) -> bool:
        """Take it on oneself to send a part. False if somebody has: then it may stand there already."""
        sql = "INSERT INTO sending (key, message, at) VALUES ($1, NULL, $2) ON CONFLICT DO NOTHING RETURNING key"
        return bool(await self._database.write(Statement(sql, (key, at))))

    async def release_part(self, key: str) -> None:
        """It could not be sent, as the platform said."""
        await self._database.write(Statement("DELETE FROM sending WHERE key = $1", (key,)))
