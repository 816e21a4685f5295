"""What is counted while the bot runs, how Prometheus reads it, and what is never in it."""

import json
import re
import subprocess
import sys
from collections.abc import Mapping

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.core.measured import MeasuredDatabase
from bot.core.metrics import BOUNDS, Metrics
from bot.db.database import Statement
from bot.metrics_page import page
from bot.platforms.discord.limits import counted
from content.library import Library
from tests.conftest import MINA
from tests.fakes.discord.server import Fault
from tests.support.bot import Bot
from tests.support.on_discord import on_discord
from tests.support.on_slack import MODES, Mode, on_slack
from tests.support.paths import ROOT

BOARD = ROOT / "docs" / "grafana.json"


async def numbers(bot: Bot, troubles: Mapping[str, str] | None = None) -> Mapping[tuple[str, ...], float]:
    """Every number as Prometheus reads it, by its name and the values of its labels in order."""
    gauges = [gauge for feature in bot.features for gauge in feature.gauges]
    text = (await page(bot.metrics, gauges, troubles or {})).decode()
    families = text_string_to_metric_families(text)
    return {(it.name, *sorted(it.labels.values())): it.value for family in families for it in family.samples}


async def test_a_histogram_has_its_steps_and_a_number_its_labels(bot: Bot) -> None:
    bot.metrics.answers.add("accepted", by=3)
    for seconds in (0.0004, 0.001, 0.2, 4000.0):
        bot.metrics.commits.took(seconds)
    with bot.metrics.edits.during("slack"):
        found = await numbers(bot, {"Slack": "not connected", "database": ""})
    assert (await numbers(bot))["zainichi_edits_waiting", "slack"] == 0
    assert found["zainichi_class_answers_total", "accepted"] == 3
    assert found["zainichi_edits_waiting", "slack"] == 1
    for name in ("zainichi_rounds_open", "zainichi_deliveries_late", "zainichi_answers_waiting"):
        assert found[name,] == 0
    assert (found["zainichi_ready", "Slack"], found["zainichi_ready", "database"]) == (0, 1)
    assert found["zainichi_commit_seconds_count",] == 4
    assert found["zainichi_commit_seconds_sum",] == pytest.approx(4000.2014)
    steps = [found["zainichi_commit_seconds_bucket", str(bound)] for bound in BOUNDS]
    assert steps == [sum(it <= bound for it in (0.0004, 0.001, 0.2)) for bound in BOUNDS]
    assert found["zainichi_commit_seconds_bucket", "+Inf"] == 4


async def test_a_number_that_the_database_cannot_tell_is_left_out_and_the_others_are_told(bot: Bot) -> None:
    await bot.database.write(Statement("ALTER TABLE schedule RENAME TO elsewhere"))
    bot.metrics.faults.add("slack")
    found = await numbers(bot)
    assert ("zainichi_deliveries_late",) not in found
    assert found["zainichi_faults_total", "slack"] == 1
    assert ("zainichi_rounds_open",) in found


async def test_the_time_of_each_transaction_that_went_well_is_taken_and_it_does_what_it_did(bot: Bot) -> None:
    metrics = Metrics()
    measured = MeasuredDatabase(bot.database, metrics.commits)
    one = Statement("INSERT INTO memo (name, value) VALUES ('x', '1') RETURNING value")
    assert await measured.write(one) == [("1",)]
    with pytest.raises(Exception, match="UNIQUE"):
        await measured.write(one)
    assert await measured.read("SELECT value FROM memo WHERE name = $1", "x") == [("1",)]
    assert sum(metrics.commits.counts[()]) == 1
    assert measured.engine == bot.database.engine


async def test_what_people_do_on_discord_is_counted_with_how_soon_they_were_answered(library: Library) -> None:
    async with on_discord(library) as on:
        mina = on.person("server")
        fact = await mina.types("/zainichi fact")
        on.discord.faults.add("POST /interactions/*/*/callback", Fault.too_fast(0.05))
        await mina.presses(fact, "Another")
        on.discord.faults.add("GET /users/*", Fault.too_fast(0.05))
        with counted(on.bot.metrics.rate_limits):  # as the adapter has it
            assert await on.bot.messengers["discord"].is_person(f"discord:{mina.id}")
        found = await numbers(on.bot)
    assert found["zainichi_commands_total", "discord", "fact"] == 1
    assert found["zainichi_presses_total", "discord", "run"] == 1
    assert found["zainichi_rate_limits_total", "discord"] == 2
    assert found["zainichi_acknowledgement_seconds_count", "discord"] == 2
    assert 0.05 < found["zainichi_acknowledgement_seconds_sum", "discord"] < 10


@pytest.mark.parametrize("mode", MODES)
async def test_what_people_do_on_slack_is_counted_in_both_modes(library: Library, mode: Mode) -> None:
    async with on_slack(library, mode) as on:
        mina, general = on.person(), on.slack.channel("general")
        on.slack.ratelimit("users.info", 0)
        fact = await on.types(mina, general, "fact")
        await on.presses(mina, fact, "Another")
        found = await numbers(on.bot)
    assert found["zainichi_commands_total", "fact", "slack"] == 1
    assert found["zainichi_presses_total", "run", "slack"] == 1
    assert found["zainichi_rate_limits_total", "slack"] == 1
    assert found["zainichi_acknowledgement_seconds_count", "slack"] >= 2


async def test_no_label_has_a_value_that_somebody_has_chosen(bot: Bot) -> None:
    for typed in ("fact", "quiz", "no such thing", "term soren"):
        await bot.router.typed(MINA, typed)
    for pressed in ("share|fact|x", "nonsense|1", "", "answer|1|2|3"):
        await bot.router.pressed(MINA, pressed)
    known = {*bot.registry.commands, "console", "unknown", "run", "share", *(it.NAME for it in bot.registry.actions)}
    for counter in bot.metrics.counters:
        for labels in counter.values:
            assert set(labels) <= known, labels


def test_the_board_for_grafana_names_only_numbers_that_there_are(bot: Bot) -> None:
    metrics = Metrics()
    there = {f"{it.name}{'' if it.is_gauge else '_total'}" for it in metrics.counters}
    there |= {f"{it.name}{end}" for it in metrics.histograms for end in ("_bucket", "_sum", "_count")}
    there |= {gauge.name for feature in bot.features for gauge in feature.gauges} | {"zainichi_ready"}
    there |= {"process_resident_memory_bytes", "process_cpu_seconds_total"}
    board = json.loads(BOARD.read_text(encoding="utf-8"))
    asked = [target["expr"] for panel in board["panels"] for target in panel["targets"]]
    named = {name for expr in asked for name in re.findall(r"\b(?:zainichi|process)_\w+", expr)}
    assert named <= there
    told = {name.removesuffix("_bucket") for name in named}
    assert {it.name for it in metrics.histograms} <= told  # and every number of ours is on it
    assert {
        name for name in there if name.startswith("zainichi") and not re.search("_(sum|count|bucket)$", name)
    } <= named
    places = [(it["gridPos"]["x"], it["gridPos"]["y"]) for it in board["panels"]]
    assert len(set(places)) == len(places)


def test_without_a_port_the_library_for_numbers_is_not_loaded() -> None:
    code = "import sys, bot.bootstrap, bot.status_pages; print('prometheus_client' in sys.modules)"
    said = subprocess.check_output([sys.executable, "-c", code], cwd=ROOT, text=True, timeout=60)
    assert said == "False\n"
