# Seen on paper: a quiz to be done by hand with its key, and what somebody missed in a class.

## A quiz

paper-print = 인쇄
paper-printed = ‘{ $title }’ 인쇄용 파일입니다. 문제, 답안지, 정답과 해설이 각각 다른 종이에 나뉘어 있습니다.
paper-questions = 문제
paper-grid = 답안지
paper-key = 정답과 해설
paper-foot = { $title } · { $part }
paper-name = 이름
paper-date = 날짜
paper-several = 맞는 것을 모두 고르세요.
paper-grid-how = 동그라미 문제는 하나만, 네모 문제는 맞는 것을 모두 칠하세요. 줄이 있는 문제는 답을 쓰세요.
paper-right = 정답
paper-also = 이것도 정답
paper-missing = □는 그림 문자처럼 이 파일의 글꼴에 없는 글자를 대신합니다.

## What somebody missed

act-handout = 복습지
handout-title = 복습: { $title }
handout-number = { $number }. { $prompt }
handout-continued = { $number }번 이어서:
handout-next = 다음 쪽 ({ $page } / { $of })
handout-previous = 이전 쪽 ({ $page } / { $of })
handout-file = PDF로 받기
handout-sent = 복습지입니다. 보관하거나 인쇄할 수 있습니다.
handout-not-sent = 여기에는 파일을 보낼 수 없습니다. 같은 내용을 ‘복습지’에서 글로 볼 수 있습니다.
handout-not-made = 파일을 만들지 못했습니다. 잠시 뒤에 다시 해 보세요.
handout-nothing = 모든 문제를 맞혔습니다. 복습할 문제가 없습니다.
handout-not-asked = 이 퀴즈에서 점수에 들어간 문제가 없습니다.
handout-later = 복습지는 퀴즈가 끝나면 볼 수 있습니다.
handout-gone = 이 퀴즈의 개별 답은 이미 삭제되어 복습지가 없습니다.
handout-none = 답하지 않았습니다.
handout-forgotten = 내 답은 더 이상 보관되어 있지 않습니다.
handout-yours = 내 답

## Grades for other systems

act-gradebook = 성적표
gradebook-heading = Canvas와 Moodle 성적
gradebook-canvas = Canvas: ‘성적’ → ‘가져오기’. Canvas에 없는 이름은 가져올 때 학생과 짝지을 수 있습니다. 과제는 새로 만들어집니다.
gradebook-moodle = Moodle: 먼저 각 사람의 이메일 주소를 적어 주세요(봇은 알지 못합니다). 그다음 ‘성적’ → ‘가져오기’ → ‘CSV 파일’에서 열을 맞추세요.
gradebook-title = { $title }, { $date }
gradebook-email = 이메일 주소
gradebook-feedback = 피드백
gradebook-missed = { $told } 복습할 문제: { $numbers }
gradebook-of = { $of }점 중 { $grade }점
