"""A form in the terminal: asked field by field, each on lines of its own, and checked as it is filled in."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.core.context import Caller, GivenFile, Unread
from bot.core.forms import AskFile, AskNumber, AskText, AskWords, Choose, ChooseSeveral, Field, PressForm
from bot.core.i18n import Voice
from bot.core.options import Offers
from bot.dispatch.files import fault, limits, told

CANCEL = ":cancel"
"""What leaves a form."""
_SHOWN = 60
"""Characters of what stood in a field before."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What can be completed: (what is typed, what it means), and whether the path of a file is typed.

    `are_whole`: each is a whole line, not the last word of one. `alone`: nothing else is typed, no command either.
    """

    offers: Offers = ()
    is_path: bool = False
    are_whole: bool = False
    alone: bool = True


class Asking:
    """One form that is being filled in, for the press with this text. `opens` reads a file by its path."""

    def __init__(self, form: PressForm, press: str, caller: Caller) -> None:
        self._form = form
        self.press = press
        self._caller = caller
        self._say: Voice = caller.voice
        self._given: dict[str, str] = {}
        self._lines: list[str] = []
        self.file: GivenFile | None = None

    @property
    def given(self) -> dict[str, str]:
        """What was written so far, by the names of the fields."""
        return dict(self._given)

    @property
    def field(self) -> Field | None:
        """The field that is asked for now; None once all are filled in."""
        return next((it for it in self._form.fields if it.name not in self._given), None)

    @property
    def is_in_the_middle(self) -> bool:
        """Whether further lines of a text are waited for."""
        return bool(self._lines)

    @property
    def is_one_line(self) -> bool:
        """Whether it asks for one thing alone, which can be typed without opening it."""
        only = self._form.fields[0].input
        return self._form.is_answer and len(self._form.fields) == 1 and isinstance(only, AskWords | AskText | AskNumber)

    @property
    def takes_commands(self) -> bool:
        """Whether a command alone is taken for one. An answer may be the same word, and so may a line of a text."""
        field = self.field
        return field is not None and not self._form.is_answer and not isinstance(field.input, AskText)

    @property
    def head(self) -> list[str]:
        """What the form is for, and how it is filled in."""
        about = [self._form.about] if self._form.about else []
        return [self._form.title, *about, self._say("console-form-how", leave=CANCEL)]

    @property
    def question(self) -> list[str]:
        """What is asked for now."""
        field = self.field
        if field is None:
            return []
        optional = "" if field.required else f" ({self._say('console-form-optional')})"
        said = [f"{field.label}{optional}", *([field.hint] if field.hint else [])]
        match field.input:
            case Choose(offers):
                said += _numbered(offers)
            case ChooseSeveral(offers):
                said += [*_numbered(offers), self._say("console-form-choose-several")]
            case AskText():
                said.append(self._say("console-form-text"))
            case AskFile() as asked:
                said.append(self._say("console-form-file", **limits(asked)))
            case _:
                pass
        shown = " ".join(_label(field, field.value).split())
        if shown:
            cut = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
            said.append(self._say("console-form-kept", value=cut))
        return said

    @property
    def hints(self) -> Hints:
        """What can be completed now."""
        asked = self.field.input if self.field else None
        if isinstance(asked, Choose):
            return Hints([(label, "") for _, label in asked.offers], are_whole=True)
        if isinstance(asked, ChooseSeveral):
            return Hints([(str(at), label) for at, (_, label) in enumerate(asked.offers, start=1)])
        return Hints(is_path=isinstance(asked, AskFile))

    async def take(self, line: str, *, is_whole: bool = False) -> str | None:
        """Take a line: what is wrong with it, or None where it is taken. `is_whole`: no further lines belong to it."""
        field = self.field
        if field is None:
            return None
        if isinstance(field.input, AskText):
            if line.strip() and not is_whole and "\n" not in line.strip():
                self._lines.append(line)
                return None
            line = "\n".join((*self._lines, line))
            self._lines = []
        typed = line.strip() or field.value
        if not typed:
            if field.required:
                return self._say("console-form-empty")
            self._given[field.name] = ""
            return None
        return await self._taken(field, typed)

    async def _taken(self, field: Field, typed: str) -> str | None:
        match field.input:
            case Choose(offers):
                value = _chosen(offers, typed)
                if value is None:
                    return self._say("console-form-choose", values=_span(offers))
                typed = value
            case ChooseSeveral(offers):
                values = [_chosen(offers, it) for it in typed.replace(",", " ").split()]
                if None in values:
                    return self._say("console-form-choose-several")
                typed = ",".join(dict.fromkeys(it for it in values if it is not None))
            case AskNumber(least, most):
                digits = typed.removeprefix("-")
                if not (digits.isdecimal() and len(digits) < 16 and least <= int(typed) <= most):
                    return self._say("console-form-range", least=str(least), most=str(most))
            case AskWords(most) | AskText(most):
                if len(typed) > most:
                    return self._say("console-form-long", length=len(typed), limit=most)
            case AskFile() as asked:
                return await self._opened(field.name, asked, typed)
            case _:
                pass
        self._given[field.name] = typed
        return None

    async def _opened(self, name: str, asked: AskFile, path: str) -> str | None:
        opens: Callable[[str, int], Awaitable[GivenFile | Unread]] | None = self._caller.opens
        got = await opens(path, asked.most) if opens else Unread.MISSING
        if isinstance(got, GivenFile) and (why := fault(asked, got.name, len(got.data))):
            got = why
        if isinstance(got, Unread):
            return told(self._say, got, asked, path)
        self.file, self._given[name] = got, got.name
        return None


def _numbered(offers: Offers) -> list[str]:
    return [f"{at}  {label}" for at, (_, label) in enumerate(offers, start=1)]


def _span(offers: Sequence[object]) -> str:
    return f"1–{len(offers)}" if len(offers) > 1 else "1"


def _chosen(offers: Offers, typed: str) -> str | None:
    """The value that was chosen: by its number, by what it is called, or as it was kept."""
    if typed.isdecimal() and 1 <= int(typed[:4]) <= len(offers):
        return offers[int(typed[:4]) - 1][0]
    wanted = typed.casefold()
    return next((value for value, label in offers if wanted in (label.casefold(), value.casefold())), None)


def _label(field: Field, value: str) -> str:
    """A value as it reads: of one that was chosen, what that is called."""
    if isinstance(field.input, Choose | ChooseSeveral):
        labels = dict(field.input.offers)
        return ", ".join(labels.get(it, it) for it in value.split(",") if it)
    return value if not isinstance(field.input, AskFile) else ""
