"""The topic "Roots" has become three: what was decided on it holds for them."""

from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.db.database import Statement
from bot.db.migrate import migrate
from tests.db.test_old_databases import load
from tests.support.databases import BOTH, opened


@pytest.mark.parametrize("kind", BOTH)
async def test_what_was_decided_on_a_topic_holds_for_those_that_it_has_become(kind: str, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        database = await stack.enter_async_context(opened(await load(kind, tmp_path, stack)))
        await database.write(
            Statement("INSERT INTO community_setting (community, name, value) VALUES (2, 'topic/roots', 'off')"),
            Statement("UPDATE schedule SET topic = 'roots' WHERE community = 1"),
        )
        kept = await database.read("SELECT community, name, value FROM community_setting WHERE name <> 'topic/roots'")
        roots = await database.read("SELECT count(*) FROM schedule WHERE topic = 'roots'")
        await migrate(database, "zainichi")
        now = await database.read("SELECT community, name, value FROM community_setting")
        assert sorted(now) == sorted(
            (*kept, *((2, f"topic/{name}", "off") for name in ("colonial-rule", "war-mobilisation", "liberation")))
        )
        assert await database.read("SELECT count(*) FROM schedule WHERE topic = 'colonial-rule'") == roots
        assert roots[0][0] != 0
