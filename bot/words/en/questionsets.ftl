# Seen by teachers: the quizzes that they can choose from, each of them whole, their own ones, and files of both.

## Names of commands, options and values

command-quizzes = quizzes
    .about = All quizzes here, ours and your own, to look at, start or export
    .example = quizzes
command-preview = preview
    .about = Read a quiz with its answers before your class does
    .example = preview first-ships
command-import = import
    .about = Bring your own questions
    .example = import
command-export = export
    .about = Get a quiz as a file for another system
    .example = export first-ships gift

option-file = file
    .about = A file with your questions: our template, Kahoot, Moodle, GIFT, Aiken, Blooket and others
option-title = title
    .about = What your quiz is called
option-text = text
    .about = Or the questions themselves, pasted
option-format = format
    .about = For which system
option-language = language
    .about = Language of the quiz, if it’s one of ours

value-xlsx = Excel, our template
value-gift = GIFT
value-moodle = Moodle XML
value-aiken = Aiken
value-qti = QTI 2.1
value-anki = Anki
value-kahoot = Kahoot
value-blooket = Blooket
value-trivia = Open Trivia DB
value-forms = Google Forms

## The list, and one of them

sets-heading = Quizzes
sets-own-count = { $count ->
    [0] None of your own yet: bring questions as a file, or paste them.
    [one] { $count } of these is this community’s own.
   *[other] { $count } of these are this community’s own.
}
sets-own = your own
sets-questions = { $count ->
    [one] { $count } question
   *[other] { $count } questions
}
sets-notes = { $count } with a content note
sets-choose = Choose one
sets-more = More quizzes
sets-all = All quizzes
sets-back = Back
sets-bring = Bring questions
sets-template = Template
sets-start = Start
sets-preview = Preview
sets-export = Export
sets-delete = Delete …
sets-delete-sure = Delete it
sets-row-questions = Questions
sets-row-notes = With a content note
sets-row-about = About
sets-row-language = Language
sets-row-version = Version
sets-version = { $version }, of { $day }
sets-long = A round takes { $most } of these questions, drawn by lot, unless you ask for fewer.
sets-gone = That quiz isn’t here any more.
quiz-set-gone = That quiz isn’t here any more. See what there is: { COMMAND("quiz") }
sets-not-yours = “{ $title }” is someone else’s. Only they and moderators can change it.
sets-delete-ask = { $count ->
    [one] Delete “{ $title }” with its question?
   *[other] Delete “{ $title }” with its { $count } questions?
  } It can’t be undone. A round that’s under way goes on, and reports stay as they are.
sets-deleted = “{ $title }” is deleted.

## All its questions

sets-preview-heading = { $title } · { $page } / { $of }
sets-number = { $number }. { $prompt }
sets-continued = { $number }, continued:
sets-also = also right
sets-next = Next page
sets-previous = Previous page

## As a file

sets-export-heading = Export: { $title }
sets-export-how = Explanations, notes and sources go along wherever the other system has room for them. I tell you what it has no room for.
sets-export-menu = For which system?
sets-exported = “{ $title }” as a file:
sets-export-more = … and { $count } more remarks.
sets-template-how = Fill in this workbook, one question a row; its second sheet explains the columns. Then bring it.
sets-file-not-sent = I couldn’t send a file here. An admin can allow files, or try it in another channel.
sets-not-made = The file couldn’t be made this time. Please try again in a moment.

## Bringing questions

sets-how-heading = Your own questions
sets-how = Give me a file, or paste the questions. I show you every mistake first, and store nothing until you say so.
sets-how-formats = I read our template (Excel or CSV), files from Kahoot, Blooket and Gimkit, GIFT, Moodle XML, Aiken, and Open Trivia DB.
sets-form = Bring your questions
sets-form-file = File
sets-form-file-hint = Our template, or a file from Kahoot, Moodle or Blooket
sets-form-text = Or paste them
sets-form-text-hint = In GIFT or Aiken, as text
sets-form-title = Title
sets-form-title-hint = What your quiz is called here
sets-nothing-given = Give me a file, or paste your questions.
sets-no-title = Give it a title with a letter or a digit in it.
sets-untitled = Quiz of { $day }
sets-unreadable = I couldn’t read that file. Nothing was stored. Try our template, or save the file anew.
sets-nothing-good = No question could be read
sets-import-heading = Import: { $title }
sets-import-good = { $count ->
    [one] { $count } question can be stored
   *[other] { $count } questions can be stored
  }, in { $language }{ $notes ->
    [0] .
    [one] ; { $notes } has a content note.
   *[other] ; { $notes } have a content note.
  }
sets-import-bad = { $count ->
    [one] { $count } place needs correcting or was left out:
   *[other] { $count } places need correcting or were left out:
  }
sets-import-taken = “{ $title }” is there already (version { $version }, { $count ->
    [one] { $count } question
   *[other] { $count } questions
  }). This would take its place.
sets-import-others = “{ $title }” is there already, and it’s someone else’s. Give yours another title.
sets-import-not-yet = Nothing is stored yet. I keep this for an hour, for you alone.
sets-import-waits = Your questions “{ $title }” are still waiting, and nothing is stored. Type one of the numbers below; “{ $leave }” drops the questions.
sets-full = This community has { $most } quizzes of its own, as many as there can be. Delete one first.
sets-store = { $count ->
    [one] Store { $count } question
   *[other] Store { $count } questions
}
sets-replace = Replace “{ $title }”
sets-retitle = Change the title
sets-problems = All mistakes
sets-drop = Cancel
sets-language-menu = Language of these questions
sets-not-waiting = This isn’t waiting any more: it was stored or cancelled, or an hour has passed. Bring it again.
sets-stored = { $count ->
    [one] Stored, with { $count } question. Only this community can see it.
   *[other] Stored, with { $count } questions. Only this community can see it.
}
sets-replaced = { $count ->
    [one] Replaced: it has { $count } question now. A round that’s under way keeps what it asks.
   *[other] Replaced: it has { $count } questions now. A round that’s under way keeps what it asks.
}
sets-dropped = Cancelled. Nothing was stored.
