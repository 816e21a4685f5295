# Seen by teachers: the quizzes that they can choose from, each of them whole, their own ones, and files of both.

## Names of commands, options and values

command-quizzes = 퀴즈목록
    .about = 이곳에서 쓸 수 있는 모든 퀴즈(준비된 것과 직접 만든 것)
    .example = quizzes
command-preview = 미리보기
    .about = 퀴즈를 정답과 함께 먼저 읽어 보기
    .example = preview first-ships
command-import = 가져오기
    .about = 직접 만든 문제 가져오기
    .example = import
command-export = 내보내기
    .about = 퀴즈를 다른 시스템용 파일로 받기
    .example = export first-ships gift

option-file = 파일
    .about = 문제 파일(템플릿, Kahoot, Moodle, GIFT, Aiken, Blooket 등)
option-title = 제목
    .about = 퀴즈의 제목
option-text = 텍스트
    .about = 문제를 직접 붙여 넣을 때
option-format = 형식
    .about = 어떤 시스템용인지
option-language = 언어
    .about = 준비된 퀴즈일 때의 언어

value-xlsx = Excel(템플릿)
value-gift = GIFT
value-moodle = Moodle XML
value-aiken = Aiken
value-qti = QTI 2.1
value-anki = Anki
value-kahoot = Kahoot
value-blooket = Blooket
value-trivia = Open Trivia DB
value-forms = Google 설문지

## The list, and one of them

sets-heading = 퀴즈 목록
sets-own-count = { $count ->
    [0] 직접 만든 퀴즈가 아직 없습니다. 파일이나 붙여 넣기로 문제를 가져올 수 있습니다.
   *[other] 이 가운데 { $count }개는 이곳에서 만든 퀴즈입니다.
}
sets-own = 직접 만든 퀴즈
sets-questions = { $count }문제
sets-notes = 민감한 내용 주의가 붙은 문제 { $count }개
sets-choose = 퀴즈 고르기
sets-more = 퀴즈 더 보기
sets-all = 퀴즈 목록으로
sets-back = 뒤로
sets-bring = 문제 가져오기
sets-template = 템플릿
sets-start = 시작
sets-preview = 미리보기
sets-export = 내보내기
sets-delete = 삭제…
sets-delete-sure = 삭제하기
sets-row-questions = 문제 수
sets-row-notes = 민감한 내용 주의가 붙은 문제
sets-row-about = 내용
sets-row-language = 언어
sets-row-version = 버전
sets-version = { $version } ({ $day })
sets-long = 한 번에 { $most }문제까지 무작위로 뽑아서 냅니다. 문제 수를 정해 더 줄일 수도 있습니다.
sets-gone = 그 퀴즈는 이제 없습니다.
quiz-set-gone = 그 퀴즈는 이제 없습니다. 다른 퀴즈는 여기에서 볼 수 있습니다: { COMMAND("quiz") }
sets-not-yours = ‘{ $title }’ 퀴즈는 다른 사람이 만든 것입니다. 만든 사람과 모더레이터만 바꿀 수 있습니다.
sets-delete-ask = ‘{ $title }’ 퀴즈({ $count }문제)를 삭제할까요? 되돌릴 수 없습니다. 진행 중인 퀴즈는 그대로 이어지고 보고서도 남습니다.
sets-deleted = ‘{ $title }’ 퀴즈를 삭제했습니다.

## All its questions

sets-preview-heading = { $title } · { $page } / { $of }
sets-number = { $number }. { $prompt }
sets-continued = { $number }번 계속:
sets-also = 이것도 정답
sets-next = 다음 쪽
sets-previous = 이전 쪽

## As a file

sets-export-heading = 내보내기: { $title }
sets-export-how = 해설, 보기 설명, 출처는 받는 시스템에 자리가 있는 한 함께 내보냅니다. 들어가지 못하는 것은 알려 드립니다.
sets-export-menu = 어떤 시스템용인가요?
sets-exported = ‘{ $title }’ 퀴즈의 파일입니다:
sets-export-more = … 그 밖에 안내가 { $count }개 더 있습니다.
sets-template-how = 이 통합 문서에 한 줄에 한 문제씩 적어 주세요. 열 설명은 두 번째 시트에 있습니다. 다 적은 뒤에 가져오면 됩니다.
sets-file-not-sent = 여기에서는 파일을 보내지 못했습니다. 관리자에게 파일을 허용해 달라고 부탁하거나 다른 채널에서 해 보세요.
sets-not-made = 이번에는 파일을 만들지 못했습니다. 잠시 뒤에 다시 해 보세요.

## Bringing questions

sets-how-heading = 직접 만든 문제
sets-how = 파일을 올리거나 문제를 붙여 넣어 주세요. 먼저 잘못된 곳을 모두 보여 드리고, 확인하기 전에는 아무것도 저장하지 않습니다.
sets-how-formats = 읽을 수 있는 것: 템플릿(Excel 또는 CSV), Kahoot·Blooket·Gimkit 파일, GIFT, Moodle XML, Aiken, Open Trivia DB.
sets-form = 문제 가져오기
sets-form-file = 파일
sets-form-file-hint = 템플릿이나 Kahoot, Moodle, Blooket 등의 파일
sets-form-text = 또는 붙여 넣기
sets-form-text-hint = GIFT나 Aiken 텍스트
sets-form-title = 제목
sets-form-title-hint = 이곳에서 부를 퀴즈의 제목
sets-nothing-given = 파일을 올리거나 문제를 붙여 넣어 주세요.
sets-no-title = 글자나 숫자가 들어간 제목을 적어 주세요.
sets-untitled = { $day }의 퀴즈
sets-unreadable = 그 파일을 읽지 못했습니다. 아무것도 저장하지 않았습니다. 템플릿을 쓰거나 파일을 다시 저장해 보세요.
sets-nothing-good = 읽을 수 있는 문제가 없습니다
sets-import-heading = 가져오기: { $title }
sets-import-good = { $count }문제를 저장할 수 있습니다({ $language }).{ $notes ->
    [0] {""}
   *[other] {" "}그중 { $notes }문제에 민감한 내용 주의가 있습니다.
  }
sets-import-bad = 고칠 곳이나 가져오지 못한 곳이 { $count }군데 있습니다:
sets-import-taken = ‘{ $title }’ 퀴즈(버전 { $version }, { $count }문제)가 이미 있습니다. 이것으로 바뀝니다.
sets-import-others = ‘{ $title }’ 퀴즈가 이미 있고, 다른 사람이 만든 것입니다. 다른 제목을 붙여 주세요.
sets-import-not-yet = 아직 아무것도 저장하지 않았습니다. 한 시간 동안 나만 볼 수 있게 보관합니다.
sets-import-waits = ‘{ $title }’ 문제를 아직 저장하지 않았습니다. 아래 번호 중 하나를 입력하세요. 가져오지 않으려면 ‘{ $leave }’ 번호를 고르세요.
sets-full = 직접 만든 퀴즈가 최대 개수인 { $most }개입니다. 먼저 하나를 삭제해 주세요.
sets-store = { $count }문제 저장
sets-replace = ‘{ $title }’ 바꾸기
sets-retitle = 제목 바꾸기
sets-problems = 잘못된 곳 모두 보기
sets-drop = 취소
sets-language-menu = 문제의 언어
sets-not-waiting = 대기 중인 가져오기가 없습니다. 저장했거나 취소했거나 한 시간이 지났습니다. 다시 가져와 주세요.
sets-stored = { $count }문제를 저장했습니다. 이 커뮤니티에서만 볼 수 있습니다.
sets-replaced = 바꾸었습니다. 이제 { $count }문제입니다. 진행 중인 퀴즈의 문제는 그대로입니다.
sets-dropped = 취소했습니다. 아무것도 저장하지 않았습니다.
