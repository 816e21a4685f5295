"""A community's own quizzes for tests: one with all kinds of question, a nasty one, and how each gets into a bot."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.core.context import Caller, GivenFile
from bot.core.feature import STAFF_ROOTS, Root
from bot.core.kinds import NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.own import set_name
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.questions import AskedChoice, ShownSource
from bot.core.reply import Reply, pressable
from bot.questionsets.import_store import ImportStore
from bot.questionsets.model import PendingImport
from bot.questionsets.rules import with_ids
from tests.conftest import MINA
from tests.support.bot import Bot

TEACHER = replace(MINA, staff=frozenset({Root.CLASS}))
MODERATOR = Caller("console:mod", "console", "en", "en", staff=frozenset(STAFF_ROOTS))

FIVE = (
    SetQuestion(
        id="1",
        key=OneRight(1),
        prompt="In which year did the first ships leave Niigata?",
        choices=(AskedChoice("1945", "The war ended then."), AskedChoice("1959"), AskedChoice("1965")),
        because="On 14 December 1959 two Soviet ships left.",
        sources=(ShownSource("Morris-Suzuki 2011", "https://example.org/a"),),
    ),
    SetQuestion(
        id="2",
        key=TrueFalse(is_true=False),
        prompt="The ships left from Kobe.",
        choices=(AskedChoice("True", "Kobe is where others left for Brazil."), AskedChoice("False")),
    ),
    SetQuestion(
        id="3",
        key=SeveralRight((0, 2)),
        prompt="Which of these are in Japan?",
        choices=(AskedChoice("Niigata"), AskedChoice("Chongjin"), AskedChoice("Maizuru")),
        content_note="This mentions a journey.",
    ),
    SetQuestion(id="4", key=NumberNear(Decimal(93340), Decimal(10), "people"), prompt="How many moved?"),
    SetQuestion(id="5", key=WordAmong(("Niigata", "新潟")), prompt="From which port?"),
)
SHIPS = QuestionSet("Ships", "en", with_ids(FIVE), "What the class has read")

NASTY = "@everyone <!channel> <@U123> **b** `c` [x](https://evil.example) =HYPERLINK(1) \u202eevil\u202c {T} ~=%100%"


def hostile(most: int = 300) -> QuestionSet:
    """A set in which every text is as nasty and as long as it may be."""
    text = (NASTY + " " + "W" * 4000)[:most]
    choices = tuple(AskedChoice(f"{n} {NASTY}"[:100], text if n > 3 else None) for n in range(10))
    one = SetQuestion(
        id="1",
        key=OneRight(3),
        prompt=text,
        choices=choices,
        because=(NASTY + " " + "이유" * 600)[:600],
        sources=tuple(ShownSource(f"{n} {NASTY}", "https://example.org/") for n in range(8)),
        content_note=text,
    )
    several = replace(one, key=SeveralRight((0, 1, 2)), prompt="理由" * 150)
    word = SetQuestion(id="1", key=WordAmong(tuple(f"{n}{NASTY}"[:100] for n in range(20))), prompt=text, because=text)
    return QuestionSet(NASTY[:80], "ja", with_ids((one, several, word)), text)


async def stored(bot: Bot, questions: QuestionSet, caller: Caller = TEACHER) -> str:
    """Store a set as this caller's; how an option names it."""
    where = (caller.person, caller.community)
    waiting = await ImportStore(bot.database).wait(*where, PendingImport(0, questions), bot.clock())
    number = await bot.question_sets.add(*where, waiting, bot.clock())
    assert number is not None
    bot.communities.changed(caller.community)
    return set_name(number)


async def brings(bot: Bot, data: bytes, name: str = "quiz.txt", to: Caller = TEACHER, title: str = "") -> Reply:
    """What the bot answers to a file that somebody gives with the command."""
    given = {"file": name, **({"title": title} if title else {})}
    return await bot.router.called(replace(to, file=GivenFile(name, data)), "import", given)


async def presses(bot: Bot, reply: Reply, label: str, to: Caller = TEACHER, **given: str) -> Reply:
    """What comes of pressing what is called so in a reply, with what is written into its form."""
    press = next(it.press for it in pressable(reply) if it.label.startswith(label))
    return await bot.router.pressed(replace(to, given=given), press)


def labels(reply: Reply) -> Sequence[str]:
    """What can be pressed in a reply."""
    return [it.label for it in pressable(reply)]
