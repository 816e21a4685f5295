# Seen in the terminal alone.

console-hint = 명령어나 버튼 번호를 입력하세요. Ctrl-D 또는 exit로 종료합니다.
console-shared-database = 점수는 { $name }에 저장됩니다.
console-saved = 이 폴더에 { $name } 파일로 저장했습니다.
console-not-saved = 이 폴더에 { $name } 파일을 저장하지 못했습니다. 쓸 수 있는 폴더에서 봇을 시작하세요.
console-bye = 안녕히 가세요.
console-class-goes-on = 여기에서 수업 퀴즈가 진행 중입니다. 돌아가려면: { $command }
