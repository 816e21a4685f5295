# Seen with more than one feature: topics, content notes, labels, permissions, what is switched off.

## Names of options and values

option-topic = 분야
    .about = 역사 이야기나 문제의 분야
option-locale = 언어
    .about = 모두가 보는 글의 언어
    .field = 언어

value-en = 영어
value-ja = 일본어
value-ko = 한국어
value-auto = 자동
value-off = 끔
value-on = 켬

## Topics and content notes

topic-colonial-rule = 식민지 지배와 도일
topic-war-mobilisation = 전쟁과 동원
topic-liberation = 해방과 첫 귀국
topic-organisations = 단체
topic-schools = 학교
topic-legal-status = 법적 지위
topic-discrimination = 차별과 권리
topic-diplomacy = 외교
topic-voyages = 배와 항해
topic-who-went = 떠난 사람들
topic-life-in-north-korea = 북한에서의 삶
topic-escape-return = 탈출, 다시 일본으로
topic-law-memory = 재판과 기억
topic-ties-south = 한국과의 유대
topic-economy = 일과 경제
topic-film-literature = 문화
topic-present-day = 오늘의 재일동포
topic-terms-and-figures = 용어와 숫자
note-death = 죽음에 관한 내용이 있습니다.
note-violence = 폭력에 관한 내용이 있습니다.
note-suicide = 자살에 관한 내용이 있습니다.
note-hunger = 굶주림에 관한 내용이 있습니다.
note-prison-camps = 정치범 수용소에 관한 내용이 있습니다.
note-hate-speech = 혐오 표현에 관한 내용이 있습니다.
note-illness = 질병에 관한 내용이 있습니다.
note-sexual-violence = 성폭력에 관한 내용이 있습니다.

## Labels and buttons

decade = { $year }년대
lead = { $label }:{" "}
sentences = { $first } { $second }
aside = {" "}({ $text })
quoted = “{ $text }”
label-source = 출처
label-sources = 출처
label-on = { $label } ({ $title })
sources-of = 출처: { $title }
button-more-sources = 더 보기({ $count })
sources-listed = 목록에 { $count }건
button-sources = 출처
label-disputed = 엇갈리는 견해
label-uncertain = 불확실한 점
label-variant = 자료마다 다른 점
label-content-note = 민감한 내용 주의
label-context = 배경 설명
label-why = 해설
label-choice = ‘{ $choice }’에 대하여
label-your-choice = 내 선택
label-example = 예
button-share = 공유하기
shared-by = 공유: { $name }
shared-by-somebody = 이곳의 구성원이 공유했습니다
button-earlier = 이전
button-later = 다음
untranslated = 아직 번역이 없어 영어로 표시합니다.
untranslated-short = 영어 본문
points = { NUMBER($points) }점
place = { $form ->
   *[other] { $rank }위
}

## What the bot has to be allowed

need-see = 채널 보기
need-see-how = 채널 설정 → 권한 → 채널 보기
need-post = 글쓰기
need-post-how = 채널 설정 → 권한 → 메시지 보내기
need-thread = 스레드에 글 올리기
need-thread-how = 채널 설정 → 권한 → 스레드에서 메시지 보내기
need-attach = 결과 그림 첨부하기
need-attach-how = 채널 설정 → 권한 → 파일 첨부
need-member = 채널 구성원 되기
need-member-how = /invite 뒤에 @와 이 봇의 이름을 입력

## What moderators have switched off

topic-is-off = 이곳에서는 모더레이터가 이 분야를 껐습니다: { $topic }
all-topics-off = 이곳에서는 모더레이터가 모든 분야를 껐습니다.
sharing-needs-permission = 이 채널에 직접 글을 쓸 수 없으므로 대신 올리지 않습니다. 답은 본인에게만 보입니다.
sharing-needs-command = 이 채널에 직접 글을 쓸 수 있는지 알 수 없어 대신 올리지 않습니다. 여기에서 { $command } 명령어를 입력하면 그 답은 공유할 수 있습니다.
shared-already = 이미 이곳에 공유했습니다.
sharing-is-off = 이곳에서는 공유가 꺼져 있습니다. 답은 본인에게만 보입니다.

files-not-taken = 파일을 보낼 수 없었습니다. 이 워크스페이스에서는 파일 또는 이 봇이 보내는 파일이 허용되지 않습니다. 관리자가 허용할 수 있으며, 그때까지는 글로 알려 드립니다.
