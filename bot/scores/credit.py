"""How points get into the totals: those of a day, and those of all time. Only the first answer to a question scores.

For each person that is the first one of all, whether it was given alone or with a class.
"""

from collections.abc import Sequence

from bot.db.database import Statement, Value


def credited(answers: str, values: Sequence[Value], question: str, day: str) -> tuple[Statement, ...]:
    """Statements that count answers to a question, for a transaction that stores or reveals them.

    `answers` is the SQL of rows (community, person, round, class_round, points, correct), one of the two rounds NULL;
    `values` stand for its `$1` and so on.
    """
    asked, dated = f"${len(values) + 1}", f"${len(values) + 2}"
    new = f"""
        FROM ({answers}) a
        WHERE NOT EXISTS (SELECT 1 FROM first_answer f WHERE f.person = a.person AND f.question = {asked})
    """
    total = f"""
        INSERT INTO total (community, day, person, points, answers, correct)
        SELECT a.community, {dated}, a.person, a.points, 1, a.correct {new}
        ON CONFLICT (community, day, person) DO UPDATE SET points = total.points + excluded.points,
        answers = total.answers + excluded.answers, correct = total.correct + excluded.correct
    """
    all_time = f"""
        INSERT INTO total_all_time (community, person, points, answers, correct)
        SELECT a.community, a.person, a.points, 1, a.correct {new}
        ON CONFLICT (community, person) DO UPDATE SET points = total_all_time.points + excluded.points,
        answers = total_all_time.answers + excluded.answers, correct = total_all_time.correct + excluded.correct
    """
    first = f"""
        INSERT INTO first_answer (person, question, round, class_round)
        SELECT a.person, {asked}, a.round, a.class_round {new}
    """
    named = (*values, question)
    return Statement(total, (*named, day)), Statement(all_time, named), Statement(first, named)
