"""A board on which the bot posts: it keeps what it is given and fails on order. And a class that stands before it."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.classquiz.buttons import Act, AnswerInClass, ClassAction
from bot.classquiz.rules import ALL_IN
from bot.classquiz.runner import RoundRunner
from bot.classquiz.service import RoundSnapshot
from bot.core.clock import SECOND
from bot.core.context import Caller
from bot.core.feature import Root
from bot.core.platform import TERMINAL, NotPostedError, Permission, Platform, PostFailure, PostKey, Urgency
from bot.core.press import pack
from bot.core.reply import Reply
from content.library import Library
from tests.conftest import Clock
from tests.support.bot import Bot
from tests.support.playing import text

PLACE = "console:here"
HOST = Caller(
    *("console:mori", "console", "en", "en"),
    name="Ms Mori",
    place_language="en",
    staff=frozenset({Root.CLASS}),
    place=PLACE,
    place_name="#class",
)


def pupil(name: str, language: str = "en") -> Caller:
    """Somebody in the same place, who is no staff."""
    return replace(
        HOST,
        person=f"console:{name}",
        name=name,
        staff=frozenset(),
        platform_language=language,
        language=language,
        heard=language,
    )


MINA, JUN, SORA = pupil("mina"), pupil("jun"), pupil("sora")


@dataclass
class Sheet:
    """A message: where it hangs, for what, and everything that it has said."""

    where: str
    key: PostKey
    versions: list[Reply]
    is_deleted: bool = False

    @property
    def text(self) -> str:
        return text(self.versions[-1])


@dataclass
class Board:
    """A platform of paper. It posts what it is given, however often: that nothing is doubled is up to the bot."""

    platform: Platform = TERMINAL
    sheets: list[Sheet] = field(default_factory=list)
    lacks: Sequence[Permission] = ()
    nobodies: frozenset[str] = frozenset()
    failures: defaultdict[str, deque[PostFailure | Exception]] = field(default_factory=lambda: defaultdict(deque))

    def fails(self, call: str, *why: PostFailure | Exception) -> None:
        """The next calls of `post`, `tell`, `edit` or `missing` do not go well."""
        self.failures[call].extend(why)

    def at(self, where: str) -> list[Sheet]:
        return [sheet for sheet in self.sheets if sheet.where == where]

    def link(self, place: str, message: str) -> str:
        return f"https://example.org/{place}/{message}"

    async def missing(self, place: str, person: str) -> Sequence[Permission]:
        del place, person
        self._meet("missing")
        return self.lacks

    async def is_person(self, person: str) -> bool:
        self._meet("is_person")
        return person not in self.nobodies

    async def post(self, place: str, reply: Reply, key: PostKey) -> str:
        self._meet("post")
        self.sheets.append(Sheet(place, key, [reply]))
        return str(len(self.sheets) - 1)

    async def tell(self, person: str, reply: Reply, key: PostKey) -> str:
        self._meet("tell")
        self.sheets.append(Sheet(person, key, [reply]))
        return str(len(self.sheets) - 1)

    async def edit(self, message: str, reply: Reply, urgency: Urgency = Urgency.STEP) -> None:
        self._meet("edit")
        del urgency
        if self.sheets[int(message)].is_deleted:
            raise NotPostedError(PostFailure.LOST, "somebody has deleted it")
        self.sheets[int(message)].versions.append(reply)

    def _meet(self, call: str) -> None:
        if self.failures[call]:
            why = self.failures[call].popleft()
            raise NotPostedError(why, "as ordered") if isinstance(why, PostFailure) else why


class Lesson:
    """A class before the board. The runner and the clock are moved by hand."""

    def __init__(self, bot: Bot, clock: Clock, board: Board | None = None) -> None:
        self.board = board or Board()
        self.bot = replace(bot, messengers={"console": self.board})
        self.clock = clock
        self.number = 0

    @property
    def runner(self) -> RoundRunner:
        return self.bot.runner

    def another(self) -> Bot:
        """A second process on the same database, before the same board."""
        return replace(self.bot, owner="another")

    def restarts(self, library: Library | None = None) -> None:
        """The process ends and starts again, knowing what lies in the database alone; perhaps with another content."""
        self.bot = replace(self.bot, library=library or self.bot.library)

    @property
    def posted(self) -> list[Sheet]:
        """What everybody sees, oldest first."""
        return self.board.at(PLACE)

    @property
    def told(self) -> list[Sheet]:
        """What the host is told, the panel first."""
        return self.board.at(HOST.person)

    async def starts(self, line: str = "why-they-left 2", caller: Caller = HOST) -> Reply:
        reply = await self.bot.router.typed(caller, f"zainichi-class start {line}")
        live = await self.bot.classes.store.live_in(PLACE)
        self.number = live.id if live else 0
        await self.goes_on()
        return reply

    async def goes_on(self, seconds: float = 0) -> None:
        """So much time passes, and what is due is done."""
        self.clock.forward(seconds=seconds)
        for _ in range(3):
            await self.runner.look()
            await self.runner.settled()

    async def all_in(self) -> None:
        """Everybody has answered, and has had the time to think again."""
        await self.goes_on()  # which finds out that they have
        await self.goes_on(ALL_IN / SECOND)

    async def presses(self, caller: Caller, act: Act, at: int | None = None) -> Reply:
        """What is pressed is meant for the question that is asked, unless said."""
        held = await self.held()
        position = held.round.limit if act is Act.EXTEND else held.round.position
        return await self.bot.router.pressed(
            caller, pack(ClassAction(self.number, act, position if at is None else at))
        )

    async def leads(self, act: Act) -> Reply:
        """The host presses, and it is shown."""
        reply = await self.presses(HOST, act)
        await self.goes_on()
        return reply

    async def picks(self, caller: Caller, choice: int, late: float = 0, position: int | None = None) -> Reply:
        """A choice, as the question lists them, whose press was delivered so many seconds `late`."""
        held = await self.held()
        where = held.round.position if position is None else position
        stamped = replace(caller, at=self.clock() - round(late * SECOND))
        return await self.bot.router.pressed(stamped, pack(AnswerInClass(self.number, where, choice)))

    async def held(self) -> RoundSnapshot:
        held = await self.bot.classes.load_by_id(self.number, everything=True)
        assert held
        return held

    async def key(self) -> int:
        """The right choice of the question that is asked."""
        return (await self.held()).round.item.right[0]

    async def wrong(self) -> int:
        item = (await self.held()).round.item
        return next(choice for choice in item.order if choice not in item.right)
