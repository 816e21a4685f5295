"""Options that are only taken with their name: a switch must not be turned by a word meant for another."""

from collections.abc import Iterator, Mapping, Sequence

from bot.core.options import OneOf, Option
from bot.dispatch.words import Word


def is_named(option: Option) -> bool:
    """Whether an option is a switch."""
    return isinstance(option.kind, OneOf) and option.kind.is_named


def with_names(words: Sequence[Word], declared: Mapping[str, Option]) -> Iterator[Word]:
    """The words of a command with switches, where the name of one may stand before its value: `share off`."""
    left = list(words)
    while left:
        word = left.pop(0)
        option = declared.get(word.text.casefold()) if word.option is None else None
        if option and is_named(option) and left and left[0].option is None:
            yield Word(left.pop(0).text, option.name)
        else:
            yield word
