"""What a DATABASE_URL says: what to call the database, what must stay secret, and what a server is not to be told."""

import re
from collections.abc import Sequence
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

PARAMETERS_FOR_OTHERS = frozenset(
    {
        *("pgbouncer", "connection_limit", "pool_timeout", "pool_mode", "supa", "workaround"),
        *("connect_timeout", "socket_timeout", "tcp_user_timeout", "statement_cache_size", "prepareThreshold"),
        *("keepalives", "keepalives_idle", "keepalives_interval", "keepalives_count"),
        *("channel_binding", "gssencmode", "sslcompression", "sslsni", "sslaccept", "uselibpqcompat", "requiressl"),
        *("fallback_application_name", "load_balance_hosts", "application_name"),
    }
)
"""What hosts append to an address for other clients. A server would refuse each as a setting that it does not know."""

POOLED = frozenset({("pgbouncer", "true"), ("statement_cache_size", "0"), ("prepareThreshold", "0")})
"""With these an operator says that a pooler stands before the server."""
_FILES = ("sslrootcert", "sslcert", "sslkey", "sslcrl")

_SERVERS = re.compile(r"(([^:,\[\]]*|\[[0-9A-Fa-f:.]+\])(:\d*)?(,|$))*")
_WITH_A_PERSON = re.compile(r"(?:^|&)(?:user|password|options)=[^&]*")


def called(url: str) -> str:
    """What to call the database of a DATABASE_URL in a sentence: its file or its server, never user or password."""
    if url.startswith("sqlite:///"):
        return PurePath(url.removeprefix("sqlite:///")).name
    if not is_clear(url):
        return "PostgreSQL"
    try:
        parts = urlsplit(url)
    except ValueError:
        return "PostgreSQL"
    hosts = "" if "@" in parts.query else parts.netloc.rpartition("@")[2]
    name = unquote(parts.path.removeprefix("/"))
    return f"{name} ({hosts})" if name and hosts else name or hosts or "PostgreSQL"


def is_clear(url: str) -> bool:
    """Whether it is certain where the password ends. A `/`, `?`, `#` or `@` within it would end it early."""
    if url.startswith("sqlite:"):
        return True
    if "#" in url:
        return False
    server = re.split("[/?]", url.partition("://")[2], maxsplit=1)[0]
    if "@" not in server and not _SERVERS.fullmatch(server):  # a user and a password, and nothing behind them
        return False
    path, _, query = url.partition("://")[2].removeprefix(server).partition("?")
    return server.count("@") < 2 and "@" not in path and "@" not in _WITH_A_PERSON.sub("", query)


def secrets_in(url: str) -> Sequence[str]:
    """What of a DATABASE_URL is to stand in no log: all of it, and the password however it is written."""
    if url.startswith("sqlite:"):
        return ()
    try:
        parts = urlsplit(url)
    except ValueError:
        return (url,)
    written = parts.netloc.rpartition("@")[0].partition(":")[2]
    named = [value for name, value in parse_qsl(parts.query) if name in ("password", "sslpassword")]
    forms = {form for word in (written, *named) for form in (word, unquote(word), quote(unquote(word), safe=""))}
    return (url, *sorted(form for form in forms if form))


def hidden(text: str, secrets: Sequence[str]) -> str:
    """A text without these secrets. One may be the beginning of another, and one of a few letters a part of a word."""
    for secret in sorted(secrets, key=len, reverse=True):
        if len(secret) > 3:
            text = text.replace(secret, "[secret]")
        elif secret:
            text = re.sub(rf"(?<!\w){re.escape(secret)}(?!\w)", "[secret]", text)
    return text


class Hints(NamedTuple):
    """What is meant for other clients and tells us something too: there is a pooler; so many connections, no more."""

    is_pooled: bool
    connections: int | None


def hinted(url: str) -> Hints:
    """What the parameters for other clients tell."""
    said = parse_qsl(urlsplit(url).query)
    most = dict(said).get("connection_limit", "")
    return Hints(bool(POOLED.intersection(said)), max(int(most), 1) if most.isdecimal() and len(most) < 4 else None)


def without_file(url: str) -> str | None:
    """The first parameter of a URL that names a file which is not there; None if there is none."""
    said = parse_qsl(urlsplit(url).query)
    return next((name for name, value in said if name in _FILES and not Path(value).is_file()), None)


def for_server(url: str) -> str:
    """The address as our library takes it: without what was meant for other clients, in words that it knows."""
    address, _, query = url.partition("?")
    kept = []
    for name, value in parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query)):
        if name == "ssl":  # as JavaScript has it
            kept.append(("sslmode", "disable" if value in ("false", "0") else "require"))
        elif (name, value) == ("sslmode", "no-verify"):
            kept.append(("sslmode", "require"))
        elif (name, value) == ("sslrootcert", "system"):  # as libpq has it since PostgreSQL 16
            from ssl import get_default_verify_paths  # noqa: PLC0415  # a bot without a server has no use for it

            kept.append((name, get_default_verify_paths().cafile or value))
        elif name not in PARAMETERS_FOR_OTHERS and (name, value) != ("schema", "public"):
            kept.append((name, value))
    return f"{address}?{urlencode(kept)}" if kept else address
