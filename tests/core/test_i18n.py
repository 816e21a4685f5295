"""Words, numbers and dates in three languages."""

import re
from collections.abc import Iterator

import pytest
from fluent.syntax import FluentParser, ast as syntax

from bot.core.i18n import LANGUAGES, Voice, nearest_language
from bot.core.options import options
from bot.facts.commands import COMMANDS
from tests.support.paths import ROOT

Messages = dict[str, set[str]]


def entries(language: str) -> Iterator[syntax.EntryType]:
    for file in sorted((ROOT / "bot" / "words" / language).glob("*.ftl")):
        yield from FluentParser().parse(file.read_text(encoding="utf-8")).body


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
def test_no_message_stands_twice_and_each_can_be_said(language: str) -> None:
    names = [name for name, _ in messages(language)]
    assert len(names) == len(set(names))
    for name, needed in messages(language):
        said = Voice(language)(name, **dict.fromkeys(needed, 2))
        assert said.strip()
        assert said == said.strip() or name == "lead"  # what follows it stands on the same line


def test_every_message_is_used() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    stems = set(re.findall(r'f"([a-z-]+-)\{', code)) - {""}
    for name, _ in messages("en"):
        assert f'"{name}"' in code or f"'{name}'" in code or any(name.startswith(stem) for stem in stems), name


def test_a_message_that_does_not_exist_is_a_bug() -> None:
    with pytest.raises(LookupError):
        Voice("en")("no-such-message")
    with pytest.raises(LookupError):
        Voice("en")("command-fact.nothing")
    with pytest.raises(LookupError):
        Voice("en")("search-nothing")


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_commands_and_options_fit_discord_in_every_language(language: str) -> None:
    voice = Voice(language)
    names = [voice(f"command-{name}") for name in COMMANDS]
    assert len(names) == len(set(names))
    for command in COMMANDS.values():
        own = [voice(f"option-{option.name}") for option in options(command)]
        assert len(own) == len(set(own))
        names += own
    for name in names:
        assert re.fullmatch(r"[-_\w]{1,32}", name), name
        assert name == name.lower()
    for name in COMMANDS:
        assert 1 <= len(voice(f"command-{name}.about")) <= 100
    for command in COMMANDS.values():
        for option in options(command):
            assert 1 <= len(voice(f"option-{option.name}.about")) <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_made_up_names_have_as_many_words_in_every_language(language: str) -> None:
    for key in ("pseudonym-first", "pseudonym-second"):
        words = Voice(language)(key).split()
        assert len(words) == len(set(words)) == 24


@pytest.mark.parametrize(
    ("language", "date", "written"),
    [
        ("en", "1959-12-14", "14 December 1959"),
        ("ja", "1959-12-14", "1959年12月14日"),
        ("ko", "1959-12-14", "1959년 12월 14일"),
        ("en", "1959-12", "December 1959"),
        ("ja", "1959-12", "1959年12月"),
        ("en", "1959", "1959"),
        ("ja", "1959", "1959年"),
        ("en", "1959-1984", "1959–1984"),
        ("en", "1950s", "1950s"),
        ("ja", "1950s", "1950年代"),
        ("ko", "1950s", "1950년대"),
        ("ja", "1959-1984", "1959年–1984年"),
        ("ko", "1950s-1960s", "1950년대–1960년대"),
    ],
)
def test_a_date_is_written_as_the_language_writes_it(language: str, date: str, written: str) -> None:
    assert Voice(language).date(date) == written


@pytest.mark.parametrize(("language", "written"), [("en", "14 December"), ("ja", "12月14日"), ("ko", "12월 14일")])
def test_a_day_of_the_year_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    assert Voice(language).day("12-14") == written
    assert Voice(language).day("02-29")


def test_numbers_are_grouped_and_plurals_agree() -> None:
    assert Voice("en")("points", points=1) == "1 point"
    assert Voice("en")("points", points=93340) == "93,340 points"
    assert "93,340" in Voice("ja")("points", points=93340)


@pytest.mark.parametrize(
    ("tag", "language"),
    [("en-GB", "en"), ("ja", "ja"), ("ko_KR.UTF-8", "ko"), ("KO-kr", "ko"), ("fr", None), ("", None), (None, None)],
)
def test_a_platforms_language_tag_is_understood(tag: str | None, language: str | None) -> None:
    assert nearest_language(tag) == language
