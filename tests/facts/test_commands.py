"""The commands on facts, as somebody gets them."""

import json
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pytest

from bot.core.i18n import Voice
from bot.core.press import CitedIn, Sources, pack
from bot.core.reply import Cites, Kicker, Labelled, Listing, Menu, Prose, Quote, Reference, Reply, buttons
from bot.facts import views
from bot.facts.citations import side_in
from bot.platforms.discord.render import render as on_discord
from bot.platforms.slack.render import render as on_slack
from content.model import Confidence, Source, SourceKind
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
    assert kinds == ["Kicker", "Kicker", "Heading", "Prose", "Labelled", "Cites", "Buttons"]
    date, topic = MINA.voice.date(disputed.date or ""), MINA.voice(f"topic-{disputed.topic}")
    assert reply.blocks[0] == Kicker(f"{topic} · {date}")
    assert heading(reply) == disputed.title.en
    assert [option.label for option in buttons(reply)] == ["Another", "Quiz me on this", "Sources"]
    there = replace(MINA, place_language="en")
    shown = await bot.router.pressed(there, f"show|fact|{disputed.id}")
    assert [option.label for option in buttons(shown)] == ["Another", "Quiz me on this", "Sources", "Share"]


BEST = ("court", "law", "archive", "academic")


def worth(source: Source) -> tuple[int, bool]:
    """Where a source comes in the order: by its kind, then those who are no party."""
    return (0 if source.kind in BEST else 1 if source.kind is SourceKind.NEWSPAPER else 2), source.party


def marked(source: Source) -> str:
    return f"{source.short} (one side)" if source.party else source.short


async def test_every_fact_is_shown_with_its_best_sources_and_every_doubt_about_it(bot: Bot) -> None:
    for fact in bot.library.facts.values():
        reply = await bot.router.pressed(MINA, f"show|fact|{fact.id}")
        (cited,) = [block for block in reply.blocks if isinstance(block, Cites)]
        own = sorted(bot.library.sources_of(fact.id), key=worth)
        shown, left = len(cited.cites), len(own) - len(cited.cites)
        assert 1 <= shown <= 2
        assert [(cite.short, cite.url) for cite in cited.cites] == [(marked(it), it.url) for it in own[:shown]]
        assert cited.more == (f"+{left}" if left else "")
        labels = [block.label.rstrip(": ") for block in reply.blocks if isinstance(block, Labelled)]
        assert ("Sources differ" in labels) == (fact.variant is not None)
        assert ("Disputed" in labels or "Uncertain" in labels) == (fact.dispute is not None)
        assert fact.confidence is Confidence.HIGH or {"Disputed", "Uncertain", "Sources differ"} & set(labels)


async def test_the_button_sources_lists_all_of_them_with_all_that_is_known(bot: Bot) -> None:
    fact = next(it for it in bot.library.facts.values() if any(one.party for one in bot.library.sources_of(it.id)))
    reply = await press(bot, MINA, await bot.router.pressed(MINA, f"show|fact|{fact.id}"), "Sources")
    assert reply.private
    assert heading(reply) == f"Sources: {fact.title.en}"
    listed = [block for block in reply.blocks if isinstance(block, Reference)]
    own = sorted(bot.library.sources_of(fact.id), key=worth)
    assert [block.cite for block in listed] == [(it.short, it.url) for it in own]
    for block, source in zip(listed, own, strict=True):
        written, kind = block.about
        assert all(part in written for part in (source.title, source.publisher, str(source.year or "")))
        assert (source.author or "") in written
        assert MINA.voice(f"source-{source.kind}") in kind
        assert " · in " in kind
        assert (f"one side’s own account: {source.side}" in kind) == source.party


async def test_a_button_sources_of_an_earlier_version_still_lists_them(bot: Bot) -> None:
    name = next(iter(bot.library.facts))
    old = await bot.router.pressed(MINA, f"show|sources|{name}")
    assert old == await bot.router.pressed(MINA, pack(Sources(CitedIn.FACT, name)))
    assert old.private


@pytest.mark.parametrize("line", ["timeline", "timeline 1959", "term chongryon", "comment", "fact", "today"])
async def test_whatever_names_its_sources_in_a_line_lists_each_of_them_behind_its_button(bot: Bot, line: str) -> None:
    reply = await say(bot, line)
    (cited,) = [block for block in reply.blocks if isinstance(block, Cites)]
    total, listed = len(cited.cites) + int(cited.more or 0), 0
    shown = await press(bot, MINA, reply, "Sources")
    while True:
        assert shown.private
        listed += sum(isinstance(block, Reference) for block in shown.blocks)
        if not buttons(shown):
            break
        shown = await bot.router.pressed(MINA, buttons(shown)[0].press)
    assert listed == total


@pytest.mark.parametrize("id", ["0/-1", "00/0", "1959", "1959/-1", "1959/x", "99999/0", "١٩٥٩/0", ""])
async def test_a_forged_name_of_a_year_is_refused(bot: Bot, id: str) -> None:
    reply = await bot.router.pressed(MINA, f"sources|year|{id}|0")
    assert reply.blocks == (Prose(MINA.voice("mistake-press")),)


async def test_how_many_facts_were_seen_is_said_at_every_tenth_but_not_beside_what_is_painful(bot: Bot) -> None:
    plain = {it.id: it for it in bot.library.facts.values() if not (it.content_note or it.dispute)}
    bot = replace(bot, library=replace(bot.library, facts=MappingProxyType(dict(list(plain.items())[:25]))))
    told = []
    for _ in range(30):
        (kicker,) = [block.text for block in (await say(bot, "fact")).blocks if isinstance(block, Kicker)]
        told.append(kicker.rpartition(" · ")[2] if kicker.endswith(" seen") else "")
    assert {number: text for number, text in enumerate(told, start=1) if text} == {
        10: "10 of 25 seen",
        20: "20 of 25 seen",
        25: "25 of 25 seen",
    }


async def test_nothing_is_counted_beside_what_is_painful_or_disputed(bot: Bot) -> None:
    hard = {it.id: it for it in bot.library.facts.values() if it.content_note or it.dispute}
    bot = replace(bot, library=replace(bot.library, facts=MappingProxyType(dict(list(hard.items())[:10]))))
    for _ in range(10):
        assert " seen" not in str([block for block in (await say(bot, "fact")).blocks if isinstance(block, Kicker)])


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
    assert [type(block).__name__ for block in reply.blocks] == ["Heading", "Buttons"]  # each hit stands there once
    assert buttons(reply)[0].label == "Term: Chongryon"
    for option in buttons(reply):
        opened = await bot.router.pressed(MINA, option.press)
        assert any(isinstance(it, Cites) for it in opened.blocks)
        assert heading(opened) in option.label


async def test_a_search_for_nothing_that_exists_says_what_to_try(bot: Bot) -> None:
    assert "Try a single word" in text(await say(bot, "search qwxzqwxz"))


async def test_a_term_is_explained_in_three_scripts_with_its_sources(bot: Bot) -> None:
    reply = await say(bot, "term 조총련")
    assert heading(reply) == "Chongryon"
    assert "朝鮮総連 (ちょうせんそうれん) · 총련" in text(reply)
    assert any(isinstance(block, Cites) for block in reply.blocks)
    assert heading(await bot.router.typed(MINA.speaking("ja"), "term chongryon")) == "朝鮮総連"


async def test_an_unknown_term_gets_the_nearest_ones(bot: Bot) -> None:
    reply = await say(bot, "term chongrium")
    assert any(option.label == "Chongryon" for option in buttons(reply))


def by_name(name: str) -> str:
    return name.casefold().lstrip('"')


async def test_term_alone_lists_every_term(bot: Bot) -> None:
    reply = await say(bot, "term")
    options = [option for block in reply.blocks if isinstance(block, Menu) for option in block.options]
    assert [it.label for it in options] == sorted((term.en for term in bot.library.terms.values()), key=by_name)
    assert heading(await bot.router.pressed(MINA, options[40].press)) == options[40].label


async def test_a_year_shows_its_events_how_many_moved_and_the_sources_of_both(bot: Bot) -> None:
    reply = await say(bot, "timeline 1960")
    assert "49,036 (confirmed)" in text(reply)
    assert any(isinstance(block, Cites) for block in reply.blocks)


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
        while not any(event.line.en in str(block) for block in reply.blocks if isinstance(block, Listing)):
            reply = await press(bot, MINA, reply, "Later")
        notes = {block.label: block.text for block in reply.blocks if isinstance(block, Labelled)}
        for fact in (bot.library.facts[name] for name in event.facts):
            if fact.dispute:
                word = "Uncertain" if fact.confidence is Confidence.MEDIUM else "Disputed"
                assert notes[f"{word} ({fact.title.en}): "] == fact.dispute.en
            if fact.variant:
                assert notes[f"Sources differ ({fact.title.en}): "] == fact.variant.en


async def test_in_the_whole_timeline_only_what_has_a_dispute_points_to_its_year(bot: Bot) -> None:
    reply, rows = await say(bot, "timeline"), dict[str, str]()
    while True:
        shown = [row for block in reply.blocks if isinstance(block, Listing) for row in block.rows]
        rows |= {text: date for date, text in shown}
        if "Later" not in [option.label for option in buttons(reply)]:
            break
        reply = await press(bot, MINA, reply, "Later")
    for event in bot.library.events.values():
        facts = [bot.library.facts[name] for name in event.facts]
        pointed = [text for text in rows if text != event.line.en and text.startswith(f"{event.line.en} (")]
        assert bool(pointed) == any(fact.dispute for fact in facts)
        assert all(f"– see {event.year})" in text for text in pointed)


async def test_a_comment_never_comes_without_its_context(bot: Bot) -> None:
    seen = set()
    for _ in bot.library.excerpts:
        reply = await say(bot, "comment")
        quote = next(block for block in reply.blocks if isinstance(block, Quote))
        seen.add(quote.text)
        excerpt = next(it for it in bot.library.excerpts.values() if f"“{it.text}”" == quote.text)
        assert (quote.by, quote.note) == (f"– {excerpt.by}", excerpt.note.en)
        assert quote.note
        assert not quote.translation
    assert len(seen) == len(bot.library.excerpts)


@pytest.mark.parametrize("language", ["ja", "ko"])
async def test_a_comment_keeps_its_words_and_below_them_is_told_in_the_readers_language(
    bot: Bot, language: str
) -> None:
    to = MINA.speaking(language)
    for excerpt in bot.library.excerpts.values():
        shown = views.comment(bot.library, to, excerpt, bot.library.themes[excerpt.theme])
        quote = next(block for block in shown.blocks if isinstance(block, Quote))
        told = excerpt.said.into(language)
        assert excerpt.text in quote.text
        assert told
        assert told in quote.translation
        assert quote.translation_label == to.voice.lead("comment-translation")
        note = excerpt.note.best(language)
        for sent in (str(json.loads(on_discord(shown).components)), str(on_slack(shown))):
            assert sent.index(excerpt.text[:20]) < sent.index(told[:8]) < sent.index(note[:8])


def test_whose_side_a_source_is_on_is_told_in_the_readers_language(bot: Bot) -> None:
    sides = {source.side for source in bot.library.sources.values() if source.side}
    assert len(sides) > 20
    assert [side for side in sides if side_in(Voice("en"), side) != side] == []
    for language in ("ja", "ko"):
        assert [side for side in sides if side_in(Voice(language), side) == side] == []
        assert side_in(Voice(language), "a side of an old round") == "a side of an old round"


async def test_content_without_a_translation_is_shown_in_english_and_says_so(bot: Bot) -> None:
    await say(bot, "language ko")
    reply = await say(bot, "fact economy")
    title = heading(reply)
    fact = next(it for it in bot.library.facts.values() if title in (it.title.en, it.title.ko))
    said = MINA.speaking("ko").voice("untranslated-short")
    assert any(isinstance(block, Kicker) and said in block.text for block in reply.blocks) == (fact.text.ko is None)
