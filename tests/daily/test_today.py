"""The fact of this day, wherever somebody is."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, strategies as st

from bot.core.reply import Reply
from bot.daily.rules import fact_of_the_day
from content.library import Library
from tests.conftest import MINA, Clock
from tests.support.bot import Bot
from tests.support.playing import kicker


async def say(bot: Bot, line: str) -> Reply:
    return await bot.router.typed(MINA, line)


async def test_on_its_day_today_brings_what_happened_then(bot: Bot, clock: Clock) -> None:
    clock.time = clock.time.replace(month=12, day=14)
    reply = await say(bot, "today")
    assert kicker(reply).startswith("On this day · ")
    assert " · 14 December " in kicker(reply)


async def test_today_is_the_date_where_the_person_is(bot: Bot, clock: Clock) -> None:
    clock.time = clock.time.replace(month=12, day=13, hour=20)
    tokyo = replace(MINA, zone=ZoneInfo("Asia/Tokyo"))
    shown = kicker(await bot.router.typed(tokyo, "today"))
    assert shown.startswith("On this day · ")
    assert " · 14 December " in shown


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
