"""How points get into the totals: those of a day, and those of all time. Only the first answer to a question scores.

For each person that is the first one of all, whether it was given alone or with a class. Questions that a community
brought itself have tables of their own: they count there alone, and each community's for itself.
"""

from collections.abc import Sequence

from bot.core.own import is_own
from bot.db.database import Statement, Value


def credited(answers: str, values: Sequence[Value], question: str, day: str) -> tuple[Statement, ...]:
    """Statements that count answers to a question, for a transaction that stores or reveals them.

    `answers` is the SQL of rows (community, person, round, class_round, points, correct), one of the two rounds NULL;
    `values` stand for its `$1` and so on.
    """
    asked, dated = f"${len(values) + 1}", f"${len(values) + 2}"
    own, here = ("own_", ("a.community, ", " AND f.community = a.community")) if is_own(question) else ("", ("", ""))
    new = f"""
        FROM ({answers}) a
        WHERE NOT EXISTS (
            SELECT 1 FROM {own}first_answer f WHERE f.person = a.person AND f.question = {asked}{here[1]}
        )
    """
    total = f"""
        INSERT INTO {own}total (community, day, person, points, answers, correct)
        SELECT a.community, {dated}, a.person, a.points, 1, a.correct {new}
        ON CONFLICT (community, day, person) DO UPDATE SET points = {own}total.points + excluded.points,
        answers = {own}total.answers + excluded.answers, correct = {own}total.correct + excluded.correct
    """
    all_time = f"""
        INSERT INTO {own}total_all_time (community, person, points, answers, correct)
        SELECT a.community, a.person, a.points, 1, a.correct {new}
        ON CONFLICT (community, person) DO UPDATE SET points = {own}total_all_time.points + excluded.points,
        answers = {own}total_all_time.answers + excluded.answers,
        correct = {own}total_all_time.correct + excluded.correct
    """
    first = f"""
        INSERT INTO {own}first_answer ({"community, " if own else ""}person, question, round, class_round)
        SELECT {here[0]}a.person, {asked}, a.round, a.class_round {new}
    """
    named = (*values, question)
    return Statement(total, (*named, day)), Statement(all_time, named), Statement(first, named)
