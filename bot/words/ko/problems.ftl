# Seen behind “Report a problem” under sources, and in the answers of /zainichi-mod reports.

command-reports = 신고목록
    .about = 사람들이 신고한 문제
    .example = reports every
option-show = 보기
    .about = 처리하지 않은 신고만 또는 전체

value-open = 미처리
value-every = 전체

button-problem = 문제 신고
problem-about = 대상: { $title }
problem-what = 문제의 종류
problem-what-hint = 하나를 고르세요
problem-text = 자세한 내용
problem-text-hint = 500자까지 적을 수 있습니다. 이름은 적지 마세요.
problem-wrong = 사실과 다름
problem-source = 출처의 내용과 다름
problem-translation = 번역이 이상함
problem-hurtful = 상처를 주는 표현
problem-typo = 오타
problem-other = 기타
problem-fact = 역사 이야기
problem-term = 용어
problem-comment = 댓글
problem-question = 문제
problem-thanks = 신고해 주셔서 감사합니다.
problem-thanks-again = 감사합니다. 이전 신고를 이 내용으로 바꾸었습니다.
problem-next = 이곳의 모더레이터가 신고한 사람의 이름 없이 내용을 확인하고, 글을 쓰는 사람들에게 전할 수 있습니다. 답장은 드리지 않습니다.
problem-next-own = 이 문제는 이 커뮤니티에서 만들었습니다. 이곳의 모더레이터가 신고한 사람의 이름 없이 내용을 확인합니다. 답장은 드리지 않습니다.
problem-no-what = 목록에서 문제의 종류를 고르세요.
problem-too-long = { $count }자입니다. { $most }자 이내로 적어 주세요.
problem-too-many = 하루에 신고할 수 있는 수는 { $most }개입니다. 다음 신고는 내일 보내 주세요.
problem-nobody-reads = 봇이 이곳에 참여하고 있지 않아 신고를 읽을 모더레이터가 없습니다. 봇이 있는 서버에서 보내 주세요. 그곳에서 { COMMAND("search") } 명령으로 항목을 찾을 수 있습니다.

reports-heading = { $count ->
    [0] 처리하지 않은 신고가 없습니다
   *[other] 처리하지 않은 신고 { NUMBER($count) }건
  }
reports-number = { $number } / { $of }
reports-none = 보여 줄 신고가 없습니다.
reports-state = 상태
reports-is-done = 처리함
reports-is-not-ours = 대상 아님
reports-handled-by = 님이 이 신고를 처리했습니다.
reports-done = 처리 완료
reports-not-ours = 대상 아님
reports-reopen = 다시 열기
reports-show-item = 대상 보기
reports-newer = 새 신고
reports-older = 이전 신고
reports-show-every = 모든 신고
reports-show-open = 처리하지 않은 신고
reports-export = 내보내기
reports-exported = 신고 목록을 표로 만들었습니다. 개인 정보는 없습니다. 프로젝트의 이슈에 그대로 첨부할 수 있습니다.
reports-nothing-to-export = 내보낼 신고가 없습니다. 이 가운데 프로젝트의 글에 대한 신고는 없습니다.
reports-now-done = 처리 완료: { $title }
reports-now-not-ours = 대상 아님: { $title }
reports-now-open = 다시 열었습니다: { $title }
reports-gone = 그 신고는 이제 없습니다.
reports-unchanged = 바뀐 것이 없습니다. 다른 사람이 먼저 처리했거나 같은 항목에 새 신고가 있습니다.
reports-item-then = 신고 당시의 내용:
reports-item-now = 지금의 내용
reports-button = 신고 보기

home-reports = 신고
home-reports-open = 처리하지 않은 신고 { NUMBER($count) }건
