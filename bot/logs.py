"""How the log looks, as text or as JSON a line. Secrets are cut out of every line, wherever they come from."""

import json
import logging
import re
import sys
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.db.url import hidden

_SLACK = re.compile(r"\bxox[a-z][.-](?:xox[a-z]-)?[\w-]{8,}")
"""A token of Slack's: those of workspaces that installed the app are no settings, and are known by their shape."""


class _Redacted(logging.Formatter):
    """A formatter that never lets a secret through."""

    def __init__(self, secrets: Sequence[str], *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = secrets
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        return self._json(record) if self._as_json else self._redacted(super().format(record))

    def _redacted(self, text: str) -> str:
        return _SLACK.sub("[secret]", hidden(text, self._secrets))

    def _json(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps({key: self._redacted(value) for key, value in line.items()}, ensure_ascii=False)


def configure(*, level: str, as_json: bool, secrets: Sequence[str]) -> None:
    """Send the log to standard error."""
    out = logging.StreamHandler(sys.stderr)
    out.setFormatter(_Redacted([secret for secret in secrets if secret], as_json=as_json))
    logging.basicConfig(level=level, handlers=[out], force=True)
