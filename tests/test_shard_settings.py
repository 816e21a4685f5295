"""The settings that share out Discord's servers among processes: what is taken and refused, what the doctor says."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from bot.core.shards import Shards, ranges, read_ids
from bot.settings import SettingError, load, problems
from tests.test_doctor import DISCORD, check, line, run

POSTGRES = "postgresql://me:secret@127.0.0.1:9/scores"


def shards(count: str = "", ids: str = "", database: str = POSTGRES) -> Shards | None:
    """What this process has with these settings."""
    return load({"DISCORD_SHARD_COUNT": count, "DISCORD_SHARD_IDS": ids, "DATABASE_URL": database}).discord_shards


@pytest.mark.parametrize(
    ("count", "ids", "own"),
    [
        ("", "", None),
        ("1", "", [0]),
        ("4", "", [0, 1, 2, 3]),
        (" 04 ", " ", [0, 1, 2, 3]),
        ("4", "0,1", [0, 1]),
        ("4", "0-1", [0, 1]),
        ("4", "3", [3]),
        ("4", " 3 , 0 - 1 ", [0, 1, 3]),
        ("12", "2-2,10,4-6", [2, 4, 5, 6, 10]),
        ("2", "1,0", [0, 1]),
    ],
)
def test_a_process_has_all_shards_or_those_that_are_given(count: str, ids: str, own: list[int] | None) -> None:
    found = shards(count, ids)
    assert (found and (found.count, list(found.ids))) == (own and (int(count), own))


@pytest.mark.parametrize("count", ["0", "-1", "four", "2.5", "4 shards", "100000", "9" * 5000, "²", "٤"])
def test_a_count_that_is_none_is_refused_with_what_to_write(count: str) -> None:
    with pytest.raises(SettingError, match=r"^DISCORD_SHARD_COUNT is not a number of shards from 1 on, such as 4\."):
        shards(count)
    with pytest.raises(SettingError, match=r"^DISCORD_SHARD_COUNT is not"):
        shards(count, "0-1")


@pytest.mark.parametrize("ids", ["one", "0;1", "0 1", "-1", "1-", "3-1", "0,,1", "0,1,", "0..3", "1.5", "100000", "²"])
def test_numbers_of_shards_that_are_none_are_refused_with_what_to_write(ids: str) -> None:
    says = r"^DISCORD_SHARD_IDS is not numbers of shards with commas between them, such as 0,1 or 0-1\.$"
    with pytest.raises(SettingError, match=says):
        shards("4", ids)


@pytest.mark.parametrize(
    ("count", "ids", "says"),
    [
        ("", "0", "is set without DISCORD_SHARD_COUNT; set that too, to how many shards all processes have together"),
        ("4", "0,0", "names shard 0 more than once. Write each once, such as 0,1 or 0-1."),
        ("4", "0-2, 1-3", "names shard 1 more than once."),
        ("4", "4", "names shard 4, but of 4 the last is 3: they count from 0."),
        ("1", "0-1", "names shard 1, but of 1 the last is 0: they count from 0."),
        ("4", "0-99999", "names shard 99999, but of 4 the last is 3"),
    ],
)
def test_shards_that_do_not_go_with_the_count_are_refused_with_what_to_write(count: str, ids: str, says: str) -> None:
    with pytest.raises(SettingError) as refused:
        shards(count, ids)
    assert str(refused.value).startswith(f"DISCORD_SHARD_IDS {says}")
    assert len(str(refused.value).splitlines()) == 1


@pytest.mark.parametrize("database", ["", "sqlite:///zainichi.db", "sqlite:///:memory:"])
def test_only_with_postgresql_may_other_processes_have_shards(tmp_path: Path, database: str) -> None:
    with pytest.raises(SettingError, match=r"^DISCORD_SHARD_IDS leaves shards to other processes.*PostgreSQL"):
        shards("4", "0-2", database)
    assert shards("4", "0-3", database) == shards("4", "", database)
    assert shards("4", "0-2", "postgres://host/scores") == Shards(4, [0, 1, 2])
    own = {"DISCORD_TOKEN": DISCORD, "DISCORD_SHARD_COUNT": "2", "DISCORD_SHARD_IDS": "1", "DATABASE_URL": database}
    stopped = run(tmp_path, **own)
    assert (stopped.returncode, stopped.stdout) == (1, "")
    assert stopped.stderr == problems(own)["DISCORD_SHARD_IDS"] + "\n"


@pytest.mark.parametrize(
    ("variables", "says"),
    [
        ({}, "as many as Discord asks for, all in this process"),
        ({"DISCORD_SHARD_COUNT": "4"}, "shards 0-3 of 4, all in this process"),
        ({"DISCORD_SHARD_COUNT": "2", "DISCORD_SHARD_IDS": "1,0"}, "shards 0-1 of 2, all in this process"),
        (
            {"DISCORD_SHARD_COUNT": "6", "DISCORD_SHARD_IDS": "1-2,4", "DATABASE_URL": POSTGRES},
            (
                "shards 1-2, 4 of 6 in this process, the others (0, 3, 5) elsewhere; "
                "whichever has shard 0 tells Discord of the commands and gets the direct messages"
            ),
        ),
    ],
)
async def test_the_doctor_says_which_shards_this_process_has(
    tmp_path: Path, variables: dict[str, str], says: str
) -> None:
    _, text = await check(**{"DISCORD_TOKEN": DISCORD, "DATABASE_URL": f"sqlite:///{tmp_path}/new.db"} | variables)
    assert line(text, "Discord shards")[:2] == ("ok", says)
    for name in ("DISCORD_SHARD_COUNT", "DISCORD_SHARD_IDS"):
        if name in variables:
            assert line(text, name)[:2] == ("ok", variables[name])


async def test_the_doctor_names_what_cannot_work_with_sqlite(tmp_path: Path) -> None:
    own = {"DISCORD_SHARD_COUNT": "2", "DISCORD_SHARD_IDS": "1"}
    code, text = await check(DISCORD_TOKEN=DISCORD, DATABASE_URL=f"sqlite:///{tmp_path}/new.db", **own)
    assert code == 1
    state, _, mend = line(text, "DISCORD_SHARD_IDS")
    assert state == "problem"
    assert "set DATABASE_URL to PostgreSQL, or leave DISCORD_SHARD_IDS out." in mend
    assert "Discord shards" not in text
    assert "DATABASE_URL" not in [found[9:32].strip() for found in text.splitlines()]
    assert text.endswith("\n1 problem\n")


@settings(deadline=None)
@given(st.sets(st.integers(0, 60), min_size=1))
def test_shards_are_read_as_they_are_written(ids: set[int]) -> None:
    assert read_ids(ranges(sorted(ids))) == sorted(ids)


@given(st.sampled_from(["DISCORD_SHARD_COUNT", "DISCORD_SHARD_IDS"]), st.text())
def test_no_refusal_repeats_what_was_pasted_in_the_wrong_place(name: str, after: str) -> None:
    assert "hunter2" not in str(problems({name: f"hunter2{after}"}))
