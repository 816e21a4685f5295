"""Every kind of message that people see, by what it is called, as the bot answers on a platform in a language."""

from collections.abc import Iterator

from bot.classquiz import host_views, participant_views, views as classes
from bot.classquiz.scoring import results
from bot.classquiz.service import RoundSnapshot
from bot.core.context import Caller
from bot.core.feature import STAFF_ROOTS
from bot.core.platform import TERMINAL, Platform
from bot.core.press import Begin, BeginOn, pack
from bot.core.reply import Reply
from bot.core.views import shared
from bot.daily import views as daily
from bot.facts import timeline, views as facts
from bot.facts.citations import listed, sources_of
from bot.facts.search import index_of
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK
from bot.quiz import views as quizzes
from bot.quiz.buttons import Quizzes
from bot.quiz.rules import Outcome
from bot.scores import views as scores
from bot.scores.options import PERIODS
from bot.scores.store import Score
from content.library import Library
from tests.support.bot import Bot
from tests.support.replies import asked, revealed
from tests.support.rounds import played, right_text, wrong_text

PLATFORMS = (DISCORD, SLACK, TERMINAL)
FACT, DATED, TERM, COMMENT, QUIZ = "disc-1923-toll", "voy-first-ship", "chongryon", "flowers-at-the-dock", "first-ships"
"""What of the content is shown: a disputed fact, one of a day, a term, a comment with facts, a quiz."""
_TYPED = {
    "help": "help",
    "help quiz": "help quiz",
    "help settings": "help settings",
    "help start": "help start",
    "about": "about",
    "menu": "",
    "settings": "zainichi-mod settings",
    "settings, changed": "zainichi-mod settings share:off",
}


def someone(platform: Platform, language: str) -> Caller:
    """A moderator in a channel, who may share and use every command, so that nothing is left out."""
    community = {DISCORD: "discord:1", SLACK: "slack:T1"}.get(platform, platform.name)
    return Caller(
        f"{platform.name}:U1",
        community,
        language,
        language,
        name="Mina",
        place_language=language,
        staff=frozenset(STAFF_ROOTS),
        is_admin=True,
        place=f"{community}:2",
        place_name="#history",
        platform=platform,
    )


async def messages(bot: Bot, platform: Platform, language: str) -> dict[str, Reply]:
    """All of them, in the order of a visit. The bot must be fresh: one setting is changed in it."""
    to = someone(platform, language)
    return {
        **dict(_of_content(bot.library, to)),
        **dict(_of_a_quiz(bot.library, to)),
        **dict(_of_scores(to)),
        "quizzes": await bot.router.pressed(to, pack(Quizzes())),
        "quizzes, the others": await bot.router.pressed(to, pack(Quizzes(quizzes.PAGE))),
        **{what: await bot.router.typed(to, line) for what, line in _TYPED.items()},
        **dict(_of_a_class(bot.library, to)),
    }


def _of_content(library: Library, to: Caller) -> Iterator[tuple[str, Reply]]:
    say, fact, dated = to.voice, library.facts[FACT], library.facts[DATED]
    excerpt = library.excerpts[COMMENT]
    seen = say("facts-seen", seen=120, of=len(library.facts))
    yield "fact", facts.fact(library, to, fact, facts.Frame(seen=seen))
    yield "fact, sources", listed(say, fact.title.best(to.language), sources_of(library.sources_of(FACT)))
    yield "today", facts.fact(library, to, dated, facts.Frame(occasion=say("on-this-day")))
    yield "daily", daily.posted(library, say, dated, is_anniversary=True)
    yield "search", facts.hits(library, to, "Niigata", index_of(library).search("Niigata", 5))
    yield "term", facts.term(library, to, library.terms[TERM])
    yield "term, list", facts.terms(to, tuple(library.terms.values()))
    yield "timeline", timeline.whole(library, to, 0)
    yield "timeline 1959", timeline.year(library, to, 1959)
    yield "comment", facts.comment(library, to, excerpt, library.themes[excerpt.theme])


def _of_a_quiz(library: Library, to: Caller) -> Iterator[tuple[str, Reply]]:
    """A question, its explanation after a wrong answer, and the end of a quiz that went half well."""
    questions = [library.questions[name] for name in library.quizzes[QUIZ].questions]
    play = asked(library, to, questions, library.quizzes[QUIZ].title.best(to.language))
    wrong = wrong_text(play.round.items[0])
    yield "question", quizzes.question(to, play, None)
    yield "explanation", quizzes.reveal(to, revealed(play), wrong, practice=True)
    yield "summary", quizzes.outcome(to, play, Outcome(len(questions), len(questions) // 2, tuple(range(6))))
    result = Outcome(len(questions), len(questions) // 2, ())
    again = Begin(BeginOn.QUIZ, QUIZ, 0, anew=False)
    yield "result, shared", shared(to, quizzes.result_for_all(to, play.content.title, play, result, again))


def _of_scores(to: Caller) -> Iterator[tuple[str, Reply]]:
    """A good week, and a leaderboard on which the caller is not among the best."""
    good = {period: Score(1240, 96, 71) for period in PERIODS}
    yield "score", scores.score(to, 29, good, scores.Progress((11, 29), 12, 108))
    table = [(place, place, 30 * (40 - place)) for place in range(1, 30)]
    yield "leaderboard", scores.leaderboard(to, "week", table, 29)


def _of_a_class(library: Library, to: Caller) -> Iterator[tuple[str, Reply]]:
    """The first message of each kind, the host's panel beside it, and what one of the class is told."""
    found: dict[str, Reply] = {}
    for step, held in played(library, QUIZ, to.language):
        for what, reply in _of_a_step(to, step, held):
            found.setdefault(what, reply)
    yield from found.items()


def _of_a_step(to: Caller, step: str, held: RoundSnapshot) -> Iterator[tuple[str, Reply]]:
    one = held.people[1]
    yield _STEPS[step], classes.public(held)
    yield f"{_STEPS[step]}, panel", host_views.panel(to, held)
    if step == "lobby":
        yield "how it works", participant_views.how(to, held)
        yield "joined", participant_views.joined(to, held, one)
    if step == "open":
        yield (
            "receipt",
            participant_views.receipt(to, held, right_text(held.round.item), held.round.position, joined=True),
        )
    if step in ("revealed", "ended"):
        told = next(
            it for it in results(held.round, held.participants, held.given) if it.participant.person == one.person
        )
        said = participant_views.mine(to, held, one, held.round.position, told)
        yield "my result" if step == "ended" else "my answer", said
    if step == "ended":
        yield "people", host_views.people(to, held, 0)


_STEPS = {
    "lobby": "lobby",
    "note": "class note",
    "open": "class question",
    "revealed": "reveal",
    "ended": "end",
}
"""What each step of a class is called here."""
