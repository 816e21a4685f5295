"""From what somebody typed, chose or pressed to the reply they get: the one way in for every adapter.

Expected outcomes are replies. A bug ends here: it is logged with a short id, and the person is told that id.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import MAXYEAR
from hashlib import blake2b

from bot.classquiz import actions as lesson
from bot.core.context import Bot, Caller, stamp
from bot.core.i18n import Voice
from bot.core.options import options, suggestions
from bot.core.press import (
    Answer,
    Begin,
    BeginOn,
    Decide,
    Erase,
    Page,
    Pick,
    Play,
    Press,
    Run,
    Share,
    Shared,
    Show,
    Shown,
    Step,
    unpack,
)
from bot.core.reply import Reply, options as reply_options
from bot.daily import views as daily
from bot.db.database import DatabaseError
from bot.dispatch.parser import Bare, Call, fill, parse
from bot.facts.commands import (
    EVERY,
    STAFF,
    command_names,
    forget,
    root_of,
    show_comment,
    show_fact,
    term,
    timeline_from,
    usage,
    year_from,
)
from bot.help import views as guide
from bot.help.views import Mistake
from bot.quiz import service as quiz

log = logging.getLogger(__name__)


async def typed(bot: Bot, caller: Caller, line: str) -> Reply:
    """The reply to a line of words."""
    return await _guarded(bot, caller, lambda known: _typed(bot, known, line))


async def pressed(bot: Bot, caller: Caller, text: str) -> Reply:
    """The reply to a press of the button that carries this string."""
    return await _guarded(bot, caller, lambda known: _pressed(bot, known, text))


async def called(bot: Bot, caller: Caller, name: str, values: Mapping[str, str]) -> Reply:
    """The reply to a command whose options were filled in, each by its name."""
    return await _guarded(bot, caller, lambda known: _called(bot, known, fill(bot, known, name, values)))


async def greeted(bot: Bot, caller: Caller) -> Reply:
    """What somebody sees first."""

    async def menu(known: Caller) -> Reply:
        return guide.menu(known)

    return await _guarded(bot, caller, menu)


async def known(bot: Bot, caller: Caller) -> Caller:
    """The caller as they are answered now and here, or as they were if the database cannot tell."""
    try:
        here = await bot.store.communities.settings(caller.community)
        language = await bot.store.language(caller.person)
        return replace(caller.speaking(language or caller.platform_language), here=here)
    except DatabaseError as error:
        log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        return caller


def no_button(caller: Caller, number: int) -> Reply:
    """There is no button with this number."""
    return guide.sentence(caller, "mistake-number", number=str(number))


def warm_up(bot: Bot) -> None:
    """Build what is built at its first use, so that nobody waits for it: takes a tenth of a second, from any thread."""
    command_names()
    bot.index.search("Niigata")
    for command in EVERY.values():
        for option in options(command):
            suggestions(option.kind, "", bot, Voice("en"))


async def _guarded(bot: Bot, caller: Caller, answer: Callable[[Caller], Awaitable[Reply]]) -> Reply:
    """Answer in the language that the caller chose, whatever happens."""
    try:
        here = await bot.store.communities.settings(caller.community)
        caller = replace(caller.speaking(await bot.store.language(caller.person)), here=here)
        return await answer(caller)
    except DatabaseError as error:
        log.error("%s", error)  # noqa: TRY400  # the sentence says all that there is to know
        return guide.trouble(caller, error)
    except Exception as error:  # noqa: BLE001  # the boundary: nobody is left without an answer
        return oops(bot, caller, error)


def oops(bot: Bot, caller: Caller, error: Exception) -> Reply:
    """Log an error that nobody expected, and a reply that gives its number."""
    number = blake2b(f"{stamp(bot)} {caller.person}".encode(), digest_size=4).hexdigest()
    log.error("a bug, told to the person as %s", number, exc_info=error)
    return guide.sentence(caller, "oops", id=number)


async def _typed(bot: Bot, caller: Caller, line: str) -> Reply:
    return await _called(bot, caller, parse(bot, caller, line))


async def _called(bot: Bot, caller: Caller, parsed: Call | Mistake | Bare) -> Reply:
    match parsed:
        case Bare(root) if root in STAFF:
            return guide.staff_menu(caller, root, {name: usage(command) for name, command in STAFF[root].items()})
        case Bare():
            return guide.menu(caller)
        case Mistake() as wrong:
            return guide.mistake(caller, wrong)
        case Call() as call if root_of(call.name) in STAFF and not await _may(bot, caller, root_of(call.name)):
            return guide.sentence(caller, "not-staff")
        case Call(values={"topic": str(topic)}) if topic in caller.here.off:
            return guide.topic_is_off(caller, topic)
        case Call() as call:
            return await call.command(bot, caller, **call.values)


async def _may(bot: Bot, caller: Caller, root: str) -> bool:
    """Whether the caller may use the commands of this root: the platform says so, or a moderator has."""
    return root in caller.staff or await bot.store.staff.granted(caller.community, caller.person)


async def _pressed(bot: Bot, caller: Caller, text: str) -> Reply:
    press = unpack(text)
    topic = _topic(bot, press)
    if topic in caller.here.off:
        return guide.topic_is_off(caller, topic)
    match press:
        case Run(line):
            return await _typed(bot, caller, line)
        case Decide(what):
            return await _typed(bot, caller, f"settings {what}")
        case Show(kind, name):
            return await _shown(bot, caller, kind, name)
        case Share(kind, name):
            return await _shared(bot, caller, kind, name)
        case Page(0, first):
            return timeline_from(bot, caller, first)
        case Page(year, first) if year <= MAXYEAR:
            return year_from(bot, caller, year, first)
        case Begin() as wanted if _exists(bot, wanted):
            return await quiz.begin(bot, caller, wanted)
        case Answer() as answer:
            return await quiz.answer(bot, caller, answer)
        case Step() as step:
            return await quiz.step(bot, caller, step)
        case Erase():
            return await forget(bot, caller)
        case Pick() as pick:
            return await lesson.pick(bot, caller, pick)
        case Play() as play:
            return await lesson.play(bot, caller, play)
        case _:
            return guide.sentence(caller, "mistake-press")


def _topic(bot: Bot, press: Press | None) -> str:
    """The topic that a press is on; empty if it is on none."""
    match press:
        case Begin(BeginOn.TOPIC, name):
            return name
        case Show(Shown.FACT, name) | Share(Shared.FACT, name) | Begin(BeginOn.FACT, name) if name in bot.library.facts:
            return bot.library.facts[name].topic
        case _:
            return ""


async def _shown(bot: Bot, caller: Caller, kind: Shown, name: str) -> Reply:
    """An entry by its id, if the content still has it."""
    library = bot.library
    fact = library.facts.get(name)
    match kind:
        case Shown.FACT if fact:
            return await show_fact(bot, caller, fact, fact.topic)
        case Shown.TERM if name in library.terms:
            return await term(bot, caller, name)
        case Shown.SOURCES if fact:
            return daily.sources(bot, caller, fact)
        case Shown.COMMENT if name in library.excerpts:
            return await show_comment(bot, caller, library.excerpts[name])
        case _:
            return guide.sentence(caller, "mistake-press")


async def _shared(bot: Bot, caller: Caller, kind: Shared, name: str) -> Reply:
    """The same for everybody in the place, in the place's language. What has no button Share cannot be shared."""
    if not caller.here.can_share:
        return guide.sentence(caller, "sharing-is-off")
    for_all = caller.speaking(caller.language_for_all)
    match kind:
        case Shared.YEAR | Shared.LEADERBOARD:
            command = "timeline" if kind is Shared.YEAR else "leaderboard"
            reply = await _typed(bot, for_all, f"{command} {name}")
        case _:
            reply = await _shown(bot, for_all, Shown(kind.value), name)
    is_it = any(unpack(option.press) == Share(kind, name) for option in reply_options(reply))
    return guide.shared(for_all, reply) if is_it else guide.sentence(caller, "mistake-press")


def _exists(bot: Bot, wanted: Begin) -> bool:
    """Whether the content still has what a quiz is to be on."""
    match wanted.on:
        case BeginOn.ANY:
            return True
        case BeginOn.QUIZ:
            return wanted.name in bot.library.quizzes
        case BeginOn.FACT:
            return wanted.name in bot.library.facts
        case BeginOn.TOPIC:
            return any(fact.topic == wanted.name for fact in bot.library.facts.values())
