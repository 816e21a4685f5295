"""A class on a teacher's own quiz with all kinds of question, whose bot is a process of its own and is killed in it."""

import asyncio
import contextlib
import csv
import io
import signal
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl

from bot.core.i18n import Voice
from bot.formats import Format, write
from tests.fakes.discord.faults import Fault
from tests.fakes.discord.server import Can, FakeDiscord, Message, Person
from tests.fakes.slack.server import FakeSlack, Message as SlackMessage, Person as SlackPerson
from tests.questionsets import test_on_slack as slack_side
from tests.questionsets.test_on_discord import answers, brings
from tests.support import on_discord, on_slack
from tests.support.on_discord import read
from tests.support.sets import FIVE, SHIPS
from tests.support.slack_class import Lesson, acts

EN = Voice("en")
RIGHT = (("1959",), ("False",), ("Niigata", "Maizuru"), ("9万3345",), ("新潟",))
WRONG = (("1965",), ("True",), ("Niigata",), ("50",), ("Kobe",))
SHEET = write(SHIPS, Format.XLSX).data
SHORTER = write(replace(SHIPS, questions=SHIPS.questions[:1]), Format.XLSX).data
LONG = 30.0
"""Seconds to wait for what another process does on a busy machine."""


@dataclass
class Life:
    """The bot in a process of its own, in a folder with its database."""

    folder: Path
    process: asyncio.subprocess.Process | None = field(default=None, init=False)

    async def is_killed(self) -> None:
        """SIGKILL; and so much time passes that another may take over what it was at."""
        assert self.process
        self.process.kill()
        assert await self.process.wait() == -signal.SIGKILL
        with contextlib.closing(sqlite3.connect(self.folder / "zainichi.db")) as database, database:
            assert database.execute("UPDATE round_display SET lease = 0 WHERE lease > 0").rowcount > 0
            assert database.execute("SELECT count(*) FROM question_set").fetchone() == (0,)

    async def ends(self) -> None:
        """It is told to end, and has had no trouble in either of its lives."""
        assert self.process
        self.process.terminate()
        assert await asyncio.wait_for(self.process.wait(), LONG) == 0
        assert "Traceback" not in (self.folder / "log.txt").read_text()


def check_report(workbook: bytes) -> None:
    """The report has all five questions as they were asked, what each of the two answered, and what was right."""
    book = openpyxl.load_workbook(io.BytesIO(workbook), read_only=True)
    rows = [[str(it) for it in row if it is not None] for sheet in book for row in sheet.iter_rows(values_only=True)]
    assert {question.prompt for question in FIVE} <= {cell for row in rows for cell in row}
    given = {row[0]: row[2:7] for row in rows if len(row) > 6 and row[2][-1] in "✔✖"}
    assert {name: "".join(cell[-1] for cell in cells) for name, cells in given.items()} == {
        "Mina": "✔✔✔✔✔",
        "Jun": "✖✖✖✖✖",
    }
    assert given["Mina"][3:] == ["93,345 people ✔", "新潟 ✔"]
    assert given["Jun"][3:] == ["50 people ✖", "Kobe ✖"]
    assert any(row[:1] == ["Jun"] and "0 of the 5 answered" in row for row in rows)


def check_grades(tables: Iterable[bytes]) -> None:
    """The tables for Canvas and Moodle give each of them their points."""
    for data in tables:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        points = [next(cell for cell in row if cell.isdecimal()) for row in rows if {"Jun", "Mina"} & set(row)]
        assert points == ["0", "5"]


# On Discord


@dataclass
class OnDiscord(Life):
    """A class there, with somebody who knows and somebody who does not."""

    discord: FakeDiscord
    host: Person = field(init=False)

    def __post_init__(self) -> None:
        self.discord.ack_seconds = LONG  # the machine may be busy
        place = self.discord.server_channel("class")
        self.host = self.discord.person("Ms Mori", permissions=Can.TEACHER, place=place)
        self.well, self.badly = (self.discord.person(name, place=place) for name in ("Mina", "Jun"))

    async def starts(self) -> None:
        self.process = await on_discord.process(self.discord, self.folder)
        await self.discord.connected(LONG)

    async def until(self, so: Callable[[], object]) -> None:
        await self.discord.until(so, LONG)

    @property
    def board(self) -> Message:
        return self.host.place.public[-1]

    @property
    def told(self) -> list[Message]:
        return self.discord.dm(self.host).public

    async def leads(self, act: str) -> None:
        """The host presses this in the panel as soon as it is there."""
        label = EN(f"act-{act}")
        await self.until(lambda: self.told and label in self.told[0].labels)
        await self.host.presses(self.told[0], label)

    async def asks(self, at: int) -> None:
        """A question is asked, and both answer it."""
        if FIVE[at].content_note:
            await self.leads("ready")
        await self.until(lambda: FIVE[at].prompt in read(self.board.text) and (self.board.labels or self.board.selects))
        for person, given in ((self.well, RIGHT[at]), (self.badly, WRONG[at])):
            assert (await answers(self.board, person, given)).ephemeral


async def test_on_discord_a_class_goes_on_after_a_kill_and_is_reported_as_it_was_asked(tmp_path: Path) -> None:
    async with FakeDiscord() as discord:
        it = OnDiscord(tmp_path, discord)
        await it.starts()
        await brings(it.host, SHEET)
        await it.host.types("/zainichi-class start", quiz="set/1", seconds="off")
        await it.until(lambda: it.host.place.public and EN("act-join") in it.board.labels)
        for person in (it.well, it.badly):
            await person.presses(it.board, EN("act-join"))
        await it.leads("start")
        for at in (0, 1):
            await it.asks(at)
            await it.leads("reveal")
            await it.leads("next")
        await it.asks(2)
        again = await brings(it.host, SHORTER)
        await it.host.presses(await it.host.presses(again, "Delete …"), "Delete it")
        discord.faults.add("PATCH /channels/*/messages/*", Fault.slow(60, afterwards=False))
        await it.leads("reveal")
        await it.until(lambda: not discord.faults.left)
        await it.is_killed()
        await it.until(lambda: not discord.gateway.connected)

        await it.starts()
        for at in (3, 4):
            await it.leads("next")
            await it.asks(at)
            await it.leads("reveal")
        await it.leads("finish")
        await it.until(lambda: on_discord.says(it.board, "en", "class-line", percent=EN.percent(50)))
        await it.until(lambda: any(name.endswith(".xlsx") for name in it.told[-1].files))
        (name,) = (name for name in it.told[-1].files if name.endswith(".xlsx"))
        check_report(it.told[-1].files[name])
        check_grades((await it.host.presses(it.told[-1], "Gradebook")).files.values())
        missed = await it.badly.presses(it.board, "My handout")
        assert all(question.prompt in read(missed.text) for question in FIVE)
        kept = await it.badly.presses(missed, "As a PDF")
        assert [file[-4:] for file in kept.files] == [".pdf"]
        own = await it.well.types("/zainichi leaderboard", board="own")
        assert on_discord.says(own, "en", "points", points=5000)
        assert on_discord.says(await it.well.types("/zainichi leaderboard"), "en", "leaderboard-empty")
        await it.ends()
        assert discord.refused == []


# On Slack


class Elsewhere(on_slack.Classes):
    """The bot does what is due by itself."""

    async def beats(self, times: int = 3) -> None:
        """Nothing is to be done here."""


@dataclass
class OnSlack(Life):
    """A class there, with somebody who knows and somebody who does not."""

    slack: FakeSlack
    lesson: Lesson = field(init=False)

    def __post_init__(self) -> None:
        self.slack.ack_seconds = LONG
        on = Elsewhere(self.slack, None)  # type: ignore[arg-type]  # it is in a process of its own
        self.lesson = Lesson(on, on.person(name="Mori", admin=True), self.slack.channel("history"))
        self.well, self.badly = (on.person(name=name) for name in ("Mina", "Jun"))

    async def starts(self) -> None:
        self.process = await on_slack.process(self.slack, self.folder, SLACK_APP_TOKEN=self.slack.app_token)
        await self.slack.connected(LONG)

    async def until(self, so: Callable[[], object]) -> None:
        await self.slack.until(so, LONG)

    async def leads(self, act: str) -> None:
        """The host presses this in the panel as soon as it is there."""
        await self.until(lambda: any(it.blocks for it in self.lesson.told) and act in acts(self.lesson.panel))
        await self.lesson.leads(act)

    async def asks(self, at: int) -> None:
        """A question is asked, and both answer it."""
        if FIVE[at].content_note:
            await self.leads("ready")
        await self.until(lambda: FIVE[at].prompt in self.lesson.board.text_shown and can_be_answered(self.lesson.board))
        for person, given in ((self.well, RIGHT[at]), (self.badly, WRONG[at])):
            await self.answers(person, given)

    async def answers(self, person: SlackPerson, given: tuple[str, ...]) -> None:
        """Somebody answers, and is told that it was taken."""
        before = len(self.receipts(person))
        answering = asyncio.create_task(slack_side.answers(self.lesson, person, given))
        await self.until(lambda: len(self.receipts(person)) > before)
        answering.cancel()  # who has sent a form in would wait for more to come

    def receipts(self, person: SlackPerson) -> list[SlackMessage]:
        """What somebody alone is shown in the channel."""
        return [it for it in self.slack.shown(self.lesson.channel, person) if it.ephemeral]


def can_be_answered(board: SlackMessage) -> bool:
    return bool(board.labels or slack_side.menu(board)[0])


async def test_on_slack_a_class_goes_on_after_a_kill_and_is_reported_as_it_was_asked(tmp_path: Path) -> None:
    async with FakeSlack() as slack:
        it = OnSlack(tmp_path, slack)
        lesson = it.lesson
        await it.starts()
        await slack_side.brings(lesson.on, lesson, SHEET)
        await lesson.types(lesson.host, "start quiz:Ships seconds:off")
        await it.until(lambda: lesson.posted and EN("act-join") in lesson.posted[0].labels)
        await lesson.joins(it.well, it.badly)
        await it.leads("start")
        for at in (0, 1):
            await it.asks(at)
            await it.leads("reveal")
            await it.leads("next")
        await it.asks(2)
        again = await slack_side.brings(lesson.on, lesson, SHORTER)
        await lesson.on.presses(lesson.host, await lesson.on.presses(lesson.host, again, "Delete …"), "Delete it")
        slack.slow("chat.update", 60)
        await it.leads("reveal")
        await it.until(lambda: not slack.faults.left)
        await it.is_killed()
        await it.until(lambda: not slack.socket.connections)

        await it.starts()
        for at in (3, 4):
            await it.leads("next")
            await it.asks(at)
            await it.leads("reveal")
        await it.leads("next")
        await it.until(lambda: on_slack.says(lesson.board, "en", "class-line", percent=EN.percent(50)))
        await it.until(lambda: any(file.name.endswith(".xlsx") for file in lesson.files()))
        check_report(next(file.content for file in lesson.files() if file.name.endswith(".xlsx")))
        missed = await lesson.on.presses(it.badly, lesson.board, "My handout")
        assert all(question.prompt in missed.text_shown for question in FIVE)
        await lesson.on.presses(it.badly, missed, "As a PDF")
        await it.until(lambda: [file for it_ in slack.shown(slack.dm(it.badly), it.badly) for file in it_.files])
        own = await lesson.types(it.well, "leaderboard board:own")
        assert on_slack.says(own, "en", "points", points=5000)
        assert on_slack.says(await lesson.types(it.well, "leaderboard"), "en", "leaderboard-empty")
        await it.ends()
        assert slack.refused == []
