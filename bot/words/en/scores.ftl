# Seen in the answers of /zainichi score and leaderboard.

command-score = score
    .about = Your own points
    .example = score
command-leaderboard = leaderboard
    .about = Top scores here, under made-up names
    .example = leaderboard week

option-period = period
    .about = Time span

option-board = board
    .about = For our questions, or for those that your community brought

value-today = today
value-week = this week
value-month = this month
value-all = all time
value-ours = our questions
value-own = your community’s own

score-name = You play as { $name }.
score-right = You got { NUMBER($correct) } of { NUMBER($answers) } right.
score-none = No points yet. Your first answer to each question is worth 1,000 points if it’s right. Start with { COMMAND("quiz") }
score-line = { $points ->
    [one] { NUMBER($points) } point
   *[other] { NUMBER($points) } points
  } · { NUMBER($correct) } of { NUMBER($answers) } right
score-rank = You are { $place } of { NUMBER($of) } here.
score-streak = You have answered new questions { NUMBER($days) } days in a row.
score-next = { $left ->
    [one] One question is still new to you.
   *[other] { NUMBER($left) } questions are still new to you.
}
score-next-none = You have answered every question. From now on a quiz is practice.
score-heading = My score
leaderboard-heading = Leaderboard, { $period }
leaderboard-heading-own = Leaderboard, your community’s own quizzes, { $period }
leaderboard-empty = No one has points for this period yet. Be the first: { COMMAND("quiz") }
leaderboard-empty-own = No one has points in your community’s own quizzes for this period yet.
leaderboard-you = { $name } (you)
button-leaderboard-own = Own quizzes
button-leaderboard-ours = Our quizzes
