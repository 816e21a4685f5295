# Every word that the bot says, in Korean. The same keys as in en.ftl.

## Names of things

bot-name = 재일동포의 역사
topic-roots = 뿌리와 도일
topic-legal-status = 법적 지위
topic-discrimination = 차별
topic-organisations = 단체
topic-diplomacy = 외교
topic-voyages = 배와 항해
topic-who-went = 떠난 사람들
topic-life-in-north-korea = 북한에서의 삶
topic-escape-return = 탈출, 다시 일본으로
topic-law-memory = 재판과 기억
topic-film-literature = 영화와 문학
topic-economy = 경제
topic-present-day = 오늘의 재일동포
topic-terms-and-figures = 용어와 숫자
note-death = 죽음에 관한 내용이 있습니다.
note-violence = 폭력에 관한 내용이 있습니다.
note-suicide = 자살에 관한 내용이 있습니다.
note-hunger = 굶주림에 관한 내용이 있습니다.
note-prison-camps = 정치범 수용소에 관한 내용이 있습니다.
note-hate-speech = 혐오 표현에 관한 내용이 있습니다.
value-today = 오늘
value-week = 이번 주
value-month = 이번 달
value-all = 전체 기간

## Labels and buttons

decade = { $year }년대
lead = { $label }:{" "}
quoted = “{ $text }”
label-source = 출처
label-disputed = 엇갈리는 견해
label-uncertain = 불확실한 점
label-content-note = 내용 안내
label-context = 배경 설명
label-why = 해설
label-choice = 보기 { $letter } 설명
label-example = 예
button-another = 하나 더 보기
button-share = 공유
shared-by = 공유: { $name }
button-quiz-me = 이 내용으로 퀴즈
button-show = 문제 보기
button-skip = 이 문제 건너뛰기
button-next = 다음 문제
button-finish = 결과 보기
button-go-on = 이어서 풀기
button-start-new = 새로 시작
button-another-quiz = 다른 퀴즈
button-fact = 사실
button-quiz = 퀴즈
button-score = 내 점수
button-leaderboard = 순위표
button-language = 언어
button-help = 도움말
button-earlier = 이전
button-later = 다음
button-as-platform = 플랫폼 설정 따르기
button-export = 내 데이터 받기
button-delete = 내 데이터 삭제
button-delete-now = 네, 모두 삭제
untranslated = 아직 번역이 없어 영어로 표시합니다.

## Facts, terms, timeline, comments

today = { $day }: { $title }
on-this-day = 역사 속 오늘 ({ $date })
fact-of-the-day = 오늘의 사실 ({ $date })
search-nothing = “{ $query }” 검색 결과가 없습니다. 낱말 하나나 이름으로 찾아보세요. 예: search Niigata
search-found = “{ $query }” 검색 결과
search-term = 용어
search-fact = 사실
term-scripts = { $ko } ({ $romanised }) · { $ja } ({ $reading })
term-english = 영어: { $en }
term-list = 설명이 있는 용어:
term-search = 관련 사실
timeline-year = { $year }
timeline-part = 연표: { $first }~{ $last }년
timeline-disputed = { $line } (견해 엇갈림: timeline { $year })
timeline-nothing = { $year }년에 해당하는 항목이 없습니다. 연표는 { $first }년부터 { $last }년까지입니다. 가까운 해:
count-year = { $first }년에 북한으로 이주한 사람
count-years = { $first }~{ $last }년에 북한으로 이주한 사람
count-confirmed = { $people }명 (자료로 확인됨)
count-by-subtraction = { $people }명 (확인된 합계로 계산함)
count-group-only = 모두 { $people }명 (합계만 확인됨, 연도별 수는 미확인)
count-none = 없음 (자료로 확인됨)
comment-heading = 시청자 댓글: { $theme }
comment-background = 2023년 8월에 공개된 영상에 달린 개인의 의견을 원문 그대로 인용한 것입니다.

## A quiz alone

quiz-question = { $number } / { $of } · { $title }
quiz-any = 전체 분야
quiz-content-note = 다음 문제에는 주의가 필요한 내용이 있습니다. 건너뛰어도 불이익은 없습니다.
quiz-right = ✔ 정답: { $letter }
quiz-wrong = ✖ 선택한 답은 { $chosen }, 정답은 { $letter }입니다.
quiz-practice = 이미 답한 적이 있는 문제라 이번에는 연습입니다.
quiz-outcome = { NUMBER($answered) }문제 중 { NUMBER($right) }문제 정답
quiz-outcome-none = 모든 문제를 건너뛰었습니다
quiz-share-right = 정답률은 { $percent }입니다.
quiz-all-right = 답한 문제를 모두 맞혔습니다. 다시 볼 문제가 없습니다.
quiz-look-again = 다시 보면 좋은 문제:
quiz-look-again-more = … 그 밖에 { $count }문제.
quiz-under-way = 풀던 퀴즈가 있습니다: { $title } ({ $of }문제 중 { $number }번째)
quiz-already = 그 문제는 이미 끝났습니다. 지금은 이 문제입니다.
quiz-over = 그 퀴즈는 끝났습니다.
quiz-not-yours = 다른 사람의 퀴즈에 있는 버튼입니다. 내 퀴즈를 시작하려면: quiz
quiz-gone = 더 이상 제공하지 않는 문제가 있어 이 퀴즈를 종료했습니다. 지금까지의 답은 남아 있습니다.
quiz-no-questions = 해당하는 문제가 아직 없습니다. 입력해 보세요: quiz
mark-right = 정답
mark-chosen = 내 선택
mark-right-chosen = 정답, 선택한 답

## Scores

score-name = 내 별명: { $name }
score-none = 아직 점수가 없습니다. 문제마다 처음 고른 답이 맞으면 1,000점입니다. 시작하려면: quiz
score-line = { NUMBER($points) }점 · { NUMBER($answers) }문제 중 { NUMBER($correct) }문제 정답
score-rank = 이곳에서의 순위: { NUMBER($of) }명 중 { NUMBER($rank) }위
score-heading = 내 점수
leaderboard-heading = 순위표 ({ $period })
leaderboard-empty = 이 기간에 점수를 얻은 사람이 아직 없습니다. 첫 번째로 도전해 보세요: quiz
leaderboard-you = { $name } (나)
points = { NUMBER($points) }점
pseudonym = { $first } { $second }
pseudonym-numbered = { $name } { $number }
pseudonym-first = 고요한 푸른 초록빛 부지런한 다정한 환한 차분한 느긋한 하늘빛 물빛 노을빛 아련한 따사로운 새하얀 별빛 꾸준한 슬기로운 상냥한 날렵한 재빠른 소박한 명랑한 포근한 맑은
pseudonym-second = 갈매기 두루미 까치 참새 동박새 곤줄박이 굴뚝새 방울새 종달새 물떼새 물총새 울새 소나무 단풍나무 버드나무 삼나무 갈대 시냇물 포구 섬 등불 주전자 나침반 돌다리

## Language and privacy

language-now = 현재 응답 언어는 { $language }입니다. 다른 언어를 고를 수 있습니다.
language-set = 앞으로 응답 언어는 { $language }입니다.
language-as-platform = 앞으로 플랫폼의 언어 설정을 따릅니다 (현재: { $language }).
privacy-heading = 저장되는 정보
privacy-text = 플랫폼의 사용자 ID, 선택한 언어, 지금까지 본 사실과 댓글, 퀴즈와 그 답, 답한 시각, 날짜별 점수, 설정한 매일의 사실을 저장합니다. 수업 퀴즈에서는 진행자를 위해 표시 이름도 90일 동안(또는 진행자가 지울 때까지) 저장합니다. 메시지와 이메일 주소는 저장하지 않습니다. 다른 사람에게는 임의로 지은 별명이 보입니다.
privacy-exported = 저장된 내 정보 전체입니다(JSON 형식).
privacy-ask = 점수, 답, 본 항목의 기록, 언어 설정을 삭제합니다. 되돌릴 수 없습니다.
privacy-deleted = 삭제했습니다. 이제 저장된 내 정보가 없습니다.
privacy-nothing = 저장된 내 정보가 없습니다.

## Help

menu-description = 재일동포의 역사를 사실과 퀴즈로
menu-text = 재일동포의 역사를 사실과 퀴즈로 소개합니다. 특히 1959년부터 1984년까지 일본에서 북한으로 이주한 93,340명을 중심으로 다룹니다. 모든 사실에 출처를 밝힙니다.
menu-try = 이렇게 입력해 보세요.
menu-try-fact = 출처가 있는 사실 하나
menu-try-quiz = 퀴즈 다섯 문제(나만 볼 수 있고 시간 제한 없음)
menu-try-help = 그 밖의 모든 기능
help-heading = 명령어 목록
help-more = 명령어별 자세한 설명(예): help quiz
help-usage = 사용법
help-values = { $option }에 쓸 수 있는 값
about-heading = 이 봇에 대하여
about-text = 자료 { NUMBER($sources) }건을 바탕으로 사실 { NUMBER($facts) }건과 문제 { NUMBER($questions) }개를 실었습니다. 자료마다 견해가 다르면 그 점을 밝힙니다. 증언은 증언으로 소개합니다.
about-words = “송환”이나 “귀국”은 논란이 있는 말입니다. 떠난 사람 거의 모두가 한반도 남쪽에 뿌리를 두고 있었기 때문입니다. “북송”이라는 말에도 특정한 관점이 담겨 있습니다. 그래서 이 봇에서는 “북한으로의 이주”라고 합니다.
about-free = 이 봇은 MIT 라이선스로 공개된 자유 소프트웨어입니다. 누구에게도 국적이나 출신을 묻지 않습니다.

## Commands: their names and what they are for. Options: their names and what to put there.

command-fact = 사실
    .about = 짧은 역사적 사실 하나와 출처
    .example = fact voyages
command-today = 오늘
    .about = 오늘의 사실
    .example = today
command-search = 검색
    .about = 사실과 용어 검색(표기나 문자가 달라도 됨)
    .example = search Red Cross
command-term = 용어
    .about = 용어 설명(한국어·일본어·영어 표기 포함)
    .example = term Chongryon
command-timeline = 연표
    .about = 언제 무슨 일이 있었고 몇 명이 이주했는지
    .example = timeline 1959
command-comment = 댓글
    .about = 영상 시청자의 댓글과 배경 설명
    .example = comment belonging
command-quiz = 퀴즈
    .about = 혼자 푸는 퀴즈(나만 볼 수 있고 시간 제한 없음)
    .example = quiz first-ships
command-score = 점수
    .about = 내 점수
    .example = score
command-leaderboard = 순위표
    .about = 이곳의 상위 참가자(별명으로 표시)
    .example = leaderboard week
command-language = 언어
    .about = 봇이 응답하는 언어
    .example = language ja
command-privacy = 개인정보
    .about = 저장된 내 정보 확인, 받기, 삭제
    .example = privacy export
command-help = 도움말
    .about = 명령어 목록 또는 명령어 하나의 자세한 설명
    .example = help quiz
command-about = 소개
    .about = 이 봇과 사실의 출처에 대하여
    .example = about
option-topic = 분야
    .about = 사실이나 문제의 분야
option-query = 검색어
    .about = 찾고 싶은 말
option-name = 용어
    .about = 찾고 싶은 용어
option-year = 연도
    .about = 연도(예: 1959)
option-theme = 주제
    .about = 댓글의 주제
option-quiz = 퀴즈
    .about = 준비된 퀴즈 가운데 하나
option-questions = 문제수
    .about = 풀 문제의 수
option-period = 기간
    .about = 집계할 기간
option-choice = 언어
    .about = 언어, 또는 auto(플랫폼 설정 따르기)
option-action = 작업
    .about = 할 작업
option-command = 명령어
    .about = 설명을 볼 명령어
value-export = 모든 데이터를 파일로 받기
value-delete = 모든 데이터 삭제
value-en = 영어
value-ja = 일본어
value-ko = 한국어
value-auto = 플랫폼 설정 따르기

## When something is not understood or does not work

mistake-no-command = “{ $typed }” 명령어는 없습니다.
mistake-did-you-mean = 혹시 “{ $nearest }”인가요?
mistake-no-option = “{ $command }” 명령어에 “{ $typed }” 옵션은 없습니다.
mistake-twice = “{ $option }” 옵션이 중복되었습니다. 한 번만 입력하세요.
mistake-too-many = “{ $command }” 명령어에는 더 입력할 수 없습니다. “{ $typed }” 부분을 빼 주세요.
mistake-missing = “{ $command }” 명령어에는 “{ $option }” 옵션이 필요합니다: { $about }
mistake-value = “{ $option }” 옵션에 “{ $typed }” 값은 쓸 수 없습니다.
mistake-value-range = “{ $option }” 옵션에는 { $least }부터 { $most }까지의 숫자를 입력하세요. “{ $typed }” 값은 쓸 수 없습니다.
mistake-value-one-of = 쓸 수 있는 것: { $values }
mistake-long = 너무 깁니다({ NUMBER($length) }자). { NUMBER($limit) }자 이내로 입력하세요.
mistake-press = 이 버튼은 더 이상 쓸 수 없습니다. 입력해 보세요: help
mistake-number = 여기에 { $number }번 버튼은 없습니다.
oops = 오류가 발생했습니다. 사용자의 잘못이 아닙니다. 알려 주실 때는 이 번호를 적어 주세요: { $id }

## The terminal

console-hint = 명령어나 버튼 번호를 입력하세요. Ctrl-D로 종료합니다.
console-shared-database = 점수는 { $name }에 저장됩니다.
console-saved = 이 폴더에 { $name } 파일로 저장했습니다.
console-not-saved = 이 폴더에 { $name } 파일을 저장하지 못했습니다. 쓸 수 있는 폴더에서 봇을 시작하세요.
console-bye = 안녕히 가세요.
