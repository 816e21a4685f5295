"""The row of numbers at the end of the output: which buttons they press. There is one row, that of the last output."""

from collections.abc import Callable, Sequence
from enum import Enum

from bot.platforms.console.messenger import ConsoleMessenger
from bot.platforms.console.pressable import Pressable


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

    def follow(self, own: Sequence[Pressable], about: About) -> None:
        """Something was shown, with these buttons of its own: those from before are gone."""
        self._own, self._offered = own, ()
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

    def subject(self, *buttons: Pressable) -> About:
        """What these buttons are about."""
        presses = {button.press for button in buttons}
        if not presses.isdisjoint(it.press for it in self._messenger.panel):
            return About.PANEL
        is_of_class = not presses.isdisjoint(it.press for it in self._messenger.buttons)
        return About.CLASS if is_of_class else About.ELSE

    def _of_class(self, spoken: Callable[[Pressable], Pressable]) -> Sequence[Pressable]:
        """The reply's own and those of the class.

        What takes the place of the panel without being all of it is a question to the host, or newer than the panel
        that is known: then there are its own alone.
        """
        own = {button.press: button for button in self._own}
        if self.about is About.PANEL and own and not {it.press for it in self._messenger.panel} <= own.keys():
            return self._own
        others = {it.press: spoken(own.get(it.press, it)) for it in self._messenger.buttons}
        labels = {it.label for it in others.values()}
        return (*(it for it in self._own if it.press not in others and it.label not in labels), *others.values())
