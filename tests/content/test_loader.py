"""From TOML files to values, or to every mistake in every file, in the words of someone who edits TOML."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from content.check import mistakes
from content.library import ContentError, Library, Mistake
from content.loader import load, read

SMALL = {
    "facts/voyages.toml": """
[[fact]]
id = "first-ships"
topic = "voyages"
date = "1959-12-14"
month_day = "12-14"
title.en = "The first ships"
text.en = "Two Soviet ships left Niigata with 975 people."
sources = ["ryang"]

[[fact]]
id = "last-ship"
topic = "voyages"
date = "1984"
title.en = "The last ship"
text.en = "The last crossing was in 1984."
sources = ["ryang", "memoir"]
confidence = "contested"
dispute.en = "One memoir has it earlier."
content_note = "death"

[[fact]]
id = "crossing"
topic = "voyages"
title.en = "Two nights"
text.en = "A crossing took two nights."
sources = ["ryang"]
""",
    "facts/economy.toml": """
[[fact]]
id = "remittances"
topic = "economy"
date = "1970s-1980s"
title.en = "Money sent"
text.en = "Families in Japan sent money and goods."
sources = ["memoir"]
""",
    "questions/voyages.toml": """
[[question]]
id = "q-port"
facts = ["first-ships"]
difficulty = 1
prompt.en = "From which port did the first ships leave?"
because.en = "They left Niigata."

[[question.choices]]
text.en = "Kobe"
tempting.en = "Kobe is the larger port."

[[question.choices]]
text.en = "Niigata"
correct = true

[[question.choices]]
text.en = "Osaka"
tempting.en = "Many lived in Osaka."

[[question]]
id = "q-nights"
facts = ["crossing", "last-ship"]
difficulty = 2
prompt.en = "How long did a crossing take?"
because.en = "It took two nights."
content_note = "death"

[[question.choices]]
text.en = "Two nights"
correct = true

[[question.choices]]
text.en = "Five hours"
tempting.en = "A ferry would be faster today."

[[question.choices]]
text.en = "Two weeks"
tempting.en = "The way felt long."
""",
    "questions/economy.toml": """
[[question]]
id = "q-money"
facts = ["remittances"]
difficulty = 3
prompt.en = "What did families in Japan send?"
because.en = "They sent both."

[[question.choices]]
text.en = "Money alone"
tempting.en = "Money is what is counted."

[[question.choices]]
text.en = "Goods alone"
tempting.en = "Goods are what people remember."

[[question.choices]]
text.en = "Both"
correct = true
""",
    "quizzes/start.toml": """
[[quiz]]
id = "start"
title.en = "To start with"
about.en = "The ships, and what was sent after them."
questions = ["q-port", "q-nights", "q-money"]
""",
    "excerpts.toml": """
[[theme]]
id = "choice"
title.en = "Choice"

[[excerpt]]
id = "they-chose"
by = "a viewer"
theme = "choice"
text = "They chose to go."
note.en = "What people were told beforehand is part of the story."
facts = ["first-ships"]
""",
    "glossary.toml": """
[[term]]
id = "zainichi"
en = "Zainichi"
ja = "在日"
ja_reading = "ざいにち"
ko = "재일"
ko_romanised = "jaeil"
definition.en = "Literally, staying in Japan."
spellings = ["Chaeil"]
sources = ["ryang"]

[[term]]
id = "mindan"
en = "Mindan"
ja = "民団"
ja_reading = "みんだん"
ko = "민단"
ko_romanised = "Mindan"
definition.en = "An organisation tied to South Korea."
sources = ["memoir"]
""",
    "places.toml": """
[[place]]
id = "niigata"
en = "Niigata"
ja = "新潟"
ja_reading = "にいがた"
ko = "니가타"
ko_romanised = "Niigata"
about.en = "The port on the Sea of Japan from which the ships left."
facts = ["first-ships"]
""",
    "persons.toml": """
[[person]]
id = "inoue-masutaro"
en = "Inoue Masutaro"
ja = "井上益太郎"
ja_reading = "いのうえますたろう"
ko = "이노우에 마스타로"
ko_romanised = "Inoue Masutaro"
about.en = "The official of the Japanese Red Cross who dealt with the matter."
spellings = ["Masutaro Inoue"]
""",
    "subjects.toml": """
[[subject]]
id = "departure"
en = "Departure"
ja = "出発"
ko = "출발"
spellings = ["leaving Japan"]
facts = ["first-ships"]
""",
    "pseudonyms.toml": """
[[first]]
id = "quiet"
en = "Quiet"
ja = "静かな"
ko = "조용한"

[[second]]
id = "owl"
en = "Owl"
ja = "フクロウ"
ko = "부엉이"
apart = ["quiet"]
""",
    "timeline.toml": """
[[event]]
id = "ships-leave"
date = "1959-12-14"
line.en = "The first ships leave Niigata."
facts = ["first-ships"]
""",
    "annual.toml": """
[[count]]
id = "early"
first = 1959
last = 1961
people = 74779
verification = "confirmed"
sources = ["ryang"]

[[count]]
id = "late"
first = 1962
last = 1984
people = 18561
verification = "group-only"
sources = ["ryang"]
""",
    "population.toml": """
[[population]]
id = "koreans-1911"
date = "1911"
people = 4000
about = true
note.en = "Another table has 2,527."
sources = ["memoir"]

[[population]]
id = "koreans-2025"
date = "2025-06-30"
people = 409584
south_only = true
sources = ["ryang"]
facts = ["first-ships"]
""",
    "sources.toml": """
[[source]]
id = "ryang"
short = "Ryang 2023"
author = "S. Ryang"
title = "A study"
publisher = "A press"
year = 2023
url = "https://example.org/study"
kind = "book"
language = "en"
reliability = "Read in full."

[[source]]
id = "memoir"
short = "Memoir 1999"
title = "A memoir"
publisher = "Another press"
kind = "testimony"
language = "ja"
reliability = "One family's memory."
""",
}
"""A small content without a mistake, to be broken in one place at a time."""


def write(root: Path) -> Path:
    """Write the small content into a folder."""
    for name, text in SMALL.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return root


def edit(root: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of the small content."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def toml(value: object) -> str:
    """A value as TOML."""
    match value:
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case bool():
            return "true" if value else "false"
        case dt.date():
            return value.isoformat()
        case list():
            return f"[{', '.join(map(toml, value))}]"
        case dict():
            return f"{{{', '.join(f'{toml(key)} = {toml(inner)}' for key, inner in value.items())}}}"
        case _:
            return repr(value)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path)


def told(root: Path) -> list[str]:
    """What the loader says of the content in a folder."""
    return [str(mistake) for mistake in read(root).mistakes]


def test_content_without_a_mistake_becomes_a_library(root: Path) -> None:
    library = load(root)
    assert isinstance(library, Library)
    assert list(library.facts) == ["remittances", "first-ships", "last-ship", "crossing"]  # by file, then as written
    assert library.questions["q-port"].choices[1].text.en == "Niigata"
    assert library.questions["q-nights"].facts == ("crossing", "last-ship")
    assert library.terms["mindan"].spellings == ()


def test_each_entry_is_remembered_with_its_file(root: Path) -> None:
    places = read(root).places
    assert places["fact", "remittances"] == "facts/economy.toml"
    assert places["theme", "choice"] == places["excerpt", "they-chose"] == "excerpts.toml"


def test_the_bot_comes_with_content_that_loads() -> None:
    assert load().facts


def test_content_with_mistakes_is_refused_as_a_whole_and_every_mistake_is_listed(root: Path) -> None:
    edit(root, "facts/economy.toml", 'sources = ["memoir"]', "")
    edit(root, "timeline.toml", 'date = "1959-12-14"', 'date = "14 December"')
    with pytest.raises(ContentError) as refusal:
        load(root)
    assert str(refusal.value).splitlines() == [
        "facts/economy.toml · remittances · sources: is missing",
        "timeline.toml · ships-leave · date: '14 December' is not like 1959, 1959-12 or 1959-12-14",
    ]
    assert refusal.value.mistakes[0] == Mistake("facts/economy.toml", "remittances", "sources", "is missing")


REFUSED = {
    "a fact without a source": (
        ("facts/economy.toml", 'sources = ["memoir"]', "sources = []"),
        "facts/economy.toml · remittances · sources: at least one source is needed",
    ),
    "a date in another shape": (
        ("facts/voyages.toml", '"1959-12-14"', '"12/1959"'),
        "facts/voyages.toml · first-ships · date: '12/1959' is not like 1959, 1959-12, 1959-12-14, 1950s or 1959-1984",
    ),
    "a day that never was": (
        ("facts/voyages.toml", '"1959-12-14"', '"1959-02-31"'),
        "facts/voyages.toml · first-ships · date: '1959-02-31' is not in the calendar",
    ),
    "a span back in time": (
        ("facts/voyages.toml", '"1984"', '"1984-1959"'),
        "facts/voyages.toml · last-ship · date: '1984-1959' ends before it begins",
    ),
    "an anniversary on another day": (
        ("facts/voyages.toml", '"12-14"', '"12-15"'),
        "facts/voyages.toml · first-ships · month_day: must be that of the exact date",
    ),
    "a contested fact without its dispute": (
        ("facts/voyages.toml", 'dispute.en = "One memoir has it earlier."', ""),
        "facts/voyages.toml · last-ship · dispute: must say what is contested; so may variant",
    ),
    "an empty title": (
        ("facts/voyages.toml", '"The first ships"', '""'),
        "facts/voyages.toml · first-ships · title.en: is empty or has a space at an end",
    ),
    "a space at the end of a translation": (
        ("facts/voyages.toml", 'title.en = "The first ships"', 'title.en = "The first ships"\ntitle.ja = "最初の船 "'),
        "facts/voyages.toml · first-ships · title.ja: is empty or has a space at an end",
    ),
    "a link that is none": (
        ("sources.toml", "https://example.org/study", "javascript:alert(1)"),
        "sources.toml · ryang · url: 'javascript:alert(1)' is not a plain http(s) address",
    ),
    "a source in a language that is no code": (
        ("sources.toml", 'language = "ja"', 'language = "Japanese"'),
        "sources.toml · memoir · language: should be a code of two letters, such as en",
    ),
    "a party that is on no side": (
        ("sources.toml", 'language = "ja"', 'language = "ja"\nparty = true'),
        "sources.toml · memoir · side: a party needs it: whose side, in a few words",
    ),
    "a side without a party": (
        ("sources.toml", 'language = "ja"', 'language = "ja"\nside = "Mindan"'),
        "sources.toml · memoir · side: only a party has one; is party = true missing?",
    ),
    "a question that is to be kept apart from itself": (
        ("questions/economy.toml", "difficulty = 3", 'difficulty = 3\napart = ["q-money"]'),
        "questions/economy.toml · q-money · apart: names the question itself",
    ),
    "a correct choice that tempts": (
        ("questions/voyages.toml", "correct = true", 'correct = true\ntempting.en = "It is right."'),
        "questions/voyages.toml · q-port · choices.2.tempting: the correct choice takes none",
    ),
    "a wrong choice that does not say why it tempts": (
        ("questions/voyages.toml", 'tempting.en = "Many lived in Osaka."', ""),
        "questions/voyages.toml · q-port · choices.3.tempting: a wrong choice needs it: why people pick it",
    ),
    "a question without a fact": (
        ("questions/economy.toml", 'facts = ["remittances"]', "facts = []"),
        "questions/economy.toml · q-money · facts: at least one fact is needed",
    ),
    "two choices": (
        ("questions/economy.toml", '[[question.choices]]\ntext.en = "Both"\ncorrect = true\n', ""),
        "questions/economy.toml · q-money · choices: three or four are needed, not 2",
    ),
    "two correct choices": (
        ("questions/economy.toml", 'tempting.en = "Money is what is counted."', "correct = true"),
        "questions/economy.toml · q-money · choices: two choices are marked correct: Money alone · Both",
    ),
    "two correct choices, of which one says why it tempts": (
        ("questions/economy.toml", 'text.en = "Money alone"', 'text.en = "Money alone"\ncorrect = true'),
        "questions/economy.toml · q-money · choices: two choices are marked correct: Money alone · Both",
    ),
    "no correct choice": (
        ("questions/economy.toml", "correct = true", 'tempting.en = "Both are what people send."'),
        "questions/economy.toml · q-money · choices: none is marked correct",
    ),
    "a quiz that asks nothing": (
        ("quizzes/start.toml", '["q-port", "q-nights", "q-money"]', "[]"),
        "quizzes/start.toml · start · questions: at least one question is needed",
    ),
    "a term without a source": (
        ("glossary.toml", 'sources = ["ryang"]', "sources = []"),
        "glossary.toml · zainichi · sources: at least one source is needed",
    ),
    "an event at no known time": (
        ("timeline.toml", '"1959-12-14"', '"1950s"'),
        "timeline.toml · ships-leave · date: '1950s' is not like 1959, 1959-12 or 1959-12-14",
    ),
    "an event on a day that never was": (
        ("timeline.toml", '"1959-12-14"', '"1959-11-31"'),
        "timeline.toml · ships-leave · date: '1959-11-31' is not in the calendar",
    ),
    "an event that rests on nothing": (
        ("timeline.toml", 'facts = ["first-ships"]', "facts = []"),
        "timeline.toml · ships-leave · facts: at least one fact is needed",
    ),
    "a count that ends before it begins": (
        ("annual.toml", "last = 1961", "last = 1958"),
        "annual.toml · early · first: must not be after last, 1958",
    ),
    "a negative count": (
        ("annual.toml", "people = 74779", "people = -1"),
        "annual.toml · early · people: must not be negative",
    ),
    "a count without a source": (
        ("annual.toml", 'sources = ["ryang"]', "sources = []"),
        "annual.toml · early · sources: at least one source is needed",
    ),
    "a count of the population that is none": (
        ("population.toml", "people = 4000", "people = 0"),
        "population.toml · koreans-1911 · people: must be more than none",
    ),
    "a count of the population without a source": (
        ("population.toml", 'sources = ["memoir"]', "sources = []"),
        "population.toml · koreans-1911 · sources: at least one source is needed",
    ),
    "a count of the population over many years": (
        ("population.toml", '"1911"', '"1911-1938"'),
        "population.toml · koreans-1911 · date: '1911-1938' is not like 1911, 1946-03 or 1946-03-18",
    ),
    "a count of the population on a day that never was": (
        ("population.toml", '"2025-06-30"', '"2025-06-31"'),
        "population.toml · koreans-2025 · date: '2025-06-31' is not in the calendar",
    ),
    "a comment without its note": (
        ("excerpts.toml", 'note.en = "What people were told beforehand is part of the story."\n', ""),
        "excerpts.toml · they-chose · note: is missing",
    ),
    "a missing text": (
        ("facts/voyages.toml", 'text.en = "A crossing took two nights."\n', ""),
        "facts/voyages.toml · crossing · text: is missing",
    ),
    "a text in Japanese alone": (
        ("facts/voyages.toml", 'text.en = "A crossing', 'text.ja = "A crossing'),
        "facts/voyages.toml · crossing · text.en: is missing",
    ),
    "an unknown key": (
        ("facts/economy.toml", "topic =", 'tags = ["money"]\ntopic ='),
        "facts/economy.toml · remittances · tags: unknown key; is it misspelt?",
    ),
    "a language that we do not have": (
        ("facts/economy.toml", "topic =", 'title.fr = "Argent"\ntopic ='),
        "facts/economy.toml · remittances · title.fr: unknown key; is it misspelt?",
    ),
    "an unknown key of a choice": (
        ("questions/economy.toml", "correct = true", "correct = true\nright = true"),
        "questions/economy.toml · q-money · choices.3.right: unknown key; is it misspelt?",
    ),
    "a title without a language": (
        ("facts/economy.toml", "title.en =", "title ="),
        "facts/economy.toml · remittances · title: should be a table with its own keys, such as .en",
    ),
    "a year without quotes": (
        ("facts/voyages.toml", 'date = "1984"', "date = 1984"),
        "facts/voyages.toml · last-ship · date: should be text in quotes",
    ),
    "a day without quotes": (
        ("facts/voyages.toml", 'date = "1959-12-14"', "date = 1959-12-14"),
        "facts/voyages.toml · first-ships · date: should be text in quotes",
    ),
    "a source outside a list": (
        ("facts/economy.toml", '["memoir"]', '"memoir"'),
        "facts/economy.toml · remittances · sources: should be a list in square brackets",
    ),
    "a number among the sources": (
        ("facts/economy.toml", '["memoir"]', '["memoir", 3]'),
        "facts/economy.toml · remittances · sources.2: should be text in quotes",
    ),
    "a verification that we do not have": (
        ("annual.toml", '"confirmed"', '"certain"'),
        "annual.toml · early · verification: should be 'confirmed', 'by-subtraction' or 'group-only'",
    ),
    "a difficulty that we do not have": (
        ("questions/economy.toml", "difficulty = 3", "difficulty = 4"),
        "questions/economy.toml · q-money · difficulty: should be 1, 2 or 3",
    ),
    "about how many people": (
        ("annual.toml", "people = 74779", 'people = "about 75,000"'),
        "annual.toml · early · people: should be a whole number",
    ),
    "half a person": (
        ("annual.toml", "people = 74779", "people = 74779.5"),
        "annual.toml · early · people: should be a whole number",
    ),
    "a list of years": (
        ("annual.toml", "first = 1959", "first = [1959]"),
        "annual.toml · early · first: should be a whole number",
    ),
    "two correct choices, one of which is new and tempts": (
        (
            "questions/economy.toml",
            'tempting.en = "Money is what is counted."',
            'correct = true\ntempting.en = "It is."',
        ),
        "questions/economy.toml · q-money · choices: two choices are marked correct: Money alone · Both",
    ),
    "a correct choice that is not marked": (
        ("questions/economy.toml", "correct = true\n", ""),
        "questions/economy.toml · q-money · choices: none is marked correct",
    ),
    "a choice that is correct by a number": (
        ("questions/economy.toml", "correct = true", "correct = 1"),
        "questions/economy.toml · q-money · choices.3.correct: should be true or false, without quotes",
    ),
    "a difficulty in quotes": (
        ("questions/economy.toml", "difficulty = ", "difficulty = '1' # "),
        "questions/economy.toml · q-money · difficulty: should be 1, 2 or 3",
    ),
    "a choice that is perhaps correct": (
        ("questions/economy.toml", "correct = true", 'correct = "perhaps"'),
        "questions/economy.toml · q-money · choices.3.correct: should be true or false, without quotes",
    ),
    "a choice that is correct in quotes": (
        ("questions/economy.toml", "correct = true", 'correct = "true"'),
        "questions/economy.toml · q-money · choices.3.correct: should be true or false, without quotes",
    ),
    "a party in quotes": (
        ("sources.toml", 'language = "ja"', 'language = "ja"\nparty = "false"'),
        "sources.toml · memoir · party: should be true or false, without quotes",
    ),
    "a number in quotes": (
        ("annual.toml", "people = 74779", 'people = "74779"'),
        "annual.toml · early · people: should be a whole number",
    ),
    "a choice that is correct in two ways": (
        ("questions/economy.toml", "correct = true", "correct = [true, true]"),
        "questions/economy.toml · q-money · choices.3.correct: should be true or false, without quotes",
    ),
    "an entry without an id": (
        ("facts/voyages.toml", 'id = "last-ship"\n', ""),
        "facts/voyages.toml · fact no. 2 · id: is missing",
    ),
    "an entry with an empty id": (
        ("facts/voyages.toml", 'id = "crossing"', 'id = ""'),
        "facts/voyages.toml · fact no. 3 · id: is empty",
    ),
    "an entry with a number for an id": (
        ("facts/voyages.toml", 'id = "first-ships"', "id = 1"),
        "facts/voyages.toml · fact no. 1 · id: should be text in quotes",
    ),
    "one bracket instead of two": (
        ("facts/economy.toml", "[[fact]]", "[fact]"),
        "facts/economy.toml · fact: write [[fact]] with two brackets",
    ),
    "an unknown heading": (
        ("facts/economy.toml", "[[fact]]", "[[facts]]"),
        "facts/economy.toml · facts: unknown heading; here it is fact",
    ),
    "a heading that belongs in another file": (
        ("excerpts.toml", "[[theme]]", "[[term]]"),
        "excerpts.toml · term: unknown heading; here it is excerpt or theme",
    ),
    "a quote that is never closed": (
        ("facts/economy.toml", 'id = "remittances"', 'id = "remittances'),
        "facts/economy.toml: cannot be read as TOML: Illegal character '\\n' (at line 3, column 18)",
    ),
    "a key given twice": (
        ("facts/economy.toml", 'id = "remittances"', 'id = "remittances"\nid = "again"'),
        "facts/economy.toml: cannot be read as TOML: Cannot overwrite a value (at line 4, column 13)",
    ),
}


@pytest.mark.parametrize(("mistake", "line"), REFUSED.values(), ids=REFUSED)
def test_a_mistake_is_told_with_its_file_its_entry_and_its_field(
    root: Path, mistake: tuple[str, str, str], line: str
) -> None:
    edit(root, *mistake)
    assert told(root) == [line]


def test_the_same_id_twice_is_told_with_both_files(root: Path) -> None:
    edit(root, "facts/voyages.toml", 'id = "crossing"', 'id = "remittances"')
    assert told(root) == ["facts/voyages.toml · remittances · id: stands twice, also in facts/economy.toml"]
    assert read(root).library.facts["remittances"].topic == "economy"  # the first one holds


def test_two_mistakes_in_one_entry_are_two_lines(root: Path) -> None:
    edit(root, "facts/economy.toml", "text.en", "txet.en")
    assert told(root) == [
        "facts/economy.toml · remittances · text: is missing",
        "facts/economy.toml · remittances · txet: unknown key; is it misspelt?",
    ]


def test_an_entry_that_is_no_table_is_told_by_its_number(root: Path) -> None:
    (root / "timeline.toml").write_text('event = ["1959", 1984]', encoding="utf-8")
    assert told(root) == [
        f"timeline.toml · event no. {number}: should be a table with its own keys, such as .en" for number in (1, 2)
    ]


def test_a_missing_file_is_told(root: Path) -> None:
    (root / "annual.toml").unlink()
    assert told(root) == ["annual.toml: the file is missing"]


def test_a_folder_without_any_content_is_told_file_by_file(tmp_path: Path) -> None:
    folders = [f"{name}: the folder is missing" for name in ("facts", "questions", "quizzes")]
    single = ["annual", "excerpts", "glossary", "persons", "places", "population", "pseudonyms", "sources", "subjects"]
    single.append("timeline")
    files = [f"{name}.toml: the file is missing" for name in single]
    assert told(tmp_path) == sorted(folders + files)


def test_a_file_in_another_encoding_is_told(root: Path) -> None:
    (root / "glossary.toml").write_bytes(SMALL["glossary.toml"].encode("shift_jis", errors="replace"))
    [line] = told(root)
    assert line == "glossary.toml: is no UTF-8 text (byte 48); save it as UTF-8 in your editor"


def test_what_begins_with_a_dot_is_no_content(root: Path) -> None:
    (root / "facts" / "._voyages.toml").write_bytes(b"\0\5\x16\7\0\2\0\0Mac OS X")
    (root / "facts" / ".draft.toml").write_text("[[fact]]\n", encoding="utf-8")
    assert told(root) == []


@pytest.mark.parametrize("file", SMALL)
def test_the_mark_that_some_editors_put_in_front_of_a_file_does_no_harm(root: Path, file: str) -> None:
    (root / file).write_text(SMALL[file], encoding="utf-8-sig")
    assert told(root) == []


@pytest.mark.parametrize("text", [f"[[event]]\nid = {'9' * 5000}", f"event = {'[' * 5000}"])
def test_a_number_or_a_list_beyond_all_bounds_is_told_and_nothing_breaks(root: Path, text: str) -> None:
    (root / "timeline.toml").write_text(text, encoding="utf-8")
    [line] = told(root)
    assert line.startswith("timeline.toml: cannot be read as TOML")


def test_what_can_be_read_is_there_though_other_files_are_broken(root: Path) -> None:
    edit(root, "facts/economy.toml", "[[fact]]", "[[fact")
    edit(root, "annual.toml", "people = 74779", "")
    library = read(root).library
    assert set(library.facts) == {"first-ships", "last-ship", "crossing"}
    assert set(library.counts) == {"late"}


def test_notes_beside_the_content_are_left_alone(root: Path) -> None:
    (root / "facts" / "README.md").write_text("[[fact]]", encoding="utf-8")
    (root / "facts" / "drafts").mkdir()
    assert told(root) == []


def test_an_empty_file_is_no_mistake(root: Path) -> None:
    (root / "timeline.toml").write_text("", encoding="utf-8")
    assert told(root) == []
    assert read(root).library.events == {}


JARGON = (
    "dataclass",
    "Input should be",
    "Value error",
    "pydantic",
    "keyword",
    "tuple",
    "valid string",
    "NoneType",
    "ctx",
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
values: st.SearchStrategy[object] = st.recursive(
    texts | st.integers() | st.floats() | st.booleans() | st.dates(dt.date(1000, 1, 1)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(texts | st.sampled_from(["en", "ja"]), inner, max_size=3)
    ),
    max_leaves=6,
)
fields = st.sampled_from(
    ["id", "topic", "date", "month_day", "title", "text", "sources", "confidence", "dispute", "variant", "speaker"]
)


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("content"))


@settings(deadline=None)
@given(st.dictionaries(fields | texts, values, min_size=1, max_size=3))
def test_whatever_stands_in_a_fact_it_is_accepted_or_told_in_plain_words(scratch: Path, odd: dict[str, Any]) -> None:
    usual = {"id": "odd", "topic": "economy", "title": {"en": "A"}, "text": {"en": "B"}, "sources": ["ryang"]}
    lines = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in (usual | odd).items())
    (scratch / "facts" / "economy.toml").write_text(f"[[fact]]\n{lines}\n", encoding="utf-8", newline="")
    loaded = read(scratch)
    assert len(loaded.library.facts) == 4 - bool(loaded.mistakes)
    for mistake in loaded.mistakes:
        assert (mistake.file, bool(mistake.entry), bool(mistake.what)) == ("facts/economy.toml", True, True)
        assert not any(word in mistake.what for word in JARGON)
    assert set(loaded.mistakes) <= set(mistakes(loaded))
