# Seen in the answers of /zainichi fact, today, search, term, timeline and comment; in part with the daily fact.

command-fact = 역사이야기
    .about = 짧은 역사 이야기 하나와 출처
    .example = fact 배와 항해
    .also = 사실
command-today = 오늘
    .about = 오늘의 역사
    .example = today
command-search = 검색
    .about = 역사 이야기와 용어 검색(표기나 문자가 달라도 됨)
    .example = search 총련
command-term = 용어
    .about = 용어 설명(한국어·일본어·영어 표기 포함)
    .example = term 총련
command-timeline = 연표
    .about = 언제 무슨 일이 있었고 몇 명이 북한으로 이주했는지
    .example = timeline 1959
command-comment = 댓글
    .about = 영상 시청자의 댓글과 배경 설명
    .example = comment 소속감

option-query = 검색어
    .about = 찾고 싶은 말
option-name = 용어
    .about = 찾고 싶은 용어
option-year = 연도
    .about = 연도(예: 1959)
option-theme = 주제
    .about = 댓글의 주제

button-another = 하나 더 보기
button-quiz-me = 이 내용으로 퀴즈
on-this-day = 역사 속 오늘
fact-of-the-day = 오늘의 역사
facts-seen = { $of }개 중 { $seen }번째
search-nothing = “{ $query }” 검색 결과가 없습니다. 단어 하나나 이름만 넣어 찾아보세요. 예: { COMMAND("search 총련") }
search-found = “{ $query }” 검색 결과
search-term = 용어: { $name }
term-scripts = { $ko } · { $ja }
term-read = { $name } ({ $reading })
term-english = 영어: { $en }
term-list = 설명이 있는 용어
term-menu = 용어 { $first }~{ $last }
timeline-year = { $year }
timeline-part = 연표: { $first }~{ $last }년
timeline-disputed = { $line } ({ $label }: { $year }년에서 자세히)
timeline-nothing = 연표에 { $year }년 항목은 없습니다. 연표는 { $first }년부터 { $last }년까지입니다. 가까운 해:
count-year = { $first }년에 북한으로 이주한 사람
count-years = { $first }~{ $last }년에 북한으로 이주한 사람
count-confirmed = { $people }명 (자료로 확인됨)
count-by-subtraction = { $people }명 (확인된 합계로 계산함)
count-group-only = 모두 { $people }명 (합계만 확인됨, 연도별 수는 미확인)
count-none = 없음 (자료로 확인됨)
comment-heading = 시청자 댓글: { $theme }
comment-viewer = 시청자
comment-translation = 이 프로젝트의 한국어 번역
comment-background = 2023년 8월에 공개된 영상에 달린 시청자 개인의 의견을 그대로 인용한 것입니다.
source-party = 한쪽 당사자의 자료: { $side }
source-side = { $whose ->
    [chongryon] 총련
    [mindan] 민단
    [south-korea] 한국
    [japan] 일본
    [campaign-group] 운동 단체
    [japanese-red-cross] 일본적십자사
    [member-of-japans-diet] 일본 국회의원
    [supporters-of-korean-schools] 조선학교 지원자
    [red-cross-icrc] 국제적십자위원회
    [north-korea] 북한
    [communist-party-of-japan] 일본공산당
    [the-plaintiffs] 원고
    [support-group] 지원 단체
    [utoro-residents-supporters] 우토로 주민의 지원자
    [liberal-democratic-party] 자유민주당
    [those-who-hold-the-labour-lawful] 동원을 합법으로 보는 쪽
    [the-plaintiff] 원고
    [rights-group-near-korean-schools] 조선학교와 가까운 인권 단체
    [lawyers-of-the-churchs-victims] 교단 피해자의 변호인단
    [critics-of-chongryon] 총련을 비판하는 쪽
    [conservative-think-tank] 보수 성향 연구 기관
    [a-supporter-of-the-move] 이주를 지지한 사람
    [a-former-supporter-of-the-move] 예전에 이주를 지지했던 사람
    [red-cross] 적십자
    [red-cross-japan-and-the-north] 적십자(일본과 북한)
    [korean-lawyers-in-japan] 재일동포 변호사
    [japans-police] 일본 경찰
    [japans-government-general] 조선총독부
    [east-germany] 동독
   *[other] { $side }
  }
source-marked = { $short } (한쪽 당사자)
source-court = 재판 기록
source-law = 법령
source-archive = 기록 보관소 자료
source-academic = 연구
source-government = 정부 자료
source-museum = 박물관
source-newspaper = 신문
source-broadcaster = 방송
source-book = 책
source-testimony = 증언
source-organisation = 단체
source-reference = 참고 사전
source-film = 영화
source-other = 웹페이지
source-in-english = 영어
source-in-japanese = 일본어
source-in-korean = 한국어
source-in-french = 프랑스어
source-in-german = 독일어
