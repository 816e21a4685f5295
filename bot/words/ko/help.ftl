# Seen in the menu (/zainichi alone), in the answers of /zainichi help and about, and on buttons to other commands.

command-help = 도움말
    .about = 명령어 목록 또는 명령어 하나의 자세한 설명
    .example = help 퀴즈
command-about = 소개
    .about = 이 봇과 출처에 대하여
    .example = about

option-command = 명령어
    .about = 설명을 볼 명령어

bot-name = 재일동포의 역사
button-fact = 역사 이야기
button-quiz = 퀴즈
button-score = 내 점수
button-leaderboard = 순위표
button-language = 언어
button-help = 도움말
menu-description = 재일동포의 역사를 짧은 글과 퀴즈로
menu-text = 재일동포의 역사를 짧은 글과 퀴즈로 소개합니다. 특히 1959년부터 1984년까지 일본에서 북한으로 이주한 9만 3,340명을 중심으로 다룹니다. 모든 글에 출처를 밝힙니다.
menu-try = 이렇게 입력해 보세요.
menu-try-fact = 출처가 있는 역사 이야기 하나
menu-try-quiz = 퀴즈 다섯 문제(나만 볼 수 있고 시간 제한 없음)
menu-try-help = 그 밖의 기능
help-heading = 명령어 목록
help-more = 명령어별 자세한 설명(예): { COMMAND("help 퀴즈") }
help-teachers = 교사용
help-moderators = 모더레이터용
help-usage = 사용법
help-values = { $option }에 쓸 수 있는 값
help-value = { $value }({ $label })
about-heading = 이 봇에 대하여
about-text = 자료 { NUMBER($sources) }건을 바탕으로 역사 이야기 { NUMBER($facts) }개와 문제 { NUMBER($questions) }개를 실었습니다.
about-checked = 글은 자료에서 뽑은 메모를 바탕으로 썼고(긴 문헌은 첫머리만 본 경우도 있습니다), 글쓴이가 아닌 편집자가 메모와 대조했습니다.
about-disputed = 견해가 엇갈리는 { $disputed }건은 양쪽의 주장을 함께 싣고, { $variants }건은 자료마다 다른 점을 밝힙니다. 한쪽만 전하는 내용은 그쪽의 말로, 증언은 증언으로 소개합니다.
about-sources = 역사 이야기 100개를 가장 믿을 만한 출처로 나누면 언론 { $news }, 연구 { $scholars }, 재판·법령·기록 보관소·정부·박물관 { $official }, 한쪽 당사자의 자료뿐 { $party }, 기타 { $others }입니다.
about-written = 역사에 관한 문장은 실행 중에 만들어지지 않습니다. 모두 봇의 파일에 있으며 누구나 확인할 수 있습니다.
about-words = “송환”, “귀국”은 논란이 있는 말입니다. 떠난 사람 거의 모두가 한반도 남쪽에 뿌리를 두고 있었기 때문입니다. 그래서 이 봇에서는 “북한 이주”라고 합니다.
about-free = 이 봇은 MIT 라이선스로 공개된 자유 소프트웨어입니다. 국적이나 출신을 묻지 않습니다.
