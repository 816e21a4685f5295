"""Every kind of message on a phone, for a screen reader and in a terminal, in each language, from the real payloads."""

import io
import re
from collections.abc import Iterator, Sequence

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.core.command_spans import CommandSpan, spans
from bot.core.i18n import LANGUAGES, Voice
from bot.core.platform import TERMINAL, Platform
from bot.core.reply import Cites, Heading, Kicker, Labelled, Link, Prose, Reference, Reply
from bot.platforms.console.pressable import pressables
from bot.platforms.console.render import columns, put, row, show
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK
from bot.platforms.slack.render import escape, printable, render as on_slack
from content.library import Library
from docs import sizes
from tests.support import order, phone
from tests.support.bot import Bot
from tests.support.messages import PLATFORMS, messages, someone
from tests.support.order import BUTTON, LINK, MAIN


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


FACT, ANY, SOURCES, CITED = 0.5, 1.2, 0.25, 2
"""Screens of a phone for a fact and for any message; what part of it may be sources; links before the first button."""
FACTS = ("fact", "today", "daily")
WANTED = (
    *("fact", "today", "search", "term", "timeline", "timeline 1959", "comment", "question", "explanation", "summary"),
    *("score", "leaderboard", "help", "help quiz", "settings", "lobby", "class question", "reveal", "end", "daily"),
    *("my result", "how it works"),
)
LISTS = ("fact, sources",)
"""Which are nothing but a list of links, asked for by a button."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_message_takes_more_than_a_screen_and_a_fifth_and_a_fact_takes_half_of_one(
    bot: Bot, language: str
) -> None:
    for platform, measured in sizes.MEASURES.items():
        for what, reply in (await messages(bot, platform, language)).items():
            seen = measured(reply)
            assert seen.screens <= (FACT if what in FACTS else ANY), (platform.name, what, seen.screens)
            assert seen.share <= SOURCES or what in LISTS, (platform.name, what, seen.share)


async def test_help_on_each_command_and_the_settings_at_their_longest_fit_a_phone(bot: Bot) -> None:
    for language in LANGUAGES:
        for platform, measured in sizes.MEASURES.items():
            to = someone(platform, language)
            typed = [f"help {name}" for name in bot.registry.commands]
            typed += [f"zainichi-mod settings off:{topic}" for topic in bot.library.topics[1:]]
            for line in (*typed, "zainichi-mod settings zone:EST confidence:any", "zainichi-mod settings"):
                seen = measured(await bot.router.typed(to, line))
                assert seen.screens <= ANY, (platform.name, language, line, seen.screens)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_what_comes_next_stands_behind_no_list_of_links_and_before_all_other_buttons(
    bot: Bot, language: str
) -> None:
    for platform, read in ((DISCORD, order.discord), (SLACK, order.slack)):
        for what, reply in (await messages(bot, platform, language)).items():
            heard = read(reply)
            pressed = [at for at, one in enumerate(heard) if one.kind in (BUTTON, MAIN)]
            main = [at for at in pressed if heard[at].kind == MAIN]
            before = heard[: pressed[0]] if pressed else []
            links = [one for one in before if one.kind == LINK]
            assert len(links) <= CITED or what in LISTS, (platform.name, what, links)
            assert main[:1] == (pressed[:1] if main else []), (platform.name, what, heard)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_words_beside_blocks_on_slack_tell_the_head_the_text_and_then_the_sources(
    bot: Bot, language: str
) -> None:
    for what, reply in (await messages(bot, SLACK, language)).items():
        words, at = on_slack(reply).text, 0
        for part in _in_order(reply):
            found = words.find(escape(printable(part)[:40]).strip(), at)
            assert found >= 0, (what, part, words)
            at = found + 1


def _in_order(reply: Reply) -> Sequence[str]:
    """What begins each part: the lines above the heading, the heading, what is said, the sources."""
    above = [it.text for it in reply.blocks if isinstance(it, Kicker)]
    heads = [it.text for it in reply.blocks if isinstance(it, Heading)]
    said = [it.text for it in reply.blocks if isinstance(it, Prose)]
    cited = [it.cites[0].short for it in reply.blocks if isinstance(it, Cites) and it.cites]
    return (*above, *heads, *said, *cited)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_line_is_wider_than_a_terminal_of_40_80_or_120_columns_and_no_address_is_broken(
    bot: Bot, language: str
) -> None:
    for what, reply in (await messages(bot, TERMINAL, language)).items():
        for width in (40, 80, 120):
            console = Console(width=width, file=io.StringIO(), force_terminal=False)
            show(console, reply)
            put(console, row(pressables(reply), columns(console)))
            assert isinstance(console.file, io.StringIO)
            shown = console.file.getvalue().split("\n")
            wide = [line for line in shown if cell_len(line) > width]
            assert all(line.strip().startswith("http") for line in wide), (what, width, wide)
            for url in _addresses(reply):
                assert url in "\n".join(shown), (what, width, url)


def _addresses(reply: Reply) -> Iterator[str]:
    for block in reply.blocks:
        match block:
            case Cites(_, cites):
                yield from (it.url for it in cites if it.url)
            case Reference(cite):
                yield from filter(None, [cite.url])
            case Link(_, url):
                yield url


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda it: it.name)
async def test_every_example_is_a_command_as_one_types_it_there(bot: Bot, platform: Platform) -> None:
    lead, found = Voice("en").lead("label-example"), 0
    for what, reply in (await messages(bot, platform, "en")).items():
        for block in reply.blocks:
            if isinstance(block, Labelled) and block.label == lead:
                assert [type(part) for part in spans(block.text)] == [CommandSpan], (what, block)
                found += 1
    assert found >= 4  # of help, and of the timeline


async def test_the_table_of_all_messages_has_both_platforms_side_by_side() -> None:
    head, _, *rows = (await sizes.table("en")).splitlines()
    named = [line.split(" | ")[0].removeprefix("| ") for line in rows]
    assert head.count("screens") == 2
    assert all(line.count("|") == head.count("|") for line in rows)
    assert set(WANTED) <= set(named)


async def test_at_the_end_of_a_class_the_best_and_the_hardest_question_stand_apart(bot: Bot) -> None:
    said = phone.discord((await messages(bot, DISCORD, "en"))["end"]).text
    assert re.search(r"right\. Best: question \d+ · Hardest: question \d+$", said, re.MULTILINE), said
