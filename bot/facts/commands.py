"""Every command of `/zainichi`, once: a typed function each, and where those for staff are. Start reading here.

What Discord shows as options, what Slack and the terminal parse, and what help says, all derive from the signatures
here and from the words of `command-…` and `option-…`.
"""

import json
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Annotated, TypeAlias

from bot.classquiz import commands as teaching
from bot.community import commands as moderation
from bot.community.store import CommunitySettings
from bot.core.context import Bot, Caller, open_facts, stamp, today as today_there
from bot.core.i18n import LANGUAGES, Voice
from bot.core.names import Names
from bot.core.options import (
    Count,
    LanguageChoice,
    OneOf,
    Period,
    PrivacyAction,
    Query,
    QuizName,
    TermName,
    ThemeName,
    TopicName,
    Year,
    options,
    suggestions,
)
from bot.core.press import Begin, BeginOn
from bot.core.reply import Reply
from bot.daily.rules import fact_of_the_day
from bot.daily.service import of_today
from bot.facts import views as facts
from bot.help import views as guide
from bot.quiz import service as solo
from bot.quiz.rules import ranked
from bot.scores import views as people
from content.model import AnnualCount, Event, Excerpt, Fact

Command: TypeAlias = Callable[..., Awaitable[Reply]]

TIMELINE_PAGE, YEAR_PAGE = 12, 3
"""Lines of the timeline in one reply, and events of a year, which come with their sources."""


async def fact(bot: Bot, caller: Caller, topic: TopicName | None = None) -> Reply:
    """A fact that the caller has not had, or has had least often, with its sources."""
    pool = _facts_on(bot, caller.here, topic)
    if not pool and caller.here.off:
        return guide.sentence(caller, "all-topics-off")
    name = await _least_seen(bot, caller, "fact", pool)
    return await show_fact(bot, caller, bot.library.facts[name], topic)


async def today(bot: Bot, caller: Caller) -> Reply:
    """The fact of this day: the one that stands in this place, else one that happened on it, else one for everybody."""
    day = today_there(bot, caller)
    pool = open_facts(bot, caller.here)
    if not pool and caller.here.off:
        return guide.sentence(caller, "all-topics-off")
    chosen, is_anniversary = fact_of_the_day(pool, day)
    posted = await of_today(bot, caller.community, caller.place)
    if posted and posted.topic not in caller.here.off:
        chosen, is_anniversary = posted, posted.month_day == f"{day:%m-%d}"
    say = caller.voice
    key = "on-this-day" if is_anniversary else "fact-of-the-day"
    heading = say(key, date=say.date(chosen.date or "") if is_anniversary else say.day(f"{day:%m-%d}"))
    return await show_fact(bot, caller, chosen, None, heading)


async def search(bot: Bot, caller: Caller, query: Query) -> Reply:
    """Terms and facts on something, in any spelling or script."""
    found = bot.index.search(query)
    shown = tuple(name for name in found.facts if bot.library.facts[name].topic not in caller.here.off)
    return facts.hits(bot, caller, query, replace(found, facts=shown))


async def term(bot: Bot, caller: Caller, name: TermName | None = None) -> Reply:
    """A word of the field, explained, in three scripts."""
    if name is None:
        return facts.terms(caller, list(bot.library.terms.values()))
    return facts.term(bot, caller, bot.library.terms[name])


async def timeline(bot: Bot, caller: Caller, year: Year | None = None) -> Reply:
    """What happened in a year and how many people moved, or the whole timeline from its start."""
    if year is None:
        return timeline_from(bot, caller, 0)
    if _in_year(bot, year) or _count(bot, year):
        return year_from(bot, caller, year, 0)
    years = sorted({event.year for event in _events(bot)})
    near = sorted(sorted(years, key=lambda other: abs(other - year))[:4])
    return facts.no_year(caller, year, (years[0], years[-1]), near)


async def comment(bot: Bot, caller: Caller, theme: ThemeName | None = None) -> Reply:
    """A viewer's comment, with the note that puts it in context."""
    pool = [it.id for it in bot.library.excerpts.values() if theme is None or it.theme == theme]
    name = await _least_seen(bot, caller, "comment", pool)
    return await show_comment(bot, caller, bot.library.excerpts[name])


async def quiz(
    bot: Bot,
    caller: Caller,
    quiz: QuizName | None = None,
    questions: Count | None = None,
    topic: TopicName | None = None,
) -> Reply:
    """Questions for the caller alone. Without anything: the quiz under way, or five from all topics."""
    if quiz is None and questions is None and topic is None:
        under_way = await solo.resume(bot, caller)
        if under_way:
            return under_way
    if quiz is not None:
        return await solo.begin(bot, caller, Begin(BeginOn.QUIZ, quiz, questions or 0, anew=False))
    on, name = (BeginOn.ANY, "") if topic is None else (BeginOn.TOPIC, topic)
    return await solo.begin(bot, caller, Begin(on, name, questions or 0, anew=False))


async def score(bot: Bot, caller: Caller) -> Reply:
    """The caller's points by period, and their rank here."""
    scores = {
        period: await bot.store.score(caller.person, caller.community, since) for period, since in _periods(bot).items()
    }
    number = await bot.store.number(caller.person)
    rows = ranked(await bot.store.scores(caller.community, ""))
    place = next(((rank, len(rows)) for rank, person, _ in rows if person == number), None)
    return people.score(caller, number, scores, place)


async def leaderboard(bot: Bot, caller: Caller, period: Period = "week") -> Reply:
    """Who knows most here, under made-up names."""
    rows = ranked(await bot.store.scores(caller.community, _periods(bot)[period]))
    return people.leaderboard(caller, period, rows, await bot.store.number(caller.person))


async def language(bot: Bot, caller: Caller, choice: LanguageChoice | None = None) -> Reply:
    """The language in which the caller is answered."""
    if choice is None:
        return people.language(caller)
    chosen = None if choice == "auto" else choice
    await bot.store.choose_language(caller.person, chosen)
    spoken = caller.speaking(chosen or caller.platform_language)
    return people.language_set(spoken, as_platform=chosen is None)


async def privacy(bot: Bot, caller: Caller, action: PrivacyAction | None = None) -> Reply:
    """What is stored about the caller, to get or to delete."""
    if action is None:
        return people.privacy(caller)
    if await bot.store.number(caller.person) is None:
        return people.nothing_stored(caller)
    if action == "delete":
        return people.ask_to_delete(caller)
    text = json.dumps(await bot.store.history(caller.person), indent=2, ensure_ascii=False)
    return people.exported(caller, f"zainichi-export-{bot.now():%Y-%m-%d}.json", text)


@cache
def command_names() -> Names:
    """Every command by its name in each language."""
    return Names({name: (name, *(Voice(language)(f"command-{name}") for language in LANGUAGES)) for name in EVERY})


CommandName = Annotated[str, OneOf(lambda _: command_names(), lambda _, value, voice: voice(f"command-{value}.about"))]


async def help_(bot: Bot, caller: Caller, command: CommandName | None = None) -> Reply:
    """All commands, or one of them with its options and an example."""
    if command is None:
        return guide.help_all(caller, {name: usage(function) for name, function in COMMANDS.items()})
    function = EVERY[command]
    values: dict[str, Sequence[tuple[str, str]]] = {}
    for option in options(function):
        listed = suggestions(option.kind, "", bot, caller.voice)
        is_plain = listed[:1] == [
            (value, value) for value, _ in listed[:1]
        ]  # numbers: the option's own line says it all
        values[option.name] = [] if is_plain or len(listed) > 20 else listed
    return guide.help_one(caller, guide.Explained(command, usage(function), values))


async def about(bot: Bot, caller: Caller) -> Reply:
    """What this is and where its facts come from."""
    return guide.about(bot, caller)


COMMANDS: Mapping[str, Command] = {
    command.__name__.rstrip("_"): command
    for command in (
        fact,
        today,
        search,
        term,
        timeline,
        comment,
        quiz,
        score,
        leaderboard,
        language,
        privacy,
        help_,
        about,
    )
}


STAFF: Mapping[str, Mapping[str, Command]] = {"zainichi-class": teaching.COMMANDS, "zainichi-mod": moderation.COMMANDS}
"""The commands for staff, under roots of their own, so that a Discord admin can give each to a role."""

EVERY: Mapping[str, Command] = {**COMMANDS, **{name: it for root in STAFF.values() for name, it in root.items()}}
"""Every command of every root. No name stands twice."""


def root_of(name: str) -> str:
    """The root under which a command stands."""
    return next((root for root, commands in STAFF.items() if name in commands), "zainichi")


def usage(command: Command) -> str:
    """How a command is typed: `quiz [quiz] [questions] [topic]`."""
    name = command.__name__.rstrip("_").replace("_", "-")
    return " ".join((name, *(it.name if it.required else f"[{it.name}]" for it in options(command))))


async def show_fact(bot: Bot, caller: Caller, fact: Fact, topic: str | None, heading: str | None = None) -> Reply:
    """A fact, remembered as seen."""
    await bot.store.mark_seen(caller.person, "fact", fact.id, stamp(bot))
    return facts.fact(bot, caller, fact, topic=topic, heading=heading)


async def show_comment(bot: Bot, caller: Caller, excerpt: Excerpt) -> Reply:
    """A comment, remembered as seen."""
    await bot.store.mark_seen(caller.person, "comment", excerpt.id, stamp(bot))
    return facts.comment(bot, caller, excerpt, bot.library.themes[excerpt.theme])


def timeline_from(bot: Bot, caller: Caller, first: int) -> Reply:
    """A page of the timeline, from this line on."""
    events = _events(bot)
    first = min(first, len(events) - 1)
    pages = facts.Pages(0, first, len(events), TIMELINE_PAGE)
    return facts.timeline(bot, caller, events[first : first + TIMELINE_PAGE], pages)


def year_from(bot: Bot, caller: Caller, year: int, first: int) -> Reply:
    """A year, from this one of its events on: no more of them at once than a message holds with all their sources."""
    events = _in_year(bot, year)
    first = min(first, max(0, len(events) - 1))
    pages = facts.Pages(year, first, len(events), YEAR_PAGE)
    return facts.year(bot, caller, events[first : first + YEAR_PAGE], _count(bot, year), pages)


async def forget(bot: Bot, caller: Caller) -> Reply:
    """Delete everything about the caller, who has confirmed it."""
    await bot.store.forget(caller.person)
    return people.deleted(caller.speaking(caller.platform_language))


@lru_cache(maxsize=256)
def _facts_on(bot: Bot, here: CommunitySettings, topic: str | None) -> Sequence[str]:
    """The ids of the facts on a topic, or of all, without what is switched off."""
    return tuple(it.id for it in open_facts(bot, here) if topic is None or it.topic == topic)


async def _least_seen(bot: Bot, caller: Caller, kind: str, names: Sequence[str]) -> str:
    """One that the caller has been shown least often, by lot, and not the very last one again if there is another."""
    shown = await bot.store.shown(caller.person, kind)
    new = [name for name in names if name not in shown]
    if new:
        return bot.chance.choice(new)
    seen = await bot.store.seen(caller.person, kind)
    times = {name: seen[name].times if name in seen else 0 for name in names}  # forgotten this instant, perhaps
    least = min(times.values())
    fewest = [name for name in names if times[name] == least]
    last = max(seen, key=lambda name: seen[name].at, default=None)
    return bot.chance.choice([name for name in fewest if name != last] or fewest)


def _events(bot: Bot) -> Sequence[Event]:
    return sorted(bot.library.events.values(), key=lambda event: event.date)


def _in_year(bot: Bot, year: int) -> Sequence[Event]:
    return [event for event in _events(bot) if event.year == year]


def _count(bot: Bot, year: int) -> AnnualCount | None:
    return next((it for it in bot.library.counts.values() if it.first <= year <= it.last), None)


def _periods(bot: Bot) -> Mapping[str, str]:
    """The first day that counts for each period. Days are UTC, as stored; a week begins on Monday."""
    day = date.fromisoformat(stamp(bot)[:10])
    monday, first = day - timedelta(days=day.weekday()), day.replace(day=1)
    return {"today": f"{day}", "week": f"{monday}", "month": f"{first}", "all": ""}
