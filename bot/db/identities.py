"""People and communities get their small number with the first thing that is stored about them."""

from bot.db.database import Statement


def ensure_person(external: str) -> Statement:
    """Make sure that a person has a number."""
    return _ensured("person", external)


def ensure_community(external: str) -> Statement:
    """Make sure that a community has a number."""
    return _ensured("community", external)


def _ensured(table: str, external: str) -> Statement:
    """ON CONFLICT alone would do, but use up a number each time; and made-up names get longer as numbers grow."""
    sql = f"""
        INSERT INTO {table} (external) SELECT $1 WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE external = $1)
        ON CONFLICT DO NOTHING
    """
    return Statement(sql, (external,))
