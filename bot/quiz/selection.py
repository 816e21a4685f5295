"""Which questions a round gets, and how they are kept: as they are now, in the round's language."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from bot.core.community import CommunitySettings
from bot.core.context import Chance
from bot.core.i18n import Voice
from bot.core.kinds import Key, NumberNear, OneRight, SeveralRight, TrueFalse, WordAmong
from bot.core.press import Begin, BeginOn
from bot.core.questions import Asked, AskedChoice, FactLink, Item, RoundContent
from bot.core.views import QUIZ_LENGTH
from bot.facts.citations import caveats_of, sources_of
from bot.facts.selection import is_sure
from content.library import Library
from content.model import LANGUAGES, Question

CLASS_LENGTH = 10
"""Questions in a class's round, unless the host asks for more or fewer, or for a quiz with a number of its own."""


def open_questions(library: Library, here: CommunitySettings) -> list[Question]:
    """The questions whose topics are not switched off."""
    return [it for it in library.questions.values() if library.topic(it) not in here.off]


def choose_alone(
    library: Library, chance: Chance, here: CommunitySettings, wanted: Begin, known: Collection[str]
) -> Sequence[Question]:
    """The questions of a quiz alone: first those that the person has not answered yet (`known`), from easy to hard."""
    everything = open_questions(library, here)
    if wanted.on is BeginOn.QUIZ:
        asked = {it.id: it for it in everything}
        quiz = [asked[name] for name in library.quizzes[wanted.name].questions if name in asked]
        kept = set(_drawn(chance, [it.id for it in quiz], known)[: wanted.questions or len(quiz)])
        return [it for it in quiz if it.id in kept]
    count = wanted.questions or QUIZ_LENGTH
    if wanted.on is BeginOn.FACT:
        about = _drawn(chance, [it.id for it in everything if wanted.name in it.facts], known)[:1]
        topic = library.facts[wanted.name].topic
        rest = _drawn(chance, [it.id for it in everything if library.topic(it) == topic], known)
        names = apart(library, (*about, *rest), count)
        return [*_by_difficulty(library, names[: len(about)]), *_by_difficulty(library, names[len(about) :])]
    pool = [it.id for it in everything if wanted.on is BeginOn.ANY or library.topic(it) == wanted.name]
    return _by_difficulty(library, apart(library, _drawn(chance, pool, known), count))


def unsure_questions(library: Library, here: CommunitySettings, quiz: str | None) -> int:
    """How many of a quiz, or of all, a class does not get since they rest on what is not known for certain."""
    if not here.sure_only:
        return 0
    names = library.quizzes[quiz].questions if quiz else list(library.questions)
    return sum(it.id in names and not _is_sure(library, it) for it in open_questions(library, here))


def _is_sure(library: Library, question: Question) -> bool:
    return all(is_sure(library.facts[name]) for name in question.facts)


def choose_for_class(
    library: Library, chance: Chance, here: CommunitySettings, quiz: str | None, count: int | None
) -> Sequence[Question]:
    """The questions of a class: a quiz as it stands or a part of it, or some from everything, from easy to hard.

    Only those on facts of high confidence, unless moderators want any: nobody in a class can look first.
    """
    everything = open_questions(library, here)
    asked = {it.id: it for it in everything if not here.sure_only or _is_sure(library, it)}
    if quiz is None:
        drawn = chance.sample(list(asked), len(asked))
        return _by_difficulty(library, apart(library, drawn, count or CLASS_LENGTH))
    whole = [asked[name] for name in library.quizzes[quiz].questions if name in asked]
    if count is None or count >= len(whole):
        return whole
    kept = {one.id for one in chance.sample(whole, count)}
    return [one for one in whole if one.id in kept]


def content_of(
    library: Library, chance: Chance, title: str, questions: Sequence[Question], language: str
) -> RoundContent:
    """A round's questions in a language, each with its choices in an order drawn once. `title` as it is stored."""
    say = Voice(language)
    asked = tuple(_asked(library, say, question, chance) for question in questions)
    quiz = library.quizzes.get(title.removeprefix(f"{BeginOn.QUIZ}/"))
    return RoundContent(title_of(library, say, title), language, asked, quiz.about.best(language) if quiz else "")


def title_of(library: Library, say: Voice, title: str) -> str:
    """What a round is called in a language, from what it is on as the store keeps it: `quiz/first-ships`, `any/`."""
    on, _, name = title.partition("/")
    if on == BeginOn.QUIZ and name in library.quizzes:
        return library.quizzes[name].title.best(say.language)
    if on == BeginOn.TOPIC:
        return say(f"topic-{name}")
    if on == BeginOn.FACT and name in library.facts:
        return library.facts[name].title.best(say.language)
    return say("quiz-any")


def _asked(library: Library, say: Voice, question: Question, chance: Chance) -> Asked:
    language = say.language
    choices = choices_of(say, question)
    order = range(2) if question.kind == "true-false" else chance.sample(range(len(choices)), len(choices))
    facts = [library.facts[name] for name in question.facts]
    texts = (question.prompt, question.because, *(choice.text for choice in question.choices))
    item = Item(question.id, key_of(question, language), tuple(order), has_note=question.content_note is not None)
    return Asked(
        item=item,
        facts=tuple(FactLink(fact.id, fact.title.best(language)) for fact in facts),
        topic=say(f"topic-{facts[0].topic}"),
        prompt=question.prompt.best(language),
        choices=choices,
        because=question.because.best(language),
        content_note=say(f"note-{question.content_note}") if question.content_note else None,
        caveats=caveats_of(say, *facts),
        sources=sources_of(library.sources_of(*question.facts)),
        untranslated=not all(text.into(language) for text in texts),
    )


def key_of(question: Question, language: str) -> Key:
    """What is right, in a language: words count in every one, and that of this language stands first."""
    match question.kind:
        case "one":
            return OneRight(question.key)
        case "several":
            return SeveralRight(question.keys)
        case "true-false":
            return TrueFalse(bool(question.truth))
        case "number":
            unit = question.unit.best(language) if question.unit else ""
            return NumberNear(Decimal(question.value or 0), Decimal(question.tolerance), unit)
        case "word":
            best = [word.best(language) for word in question.accepted]
            others = [form for word in question.accepted for other in LANGUAGES if (form := word.into(other))]
            return WordAmong(tuple(dict.fromkeys((*best, *others))))


def choices_of(say: Voice, question: Question) -> tuple[AskedChoice, ...]:
    """The choices as the question lists them; of a statement the two words for true and false."""
    language = say.language
    if question.kind == "true-false":
        note = question.tempting.best(language) if question.tempting else None
        words = (say("answer-true"), say("answer-false"))
        return tuple(
            AskedChoice(word, None if truth == question.truth else note)
            for truth, word in zip((True, False), words, strict=True)
        )
    return tuple(
        AskedChoice(choice.text.best(language), choice.tempting.best(language) if choice.tempting else None)
        for choice in question.choices
    )


def apart(library: Library, names: Iterable[str], count: int) -> list[str]:
    """The first so many of these questions of which none gives another away; fewer if there are not so many."""
    kept: list[str] = []
    for name in dict.fromkeys(names):
        question = library.questions[name]
        if len(kept) < count and not any(library.apart(question, library.questions[other]) for other in kept):
            kept.append(name)
    return kept


def _drawn(chance: Chance, pool: Sequence[str], known: Collection[str]) -> list[str]:
    """All of them in an order drawn by lot, unanswered ones first."""
    new = [name for name in pool if name not in known]
    old = [name for name in pool if name in known]
    return [*chance.sample(new, len(new)), *chance.sample(old, len(old))]


def _by_difficulty(library: Library, names: Sequence[str]) -> list[Question]:
    """These questions, from easy to hard."""
    return sorted((library.questions[name] for name in names), key=lambda question: question.difficulty)
