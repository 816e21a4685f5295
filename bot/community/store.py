"""What moderators decided for their community. A method is one atomic step."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core.cache import AsyncCache
from bot.core.community import DEFAULTS, CommunitySettings
from bot.core.feature import Table
from bot.db.database import Database, Statement
from bot.db.identities import ensure_community

TABLES = (Table("community"), Table("community_setting", of_community="community"))

OFF = "off"
"""What stands for whatever is not the default, beside the language."""
ANY = "any"
"""Of `confidence`: whatever is in the content."""
UsualZone = Callable[[str], Awaitable[str | None]]
"""The zone to go by in a community where nobody has chosen one, if there is any."""
_TOPIC = "topic/"
_NUMBER = "(SELECT id FROM community WHERE external = $1)"


def topic(name: str) -> str:
    """What a topic is called among the settings."""
    return f"{_TOPIC}{name}"


async def _no_zone(_: str) -> None:
    return None


class CommunityStore:
    """The settings of communities, on any `Database`. Each method raises DatabaseError when the database fails."""

    def __init__(self, database: Database, usual_zone: UsualZone = _no_zone) -> None:
        self._database = database
        self._usual_zone = usual_zone
        self._kept: AsyncCache[str, CommunitySettings] = AsyncCache()

    async def settings(self, community: str) -> CommunitySettings:
        """The settings of a community. Asked at every step, so kept for a moment."""
        return await self._kept.get(community, self._settings)

    async def _settings(self, community: str) -> CommunitySettings:
        sql = f"SELECT name, value FROM community_setting WHERE community = {_NUMBER}"
        said = {str(name): str(value) for name, value in await self._database.read(sql, community)}
        off = frozenset(name.removeprefix(_TOPIC) for name in said if name.startswith(_TOPIC))
        usual_zone = await self._usual_zone(community)
        if not said and usual_zone is None:
            return DEFAULTS
        return CommunitySettings(
            language=said.get("language"),
            can_share="share" not in said,
            daily_notes="notes" not in said,
            sure_only="confidence" not in said,
            zone=said.get("zone"),
            usual_zone=usual_zone,
            off=off,
        )

    async def change(self, community: str, changes: Mapping[str, str | None]) -> None:
        """Decide something; None is the default.

        `language` a language, `zone` a time zone, `confidence` ANY, `share`, `notes` and `topic/<name>` OFF.
        """
        upsert = """
            INSERT INTO community_setting (community, name, value) SELECT id, $2, $3 FROM community WHERE external = $1
            ON CONFLICT (community, name) DO UPDATE SET value = excluded.value
        """
        reset = f"DELETE FROM community_setting WHERE name = $2 AND community = {_NUMBER}"
        statements = [
            Statement(reset, (community, name)) if value is None else Statement(upsert, (community, name, value))
            for name, value in changes.items()
        ]
        await self._database.write(ensure_community(community), *statements)
        self._kept.changed(community)
