"""The commands of `/zainichi-class`: to start a round for everybody in a place, see it, and get its report."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.classquiz import host_views as panel, service as classes, views as public
from bot.classquiz.actions import report as report_of
from bot.classquiz.model import Names, Scoring, Terms, open_lobby
from bot.classquiz.service import Where
from bot.core.context import Bot, Caller, open_questions
from bot.core.options import Count, LanguageName, NamesName, Number, QuizName, ScoringName, Seconds
from bot.core.platform import NotPostedError, outlet_for
from bot.core.reply import Reply
from bot.quiz.service import by_difficulty, item_of
from content.model import Question

QUESTIONS = 10
"""In a round, unless the host asks for more or fewer, or for a quiz with a number of its own."""


async def start(
    bot: Bot,
    caller: Caller,
    quiz: QuizName | None = None,
    questions: Count | None = None,
    seconds: Seconds | None = None,
    scoring: ScoringName | None = None,
    names: NamesName | None = None,
    locale: LanguageName | None = None,
) -> Reply:
    """Open the lobby of a quiz for everybody here. Its host leads it from a panel of their own."""
    if caller.place is None:
        return public.line(caller, "class-no-place")
    live = await bot.store.classes.live_in(caller.place)
    if live:
        held = await classes.hold(bot, live)
        if held:
            return panel.under_way(caller, held, is_host=live.host == caller.person)
        await classes.drop(bot, live)
    hindered = await _hindered(bot, caller, caller.place)
    if hindered:
        return hindered
    language = locale or caller.language_for_all
    terms = Terms(
        Scoring(scoring or Scoring.ACCURACY),
        Names(names or Names.PSEUDONYM),
        language,
        seconds or None,
        untimed=seconds == 0,
    )
    chosen = _chosen(bot, caller, quiz, questions)
    if not chosen:
        return public.line(caller, "quiz-switched-off")
    number = await _open(bot, caller, terms, f"quiz/{quiz}" if quiz else "any/", chosen)
    held = await classes.held(bot, number) if number is not None else None
    if held is None:
        return public.line(caller, "class-busy-place")
    bot.bell.ring(held.round.id)
    return panel.panel(caller, held, "class-opened")


async def status(bot: Bot, caller: Caller) -> Reply:
    """How the round in this place, or the caller's own, stands; for its host with the panel."""
    live = await bot.store.classes.live_in(caller.place) if caller.place else None
    if live is None:
        hosted = await bot.store.classes.hosted_by(caller.person)
        live = next((one for one in hosted if one.state.ended is None), None)
    held = await classes.hold(bot, live) if live else None
    if live is None or held is None:
        return public.line(caller, "class-none")
    return panel.panel(caller, held)


async def report(bot: Bot, caller: Caller, round: Number | None = None) -> Reply:
    """The report of a round of the caller's that has ended: the last one, or one by its number."""
    ended = [one for one in await bot.store.classes.hosted_by(caller.person) if one.state.ended is not None]
    if not ended:
        return public.line(caller, "class-no-report")
    stored = ended[0] if round is None else next((one for one in ended if one.id == round), None)
    if stored is None:
        return panel.which_report(caller, [one.id for one in ended])
    held = await classes.hold(bot, stored, everything=True)
    return public.line(caller, "class-changed") if held is None else await report_of(bot, caller, held)


async def _hindered(bot: Bot, caller: Caller, place: str) -> Reply | None:
    """Why the bot cannot post in a place; None if it can."""
    try:
        missing = await outlet_for(bot.outlets, place).missing(place, caller.person)
    except NotPostedError as error:
        return panel.cannot_post(caller, error.why)
    return panel.needs(caller, missing) if missing else None


def _chosen(bot: Bot, caller: Caller, quiz: str | None, count: int | None) -> Sequence[Question]:
    """The questions: a quiz as it stands or a part of it, or some from everything, from easy to hard."""
    asked = {question.id: question for question in open_questions(bot, caller.here)}
    if quiz is None:
        return by_difficulty(bot, bot.chance.sample(list(asked), min(len(asked), count or QUESTIONS)))
    whole = [asked[name] for name in bot.library.quizzes[quiz].questions if name in asked]
    if count is None or count >= len(whole):
        return whole
    kept = {one.id for one in bot.chance.sample(whole, count)}
    return [one for one in whole if one.id in kept]


async def _open(bot: Bot, caller: Caller, terms: Terms, title: str, chosen: Sequence[Question]) -> int | None:
    """Store the round. None if another one has been opened here at the same moment."""
    items = [item_of(bot, question) for question in chosen]
    at = classes.now(bot)
    lobby = open_lobby(0, items, terms, classes.reading(chosen, terms.language), at)
    where = Where(str(caller.zone), caller.place_name, caller.name)
    content = (title, *classes.written(items, terms, where))
    place = caller.place or ""
    return await bot.store.classes.open(
        caller.community, place, caller.person, content, classes.state(lobby, [], [], at)
    )


COMMANDS: Mapping[str, Callable[..., Awaitable[Reply]]] = {"start": start, "status": status, "report": report}
