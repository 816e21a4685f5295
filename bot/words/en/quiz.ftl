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
button-same-quiz = Try this quiz
quiz-question = { $number } / { $of } · { $title }
quiz-any = All topics
quiz-content-note = The next question has a content note. Skipping it costs nothing.
quiz-right = ✔ Right: { $answer }
quiz-wrong = ✘ Wrong. The answer is: { $answer }
quiz-practice = You have answered this one before, so this time is practice.
quiz-outcome = You got { NUMBER($right) } of { NUMBER($answered) } right ({ $percent })
quiz-result = { NUMBER($right) } of { NUMBER($answered) } right ({ $percent })
quiz-outcome-none = You skipped every question
quiz-all-right = All right. There is nothing to look at again.
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
