# Seen where the daily fact is posted, and by moderators in the answers of /zainichi-mod daily, daily-status and so on.

## Names of commands, options and values

command-daily = 매일게시
    .about = 채널에 매일 정한 시각에 역사 이야기를 올리기
    .example = daily 여기 오전 9시 서울 평일
    .also = 매일사실
command-daily-status = 매일게시-현황
    .about = 채널마다 다음 게시 시각과 오류 확인하기
    .example = daily-status
command-daily-preview = 매일게시-미리보기
    .about = 다음 이야기를 올리기 전에 보기
    .example = daily-preview
command-daily-skip = 매일게시-건너뛰기
    .about = 다음 이야기를 앞으로도 올리지 않거나, 다음 날 하루만 건너뛰기
    .example = daily-skip
command-daily-now = 매일게시-지금
    .about = 다음 이야기를 오늘 몫으로 지금 올리기
    .example = daily-now
command-daily-pause = 매일게시-중지
    .about = 다시 시작할 때까지 올리지 않기
    .example = daily-pause
command-daily-resume = 매일게시-재개
    .about = 중지한 매일 게시를 다시 시작하기
    .example = daily-resume
command-daily-off = 매일게시-종료
    .about = 채널의 매일 게시 끝내기
    .example = daily-off

option-channel = 채널
    .about = 올릴 채널 (#로 지정하거나 ‘여기’)
    .picked = 올릴 채널
option-time = 시각
    .about = 현지 시각 (예: 오전 9시, 09:00)
    .picked = 아래 시간대의 시각
option-zone = 시간대
    .about = 시간대 (예: 서울, 한국 시간)
    .field = 시간대
option-days = 요일
    .about = 올릴 요일 (예: 평일, 월~금, 월·수·금)
    .picked = 하나도 고르지 않으면 매일 (이미 정했으면 그대로)
option-what = 대상
    .about = 건너뛸 것: 이야기(앞으로도 올리지 않음) 또는 날

zone-offered = { $called } ({ $zone })
value-here = 여기
value-daily = 매일
value-weekdays = 평일
value-weekends = 주말

## When an option is not understood

mistake-channel = “{ $typed }” 채널을 찾을 수 없습니다. #을 입력하고 목록에서 고르거나 ‘여기’라고 쓰세요.
mistake-time = “{ $typed }”: 시각으로 읽을 수 없습니다. 09:00 또는 오후 9시 반처럼 쓰세요.
mistake-zone = “{ $typed }”: 그런 시간대를 찾을 수 없습니다. 서울, 한국 시간, Asia/Seoul처럼 쓰세요.
mistake-days = “{ $typed }”: 요일로 읽을 수 없습니다. 월~금, 월·수·금, 평일처럼 쓰세요.
mistake-what = “{ $typed }”: 건너뛸 수 없습니다. ‘이야기’ 또는 ‘날’이라고 쓰거나, 아무것도 쓰지 말고 고르세요.

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

daily-heading = 매일의 역사
daily-this-channel = 이 채널
daily-all-topics = 전체
daily-told = { $days } { $time } ({ $zone }). 분야: { $topic }. 언어: { $language }.
daily-zone-assumed = { $zone } 시각입니다. 바꾸려면 도시를 붙여 다시 설정하세요(예): { COMMAND("zainichi-mod daily 여기 오전 9시 서울") }
zone-fixed = { $zone } 시간대는 여름에도 일 년 내내 UTC{ $offset }입니다. 도시의 시각에 맞추려면 도시 이름을 쓰세요: { $city }
daily-times = 다음 일정:
daily-next = 다음: { $time }
daily-place = { $place }
daily-preview-of = { $place } 미리 보기
daily-button-preview = 미리 보기
daily-button-status = 현황
daily-unnamed-channel = 비공개 채널 { $id }
daily-before = 이전 설정
daily-left-out = 건너뛴 이야기 { $count }개는 이곳에 다시 올라오지 않습니다.
daily-skip-ask = 무엇을 건너뛸까요? 이야기를 건너뛰면 이곳에는 다시 올라오지 않고 다른 이야기가 대신 올라옵니다. 날을 건너뛰면 이 이야기는 그다음 날 올라옵니다.
daily-button-skip = 건너뛰기
daily-button-skip-fact = 이 이야기 (앞으로도)
daily-button-skip-day = 이날
daily-button-now = 지금 올리기
daily-button-pause = 중지
daily-button-resume = 다시 시작
daily-button-off = 종료
daily-button-undo = 되돌리기
daily-button-unskip = 다시 올라오게 하기
daily-button-restore = 원래대로
daily-missed = { $date }에는 여섯 시간 안에 올리지 못해 건너뛰었습니다.
daily-failing = 이번에 { $tries }번 올리지 못했습니다. 다시 시도하는 중입니다.
daily-topic-off = 지정된 분야가 설정에서 꺼져 있습니다. 다시 켤 때까지 다른 분야의 이야기를 올립니다.
daily-paused-asked = 모더레이터가 중지했습니다. 다시 시작하려면: { COMMAND("zainichi-mod daily-resume") }
daily-paused-empty = 지금 설정으로는 올릴 이야기가 없습니다. 설정을 바꾼 뒤({ COMMAND("zainichi-mod settings") }) 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }
daily-paused-gone = 중지됨: 채널이 없어졌거나 보관되었습니다. 다른 채널을 고르거나({ COMMAND("zainichi-mod daily") }) 끝내세요({ COMMAND("zainichi-mod daily-off") }).
daily-paused-lost = 중지됨: 채널이 없어졌거나 보관되었습니다. 다른 채널을 고르거나({ COMMAND("zainichi-mod daily") }) 끝내세요({ COMMAND("zainichi-mod daily-off") }).
daily-paused-forbidden = { $platform ->
    [slack] 중지됨: 글을 올릴 권한이 없습니다. 그 채널에서 /invite 뒤에 이 봇의 이름을 입력한 뒤 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }
   *[other] 중지됨: 글을 올릴 권한이 없습니다. 채널 보기와 글쓰기를 허용한 뒤 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }
  }
daily-paused-refused = 중지됨: 채널이나 워크스페이스 설정 때문에 글을 올릴 수 없습니다. 관리자에게 물어보거나 다른 채널을 고른 뒤 다시 시작하세요: { COMMAND("zainichi-mod daily-resume") }

## What a command has changed, or could not

daily-paused = { $place }의 매일 게시를 중지했습니다. 다시 시작하려면: { COMMAND("zainichi-mod daily-resume") }
daily-is-paused = { $place }의 매일 게시는 이미 중지되어 있습니다.
daily-resumed = { $place }의 매일 게시를 다시 시작했습니다.
daily-is-running = { $place }의 매일 게시는 중지되어 있지 않습니다.
daily-skipped-fact = 이제 { $place }에 이 이야기는 올라오지 않습니다: ‘{ $title }’. 다른 이야기가 대신 올라옵니다.
daily-skipped-day = { $date }에는 { $place }에 올리지 않습니다. 이 이야기는 다음번에 올립니다.
daily-unskipped = { $place }에서 건너뛴 것이 다시 올라올 수 있습니다.
daily-posted-now = { $place }에 오늘의 역사로 올렸습니다.
daily-busy = 지금 { $place }에 올리는 중입니다. 1분 뒤에 다시 해 보세요.
daily-removed = { $place }의 매일 게시를 종료했습니다.
daily-none = 이곳에는 아직 매일 게시가 설정되어 있지 않습니다. 설정하려면: { COMMAND("zainichi-mod daily") }
daily-none-there = 그 채널에는 매일 게시가 설정되어 있지 않습니다. 목록을 보려면: { COMMAND("zainichi-mod daily-status") }
daily-which = 어느 채널인가요?
daily-no-place = 이곳에는 올릴 수 없습니다. 봇이 있는 서버의 채널을 지정하세요.
daily-needs = 아직 그 채널에 올릴 수 없습니다. 다음을 허용해 주세요:
daily-cannot-gone = 그 채널에는 올릴 수 없습니다. 다른 채널을 고르세요.
daily-cannot-lost = 그 채널에는 올릴 수 없습니다. 다른 채널을 고르세요.
daily-cannot-forbidden = 그 채널에 올릴 권한이 없습니다. 권한을 주거나 초대한 뒤 다시 해 보세요.
daily-cannot-refused = 그 채널에는 채널이나 워크스페이스 설정 때문에 글을 올릴 수 없습니다. 관리자에게 물어보거나 다른 채널을 고르세요.
daily-cannot-busy = 지금은 그 채널에 연결할 수 없습니다. 1분 뒤에 다시 해 보세요.

## For the moderator who set it

daily-stopped = { $place }에 매일의 역사를 세 번 올리려 했지만 올리지 못했습니다. 이제 중지합니다.
daily-stopped-empty = 지금 설정으로는 { $place }에 올릴 이야기가 없습니다. 이제 중지합니다.
daily-stopped-how = 상태를 보려면: { COMMAND("zainichi-mod daily-status") }
