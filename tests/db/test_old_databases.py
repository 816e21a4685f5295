"""Databases as an earlier version left them: after an update everything is still there, and where it belongs."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, closing, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot.db import migrate as module
from bot.db.database import Database, DatabaseError, Statement, Value
from bot.db.migrate import migrate, scripts
from tests.support import postgres
from tests.support.databases import BOTH, everything, opened
from tests.support.paths import ROOT

OLD = "main-2026-11-29"
SINCE = 8
"""The number of the first script that a database of that day has not seen."""

Rows = Sequence[Mapping[str, Value]]
Tables = Mapping[str, Rows]
Update = tuple[Tables, Tables]

_updates: dict[str, Update] = {}


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def restore(folder: Path, text: str) -> str:
    """The URL of a new file that this SQL makes."""
    folder.mkdir(exist_ok=True)
    with closing(sqlite3.connect(folder / "zainichi.db")) as file:
        file.executescript(text)
    return f"sqlite:///{folder / 'zainichi.db'}"


async def load(kind: str, folder: Path, stack: AsyncExitStack) -> str:
    """The URL of a database as it was left by the old version."""
    text = (Path(__file__).parent / "old" / f"{OLD}.{kind}.sql").read_text(encoding="utf-8")
    if kind == "postgres":
        return await stack.enter_async_context(postgres.fresh(filled=text))
    return restore(folder, text)


@pytest_asyncio.fixture
async def url(kind: str, tmp_path: Path) -> AsyncIterator[str]:
    """The same, in the kind of database that is tested."""
    async with AsyncExitStack() as stack:
        yield await load(kind, tmp_path, stack)


@pytest_asyncio.fixture
async def database(url: str) -> AsyncIterator[Database]:
    """The same, opened, not yet migrated."""
    async with opened(url) as found:
        yield found


@pytest_asyncio.fixture
async def update(kind: str, tmp_path: Path) -> Update:
    """What was in it, and what is in it after the update. That always comes to the same: it is done once."""
    if kind not in _updates:
        async with AsyncExitStack() as stack:
            url = await load(kind, tmp_path, stack)
            _updates[kind] = await updated(await stack.enter_async_context(opened(url)))
    return _updates[kind]


async def content(database: Database) -> Tables:
    """Every row of every table, in an order that does not depend on the database."""
    found = {name: rows for name, rows in (await everything(database)).items() if name != "sqlite_sequence"}
    return {name: sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)) for name, rows in found.items()}


async def updated(database: Database) -> Update:
    """What was in it, and what is in it after the update."""
    before = await content(database)
    await migrate(database, "zainichi")
    return before, await content(database)


def ms(text: Value) -> int | None:
    """A moment as it was written, in the way in which it is written now."""
    if text is None:
        return None
    return (datetime.fromisoformat(str(text)) - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def without(row: Mapping[str, Value], *columns: str) -> dict[str, Value]:
    return {name: value for name, value in row.items() if name not in columns}


def by_id(rows: Rows) -> Mapping[Value, Mapping[str, Value]]:
    return {row["id"]: row for row in rows}


def parsed(text: Value) -> Any:
    return json.loads(str(text))


def same(first: Rows, second: Rows) -> bool:
    """The same rows in whatever order."""
    key = partial(json.dumps, sort_keys=True)
    return sorted(map(key, first)) == sorted(map(key, second))


# Everything is there


async def test_the_old_database_holds_all_that_a_database_of_that_day_could_hold(database: Database) -> None:
    counts = {name: len(rows) for name, rows in (await content(database)).items()}
    assert counts == {
        "person": 10,
        "community": 3,
        "seen": 16,
        "round": 9,
        "answer": 13,
        "first_answer": 30,
        "total": 7,
        "class_round": 8,
        "participant": 14,
        "class_answer": 25,
        "standing": 7,
        "staff": 2,
        "memo": 2,
        "delivered": 3,
        "schedule": 3,
        "posted": 1,
        "community_setting": 5,
        "migration": SINCE - 1,
    }


async def test_what_has_nothing_to_do_with_the_changes_stays_as_it_was(update: Update) -> None:
    before, after = update
    for table in (
        *("participant", "total"),
        *("posted", "community_setting"),
    ):
        assert after[table] == before[table], table
    assert after["community"] == [{**row, "left_at": None} for row in before["community"]]
    assert after["person"] == [{**row, "heard": None} for row in before["person"]]
    assert [row for row in after["memo"] if row["name"] != "traces"] == before["memo"]
    assert after["schedule"] == [{**row, "skipped": None} for row in before["schedule"]]
    assert after["staff"] == [{**row, "role": "moderator"} for row in before["staff"]]  # they may do what they could
    assert after["total_all_time"] == before["standing"]
    assert "standing" not in after


async def test_every_moment_is_the_same_to_the_millisecond(update: Update) -> None:
    before, after = update
    for table in ("seen", "delivered"):
        assert same(after[table], [{**row, "at": ms(row["at"])} for row in before[table]])
    rounds = by_id(after["round"])
    assert len(rounds) == len(before["round"])
    for was in before["round"]:
        expected = {**was, "started": ms(was["started_at"]), "ended": ms(was["ended_at"])}
        is_now = rounds[was["id"]]
        assert without(is_now, "items") == without(expected, "items", "started_at", "ended_at")
    assert rounds[8]["started"] == 1795907251240
    assert rounds[8]["ended"] == 1795907260283
    assert rounds[9]["ended"] is None


async def test_each_answer_says_to_which_question_it_was_given_in_words_and_whether_it_is_right(
    update: Update,
) -> None:
    before, after = update
    for table, rounds in (("answer", "round"), ("class_answer", "class_round")):
        asked = {row["id"]: parsed(row["items"]) for row in before[rounds]}
        expected = []
        for row in before[table]:
            item, choice = asked[row["round"]][int(row["position"] or 0)], row["choice"]
            known = {
                "at": row["at"] if table == "class_answer" else ms(row["at"]),
                "question": item["question"],
                "text": "" if choice == -1 else str(choice),
                "correct": int(choice == item["key"]),
            }
            expected.append({**without(row, "choice"), **known})
        assert expected
        assert same(after[table], expected)


async def test_a_first_answer_was_given_alone_or_with_a_class(update: Update) -> None:
    before, after = update
    old = {(row["person"], row["question"]): int(row["round"] or 0) for row in before["first_answer"]}
    for row in after["first_answer"]:
        number = old.pop((row["person"], row["question"]))
        assert (row["round"], row["class_round"]) == ((number, None) if number > 0 else (None, -number))
    assert not old


# Classes


async def test_each_message_of_a_class_is_known_by_its_place_and_by_what_it_shows(update: Update) -> None:
    _, after = update
    shown = {
        (row["round"], row["place"], row["slot"], row["position"], row["message"], row["shown"])
        for row in after["round_display"]
    }
    assert {(row["lease"], row["owner"]) for row in after["round_display"]} == {(None, None)}
    assert shown == {
        (1, "discord:42:901", "lobby", 0, None, 8),
        (1, "discord:42:901", "end", 0, "901/1300000000000000005", 8),
        (1, "", "panel", 0, "1001/1300000000000000001", 0),
        (2, "discord:42:903", "lobby", 0, "903/1300000000000000007", 0),
        (2, "", "panel", 0, "1001/1300000000000000008", 0),
        (3, "slack:T1:C2", "lobby", 0, None, 4),
        (3, "slack:T1:C2", "question", 0, "C2/1795852800.000002", 4),
        (3, "", "panel", 0, "U1/1795852800.000001", 0),
        (4, "console:here", "lobby", 0, None, 2),
        (4, "console:here", "question", 0, "1", 2),
        (4, "", "panel", 0, "", 0),
        (5, "discord:42:902", "lobby", 0, None, 5),
        (5, "discord:42:902", "end", 0, "902/1300000000000000013", 5),
        (5, "", "panel", 0, "1001/1300000000000000010", 0),
        (6, "slack:T1:C1", "lobby", 0, None, 11),
        (6, "slack:T1:C1", "question", 4, "C1/1795852800.000009", 11),
        (6, "", "panel", 0, "U1/1795852800.000004", 0),
        (7, "console:there", "lobby", 0, None, 7),
        (7, "console:there", "question", 3, "7", 7),
        (8, "discord:42:905", "lobby", 0, None, -1),
    }


@pytest.mark.parametrize(
    ("stored", "position", "message"),
    [
        ("0|C2/1795852800.000002", 0, "C2/1795852800.000002"),
        ("9|7", 9, "7"),
        ("10|-1|9", 10, "-1|9"),
        ("99|1|2", 99, "1|2"),
        ("100||", 100, "|"),
        ("999|902/13", 999, "902/13"),
    ],
)
async def test_the_message_of_any_question_is_known_by_its_position(
    database: Database, stored: str, position: int, message: str
) -> None:
    await database.write(Statement("UPDATE class_round SET message = $1 WHERE id = 3", (stored,)))
    await migrate(database, "zainichi")
    sql = "SELECT slot, position, message FROM round_display WHERE round = 3 AND slot <> 'panel' ORDER BY slot"
    assert await database.read(sql) == [("lobby", 0, None), ("question", position, message)]


async def test_a_class_goes_on_where_it_stood(update: Update) -> None:
    before, after = update
    rounds = by_id(after["class_round"])
    assert len(rounds) == len(before["class_round"])
    gone = ("message", "panel", "lease", "shown")
    rewritten = ("terms", "clock", "items")
    for was in before["class_round"]:
        is_now = rounds[was["id"]]
        new = ("host_name", "place_name", "zone", "offered")
        assert without(is_now, *rewritten, *new) == without(was, *rewritten, *gone)


async def test_the_clocks_of_a_class_have_names_for_their_numbers(update: Update) -> None:
    before, after = update
    rounds = by_id(after["class_round"])
    for was in before["class_round"]:
        clock = rounds[was["id"]]["clock"]
        if was["clock"] is None:
            assert clock is None
            continue
        now = parsed(clock)
        assert list(now) == ["v", "clocks"]
        assert now["v"] == 1
        assert [list(one.values()) for one in now["clocks"]] == parsed(was["clock"])
    paused = {"pauses": [[1795907913040, 1795907934290]], "paused": 1795907938540, "closed": None}
    assert parsed(rounds[3]["clock"])["clocks"] == [{"opened": 1795907910290, "budget": 60000, **paused}]


async def test_what_the_host_chose_is_kept_and_names_have_columns_of_their_own(update: Update) -> None:
    _, after = update
    found = {
        number: (
            *(parsed(row["terms"])[name] for name in ("v", "scoring", "names", "language", "pace")),
            *(row["host_name"], row["place_name"], row["zone"]),
        )
        for number, row in by_id(after["class_round"]).items()
    }
    assert found == {
        1: (1, "accuracy", "pseudonym", "ja", {"seconds": 30}, "Ms Mori", "#history", "Asia/Tokyo"),
        2: (1, "accuracy", "pseudonym", "ja", "reading", "Ms Mori", "#lobby", "Asia/Tokyo"),
        3: (1, "accuracy", "pseudonym", "ja", {"seconds": 60}, "Park", "#paused", "Asia/Seoul"),
        4: (1, "accuracy", "pseudonym", "en", "reading", "Kay", "this terminal", "UTC"),
        5: (1, "none", "pseudonym", "ja", "untimed", "Ms Mori", "#second", "Asia/Tokyo"),
        6: (1, "tiebreak", "server", "ko", {"seconds": 120}, "Park", "#zainichi", "Asia/Seoul"),
        7: (1, "accuracy", "pseudonym", "en", "reading", None, "there", "UTC"),  # its host was deleted
        8: (1, "accuracy", "pseudonym", "ja", "reading", "", "", "Asia/Tokyo"),
    }
    assert all(len(parsed(row["terms"])) == 5 for row in after["class_round"])


# What was asked


async def test_each_round_keeps_its_questions_their_keys_and_their_order(update: Update) -> None:
    before, after = update
    for table in ("round", "class_round"):
        rounds = by_id(after[table])
        for was in before[table]:
            snapshot = parsed(rounds[was["id"]]["items"])
            assert list(snapshot) == ["v", "title", "language", "items"]
            assert snapshot["v"] == 1
            kept = [
                (it["question"], it["key"], it["order"], it["content_note"] is not None) for it in snapshot["items"]
            ]
            asked = parsed(was["items"])
            assert kept == [(it["question"], it["key"], it["order"], it["has_note"]) for it in asked]
            for item in snapshot["items"]:
                assert item["prompt"].endswith("?")
                assert sorted(item["order"]) == list(range(len(item["choices"])))
                assert [place for place, choice in enumerate(item["choices"]) if choice["note"] is None] == [
                    item["key"]
                ]
                assert item["because"]
                assert item["topic"]
                assert item["facts"]
                assert item["sources"]
                assert item["untranslated"] is (snapshot["language"] != "en")


async def test_a_round_is_called_what_it_was_called_in_its_language(update: Update) -> None:
    _, after = update
    called = {
        (table, number): (parsed(row["items"])["title"], parsed(row["items"])["language"])
        for table in ("round", "class_round")
        for number, row in by_id(after[table]).items()
    }
    assert called["round", 1] == ("Koreans in Japan: law and daily life", "en")
    assert called["round", 2] == ("Diplomacy", "en")
    assert called["round", 8] == ("The Calcutta Agreement", "en")
    assert called["round", 9] == ("All topics", "en")
    assert called["class_round", 1] == ("The first ships", "ja")
    assert called["class_round", 2] == ("全分野", "ja")
    assert called["class_round", 6] == ("Courts and memory", "ko")


async def test_a_question_is_kept_with_all_that_was_said_about_it(update: Update) -> None:
    _, after = update
    asked = parsed(by_id(after["class_round"])[6]["items"])["items"]
    december = next(item for item in asked if item["question"] == "q-law-december")
    del december["order"]
    assert december == DECEMBER


DECEMBER: Mapping[str, Any] = {
    "question": "q-law-december",
    "facts": [["law-memorial-december", "Flowers at the pier"], ["law-flowers-2021", "Chrysanthemums on the water"]],
    "topic": "재판과 기억",
    "prompt": "What do survivors do each December at the pier in Niigata?",
    "choices": [
        {
            "text": "They plant willows for the dead",
            "note": (
                "The willows belong to 1959, and survivors planned new ones along the street, but at the pier "
                "they bring something else."
            ),
        },
        {
            "text": "They greet visitors from the North",
            "note": (
                "Japanese wives did visit from the North, the last group in 2000. The gathering each December is"
                " a memorial."
            ),
        },
        {"text": "They lay flowers for the dead", "note": None},
    ],
    "key": 2,
    "because": (
        "The first ships left Niigata on 14 December 1959. In 2021 Eiko Kawasaki threw chrysanthemums "
        "into the sea for those who never came back."
    ),
    "content_note": "죽음에 관한 내용이 있습니다.",
    "caveats": [],
    "sources": [
        [
            "People who died in N.Korea remembered, koreaofall.com, 2019",
            "https://koreaofall.com/bbs/board.php?bo_table=news&wr_id=615&page=1&lang=kr&lang=kr",
        ],
        [
            "Memorial 65 years after the start of the programme, TBS News Dig, 2024",
            "https://newsdig.tbs.co.jp/articles/bsn/1618614",
        ],
        [
            "Defectors from North Korea pray for resettlement victims, Associated Press via KSAT, 2021",
            "https://ksat.com/news/2021/12/20/defectors-from-north-korea-pray-for-resettlement-victims",
        ],
    ],
    "untranslated": True,
}


async def test_what_is_disputed_or_uncertain_is_kept_with_a_label_in_the_language_of_the_round(
    update: Update,
) -> None:
    _, after = update
    asked = parsed(by_id(after["class_round"])[8]["items"])["items"]
    meeting = next(item for item in asked if item["question"] == "q-org-chongryon-first-meeting")
    assert [label for label, _ in meeting["caveats"]] == ["不確かな点", "見解が分かれる点"]
    assert meeting["caveats"][1][1].startswith("William Wetherall says 25 to 26 May")


async def test_a_question_that_nobody_knows_any_more_is_asked_by_its_letters(database: Database) -> None:
    ((items,),) = await database.read("SELECT items FROM class_round WHERE id = 6")
    first, second, third, *rest = json.loads(str(items))
    changed = [
        {**first, "question": "q-nowhere"},
        {**second, "key": (second["key"] + 1) % 4},
        {**third, "order": [1, 0]},
        *rest,
    ]
    await database.write(Statement("UPDATE class_round SET items = $1 WHERE id = 6", (json.dumps(changed),)))
    _, after = await updated(database)
    kept = parsed(by_id(after["class_round"])[6]["items"])["items"]
    assert len(kept) == len(changed)
    for item, was in zip(kept[:3], changed, strict=False):
        letters = [{"text": letter, "note": None} for letter in "ABCD"[: len(was["order"])]]
        assert (item["question"], item["prompt"], item["because"]) == (was["question"], was["question"], "")
        assert (item["key"], item["order"], item["choices"]) == (was["key"], was["order"], letters)
    assert kept[3]["prompt"] != kept[3]["question"]


# Two databases, two starts, two processes


async def test_sqlite_and_postgresql_come_to_the_same(tmp_path: Path) -> None:
    found = []
    for kind in BOTH:
        async with AsyncExitStack() as stack:
            url = await load(kind, tmp_path, stack)
            found.append(await updated(await stack.enter_async_context(opened(url))))
    assert found[0] == found[1]


async def test_starting_again_changes_nothing(database: Database) -> None:
    _, after = await updated(database)
    await migrate(database, "zainichi")
    assert await content(database) == after
    assert [row["digest"] for row in sorted(after["migration"], key=lambda row: int(row["number"] or 0))] == [
        script.digest for script in scripts()
    ]


MIGRATING = """
import asyncio, sys
from bot.db.connect import connect
from bot.db.migrate import migrate

async def main(url):
    database = await connect(url)
    sys.stdout.write("ready\\n"); sys.stdout.flush(); sys.stdin.readline()
    await migrate(database, "zainichi")
    await database.close()

asyncio.run(main(sys.argv[1]))
"""


async def test_of_two_processes_that_start_at_once_both_find_it_in_order(url: str, kind: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        other = await load(kind, tmp_path / "other", stack)
        _, expected = await updated(await stack.enter_async_context(opened(other)))
    command = [sys.executable, "-c", MIGRATING, url]
    pipe = subprocess.PIPE
    processes = [
        await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=pipe) for _ in range(2)
    ]
    for process in processes:
        assert process.stdout
        assert await process.stdout.readline() == b"ready\n"
    ends = await asyncio.gather(*(process.communicate(b"go\n") for process in processes))
    assert [process.returncode for process in processes] == [0, 0], ends
    async with opened(url) as database:
        assert await content(database) == expected


async def test_a_number_that_was_given_out_is_never_given_out_again(database: Database) -> None:
    await updated(database)
    begin = """
        INSERT INTO round (person, community, title, items, phase, position, started)
        VALUES (9, 1, 'any/', '{}', 'open', 0, 1) RETURNING id
    """
    assert await database.write(Statement(begin)) == [(12,)]  # 10 and 11 were of somebody who has been deleted


# What may come between


@pytest.mark.parametrize(
    "change",
    [
        """
        INSERT INTO round (person, community, title, items, phase, position, started)
        SELECT 8, 1, 'any/', items, 'open', 0, 1 FROM round WHERE id = 1
        """,
        "UPDATE class_round SET version = version + 1, clock = NULL WHERE id = 6",
    ],
    ids=["a round is begun", "a round goes on"],
)
async def test_what_an_old_process_writes_meanwhile_is_not_lost(
    database: Database, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    snapshot = next(script for script in scripts() if script.name == "snapshot")
    with monkeypatch.context() as until_then:
        until_then.setattr(module, "scripts", lambda: scripts()[: snapshot.number - 1])
        await migrate(database, "zainichi")
    statements = await snapshot.statements(database.scan)
    await database.write(Statement(change))
    before = await content(database)
    with pytest.raises(DatabaseError):
        await database.write(*statements)
    assert await content(database) == before
    await migrate(database, "zainichi")
    whole = await content(database)
    assert all(parsed(row["items"])["v"] == 1 for table in ("round", "class_round") for row in whole[table])
    assert len(whole["round"]) == len(before["round"])


async def test_any_moment_of_any_year_is_counted_as_python_counts_it(database: Database) -> None:
    first = datetime(1970, 1, 1, tzinfo=UTC)
    moments = [
        first + timedelta(days=17 * n, milliseconds=86_399_999 if n % 2 else 86_123_457 * n) for n in range(2500)
    ]
    leap = [datetime(year, 2, 29, 23, 59, 59, 999000, tzinfo=UTC) for year in (1972, 2000, 2024, 2028)]
    texts = {it.isoformat(timespec="milliseconds") for it in (*moments, *leap)} | {"2100-02-28T00:00:00+00:00"}
    rows = [Statement("INSERT INTO delivered VALUES ($1, $1)", (text,)) for text in sorted(texts)]
    await database.write(Statement("DELETE FROM delivered"), *rows)
    await migrate(database, "zainichi")
    found = {str(key): at for key, at in await database.read("SELECT key, at FROM delivered")}
    assert found == {text: ms(text) for text in texts}


async def test_a_process_that_comes_late_to_a_script_spoils_nothing(database: Database) -> None:
    _, after = await updated(database)
    for script in scripts()[SINCE - 1 :]:
        late = await script.statements(database.scan)
        with suppress(DatabaseError):  # or there is nothing left to do for it
            await database.write(*late)
        assert await content(database) == after, script.name
