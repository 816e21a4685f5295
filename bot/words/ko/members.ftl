# Seen in the answers of /zainichi language and privacy.

command-language = 언어
    .about = 봇이 응답하는 언어
    .example = language 한국어
command-privacy = 개인정보
    .about = 저장된 내 정보 확인, 받기, 삭제
    .example = privacy export

option-choice = 언어
    .about = 언어, 또는 auto(앱 설정 따르기)
option-action = 작업
    .about = 내 데이터 받기 또는 삭제

value-export = 모든 데이터를 파일로 받기
value-delete = 모든 데이터 삭제

button-as-platform = { $platform ->
    [discord] Discord 설정 따르기
    [slack] Slack 설정 따르기
   *[other] 이 컴퓨터 설정 따르기
  }
button-export = 내 데이터 받기
button-delete = 내 데이터 삭제
button-delete-now = 네, 모두 삭제
language-now = 현재 응답 언어는 { $language }입니다. 다른 언어를 고를 수 있습니다.
language-set = 앞으로 응답 언어는 { $language }입니다.
language-as-platform = { $platform ->
    [discord] 앞으로 Discord의 언어 설정을 따릅니다 (현재: { $language }).
    [slack] 앞으로 Slack의 언어 설정을 따릅니다 (현재: { $language }).
   *[other] 앞으로 이 컴퓨터의 언어 설정을 따릅니다 (현재: { $language }).
  }
privacy-heading = 저장되는 정보
privacy-you = 나
privacy-you-text = { $platform ->
    [discord] Discord ID, 고른 언어와 Discord가 알려 주는 언어
    [slack] Slack ID, 고른 언어와 Slack이 알려 주는 언어
   *[other] 고른 언어와 이 컴퓨터의 언어
  }
privacy-seen = 본 것
privacy-seen-text = 역사 이야기와 댓글
privacy-quizzes = 퀴즈
privacy-quizzes-text = 답과 답한 시각, 날짜별 점수
privacy-class = 수업 퀴즈
privacy-class-text = 진행자를 위해 이곳의 표시 이름도 90일 동안(또는 진행자가 지울 때까지)
privacy-sets = 직접 만든 퀴즈
privacy-sets-text = 가져온 퀴즈(데이터를 삭제해도 이름 없이 이곳에 남음)
privacy-reports = 문제 신고
privacy-reports-text = 적은 내용(모더레이터에게 이름 없이 표시, 데이터를 삭제해도 이름 없이 남음)
privacy-daily = 매일의 역사
privacy-daily-text = 직접 설정한 매일 게시 일정
privacy-never = 저장하지 않는 것
privacy-never-text = 메시지와 이메일 주소. 다른 사람에게는 별명이 보입니다
privacy-exported = 저장된 내 정보 전체입니다(JSON 형식).
privacy-ask = 점수, 답, 본 항목의 기록, 언어 설정을 삭제합니다. 되돌릴 수 없습니다.
privacy-deleted = 삭제했습니다. 이제 저장된 내 정보가 없습니다.
privacy-nothing = 저장된 내 정보가 없습니다.
