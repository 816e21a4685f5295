"""The daily fact as it stands in a channel, and what moderators are told of its schedule."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.core.context import Bot, Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.platform import Need
from bot.core.press import Begin, BeginOn, Run, Show, Shown, pack
from bot.core.reply import Block, Heading, Labelled, Listing, Option, Options, Prose, Reply, whisper
from bot.daily.parsing import DAYS, EVERY_DAY, WEEKDAYS, WEEKENDS
from bot.daily.rules import Slot
from bot.daily.store import StoredSchedule, Wanted
from bot.facts.views import QUIZ_LENGTH, caveats, cites, untranslated
from content.model import Fact


def posted(bot: Bot, say: Voice, fact: Fact, day: date, *, is_anniversary: bool) -> Reply:
    """A fact for everybody in a channel, with its shortest source; the button Sources shows all."""
    key = "on-this-day" if is_anniversary else "fact-of-the-day"
    on = say.date(fact.date or "") if is_anniversary else say.day(f"{day:%m-%d}")
    blocks: list[Block] = [Heading(f"{say(key, date=on)}: {fact.title.best(say.language)}")]
    if fact.content_note:
        blocks.append(Labelled(say.lead("label-content-note"), say(f"note-{fact.content_note}")))
    blocks += [Prose(fact.text.best(say.language)), *caveats(say, fact), *untranslated(say, fact.text)]
    quiz = Option(say("button-quiz-me"), pack(Begin(BeginOn.FACT, fact.id, QUIZ_LENGTH, anew=False)))
    sources = Option(say("button-sources"), pack(Show(Shown.SOURCES, fact.id)))
    return Reply((*blocks, *cites(say, bot.library.sources_of(fact.id))[:1], Options((quiz, sources))))


def sources(bot: Bot, caller: Caller, fact: Fact) -> Reply:
    """Every source of a fact."""
    say = caller.voice
    heading = Heading(say("daily-sources", title=fact.title.best(say.language)))
    return whisper(heading, *cites(say, bot.library.sources_of(fact.id)))


def scheduled(caller: Caller, wanted: Wanted, slots: Sequence[Slot], *, zone_given: bool) -> Reply:
    """It is set: what comes where, and the next times."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("daily-heading")), _told(say, wanted)]
    if not zone_given:
        blocks.append(Prose(say("daily-zone-assumed", zone=wanted.zone)))
    return whisper(*blocks, *_times(say, wanted, slots), Options(_buttons(say, wanted, "preview", "status")))


def status(caller: Caller, rows: Sequence[tuple[StoredSchedule, Sequence[Slot]]]) -> Reply:
    """How each schedule stands, with its next time."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("daily-heading"))]
    for one, slots in rows:
        blocks.append(_told(say, one))
        if one.due is None:
            blocks.append(Prose(say(f"daily-paused-{one.paused or 'asked'}")))
        elif one.tries:
            blocks.append(Prose(say("daily-failing", tries=one.tries)))
        elif slots:
            blocks.append(Prose(say("daily-next", time=_slot(say, one, slots[0]))))
        if one.topic in caller.here.off:
            blocks.append(Prose(say("daily-topic-off")))
        if one.missed:
            blocks.append(Prose(say("daily-missed", date=_date(say, date.fromisoformat(one.missed)))))
    return whisper(*blocks)


def changed(caller: Caller, key: str, one: StoredSchedule, slots: Sequence[Slot] = ()) -> Reply:
    """What a command has changed about a schedule, and the next times if there are any."""
    say = caller.voice
    return whisper(Prose(say(f"daily-{key}", place=place_of(say, one))), *_times(say, one, slots))


def preview(say: Voice, one: StoredSchedule, slot: Slot, post: Reply) -> Reply:
    """What would be posted next, for the moderator alone. A heading is there already: that of the fact."""
    about = Labelled(
        say.lead("daily-preview-of", place=place_of(say, one)), say("daily-next", time=_slot(say, one, slot))
    )
    head, *rest = post.blocks
    return whisper(head, about, *rest)


def needs(caller: Caller, missing: Sequence[Need]) -> Reply:
    """What the bot lacks in the channel, and how to give it."""
    say = caller.voice
    rows = tuple((say(f"need-{need}"), say(f"need-{need}-how")) for need in missing)
    return whisper(Prose(say("daily-needs")), Listing(rows))


def which(caller: Caller, schedules: Sequence[StoredSchedule], command: str) -> Reply:
    """There are several: a button for each."""
    say = caller.voice
    return whisper(Prose(say("daily-which")), Options(tuple(_button(say, one, command) for one in schedules[:20])))


def stopped(say: Voice, one: StoredSchedule, why: str) -> Reply:
    """For whoever set it: it could not be posted three times, or there is nothing to post, and it is paused."""
    text = say("daily-stopped-empty" if why == "empty" else "daily-stopped", place=place_of(say, one))
    reason, how = say(f"daily-paused-{why}"), say("daily-stopped-how")
    return whisper(Heading(say("daily-heading")), Prose(text), Prose(reason), Prose(how))


def _button(say: Voice, one: StoredSchedule, command: str) -> Option:
    return Option(place_of(say, one), pack(Run(f"{command} {_mention(one.place)}")))


def _buttons(say: Voice, one: Wanted, *which: str) -> tuple[Option, ...]:
    return tuple(Option(say(f"daily-button-{it}"), pack(Run(f"daily-{it} {_mention(one.place)}"))) for it in which)


def _mention(place: str) -> str:
    """A place as an option takes it."""
    return f"<#{place.rpartition(':')[2]}>"


def place_of(say: Voice, one: StoredSchedule | Wanted) -> str:
    """What the place of a schedule is called."""
    return one.name or say("daily-this-channel")


def _told(say: Voice, one: StoredSchedule | Wanted) -> Labelled:
    """What comes where and when."""
    topic = say(f"topic-{one.topic}") if one.topic else say("daily-all-topics")
    values = {"days": _days(say, one.days), "time": one.time, "zone": one.zone, "topic": topic}
    text = say("daily-told", **values, language=LANGUAGES[one.language])
    return Labelled(say.lead("daily-place", place=place_of(say, one)), text)


def _days(say: Voice, days: str) -> str:
    words = {EVERY_DAY: "value-daily", WEEKDAYS: "value-weekdays", WEEKENDS: "value-weekends"}
    key = words.get(days)
    return say(key) if key else " · ".join(_weekday(say, int(day)) for day in days)


def _weekday(say: Voice, day: int) -> str:
    return say(f"weekday-{DAYS[day]}")


def _times(say: Voice, one: StoredSchedule | Wanted, slots: Sequence[Slot]) -> list[Block]:
    """The next times, each in words."""
    lines = [_slot(say, one, slot) for slot in slots]
    return [Prose(say("daily-times")), *(Prose(line) for line in lines)] if lines else []


def _slot(say: Voice, one: StoredSchedule | Wanted, slot: Slot) -> str:
    """When it comes, by the clocks of the zone: not the time that was asked for where they leave that out."""
    there = slot.at.astimezone(ZoneInfo(one.zone))
    return say("daily-slot", date=_date(say, there.date()), time=f"{there:%H:%M}")


def _date(say: Voice, day: date) -> str:
    return say("daily-date", weekday=_weekday(say, day.weekday()), date=say.day(f"{day:%m-%d}"))
