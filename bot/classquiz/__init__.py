"""A quiz that a class plays together, led by its host."""

from bot.classquiz import display_store, store as class_store
from bot.classquiz.actions import ClassActions
from bot.classquiz.commands import ClassCommands
from bot.classquiz.display_store import DisplayStore
from bot.classquiz.handover import HandOver
from bot.classquiz.host_messages import HostMessages, LanguageOf
from bot.classquiz.peers import Peers
from bot.classquiz.publisher import RoundPublisher
from bot.classquiz.report_files import ReportFiles
from bot.classquiz.runner import RoundRunner
from bot.classquiz.service import ClassService
from bot.core.feature import Feature, Root
from bot.core.metrics import Gauge
from bot.core.platform import Messengers


def round_runner(
    service: ClassService,
    displays: DisplayStore,
    files: ReportFiles,
    messengers: Messengers,
    language_of: LanguageOf,
    owner: str,
    peers: Peers,
) -> RoundRunner:
    """The loop that has rounds shown. `owner` names this process among its `peers`, which share the database."""
    publisher = RoundPublisher(service, displays, messengers, files, owner, peers)
    host = HostMessages(service, displays, messengers, files, language_of, owner)
    return RoundRunner(service, displays, publisher, host, owner, peers)


def build(
    commands: ClassCommands,
    service: ClassService,
    displays: DisplayStore,
    actions: ClassActions,
    messengers: Messengers,
    *,
    language_of: LanguageOf,
    loop: RoundRunner,
    peers: Peers,
) -> Feature:
    """The commands and buttons of a class's quiz, and the loop that has it shown."""
    handing = HandOver(service, displays, messengers, language_of)
    return Feature(
        name="classquiz",
        commands={Root.CLASS: (commands.start, commands.status, commands.report, handing.hand_over)},
        looks=(commands.status, commands.report),
        in_place=(commands.start,),
        actions=(*actions.actions, *handing.actions),
        loops=(loop.run, *([peers.run] if peers.are_called else [])),
        beats=(loop.beat,),
        gauges=(
            Gauge("zainichi_rounds_open", "Quizzes of classes that are going on", displays.open_rounds),
            Gauge("zainichi_answers_waiting", "Answers that wait to be stored", service.store.queue.waiting),
        ),
        tables=(*class_store.TABLES, *display_store.TABLES),
        let_go=loop.let_go,
        close=service.store.close,
    )
