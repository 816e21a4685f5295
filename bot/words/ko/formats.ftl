# Seen where question sets are read from files and written to them, and inside of those files.

## Where something is, and what

import-problem = { $where }: { $what }
import-where-cell = { $column }{ $row } 셀
import-where-row = { $number }행
import-where-line = { $number }번째 줄
import-where-question = { $number }번 문제
import-where-file = 파일 전체

## The file as a whole

import-too-large = { $size } MB입니다. { $limit } MB까지 읽을 수 있습니다. 여러 파일로 나누어 주세요.
import-nothing = 문제가 없습니다. 템플릿에 문제를 적거나 다시 내보내 주세요.
import-unknown = 어떤 형식의 파일인지 알 수 없습니다. 템플릿(XLSX, CSV), Kahoot, Blooket, Gimkit, GIFT, Moodle XML, Aiken, Open Trivia DB 형식을 읽을 수 있습니다.
import-not-text = 글자로 읽을 수 없습니다. ‘CSV UTF-8’이나 UTF-8 텍스트로 다시 저장해 주세요.
import-old-excel = 예전 형식(.xls)이거나 비밀번호가 걸린 통합 문서입니다. 비밀번호 없이 .xlsx로 다시 저장해 주세요.
import-locked = 비밀번호가 걸려 있습니다. 비밀번호 없이 다시 저장해 주세요.
import-damaged = 통합 문서가 손상되어 열 수 없습니다. 스프레드시트에서 열어 .xlsx로 다시 저장해 주세요.
import-bomb = 압축을 풀면 퀴즈 파일로는 너무 커서 열지 않았습니다. 행을 새 통합 문서에 복사해 주세요.
import-no-workbook = 이 zip 파일은 통합 문서가 아닙니다. .xlsx, CSV 또는 텍스트 파일을 그대로 보내 주세요.
import-no-heads = 제목 행을 찾을 수 없습니다. 템플릿을 쓰고 첫 행은 그대로 두세요.
import-csv-broken = 여기부터 표를 읽을 수 없습니다. 닫히지 않은 따옴표가 있는지 확인해 주세요.
import-json-broken = JSON이 여기서 끊겼거나 잘못되어 있습니다. 다시 내려받아 주세요.
import-trivia-shape = Open Trivia DB의 JSON이 아닙니다. ‘question’, ‘correct_answer’, ‘incorrect_answers’가 있는 ‘results’ 목록이 필요합니다.
import-trivia-answer = ‘correct_answer’가 비어 있습니다. 정답을 적어 주세요.
import-xml-broken = XML의 이 줄이 잘못되어 있습니다. Moodle에서 다시 내보내 주세요.
import-xml-entities = 문서 형식이나 엔터티 선언이 있어 안전을 위해 열지 않았습니다. Moodle에서 다시 내보내 주세요.
import-other-xml = Moodle의 XML이 아닙니다(‘{ $name }’ 요소로 시작합니다). Moodle에서 ‘Moodle XML’로 내보내 주세요.
import-many-questions = 한 퀴즈에는 { $limit }문제까지 들어갑니다. 여기부터는 읽지 않았습니다. 두 번째 파일로 나누어 주세요.

## A cell that holds something else

import-formula = 수식이 들어 있습니다. 수식은 계산하지 않습니다. 결과를 글자로 적어 주세요.
import-cell-error = 셀에 오류가 표시되어 있습니다. 내용을 글자로 적어 주세요.
import-date-cell = 스프레드시트가 날짜로 바꾸었습니다. 셀 서식을 ‘텍스트’로 바꾸고 1959년 12월 14일처럼 다시 적어 주세요.

## A question that is not complete, or too long

import-no-prompt = 문제가 비어 있습니다. 여기에 적어 주세요.
import-no-answer = 정답이 표시되어 있지 않습니다. 어느 것이 정답인지 적어 주세요.
import-long = { $field ->
     [prompt] 문제
     [because] 해설
     [content-note] 민감한 내용 주의
     [topic] 분야
     [choice] 보기
     [note] 보기 설명
     [source] 출처
     [caveat] 이견 설명
     [tag] 태그
     [unit] 단위
    *[word] 정답 단어
  }의 길이가 { $length }자입니다. { $limit }자 이내로 줄여 주세요: ‘{ $text }’
import-many = { $field ->
     [source] 출처
     [tag] 태그
     [choice] 보기
    *[word] 정답 단어
  }의 개수가 { $count }개입니다. { $limit }개 이내로 줄여 주세요.
import-few-choices = 보기가 부족합니다. 두 개 이상 적어 주세요.
import-empty-choice = { $number }번째 보기가 비어 있는데 그 뒤에 보기가 있습니다. 채우거나 뒤의 것을 당겨 주세요.
import-same-choice = ‘{ $text }’ 보기가 두 번 있습니다. 하나를 바꿔 주세요.
import-address = ‘{ $typed }’ 부분은 웹 주소가 아닙니다. https://로 시작하고 공백이 없어야 합니다.
import-seconds = ‘{ $typed }’초는 쓸 수 없습니다. { $least }부터 { $most }까지의 수를 적거나 비워 두세요.
import-not-a-number = ‘{ $typed }’ 값을 수로 읽을 수 없습니다. 93340이나 2.5처럼 숫자로 적어 주세요.
import-tolerance = 허용 오차로 ‘{ $typed }’ 값은 쓸 수 없습니다. 0 이상의 수를 적어 주세요.
import-no-word = 정답 단어에 글자나 숫자가 없습니다. 하나씩 적어 주세요.
import-kind = ‘{ $typed }’ 유형은 없습니다. 셀의 목록에서 고르거나 비워 두세요.
import-one-answer = ‘{ $typed }’ 값은 보기를 여러 개 가리킵니다. 글자를 하나만 적거나 유형을 ‘정답 여러 개’로 고르세요.
import-answer-letter = ‘{ $typed }’ 값은 보기의 글자가 아닙니다. B처럼, 정답이 여러 개면 A, C처럼 적어 주세요.
import-answer-number = ‘{ $typed }’ 값은 답의 번호가 아닙니다. 서식이 ‘텍스트’인 셀에 2처럼, 정답이 여러 개면 1,3처럼 적어 주세요.
import-answer-missing = ‘{ $typed }’ 보기가 정답으로 되어 있지만 비어 있습니다. 다른 것으로 바꾸거나 채워 주세요.
import-answer-truth = ‘{ $typed }’ 값은 ‘맞다’도 ‘틀리다’도 아닙니다. 둘 중 하나를 적어 주세요.

## Aiken, GIFT and Moodle

import-aiken-answer = ANSWER: 뒤에는 글자 하나만 옵니다. ‘{ $typed }’ 값은 쓸 수 없습니다. 정답이 여러 개면 템플릿을 쓰세요.
import-aiken-no-answer = 정답 줄이 없습니다. 보기 아래에 ‘ANSWER: ’와 글자 하나를 적어 주세요.
import-aiken-line = ‘{ $typed }’ 줄은 보기도 정답도 아닙니다. 보기는 ‘B. 니가타’처럼 한 줄에 하나씩 적어 주세요.
import-aiken-letter = 보기의 글자가 ‘{ $typed }’입니다. 다음은 { $letter }입니다. A, B, C 순서로 적어 주세요.
import-gift-braces = 중괄호가 열리거나 닫히지 않았습니다. 문제마다 한 쌍만 쓰고, 다른 중괄호 앞에는 \ 기호를 붙이고, 사이에 빈 줄을 두지 마세요.
import-gift-two = 여기에 문제가 두 개 있습니다. 사이에 빈 줄을 넣어 주세요.
import-gift-before = ‘{ $typed }’ 부분이 첫 답 앞에 있습니다. 답은 각각 = 또는 ~ 기호로 시작해 주세요.
import-gift-answers = 중괄호 안의 내용이 답이 아닙니다. T나 F, 정답 앞에 =, 오답 앞에 ~, 수 앞에 # 기호를 적어 주세요.
import-gift-two-right = = 기호가 붙은 보기가 두 개 있습니다. 여러 개를 고르는 문제면 ~%50% 형태로 적어 주세요.
import-moodle-two-right = 배점이 100%인 보기가 두 개 있습니다. Moodle에서 ‘복수 정답 허용’을 고르고 점수를 나누어 주세요.
import-two-numbers = 정답인 수가 두 개입니다. 하나만 적고 허용 오차를 적어 주세요.
import-wildcard = * 기호는 아무 글자나 뜻하므로 쓸 수 없습니다. 정답 단어를 하나씩 적어 주세요.

## What was left out

import-left-kind = { $kind ->
     [matching] 짝짓기 문제
     [essay] 서술형 문제
     [cloze] 빈칸 채우기 글
     [ordering] 순서 맞추기 문제
     [drag] 끌어 놓기 문제
     [calculated] 계산 문제
     [description] 문제가 없는 설명
     [random] 무작위 문제
     [picture] 그림이나 소리가 있는 문제
    *[other] 지원하지 않는 유형의 문제
  }여서 뺐습니다: ‘{ $prompt }’
import-left-partial = ‘{ $text }’ 답은 원래 부분 점수를 받습니다. 여기서는 오답으로 처리합니다.
import-left-feedback = 입력한 오답에 대한 설명은 뺐습니다: ‘{ $text }’
import-left-column = ‘{ $name }’ 열은 템플릿에 없어서 뺐습니다.

## What a format has no room for

export-questions = 문제 { $numbers }({ $count }개)
export-lost = { $field ->
     [because] 해설
     [notes] 오답 설명
     [sources] 출처
     [content-note] 민감한 내용 주의
     [caveats] 이견 설명
     [tags] 태그
     [topic] 분야
     [seconds] 제한 시간
    *[unit] 단위
  }: 이 형식에 넣을 자리가 없어서 뺐습니다.
export-shortened = { $field ->
    [prompt] 문제를 { $limit }자로 줄였습니다.
   *[choice] 보기를 { $limit }자로 줄였습니다.
  }
export-no-kind = 이 형식에는 { $kind ->
    [several] 정답이 여러 개인 문제
    [number] 수를 답하는 문제
    [word] 단어를 답하는 문제
    [true-false] 참거짓 문제
   *[one] 정답이 하나인 문제
  }가 없어서 뺐습니다.
export-many-choices = 보기를 { $limit }개까지만 넣을 수 있는 형식이어서 뺐습니다.
export-same-choices = 줄이면 같아지는 보기가 있어서 뺐습니다.
export-one-right = 정답이 하나뿐이어서 이 형식에서는 답을 하나만 고르는 문제가 됩니다.
export-seconds = 제한 시간을 이 형식에 있는 가까운 값인 { $seconds }초로 바꾸었습니다.
export-changed = 이 형식에서 특별한 뜻이 있는 기호를 바꾸었습니다.
export-short-sources = 출처는 짧은 표기와 주소만 넣었습니다.
export-no-facts = 봇의 역사 이야기로 가는 링크는 뺐습니다.
export-forms-grade = Google 설문지 스크립트로는 자동 채점을 설정할 수 없습니다. 직접 채점하거나 설문지에서 정답을 입력해 주세요.

## What the formats are called

format-xlsx = Excel(템플릿)
format-csv = CSV(템플릿)
format-gift = GIFT(Moodle, 텍스트)
format-moodle = Moodle XML
format-aiken = Aiken(텍스트)
format-qti = QTI 2.1(Canvas, TAO 등)
format-anki = Anki(암기 카드)
format-kahoot = Kahoot(Excel)
format-blooket = Blooket(CSV)
format-gimkit = Gimkit(CSV)
format-trivia = Open Trivia DB(JSON)
format-forms = Google 설문지(스크립트)
format-quiz = 퀴즈
format-forms-how = Google 설문지에 퀴즈를 만드는 스크립트입니다. script.google.com에서 새 프로젝트를 만들고, 이 내용을 모두 붙여 넣어 덮어쓴 뒤 makeQuiz 함수를 실행하세요. 처음 한 번만 설문지를 만들어도 되는지 묻습니다. 설문지 주소는 로그에 나옵니다.

## The columns of the template, and its kinds of questions

table-sheet = 문제
table-question = 문제
table-kind = 유형
table-answer = 정답
table-choice = 보기 { $letter }
table-note = { $letter } 설명
table-tolerance = 허용 오차
table-unit = 단위
table-because = 해설
table-sources = 출처
table-caveats = 이견
table-content-note = 민감한 내용 주의
table-topic = 분야
table-tags = 태그
table-seconds = 초
table-id = ID
table-kind-one = 정답 하나
table-kind-true-false = 참거짓
table-kind-several = 정답 여러 개
table-kind-number = 수
table-kind-word = 단어
table-rule-kind = 목록에서 고르거나 비워 두세요.
table-rule-tolerance = 0 이상의 수를 적거나 비워 두세요.
table-rule-seconds = { $least }부터 { $most }까지의 정수를 적거나 비워 두세요.

## The template: its examples

template-name = 문제 템플릿
template-sheet = 사용법
template-one = 1959년 북한으로 가는 첫 배는 어느 항구에서 떠났는가?
template-one-a = 고베
template-one-a-note = 큰 항구지만 일본의 반대쪽에 있다.
template-one-b = 니가타
template-one-c = 요코하마
template-one-c-note = 많은 배가 일본을 떠난 항구지만 이 배는 아니다.
template-one-d = 부산
template-one-d-note = 부산은 한국에 있다.
template-one-because = 1959년 12월 14일 배 두 척이 니가타를 떠났다.
template-source = 교과서 112쪽
template-site = 웹 페이지
template-tag = 배
template-true = 북한으로 이주한 사람들은 대부분 한반도 북부 출신이었다.
template-true-note = 북쪽으로 갔으니 그럴듯해 보인다.
template-true-because = 대부분 남부 출신이었다.
template-several = 다음 중 일본에 있는 항구는 어디인가?
template-several-a = 니가타
template-several-b = 청진
template-several-b-note = 니가타에서 떠난 배가 도착한 항구로, 북한에 있다.
template-several-c = 마이즈루
template-several-d = 부산
template-several-d-note = 부산은 한국에 있다.
template-number = 1959년부터 1984년까지 일본에서 북한으로 이주한 사람은 몇 명인가?
template-number-unit = 명
template-word = 한국어를 적는 글자를 무엇이라고 하는가?
template-word-accepted = 한글 | Hangul

## The template: how to fill it in

template-help-title = ‘문제’ 시트 쓰는 법
template-help-how = 한 행에 한 문제씩 { $most }문제까지 적을 수 있습니다. 예시는 덮어쓰고 첫 행은 그대로 둔 채 파일을 보내 주세요. 필요 없는 열은 비워 두거나 지워도 됩니다.
template-help-needed = 꼭 적는 열
template-help-by-kind = 문제 유형에 따라 적는 열
template-help-free = 비워 두어도 되는 열
template-help-answer = 정답 쓰는 법
template-column-question = 묻는 말. 300자 이내.
template-column-answer = 유형별로 쓰는 법은 아래를 보세요.
template-column-kind = 목록에서 고릅니다. 비어 있으면 다른 열을 보고 판단합니다.
template-column-choice = 보기는 두 개부터 열 개까지, 각각 100자 이내. 더 필요하면 ‘보기 J’까지 열을 늘릴 수 있습니다.
template-column-note = 그 오답을 고르기 쉬운 까닭. 답과 함께 보여 줍니다.
template-column-tolerance = 수 문제에서 허용하는 오차. 비어 있으면 정확한 수만 정답입니다.
template-column-unit = 수 문제에서 명이나 km 같은 단위.
template-column-because = 왜 그것이 정답인지. 600자 이내.
template-column-sources = 한 줄에 하나씩. 표기, 세로줄 |, 주소 순서로 적습니다. 주소는 없어도 됩니다.
template-column-caveats = 엇갈리거나 불확실한 점. 한 줄에 하나씩, 앞에 단어와 콜론(:)을 붙입니다.
template-column-content-note = 힘든 내용이 있을 때 문제 앞에 보여 주는 문장.
template-column-topic = 문제의 분야.
template-column-tags = 검색에 쓰는 단어. 쉼표로 나눕니다.
template-column-seconds = 답을 받는 시간(초).
template-column-id = 그대로 두세요. 파일을 다시 보낼 때 같은 문제인지 알 수 있습니다.
template-kind-one = 보기의 글자: B
template-kind-true-false = 맞다 또는 틀리다
template-kind-several = 정답인 보기의 글자 모두: A, C
template-kind-number = 숫자로: 93340
template-kind-word = 정답으로 받을 단어를 세로줄로 나누어: 한글 | Hangul
