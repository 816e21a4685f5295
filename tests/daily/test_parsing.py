"""How people write times of day, time zones and days of the week."""

import pytest
from hypothesis import given, strategies as st

from bot.daily.parsing import DAYS, fixed_offset, near_zones, read_days, read_time, read_zone
from bot.daily.rules import zones


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9", "09:00"),
        ("9:05", "09:05"),
        ("21.30", "21:30"),
        ("9pm", "21:00"),
        ("12 am", "00:00"),
        ("9:00 PM", "21:00"),
        ("9 am", "09:00"),
        ("9 p.m.", "21:00"),
        ("午前9時", "09:00"),
        ("午後9時30分", "21:30"),
        ("午後0時半", "12:30"),
        ("오전 9시", "09:00"),
        ("오후 9시 반", "21:30"),
        ("９：００", "09:00"),
        ("9時", "09:00"),
        ("9時30分", "09:30"),
        ("9시 30분", "09:30"),
        *(
            (wrong, None)
            for wrong in ("24:00", "9:60", "13pm", "0am", "noon", "午後13時", "午前9時pm", "", "-1", "09:00:00", "٩")
        ),
    ],
)
def test_a_time_of_day_is_read_as_people_write_it(typed: str, read: str | None) -> None:
    assert read_time(typed) == read


@given(st.times())
def test_every_time_to_the_minute_can_be_written(time: object) -> None:
    assert read_time(str(time)[:5]) == str(time)[:5]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("asia/tokyo", "Asia/Tokyo"),
        ("seoul", "Asia/Seoul"),
        ("New York", "America/New_York"),
        ("utc", "UTC"),
        ("JST", "Asia/Tokyo"),
        ("KST", "Asia/Seoul"),
        ("東京", "Asia/Tokyo"),
        ("大阪", "Asia/Tokyo"),
        ("도쿄", "Asia/Tokyo"),
        ("ソウル", "Asia/Seoul"),
        ("서울", "Asia/Seoul"),
        ("ニューヨーク", "America/New_York"),
        ("London", "Europe/London"),
        ("EST", "EST"),
        *((wrong, None) for wrong in ("", "ja", "mon-fri", "voyages", "Asia/Nowhere", "../etc/passwd")),
    ],
)
def test_a_zone_is_read_by_its_name_or_its_city(typed: str, read: str | None) -> None:
    assert read_zone(typed) == read


def test_every_zone_can_be_named_and_is_offered_by_its_letters() -> None:
    for zone in zones():
        assert read_zone(zone) == zone
    assert near_zones("tok")[0] == "Asia/Tokyo"


def test_with_nothing_typed_the_zones_come_first_in_which_people_are_likely_to_be() -> None:
    assert near_zones("")[:2] == ["Asia/Tokyo", "Asia/Seoul"]
    assert near_zones("", "ko")[:2] == ["Asia/Seoul", "Asia/Tokyo"]
    assert sorted(near_zones("")) == sorted(zones())


def test_zones_are_offered_by_the_letters_of_each_language() -> None:
    assert near_zones("東")[0] == near_zones("도")[0] == near_zones("jst")[0] == "Asia/Tokyo"
    assert near_zones("서울")[0] == "Asia/Seoul"


def test_a_zone_that_never_has_summer_time_though_it_sounds_so_is_warned_of_with_a_city() -> None:
    assert fixed_offset("EST") == ("−5", "New York")
    assert fixed_offset("America/New_York") is None
    assert fixed_offset("UTC") is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("mon-fri", "01234"),
        ("Fri-Mon", "0456"),
        ("mon, wed and friday", "024"),
        ("weekdays", "01234"),
        ("daily", "0123456"),
        ("月水金", "024"),
        ("月-金", "01234"),
        ("月から金", "01234"),
        ("月曜日、水曜日", "02"),
        ("平日", "01234"),
        ("토일", "56"),
        ("월요일,수요일", "02"),
        ("월~금", "01234"),
        *((wrong, None) for wrong in ("", "ja", "m", "sundays", "mon-", "Asia/Tokyo", "8")),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, read: str | None) -> None:
    assert read_days(typed) == read


@given(st.sets(st.sampled_from(DAYS), min_size=1))
def test_any_days_can_be_listed(days: set[str]) -> None:
    assert read_days(",".join(days)) == "".join(str(n) for n, day in enumerate(DAYS) if day in days)
