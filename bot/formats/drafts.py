"""Questions on their way in: what a reader found, whether it will do, and all that is wrong with it at once. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import assert_never

from bot.core.i18n import Voice
from bot.core.kinds import LONGEST_WORD, Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong, plain_number
from bot.core.names import fold
from bot.core.question_set import (
    LONGEST_CHOICE,
    LONGEST_EXPLANATION,
    LONGEST_NOTE,
    LONGEST_PROMPT,
    LONGEST_SOURCE,
    LONGEST_TITLE,
    MOST_ACCEPTED,
    MOST_CHOICES,
    MOST_QUESTIONS,
    MOST_SOURCES,
    QuestionSet,
    SetQuestion,
)
from bot.core.questions import AskedChoice, Caveat, ShownSource
from bot.core.visible import cut
from bot.formats import ids
from bot.formats.model import Format, Found, Problem, Where
from bot.formats.plain import line, lines

LONGEST_ADDRESS, LONGEST_TAG, MOST_TAGS, LONGEST_UNIT = 500, 40, 10, 20
LEAST_SECONDS, MOST_SECONDS = 5, 600
MOST_READ = 2_000
"""Questions of a file that are looked at, good or not."""
MOST_ANSWERS = 50
"""Answers of a question that are looked at: with so many it is not one that we can take."""
_MOST_DIGITS = 15
_QUOTED = 60
"""Characters of what somebody wrote that are repeated to them."""


@dataclass(slots=True)
class Draft:
    """A question as a reader found it. `cells` has the places of its parts where they have places of their own."""

    where: Where
    prompt: str = ""
    choices: list[AskedChoice] = field(default_factory=list)
    key: Key | None = None
    because: str = ""
    sources: list[ShownSource] = field(default_factory=list)
    content_note: str = ""
    caveats: list[Caveat] = field(default_factory=list)
    topic: str = ""
    tags: list[str] = field(default_factory=list)
    seconds: int | None = None
    id: str = ""
    cells: dict[str, Where] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, part: str, why: str, **said: object) -> None:
        """Something is wrong with a part of it."""
        values = {name: cut(str(value), _QUOTED) for name, value in said.items()}
        self.problems.append(Problem(self.cells.get(part, self.where), why, values))


class Finding:
    """What has been found in a file so far."""

    def __init__(self, format: Format, say: Voice) -> None:
        self.format, self.say = format, say
        self.title = self.about = ""
        self._good: list[SetQuestion] = []
        self._problems: list[Problem] = []
        self._left: list[Problem] = []
        self._ids: set[str] = set()
        self._taken = 0

    @property
    def is_full(self) -> bool:
        """Whether there is no use in looking further: far more questions were met than a set can have."""
        return self._taken >= MOST_READ

    def take(self, draft: Draft) -> None:
        """A question, or all that is wrong with it."""
        self._taken += 1
        if self.is_full:
            self.wrong(draft.where, "import-many-questions", limit=str(MOST_QUESTIONS))
            return
        question = _checked(_tidied(draft), self.say)
        if draft.problems:
            self._problems += draft.problems
        elif len(self._good) == MOST_QUESTIONS:
            self.wrong(draft.where, "import-many-questions", limit=str(MOST_QUESTIONS))
        elif question:
            name = ids.unused(question.id, self._ids)
            self._ids.add(name)
            self._good.append(replace(question, id=name))

    def wrong(self, where: Where, why: str, **said: str) -> None:
        """Something is wrong that belongs to no question."""
        problem = Problem(where, why, {name: cut(value, _QUOTED) for name, value in said.items()})
        if why != "import-many-questions" or all(it.why != why for it in self._problems):
            self._problems.append(problem)

    def left(self, where: Where, kind: str, prompt: str = "") -> None:
        """A question of a kind that we do not have is left out."""
        self._taken += 1
        said = {"kind": kind, "prompt": cut(line(prompt), _QUOTED)}
        self._left.append(Problem(where, "import-left-kind", said))

    def dropped(self, where: Where, why: str, **said: str) -> None:
        """A part of a question is left out; the question is not."""
        self._left.append(Problem(where, why, {name: cut(line(value), _QUOTED) for name, value in said.items()}))

    def found(self) -> Found:
        """All of it."""
        if not (self._good or self._problems or self._left):
            self.wrong(Where(), "import-nothing")
        title, about = cut(line(self.title), LONGEST_TITLE).strip(), cut(line(self.about), LONGEST_NOTE).strip()
        questions = QuestionSet(title, self.say.language, tuple(self._good), about)
        return Found(questions, self.format, tuple(self._problems), tuple(self._left))


def _tidied(draft: Draft) -> Draft:
    """The same with no sign that is not seen. What was said of a right choice becomes a part of the explanation."""
    draft.prompt, draft.because = lines(draft.prompt), lines(draft.because)
    draft.content_note, draft.topic = lines(draft.content_note), line(draft.topic)
    right = _right(draft.key)
    told = [lines(it.note) for at, it in enumerate(draft.choices) if at in right and it.note]
    draft.because = "\n".join(dict.fromkeys(part for part in (draft.because, *told) if part))
    draft.choices = [
        AskedChoice(line(it.text), None if at in right else lines(it.note or "") or None)
        for at, it in enumerate(draft.choices)
    ]
    draft.sources = [it._replace(short=line(it.short), url=it.url and it.url.strip()) for it in draft.sources]
    draft.caveats = [Caveat(line(label), lines(text)) for label, text in draft.caveats]
    draft.tags = list(dict.fromkeys(filter(None, map(line, draft.tags))))
    if isinstance(draft.key, WordAmong):
        draft.key = WordAmong(tuple(dict.fromkeys(filter(None, map(line, draft.key.accepted)))))
    elif isinstance(draft.key, NumberNear):
        draft.key = draft.key._replace(unit=line(draft.key.unit))
    return draft


def _right(key: Key | None) -> tuple[int, ...]:
    match key:
        case OneRight(choice):
            return (choice,)
        case SeveralRight(choices):
            return choices
        case TrueFalse(is_true):
            return (0 if is_true else 1,)
        case _:
            return ()


def _checked(draft: Draft, say: Voice) -> SetQuestion | None:
    """The question; what is wrong with it is added to the draft."""
    told = {problem.why for problem in draft.problems}
    if not draft.prompt and "import-no-prompt" not in told:
        draft.wrong("prompt", "import-no-prompt")
    for part, text, most in _measured(draft):
        if len(text) > most:
            draft.wrong(part, "import-long", field=part.partition(" ")[0], length=len(text), limit=most, text=text)
    _check_sources(draft)
    if draft.seconds is not None and not LEAST_SECONDS <= draft.seconds <= MOST_SECONDS:
        draft.wrong("seconds", "import-seconds", typed=draft.seconds, least=LEAST_SECONDS, most=MOST_SECONDS)
    if draft.key is not None:
        _check_key(draft, draft.key, say)
    elif not draft.problems:
        draft.wrong("answer", "import-no-answer")
    if draft.problems or draft.key is None:
        return None
    known = draft.id if ids.is_good(draft.id) else ids.made(draft.prompt)
    return SetQuestion(
        id=known,
        key=draft.key,
        prompt=draft.prompt,
        choices=tuple(draft.choices),
        because=draft.because,
        sources=tuple(draft.sources),
        content_note=draft.content_note or None,
        caveats=tuple(draft.caveats),
        topic=draft.topic,
        tags=tuple(draft.tags),
        seconds=draft.seconds,
    )


def _measured(draft: Draft) -> Iterable[tuple[str, str, int]]:
    """Each part, and how long it may be."""
    yield "prompt", draft.prompt, LONGEST_PROMPT
    yield "because", draft.because, LONGEST_EXPLANATION
    yield "content-note", draft.content_note, LONGEST_NOTE
    yield "topic", draft.topic, LONGEST_TITLE
    for at, (text, note) in enumerate(draft.choices):
        yield f"choice {at}", text, LONGEST_CHOICE
        yield f"note {at}", note or "", LONGEST_NOTE
    for source in draft.sources:
        yield "source", source.short, LONGEST_SOURCE
        yield "source", source.url or "", LONGEST_ADDRESS
    for label, text in draft.caveats:
        yield "caveat", label, LONGEST_TAG
        yield "caveat", text, LONGEST_NOTE
    for tag in draft.tags:
        yield "tag", tag, LONGEST_TAG
    if isinstance(draft.key, NumberNear):
        yield "unit", draft.key.unit, LONGEST_UNIT
    if isinstance(draft.key, WordAmong):
        for word in draft.key.accepted:
            yield "word", word, LONGEST_WORD


def _check_sources(draft: Draft) -> None:
    if len(draft.sources) > MOST_SOURCES:
        draft.wrong("source", "import-many", field="source", count=len(draft.sources), limit=MOST_SOURCES)
    if len(draft.tags) > MOST_TAGS:
        draft.wrong("tag", "import-many", field="tag", count=len(draft.tags), limit=MOST_TAGS)
    for source in draft.sources:
        if source.url is not None and not ids.is_address(source.url):
            draft.wrong("source", "import-address", typed=source.url)


def _check_key(draft: Draft, key: Key, say: Voice) -> None:
    match key:
        case OneRight() | SeveralRight():
            _check_choices(draft, key)
        case TrueFalse():
            notes = [it.note for it in draft.choices] + [None, None]
            words = say("answer-true"), say("answer-false")
            draft.choices = [AskedChoice(word, note) for word, note in zip(words, notes, strict=False)]
        case NumberNear(value, tolerance):
            if len(plain_number(abs(value)).replace(".", "")) > _MOST_DIGITS or len(str(tolerance)) > _MOST_DIGITS + 5:
                draft.wrong("answer", "import-not-a-number", typed=str(value))
            if tolerance < 0:
                draft.wrong("tolerance", "import-tolerance", typed=plain_number(tolerance))
        case WordAmong(accepted):
            if not accepted or not all(map(fold, accepted)):
                draft.wrong("answer", "import-no-word")
            if len(accepted) > MOST_ACCEPTED:
                draft.wrong("answer", "import-many", field="word", count=len(accepted), limit=MOST_ACCEPTED)
        case _:
            assert_never(key)


def _check_choices(draft: Draft, key: OneRight | SeveralRight) -> None:
    texts, right = [it.text for it in draft.choices], _right(key)
    if len(texts) < 2:
        draft.wrong("choice", "import-few-choices")
    if len(texts) > MOST_CHOICES:
        draft.wrong("choice", "import-many", field="choice", count=len(texts), limit=MOST_CHOICES)
    for at, text in enumerate(texts):
        if not text:
            draft.wrong(f"choice {at}", "import-empty-choice", number=at + 1)
        elif text in texts[:at]:
            draft.wrong(f"choice {at}", "import-same-choice", text=text)
    if not right or not all(0 <= at < len(texts) for at in right):
        draft.wrong("answer", "import-no-answer")
