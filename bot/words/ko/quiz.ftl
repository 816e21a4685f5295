# Seen in a quiz alone: /zainichi quiz and its buttons.

command-quiz = 퀴즈
    .about = 혼자 푸는 퀴즈(나만 볼 수 있고 시간 제한 없음)
    .example = quiz 첫 배

option-quiz = 퀴즈
    .about = 준비된 퀴즈 가운데 하나
option-questions = 문제수
    .about = 풀 문제의 수

button-show = 문제 열기
button-skip = 이 문제 건너뛰기
button-next = 다음 문제
button-finish = 결과 보기
button-go-on = 이어서 풀기
button-start-new = 새로 시작
button-another-quiz = 다른 퀴즈
button-same-quiz = 이 퀴즈 풀기
button-quizzes = 모든 퀴즈
button-more-quizzes = 퀴즈 더 보기
quizzes-heading = 퀴즈 목록
quizzes-menu = 퀴즈 시작하기
quiz-question = { $number } / { $of } · { $title }
quiz-any = 전체 분야
quiz-content-note = 다음 문제는 건너뛸 수 있습니다. 건너뛰어도 불이익은 없습니다.
quiz-right = ✔ 정답: { $answer }
quiz-wrong = ✘ 오답. 정답: { $answer }
quiz-practice = 이미 답한 적이 있는 문제라 이번에는 연습입니다.
quiz-outcome = { NUMBER($answered) }문제 중 { NUMBER($right) }문제를 맞혔습니다 ({ $percent })
quiz-result = { NUMBER($answered) }문제 중 { NUMBER($right) }문제 정답 ({ $percent })
quiz-outcome-none = 모든 문제를 건너뛰었습니다
quiz-all-right = 모두 맞혔습니다. 다시 볼 문제가 없습니다.
quiz-look-again = 다시 보면 좋은 문제:
quiz-look-again-more = … 그 밖에 { $count }문제
quiz-under-way = 풀던 퀴즈가 있습니다: { $title } ({ $of }문제 중 { $number }번째)
quiz-already = 그 문제에는 이미 답했습니다. 지금은 이 문제입니다.
quiz-over = 그 퀴즈는 끝났습니다.
quiz-not-yours = 다른 사람의 퀴즈에 있는 버튼입니다. 내 퀴즈를 시작하려면: { COMMAND("quiz") }
quiz-no-questions = 해당하는 문제가 아직 없습니다. 입력해 보세요: { COMMAND("quiz") }
mark-right = 정답
mark-chosen = 내 선택
mark-right-chosen = 정답, 내 선택
quiz-switched-off = 이곳에서는 모더레이터가 그 퀴즈의 분야를 껐습니다. 다른 퀴즈를 골라 보세요.
