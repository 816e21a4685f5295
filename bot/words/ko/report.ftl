# Seen in what is made of a class’s quiz when it is over: the workbook for its host, the picture for everybody.

## Words between words

joined = { $first }, { $second }
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
alt-head = “{ $title }” 수업 퀴즈 결과 ({ $date }).
alt-class = 전체 응답의 정답률은 { $percent }, 참가자는 { NUMBER($people) }명입니다.
alt-item = { $number }번 { $percent }
alt-items = 문제별 정답률: { $items }.
alt-median = 참가자별 정답률의 중앙값은 { $percent }입니다.

## The sheets of the report

sheet-summary = 요약
sheet-pupils = 참가자
sheet-questions = 문제
sheet-grid = 응답표
sheet-answers = 전체 응답
sheet-asked = 출제 내용
sheet-about = 수치 설명
report-page = { $page } / { $pages } 쪽
report-nobody = 참가자가 없었습니다.
report-no-results = 답한 사람이 없었습니다.
report-no-questions = 정답을 공개한 문제가 없었습니다.

## How many were right

question-right = 답한 { $answered }명 중 { $right }명
question-right-asked = 답한 { $answered }명 중 { $right }명(출제 대상 { $asked }명)
question-right-none = 답한 사람 없음(출제 대상 { $asked }명)
person-right = 답한 { $answered }개 중 { $right }개
person-right-asked = 답한 { $answered }개 중 { $right }개(출제 { $asked }개)
person-right-none = 답하지 않음(출제 { $asked }개)
told-right = 정답: { $told }
tempting = { $letter } · { $text } ({ $people }명)

## Headings of columns

col-name = 이름
col-pupil = 표시 이름
col-help = 도움 필요
col-right = 정답 수
col-answered = 응답 수
col-asked = 출제 수
col-share = 정답률
col-points = 점수
col-rank = 순위
col-missed = 다시 볼 문제
col-median =
    중앙값
    (초)
col-skipped = 건너뜀
col-since =
    참가 시작
    문제
col-number = 번호
col-id = 문제 ID
col-question = 문제
col-key = 정답
col-flag = 지도 방향
col-tempting = 가장 많이 고른 오답
col-source = 출처 { $number }
col-topic = 분야
col-facts = 역사 이야기 ID
col-choices = 보기
col-explanation = 해설
col-sources = 출처
col-letter = 고른 보기
col-choice = 고른 답
col-result = 결과
col-partial = 부분 정답률
col-time = 초
col-changes = 바꾼 횟수
col-at = 응답 일시
mark-help = ○
result-right = 정답
result-wrong = 오답
result-unanswered = 무응답
result-skipped = 건너뜀
sign-skipped = 건너뜀
flag-known = 잘 알고 있음
flag-revisit = 간단히 복습
flag-reteach = 다시 지도
legend-letter = A~D는 고른 답입니다. 문제 번호 아래는 정답입니다.
legend-typed = { $sign }: 직접 입력하는 문제입니다. 칸에는 입력한 답이 있습니다.
legend-several = 글자가 여러 개인 문제는 모두 맞아야 정답입니다. 어디까지 맞았는지는 ‘{ $sheet }’ 시트의 ‘{ $column }’ 열에 있습니다.
legend-signs = ✔ 정답 · ✖ 오답 · – 무응답
legend-skipped = { $sign }: 민감한 내용 주의를 보고 건너뜀
legend-empty = 빈칸: 늦게 참가해 받지 않음

## Summary

summary-when = { $date } { $times } ({ $zone })
summary-result = 수업 퀴즈 결과
summary-right = 정답률 { $percent }
summary-counts = 응답 { $answered }개 중 { $right }개가 정답입니다.
summary-counts-asked = 응답 { $answered }개 중 { $right }개가 정답입니다(출제는 모두 { $asked }개).
summary-people = 참가자는 { NUMBER($people) }명이고, 받은 문제에 모두 답한 사람은 { NUMBER($finished) }명입니다.
summary-best = 정답률이 가장 높은 문제: { $number }번({ $right })
summary-help = 도움이 필요할 수 있는 참가자
summary-help-none = 특별히 눈에 띄는 참가자가 없습니다.
summary-help-more = { $count }명 더 있음: “{ $sheet }” 시트의 “{ $column }” 열을 보세요.
summary-take-up = 다시 다룰 문제
summary-take-up-none = 없습니다. 모든 문제의 정답률이 { $percent } 이상입니다.
summary-take-up-more = { $count }문제 더 있음: “{ $sheet }” 시트의 “{ $column }” 열을 보세요.
summary-question = { $number }. { $question }
summary-more = 수치의 뜻은 “{ $sheet }” 시트에 있습니다.

## About the numbers

about-term = 항목
about-meaning = 내용
about-host = 진행자
about-place = 장소
about-questions = 정답을 공개한 문제
about-of = { $whole }문제 중 { $part }문제
about-scoring = 채점
about-time = 문제당 제한 시간
about-names = 수업에 표시한 이름
about-clock = 시간대
    .text = 진행자의 시간대({ $zone })입니다.
scoring-accuracy = 정답 하나에 1,000점
scoring-tiebreak = 정답 하나에 1,000점(정답 수가 같을 때만 속도로 순위를 가림)
scoring-none = 채점하지 않음
time-off = 제한 없음
time-reading = 문제를 읽는 데 걸리는 시간에 맞춤
time-seconds = { NUMBER($seconds) }초
names-pseudonym = 임의로 지은 별명
names-server = 각자의 표시 이름
define-asked = 그 사람이 받은 문제의 수, 또는 그 문제를 받은 사람의 수입니다. 민감한 내용 주의를 보고 건너뛴 문제와 참가하기 전의 문제는 넣지 않습니다.
define-share = 답한 것 가운데 정답의 비율입니다. 정답을 공개할 때와 같은 방법으로 세며, 출제 수는 옆 열에 있습니다.
define-help = 정답이 응답의 절반에 못 미치거나, 받은 문제의 절반 이상에 답하지 않은 사람입니다.
define-flag = 정답률 { $known } 이상은 “잘 알고 있음”, { $revisit } 이상은 “간단히 복습”, 그보다 낮으면 “다시 지도”입니다.
define-points-accuracy = 정답 하나에 1,000점입니다. 속도는 점수에 영향을 주지 않습니다.
define-points-tiebreak = 정답 하나에 1,000점과, 남은 시간에 따라 조금 더한 점수입니다. 더한 점수는 모두 합쳐도 정답 하나에 못 미치므로, 정답 수가 많은 사람이 언제나 앞섭니다.
define-rank = 점수가 같으면 순위도 같습니다(예: 1, 2, 2, 4위).
define-median = 문제가 열린 뒤 마지막으로 답을 고를 때까지 걸린 시간이며, 일시 정지는 뺍니다. 중앙값은 짧은 순서로 놓았을 때 한가운데 값입니다.
define-partial = 정답이 여러 개인 문제에서, 모든 선택지 가운데 바르게 고르거나 바르게 고르지 않은 것의 비율입니다. 정답 수에는 들어가지 않습니다.
define-choices = A, B, C …
    .text = 그 보기를 고른 사람의 수입니다.
define-printing = 인쇄
    .text = 모든 시트는 A4 가로로 인쇄됩니다. 오른쪽 끝의 링크, 분야, ID 열은 인쇄되지 않습니다.
define-kept = 이름과 응답의 보관
    .text = 봇은 이름과 개별 응답을 { $date }에 삭제합니다. 이 파일은 그대로 남습니다. 누가 무엇을 답했는지 나와 있으니 안전하게 보관하세요.
stat-about = 통계를 아는 분께
    .text = 아래는 모든 문제를 받은 { $people }명에 대한 값입니다. { $least }명 이상일 때 표시합니다. “대략”의 범위는 100번 중 95번 들어맞는 폭입니다.
stat-reliability = 신뢰도(크론바흐 알파)
    .text = 문제들이 얼마나 같은 것을 재는지 나타내며, 가장 큰 값은 1입니다. 구간: Bonett의 방법.
stat-error = 표준오차
    .text = { $questions }문제 중 한 사람의 정답 수가 우연히 얼마나 달라질 수 있는지 나타냅니다. 구간: χ² 분포.
stat-discrimination = 변별도(문항–나머지 상관 r)
    .text = 그 문제를 맞히는 것이 나머지 문제를 맞히는 것과 얼마나 함께 가는지를 −1에서 1까지로 나타냅니다(피어슨 상관계수, Moodle의 변별 지수와 같음). 0보다 작으면 나머지를 잘 맞힌 사람이 이 문제를 더 자주 틀린 것이므로 문제와 정답을 점검하세요. 구간: 피셔의 z 변환.
stat-question = 변별도({ $number }번 문제)
stat-between = { $value } (대략 { $low }에서 { $high }).
stat-no-spread = 모두의 결과가 같아 계산할 수 없습니다.
