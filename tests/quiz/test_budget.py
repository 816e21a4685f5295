"""A question, its answer and how a quiz went, on a phone: within 1.2 screens, whole, on either platform's payload."""

import json
from collections.abc import Iterator

import pytest

from bot.classquiz import host_views, participant_views, views as classes
from bot.classquiz.buttons import Act
from bot.core.kinds import SKIPPED
from bot.core.reply import Answers, Reply, buttons
from bot.core.signs import columns
from bot.platforms.discord import render as discord
from bot.platforms.slack import buttons as slack
from bot.platforms.slack.render import render as on_slack
from bot.quiz import views
from bot.quiz.rules import Outcome
from content.library import Library
from tests.fakes.discord.components import walk
from tests.support.phone import each
from tests.support.replies import asked, caller, revealed
from tests.support.rounds import played, right_text, wrong_text


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


MOST = 1.2
LANGUAGES = ("en", "ja", "ko")


def alone(library: Library, language: str) -> Iterator[tuple[str, Reply]]:
    """Every question alone, before and after the right answer and that with the longest note, and how quizzes end."""
    to = caller(language)
    for question in library.questions.values():
        play = asked(library, to, [question], "T" * 30)
        yield question.id, views.question(to, play, None)
        item, notes = play.round.items[0], [len(it.note or "") for it in play.content.asked[0].choices]
        longest = str(notes.index(max(notes))) if notes else wrong_text(item)
        for text in {right_text(item), longest}:
            yield f"{question.id} {text}", views.reveal(to, revealed(play), text, practice=True)
    for quiz in library.quizzes.values():
        play = asked(library, to, [library.questions[name] for name in quiz.questions])
        for missed in (0, len(quiz.questions)):
            yield (
                quiz.id,
                views.outcome(
                    to, play, Outcome(len(quiz.questions), len(quiz.questions) - missed, tuple(range(missed)))
                ),
            )


def with_a_class(library: Library, language: str) -> Iterator[tuple[str, Reply]]:
    """Each quiz as a class plays it: the lobby, each question and its answer, what each is told, the panel, the end."""
    to = caller(language)
    for quiz in library.quizzes.values():
        for what, held in played(library, quiz.id, language):
            yield f"{quiz.id} {what}", classes.public(held)
            yield f"{quiz.id} {what}, panel", host_views.panel(to, held)
            if what == "open":
                one = held.people[0]
                yield f"{quiz.id}, joined", participant_views.joined(to, held, one)
                for text in (right_text(held.round.item), SKIPPED):
                    at = held.round.position
                    yield f"{quiz.id}, receipt", participant_views.receipt(to, held, text, at, joined=True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_of_a_quiz_takes_more_than_a_screen_and_a_fifth_of_a_phone(library: Library, language: str) -> None:
    for what, reply in (*alone(library, language), *with_a_class(library, language)):
        for platform, seen in each(reply):
            assert seen.screens <= MOST, (platform, what, round(seen.screens, 2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_of_ours_is_allowed_on_a_button_and_each_is_read_whole(library: Library, language: str) -> None:
    texts = [choice.text.best(language) for question in library.questions.values() for choice in question.choices]
    assert len(texts) > 700
    assert max(map(len, texts)) <= 75  # Slack's limit; Discord's is 80
    to, letters = caller(language), {"discord": 0, "slack": 0}
    for question in (it for it in library.questions.values() if it.kind in ("one", "true-false")):
        reply = views.question(to, asked(library, to, [question]), None)
        (answers,) = [block.answers for block in reply.blocks if isinstance(block, Answers)]
        whole = [it.text for it in answers]
        for platform, seen in each(reply):
            most = discord.WHOLE if platform == "discord" else slack.WHOLE
            if max(map(columns, whole)) <= most:
                assert list(seen.labels) == whole
                assert not any(text in seen.text.split("\n") for text in whole)  # nothing stands there twice
            else:
                letters[platform] += 1
                assert list(seen.labels) == [it.letter for it in answers]
                assert all(f"{it.letter}  {it.text}" in seen.text for it in answers)
    assert letters["discord"] < len(library.questions) / 6  # only where a phone would cut them
    assert letters["slack"] < len(library.questions) / 2


def test_right_and_wrong_are_a_sign_a_word_and_on_discord_the_colour_of_the_frame(library: Library) -> None:
    to, question = caller("en"), next(iter(library.questions.values()))
    play = revealed(asked(library, to, [question]))
    wrong = next(it for it in range(len(question.choices)) if it != question.key)
    frames = {}
    for choice, sign, word in ((question.key, "✔", "Correct"), (wrong, "✘", "Wrong")):
        reply = views.reveal(to, play, str(choice), practice=False)
        for _, seen in each(reply):
            assert seen.text.startswith(f"{sign} {word}")
            assert f"{sign} {question.choices[choice].text.en} (" in seen.text
        (frame,) = json.loads(discord.render(reply).components)
        frames[sign] = frame["accent_color"]
    (open_one,) = json.loads(discord.render(views.question(to, play, None)).components)
    assert len({*frames.values(), open_one["accent_color"]}) == 3


def test_one_button_of_a_panel_stands_out_and_only_what_cannot_be_taken_back_is_red(library: Library) -> None:
    to = caller("en")
    for what, held in played(library, "why-they-left", "en"):
        reply = host_views.panel(to, held)
        (frame,) = json.loads(discord.render(reply).components)
        styles = [part["style"] for part in walk([frame]) if part["type"] == 2]
        assert styles == [1] + [2] * (len(styles) - 1) or what == "ended"
        elements = [
            it for block in on_slack(reply).blocks for it in block.get("elements", ()) if it["type"] == "button"
        ]
        assert [it.get("style") for it in elements][:1] == ["primary"] or what == "ended"
        assert not any(it.get("style") for it in elements[1:])
        sure = host_views.sure(to, held, Act.END)
        assert [it.rank.value for it in buttons(sure)] == ["danger", "quiet"]
