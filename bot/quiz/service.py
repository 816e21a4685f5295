"""A quiz alone between the store and its rules: as it was kept when it began, whatever becomes of the content."""

from bot.core.press import Begin, BeginOn
from bot.core.questions import RevealedQuestion
from bot.core.round_codec import read_content
from bot.quiz.items import Phase
from bot.quiz.rules import Round, TitledRound
from bot.quiz.store import QuizStore, StoredRound


def load(stored: StoredRound) -> TitledRound:
    """A round from the store, with what was asked in it."""
    content = read_content(stored.items)
    return TitledRound(Round(stored.id, content.items, Phase(stored.phase), stored.position), content)


def stored_title(wanted: Begin) -> str:
    """What a round is on, as the store keeps it: `quiz/first-ships`, `set/12`, `any/`."""
    return f"{wanted.on}/{wanted.name}"  # of a set this is `bot.core.own.set_name`


def same_quiz(title: str, questions: int) -> Begin:
    """A quiz on the same as one that the store keeps by this title, and about as long."""
    on, _, name = title.partition("/")
    return Begin(BeginOn(on), name, 0 if on == BeginOn.QUIZ else questions, anew=False)


async def revealed(store: QuizStore, person: str, number: int, position: int) -> RevealedQuestion | None:
    """A question of somebody's own round that has been explained to them; None where it has not, or is another's."""
    stored = await store.round(person, number)
    if stored is None:
        return None
    round, content = load(stored)
    reached = round.position + (round.phase in (Phase.REVEALED, Phase.ENDED))
    return RevealedQuestion(content.language, content.asked[position]) if position < reached else None
