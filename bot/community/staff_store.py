"""Whom moderators have made staff of their community. Whom the platform itself calls an admin is not stored."""

from bot.core.feature import Table
from bot.db.database import Database, Statement
from bot.db.identities import ensure_community, ensure_person

TABLES = (Table("staff", ("community",)),)

_THEIRS = """
    community = (SELECT id FROM community WHERE external = $1) AND person = (SELECT id FROM person WHERE external = $2)
"""


class StaffStore:
    """The memory of who was made staff, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def grant(self, community: str, person: str) -> bool:
        """Make this person staff of the community. False if they are already."""
        sql = """
            INSERT INTO staff (community, person) SELECT c.id, p.id FROM community c, person p
            WHERE c.external = $1 AND p.external = $2 ON CONFLICT DO NOTHING RETURNING person
        """
        made = Statement(sql, (community, person))
        return bool(await self._database.write(ensure_person(person), ensure_community(community), made))

    async def revoke(self, community: str, person: str) -> bool:
        """Take that back. False if there is nothing to take."""
        sql = f"DELETE FROM staff WHERE {_THEIRS} RETURNING person"
        return bool(await self._database.write(Statement(sql, (community, person))))

    async def granted(self, community: str, person: str) -> bool:
        """Whether this person was made staff of the community."""
        return bool(await self._database.read(f"SELECT 1 FROM staff WHERE {_THEIRS}", community, person))
