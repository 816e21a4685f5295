"""Where the database would be lost at the next deploy, and where it would not."""

import pytest

from bot.disk import wiped
from tests.test_doctor import check, line

PLAIN = "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n23 22 0:21 / /proc rw - proc proc rw\n"
CONTAINER = "700 600 0:50 / / rw,relatime - overlay overlay rw,lowerdir=/a\n701 700 0:51 / /dev rw - tmpfs tmpfs rw\n"
VOLUME = CONTAINER + "710 700 254:1 /volumes/x /data rw,relatime - ext4 /dev/vda1 rw\n"
NESTED = CONTAINER + "710 700 0:60 / /data rw,relatime - overlay overlay rw\n"
IN_MEMORY = VOLUME + "711 710 0:70 / /data/with\\040space rw - tmpfs tmpfs rw\n"
AT_DATA, AT_APP = "sqlite:////data/zainichi.db", "sqlite:////app/zainichi.db"


@pytest.mark.parametrize(
    ("url", "variables", "mounts", "is_container", "says"),
    [
        (AT_APP, {}, CONTAINER, True, "in a container without a volume there"),
        (AT_APP, {}, CONTAINER, False, "in a container without a volume there"),  # Podman, containerd: no mark
        (AT_APP, {}, PLAIN, True, "in a container without a volume there"),  # a driver without layers
        (AT_APP, {}, VOLUME, True, "in a container without a volume there"),  # the volume is elsewhere
        ("sqlite:////data/with space/zainichi.db", {}, IN_MEMORY, True, "in memory (tmpfs at /data/with space)"),
        (AT_APP, {"DYNO": "worker.1"}, PLAIN, False, "the disk that Heroku wipes"),
        (AT_APP, {"DYNO": "worker.1"}, None, False, "the disk that Heroku wipes"),
        (AT_APP, {"RAILWAY_ENVIRONMENT": "production"}, PLAIN, False, "the disk that Railway wipes"),
        (AT_APP, {"RENDER": "true"}, CONTAINER, True, "the disk that Render wipes"),
        (AT_APP, {"FLY_APP_NAME": "zainichi"}, PLAIN, False, "the disk that Fly.io wipes"),
        (AT_APP, {"K_SERVICE": "zainichi"}, PLAIN, False, "the disk that Cloud Run wipes"),
    ],
)  # fmt: skip
def test_a_disk_that_is_wiped_is_told_with_the_variable_to_set(
    url: str, variables: dict[str, str], mounts: str | None, is_container: bool, says: str
) -> None:
    told = wiped(url, variables, mounts, is_container=is_container)
    assert told.startswith("DATABASE_URL: zainichi.db lies ")
    assert says in told
    assert "Set it to postgresql://" in told
    assert "\n" not in told


@pytest.mark.parametrize(
    ("url", "variables", "mounts", "is_container"),
    [
        (AT_APP, {}, PLAIN, False),
        (AT_APP, {}, None, False),  # macOS, Windows
        (AT_DATA, {}, VOLUME, True),
        (AT_DATA, {}, NESTED, True),  # somebody has mounted it there, whatever it is
        (AT_DATA, {"FLY_APP_NAME": "zainichi"}, VOLUME, True),
        (AT_DATA, {"RENDER": "true"}, VOLUME, True),
        (AT_DATA, {"RAILWAY_ENVIRONMENT": "p", "RAILWAY_VOLUME_MOUNT_PATH": "/data"}, CONTAINER, True),
        ("postgresql://u:p@host/x", {"DYNO": "worker.1"}, CONTAINER, True),
        ("sqlite:///:memory:", {"DYNO": "worker.1"}, CONTAINER, True),
    ],
)
def test_with_a_volume_a_server_or_a_machine_of_ones_own_there_is_no_false_alarm(
    url: str, variables: dict[str, str], mounts: str | None, is_container: bool
) -> None:
    assert wiped(url, variables, mounts, is_container=is_container) == ""


async def test_the_doctor_doubts_a_disk_that_is_wiped_where_there_is_a_platform(tmp_path: object) -> None:
    token = "MTAwMDAwMDAwMDAwMDAwMDAw.fake12.not-a-real-token-of-anyone-at-all"
    url = f"sqlite:///{tmp_path}/new.db"
    code, text = await check(DISCORD_TOKEN=token, DATABASE_URL=url, DYNO="worker.1")
    assert code == 0
    assert line(text, "disk")[:2] == ("doubt", "will not keep the database")
    assert "Heroku wipes at each deploy" in line(text, "disk")[2]
    assert "disk" not in (await check(DATABASE_URL=url, DYNO="worker.1"))[1]  # in a terminal
