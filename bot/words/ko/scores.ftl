# Seen in the answers of /zainichi score and leaderboard.

command-score = 점수
    .about = 내 점수
    .example = score
command-leaderboard = 순위표
    .about = 이곳의 상위 참가자(별명으로 표시)
    .example = leaderboard 이번 주

option-period = 기간
    .about = 집계할 기간
option-board = 대상
    .about = 준비된 퀴즈인지 이곳에서 만든 퀴즈인지

value-today = 오늘
value-week = 이번 주
value-month = 이번 달
value-all = 전체 기간
value-ours = 준비된 퀴즈
value-own = 직접 만든 퀴즈

score-name = 내 별명: { $name }
score-right = { NUMBER($answers) }문제 중 { NUMBER($correct) }문제를 맞혔습니다.
score-none = 아직 점수가 없습니다. 문제마다 처음 고른 답이 맞으면 1,000점입니다. 시작하려면: { COMMAND("quiz") }
score-line = { NUMBER($points) }점 · { NUMBER($answers) }문제 중 { NUMBER($correct) }문제 정답
score-rank = 이곳에서 { NUMBER($of) }명 중 { $place }입니다.
score-streak = { NUMBER($days) }일 연속으로 새 문제에 답했습니다.
score-next = 아직 답하지 않은 문제가 { NUMBER($left) }개 있습니다.
score-next-none = 모든 문제에 답했습니다. 이제부터 퀴즈는 연습입니다.
score-heading = 내 점수
leaderboard-heading = 순위표 ({ $period })
leaderboard-heading-own = 직접 만든 퀴즈의 순위표 ({ $period })
leaderboard-empty = 이 기간에 점수를 얻은 사람이 아직 없습니다. 첫 번째로 도전해 보세요: { COMMAND("quiz") }
leaderboard-empty-own = 이 기간에 직접 만든 퀴즈로 점수를 얻은 사람이 아직 없습니다.
leaderboard-you = { $name } (나)
button-leaderboard-own = 직접 만든 퀴즈
button-leaderboard-ours = 준비된 퀴즈
