"""Every feature of the bot: reading the list is knowing what it does."""

from dataclasses import dataclass, field
from functools import cached_property

from bot import classquiz, community, daily, facts, help as helping, members, problems, questionsets, quiz, scores
from bot.classquiz.actions import ClassActions
from bot.classquiz.commands import ClassCommands
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.home import ClassHome
from bot.classquiz.peers import Peers
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.runner import RoundRunner
from bot.classquiz.service import ClassService
from bot.classquiz.store import ClassStore
from bot.classquiz.wakeup import ChangeSignal
from bot.community.share_store import ShareStore
from bot.community.staff_store import StaffStore
from bot.community.store import CommunityStore
from bot.core.clock import Clock
from bot.core.context import Caller, Chance
from bot.core.feature import Feature, Registry, Section, Table
from bot.core.metrics import Metrics
from bot.core.platform import TERMINAL, Messengers
from bot.core.questions import RevealedQuestion
from bot.daily.commands import DailyCommands
from bot.daily.home import DailyHome
from bot.daily.publisher import DailyPublisher
from bot.daily.service import DailyService
from bot.daily.store import ScheduleStore
from bot.daily.today import TodayCommand
from bot.db.database import Database
from bot.dispatch.router import Router
from bot.facts.actions import FactActions
from bot.facts.home import NewFacts
from bot.facts.pictures import FactPictures
from bot.facts.store import SeenStore
from bot.help.commands import HelpCommands
from bot.help.home import welcome, whats_new
from bot.members.home import own_choices
from bot.members.privacy import PrivacyStore
from bot.members.store import MemberStore
from bot.pictures.gallery import Gallery
from bot.problems.home import open_reports
from bot.problems.service import ReportedItems
from bot.problems.store import ProblemStore
from bot.questionsets.import_store import ImportStore
from bot.questionsets.service import SetService
from bot.questionsets.store import SetStore
from bot.quiz.home import NewQuizzes
from bot.quiz.service import revealed
from bot.quiz.store import QuizStore
from bot.scores.home import own_score
from bot.scores.store import ScoreStore
from bot.worker import Worker
from content.library import Library

TABLES: tuple[Table, ...] = (
    *(Table("migration"), Table("memo"), Table("delivered"), Table("sending")),
    *(Table("slack_installation", of_community="external"), Table("slack_state")),
)
"""What the bot itself keeps, beside the tables of its features."""


@dataclass(frozen=True)
class Parts:
    """What the features are made of. Each part is made when it is first asked for, and then it is always the same.

    `messengers` are those of the platforms that this process serves; `owner` names the process among those that share
    the database; `zone` is that of this machine, where its terminal is.
    """

    library: Library
    database: Database
    clock: Clock
    chance: Chance
    messengers: Messengers
    worker: Worker
    owner: str
    zone: str | None = None
    metrics: Metrics = field(default_factory=Metrics)

    @cached_property
    def communities(self) -> CommunityStore:
        """What moderators decided."""
        return CommunityStore(self.database, self._usual_zone, self.question_sets.own)

    async def _usual_zone(self, community: str) -> str | None:
        at_home = self.zone if community == TERMINAL.name else None
        return await self.schedules.zone(community) or at_home

    @cached_property
    def schedules(self) -> ScheduleStore:
        """When the daily fact comes where."""
        return ScheduleStore(self.database)

    @cached_property
    def question_sets(self) -> SetStore:
        """What communities have of their own to ask."""
        return SetStore(self.database)

    @cached_property
    def staff(self) -> StaffStore:
        """Whom moderators made staff."""
        return StaffStore(self.database)

    @cached_property
    def shares(self) -> ShareStore:
        """What people have shared."""
        return ShareStore(self.database)

    @cached_property
    def members(self) -> MemberStore:
        """What people decided."""
        return MemberStore(self.database)

    @cached_property
    def privacy(self) -> PrivacyStore:
        """What all tables hold about a person."""
        return PrivacyStore(self.database, (*TABLES, *(table for feature in self.features for table in feature.tables)))

    @cached_property
    def signal(self) -> ChangeSignal:
        """What has changed in classes."""
        return ChangeSignal()

    @cached_property
    def classes(self) -> ClassService:
        """The rounds of classes."""
        return ClassService(ClassStore(self.database), self.clock, self.signal, self.communities.settings)

    @cached_property
    def displays(self) -> DisplayStore:
        """Where rounds are shown."""
        return DisplayStore(self.database)

    @cached_property
    def gallery(self) -> Gallery:
        """The pictures that the content has."""
        return Gallery(self.worker)

    @cached_property
    def report_files(self) -> ReportFiles:
        """What makes workbooks and pictures."""
        return ReportFiles(self.worker)

    @cached_property
    def peers(self) -> Peers:
        """The other processes on this database."""
        return Peers(self.owner, self.database.channel, self.signal)

    @cached_property
    def runner(self) -> RoundRunner:
        """The loop of classes."""
        language_of = self.members.spoken
        return classquiz.round_runner(
            self.classes, self.displays, self.report_files, self.messengers, language_of, self.owner, self.peers
        )

    @cached_property
    def class_actions(self) -> ClassActions:
        """What is pressed in classes."""
        return ClassActions(
            *(self.classes, self.displays, self.messengers, self.report_files),
            granted=self.staff.roots,
            answers=self.metrics.answers,
        )

    @cached_property
    def daily(self) -> DailyService:
        """The daily facts."""
        return DailyService(self.library, self.schedules, self.clock, self.communities.settings)

    @cached_property
    def publisher(self) -> DailyPublisher:
        """The loop of daily facts."""
        return DailyPublisher(self.daily, self.messengers, self.members.spoken)

    @cached_property
    def help(self) -> HelpCommands:
        """Help on all commands, its own too."""
        return HelpCommands(self.library, lambda: self.registry, self.staff.roots)

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        """Every feature, in the order in which help shows their commands."""
        return all_features(self)

    @cached_property
    def registry(self) -> Registry:
        """What all of them say together."""
        return Registry(self.features)

    @cached_property
    def router(self) -> Router:
        """The one way in."""
        return Router(
            self.registry,
            self.library,
            self.clock,
            settings_of=self.communities.settings,
            members=self.members,
            granted=self.staff.roots,
            shares=self.shares,
            menu=self.help.menu,
            metrics=self.metrics,
        )


def all_features(parts: Parts) -> tuple[Feature, ...]:
    """Every feature, in the order in which help shows their commands."""
    library, database, clock, chance = parts.library, parts.database, parts.clock, parts.chance
    seen = SeenStore(database)
    reading = FactActions(library, seen, clock, FactPictures(library, parts.gallery))
    today = TodayCommand(parts.daily, reading)
    daily_commands = DailyCommands(parts.daily, parts.messengers, parts.publisher.post_now)
    return (
        facts.build(library, seen, reading, chance, today=today.today),
        daily.build(daily_commands, parts.publisher, parts.daily.late),
        quiz.build(library, QuizStore(database), clock, chance, parts.question_sets.questions),
        scores.build(library, ScoreStore(database), clock),
        members.build(parts.members, lambda: parts.privacy, clock),
        helping.build(parts.help, home=_home(parts, today)),
        _classquiz(parts),
        _questionsets(parts),
        community.build(
            library,
            parts.communities,
            parts.staff,
            parts.messengers,
            daily_commands.stray_places,
            lambda here: bool(parts.daily.facts_for(here)),
        ),
        _problems(parts),
    )


def _classquiz(parts: Parts) -> Feature:
    """A class's quiz."""
    actions = parts.class_actions
    commands = ClassCommands(
        parts.library, parts.classes, actions, parts.messengers, parts.chance, parts.question_sets.questions
    )
    return classquiz.build(
        commands,
        parts.classes,
        parts.displays,
        actions,
        parts.messengers,
        language_of=parts.members.spoken,
        loop=parts.runner,
        peers=parts.peers,
    )


def _questionsets(parts: Parts) -> Feature:
    """A community's own quizzes."""
    imports, changed = ImportStore(parts.database), parts.communities.changed
    service = SetService(parts.library, parts.question_sets, imports, parts.clock, parts.worker, changed)
    return questionsets.build(service, parts.staff.roots)


def _problems(parts: Parts) -> Feature:
    """Problems with what is shown."""
    quizzes = QuizStore(parts.database)

    async def alone(caller: Caller, round: int, position: int) -> RevealedQuestion | None:
        return await revealed(quizzes, caller.person, round, position)

    items = ReportedItems(parts.library, alone, parts.class_actions.revealed)
    return problems.build(parts.library, ProblemStore(parts.database), items, parts.clock, parts.staff.roots)


def _home(parts: Parts, today: TodayCommand) -> tuple[Section, ...]:
    """The page that a person has of their own, from its top: what cannot wait comes first."""
    library, database = parts.library, parts.database
    daily_home = DailyHome(parts.daily, today)
    facts_home, quiz_home = NewFacts(library, SeenStore(database)), NewQuizzes(library, QuizStore(database))
    return (
        welcome,
        ClassHome(library, parts.classes).classes,
        whats_new(daily_home.news, quiz_home.news, facts_home.news),
        daily_home.schedules,
        open_reports(ProblemStore(database)),
        own_score(lambda: parts.registry.commands["score"]),
        own_choices,
    )
