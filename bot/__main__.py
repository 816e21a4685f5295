"""The command line: `python -m bot` runs the bot. What it does with a word behind it stands in `commandline`."""

import asyncio
import contextlib
import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from bot import crash_reports
from bot.disk import wiped_here
from bot.logs import configure
from bot.settings import SettingError, Settings, doubts, environment, load, questions
from content.cache import load as load_content
from content.library import ContentError

log = logging.getLogger("bot")


def main() -> None:
    """Run the command line: no word to run the bot, or one of `commandline.WORDS`."""
    _open_streams()
    gc.disable()  # until all is loaded: nothing of it is garbage, and looking for some takes a tenth of the start
    try:
        if sys.argv[1:]:
            sys.exit(_worded(sys.argv[1:]))
        variables = environment(os.environ)
        settings, library = _settings(variables), load_content()
    except (SettingError, ContentError) as error:
        sys.exit(str(error))
    from bot.bootstrap import run  # noqa: PLC0415  # most of the house, which the other words do without

    _log(settings)
    lost = wiped_here(settings.database_url, variables) if settings.is_served else ""
    for line in (*doubts(variables).values(), *questions(variables).values(), *filter(None, [lost])):
        log.warning("%s", line)
    with contextlib.suppress(KeyboardInterrupt), asyncio.Runner(loop_factory=_loop(settings)) as runner:
        sys.exit(runner.run(run(settings, library)))


def _settings(variables: Mapping[str, str]) -> Settings:
    """The settings, if what they ask for is there. Raises SettingError."""
    settings = load(variables)
    if settings.sentry_dsn and not crash_reports.is_there():
        raise SettingError(crash_reports.MISSING)
    return settings


def _open_streams() -> None:
    """Whoever closes one of the three gets an empty one: else the next file that is opened would take its place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115  # until the end


def _worded(words: Sequence[str]) -> int:
    """Do what these words say. Gives the exit code."""
    from bot.commandline import run as run_words  # noqa: PLC0415  # a plain start has no use for it

    gc.enable()
    return run_words(words, lambda: environment(os.environ))


def _loop(settings: Settings) -> Callable[[], asyncio.AbstractEventLoop] | None:
    """A faster loop where there may be many people at once. There is none for Windows, and a terminal needs none."""
    if not settings.is_served:
        return None
    try:
        import uvloop  # noqa: PLC0415
    except ImportError:
        return None
    return uvloop.new_event_loop


def _log(settings: Settings) -> None:
    """In a terminal only what is wrong, unless asked for; on a server each start and stop too."""
    level = settings.log_level or ("INFO" if settings.is_served else "WARNING")
    configure(level=level, as_json=settings.log_format == "json", secrets=settings.secrets)
    if settings.sentry_dsn:
        crash_reports.begin(settings.sentry_dsn, settings.secrets)


if __name__ == "__main__":
    main()
