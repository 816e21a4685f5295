"""Why a server of PostgreSQL, or a pooler before it, does not do what it was asked: as a DatabaseError."""

import re
from collections.abc import Sequence

from bot.db.database import DatabaseError, Trouble
from bot.db.url import hidden, without_file

_TROUBLES: Sequence[tuple[str, Trouble]] = (
    ("28", Trouble.NO_ENTRY),
    ("3D000", Trouble.NO_SUCH_DATABASE),
    ("25006", Trouble.READ_ONLY),
    ("42501", Trouble.READ_ONLY),
    ("53100", Trouble.FULL),
    ("58", Trouble.DISK),
    ("08", Trouble.UNREACHABLE),
    ("57P", Trouble.UNREACHABLE),
    ("40", Trouble.BUSY),
    ("53", Trouble.BUSY),
    ("55P03", Trouble.BUSY),
    ("57014", Trouble.BUSY),
)
"""By how the code of an error begins (postgresql.org/docs/current/errcodes-appendix.html), the first that fits."""
_AT_THE_DOOR: Sequence[tuple[str, Trouble]] = (
    ("password authentication failed|SASL authentication failed|no such user|auth failed", Trouble.NO_ENTRY),
    ("no such database", Trouble.NO_SUCH_DATABASE),
)
"""What poolers say without a code of their own."""
_PARAMETERS: Sequence[tuple[str, str | None]] = (
    (r"parameter(?: in options)?:? \"?([\w.]+)", None),
    (r"rejected SSL upgrade", "sslmode"),
    (r"invalid command-line argument", "options"),
    (r"target_session_attrs|target attribute", "target_session_attrs"),
)
"""How the parameter that is refused is named, and what is meant where it is not named."""


def explained(error: Exception, name: str) -> DatabaseError:
    """The same error by its code."""
    code = getattr(error, "sqlstate", None) or ""
    found = (trouble for start, trouble in _TROUBLES if code.startswith(start))
    trouble = next(found, Trouble.BROKEN) if code else Trouble.UNREACHABLE
    return DatabaseError(trouble, name, str(error) or type(error).__name__)


def refused(error: Exception, url: str, name: str, secrets: Sequence[str]) -> DatabaseError:
    """Why a database cannot be opened: besides all that can go wrong later, what its URL says may be no good."""
    detail = " ".join(hidden(str(error) or type(error).__name__, secrets).split())
    code = getattr(error, "sqlstate", None)
    parameter = without_file(url) if isinstance(error, FileNotFoundError) else _parameter(detail, named=bool(code))
    if parameter:
        return DatabaseError(Trouble.PARAMETER, parameter, detail)
    if not code and isinstance(error, ValueError):
        return DatabaseError(Trouble.ADDRESS, name, detail)
    said = (trouble for words, trouble in _AT_THE_DOOR if code and re.search(words, detail, re.IGNORECASE))
    return DatabaseError(next(said, explained(error, name).trouble), name, detail)


def _parameter(detail: str, *, named: bool) -> str | None:
    """Which parameter of the URL is refused, if it is one. Only a server names them."""
    for words, meant in _PARAMETERS:
        if (named or meant) and (found := re.search(words, detail)):
            return meant or found.group(1)
    return None
