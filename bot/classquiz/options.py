"""The options of the commands of `/zainichi-class`."""

from typing import Annotated

from bot.core.options import Person, Span, Whole, fixed

Seconds = Annotated[int, Span(10, 240, (20, 30, 45, 60, 90, 120))]
ScoringName = Annotated[str, fixed("accuracy", "tiebreak", "none")]
NamesName = Annotated[str, fixed("pseudonym", "server")]
Number = Annotated[int, Whole(1, 999_999_999)]
PersonHere = Annotated[str, Person()]
