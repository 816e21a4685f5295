"""The option of the command on reports: which of them."""

from typing import Annotated

from bot.core.options import fixed
from bot.problems.model import Shown

WhichReports = Annotated[str, fixed(*Shown)]
