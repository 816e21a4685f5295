"""How pictures come to people: in the reply, by a button or in words, as their platform has it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from types import MappingProxyType

import pytest

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.reply import Attachment, Cites, Prose, Reply, buttons
from bot.facts.buttons import Picture, PictureKind
from bot.facts.pictures import FactPictures
from bot.pictures.gallery import Gallery
from bot.platforms.discord.platform import DISCORD
from bot.platforms.slack.platform import SLACK
from bot.worker import Worker
from content.library import Library
from tests.conftest import MINA
from tests.support.bot import Bot
from tests.support.playing import heading, press, text

ON_DISCORD, ON_SLACK = (replace(MINA, platform=platform) for platform in (DISCORD, SLACK))


@pytest.fixture
async def bot(bot: Bot) -> AsyncIterator[Bot]:
    """A bot that waits for its pictures, however busy the machine is."""
    bot.__dict__["gallery"] = Gallery(bot.worker, patience=20)
    yield bot
    await bot.worker.close()


def pictures(reply: Reply) -> list[Attachment]:
    return [block for block in reply.blocks if isinstance(block, Attachment)]


def labels(reply: Reply) -> list[str]:
    return [button.label for button in buttons(reply)]


async def test_a_year_of_the_move_has_its_picture_in_the_reply_above_the_sources(bot: Bot) -> None:
    reply = await bot.router.typed(ON_DISCORD, "timeline 1960")
    (picture,) = pictures(reply)
    assert picture.name == "moves-1960.png"
    assert picture.data.startswith(b"\x89PNG")
    assert "1960: 49,036; 1961: 22,801" in picture.alt
    kinds = [type(block) for block in reply.blocks]
    assert kinds.index(Attachment) < kinds.index(Cites)
    assert not pictures(await bot.router.typed(ON_DISCORD, "timeline 1945"))
    again = await bot.router.typed(ON_DISCORD.speaking("ja"), "timeline 1960")
    assert pictures(again)[0].data != picture.data
    assert "49,036人" in pictures(again)[0].alt


async def test_paging_in_a_year_and_sharing_it_keep_its_picture(bot: Bot) -> None:
    assert pictures(await bot.router.pressed(ON_DISCORD, "page|1959|0"))
    here = replace(ON_DISCORD, place_language="ko", place="discord:1:2", channel="discord:1:2")
    shared = await press(bot, here, await bot.router.typed(here, "timeline 1960"), "Share")
    assert not shared.private
    assert "49,036명" in pictures(shared)[0].alt


async def test_where_a_picture_cannot_stand_in_a_reply_a_button_sends_it(bot: Bot) -> None:
    reply = await bot.router.typed(ON_SLACK, "timeline 1960")
    assert not pictures(reply)
    sent = await press(bot, ON_SLACK, reply, "Chart: moves by year")
    assert sent.private
    (picture,) = pictures(sent)
    assert picture.name == "moves-1960.png"
    assert heading(sent) == "From Japan to North Korea"
    told = [block.text for block in picture.instead if isinstance(block, Prose)]
    assert told == [Voice("en")("files-not-taken"), picture.alt]


async def test_in_the_terminal_its_words_stand_there_and_nothing_is_drawn(bot: Bot) -> None:
    reply = await bot.router.typed(MINA, "timeline 1964")
    assert "1962–67: 13,832 in all, over 6 years" in text(reply)
    assert not pictures(reply)
    shown = await press(bot, MINA, await bot.router.typed(MINA, "timeline"), "Chart: Koreans in Japan")
    assert "1991: 693,050" in text(shown)
    assert not pictures(shown)


async def test_the_first_year_leads_to_the_map_and_a_year_of_a_count_to_all_counts(bot: Bot) -> None:
    for who in (ON_DISCORD, ON_SLACK):
        shown = await press(bot, who, await bot.router.typed(who, "timeline 1959"), "Map")
        (picture,) = pictures(shown)
        assert picture.name == "route.png"
        assert "from Niigata, on the west coast of Japan, across the sea to Chongjin" in picture.alt
    counted = await press(bot, MINA, await bot.router.typed(MINA, "timeline 1944"), "Chart: Koreans in Japan")
    assert "1944: 1,936,843" in text(counted)
    assert "1944: Another official history has 1,911,307." in text(counted)
    assert "Map" not in labels(await bot.router.typed(MINA, "timeline 1961"))


async def test_the_whole_timeline_leads_to_both_charts_and_each_names_all_its_sources(bot: Bot) -> None:
    reply = await bot.router.typed(ON_SLACK, "timeline")
    for label, counts in (
        ("Chart: Koreans in Japan", bot.library.population.values()),
        ("Chart: moves by year", bot.library.counts.values()),
    ):
        shown = await press(bot, ON_SLACK, reply, label)
        (cited,) = (block for block in shown.blocks if isinstance(block, Cites))
        assert {it.short for it in cited.cites} <= {
            bot.library.sources[name].short for count in counts for name in count.sources
        }


async def test_a_fact_that_a_picture_shows_has_a_button_for_it(bot: Bot) -> None:
    for fact, label in (("voy-route", "Map"), ("now-peak-1991", "Chart: Koreans in Japan")):
        assert label in labels(await bot.router.pressed(MINA, f"show|fact|{fact}"))
    assert labels(await bot.router.pressed(MINA, "show|fact|voy-cost")) == ["Another", "Quiz me on this", "Sources"]


async def test_a_picture_that_is_not_there_in_time_is_a_button_and_one_that_fails_is_its_words(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    worker = Worker(limit=0.0)
    bot.__dict__["gallery"] = Gallery(worker, patience=20)
    reply = await bot.router.typed(ON_DISCORD, "timeline 1960")
    assert not pictures(reply)
    shown = await press(bot, ON_DISCORD, reply, "Chart: moves by year")
    assert "1960: 49,036" in text(shown)
    assert "could not be drawn" in caplog.text
    await worker.close()


async def test_content_without_the_numbers_or_the_ports_has_no_picture(library: Library) -> None:
    nothing = MappingProxyType({})  # type: ignore[var-annotated]
    bare = replace(library, counts=nothing, population=nothing, places=nothing)
    pictures = FactPictures(bare, Gallery(Worker()))
    caller = Caller("discord:1", "discord:2", "en", "en", platform=DISCORD)
    for kind in PictureKind:
        shown = await pictures.show(caller, Picture(kind, 0))
        assert shown.blocks == (Prose(Voice("en")("mistake-press")),)
    plain = Reply((Prose("x"),))
    assert await pictures.beside_year(caller, plain, 1959) == plain
