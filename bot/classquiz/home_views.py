"""How classes read on a page of somebody's own."""

from collections.abc import Sequence

from bot.classquiz.buttons import Act, ClassAction
from bot.classquiz.service import RoundSnapshot
from bot.core.clock import day_of
from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.own import set_number
from bot.core.platform import Address
from bot.core.press import Run, pack
from bot.core.reply import Block, Button, Buttons, Heading, Labelled, Listing, Prose, Reply, private
from bot.quiz.items import Phase
from bot.quiz.selection import title_of
from content.library import Library


def classes(
    library: Library,
    caller: Caller,
    live: Sequence[RoundSnapshot],
    ended: Sequence[RoundSnapshot],
    *,
    is_more: bool,
) -> Reply:
    """The rounds that go on, each with its panel, the host's last reports, and a button that starts a round.

    `is_more`: there are more rounds than these.
    """
    say = caller.voice
    titles = {held.round.id: _title(library, say, held) for held in (*live, *ended)}
    blocks: list[Block] = [_round(say, held, titles[held.round.id]) for held in live]
    if not live:
        blocks.append(Prose(say("home-class-none")))
    if is_more:
        blocks.append(Prose(say("home-class-more")))
    buttons = [Button(say("home-button-lead", place=_place(say, held)), _press(held, Act.PANEL)) for held in live]
    if ended:
        rows = [
            (_day(caller, held), say("home-class-report", title=titles[held.round.id], people=held.joined))
            for held in ended
        ]
        blocks += [Prose(say("home-class-reports")), Listing(tuple(rows))]
        buttons += [
            Button(
                say("home-button-report", title=titles[held.round.id], date=_day(caller, held)),
                _press(held, Act.REPORT),
            )
            for held in ended
        ]
    buttons.append(Button(say("home-button-start"), pack(Run("start"))))
    return private(Heading(say("home-class")), *blocks, Buttons(tuple(buttons)))


def _title(library: Library, say: Voice, held: RoundSnapshot) -> str:
    """What a round is called; a set of the community's own as it was called then."""
    kept = held.stored.basis.title
    return title_of(library, say, kept) if set_number(kept) is None else held.content.title


def _round(say: Voice, held: RoundSnapshot, title: str) -> Labelled:
    """Where a round is and how far. A channel that has no name here is named by the platform, to who may see it."""
    place, round = held.stored.basis.place_name, held.round
    if round.phase is Phase.LOBBY:
        told = say("home-class-lobby", title=title, people=held.joined)
    else:
        told = say("home-class-round", title=title, number=round.position + 1, of=len(round.items), people=held.joined)
    unnamed = "" if place.startswith("#") else Address.parse(held.stored.place).id
    return Labelled(say("lead", label=_place(say, held)), told, unnamed)


def _place(say: Voice, held: RoundSnapshot) -> str:
    return held.stored.basis.place_name or say("home-class-place")


def _day(caller: Caller, held: RoundSnapshot) -> str:
    return caller.voice.date(day_of(held.stored.state.ended or held.stored.started, caller.own_zone).isoformat())


def _press(held: RoundSnapshot, which: Act) -> str:
    return pack(ClassAction(held.round.id, which, held.round.position))
