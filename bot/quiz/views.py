"""How a quiz alone reads: the question, the answer explained, and what to look at again."""

from collections.abc import Sequence

from bot.core.context import Caller
from bot.core.i18n import Voice
from bot.core.own import OwnSet
from bot.core.press import Begin, BeginOn, Report, ReportOn, Run, Show, Shown, pack
from bot.core.questions import Asked, FactLink
from bot.core.reply import (
    Block,
    Button,
    Buttons,
    Heading,
    Labelled,
    Listing,
    Menu,
    MenuOption,
    Prose,
    Rank,
    Reply,
    private,
)
from bot.core.views import report_button, share
from bot.facts.citations import caveats, cites, sources_button
from bot.quiz.buttons import AnswerAlone, Quizzes, SourcesAlone, Step, StepKind, TypedAlone
from bot.quiz.question_views import marked, tempted, to_answer, together, tone_of, untranslated_line, verdict
from bot.quiz.rules import Outcome, TitledRound
from content.model import Quiz

MOST_MISSED = 6
"""Questions that are listed again at the end: more would not fit on a phone."""
MOST_FACTS = 3
PAGE = 8
"""Quizzes in one list: as many as fit a phone, each with what it is about."""
RESULT = "result"
"""The kind of what is shared when somebody shows how their quiz went."""


def content_note(caller: Caller, play: TitledRound, preface: str | None) -> Reply:
    """What the next question speaks of, before it is shown."""
    say, round = caller.voice, play.round
    note = Labelled(say.lead("label-content-note"), play.content.asked[round.position].content_note or "")
    show = Button(say("button-show"), pack(Step(round.id, round.position, StepKind.SHOW)), Rank.MAIN)
    skip = Button(say("button-skip"), pack(Step(round.id, round.position, StepKind.SKIP)))
    return private(*_head(say, play, preface), note, Prose(say("quiz-content-note")), Buttons((show, skip)))


def question(caller: Caller, play: TitledRound, preface: str | None) -> Reply:
    """The open question, and what to press for an answer."""
    say, round = caller.voice, play.round
    asked = play.content.asked[round.position]
    answers = to_answer(
        say,
        asked,
        lambda choice: pack(AnswerAlone(round.id, round.position, choice)),
        pack(TypedAlone(round.id, round.position)),
    )
    head = _head(say, play, preface)
    return private(*head, Prose(asked.prompt), *untranslated_line(say, asked), *answers)


def reveal(caller: Caller, play: TitledRound, text: str, *, practice: bool) -> Reply:
    """The right answer, why it is right, why a wrong choice tempts, what is disputed, and the sources."""
    say, round = caller.voice, play.round
    asked = play.content.asked[round.position]
    tone = tone_of(asked, text)
    blocks: list[Block] = [Heading(verdict(say, asked, text)), Prose(asked.prompt), marked(say, asked, text)]
    blocks += [Labelled(say.lead("label-why"), asked.because)] if asked.because else []
    blocks += tempted(say, asked, text)
    blocks += caveats(say, together(say, asked.caveats))
    blocks += [Prose(say("quiz-practice"))] if practice else []
    blocks += untranslated_line(say, asked)
    blocks += cites(say, asked.sources, blocks)
    label = say("button-finish" if round.is_last else "button-next")
    go_on = Button(label, pack(Step(round.id, round.position, StepKind.NEXT)), Rank.MAIN)
    sources = sources_button(say, SourcesAlone(round.id, round.position))
    more = sources if asked.sources else report_button(say, report(round.id, round.position))
    return private(*blocks, Buttons((go_on, more)), tone=tone)


def report(round: int, position: int) -> Report:
    """What is pressed to say that something is wrong with a question of a quiz alone."""
    return Report(ReportOn.ALONE, f"{round}/{position}")


def outcome(caller: Caller, play: TitledRound, result: Outcome) -> Reply:
    """How it went, and each missed question with its right answer and a way to its fact."""
    say, content = caller.voice, play.content
    missed = [content.asked[position] for position in result.missed]
    if result.answered == 0:
        blocks: list[Block] = [Heading(say("quiz-outcome-none"))]
    else:
        share_of = say.percent(result.percent)
        blocks = [Heading(say("quiz-outcome", right=result.right, answered=result.answered, percent=share_of))]
    told: list[Block] = look_again(say, missed) if missed else []
    if not missed and result.answered:
        blocks.append(Prose(say("quiz-all-right")))
    facts = [block for block in told if isinstance(block, Buttons)]  # below what most people want next
    another = Button(say("button-another-quiz"), pack(Run("quiz")), Rank.MAIN)
    own = share(caller, RESULT, str(play.round.id)) if result.answered else ()
    row = Buttons((another, Button(say("button-score"), pack(Run("score"))), *own))
    return private(*blocks, *(block for block in told if block not in facts), row, *facts)


def result_for_all(caller: Caller, title: str, play: TitledRound, result: Outcome, again: Begin) -> Reply:
    """How a quiz alone went, as its player shows it to others: no question and no answer is in it."""
    say = caller.voice
    told = say("quiz-result", right=result.right, answered=result.answered, percent=say.percent(result.percent))
    same = Button(say("button-same-quiz"), pack(again))
    return Reply((Heading(title), Prose(told), Buttons((same, *share(caller, RESULT, str(play.round.id))))))


def look_again(say: Voice, missed: list[Asked]) -> list[Block]:
    """Missed questions with their right answers, and a button to the fact of each of the first few."""
    rows = tuple((it.prompt, it.answer) for it in missed[:MOST_MISSED])
    facts: dict[str, FactLink] = {it.facts[0].id: it.facts[0] for it in missed if it.facts}
    again = tuple(Button(fact.title, pack(Show(Shown.FACT, fact.id))) for fact in list(facts.values())[:MOST_FACTS])
    rest = len(missed) - len(rows)
    more = [Prose(say("quiz-look-again-more", count=rest))] if rest else []
    return [Prose(say("quiz-look-again")), Listing(rows), *more, Buttons(again)]


def quizzes(caller: Caller, offered: Sequence[Quiz | OwnSet], first: int) -> Reply:
    """Quizzes from the `first` on, each with what it is about, to begin one of them; and a way to the others."""
    say = caller.voice
    part = [_offered(say, it) for it in offered[first : first + PAGE]]
    options = (MenuOption(title, pack(begin)) for title, _, begin in part)
    blocks: list[Block] = [Heading(say("quizzes-heading")), Listing(tuple((title, about) for title, about, _ in part))]
    others = first + PAGE if first + PAGE < len(offered) else 0
    more = (Buttons((Button(say("button-more-quizzes"), pack(Quizzes(others))),)),) if len(offered) > PAGE else ()
    return private(*blocks, Menu(say("quizzes-menu"), tuple(options)), *more)


def _offered(say: Voice, quiz: Quiz | OwnSet) -> tuple[str, str, Begin]:
    """What a quiz is called, what it is about, and the press that begins it."""
    if isinstance(quiz, OwnSet):
        return quiz.title, say("quizzes-own", count=quiz.questions), Begin(BeginOn.SET, str(quiz.number), 0, anew=False)
    about = quiz.about.best(say.language)
    return quiz.title.best(say.language), about, Begin(BeginOn.QUIZ, quiz.id, 0, anew=False)


def under_way(caller: Caller, play: TitledRound, instead: Begin) -> Reply:
    """Another quiz was asked for while this one waits."""
    say, round = caller.voice, play.round
    text = say("quiz-under-way", title=play.content.title, number=round.position + 1, of=len(round.items))
    go_on = Button(say("button-go-on"), pack(Run("quiz")), Rank.MAIN)
    return private(Prose(text), Buttons((go_on, Button(say("button-start-new"), pack(instead)))))


def line(caller: Caller, key: str) -> Reply:
    """One sentence, where a press or a quiz leads nowhere."""
    say = caller.voice
    return private(Prose(say(key)), Buttons((Button(say("button-another-quiz"), pack(Run("quiz"))),)))


def _head(say: Voice, play: TitledRound, preface: str | None) -> tuple[Block, ...]:
    round = play.round
    text = say("quiz-question", number=round.position + 1, of=len(round.items), title=play.content.title)
    heading = Heading(text)
    return (heading, Prose(preface)) if preface else (heading,)
