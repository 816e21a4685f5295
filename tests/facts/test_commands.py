"""The commands on facts, as somebody gets them."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pytest

from bot.core.reply import Cite, Labelled, Listing, Prose, Quote, Reply, buttons
from content.model import Confidence, SourceKind
from tests.conftest import MINA, Clock
from tests.support.bot import Bot
from tests.support.playing import heading, press, text


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_a_fact_comes_in_the_agreed_order(bot: Bot) -> None:
    disputed = next(it for it in bot.library.facts.values() if it.dispute and it.content_note)
    bot = replace(bot, library=replace(bot.library, facts=MappingProxyType({disputed.id: disputed})))
    reply = await say(bot, "fact")
    kinds = [type(block).__name__ for block in reply.blocks]
    sources = len(disputed.sources)
    assert kinds == ["Heading", "Labelled", "Prose", "Labelled", *["Cite"] * sources, "Buttons"]
    assert heading(reply) == disputed.title.en
    assert [option.label for option in buttons(reply)] == ["Another", "Quiz me on this"]


async def test_every_fact_is_shown_with_all_its_sources_and_every_doubt_about_it(bot: Bot) -> None:
    for fact in bot.library.facts.values():
        reply = await bot.router.pressed(MINA, f"show|fact|{fact.id}")
        cited = [block for block in reply.blocks if isinstance(block, Cite)]
        assert len(cited) == len(fact.sources) >= 1
        own = sorted(
            bot.library.sources_of(fact.id), key=lambda source: (source.party, list(SourceKind).index(source.kind))
        )
        assert [cite.text.partition(" · ")[0] for cite in cited] == [source.short for source in own]
        labels = [block.label.rstrip(": ") for block in reply.blocks if isinstance(block, Labelled)]
        assert ("Sources differ" in labels) == (fact.variant is not None)
        assert ("Disputed" in labels or "Uncertain" in labels) == (fact.dispute is not None)
        assert fact.confidence is Confidence.HIGH or {"Disputed", "Uncertain", "Sources differ"} & set(labels)


async def test_nobody_gets_a_fact_twice_before_having_had_all_of_its_topic(bot: Bot, clock: Clock) -> None:
    topic = [fact for fact in bot.library.facts.values() if fact.topic == "terms-and-figures"]
    shown = []
    for _ in range(2 * len(topic)):
        clock.forward(seconds=1)
        shown.append(heading(await say(bot, "fact terms-and-figures")))
    assert set(shown[: len(topic)]) == {fact.title.en for fact in topic}
    assert set(Counter(shown).values()) == {2}
    assert all(one != other for one, other in pairwise(shown))


async def test_another_stays_with_the_topic(bot: Bot) -> None:
    reply = await press(bot, MINA, await say(bot, "fact economy"), "Another")
    assert next(fact for fact in bot.library.facts.values() if fact.title.en == heading(reply)).topic == "economy"


async def test_quiz_me_on_this_asks_about_that_fact(bot: Bot) -> None:
    asked = next(iter(bot.library.questions.values()))
    shown = await bot.router.pressed(MINA, f"show|fact|{asked.facts[0]}")
    reply = await press(bot, MINA, shown, "Quiz me on this")
    assert bot.library.facts[asked.facts[0]].title.en in heading(reply)
    about = [it.prompt.en for it in bot.library.questions.values() if asked.facts[0] in it.facts]
    assert any(prompt in text(reply) for prompt in about) or "Content note" in text(reply)


async def test_a_search_lists_terms_and_facts_and_opens_them(bot: Bot) -> None:
    reply = await say(bot, "search soren")
    rows = next(block.rows for block in reply.blocks if isinstance(block, Listing))
    assert rows[0][0] == "Term · Chongryon"
    for option in buttons(reply):
        assert any(isinstance(it, Cite) for it in (await bot.router.pressed(MINA, option.press)).blocks)


async def test_a_search_for_nothing_that_exists_says_what_to_try(bot: Bot) -> None:
    assert "Try a single word" in text(await say(bot, "search qwxzqwxz"))


async def test_a_term_is_explained_in_three_scripts_with_its_sources(bot: Bot) -> None:
    reply = await say(bot, "term 조총련")
    assert heading(reply) == "Chongryon"
    assert "朝鮮総連 (ちょうせんそうれん) · 총련" in text(reply)
    assert any(isinstance(block, Cite) for block in reply.blocks)
    assert heading(await bot.router.typed(MINA.speaking("ja"), "term chongryon")) == "朝鮮総連"


async def test_an_unknown_term_gets_the_nearest_ones(bot: Bot) -> None:
    reply = await say(bot, "term chongrium")
    assert any(option.label == "Chongryon" for option in buttons(reply))


async def test_term_alone_lists_every_term(bot: Bot) -> None:
    reply = await say(bot, "term")
    shown = " ".join(block.text for block in reply.blocks if isinstance(block, Prose))
    assert all(term.en in shown for term in bot.library.terms.values())


async def test_a_year_shows_its_events_how_many_moved_and_the_sources_of_both(bot: Bot) -> None:
    reply = await say(bot, "timeline 1960")
    assert "49,036 (confirmed)" in text(reply)
    assert any(isinstance(block, Cite) for block in reply.blocks)


@pytest.mark.parametrize(
    ("year", "words"),
    [
        (1961, "(calculated from confirmed totals)"),
        (1964, "13,832 in total; figures"),
        (1969, "None (confirmed)"),
        (1975, "4,729 in total;"),
    ],
)
async def test_a_number_says_how_far_it_is_verified(bot: Bot, year: int, words: str) -> None:
    assert words in text(await say(bot, f"timeline {year}"))


async def test_a_year_without_an_event_offers_the_nearest_ones(bot: Bot) -> None:
    reply = await say(bot, "timeline 1900")
    assert "nothing for 1900" in text(reply)
    assert len(buttons(reply)) == 4
    assert heading(await bot.router.pressed(MINA, buttons(reply)[0].press)).isdecimal()


async def test_the_timeline_can_be_paged_through_from_end_to_end(bot: Bot) -> None:
    reply, rows = await say(bot, "timeline"), 0
    while True:
        rows += len(next(block.rows for block in reply.blocks if isinstance(block, Listing)))
        if "Later" not in [option.label for option in buttons(reply)]:
            break
        reply = await press(bot, MINA, reply, "Later")
    assert rows == len(bot.library.events)
    assert "Earlier" in [option.label for option in buttons(reply)]


async def test_a_disputed_event_is_never_shown_without_a_word_on_the_dispute(bot: Bot) -> None:
    disputed = [
        event for event in bot.library.events.values() if any(bot.library.facts[name].dispute for name in event.facts)
    ]
    assert disputed
    for event in disputed:
        reply = await say(bot, f"timeline {event.year}")
        while True:
            shown = [row for block in reply.blocks if isinstance(block, Listing) for row in block.rows]
            told = [text for _, text in shown if text.startswith(event.line.en)]
            if told:
                break
            reply = await press(bot, MINA, reply, "Later")
        assert any("Disputed: " in text or "Uncertain: " in text for text in told)


async def test_a_comment_never_comes_without_its_context(bot: Bot) -> None:
    seen = set()
    for _ in bot.library.excerpts:
        reply = await say(bot, "comment")
        quote = next(block for block in reply.blocks if isinstance(block, Quote))
        seen.add(quote.text)
        excerpt = next(it for it in bot.library.excerpts.values() if f"“{it.text}”" == quote.text)
        assert (quote.by, quote.note) == (f"– {excerpt.by}", excerpt.note.en)
        assert quote.note
    assert len(seen) == len(bot.library.excerpts)


async def test_content_without_a_translation_is_shown_in_english_and_says_so(bot: Bot) -> None:
    await say(bot, "language ko")
    reply = await say(bot, "fact economy")
    title = heading(reply)
    fact = next(it for it in bot.library.facts.values() if title in (it.title.en, it.title.ko))
    said = MINA.speaking("ko").voice("untranslated")
    assert any(isinstance(block, Prose) and block.text == said for block in reply.blocks) == (fact.text.ko is None)
