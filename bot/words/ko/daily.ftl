# Seen where the daily fact is posted, and by moderators in the answers of /zainichi-mod daily, daily-status and so on.

## Names of commands, options and values

command-daily = 매일사실
    .about = 채널에 매일 정한 시각에 사실을 올리기
    .example = daily here 09:00 Asia/Tokyo mon-fri
command-daily-status = 매일현황
    .about = 채널마다 다음 사실이 올라올 때와 잘못된 점
    .example = daily-status
command-daily-preview = 매일미리보기
    .about = 다음 사실을 올리기 전에 보기
    .example = daily-preview
command-daily-skip = 매일건너뛰기
    .about = 다음 사실을 앞으로 올리지 않거나, 다음 날을 건너뛰기
    .example = daily-skip
command-daily-now = 매일바로올리기
    .about = 다음 사실을 오늘 몫으로 지금 올리기
    .example = daily-now
command-daily-pause = 매일멈춤
    .about = 다시 시작할 때까지 올리지 않기
    .example = daily-pause
command-daily-resume = 매일재개
    .about = 멈춘 것을 다시 시작하기
    .example = daily-resume
command-daily-off = 매일끝내기
    .about = 채널에 매일 올리는 것을 그만두기
    .example = daily-off

option-channel = 채널
    .about = 올릴 채널 (#로 지정하거나 ‘여기’)
    .picked = 올릴 채널
option-time = 시각
    .about = 현지 시각 (예: 09:00)
    .picked = 아래 시간대의 시각
option-zone = 시간대
    .about = 시간대 (예: Asia/Seoul)
    .field = 시간대
option-days = 요일
    .about = 올릴 요일 (예: 월-금)
    .picked = 하나도 고르지 않으면 매일 (이미 정했으면 그대로)
option-what = 대상
    .about = 건너뛸 것: 사실(앞으로도 올리지 않음) 또는 날

value-here = 여기
value-daily = 매일
value-weekdays = 평일
value-weekends = 주말

## When an option is not understood

mistake-channel = ‘{ $typed }’ 채널을 찾을 수 없습니다. #을 입력하고 목록에서 고르거나 ‘여기’라고 쓰세요.
mistake-time = ‘{ $typed }’은(는) 시각이 아닙니다. 09:00 또는 21시처럼 쓰세요.
mistake-zone = ‘{ $typed }’(이)라는 시간대는 없습니다. Asia/Seoul처럼 쓰거나 도시 이름을 영어로 쓰세요.
mistake-days = ‘{ $typed }’은(는) 요일이 아닙니다. 월-금, 월수금, 평일처럼 쓰세요.
mistake-what = ‘{ $typed }’은(는) 건너뛸 수 있는 것이 아닙니다. ‘사실’ 또는 ‘날’이라고 쓰거나, 아무것도 쓰지 말고 고르세요.

## Days and times

weekday-mon = 월요일
weekday-tue = 화요일
weekday-wed = 수요일
weekday-thu = 목요일
weekday-fri = 금요일
weekday-sat = 토요일
weekday-sun = 일요일
daily-date = { $date } { $weekday }
daily-slot = { $date } { $time }

## The fact in its channel


## How a schedule stands

daily-heading = 매일의 사실
daily-this-channel = 이 채널
daily-all-topics = 전체
daily-told = { $days } { $time } ({ $zone }). 분야: { $topic }. 언어: { $language }.
daily-zone-assumed = { $zone } 시각입니다. 바꾸려면 도시를 붙여 다시 설정하세요(예): { COMMAND("zainichi-mod daily here 09:00 Seoul") }
zone-fixed = { $zone }은(는) 여름에도 일 년 내내 UTC{ $offset }입니다. 도시의 시각에 맞추려면 도시 이름을 쓰세요: { $city }
daily-times = 다음 일정:
daily-next = 다음: { $time }
daily-place = { $place }
daily-preview-of = { $place } 미리 보기
daily-button-preview = 미리 보기
daily-button-status = 현황
daily-unnamed-channel = 비공개 채널 { $id }
daily-before = 이전 설정
daily-left-out = 건너뛴 사실 { $count }개는 이곳에 다시 올라오지 않습니다.
daily-skip-ask = 무엇을 건너뛸까요? 사실을 건너뛰면 이곳에는 다시 올라오지 않고 다른 사실이 대신 올라옵니다. 날을 건너뛰면 이 사실은 그다음 날 올라옵니다.
daily-button-skip = 건너뛰기
daily-button-skip-fact = 이 사실 (앞으로도)
daily-button-skip-day = 이날
daily-button-now = 지금 올리기
daily-button-pause = 멈추기
daily-button-resume = 다시 시작
daily-button-off = 끝내기
daily-button-undo = 되돌리기
daily-button-unskip = 다시 올라오게 하기
daily-button-restore = 원래대로
daily-missed = { $date }에는 여섯 시간 안에 올리지 못해 건너뛰었습니다.
daily-failing = 이번에 { $tries }번 올리지 못했습니다. 다시 시도하는 중입니다.
daily-topic-off = 지정된 분야가 설정에서 꺼져 있습니다. 다시 켤 때까지 다른 분야의 사실을 올립니다.
daily-paused-asked = 운영진이 멈췄습니다. 다시 시작하려면: { COMMAND("zainichi-mod daily-resume") }
daily-paused-empty = 지금 설정으로는 올릴 사실이 없습니다. 설정을 바꾼 뒤({ COMMAND("zainichi-mod settings") }) 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }
daily-paused-gone = 멈춤: 채널이 없어졌거나 보관되었습니다. 다른 채널을 고르거나({ COMMAND("zainichi-mod daily") }) 끝내세요({ COMMAND("zainichi-mod daily-off") }).
daily-paused-lost = 멈춤: 채널이 없어졌거나 보관되었습니다. 다른 채널을 고르거나({ COMMAND("zainichi-mod daily") }) 끝내세요({ COMMAND("zainichi-mod daily-off") }).
daily-paused-forbidden = { $platform ->
    [slack] 멈춤: 글을 올릴 권한이 없습니다. 그 채널에서 /invite 뒤에 제 이름을 입력한 뒤 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }
   *[other] 멈춤: 글을 올릴 권한이 없습니다. 채널 보기와 글쓰기를 허용한 뒤 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }
  }
daily-paused-refused = 멈춤: 채널이나 워크스페이스 설정 때문에 글을 올릴 수 없습니다. 관리자에게 물어보거나 다른 채널을 고른 뒤 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }

## What a command has changed, or could not

daily-paused = { $place }의 매일 게시를 멈췄습니다. 다시 시작하려면: { COMMAND("zainichi-mod daily-resume") }
daily-is-paused = { $place }의 매일의 사실은 이미 멈춰 있습니다.
daily-resumed = { $place }의 매일의 사실을 다시 시작했습니다.
daily-is-running = { $place }의 매일의 사실은 멈춰 있지 않습니다.
daily-skipped-fact = ‘{ $title }’은(는) { $place }에 더는 올라오지 않습니다. 다른 사실이 대신 올라옵니다.
daily-skipped-day = { $date }에는 { $place }에 올리지 않습니다. 이 사실은 다음번에 올립니다.
daily-unskipped = { $place }에서 건너뛴 것이 다시 올라올 수 있습니다.
daily-posted-now = { $place }에 오늘의 사실로 올렸습니다.
daily-busy = 지금 { $place }에 올리는 중입니다. 1분 뒤에 다시 해 보세요.
daily-removed = { $place }에는 이제 매일의 사실이 올라오지 않습니다.
daily-none = 이곳에는 아직 매일의 사실이 없습니다. 설정하려면: { COMMAND("zainichi-mod daily") }
daily-none-there = 그 채널에는 매일의 사실이 없습니다. 목록을 보려면: { COMMAND("zainichi-mod daily-status") }
daily-which = 어느 채널입니까?
daily-no-place = 이곳에는 올릴 수 없습니다. 봇이 있는 서버의 채널을 지정하세요.
daily-needs = 아직 그 채널에 올릴 수 없습니다. 다음을 허용해 주세요:
daily-cannot-gone = 그 채널에는 올릴 수 없습니다. 다른 채널을 고르세요.
daily-cannot-lost = 그 채널에는 올릴 수 없습니다. 다른 채널을 고르세요.
daily-cannot-forbidden = 그 채널에 올릴 권한이 없습니다. 권한을 주거나 초대한 뒤 다시 해 보세요.
daily-cannot-refused = 그 채널에는 채널이나 워크스페이스 설정 때문에 글을 올릴 수 없습니다. 관리자에게 물어보거나 다른 채널을 고르세요.
daily-cannot-busy = 지금은 그 채널에 연결할 수 없습니다. 1분 뒤에 다시 해 보세요.

## For the moderator who set it

daily-stopped = { $place }에 매일의 사실을 세 번 올리려 했지만 올리지 못했습니다. 이제 멈춥니다.
daily-stopped-empty = 지금 설정으로는 { $place }에 올릴 사실이 없습니다. 이제 멈춥니다.
daily-stopped-how = 상태를 보려면: { COMMAND("zainichi-mod daily-status") }
