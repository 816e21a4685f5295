"""Question sets for the tests of formats: drawn by hypothesis, and what is left of one in a format with less room."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st

from bot.core.i18n import LANGUAGES, Voice
from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.names import fold
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.questions import AskedChoice, Caveat, ShownSource
from bot.formats.plain import line, lines

SIGNS = "abcXYZ 019 ~=#{}:\\/%*|<>&\"'`@+-.,;[]()_$!?\n日本語の、。한국어를ねコ’“…é=+"
_TEXT = st.text(st.sampled_from(SIGNS), max_size=40)
_LABELS = ("label-disputed", "label-uncertain", "label-variant")


def sentence(text: str) -> str:
    """A text that begins with a letter, so that it is none of the labels by which lines are told apart."""
    return f"x{text}"


def _one_line(at: int) -> st.SearchStrategy[str]:
    return _TEXT.map(lambda text: line(f"{'abcdefghijklmnop'[at]} {text}"))


def _note() -> st.SearchStrategy[str | None]:
    return st.none() | _TEXT.map(lambda text: lines(text).replace("\n", " ").strip() or None)


@st.composite
def _chosen(draw: st.DrawFn, language: str) -> tuple[Key, tuple[AskedChoice, ...]]:
    say, kind = Voice(language), draw(st.sampled_from(("one", "several", "true")))
    if kind == "true":
        is_true = draw(st.booleans())
        notes = [None if at == (0 if is_true else 1) else draw(_note()) for at in range(2)]
        words = say("answer-true"), say("answer-false")
        return TrueFalse(is_true), tuple(AskedChoice(*it) for it in zip(words, notes, strict=True))
    count = draw(st.integers(2, 10))
    right = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=1 if kind == "one" else count))
    choices = [AskedChoice(draw(_one_line(at)), None if at in right else draw(_note())) for at in range(count)]
    key = OneRight(min(right)) if kind == "one" else SeveralRight(tuple(sorted(right)))
    return key, tuple(choices)


@st.composite
def _typed(draw: st.DrawFn) -> Key:
    if draw(st.booleans()):
        value = draw(st.decimals(-(10**9), 10**9, places=2))
        tolerance = draw(st.decimals(0, 1000, places=1))
        return NumberNear(_plain(value), _plain(tolerance), draw(st.sampled_from(("", "people", "人", "km"))))
    words = draw(st.lists(_TEXT.map(line).filter(fold), min_size=1, max_size=5, unique=True))
    return WordAmong(tuple(words))


def _plain(number: Decimal) -> Decimal:
    return Decimal(format(number.normalize(), "f"))


@st.composite
def _question(draw: st.DrawFn, at: int, language: str) -> SetQuestion:
    say = Voice(language)
    key, choices = draw(_chosen(language)) if draw(st.booleans()) else (draw(_typed()), ())
    sources = draw(st.lists(st.tuples(_TEXT, st.sampled_from((None, "https://example.org/a?b=1&c=2"))), max_size=3))
    return SetQuestion(
        id=f"q-{at}",
        key=key,
        prompt=lines(sentence(draw(_TEXT))),
        choices=choices,
        because=draw(st.just("") | _TEXT.map(lambda text: lines(sentence(text)))),
        sources=tuple(ShownSource(line(f"Book {short.replace('|', '')}"), url) for short, url in sources),
        content_note=draw(st.none() | _TEXT.map(lambda text: line(f"Note {text}".replace("]", "")))),
        caveats=tuple(
            Caveat(say(draw(st.sampled_from(_LABELS))), line(f"they {draw(_TEXT)}"))
            for _ in range(draw(st.integers(0, 2)))
        ),
        topic=draw(st.sampled_from(("", "Ships", "배"))),
        tags=tuple(draw(st.lists(st.sampled_from(("ships", "船", "two words", "a-b")), max_size=3, unique=True))),
        seconds=draw(st.none() | st.integers(5, 600)),
    )


@st.composite
def question_sets(draw: st.DrawFn) -> QuestionSet:
    """A set with all five kinds, and signs that mean something in one format or another."""
    language = draw(st.sampled_from(tuple(LANGUAGES)))
    questions = tuple(draw(_question(at, language)) for at in range(draw(st.integers(1, 3))))
    title = draw(st.sampled_from(("Ships / 船", "퀴즈", "A: b {c}")))
    return QuestionSet(title, language, questions, draw(st.sampled_from(("", "On ships."))))


def bare(question: SetQuestion) -> SetQuestion:
    """What is left in a format that has room for a question and its choices alone, all on one line."""
    return replace(
        question,
        id="",
        prompt=line(question.prompt),
        choices=tuple(AskedChoice(it.text) for it in question.choices),
        because="",
        sources=(),
        caveats=(),
        topic="",
        tags=(),
        seconds=None,
    )
