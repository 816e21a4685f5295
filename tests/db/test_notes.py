"""What the bot notes of a post that is sent in parts, on both databases; and what an update makes of older notes."""

from pathlib import Path

import pytest

from bot.classquiz.display_store import DisplayStore
from bot.db import migrate as module
from bot.db.database import Database, Statement
from bot.db.migrate import migrate, scripts
from bot.db.notes import LEASE, Notes
from bot.db.processes import ALIVE
from tests.support import postgres
from tests.support.databases import BOTH, opened

FILE = "report/1#1"


@pytest.fixture(params=BOTH)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_while_the_process_that_sends_a_file_is_alive_no_other_sends_it(database: Database) -> None:
    one, other, displays = Notes(database, "one"), Notes(database, "other"), DisplayStore(database)
    await displays.report_alive("one", 1000)
    assert await one.claim_part(FILE, 1000) == ""
    assert await other.claim_part(FILE, 1000 + ALIVE - 1) is None
    await one.note_attempt(FILE, "F1")
    assert await other.claim_part(FILE, 1000 + ALIVE) == "F1"  # it is gone
    await displays.report_alive("other", 1000 + ALIVE)
    assert await one.claim_part(FILE, 1000 + ALIVE) is None
    await other.release_part(FILE)
    assert await one.claim_part(FILE, 1000 + ALIVE) == "F1"


async def test_a_process_that_stands_still_in_the_middle_keeps_a_file_for_a_minute(database: Database) -> None:
    one, other, displays = Notes(database, "one"), Notes(database, "other"), DisplayStore(database)
    assert await one.claim_part(FILE, 1000) == ""
    await displays.report_alive("one", 1000 + LEASE)
    assert await other.claim_part(FILE, 1000 + LEASE - 1) is None
    assert await other.claim_part(FILE, 1000 + LEASE) == ""


async def test_what_was_sent_is_not_sent_again_until_it_is_forgotten(database: Database) -> None:
    notes = Notes(database, "one")
    assert await notes.claim_part(FILE, 1000) == ""
    assert await notes.sent(FILE) is None
    await notes.mark_sent(FILE, "F1", 1000, 0)
    await notes.mark_sent(FILE, "F2", 1000, 0)
    assert await notes.claim_part(FILE, 999_999) is None
    assert await notes.sent(FILE) == "F1"
    await notes.mark_sent("report/2", "D1/2.0", 9000, 5000)
    assert await notes.sent(FILE) is None
    assert await notes.claim_part(FILE, 9000) == ""


@pytest.mark.parametrize("kind", BOTH, indirect=False)
async def test_an_update_takes_files_that_were_begun_for_sent_and_drops_notes_of_no_use(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = [script for script in scripts() if script.number < 18]
    async with postgres.fresh(migrated=False) as server:
        url = server if kind == "postgres" else f"sqlite:///{tmp_path}/zainichi.db"
        async with opened(url) as database:
            monkeypatch.setattr(module, "scripts", lambda: before)
            await migrate(database, "zainichi")
            await database.write(
                Statement("INSERT INTO sending VALUES ('report/1', 'D1/1.0', 5), ('report/1#1', NULL, 5)"),
                Statement("INSERT INTO memo VALUES ('discord/12/commands', '0a1b'), ('traces', '')"),
            )
            monkeypatch.undo()
            await migrate(database, "zainichi")
            assert await database.read("SELECT name FROM memo") == [("traces",)]
            notes = Notes(database, "one")
            assert (await notes.sent("report/1"), await notes.sent(FILE)) == ("D1/1.0", "")
            assert await notes.claim_part(FILE, 6) is None
