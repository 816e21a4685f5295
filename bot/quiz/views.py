"""How a quiz alone reads: the question, the answer explained, and what to look at again."""

from bot.core.context import Bot, Caller
from bot.core.i18n import Voice
from bot.core.press import Answer, Begin, BeginOn, Run, Show, Shown, Step, StepKind, pack
from bot.core.reply import (
    Block,
    Choices,
    Heading,
    Labelled,
    Lettered,
    Listing,
    Mark,
    Option,
    Options,
    Prose,
    Reply,
    whisper,
)
from bot.facts.views import caveats, cites, untranslated
from bot.quiz.rules import Item, Outcome, Round
from content.model import Question

_MOST_MISSED = 12
"""Questions that are listed again at the end: with more the message would not fit on Discord."""


def content_note(bot: Bot, caller: Caller, round: Round, title: str, preface: str | None) -> Reply:
    """What the next question speaks of, before it is shown."""
    say = caller.voice
    question = bot.library.questions[round.item.question]
    note = Labelled(say.lead("label-content-note"), say(f"note-{question.content_note}"))
    show = Option(say("button-show"), pack(Step(round.id, round.position, StepKind.SHOW)))
    skip = Option(say("button-skip"), pack(Step(round.id, round.position, StepKind.SKIP)))
    return whisper(*_head(say, round, title, preface), note, Prose(say("quiz-content-note")), Options((show, skip)))


def question(bot: Bot, caller: Caller, round: Round, title: str, preface: str | None) -> Reply:
    """The open question with its choices as lines of text, and a button for each letter."""
    say, item = caller.voice, round.item
    asked = bot.library.questions[item.question]
    buttons = tuple(
        Option(item.letter(choice), pack(Answer(round.id, round.position, choice))) for choice in item.order
    )
    return whisper(
        *_head(say, round, title, preface),
        Prose(asked.prompt.best(say.language)),
        Choices(tuple(Lettered(item.letter(choice), _choice(say, asked, choice)) for choice in item.order)),
        *untranslated(say, asked.prompt),
        Options(buttons),
    )


def reveal(bot: Bot, caller: Caller, round: Round, choice: int, *, practice: bool) -> Reply:
    """The right choice, why it is right, why the chosen wrong one tempts, what is disputed, and the sources."""
    say, item = caller.voice, round.item
    asked = bot.library.questions[item.question]
    right, chosen = item.letter(item.key), item.letter(choice)
    heading = say("quiz-right", letter=right) if choice == item.key else say("quiz-wrong", chosen=chosen, letter=right)
    blocks: list[Block] = [Heading(heading), Prose(asked.prompt.best(say.language)), _marked(say, asked, item, choice)]
    blocks.append(Labelled(say.lead("label-why"), asked.because.best(say.language)))
    tempting = asked.choices[choice].tempting
    if tempting:
        blocks.append(Labelled(say.lead("label-choice", letter=chosen), tempting.best(say.language)))
    blocks += caveats(say, *(bot.library.facts[name] for name in asked.facts))
    blocks += [Prose(say("quiz-practice"))] if practice else []
    blocks += [*untranslated(say, asked.because), *cites(say, bot.library.sources_of(*asked.facts))]
    label = say("button-finish" if round.is_last else "button-next")
    return whisper(*blocks, Options((Option(label, pack(Step(round.id, round.position, StepKind.NEXT))),)))


def outcome(bot: Bot, caller: Caller, result: Outcome) -> Reply:
    """How it went, and each missed question with its right answer and a way to its fact."""
    say = caller.voice
    missed = [bot.library.questions[name] for name in result.missed if name in bot.library.questions]
    if result.answered == 0:
        blocks: list[Block] = [Heading(say("quiz-outcome-none"))]
    else:
        blocks = [Heading(say("quiz-outcome", right=result.right, answered=result.answered))]
        blocks.append(Prose(say("quiz-share-right", percent=say.percent(result.percent))))
    if missed:
        rows = tuple((it.prompt.best(say.language), _choice(say, it, it.key)) for it in missed)
        facts = [bot.library.facts[name] for name in dict.fromkeys(it.facts[0] for it in missed)][:5]
        again = tuple(Option(fact.title.best(say.language), pack(Show(Shown.FACT, fact.id))) for fact in facts)
        blocks += [Prose(say("quiz-look-again")), Listing(rows[:_MOST_MISSED])]
        if len(rows) > _MOST_MISSED:
            blocks.append(Prose(say("quiz-look-again-more", count=len(rows) - _MOST_MISSED)))
        blocks.append(Options(again))
    elif result.answered:
        blocks.append(Prose(say("quiz-all-right")))
    more = (Option(say("button-another-quiz"), pack(Run("quiz"))), Option(say("button-score"), pack(Run("score"))))
    return whisper(*blocks, Options(more))


def under_way(caller: Caller, round: Round, title: str, instead: Begin) -> Reply:
    """Another quiz was asked for while this one waits."""
    say = caller.voice
    text = say("quiz-under-way", title=title, number=round.position + 1, of=len(round.items))
    go_on = Option(say("button-go-on"), pack(Run("quiz")))
    return whisper(Prose(text), Options((go_on, Option(say("button-start-new"), pack(instead)))))


def line(caller: Caller, key: str) -> Reply:
    """One sentence, where a press or a quiz leads nowhere."""
    say = caller.voice
    return whisper(Prose(say(key)), Options((Option(say("button-another-quiz"), pack(Run("quiz"))),)))


def named(bot: Bot, say: Voice, title: str) -> str:
    """What a round is called in a language, from what it is on as the store keeps it."""
    on, _, name = title.partition("/")
    language = say.language
    if on == BeginOn.QUIZ and name in bot.library.quizzes:
        return bot.library.quizzes[name].title.best(language)
    if on == BeginOn.TOPIC:
        return say(f"topic-{name}")
    if on == BeginOn.FACT and name in bot.library.facts:
        return bot.library.facts[name].title.best(language)
    return say("quiz-any")


def _head(say: Voice, round: Round, title: str, preface: str | None) -> tuple[Block, ...]:
    heading = Heading(say("quiz-question", number=round.position + 1, of=len(round.items), title=title))
    return (heading, Prose(preface)) if preface else (heading,)


def _choice(say: Voice, question: Question, choice: int) -> str:
    return question.choices[choice].text.best(say.language)


def _marked(say: Voice, question: Question, item: Item, chosen: int) -> Choices:
    def mark(choice: int) -> Mark:
        if choice == item.key:
            return Mark.CHOSEN_RIGHT if choice == chosen else Mark.RIGHT
        return Mark.CHOSEN_WRONG if choice == chosen else Mark.NONE

    return Choices(
        tuple(
            Lettered(item.letter(it), _choice(say, question, it), mark(it), _meaning(say, mark(it)))
            for it in item.order
        )
    )


def _meaning(say: Voice, mark: Mark) -> str:
    """What a mark says, for whoever does not see it."""
    match mark:
        case Mark.NONE:
            return ""
        case Mark.RIGHT:
            return say("mark-right")
        case Mark.CHOSEN_WRONG:
            return say("mark-chosen")
        case Mark.CHOSEN_RIGHT:
            return say("mark-right-chosen")
