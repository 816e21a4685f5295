# Seen in a quiz alone: /zainichi quiz and its buttons.

command-quiz = quiz
    .about = Questions just for you, private and untimed
    .example = quiz first-ships

option-quiz = quiz
    .about = One of the ready-made quizzes
option-questions = questions
    .about = How many questions

button-show = Show the question
button-skip = Skip this one
button-next = Next question
button-finish = See my results
button-go-on = Continue
button-start-new = Start a new one
button-another-quiz = Another quiz
button-same-quiz = Try this quiz
button-quizzes = All quizzes
button-more-quizzes = More quizzes
quizzes-heading = Quizzes
quizzes-menu = Start one of these
quizzes-own = { $count ->
    [one] Your community’s own: { $count } question
   *[other] Your community’s own: { $count } questions
  }
quiz-question = { $number } / { $of } · { $title }
quiz-any = All topics
quiz-content-note = You can skip the next question; that won’t affect your score.
quiz-right = ✔ Correct: { $answer }
quiz-wrong = ✘ Wrong. The answer is: { $answer }
quiz-practice = You’ve answered this one before, so this time it’s practice.
quiz-outcome = You got { NUMBER($right) } of { NUMBER($answered) } right ({ $percent })
quiz-result = { NUMBER($right) } of { NUMBER($answered) } right ({ $percent })
quiz-outcome-none = You skipped every question
quiz-all-right = All correct. Nothing to review!
quiz-look-again = Worth reviewing:
quiz-look-again-more = … and { $count } more.
quiz-under-way = You have an unfinished quiz: { $title }, question { $number } of { $of }.
quiz-already = You’ve already answered that one. You’re here now:
quiz-over = That quiz is over.
quiz-not-yours = This button belongs to someone else’s quiz. Start your own: { COMMAND("quiz") }
quiz-no-questions = There are no questions on that yet. Try { COMMAND("quiz") }
mark-right = right
mark-chosen = your choice
mark-right-chosen = right, your choice
quiz-switched-off = Moderators have switched off that quiz’s topics here. Try another quiz.

answer-several = Choose all that are right.
answer-several-menu = Choose one or more
answer-number = Type a number.
answer-word = Type a word or a name.
answer-number-hint = Digits, such as 93340 or 1959
answer-word-hint = Capitals, spaces and accents don’t matter
answer-field = Your answer
answer-form = Your answer
button-answer = Answer
answer-near = { $answer } (± { $tolerance } counts as right)
answer-no-choice = There’s no such answer here.
answer-no-number = That isn’t a number. Type digits, such as 93340.
answer-no-word = Type a word with at least one letter or digit.
mark-typed = your answer
mark-right-typed = right, your answer
answer-true = True
answer-false = False
