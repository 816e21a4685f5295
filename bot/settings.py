"""The settings, from the environment or `.env`: checked at once, and never printing a secret."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from dotenv.parser import Binding, parse_stream

from bot.core import shards
from bot.core.i18n import LANGUAGES
from bot.core.shards import Shards
from bot.db.url import called, is_clear, secrets_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decided. Secrets are None where they are not set, and do not show in a repr."""

    discord_token: str | None = field(default=None, repr=False)
    discord_shards: Shards | None = None
    slack_bot_token: str | None = field(default=None, repr=False)
    slack_app_token: str | None = field(default=None, repr=False)
    slack_signing_secret: str | None = field(default=None, repr=False)
    slack_client_id: str | None = None
    slack_client_secret: str | None = field(default=None, repr=False)
    slack_token_key: str | None = field(default=None, repr=False)
    public_url: str | None = None
    contact: str | None = None
    port: int | None = None
    database_url: str = field(default="sqlite:///zainichi.db", repr=False)
    bot_locale: str = "en"
    log_format: str = "text"
    log_level: str | None = None
    sentry_dsn: str | None = field(default=None, repr=False)

    @property
    def is_served(self) -> bool:
        """Whether the bot is on a platform, rather than in this terminal."""
        return bool(self.discord_token or self.slack_bot_token or self.slack_client_id)

    @property
    def hears_http(self) -> bool:
        """Whether Slack sends to a port of ours what people do, rather than through a connection that we open."""
        return bool(self.slack_client_id or (self.slack_bot_token and not self.slack_app_token))

    @property
    def database_path(self) -> str:
        """The path of the SQLite file, or `:memory:`. Only if the database is one."""
        return self.database_url.removeprefix("sqlite:///")

    @property
    def database_name(self) -> str:
        """What to call the database in a sentence: its file, or its name and server. It shows no user or password."""
        return called(self.database_url)

    @property
    def slack_token_keys(self) -> Sequence[str]:
        """What seals the tokens of workspaces, the first of them, and what opens them."""
        return [key.strip() for key in (self.slack_token_key or "").split(",") if key.strip()]

    @property
    def secrets(self) -> Sequence[str]:
        """What is to stand in no log."""
        tokens = (self.discord_token, self.slack_bot_token, self.slack_app_token, self.slack_signing_secret)
        shared = (self.slack_client_secret, *self.slack_token_keys)
        dsn = self.sentry_dsn or ""
        reports = (dsn, urlsplit(dsn).username)
        return (*filter(None, (*tokens, *shared, *reports)), *secrets_in(self.database_url))


class SettingError(Exception):
    """A setting that cannot be used. The message is one line that names it and never repeats a secret."""


def environment(process: Mapping[str, str], file: str = ".env") -> Mapping[str, str]:
    """The variables of the process, and for those that it lacks, of the file if there is one. Raises SettingError."""
    text = _text(file)
    wrong = next(_unreadable(file, text), None)
    if wrong:
        raise SettingError(wrong)
    written = dotenv_values(stream=StringIO(text))
    return {**{name: value for name, value in written.items() if value is not None}, **process}


def questions(variables: Mapping[str, str], file: str = ".env") -> Mapping[str, str]:
    """What may have been meant by each name in the file that is no setting but nearly one, in a line on it."""
    missing = [name for name in _CHECKS if not variables.get(name, "").strip()]
    found = {}
    text = _text(file) if Path(file).is_file() else ""  # a pipe gives what it holds only once
    for line in parse_stream(StringIO(text)):
        near = get_close_matches((line.key or "").upper(), missing, n=1, cutoff=0.8)
        if line.key and line.key not in _CHECKS and near:
            found[line.key] = f"{file}, line {_number(line)}: {line.key} is no setting. Did you mean {near[0]}?"
    return found


def _text(file: str) -> str:
    """What stands in the file; nothing if there is none. Raises SettingError."""
    path = Path(file)
    try:
        return path.read_text(encoding="utf-8-sig") if path.exists() else ""  # some editors begin a file with a mark
    except (OSError, UnicodeError) as error:
        raise SettingError(f"{file} cannot be read as UTF-8 text: save it as such, or take it away.") from error


def _unreadable(file: str, text: str) -> Iterator[str]:
    """The lines that set nothing though they look as if they did: named by number and setting, never repeated."""
    for line in parse_stream(StringIO(text)):
        typed = re.match(r"\s*(?:export\s+)?([A-Za-z][A-Za-z_ -]*)", line.original.string)
        name = typed.group(1).strip() if typed else ""
        plain = re.sub(r"[ -]+", "_", name).upper()
        is_name = line.value is not None and re.fullmatch(r"[A-Za-z_][\w.-]*", line.key or "")
        if not line.error and (line.key is None or line.key in _CHECKS or (is_name and plain not in _CHECKS)):
            continue
        first = next((it for it in _CHECKS if f"{plain}_".startswith(f"{it}_")), "NAME")
        yield (
            f"{file}, line {_number(line)}, sets nothing. Write {first}= and the value: capitals, an equals sign, "
            "no colon or space before it, and every quote closed."
        )


def _number(line: Binding) -> int:
    """The number of a line. What the parser gives it begins with the empty lines before it."""
    string = line.original.string
    return line.original.line + string[: len(string) - len(string.lstrip())].count("\n")


def problems(variables: Mapping[str, str]) -> dict[str, str]:
    """Everything that is wrong, by the name of the setting."""
    found = {}
    for name, (check, wanted) in _CHECKS.items():
        value = variables.get(name, "").strip()
        if value and not check(value):
            found[name] = f"{name} {wanted}"
    if "DATABASE_URL" not in found and not is_clear(variables.get("DATABASE_URL", "").strip()):
        found["DATABASE_URL"] = _UNCLEAR
    has = {name for name in _CHECKS if variables.get(name, "").strip()}
    if not found.keys() & _SHARDS and (wrong := _shards(variables)):
        found["DISCORD_SHARD_IDS"] = f"DISCORD_SHARD_IDS {wrong}"
    for name, line in _many_workspaces(has):
        found.setdefault(name, line)
    if "SLACK_CLIENT_ID" in has:
        return found
    if "SLACK_BOT_TOKEN" in has and not has & {"SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"}:
        found.setdefault("SLACK_BOT_TOKEN", _SLACK_ALONE)
    for name in ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        if name in has and "SLACK_BOT_TOKEN" not in has:
            found.setdefault(name, f"{name} is set without SLACK_BOT_TOKEN; set that too, or leave both out.")
    if "SLACK_SIGNING_SECRET" in has and "SLACK_APP_TOKEN" not in has and "PORT" not in has:
        found.setdefault("PORT", "PORT is missing; SLACK_SIGNING_SECRET asks for HTTP mode, which listens on a port.")
    return found


def _many_workspaces(has: Set[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the settings of an app that many Slack workspaces install, by the name of each."""
    if "SLACK_CLIENT_ID" not in has:
        for name in ("SLACK_CLIENT_SECRET", "SLACK_TOKEN_KEY"):
            if name in has:
                yield name, f"{name} is set without SLACK_CLIENT_ID; set that too, or leave both out."
        return
    for name, what in _FOR_MANY.items():
        if name not in has:
            yield name, f"{name} is missing; with SLACK_CLIENT_ID many workspaces install the app, which needs {what}."
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        if name in has:
            yield name, f"{name} {_FOR_ONE}"


def _shards(variables: Mapping[str, str]) -> str:
    """What is wrong with the shards that this process is to have, each of these settings being readable by itself."""
    count, ids, database = (variables.get(name, "").strip() for name in _SHARDS)
    numbers = shards.read_ids(ids) or ()
    twice = next((it for it, times in Counter(numbers).items() if times > 1), None)
    if ids and not count:
        return (
            "is set without DISCORD_SHARD_COUNT; set that too, to how many shards all processes have together, "
            "or leave both out."
        )
    if twice is not None:
        return f"names shard {twice} more than once. Write each once, such as 0,1 or 0-1."
    if numbers and max(numbers) >= int(count):
        return (
            f"names shard {max(numbers)}, but of {int(count)} the last is {int(count) - 1}: they count from 0. "
            "Write a lower number there, or a higher DISCORD_SHARD_COUNT."
        )
    if numbers and len(numbers) < int(count) and not database.startswith("postgres"):
        return (
            "leaves shards to other processes, and all of them share one database, which SQLite cannot be: "
            "set DATABASE_URL to PostgreSQL, or leave DISCORD_SHARD_IDS out."
        )
    return ""


def doubts(variables: Mapping[str, str]) -> Mapping[str, str]:
    """Tokens that look odd, by the name of the setting. Their shape is no promise, so the platform decides."""
    set_ = {name: variables.get(name, "").strip() for name in _SHAPES}
    return {name: f"{name} {_SHAPES[name][1]}" for name, value in set_.items() if value and not _SHAPES[name][0](value)}


def load(variables: Mapping[str, str]) -> Settings:
    """The settings. Raises SettingError, with one line, for the first that cannot be used."""
    wrong = problems(variables)
    if wrong:
        raise SettingError(next(iter(wrong.values())))
    values = {name.lower(): variables[name].strip() for name in _CHECKS if variables.get(name, "").strip()}
    port = int(values.pop("port", 0)) or None
    database = values.pop("database_url", Settings().database_url)
    level = values.pop("log_level", "").upper() or None
    count, ids = int(values.pop("discord_shard_count", 0)), values.pop("discord_shard_ids", "")
    own = Shards(count, sorted(shards.read_ids(ids) or range(count))) if count else None
    return Settings(port=port, database_url=database, log_level=level, discord_shards=own, **values)


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value) is not None


_SLACK_ALONE = (
    "SLACK_BOT_TOKEN is set alone; add SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP."
)
_UNCLEAR = (
    "DATABASE_URL has a sign in its user or password that means something in an address, or no server behind them. "
    "Write %2F for /, %3F for ?, %23 for # and %40 for @."
)
_MAKES_KEY = "python -c 'import secrets; print(secrets.token_hex(32))' makes one"
_FOR_ONE = (
    "is for a bot of one workspace, SLACK_CLIENT_ID for many: leave one of them out. "
    "A workspace that had the bot keeps its scores when it installs the app by /slack/install."
)
_FOR_MANY: Mapping[str, str] = {
    "SLACK_CLIENT_SECRET": "the Client Secret, from Basic Information → App Credentials",
    "SLACK_SIGNING_SECRET": "the Signing Secret, from Basic Information → App Credentials",
    "SLACK_TOKEN_KEY": f"a key of your own that seals their tokens: {_MAKES_KEY}",
    "PORT": "a port to listen on",
}
"""What SLACK_CLIENT_ID asks for, and why."""
_SHARDS = ("DISCORD_SHARD_COUNT", "DISCORD_SHARD_IDS", "DATABASE_URL")
_SENDABLE = (_like(r"[!-~]+"), "has a space or a sign in it that no token has. Copy it again, alone.")
_SHAPES: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "DISCORD_TOKEN": (
        _like(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{25,}"),
        "does not look like a bot token (three parts with dots between). Copy it from Bot → Reset Token.",
    ),
    "SLACK_BOT_TOKEN": (_like(r"xoxb-[\w-]{10,}"), "does not begin with xoxb-. Copy the Bot User OAuth Token."),
    "SLACK_APP_TOKEN": (_like(r"xapp-[\w-]{10,}"), "does not begin with xapp-. Make an App-Level Token for it."),
    "SLACK_SIGNING_SECRET": (_like(r"[0-9a-f]{32}"), "is not 32 hexadecimal digits. Copy it from Basic Information."),
    "SLACK_CLIENT_ID": (_like(r"\d+\.\d+"), "is not two numbers with a dot between. Copy it from Basic Information."),
    "SLACK_CLIENT_SECRET": (_like(r"[0-9a-f]{32}"), "is not 32 hexadecimal digits. Copy it from Basic Information."),
}
_CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "DISCORD_TOKEN": _SENDABLE,
    "DISCORD_SHARD_COUNT": (
        lambda value: _like("[0-9]{1,5}")(value) and int(value) > 0,
        "is not a number of shards from 1 on, such as 4. Left out, Discord says how many.",
    ),
    "DISCORD_SHARD_IDS": (
        lambda value: shards.read_ids(value) is not None,
        "is not numbers of shards with commas between them, such as 0,1 or 0-1.",
    ),
    **dict.fromkeys(_SHAPES, _SENDABLE),
    "SLACK_TOKEN_KEY": (
        _like(r"[0-9A-Fa-f]{64}(\s*,\s*[0-9A-Fa-f]{64})*"),
        f"is not 64 hexadecimal digits, or several such keys with commas between, the newest first: {_MAKES_KEY}.",
    ),
    "PUBLIC_URL": (
        _like(r"https://[\w.-]+(:\d{1,5})?"),
        "is not like https://example.org: no path, and no slash at its end.",
    ),
    "CONTACT": (
        _like(r"https://[!-~]+|[!-~]+@[\w.-]+\.\w+"),
        "is neither an e-mail address nor a web address that begins with https://.",
    ),
    "PORT": (
        lambda value: value.isdecimal() and len(value) < 6 and 0 < int(value) < 65536,
        "is not a port from 1 to 65535.",
    ),
    "DATABASE_URL": (
        _like(r"(sqlite:///|postgres(ql)?://).+"),
        "is not like sqlite:///zainichi.db or postgresql://user:password@host/database.",
    ),
    "BOT_LOCALE": (lambda value: value in LANGUAGES, f"is not one of {', '.join(LANGUAGES)}."),
    "LOG_FORMAT": (lambda value: value in ("text", "json"), "is not text or json."),
    "LOG_LEVEL": (
        lambda value: value.upper() in ("DEBUG", "INFO", "WARNING", "ERROR"),
        "is not DEBUG, INFO, WARNING or ERROR.",
    ),
    "SENTRY_DSN": (
        _like(r"https?://[\w-]+(:[\w-]+)?@[\w.-]+(:\d{1,5})?(/[\w.-]+)*/\d+"),
        "is not like https://key@host/number. Copy it from the project's settings: Client Keys (DSN).",
    ),
}
