"""Whatever Discord refuses in commands, forms and suggestions, the loopback Discord refuses, and says where and why."""

from typing import Any

import discord as library
import pytest

from tests.fakes.discord.components import check_form
from tests.fakes.discord.problems import Json
from tests.fakes.discord.rules import check_suggestions
from tests.fakes.discord.server import FakeDiscord, check_commands
from tests.fakes.discord.small_bot import running

PRESS: Json = {"type": 2, "style": 1, "label": "Press", "custom_id": "press"}


def command(**changes: Any) -> Json:
    return {"name": "fact", "description": "A fact"} | changes


def option(name: str = "topic", **changes: Any) -> Json:
    return {"type": 3, "name": name, "description": "What about"} | changes


def ja(name: str) -> Json:
    return {"name_localizations": {"ja": name}}


COMMANDS: dict[str, tuple[Json, str]] = {
    "a capital letter": (command(name="Fact"), "0.name: Command name is invalid: Fact"),
    "a blank": (command(name="the fact"), "0.name: Command name is invalid"),
    "a dot": (command(name="x.y"), "0.name: Command name is invalid"),
    "a long name": (command(name="x" * 33), "0.name: Must be between 1 and 32"),
    "a blank in Korean": (command(name_localizations={"ko": "사실 1"}), "0.name_localizations.ko: Command name is inv"),
    "a capital in German": (command(name_localizations={"de": "Fakt"}), "0.name_localizations.de: Command name is inv"),
    "an unknown language": (command(name_localizations={"xx": "fact"}), "0.name_localizations.xx: xx is no language"),
    "no description": (command(description=""), "0.description: Must be between 1 and 100"),
    "a long description": (command(description="x" * 101), "0.description: Must be between 1 and 100"),
    "a long Japanese one": (command(description_localizations={"ja": "あ" * 101}), "0.description_localizations.ja: "),
    "26 options": (command(options=[option(f"o{i}") for i in range(26)]), "0.options: Must be 25"),
    "twins": (command(options=[option(), option()]), "0.options.1.name: Option name already exists: topic"),
    "twins in Japanese": (
        command(options=[option("a", **ja("話題")), option("b", **ja("話題"))]),
        "0.options.1.name_localizations.ja: Option name already exists: 話題 (ja)",
    ),
    "a twin by translation": (command(options=[option("a"), option("b", **ja("a"))]), "already exists: a (ja)"),
    "required after optional": (
        command(options=[option("a"), option("b", required=True)]),
        "0.options: Required options must be placed before",
    ),
    "26 choices": (
        command(options=[option(choices=[{"name": str(i), "value": str(i)} for i in range(26)])]),
        "choices: ",
    ),
    "a long choice": (command(options=[option(choices=[{"name": "x" * 101, "value": "x"}])]), "choices.0.name: "),
    "a long choice in Korean": (
        command(options=[option(choices=[{"name": "x", "value": "x", "name_localizations": {"ko": "가" * 101}}])]),
        "0.options.0.choices.0.name_localizations.ko: ",
    ),
    "a choice of the wrong type": (command(options=[option(choices=[{"name": "x", "value": 1}])]), "choices.0.value: "),
    "a choice twice": (command(options=[option(choices=[{"name": "x", "value": "x"}] * 2)]), "choice name already"),
    "choices and suggestions": (
        command(options=[option(autocomplete=True, choices=[{"name": "x", "value": "x"}])]),
        "Choices and autocomplete are mutually exclusive",
    ),
    "suggestions for a yes or no": (command(options=[option(type=5, autocomplete=True)]), "Only text and numbers"),
    "bounds upside down": (command(options=[option(type=4, min_value=5, max_value=1)]), "min_value is above max_value"),
    "sub-commands beside options": (command(options=[option("a", type=1), option("b")]), "mutually exclusive to all"),
    "groups in groups": (
        command(options=[option("a", type=2, options=[option("b", type=2)])]),
        "0.options.0.options.0.type: Groups cannot be nested any deeper.",
    ),
    "too much in all": (
        command(
            options=[
                option(f"o{i}", choices=[{"name": f"{j}" * 50, "value": f"{j}" * 90} for j in range(5)])
                for i in range(20)
            ]
        ),
        "Command exceeds maximum size (8000)",
    ),
    "an unknown place": (command(contexts=[5]), "0.contexts: "),
    "installed nowhere": (command(integration_types=[]), "0.integration_types: "),
}


@pytest.mark.parametrize(("wrong", "why"), COMMANDS.values(), ids=COMMANDS.keys())
def test_a_command_that_discord_would_refuse_is_refused(wrong: Json, why: str) -> None:
    assert why in str(check_commands([wrong]))


def test_commands_within_the_rules_are_accepted_in_every_script() -> None:
    names = {"ja": "豆知識", "ko": "사실", "hi": "तथ्य", "th": "ข้อเท็จจริง", "ru": "факт"}
    sub = option("fact", type=1, name_localizations=names, options=[option(required=True), option("year", type=4)])
    commands = [command(name="zainichi", options=[sub, option("more", type=2, options=[option("deep", type=1)])])]
    assert str(check_commands(commands)) == ""


def test_a_hundred_and_one_commands_or_two_of_one_name_are_too_many() -> None:
    assert "100 or fewer" in str(check_commands([command(name=f"c{i}") for i in range(101)]))
    assert "1.name: Option name already exists: fact" in str(check_commands([command(), command()]))


def field(**changes: Any) -> Json:
    return {"type": 18, "label": "Name", "component": {"type": 4, "custom_id": "name", "style": 1} | changes}


FORMS: dict[str, tuple[Json, str]] = {
    "a long title": ({"title": "x" * 46}, "data.title: Must be between 1 and 45"),
    "no fields": ({"components": []}, "data.components: Must be between 1 and 5"),
    "six fields": (
        {"components": [field(custom_id=str(i)) for i in range(6)]},
        "data.components: Must be between 1 and 5",
    ),
    "a long label": ({"components": [field() | {"label": "x" * 46}]}, "data.components.0.label: "),
    "a long description": ({"components": [field() | {"description": "x" * 101}]}, "data.components.0.description: "),
    "a long text": ({"components": [field(max_length=4001)]}, "data.components.0.component.max_length: "),
    "a field twice": ({"components": [field(), field()]}, "custom_id cannot be duplicated: name"),
    "a button": ({"components": [{"type": 1, "components": [PRESS]}]}, "data.components.0.components.0.type: "),
}


@pytest.mark.parametrize(("changes", "why"), FORMS.values(), ids=FORMS.keys())
def test_a_form_that_discord_would_refuse_is_refused(changes: Json, why: str) -> None:
    fine: Json = {"title": "A deck", "custom_id": "deck", "components": [field()]}
    assert str(check_form(fine)) == ""
    assert why in str(check_form(fine | changes))


def test_suggestions_are_at_most_25_of_the_right_type_and_length() -> None:
    assert str(check_suggestions([{"name": "x" * 100, "value": "x"}] * 25, 3)) == ""
    assert "data.choices: Must be 25" in str(check_suggestions([{"name": "x", "value": "x"}] * 26, 3))
    assert "data.choices.0.name: " in str(check_suggestions([{"name": "", "value": "x"}], 3))
    assert "data.choices.0.value: " in str(check_suggestions([{"name": "x", "value": "x"}], 4))


async def test_what_was_registered_before_stays_when_a_new_list_is_refused() -> None:
    async with FakeDiscord() as discord, running(discord) as bot:
        assert bot.application_id
        with pytest.raises(library.HTTPException) as error:
            await bot.http.bulk_upsert_global_commands(bot.application_id, [command(name="Fact")])
        assert error.value.code == 50035
        assert [one["name"] for one in discord.commands] == ["zainichi"]
        assert [one.name for one in await bot.tree.fetch_commands()] == ["zainichi"]
