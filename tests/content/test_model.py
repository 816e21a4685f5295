"""The values of the content: what they know of themselves, and what they refuse."""

from dataclasses import FrozenInstanceError
from datetime import date
from typing import Any

import pytest
from hypothesis import given, strategies as st

from content.model import (
    AnnualCount,
    Choice,
    Confidence,
    Event,
    Excerpt,
    Fact,
    FieldError,
    Localized,
    Person,
    Place,
    Question,
    Quiz,
    Source,
    Term,
    Topic,
    Verification,
)


def words(en: str = "Some words") -> Localized:
    return Localized(en=en)


def fact(**fields: Any) -> Fact:
    usual: dict[str, Any] = {"id": "a", "topic": Topic.VOYAGES, "title": words(), "text": words(), "sources": ("s",)}
    return Fact(**usual | fields)


def question(right: int = 1, size: int = 3, **fields: Any) -> Question:
    wrong = Choice(text=words(), tempting=words())
    choices = tuple(Choice(text=words(), correct=True) if i == right else wrong for i in range(size))
    usual: dict[str, Any] = {"id": "q", "facts": ("a",), "difficulty": 1, "prompt": words(), "because": words()}
    return Question(**usual | {"choices": choices} | fields)


def count(**fields: Any) -> AnnualCount:
    usual: dict[str, Any] = {"id": "early", "first": 1959, "last": 1961, "people": 74_779, "sources": ("s",)}
    return AnnualCount(**usual | {"verification": Verification.CONFIRMED} | fields)


def test_a_text_is_read_in_the_language_that_is_asked_for() -> None:
    ship = Localized(en="ship", ja="船", ko="배")
    assert [ship.best(language) for language in ("en", "ja", "ko")] == ["ship", "船", "배"]


@pytest.mark.parametrize("language", ["ko", "fr", "", "best", "__class__"])
def test_a_text_that_has_no_translation_is_read_in_english(language: str) -> None:
    ship = Localized(en="ship", ja="船")
    assert ship.into(language) is None
    assert ship.best(language) == "ship"


@pytest.mark.parametrize("text", ["", " ", "ship ", "\nship", "船\u3000"])
@pytest.mark.parametrize("language", ["en", "ja", "ko"])
def test_a_text_is_neither_empty_nor_framed_by_spaces(language: str, text: str) -> None:
    with pytest.raises(FieldError, match=f"{language}: is empty or has a space at an end"):
        Localized(**{"en": "ship"} | {language: text})


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        ("1959", 1959, 1959),
        ("1959-12", 1959, 1959),
        ("1959-12-14", 1959, 1959),
        ("1960-02-29", 1960, 1960),
        ("1950s", 1950, 1959),
        ("1959-1984", 1959, 1984),
        ("1984-1984", 1984, 1984),
        ("1904-1950s", 1904, 1959),
        ("1950s-1967", 1950, 1967),
        ("1950s-1960s", 1950, 1969),
    ],
)
def test_a_fact_knows_every_year_that_its_date_covers(when: str, first: int, last: int) -> None:
    assert list(fact(date=when).years) == list(range(first, last + 1))


def test_a_fact_without_a_date_covers_no_year() -> None:
    assert list(fact().years) == []


@pytest.mark.parametrize(
    "when",
    [
        "",
        "59",
        "December 1959",
        "1959-13",
        "1959-00",
        "1959-12-32",
        "1959-12-00",
        "1959-1-1",
        "1959/12/14",
        "1959-12-1984",
        "1959-12-14-1984",
        "1959-12-14\n",
        "c. 1959",
        "１９５９",  # a Japanese keyboard's digits
    ],
)
def test_a_date_has_one_of_the_shapes_that_everything_understands(when: str) -> None:
    with pytest.raises(FieldError, match="is not like 1959, 1959-12, 1959-12-14, 1950s or 1959-1984"):
        fact(date=when)


@pytest.mark.parametrize("when", ["1959-02-29", "1959-04-31", "1984-11-31"])
def test_a_day_that_never_was_is_refused(when: str) -> None:
    with pytest.raises(FieldError, match="is not in the calendar"):
        fact(date=when)
    with pytest.raises(FieldError, match="is not in the calendar"):
        Event(id="e", date=when, line=words(), facts=("a",))


@pytest.mark.parametrize("when", ["1984-1959", "1960s-1959", "1959-1212"])
def test_a_span_does_not_end_before_it_begins(when: str) -> None:
    with pytest.raises(FieldError, match="ends before it begins"):
        fact(date=when)


@given(st.from_regex(r"[0-9]{4}s?(-[0-9]{1,4}s?){0,3}", fullmatch=True) | st.text())
def test_a_date_is_refused_or_covers_at_least_one_year(when: str) -> None:
    try:
        years = fact(date=when).years
    except FieldError:
        return
    assert len(years) > 0


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_of_the_calendar_can_be_told_on_its_anniversary(day: date) -> None:
    told = fact(date=day.isoformat(), month_day=f"{day:%m-%d}")
    assert list(told.years) == [day.year]


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (None, "12-14"),
        (None, ""),
        ("1959", "12-14"),
        ("1959-12", "12"),
        ("1959-12", "1959-12"),
        ("1959-1984", "1984"),
        ("1950s-1960s", "1960s"),
        ("1959-12-14", "12-15"),
        ("1959-12-14", "14-12"),
        ("1959-12-14", ""),
    ],
)
def test_only_a_fact_with_an_exact_date_has_an_anniversary(when: str | None, day: str) -> None:
    with pytest.raises(FieldError, match="month_day: must be that of the exact date"):
        fact(date=when, month_day=day)


def test_a_claim_without_a_source_is_refused() -> None:
    with pytest.raises(FieldError, match="sources: at least one source is needed"):
        fact(sources=())
    with pytest.raises(FieldError, match="sources: at least one source is needed"):
        count(sources=())
    with pytest.raises(FieldError, match="sources: at least one source is needed"):
        Term(id="t", en="a", ja="b", ja_reading="c", ko="d", ko_romanised="e", definition=words(), sources=())


@pytest.mark.parametrize("confidence", [Confidence.MEDIUM, Confidence.CONTESTED])
def test_a_fact_that_is_not_certain_says_what_is_uncertain(confidence: Confidence) -> None:
    with pytest.raises(FieldError, match=f"dispute: must say what is {confidence}"):
        fact(confidence=confidence)
    assert fact(confidence=confidence, variant=words("Another paper has the 15th.")).confidence is confidence
    assert fact(confidence=confidence, dispute=words("Another source has 75,000.")).confidence is confidence


def test_a_certain_fact_may_have_a_dispute_too() -> None:
    assert fact(dispute=words("One memoir disagrees.")).confidence is Confidence.HIGH


SOURCE: Any = {"id": "s", "short": "A 1959", "title": "A", "publisher": "B", "kind": "book", "language": "en"} | {
    "reliability": "Read."
}


@pytest.mark.parametrize("code", ["", "e", "eng", "EN", "en-GB", "英語"])
def test_the_language_of_a_source_is_a_code(code: str) -> None:
    with pytest.raises(FieldError, match="language: should be a code of two letters"):
        Source(**SOURCE | {"language": code})


def test_a_party_to_the_matter_is_on_a_side_and_nobody_else_is() -> None:
    assert Source(**SOURCE, party=True, side="Mindan").side == "Mindan"
    for wrong in ({"party": True}, {"party": True, "side": ""}, {"side": "Mindan"}):
        with pytest.raises(FieldError, match=r"^side: "):
            Source(**SOURCE, **wrong)


@pytest.mark.parametrize("url", ["", "example.org", "javascript:alert(1)", "https://", "https://a b", "https://a|b>c"])
def test_a_source_links_to_the_web_and_nowhere_else(url: str) -> None:
    usual: Any = SOURCE
    assert Source(**usual, url="https://example.org/?a=1").url == "https://example.org/?a=1"
    assert Source(**usual).url is None
    with pytest.raises(FieldError, match="is not a plain http"):
        Source(**usual, url=url)


def test_a_wrong_choice_says_why_it_tempts_and_the_correct_one_does_not() -> None:
    right, wrong = Choice(text=words(), correct=True), Choice(text=words(), tempting=words())
    with pytest.raises(FieldError, match=r"choices\.2\.tempting: a wrong choice needs it"):
        question(choices=(right, Choice(text=words()), wrong))
    with pytest.raises(FieldError, match=r"choices\.3\.tempting: the correct choice takes none"):
        question(choices=(wrong, wrong, Choice(text=words(), correct=True, tempting=words())))


@pytest.mark.parametrize(("size", "right"), [(3, 0), (3, 2), (4, 3)])
def test_the_key_of_a_question_is_the_position_of_its_correct_choice(size: int, right: int) -> None:
    assert question(right, size).key == right


@pytest.mark.parametrize("size", [0, 1, 2, 5])
def test_a_question_has_three_or_four_choices(size: int) -> None:
    with pytest.raises(FieldError, match=f"choices: three or four are needed, not {size}"):
        question(0, size)


def test_a_question_has_one_correct_choice_no_more_and_no_less() -> None:
    right, wrong = Choice(text=words(), correct=True), Choice(text=words(), tempting=words())
    for choices, what in (
        ((wrong, wrong, wrong), "none is marked correct"),
        ((right, wrong, right), "two choices are marked correct"),
        ((right, right, right, right), "four choices are marked correct"),
    ):
        with pytest.raises(FieldError, match=f"choices: {what}"):
            question(choices=choices)


def test_a_question_is_not_kept_apart_from_itself() -> None:
    assert question(apart=("other",)).apart == ("other",)
    with pytest.raises(FieldError, match="apart: names the question itself"):
        question(apart=("other", "q"))


def test_a_question_and_an_event_rest_on_a_fact() -> None:
    with pytest.raises(FieldError, match="facts: at least one fact is needed"):
        question(facts=())
    with pytest.raises(FieldError, match="facts: at least one fact is needed"):
        Event(id="e", date="1959", line=words(), facts=())


def test_a_quiz_asks_something() -> None:
    with pytest.raises(FieldError, match="questions: at least one question is needed"):
        Quiz(id="empty", title=words(), about=words(), questions=())


@pytest.mark.parametrize("when", ["1959", "1959-12", "1959-12-14"])
def test_an_event_knows_its_year(when: str) -> None:
    assert Event(id="e", date=when, line=words(), facts=("a",)).year == 1959


@pytest.mark.parametrize("when", ["", "1950s", "1959-1984", "1959-13", "1959-00", "1959-12-32", "１９５９"])
def test_an_event_happens_in_a_year_a_month_or_on_a_day(when: str) -> None:
    with pytest.raises(FieldError, match="is not like 1959, 1959-12 or 1959-12-14"):
        Event(id="e", date=when, line=words(), facts=("a",))


def test_a_count_covers_a_span_of_years_and_is_never_negative() -> None:
    assert count(people=0, first=1968, last=1968).people == 0  # none moved in 1968
    with pytest.raises(FieldError, match="first: must not be after last, 1961"):
        count(first=1962)
    with pytest.raises(FieldError, match="people: must not be negative"):
        count(people=-1)


def test_a_term_is_written_in_the_script_of_the_reader() -> None:
    sounds: Any = {"ja_reading": "ざいにち", "ko_romanised": "jaeil"}
    term = Term(id="t", en="Zainichi", ja="在日", ko="재일", definition=words(), sources=("s",), **sounds)
    assert [term.name(language) for language in ("en", "ja", "ko", "fr")] == ["Zainichi", "在日", "재일", "Zainichi"]


@pytest.mark.parametrize("kind", [Place, Person])
def test_a_place_and_a_person_are_written_in_the_script_of_the_reader(kind: type[Place | Person]) -> None:
    sounds: Any = {"ja_reading": "おおさか", "ko_romanised": "Osaka"}
    name = kind(id="osaka", en="Osaka", ja="大阪", ko="오사카", about=words(), **sounds)
    assert [name.name(language) for language in ("en", "ja", "ko", "fr")] == ["Osaka", "大阪", "오사카", "Osaka"]


def test_a_viewers_comment_cannot_be_made_without_the_note_that_puts_it_in_context() -> None:
    with pytest.raises(TypeError, match="note"):
        Excerpt(id="x", by="a viewer", theme="choice", text="They went.")  # type: ignore[call-arg]  # mypy refuses too


def test_nothing_that_is_taught_can_be_changed_while_the_bot_runs() -> None:
    with pytest.raises(FrozenInstanceError):
        fact().title = words("Another title")  # type: ignore[misc]  # mypy refuses too
