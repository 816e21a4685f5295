"""The trees of commands, derived from the registry: names, options and values in three languages."""

import inspect
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import discord
from discord import app_commands
from discord.app_commands import locale_str
from discord.http import Route

from bot.core.feature import STAFF_ROOTS, Command, Registry, Root
from bot.core.i18n import Voice, nearest_language
from bot.core.options import Channel, File, OneOf, Option, Person, Whole, about, options
from bot.platforms.discord.platform import DISCORD
from bot.platforms.discord.render import CommandIds

Answer = Callable[[discord.Interaction, str, Mapping[str, str], discord.Attachment | None], Awaitable[None]]
"""With the values of the options as texts, and the file that came along."""
Suggest = Callable[[discord.Interaction, Option, str], Awaitable[list[app_commands.Choice[str]]]]

PERMISSIONS = {
    Root.CLASS: discord.Permissions(manage_messages=True),
    Root.MODERATORS: discord.Permissions(manage_guild=True),
}
"""Who may use the commands for staff, until a server's admin decides otherwise under Integrations."""
_ENGLISH = Voice("en")
_OTHERS = {
    locale: Voice(language)
    for locale in discord.Locale
    if (language := nearest_language(locale.value)) not in (None, "en")
}
"""The languages beside English, as Discord calls them."""
_INVALID = 50035
"""What Discord calls a request that is not as it should be."""


class Translations(app_commands.Translator):
    """Says each name and description in the languages that the bot speaks."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, context: app_commands.TranslationContextTypes
    ) -> str | None:
        """The text in a language, or None where Discord should show the English."""
        del context
        voice, key = _OTHERS.get(locale), string.extras.get("key")
        return voice(key) if voice and key is not None else None


def roots(registry: Registry, answer: Answer, suggest: Suggest) -> Iterator[app_commands.Group]:
    """Each root with its commands. `answer` is called for a command, `suggest` for an option being typed."""
    everybody = app_commands.Group(
        name=Root.EVERYBODY,
        description=_said("menu-description"),
        allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
    )
    yield _filled(everybody, registry.by_root[Root.EVERYBODY], answer, suggest)
    for name in STAFF_ROOTS:
        staff = app_commands.Group(
            name=name,
            description=_said(f"description-{name}"),
            default_permissions=PERMISSIONS[name],
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        )
        yield _filled(staff, registry.by_root[name], answer, suggest)


def _filled(
    group: app_commands.Group, commands: Mapping[str, Command], answer: Answer, suggest: Suggest
) -> app_commands.Group:
    for name, command in commands.items():
        group.add_command(_command(name, command, answer, suggest))
    return group


def _command(name: str, command: Command, answer: Answer, suggest: Suggest) -> app_commands.Command[Any, ..., None]:
    async def callback(interaction: discord.Interaction, **values: Any) -> None:  # noqa: ANN401  # text or number
        given = {option: _text(value) for option, value in values.items() if value is not None}
        file = next((value for value in values.values() if isinstance(value, discord.Attachment)), None)
        await answer(interaction, name, given, file)

    declared = options(command)
    first = inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    parameters = [first, *(_parameter(option) for option in declared)]
    callback.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # discord.py reads the options from here
    app_commands.describe(**{it.name: _said(about(it, DISCORD)) for it in declared})(callback)
    app_commands.rename(**{it.name: _said(f"option-{it.name}") for it in declared})(callback)
    for option in declared:
        _offer(callback, option, suggest)
    described = _said(f"command-{name}.about")
    return app_commands.Command(name=_said(f"command-{name}"), description=described, callback=callback)


class _TextChannel(app_commands.Transformer[Any]):
    """A channel for text as Discord describes it: the library's own kind wants it in a cache, and we keep none."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """A channel."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Those that a server's members read together."""
        return [discord.ChannelType.text, discord.ChannelType.news]

    async def transform(self, interaction: discord.Interaction, value: Any, /) -> object:  # noqa: ANN401  # as the library has it
        """As it is."""
        del interaction
        return value


def _text(value: object) -> str:
    match value:
        case discord.User() | discord.Member():
            return value.mention
        case discord.Attachment():
            return value.filename
        case app_commands.AppCommandChannel():
            return f"<#{value.id}|{value.name.replace('>', '')}>"
        case _:
            return str(value)


def _parameter(option: Option) -> inspect.Parameter:
    match option.kind:
        case Whole(least, most):
            kind: Any = app_commands.Range[int, least, most]
        case Person():
            kind = discord.User
        case File():
            kind = discord.Attachment
        case Channel():
            kind = app_commands.Transform[app_commands.AppCommandChannel, _TextChannel]
        case _:
            kind = app_commands.Range[str, 1, 100]
    default = inspect.Parameter.empty if option.required else None
    return inspect.Parameter(option.name, inspect.Parameter.KEYWORD_ONLY, annotation=kind, default=default)


def _offer(callback: Callable[..., Any], option: Option, suggest: Suggest) -> None:
    """Values that never change stand in the menu; the others are looked up while somebody types."""
    if isinstance(option.kind, Whole | Person | Channel | File):
        return
    if isinstance(option.kind, OneOf) and option.kind.fixed:
        fixed = [app_commands.Choice(name=_said(f"value-{value}"), value=value) for value in option.kind.fixed]
        app_commands.choices(**{option.name: fixed})(callback)
        return

    async def complete(interaction: discord.Interaction, current: str) -> list[app_commands.Choice[str]]:
        return await suggest(interaction, option, current)

    app_commands.autocomplete(**{option.name: complete})(callback)


def _said(key: str) -> locale_str:
    return locale_str(_ENGLISH(key), key=key)


async def sync_if_needed(tree: app_commands.CommandTree[Any], application: int) -> tuple[bool, CommandIds]:
    """Tell Discord of the commands if it has others. Says whether it was told, and the ids that they have there.

    It is asked each time: whoever has the token can empty the list or put another one there.
    """
    translator = tree.translator
    own = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree.get_commands()
    ]
    there = await _registered(tree, application)
    if _compared(own) == _compared(there):
        return False, _ids(there)
    try:
        return True, _ids(await tree.client.http.bulk_upsert_global_commands(application, payload=own))
    except discord.HTTPException as error:
        if error.status == 400 and error.code == _INVALID:
            raise app_commands.CommandSyncFailure(error, tree.get_commands()) from None
        raise


async def known_ids(tree: app_commands.CommandTree[Any], application: int) -> CommandIds:
    """The ids of those of our roots that Discord knows, of which another process tells it."""
    ours = {command.name for command in tree.get_commands()}
    return tuple(it for it in _ids(await _registered(tree, application)) if it[0] in ours)


async def _registered(tree: app_commands.CommandTree[Any], application: int) -> Sequence[Mapping[str, Any]]:
    """The commands as Discord has them."""
    route = Route("GET", "/applications/{application_id}/commands", application_id=application)
    there: Sequence[Mapping[str, Any]] = await tree.client.http.request(route, params={"with_localizations": "true"})
    return there


def _ids(there: Iterable[Mapping[str, Any]]) -> CommandIds:
    return tuple((str(command["name"]), int(command["id"])) for command in there)


_OURS = frozenset(
    {
        *("type", "name", "description", "options", "required", "autocomplete", "choices", "value"),
        *("min_value", "max_value", "min_length", "max_length", "channel_types"),
        *("default_member_permissions", "contexts", "integration_types", "nsfw"),
        *("name_localizations", "description_localizations"),
    }
)
"""What is said of a command, an option or a value. Discord adds what is its own, such as a number and a version."""


def _compared(commands: Iterable[Mapping[str, Any]]) -> list[Any]:
    """Commands in a form in which equal ones are equal, whoever wrote them down."""
    return sorted((_essence(command) for command in commands), key=lambda it: (it.get("type", 1), it["name"]))


def _essence(value: Any, key: str = "") -> Any:  # noqa: ANN401  # JSON
    """A part of a command without what is empty or as usual, which Discord may leave out or add."""
    match value:
        case Mapping():
            said = value if key.endswith("_localizations") else value.keys() & _OURS
            parts = {name: _essence(value[name], name) for name in said}
            return {name: part for name, part in parts.items() if part not in (None, False, [], {})}
        case list() | tuple():
            parts_in_order = [_essence(part) for part in value]
            return sorted(parts_in_order) if all(isinstance(it, int) for it in parts_in_order) else parts_in_order
        case int() if key == "default_member_permissions":
            return str(value)
        case _:
            return value
