# Seen in what is made of a class’s quiz when it is over: the workbook for its host, the picture for everybody.

## Words between words

joined = { $first }, { $second }
sentences = { $first } { $second }

## The picture

chart-right = 전체 응답의 정답률
chart-part = { $first }~{ $last }번 문제
chart-people = 참가자별 정답률
chart-few = 참가자가 { $people }명 이상일 때 표시합니다.
chart-median = 중앙값 { $percent }
chart-dot = { $people ->
    [1] 점 하나가 한 명입니다.
   *[other] 점 하나가 최대 { $people }명입니다.
  }
chart-foot = 참가자 { NUMBER($people) }명. 막대는 답한 사람 가운데 맞힌 사람의 비율입니다.
chart-weak = 세로 표시는 { $percent }, 주황색은 그 미만입니다.
alt-head = “{ $title }” 학급 결과 ({ $date }).
alt-class = 전체 응답의 정답률은 { $percent }, 참가자는 { NUMBER($people) }명입니다.
alt-item = { $number }번 { $percent }
alt-items = 문제별 정답률: { $items }.
alt-median = 참가자별 정답률의 중앙값은 { $percent }입니다.

## The sheets of the report

sheet-summary = 요약
sheet-students = 참가자
sheet-items = 문항별
sheet-matrix = 응답표
sheet-answers = 응답 기록
sheet-questions = 출제 내용
sheet-definitions = 용어 설명
report-page = { $page } / { $pages } 쪽
report-nobody = 참가자가 없었습니다.
report-no-results = 집계할 결과가 없습니다.
report-no-questions = 정답을 공개한 문제가 없었습니다.
report-too-few = 인원 부족 (n = { $people })
report-no-spread = 차이 없음

## Headings of columns

col-pupil = 표시 이름
col-name = 이름
col-eligible = 대상 문제 수
col-people = 대상 인원
col-answered = 응답 수
col-right = 정답 수
col-share = 정답률
col-points = 점수
col-rank = 순위
col-seconds = 응답 시간 중앙값(초)
col-skipped = 건너뜀
col-since = 참가 시작 문제
col-missed = 맞히지 못한 문제
col-number = 번호
col-id = 문제 ID
col-question = 문제
col-key = 정답
col-key-letter = 정답 기호
col-discrimination = 변별도
col-letter-share = { $letter } %
col-tempting = 가장 많이 고른 오답
col-flag = 지도 방향
col-topic = 분야
col-facts = 사실 ID
col-source = 출처
col-sources = 출처
col-letter = 기호
col-choice = 고른 답
col-result = 결과
col-mark = 정오(1·0)
col-time = 응답 시간(초)
col-changes = 바꾼 횟수
col-at = 응답 일시({ $zone })
col-round = 퀴즈 번호
col-note = 내용 안내
col-explanation = 해설
col-dispute = 엇갈리는 견해
result-right = 정답
result-wrong = 오답
result-unanswered = 무응답
result-skipped = 건너뜀
sign-skipped = 건너뜀
flag-known = 잘 알고 있음
flag-revisit = 간단히 복습
flag-reteach = 다시 지도
flag-look = 문제와 정답 점검
legend-letter = 기호는 고른 답이고, 문제 번호 아래는 정답 기호입니다.
legend-signs = ✔ 정답 · ✖ 오답 · – 무응답
legend-skipped = { $sign }: 내용 안내를 보고 넘어감
legend-empty = 빈칸: 늦게 참가해 받지 않음

## Summary

summary-when = { $date } { $times } ({ $zone })
summary-settings = 진행 방식
summary-host = 진행자
summary-place = 장소
summary-questions = 정답을 공개한 문제
summary-of = { $whole }문제 중 { $part }문제
summary-scoring = 채점
summary-time = 문제당 제한 시간
summary-names = 표시한 이름
scoring-accuracy = 정답 하나에 1,000점
scoring-tiebreak = 정답 하나에 1,000점 (정답 수가 같을 때만 속도로 순위를 가림)
scoring-none = 채점하지 않음
time-off = 제한 없음
time-reading = 문제를 읽는 데 걸리는 시간에 맞춤
time-seconds = { NUMBER($seconds) }초
names-pseudonym = 임의로 지은 별명
names-server = 서버에서 쓰는 이름
summary-result = 결과
summary-joined = 참가 인원
summary-answered = 한 문제 이상 답한 인원
summary-finished = 무응답이 없는 인원
summary-right = 전체 응답의 정답률
summary-that-is = 내역
summary-counts = 응답 { $answered }개 중 { $right }개가 정답입니다(출제는 모두 { $asked }개).
summary-median = 참가자별 정답률(대상 문제 기준)의 중앙값
summary-reliability = 신뢰도(크론바흐 알파)
summary-error = 한 사람의 정답률에 대한 표준오차
summary-best = 잘 아는 문제
summary-missed = 다시 보면 좋은 문제
summary-low = 정답률이 절반에 못 미치는 참가자
summary-number = { $number }번 문제
summary-more = 수치의 뜻은 “{ $sheet }” 시트에 설명되어 있습니다.

## Definitions

define-term = 용어
define-meaning = 뜻
define-eligible = 그 사람이 받은 모든 문제입니다. 내용 안내를 보고 건너뛴 문제와 참가하기 전의 문제는 넣지 않습니다. 참가자별 정답률에서는 답하지 않은 문제를 맞히지 못한 것으로 셉니다.
define-share = 문제별 정답률과 전체 정답률은 정답을 공개할 때와 같이 정답 수를 응답 수로 나눈 값입니다. 문제를 받은 인원은 옆에 적습니다. 참가자별 정답률은 정답 수를 대상 문제 수로 나눈 값입니다.
define-seconds = 문제가 열린 뒤 마지막으로 답을 고를 때까지 걸린 시간(일시 정지 제외)을 차례로 놓았을 때 한가운데 값입니다. 답한 경우만 셉니다.
define-points-accuracy = 정답 하나에 1,000점입니다. 속도는 점수에 영향을 주지 않습니다.
define-points-tiebreak = 정답 하나에 1,000점과, 999÷N(N은 채점한 문제 수)을 한도로 남은 시간의 비율만큼 더한 점수입니다. 따라서 정답 수가 많은 사람이 언제나 앞섭니다.
define-rank = 점수가 더 높은 사람 수에 1을 더한 값입니다. 점수가 같으면 순위도 같습니다(예: 1, 2, 2, 4위).
define-finished = 받은 모든 문제에 답하거나 건너뛴 사람의 수입니다.
define-discrimination = 이 문제의 점수(x: 1 또는 0)와 나머지 문제의 점수 합(o = 총점 − x) 사이의 피어슨 상관계수입니다. cov(x, o) ÷ √(var(x) · var(o))로 구하며 분산은 모두 S − 1로 나눕니다. Moodle 퀴즈 통계의 변별 지수와 같은 계산입니다. S는 모든 문제가 대상인 사람의 수이며, 10명이 안 되면 “인원 부족”으로 적습니다. “차이 없음”은 이 문제나 나머지 문제에서 모두의 점수가 같았다는 뜻입니다. 0보다 작으면 다른 문제를 잘 맞힌 사람일수록 이 문제를 틀렸다는 뜻이므로 문제와 정답을 점검하세요.
define-reliability = 문제들이 얼마나 같은 것을 재는지 나타냅니다. p ÷ (p − 1) · (1 − Σ var(x) ÷ var(총점))으로 구합니다(p는 문제 수, 대상은 같은 S명). 75%를 넘으면 충분하고, 64%에 못 미치면 사람 사이의 차이에 큰 의미가 없습니다.
define-error = SD · √(1 − α) ÷ p로 구합니다(SD는 총점의 표준편차). 한 사람의 정답률이 우연히 달라질 수 있는 대략의 폭입니다.
define-choices = A, A %, B, B % …
    .text = 그 보기를 고른 인원과, 답한 사람 가운데 차지하는 비율입니다.
define-tempting = 가장 많은 사람이 고른 틀린 보기입니다. 수가 같으면 모두 적습니다. 왜 고르기 쉬운지는 정답을 공개할 때 설명했습니다.
define-flag = 정답률 85% 이상은 “잘 알고 있음”, 60% 이상은 “간단히 복습”, 그보다 낮으면 “다시 지도”입니다. 변별도가 0보다 작은 문제에는 “문제와 정답 점검”을 붙입니다.
define-clock = 날짜와 시각
    .text = 날짜와 시각은 모두 진행자의 시간대({ $zone })를 따릅니다.
define-printing = 인쇄
    .text = 시트는 A4 가로에 맞추어져 있습니다. 오른쪽 끝의 분야, ID, 사실, 출처 열은 인쇄되지 않습니다. 출처는 “출제 내용”에 인쇄됩니다.
define-kept = 이름과 응답의 보관
    .text = 봇은 이름과 개별 응답을 { $date }에 삭제합니다. 이 파일은 삭제되지 않습니다. 참가자의 이름과 결과가 들어 있으니 안전하게 보관하세요.
