"""Quizzes alone as the store sees them, without rules or words: begun and answered in one line."""

from datetime import UTC, datetime

from bot.core.clock import DAY, milliseconds
from bot.quiz.store import QuizStore, SoloAnswer

MINA, JUN = "discord:1001", "slack:T1:U2"
HERE, THERE = "discord:42", "slack:T1"
MONDAY = milliseconds(datetime(2026, 4, 27, 9, tzinfo=UTC))
TUESDAY = MONDAY + DAY


async def begin(store: QuizStore, person: str = MINA, community: str = HERE, *, anew: bool = False) -> bool:
    return await store.begin_round(person, community, title="any/", items="{}", phase="open", at=MONDAY, anew=anew)


async def begun(store: QuizStore, person: str = MINA, community: str = HERE) -> int:
    """The number of a round that this person has just begun, leaving another one."""
    assert await begin(store, person, community, anew=True)
    live = await store.live_round(person, community)
    assert live
    return live.id


def given(number: int, question: str = "q1", position: int = 0, *, right: bool = True) -> SoloAnswer:
    return SoloAnswer(number, position, question, text="2", correct=right, points=1000 if right else 0)
