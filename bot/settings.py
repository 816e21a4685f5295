"""The settings, from the environment or `.env`: checked at once, and never printing a secret."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from dotenv import dotenv_values

from bot.core.i18n import LANGUAGES
from bot.db.database import called


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decided. Secrets are None where they are not set, and do not show in a repr."""

    discord_token: str | None = field(default=None, repr=False)
    slack_bot_token: str | None = field(default=None, repr=False)
    slack_app_token: str | None = field(default=None, repr=False)
    slack_signing_secret: str | None = field(default=None, repr=False)
    port: int | None = None
    database_url: str = field(default="sqlite:///zainichi.db", repr=False)
    bot_locale: str = "en"
    log_format: str = "text"
    log_level: str | None = None

    @property
    def database_path(self) -> str:
        """The path of the SQLite file, or `:memory:`. Only if the database is one."""
        return self.database_url.removeprefix("sqlite:///")

    @property
    def database_name(self) -> str:
        """What to call the database in a sentence: its file, or its name and server. It shows no user or password."""
        return called(self.database_url)


class SettingError(Exception):
    """A setting that cannot be used. The message is one line that names it and never repeats a secret."""


def environment(process: Mapping[str, str], file: str = ".env") -> Mapping[str, str]:
    """The variables of the process, and for those that it lacks, of the file if there is one. Raises SettingError."""
    try:
        written = dotenv_values(file, encoding="utf-8-sig")  # some editors begin a file with a mark
    except (OSError, UnicodeError) as error:
        raise SettingError(f"{file} cannot be read as UTF-8 text: save it as such, or take it away.") from error
    from_file = {name: value for name, value in written.items() if value is not None}
    return {**from_file, **process}


def problems(variables: Mapping[str, str]) -> dict[str, str]:
    """Everything that is wrong, by the name of the setting."""
    found = {}
    for name, (check, wanted) in _CHECKS.items():
        value = variables.get(name, "").strip()
        if value and not check(value):
            found[name] = f"{name} {wanted}"
    has = {name for name in _CHECKS if variables.get(name, "").strip()}
    if "SLACK_BOT_TOKEN" in has and not has & {"SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"}:
        found.setdefault("SLACK_BOT_TOKEN", _SLACK_ALONE)
    for name in ("SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        if name in has and "SLACK_BOT_TOKEN" not in has:
            found.setdefault(name, f"{name} is set without SLACK_BOT_TOKEN; set that too, or leave both out.")
    if "SLACK_SIGNING_SECRET" in has and "SLACK_APP_TOKEN" not in has and "PORT" not in has:
        found.setdefault("PORT", "PORT is missing; SLACK_SIGNING_SECRET asks for HTTP mode, which listens on a port.")
    return found


def load(variables: Mapping[str, str]) -> Settings:
    """The settings. Raises SettingError, with one line, for the first that cannot be used."""
    wrong = problems(variables)
    if wrong:
        raise SettingError(next(iter(wrong.values())))
    values = {name.lower(): variables[name].strip() for name in _CHECKS if variables.get(name, "").strip()}
    port = int(values.pop("port", 0)) or None
    database = values.pop("database_url", Settings().database_url)
    level = values.pop("log_level", "").upper() or None
    return Settings(port=port, database_url=database, log_level=level, **values)


def _like(pattern: str) -> Callable[[str], bool]:
    return lambda value: re.fullmatch(pattern, value) is not None


_SLACK_ALONE = (
    "SLACK_BOT_TOKEN is set alone; add SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and PORT for HTTP."
)
_CHECKS: Mapping[str, tuple[Callable[[str], bool], str]] = {
    "DISCORD_TOKEN": (
        _like(r"[\w-]{20,}\.[\w-]{5,}\.[\w-]{25,}"),
        "does not look like a bot token (three parts with dots between). Copy it from Bot → Reset Token.",
    ),
    "SLACK_BOT_TOKEN": (_like(r"xoxb-[\w-]{10,}"), "does not begin with xoxb-. Copy the Bot User OAuth Token."),
    "SLACK_APP_TOKEN": (_like(r"xapp-[\w-]{10,}"), "does not begin with xapp-. Make an App-Level Token for it."),
    "SLACK_SIGNING_SECRET": (_like(r"[0-9a-f]{32}"), "is not 32 hexadecimal digits. Copy it from Basic Information."),
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
}
