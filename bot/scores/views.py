"""How scores, the leaderboard, the choice of language and privacy read."""

from collections.abc import Mapping, Sequence

from bot.core.context import Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.press import Erase, Run, Shared, pack
from bot.core.reply import (
    Block,
    Document,
    Heading,
    Listing,
    Option,
    Options,
    Prose,
    Reply,
    Standing,
    Standings,
    whisper,
)
from bot.facts.views import share
from bot.quiz.store import Score

TOP = 10
"""Lines of a leaderboard. The bottom is nobody's business."""


def pseudonym(say: Voice, number: int) -> str:
    """The made-up name of the person with this number: the same in every place, and nobody else's."""
    first, second = say("pseudonym-first").split(), say("pseudonym-second").split()
    pairs = len(first) * len(second)
    place = number * 373 % pairs  # 373 is prime to the number of pairs, so that neighbours get names far apart
    name = say("pseudonym", first=first[place % len(first)], second=second[place // len(first)])
    return name if number < pairs else say("pseudonym-numbered", name=name, number=str(number // pairs + 1))


def score(caller: Caller, number: int | None, scores: Mapping[str, Score], place: tuple[int, int] | None) -> Reply:
    """The caller's points by period, and their rank among how many."""
    say = caller.voice
    quiz = Option(say("button-quiz"), pack(Run("quiz")))
    if number is None or not scores["all"].answers:
        return whisper(Heading(say("score-heading")), Prose(say("score-none")), Options((quiz,)))
    rows = tuple(
        (say(f"value-{period}"), say("score-line", points=it.points, correct=it.correct, answers=it.answers))
        for period, it in scores.items()
    )
    blocks: list[Block] = [Heading(say("score-heading")), Prose(say("score-name", name=pseudonym(say, number)))]
    blocks.append(Listing(rows))
    blocks += [Prose(say("score-rank", rank=place[0], of=place[1]))] if place else []
    return whisper(*blocks, Options((quiz, Option(say("button-leaderboard"), pack(Run("leaderboard"))))))


def leaderboard(caller: Caller, period: str, rows: Sequence[tuple[int, int, int]], own: int | None) -> Reply:
    """The best of a community as (rank, person's number, points), and the caller's own line wherever it is."""
    say = caller.voice
    heading = Heading(say("leaderboard-heading", period=say(f"value-{period}")))
    others = [name for name in ("today", "week", "month", "all") if name != period]
    periods = tuple(Option(say(f"value-{name}"), pack(Run(f"leaderboard {name}"))) for name in others)
    buttons = Options((*periods, *share(caller, Shared.LEADERBOARD, period)))
    if not rows:
        return whisper(heading, Prose(say("leaderboard-empty")), buttons)
    shown = [row for row in rows if row[0] <= TOP][: 2 * TOP]
    shown += [row for row in rows if row[1] == own and row not in shown]
    return whisper(heading, Standings(tuple(_standing(say, row, own) for row in shown)), buttons)


def _standing(say: Voice, row: tuple[int, int, int], own: int | None) -> Standing:
    rank, number, points = row
    name = pseudonym(say, number)
    is_caller = number == own
    return Standing(
        rank, say("leaderboard-you", name=name) if is_caller else name, say("points", points=points), is_caller
    )


def language(caller: Caller) -> Reply:
    """The language in which the caller is answered, and the others to choose from."""
    say = caller.voice
    buttons = [Option(name, pack(Run(f"language {code}"))) for code, name in LANGUAGES.items()]
    buttons.append(Option(say("button-as-platform"), pack(Run("language auto"))))
    return whisper(Prose(say("language-now", language=LANGUAGES[caller.language])), Options(tuple(buttons)))


def language_set(caller: Caller, *, as_platform: bool) -> Reply:
    """Said in the new language already."""
    key = "language-as-platform" if as_platform else "language-set"
    return whisper(Prose(caller.voice(key, language=LANGUAGES[caller.language])))


def privacy(caller: Caller) -> Reply:
    """What is stored, and the two things that one can do about it."""
    say = caller.voice
    export = Option(say("button-export"), pack(Run("privacy export")))
    delete = Option(say("button-delete"), pack(Run("privacy delete")), is_danger=True)
    return whisper(Heading(say("privacy-heading")), Prose(say("privacy-text")), Options((export, delete)))


def exported(caller: Caller, name: str, text: str) -> Reply:
    """Everything about the caller, as a file."""
    return whisper(Prose(caller.voice("privacy-exported")), Document(name, text))


def ask_to_delete(caller: Caller) -> Reply:
    """Deleting takes one more press."""
    say = caller.voice
    button = Option(say("button-delete-now"), pack(Erase()), is_danger=True)
    return whisper(Prose(say("privacy-ask")), Options((button,)))


def deleted(caller: Caller) -> Reply:
    """It is gone."""
    return whisper(Prose(caller.voice("privacy-deleted")))


def nothing_stored(caller: Caller) -> Reply:
    """There is nothing to export or delete."""
    return whisper(Prose(caller.voice("privacy-nothing")))
