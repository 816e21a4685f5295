"""Words, numbers and dates in three languages."""

import ast
import importlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from types import ModuleType
from typing import get_args, get_origin, get_type_hints

import pytest
from babel.numbers import format_percent
from fluent.syntax import FluentParser, ast as syntax

from bot.classquiz.model import DisplayNames, Scoring
from bot.core.command_spans import split
from bot.core.feature import STAFF_ROOTS
from bot.core.i18n import LANGUAGES, Voice
from bot.core.options import OneOf, about, options
from bot.core.platform import TERMINAL
from bot.dispatch.parser import Call, Parser
from bot.platforms.discord.platform import DISCORD
from bot.report import about_sheet
from content.model import ContentNote, Topic
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.paths import ROOT

Messages = dict[str, set[str]]


@cache
def files(language: str) -> dict[str, list[syntax.EntryType]]:
    """What stands in each file of words."""
    found = sorted((ROOT / "bot" / "words" / language).glob("*.ftl"))
    return {file.name: FluentParser().parse(file.read_text(encoding="utf-8")).body for file in found}


def entries(language: str) -> Iterator[syntax.EntryType]:
    for body in files(language).values():
        yield from body


def variables(node: object) -> set[str]:
    """Every variable inside a part of a message."""
    if isinstance(node, syntax.VariableReference):
        return {node.id.name}
    if isinstance(node, list):
        return {name for part in node for name in variables(part)}
    if isinstance(node, syntax.BaseNode):
        return {name for part in vars(node).values() for name in variables(part)}
    return set()


def messages(language: str) -> Iterator[tuple[str, set[str]]]:
    """Each message and attribute with the variables that it takes."""
    for entry in entries(language):
        assert not isinstance(entry, syntax.Junk), entry.content
        if isinstance(entry, syntax.Message):
            yield entry.id.name, variables(entry.value)
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", variables(attribute.value)


@pytest.mark.parametrize("language", ["ja", "ko"])
def test_every_language_says_the_same_things_with_the_same_values(language: str) -> None:
    assert dict(messages(language)) == dict(messages("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_are_set_out_alike_and_say_at_their_heads_where_they_are_seen(language: str) -> None:
    def outline(body: list[syntax.EntryType]) -> list[object]:
        return [entry.id.name if isinstance(entry, syntax.Message) else vars(entry)["content"] for entry in body]

    for name, body in files(language).items():
        assert isinstance(body[0], syntax.Comment), name
        assert (body[0].content or "").startswith("Seen "), name
        assert outline(body) == outline(files("en")[name]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_share_is_written_as_cldr_has_it(language: str) -> None:
    locale = {"en": "en_GB"}.get(language, language)
    for whole in range(101):
        assert Voice(language).percent(whole) == format_percent(whole / 100, locale=locale)
    assert Voice(language).percent_format.replace("0", "78") == Voice(language).percent(78)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_stands_twice_and_each_can_be_said(language: str) -> None:
    names = [name for name, _ in messages(language)]
    assert len(names) == len(set(names))
    typed = {name: {it for given in commands_in(part) for it in variables(given)} for name, part in patterns(language)}
    for name, needed in messages(language):
        said = Voice(language)(name, **dict.fromkeys(needed, 2) | dict.fromkeys(typed[name], "quiz"))
        assert said.strip()
        assert said == said.strip() or name in ("lead", "aside")  # what follows or comes before is on the same line


@cache
def modules() -> Sequence[tuple[ModuleType, ast.Module]]:
    """Each module of the bot that may know words, to ask and to read. Those of the database may not."""
    found = []
    for path in sorted((ROOT / "bot").rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if not name.startswith(("bot.__main__", "bot.db.")):
            found.append((importlib.import_module(name), ast.parse(path.read_text(encoding="utf-8"))))
    return found


@cache
def texts(node: ast.AST) -> set[str]:
    """The strings that stand whole in a part of the code: not the pieces of an f-string, nor the values of an enum."""
    found, rest = set[str](), [node]
    while rest:
        here = rest.pop()
        if isinstance(here, ast.Constant) and isinstance(here.value, str):
            found.add(here.value)
            continue
        children = ast.iter_child_nodes(here)
        if isinstance(here, ast.JoinedStr):
            rest += [child for child in children if isinstance(child, ast.FormattedValue)]
        elif isinstance(here, ast.ClassDef):
            rest += [child for child in children if not isinstance(child, ast.Assign)]
        else:
            rest += children
    return found


def keys_said(tree: ast.Module) -> Iterator[ast.expr]:
    """What a voice is given to say, wherever it is called: `say(…)`, `caller.voice(…)`, `say.lead(…)`."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and call.args:
            called = call.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in ("say", "voice", "lead", "in_each_language", "_said"):
                yield call.args[0]
            elif name == "sentence":
                yield call.args[1]


def of_families(bot: Bot) -> set[str]:
    """The keys whose second half is the name of something, and which alone may be put together from it."""
    commands = bot.registry.commands.items()
    declared = [option for _, command in commands for option in options(command)]
    fixed = {value for option in declared if isinstance(option.kind, OneOf) for value in option.kind.fixed}
    return {
        *(f"command-{name}{part}" for name, _ in commands for part in ("", ".about", ".example")),
        *({f"command-{name}.also" for name, _ in commands} & dict(messages("en")).keys()),
        *(f"option-{option.name}{part}" for option in declared for part in ("", ".about")),
        *(
            {f"option-{it.name}{part}" for it in declared for part in (".field", ".picked")}
            & dict(messages("en")).keys()
        ),
        *(f"value-{value}" for value in fixed),
        *(f"topic-{topic}" for topic in Topic),
        *(f"note-{note}" for note in ContentNote),
        *(f"description-{root}" for root in STAFF_ROOTS),
    }


FAMILIES = ("command-", "option-", "value-", "topic-", "note-", "description-")


def test_every_message_stands_whole_in_the_code_or_belongs_to_a_family(bot: Bot) -> None:
    whole = {text for _, tree in modules() for text in texts(tree)}
    family = of_families(bot)
    assert [name for name, _ in messages("en") if name not in whole | family] == []
    assert sorted(family - dict(messages("en")).keys()) == []


def test_no_key_is_put_together_but_those_of_the_families() -> None:
    made = [key for _, tree in modules() for key in keys_said(tree) if isinstance(key, ast.JoinedStr)]
    assert len(made) > 20
    for key in made:
        first = key.values[0]
        assert isinstance(first, ast.Constant), ast.unparse(key)
        assert first.value in FAMILIES, ast.unparse(key)


def test_every_key_that_the_code_says_exists(bot: Bot) -> None:
    """Where it is said; and wherever else a text begins like a key and looks like one."""
    known = dict(messages("en")).keys()
    begun = {name.partition("-")[0] for name in known}
    commands = bot.registry.commands.keys()
    for module, tree in modules():
        said = {text for key in keys_said(tree) for text in texts(key) if not isinstance(key, ast.Subscript)}
        like = {text for text in texts(tree) if re.fullmatch(r"[a-z]+(-[a-z]+)+(\.[a-z]+)?", text)}
        like = {text for text in like - commands if text.partition("-")[0] in begun}
        assert sorted((said | like) - known) == [], module.__name__


def words_of_enums() -> Iterator[tuple[str, type[Enum], Mapping[object, object]]]:
    """Each mapping of a module from the members of an enum to keys: where it stands, the enum, the mapping."""
    for module, _ in modules():
        for name, hint in get_type_hints(module).items():
            if get_origin(hint) is Mapping:
                member, value = get_args(hint)
                if (
                    isinstance(member, type)
                    and issubclass(member, Enum)
                    and value in (str, str | None, tuple[str, str])
                ):
                    yield f"{module.__name__}.{name}", member, getattr(module, name)


def test_every_member_of_an_enum_that_has_words_has_them() -> None:
    known = dict(messages("en")).keys()
    found = list(words_of_enums())
    assert len(found) > 10
    for where, members, words in found:
        assert words.keys() == set(members), where
        keys = [key for one in words.values() for key in (one if isinstance(one, tuple) else (one,)) if key]
        assert set(keys) <= known, where


def test_the_report_has_words_for_all_that_a_host_can_choose() -> None:
    """It knows nothing of the class's quiz, whose choices come to it as plain values."""
    assert about_sheet.SCORING.keys() == set(Scoring)
    assert about_sheet.DEFINED_POINTS.keys() == set(Scoring) - {Scoring.NONE}
    assert about_sheet.NAMES.keys() == set(DisplayNames)


def test_a_message_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(LookupError):
        Voice("en")("no-such-message")
    with pytest.raises(LookupError):
        Voice("en")("command-fact.nothing")
    with pytest.raises(LookupError):
        Voice("en")("search-nothing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_and_options_fit_discord_in_every_language(bot: Bot, language: str) -> None:
    voice, commands = Voice(language), bot.registry.commands
    names = [voice(f"command-{name}") for name in commands]
    assert len(names) == len(set(names))
    for command in commands.values():
        own = [voice(f"option-{option.name}") for option in options(command)]
        assert len(own) == len(set(own))
        names += own
    for name in names:
        assert re.fullmatch(r"[-_\w]{1,32}", name), name
        assert name == name.lower()
    for name in commands:
        assert 1 <= len(voice(f"command-{name}.about")) <= 100
    for command in commands.values():
        for option in options(command):
            assert all(1 <= len(voice(about(option, it))) <= 100 for it in (DISCORD, TERMINAL))


# Commands in the words


def said_in(node: object) -> Iterator[str]:
    """Every text inside a part of a message, without what stands in braces."""
    if isinstance(node, syntax.TextElement):
        yield node.value
    elif isinstance(node, list):
        for part in node:
            yield from said_in(part)
    elif isinstance(node, syntax.BaseNode) and not isinstance(node, syntax.Span):
        for part in vars(node).values():
            yield from said_in(part)


def commands_in(node: object) -> Iterator[syntax.CallArguments]:
    """What each command in a part of a message is given."""
    if isinstance(node, syntax.FunctionReference) and node.id.name == "COMMAND":
        yield node.arguments
    elif isinstance(node, list):
        for part in node:
            yield from commands_in(part)
    elif isinstance(node, syntax.BaseNode) and not isinstance(node, syntax.Span):
        for part in vars(node).values():
            yield from commands_in(part)


def patterns(language: str) -> Iterator[tuple[str, syntax.Pattern]]:
    for entry in entries(language):
        if isinstance(entry, syntax.Message):
            if entry.value is not None:
                yield entry.id.name, entry.value
            yield from ((f"{entry.id.name}.{it.id.name}", it.value) for it in entry.attributes)


def by_hand(names: Iterable[str]) -> re.Pattern[str]:
    """A command that is written out: with its root, or where one says what to type."""
    every = "|".join(sorted(names, key=len, reverse=True))
    unmistakable = "|".join(name for name in names if "-" in name)
    return re.compile(rf"/?zainichi(?!\w)|[:：] *(?:{every})(?![\w’])|(?<![\w-])(?:{unmistakable})")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_is_written_by_hand(bot: Bot, language: str) -> None:
    wrong = by_hand(bot.registry.commands)
    for text in ("Type /zainichi quiz", "Try: help", "daily-resume goes on", "for example: search Niigata", "例：help"):
        assert wrong.search(text), text
    own = ("command-", "option-", "description-")
    found = {name: text for name, part in patterns(language) for text in said_in(part) if wrong.search(text)}
    assert {name: text for name, text in found.items() if not name.startswith(own)} == {}
    if language != "en":  # what is no word of the language can only be meant to be typed
        latin = re.compile(rf"(?<![\w:-])(?:{'|'.join(bot.registry.commands)})(?![\w-])")
        found = {name: text for name, part in patterns(language) for text in said_in(part) if latin.search(text)}
        assert {name: text for name, text in found.items() if not name.endswith(".example")} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_in_the_words_and_every_example_is_one_that_can_be_typed(bot: Bot, language: str) -> None:
    parser = Parser(bot.registry, bot.router.lookup)
    for name, part in patterns(language):
        for given in commands_in(part):
            first = given.positional[0]
            if isinstance(first, syntax.StringLiteral):
                root, typed = split(first.value)
                command = typed.partition(" ")[0]
                assert bot.registry.root_of(command) == root, name
                if " " in typed:
                    assert isinstance(parser.parse(MINA.speaking(language), typed), Call), name
    for command in bot.registry.commands:
        example = Voice(language)(f"command-{command}.example")
        assert example.split()[0] == command
        assert split(bot.registry.example(command, Voice(language)))[0] == bot.registry.root_of(command)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_stands_in_words_that_go_where_none_can(language: str) -> None:
    """Names and descriptions go to Discord, the report into files, what is wrong with a database to a log."""
    with_commands = {name for name, part in patterns(language) if any(commands_in(part))}
    assert len(with_commands) > 20
    report = {name for name, _ in messages_of("report.ftl", language)}
    elsewhere = ("command-", "option-", "value-", "description-", "menu-description", "trouble-", "alt-", "label-")
    assert {name for name in with_commands if name.startswith(elsewhere) or name in report} == set()


def messages_of(file: str, language: str) -> Iterator[tuple[str, syntax.Message]]:
    for entry in files(language)[file]:
        if isinstance(entry, syntax.Message):
            yield entry.id.name, entry


def test_in_english_a_command_is_called_by_its_own_name(bot: Bot) -> None:
    """What is typed on every platform; the other languages have names of their own for Discord."""
    for name in bot.registry.commands:
        assert Voice("en")(f"command-{name}") == name
