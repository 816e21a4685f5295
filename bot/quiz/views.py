"""How a quiz alone reads: the question, the answer explained, and what to look at again."""

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.press import Begin, Run, Show, Shown, pack
from bot.core.questions import Asked, FactLink, RoundContent
from bot.core.reply import (
    Block,
    Button,
    Buttons,
    ChoiceMark,
    Choices,
    Heading,
    Labelled,
    Lettered,
    Listing,
    Prose,
    Reply,
    private,
)
from bot.facts.citations import caveats, cites, sources_button
from bot.quiz.buttons import AnswerAlone, SourcesAlone, Step, StepKind
from bot.quiz.rules import Outcome, TitledRound

MOST_MISSED = 12
"""Questions that are listed again at the end: with more the message would not fit on Discord."""
MOST_FACTS = 5


def content_note(caller: Caller, play: TitledRound, preface: str | None) -> Reply:
    """What the next question speaks of, before it is shown."""
    say, round = caller.voice, play.round
    note = Labelled(say.lead("label-content-note"), play.content.asked[round.position].content_note or "")
    show = Button(say("button-show"), pack(Step(round.id, round.position, StepKind.SHOW)))
    skip = Button(say("button-skip"), pack(Step(round.id, round.position, StepKind.SKIP)))
    return private(*_head(say, play, preface), note, Prose(say("quiz-content-note")), Buttons((show, skip)))


def question(caller: Caller, play: TitledRound, preface: str | None) -> Reply:
    """The open question with its choices as lines of text, and a button for each letter."""
    say, round = caller.voice, play.round
    asked = play.content.asked[round.position]
    item = asked.item
    buttons = tuple(
        Button(item.letter(choice), pack(AnswerAlone(round.id, round.position, choice))) for choice in item.order
    )
    return private(
        *_head(say, play, preface),
        Prose(asked.prompt),
        Choices(tuple(Lettered(item.letter(choice), asked.choices[choice].text) for choice in item.order)),
        *untranslated_line(say, asked),
        Buttons(buttons),
    )


def reveal(caller: Caller, play: TitledRound, choice: int, *, practice: bool) -> Reply:
    """The right choice, why it is right, why the chosen wrong one tempts, what is disputed, and the sources."""
    say, round = caller.voice, play.round
    asked = play.content.asked[round.position]
    item = asked.item
    right, chosen = item.letter(item.key), item.letter(choice)
    heading = say("quiz-right", letter=right) if choice == item.key else say("quiz-wrong", chosen=chosen, letter=right)
    blocks: list[Block] = [Heading(heading), Prose(asked.prompt), _marked(say, asked, choice)]
    blocks.append(Labelled(say.lead("label-why"), asked.because))
    note = asked.choices[choice].note
    if note:
        blocks.append(Labelled(say.lead("label-choice", letter=chosen), note))
    blocks += caveats(say, asked.caveats)
    blocks += [Prose(say("quiz-practice"))] if practice else []
    blocks += untranslated_line(say, asked)
    blocks += cites(say, asked.sources, blocks)
    label = say("button-finish" if round.is_last else "button-next")
    go_on = Button(label, pack(Step(round.id, round.position, StepKind.NEXT)))
    sources = (sources_button(say, SourcesAlone(round.id, round.position)),) if asked.sources else ()
    return private(*blocks, Buttons((go_on, *sources)))


def outcome(caller: Caller, content: RoundContent, result: Outcome) -> Reply:
    """How it went, and each missed question with its right answer and a way to its fact."""
    say = caller.voice
    missed = [content.asked[position] for position in result.missed]
    if result.answered == 0:
        blocks: list[Block] = [Heading(say("quiz-outcome-none"))]
    else:
        blocks = [Heading(say("quiz-outcome", right=result.right, answered=result.answered))]
        blocks.append(Prose(say("quiz-share-right", percent=say.percent(result.percent))))
    if missed:
        blocks += look_again(say, missed)
        if len(missed) > MOST_MISSED:
            blocks.insert(-1, Prose(say("quiz-look-again-more", count=len(missed) - MOST_MISSED)))
    elif result.answered:
        blocks.append(Prose(say("quiz-all-right")))
    more = (Button(say("button-another-quiz"), pack(Run("quiz"))), Button(say("button-score"), pack(Run("score"))))
    return private(*blocks, Buttons(more))


def look_again(say: Voice, missed: list[Asked]) -> list[Block]:
    """Missed questions with their right answers, and a button to the fact of each of the first few."""
    rows = tuple((it.prompt, it.answer) for it in missed[:MOST_MISSED])
    facts: dict[str, FactLink] = {it.facts[0].id: it.facts[0] for it in missed if it.facts}
    again = tuple(Button(fact.title, pack(Show(Shown.FACT, fact.id))) for fact in list(facts.values())[:MOST_FACTS])
    return [Prose(say("quiz-look-again")), Listing(rows), Buttons(again)]


def under_way(caller: Caller, play: TitledRound, instead: Begin) -> Reply:
    """Another quiz was asked for while this one waits."""
    say, round = caller.voice, play.round
    text = say("quiz-under-way", title=play.content.title, number=round.position + 1, of=len(round.items))
    go_on = Button(say("button-go-on"), pack(Run("quiz")))
    return private(Prose(text), Buttons((go_on, Button(say("button-start-new"), pack(instead)))))


def line(caller: Caller, key: str) -> Reply:
    """One sentence, where a press or a quiz leads nowhere."""
    say = caller.voice
    return private(Prose(say(key)), Buttons((Button(say("button-another-quiz"), pack(Run("quiz"))),)))


def untranslated_line(say: Voice, asked: Asked) -> list[Block]:
    """A line that says so when a question was shown in English for want of a translation."""
    return [Prose(say("untranslated"))] if asked.untranslated else []


def _head(say: Voice, play: TitledRound, preface: str | None) -> tuple[Block, ...]:
    round = play.round
    text = say("quiz-question", number=round.position + 1, of=len(round.items), title=play.content.title)
    heading = Heading(text)
    return (heading, Prose(preface)) if preface else (heading,)


def _marked(say: Voice, asked: Asked, chosen: int) -> Choices:
    item = asked.item

    def mark(choice: int) -> ChoiceMark:
        if choice == item.key:
            return ChoiceMark.CHOSEN_RIGHT if choice == chosen else ChoiceMark.RIGHT
        return ChoiceMark.CHOSEN_WRONG if choice == chosen else ChoiceMark.NONE

    return Choices(
        tuple(Lettered(item.letter(it), asked.choices[it].text, mark(it), _meaning(say, mark(it))) for it in item.order)
    )


def _meaning(say: Voice, mark: ChoiceMark) -> str:
    """What a mark says, for people who do not see it."""
    match mark:
        case ChoiceMark.NONE:
            return ""
        case ChoiceMark.RIGHT:
            return say("mark-right")
        case ChoiceMark.CHOSEN_WRONG:
            return say("mark-chosen")
        case ChoiceMark.CHOSEN_RIGHT:
            return say("mark-right-chosen")
