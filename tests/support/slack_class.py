"""A class on the loopback Slack: who hosts it, who is in it, what each of them reads and presses. Judges nothing."""

import asyncio
import contextlib
import io
import zipfile
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from bot.classquiz.buttons import AnswerInClass, ClassAction
from bot.core.i18n import Voice
from bot.core.press import Press, by_name, unpack
from bot.worker import Worker
from content.library import Library
from content.model import Question
from tests.fakes.slack.payloads import action_event
from tests.fakes.slack.server import Channel, FakeSlack, File, Message, Person
from tests.support.classes import is_certain
from tests.support.on_slack import Classes, Mode, presses, teaching

CLASS = "/zainichi-class"
PRESSES = by_name((AnswerInClass, ClassAction))
PLAIN, NOTED = "plain", "noted"
"""A quiz of three questions without a content note, and one of two, the first of them with a note."""


def with_short_quizzes(library: Library) -> Library:
    """The library with these two quizzes besides its own."""
    certain = {it: question for it, question in library.questions.items() if is_certain(library, question)}
    plain = [it for it, question in certain.items() if question.content_note is None]
    noted = next(it for it, question in certain.items() if question.content_note)
    model = next(iter(library.quizzes.values()))
    short = {
        PLAIN: replace(model, id=PLAIN, questions=tuple(plain[:3])),
        NOTED: replace(model, id=NOTED, questions=(noted, plain[3])),
    }
    return replace(library, quizzes=MappingProxyType({**library.quizzes, **short}))


def read(press: str) -> Press | None:
    """What a button does in a class; None if it does nothing there."""
    return unpack(press, PRESSES)


@dataclass
class Lesson:
    """A class in a channel of its own."""

    on: Classes
    host: Person
    channel: Channel
    language: str = "en"
    people: list[Person] = field(default_factory=list)

    @property
    def say(self) -> Voice:
        """What all may see is said so."""
        return Voice(self.language)

    @property
    def posted(self) -> list[Message]:
        """What everybody in the channel sees, oldest first; without the files."""
        return [it for it in self.on.slack.shown(self.channel) if not it.files]

    @property
    def board(self) -> Message:
        """The message that shows the round."""
        return self.posted[-1]

    @property
    def told(self) -> list[Message]:
        """What the host reads in their conversation with the bot, oldest first."""
        return self.on.slack.shown(self.on.slack.dm(self.host), self.host)

    @property
    def panel(self) -> Message:
        """What the host leads from: the message that came first."""
        return next(it for it in self.told if it.blocks)

    @property
    def number(self) -> int:
        """The number of the round, from its buttons."""
        shown = (press for message in (*self.posted, self.panel) for press in presses(message))
        return next(it.round for it in map(read, shown) if isinstance(it, ClassAction | AnswerInClass))

    def files(self, where: Channel | None = None) -> list[File]:
        """All that was sent to the host, or to a channel."""
        place = where or self.on.slack.dm(self.host)
        return [file for it in self.on.slack.shown(place, self.host) for file in it.files]

    def pupils(self, count: int, locale: str = "en-US") -> list[Person]:
        """So many people more."""
        fresh = [self.on.person(locale, f"Pupil {len(self.people) + n + 1}") for n in range(count)]
        self.people += fresh
        return fresh

    async def types(self, person: Person, line: str) -> Message:
        """The last thing that somebody sees who types a command for hosts."""
        told = await self.on.slack.command(person, self.channel, CLASS, line)
        return [it for it in told.came if isinstance(it, Message)][-1]

    async def opens(self, line: str = f"start {PLAIN}") -> Message:
        """The host opens a lobby, and what the bot does then is done."""
        answer = await self.types(self.host, line)
        await self.on.beats()
        return answer

    async def joins(self, *people: Person) -> list[Message]:
        """They press Join in the lobby, all at once; or, where that is gone, on a screen that still shows it."""
        lobby, join = self.posted[0], self.say("act-join")
        if join not in lobby.labels:
            press = f"play|{self.number}|join|0"
            return await asyncio.gather(*(self.forges(one, press, lobby) for one in people))
        return await asyncio.gather(*(self.on.presses(one, lobby, join) for one in people))

    async def leads(self, act: str) -> Message:
        """The host presses this in the panel, and what the bot does then is done."""
        answer = await self.on.presses(self.host, self.panel, acts(self.panel)[act])
        await self.on.beats()
        return answer

    async def begins(self, line: str = f"start {PLAIN}", *people: Person) -> None:
        """The lobby is opened, these people join, and the first question is shown."""
        await self.opens(line)
        await self.joins(*people)
        await self.leads("start")

    async def passes_note(self) -> None:
        """The time of a content note, if there is one, is up."""
        if not any(isinstance(read(press), AnswerInClass) for press in presses(self.board)):
            await self.on.later(seconds=8)

    def question(self) -> Question:
        """The one that is shown."""
        shown = self.board.text_shown
        return next(it for it in self.on.bot.library.questions.values() if it.prompt.best(self.language) in shown)

    def choices(self) -> Mapping[str, str]:
        """What the button of each choice carries, by the choice's text; nothing while no question is open."""
        found = {it.choice: press for press in presses(self.board) if isinstance(it := read(press), AnswerInClass)}
        texts = self.question().choices if found else ()
        return {texts[choice].text.best(self.language): press for choice, press in found.items()}

    @property
    def right(self) -> str:
        """The right choice."""
        question = self.question()
        return question.choices[question.key].text.best(self.language)

    @property
    def wrong(self) -> str:
        """Another one."""
        return next(choice for choice in self.choices() if choice != self.right)

    async def answers(self, person: Person, choice: str) -> Message:
        return await self.on.presses(person, self.board, self.choices().get(choice, choice))

    async def forges(self, person: Person, press: str, message: Message | None = None, **stamp: str) -> Message:
        """Somebody's program presses a button that is not there; `action_ts` says when."""
        source = message or self.posted[0]
        action = {"type": "button", "action_id": "press:0", "block_id": "b", "value": press}
        event = action_event(self.on.slack.world, person, source, action, {})
        event.payload["actions"][0] |= stamp
        return (await self.on.slack.acts.act(event)).message

    async def plays_to_the_end(self) -> None:
        """The host leads on, whatever is shown, until it is over."""
        while (act := next(iter(acts(self.panel)))) != "report":
            await self.leads(act)


def acts(message: Message) -> dict[str, str]:
    """The buttons in a message by what they do in a class."""
    return {it.act: press for press in presses(message) if isinstance(it := read(press), ClassAction)}


def words_in(workbook: bytes) -> str:
    """Everything that stands in the cells of an .xlsx file."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        return book.read("xl/sharedStrings.xml").decode()


@contextlib.asynccontextmanager
async def a_lesson(
    library: Library, worker: Worker, mode: Mode = "socket", locale: str = "en-US"
) -> AsyncIterator[Lesson]:
    """A Slack with a teacher and a channel. At the end Slack has refused nothing and nobody was called."""
    async with FakeSlack(mode) as slack, teaching(library, slack, worker) as on:
        yield Lesson(on, on.person(locale, "Mori", admin=True), slack.channel("history"))
        assert slack.refused == []
        assert slack.mentions == []
        for channel in slack.world.channels.values():
            assert all(message.text or message.files for message in channel.messages.values())
