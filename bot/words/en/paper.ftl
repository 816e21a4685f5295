# Seen on paper: a quiz to be done by hand with its key, and what somebody missed in a class.

## A quiz

paper-print = Print
paper-printed = “{ $title }” to print: the questions, a grid for the answers, and the key on sheets of its own.
paper-questions = Questions
paper-grid = Answer grid
paper-key = Answers
paper-foot = { $title } · { $part }
paper-name = Name
paper-date = Date
paper-several = Tick every right answer.
paper-grid-how = One circle for a question with circles, every right square for one with squares. A line is for what you write.
paper-right = Right
paper-also = Also right
paper-missing = □ stands where this file has no sign for what was typed, such as an emoji.

## What somebody missed

act-handout = My handout
handout-title = To look at again: { $title }
handout-number = { $number }. { $prompt }
handout-continued = { $number }, continued:
handout-next = Next page ({ $page } / { $of })
handout-previous = Previous page ({ $page } / { $of })
handout-file = As a PDF
handout-sent = Your handout, to keep or to print.
handout-not-sent = I can’t send files here. Everything is in “My handout” as text.
handout-not-made = I couldn’t make the file. Try again in a moment.
handout-nothing = You got every question right. There’s nothing to look at again.
handout-not-asked = No question counted for you in this quiz.
handout-later = You’ll get your handout when the quiz is over.
handout-gone = Single answers of this quiz are deleted by now, so there’s no handout any more.
handout-none = You didn’t answer.
handout-forgotten = Your answer isn’t kept any more.
handout-yours = Your answer

## Grades for other systems

act-gradebook = Gradebook
gradebook-heading = Grades for Canvas and Moodle
gradebook-canvas = Canvas: Grades → Import. Names that Canvas doesn’t know it lets you match to your students; a new assignment is made.
gradebook-moodle = Moodle: first fill in each person’s email address, which I don’t know. Then Grades → Import → CSV file, and match the columns.
gradebook-title = { $title }, { $date }
gradebook-email = Email address
gradebook-feedback = Feedback
gradebook-missed = { $told } To look at again: { $numbers }
gradebook-of = { $grade } of { $of }
