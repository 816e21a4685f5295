"""Which process is at work, so that another can take over what one that is gone has claimed.

A process says every second that it is at work, in the table `process`.
"""

ALIVE = 4000
"""How long (ms) a process counts as alive after it was last seen at work."""


def is_free(row: str, now: str) -> str:
    """SQL: nobody is at this `row`, which has a lease and an owner. The lease has run out, or its owner is gone."""
    return f"""
        ({row}.lease IS NULL OR {row}.lease <= {now} OR NOT EXISTS (
            SELECT 1 FROM process w WHERE w.owner = {row}.owner AND w.seen > {now} - {ALIVE}
        ))
    """
