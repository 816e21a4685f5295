"""The rules of a class's round."""

from collections.abc import Callable
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.classquiz.model import (
    BY_READING,
    Answer,
    ClassRound,
    DisplayNames,
    Fixed,
    Pace,
    Participant,
    Progress,
    Scoring,
    Taken,
    Terms,
    Untimed,
    open_lobby,
    progress,
    reading_time,
    settled,
)
from bot.classquiz.rules import (
    AFTER_OUTAGE,
    ALL_IN,
    EXTENSION,
    GRACE,
    HOST_GONE,
    NOTE_SHOWN,
    all_answered,
    appear,
    double_time,
    due,
    end,
    extend,
    join,
    judge,
    lock,
    pause,
    proceed,
    ready,
    recover,
    resume,
    reveal,
    skip_question,
    start,
    tick,
)
from bot.classquiz.scoring import class_line, podium, results, tally, top
from bot.core.kinds import SKIPPED, OneRight
from bot.core.questions import Item
from bot.quiz.items import Phase, Refusal
from tests.support.class_model import QUARTER, Model, Someone, ranks_like_scipy, said

T0 = 1_700_000_000_000
TWENTY = Fixed(20)
STEPS: dict[str, Callable[[ClassRound, int, int], ClassRound | Refusal]] = {
    "start": lambda it, _, at: start(it, at),
    "ready": ready,
    "reveal": reveal,
    "proceed": proceed,
    "skip": skip_question,
    "pause": pause,
    "resume": resume,
    "extend": extend,
    "end": lambda it, _, at: end(it, at),
    "lock": lambda it, _, at: lock(it, at, locked=not it.locked),
}


def lobby(*notes: bool, pace: Pace = TWENTY, scoring: Scoring = Scoring.TIEBREAK) -> ClassRound:
    """A round whose questions have three choices, of which the second is right."""
    items = [Item(f"q{n}", OneRight(1), (2, 0, 1), has_note=note) for n, note in enumerate(notes or (False, False))]
    terms = Terms(scoring, DisplayNames.PSEUDONYM, "en", pace)
    return open_lobby(7, items, terms, [30_000] * len(items), T0)


def ok(after: ClassRound | Refusal | None) -> ClassRound:
    assert isinstance(after, ClassRound), after
    return after


def shown(after: ClassRound | Refusal | None, at: int = T0) -> ClassRound:
    """The round, which people see at this moment if they have not before."""
    return appear(ok(after), ok(after).position, at) or ok(after)


def opened(*notes: bool, **terms: Any) -> ClassRound:
    return shown(start(lobby(*notes, **terms), T0))


def people(count: int) -> list[Participant]:
    return [Participant(person, person) for person in range(count)]


def deadline(round: ClassRound, participants: list[Participant], given: list[Answer]) -> int | None:
    """When the time of the open question is up; None if only the host can tell."""
    over = due(round, participants, given)
    assert over is not None
    return None if over == round.stepped + HOST_GONE else over - GRACE


ANN, BEN = people(2)


# Steps


def test_a_round_needs_questions_and_how_long_each_takes_to_read() -> None:
    terms = Terms(Scoring.NONE, DisplayNames.SERVER, "ja")
    for items, reading in (((), ()), ((Item("q", OneRight(0), (0, 1, 2)),), ()), ((), (20_000,))):
        with pytest.raises(ValueError, match="needs questions"):
            open_lobby(1, items, terms, reading, T0)


def test_a_round_goes_from_the_lobby_through_each_question_to_the_end() -> None:
    round = lobby(False, True)
    seen = [(round.phase, round.position)]
    for step in ("start", "reveal", "proceed", "ready", "reveal", "proceed"):
        round = shown(STEPS[step](round, round.position, T0))
        seen.append((round.phase, round.position))
    assert seen == [
        (Phase.LOBBY, 0),
        (Phase.OPEN, 0),
        (Phase.REVEALED, 0),
        (Phase.NOTE, 1),
        (Phase.OPEN, 1),
        (Phase.REVEALED, 1),
        (Phase.ENDED, 1),
    ]
    assert (round.version, round.scored) == (6 + 3, (0, 1))  # six steps; three times something came to be seen


@pytest.mark.parametrize("step", STEPS)
def test_once_ended_no_step_has_an_effect(step: str) -> None:
    assert STEPS[step](ok(end(opened(), T0)), 0, T0) is Refusal.ENDED


def test_a_press_of_the_host_for_what_is_past_is_late_and_for_what_is_to_come_early() -> None:
    first = opened()
    second = shown(proceed(ok(reveal(first, 0, T0)), 0, T0))
    assert {reveal(second, 0, T0), extend(second, 0, T0), skip_question(second, 0, T0)} == {Refusal.LATE}
    assert {start(first, T0), ready(first, 0, T0)} == {Refusal.LATE}
    assert {proceed(first, 0, T0), reveal(lobby(), 0, T0), reveal(opened(True), 0, T0)} == {Refusal.EARLY}
    assert skip_question(ok(reveal(first, 0, T0)), 0, T0) is Refusal.LATE


def test_pausing_or_locking_twice_does_so_once() -> None:
    paused = ok(pause(opened(), 0, T0))
    assert paused.paused
    assert pause(paused, 0, T0) is Refusal.ALREADY
    assert resume(opened(), 0, T0) is Refusal.ALREADY
    assert lock(ok(lock(lobby(), T0)), T0) is Refusal.ALREADY
    assert not ok(lock(ok(lock(lobby(), T0)), T0, locked=False)).locked


def test_when_the_last_question_is_skipped_the_round_ends_without_it() -> None:
    round = ok(skip_question(ok(proceed(ok(reveal(opened(), 0, T0)), 0, T0)), 1, T0))
    assert (round.phase, round.scored) == (Phase.ENDED, (0,))


@pytest.mark.parametrize("note", [True, False])
def test_a_question_that_is_not_revealed_when_the_host_ends_the_round_is_in_no_number(note: bool) -> None:
    round = ok(end(opened(note), T0))
    assert round.scored == ()
    assert results(round, [ANN], [Answer(0, 0, "1", T0, correct=True)])[0].eligible == 0


# The clock


def test_without_seconds_the_time_follows_the_reading_and_with_off_there_is_none() -> None:
    assert deadline(opened(pace=BY_READING), [], []) == T0 + 30_000
    assert deadline(opened(pace=Fixed(45)), [], []) == T0 + 45_000
    assert deadline(opened(pace=Untimed()), [], []) is None
    assert (lobby().clock, deadline(lobby(), [], [])) == (None, None)
    assert lobby(pace=TWENTY).about == 2 * (20_000 + 40_000)
    assert lobby(pace=Untimed()).about == 2 * (30_000 + 40_000)


@pytest.mark.parametrize(
    ("characters", "language", "seconds"),
    [
        (0, "en", 20),
        (60, "en", 20),
        (61, "en", 25),
        (120, "en", 25),
        (121, "en", 30),
        (1_260, "en", 120),
        (9_999, "en", 120),
        (25, "ja", 20),
        (26, "ja", 25),
        (26, "ko", 25),
        (525, "ko", 120),
    ],
)  # fmt: skip
def test_the_time_to_read_follows_the_length_of_the_text(characters: int, language: str, seconds: int) -> None:
    assert reading_time(characters, language) == seconds * 1000


def test_a_paused_round_waits_and_then_has_the_time_it_had() -> None:
    paused = ok(pause(opened(), 0, T0 + 5_000))
    assert deadline(paused, [], []) is None
    assert due(paused, [], []) == T0 + 5_000 + HOST_GONE
    assert deadline(ok(resume(paused, 0, T0 + 65_000)), [], []) == T0 + 80_000


def test_a_pause_in_the_second_of_grace_keeps_what_is_left_of_it() -> None:
    paused = ok(pause(opened(), 0, T0 + 20_400))
    assert tick(paused, [], [], T0 + 60_000) is None
    going = ok(resume(paused, 0, T0 + 60_000))
    assert judge(going, None, 0, "1", T0 + 60_600) == Taken(0, "1", True, T0 + 60_600, 1)
    assert judge(going, None, 0, "1", T0 + 60_601) is Refusal.LATE
    assert due(going, [], []) == T0 + 60_600


def test_a_pause_that_comes_after_the_time_was_up_does_not_hold_the_reveal() -> None:
    paused = ok(pause(opened(), 0, T0 + 22_000))
    assert ok(tick(paused, [], [], T0 + 22_000)).phase is Phase.REVEALED


def test_fifteen_seconds_more_can_be_had_as_often_as_wished_also_while_paused() -> None:
    round = opened()
    for _ in range(3):
        round = ok(extend(round, 0, T0))
    assert deadline(round, [], []) == T0 + 20_000 + 3 * EXTENSION
    assert deadline(ok(extend(ok(pause(round, 0, T0)), 0, T0)), [], []) is None


def test_fifteen_seconds_more_after_the_deadline_count_from_then() -> None:
    assert deadline(ok(extend(opened(), 0, T0 + 50_000)), [], []) == T0 + 50_000 + EXTENSION


def test_a_round_without_a_clock_cannot_be_extended_nor_doubled() -> None:
    assert extend(opened(pace=Untimed()), 0, T0) is Refusal.UNTIMED
    assert double_time(opened(pace=Untimed()), ANN) is Refusal.UNTIMED


def test_the_content_note_stands_eight_seconds_unless_it_is_paused() -> None:
    noted = opened(True)
    assert due(noted, [], []) == T0 + NOTE_SHOWN
    assert tick(noted, [], [], T0 + NOTE_SHOWN - 1) is None
    question = shown(tick(noted, [], [], T0 + NOTE_SHOWN), T0 + NOTE_SHOWN)
    assert (question.phase, deadline(question, [], [])) == (Phase.OPEN, T0 + NOTE_SHOWN + 20_000)
    assert tick(ok(pause(noted, 0, T0 + 3_000)), [], [], T0 + 20_000) is None


# What is not there to be seen yet, and while the bot is gone


def started(*notes: bool, **terms: Any) -> ClassRound:
    """The host has pressed Start, and the platform has not taken the post yet."""
    return ok(start(lobby(*notes, **terms), T0))


def test_the_time_of_a_question_begins_when_it_is_there_to_be_seen() -> None:
    waiting = started()
    assert tick(waiting, [], [], T0 + 60_000) is None
    assert deadline(waiting, [], []) is None
    seen = shown(waiting, T0 + 13_000)
    assert deadline(seen, [], []) == T0 + 33_000
    assert appear(seen, 0, T0 + 20_000) is None  # only once
    assert appear(waiting, 1, T0) is None


def test_the_time_of_a_content_note_begins_when_it_is_there_to_be_seen_and_that_of_its_question_too() -> None:
    note = shown(started(True), T0 + 13_000)
    assert due(note, [], []) == T0 + 13_000 + NOTE_SHOWN
    question = ok(tick(note, [], [], T0 + 13_000 + NOTE_SHOWN))
    assert deadline(question, [], []) is None
    assert deadline(shown(question, T0 + 30_000), [], []) == T0 + 50_000


def test_time_that_the_host_gives_before_a_question_is_seen_is_not_lost() -> None:
    doubled = [Participant(0, 0, double=True)]
    extended = shown(ok(extend(started(), 0, T0 + 9_000)), T0 + 13_000)
    assert deadline(extended, [], []) == T0 + 13_000 + 20_000 + EXTENSION
    assert deadline(shown(started(), T0 + 13_000), doubled, []) == T0 + 13_000 + 40_000


def test_a_question_that_is_paused_before_it_is_seen_has_all_its_time_when_it_goes_on() -> None:
    paused = shown(pause(started(), 0, T0 + 1_000), T0 + 13_000)
    assert paused.paused
    assert deadline(ok(resume(paused, 0, T0 + 60_000)), [], []) == T0 + 80_000
    resumed = ok(resume(ok(pause(started(), 0, T0 + 1_000)), 0, T0 + 2_000))
    assert deadline(shown(resumed, T0 + 13_000), [], []) == T0 + 33_000


def test_a_question_without_a_limit_stays_open_whenever_it_is_seen() -> None:
    assert deadline(shown(started(pace=Untimed()), T0 + 13_000), [], []) is None


def test_the_answer_to_what_nobody_saw_is_told_to_nobody() -> None:
    assert reveal(started(), 0, T0 + 5_000) is Refusal.EARLY
    for unseen in (started(), started(True), ok(pause(started(), 0, T0))):
        gone = ok(tick(unseen, [ANN], [], T0 + HOST_GONE))
        assert (gone.phase, gone.scored) == (Phase.ENDED, ())
    assert ok(end(started(), T0)).scored == ()
    assert ok(skip_question(started(), 0, T0)).position == 1


def test_who_sees_a_question_before_the_bot_knows_may_answer_it() -> None:
    assert judge(started(), ANN, 0, "1", T0 + 100) == Taken(0, "1", True, T0 + 100, 0)
    answers = [Answer(0, 0, "1", T0 + 100, correct=True)]
    assert tick(started(), [ANN], answers, T0 + 60_000) is None
    seen = shown(started(False), T0 + 400)
    assert results(ok(reveal(seen, 0, T0 + 9_000)), [ANN], answers)[0].points == 1999
    assert due(seen, [ANN], answers) == T0 + 100 + ALL_IN


def test_after_an_outage_an_open_question_has_the_time_that_it_had_and_at_least_ten_seconds() -> None:
    back = ok(recover(opened(), 40_000, T0 + 45_000))
    assert deadline(back, [], []) == T0 + 60_000  # it had 15 s left
    late = ok(recover(opened(), 40_000, T0 + 59_000))
    assert deadline(late, [], []) == T0 + 59_000 + AFTER_OUTAGE
    assert judge(late, ANN, 0, "1", T0 + 65_000) == Taken(0, "1", True, T0 + 65_000, 0)
    note = ok(recover(opened(True), 40_000, T0 + 47_900))
    assert due(note, [], []) == T0 + 47_900 + AFTER_OUTAGE


def test_after_an_outage_what_stood_still_stands_still_and_the_host_has_half_an_hour() -> None:
    paused = ok(recover(ok(pause(opened(), 0, T0 + 5_000)), 60_000, T0 + 70_000))
    assert deadline(ok(resume(paused, 0, T0 + 80_000)), [], []) == T0 + 95_000
    assert due(ok(recover(lobby(), 60_000, T0 + 70_000)), [], []) == T0 + 60_000 + HOST_GONE
    assert shown(recover(started(), 60_000, T0 + 70_000), T0 + 71_000).clocks[-1].when(0) == T0 + 71_000
    assert deadline(ok(recover(opened(pace=Untimed()), 60_000, T0 + 70_000)), [], []) is None


def test_after_an_outage_in_which_the_class_has_gone_home_the_round_ends() -> None:
    assert recover(opened(), HOST_GONE, T0 + HOST_GONE) is None
    assert recover(ok(end(opened(), T0)), 40_000, T0 + 40_000) is None


def test_everybody_has_three_seconds_to_change_their_mind_but_not_longer_than_the_question_is_open() -> None:
    first, change, last = (Answer(0, 0, "1", T0 + at, correct=True) for at in (5_000, 7_000, 20_500))
    assert due(opened(), [ANN], [first, change]) == T0 + 7_000 + ALL_IN
    assert due(opened(), [ANN], [last]) == T0 + 20_000 + GRACE
    doubled = Participant(0, 0, double=True)
    assert due(opened(), [doubled], [Answer(0, 0, "1", T0 + 30_000, correct=True)]) == T0 + 30_000 + ALL_IN


# Answers


def test_an_answer_counts_by_its_stamp_and_not_by_when_it_comes_in() -> None:
    extra = [Participant(0, 0, double=True), BEN]
    assert deadline(opened(), extra, []) == T0 + 40_000  # still open, for one of them
    assert judge(opened(), BEN, 0, "1", T0 + 5_000) == Taken(0, "1", True, T0 + 5_000, 0)
    assert judge(opened(), BEN, 0, "1", T0 + 21_000) == Taken(0, "1", True, T0 + 21_000, 0)
    assert judge(opened(), BEN, 0, "1", T0 + 21_001) is Refusal.LATE
    assert judge(opened(), extra[0], 0, "1", T0 + 41_000) == Taken(0, "1", True, T0 + 41_000, 0)
    assert judge(opened(), extra[0], 0, "1", T0 + 41_001) is Refusal.LATE


def test_an_answer_that_is_stamped_before_the_opening_counts_as_given_at_once() -> None:
    round = ok(reveal(opened(False), 0, T0 + 9_000))
    assert judge(opened(False), ANN, 0, "1", T0 - 300) == Taken(0, "1", True, T0 - 300, 0)
    assert results(round, [ANN], [Answer(0, 0, "1", T0 - 300, correct=True)])[0].points == 1999


def test_an_answer_given_in_a_pause_does_not_count_whenever_it_comes_in() -> None:
    paused = ok(pause(opened(), 0, T0 + 5_000))
    going = ok(resume(paused, 0, T0 + 9_000))
    for round in (paused, going):
        assert judge(round, ANN, 0, "1", T0 + 4_999) == Taken(0, "1", True, T0 + 4_999, 0)
        assert judge(round, ANN, 0, "1", T0 + 5_000) is Refusal.PAUSED
    assert judge(going, ANN, 0, "1", T0 + 8_999) is Refusal.PAUSED
    assert judge(going, ANN, 0, "1", T0 + 9_000) == Taken(0, "1", True, T0 + 9_000, 0)


def test_an_answer_to_another_question_or_to_none_is_refused_with_the_reason() -> None:
    revealed = ok(reveal(opened(), 0, T0))
    assert judge(revealed, ANN, 0, "1", T0) is Refusal.LATE
    assert judge(lobby(), ANN, 0, "1", T0) is Refusal.EARLY
    assert judge(opened(), ANN, 1, "1", T0) is Refusal.EARLY
    assert judge(opened(True), ANN, 0, "1", T0) is Refusal.EARLY
    assert {judge(opened(), ANN, 0, said, T0) for said in ("-2", SKIPPED, "3", "1,2", "one")} == {Refusal.NO_ANSWER}
    assert judge(ok(end(opened(), T0)), ANN, 0, "1", T0) is Refusal.ENDED


def test_the_last_of_several_presses_counts_and_of_two_with_one_stamp_always_the_same() -> None:
    first, second, twin = Answer(0, 0, "2", T0 + 1), Answer(0, 0, "0", T0 + 9), Answer(0, 0, "1", T0 + 9, correct=True)
    for order in ([first, second, twin], [twin, second, first], [second, twin, first]):
        assert settled(order) == {(0, 0): twin}


def test_only_a_question_with_a_content_note_can_be_skipped_by_one_person() -> None:
    noted = opened(True)
    assert judge(noted, ANN, 0, SKIPPED, T0) == Taken(0, SKIPPED, False, T0, 0)
    shown = ok(ready(noted, 0, T0))
    assert judge(shown, ANN, 0, SKIPPED, T0) == Taken(0, SKIPPED, False, T0, 0)
    assert judge(shown, ANN, 0, "1", T0) == Taken(0, "1", True, T0, 0)  # they may change their mind


# People


def test_whoever_joins_while_a_question_is_open_begins_with_the_next() -> None:
    assert join(lobby(), None) == 0
    assert join(opened(True), None) == 0
    assert join(opened(), None) == 1
    assert join(ok(reveal(opened(), 0, T0)), None) == 1
    assert join(opened(False), None) == 1  # the last one: they can still answer it
    assert join(ok(reveal(opened(False), 0, T0)), None) is Refusal.LATE


def test_joining_again_changes_nothing() -> None:
    assert join(ok(reveal(opened(), 0, T0)), ANN) == 0
    assert join(ok(lock(opened(), T0)), ANN) == 0


def test_a_locked_round_takes_nobody_new_but_keeps_those_in_it() -> None:
    locked = ok(lock(opened(), T0))
    assert join(locked, None) is Refusal.LOCKED
    assert judge(locked, None, 0, "1", T0) is Refusal.LOCKED
    assert judge(locked, ANN, 0, "1", T0) == Taken(0, "1", True, T0, 0)


def test_whoever_was_removed_cannot_come_back_by_pressing() -> None:
    gone = Participant(0, 0, removed=True)
    assert {join(opened(), gone), judge(opened(), gone, 0, "1", T0), double_time(opened(), gone)} == {Refusal.REMOVED}
    assert join(ok(end(opened(), T0)), gone) is Refusal.ENDED


def test_a_question_closes_once_all_who_joined_have_answered_or_skipped() -> None:
    round, answers = opened(), [Answer(0, 0, "1", T0 + 3_000, correct=True), Answer(1, 0, "0", T0 + 5_000)]
    assert not all_answered(round, [ANN, BEN], answers[:1])
    assert due(round, [ANN, BEN], answers) == T0 + 5_000 + ALL_IN
    assert ok(tick(round, [ANN, BEN], answers, T0 + 5_000 + ALL_IN)).phase is Phase.REVEALED
    assert tick(ok(pause(round, 0, T0 + 6_000)), [ANN, BEN], answers, T0 + 9_000) is None


def test_the_first_answer_does_not_close_a_question_for_a_class_that_joins_by_answering() -> None:
    taken = judge(opened(), None, 0, "1", T0 + 100)
    assert isinstance(taken, Taken)
    newcomer = Participant(0, 0, since=taken.since)
    assert not all_answered(opened(), [newcomer], [Answer(0, 0, "1", T0 + 100, correct=True)])
    assert (
        results(ok(reveal(opened(), 0, T0)), [newcomer], [Answer(0, 0, "1", T0 + 100, correct=True)])[0].eligible == 1
    )


def test_a_question_that_all_skip_at_its_note_is_not_shown() -> None:
    skips = [Answer(0, 0, SKIPPED, T0 + 1_000), Answer(1, 0, SKIPPED, T0 + 2_000)]
    assert tick(opened(True), [ANN, BEN], skips, T0 + 2_000 + ALL_IN - 1) is None
    after = ok(tick(opened(True, False), [ANN, BEN], skips, T0 + 2_000 + ALL_IN))
    assert (after.phase, after.position, after.scored) == (Phase.OPEN, 1, ())
    assert ok(tick(opened(True), [ANN, BEN], skips, T0 + 2_000 + ALL_IN)).phase is Phase.ENDED


def test_with_nobody_there_or_everybody_removed_the_clock_alone_decides() -> None:
    gone = [Participant(0, 0, removed=True), Participant(1, 1, double=True, removed=True)]
    for nobody in ([], gone):
        assert not all_answered(opened(), nobody, [Answer(0, 0, "1", T0, correct=True)])
        assert due(opened(), nobody, [Answer(0, 0, "1", T0, correct=True)]) == T0 + 21_000
        assert progress(opened(), nobody, [Answer(0, 0, "1", T0, correct=True)]) == Progress(0, 0)


def test_double_time_that_is_asked_for_in_the_middle_holds_for_the_open_question() -> None:
    doubled = double_time(opened(), ANN)
    assert doubled == Participant(0, 0, double=True)
    assert deadline(opened(), [doubled, BEN], []) == T0 + 40_000
    assert deadline(opened(), [doubled, BEN], [Answer(0, 0, "1", T0, correct=True)]) == T0 + 20_000
    assert judge(opened(), doubled, 0, "1", T0 + 30_000) == Taken(0, "1", True, T0 + 30_000, 0)


def test_the_class_does_not_wait_for_double_time_of_somebody_who_joined_after_the_opening() -> None:
    assert deadline(opened(), [Participant(0, 0, since=1, double=True)], []) == T0 + 20_000


def test_the_count_of_answers_leaves_out_who_skipped_who_was_removed_and_who_came_later() -> None:
    class_of_six = [
        *people(3),
        Participant(3, 3, removed=True),
        Participant(4, 4, since=1),
        Participant(5, 5, since=1),
    ]
    answers = [
        Answer(0, 0, "2", T0),
        Answer(1, 0, SKIPPED, T0),
        Answer(3, 0, "1", T0, correct=True),
        Answer(4, 0, "1", T0, correct=True),
        Answer(2, 1, "1", T0, correct=True),
    ]
    assert progress(opened(), class_of_six, answers) == Progress(2, 3)


# A host who is gone


def test_after_half_an_hour_without_a_step_of_the_host_the_round_ends() -> None:
    for round in (lobby(), ok(reveal(opened(), 0, T0)), opened(True)):
        assert ok(tick(round, [], [], T0 + HOST_GONE)).phase is Phase.ENDED
        assert due(ok(end(round, T0)), [], []) is None
        assert tick(ok(end(round, T0)), [], [], T0 + 2 * HOST_GONE) is None


def test_a_host_who_is_gone_costs_nobody_an_answer_they_gave() -> None:
    for round in (opened(pace=Untimed()), ok(pause(opened(), 0, T0)), opened()):
        shown = ok(tick(round, [ANN, BEN], [Answer(0, 0, "1", T0, correct=True)], T0 + HOST_GONE))
        assert shown.phase is Phase.REVEALED
        ended = ok(tick(shown, [ANN, BEN], [], T0 + HOST_GONE))
        assert (ended.phase, ended.scored) == (Phase.ENDED, (0,))


def test_what_happens_unasked_is_no_step_of_the_host() -> None:
    assert ok(tick(opened(), [], [], T0 + 21_000)).stepped == T0
    assert ok(lock(opened(), T0 + 9)).stepped == T0 + 9


# All together, beside the model


USUAL = {"lobby": "start", "note": "ready", "open": "reveal", "revealed": "proceed"}


class Lesson(RuleBasedStateMachine):
    """A class of five, a host and a runner, whose presses come in at any time and in any order."""

    @initialize(
        notes=st.lists(st.booleans(), min_size=1, max_size=4),
        scoring=st.sampled_from(Scoring),
        seconds=st.sampled_from([10, 20, None]),
        data=st.data(),
    )
    def begin(self, notes: list[bool], scoring: Scoring, seconds: int | None, data: st.DataObject) -> None:
        sizes = [data.draw(st.integers(3, 4)) for _ in notes]
        keys = [data.draw(st.integers(0, size - 1)) for size in sizes]
        items = [
            Item(str(n), OneRight(key), tuple(reversed(range(size))), has_note=note)
            for n, (note, size, key) in enumerate(zip(notes, sizes, keys, strict=True))
        ]
        pace = Untimed() if seconds is None else Fixed(seconds)
        terms = Terms(scoring, DisplayNames.PSEUDONYM, "ko", pace)
        self.now, self.pressed = 0, list[tuple[int, int, int, int]]()
        self.stored = list[Answer]()
        self.round = open_lobby(1, items, terms, [20_000] * len(items), T0)
        self.model = Model(notes, keys, sizes, str(scoring), seconds and seconds * 4, stepped=0)

    @property
    def at(self) -> int:
        return T0 + self.now * QUARTER

    @property
    def participants(self) -> list[Participant]:
        everybody = enumerate(self.model.people.items())
        return [Participant(p, n, it.since, it.double, it.removed) for n, (p, it) in everybody]

    def participant(self, person: int) -> Participant | None:
        return next((it for it in self.participants if it.person == person), None)

    @rule(quarters=st.integers(1, 30) | st.sampled_from([4, 40, 80]))
    def wait(self, quarters: int) -> None:
        self.now += quarters

    @rule(times=st.sampled_from([1, 1, 2]), beside=st.integers(-1, 5))
    def wait_until_about_the_deadline(self, times: int, beside: int) -> None:
        shown = self.model.shown
        if shown and shown.limit is not None and not self.model.is_paused():
            self.now += max(0, shown.limit * times + beside - shown.ran(self.now))

    @rule(often=st.integers(0, 9))
    def leave_for_half_an_hour(self, often: int) -> None:
        self.now += 0 if often else 7_200

    @precondition(lambda self: self.model.is_unseen())
    @rule()
    def the_platform_takes_the_post(self) -> None:
        self.move(appear(self.round, self.round.position, self.at))
        self.model.appear(self.now)

    @rule()
    def look(self) -> None:
        self.move(tick(self.round, self.participants, self.stored, self.at))
        self.model.look(self.now)

    @precondition(lambda self: self.model.phase in USUAL)
    @rule()
    def go_on(self) -> None:
        if self.model.is_unseen():
            self.the_platform_takes_the_post()
        self.step(USUAL[self.model.phase], 0)

    @rule(event=st.sampled_from(["pause", "resume", "extend", "lock"]))
    def change_the_clock(self, event: str) -> None:
        self.step(event, 0)

    @rule(event=st.sampled_from(list(STEPS)), beside=st.sampled_from([-1, 0, 1]), often=st.integers(0, 4))
    def press_anything(self, event: str, beside: int, often: int) -> None:
        if not often or event not in ("end", "skip"):  # else few rounds would get far
            self.step(event, beside)

    def step(self, event: str, beside: int) -> None:
        position = self.round.position + beside
        after = STEPS[event](self.round, position, self.at)
        assert isinstance(after, ClassRound) == self.model.step(event, position, self.now), (event, after)
        self.move(after if isinstance(after, ClassRound) else None)

    @rule(person=st.integers(0, 4), choice=st.integers(-1, 3), early=st.sampled_from([0, 0, 0, 1, 9]))
    def press(self, person: int, choice: int, early: int) -> None:
        """A press that comes in later, or never."""
        self.pressed.append((person, self.round.position, choice, self.now - early))

    @rule(person=st.integers(0, 4), knows=st.booleans(), choice=st.integers(-1, 3))
    def answer(self, person: int, knows: bool, choice: int) -> None:
        position = self.round.position
        self.comes_in(person, position, self.model.keys[position] if knows else choice, self.now)

    @precondition(lambda self: self.pressed)
    @rule(data=st.data(), again=st.booleans())
    def deliver(self, data: st.DataObject, again: bool) -> None:
        press = data.draw(st.sampled_from(self.pressed))
        if not again:
            self.pressed.remove(press)
        self.comes_in(*press)

    def comes_in(self, person: int, position: int, choice: int, stamp: int) -> None:
        verdict = judge(self.round, self.participant(person), position, said(choice), T0 + stamp * QUARTER)
        counts = self.model.press(person, position, choice, stamp)
        assert isinstance(verdict, Taken) == counts, verdict
        if isinstance(verdict, Taken):
            assert verdict.since == self.model.people[person].since
            self.stored.append(Answer(person, position, verdict.text, verdict.at, correct=verdict.correct))

    @rule(person=st.integers(0, 4))
    def join(self, person: int) -> None:
        since = join(self.round, self.participant(person))
        if isinstance(since, int):
            self.model.people.setdefault(person, Someone(since))
            assert self.model.people[person].since == since
            assert not self.model.people[person].removed

    @precondition(lambda self: self.model.people)
    @rule(data=st.data(), removes=st.sampled_from([False, False, True]))
    def change_somebody(self, data: st.DataObject, removes: bool) -> None:
        someone = self.model.people[data.draw(st.sampled_from(sorted(self.model.people)))]
        if removes:
            someone.removed = True
        else:
            someone.double = True

    def move(self, after: ClassRound | None) -> None:
        if after:
            assert after.version == self.round.version + 1
            self.round = after

    @invariant()
    def the_round_stands_where_the_model_does(self) -> None:
        assert (str(self.round.phase), self.round.locked) == (self.model.phase, self.model.locked)
        assert self.round.paused == self.model.is_paused()
        assert self.round.unseen == self.model.is_unseen()
        if self.model.phase in ("note", "open"):
            assert self.model.shown
            assert self.round.position == self.model.position
            assert self.round.clocks[-1].elapsed(self.at) == self.model.shown.ran(self.now) * QUARTER
        when = due(self.round, self.participants, self.stored)
        assert (when is None) == (self.round.phase is Phase.ENDED)
        unasked = tick(self.round, self.participants, self.stored, self.at)
        assert (unasked is None) == (not self.model.unasked(self.now)) == (when is None or self.at < when)

    @invariant()
    def an_answer_would_count_just_where_it_does_in_the_model(self) -> None:
        position = self.round.position
        for person in range(6):
            for choice, stamp in ((0, self.now), (0, self.now - 9), (-1, self.now), (3, self.now), (4, self.now)):
                verdict = judge(self.round, self.participant(person), position, said(choice), T0 + stamp * QUARTER)
                assert isinstance(verdict, Taken) == self.model.counts(person, position, choice, stamp)

    @invariant()
    def the_numbers_are_those_of_the_model_in_whatever_order_the_answers_came(self) -> None:
        given = sorted(self.stored, key=lambda it: crc32(repr((self.now, it)).encode()))
        found, table = results(self.round, self.participants, given), self.model.table()
        assert found == results(self.round, self.participants, self.stored)
        assert {it.participant.person for it in found} == set(table)
        for it in found:
            row = {"answered": it.answered, "right": it.right, "eligible": it.eligible, "points": it.points}
            assert row == table[it.participant.person]
            assert len(it.missed) == it.eligible - it.right
        if self.model.scoring == "none":
            assert {it.rank for it in found} <= {None}
        else:
            assert [it.rank for it in found] == ranks_like_scipy([it.points for it in found])
            rights = [it.right for it in found]
            assert rights == sorted(rights, reverse=True)  # k right beat k − 1
            assert [it.rank for it in found] == ranks_like_scipy(rights) or self.model.scoring == "tiebreak"
        assert all(it.points for it in podium(found))
        assert set(podium(found)) <= set(top(found)) <= set(found)
        self.the_numbers_agree(given, table)

    def the_numbers_agree(self, given: list[Answer], table: dict[int, dict[str, int]]) -> None:
        """The class line and the tallies add up to the same."""
        line = class_line(self.round, self.participants, given)
        tallies = [tally(self.round, position, self.participants, given) for position in self.round.scored]
        assert line == class_line(self.round, self.participants, self.stored)
        assert line.right == sum(it.right for it in tallies) == sum(row["right"] for row in table.values())
        assert line.answered == sum(it.answered for it in tallies) == sum(row["answered"] for row in table.values())
        assert sum(it.eligible for it in tallies) == sum(row["eligible"] for row in table.values())


TestALessonGoesAsTheModelDoes = Lesson.TestCase
TestALessonGoesAsTheModelDoes.settings = settings(max_examples=80, stateful_step_count=40, deadline=None)
