"""The list of features: what each claims is its own, and a new command costs three lines where it belongs."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.core.context import Caller
from bot.core.feature import Action, Feature, Registry, Root, Shareable, Table, name_of
from bot.core.i18n import LANGUAGES
from bot.core.press import Begin, Run
from bot.core.reply import Prose, Reply, private
from bot.features import TABLES
from tests.conftest import MINA, Clock
from tests.support.bot import Bot
from tests.support.databases import BOTH, pointing_to_people, tables
from tests.support.paths import ROOT


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def declared(bot: Bot) -> list[Table]:
    return [*TABLES, *(table for feature in bot.features for table in feature.tables)]


def twice(names: Iterable[object]) -> list[object]:
    """Those that come more than once."""
    return [name for name, times in Counter(names).items() if times > 1]


# What is whose


async def test_every_table_of_the_database_is_declared_once_and_no_other_is(bot: Bot) -> None:
    names = [table.name for table in declared(bot)]
    assert twice(names) == []
    assert set(names) == set(await tables(bot.database)) - {"sqlite_sequence"}


async def test_what_is_exported_of_a_table_are_columns_that_it_has_and_whose_a_row_is(bot: Bot) -> None:
    columns = await tables(bot.database)
    for table in declared(bot):
        assert set(table.exported) <= set(columns[table.name]), table.name
        assert not table.exported or table.person in columns[table.name], table.name


async def test_whoever_points_to_people_gives_them_what_it_holds_of_them(bot: Bot) -> None:
    exported = {table.name for table in declared(bot) if table.exported}
    assert exported == {*await pointing_to_people(bot.database), "person"}


async def test_what_a_table_does_on_its_own_is_sql_that_both_databases_take(bot: Bot, clock: Clock) -> None:
    await bot.privacy.purge(clock())
    await bot.privacy.delete(MINA.person)
    await bot.privacy.exported(MINA.person)


def test_no_two_features_claim_a_command_a_press_or_a_share(bot: Bot) -> None:
    assert twice(feature.name for feature in bot.features) == []
    commands = [it for feature in bot.features for own in feature.commands.values() for it in own]
    assert twice(map(name_of, commands)) == []
    assert twice(action.press.NAME for feature in bot.features for action in feature.actions) == []
    assert twice(kind for feature in bot.features for kind in feature.shares) == []
    assert set(bot.registry.commands) == set(map(name_of, commands))


async def quiz(caller: Caller) -> Reply:
    """A command that is called like another."""
    return private(Prose(caller.name))


async def shown(caller: Caller, _: object) -> Reply:
    return private(Prose(caller.name))


@pytest.mark.parametrize(
    ("second", "what"),
    [
        (Feature(name="second", commands={Root.EVERYBODY: (quiz,)}), "two commands have one name: quiz"),
        (Feature(name="second", commands={Root.CLASS: (quiz,)}), "two commands have one name: quiz"),
        (Feature(name="second", actions=(Action(Begin, shown),)), "two presses have one name"),
        (Feature(name="second", actions=(Action(Run, shown),)), "two kinds of press have one name"),
        (Feature(name="second", shares={"fact": Shareable(shown)}), "two shares have one name: fact"),
    ],
)
def test_a_feature_that_claims_what_another_has_is_refused_at_the_start(bot: Bot, second: Feature, what: str) -> None:
    with pytest.raises(ValueError, match=what):
        Registry((*bot.features, second))


async def test_a_feature_that_is_left_out_takes_its_commands_and_presses_along(bot: Bot) -> None:
    left = Registry([feature for feature in bot.features if feature.name != "quiz"])
    assert set(bot.registry.commands) - set(left.commands) == {"quiz"}
    assert left.unpack("begin|any||5|0") is None
    assert bot.registry.unpack("begin|any||5|0") is not None


# A new command

METHOD = '''
    async def greet(self, caller: Caller, command: CommandName | None = None) -> Reply:
        """Three lines of a feature."""
        return views.greeting(caller, command)
'''
VIEW = """

def greeting(caller: Caller, command: str | None) -> Reply:
    return private(Prose(caller.voice("greeting", command=command or "")))
"""
WORDS = """
command-greet = {language}-greet
    .about = About greeting in {language}
    .example = greet quiz
greeting = Greeted in {language}: {{ $command }}
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the bot in which one feature has a command more, and its words stand beside the others'."""
    shutil.copytree(ROOT / "bot", tmp_path / "bot", ignore=shutil.ignore_patterns("*.pyc.*"))  # those being written
    (tmp_path / "content").symlink_to(ROOT / "content")
    commands, feature = tmp_path / "bot/help/commands.py", tmp_path / "bot/help/__init__.py"
    before, after = commands.read_text("utf-8").split("\n    def menu(")
    commands.write_text(f"{before}{METHOD}\n    def menu({after}", "utf-8")
    feature.write_text(feature.read_text("utf-8").replace("commands.about", "commands.about, commands.greet"), "utf-8")
    with (tmp_path / "bot/help/views.py").open("a", encoding="utf-8") as views:
        views.write(VIEW)
    for language in LANGUAGES:
        with (tmp_path / f"bot/words/{language}/help.ftl").open("a", encoding="utf-8") as words:
            words.write(WORDS.format(language=language))
    return tmp_path


def typed(house: Path, *lines: str, **settings: str) -> str:
    """What this bot answers in a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "bot"],
        cwd=house,
        env={"PYTHONPATH": str(house), "PATH": os.environ["PATH"], "PYTHONUTF8": "1", "COLUMNS": "100", **settings},
        input="\n".join((*lines, "")),
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_three_lines_in_a_feature_and_its_words_are_a_new_command(house: Path) -> None:
    said = typed(house, "greet", "greet term", "greet command:quiz", "GREET fact", "gret", "help", "help greet")
    for answer in ("Greeted in en:", "Greeted in en: term", "Greeted in en: quiz", "Greeted in en: fact"):
        assert answer in said
    assert "greet [command]" in said  # in the list of all commands
    assert said.count("About greeting in en") == 2
    assert said.count("Greeted in en:") == 5  # a slip of the finger is one of them


def test_a_new_command_is_understood_in_every_language(house: Path) -> None:
    assert "Greeted in ja: quiz" in typed(house, "ja-greet quiz", "greet quiz", BOT_LOCALE="ja")
    assert "Greeted in en: quiz" in typed(house, "ko-greet quiz")


def test_what_is_wrong_with_an_option_of_a_new_command_is_explained_as_everywhere(house: Path) -> None:
    said = typed(house, "greet nonsense", "greet quiz more of it")
    assert "greet quiz" in said  # its example
    assert "Traceback" not in said
