"""Writes a script that makes a quiz in Google Forms, for somebody to paste into script.google.com and to run. Pure.

Forms imports no file. The script has the questions as data, as JSON in which nothing can end the text that it stands
in; it asks for no more than to make forms. What Forms cannot grade by itself is noted.
"""

import json
from collections.abc import Mapping

from bot.core.i18n import Voice
from bot.core.kinds import NumberNear, SeveralRight, WordAmong
from bot.core.question_set import QuestionSet, SetQuestion
from bot.formats import ids, prose
from bot.formats.carrying import tell_lost
from bot.formats.model import Notes, Written

_CARRIED = ("because", "notes", "sources", "content-note", "caveats", "unit")
_SCRIPT = """\
/**
%(how)s
 */
const QUIZ = %(data)s;

function makeQuiz() {
  const form = FormApp.create(QUIZ.title);
  form.setIsQuiz(true);
  form.setTitle(QUIZ.title);
  if (QUIZ.about) form.setDescription(QUIZ.about);
  for (const question of QUIZ.questions) addQuestion(form, question);
  Logger.log(form.getEditUrl());
}

function addQuestion(form, question) {
  if (question.choices.length) {
    const item = question.several ? form.addCheckboxItem() : form.addMultipleChoiceItem();
    item.setTitle(question.prompt).setHelpText(question.help).setPoints(1);
    item.setChoices(question.choices.map((text, at) => item.createChoice(text, question.right.includes(at))));
    item.setFeedbackForCorrect(feedback(question.because, question.sources));
    item.setFeedbackForIncorrect(feedback(question.wrong, question.sources));
    return;
  }
  const item = form.addTextItem();
  item.setTitle(question.prompt).setHelpText(question.help).setPoints(1);
  if (question.number) item.setValidation(FormApp.createTextValidation().requireNumber().build());
  item.setGeneralFeedback(feedback(question.because, question.sources));
}

function feedback(text, sources) {
  const builder = FormApp.createFeedback().setText(text);
  for (const source of sources) {
    if (source.url) builder.addLink(source.url, source.short);
  }
  return builder.build();
}
"""


def write(questions: QuestionSet) -> Written:
    """The script."""
    say, notes = Voice(questions.language), Notes()
    rows = []
    for number, question in enumerate(questions.questions, start=1):
        rows.append(_row(question, say))
        tell_lost(notes, number, question, _CARRIED)
        if not question.is_chosen:
            notes.add(number, "export-forms-grade")
    data = {"title": questions.title or say("format-quiz"), "about": questions.about, "questions": rows}
    how = "\n".join(f" * {line}" for line in say("format-forms-how").replace("*/", "* /").split("\n"))
    script = _SCRIPT % {"how": how, "data": _as_script(data)}
    return Written(ids.file_name(f"{questions.title} forms", "gs"), script.encode(), tuple(notes.all()))


def _as_script(data: object) -> str:
    """JSON that means the same in a script, and ends no element of a page either."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _row(question: SetQuestion, say: Voice) -> Mapping[str, object]:
    because = "\n".join(
        part for part in (question.because, *prose.doubts(question, say), *_unlinked(question, say)) if part
    )
    notes = [f"{say.lead('label-choice', choice=it.text)}{it.note}" for it in question.choices if it.note]
    note = question.content_note
    answer = "" if question.is_chosen else f"{say.lead('table-answer')}{_answer(question)}"
    return {
        "prompt": question.prompt,
        "help": f"{say.lead('label-content-note')}{note}" if note else "",
        "choices": [it.text for it in question.choices],
        "right": list(question.right),
        "several": isinstance(question.key, SeveralRight),
        "number": isinstance(question.key, NumberNear),
        "because": "\n".join(part for part in (answer, because) if part),
        "wrong": "\n".join(part for part in (f"{say.lead('table-answer')}{question.answer}", because, *notes) if part),
        "sources": [{"short": it.short, "url": it.url or ""} for it in question.sources],
    }


def _unlinked(question: SetQuestion, say: Voice) -> list[str]:
    """The sources without an address, which cannot be links."""
    return [f"{say.lead('label-source')}{it.short}" for it in question.sources if not it.url]


def _answer(question: SetQuestion) -> str:
    """All that is right."""
    return " / ".join(question.key.accepted) if isinstance(question.key, WordAmong) else question.answer
