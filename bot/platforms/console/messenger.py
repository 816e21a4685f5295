"""What is posted in the terminal unasked, and what can be pressed of a class there: everybody's and its host's."""

from collections.abc import Callable, Sequence

from bot.core.platform import TERMINAL, NotPostedError, Permission, PostFailure, PostKey, Urgency
from bot.core.reply import Reply
from bot.platforms.console.pressable import Pressable, pressables

PANEL = "panel"
"""What kind of post the host's panel is."""
PLACE = "console:here"
_OF_CLASS = ("class", "report", "stopped", "hand-over", "handed-over")
"""Kinds of posts that are about a class."""
_END = "end"
"""What the last message of a round has in its key."""


class ConsoleMessenger:
    """Shows what is posted for everybody, and keeps the buttons that its host has. One person is both.

    `show` takes what is posted; `show_class` what is posted of a class, if that is not the same; `renew` is called when
    the buttons of a class have changed alone.
    """

    platform = TERMINAL

    def __init__(
        self,
        show: Callable[[Reply], None],
        show_class: Callable[[Reply], None] | None = None,
        renew: Callable[[], None] | None = None,
    ) -> None:
        self._show = show
        self._show_class = show_class or show
        self._renew = renew
        self._public: Reply | None = None
        self._panel: tuple[Pressable, ...] = ()
        self._is_over = True
        self._replies: dict[str, Reply] = {}

    @property
    def buttons(self) -> tuple[Pressable, ...]:
        """Those of the class that was shown last: first everybody's, then the host's."""
        return (*(pressables(self._public) if self._public else ()), *self._panel)

    @property
    def panel(self) -> tuple[Pressable, ...]:
        """Those of its host alone."""
        return self._panel

    @property
    def is_going_on(self) -> bool:
        """Whether there is a class to go back to."""
        return bool(self._panel) and not self._is_over

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        """Nothing: it is your own terminal. There is no other place in it."""
        del person
        if place != PLACE:
            raise NotPostedError(PostFailure.GONE, "a terminal has no channels")
        return ()

    async def is_person(self, person: str) -> bool:
        """Whoever is named: a terminal knows no list of people."""
        del person
        return True

    def link(self, place: str, message: str) -> str:
        """A terminal has no addresses."""
        del place, message
        return ""

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        """Show it."""
        del place
        if key.kind != "class":  # a daily fact, say: a class goes on below it
            self._show(reply)
            return str(key)
        self._is_over = _END in key.parts
        if self._is_over:  # there is nothing more to lead; the panel will say what there is instead
            self._panel = ()
        self._public = reply
        self._replies[str(key)] = reply
        self._show_class(reply)
        return str(key)

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """Show it, unless it is the panel: of that the buttons are enough, below what is posted."""
        del person
        self._replies[str(key)] = reply
        if key.kind == PANEL:
            self._lead(reply)
        elif key.kind in _OF_CLASS:
            self._show_class(reply)
        else:
            self._show(reply)
        return str(key)

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Show it anew if more than a number in it has changed."""
        del urgency
        before = self._replies.get(message)
        self._replies[message] = reply
        if message.startswith(f"{PANEL}/"):
            self._lead(reply)
            return
        self._public = reply
        if before is None or _labels(pressables(before)) != _labels(pressables(reply)):
            self._show_class(reply)

    def _lead(self, panel: Reply) -> None:
        """The host's buttons, after those of what is posted."""
        before, self._panel = self._panel, pressables(panel)
        if self._renew and _labels(before) != _labels(self._panel):
            self._renew()


def _labels(shown: Sequence[Pressable]) -> tuple[str, ...]:
    return tuple(button.label for button in shown)
