"""How a question of any kind reads, alone and in a class: what to press or to fill in, and what was right."""

from collections.abc import Callable, Sequence

from bot.core import kinds
from bot.core.context import Caller
from bot.core.forms import AskWords, Field, PressForm
from bot.core.i18n import Voice
from bot.core.kinds import LONGEST_WORD, Kind, NumberNear, plain_number
from bot.core.questions import Asked, AskedChoice, Caveat, Item
from bot.core.reply import (
    Answer,
    Answers,
    Block,
    Button,
    Buttons,
    ChoiceMark,
    Choices,
    Labelled,
    Prose,
    Rank,
    Reply,
    SeveralAnswers,
    ShownChoice,
    Tone,
    not_taken,
    private,
)

FIELD = "answer"
"""The field of the form in which an answer is typed."""
MOST_CAVEATS = 3
"""More would make an answer longer than a phone's screen."""
MOST_NOTES = 2
"""Wrong choices of one answer of which it is told why they tempt."""


def to_answer(say: Voice, asked: Asked, choose: Callable[[int], str], tell: str) -> list[Block]:
    """What to press for an answer: `choose` gives the press for a choice, with `tell` goes what is typed."""
    item = asked.item
    match item.kind:
        case Kind.ONE | Kind.TRUE_FALSE:
            return [Answers(tuple(Answer(item.letter(it), asked.choices[it].text, choose(it)) for it in item.order))]
        case Kind.SEVERAL:
            answers = tuple(Answer(item.letter(it), asked.choices[it].text, str(it)) for it in item.order)
            return [Prose(say("answer-several")), SeveralAnswers(say("answer-several-menu"), answers, tell)]
        case Kind.NUMBER | Kind.WORD:
            key = "answer-number" if item.kind is Kind.NUMBER else "answer-word"
            return [Prose(say(key)), Buttons((Button(say("button-answer"), tell, Rank.MAIN),))]


def answer_form(say: Voice, asked: Asked) -> PressForm:
    """What is filled in for an answer that is typed."""
    is_number = asked.item.kind is Kind.NUMBER
    hint = say("answer-number-hint" if is_number else "answer-word-hint")
    field = Field(FIELD, say("answer-field"), hint, AskWords(LONGEST_WORD), required=True)
    return PressForm(say("answer-form"), (field,), asked.prompt, is_answer=True)


def given_with(caller: Caller) -> str:
    """What somebody chose in a menu, or typed into the form, that a press opened."""
    return caller.given.get(FIELD) or caller.given.get("", "")


def no_answer(say: Voice, item: Item) -> Reply:
    """Why what somebody gave is no answer to a question, beside the field where it was typed."""
    told = say(_NO_ANSWER[item.kind])
    return not_taken({FIELD: told}) if not item.order else private(Prose(told))


_NO_ANSWER = {
    Kind.ONE: "answer-no-choice",
    Kind.TRUE_FALSE: "answer-no-choice",
    Kind.SEVERAL: "answer-no-choice",
    Kind.NUMBER: "answer-no-number",
    Kind.WORD: "answer-no-word",
}


def together(say: Voice, shown: Sequence[Caveat]) -> list[Caveat]:
    """The first few caveats of a question, those of one kind in one paragraph: its facts often share a dispute."""
    texts: dict[str, str] = {}
    for label, text in shown[:MOST_CAVEATS]:
        texts[label] = say("sentences", first=texts[label], second=text) if label in texts else text
    return [Caveat(label, told) for label, told in texts.items()]


def tone_of(asked: Asked, text: str) -> Tone:
    """Whether an answer was right, as the frame shows it."""
    return Tone.RIGHT if asked.item.is_right(text) else Tone.WRONG


def verdict(say: Voice, asked: Asked, text: str) -> str:
    """Whether an answer was right, and which one is."""
    return say("quiz-right" if asked.item.is_right(text) else "quiz-wrong", answer=right_answer(say, asked))


def right_answer(say: Voice, asked: Asked) -> str:
    """What is right; with a number also how far off one may be."""
    key = asked.item.key
    if isinstance(key, NumberNear) and key.tolerance:
        return say("answer-near", answer=asked.answer, tolerance=_grouped(plain_number(key.tolerance)))
    return asked.answer


def _grouped(number: str) -> str:
    whole, dot, rest = number.partition(".")
    return f"{int(whole):,}{dot}{rest}"


def tempted(say: Voice, asked: Asked, text: str) -> list[Block]:
    """Why the wrong choices of an answer tempt."""
    if not asked.item.order:
        return []
    wrong = [it for it in kinds.chosen(text) if it not in asked.item.right]
    noted = [asked.choices[it] for it in wrong if asked.choices[it].note][:MOST_NOTES]
    if len(wrong) == 1 and asked.item.kind is not Kind.SEVERAL:
        return [Labelled(say.lead("label-your-choice"), it.note or "") for it in noted]
    return [why_it_tempts(say, it) for it in noted]


def why_it_tempts(say: Voice, choice: AskedChoice) -> Labelled:
    """Why a wrong choice tempts, after which one it is."""
    return Labelled(say.lead("label-choice", choice=choice.text), choice.note or "")


def untranslated_line(say: Voice, asked: Asked) -> list[Block]:
    """A line that says so when a question was shown in English for want of a translation."""
    return [Prose(say("untranslated"))] if asked.untranslated else []


def marked(say: Voice, asked: Asked, text: str | None) -> Choices:
    """Every choice, with what was right and what somebody chose; of what is typed both. None: they answered nothing."""
    item = asked.item
    if not item.order:
        return Choices(tuple(_typed(say, asked, text)))
    taken = kinds.chosen(text or "")

    def mark(choice: int) -> ChoiceMark:
        if choice in item.right:
            return ChoiceMark.CHOSEN_RIGHT if choice in taken else ChoiceMark.RIGHT
        return ChoiceMark.CHOSEN_WRONG if choice in taken else ChoiceMark.NONE

    return Choices(
        tuple(ShownChoice(asked.choices[it].text, mark(it), _aside(say, _meaning(say, mark(it)))) for it in item.order)
    )


def _typed(say: Voice, asked: Asked, text: str | None) -> list[ShownChoice]:
    right = ShownChoice(right_answer(say, asked), ChoiceMark.RIGHT, _aside(say, say("mark-right")))
    if not text or text == kinds.FORGOTTEN:
        return [right]
    if not asked.item.is_right(text):
        return [right, ShownChoice(asked.said(text), ChoiceMark.CHOSEN_WRONG, _aside(say, say("mark-typed")))]
    own = ShownChoice(asked.said(text), ChoiceMark.CHOSEN_RIGHT, _aside(say, say("mark-right-typed")))
    return [own] if asked.said(text) == asked.answer else [own, right]


def _aside(say: Voice, meaning: str) -> str:
    return say("aside", text=meaning) if meaning else ""


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
