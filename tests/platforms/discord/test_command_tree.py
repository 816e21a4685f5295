"""The command tree: its names in three languages, what Discord offers where, and when Discord is told."""

import re
from collections.abc import AsyncIterator, Callable
from typing import Any

import discord as library_of_discord
import pytest
import pytest_asyncio

from bot.core.feature import STAFF_ROOTS, Root
from bot.core.i18n import Voice
from bot.core.options import OneOf, Text, Whole, options
from bot.platforms.discord.client import Client
from bot.platforms.discord.command_tree import Translations
from tests.fakes.discord.server import FakeDiscord, Fault, check_commands
from tests.support.bot import Bot
from tests.support.on_discord import running


@pytest_asyncio.fixture
async def told(bot: Bot) -> AsyncIterator[dict[str, Any]]:
    """`/zainichi` as Discord is told of it."""
    async with Client(bot.router, "en") as client:
        roots = {root.name: root for root in client.tree.get_commands()}
        yield await roots["zainichi"].get_translated_payload(client.tree, Translations())


@pytest.fixture(params=STAFF_ROOTS)
async def for_staff(bot: Bot, request: pytest.FixtureRequest) -> AsyncIterator[dict[str, Any]]:
    """A root for staff as Discord is told of it."""
    async with Client(bot.router, "en") as client:
        root = client.tree.get_command(request.param)
        assert root is not None
        yield await root.get_translated_payload(client.tree, Translations())


def put(discord: FakeDiscord) -> int:
    """How often Discord was told of the commands."""
    return sum(call.method == "PUT" and call.status == 200 for call in discord.calls)


async def test_discord_finds_nothing_wrong_with_any_name_or_description_in_any_language(told: dict[str, Any]) -> None:
    assert str(check_commands([told])) == ""


async def test_every_command_is_offered_everywhere_to_servers_and_to_people(bot: Bot, told: dict[str, Any]) -> None:
    assert [command["name"] for command in told["options"]] == list(bot.registry.by_root[Root.EVERYBODY])
    assert sorted(told["contexts"]) == [0, 1, 2]
    assert sorted(told["integration_types"]) == [0, 1]
    assert told["name"] == "zainichi"
    assert not told.get("name_localizations")
    assert told.get("default_member_permissions") is None


async def test_commands_for_staff_are_in_servers_alone_for_those_who_may(bot: Bot, for_staff: dict[str, Any]) -> None:
    assert str(check_commands([for_staff])) == ""
    assert [command["name"] for command in for_staff["options"]] == list(bot.registry.by_root[Root(for_staff["name"])])
    assert (for_staff["contexts"], for_staff["integration_types"]) == ([0], [0])
    least = {"zainichi-class": "manage_messages", "zainichi-mod": "manage_guild"}[for_staff["name"]]
    given = library_of_discord.Permissions(int(for_staff["default_member_permissions"]))
    assert given == library_of_discord.Permissions(**{least: True})


@pytest.mark.parametrize("locale", ["ja", "ko"])
async def test_commands_options_and_values_are_named_in_japanese_and_in_korean(
    told: dict[str, Any], locale: str
) -> None:
    say = Voice(locale)
    assert told["description_localizations"] == {it: Voice(it)("menu-description") for it in ("ja", "ko")}
    for command in told["options"]:
        key = f"command-{command['name']}"
        assert command["name_localizations"].keys() == {"ja", "ko"}
        assert command["name_localizations"][locale] == say(key) != command["name"]
        assert command["description_localizations"][locale] == say(f"{key}.about") != command["description"]
        for option in command.get("options", ()):
            key = f"option-{option['name']}"
            assert option["name_localizations"][locale] == say(key) != option["name"]
            assert option["description_localizations"][locale] == say(f"{key}.about") != option["description"]
            for choice in option.get("choices", ()):
                assert choice["name_localizations"][locale] == say(f"value-{choice['value']}") != choice["name"]


async def test_options_are_what_the_functions_of_the_commands_declare(bot: Bot, told: dict[str, Any]) -> None:
    for command in told["options"]:
        declared = options(bot.registry.commands[command["name"]])
        shown = command.get("options", [])
        assert [(it["name"], it["required"]) for it in shown] == [(it.name, it.required) for it in declared]
        for option, it in zip(shown, declared, strict=True):
            match it.kind:
                case Whole(least, most):
                    assert (option["type"], option["min_value"], option["max_value"]) == (4, least, most)
                case OneOf(fixed=fixed) if fixed:
                    assert [choice["value"] for choice in option["choices"]] == list(fixed)
                    assert not option.get("autocomplete")
                case OneOf() | Text():
                    assert (option["type"], option["autocomplete"], option["max_length"]) == (3, True, 100)


async def test_a_language_that_the_bot_does_not_speak_sees_the_english_names(told: dict[str, Any]) -> None:
    languages = {it for command in told["options"] for it in command["name_localizations"]}
    assert languages == {"ja", "ko"}
    said = library_of_discord.app_commands.locale_str("fact", key="command-fact")
    context: Any = None
    for locale in library_of_discord.Locale:
        translated = await Translations().translate(said, locale, context)
        assert translated == {"ja": Voice("ja")("command-fact"), "ko": Voice("ko")("command-fact")}.get(locale.value)


async def test_discord_is_told_of_the_commands_once_and_again_only_when_they_have_changed(bot: Bot) -> None:
    async with FakeDiscord() as discord:
        for _ in range(3):
            async with running(discord, bot):
                assert put(discord) == 1
        assert (discord.refused, len(discord.commands)) == ([], 1 + len(STAFF_ROOTS))


def without_a_command(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [commands[0] | {"options": commands[0]["options"][1:]}, *commands[1:]]


def with_one_more(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*commands, commands[0] | {"name": "other"}]


def for_everybody(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [command | {"default_member_permissions": None} for command in commands]


def in_english_alone(commands: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [command | {"description_localizations": None} for command in commands]


@pytest.mark.parametrize(
    "change", [lambda _: [], without_a_command, with_one_more, for_everybody, in_english_alone], ids=[
        "emptied", "one taken away", "one added", "opened to everybody", "translations taken away"],
)  # fmt: skip
async def test_commands_that_another_program_has_changed_at_discord_are_put_back_at_the_next_start(
    bot: Bot, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
) -> None:
    async with FakeDiscord() as discord:
        async with running(discord, bot):
            ours = discord.commands
        discord.world.commands = change(ours)
        async with running(discord, bot):
            assert put(discord) == 2
            assert [one["name"] for one in discord.commands] == [one["name"] for one in ours]
            assert [one["options"] for one in discord.commands] == [one["options"] for one in ours]
        async with running(discord, bot):
            assert put(discord) == 2


async def test_a_change_in_one_word_of_the_commands_is_told(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    async with FakeDiscord() as discord:
        async with running(discord, bot):
            pass
        translate = Translations.translate

        async def otherwise(self: Translations, *about: Any) -> str | None:
            text = await translate(self, *about)
            return text and text.replace(Voice("ja")("command-today.about"), "今日")

        monkeypatch.setattr(Translations, "translate", otherwise)
        async with running(discord, bot):
            assert put(discord) == 2


async def test_a_command_in_an_answer_can_be_pressed_whether_discord_was_told_just_now_or_long_ago(bot: Bot) -> None:
    async with FakeDiscord() as discord:
        for _ in range(2):
            async with running(discord, bot):
                mina = discord.person("Mina", locale="ko", place=discord.server_channel(locale="ko"))
                ids = {one["name"]: one["id"] for one in discord.commands}
                assert f"</zainichi quiz:{ids['zainichi']}>" in (await mina.types("/zainichi score")).text
                assert "`/zainichi 도움말 퀴즈`" in (await mina.types("/zainichi help")).text
        assert put(discord) == 1
        assert discord.refused == []


async def test_an_option_says_nothing_of_how_to_type_what_discord_lets_one_choose(bot: Bot) -> None:
    async with FakeDiscord() as discord, running(discord, bot):
        staff = next(one for one in discord.commands if one["name"] == "zainichi-mod")
        said = [option for command in staff["options"] for option in command.get("options", ())]
        picked = [option["description"] for option in said if option["type"] in (6, 7)]  # a person, a channel
        assert len(picked) > 2
        assert not any(re.search("[@#]|here|mention", text) for text in picked)


async def test_what_discord_did_not_take_is_told_again_at_the_next_start(bot: Bot) -> None:
    async with FakeDiscord() as discord:
        discord.faults.add("PUT /applications/*/commands", Fault.refused(400, 50035))
        with pytest.raises(library_of_discord.HTTPException):
            async with running(discord, bot):
                pass
        assert put(discord) == 0
        async with running(discord, bot):
            assert put(discord) == 1
