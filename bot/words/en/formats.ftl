# Seen where question sets are read from files and written to them, and inside of those files.

## Where something is, and what

import-problem = { $where }: { $what }
import-where-cell = Cell { $column }{ $row }
import-where-row = Row { $number }
import-where-line = Line { $number }
import-where-question = Question { $number }
import-where-file = The file

## The file as a whole

import-too-large = It has { $size } MB; I can take { $limit } MB at most. Split it into several files.
import-nothing = There are no questions in it. Fill in the template, or export your questions again.
import-unknown = I don’t know what kind of file this is. I can read our template (XLSX or CSV), Kahoot, Blooket, Gimkit, GIFT, Moodle XML, Aiken and Open Trivia DB.
import-not-text = I can’t read this as text. Save it as “CSV UTF-8” or as plain text in UTF-8.
import-old-excel = This is a workbook of the old kind (.xls), or one with a password. Save it as .xlsx without a password.
import-locked = It’s locked with a password. Save it without one.
import-damaged = The workbook is damaged and can’t be opened. Open it in a spreadsheet and save it as .xlsx again.
import-bomb = It would unpack to far more than a quiz needs, so I didn’t open it. Copy the rows into a new workbook.
import-no-workbook = This zip file isn’t a workbook. Send the .xlsx, CSV or text file itself.
import-no-heads = No row has headings that I know. Use the template and keep its first row as it is.
import-csv-broken = The table can’t be read on from here. Look for a quotation mark that isn’t closed.
import-json-broken = The JSON breaks off or has a mistake here. Download it again.
import-trivia-shape = This JSON isn’t from the Open Trivia DB: it needs a list “results” with “question”, “correct_answer” and “incorrect_answers”.
import-trivia-answer = “correct_answer” is empty. Write the right answer there.
import-xml-broken = The XML has a mistake here. Export it from Moodle again.
import-xml-entities = It declares a document type or entities, which I don’t open for safety. Export it from Moodle again.
import-other-xml = This is XML, but not Moodle’s: it begins with “{ $name }” instead of “quiz”. In Moodle, export as “Moodle XML”.
import-many-questions = A set has { $limit } questions at most. From here on they were left out; put them into a second file.

## A cell that holds something else

import-formula = There’s a formula here, which is never worked out. Type its result as text.
import-cell-error = The cell shows an error. Type the text that you want.
import-date-cell = The spreadsheet has made a date of this. Format the cell as text and type it again, such as 14 December 1959.

## A question that is not complete, or too long

import-no-prompt = The question itself is missing. Write it here.
import-no-answer = No answer is marked as right. Write which one is.
import-long = The { $field ->
     [prompt] question
     [because] explanation
     [content-note] content note
     [topic] topic
     [choice] choice
     [note] note on a choice
     [source] source
     [caveat] note on what is disputed
     [tag] tag
     [unit] unit
    *[word] accepted word
  } has { $length } characters; { $limit } at most fit. Shorten it: “{ $text }”
import-many = There are { $count } { $field ->
     [source] sources
     [tag] tags
     [choice] choices
    *[word] accepted words
  }; { $limit } at most are allowed. Leave some out.
import-few-choices = There’s only one choice, or none. Write at least two.
import-empty-choice = Choice { $number } is empty, but there are others behind it. Fill it in or move them up.
import-same-choice = “{ $text }” is there twice. Change one of them.
import-address = “{ $typed }” isn’t an address of the web. It must begin with https:// and have no spaces.
import-seconds = “{ $typed }” seconds won’t do. Write a number from { $least } to { $most }, or nothing.
import-not-a-number = “{ $typed }” isn’t a number that I can read. Write it in digits, such as 93340 or 2.5.
import-tolerance = “{ $typed }” can’t be how far off an answer may be. Write 0 or more.
import-no-word = A word that is accepted has no letters or digits. Write each one out.
import-kind = I don’t know “{ $typed }”. Choose the kind of question from the list of the cell, or leave it empty.
import-one-answer = “{ $typed }” marks several choices. Write one letter, or choose “several right answers” as the kind.
import-answer-letter = “{ $typed }” isn’t the letter of a choice. Write B, or A, C where several are right.
import-answer-number = “{ $typed }” isn’t the number of an answer. Write 2, or 1,3 where several are right, in a cell that is formatted as text.
import-answer-missing = “{ $typed }” is marked as right, but that choice is empty. Mark another, or fill it in.
import-answer-truth = “{ $typed }” is neither true nor false. Write “True” or “False”.

## Aiken, GIFT and Moodle

import-aiken-answer = ANSWER: takes one letter, not “{ $typed }”. For several right answers use the template.
import-aiken-no-answer = The question has no line with its answer. Write ANSWER: and a letter below its choices.
import-aiken-line = “{ $typed }” is neither a choice nor an answer. Write each choice on a line of its own, such as “B. Niigata”.
import-aiken-letter = The choice has the letter “{ $typed }” where { $letter } comes next. Letter them A, B, C …
import-gift-braces = A brace is not opened or not closed. Each question needs one pair of braces; write other braces with a backslash before them, and leave no empty line between them.
import-gift-two = There are two questions here. Leave an empty line between them.
import-gift-before = “{ $typed }” stands before the first answer. Begin each answer with = or ~.
import-gift-answers = What stands in the braces is no answer. Write T or F, = before a right answer and ~ before a wrong one, or # before a number.
import-gift-two-right = Two choices have =. Where several are to be chosen, write them as ~%50%.
import-moodle-two-right = Two choices are worth 100%. In Moodle, choose “multiple answers allowed” and give each a part.
import-two-numbers = Two different numbers are right. Write one, and how far off an answer may be.
import-wildcard = A star stands for any text there, which I can’t take. Write each accepted word out.

## What was left out

import-left-kind = Left out, since it is { $kind ->
     [matching] matching
     [essay] an essay
     [cloze] a text with gaps
     [ordering] ordering
     [drag] drag and drop
     [calculated] a calculated question
     [description] a text without a question
     [random] a random question
     [picture] a question with a picture or sound
    *[other] of a kind I don’t have
  }: “{ $prompt }”
import-left-partial = “{ $text }” is worth a part of the points there. Here it counts as wrong.
import-left-feedback = What is said of a wrong answer that is typed was left out: “{ $text }”
import-left-column = The column “{ $name }” is none of the template’s and was left out.

## What a format has no room for

export-questions = { $count ->
    [one] Question { $numbers }
   *[other] Questions { $numbers }
  }
export-lost = { $field ->
     [because] the explanation is
     [notes] the notes on wrong choices are
     [sources] the sources are
     [content-note] the content note is
     [caveats] what is disputed is
     [tags] the tags are
     [topic] the topic is
     [seconds] the time is
    *[unit] the unit is
  } left out: the format has no room for it.
export-shortened = { $field ->
    [prompt] the question was cut to { $limit } characters.
   *[choice] a choice was cut to { $limit } characters.
  }
export-no-kind = left out: the format has no { $kind ->
    [several] questions with several right answers
    [number] questions for a number
    [word] questions for a word
    [true-false] statements that are true or false
   *[one] questions with one right answer
  }.
export-many-choices = left out: the format has { $limit } choices at most.
export-same-choices = left out: two choices would be the same once they are cut.
export-one-right = it has one right answer, so in this format only one answer can be chosen.
export-seconds = the time is now { $seconds } seconds, the nearest that the format has.
export-changed = a sign that means something in this format was replaced.
export-short-sources = each source is carried in its short form and with its address.
export-no-facts = the links to our facts are left out.
export-forms-grade = Google Forms can’t mark this by itself: mark the answers by hand, or enter the right answer in the form.

## What the formats are called

format-xlsx = Excel (our template)
format-csv = CSV (our template)
format-gift = GIFT (Moodle, text)
format-moodle = Moodle XML
format-aiken = Aiken (text)
format-qti = QTI 2.1 (Canvas, TAO and others)
format-anki = Anki (flashcards)
format-kahoot = Kahoot (Excel)
format-blooket = Blooket (CSV)
format-gimkit = Gimkit (CSV)
format-trivia = Open Trivia DB (JSON)
format-forms = Google Forms (script)
format-quiz = Quiz
format-forms-how = Makes a quiz in Google Forms. Open script.google.com, start a new project, paste all of this over what is there, and run makeQuiz. Google asks you once whether the script may make forms. The log shows the address of the form.

## The columns of the template, and its kinds of questions

table-sheet = Questions
table-question = Question
table-kind = Kind
table-answer = Right answer
table-choice = Choice { $letter }
table-note = Note on { $letter }
table-tolerance = Tolerance
table-unit = Unit
table-because = Explanation
table-sources = Sources
table-caveats = Disputed
table-content-note = Content note
table-topic = Topic
table-tags = Tags
table-seconds = Seconds
table-id = ID
table-kind-one = One right answer
table-kind-true-false = True or false
table-kind-several = Several right answers
table-kind-number = Number
table-kind-word = Word
table-rule-kind = Choose one from the list, or leave the cell empty.
table-rule-tolerance = Write a number of 0 or more, or leave the cell empty.
table-rule-seconds = Write a whole number from { $least } to { $most }, or leave the cell empty.

## The template: its examples

template-name = questions template
template-sheet = How to
template-one = Which port did the first ships to North Korea leave from in 1959?
template-one-a = Kobe
template-one-a-note = A large port, but on the other side of Japan.
template-one-b = Niigata
template-one-c = Yokohama
template-one-c-note = Many ships left Japan from there, but not these.
template-one-d = Busan
template-one-d-note = Busan is in South Korea.
template-one-because = Two ships left Niigata on 14 December 1959.
template-source = School book, page 112
template-site = A page of the web
template-tag = ships
template-true = Most of the people who moved to North Korea had roots in the north of the peninsula.
template-true-note = They moved north, so it seems likely.
template-true-because = Most had roots in the south.
template-several = Which of these ports are in Japan?
template-several-a = Niigata
template-several-b = Chongjin
template-several-b-note = The ships from Niigata went there; it is in North Korea.
template-several-c = Maizuru
template-several-d = Busan
template-several-d-note = Busan is in South Korea.
template-number = How many people moved from Japan to North Korea from 1959 to 1984?
template-number-unit = people
template-word = What is the Korean alphabet called?
template-word-accepted = Hangul | Hangeul | 한글

## The template: how to fill it in

template-help-title = How to fill in the sheet “Questions”
template-help-how = One question per row, { $most } at most. Write over the examples, keep the first row, and send the file back. Columns that you don’t need can stay empty or be deleted.
template-help-needed = Always needed
template-help-by-kind = Depends on the kind of question
template-help-free = May stay empty
template-help-answer = What to write as the right answer
template-column-question = What you ask, in at most 300 characters.
template-column-answer = See below, by the kind of question.
template-column-kind = Choose from the list. If it is empty, I go by the other columns.
template-column-choice = Two to ten choices, in at most 100 characters each. Add columns up to Choice J if you need more.
template-column-note = Why someone might take this wrong choice. It is shown with the answer.
template-column-tolerance = For a number: how far off an answer may be. Empty means exactly.
template-column-unit = For a number: what is counted, such as people or km.
template-column-because = Why the answer is right, in at most 600 characters.
template-column-sources = One per line: how you cite it, a bar | and its address. The address may be missing.
template-column-caveats = What is disputed or uncertain, one per line, with a word and a colon before it.
template-column-content-note = A sentence shown before the question, where someone may want a warning.
template-column-topic = What the question is about.
template-column-tags = Words to find it by, with commas between them.
template-column-seconds = How long it stays open.
template-column-id = Leave it as it is: by it I know the question when you send the file again.
template-kind-one = The letter of the choice: B
template-kind-true-false = True or False
template-kind-several = The letters of all right choices: A, C
template-kind-number = The number in digits: 93340
template-kind-word = Each word that is accepted, with a bar between them: Hangul | Hangeul
