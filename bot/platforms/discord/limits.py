"""How often Discord finds that there are too many requests. discord.py waits then, and tells of it in its log alone."""

import contextlib
import logging
from collections.abc import Iterator

from bot.core.metrics import Counter
from bot.platforms.discord.platform import DISCORD

_TOLD_BY = ("discord.http", "discord.webhook.async_")


class _Counting(logging.Filter):
    """Counts the lines on that. What is not important enough for the log is kept out of it as ever."""

    def __init__(self, limits: Counter) -> None:
        super().__init__()
        self._limits = limits

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the line is to stand in the log."""
        if record.levelno == logging.WARNING and "rate limited" in str(record.msg):
            self._limits.add(DISCORD.name)
        return record.levelno >= logging.getLogger().level


@contextlib.contextmanager
def counted(limits: Counter) -> Iterator[None]:
    """Count for as long as this lasts, however little the log tells."""
    counting = _Counting(limits)
    for name in _TOLD_BY:
        logging.getLogger(name).setLevel(min(logging.WARNING, logging.getLogger().level or logging.WARNING))
        logging.getLogger(name).addFilter(counting)
    try:
        yield
    finally:
        for name in _TOLD_BY:
            logging.getLogger(name).removeFilter(counting)
