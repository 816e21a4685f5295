"""The row of numbers at the end of the output: which buttons they press. There is one row, that of the last output."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum

from bot.platforms.console.messenger import ConsoleMessenger
from bot.platforms.console.pressable import Pressable

_APART = re.compile(r"[\s,、]+")


class About(Enum):
    """What the last output was about: a class, its host's panel (of which it takes the place), or anything else."""

    ELSE = "else"
    CLASS = "class"
    PANEL = "panel"


class Numbers:
    """What can be pressed now. Buttons of a class are among it only while the last output was about that class."""

    def __init__(self, messenger: ConsoleMessenger) -> None:
        self._messenger = messenger
        self._own: Sequence[Pressable] = ()
        self._offered: Sequence[Pressable] = ()
        self.about = About.ELSE
        self.is_due = False
        """Whether the row that stands there is not valid any more."""
        self.waits = ""
        """What has to be decided with the row, if that is so."""

    def follow(self, own: Sequence[Pressable], about: About, waits: str = "") -> None:
        """Something was shown, with these buttons of its own: those from before are gone."""
        self._own, self._offered, self.waits = own, (), waits
        self.about, self.is_due = about, True

    def offer(self, spoken: Callable[[Pressable], Pressable]) -> Sequence[Pressable]:
        """The buttons of the row, in their order. `spoken` gives one in the language of whoever reads it."""
        self.is_due = False
        self._offered = self._own if self.about is About.ELSE else self._of_class(spoken)
        return self._offered

    def pressed(self, word: str) -> Pressable | None:
        """The button that a number of the row or a label in it stands for."""
        if word.isdecimal() and len(word) < 4:
            number = int(word)
            return self._offered[number - 1] if 1 <= number <= len(self._offered) else None
        return next((it for it in self._offered if it.label.casefold() == word.casefold()), None)

    @property
    def offered(self) -> Sequence[Pressable]:
        """The buttons of the row."""
        return self._offered

    def chosen(self, word: str) -> Pressable | None:
        """What is chosen of several answers by `a c`, `ac` or `1, 3`: with all their values, as the row has them."""
        several = {str(at): it for at, it in enumerate(self._offered, start=1) if it.value}
        letters = {it.letter.casefold(): it for it in several.values()}
        typed = [it for it in _APART.split(unicodedata.normalize("NFKC", word).casefold()) if it]
        if len(typed) == 1 and typed[0] not in several and len(set(typed[0])) == len(typed[0]):
            typed = list(typed[0])
        picked = [several.get(it) or letters.get(it) for it in typed]
        keys = {it.key for it in picked if it}
        taken = [it for it in several.values() if it.key in keys]
        if not taken or None in picked or len({it.press for it in taken}) > 1:
            return None
        return replace(taken[0], value=",".join(it.value for it in taken))

    def subject(self, *buttons: Pressable) -> About:
        """What these buttons are about."""
        presses = {button.key for button in buttons}
        if not presses.isdisjoint(it.key for it in self._messenger.panel):
            return About.PANEL
        is_of_class = not presses.isdisjoint(it.key for it in self._messenger.buttons)
        return About.CLASS if is_of_class else About.ELSE

    def _of_class(self, spoken: Callable[[Pressable], Pressable]) -> Sequence[Pressable]:
        """The reply's own and those of the class.

        What takes the place of the panel without being all of it is a question to the host, or newer than the panel
        that is known: then there are its own alone.
        """
        own = {button.key: button for button in self._own}
        if self.about is About.PANEL and own and not {it.key for it in self._messenger.panel} <= own.keys():
            return self._own
        others = {it.key: spoken(own.get(it.key, it)) for it in self._messenger.buttons}
        labels = {it.label for it in others.values()}
        return (*(it for it in self._own if it.key not in others and it.label not in labels), *others.values())
