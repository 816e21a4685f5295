"""What a form asks for in place of a command's options: made from the command's signature, for a platform to draw.

Pure, and made without the database: a platform may leave three seconds for a form to be opened.
"""

import contextlib
from dataclasses import dataclass
from typing import assert_never

from bot.core.feature import STAFF_ROOTS, Registry
from bot.core.forms import (
    AskChannel,
    AskDate,
    AskFile,
    AskNumber,
    AskPerson,
    AskText,
    AskTime,
    AskWords,
    Choose,
    ChooseSeveral,
    Field,
    Input,
)
from bot.core.i18n import Voice
from bot.core.options import (
    Asked,
    Channel,
    File,
    Lookup,
    Offers,
    OneOf,
    Option,
    Person,
    Span,
    Text,
    Whole,
    Written,
    options,
    suggestions,
)

MOST_CHOICES, MOST_BOXES = 100, 10
"""Of one field: what Slack takes. A longer list is asked for in words."""
MOST_WORDS = 100
"""Characters of a field for words that have a form of their own."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked in place of a command's options. `command` is its name, `root` where it stands.

    `in_place`: it acts in a channel, which is asked for too where the form was opened in none.
    """

    root: str
    command: str
    about: str
    fields: tuple[Field, ...]
    in_place: bool


def takes_form(registry: Registry, name: str) -> bool:
    """Whether a command, given bare, is better asked for: one for staff with several options that does not ask itself.

    What everybody may use answers at once, with what it takes for granted.
    """
    is_for_staff = registry.root_of(name) in STAFF_ROOTS
    return is_for_staff and len(options(registry.commands[name])) > 1 and name not in registry.asks


def form(registry: Registry, lookup: Lookup, say: Voice, name: str) -> Form:
    """The form of a command in a language. What a community has switched off is not known here: it is refused later."""
    fields = tuple(_field(lookup, say, option) for option in options(registry.commands[name]))
    return Form(registry.root_of(name), name, say(f"command-{name}.about"), fields, name in registry.in_place)


def _field(lookup: Lookup, say: Voice, option: Option) -> Field:
    asked = _input(lookup, say, option)
    return Field(option.name, _label(say, option), _hint(say, option, asked), asked, option.required)


def _label(say: Voice, option: Option) -> str:
    """What stands above a field: the option's name, or a better one where that was made short for typing."""
    with contextlib.suppress(LookupError):
        return say(f"option-{option.name}.field")
    name = say(f"option-{option.name}")
    return f"{name[:1].upper()}{name[1:]}"


def _hint(say: Voice, option: Option, asked: Input) -> str:
    """What an option is for. Where one picks something, it has no word on how to type it."""
    if not isinstance(asked, AskWords):
        with contextlib.suppress(LookupError):
            return say(f"option-{option.name}.picked")
    return say(f"option-{option.name}.about")


def _input(lookup: Lookup, say: Voice, option: Option) -> Input:
    kind = option.kind
    match kind:
        case OneOf() | Span():
            return _choose(suggestions(kind, "", lookup, say))
        case Whole(least, most):
            return AskNumber(least, most)
        case Text(most, in_lines=True):
            return AskText(most)
        case Text(most):
            return AskWords(most)
        case Person():
            return AskPerson()
        case Channel():
            return AskChannel()
        case File(most, endings):
            return AskFile(most, endings)
        case Written(asked=Asked.TIME):
            return AskTime()
        case Written(asked=Asked.DATE):
            return AskDate()
        case Written(each=each) if each and len(offers := each(say)) <= MOST_BOXES:
            return ChooseSeveral(offers)
        case Written():
            return AskWords(MOST_WORDS)
        case _:
            assert_never(kind)


def _choose(offers: Offers) -> Input:
    return Choose(offers) if 1 <= len(offers) <= MOST_CHOICES else AskWords(MOST_WORDS)
