# Seen where question sets are read from files and written to them, and inside of those files.

## Where something is, and what

import-problem = { $where }：{ $what }
import-where-cell = セル{ $column }{ $row }
import-where-row = { $number }行目
import-where-line = { $number }行目
import-where-question = { $number }問目
import-where-file = ファイル全体

## The file as a whole

import-too-large = { $size } MBあります。{ $limit } MBまで読み込めます。いくつかのファイルに分けてください。
import-nothing = 問題が入っていません。テンプレートに記入するか、もう一度書き出してください。
import-unknown = どの形式のファイルか分かりません。読み込めるのは、テンプレート（XLSX、CSV）、Kahoot、Blooket、Gimkit、GIFT、Moodle XML、Aiken、Open Trivia DBです。
import-not-text = 文字として読み取れません。「CSV UTF-8」か、UTF-8のテキストとして保存し直してください。
import-old-excel = 古い形式（.xls）か、パスワード付きのブックです。パスワードなしの.xlsxとして保存し直してください。
import-locked = パスワードがかかっています。パスワードなしで保存し直してください。
import-damaged = ブックが壊れていて開けません。表計算ソフトで開き、もう一度.xlsxとして保存してください。
import-bomb = 展開するとクイズには大きすぎるため、開きませんでした。行を新しいブックにコピーしてください。
import-no-workbook = このzipファイルはブックではありません。.xlsx、CSV、テキストのファイルをそのまま送ってください。
import-no-heads = 見出しの行が見つかりません。テンプレートを使い、1行目はそのままにしてください。
import-csv-broken = ここから先の表を読み取れません。閉じていない引用符がないか確かめてください。
import-json-broken = JSONがここで途切れているか、誤りがあります。もう一度ダウンロードしてください。
import-trivia-shape = Open Trivia DBのJSONではありません。「question」「correct_answer」「incorrect_answers」を持つ「results」の一覧が必要です。
import-trivia-answer = 「correct_answer」が空です。正答を書いてください。
import-xml-broken = XMLのこの行に誤りがあります。Moodleからもう一度エクスポートしてください。
import-xml-entities = 文書型やエンティティの宣言があるため、安全のために開きませんでした。Moodleからもう一度エクスポートしてください。
import-other-xml = MoodleのXMLではありません（「{ $name }」で始まっています）。Moodleで「Moodle XML」としてエクスポートしてください。
import-many-questions = 1つのクイズに入るのは{ $limit }問までです。ここから先は読み込んでいません。2つ目のファイルに分けてください。

## A cell that holds something else

import-formula = 数式が入っています。数式は計算しません。結果を文字で入力してください。
import-cell-error = セルがエラーになっています。内容を文字で入力してください。
import-date-cell = 表計算ソフトが日付に変えています。セルの書式を「文字列」にして、1959年12月14日のように入力し直してください。

## A question that is not complete, or too long

import-no-prompt = 問題文がありません。ここに書いてください。
import-no-answer = 正答が示されていません。どれが正答かを書いてください。
import-long = { $field ->
     [prompt] 問題文
     [because] 解説
     [content-note] 内容についての注意
     [topic] 分野
     [choice] 選択肢
     [note] 選択肢への説明
     [source] 出典
     [caveat] 異論の説明
     [tag] タグ
     [unit] 単位
    *[word] 正答の語
  }が{ $length }文字あります。{ $limit }文字以内にしてください：「{ $text }」
import-many = { $field ->
     [source] 出典
     [tag] タグ
     [choice] 選択肢
    *[word] 正答の語
  }が{ $count }個あります。{ $limit }個以内にしてください。
import-few-choices = 選択肢が足りません。2つ以上書いてください。
import-empty-choice = { $number }番目の選択肢が空ですが、その後ろに選択肢があります。記入するか、後ろの選択肢を詰めてください。
import-same-choice = 「{ $text }」が2つあります。どちらかを変えてください。
import-address = 「{ $typed }」はウェブのアドレスではありません。https://で始まり、空白のないものにしてください。
import-seconds = 「{ $typed }」秒は使えません。{ $least }から{ $most }までの数にするか、空にしてください。
import-not-a-number = 「{ $typed }」を数として読み取れません。93340や2.5のように数字で書いてください。
import-tolerance = 許容される差に「{ $typed }」は使えません。0以上の数を書いてください。
import-no-word = 正答の語に文字も数字もありません。1つずつ書いてください。
import-kind = 「{ $typed }」という種類はありません。セルの一覧から選ぶか、空にしてください。
import-one-answer = 「{ $typed }」は複数の選択肢を指しています。文字を1つにするか、種類を「複数の正答」にしてください。
import-answer-letter = 「{ $typed }」は選択肢の文字ではありません。Bのように、正答が複数ならA, Cのように書いてください。
import-answer-number = 「{ $typed }」は答えの番号ではありません。書式が「文字列」のセルに、2のように、正答が複数なら1,3のように書いてください。
import-answer-missing = 「{ $typed }」が正答になっていますが、その選択肢が空です。別のものにするか、選択肢を記入してください。
import-answer-truth = 「{ $typed }」は「正しい」「正しくない」のどちらでもありません。どちらかを書いてください。

## Aiken, GIFT and Moodle

import-aiken-answer = ANSWER: の後は1文字です。「{ $typed }」は使えません。正答が複数ある問題にはテンプレートを使ってください。
import-aiken-no-answer = 答えの行がありません。選択肢の下に「ANSWER: 」と1文字を書いてください。
import-aiken-line = 「{ $typed }」は選択肢でも答えでもありません。選択肢は「B. 新潟」のように1行に1つずつ書いてください。
import-aiken-letter = 選択肢の文字が「{ $typed }」です。次は{ $letter }です。A、B、Cの順にしてください。
import-gift-braces = 波かっこの対応が取れていません。1問に1組とし、そのほかの波かっこの前には \ を付け、間に空行を入れないでください。
import-gift-two = ここに2つの問題があります。間に空行を入れてください。
import-gift-before = 「{ $typed }」が最初の答えの前にあります。答えはそれぞれ = か ~ で始めてください。
import-gift-answers = 波かっこの中が答えになっていません。TかF、正答の前に =、誤答の前に ~、数の前に # を書いてください。
import-gift-two-right = = の付いた選択肢が2つあります。複数を選ぶ問題なら ~%50% と書いてください。
import-moodle-two-right = 配点が100%の選択肢が2つあります。Moodleで「複数解答可」にして、点を分けてください。
import-two-numbers = 正答の数が2つあります。1つにして、許容される差を書いてください。
import-wildcard = * は任意の文字列を表すため、使えません。正答の語を1つずつ書いてください。

## What was left out

import-left-kind = { $kind ->
     [matching] 組み合わせ問題
     [essay] 記述問題
     [cloze] 穴埋め文
     [ordering] 並べ替え問題
     [drag] ドラッグ問題
     [calculated] 計算問題
     [description] 問題のない説明文
     [random] ランダム問題
     [picture] 画像や音声のある問題
    *[other] 対応していない種類の問題
  }のため、読み込んでいません：「{ $prompt }」
import-left-partial = 「{ $text }」は元の問題では部分点です。ここでは誤答になります。
import-left-feedback = 入力された誤答への説明は読み込んでいません：「{ $text }」
import-left-column = 列「{ $name }」はテンプレートにないため、読み込んでいません。

## What a format has no room for

export-questions = 問題{ $numbers }（{ $count }問）
export-lost = { $field ->
     [because] 解説
     [notes] 誤答の説明
     [sources] 出典
     [content-note] 内容についての注意
     [caveats] 異論の説明
     [tags] タグ
     [topic] 分野
     [seconds] 制限時間
    *[unit] 単位
  }は、この形式に入れる場所がないため省きました。
export-shortened = { $field ->
    [prompt] 問題文を{ $limit }文字に切り詰めました。
   *[choice] 選択肢を{ $limit }文字に切り詰めました。
  }
export-no-kind = { $kind ->
    [several] 正答が複数の問題
    [number] 数を答える問題
    [word] 語を答える問題
    [true-false] 正誤問題
   *[one] 正答が1つの問題
  }は、この形式にないため省きました。
export-many-choices = 選択肢が{ $limit }個までの形式のため、省きました。
export-same-choices = 切り詰めると同じになる選択肢があるため、省きました。
export-one-right = 正答が1つだけのため、この形式では答えを1つ選ぶ問題になります。
export-seconds = 制限時間は、この形式で近い{ $seconds }秒にしました。
export-changed = この形式で特別な意味を持つ記号を置き換えました。
export-short-sources = 出典は、短い表記とアドレスだけを入れました。
export-no-facts = ボットの歴史メモへのリンクは省きました。
export-forms-grade = Googleフォームのスクリプトでは自動採点を設定できません。手で採点するか、フォームで正解を入力してください。

## What the formats are called

format-xlsx = Excel（テンプレート）
format-csv = CSV（テンプレート）
format-gift = GIFT（Moodle、テキスト）
format-moodle = Moodle XML
format-aiken = Aiken（テキスト）
format-qti = QTI 2.1（Canvas、TAOなど）
format-anki = Anki（暗記カード）
format-kahoot = Kahoot（Excel）
format-blooket = Blooket（CSV）
format-gimkit = Gimkit（CSV）
format-trivia = Open Trivia DB（JSON）
format-forms = Googleフォーム（スクリプト）
format-quiz = クイズ
format-forms-how = Googleフォームのクイズを作成するスクリプトです。script.google.comで新しいプロジェクトを作り、全体を貼り付けて上書きし、makeQuizを実行してください。初回だけ、フォームの作成を許可するかどうか確認されます。フォームのアドレスはログに表示されます。

## The columns of the template, and its kinds of questions

table-sheet = 問題
table-question = 問題文
table-kind = 種類
table-answer = 正答
table-choice = 選択肢{ $letter }
table-note = { $letter }の説明
table-tolerance = 許容される差
table-unit = 単位
table-because = 解説
table-sources = 出典
table-caveats = 異論
table-content-note = 内容についての注意
table-topic = 分野
table-tags = タグ
table-seconds = 秒数
table-id = ID
table-kind-one = 1つの正答
table-kind-true-false = 正誤
table-kind-several = 複数の正答
table-kind-number = 数
table-kind-word = 語
table-rule-kind = 一覧から選ぶか、空にしてください。
table-rule-tolerance = 0以上の数を書くか、空にしてください。
table-rule-seconds = { $least }から{ $most }までの整数を書くか、空にしてください。

## The template: its examples

template-name = 問題テンプレート
template-sheet = 使い方
template-one = 1959年、北朝鮮への最初の船はどの港から出たか。
template-one-a = 神戸
template-one-a-note = 大きな港だが、日本の反対側にある。
template-one-b = 新潟
template-one-c = 横浜
template-one-c-note = 多くの船が日本を出た港だが、この船ではない。
template-one-d = 釜山
template-one-d-note = 釜山は韓国にある。
template-one-because = 1959年12月14日、2隻の船が新潟を出た。
template-source = 教科書112ページ
template-site = ウェブのページ
template-tag = 船
template-true = 北朝鮮へ渡った人の大半は、半島の北部の出身だった。
template-true-note = 北へ渡ったので、そう思える。
template-true-because = 大半は南部の出身だった。
template-several = 次のうち、日本にある港はどれか。
template-several-a = 新潟
template-several-b = 清津
template-several-b-note = 新潟からの船が着いた港で、北朝鮮にある。
template-several-c = 舞鶴
template-several-d = 釜山
template-several-d-note = 釜山は韓国にある。
template-number = 1959年から1984年までに、日本から北朝鮮へ渡った人は何人か。
template-number-unit = 人
template-word = 朝鮮語・韓国語の文字を何というか。
template-word-accepted = ハングル | Hangul | 한글

## The template: how to fill it in

template-help-title = 「問題」シートの書き方
template-help-how = 1行に1問、{ $most }問まで書けます。例は上書きし、1行目は残して、ファイルを送ってください。使わない列は空のままにするか、削除してかまいません。
template-help-needed = 必ず書く列
template-help-by-kind = 問題の種類による列
template-help-free = 空でもよい列
template-help-answer = 正答の書き方
template-column-question = 問いかけの文。300文字以内。
template-column-answer = 種類ごとの書き方は下の表を見てください。
template-column-kind = 一覧から選びます。空なら、ほかの列から判断します。
template-column-choice = 選択肢は2つから10個まで、それぞれ100文字以内。足りなければ「選択肢J」まで列を増やせます。
template-column-note = その誤答を選びたくなる理由。答えと一緒に表示します。
template-column-tolerance = 数の問題で、許容される差。空なら正確な数だけが正答です。
template-column-unit = 数の問題で、人やkmなどの単位。
template-column-because = なぜそれが正答なのか。600文字以内。
template-column-sources = 1行に1つ。表記、縦線 |、アドレスの順に書きます。アドレスはなくてもかまいません。
template-column-caveats = 異論や不確かな点。1行に1つ、前に言葉とコロンを付けます。
template-column-content-note = つらい内容を含むとき、問題の前に表示する一文。
template-column-topic = 問題の分野。
template-column-tags = 検索用の語。読点かコンマで区切ります。
template-column-seconds = 回答を受け付ける秒数。
template-column-id = そのままにしてください。もう一度送ったときに同じ問題だと分かります。
template-kind-one = 選択肢の文字：B
template-kind-true-false = 正しい／正しくない
template-kind-several = 正答のすべての文字：A, C
template-kind-number = 数字で：93340
template-kind-word = 正答とする語を縦線で区切って：ハングル | Hangul
