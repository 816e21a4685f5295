"""A class's round at each of its steps, without a database: made by the rules themselves."""

import random
from collections.abc import Iterator
from dataclasses import replace

from bot.classquiz import rules
from bot.classquiz.model import ClassRound, DisplayNames, Scoring, Terms, open_lobby
from bot.classquiz.rows import RoundBasis, StoredAnswer, StoredClass, StoredParticipant
from bot.classquiz.service import RoundSnapshot, reading, state_of
from bot.core.kinds import NumberNear, WordAmong, plain_number
from bot.core.questions import Item
from bot.quiz.items import Phase
from bot.quiz.selection import content_of
from content.library import Library

AT, PUPILS = 1_795_910_400_000, 14


def played(library: Library, quiz: str, language: str) -> Iterator[tuple[str, RoundSnapshot]]:
    """A whole quiz, of which every third answer is right: what is shown, and the round as it then stands."""
    questions = [library.questions[name] for name in library.quizzes[quiz].questions]
    content = content_of(library, random.Random(7), f"quiz/{quiz}", questions, language)
    terms = Terms(Scoring.ACCURACY, DisplayNames.PSEUDONYM, language)
    people = [
        StoredParticipant(n, f"discord:{n}", n, f"Pupil {n}", 0, double=False, removed=False) for n in range(PUPILS)
    ]
    round, answers = open_lobby(1, content.items, terms, reading(content), AT), list[StoredAnswer]()

    def shown(now: ClassRound) -> RoundSnapshot:
        basis = RoundBasis(f"quiz/{quiz}", "", "", "Ms Mori", "#history", "UTC")
        state = state_of(now, [], [], AT)
        stored = StoredClass(1, "discord:1", "discord:1:2", "discord:9", basis, AT, state, now.version, None)
        return RoundSnapshot(stored, now, content, people, tuple(answers), "https://discord.com/channels/1/2/3")

    yield "lobby", shown(round)
    round, at = _done(rules.start(round, AT)), AT
    while round.phase is not Phase.ENDED:
        at += 1000
        round = rules.appear(round, round.position, at) or round
        if round.phase is Phase.NOTE:
            yield "note", shown(round)
            round = _done(rules.ready(round, round.position, at))
            round = rules.appear(round, round.position, at) or round
        for person in range(PUPILS):
            item = round.item
            other = str(person % len(item.order)) if item.order else wrong_text(item, person)
            text = right_text(item) if person % 3 == 0 else other
            answers.append(StoredAnswer(person, round.position, text, at, 0, item.is_right(text)))
        yield "open", shown(round)
        round = _done(rules.reveal(round, round.position, at + 5000))
        yield "revealed", shown(round)
        round = _done(rules.proceed(round, round.position, at + 6000))
    yield "ended", replace(shown(round))


def _done(after: object) -> ClassRound:
    assert isinstance(after, ClassRound)
    return after


def right_text(item: Item) -> str:
    """A right answer to a question of any kind, as it is kept."""
    match item.key:
        case NumberNear(value):
            return plain_number(value)
        case WordAmong(accepted):
            return accepted[0]
        case _:
            return ",".join(map(str, sorted(item.right)))


def wrong_text(item: Item, which: int = 0) -> str:
    """A wrong answer to it; for another `which` perhaps another."""
    match item.key:
        case NumberNear(value, tolerance):
            return plain_number(value + tolerance + 1 + which)
        case WordAmong():
            return f"wrong {which}"
        case _:
            wrong = [it for it in item.order if it not in item.right]
            return str(wrong[which % len(wrong)])
