"""A quiz of ours in one language as a set of questions: what writes files and paper knows only those."""

from collections.abc import Iterable

from bot.core.i18n import Voice
from bot.core.question_set import QuestionSet, SetQuestion
from bot.core.questions import FactLink
from bot.facts.citations import caveats_of, sources_of
from bot.quiz.selection import choices_of, key_of
from content.library import Library
from content.model import Question


def quiz_as_set(library: Library, quiz_id: str, language: str) -> QuestionSet:
    """The quiz with this id, its questions in their order. KeyError if there is none."""
    quiz = library.quizzes[quiz_id]
    questions = [library.questions[name] for name in quiz.questions]
    return questions_as_set(library, questions, quiz.title.best(language), language, quiz.about.best(language))


def questions_as_set(
    library: Library, questions: Iterable[Question], title: str, language: str, about: str = ""
) -> QuestionSet:
    """These questions under a title."""
    say = Voice(language)
    return QuestionSet(title, language, tuple(_question(library, say, it) for it in questions), about)


def _question(library: Library, say: Voice, question: Question) -> SetQuestion:
    facts = [library.facts[name] for name in question.facts]
    topic = say(f"topic-{facts[0].topic}")
    return SetQuestion(
        id=question.id,
        key=key_of(question, say.language),
        prompt=question.prompt.best(say.language),
        choices=choices_of(say, question),
        because=question.because.best(say.language),
        sources=sources_of(library.sources_of(*question.facts)),
        content_note=say(f"note-{question.content_note}") if question.content_note else None,
        caveats=caveats_of(say, *facts),
        facts=tuple(FactLink(fact.id, fact.title.best(say.language)) for fact in facts),
        topic=topic,
        tags=(topic,),
    )
