# Seen on the page that a person has of their own, such as Slack’s Home tab.

home-new = 새로운 내용과 이어하기

home-facts = 역사 이야기
home-facts-new = { NUMBER($of) }개 가운데 { NUMBER($new) }개를 아직 보지 않았습니다
home-facts-all = { NUMBER($of) }개 모두 아직 보지 않았습니다
home-facts-none = 모두 보았습니다

home-quiz-under-way = 풀던 퀴즈
home-quiz-waits = { $title }, { $of }문제 중 { $number }번째
home-quizzes = 퀴즈
home-quizzes-new = { $new ->
    [0] { $of }개를 모두 풀어 보았습니다
   *[other] { $of }개 가운데 { $new }개를 아직 풀지 않았습니다
}
home-quizzes-all = { $of }개 모두 아직 풀지 않았습니다

home-today = 오늘
home-button-today = 오늘의 역사
home-daily = 매일의 역사
home-daily-none = 매일의 역사가 올라오는 채널이 아직 없습니다.
home-button-daily = 매일의 역사 설정
home-button-all-daily = { $count }개 모두 보기

home-you = 언어와 개인정보
home-button-privacy = 개인정보

home-class = 수업 퀴즈
home-class-none = 진행 중인 수업 퀴즈가 없습니다.
home-class-more = 다른 채널에서도 진행 중입니다.
home-class-place = 채널
home-class-lobby = { $title } · 시작 전 · { $people }명
home-class-round = { $title } · { $of }문제 중 { $number }번째 · { $people }명
home-class-reports = 최근 보고서:
home-class-report = { $title } · { $people }명 참여
home-button-lead = 진행 패널: { $place }
home-button-report = 보고서: { $date }, { $title }
home-button-start = 수업 퀴즈 시작
