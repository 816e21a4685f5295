"""What is particular to Discord."""

from bot.core.platform import PictureWay, Platform

DISCORD = Platform(
    "discord",
    pace=1 / 30,
    has_roots=True,
    has_translated_names=True,
    has_bare_roots=False,
    has_pickers=True,
    has_integrations=True,
    pictures=PictureWay.INLINE,
)
"""Discord takes 50 requests a second: posts that nobody waits for leave room for answers."""
