"""Where the app is installed, and the tokens: what Bolt's OAuth flow saves, and what a workspace is served with.

On any `Database`, tokens sealed. Each method is one atomic step and raises DatabaseError. Moments are ms.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore

from bot.core.clock import SECOND, Clock
from bot.core.platform import Address
from bot.db.database import Database, Row, Statement
from bot.db.departures import departed, returned
from bot.db.rows import as_int, as_moment, as_text
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.sealing import Seal, SealedError

LEASE = 30 * SECOND
"""How long asking for the next token may take, before another process may do so."""

_COLUMNS = "external, app, bot_user, token, refresh, expires, version, installed"
_PRESENT = "external = $1 AND version = $2 AND token IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Installed:
    """The app in a workspace, by its token. `token` is None where no key opens it."""

    team: str
    app: str
    bot_user: str
    token: str | None = field(repr=False)
    refresh: str | None = field(repr=False)
    expires: int | None
    version: int
    installed: int


class InstallationStore(AsyncInstallationStore):
    """All workspaces, for Bolt too. `clock` gives the moment of what is saved."""

    def __init__(self, database: Database, seal: Seal, clock: Clock) -> None:
        self._database = database
        self._seal = seal
        self._clock = clock

    # As Bolt asks

    async def async_save(self, installation: Installation) -> None:
        """Keep what came of an installation in a workspace, in place of an earlier one. All goes on there."""
        community, now = address(installation.team_id or ""), self._clock()
        until, since = installation.bot_token_expires_at, int(installation.installed_at)  # by the SDK's own clock
        sql = """
            INSERT INTO slack_installation (external, app, bot_user, token, refresh, expires, version, installed)
            VALUES ($1, $2, $3, $4, $5, $6, 0, $7) ON CONFLICT (external) DO UPDATE SET app = excluded.app,
                bot_user = excluded.bot_user, token = excluded.token, refresh = excluded.refresh,
                expires = excluded.expires, version = slack_installation.version + 1, lease = NULL,
                installed = excluded.installed
        """
        token = self._sealed(community, "token", installation.bot_token)
        refresh = self._sealed(community, "refresh", installation.bot_refresh_token)
        expires = None if until is None else now + (until - since) * SECOND
        values = (community, installation.app_id, installation.bot_user_id or "", token, refresh, expires, now)
        await self._database.write(Statement(sql, values), returned(community))

    async def async_find_bot(
        self, *, enterprise_id: str | None, team_id: str | None, is_enterprise_install: bool | None = False
    ) -> Bot | None:
        """The bot of a workspace, as the SDK describes it; None where it is not installed or no key opens its token."""
        del is_enterprise_install
        found = await self.of(team_id or "")
        if found is None or found.token is None:
            return None
        return Bot(
            app_id=found.app,
            enterprise_id=enterprise_id,
            team_id=found.team,
            bot_token=found.token,
            bot_id="",
            bot_user_id=found.bot_user,
            bot_refresh_token=found.refresh,
            bot_token_expires_at=None if found.expires is None else found.expires // SECOND,
            installed_at=found.installed / SECOND,
        )

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """The app was removed from a workspace."""
        del enterprise_id
        found = await self.of(team_id or "")
        if found:
            await self.remove(found)

    # As the adapter asks

    async def of(self, team: str) -> Installed | None:
        """The app in this workspace; None where it is not installed. What an older key had sealed is sealed anew."""
        sql = f"SELECT {_COLUMNS} FROM slack_installation WHERE external = $1 AND token IS NOT NULL"
        rows = await self._database.read(sql, address(team))
        if not rows:
            return None
        found, sealed = self._opened(rows[0]), str(rows[0][3])
        if found.token and not self._seal.is_by_first(sealed):
            again = "UPDATE slack_installation SET token = $3, refresh = $4 WHERE external = $1 AND token = $2"
            await self._database.write(Statement(again, (address(team), sealed, *self._pair(found))))
        return found

    async def has_left(self, team: str) -> bool:
        """Whether the app was installed in this workspace, and was removed."""
        sql = "SELECT 1 FROM slack_installation WHERE external = $1 AND token IS NULL"
        return bool(await self._database.read(sql, address(team)))

    async def all(self) -> Sequence[Installed]:
        """Every workspace."""
        sql = f"SELECT {_COLUMNS} FROM slack_installation WHERE token IS NOT NULL ORDER BY external"
        return [self._opened(row) for row in await self._database.scan(sql)]

    async def claim_renewal(self, found: Installed) -> bool:
        """Take it on oneself to ask for the next token. False if somebody else is at it, or it is there."""
        now = self._clock()
        sql = f"""
            UPDATE slack_installation SET lease = $3 WHERE {_PRESENT} AND (lease IS NULL OR lease <= $4)
            RETURNING version
        """
        return bool(await self._database.write(Statement(sql, (address(found.team), found.version, now + LEASE, now))))

    async def release(self, found: Installed) -> None:
        """The next token was not to be had: whoever comes next may ask for it at once."""
        sql = f"UPDATE slack_installation SET lease = NULL WHERE {_PRESENT}"
        await self._database.write(Statement(sql, (address(found.team), found.version)))

    async def renew(self, found: Installed, token: str, refresh: str, expires: int) -> bool:
        """Keep the next token of a workspace. False if there is another one meanwhile, or the app was removed."""
        community = address(found.team)
        sql = f"""
            UPDATE slack_installation SET token = $3, refresh = $4, expires = $5, version = version + 1, lease = NULL
            WHERE {_PRESENT} RETURNING version
        """
        sealed = self._sealed(community, "token", token), self._sealed(community, "refresh", refresh)
        return bool(await self._database.write(Statement(sql, (community, found.version, *sealed, expires))))

    async def remove(self, found: Installed) -> bool:
        """The app was removed where it was known by this token, which is deleted. False if it has another meanwhile.

        What is stored of the workspace stays for a time.
        """
        community = address(found.team)
        sql = f"""
            UPDATE slack_installation SET token = NULL, refresh = NULL, expires = NULL, lease = NULL,
                version = version + 1 WHERE {_PRESENT}
        """
        gone = "EXISTS (SELECT 1 FROM slack_installation i WHERE i.external = $1 AND i.token IS NULL)"
        ours = Statement(sql, (community, found.version))
        return bool(await self._database.write(ours, *departed(community, self._clock(), gone)))

    def _opened(self, row: Row) -> Installed:
        community, app, bot_user, sealed, refresh, expires, version, installed = row
        token: str | None
        try:
            token = self._seal.open(str(sealed), f"{community} token")
            following = None if refresh is None else self._seal.open(str(refresh), f"{community} refresh")
        except SealedError:
            token = following = None
        team, until = Address.parse(str(community)).id, as_moment(expires)
        return Installed(
            *(team, as_text(app) or "", str(bot_user), token, following, until), as_int(version), as_int(installed)
        )

    def _sealed(self, community: str, what: str, secret: str | None) -> str | None:
        return self._seal.seal(secret, f"{community} {what}") if secret else None

    def _pair(self, found: Installed) -> tuple[str | None, str | None]:
        community = address(found.team)
        return self._sealed(community, "token", found.token), self._sealed(community, "refresh", found.refresh)


def address(team: str) -> str:
    """A workspace as a community."""
    return str(Address(SLACK.name, (), team))
