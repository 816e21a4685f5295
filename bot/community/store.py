"""What moderators decided for their community. A method is one atomic step."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass

from bot.core.cache import Kept
from bot.db.database import Database, Statement
from bot.db.identities import known_community

OFF = "off"
"""What stands for whatever is not as usual, beside the language."""
_TOPIC = "topic/"
_NUMBER = "(SELECT id FROM community WHERE external = $1)"


@dataclass(frozen=True, slots=True)
class CommunitySettings:
    """The settings of a community, each as usual until a moderator decides otherwise."""

    language: str | None = None
    """That of what everybody may see; None: as the platform says."""
    can_share: bool = True
    """Whether an answer may be shared with everybody in its place."""
    daily_notes: bool = True
    """Whether the daily fact may be one that carries a content note."""
    off: frozenset[str] = frozenset()
    """The topics of which no fact and no question comes here."""


USUAL = CommunitySettings()


def topic(name: str) -> str:
    """What a topic is called among the settings."""
    return f"{_TOPIC}{name}"


class Communities:
    """The memory of settings, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept = Kept(self._settings)

    def settings(self, community: str) -> Awaitable[CommunitySettings]:
        """The settings of a community. Asked at every step, so kept for a moment."""
        return self._kept.get(community)

    async def _settings(self, community: str) -> CommunitySettings:
        sql = f"SELECT name, value FROM community_setting WHERE community = {_NUMBER}"
        said = {str(name): str(value) for name, value in await self._database.read(sql, community)}
        off = frozenset(name.removeprefix(_TOPIC) for name in said if name.startswith(_TOPIC))
        return CommunitySettings(said.get("language"), "share" not in said, "notes" not in said, off) if said else USUAL

    async def change(self, community: str, changes: Mapping[str, str | None]) -> None:
        """Decide something anew: `language` a language, `share`, `notes` and `topic/<name>` OFF; None is as usual."""
        upsert = """
            INSERT INTO community_setting (community, name, value) SELECT id, $2, $3 FROM community WHERE external = $1
            ON CONFLICT (community, name) DO UPDATE SET value = excluded.value
        """
        usual = f"DELETE FROM community_setting WHERE name = $2 AND community = {_NUMBER}"
        statements = [
            Statement(usual, (community, name)) if value is None else Statement(upsert, (community, name, value))
            for name, value in changes.items()
        ]
        await self._database.write(known_community(community), *statements)
        self._kept.changed(community)
