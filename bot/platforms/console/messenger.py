"""What is posted in the terminal unasked, with the buttons of a class and of its host together."""

from collections.abc import Callable, Sequence

from bot.core.platform import TERMINAL, NotPostedError, Permission, PostFailure, PostKey, Urgency
from bot.core.reply import Button, Buttons, Heading, Reply, buttons

PANEL = "panel"
"""What kind of post the host's panel is."""
PLACE = "console:here"


class ConsoleMessenger:
    """Prints what is posted for everybody, and under it the buttons that the host has. One person is both."""

    platform = TERMINAL

    def __init__(self, show: Callable[[Reply], None]) -> None:
        self._show = show
        self._public: Reply | None = None
        self._is_new = False
        self._panel: tuple[Button, ...] = ()
        self._replies: dict[str, Reply] = {}

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Those of the class that goes on here: first everybody's, then the host's."""
        return (*(buttons(self._public) if self._public else ()), *self._panel)

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
        """Print it."""
        del place
        if key.kind != "class":  # a daily fact, say: a class goes on below it
            self._show(reply)
            return str(key)
        self._public = reply
        self._replies[str(key)] = reply
        self._show(reply)
        self._is_new = True
        return str(key)

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        """Print it, unless it is the panel: that goes under what is posted."""
        del person
        self._replies[str(key)] = reply
        if key.kind == PANEL:
            self._lead(reply)
        else:
            self._show(reply)
        return str(key)

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        """Print it anew if more than a number in it has changed."""
        del urgency
        before = self._replies.get(message)
        self._replies[message] = reply
        if message.startswith(f"{PANEL}/"):
            self._lead(reply)
            return
        self._public = reply
        if before is None or _labels(before) != _labels(reply):
            self._show(reply)
            self._is_new = True

    def _lead(self, panel: Reply) -> None:
        """The host's buttons, after those of what is posted."""
        new, before = buttons(panel), self._panel
        self._panel = new
        if [one.label for one in new] == [one.label for one in before] and not self._is_new:
            return
        self._is_new = False
        heads = tuple(block for block in panel.blocks if isinstance(block, Heading))
        self._show(Reply((*heads, Buttons(self.buttons))))


def _labels(reply: Reply) -> tuple[str, ...]:
    return tuple(button.label for button in buttons(reply))
