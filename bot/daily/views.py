"""The daily fact as it stands in a channel, and what moderators are told of its schedule."""

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from bot.core.context import Caller
from bot.core.i18n import LANGUAGES, Voice
from bot.core.platform import Address, Permission, PostFailure
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Prose, Reply, private
from bot.core.views import lacking, sentence
from bot.daily.options import ANY_TOPIC, WEEKDAY_WORDS
from bot.daily.parsing import EVERY_DAY, WEEKDAYS, WEEKENDS, undo, write_days
from bot.daily.rules import Pause, Slot
from bot.daily.store import StoredSchedule, WantedSchedule
from bot.daily.zones import city_of, fixed_offset
from bot.facts.views import fact_presses, told
from content.library import Library
from content.model import Fact

_CANNOT: Mapping[PostFailure, str] = {
    PostFailure.GONE: "daily-cannot-gone",
    PostFailure.LOST: "daily-cannot-lost",
    PostFailure.FORBIDDEN: "daily-cannot-forbidden",
    PostFailure.FIXED: "daily-cannot-refused",
    PostFailure.REFUSED: "daily-cannot-refused",
    PostFailure.BUSY: "daily-cannot-busy",
}
_PAUSED: Mapping[Pause, str] = {
    Pause.ASKED: "daily-paused-asked",
    Pause.EMPTY: "daily-paused-empty",
    Pause.GONE: "daily-paused-gone",
    Pause.LOST: "daily-paused-lost",
    Pause.FORBIDDEN: "daily-paused-forbidden",
    Pause.REFUSED: "daily-paused-refused",
}

_LABELS: Mapping[str, str] = {
    "daily-preview": "daily-button-preview",
    "daily-status": "daily-button-status",
    "daily-skip": "daily-button-skip",
    "daily-now": "daily-button-now",
    "daily-pause": "daily-button-pause",
    "daily-resume": "daily-button-resume",
    "daily-off": "daily-button-off",
}
_ON_RUNNING = ("daily-preview", "daily-skip", "daily-now", "daily-pause", "daily-off")
_ON_PAUSED = ("daily-resume", "daily-preview", "daily-skip", "daily-off")
MOST = 20
"""Buttons at most for places to choose from."""


def posted(library: Library, say: Voice, fact: Fact, *, is_anniversary: bool) -> Reply:
    """A fact for everybody in a channel."""
    occasion = say("on-this-day" if is_anniversary else "fact-of-the-day")
    return Reply((*told(library, say, fact, occasion), Buttons(fact_presses(say, fact))))


def scheduled(
    caller: Caller,
    wanted: WantedSchedule,
    slots: Sequence[Slot],
    before: StoredSchedule | None,
    *,
    zone_given: bool,
) -> Reply:
    """It is set: what comes where, and the next times; and what it was `before`, if that was something else."""
    say = caller.voice
    blocks: list[Block] = [Heading(say("daily-heading")), _told(say, wanted)]
    restore: tuple[Button, ...] = ()
    if before and _terms(say, before) != _terms(say, wanted):
        blocks.append(Labelled(say.lead("daily-before"), _terms(say, before)))
        restore = _restore(caller, before)
    if before and before.due is None:
        blocks.append(Prose(say("daily-resumed", place=place_of(say, wanted))))
    if not zone_given and not before:
        blocks.append(Prose(say("daily-zone-assumed", zone=say.zone(wanted.zone))))
    fixed = fixed_offset(wanted.zone)
    if fixed:
        city = city_of(fixed.meant, say.language)
        blocks.append(Prose(say("zone-fixed", zone=wanted.zone, offset=fixed.offset, city=city)))
    buttons = (*_buttons(caller, wanted, ("daily-preview", "daily-status")), *restore)
    return private(*blocks, *_times(say, wanted, slots), Buttons(buttons))


def removed(caller: Caller, one: StoredSchedule) -> Reply:
    """There is none any more; what it was, and a button that sets it again."""
    say = caller.voice
    restore = _restore(caller, one)
    blocks = (
        Prose(say("daily-removed", place=place_of(say, one))),
        Labelled(say.lead("daily-before"), _terms(say, one)),
    )
    return private(*blocks, *([Buttons(restore)] if restore else []))


def _restore(caller: Caller, one: StoredSchedule) -> tuple[Button, ...]:
    """A button that sets it as it was, if all of it fits into one."""
    where, topic = caller.platform.mention(one.place), one.topic or ANY_TOPIC
    line = f"daily {where} {one.time} {one.zone} {write_days(one.days)} {topic} {one.language}"
    try:
        return (Button(caller.voice("daily-button-restore"), pack(Run(line))),)
    except ValueError:
        return ()


def status(caller: Caller, one: StoredSchedule, slots: Sequence[Slot], left_out: int) -> Reply:
    """How a schedule stands, with all that can be done about it. `left_out`: how many facts are not to come there."""
    say, where = caller.voice, caller.platform.mention(one.place)
    blocks: list[Block] = [Heading(say("daily-heading")), *standing(caller, one, slots)]
    buttons = _buttons(caller, one, _ON_PAUSED if one.due is None else _ON_RUNNING)
    if left_out:
        blocks.append(Prose(say("daily-left-out", count=left_out)))
        buttons = (*buttons, Button(say("daily-button-unskip"), pack(Run(f"daily-skip {where} {undo()}"))))
    return private(*blocks, Buttons(buttons))


def status_of_all(caller: Caller, rows: Sequence[tuple[StoredSchedule, Sequence[Slot]]]) -> Reply:
    """How each of several schedules stands, with a button that shows it alone."""
    blocks = [block for one, slots in rows for block in standing(caller, one, slots)]
    buttons = tuple(place_button(caller, one, "daily-status") for one, _ in rows[:MOST])
    return private(Heading(caller.voice("daily-heading")), *blocks, Buttons(buttons))


def standing(caller: Caller, one: StoredSchedule, slots: Sequence[Slot]) -> list[Block]:
    """What comes where, and how that stands."""
    say = caller.voice
    blocks: list[Block] = [_told(say, one)]
    if one.due is None:
        blocks.append(Prose(_paused(say, one, Pause(one.paused or Pause.ASKED))))
    elif one.tries:
        blocks.append(Prose(say("daily-failing", tries=one.tries)))
    elif slots:
        blocks.append(Prose(say("daily-next", time=_slot(say, one, slots[0]))))
    if one.topic in caller.here.off:
        blocks.append(Prose(say("daily-topic-off")))
    if one.missed:
        blocks.append(Prose(say("daily-missed", date=_date(say, date.fromisoformat(one.missed)))))
    return blocks


def ask_what_to_skip(caller: Caller, one: StoredSchedule, slot: Slot, fact: Fact) -> Reply:
    """What comes next, and a button for each of the two that can be left out: the fact, the day."""
    say, where = caller.voice, caller.platform.mention(one.place)
    about = Labelled(say.lead("daily-place", place=place_of(say, one)), say("daily-next", time=_slot(say, one, slot)))
    choices = [(say("daily-button-skip-fact"), fact.id)]
    if one.due is not None:  # while it is paused there is no day to leave out
        choices.append((say("daily-button-skip-day"), slot.day.isoformat()))
    buttons = tuple(Button(label, pack(Run(f"daily-skip {where} {what}"))) for label, what in choices)
    return private(about, Prose(fact.title.best(say.language)), Prose(say("daily-skip-ask")), Buttons(buttons))


def fact_skipped(caller: Caller, one: StoredSchedule, fact: Fact) -> Reply:
    """It does not come in that place any more."""
    say = caller.voice
    text = say("daily-skipped-fact", title=fact.title.best(say.language), place=place_of(say, one))
    return private(Prose(text), Buttons((_undo(caller, one, fact.id), *_buttons(caller, one, ("daily-preview",)))))


def day_skipped(caller: Caller, one: StoredSchedule, slot: Slot, slots: Sequence[Slot]) -> Reply:
    """Nothing comes there on that day; when the fact comes instead."""
    say = caller.voice
    text = say("daily-skipped-day", date=_date(say, slot.day), place=place_of(say, one))
    return private(Prose(text), *_times(say, one, slots), Buttons((_undo(caller, one, slot.day.isoformat()),)))


def _undo(caller: Caller, one: StoredSchedule, what: str) -> Button:
    line = f"daily-skip {caller.platform.mention(one.place)} {undo(what)}"
    return Button(caller.voice("daily-button-undo"), pack(Run(line)))


def changed(caller: Caller, key: str, one: StoredSchedule, slots: Sequence[Slot] = ()) -> Reply:
    """What a command has changed about a schedule (the message `key`), and the next times if there are any."""
    say = caller.voice
    return private(Prose(say(key, place=place_of(say, one))), *_times(say, one, slots))


def preview(say: Voice, one: StoredSchedule, slot: Slot, post: Reply) -> Reply:
    """What would be posted next, for the moderator alone. The head of the fact stays at the top."""
    about = Labelled(
        say.lead("daily-preview-of", place=place_of(say, one)), say("daily-next", time=_slot(say, one, slot))
    )
    kicker, head, *rest = post.blocks
    return private(kicker, head, about, *rest)


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
    return private(
        Prose(say("daily-which")), Buttons(tuple(place_button(caller, one, command) for one in schedules[:MOST]))
    )


def stopped(say: Voice, one: StoredSchedule, why: Pause) -> Reply:
    """For whoever set it: it could not be posted three times, or there is nothing to post, and it is paused."""
    text = say("daily-stopped-empty" if why is Pause.EMPTY else "daily-stopped", place=place_of(say, one))
    reason, how = _paused(say, one, why), say("daily-stopped-how")
    return private(Heading(say("daily-heading")), Prose(text), Prose(reason), Prose(how))


def _paused(say: Voice, one: StoredSchedule, why: Pause) -> str:
    """Why nothing comes, and what to do about it on the platform of the place."""
    return say(_PAUSED[why], platform=Address.parse(one.place).platform)


def place_button(caller: Caller, one: StoredSchedule, command: str) -> Button:
    """A command on a schedule, to press under the name of its place."""
    mention = caller.platform.mention(one.place)
    return Button(place_of(caller.voice, one), pack(Run(f"{command} {mention}")))


def _buttons(caller: Caller, one: WantedSchedule | StoredSchedule, commands: Sequence[str]) -> tuple[Button, ...]:
    say, where = caller.voice, caller.platform.mention(one.place)
    return tuple(Button(say(_LABELS[name]), pack(Run(f"{name} {where}"))) for name in commands)


def place_of(say: Voice, one: StoredSchedule | WantedSchedule) -> str:
    """What the place of a schedule is called. A private one on Slack has no name that the bot is told, but an id."""
    if _is_unnamed(one):
        return say("daily-unnamed-channel", id=Address.parse(one.place).id)
    return one.name or say("daily-this-channel")


def _is_unnamed(one: StoredSchedule | WantedSchedule) -> bool:
    return bool(Address.parse(one.place).scope) and not one.name.startswith("#")


def _told(say: Voice, one: StoredSchedule | WantedSchedule) -> Labelled:
    """What comes where and when."""
    unnamed = Address.parse(one.place).id if _is_unnamed(one) else ""
    return Labelled(say.lead("daily-place", place=place_of(say, one)), _terms(say, one), unnamed)


def _terms(say: Voice, one: StoredSchedule | WantedSchedule) -> str:
    topic = say(f"topic-{one.topic}") if one.topic else say("daily-all-topics")
    values = {"days": days_in(say, one.days), "time": one.time, "zone": say.zone(one.zone), "topic": topic}
    return say("daily-told", **values, language=LANGUAGES[one.language])


def days_in(say: Voice, days: str) -> str:
    """Days of the week in words: every day, or their names."""
    words = {EVERY_DAY: "value-daily", WEEKDAYS: "value-weekdays", WEEKENDS: "value-weekends"}
    key = words.get(days)
    return say(key) if key else " · ".join(_weekday(say, int(day)) for day in days)


def _weekday(say: Voice, day: int) -> str:
    return say(WEEKDAY_WORDS[day])


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
