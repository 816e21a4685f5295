"""The settings: what is taken, what is refused and in which words, and what never shows."""

import shutil
import traceback
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings, strategies as st

from bot.settings import SettingError, Settings, doubts, environment, load, problems, questions
from tests.support.paths import ROOT
from tests.test_doctor import SETTINGS, names, run

DISCORD = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcdE.abcdefghijklmnopqrstuvwxyz0"
BOT, APP, SIGNING = "xoxb-123456789012-abc", "xapp-1-A012-345-abc", "0123456789abcdef" * 2
SECRETS = ("DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET")


def refusal(**variables: str) -> str:
    with pytest.raises(SettingError) as refused:
        load(variables)
    return str(refused.value)


def test_with_nothing_set_the_bot_speaks_english_and_keeps_its_scores_in_a_file_beside_it() -> None:
    assert load({}) == Settings()
    assert load(dict.fromkeys(SETTINGS, "")) == load(dict.fromkeys(SETTINGS, "  ")) == Settings()
    assert (Settings().bot_locale, Settings().database_path, Settings().log_format) == ("en", "zainichi.db", "text")


@pytest.mark.parametrize(
    ("variables", "field", "value"),
    [
        ({"DISCORD_TOKEN": DISCORD}, "discord_token", DISCORD),
        ({"DISCORD_TOKEN": f" {DISCORD}\n"}, "discord_token", DISCORD),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}, "slack_app_token", APP),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING, "PORT": "8080"}, "slack_signing_secret", SIGNING),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP}, "slack_bot_token", BOT),
        ({"PORT": "1"}, "port", 1),
        ({"PORT": "65535"}, "port", 65535),
        ({"PORT": "00080"}, "port", 80),
        ({"DATABASE_URL": "sqlite:///scores.db"}, "database_path", "scores.db"),
        ({"DATABASE_URL": "sqlite:////var/lib/zainichi/scores.db"}, "database_path", "/var/lib/zainichi/scores.db"),
        ({"DATABASE_URL": "sqlite:////var/lib/zainichi/scores.db"}, "database_name", "scores.db"),
        ({"DATABASE_URL": "sqlite:///:memory:"}, "database_path", ":memory:"),
        ({"DATABASE_URL": "postgresql://me:secret@host:5433/scores"}, "database_name", "scores (host:5433)"),
        (
            {"DATABASE_URL": "postgres://me:secret@host/my%20scores?sslmode=require"},
            "database_name",
            "my scores (host)",
        ),
        ({"DATABASE_URL": "postgres:///scores"}, "database_name", "scores"),
        ({"DATABASE_URL": "postgres://me:secret@host"}, "database_name", "host"),
        ({"DATABASE_URL": "postgres://me:secret@[host/"}, "database_name", "PostgreSQL"),
        ({"BOT_LOCALE": "ja"}, "bot_locale", "ja"),
        ({"BOT_LOCALE": "ko "}, "bot_locale", "ko"),
        ({"LOG_FORMAT": "json"}, "log_format", "json"),
        ({"LOG_LEVEL": "debug"}, "log_level", "DEBUG"),
        ({"LOG_LEVEL": "ERROR"}, "log_level", "ERROR"),
        ({"UNKNOWN": "whatever"}, "port", None),
    ],
)
def test_a_good_setting_is_taken(variables: dict[str, str], field: str, value: object) -> None:
    assert problems(variables) == {}
    assert getattr(load(variables), field) == value


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DISCORD_TOKEN", f"Bot {DISCORD}", "Copy it again, alone."),
        ("DISCORD_TOKEN", DISCORD.replace(".", "。"), "Copy it again, alone."),
        ("SLACK_BOT_TOKEN", f"{BOT}\n{BOT}", "Copy it again, alone."),
        ("PORT", "http", "1 to 65535"),
        ("PORT", "0", "1 to 65535"),
        ("PORT", "65536", "1 to 65535"),
        ("PORT", "-1", "1 to 65535"),
        ("PORT", "80.5", "1 to 65535"),
        ("PORT", "0000019999999", "1 to 65535"),
        ("PORT", "9" * 5000, "1 to 65535"),
        ("DATABASE_URL", "zainichi.db", "sqlite:///zainichi.db"),
        ("DATABASE_URL", "sqlite:///", "sqlite:///zainichi.db"),
        ("DATABASE_URL", "postgres://", "postgresql://user:password@host/database"),
        ("DATABASE_URL", "postgresql+asyncpg://me:secret@host/zainichi", "postgresql://user:password@host/database"),
        ("DATABASE_URL", "mysql://me:secret@host/zainichi", "postgresql://user:password@host/database"),
        ("DATABASE_URL", "postgresql://me:secret/zainichi", "no server behind them"),
        ("DATABASE_URL", "postgresql://me:se/cret@host/zainichi", "%2F for /"),
        ("DATABASE_URL", "postgresql://me:se?cret@host/zainichi", "%3F for ?"),
        ("DATABASE_URL", "postgresql://me:se#cret@host/zainichi", "%23 for #"),
        ("DATABASE_URL", "postgresql://me:se@cret@host/zainichi", "%40 for @"),
        ("BOT_LOCALE", "fr", "en, ja, ko"),
        ("BOT_LOCALE", "EN", "en, ja, ko"),
        ("LOG_FORMAT", "xml", "text or json"),
        ("LOG_LEVEL", "LOUD", "INFO"),
    ],
)
def test_a_bad_setting_is_refused_in_one_line_that_names_it_and_what_is_wanted(
    name: str, value: str, says: str
) -> None:
    others = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP} if name.startswith("SLACK") else {}
    variables = {**others, name: value}
    line = refusal(**variables)
    assert line.startswith(f"{name} ")
    assert says in line
    assert len(line.splitlines()) == 1
    assert line.endswith((".", ")"))
    assert set(problems(variables)) == {name}


@pytest.mark.parametrize(
    ("variables", "line"),
    [
        ({"SLACK_BOT_TOKEN": BOT}, "SLACK_BOT_TOKEN is set alone"),
        ({"SLACK_BOT_TOKEN": BOT, "PORT": "80"}, "SLACK_BOT_TOKEN is set alone"),
        ({"SLACK_APP_TOKEN": APP}, "SLACK_APP_TOKEN is set without SLACK_BOT_TOKEN"),
        ({"SLACK_SIGNING_SECRET": SIGNING, "PORT": "80"}, "SLACK_SIGNING_SECRET is set without SLACK_BOT_TOKEN"),
        ({"SLACK_BOT_TOKEN": BOT, "SLACK_SIGNING_SECRET": SIGNING}, "PORT is missing"),
    ],
)
def test_half_of_what_slack_needs_is_refused_with_what_is_missing(variables: dict[str, str], line: str) -> None:
    assert refusal(**variables).startswith(line)


def test_slack_in_socket_mode_needs_no_port_and_takes_a_signing_secret_beside_it() -> None:
    variables = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP, "SLACK_SIGNING_SECRET": SIGNING}
    assert load(variables).port is None


def test_everything_that_is_wrong_is_found_at_once() -> None:
    assert set(problems({"BOT_LOCALE": "fr", "PORT": "x", "LOG_LEVEL": "x"})) == {"PORT", "BOT_LOCALE", "LOG_LEVEL"}


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DISCORD_TOKEN", "a-client-id", "Reset Token"),
        ("DISCORD_TOKEN", f'"{DISCORD}"', "Reset Token"),
        ("SLACK_BOT_TOKEN", APP, "xoxb-"),
        ("SLACK_APP_TOKEN", BOT, "xapp-"),
        ("SLACK_SIGNING_SECRET", "0123", "32 hexadecimal digits"),
    ],
)
def test_a_token_of_an_odd_shape_is_doubted_and_left_to_the_platform(name: str, value: str, says: str) -> None:
    others = {"SLACK_BOT_TOKEN": BOT, "SLACK_APP_TOKEN": APP} if name.startswith("SLACK") else {}
    variables = {**others, name: value}
    assert problems(variables) == {}
    assert getattr(load(variables), name.lower()) == value
    (doubt,) = doubts(variables).values()
    assert doubt.startswith(f"{name} ")
    assert says in doubt
    assert value not in doubt


# Secrets


def test_settings_that_are_printed_show_no_secret() -> None:
    url = "sqlite:///private-folder/scores.db"
    loaded = load(
        {
            "DISCORD_TOKEN": DISCORD,
            "SLACK_BOT_TOKEN": BOT,
            "SLACK_APP_TOKEN": APP,
            "SLACK_SIGNING_SECRET": SIGNING,
            "DATABASE_URL": url,
        }
    )
    for text in (repr(loaded), str(loaded), f"{loaded}"):
        assert not any(secret in text for secret in (DISCORD, BOT, APP, SIGNING, url, "private-folder"))


@settings(deadline=None)
@given(st.sampled_from([*SECRETS, "DATABASE_URL", "PORT", "BOT_LOCALE"]), st.text(), st.text())
def test_no_refusal_repeats_what_was_set(name: str, before: str, after: str) -> None:
    value = f"{before}hun ter2 hunter2{after}"  # found again wherever it turns up
    with pytest.raises(SettingError) as refused:
        load({name: value})
    told = "".join(traceback.format_exception(refused.value, limit=0)) + repr(refused.value)
    assert "hunter2" not in told
    assert name in told
    assert len(str(refused.value).splitlines()) == 1
    assert "hunter2" not in str(problems({name: value}))


@given(st.text("ab/?#@:%[]=&", min_size=1, max_size=12))
def test_no_part_of_a_password_is_a_part_of_what_the_database_is_called(password: str) -> None:
    for written in (f"hunter2{password}hunter2", quote(f"hunter2{password}hunter2", safe="")):
        url = f"postgresql://me:{written}@host/scores"
        assert "hunter2" not in Settings(database_url=url).database_name + str(problems({"DATABASE_URL": url}))


@pytest.mark.parametrize("sign", ["/", "?", "#", "@"])
@pytest.mark.parametrize("words", [(), ("check",)])
def test_a_password_with_a_sign_of_addresses_shows_nowhere_at_the_start_or_in_the_doctor(
    tmp_path: Path, sign: str, words: tuple[str, ...]
) -> None:
    stopped = run(tmp_path, *words, DATABASE_URL=f"postgresql://me:hunter2{sign}hunter3@127.0.0.1:9/scores")
    said = stopped.stdout + stopped.stderr
    assert stopped.returncode == 1
    assert "Write %2F for /, %3F for ?, %23 for # and %40 for @." in said
    assert "hunter" not in said


# The file


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("DISCORD_TOKEN: hunter2", 2),
        ("DISCORD_TOKEN:hunter2", 2),
        ("DISCORD TOKEN=hunter2", 2),
        ("discord_token=hunter2", 2),
        ("\n  discord-token=hunter2", 3),
        ("DISCORD_TOKEN='hunter2", 2),
        ("export DISCORD_TOKEN hunter2", 2),
    ],
)
def test_a_line_that_sets_nothing_stops_the_start_with_its_number_and_the_setting_that_it_may_mean(
    tmp_path: Path, line: str, number: int
) -> None:
    (tmp_path / ".env").write_text(f"# ours\n{line}\nBOT_LOCALE=ja\n", "utf-8")
    for words in ((), ("check",)):
        stopped = run(tmp_path, *words)
        assert stopped.returncode == 1
        assert stopped.stderr.startswith(f".env, line {number}, sets nothing. Write DISCORD_TOKEN= ")
        assert len(stopped.stderr.splitlines()) == 1
        assert "hunter2" not in stopped.stdout + stopped.stderr


@pytest.mark.parametrize("line", ["hunter2", "xoxb-hunter2", "=hunter2", "my secret=hunter2", "PASS:hunter2=hunter2"])
def test_a_line_that_means_nothing_known_is_named_by_its_number_alone(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"{line}\n", "utf-8")
    with pytest.raises(SettingError) as refused:
        environment({}, str(tmp_path / ".env"))
    assert "line 1, sets nothing. Write NAME= " in str(refused.value)
    assert "hunter2" not in str(refused.value)


def test_a_name_that_is_nearly_one_of_ours_is_questioned_with_its_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("\nDISCORD_TOKN=hunter2\nHTTPS_PROXY=x\nlog_lvel=INFO\n", "utf-8")
    checked = run(tmp_path, "check")
    assert "doubt    DISCORD_TOKN           is no setting" in checked.stdout
    assert ".env, line 2: DISCORD_TOKN is no setting. Did you mean DISCORD_TOKEN?" in checked.stdout
    assert ".env, line 4: log_lvel is no setting. Did you mean LOG_LEVEL?" in checked.stdout
    assert "PROXY" not in checked.stdout
    assert checked.returncode == 0
    started = run(tmp_path, typed="exit\n", DATABASE_URL="sqlite:///:memory:")
    assert "line 2: DISCORD_TOKN is no setting. Did you mean DISCORD_TOKEN?" in started.stderr
    assert "hunter2" not in checked.stdout + started.stdout + started.stderr


def test_a_name_near_one_that_is_set_is_somebody_elses(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("DATABASE_URL=sqlite:///a.db\nDATABASE_URL_2=x\n", "utf-8")
    assert questions(environment({}, str(file)), str(file)) == {}


def test_the_file_counts_where_the_process_sets_nothing(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# ours\nBOT_LOCALE=ja\nLOG_FORMAT='json'\nexport PORT=80 # a comment\nLOG_LEVEL\n", "utf-8")
    variables = environment({"BOT_LOCALE": "ko", "HOME": "/root"}, str(file))
    assert variables == {"BOT_LOCALE": "ko", "HOME": "/root", "LOG_FORMAT": "json", "PORT": "80"}


def test_an_empty_variable_of_the_process_silences_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_LOCALE=ja\n", "utf-8")
    assert load(environment({"BOT_LOCALE": ""}, str(file))).bot_locale == "en"


def test_without_a_file_the_process_alone_counts(tmp_path: Path) -> None:
    assert environment({"BOT_LOCALE": "ko"}, str(tmp_path / ".env")) == {"BOT_LOCALE": "ko"}


def test_a_file_that_an_editor_has_begun_with_a_byte_order_mark_is_read_whole(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("BOT_LOCALE=ja\n", "utf-8-sig")
    assert environment({}, str(file)) == {"BOT_LOCALE": "ja"}


@pytest.mark.parametrize("words", [(), ("check",)])
def test_a_file_that_is_no_utf_8_stops_the_start_with_one_line(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / ".env").write_text("DISCORD_TOKEN=hunter2\n", "utf-16")
    stopped = run(tmp_path, *words)
    assert stopped.returncode == 1
    assert stopped.stderr == ".env cannot be read as UTF-8 text: save it as such, or take it away.\n"


def test_the_example_file_copied_as_it_is_changes_nothing(tmp_path: Path) -> None:
    shutil.copy(ROOT / ".env.example", tmp_path / ".env")
    variables = environment({}, str(tmp_path / ".env"))
    assert problems(variables) == {}
    assert load(variables) == Settings()


def test_the_example_file_has_every_setting_with_a_sentence_before_it() -> None:
    paragraphs = (ROOT / ".env.example").read_text(encoding="utf-8").strip().split("\n\n")
    described = {lines[-1].partition("=")[0]: lines[:-1] for lines in (text.splitlines() for text in paragraphs[1:])}
    assert list(described) == list(SETTINGS)
    for name, comment in described.items():
        assert comment, f"{name} has no sentence"
        assert all(line.startswith("# ") for line in comment)
        assert comment[-1].endswith((".", ")")), f"{name} has no whole sentence"


# The start


def test_a_bad_setting_stops_the_start_with_the_same_line_and_nothing_else(tmp_path: Path) -> None:
    stopped = run(tmp_path, DISCORD_TOKEN="hunter 2", BOT_LOCALE="fr")
    assert stopped.returncode == 1
    assert stopped.stdout == ""
    assert stopped.stderr == refusal(DISCORD_TOKEN="hunter 2") + "\n"
    assert names(tmp_path) == []
