"""The options of commands on language and privacy."""

from typing import Annotated

from bot.core.i18n import LANGUAGES
from bot.core.options import fixed

LanguageChoice = Annotated[str, fixed(*LANGUAGES, "auto")]
PrivacyAction = Annotated[str, fixed("export", "delete")]
