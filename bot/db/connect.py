"""Which database a DATABASE_URL leads to. Only the library that is needed for it is loaded."""

from bot.db.database import Database


async def connect(url: str) -> Database:
    """Open the database at `sqlite:///<path>`, `postgresql://…` or `postgres://…`. Raises DatabaseError."""
    if url.startswith("sqlite:///"):
        from bot.db import sqlite  # noqa: PLC0415

        return await sqlite.connect(url.removeprefix("sqlite:///"))
    from bot.db import postgres  # noqa: PLC0415

    return await postgres.connect(url)
