"""How long every message is, from the very payloads: `python -m docs.sizes [en|ja|ko]`, as a table in Markdown.

Characters as they are read, of a link its text; what part of them are sources; and screens of a phone, 390 by 844 px.
"""

import asyncio
import sys

from bot.core.clock import milliseconds
from bot.core.i18n import LANGUAGES
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK
from docs.discord import WHEN
from docs.stage import a_bot
from tests.support import phone
from tests.support.messages import messages

MEASURES = {DISCORD: phone.discord, SLACK: phone.slack}


async def table(language: str) -> str:
    """A row for each message, three columns for each platform."""
    rows: dict[str, list[str]] = {}
    for platform, measured in MEASURES.items():
        async with a_bot(lambda: milliseconds(WHEN)) as bot:
            for what, reply in (await messages(bot, platform, language)).items():
                seen = measured(reply)
                rows.setdefault(what, []).append(f"{len(seen.text):,} | {seen.share:.0%} | {seen.screens:.2f}")
    head = "| message | Discord: characters | sources | screens | Slack: characters | sources | screens |\n"
    return (
        head
        + "| --- | --: | --: | --: | --: | --: | --: |\n"
        + "".join(f"| {what} | {' | '.join(cells)} |\n" for what, cells in rows.items())
    )


if __name__ == "__main__":
    languages = sys.argv[1:] or ["en"]
    if unknown := set(languages) - set(LANGUAGES):
        sys.exit(f"no language of the bot: {', '.join(sorted(unknown))}. Known: {', '.join(LANGUAGES)}")
    for language in languages:
        sys.stdout.write(f"{asyncio.run(table(language))}\n")
