# Seen in a class’s quiz: in the channel by everybody, in private by those who take part, on the host’s panel.

## Names of commands, options and values

description-zainichi-class = 교사용: 이 채널에서 모두의 퀴즈 진행하기
command-start = 시작
    .about = 이 채널에서 모두의 퀴즈 시작하기
    .example = start first-ships
command-status = 현황
    .about = 퀴즈의 진행 상황과 진행 패널 보기
    .example = status
command-report = 보고서
    .about = 끝난 퀴즈의 보고서 받기
    .example = report
command-hand-over = 넘기기
    .about = 퀴즈 진행을 다른 사람에게 부탁하기
    .example = hand-over @Mina

option-seconds = 제한시간
    .about = 문제당 시간(초): 10~240 또는 off
    .picked = 문제당 시간. 고르지 않으면 문제 길이에 맞춥니다
    .field = 문제당 초
option-scoring = 채점
    .about = 점수 계산 방식
option-names = 이름
    .about = 별명으로 할지, 이곳의 이름으로 할지
    .field = 표시할 이름
option-round = 회차
    .about = 퀴즈 번호 (생략하면 가장 최근 퀴즈)

value-accuracy = 정답 수만 (빠르기 무관)
value-tiebreak = 정답 수 (동점일 때만 빠르기)
value-none = 점수 없음
value-pseudonym = 별명
value-server = 이곳의 표시 이름

## Buttons

act-join = 참가
act-how = 진행 방법
act-double = 시간이 더 필요해요
act-pass = 이 문제 건너뛰기
act-mine = 내 결과
act-panel = 새로 고침
act-host = 진행자 메뉴
act-start = 시작
act-ready = 문제 공개
act-reveal = 정답 공개
act-extend = +15초
act-pause = 일시 정지
act-resume = 계속
act-skip = 이 문제 빼기(모두)
act-skip-sure = 빼기
act-next = 다음
act-finish = 결과 보기
act-lock = 참가 마감
act-unlock = 참가 다시 받기
act-people = 참가자
act-remove-one = { $name } 내보내기
act-let-in = { $name } 다시 들이기
act-end = 중단…
act-end-sure = 모두의 퀴즈 중단하기
act-report = 보고서
act-names = 이름 지금 삭제
act-names-sure = 삭제하기
act-take = 맡기
act-decline = 사양하기
act-back = 뒤로

## The lobby

lobby-heading = 모두의 퀴즈: { $title }
lobby-length = 분량
lobby-length-text = { $questions }문제, 약 { $minutes }분
lobby-scoring = 채점
lobby-scoring-accuracy = 정답만 점수, 빠르기는 무관
lobby-scoring-tiebreak = 정답이 점수, 동점일 때만 빠르기
lobby-scoring-none = 점수 없음
lobby-names = 이름
lobby-names-pseudonym = 별명. 누가 누구인지는 진행자만 압니다
lobby-names-server = 이곳의 표시 이름
lobby-notes = { $count }문제 (건너뛸 수 있음)
lobby-join = ‘참가’를 누르세요. 답은 공개되지 않습니다.
lobby-locked = 참가가 마감되었습니다.
class-joined = 참가자 { $count }명.
how-text = 보기를 눌러 답합니다. 고른 답은 본인만 보며 마감 전까지 바꿀 수 있습니다. 마감되면 정답과 출처가 나옵니다.
how-timed = 문제마다 시간제한이 있습니다. 참가한 뒤 시간을 두 배로 늘릴 수 있고, 이유는 묻지 않습니다.
how-untimed = 시간제한이 없습니다. 진행자가 문제를 마감합니다.
how-names-pseudonym = 다른 사람에게는 별명이 보입니다. 실제 이름은 진행자의 보고서에만 나옵니다.
how-names-server = 다른 사람에게는 이곳의 표시 이름이 보입니다.

## The question, its answer and the end, for everybody

class-number = { $number } / { $of }
class-note-opens = 곧 문제가 나옵니다. 건너뛰어도 불이익이 없습니다.
class-paused = 일시 정지 중입니다.
class-closes = 마감
class-answered = { $asked }명 중 { $answered }명 답함
class-skipped-all = 진행자가 이 문제를 뺐습니다. 집계하지 않습니다.
class-right = { $place } · 정답: { $answer }
class-count = { $of }명 중 { $count }명, { $percent }
class-count-number = { $count }명
class-over = 종료: { $title }
class-line = 전체 정답률: { $percent }.
class-line-best = 정답률이 가장 높은 문제: { $number }번
class-line-again = 가장 어려웠던 문제: { $number }번
class-line-nobody = 아무도 답하지 않았습니다.
class-podium = 점수가 높은 사람:
class-top = 점수가 높은 사람:
class-tied = 동점

## For each who takes part, in private

class-you-are = ‘{ $name }’(으)로 참가합니다.
class-host-knows = 누구인지는 진행자만 알 수 있습니다.
class-from = { $number }번 문제부터 참가합니다. 앞의 문제는 집계하지 않습니다.
class-joined-by = 이 답으로 참가했습니다. 답은 집계됩니다.
class-join-first = 먼저 참가해 주세요.
class-double = 이제부터 시간이 두 배입니다. 누가 요청했는지는 아무도 알 수 없습니다.
class-locked = ‘{ $choice }’을(를) 골랐습니다. 마감 전까지 바꿀 수 있습니다.
class-locked-typed = 내 답: { $choice }. 마감 전까지 바꿀 수 있습니다.
class-passed = 건너뛰었습니다. 불이익은 없습니다.
class-refused-ended = 이 퀴즈는 끝났습니다.
class-refused-late = 방금 마감되었습니다. 다음 문제에서 답해 주세요.
class-refused-early = 아직 그 차례가 아닙니다.
class-refused-already = 이미 그렇게 되어 있습니다.
class-refused-paused = 일시 정지 중입니다. 다시 시작하면 답해 주세요.
class-refused-locked = 참가가 마감되었습니다.
class-refused-removed = 진행자가 이 퀴즈에서 내보냈습니다.
class-refused-untimed = 이 퀴즈에는 시간제한이 없습니다.
class-refused-busy = 한꺼번에 많은 사람이 답하고 있습니다. 잠시 후 다시 눌러 주세요.
class-gone = 그 퀴즈는 더 이상 없습니다.
class-not-in = 이 퀴즈에 참가하지 않았습니다.
class-yours = { $name } 님의 결과
class-so-far = { $asked }문제 중 { $right }문제를 맞혔습니다.
class-rank = { $place }, { $points }
class-mine-none = 답하지 않았습니다.
class-mine-later = 이 문제 뒤에 참가했으므로 집계하지 않습니다.
class-mine-skipped = 이 문제는 건너뛰었으므로 집계하지 않습니다.

## The host’s panel

panel-heading = 내 퀴즈
panel-lobby = 대기실 열림: { $place }
panel-link = 채널에서 보기
panel-locked = 마감됨: 더 참가할 수 없습니다.
panel-open = 문제 { $place }
panel-note = 민감한 내용 주의, 문제 { $place }
panel-revealed = 정답, 문제 { $place }
panel-double = { $count }명이 시간을 두 배로 쓰고 있습니다.
panel-ended = 끝났습니다.
panel-sure = 모두의 퀴즈를 중단할까요? 지금까지의 답은 남고 보고서를 받게 됩니다.
panel-sure-skip = 이 문제를 모두에게서 뺄까요? 집계하지 않으며, 이 퀴즈에서 다시 낼 수 없습니다.
panel-sure-names = 이 퀴즈에 참가한 모두의 이름을 삭제할까요? 그 뒤에는 새 보고서에서도 누가 누구인지 알 수 없습니다.
panel-sure-remove = { $name } 님을 이 퀴즈에서 내보낼까요? 그 답은 집계하지 않게 됩니다. 나중에 다시 들일 수 있습니다.
panel-names-hidden = 누가 누구인지는 진행자만 압니다.
people-removed = 내보냄
people-from = { $number }번 문제부터 참가
panel-nobody = 아직 아무도 참가하지 않았습니다.
class-opened = 대기실을 열었습니다. 여기에서 진행하세요. 이 진행 패널은 { COMMAND("zainichi-class status") } 명령어로 다시 열 수 있습니다.
class-under-way = 이 채널에서는 이미 퀴즈가 진행 중입니다. 참가하거나 다른 채널에서 시작해 주세요.
class-under-way-yours = 이 채널에서 시작한 퀴즈가 아직 진행 중입니다:
class-busy-place = 이 채널에서 다른 사람이 방금 퀴즈를 시작했습니다.
class-no-place = 모두가 볼 수 있는 채널에서 시작해 주세요.
class-none = 이곳에서 진행 중인 퀴즈가 없습니다. 시작하려면: { COMMAND("zainichi-class start") }
class-no-report = 끝난 퀴즈가 없습니다.
class-which-report = 그 번호의 퀴즈가 없습니다. 끝난 퀴즈: { $numbers }
class-not-host = 이 퀴즈의 진행자만 할 수 있습니다.
class-step-ended = 이미 끝났습니다:
class-step-late = 그 단계는 지났습니다. 현재 상태:
class-step-early = 아직 아닙니다. 현재 상태:
class-step-untimed = 이 문제에는 시간제한이 없습니다.
class-needs = 이 채널에서는 아직 퀴즈를 진행할 수 없습니다. 다음이 필요합니다:
class-cannot-gone = 이 채널에는 글을 올릴 수 없습니다. 다른 채널을 고르세요.
class-cannot-forbidden = 이 채널에 글을 올릴 권한이 없습니다. 관리자에게 부탁하거나 다른 채널을 고르세요.
class-cannot-refused = 이 채널에는 채널이나 워크스페이스 설정 때문에 글을 올릴 수 없습니다. 관리자에게 물어보거나 다른 채널을 고르세요.
class-cannot-busy = 지금은 연결할 수 없습니다. 잠시 후 다시 해 보세요.
class-stopped-gone = 채널이 없어졌습니다: { $place }. 퀴즈는 끝났고, 그때까지의 답은 보고서에 있습니다.
class-stopped-forbidden = 글을 올릴 수 없게 되었습니다: { $place }. 권한을 돌려주면 퀴즈가 이어집니다. 잃은 답은 없습니다.
class-stopped-refused = 글을 올릴 수 없게 되었습니다: { $place }. 채널이나 워크스페이스 설정 때문입니다. 관리자에게 물어보세요. 계속 시도하며, 잃은 답은 없습니다.
class-stopped-busy = 지금은 메시지를 보낼 수 없습니다: { $place }. 계속 시도하며, 잃은 답은 없습니다.
hand-over-asked = { $name } 님이 { $place }의 퀴즈를 이제부터 진행해 달라고 부탁합니다. 맡으면 누가 누구인지 보이고 보고서를 받게 됩니다.
hand-over-sent = 님에게 퀴즈 진행을 부탁했습니다. 맡겠다고 할 때까지는 계속 진행해 주세요.
hand-over-self = 이미 진행하고 있습니다. 다른 사람을 지정해 주세요.
hand-over-nobody = 그런 사람이 이곳에 없거나 앱입니다. 목록에서 사람을 고르세요.
hand-over-unheard = 지금은 그 사람에게 메시지를 보낼 수 없어 부탁하지 못했습니다. 계속 진행해 주세요.
hand-over-past = 그 퀴즈를 맡아 달라는 부탁은 더 이상 없습니다.
hand-over-taken = 이제 이 퀴즈를 진행합니다:
hand-over-declined = 알겠습니다. 진행자는 그대로입니다.
hand-over-done = { $name } 님이 이제 퀴즈를 진행하고 보고서를 받습니다. 더 이상 누가 누구인지 보이지 않습니다.
hand-over-no = { $name } 님이 퀴즈 진행을 사양했습니다. 계속 진행해 주세요.
class-names-deleted = 이름을 삭제했습니다. 이제 보고서에는 별명만 나옵니다.
class-report-later = 보고서는 퀴즈가 끝나면 나옵니다.
report-ready = 보고서
report-about = 표는 Excel, LibreOffice, Google 스프레드시트에서 열립니다. 그림에는 이름이 없습니다.
report-failed = 보고서를 만들지 못했습니다. 잠시 후 다시 해 보세요.

lobby-begun = 퀴즈가 시작되었습니다. 아래 문제에 답하면 참가할 수 있습니다.
lobby-begun-locked = 퀴즈가 시작되었습니다. 더 참가할 수 없습니다.
lobby-called-off = 시작하기 전에 진행자가 퀴즈를 끝냈습니다.
class-older-copy = 같은 글이 두 번 올라왔습니다. 아래 글에서 이어집니다. 여기서 한 답도 집계됩니다.
class-right-of = 답한 { $answered }명 중 { $right }명이 맞혔습니다.
class-right-of-asked = 답한 { $answered }명 중 { $right }명이 맞혔습니다(출제 대상 { $asked }명).
class-nobody-answered = 답한 사람이 없습니다(출제 대상 { $asked }명).
class-shared-place = { $people }명 공동 순위
class-fewer = 꺼진 주제가 있어 문제가 { $got }개입니다.
class-fewer-all = 문제는 모두 { $got }개입니다.
class-fewer-unsure = 사실의 확실성이 충분하지 않은 문제 { $count }개를 빼서 문제가 { $got }개입니다.
class-only-unsure = 이 문제들은 모두 바탕이 되는 사실이 충분히 확실하지 않아 수업에 낼 수 없습니다.
class-unsure-how = 넣으려면: { COMMAND("zainichi-mod settings confidence:any") }
class-unsure-ask = 운영진에게 부탁하면 넣을 수 있습니다.
