# 종이에 쓰이는 말: 손으로 푸는 퀴즈와 정답, 수업에서 틀린 문제 모음.

## 퀴즈

paper-print = 인쇄
paper-printed = ‘{ $title }’ 인쇄용 파일입니다. 문제, 답안지, 정답과 해설이 각각 다른 종이에 나뉘어 있습니다.
paper-instead = 여기에는 파일을 보낼 수 없었습니다. 파일을 보낼 수 있는 곳에서 다시 요청해 주세요.
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
