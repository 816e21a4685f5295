"""What can stand behind `python -m bot`: one table of words, each with what it takes and what it does."""

import asyncio
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from bot import healthcheck, keeping
from bot.doctor import examine
from bot.printing import write

USAGE = """zainichi: a bot on the history of Koreans in Japan, for Discord, Slack and the terminal

Without a word it runs on each platform whose tokens are set, or else in this terminal. The settings are variables, or
stand in .env; .env.example says what each is.

With a word:
"""


class Argument(NamedTuple):
    """A place for something to type (`FILE`), or an option (`--overwrite`), as argparse has them."""

    name: str
    words: Mapping[str, Any]


class Word(NamedTuple):
    """What a word does, in a sentence, and what it takes. `run` gives the exit code; it may raise SettingError."""

    about: str
    arguments: Sequence[Argument]
    run: Callable[[Mapping[str, str], Namespace], int]


def check(variables: Mapping[str, str], _given: Namespace) -> int:
    """What the doctor finds, printed. Gives the exit code."""
    lines: list[str] = []
    code = asyncio.run(examine(variables, lines.append))
    return code if write("".join(lines)) else 1


def health(variables: Mapping[str, str], _given: Namespace) -> int:
    """What the bot that runs says of itself, printed. Gives the exit code."""
    lines: list[str] = []
    code = healthcheck.ask(variables, lines.append)
    return code if write("".join(lines)) else 1


_FILE = Argument("file", {"metavar": "FILE", "type": Path, "help": "the file of the backup"})
_OVERWRITE = Argument("--overwrite", {"action": "store_true", "help": "replace FILE if it is there already"})
_REPLACE = Argument(
    "--replace",
    {"metavar": "KEPT", "type": Path, "help": "replace what the database holds, after saving it in the new file KEPT"},
)
_FROM = Argument("from", {"metavar": "FROM", "help": "a DATABASE_URL, or the name of a variable that holds one"})
_TO = Argument("to", {"metavar": "TO", "help": "the same; nothing may be in it"})
WORDS: Mapping[str, Word] = {
    "check": Word("look at content, settings and database, and say how to mend what is wrong", (), check),
    "health": Word("ask the bot that runs on this machine, at PORT, whether all is well with it", (), health),
    "backup": Word("save the database in one file, also while the bot runs", (_FILE, _OVERWRITE), keeping.save),
    "restore": Word("copy a backup into the database, which must be empty", (_FILE, _REPLACE), keeping.put_back),
    "copy-database": Word("copy SQLite to PostgreSQL, or any to any", (_FROM, _TO, _REPLACE), keeping.move),
}


class _Parser(ArgumentParser):
    """Says in two lines what was wrong and what to type."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n{self.format_usage()}")


def run(typed: Sequence[str], variables: Callable[[], Mapping[str, str]]) -> int:
    """Do what was typed behind the name of the bot. Gives the exit code: 2 if it is not understood."""
    first, *rest = typed
    if first in ("--help", "-h", "help"):
        lines = (f"  {name:14} {word.about}\n" for name, word in WORDS.items())
        more = "\nA word with --help behind it says what it takes. --version says which version this is.\n"
        return 0 if write("".join((USAGE, *lines, more))) else 1
    if first in ("--version", "-V"):
        return 0 if write(f"zainichi {_version()}\n") else 1
    if first not in WORDS:
        near = get_close_matches(first.lower(), WORDS, n=1)
        meant = f" Did you mean {near[0]}?" if near else ""
        sys.stderr.write(
            f"zainichi: {first!r} is not understood.{meant} Run it without a word, or with: {', '.join(WORDS)}\n"
        )
        return 2
    return WORDS[first].run(variables(), _parsed(first, rest))


def _parsed(name: str, typed: Sequence[str]) -> Namespace:
    """What a word was given. Ends the process with a sentence if that does not fit."""
    word = WORDS[name]
    parser = _Parser(f"zainichi {name}", description=f"{word.about[0].upper()}{word.about[1:]}.", allow_abbrev=False)
    for argument in word.arguments:
        parser.add_argument(argument.name, **argument.words)
    given, unknown = parser.parse_known_args(typed)
    if unknown:
        options = [argument.name for argument in word.arguments if argument.name.startswith("--")]
        near = get_close_matches(unknown[0], options, n=1)
        parser.error(f"{unknown[0]!r} is not understood.{f' Did you mean {near[0]}?' if near else ''}")
    return given


def _version() -> str:
    """The version: as the folder says in which the bot is worked on, else as it was installed."""
    project = Path(__file__).parent.parent / "pyproject.toml"
    if project.is_file():
        return str(tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"])
    return version("zainichi")
