"""From typed words to a command: quotes, names, order, and what is said when something is wrong."""

import time

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from bot.core.feature import Root
from bot.core.i18n import LANGUAGES
from bot.core.options import (
    Channel,
    Kind,
    Misfit,
    OneOf,
    OptionValue,
    Person,
    Span,
    Whole,
    options,
    read,
    suggestions,
)
from bot.core.platform import TERMINAL
from bot.dispatch.parser import Bare, Call, Parser
from bot.dispatch.views import Misunderstanding
from bot.dispatch.words import LINE_LIMIT, Word, split
from tests.conftest import MINA
from tests.support.bot import Bot


@pytest.fixture
def parser(bot: Bot) -> Parser:
    return Parser(bot.registry, bot.router.lookup)


once = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def call(parser: Parser, line: str) -> tuple[str, dict[str, object]]:
    parsed = parser.parse(MINA, line)
    assert isinstance(parsed, Call), parsed
    return parsed.name, dict(parsed.values)


def wrong(parser: Parser, line: str) -> Misunderstanding:
    parsed = parser.parse(MINA, line)
    assert isinstance(parsed, Misunderstanding), parsed
    return parsed


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("fact voyages", [Word("fact"), Word("voyages")]),
        ("fact topic:voyages", [Word("fact"), Word("voyages", "topic")]),
        ("fact Topic：voyages", [Word("fact"), Word("voyages", "topic")]),
        ('search "red cross"', [Word("search"), Word("red cross")]),
        ('search query:"red cross" x', [Word("search"), Word("red cross", "query"), Word("x")]),
        ("search “red cross”", [Word("search"), Word("red cross")]),
        ("term 「朝鮮 総連」", [Word("term"), Word("朝鮮 総連")]),
        ('search "never closed', [Word("search"), Word("never closed")]),
        ("quiz questions: 3", [Word("quiz"), Word("3", "questions")]),
        ("quiz questions：　3", [Word("quiz"), Word("3", "questions")]),
        ('search query: "red cross"', [Word("search"), Word("red cross", "query")]),
        ("quiz questions: topic: voyages", [Word("quiz"), Word("questions:"), Word("voyages", "topic")]),
        ("quiz questions: ", [Word("quiz"), Word("questions:")]),
        ("search 12:30", [Word("search"), Word("12:30")]),
        ("  \t ", []),
        ('""', [Word("")]),
    ],
)
def test_a_line_falls_into_words_names_and_quotes(line: str, words: list[Word]) -> None:
    assert split(line) == words


@pytest.mark.parametrize(
    ("line", "name", "values"),
    [
        ("quiz questions: 3", "quiz", {"questions": 3}),
        ("quiz questions:  3 topic: voyages", "quiz", {"questions": 3, "topic": "voyages"}),
        ("search query: red cross", "search", {"query": "red cross"}),
        ("search Niigata: the port", "search", {"query": "Niigata: the port"}),
        ("fact: voyages", "fact", {"topic": "voyages"}),
    ],
)
def test_a_space_behind_the_colon_changes_nothing(
    parser: Parser, line: str, name: str, values: dict[str, object]
) -> None:
    assert call(parser, line) == (name, values)


@given(st.text(max_size=200))
def test_no_line_is_too_odd_to_be_split(line: str) -> None:
    for word in split(line):
        assert word.text in line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("fact", ("fact", {})),
        ("FACT Voyages", ("fact", {"topic": "voyages"})),
        ("fact topic:voyages", ("fact", {"topic": "voyages"})),
        ("fact courts and memory", ("fact", {"topic": "law-memory"})),
        ("fact voyges", ("fact", {"topic": "voyages"})),
        ("search red cross Niigata", ("search", {"query": "red cross Niigata"})),
        ("search query:red cross", ("search", {"query": "red cross"})),
        ("search https://example.org", ("search", {"query": "https://example.org"})),
        ("term special permanent residents", ("term", {"name": "special-permanent-resident"})),
        ("term 조총련", ("term", {"name": "chongryon"})),
        ("timeline 1959", ("timeline", {"year": 1959})),
        ("timeline １９５９", ("timeline", {"year": 1959})),
        ("quiz first-ships 5", ("quiz", {"quiz": "first-ships", "questions": 5})),
        ("quiz 5", ("quiz", {"questions": 5})),
        ("quiz voyages", ("quiz", {"topic": "voyages"})),
        ("quiz topic:voyages questions:3", ("quiz", {"topic": "voyages", "questions": 3})),
        ("quiz topic: voyages questions: 3", ("quiz", {"topic": "voyages", "questions": 3})),
        ("search query: red cross", ("search", {"query": "red cross"})),
        ('quiz "The first ships"', ("quiz", {"quiz": "first-ships"})),
        ("quiz The first ships 5", ("quiz", {"quiz": "first-ships", "questions": 5})),
        ("quiz 첫 배", ("quiz", {"quiz": "first-ships"})),
        ("leaderboard month", ("leaderboard", {"period": "month"})),
        ("language 日本語", ("language", {"choice": "ja"})),
        ("help quiz", ("help", {"command": "quiz"})),
        ("歴史メモ", ("fact", {})),
        ("사실", ("fact", {})),
    ],
)
def test_a_command_takes_its_options_by_name_or_in_order(
    parser: Parser, line: str, expected: tuple[str, dict[str, object]]
) -> None:
    assert call(parser, line) == expected


@pytest.mark.parametrize(
    ("line", "root"),
    [
        ("   ", Root.EVERYBODY),
        ("/zainichi", Root.EVERYBODY),
        ("zainichi-mod ", Root.MODERATORS),
        ("/Zainichi-Mod", Root.MODERATORS),
    ],
)
def test_a_line_without_a_command_is_a_bare_root(parser: Parser, line: str, root: Root) -> None:
    assert parser.parse(MINA, line) == Bare(root)


@pytest.mark.parametrize(
    "line", ["revoke <@U12|mina>", "zainichi-mod revoke <@U12>", "/zainichi-mod revoke person:<@!U12>"]
)
def test_a_command_may_have_its_root_before_it_and_somebody_is_named_by_a_mention(parser: Parser, line: str) -> None:
    assert call(parser, line) == ("revoke", {"person": "U12"})


def test_somebody_who_is_no_mention_is_asked_for_again(parser: Parser) -> None:
    wrong = parser.parse(MINA, "grant mina")
    assert isinstance(wrong, Misunderstanding)
    assert wrong.key == "mistake-person"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_can_be_typed_as_its_example_says(bot: Bot, parser: Parser, language: str) -> None:
    for name, command in bot.registry.commands.items():
        if any(isinstance(option.kind, Person) for option in options(command)):
            continue  # whom one mentions there is written by the platform
        example = MINA.speaking(language).voice(f"command-{name}.example")
        assert call(parser, example)[0] == name


@pytest.mark.parametrize(
    ("line", "key", "nearest"),
    [
        ("fcat", "mistake-no-command", "fact"),
        ("leader", "mistake-no-command", "leaderboard"),
        ("voyages", "mistake-no-command", "fact voyages"),
        ("chongryon", "mistake-no-command", "term chongryon"),
        ("topic:voyages", "mistake-no-command", None),
        ("xyzzy", "mistake-no-command", None),
        ("fact voiages of", "mistake-value", "fact voyages"),
        ("fact colour:red", "mistake-no-option", None),
        ("fact topic:voyages topic:economy", "mistake-twice", None),
        ("timeline soon", "mistake-value-range", None),
        ("timeline 12345678901234567890", "mistake-value-range", None),
        ("quiz questions:31", "mistake-value-range", None),
        ("search", "mistake-missing", None),
        ('search ""', "mistake-missing", None),
        ("quiz first-ships 5 voyages economy", "mistake-too-many", None),
        ("about you", "mistake-too-many", None),
        ("x" * (LINE_LIMIT + 1), "mistake-long", None),
    ],
)
def test_a_mistake_says_what_was_wrong_and_names_the_nearest_right_thing(
    parser: Parser, line: str, key: str, nearest: str | None
) -> None:
    mistake = wrong(parser, line)
    assert mistake.key == key
    assert next((line for _, line in mistake.nearest), None) == nearest


def test_whatever_is_meant_can_be_typed_just_so(parser: Parser) -> None:
    for line in ("fcat", "fact voiages of", "chongryon"):
        for _, suggested in wrong(parser, line).nearest:
            call(parser, suggested)


def test_the_example_of_a_mistake_is_a_line_that_works(parser: Parser) -> None:
    for line in ("fact nonsense", "timeline soon", "search", "quiz 99", "help me", "xyzzy", "about you"):
        call(parser, wrong(parser, line).example)


@once
@given(st.data())
def test_any_mixture_of_named_and_bare_options_that_fit_is_understood(
    bot: Bot, parser: Parser, data: st.DataObject
) -> None:
    everybodys = bot.registry.by_root[Root.EVERYBODY]
    name = data.draw(st.sampled_from(list(everybodys)))
    wanted: dict[str, object] = {}
    words = []
    for option in options(everybodys[name]):
        if not option.required and data.draw(st.booleans()):
            continue
        match option.kind:
            case OneOf(names):
                value: object = data.draw(st.sampled_from(names(bot.router.lookup).starting("")))
            case Whole(least, most):
                value = data.draw(st.integers(least, most))
            case _:
                value = data.draw(st.sampled_from(["red cross", "Niigata", "新潟"]))
        wanted[option.name] = value
        words.append(f'{option.name}:"{value}"')
    line = " ".join((name, *data.draw(st.permutations(words))))
    assert call(parser, line) == (name, wanted)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", "fact"),
        ("qu", "quiz"),
        ("fact voy", "topic:voyages"),
        ("fact topic:voy", "voyages"),
        ("fact ", "topic:"),
        ("quiz qu", "questions:"),
        ("term 朝鮮総", "name:chongryon"),
        ("language j", "choice:ja"),
        ("help le", "command:leaderboard"),
        ("fact topic:", "voyages"),
        ("/zainichi qu", "quiz"),
        ("zainichi-mod ", "settings"),
        ("zainichi-mod settings off:", "voyages"),
        ("zainichi-class start scoring:", "tiebreak"),
    ],
)
def test_completion_offers_commands_options_and_values(bot: Bot, line: str, expected: str) -> None:
    assert expected in [text for text, _, _ in bot.router.complete(MINA, line)]


@pytest.mark.parametrize("root", Root)
def test_behind_a_root_its_own_commands_are_offered(bot: Bot, root: Root) -> None:
    assert [text for text, _, _ in bot.router.complete(MINA, f"{root} ")] == list(bot.registry.by_root[root])


@once
@given(st.text(max_size=40))
def test_completion_never_fails_and_replaces_no_more_than_the_last_word(bot: Bot, line: str) -> None:
    for _, _, replaced in bot.router.complete(MINA, line):
        assert replaced <= len(line)


def test_completion_takes_under_fifty_milliseconds(bot: Bot) -> None:
    bot.router.complete(MINA, "term a")
    begun = time.process_time()
    for line in ("term a", "term ", "fact topic:", "help ", "q"):
        bot.router.complete(MINA, line)
    assert (time.process_time() - begun) / 5 < 0.05


@pytest.mark.parametrize("typed", ["", "s", "9", "9pm", "tok", "mon,wed", "xyzzy"])
def test_every_value_that_is_offered_is_understood_and_means_itself(bot: Bot, typed: str) -> None:
    for name, command in bot.registry.commands.items():
        for option in options(command):
            for value, _ in suggestions(option.kind, typed, bot.router.lookup, MINA.voice):
                understood = read(option.kind, value, bot.router.lookup, TERMINAL)
                assert not isinstance(understood, Misfit), (name, option.name, value)
                if isinstance(option.kind, OneOf):
                    assert understood == value, (name, option.name)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (Person(), "<@U12|mina>", "U12"),
        (Person(), " <@!12> ", "12"),
        (Channel(), "<#C1|general>", "C1|general"),
        (Channel(), "<#12>", "12"),
        (Channel(), "ここ", "here"),
        (Span(10, 240, ()), "45s", 45),
        (Span(10, 240, ()), "끔", 0),
    ],
)
def test_a_mention_and_a_span_are_read_as_people_and_platforms_write_them(
    bot: Bot, kind: Kind, typed: str, value: OptionValue
) -> None:
    assert read(kind, typed, bot.router.lookup, TERMINAL) == value


@pytest.mark.parametrize("kind", [Person(), Channel(), Span(10, 240, ())])
@pytest.mark.parametrize("typed", ["", "mina", "<@", "<#>", "9", "241", "9999999999"])
def test_what_is_no_mention_and_no_span_is_asked_for_again(bot: Bot, kind: Kind, typed: str) -> None:
    assert isinstance(read(kind, typed, bot.router.lookup, TERMINAL), Misfit)
