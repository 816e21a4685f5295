"""What Discord refuses in a list of commands to register: names in every language, order, sizes. Pure."""

import unicodedata
from collections.abc import Iterator
from typing import Any

from .problems import Json, Path, Problems
from .rules import check_choice

# fmt: off
LOCALES = frozenset((
    "ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr",
    "he", "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "nl", "no", "pl",
    "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi", "zh-CN", "zh-TW",
))
# fmt: on
SUBCOMMAND, GROUP, STRING, INTEGER, NUMBER = 1, 2, 3, 4, 10
WITH_CHOICES = (STRING, INTEGER, NUMBER)
TAKEN = "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"


def check_commands(commands: Any) -> Problems:
    """The whole list, as the bulk overwrite takes it."""
    problems = Problems()
    if not isinstance(commands, list):
        problems.add((), "BASE_TYPE_BAD_VALUE", "A list of commands is wanted.")
        return problems
    if sum(command.get("type", 1) in (1, None) for command in commands) > 100:
        problems.add((), "BASE_TYPE_BAD_LENGTH", "Must be 100 or fewer chat commands.")
    for i, command in enumerate(commands):
        check_command(command, (i,), problems)
    slash = [(i, command) for i, command in enumerate(commands) if command.get("type", 1) in (1, None)]
    check_twins([((i,), command) for i, command in slash], problems)
    return problems


def check_command(command: Json, path: Path, problems: Problems) -> None:
    if command.get("type", 1) not in (1, None):
        problems.length((*path, "name"), command.get("name"), 1, 32)
        return
    check_words(command, path, problems)
    check_options(command, path, problems, depth=0)
    for key, allowed in (("contexts", {0, 1, 2}), ("integration_types", {0, 1})):
        values = command.get(key)
        if values is not None and (not values or len(set(values)) < len(values) or not set(values) <= allowed):
            problems.add((*path, key), "BASE_TYPE_CHOICES", f"Takes some of {sorted(allowed)}, each once.")
    if (size := size_of(command)) > 8000:
        text = f"Command exceeds maximum size (8000) (it has {size})"
        problems.add(path, "APPLICATION_COMMAND_TOO_LARGE", text)


def check_words(part: Json, path: Path, problems: Problems) -> None:
    """The name and description of a command or an option, in every language it has."""
    check_name(part.get("name"), (*path, "name"), problems)
    problems.length((*path, "description"), part.get("description"), 1, 100)
    for key in ("name_localizations", "description_localizations"):
        for locale, text in (part.get(key) or {}).items():
            here = (*path, key, locale)
            if locale not in LOCALES:
                problems.add(here, "BASE_TYPE_CHOICES", f"{locale} is no language of Discord.")
            if key == "name_localizations":
                check_name(text, here, problems)
            else:
                problems.length(here, text, 1, 100)


def check_name(name: Any, path: Path, problems: Problems) -> None:
    if not isinstance(name, str) or not 1 <= len(name) <= 32:
        problems.length(path, name, 1, 32)
    elif not all(may_stand_in_a_name(sign) for sign in name) or name != name.lower():
        text = f"Command name is invalid: {name}"
        problems.add(path, "APPLICATION_COMMAND_INVALID_NAME", text)


def may_stand_in_a_name(sign: str) -> bool:
    """Letters and numbers of any script, - _ ', and the vowel signs of Devanagari and Thai."""
    if sign in "-_'" or unicodedata.category(sign)[0] in "LN":
        return True
    return "\u0900" <= sign <= "\u097f" or "\u0e00" <= sign <= "\u0e7f"


def check_options(parent: Json, path: Path, problems: Problems, depth: int) -> None:
    options = parent.get("options") or []
    problems.length((*path, "options"), options, 0, 25)
    kinds = {option.get("type") in (SUBCOMMAND, GROUP) for option in options}
    if kinds == {True, False}:
        text = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        problems.add((*path, "options"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
    paths = [((*path, "options", i), option) for i, option in enumerate(options)]
    for here, option in paths:
        check_words(option, here, problems)
        check_option(option, here, problems, depth)
    check_twins(paths, problems)
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        text = "Required options must be placed before non-required options"
        problems.add((*path, "options"), "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", text)


def check_option(option: Json, path: Path, problems: Problems, depth: int) -> None:
    kind = option.get("type")
    if kind not in range(1, 12):
        problems.add((*path, "type"), "BASE_TYPE_CHOICES", "Options have the types 1 to 11.")
    elif kind in (SUBCOMMAND, GROUP):
        if depth > (1 if kind == SUBCOMMAND else 0):
            text = "Groups cannot be nested any deeper."
            problems.add((*path, "type"), "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", text)
            return
        if kind == GROUP and not option.get("options"):
            problems.add((*path, "options"), "BASE_TYPE_REQUIRED", "A group needs sub-commands.")
        check_options(option, path, problems, depth + 1 if kind == GROUP else 2)
    else:
        check_value_option(option, path, problems)


def check_value_option(option: Json, path: Path, problems: Problems) -> None:
    kind, choices = option["type"], option.get("choices") or []
    if (choices or option.get("autocomplete")) and kind not in WITH_CHOICES:
        problems.add(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only text and numbers have choices.")
    if choices and option.get("autocomplete"):
        text = "Choices and autocomplete are mutually exclusive"
        problems.add((*path, "choices"), "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", text)
    problems.length((*path, "choices"), choices, 0, 25)
    for i, choice in enumerate(choices):
        check_choice(choice, kind, (*path, "choices", i), problems)
    names = [choice.get("name") for choice in choices]
    if len(set(names)) < len(names):
        text = "Option choice name already exists"
        problems.add((*path, "choices"), "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", text)
    pairs = ("min_length", "max_length", (STRING,)), ("min_value", "max_value", (INTEGER, NUMBER))
    for low_key, high_key, kinds in pairs:
        low, high = option.get(low_key), option.get(high_key)
        if (low is not None or high is not None) and kind not in kinds:
            problems.add((*path, low_key), "BASE_TYPE_BAD_VALUE", f"An option of type {kind} has no such bounds.")
        elif low is not None and high is not None and low > high:
            problems.add((*path, low_key), "NUMBER_TYPE_MAX", f"{low_key} is above {high_key}.")


def check_twins(parts: list[tuple[Path, Json]], problems: Problems) -> None:
    """Siblings must differ in every language, where a missing translation is the plain name."""
    for locale in (None, *sorted(LOCALES)):
        seen = set[str]()
        for path, part in parts:
            localized = (part.get("name_localizations") or {}).get(locale) if locale else None
            name = localized or part.get("name") or ""
            spot = (*path, "name_localizations", str(locale)) if localized else (*path, "name")
            if name in seen and not problems.about(spot):
                problems.add(spot, TAKEN, f"Option name already exists: {name}" + f" ({locale})" * bool(locale))
            seen.add(name)


def size_of(part: Json) -> int:
    """Names, descriptions and values, where each counts in its longest language."""
    return sum(longest(part, "name") + longest(part, "description") + value_size(part) for part in everything(part))


def everything(part: Json) -> Iterator[Json]:
    yield part
    for child in (*(part.get("options") or ()), *(part.get("choices") or ())):
        yield from everything(child)


def longest(part: Json, key: str) -> int:
    texts = [part.get(key) or "", *(part.get(f"{key}_localizations") or {}).values()]
    return max(len(text) for text in texts if isinstance(text, str))


def value_size(part: Json) -> int:
    return len(str(part["value"])) if "value" in part else 0
