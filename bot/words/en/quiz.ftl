# Seen in a quiz alone: /zainichi quiz and its buttons.

command-quiz = quiz
    .about = Questions for you alone, private and untimed
    .example = quiz first-ships

option-quiz = quiz
    .about = One of the ready-made quizzes
option-questions = questions
    .about = How many questions

button-show = Show the question
button-skip = Skip this one
button-next = Next question
button-finish = See how it went
button-go-on = Go on
button-start-new = Start a new one
button-another-quiz = Another quiz
quiz-question = { $number } / { $of } · { $title }
quiz-any = All topics
quiz-content-note = The next question has a content note. Skipping it costs nothing.
quiz-right = ✔ Right: { $letter }
quiz-wrong = ✖ You chose { $chosen }. Right is { $letter }.
quiz-practice = You have answered this one before, so this time is practice.
quiz-outcome = { $right ->
    [one] { NUMBER($right) } right of { NUMBER($answered) }
   *[other] { NUMBER($right) } right of { NUMBER($answered) }
  }
quiz-outcome-none = All questions skipped
quiz-share-right = That is { $percent }.
quiz-all-right = Nothing to look at again: you knew all of it.
quiz-look-again = Worth another look:
quiz-look-again-more = … and { $count } more.
quiz-under-way = You have a quiz under way: { $title }, question { $number } of { $of }.
quiz-already = That one is closed already. Here is where you are:
quiz-over = That quiz is over.
quiz-not-yours = This button belongs to somebody else’s quiz. Start your own with: quiz
quiz-no-questions = There is no question on that yet. Try: quiz
mark-right = right
mark-chosen = your choice
mark-right-chosen = right, your choice
quiz-switched-off = Moderators have switched off the topics of that quiz here. Try another one.
