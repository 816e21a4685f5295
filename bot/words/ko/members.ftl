# Seen in the answers of /zainichi language and privacy.

command-language = 언어
    .about = 봇이 응답하는 언어
    .example = language ja
command-privacy = 개인정보
    .about = 저장된 내 정보 확인, 받기, 삭제
    .example = privacy export

option-choice = 언어
    .about = 언어, 또는 auto(플랫폼 설정 따르기)
option-action = 작업
    .about = 할 작업

value-export = 모든 데이터를 파일로 받기
value-delete = 모든 데이터 삭제

button-as-platform = 플랫폼 설정 따르기
button-export = 내 데이터 받기
button-delete = 내 데이터 삭제
button-delete-now = 네, 모두 삭제
language-now = 현재 응답 언어는 { $language }입니다. 다른 언어를 고를 수 있습니다.
language-set = 앞으로 응답 언어는 { $language }입니다.
language-as-platform = 앞으로 플랫폼의 언어 설정을 따릅니다 (현재: { $language }).
privacy-heading = 저장되는 정보
privacy-text = 플랫폼의 사용자 ID, 선택한 언어와 플랫폼이 마지막으로 알려 준 언어, 지금까지 본 사실과 댓글, 퀴즈와 그 답, 답한 시각, 날짜별 점수, 설정한 매일의 사실을 저장합니다. 수업 퀴즈에서는 진행자를 위해 표시 이름도 90일 동안(또는 진행자가 지울 때까지) 저장합니다. 메시지와 이메일 주소는 저장하지 않습니다. 다른 사람에게는 임의로 지은 별명이 보입니다.
privacy-exported = 저장된 내 정보 전체입니다(JSON 형식).
privacy-ask = 점수, 답, 본 항목의 기록, 언어 설정을 삭제합니다. 되돌릴 수 없습니다.
privacy-deleted = 삭제했습니다. 이제 저장된 내 정보가 없습니다.
privacy-nothing = 저장된 내 정보가 없습니다.
