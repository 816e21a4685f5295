"""Put the parts together and run: settings → database → Bot → adapters.

The only place that reads a clock or draws lots.

`python -m bot` runs, `python -m bot check` says what is in order and what is not.
"""

import asyncio
import contextlib
import gc
import logging
import os
import random
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime

from bot.adapters import Adapter
from bot.app import Bot
from bot.i18n import Voice
from bot.logs import configure
from bot.search import Index
from bot.settings import SettingError, Settings, environment, load
from bot.storage.database import DatabaseError
from bot.storage.migrate import migrate
from bot.storage.sqlite import connect
from bot.storage.store import Store
from content.library import Library
from content.loader import ContentError, load as load_content

log = logging.getLogger("bot")


def main() -> None:
    """Run the command line: no word to run the bot, `check` for the doctor."""
    words = sys.argv[1:]
    if words not in ([], ["check"]):
        sys.exit(f"zainichi: {' '.join(words)!r} is not understood. Run it without a word, or with: check")
    try:
        variables = environment(os.environ)
        if words:
            from bot.doctor import examine  # noqa: PLC0415  # a plain start has no use for it

            sys.exit(asyncio.run(examine(variables, sys.stdout.write)))
        settings, library = load(variables), load_content()
    except (SettingError, ContentError) as error:
        sys.exit(str(error))
    _log(settings)
    with contextlib.suppress(KeyboardInterrupt):
        sys.exit(asyncio.run(_run(settings, library)))


def _log(settings: Settings) -> None:
    """In a terminal only what is wrong, unless asked for; on a server each start and stop too."""
    secrets = (
        settings.discord_token,
        settings.slack_bot_token,
        settings.slack_app_token,
        settings.slack_signing_secret,
        settings.database_url if "@" in settings.database_url else None,
    )
    level = settings.log_level or "WARNING"
    configure(level=level, as_json=settings.log_format == "json", secrets=[secret for secret in secrets if secret])


@contextlib.asynccontextmanager
async def _bot(settings: Settings, library: Library) -> AsyncIterator[Bot]:
    database = await connect(settings.database_path)
    try:
        await migrate(database, settings.database_name)
        log.info("database %s, SQLite %s", settings.database_name, sqlite3.sqlite_version)
        yield Bot(library, Store(database), Index(library), now=lambda: datetime.now(UTC), chance=random.SystemRandom())
    finally:
        await database.close()


async def _run(settings: Settings, library: Library) -> int:
    """Run every adapter until all have ended or the process is told to stop. Gives the exit code."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
        loop.add_signal_handler(signal.SIGTERM, lambda: task.cancel() if task else None)
    try:
        adapters = _adapters(settings)
        async with _bot(settings, library) as bot:
            gc.collect()
            gc.freeze()  # what is loaded now stays: no collection need look at it again
            async with asyncio.TaskGroup() as group:
                for adapter in adapters:
                    group.create_task(adapter.run(bot))
    except SettingError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except DatabaseError as error:
        say = Voice(settings.bot_locale)
        sys.stderr.write(say(f"trouble-{error.trouble}", name=error.name) + "\n")
        return 1
    except asyncio.CancelledError:
        return 0
    return 0


def _adapters(settings: Settings) -> Sequence[Adapter]:
    for name in ("discord_token", "slack_bot_token"):
        if getattr(settings, name):
            raise SettingError(f"{name.upper()} is set, but this version runs in a terminal only. Leave it out.")
    from bot.adapters.console.app import ConsoleAdapter  # noqa: PLC0415  # a platform is loaded only when it is used

    zone = datetime.now(UTC).astimezone().tzinfo or UTC
    return [ConsoleAdapter(locale=settings.bot_locale, zone=zone, database=settings.database_name)]


if __name__ == "__main__":
    main()
