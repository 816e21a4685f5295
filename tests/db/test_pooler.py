"""Behind a pooler in transaction mode, and with the parameters that hosts append to the address of a database."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.db.database import DatabaseError, Statement, Trouble
from bot.db.migrate import migrate
from bot.db.postgres import Postgres, connect
from bot.facts.store import SeenStore
from tests.db.test_sqlite import people, person
from tests.fakes.pooler import Pooler, pooler
from tests.support import postgres
from tests.support.databases import opened
from tests.test_doctor import check, line

MINA = "discord:1"


@pytest.fixture
async def behind() -> AsyncIterator[tuple[Pooler, str]]:
    """A pooler before a database with nothing in it."""
    async with postgres.fresh(migrated=False) as url, pooler(url) as made:
        yield made


async def test_behind_a_pooler_all_works_as_without_one(behind: tuple[Pooler, str]) -> None:
    async with opened(behind[1]) as database:
        assert database.engine.endswith(" behind a pooler")
        await migrate(database, "zainichi")
        await database.write(person(MINA), person("discord:2"))
        await asyncio.gather(*(people(database) for _ in range(40)))
        store = SeenStore(database)
        await asyncio.gather(*(store.mark_seen(MINA, "fact", "ship", turn) for turn in range(30)))
        assert (await store.seen(MINA, "fact"))["ship"].times == 30
        ((total, half),) = await database.read("SELECT sum(n), sum(n) / 2.0 FROM (VALUES (1), (2)) t (n)")
        assert (total, half) == (3, 1.5)
    assert behind[0].refused == []
    assert behind[0].clients > 2


async def test_behind_a_pooler_what_is_told_as_stored_is_on_the_servers_disk(behind: tuple[Pooler, str]) -> None:
    async with opened(behind[1]) as database:
        said = Statement("SELECT current_setting('synchronous_commit'), current_setting('lock_timeout')")
        assert await database.write(said) == [("on", "5s")]
        assert await database.read("SHOW lock_timeout") == [("0",)]  # nothing stays behind for the next client


async def test_behind_a_pooler_the_doctor_finds_the_database_in_order(behind: tuple[Pooler, str]) -> None:
    code, text = await check(DATABASE_URL=behind[1])
    assert code == 0
    assert "is in order, with 0 people" in line(text, "database")[1]
    assert "hunter2" not in text


APPENDED = "sslmode=prefer&pgbouncer=true&connection_limit=1&pool_timeout=0&channel_binding=prefer&connect_timeout=10"


@pytest.mark.parametrize("appended", [APPENDED, "ssl=false", "schema=public", "application_name=theirs"])
async def test_what_hosts_append_for_other_clients_does_no_harm(behind: tuple[Pooler, str], appended: str) -> None:
    async with opened(f"{behind[1]}?{appended}") as database:
        assert await database.read("SELECT 1") == [(1,)]


async def test_a_parameter_that_a_pooler_or_a_server_refuses_is_named(behind: tuple[Pooler, str]) -> None:
    async with postgres.fresh(migrated=False) as direct:
        for url, sign in ((behind[1], "?"), (direct, "&")):
            refused = await refusal(f"{url}{sign}no_such_thing=1")
            assert (refused.trouble, refused.name) == (Trouble.PARAMETER, "no_such_thing")
            code, text = await check(DATABASE_URL=f"{url}{sign}no_such_thing=1")
            assert code == 1
            assert "does not take “no_such_thing”, a parameter" in line(text, "database")[2]
            assert "no_such_thing" in line(text, "database")[1]


@pytest.mark.parametrize(
    ("appended", "named"),
    [("sslmode=require", "sslmode"), ("schema=other", "schema"), ("options=endpoint%3Dep-x", "options"),
     ("target_session_attrs=standby", "target_session_attrs"), ("target_session_attrs=odd", "target_session_attrs"),
     ("sslmode=verify-full&sslrootcert=%2Fno%2Fsuch.crt", "sslrootcert")],
)  # fmt: skip
async def test_a_parameter_that_cannot_be_kept_to_is_named_with_what_to_do(
    behind: tuple[Pooler, str], appended: str, named: str
) -> None:
    code, text = await check(DATABASE_URL=f"{behind[1]}?{appended}")
    assert code == 1
    assert f"does not take “{named}”, a parameter" in line(text, "database")[2]


@pytest.mark.parametrize("appended", ["pgbouncer=true", "statement_cache_size=0"])
async def test_who_says_that_there_is_a_pooler_is_believed(appended: str) -> None:
    async with postgres.emptied() as url, opened(f"{url}&{appended}") as database:
        await database.read("SELECT 1")
        assert await database.read("SELECT count(*) FROM pg_prepared_statements") == [(0,)]
        assert database.engine.endswith(" behind a pooler")


async def test_no_more_connections_are_made_than_the_address_allows(behind: tuple[Pooler, str]) -> None:
    async with opened(f"{behind[1]}?connection_limit=2") as database:
        await asyncio.gather(*(database.read("SELECT pg_sleep(0.02)") for _ in range(12)))
    assert behind[0].clients == 3  # with the first, which looked at what is there and left


@pytest.mark.parametrize(
    ("said", "trouble"),
    [("password authentication failed", Trouble.NO_ENTRY), ("SASL authentication failed", Trouble.NO_ENTRY),
     ("no such user: me", Trouble.NO_ENTRY), ("no such database: db", Trouble.NO_SUCH_DATABASE)],
)  # fmt: skip
async def test_what_a_pooler_says_at_the_door_is_understood(
    behind: tuple[Pooler, str], said: str, trouble: Trouble
) -> None:
    behind[0].answer = said
    assert (await refusal(behind[1])).trouble is trouble


@pytest.mark.parametrize("rest", ["host:port/db", "host/db?sslmode=hunter2", "host/db?hunter2"])
async def test_an_address_that_is_none_is_told_as_such_and_shows_no_password(rest: str) -> None:
    refused = await refusal(f"postgresql://me:hunter2@{rest}")
    assert refused.trouble is Trouble.ADDRESS
    assert "hunter2" not in str(refused)


async def test_the_detail_of_what_a_server_refuses_is_told_without_the_password() -> None:
    refused = await refusal("postgresql://me:hunter2@127.0.0.1:9/hunter2")
    assert refused.trouble is Trouble.UNREACHABLE
    assert refused.detail
    assert "hunter2" not in refused.detail


async def refusal(url: str) -> DatabaseError:
    with pytest.raises(DatabaseError) as refused:
        await connect(url)
    return refused.value


async def test_without_a_pooler_statements_stay_prepared() -> None:
    async with postgres.emptied() as url:
        database = await connect(url)
        assert isinstance(database, Postgres)
        assert "pooler" not in database.engine
        await database.read("SELECT 1")
        assert await database.read("SELECT count(*) FROM pg_prepared_statements WHERE statement = 'SELECT 1'") == [(1,)]
        await database.close()
