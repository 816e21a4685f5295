"""The commands of `/zainichi-class`: to start a round for everybody in a place, see it, and get its report."""

from dataclasses import replace

from bot.classquiz import host_views
from bot.classquiz.actions import ClassActions
from bot.classquiz.codec import write_terms
from bot.classquiz.model import ByReading, DisplayNames, Fixed, Scoring, Terms, Untimed, open_lobby
from bot.classquiz.options import NamesName, Number, ScoringName, Seconds
from bot.classquiz.rows import RoundBasis
from bot.classquiz.service import ClassService, RoundSnapshot, reading, state_of
from bot.core.context import Caller, Chance
from bot.core.options import LanguageName
from bot.core.own import set_name, set_number
from bot.core.platform import Messengers, NotPostedError, messenger_for
from bot.core.questions import RoundContent
from bot.core.reply import Reply
from bot.core.round_codec import write_content
from bot.core.views import sentence
from bot.quiz.actions import OwnQuestions
from bot.quiz.options import Count, QuizName
from bot.quiz.own import content_of_set
from bot.quiz.selection import CLASS_LENGTH, choose_for_class, content_of, unsure_questions
from content.library import Library


class ClassCommands:
    """Each public method is a command. `own` finds a set of a community."""

    def __init__(
        self,
        library: Library,
        service: ClassService,
        actions: ClassActions,
        messengers: Messengers,
        chance: Chance,
        own: OwnQuestions,
    ) -> None:
        self._library = library
        self._service = service
        self._store = service.store
        self._actions = actions
        self._messengers = messengers
        self._chance = chance
        self._own = own

    async def start(
        self,
        caller: Caller,
        quiz: QuizName | None = None,
        questions: Count | None = None,
        seconds: Seconds | None = None,
        scoring: ScoringName | None = None,
        names: NamesName | None = None,
        locale: LanguageName | None = None,
    ) -> Reply:
        """Open the lobby of a quiz for everybody here. Its host leads it from a panel of their own."""
        if caller.place is None:
            return sentence(caller, "class-no-place")
        live = await self._store.live_in(caller.place)
        if live:
            return host_views.under_way(caller, await self._service.load(live), is_host=live.host == caller.person)
        hindered = await self._hindered(caller, caller.place)
        if hindered:
            return hindered
        pace = ByReading() if seconds is None else Fixed(seconds) if seconds else Untimed()
        language = locale or caller.language_for_all
        terms = Terms(
            Scoring(scoring or Scoring.ACCURACY), DisplayNames(names or DisplayNames.PSEUDONYM), language, pace
        )
        own = set_number(quiz or "")
        if own is not None:
            return await self._start_own(caller, caller.place, terms, own, questions)
        return await self._start_ours(caller, caller.place, terms, quiz, questions)

    async def _start_own(self, caller: Caller, place: str, terms: Terms, number: int, count: int | None) -> Reply:
        """On a set of the community's own, in the language of that. What is switched off or unsure is not asked."""
        found = await self._own(caller.community, number)
        if found is None:
            return sentence(caller, "quiz-set-gone")
        content = content_of_set(found, self._chance, count)
        spoken = replace(terms, language=found.language)
        held = await self._opened(caller, place, spoken, set_name(number), content)
        if held is None:
            return sentence(caller, "class-busy-place")
        return host_views.opened(caller, held, 0, fewer=(count or 0) > len(content.asked))

    async def _start_ours(
        self, caller: Caller, place: str, terms: Terms, quiz: str | None, questions: int | None
    ) -> Reply:
        """On one of the bot's quizzes, or on everything."""
        chosen = choose_for_class(self._library, self._chance, caller.here, quiz, questions)
        unsure = unsure_questions(self._library, caller.here, quiz)
        if not chosen:
            return host_views.only_unsure(caller) if unsure else sentence(caller, "quiz-switched-off")
        title = f"quiz/{quiz}" if quiz else "any/"
        content = content_of(self._library, self._chance, title, chosen, terms.language)
        held = await self._opened(caller, place, terms, title, content)
        if held is None:
            return sentence(caller, "class-busy-place")
        wanted = len(self._library.quizzes[quiz].questions) if quiz else CLASS_LENGTH
        missing = max(0, (questions or wanted) - len(chosen))
        return host_views.opened(caller, held, min(missing, unsure), fewer=missing > unsure)

    async def status(self, caller: Caller) -> Reply:
        """How the round in this place, or the caller's own, stands; for its host with the panel."""
        live = await self._store.live_in(caller.place) if caller.place else None
        if live is None:
            hosted = await self._store.hosted_by(caller.person)
            live = next((one for one in hosted if one.state.ended is None), None)
        if live is None:
            return sentence(caller, "class-none")
        return await self._actions.host.panel(caller, await self._service.load(live))

    async def report(self, caller: Caller, round: Number | None = None) -> Reply:
        """The report of a round of the caller's that has ended: the last one, or one by its number."""
        hosted = await self._store.hosted_by(caller.person)
        ended = [one for one in hosted if one.state.ended is not None and one.state.clock is not None]
        if not ended:
            return sentence(caller, "class-no-report")
        stored = ended[0] if round is None else next((one for one in ended if one.id == round), None)
        if stored is None:
            return host_views.which_report(caller, [one.id for one in ended])
        return await self._actions.host.report(caller, await self._service.load(stored, everything=True))

    async def _hindered(self, caller: Caller, place: str) -> Reply | None:
        """Why the bot cannot post in a place; None if it can."""
        try:
            missing = await messenger_for(self._messengers, place).missing(place, caller.person)
        except NotPostedError as error:
            return host_views.cannot_post(caller, error.why)
        return host_views.needs(caller, missing) if missing else None

    async def _opened(
        self, caller: Caller, place: str, terms: Terms, title: str, content: RoundContent
    ) -> RoundSnapshot | None:
        """Store the round, and have it shown. None if another one has been opened here at the same moment."""
        at = self._service.clock()
        lobby = open_lobby(0, content.items, terms, reading(content), at)
        basis = RoundBasis(
            title, write_content(content), write_terms(terms), caller.name, caller.place_name, str(caller.own_zone)
        )
        state = state_of(lobby, [], [], at)
        number = await self._store.open(caller.community, place, caller.person, basis, state)
        held = await self._service.load_by_id(number) if number is not None else None
        if held:
            self._service.signal.notify(held.round.id)
        return held
