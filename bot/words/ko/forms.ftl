# Seen where something is asked for in a form, or a file is given along.

button-form-again = 고쳐 쓰기
form-not-opened = 이번에는 입력 양식을 열지 못했습니다. 버튼을 다시 눌러 주세요.
mistake-file = 파일은 글자로 지정할 수 없습니다. 명령어만 입력하면 파일을 고르는 양식이 열립니다.
file-missing = { $name } 파일을 찾을 수 없습니다. 이 컴퓨터에 있는 파일 경로를 입력하세요(예: ~/Downloads/questions.csv).
file-too-big = { $name } 파일이 너무 큽니다. { $most } 이하의 파일만 받을 수 있습니다.
file-ending = { $name } 파일은 읽을 수 있는 형식이 아닙니다. 쓸 수 있는 형식: { $endings }
file-refused = 이 워크스페이스에서는 아직 파일을 읽을 권한이 없습니다. 봇을 운영하는 사람이 바꿀 수 있습니다(docs/slack.md의 files:read 권한을 참고하세요).
file-failed = 이번에는 { $name } 파일을 받지 못했습니다. 다시 보내 주세요.

## In the terminal, which asks for one field after the other

console-form-how = 한 항목씩 입력하세요. 그만두려면: { $leave }
console-form-left = 그만두었습니다. 아무것도 보내지 않았습니다.
console-form-optional = 비워 두어도 됩니다
console-form-empty = 이 항목은 비워 둘 수 없습니다.
console-form-long = 너무 깁니다({ NUMBER($length) }자). { NUMBER($limit) }자 이내로 입력하세요.
console-form-range = { $least }부터 { $most }까지의 정수를 입력하세요.
console-form-choose = 번호를 하나 입력하세요: { $values }
console-form-choose-several = 고를 항목의 번호를 입력하세요(예: 1 3).
console-form-text = 여러 줄을 입력할 수 있습니다. 빈 줄을 입력하면 끝납니다.
console-form-file = 파일 경로를 입력하세요({ $endings }, { $most } 이하).
console-form-kept = 그냥 Enter를 누르면 이전 내용을 씁니다: { $value }
console-just-type = 바로 입력해도 됩니다
console-several = 여러 개를 한꺼번에 고를 수 있습니다: { $example }
