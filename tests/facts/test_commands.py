"""Every command of `/zainichi`, as somebody gets it."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, strategies as st

from bot.core.context import Bot
from bot.core.i18n import LANGUAGES
from bot.core.reply import Cite, Document, Heading, Labelled, Listing, Prose, Quote, Reply, Standings, options
from bot.daily.rules import fact_of_the_day
from bot.dispatch import router as answering
from bot.facts.commands import COMMANDS
from bot.scores.views import pseudonym
from content.library import Library
from content.model import Confidence
from tests.conftest import JUN, MINA, Clock
from tests.support.playing import heading, play, press, text


async def say(bot: Bot, line: str) -> Reply:
    return await answering.typed(bot, MINA, line)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_answers_privately_in_every_language(bot: Bot, name: str, language: str) -> None:
    caller = replace(MINA, platform_language=language, language=language)
    reply = await answering.typed(bot, caller, caller.voice(f"command-{name}.example"))
    assert reply.private
    assert reply.blocks


async def test_a_fact_comes_in_the_agreed_order(bot: Bot) -> None:
    disputed = next(it for it in bot.library.facts.values() if it.dispute and it.content_note)
    bot = replace(bot, library=replace(bot.library, facts=MappingProxyType({disputed.id: disputed})))
    reply = await say(bot, "fact")
    kinds = [type(block).__name__ for block in reply.blocks]
    sources = len(disputed.sources)
    assert kinds == ["Heading", "Labelled", "Prose", "Labelled", *["Cite"] * sources, "Options"]
    assert heading(reply) == disputed.title.en
    assert [option.label for option in options(reply)] == ["Another", "Quiz me on this"]


async def test_every_fact_is_shown_with_all_its_sources_and_every_doubt_about_it(bot: Bot) -> None:
    for fact in bot.library.facts.values():
        reply = await answering.pressed(bot, MINA, f"show|fact|{fact.id}")
        cited = [block for block in reply.blocks if isinstance(block, Cite)]
        assert len(cited) == len(fact.sources) >= 1
        assert [len(cite.text) for cite in cited] == sorted(len(cite.text) for cite in cited)
        labels = [block.label.rstrip(": ") for block in reply.blocks if isinstance(block, Labelled)]
        assert ("Disputed" in labels or "Uncertain" in labels) == (fact.dispute is not None)
        assert fact.confidence is Confidence.HIGH or "Disputed" in labels or "Uncertain" in labels


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
    shown = await answering.pressed(bot, MINA, f"show|fact|{asked.facts[0]}")
    reply = await press(bot, MINA, shown, "Quiz me on this")
    assert bot.library.facts[asked.facts[0]].title.en in heading(reply)
    about = [it.prompt.en for it in bot.library.questions.values() if asked.facts[0] in it.facts]
    assert any(prompt in text(reply) for prompt in about) or "Content note" in text(reply)


async def test_on_its_day_today_brings_what_happened_then(bot: Bot, clock: Clock) -> None:
    clock.time = clock.time.replace(month=12, day=14)
    reply = await say(bot, "today")
    assert heading(reply).startswith("On this day, 14 December ")


async def test_today_is_the_date_where_the_person_is(bot: Bot, clock: Clock) -> None:
    clock.time = clock.time.replace(month=12, day=13, hour=20)
    tokyo = replace(MINA, zone=ZoneInfo("Asia/Tokyo"))
    assert heading(await answering.typed(bot, tokyo, "today")).startswith("On this day, 14 December ")


@given(st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_the_fact_of_a_day_is_the_same_for_everybody(library: Library, day: date) -> None:
    facts = list(library.facts.values())
    chosen, is_anniversary = fact_of_the_day(facts, day)
    assert fact_of_the_day(list(reversed(facts)), day) == (chosen, is_anniversary)
    assert is_anniversary == any(fact.month_day == f"{day:%m-%d}" for fact in facts)


def test_on_ordinary_days_no_fact_comes_again_before_the_others(library: Library) -> None:
    facts = [fact for fact in library.facts.values() if fact.month_day is None]
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(len(facts))]
    assert len({fact_of_the_day(facts, day)[0].id for day in days}) == len(facts)


async def test_a_search_lists_terms_and_facts_and_opens_them(bot: Bot) -> None:
    reply = await say(bot, "search soren")
    rows = next(block.rows for block in reply.blocks if isinstance(block, Listing))
    assert rows[0][0] == "Term · Chongryon"
    for option in options(reply):
        assert any(isinstance(it, Cite) for it in (await answering.pressed(bot, MINA, option.press)).blocks)


async def test_a_search_for_nothing_that_exists_says_what_to_try(bot: Bot) -> None:
    assert "Try a single word" in text(await say(bot, "search qwxzqwxz"))


async def test_a_term_is_explained_in_three_scripts_with_its_sources(bot: Bot) -> None:
    reply = await say(bot, "term 조총련")
    assert heading(reply) == "Chongryon"
    assert "朝鮮総連 (ちょうせんそうれん) · 총련" in text(reply)
    assert any(isinstance(block, Cite) for block in reply.blocks)
    assert heading(await answering.typed(bot, MINA.speaking("ja"), "term chongryon")) == "朝鮮総連"


async def test_an_unknown_term_gets_the_nearest_ones(bot: Bot) -> None:
    reply = await say(bot, "term chongrium")
    assert any(option.label == "Chongryon" for option in options(reply))


async def test_term_alone_lists_every_term(bot: Bot) -> None:
    reply = await say(bot, "term")
    assert all(term.en in text(reply) for term in bot.library.terms.values())


async def test_a_year_shows_its_events_how_many_moved_and_the_sources_of_both(bot: Bot) -> None:
    reply = await say(bot, "timeline 1960")
    assert "49,036. Confirmed by the sources." in text(reply)
    assert any(isinstance(block, Cite) for block in reply.blocks)


@pytest.mark.parametrize(
    ("year", "words"),
    [(1961, "Worked out from totals"), (1964, "13,832 in all. Only the sum"), (1969, "None."), (1975, "4,729 in all.")],
)
async def test_a_number_says_how_far_it_is_verified(bot: Bot, year: int, words: str) -> None:
    assert words in text(await say(bot, f"timeline {year}"))


async def test_a_year_without_an_event_offers_the_nearest_ones(bot: Bot) -> None:
    reply = await say(bot, "timeline 1900")
    assert "nothing for 1900" in text(reply)
    assert len(options(reply)) == 4
    assert heading(await answering.pressed(bot, MINA, options(reply)[0].press)).isdecimal()


async def test_the_timeline_can_be_paged_through_from_end_to_end(bot: Bot) -> None:
    reply, rows = await say(bot, "timeline"), 0
    while True:
        rows += len(next(block.rows for block in reply.blocks if isinstance(block, Listing)))
        if "Later" not in [option.label for option in options(reply)]:
            break
        reply = await press(bot, MINA, reply, "Later")
    assert rows == len(bot.library.events)
    assert "Earlier" in [option.label for option in options(reply)]


async def test_a_disputed_event_is_never_shown_without_a_word_on_the_dispute(bot: Bot) -> None:
    disputed = [
        event for event in bot.library.events.values() if any(bot.library.facts[name].dispute for name in event.facts)
    ]
    assert disputed
    for event in disputed:
        reply = await say(bot, f"timeline {event.year}")
        while True:
            shown = [row for block in reply.blocks if isinstance(block, Listing) for row in block.rows]
            caveats = sum(isinstance(it, Labelled) and it.label in ("Disputed: ", "Uncertain: ") for it in reply.blocks)
            if event.line.en in [text for _, text in shown]:
                break
            reply = await press(bot, MINA, reply, "Later")
        assert caveats


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


async def test_a_score_counts_points_by_period(bot: Bot, clock: Clock) -> None:
    await play(bot, MINA, "quiz first-ships", right=3)
    clock.forward(days=40)
    await play(bot, MINA, "quiz why-they-left", right=2)
    rows = dict(next(block.rows for block in (await say(bot, "score")).blocks if isinstance(block, Listing)))
    assert rows["today"] == rows["this week"] == rows["this month"]
    assert rows["today"].startswith("2,000 points · 2 of ")
    assert rows["all time"].startswith("5,000 points · 5 of ")


async def test_somebody_new_is_told_how_to_score(bot: Bot) -> None:
    assert "No points yet" in text(await say(bot, "score"))
    assert "Nobody has points" in text(await say(bot, "leaderboard"))


async def test_people_with_equal_points_share_a_place_on_the_leaderboard(bot: Bot) -> None:
    for number in range(4):
        caller = replace(JUN, person=f"console:{number}")
        await play(bot, caller, "quiz first-ships", right=[3, 2, 2, 1][number])
    reply = await answering.typed(bot, replace(JUN, person="console:3"), "leaderboard")
    rows = next(block.rows for block in reply.blocks if isinstance(block, Standings))
    assert [row.rank for row in rows] == [1, 2, 2, 4]
    assert [row.is_caller for row in rows] == [False, False, False, True]
    assert rows[3].name.endswith("(you)")


async def test_the_leaderboard_shows_the_top_and_the_caller_but_never_the_bottom(bot: Bot) -> None:
    for number in range(14):
        await play(bot, replace(JUN, person=f"console:{number}"), "quiz first-ships 11", right=11 - min(number, 10))
    last = await answering.typed(bot, replace(JUN, person="console:13"), "leaderboard")
    rows = next(block.rows for block in last.blocks if isinstance(block, Standings))
    assert len(rows) == 10 or all(row.rank <= 10 for row in rows[:-1])
    assert sum(row.is_caller for row in rows) <= 1


async def test_another_community_has_its_own_leaderboard(bot: Bot) -> None:
    await play(bot, MINA, "quiz first-ships", right=3)
    elsewhere = replace(MINA, community="discord:42")
    assert "Nobody has points" in text(await answering.typed(bot, elsewhere, "leaderboard"))


def test_made_up_names_are_different_for_the_first_five_hundred_people() -> None:
    for language in LANGUAGES:
        voice = MINA.speaking(language).voice
        assert len({pseudonym(voice, number) for number in range(1, 1200)}) == 1199


async def test_a_chosen_language_holds_until_it_is_given_up(bot: Bot) -> None:
    await say(bot, "language ja")
    assert heading(await say(bot, "score")) != "My score"
    assert "日本語" in text(await say(bot, "language"))
    await say(bot, "language auto")
    assert heading(await say(bot, "score")) == "My score"


async def test_content_without_a_translation_is_shown_in_english_and_says_so(bot: Bot) -> None:
    await say(bot, "language ko")
    reply = await say(bot, "fact economy")
    title = heading(reply)
    fact = next(it for it in bot.library.facts.values() if title in (it.title.en, it.title.ko))
    said = MINA.speaking("ko").voice("untranslated")
    assert any(isinstance(block, Prose) and block.text == said for block in reply.blocks) == (fact.text.ko is None)


async def test_an_export_holds_everything_and_a_deletion_leaves_nothing(bot: Bot) -> None:
    await say(bot, "language ko")
    await say(bot, "language en")
    await play(bot, MINA, "quiz first-ships", right=3)
    await say(bot, "fact")
    exported = next(block for block in (await say(bot, "privacy export")).blocks if isinstance(block, Document))
    stored = json.loads(exported.text)
    assert exported.name == "zainichi-export-2026-04-28.json"
    assert len(stored["answer"]) == 11
    assert stored["person"] == [{"external": "console:mina", "language": "en"}]
    asked = await say(bot, "privacy delete")
    assert "cannot be undone" in text(asked)
    assert options(asked)[0].is_danger
    assert (await bot.store.score(MINA.person, MINA.community, "")).points == 3000
    assert "Nothing about you is stored" in text(await answering.pressed(bot, MINA, options(asked)[0].press))
    assert "Nothing is stored about you" in text(await say(bot, "privacy export"))
    assert await bot.store.number(MINA.person) is None


async def test_help_names_every_command_with_its_options(bot: Bot) -> None:
    rows = dict(next(block.rows for block in (await say(bot, "help")).blocks if isinstance(block, Listing)))
    assert [usage.split()[0] for usage in rows] == list(COMMANDS)
    assert rows["quiz [quiz] [questions] [topic]"] == "Questions for you alone, private and untimed"


async def test_help_for_a_command_lists_its_values_and_has_an_example_to_press(bot: Bot) -> None:
    reply = await say(bot, "help quiz")
    assert "first-ships" in text(reply)
    assert any(isinstance(block, Heading) and block.text == "quiz" for block in reply.blocks)
    assert "The first ships" in heading(await answering.pressed(bot, MINA, options(reply)[0].press))


async def test_about_counts_what_is_there(bot: Bot) -> None:
    assert f"{len(bot.library.facts)} facts" in text(await say(bot, "about"))
