"""The command line: `python -m bot` runs the bot, `python -m bot check` says what is in order and what is not."""

import asyncio
import contextlib
import gc
import os
import sys
from collections.abc import Callable

from bot.bootstrap import run
from bot.logs import configure
from bot.settings import SettingError, Settings, environment, load
from content.cache import load as load_content
from content.library import ContentError


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
        sys.exit(runner.run(run(settings, library)))


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


if __name__ == "__main__":
    main()
