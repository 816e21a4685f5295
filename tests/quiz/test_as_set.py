"""A quiz of ours as a set of questions, in each language."""

import pytest

from bot.core.i18n import LANGUAGES, Voice
from bot.quiz.as_set import quiz_as_set
from content.library import Library


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quiz_as_a_set_says_all_that_the_content_says(library: Library, language: str) -> None:
    say = Voice(language)
    for name, quiz in library.quizzes.items():
        made = quiz_as_set(library, name, language)
        assert (made.title, made.about) == (quiz.title.best(language), quiz.about.best(language))
        assert [it.id for it in made.questions] == list(quiz.questions)
        for one in made.questions:
            question = library.questions[one.id]
            assert (one.prompt, one.because) == (question.prompt.best(language), question.because.best(language))
            assert (one.content_note is None) == (question.content_note is None)
            assert len(one.sources) == len(library.sources_of(*question.facts))
            assert one.topic == say(f"topic-{library.topic(question)}")
            if question.kind == "one":
                assert one.answer == question.choices[question.key].text.best(language)
                notes = [it.tempting.best(language) if it.tempting else None for it in question.choices]
                assert [it.note for it in one.choices] == notes


def test_a_quiz_that_does_not_exist_is_a_bug(library: Library) -> None:
    with pytest.raises(KeyError):
        quiz_as_set(library, "no-such-quiz", "en")
