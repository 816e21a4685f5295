"""What people have shared where: each thing once, however often the button is pressed."""

from bot.core.feature import Table
from bot.db.database import Database, Statement
from bot.db.identities import ensure_person

_PURGE = ("DELETE FROM shared WHERE at < $1 RETURNING at",)
TABLES = (Table("shared", ("place", "what", "at"), purge=_PURGE, of_community="place"),)


class ShareStore:
    """The memory of what was shared, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def claim(self, person: str, place: str, what: str, at: int) -> bool:
        """Take it on to share this. False if this person has shared it in this place already."""
        sql = """
            INSERT INTO shared (person, place, what, at) SELECT id, $2, $3, CAST($4 AS BIGINT) FROM person
            WHERE external = $1 ON CONFLICT DO NOTHING RETURNING at
        """
        return bool(await self._database.write(ensure_person(person), Statement(sql, (person, place, what, at))))

    async def release(self, person: str, place: str, what: str) -> None:
        """It could not be posted after all."""
        sql = """
            DELETE FROM shared WHERE person = (SELECT id FROM person WHERE external = $1) AND place = $2 AND what = $3
        """
        await self._database.write(Statement(sql, (person, place, what)))
