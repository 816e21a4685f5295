"""A community that the bot was removed from: since when, and that it is back. Nothing of it is deleted at once."""

from bot.db.database import Statement
from bot.db.identities import ensure_community


def departed(community: str, at: int, only_if: str = "TRUE") -> tuple[Statement, ...]:
    """The bot was removed from a community at this moment (ms): nothing is posted there unasked any more.

    `only_if` is a condition in SQL, where $1 is the community. The last statement returns a row if all was new.
    """
    sql = f"UPDATE community SET left_at = $2 WHERE external = $1 AND left_at IS NULL AND {only_if} RETURNING id"
    return ensure_community(community), Statement(sql, (community, at))


def returned(community: str) -> Statement:
    """It is there again: all goes on as it was."""
    return Statement("UPDATE community SET left_at = NULL WHERE external = $1 AND left_at IS NOT NULL", (community,))
