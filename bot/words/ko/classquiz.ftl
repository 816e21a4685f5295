# Seen in a class’s quiz: in the channel by everybody, in private by those who take part, on the host’s panel.

## Names of commands, options and values

description-zainichi-class = 교사용: 모두 함께 하는 퀴즈
command-start = 시작
    .about = 이곳의 모두를 위한 퀴즈 시작하기
    .example = zainichi-class start first-ships
command-status = 현황
    .about = 수업 퀴즈의 진행 상황과 조작판
    .example = zainichi-class status
command-report = 보고서
    .about = 수업 퀴즈의 보고서
    .example = zainichi-class report

option-seconds = 초
    .about = 문제당 시간: 10~240 또는 off
option-scoring = 채점
    .about = 정답의 점수를 매기는 법
option-names = 이름
    .about = 별명으로 할지, 이곳의 이름으로 할지
option-round = 회차
    .about = 퀴즈 번호 (없으면 마지막 것)

value-accuracy = 정답 수만 (빠르기 무관)
value-tiebreak = 정답 수 (동점일 때만 빠르기)
value-none = 점수 없음
value-pseudonym = 별명
value-server = 이곳의 이름

## Buttons

act-join = 참가
act-how = 진행 방법
act-double = 시간이 더 필요해요
act-pass = 이 문제 건너뛰기
act-mine = 내 결과
act-panel = 새로 고침
act-start = 시작
act-ready = 문제 보이기
act-reveal = 지금 정답 공개
act-extend = +15초
act-pause = 일시 정지
act-resume = 계속
act-skip = 문제 건너뛰기
act-next = 다음
act-finish = 마치기
act-lock = 참가 마감
act-unlock = 다시 받기
act-people = 참가자
act-remove-one = { $name } 내보내기
act-end = 끝내기…
act-end-sure = 모두의 퀴즈 끝내기
act-report = 보고서
act-names = 이름 지금 삭제
act-back = 뒤로

## The lobby

lobby-heading = 모두의 퀴즈: { $title }
lobby-length = 길이
lobby-length-text = { $questions }문제, 약 { $minutes }분
lobby-scoring = 채점
lobby-scoring-accuracy = 정답만 점수, 빠르기는 무관
lobby-scoring-tiebreak = 정답이 점수, 동점일 때만 빠르기
lobby-scoring-none = 점수 없음
lobby-names = 이름
lobby-names-pseudonym = 별명. 누가 누구인지는 진행자만 압니다
lobby-names-server = 이곳에 보이는 이름
lobby-notes = { $count }문제에 있으며 건너뛸 수 있습니다
lobby-join = ‘참가’를 누르세요. 답은 공개되지 않습니다.
lobby-locked = 참가가 마감되었습니다.
class-joined = 참가자 { $count }명.
how-text = 글자를 눌러 답합니다. 고른 답은 본인만 보며 마감 전까지 바꿀 수 있습니다. 마감되면 정답과 출처가 나옵니다.
how-timed = 문제마다 시간제한이 있습니다. 참가한 뒤 시간을 두 배로 늘릴 수 있고, 이유는 묻지 않습니다.
how-untimed = 시간제한이 없습니다. 진행자가 문제를 마감합니다.
how-names-pseudonym = 다른 사람에게는 별명이 보입니다. 누가 누구인지는 진행자의 보고서에만 나옵니다.
how-names-server = 다른 사람에게는 이곳의 이름이 보입니다.

## The question, its answer and the end, for everybody

class-number = { $number } / { $of }
class-note-opens = 곧 문제가 나옵니다. 건너뛰어도 불이익이 없습니다.
class-paused = 일시 정지 중입니다. 시간이 멈춰 있습니다.
class-closes = 마감
class-answered = { $asked }명 중 { $answered }명 답함
class-skipped-all = 진행자가 이 문제를 건너뛰었습니다. 점수에 넣지 않습니다.
class-right = { $place } · 정답은 { $letter }
class-count = { $of }명 중 { $count }명, { $percent }
class-over = 끝: { $title }
class-line = 전체 정답률: { $percent }.
class-line-best = 가장 잘 안 문제: { $number }번.
class-line-again = 다시 볼 문제: { $number }번.
class-line-nobody = 아무도 답하지 않았습니다.
class-podium = 점수가 높은 사람:
class-top = 점수가 높은 사람:
class-tied = 동점

## For each who takes part, in private

class-you-are = 당신은 ‘{ $name }’입니다.
class-host-knows = 당신인 줄은 진행자만 압니다.
class-from = { $number }번 문제부터 참가합니다. 앞의 문제는 세지 않습니다.
class-joined-by = 이 답으로 참가했습니다.
class-join-first = 먼저 참가해 주세요.
class-double = 이제부터 시간이 두 배입니다. 다른 사람은 정답 공개가 늦어지는 것만 압니다.
class-locked = 답: { $letter }. 마감 전까지 바꿀 수 있습니다.
class-passed = 건너뛰었습니다. 불이익은 없습니다.
class-refused-ended = 이 퀴즈는 끝났습니다.
class-refused-late = 방금 마감되었습니다. 다음 문제에서 답해 주세요.
class-refused-no-such-choice = 그런 선택지가 없습니다.
class-refused-early = 아직 그 차례가 아닙니다.
class-refused-already = 이미 그렇게 되어 있습니다.
class-refused-paused = 일시 정지 중입니다. 다시 시작하면 답해 주세요.
class-refused-locked = 참가가 마감되었습니다.
class-refused-removed = 진행자가 이 퀴즈에서 내보냈습니다.
class-refused-untimed = 이 퀴즈에는 시간제한이 없습니다.
class-refused-busy = 한꺼번에 많이 눌렀습니다. 잠시 후 다시 눌러 주세요.
class-gone = 그 퀴즈는 더 이상 없습니다.
class-not-in = 이 퀴즈에 참가하지 않았습니다.
class-yours = { $name } 님의 결과
class-so-far = 정답: { $asked }문제 중 { $right }문제.
class-rank = { $rank }위, { $points }점.
class-mine-right = ✔ { $letter }를 골랐고, 맞았습니다.
class-mine-wrong = ✖ { $letter }를 골랐습니다.
class-mine-none = 답하지 않았습니다.
class-mine-later = 이 문제 뒤에 참가했으므로 세지 않습니다.
class-mine-skipped = 이 문제는 건너뛰었으므로 세지 않습니다.

## The host’s panel

panel-heading = 내 퀴즈
panel-lobby = 대기실 열림: { $place }
panel-locked = 마감됨: 더 참가할 수 없습니다.
panel-open = 문제 { $place }
panel-note = 내용 안내, 문제 { $place }
panel-revealed = 정답, 문제 { $place }
panel-right = 정답률 { $percent }
panel-double = { $count }명이 시간을 두 배로 쓰고 있습니다.
panel-ended = 끝났습니다.
panel-sure = 모두의 퀴즈를 끝낼까요? 지금까지의 답은 남고 보고서를 받게 됩니다.
panel-nobody = 아직 아무도 참가하지 않았습니다.
class-opened = 대기실을 열었습니다. 여기에서 진행하세요. zainichi-class status 로 이 조작판을 다시 열 수 있습니다.
class-under-way = 이 채널에서는 이미 퀴즈가 진행 중입니다. 참가하거나 다른 채널에서 시작해 주세요.
class-under-way-yours = 이 채널의 내 퀴즈가 아직 진행 중입니다:
class-busy-place = 이 채널에서 다른 사람이 방금 퀴즈를 시작했습니다.
class-no-place = 모두가 볼 수 있는 채널에서 시작해 주세요.
class-none = 이곳에서 진행 중인 퀴즈가 없습니다. 예: zainichi-class start
class-no-report = 끝난 퀴즈가 없습니다.
class-which-report = 그 번호의 퀴즈가 없습니다. 끝난 퀴즈: { $numbers }
class-not-host = 이 퀴즈의 진행자만 할 수 있습니다.
class-step-ended = 이미 끝났습니다:
class-step-late = 그 단계는 지났습니다. 지금은 여기입니다:
class-step-early = 아직 아닙니다. 지금은 여기입니다:
class-step-untimed = 이 문제에는 시간제한이 없습니다.
class-needs = 이 채널에서는 아직 퀴즈를 진행할 수 없습니다. 다음이 필요합니다:
class-cannot-gone = 이 채널에는 글을 올릴 수 없습니다. 다른 채널을 고르세요.
class-cannot-forbidden = 이 채널에 글을 올릴 권한이 없습니다. 관리자에게 부탁하거나 다른 채널을 고르세요.
class-cannot-busy = 지금은 연결할 수 없습니다. 잠시 후 다시 해 보세요.
class-stopped-gone = 채널이 없어졌습니다: { $place }. 퀴즈는 끝났고, 그때까지의 답은 보고서에 있습니다.
class-stopped-forbidden = 글을 올릴 수 없게 되었습니다: { $place }. 권한을 돌려주면 퀴즈가 이어집니다. 잃은 답은 없습니다.
class-stopped-busy = 지금은 메시지를 보낼 수 없습니다: { $place }. 계속 시도하며, 잃은 답은 없습니다.
class-names-deleted = 이름을 삭제했습니다. 이제 보고서에는 별명만 나옵니다.
class-report-later = 보고서는 퀴즈가 끝나면 나옵니다.
report-ready = 보고서
report-about = 표는 Excel, LibreOffice, Google 스프레드시트에서 열립니다. 그림에는 이름이 없습니다.
report-failed = 보고서를 만들지 못했습니다. 잠시 후 다시 해 보세요.
