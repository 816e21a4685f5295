"""How people write times of day, time zones and days of the week."""

from datetime import time as Time  # noqa: N812  # beside the name of an option

import pytest
from hypothesis import given, strategies as st

from bot.core.i18n import LANGUAGES, Voice
from bot.daily.clocks import read_time
from bot.daily.parsing import DAYS, read_days
from bot.daily.rules import zones
from bot.daily.views import days_in
from bot.daily.zones import city_of, fixed_offset, near_zones, offered_zones, read_zone


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
        ("午後 ９：３０", "21:30"),
        ("９：３０", "09:30"),
        ("9時半", "09:30"),
        ("朝9時", "09:00"),
        ("夜9時", "21:00"),
        ("夜１２時", "00:00"),
        ("夜1時", "01:00"),
        ("昼の1時", "13:00"),
        ("夕方6時ごろ", "18:00"),
        ("九時半", "09:30"),
        ("午後二十時", None),
        ("二十一時", "21:00"),
        ("正午", "12:00"),
        ("밤 9시", "21:00"),
        ("저녁 7시", "19:00"),
        ("아침 9시에", "09:00"),
        ("새벽 2시", "02:00"),
        ("낮 12시 반", "12:30"),
        ("정오", "12:00"),
        ("자정", "00:00"),
        ("열두 시 반", "12:30"),
        ("오후 세 시", "15:00"),
        ("PM 9:30", "21:30"),
        ("noon", "12:00"),
        *(
            (wrong, None)
            for wrong in ("24:00", "9:60", "13pm", "0am", "午後13時", "午前9時pm", "朝15時", "저녁 2시", "", "-1", "時")
        ),
        *((wrong, None) for wrong in ("09:00:00", "٩", "세", "아침")),
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
        ("日本時間", "Asia/Tokyo"),
        ("日本標準時", "Asia/Tokyo"),
        ("東京の時間", "Asia/Tokyo"),
        ("韓国時間", "Asia/Seoul"),
        ("한국 시간", "Asia/Seoul"),
        ("일본 표준시", "Asia/Tokyo"),
        ("대한민국", "Asia/Seoul"),
        ("Japan Standard Time", "Asia/Tokyo"),
        ("ﾄｳｷｮｳ", None),
        ("ＪＳＴ", "Asia/Tokyo"),
        ("フランス", "Europe/Paris"),
        ("グリニッジ標準時", "UTC"),
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
    assert fixed_offset("EST") == ("−5", "America/New_York")
    assert [city_of("America/New_York", language) for language in LANGUAGES] == ["New York", "ニューヨーク", "뉴욕"]
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
        ("月〜金", "01234"),
        ("月～金", "01234"),
        ("月・水・金", "024"),
        ("月曜から金曜まで", "01234"),
        ("毎週月曜と木曜", "03"),
        ("平日のみ", "01234"),
        ("週末", "56"),
        ("毎日", "0123456"),
        ("월수금", "024"),
        ("월·수·금", "024"),
        ("월요일부터 금요일까지", "01234"),
        ("매주 월요일과 목요일", "03"),
        ("평일만", "01234"),
        ("주말", "56"),
        ("매일", "0123456"),
        ("월요일", "0"),
        *((wrong, None) for wrong in ("", "ja", "m", "sundays", "mon-", "Asia/Tokyo", "8")),
    ],
)
def test_days_are_read_as_people_write_them(typed: str, read: str | None) -> None:
    assert read_days(typed) == read


@given(st.sets(st.sampled_from(DAYS), min_size=1))
def test_any_days_can_be_listed(days: set[str]) -> None:
    assert read_days(",".join(days)) == "".join(str(n) for n, day in enumerate(DAYS) if day in days)


@pytest.mark.parametrize("language", LANGUAGES)
@given(days=st.sets(st.integers(0, 6), min_size=1))
def test_the_days_that_the_bot_tells_are_days_that_it_takes(language: str, days: set[int]) -> None:
    stored = "".join(map(str, sorted(days)))
    assert read_days(days_in(Voice(language), stored)) == stored


@pytest.mark.parametrize("language", LANGUAGES)
def test_so_are_the_zones_whole_or_as_they_are_offered(language: str) -> None:
    say = Voice(language)
    for zone in zones():
        assert read_zone(say.zone(zone)) == zone
    for zone, label in offered_zones("", say):
        assert zone in label
        assert read_zone(label) == zone
    if language != "en":
        assert say.zone("Asia/Tokyo") != "Asia/Tokyo"


SAID = {
    "en": ("{hour}:{minute:02} am", "{hour}:{minute:02} pm"),
    "ja": ("午前{hour}時{minute}分", "午後{hour}時{minute}分"),
    "ko": ("오전 {hour}시 {minute}분", "오후 {hour}시 {minute}분"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@given(time=st.times())
def test_every_time_can_be_said_as_a_half_of_the_day_has_it(language: str, time: Time) -> None:
    said = SAID[language][time.hour >= 12].format(hour=time.hour % 12 or 12, minute=time.minute)
    assert read_time(said) == f"{time:%H:%M}"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["mistake-time", "mistake-zone", "mistake-days"])
def test_what_a_mistake_says_to_write_instead_is_understood(language: str, key: str) -> None:
    """Each example in the sentence that somebody reads who wrote it wrong."""
    read = {"mistake-time": read_time, "mistake-zone": read_zone, "mistake-days": read_days}[key]
    examples = EXAMPLES[language][key]
    assert all(example in Voice(language)(key, typed="?") for example in examples)
    assert all(read(example) for example in examples)


EXAMPLES = {
    "en": {
        "mistake-time": ("09:00", "9pm"),
        "mistake-zone": ("Asia/Tokyo",),
        "mistake-days": ("mon-fri", "mon,wed", "weekdays"),
    },
    "ja": {
        "mistake-time": ("09:00", "午後9時半"),
        "mistake-zone": ("東京", "日本時間", "Asia/Tokyo"),
        "mistake-days": ("月〜金", "月・水・金", "平日"),
    },
    "ko": {
        "mistake-time": ("09:00", "오후 9시 반"),
        "mistake-zone": ("서울", "한국 시간", "Asia/Seoul"),
        "mistake-days": ("월~금", "월·수·금", "평일"),
    },
}
