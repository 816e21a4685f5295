"""The daily fact as it stands in a channel, and what moderators are told of its schedule."""

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.core.context import Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.platform import Permission, PostFailure
from bot.core.press import Begin, BeginOn, Run, Show, Shown, pack
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Prose, Reply, private
from bot.core.views import QUIZ_LENGTH, lacking, sentence
from bot.daily.parsing import EVERY_DAY, WEEKDAYS, WEEKENDS
from bot.daily.rules import Pause, Slot
from bot.daily.store import StoredSchedule, WantedSchedule
from bot.facts.citations import caveats, caveats_of, cites, sources_of, untranslated
from content.library import Library
from content.model import Fact

_WEEKDAYS = (
    "weekday-mon",
    "weekday-tue",
    "weekday-wed",
    "weekday-thu",
    "weekday-fri",
    "weekday-sat",
    "weekday-sun",
)
_CANNOT: Mapping[PostFailure, str] = {
    PostFailure.GONE: "daily-cannot-gone",
    PostFailure.LOST: "daily-cannot-lost",
    PostFailure.FORBIDDEN: "daily-cannot-forbidden",
    PostFailure.BUSY: "daily-cannot-busy",
}
_PAUSED: Mapping[Pause, str] = {
    Pause.ASKED: "daily-paused-asked",
    Pause.EMPTY: "daily-paused-empty",
    Pause.GONE: "daily-paused-gone",
    Pause.LOST: "daily-paused-lost",
    Pause.FORBIDDEN: "daily-paused-forbidden",
}


def posted(library: Library, say: Voice, fact: Fact, day: date, *, is_anniversary: bool) -> Reply:
    """A fact for everybody in a channel, with its shortest source; the button Sources shows all."""
    key = "on-this-day" if is_anniversary else "fact-of-the-day"
    on = say.date(fact.date or "") if is_anniversary else say.day(f"{day:%m-%d}")
    blocks: list[Block] = [Heading(f"{say(key, date=on)}: {fact.title.best(say.language)}")]
    if fact.content_note:
        blocks.append(Labelled(say.lead("label-content-note"), say(f"note-{fact.content_note}")))
    blocks += [Prose(fact.text.best(say.language)), *caveats(say, caveats_of(say, fact)), *untranslated(say, fact.text)]
    quiz = Button(say("button-quiz-me"), pack(Begin(BeginOn.FACT, fact.id, QUIZ_LENGTH, anew=False)))
    sources = Button(say("button-sources"), pack(Show(Shown.SOURCES, fact.id)))
    return Reply((*blocks, *cites(say, sources_of(say, library.sources_of(fact.id))[:1]), Buttons((quiz, sources))))


def scheduled(caller: Caller, wanted: WantedSchedule, slots: Sequence[Slot], *, zone_given: bool) -> Reply:
    """It is set: what comes where, and the next times."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("daily-heading")), _told(say, wanted)]
    if not zone_given:
        blocks.append(Prose(say("daily-zone-assumed", zone=wanted.zone)))
    return private(*blocks, *_times(say, wanted, slots), Buttons(_buttons(caller, wanted)))


def status(caller: Caller, rows: Sequence[tuple[StoredSchedule, Sequence[Slot]]]) -> Reply:
    """How each schedule stands, with its next time."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("daily-heading"))]
    for one, slots in rows:
        blocks.append(_told(say, one))
        if one.due is None:
            blocks.append(Prose(say(_PAUSED[Pause(one.paused or Pause.ASKED)])))
        elif one.tries:
            blocks.append(Prose(say("daily-failing", tries=one.tries)))
        elif slots:
            blocks.append(Prose(say("daily-next", time=_slot(say, one, slots[0]))))
        if one.topic in caller.here.off:
            blocks.append(Prose(say("daily-topic-off")))
        if one.missed:
            blocks.append(Prose(say("daily-missed", date=_date(say, date.fromisoformat(one.missed)))))
    return private(*blocks)


def changed(caller: Caller, key: str, one: StoredSchedule, slots: Sequence[Slot] = ()) -> Reply:
    """What a command has changed about a schedule (the message `key`), and the next times if there are any."""
    say = caller.voice
    return private(Prose(say(key, place=place_of(say, one))), *_times(say, one, slots))


def preview(say: Voice, one: StoredSchedule, slot: Slot, post: Reply) -> Reply:
    """What would be posted next, for the moderator alone. A heading is there already: that of the fact."""
    about = Labelled(
        say.lead("daily-preview-of", place=place_of(say, one)), say("daily-next", time=_slot(say, one, slot))
    )
    head, *rest = post.blocks
    return private(head, about, *rest)


def needs(caller: Caller, missing: Sequence[Permission]) -> Reply:
    """What the bot lacks in the channel, and how to give it."""
    say = caller.voice
    return private(Prose(say("daily-needs")), lacking(say, missing))


def cannot_post(caller: Caller, why: PostFailure) -> Reply:
    """The channel cannot be posted in."""
    return sentence(caller, _CANNOT[why])


def which(caller: Caller, schedules: Sequence[StoredSchedule], command: str) -> Reply:
    """There are several: a button for each."""
    say = caller.voice
    return private(Prose(say("daily-which")), Buttons(tuple(_button(caller, one, command) for one in schedules[:20])))


def stopped(say: Voice, one: StoredSchedule, why: Pause) -> Reply:
    """For whoever set it: it could not be posted three times, or there is nothing to post, and it is paused."""
    text = say("daily-stopped-empty" if why is Pause.EMPTY else "daily-stopped", place=place_of(say, one))
    reason, how = say(_PAUSED[why]), say("daily-stopped-how")
    return private(Heading(say("daily-heading")), Prose(text), Prose(reason), Prose(how))


def _button(caller: Caller, one: StoredSchedule, command: str) -> Button:
    mention = caller.platform.mention(one.place)
    return Button(place_of(caller.voice, one), pack(Run(f"{command} {mention}")))


def _buttons(caller: Caller, one: WantedSchedule) -> tuple[Button, ...]:
    say, mention = caller.voice, caller.platform.mention(one.place)
    preview = Button(say("daily-button-preview"), pack(Run(f"daily-preview {mention}")))
    return preview, Button(say("daily-button-status"), pack(Run(f"daily-status {mention}")))


def place_of(say: Voice, one: StoredSchedule | WantedSchedule) -> str:
    """What the place of a schedule is called."""
    return one.name or say("daily-this-channel")


def _told(say: Voice, one: StoredSchedule | WantedSchedule) -> Labelled:
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
    return say(_WEEKDAYS[day])


def _times(say: Voice, one: StoredSchedule | WantedSchedule, slots: Sequence[Slot]) -> list[Block]:
    """The next times, each in words."""
    lines = [_slot(say, one, slot) for slot in slots]
    return [Prose(say("daily-times")), *(Prose(line) for line in lines)] if lines else []


def _slot(say: Voice, one: StoredSchedule | WantedSchedule, slot: Slot) -> str:
    """When it comes, by the clocks of the zone: not the time that was asked for where they leave that out."""
    there = slot.at.astimezone(ZoneInfo(one.zone))
    return say("daily-slot", date=_date(say, there.date()), time=f"{there:%H:%M}")


def _date(say: Voice, day: date) -> str:
    return say("daily-date", weekday=_weekday(say, day.weekday()), date=say.day(f"{day:%m-%d}"))
