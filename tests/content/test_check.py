"""The rules between the content files, and the report that a contributor reads."""

import subprocess
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from content import balance
from content.check import coverage, main, mistakes
from content.library import Library
from content.loader import KINDS, read
from content.rules.entries import LIMITS
from content.rules.questions import hints
from tests.content.test_loader import SMALL, edit, toml, write


@pytest.fixture
def library(everything: Library) -> Library:
    return everything


HERE = Path(__file__).parents[2]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path)


def told(root: Path) -> list[str]:
    """What the check says of the content in a folder."""
    return [str(mistake) for mistake in mistakes(read(root))]


def rewrite(root: Path, file: str, change: Callable[[dict[str, Any]], None]) -> None:
    """Change a file of the small content by its tables."""
    tables = tomllib.loads((root / file).read_text(encoding="utf-8"))
    change(tables)
    (root / file).write_text(
        "\n".join(f"{toml(key)} = {toml(value)}" for key, value in tables.items()), encoding="utf-8"
    )


def test_the_content_that_the_bot_comes_with_has_no_mistake() -> None:
    assert [str(mistake) for mistake in mistakes(read())] == []


def test_content_without_a_mistake_passes_every_rule(root: Path) -> None:
    assert told(root) == []


def test_ten_kinds_of_mistake_in_five_files_give_ten_lines_in_one_run(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "facts/voyages.toml", 'content_note = "death"', 'contentnote = "death"')
    edit(root, "facts/voyages.toml", 'date = "1959-12-14"', 'date = "14/12/59"')
    edit(root, "facts/voyages.toml", 'text.en = "A crossing took two nights."\n', "")
    edit(root, "facts/economy.toml", 'topic = "economy"', 'topic = "present-day"')
    edit(root, "facts/economy.toml", '"memoir"', '"memoirs"')
    edit(root, "facts/economy.toml", '"Families in Japan sent money and goods."', f'"{"Money, goods. " * 20}And more."')
    edit(root, "questions/voyages.toml", 'tempting.en = "Kobe is the larger port."', "correct = true")
    edit(root, "questions/voyages.toml", '["crossing", "last-ship"]', "[]")
    edit(root, "quizzes/start.toml", '"q-nights"', '"q-port"')
    edit(root, "glossary.toml", 'id = "mindan"', 'id = "zainichi"')

    assert main(root) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if ".toml" in line] == [
        "facts/economy.toml · remittances · sources: no such entry: 'memoirs'",
        "facts/economy.toml · remittances · text.en: 289 characters, 280 at most",
        "facts/economy.toml · remittances · topic: belongs in facts/present-day.toml",
        "facts/voyages.toml · crossing · text: is missing",
        "facts/voyages.toml · first-ships · date: '14/12/59' is not like 1959, 1959-12, 1959-12-14, 1950s or 1959-1984",
        "facts/voyages.toml · last-ship · contentnote: unknown key; is it misspelt?",
        "glossary.toml · zainichi · id: stands twice, also in glossary.toml",
        "questions/voyages.toml · q-nights · facts: at least one fact is needed",
        "questions/voyages.toml · q-port · choices: two choices are marked correct: Kobe · Niigata",
        "quizzes/start.toml · start · questions: 'q-port' stands twice",
    ]


DIARY = """
[[source]]
id = "diary"
short = "A diary"
title = "A diary"
publisher = "Nobody"
kind = "testimony"
language = "en"
reliability = "Not read yet."
"""

WHOSE = "say in the text whose word it is, or set confidence and a note"
HTTPS = "write https, or add example.org to PLAIN in content/rules/sources.py if it has none"

BROKEN = {
    "a fact from a source that is not there": (
        ("facts/economy.toml", '["memoir"]', '["memoir", "diary"]'),
        "facts/economy.toml · remittances · sources: no such entry: 'diary'",
    ),
    "a question on a fact that is not there": (
        ("questions/economy.toml", '["remittances"]', '["remittance"]'),
        "questions/economy.toml · q-money · facts: no such entry: 'remittance'",
    ),
    "a quiz with a question that is not there": (
        ("quizzes/start.toml", '"q-money"', '"q-monye"'),
        "quizzes/start.toml · start · questions: no such entry: 'q-monye'",
    ),
    "a comment on a fact that is not there": (
        ("excerpts.toml", '["first-ships"]', '["first-ship"]'),
        "excerpts.toml · they-chose · facts: no such entry: 'first-ship'",
    ),
    "a term from a source that is not there": (
        ("glossary.toml", '["memoir"]', '["memoir", "diary"]'),
        "glossary.toml · mindan · sources: no such entry: 'diary'",
    ),
    "a term about a fact that is not there": (
        ("glossary.toml", 'sources = ["memoir"]', 'sources = ["memoir"]\nfacts = ["crossings"]'),
        "glossary.toml · mindan · facts: no such entry: 'crossings'",
    ),
    "a place of a fact that is not there": (
        ("places.toml", '["first-ships"]', '["first-ship"]'),
        "places.toml · niigata · facts: no such entry: 'first-ship'",
    ),
    "a person of a fact that is not there": (
        ("persons.toml", "spellings", 'facts = ["red-cross"]\nspellings'),
        "persons.toml · inoue-masutaro · facts: no such entry: 'red-cross'",
    ),
    "a question kept apart from one that is not there": (
        ("questions/economy.toml", "difficulty", 'apart = ["q-goods"]\ndifficulty'),
        "questions/economy.toml · q-money · apart: no such entry: 'q-goods'",
    ),
    "a source named twice": (
        ("facts/economy.toml", '["memoir"]', '["memoir", "memoir"]'),
        "facts/economy.toml · remittances · sources: 'memoir' stands twice",
    ),
    "a fact of a subject that is not there": (
        ("subjects.toml", '["first-ships"]', '["first-ship"]'),
        "subjects.toml · departure · facts: no such entry: 'first-ship'",
    ),
    "a word of a made-up name that is not there": (
        ("pseudonyms.toml", '["quiet"]', '["loud"]'),
        "pseudonyms.toml · owl · apart: no such entry: 'loud'",
    ),
    "a spelling of a term and of a place": (
        ("places.toml", "facts", 'spellings = ["mindan"]\nfacts'),
        "places.toml · niigata · spellings: 'mindan' also stands under mindan",
    ),
    "a spelling of a place and of a person": (
        ("persons.toml", '"Masutaro Inoue"', '"NIIGATA"'),
        "persons.toml · inoue-masutaro · spellings: 'niigata' also stands under niigata",
    ),
    "a link with a session of one's own": (
        ("sources.toml", "org/study", "org/study;jsessionid=0A1B"),
        "sources.toml · ryang · url: holds a session id (jsessionid), which nobody else has; cut it",
    ),
    "a link with a session id among others": (
        ("sources.toml", "org/study", "org/study?page=1&PHPSESSID=0a1b"),
        "sources.toml · ryang · url: holds a session id (PHPSESSID), which nobody else has; cut it",
    ),
    "a link that is not safe": (
        ("sources.toml", "https://example", "http://example"),
        f"sources.toml · ryang · url: {HTTPS}",
    ),
    "two sources cited alike": (
        ("sources.toml", 'short = "Memoir 1999"', 'short = "RYANG 2023"'),
        "sources.toml · memoir · short: the same as that of ryang; add a day or a subject",
    ),
    "a citation that does not fit": (
        ("sources.toml", 'short = "Memoir 1999"', f'short = "{"m" * 33}"'),
        "sources.toml · memoir · short: 33 characters, 32 at most",
    ),
    "a fact that rests on a reference work alone": (
        ("sources.toml", 'kind = "testimony"', 'kind = "reference"'),
        f"facts/economy.toml · remittances · sources: rests only on sources of kind reference: {WHOSE}",
    ),
    "a fact that rests on one side alone": (
        ("sources.toml", 'language = "ja"', 'language = "ja"\nparty = true\nside = "Mindan"'),
        f"facts/economy.toml · remittances · sources: rests only on the word of Mindan: {WHOSE}",
    ),
    "a question without the content note of its fact": (
        ("questions/voyages.toml", 'content_note = "death"', ""),
        "questions/voyages.toml · q-nights · content_note: is missing; last-ship has death",
    ),
    "two questions of a quiz on one fact": (
        ("questions/voyages.toml", '["crossing", "last-ship"]', '["crossing", "first-ships"]'),
        "quizzes/start.toml · start · questions: take q-port or q-nights: both rest on first-ships",
    ),
    "two questions of a quiz that give each other away": (
        ("questions/economy.toml", "difficulty", 'apart = ["q-port"]\ndifficulty'),
        "quizzes/start.toml · start · questions: take q-port or q-money: they are to be kept apart",
    ),
    "an event that rests on a fact that is not there": (
        ("timeline.toml", '["first-ships"]', '["first-ships", "second-ships"]'),
        "timeline.toml · ships-leave · facts: no such entry: 'second-ships'",
    ),
    "a count from a source that is not there": (
        ("annual.toml", '["ryang"]', '["ryang", "diary"]'),
        "annual.toml · early · sources: no such entry: 'diary'",
    ),
    "a question asked twice in a quiz": (
        ("quizzes/start.toml", '"q-money"]', '"q-money", "q-port"]'),
        "quizzes/start.toml · start · questions: 'q-port' stands twice",
    ),
    "the same question under two ids": (
        ("questions/voyages.toml", "How long did a crossing take?", "FROM which port did the first ships leave?"),
        "questions/voyages.toml · q-nights · prompt.en: the same as in q-port",
    ),
    "the same choice twice": (
        ("questions/voyages.toml", '"Osaka"', '"kobe"'),
        "questions/voyages.toml · q-port · choices: 'kobe' is on offer twice",
    ),
    "a spelling of two terms": (
        ("glossary.toml", '"Mindan"', '"chaeil"'),
        "glossary.toml · mindan · spellings: 'chaeil' also stands under zainichi",
    ),
    "a source that nothing cites": (
        ("sources.toml", "[[source]]", f"{DIARY}\n[[source]]"),
        "sources.toml · diary: nothing cites this source",
    ),
    "a theme without a comment": (
        ("excerpts.toml", "[[excerpt]]", '[[theme]]\nid = "hope"\ntitle.en = "Hope"\n\n[[excerpt]]'),
        "excerpts.toml · hope: no excerpt has this theme",
    ),
    "an id in capitals": (
        ("timeline.toml", '"ships-leave"', '"Ships leave"'),
        "timeline.toml · Ships leave · id: use small letters, digits and single hyphens",
    ),
    "an id with two hyphens": (
        ("timeline.toml", '"ships-leave"', '"ships--leave"'),
        "timeline.toml · ships--leave · id: use small letters, digits and single hyphens",
    ),
    "an id too long for a button": (
        ("timeline.toml", '"ships-leave"', f'"{"a" * 49}"'),
        f"timeline.toml · {'a' * 49} · id: 49 characters, 48 at most",
    ),
    "a line break in a text": (
        ("facts/economy.toml", '"Money sent"', '"Money\\nsent"'),
        "facts/economy.toml · remittances · title.en: has a line break, a special space or a control character",
    ),
    "a line break in a comment": (
        ("excerpts.toml", '"They chose to go."', '"They chose\\nto go."'),
        "excerpts.toml · they-chose · text: has a line break, a special space or a control character",
    ),
    "a source without a title": (
        ("sources.toml", '"A memoir"', '""'),
        "sources.toml · memoir · title: is empty or has a space at an end",
    ),
    "a term with a space at its end": (
        ("glossary.toml", '"民団"', '"民団 "'),
        "glossary.toml · mindan · ja: is empty or has a space at an end",
    ),
    "a comment by nobody": (
        ("excerpts.toml", '"a viewer"', '" "'),
        "excerpts.toml · they-chose · by: is empty or has a space at an end",
    ),
    "a letter that the font of the picture lacks": (
        ("questions/voyages.toml", 'prompt.en = "From which', 'prompt.en = "From ţ which'),
        "questions/voyages.toml · q-port · prompt.en: the font of the pictures has no 'ţ' (U+0163)",
    ),
    "a sign of two parts where one would do": (
        ("facts/voyages.toml", "The first ships", "The first ships o\u0304"),
        "facts/voyages.toml · first-ships · title.en: the font of the pictures has no '\u0304' (U+0304)",
    ),
    "a correct choice that stands out by its length": (
        ("questions/economy.toml", '"Both"', '"Both money and goods, year after year"'),
        "questions/economy.toml · q-money · choices: the correct choice is by far the longest",
    ),
    "a gap between the counts": (
        ("annual.toml", "first = 1962", "first = 1963"),
        "annual.toml · late · first: should be 1962, the year after early",
    ),
    "a year counted twice": (
        ("annual.toml", "first = 1962", "first = 1961"),
        "annual.toml · late · first: should be 1962, the year after early",
    ),
    "two counts of the population in one year": (
        ("population.toml", '"2025-06-30"', '"1911-06-30"'),
        "population.toml · koreans-2025 · date: should be of a later year than koreans-1911",
    ),
    "a count of the population from nowhere": (
        ("population.toml", '["ryang"]', '["nobody"]'),
        "population.toml · koreans-2025 · sources: no such entry: 'nobody'",
    ),
    "a count of the population that rests on no fact of ours": (
        ("population.toml", '["first-ships"]', '["no-ship"]'),
        "population.toml · koreans-2025 · facts: no such entry: 'no-ship'",
    ),
    "a note on a picture that cannot be drawn": (
        ("population.toml", "2,527", "2,527 ţ"),
        "population.toml · koreans-1911 · note.en: the font of the pictures has no 'ţ' (U+0163)",
    ),
    "counts that do not add up": (
        ("annual.toml", "people = 18561", "people = 18560"),
        "annual.toml · people: add up to 93339, not 93340",
    ),
    "a fact in the file of another topic": (
        ("facts/economy.toml", 'topic = "economy"', 'topic = "voyages"'),
        "facts/economy.toml · remittances · topic: belongs in facts/voyages.toml",
    ),
}


@pytest.mark.parametrize(("mistake", "line"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_between_the_files_is_told_in_one_line(root: Path, mistake: tuple[str, str, str], line: str) -> None:
    edit(root, *mistake)
    assert told(root) == [line]


def test_a_question_in_the_file_of_another_topic_is_told(root: Path) -> None:
    edit(root, "quizzes/start.toml", '"q-nights", ', "")
    edit(root, "questions/economy.toml", '["remittances"]', '["crossing", "remittances"]')
    assert told(root) == [
        "questions/economy.toml · q-money · facts: belongs in questions/voyages.toml, where its first fact is",
    ]


def test_a_comment_of_a_theme_that_is_not_there_leaves_its_own_theme_without_one(root: Path) -> None:
    edit(root, "excerpts.toml", 'theme = "choice"', 'theme = "choise"')
    assert told(root) == [
        "excerpts.toml · choice: no excerpt has this theme",
        "excerpts.toml · they-chose · theme: no such entry: 'choise'",
    ]


OF_KINDS: Mapping[tuple[str, str], dict[str, Any]] = {
    ("question", "tempting"): {"kind": "true-false", "truth": True, "tempting": {"en": "So it was said."}},
    ("question", "unit"): {"kind": "number", "value": 14, "unit": {"en": "days"}, "because": {"en": "It was 14."}},
    ("question", "accepted"): {"kind": "word", "accepted": [{"en": "Nagasaki"}]},
}
"""What makes a question of another kind of one that has choices, for the fields that only that kind has."""


def become(question: dict[str, Any], kind: dict[str, Any]) -> None:
    del question["choices"]
    question.update(kind)


def put(tables: dict[str, Any], heading: str, field: str, words: str) -> None:
    """Set a text of the first entry; of a choice, that of the first one, which is wrong."""
    entry = tables[heading][0]
    *outer, name = field.split(".")
    for part in outer:
        entry = entry[part][0]
    if name == "accepted":
        entry[name] = [{"en": words}]
    else:
        entry[name] = {"en": words} if isinstance(entry.get(name), dict) else words


@pytest.mark.parametrize(("heading", "field"), LIMITS, ids=".".join)
def test_a_text_may_reach_its_limit_but_not_pass_it(root: Path, heading: str, field: str) -> None:
    limit = LIMITS[heading, field]
    [path] = [kind.path for kind in KINDS if kind.heading == heading]
    file = next(name for name in SMALL if name.startswith(path))
    if (heading, field) in OF_KINDS:
        rewrite(root, file, lambda tables: become(tables[heading][0], OF_KINDS[heading, field]))
    if field in {"dispute", "variant"}:
        edit(root, file, "title.en", f'{field}.en = "Disputed."\ntitle.en')
    rewrite(root, file, lambda tables: put(tables, heading, field, "あ" * limit))
    assert told(root) == []
    rewrite(root, file, lambda tables: put(tables, heading, field, "a" * (limit + 1)))
    [line] = told(root)
    shown = field.replace("choices.", "choices.1.").replace("accepted", "accepted.1") + (
        "" if (heading, field) == ("excerpt", "text") else ".en"
    )
    assert line.endswith(f" · {shown}: {limit + 1} characters, {limit} at most")


def test_the_limits_are_those_agreed_and_a_question_with_all_that_follows_fits_in_any_message() -> None:
    assert LIMITS["fact", "title"] <= 60
    assert LIMITS["fact", "text"] <= 280
    once = [("question", "prompt"), ("question", "choices.tempting"), ("question", "because"), ("fact", "dispute")]
    assert sum(LIMITS[text] for text in once) + 4 * LIMITS["question", "choices.text"] < 2_000


def test_an_id_may_have_as_many_characters_as_a_button_holds(root: Path) -> None:
    edit(root, "timeline.toml", '"ships-leave"', f'"{"a" * 48}"')
    assert told(root) == []


def test_a_translation_has_the_same_limit(root: Path) -> None:
    edit(root, "timeline.toml", "line.en", f'line.ko = "{"가" * 141}"\nline.en')
    assert "timeline.toml · ships-leave · line.ko: 141 characters, 140 at most" in told(root)


def ask(root: Path, number: int, *, key: Callable[[int], int], right: Callable[[int], str]) -> None:
    """Replace the questions on the voyages by as many as are wanted."""
    questions = []
    for i in range(number):
        choices: list[dict[str, Any]] = [
            {"text": {"en": word}, "tempting": {"en": "It sounds right."}} for word in ("north", "south")
        ]
        choices.insert(key(i), {"text": {"en": right(i)}, "correct": True})
        asked = {"id": f"q-{i}", "facts": ["crossing"], "difficulty": 1, "choices": choices}
        questions.append(asked | {"prompt": {"en": f"Question {i}?"}, "because": {"en": "It is so."}})
    (root / "questions" / "voyages.toml").write_text(f"question = {toml(questions)}", encoding="utf-8")
    edit(root, "quizzes/start.toml", '["q-port", "q-nights", ', "[")


@pytest.mark.parametrize(("longest", "lines"), [(10, []), (11, ["the correct choice is the longest in 11 of 20"])])
def test_the_correct_choice_is_not_the_longest_in_most_questions(root: Path, longest: int, lines: list[str]) -> None:
    ask(root, 19, key=lambda i: i % 3, right=lambda i: "north-east" if i < longest else "inner")
    assert told(root) == [f"questions · choices: {line}" for line in lines]


@pytest.mark.parametrize(("first", "lines"), [(9, []), (10, ["the correct choice is no. 1 in 10 of 20"])])
def test_the_correct_choice_is_not_mostly_at_one_place(root: Path, first: int, lines: list[str]) -> None:
    ask(root, 19, key=lambda i: 0 if i < first else 1 + i % 2, right=lambda _: "east")
    assert told(root) == [f"questions · choices: {line}" for line in lines]


def test_a_few_questions_may_have_their_correct_choice_at_one_place(root: Path) -> None:
    ask(root, 18, key=lambda _: 0, right=lambda _: "north-east")
    assert told(root) == []


@pytest.mark.parametrize(("wrong", "right", "stands_out"), [(11, 23, 0), (11, 24, 1), (30, 45, 0), (30, 46, 1)])
def test_a_correct_choice_may_be_longer_but_not_by_far(root: Path, wrong: int, right: int, stands_out: int) -> None:
    edit(root, "questions/economy.toml", "Money alone", "m" * wrong)
    edit(root, "questions/economy.toml", "Both", "b" * right)
    assert len(told(root)) == stands_out


def test_an_entry_that_cannot_be_read_is_told_once_and_not_missed_by_all_who_name_it(root: Path) -> None:
    edit(root, "facts/voyages.toml", 'text.en = "Two Soviet ships left Niigata with 975 people."', "")
    edit(root, "questions/voyages.toml", "difficulty = 1", "difficulty = 5")
    edit(root, "sources.toml", 'kind = "book"', 'kind = "scroll"')
    assert [line.partition(":")[0] for line in told(root)] == [
        "facts/voyages.toml · first-ships · text",
        "questions/voyages.toml · q-port · difficulty",
        "sources.toml · ryang · kind",
    ]


@pytest.mark.parametrize("file", SMALL)
def test_a_file_that_cannot_be_read_is_told_in_one_line(root: Path, file: str) -> None:
    edit(root, file, "]]", "]")
    [line] = told(root)
    assert line.startswith(f"{file}: cannot be read as TOML")


@pytest.mark.parametrize("file", SMALL)
def test_a_heading_with_one_bracket_is_told_in_one_line(root: Path, file: str) -> None:
    heading = next(iter(tomllib.loads(SMALL[file])))
    text = SMALL[file].partition(f"\n[[{heading}]]")[2].partition("\n[[")[0]
    (root / file).write_text(f"[{heading}]{text}", encoding="utf-8")
    [line] = told(root)
    assert line == f"{file} · {heading}: write [[{heading}]] with two brackets"


def test_other_mistakes_are_told_beside_a_file_that_cannot_be_read(root: Path) -> None:
    edit(root, "facts/voyages.toml", "[[fact]]", "[[fact]")
    edit(root, "facts/economy.toml", '["memoir"]', '["diary"]')
    edit(root, "quizzes/start.toml", '"q-port"', '"q-prot"')
    assert [line.partition(": ")[0] for line in told(root)] == [
        "facts/economy.toml · remittances · sources",
        "facts/voyages.toml",
        "quizzes/start.toml · start · questions",
    ]


def test_counts_are_not_added_up_while_one_of_them_cannot_be_read(root: Path) -> None:
    edit(root, "annual.toml", "people = 74779", 'people = "many"')
    assert told(root) == ["annual.toml · early · people: should be a whole number"]


def test_a_translated_entry_counts_for_its_language(root: Path) -> None:
    before = coverage(read(root).library)
    edit(root, "timeline.toml", "line.en", 'line.ja = "最初の船が新潟を出る。"\nline.en')
    after = coverage(read(root).library)
    assert before["en"] == after["en"] == (before["en"][1],) * 2  # English is always whole
    assert (before["ja"][0], after["ja"][0], after["ko"][0]) == (0, 1, 0)


def test_the_report_ends_with_what_there_is_and_how_far_the_translations_are(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(root) == 0
    there, translated, *balance = capsys.readouterr().out.splitlines()
    assert there == (
        "content: 4 facts, 3 questions, 1 quizzes, 1 themes, 1 excerpts, 2 terms, 1 places, 1 persons, 1 subjects,"
        " 1 firsts, 1 seconds, 1 events, 2 counts, 2 populations, 2 sources"
    )
    total = coverage(read(root).library)["en"][1]
    assert translated == f"translated: en {total}/{total} texts; ja 0/{total} texts; ko 0/{total} texts"
    assert len([line for line in balance if line.endswith("!")]) == 2  # more than an eighth of four facts


def test_the_report_tells_how_the_content_is_balanced(root: Path) -> None:
    edit(root, "facts/economy.toml", "sources", 'speaker = "A neighbour"\nsources')
    edit(root, "sources.toml", 'language = "ja"', 'language = "ja"\nparty = true\nside = "Mindan"')
    report = list(balance.lines(read(root).library))
    assert report[:2] == [
        "topic                  facts   share  questions",
        "colonial-rule              0     0 %          0",
    ]
    assert "voyages                    3    75 %          2 !" in report
    assert report[-5:] == [
        "facts by decade: 1950s 1, 1970s 1, 1980s 1; without a date 1",
        "sources by kind: book 1, testimony 1",
        "facts by their best source: book 3, a party alone 1",
        "days of the year with a fact: 1 of 366",
        "voices: 1 in 1 facts (A neighbour 1)",
    ]


def test_without_a_fact_there_is_no_balance(root: Path) -> None:
    edit(root, "facts/economy.toml", "[[fact]]", "[[fact")
    edit(root, "facts/voyages.toml", "[[fact]]", "[[fact")
    assert list(balance.lines(read(root).library)) == []


@pytest.mark.parametrize("side", ["Mindan", "Japan", "South Korea", "North Korea", "campaign group"])
def test_a_fact_of_one_side_may_name_it_or_say_how_sure_it_is(root: Path, side: str) -> None:
    edit(root, "sources.toml", 'language = "ja"', f'language = "ja"\nparty = true\nside = "{side}"')
    assert len(told(root)) == 1
    named = {"Japan": "Japan's government", "campaign group": "A campaign"}.get(side, side)
    edit(root, "facts/economy.toml", "Families in Japan sent", f"{named} says that families sent")
    assert told(root) == []
    edit(root, "facts/economy.toml", f"{named} says that families sent", "Families sent")
    edit(root, "facts/economy.toml", "sources", 'confidence = "medium"\nvariant.en = "One side alone."\nsources')
    assert told(root) == []


def test_a_question_that_tells_the_answer_to_another_is_hinted_at_until_they_are_kept_apart(root: Path) -> None:
    because = "They left Niigata. A crossing took two nights, and the long wait on the quay made it feel longer."
    edit(root, "questions/voyages.toml", "They left Niigata.", because)
    edit(root, "questions/voyages.toml", "How long did a crossing take?", "How long did a crossing take, wait apart?")
    ask_more(root)
    assert told(root) == []
    [hint] = hints(read(root).library)
    assert hint == "q-port may tell the answer to q-nights ('Two nights'); is apart missing?"
    edit(root, "questions/voyages.toml", "difficulty = 2", 'difficulty = 2\napart = ["q-port"]')
    assert list(hints(read(root).library)) == []


def ask_more(root: Path) -> None:
    """Forty questions more, so that a word of only two is rare."""
    made = []
    for i in range(40):
        choices: list[dict[str, Any]] = [
            {"text": {"en": f"choice{i}{it}"}, "tempting": {"en": "It sounds right."}} for it in "ab"
        ]
        choices.insert(i % 3, {"text": {"en": f"answer{i}"}, "correct": True})
        asked = {"id": f"q-{i}", "facts": ["remittances"], "difficulty": 1, "choices": choices}
        made.append(asked | {"prompt": {"en": f"Subject{i} matter{i}?"}, "because": {"en": f"It is answer{i}."}})
    tables = tomllib.loads((root / "questions/economy.toml").read_text(encoding="utf-8"))
    (root / "questions/economy.toml").write_text(f"question = {toml(tables['question'] + made)}", encoding="utf-8")


def test_a_contributor_checks_the_content_with_one_command() -> None:
    command = [sys.executable, "-m", "content.check"]
    done = subprocess.run(command, cwd=HERE, capture_output=True, encoding="utf-8", timeout=30, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "\ncontent: " in f"\n{done.stdout}"
