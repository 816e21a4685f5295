"""Results and leaderboard, recounted from the answers by rules that are told a second time here."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from bot.classquiz.scoring import results
from bot.db.database import Database
from tests.support.bot import Bot

Slot: TypeAlias = tuple[int, str, int]
"""A round, a person, a position."""
Choices: TypeAlias = dict[Slot, tuple[int, int]]
"""The stamp and the choice of the answer that stands."""


class Played(NamedTuple):
    """A round as it lies in the database. A clock holds when it opened, its budget, its pauses, when it was closed."""

    number: int
    items: Any
    terms: Any
    clocks: Any

    def counts(self, position: int) -> bool:
        """Whether answers to this question bring points: it was revealed, and the round has points."""
        revealed = position < len(self.clocks) and self.clocks[position]["closed"] is not None
        return revealed and self.terms["scoring"] != "none"

    def points(self, position: int, at: int, choice: int) -> int:
        """What an answer is worth."""
        if choice != self.items[position]["key"]:
            return 0
        clock = self.clocks[position]
        budget = clock["budget"]
        stood = sum(max(0, min(at, until) - since) for since, until in clock["pauses"])
        left = max(0, budget - max(0, at - clock["opened"] - stood))
        return 1000 + (999 // len(self.items) * left // budget if self.terms["scoring"] == "tiebreak" else 0)


async def rounds_of(database: Database) -> Sequence[Played]:
    """Every round, in the order in which they were played."""
    rows: Sequence[Any] = await database.read("SELECT id, items, terms, clock FROM class_round ORDER BY id")
    return [
        Played(number, json.loads(items)["items"], json.loads(terms), json.loads(clock)["clocks"] if clock else [])
        for number, items, terms, clock in rows
    ]


async def check_standings(bot: Bot, played: Played, kept: Choices) -> None:
    """Whether the bot's points and ranks are those that come of what was pressed."""
    held = await bot.classes.load_by_id(played.number, everything=True)
    assert held
    people = {one.person: one.id for one in held.people}
    points = dict.fromkeys(people.values(), 0)
    for (round, person, position), answer in kept.items():
        if round == played.number and played.counts(position):
            assert person in points, "somebody answered and takes no part"
            points[person] += played.points(position, *answer)
    for result in results(held.round, held.participants, held.given):
        own = points[people[result.participant.person]]
        assert result.points == own, (played.number, people[result.participant.person])
        if result.rank is not None:
            assert result.rank == 1 + sum(other > own for other in points.values())


async def check_totals(database: Database, rounds: Sequence[Played], kept: Choices) -> None:
    """Whether the leaderboard is what comes of the first answer of each person to each question."""
    first: set[tuple[str, str]] = set()
    totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for played in rounds:
        own = {slot[1:]: choice for slot, (_, choice) in kept.items() if slot[0] == played.number}
        for (person, position), choice in sorted(own.items(), key=lambda it: it[0][1]):
            item = played.items[position]
            if played.counts(position) and (person, item["question"]) not in first:
                first.add((person, item["question"]))
                right = int(choice == item["key"])
                totals[person] = [a + b for a, b in zip(totals[person], (1000 * right, 1, right), strict=True)]
    for table in ("total_all_time", "total"):
        sql = f"""
            SELECT p.external, sum(t.points), sum(t.answers), sum(t.correct)
            FROM {table} t JOIN person p ON p.id = t.person GROUP BY p.external
        """
        assert {str(who): list(them) for who, *them in await database.read(sql)} == dict(totals), table
