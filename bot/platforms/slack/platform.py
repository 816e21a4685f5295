"""What is particular to Slack."""

from bot.core.platform import PictureWay, Platform

SLACK = Platform(
    "slack",
    pace=1 / 4,
    has_roots=True,
    tells_who_may_post=False,
    has_counts_in_panel=False,
    pictures=PictureWay.SENT,
)
"""Slack takes some hundred posts a minute in a workspace."""
