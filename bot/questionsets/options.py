"""The options of commands on a community's own quizzes."""

from typing import Annotated

from bot.core.context import GivenFile
from bot.core.options import File, Text, fixed
from bot.core.question_set import LONGEST_TITLE
from bot.formats import EXPORTS

MOST_BYTES = 2 * 1024 * 1024
"""Of a file with questions."""
MOST_PASTED = 3000
"""Characters of questions that are pasted: a field of Slack takes no more."""
ENDINGS = ("xlsx", "csv", "tsv", "txt", "gift", "xml", "json")

QuestionFile = Annotated[GivenFile, File(MOST_BYTES, ENDINGS)]
Title = Annotated[str, Text(LONGEST_TITLE)]
PastedText = Annotated[str, Text(MOST_PASTED, in_lines=True)]
FormatName = Annotated[str, fixed(*EXPORTS)]
