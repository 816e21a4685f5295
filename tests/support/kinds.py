"""A quiz of one question of each kind, resting on facts of the content."""

from dataclasses import replace

from content.library import Library
from content.model import Choice, Localized, Question

QUIZ = "first-steps"
"""The quiz whose questions they are made."""
FACTS = ("voy-first-ship", "voy-total-93340", "voy-1960-total", "voy-187-sailings", "voy-train-from-shinagawa")


def _text(text: str) -> Localized:
    return Localized(en=text, ja=f"{text} ja", ko=f"{text} ko")


def _choice(text: str, *, correct: bool = False) -> Choice:
    return Choice(text=_text(text), correct=correct, tempting=None if correct else _text(f"People think of {text}."))


def _question(id: str, fact: str, prompt: str, **more: object) -> Question:
    because = _text(f"Because of {id}.")
    return Question(id=id, facts=(fact,), difficulty=1, prompt=_text(prompt), because=because, **more)  # type: ignore[arg-type]


ONE = _question(
    "q-kind-one",
    FACTS[0],
    "From which port?",
    choices=(_choice("Osaka"), _choice("Niigata", correct=True), _choice("Kobe")),
)
TRUE_FALSE = _question(
    "q-kind-true",
    FACTS[1],
    "Most people went after 1970.",
    kind="true-false",
    truth=False,
    tempting=_text("The last went in 1984."),
)
SEVERAL = _question(
    "q-kind-several",
    FACTS[2],
    "Which two are ships?",
    kind="several",
    choices=(
        _choice("Kryl'ion", correct=True),
        _choice("Titanic"),
        _choice("Tobol'sk", correct=True),
        _choice("Yamato"),
    ),
)
NUMBER = _question(
    "q-kind-number",
    FACTS[3],
    "About how many people moved?",
    kind="number",
    value=93340,
    tolerance=5000,
    unit=_text("people"),
)
WORD = _question(
    "q-kind-word",
    FACTS[4],
    "Which city was the port in?",
    kind="word",
    accepted=(Localized(en="Niigata", ja="新潟", ko="니가타"), _text("Port of Niigata")),
)
KINDS = (ONE, TRUE_FALSE, SEVERAL, NUMBER, WORD)
RIGHT = {ONE.id: "1", TRUE_FALSE.id: "1", SEVERAL.id: "0,2", NUMBER.id: "9万人", WORD.id: "니가타"}
"""What somebody chooses or types for a right answer to each."""
WRONG = {ONE.id: "0", TRUE_FALSE.id: "0", SEVERAL.id: "0,1", NUMBER.id: "600,000", WORD.id: "Osaka"}


def with_kinds(library: Library) -> Library:
    """The content with these questions in place of all others, and a quiz of them."""
    quiz = replace(library.quizzes[QUIZ], questions=tuple(it.id for it in KINDS))
    return replace(library, questions={it.id: it for it in KINDS}, quizzes={QUIZ: quiz})


def with_one_right(library: Library) -> Library:
    """The content without the questions of other kinds, in its quizzes neither."""
    kept = {name: it for name, it in library.questions.items() if it.kind == "one"}
    quizzes = {
        name: replace(quiz, questions=tuple(it for it in quiz.questions if it in kept))
        for name, quiz in library.quizzes.items()
    }
    return replace(library, questions=kept, quizzes=quizzes)
