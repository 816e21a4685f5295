"""What everybody sees of a class's round. What each participant is told in private is in `participant_views`."""

from collections import Counter
from collections.abc import Mapping, Sequence

from bot.classquiz.buttons import DANGERS, LABELS, MAIN, Act, AnswerInClass, ClassAction, TypedInClass
from bot.classquiz.model import ClassRound, DisplayNames, Scoring, progress, settled
from bot.classquiz.rows import Display, Slot, StoredParticipant
from bot.classquiz.scoring import Result, class_line, podium, results, tally, top
from bot.classquiz.service import RoundSnapshot
from bot.core.clock import MINUTE, SECOND
from bot.core.i18n import Voice
from bot.core.kinds import Kind
from bot.core.press import Report, ReportOn, pack
from bot.core.questions import Asked
from bot.core.reply import (
    Attachment,
    Block,
    Button,
    Buttons,
    ChoiceMark,
    Choices,
    Deadline,
    Heading,
    Labelled,
    Listing,
    Prose,
    Rank,
    Reply,
    ShownChoice,
    Standing,
    Standings,
    Tone,
)
from bot.core.shares import percent
from bot.core.views import report_button, shortened
from bot.facts.citations import caveats, cites
from bot.quiz.items import Phase
from bot.quiz.question_views import right_answer, to_answer, together, untranslated_line, why_it_tempts
from bot.report.tally import Tally

MOST_NUMBERS = 3
"""Wrong numbers that are shown with how many gave them."""
MOST_TIED = 5
"""People who share a place and are still named."""
_SCORING: Mapping[Scoring, str] = {
    Scoring.ACCURACY: "lobby-scoring-accuracy",
    Scoring.TIEBREAK: "lobby-scoring-tiebreak",
    Scoring.NONE: "lobby-scoring-none",
}
_NAMES: Mapping[DisplayNames, str] = {
    DisplayNames.PSEUDONYM: "lobby-names-pseudonym",
    DisplayNames.SERVER: "lobby-names-server",
}


def act(say: Voice, held: RoundSnapshot, which: Act, at: int = 0, *, key: str | None = None, **said: str) -> Button:
    """The button for an act. `key` is the message for its label, if not the usual one, and `said` what that names."""
    label = say(key or LABELS[which], **said)
    rank = Rank.DANGER if which in DANGERS else Rank.MAIN if which in MAIN else Rank.QUIET
    return Button(label, pack(ClassAction(held.round.id, which, at)), rank)


def public(held: RoundSnapshot) -> Reply:
    """What stands in the place for everybody, as the round stands."""
    match held.round.phase:
        case Phase.LOBBY:
            return _lobby(held)
        case Phase.NOTE:
            return _note(held)
        case Phase.OPEN:
            return _open(held)
        case Phase.REVEALED:
            return _revealed(held, held.round.position)
        case Phase.ENDED if not held.round.clocks:
            return _called_off(held)
        case Phase.ENDED:
            return ended(held, ())


def shown_deadline(round: ClassRound) -> int | None:
    """When the open question closes for those who did not ask for more time: who did is nobody's business."""
    clock = round.clock
    return None if clock is None or clock.budget is None else clock.when(clock.budget)


def left(held: RoundSnapshot, display: Display) -> Reply | None:
    """What stays in a message that the round has left, if not what is there: of the lobby, or of a question.

    `held` has the answers to that question if the message `is_behind`.
    """
    say, position = held.voice, display.key.position
    if display.key.slot is Slot.LOBBY:
        heading = Heading(say("lobby-heading", title=held.content.title))
        return Reply((heading, Prose(say("lobby-begun-locked" if held.round.locked else "lobby-begun"))))
    if position not in held.round.scored:
        return Reply((Heading(_number(say, held, position)), Prose(say("class-skipped-all"))))
    return None if is_settled(held, display) else _revealed(held, position)


def is_settled(held: RoundSnapshot, display: Display) -> bool:
    """Whether a message that the round has left shows the answer, as it does where its last step was shown."""
    return _is_over(held, display) and display.shown >= held.round.version - 1


def is_behind(held: RoundSnapshot, display: Display) -> bool:
    """Whether a message that the round has left may not show the answer yet: a host was quick, or a post was stuck."""
    return _is_over(held, display) and not is_settled(held, display)


def _is_over(held: RoundSnapshot, display: Display) -> bool:
    return display.key.slot is Slot.QUESTION and display.key.position in held.round.scored


def _lobby(held: RoundSnapshot) -> Reply:
    say, round = held.voice, held.round
    notes = sum(item.has_note for item in round.items)
    minutes = max(1, (round.about + 30 * SECOND) // MINUTE)
    rows = [
        (say("lobby-length"), say("lobby-length-text", questions=len(round.items), minutes=minutes)),
        (say("lobby-scoring"), say(_SCORING[round.terms.scoring])),
        (say("lobby-names"), say(_NAMES[round.terms.names])),
    ]
    if notes:
        rows.insert(1, (say("label-content-note"), say("lobby-notes", count=notes)))
    state = say("lobby-locked") if round.locked else say("lobby-join")
    people = say("class-joined", count=held.joined)
    head: list[Block] = [Heading(say("lobby-heading", title=held.content.title))]
    head += [Prose(held.content.about)] if held.content.about else []
    buttons = Buttons((act(say, held, Act.JOIN), act(say, held, Act.HOW), to_panel(say, held)))
    return Reply((*head, Listing(tuple(rows)), Prose(say("sentences", first=people, second=state)), buttons))


def to_panel(say: Voice, held: RoundSnapshot) -> Button:
    """For the host, who leads from a message of their own: the panel, right here and for nobody else."""
    return act(say, held, Act.PANEL, held.round.position, key="act-host")


def _called_off(held: RoundSnapshot) -> Reply:
    """The lobby of a round that was ended before it began."""
    say = held.voice
    return Reply((Heading(say("lobby-heading", title=held.content.title)), Prose(say("lobby-called-off"))))


def _number(say: Voice, held: RoundSnapshot, position: int) -> str:
    return say("class-number", number=position + 1, of=len(held.round.items))


def _note(held: RoundSnapshot) -> Reply:
    say, round = held.voice, held.round
    note = Labelled(say.lead("label-content-note"), held.asked.content_note or "")
    told = say("class-paused") if round.paused else say("class-note-opens")
    buttons = Buttons((act(say, held, Act.PASS, round.position), to_panel(say, held)))
    return Reply((Heading(_number(say, held, round.position)), note, Prose(told), buttons))


def _open(held: RoundSnapshot) -> Reply:
    say, round, asked = held.voice, held.round, held.asked
    far = progress(round, held.participants, held.given)
    blocks: list[Block] = [Heading(_number(say, held, round.position)), Prose(asked.prompt)]
    blocks += untranslated_line(say, asked)
    closes = shown_deadline(round)
    if round.paused:
        blocks.append(Prose(say("class-paused")))
    elif closes is not None:
        blocks.append(Deadline(say.lead("class-closes"), closes))
    blocks.append(Prose(say("class-answered", answered=far.answered, asked=max(far.asked, far.answered))))
    blocks += to_answer(
        say,
        asked,
        lambda choice: pack(AnswerInClass(round.id, round.position, choice)),
        pack(TypedInClass(round.id, round.position)),
    )
    skip = (act(say, held, Act.PASS, round.position),) if asked.item.has_note else ()
    return Reply((*blocks, Buttons((*skip, to_panel(say, held)))))


def _revealed(held: RoundSnapshot, position: int) -> Reply:
    say, round, asked = held.voice, held.round, held.content.asked[position]
    counted = tally(round, position, held.participants, held.given)
    heading = say("class-right", place=_number(say, held, position), answer=right_answer(say, asked))
    blocks: list[Block] = [Heading(heading), Prose(asked.prompt), Prose(right_of(say, counted))]
    blocks += _choices(say, asked, position, held, counted)
    blocks += [Labelled(say.lead("label-why"), asked.because)] if asked.because else []
    tempting = [asked.choices[choice] for choice in counted.tempting[:1]]
    blocks += [why_it_tempts(say, it) for it in tempting if it.note]
    blocks += caveats(say, together(say, asked.caveats))
    blocks += untranslated_line(say, asked)
    blocks += cites(say, asked.sources, blocks)
    sources = act(say, held, Act.SOURCES, position)
    doubts = sources if asked.sources else report_button(say, report(held, position))
    more = (to_panel(say, held),) if position == round.position and round.phase is Phase.REVEALED else ()
    return Reply((*blocks, Buttons((act(say, held, Act.MINE, position), doubts, *more))), tone=Tone.RIGHT)


def report(held: RoundSnapshot, position: int) -> Report:
    """What is pressed to say that something is wrong with a question that was revealed."""
    return Report(ReportOn.CLASS, f"{held.round.id}/{position}")


def right_of(say: Voice, counted: Tally) -> str:
    """How many were right, of those who answered; and how many were asked, where that is not the same."""
    if not counted.answered:
        return say("class-nobody-answered", asked=counted.eligible)
    key = "class-right-of" if counted.answered == counted.eligible else "class-right-of-asked"
    return say(key, right=counted.right, answered=counted.answered, asked=counted.eligible)


def _choices(say: Voice, asked: Asked, position: int, held: RoundSnapshot, counted: Tally) -> list[Block]:
    """How often each choice was taken; of numbers the wrong ones that most gave. Nobody's words stand before all."""
    if asked.item.order:
        return [Choices(tuple(_counted(say, asked, it, counted) for it in asked.item.order))]
    if asked.item.kind is not Kind.NUMBER:
        return []
    given = [it.text for (_, at), it in settled(held.given).items() if at == position and it.text and not it.correct]
    shown = [
        ShownChoice(asked.said(text), ChoiceMark.NONE, say("aside", text=say("class-count-number", count=count)))
        for text, count in Counter(given).most_common(MOST_NUMBERS)
        if count > 1
    ]
    return [Choices(tuple(shown))] if shown else []


def _counted(say: Voice, asked: Asked, choice: int, counted: Tally) -> ShownChoice:
    count, of = counted.counts[choice], counted.answered
    share = say("class-count", count=count, of=of, percent=say.percent(percent(count, of) or 0))
    text = asked.choices[choice].text
    if choice not in asked.item.right:
        return ShownChoice(text, ChoiceMark.NONE, say("aside", text=share))
    return ShownChoice(text, ChoiceMark.RIGHT, say("aside", text=f"{say('mark-right')} · {share}"))


def ended(held: RoundSnapshot, pictures: Sequence[Attachment]) -> Reply:
    """The end: first how the class did, then the best, never the last."""
    say, round = held.voice, held.round
    found = results(round, held.participants, held.given)
    blocks: list[Block] = [Heading(say("class-over", title=held.content.title))]
    blocks.append(Prose(_class_line(say, held)))
    best = top(found)
    if best:
        label = "class-podium" if len(best) == len(podium(found)) else "class-top"
        blocks += [Prose(say(label)), _standings(say, held, best)]
    private = (act(say, held, Act.MINE, round.position), act(say, held, Act.HANDOUT))
    return Reply((*blocks, *pictures, Buttons(private)))


def _class_line(say: Voice, held: RoundSnapshot) -> str:
    whole = class_line(held.round, held.participants, held.given)
    if not whole.answered:
        return say("class-line-nobody")
    told = []
    if whole.best is not None:
        told.append(say("class-line-best", number=whole.best + 1))
    if whole.again is not None:
        told.append(say("class-line-again", number=whole.again + 1))
    share = say("class-line", percent=say.percent(whole.percent))
    return say("sentences", first=share, second=" · ".join(told)) if told else share


def _standings(say: Voice, held: RoundSnapshot, best: Sequence[Result]) -> Standings:
    """The best, each by name; but where many share a place, how many they are."""
    rows: list[Standing] = []
    for rank in dict.fromkeys(one.rank for one in best):
        alike = [one for one in best if one.rank == rank]
        points = say("points", points=alike[0].points)
        if len(alike) > MOST_TIED:
            shared = say("class-shared-place", people=len(alike))
            rows.append(Standing(rank or 0, shared, points, place=say.place(rank or 0)))
            continue
        told = f"{points} · {say('class-tied')}" if len(alike) > 1 else points
        names = [shortened(held.called(_of(held, one.participant.person))) for one in alike]
        rows += [Standing(rank or 0, name, told, place=say.place(rank or 0)) for name in names]
    return Standings(tuple(rows))


def _of(held: RoundSnapshot, person: int) -> StoredParticipant:
    return next(one for one in held.people if one.person == person)
