"""The terminal from behind: what is posted there unasked, with the buttons of a class and of its host together."""

from collections.abc import Callable, Sequence

from bot.core.platform import Need, NotPostedError, Why
from bot.core.reply import Heading, Option, Options, Reply, options

PLACE = "console:here"


class ConsoleOutlet:
    """Prints what is posted for everybody, and under it the buttons that the host has. One person is both."""

    platform = "console"

    def __init__(self, show: Callable[[Reply], None]) -> None:
        self._show = show
        self._public: Reply | None = None
        self._is_new = False
        self._panel: tuple[Option, ...] = ()
        self._replies: dict[str, Reply] = {}

    @property
    def buttons(self) -> tuple[Option, ...]:
        """Those of the class that goes on here: first everybody's, then the host's."""
        return (*(options(self._public) if self._public else ()), *self._panel)

    async def missing(self, place: str, person: str) -> Sequence[Need]:
        """Nothing: it is your own terminal. There is no other place in it."""
        del person
        if place != PLACE:
            raise NotPostedError(Why.GONE, "a terminal has no channels")
        return ()

    async def post(self, place: str, reply: Reply, key: str) -> str:
        """Print it."""
        del place
        if not key.startswith("class/"):  # a daily fact, say: a class goes on below it
            self._show(reply)
            return key
        self._public = reply
        self._replies[key] = reply
        self._show(reply)
        self._is_new = True
        return key

    async def tell(self, person: str, reply: Reply, key: str) -> str:
        """Print it, unless it is the panel: that goes under what is posted."""
        del person
        self._replies[key] = reply
        if key.startswith("panel/"):
            self._lead(reply)
        else:
            self._show(reply)
        return key

    async def edit(self, message: str, reply: Reply) -> None:
        """Print it anew if more than a number in it has changed."""
        before = self._replies.get(message)
        self._replies[message] = reply
        if message.startswith("panel/"):
            self._lead(reply)
            return
        self._public = reply
        if before is None or _labels(before) != _labels(reply):
            self._show(reply)
            self._is_new = True

    def _lead(self, panel: Reply) -> None:
        """The host's buttons, after those of what is posted."""
        new, before = options(panel), self._panel
        self._panel = new
        if [one.label for one in new] == [one.label for one in before] and not self._is_new:
            return
        self._is_new = False
        heads = tuple(block for block in panel.blocks if isinstance(block, Heading))
        self._show(Reply((*heads, Options(self.buttons))))


def _labels(reply: Reply) -> tuple[str, ...]:
    return tuple(option.label for option in options(reply))
