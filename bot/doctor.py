"""`python -m bot check`: what is in order, what is not, and how to mend it."""

import os
import sqlite3
import sys
from base64 import b64decode
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bot import crash_reports
from bot.core.i18n import Voice
from bot.core.shards import ranges
from bot.core.views import trouble
from bot.db.connect import connect
from bot.db.database import Database, DatabaseError, Trouble
from bot.db.migrate import migrate
from bot.disk import wiped_here
from bot.settings import Settings, doubts, load, problems, questions
from content.check import coverage, mistakes
from content.loader import read

INVITE = "https://discord.com/oauth2/authorize?client_id={}&scope=applications.commands%20bot&permissions=274877942784"
"""Adds the bot to a server, to see channels (1 << 10) and post there (11), also in threads (38), with files (15)."""

_SHARED = ("SLACK_CLIENT_ID", "SLACK_CLIENT_SECRET", "SLACK_TOKEN_KEY")
_TOKENS = ("DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET", *_SHARED)
_SHARDS = ("DISCORD_SHARD_COUNT", "DISCORD_SHARD_IDS")
_OTHERS = (*_SHARDS, "PUBLIC_URL", "CONTACT", "PORT", "BOT_LOCALE", "LOG_FORMAT", "LOG_LEVEL", "SENTRY_DSN")
_FOR_SHARDS = (*_SHARDS, "DATABASE_URL")
_UNSHOWN = (*_TOKENS, "SENTRY_DSN")


class Finding(NamedTuple):
    """One thing looked at. `mend` is empty where all is well. A doubt is no problem, and may be one."""

    what: str
    state: str
    mend: str = ""
    is_doubt: bool = False


async def examine(variables: Mapping[str, str], write: Callable[[str], object]) -> int:
    """Look at everything, write a line for each, and give the exit code: 1 if there is a problem, else 0."""
    findings = [_python(), *_content(), *_settings(variables)]
    findings += [finding async for finding in _database(variables)]
    for what, state, mend, is_doubt in findings:
        write(f"{'doubt' if is_doubt else 'problem' if mend else 'ok':8} {what:22} {state}\n")
        if mend:
            write(f"{'':8} {'':22} → {mend}\n")
    bad = sum(bool(finding.mend) and not finding.is_doubt for finding in findings)
    write(f"\n{bad} problem{'' if bad == 1 else 's'}\n" if bad else "\nAll is well.\n")
    return 1 if bad else 0


def _python() -> Finding:
    return Finding("Python", f"{sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}")


def _content() -> Iterator[Finding]:
    loaded = read()
    library = loaded.library
    wrong = mistakes(loaded)
    if wrong:
        for mistake in wrong:
            yield Finding("content", str(mistake), "Mend that line of the file, then check again.")
    else:
        there = f"{len(library.facts)} facts, {len(library.questions)} questions, {len(library.sources)} sources"
        yield Finding("content", there)
    say = Voice("en")
    shares = (
        f"{language} {say.percent(100 * have // of if of else 0)}" for language, (have, of) in coverage(library).items()
    )
    yield Finding("translations", ", ".join(shares))


def _settings(variables: Mapping[str, str]) -> Iterator[Finding]:
    """Tokens by their shape only: whether a platform takes them shows when the bot starts."""
    wrong, odd = problems(variables), doubts(variables)
    for name in (*_TOKENS, *_OTHERS):
        if name in wrong:
            yield Finding(name, "cannot be used", wrong[name])
        elif name in odd:
            yield Finding(name, "set, and looks odd", odd[name], is_doubt=True)
        elif variables.get(name, "").strip():
            yield Finding(name, "set" if name in _UNSHOWN else variables[name].strip())
    for name, question in questions(variables).items():
        yield Finding(name, "is no setting", question, is_doubt=True)
    application = "DISCORD_TOKEN" not in wrong and application_id(variables.get("DISCORD_TOKEN", "").strip())
    if application:
        yield Finding("Discord invite link", INVITE.format(application))
    if "DISCORD_TOKEN" not in wrong and variables.get("DISCORD_TOKEN", "").strip() and not wrong.keys() & {*_SHARDS}:
        yield Finding("Discord shards", _shards(load({name: variables.get(name, "") for name in _FOR_SHARDS})))
    if "SLACK_BOT_TOKEN" not in wrong and variables.get("SLACK_BOT_TOKEN", "").strip():
        yield Finding("Slack", _slack(variables))
    if not {*_SHARED, "PORT"} & wrong.keys() and variables.get("SLACK_CLIENT_ID", "").strip():
        yield Finding("Slack", _many_workspaces(variables))
    if not any(variables.get(name, "").strip() for name in _TOKENS):
        yield Finding("platforms", "no token is set, so the bot runs in this terminal")
    elif variables.get("PORT", "").strip() and "PORT" not in wrong:
        yield Finding("health", f"/healthz, /readyz and /metrics at port {variables['PORT'].strip()}")
    if variables.get("SENTRY_DSN", "").strip() and "SENTRY_DSN" not in wrong and not crash_reports.is_there():
        yield Finding("error reports", "cannot be sent", crash_reports.MISSING)


def _shards(settings: Settings) -> str:
    """Which shards this process has, and which it leaves to others."""
    own = settings.discord_shards
    if own is None:
        return "as many as Discord asks for, all in this process"
    if own.are_all:
        return f"{own}, all in this process"
    first = "shard 0 tells Discord of the commands and gets the direct messages"
    return f"{own} in this process, the others ({ranges(own.others)}) elsewhere; whichever has {first}"


def _slack(variables: Mapping[str, str]) -> str:
    """How the bot meets Slack."""
    port = variables.get("PORT", "").strip()
    if variables.get("SLACK_APP_TOKEN", "").strip():
        return "in Socket Mode"
    return f"over HTTP at port {port}: give Slack the address https://(your host)/slack/events"


def _many_workspaces(variables: Mapping[str, str]) -> str:
    """How the bot meets Slack where many workspaces install its app."""
    host = variables.get("PUBLIC_URL", "").strip() or "https://(your host)"
    port = variables.get("PORT", "").strip()
    return (
        f"for many workspaces, over HTTP at port {port}: give Slack {host}/slack/events for events and "
        f"{host}/slack/oauth_redirect as the redirect URL; people add the app at {host}/slack/install"
    )


def application_id(token: str) -> str | None:
    """The number of the application that a bot token belongs to: its first part, in base64. None if it holds none."""
    first = token.partition(".")[0]
    try:
        number = b64decode(first + "=" * (-len(first) % 4), altchars=b"-_", validate=True).decode("ascii")
    except ValueError:
        return None
    return number if number.isdecimal() else None


async def _database(variables: Mapping[str, str]) -> AsyncIterator[Finding]:
    if "DATABASE_URL" in problems(variables):
        yield Finding("DATABASE_URL", "cannot be used", problems(variables)["DATABASE_URL"])
        return
    kept = {"DATABASE_URL"} if problems(variables) else set(variables)
    settings = load({name: value for name, value in variables.items() if name in kept})
    lost = wiped_here(settings.database_url, variables)
    if lost and any(variables.get(name, "").strip() for name in _TOKENS):
        yield Finding("disk", "will not keep the database", lost, is_doubt=True)
    new = None
    if settings.database_url.startswith("sqlite:"):
        try:
            new = _new_file(Path(settings.database_path))
        except OSError:  # a folder that may not be looked into, a name too long
            new = Finding("database", "cannot be looked at", _words(Trouble.CANNOT_OPEN, settings.database_name))
    yield new or await _opened(settings)


def _new_file(path: Path) -> Finding | None:
    """Whether a database that is not there yet could be made; None if it is there."""
    if path.exists() or str(path) == ":memory:":
        return None
    if path.parent.is_dir() and os.access(path.parent, os.W_OK):
        return Finding("database", f"{path.name} will be made at the first start")
    return Finding("database", f"{path.name} cannot be made", _words(Trouble.CANNOT_OPEN, path.name))


async def _opened(settings: Settings) -> Finding:
    """A file that is there, or a server: opened and brought up to date as a start would do it."""
    try:
        database = await connect(settings.database_url)
        try:
            await migrate(database, settings.database_name)
            people = (await database.read("SELECT count(*) FROM person"))[0][0]
            locked = await _locked(database, settings)
        finally:
            await database.close()
    except DatabaseError as error:
        return Finding("database", f"cannot be used: {error.detail}", _words(error.trouble, error.name))
    if locked:
        mend = "Put the key with which they were sealed behind the new one, with a comma; or let them install again."
        return Finding("SLACK_TOKEN_KEY", f"does not open the token of {', '.join(locked)}", mend)
    known = "1 person" if people == 1 else f"{people} people"
    return Finding("database", f"{settings.database_name} is in order, with {known}")


async def _locked(database: Database, settings: Settings) -> Sequence[str]:
    """The Slack workspaces whose tokens no key opens. Raises DatabaseError."""
    if not settings.slack_client_id:
        return ()
    from bot.platforms.slack.installation_store import InstallationStore  # noqa: PLC0415
    from bot.platforms.slack.sealing import Seal  # noqa: PLC0415

    store = InstallationStore(database, Seal(settings.slack_token_keys), lambda: 0)
    return [one.team for one in await store.all() if one.token is None]


def _words(what: Trouble, name: str) -> str:
    return trouble(Voice("en"), what, name)
