"""What people press in a class's round: to join, to answer, to see how they did; and what its host presses to lead it.

Every answer is on the disk before its receipt. The runner, which posts what all may see, is told here
that there is something to show.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from bot.classquiz import host_views as panel, rules, service as classes, views as public
from bot.classquiz.answer_queue import Given, Refusal
from bot.classquiz.model import SKIPPED, ClassRound
from bot.classquiz.report_data import files
from bot.classquiz.scoring import Result, standings
from bot.classquiz.service import Held
from bot.core.context import Bot, Caller
from bot.core.press import Act, Pick, Play
from bot.core.reply import Reply
from bot.quiz.rules import Phase, Refused

STAFF = "zainichi-class"
MOST_AHEAD = 3000
"""How many ms a platform's clock may be ahead of ours before its stamp is not believed."""
COUNTED_WITHIN = 0.2
"""Seconds until somebody is in the count, or closes the question with the last answer."""

_Rule = Callable[[ClassRound, int, int], "ClassRound | Refused"]
_STEPS: Mapping[Act, _Rule] = {
    Act.START: lambda it, _, at: rules.start(it, at),
    Act.READY: rules.ready,
    Act.REVEAL: rules.reveal,
    Act.EXTEND: rules.extend,
    Act.PAUSE: rules.pause,
    Act.RESUME: rules.resume,
    Act.SKIP: rules.skip_question,
    Act.NEXT: rules.proceed,
    Act.LOCK: lambda it, _, at: rules.lock(it, at),
    Act.UNLOCK: lambda it, _, at: rules.lock(it, at, locked=False),
    Act.END_SURE: lambda it, _, at: rules.end(it, at),
}


async def play(bot: Bot, caller: Caller, press: Play) -> Reply:
    """An act in a round: somebody's who takes part, or its host's."""
    stored = await bot.store.classes.by_id(press.round)
    if stored is None or (stored.community != caller.community and not _hosts(caller, stored.host)):
        return public.line(caller, "class-gone")
    stands = classes.standing(bot, stored)
    if stands is None:
        await classes.drop(bot, stored)
        return public.line(caller, "class-changed")
    held = Held(stored, *stands, (), ())  # without the others, whom only a host needs
    match press.act:
        case Act.JOIN:
            return await _join(bot, caller, held)
        case Act.HOW:
            return public.how(caller, held)
        case Act.DOUBLE:
            return await _double(bot, caller, held)
        case Act.PASS:
            return await _give(bot, caller, held, press.at, SKIPPED)
        case Act.MINE:
            return await _mine(bot, caller, held, press.at)
        case _ if not (_hosts(caller, stored.host) or await _is_staff(bot, caller)):
            return public.line(caller, "class-not-host")
        case _:
            return await _lead(bot, caller, await classes.hold(bot, stored) or held, press)


async def pick(bot: Bot, caller: Caller, press: Pick) -> Reply:
    """An answer. Whoever has not joined joins by it."""
    stored = await bot.store.classes.by_id(press.round)
    if stored is None or stored.community != caller.community:
        return public.line(caller, "class-gone")
    stands = classes.standing(bot, stored)
    if stands is None:
        await classes.drop(bot, stored)
        return public.line(caller, "class-changed")
    return await _give(bot, caller, Held(stored, *stands, (), ()), press.position, press.choice)


def _hosts(caller: Caller, host: str | None) -> bool:
    return host == caller.person


async def _is_staff(bot: Bot, caller: Caller) -> bool:
    """Whether somebody could have started it: the platform says so, or a moderator has."""
    return STAFF in caller.staff or await bot.store.staff.granted(caller.community, caller.person)


async def _give(bot: Bot, caller: Caller, held: Held, position: int, choice: int) -> Reply:
    """Judge an answer, store it, and only then say so."""
    round, at = held.round, _pressed_at(bot, caller)
    known = await bot.store.classes.participant(round.id, caller.person)
    verdict = rules.judge(round, classes.participant(known) if known else None, position, choice, at)
    if isinstance(verdict, Refused):
        return public.refused(caller, verdict)
    given = Given(round.id, position, caller.person, choice, at, verdict.since, caller.name or None)
    kept = await bot.store.classes.give(given)
    if isinstance(kept, Refusal):
        return public.refused(caller, kept)
    bot.bell.ring(round.id, within=COUNTED_WITHIN)
    return public.receipt(caller, held, kept.choice, position, joined=known is None)


def _pressed_at(bot: Bot, caller: Caller) -> int:
    """When the press was made by the platform's clock, unless that clock is plainly wrong."""
    here = classes.now(bot)
    there = classes.milliseconds(caller.at) if caller.at else here
    return there if there <= here + MOST_AHEAD else here


async def _join(bot: Bot, caller: Caller, held: Held) -> Reply:
    known = await bot.store.classes.participant(held.round.id, caller.person)
    since = rules.join(held.round, classes.participant(known) if known else None)
    if isinstance(since, Refused):
        return public.refused(caller, since)
    joined = await bot.store.classes.join(held.round.id, caller.person, caller.name or None, since)
    if isinstance(joined, Refusal):
        return public.refused(caller, joined)
    bot.bell.ring(held.round.id, within=COUNTED_WITHIN)
    return public.joined(caller, held, joined)


async def _double(bot: Bot, caller: Caller, held: Held) -> Reply:
    """Twice the time for somebody, who gives no reason."""
    known = await bot.store.classes.participant(held.round.id, caller.person)
    if known is None:
        return public.line(caller, "class-join-first")
    granted = rules.double_time(held.round, classes.participant(known))
    if isinstance(granted, Refused):
        return public.refused(caller, granted)
    await bot.store.classes.double(held.round.id, caller.person)
    bot.bell.ring(held.round.id)
    return public.line(caller, "class-double")


async def _mine(bot: Bot, caller: Caller, held: Held, position: int) -> Reply:
    """How somebody did: on a question that was revealed, and so far."""
    number = held.round.id
    known = await bot.store.classes.participant(number, caller.person)
    if known is None:
        return public.line(caller, "class-not-in")
    if known.removed:
        return public.refused(caller, Refused.REMOVED)
    alone = replace(held, people=(known,), answers=await bot.store.classes.answers_of(number, known.person))
    (result,) = standings(alone.round, alone.participants, alone.given)
    if held.round.phase is Phase.ENDED:  # only then is there a rank among all
        everybody = await bot.ended.get(number, classes.now(bot), lambda: _results(bot, number))
        result = everybody.get(known.person, result)
    return public.mine(bot, caller, alone, known, position, result)


async def _results(bot: Bot, number: int) -> Mapping[int, Result]:
    """How a round went for each person."""
    whole = await classes.held(bot, number, everything=True)
    results = standings(whole.round, whole.participants, whole.given) if whole else ()
    return {result.participant.person: result for result in results}


async def _lead(bot: Bot, caller: Caller, held: Held, press: Play) -> Reply:
    """What a host does. While they look at who is there, or are asked whether to end it, the panel stands still."""
    if _hosts(caller, held.stored.host):
        bot.bell.read(held.round.id, is_read=press.act in (Act.PEOPLE, Act.REMOVE, Act.END))
    match press.act:
        case Act.PEOPLE:
            return panel.people(caller, held, press.at)
        case Act.REMOVE:
            await bot.store.classes.remove(held.round.id, press.at)
            bot.bell.ring(held.round.id)
            fresh = await classes.held(bot, held.round.id)
            return panel.people(caller, fresh or held, 0)
        case Act.END:
            return panel.sure(caller, held)
        case Act.REPORT:
            return await report(bot, caller, held)
        case Act.NAMES:
            await bot.store.classes.forget_names(held.round.id)
            return public.line(caller, "class-names-deleted")
        case Act.PANEL:
            return panel.panel(caller, held)
        case _:
            return await _step(bot, caller, held, press)


async def _step(bot: Bot, caller: Caller, held: Held, press: Play) -> Reply:
    at = press.at
    if press.act is Act.EXTEND:  # it says for which version it is meant: delivered twice, it must not give 30 seconds
        at = held.round.position if press.at == held.round.version else -1
    after = _STEPS[press.act](held.round, at, classes.now(bot))
    preface = None
    if isinstance(after, Refused):
        preface = None if after is Refused.ALREADY else f"class-step-{after}"
    else:
        await classes.take(bot, held, after)
    fresh = await classes.held(bot, held.round.id)
    return panel.panel(caller, fresh or held, preface)


async def report(bot: Bot, caller: Caller, held: Held) -> Reply:
    """The report of a round that has ended, again."""
    if held.round.phase is not Phase.ENDED:
        return public.line(caller, "class-report-later")
    whole = await classes.held(bot, held.round.id, everything=True)
    return panel.report(caller, whole or held, await files(bot, whole or held, caller.voice))


def began(held: Held) -> datetime:
    """When a round was opened."""
    return datetime.fromtimestamp(held.stored.started / 1000, UTC)
