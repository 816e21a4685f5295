"""Whom moderators have made staff of their community. Whom the platform itself calls an admin is not stored."""

from bot.community.model import ROOTS, Role
from bot.core.feature import Root, Table
from bot.db.database import Database, Statement
from bot.db.identities import ensure_community, ensure_person

TABLES = (Table("staff", ("community", "role"), of_community="community"),)

_THEIRS = """
    community = (SELECT id FROM community WHERE external = $1) AND person = (SELECT id FROM person WHERE external = $2)
"""


class StaffStore:
    """The memory of who was made staff, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def grant(self, community: str, person: str, role: Role) -> bool:
        """Give this person a role in the community. False if they have it, or a greater one, already."""
        sql = """
            INSERT INTO staff (community, person, role) SELECT c.id, p.id, $3 FROM community c, person p
            WHERE c.external = $1 AND p.external = $2
            ON CONFLICT (community, person) DO UPDATE SET role = excluded.role
            WHERE staff.role = 'teacher' AND excluded.role = 'moderator' RETURNING person
        """
        made = Statement(sql, (community, person, role))
        return bool(await self._database.write(ensure_person(person), ensure_community(community), made))

    async def revoke(self, community: str, person: str, *, role: Role | None = None) -> bool:
        """Take that back, or only if it is this role. False if there is nothing to take."""
        sql = f"DELETE FROM staff WHERE {_THEIRS} {'AND role = $3' if role else ''} RETURNING person"
        return bool(await self._database.write(Statement(sql, (community, person, *([role] if role else [])))))

    async def role(self, community: str, person: str) -> Role | None:
        """What this person was made in the community."""
        rows = await self._database.read(f"SELECT role FROM staff WHERE {_THEIRS}", community, person)
        return Role(str(rows[0][0])) if rows else None

    async def roots(self, community: str, person: str) -> frozenset[Root]:
        """The commands for staff that this person was let use in the community."""
        role = await self.role(community, person)
        return ROOTS[role] if role else frozenset()
