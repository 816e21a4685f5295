"""What everybody sees of a class's round, and what each who takes part is told in private."""

from collections.abc import Sequence
from enum import StrEnum

from bot.classquiz.model import SECOND, SKIPPED, ClassRound, Names, Settled, settled
from bot.classquiz.rows import StoredParticipant
from bot.classquiz.rules import progress
from bot.classquiz.scoring import Result, class_line, percent, podium, standings, tally, top
from bot.classquiz.service import Held
from bot.core.context import Bot, Caller
from bot.core.i18n import Voice
from bot.core.press import Act, Pick, Play, Show, Shown, pack
from bot.core.reply import (
    Attachment,
    Block,
    Choices,
    Deadline,
    Heading,
    Labelled,
    Lettered,
    Listing,
    Mark,
    Option,
    Options,
    Prose,
    Reply,
    Standing,
    Standings,
    whisper,
)
from bot.facts.views import caveats, cites, shortened, untranslated
from bot.quiz.rules import Item, Phase
from bot.quiz.views import named
from content.model import Question


def act(say: Voice, held: Held, which: Act, at: int = 0, *, key: str | None = None, **said: str) -> Option:
    """The button for an act. `key` is the message for its label, if not the usual one, and `said` what that names."""
    return Option(
        say(key or f"act-{which}", **said), pack(Play(held.round.id, which, at)), is_danger=which is Act.END_SURE
    )


def line(caller: Caller, key: str) -> Reply:
    """One sentence."""
    return whisper(Prose(caller.voice(key)))


def refused(caller: Caller, why: StrEnum) -> Reply:
    """Why a press had no effect, kindly."""
    return whisper(Prose(caller.voice(f"class-refused-{why}")))


def public(bot: Bot, held: Held) -> Reply:
    """What stands in the place for everybody, as the round stands."""
    match held.round.phase:
        case Phase.LOBBY:
            return _lobby(bot, held)
        case Phase.NOTE:
            return _note(bot, held)
        case Phase.OPEN:
            return _open(bot, held)
        case Phase.REVEALED:
            return _revealed(bot, held)
        case Phase.ENDED:
            return ended(bot, held, ())


def shown_deadline(round: ClassRound) -> int | None:
    """When the open question closes for those who did not ask for more time: who did is nobody's business."""
    clock = round.clock
    return None if clock is None or clock.budget is None else clock.when(clock.budget)


def left(bot: Bot, held: Held, position: int) -> Reply | None:
    """What stays in a message that the round has left, if not what is there: of the lobby, or a skipped question."""
    say = held.voice
    if position < 0:
        return _lobby(bot, held)
    if position in held.round.scored or position >= len(held.round.items):
        return None
    return Reply((Heading(_number(say, held, position)), Prose(say("class-skipped-all"))))


def _lobby(bot: Bot, held: Held) -> Reply:
    say, round = held.voice, held.round
    notes = sum(item.has_note for item in round.items)
    minutes = max(1, (round.about + 30 * SECOND) // (60 * SECOND))
    rows = [
        (say("lobby-length"), say("lobby-length-text", questions=len(round.items), minutes=minutes)),
        (say("lobby-scoring"), say(f"lobby-scoring-{round.terms.scoring}")),
        (say("lobby-names"), say(f"lobby-names-{round.terms.names}")),
    ]
    if notes:
        rows.insert(1, (say("label-content-note"), say("lobby-notes", count=notes)))
    state = say("lobby-locked") if round.locked else say("lobby-join")
    people = say("class-joined", count=held.joined)
    blocks = (Heading(say("lobby-heading", title=named(bot, say, held.stored.title))), Listing(tuple(rows)))
    buttons = Options((act(say, held, Act.JOIN), act(say, held, Act.HOW)))
    return Reply((*blocks, Prose(f"{people} {state}"), buttons))


def _number(say: Voice, held: Held, position: int) -> str:
    return say("class-number", number=position + 1, of=len(held.round.items))


def _note(bot: Bot, held: Held) -> Reply:
    say, round = held.voice, held.round
    question = bot.library.questions[round.item.question]
    note = Labelled(say.lead("label-content-note"), say(f"note-{question.content_note}"))
    told = say("class-paused") if round.paused else say("class-note-opens")
    buttons = Options((act(say, held, Act.PASS, round.position),))
    return Reply((Heading(_number(say, held, round.position)), note, Prose(told), buttons))


def _open(bot: Bot, held: Held) -> Reply:
    say, round, item = held.voice, held.round, held.round.item
    question = bot.library.questions[item.question]
    far = progress(round, held.participants, held.given)
    choices = tuple(Lettered(item.letter(it), question.choices[it].text.best(say.language)) for it in item.order)
    blocks: list[Block] = [Heading(_number(say, held, round.position)), Prose(question.prompt.best(say.language))]
    blocks += [Choices(choices), *untranslated(say, question.prompt)]
    closes = shown_deadline(round)
    if round.paused:
        blocks.append(Prose(say("class-paused")))
    elif closes is not None:
        blocks.append(Deadline(say.lead("class-closes"), closes))
    blocks.append(Prose(say("class-answered", answered=far.answered, asked=max(far.asked, far.answered))))
    picks = tuple(Option(item.letter(it), pack(Pick(round.id, round.position, it))) for it in item.order)
    skip = (act(say, held, Act.PASS, round.position),) if item.has_note else ()
    return Reply((*blocks, Options((*picks, *skip))))


def _revealed(bot: Bot, held: Held) -> Reply:
    say, round, item = held.voice, held.round, held.round.item
    question = bot.library.questions[item.question]
    counted = tally(round, round.position, held.participants, held.given)
    heading = say("class-right", place=_number(say, held, round.position), letter=item.letter(item.key))
    blocks: list[Block] = [Heading(heading), Prose(question.prompt.best(say.language))]
    blocks.append(
        Choices(tuple(_counted(say, question, item, it, counted.counts, counted.answered) for it in item.order))
    )
    blocks.append(Labelled(say.lead("label-why"), question.because.best(say.language)))
    tempting = counted.tempting
    if tempting is not None and (why := question.choices[tempting].tempting):
        blocks.append(Labelled(say.lead("label-choice", letter=item.letter(tempting)), why.best(say.language)))
    blocks += caveats(say, *(bot.library.facts[name] for name in question.facts))
    blocks += [*untranslated(say, question.because), *cites(say, bot.library.sources_of(*question.facts))]
    return Reply((*blocks, Options((act(say, held, Act.MINE, round.position),))))


def _counted(say: Voice, question: Question, item: Item, choice: int, counts: Sequence[int], of: int) -> Lettered:
    share = say("class-count", count=counts[choice], of=of, percent=say.percent(percent(counts[choice], of)))
    text = question.choices[choice].text.best(say.language)
    if choice != item.key:
        return Lettered(item.letter(choice), text, Mark.NONE, share)
    return Lettered(item.letter(choice), text, Mark.RIGHT, f"{say('mark-right')} · {share}")


def ended(bot: Bot, held: Held, pictures: Sequence[Attachment]) -> Reply:
    """The end: first how the class did, then the best, never the last."""
    say, round = held.voice, held.round
    results = standings(round, held.participants, held.given)
    blocks: list[Block] = [Heading(say("class-over", title=named(bot, say, held.stored.title)))]
    blocks.append(Prose(_class_line(say, held)))
    best = top(results)
    if best:
        label = "class-podium" if len(best) == len(podium(results)) else "class-top"
        blocks += [Prose(say(label)), Standings(tuple(_standing(say, held, results, one) for one in best))]
    return Reply((*blocks, *pictures, Options((act(say, held, Act.MINE, round.position),))))


def _class_line(say: Voice, held: Held) -> str:
    whole = class_line(held.round, held.participants, held.given)
    if not whole.eligible:
        return say("class-line-nobody")
    told = [say("class-line", percent=say.percent(whole.percent))]
    if whole.best is not None:
        told.append(say("class-line-best", number=whole.best + 1))
    if whole.again is not None:
        told.append(say("class-line-again", number=whole.again + 1))
    return " ".join(told)


def _standing(say: Voice, held: Held, results: Sequence[Result], result: Result) -> Standing:
    tied = sum(one.rank == result.rank for one in results) > 1
    name = held.called(_of(held, result.participant.person))
    points = say("points", points=result.points)
    return Standing(result.rank or 0, shortened(name), f"{points} · {say('class-tied')}" if tied else points)


def _of(held: Held, person: int) -> StoredParticipant:
    return next(one for one in held.people if one.person == person)


def how(caller: Caller, held: Held) -> Reply:
    """How a round goes, for whoever has not been in one."""
    say, terms = caller.voice, held.round.terms
    time = say("how-untimed") if terms.untimed else say("how-timed")
    names = say(f"how-names-{terms.names}")
    buttons = (act(say, held, Act.JOIN),) if held.round.phase is not Phase.ENDED else ()
    told = (Prose(say("how-text")), Prose(time), Prose(names))
    return whisper(Heading(say("act-how")), *told, *([Options(buttons)] if buttons else []))


def joined(caller: Caller, held: Held, one: StoredParticipant) -> Reply:
    """Who somebody is in this round."""
    say = caller.voice
    name = held.called(one, caller.language)
    known = [Prose(say("class-you-are", name=shortened(name)))]
    if held.round.terms.names is Names.PSEUDONYM:
        known.append(Prose(say("class-host-knows")))
    if one.since > held.round.position and held.round.phase is not Phase.LOBBY:
        known.append(Prose(say("class-from", number=one.since + 1)))
    buttons = () if held.round.terms.untimed or one.double else (Options((act(say, held, Act.DOUBLE),)),)
    return whisper(*known, *buttons)


def receipt(caller: Caller, held: Held, choice: int, position: int, *, joined: bool) -> Reply:
    """An answer is on the disk."""
    say, item = caller.voice, held.round.items[position]
    told = say("class-passed") if choice == SKIPPED else say("class-locked", letter=item.letter(choice))
    more = [Prose(say("class-joined-by"))] if joined else []
    return whisper(Prose(told), *more)


def mine(bot: Bot, caller: Caller, held: Held, one: StoredParticipant, position: int, result: Result) -> Reply:
    """How somebody did, on the question at a position and so far, or in all once the round is over."""
    say, round = caller.voice, held.round
    over = round.phase is Phase.ENDED
    blocks: list[Block] = []
    if over:
        blocks.append(Heading(say("class-yours", name=shortened(held.called(one, caller.language)))))
    elif position in round.scored:
        blocks.append(Prose(_answered(say, held, one, position)))
    blocks.append(Prose(say("class-so-far", right=result.right, asked=result.eligible)))
    if over and result.rank is not None:
        blocks.append(Prose(say("class-rank", rank=result.rank, points=result.points)))
    if over and result.missed:
        missed = [bot.library.questions[round.items[it].question] for it in result.missed][:_MOST_MISSED]
        rows = tuple((it.prompt.best(say.language), it.choices[it.key].text.best(say.language)) for it in missed)
        facts = [bot.library.facts[name] for name in dict.fromkeys(it.facts[0] for it in missed)][:5]
        again = tuple(Option(fact.title.best(say.language), pack(Show(Shown.FACT, fact.id))) for fact in facts)
        blocks += [Prose(say("quiz-look-again")), Listing(rows), Options(again)]
    return whisper(*blocks)


_MOST_MISSED = 12
"""Missed questions that are listed again: with more the message would not fit on Discord."""


def _answered(say: Voice, held: Held, one: StoredParticipant, position: int) -> str:
    answers: Settled = settled(held.given)
    answer, item = answers.get((one.person, position)), held.round.items[position]
    if answer is None:
        return say("class-mine-none" if position >= one.since else "class-mine-later")
    if answer.choice == SKIPPED:
        return say("class-mine-skipped")
    right = answer.choice == item.key
    return say("class-mine-right" if right else "class-mine-wrong", letter=item.letter(answer.choice))
