"""Faults told to an error tracker (Sentry or what speaks like it), if the operator has set one. Door to sentry-sdk.

What leaves is put together here from a list of what may: kinds of errors, places in the code, sentences of the log as
they stand in the code. What was said, by whom and where stays here: no value of a variable, no text of an error, since
a platform or a database may put a name or an id into it.
"""

import atexit
import importlib.util
import logging
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from bot.db.url import hidden

MISSING = "SENTRY_DSN is set, but sentry-sdk is not there: pip install 'zainichi[sentry]', or take SENTRY_DSN away."

AT_THE_END = 1.0
"""Seconds in which what was not sent yet may still be sent when the process ends."""

_FRAME = ("module", "function", "lineno", "in_app")


def is_there() -> bool:
    """Whether the library is installed. It is not loaded for that."""
    return importlib.util.find_spec("sentry_sdk") is not None


def begin(dsn: str, secrets: Sequence[str], transport: Any = None) -> None:  # noqa: ANN401  # the library's own, in tests
    """Report from now on whatever is logged as an error."""
    import sentry_sdk  # noqa: PLC0415  # only where it is asked for
    from sentry_sdk.integrations.logging import LoggingIntegration  # noqa: PLC0415

    def only_what_may(event: Any, hint: Mapping[str, Any]) -> Any:  # noqa: ANN401  # a dictionary of the library's
        return clean(event, hint.get("log_record"), secrets)

    sentry_sdk.init(
        dsn,
        transport=transport,
        release=_release(),
        default_integrations=False,
        auto_enabling_integrations=False,
        integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
        before_send=only_what_may,
        max_breadcrumbs=0,
        max_request_body_size="never",
        include_local_variables=False,
        include_source_context=False,
        server_name="",
        auto_session_tracking=False,
        send_client_reports=False,
        traces_sample_rate=None,
        enable_logs=False,
    )
    atexit.register(sentry_sdk.flush, timeout=AT_THE_END)  # what ends the process is worth knowing, too


def _release() -> str | None:
    """Which version this is; None where it runs from a folder, without having been installed."""
    try:
        return f"zainichi@{version('zainichi')}"
    except PackageNotFoundError:
        return None


def clean(event: Mapping[str, Any], record: logging.LogRecord | None, secrets: Sequence[str]) -> dict[str, Any]:
    """A new event, of what may leave and nothing else."""
    kept: dict[str, Any] = {
        name: event[name] for name in ("event_id", "timestamp", "platform", "level", "release") if name in event
    }
    if record is not None:
        kept["logger"] = record.name
        if record.name == "bot" or record.name.startswith("bot."):  # a library may put anything into its sentences
            kept["logentry"] = {"message": hidden(str(record.msg), secrets)}
        number = getattr(record, "told_as", None)
        if number:
            kept["tags"] = {"told_as": str(number)}
    errors = (event.get("exception") or {}).get("values") or ()
    kept["exception"] = {"values": [_error(one, secrets) for one in errors]}
    return kept


def _error(error: Mapping[str, Any], secrets: Sequence[str]) -> dict[str, Any]:
    frames = (error.get("stacktrace") or {}).get("frames") or ()
    return {
        "type": hidden(str(error.get("type")), secrets),
        "module": hidden(str(error.get("module")), secrets),
        "stacktrace": {"frames": [{name: frame.get(name) for name in _FRAME} for frame in frames]},
    }
