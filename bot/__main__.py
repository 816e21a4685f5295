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
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime

from bot.classquiz.runner import Heartbeat
from bot.core.context import Bot
from bot.core.i18n import Voice
from bot.core.names import Index
from bot.daily.publisher import Newsboy
from bot.db.connect import connect
from bot.db.database import DatabaseError
from bot.db.migrate import migrate
from bot.logs import configure
from bot.members.retention import tidy
from bot.platforms import Adapter, AdapterError
from bot.quiz.store import Store
from bot.settings import SettingError, Settings, environment, load
from content.cache import load as load_content
from content.library import ContentError, Library

log = logging.getLogger("bot")


def main() -> None:
    """Run the command line: no word to run the bot, `check` for the doctor."""
    gc.disable()  # until all is loaded: nothing of it is garbage, and looking for some takes a tenth of the start
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
    with contextlib.suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=_loop(settings)) as runner:
        sys.exit(runner.run(_run(settings, library)))


def _loop(settings: Settings) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """A faster loop where there may be many people at once. There is none for Windows, and a terminal needs none."""
    if not (settings.discord_token or settings.slack_bot_token):
        return None
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        return None
    return uvloop.new_event_loop


def _log(settings: Settings) -> None:
    """In a terminal only what is wrong, unless asked for; on a server each start and stop too."""
    secrets = (
        settings.discord_token,
        settings.slack_bot_token,
        settings.slack_app_token,
        settings.slack_signing_secret,
        settings.database_url if "@" in settings.database_url else None,
    )
    is_served = settings.discord_token or settings.slack_bot_token
    level = settings.log_level or ("INFO" if is_served else "WARNING")
    configure(level=level, as_json=settings.log_format == "json", secrets=[secret for secret in secrets if secret])


@contextlib.asynccontextmanager
async def _bot(settings: Settings, library: Library, adapters: Sequence[Adapter]) -> AsyncIterator[Bot]:
    database = await connect(settings.database_url)
    store = Store(database)
    try:
        await migrate(database, settings.database_name)
        log.info("database %s, %s", settings.database_name, database.engine)
        outlets = {adapter.outlet.platform: adapter.outlet for adapter in adapters}
        chance = random.Random()  # noqa: S311  # which question comes is no secret
        bot = Bot(library, store, Index(library), now=lambda: datetime.now(UTC), chance=chance, outlets=outlets)
        try:
            yield bot
        finally:
            await bot.worker.close()
    finally:
        await store.close()


async def _run(settings: Settings, library: Library) -> int:
    """Run every adapter until all have ended or the process is told to stop. Gives the exit code."""
    task = asyncio.current_task()
    loop = asyncio.get_running_loop()
    with contextlib.suppress(NotImplementedError):  # Windows has no signal handlers in a loop
        loop.add_signal_handler(signal.SIGTERM, lambda: task.cancel() if task else None)
    try:
        adapters = _adapters(settings)
        async with _bot(settings, library, adapters) as bot:
            gc.freeze()  # what is loaded now stays: no collection need look at it again
            gc.enable()
            return await _serve(bot, adapters)
    except AdapterError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except DatabaseError as error:
        say = Voice(settings.bot_locale)
        sys.stderr.write(say(f"trouble-{error.trouble}", name=error.name) + "\n")
        return 1
    except asyncio.CancelledError:
        return 0


async def _serve(bot: Bot, adapters: Sequence[Adapter]) -> int:
    """Run adapters side by side. One that cannot be served stops all of them: the operator has to mend something."""
    failed = False
    loops = (Heartbeat(bot).run(), Newsboy(bot).run(), tidy(bot))
    unasked = [asyncio.create_task(loop) for loop in loops]
    try:
        async with asyncio.TaskGroup() as group:
            for adapter in adapters:
                group.create_task(adapter.run(bot))
    except* AdapterError as errors:
        failed = True
        sys.stderr.writelines(f"{error}\n" for error in errors.exceptions)
    finally:
        for task in unasked:
            task.cancel()
        await asyncio.wait(unasked)
    return 1 if failed else 0


def _adapters(settings: Settings) -> Sequence[Adapter]:
    """One for each platform whose tokens are set, else the terminal. A platform is loaded only when it is used."""
    found: list[Adapter] = []
    if settings.discord_token:
        from bot.platforms.discord.client import DiscordAdapter  # noqa: PLC0415

        found.append(DiscordAdapter(settings.discord_token, locale=settings.bot_locale))
    if settings.slack_bot_token:
        from bot.platforms.slack.adapter import SlackAdapter  # noqa: PLC0415

        found.append(
            SlackAdapter(
                settings.slack_bot_token,
                locale=settings.bot_locale,
                app_token=settings.slack_app_token,
                signing_secret=settings.slack_signing_secret,
                port=settings.port,
            )
        )
    if not found:
        from bot.platforms.console.terminal import ConsoleAdapter  # noqa: PLC0415

        zone = datetime.now(UTC).astimezone().tzinfo or UTC
        found.append(ConsoleAdapter(locale=settings.bot_locale, zone=zone, database=settings.database_name))
    return found


if __name__ == "__main__":
    main()
