"""What moderators decided for their community. A method is one atomic step."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core.cache import AsyncCache
from bot.core.community import DEFAULTS, CommunitySettings
from bot.core.feature import Table
from bot.core.own import OwnSet
from bot.db.database import Database, Statement
from bot.db.identities import ensure_community

TABLES = (Table("community"), Table("community_setting"))

OFF = "off"
"""What stands for whatever is not the default, beside the language."""
ANY = "any"
"""Of `confidence`: whatever is in the content."""
UsualZone = Callable[[str], Awaitable[str | None]]
"""The zone to go by in a community where nobody has chosen one, if there is any."""
OwnSets = Callable[[str], Awaitable[tuple[OwnSet, ...]]]
"""A community's own sets of questions."""
_TOPIC = "topic/"
_NUMBER = "(SELECT id FROM community WHERE external = $1)"


def topic(name: str) -> str:
    """What a topic is called among the settings."""
    return f"{_TOPIC}{name}"


async def _no_zone(_: str) -> None:
    return None


async def _no_sets(_: str) -> tuple[OwnSet, ...]:
    return ()


class CommunityStore:
    """The settings of communities, on any `Database`. Each method raises DatabaseError when the database fails.

    Of what is decided elsewhere (`usual_zone`, `own_sets`) it is to be told by `changed`.
    """

    def __init__(self, database: Database, usual_zone: UsualZone = _no_zone, own_sets: OwnSets = _no_sets) -> None:
        self._database = database
        self._usual_zone = usual_zone
        self._own_sets = own_sets
        self._kept: AsyncCache[str, CommunitySettings] = AsyncCache()

    async def settings(self, community: str) -> CommunitySettings:
        """The settings of a community. Asked at every step, so kept for a moment."""
        return await self._kept.get(community, self._settings)

    async def _settings(self, community: str) -> CommunitySettings:
        sql = f"SELECT name, value FROM community_setting WHERE community = {_NUMBER}"
        said = {str(name): str(value) for name, value in await self._database.read(sql, community)}
        off = frozenset(name.removeprefix(_TOPIC) for name in said if name.startswith(_TOPIC))
        usual_zone, own = await self._usual_zone(community), await self._own_sets(community)
        if not said and usual_zone is None and not own:
            return DEFAULTS
        return CommunitySettings(
            language=said.get("language"),
            can_share="share" not in said,
            daily_notes="notes" not in said,
            sure_only="confidence" not in said,
            zone=said.get("zone"),
            usual_zone=usual_zone,
            off=off,
            question_sets=own,
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
        self.changed(community)

    def changed(self, community: str) -> None:
        """Something that its settings tell of is otherwise now: they are read anew."""
        self._kept.changed(community)
