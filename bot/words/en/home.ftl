# Seen on the page that a person has of their own, such as Slack’s Home tab.

home-new = New for you

home-facts = Facts
home-facts-new = { NUMBER($new) } of { NUMBER($of) } you have not seen yet
home-facts-all = All { NUMBER($of) } are new to you
home-facts-none = You have seen all of them

home-quiz-under-way = Your quiz
home-quiz-waits = { $title }, question { $number } of { $of }
home-quizzes = Quizzes
home-quizzes-new = { $new ->
    [0] You have played all { $of } of them
   *[other] { $new } of { $of } you have not played yet
}
home-quizzes-all = All { $of } are new to you

home-today = Today
home-button-today = Today’s fact
home-daily = Daily facts
home-daily-none = No channel has a daily fact yet.
home-button-daily = Set a daily fact
home-button-all-daily = All { $count }

home-you = Language and privacy
home-button-privacy = Privacy

home-class = Class quizzes
home-class-none = No class quiz is going on.
home-class-more = More are going on in other channels.
home-class-place = A channel
home-class-lobby = { $title } · not begun yet · { $people ->
    [one] { $people } person
   *[other] { $people } people
}
home-class-round = { $title } · question { $number } of { $of } · { $people ->
    [one] { $people } person
   *[other] { $people } people
}
home-class-reports = Your last reports:
home-class-report = { $title } · { $people ->
    [one] { $people } person took part
   *[other] { $people } people took part
}
home-button-lead = Panel: { $place }
home-button-report = Report: { $date }, { $title }
home-button-start = Start a class quiz
