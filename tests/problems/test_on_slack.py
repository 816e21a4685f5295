"""A problem is reported on Slack in a modal, looked through by an admin, and counted in the admin's Home tab."""

from bot.core.i18n import Voice
from bot.problems.model import LONGEST
from content.library import Library
from tests.fakes.slack.server import Channel, Message, Person
from tests.support.on_slack import HOSTILE, OnSlack, on_slack, says

EN, KO = Voice("en"), Voice("ko")
WORDS = ("<!channel> <@U1> &amp; *b* `c`", "\u202egnp.exe", "😀" * (LONGEST // 2))


async def reports(on: OnSlack, person: Person, where: Channel, words: str, say: Voice = EN) -> Message:
    """Somebody looks at the sources of a fact, and reports it there."""
    sources = await on.presses(person, await on.types(person, where, "fact voyages"), say("button-sources"))
    form = (await on.slack.press(person, sources, say("button-problem"))).view
    return await on.sends(person, form, what=say("problem-hurtful"), text=words)


async def test_a_report_is_written_in_a_modal_and_read_by_an_admin_who_is_told_how_many_are_open(
    library: Library,
) -> None:
    async with on_slack(library, "socket") as on:
        admin, mina = on.person(name="Mori", admin=True), on.person("ko-KR")
        where = on.place("channel", mina)
        thanked = await reports(on, mina, where, "상처가 되는 말입니다.", KO)
        assert thanked.ephemeral
        assert says(thanked, "ko", "problem-next")
        home = await on.slack.open_home(admin)
        assert says(home, "en", "home-reports-open", count=1)
        assert not says(await on.slack.open_home(mina), "ko", "home-reports-open", count=1)
        queue = await on.types(admin, where, "reports", "/zainichi-mod")
        assert "상처가 되는 말입니다." in queue.text_shown
        assert says(await on.types(mina, where, "reports", "/zainichi-mod"), "ko", "not-staff")
        done = await on.presses(admin, queue, EN("reports-done"))
        assert says(done, "en", "reports-heading", count=0)
        every = await on.presses(admin, done, EN("reports-show-every"))
        assert says(every, "en", "reports-is-done")
        assert "Mori" in every.text_shown


async def test_words_that_mean_harm_call_nobody_on_slack_either(library: Library) -> None:
    async with on_slack(library, "socket") as on:
        admin = on.person(name="Mori", admin=True)
        where = on.place("channel", admin)
        for words in (*WORDS, *(it.strip()[:LONGEST] for it in HOSTILE[:6])):
            mina = on.person()
            assert says(await reports(on, mina, where, words), "en", "problem-thanks")
            queue = await on.types(admin, where, "reports", "/zainichi-mod")
            assert queue.pings == []
            assert words.strip("\u202e")[:20] in queue.text_shown
