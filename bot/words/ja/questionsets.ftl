# Seen by teachers: the quizzes that they can choose from, each of them whole, their own ones, and files of both.

## Names of commands, options and values

command-quizzes = クイズ一覧
    .about = ここで使えるすべてのクイズ（用意されたものと自作のもの）
    .example = quizzes
command-preview = プレビュー
    .about = クイズを答えつきで先に読む
    .example = preview first-ships
command-import = 取り込み
    .about = 自作の問題を取り込む
    .example = import
command-export = 書き出し
    .about = クイズをほかのシステム用のファイルにする
    .example = export first-ships gift

option-file = ファイル
    .about = 問題のファイル（テンプレート、Kahoot、Moodle、GIFT、Aiken、Blooketなど）
option-title = 題名
    .about = クイズの題名
option-text = テキスト
    .about = 問題そのものを貼り付ける場合
option-format = 形式
    .about = どのシステム用か
option-language = 言語
    .about = 用意されたクイズの場合の言語

value-xlsx = Excel（テンプレート）
value-gift = GIFT
value-moodle = Moodle XML
value-aiken = Aiken
value-qti = QTI 2.1
value-anki = Anki
value-kahoot = Kahoot
value-blooket = Blooket
value-trivia = Open Trivia DB
value-forms = Googleフォーム

## The list, and one of them

sets-heading = クイズ一覧
sets-own-count = { $count ->
    [0] 自作のクイズはまだありません。ファイルか貼り付けで問題を取り込めます。
   *[other] このうち{ $count }件が、ここで作られたクイズです。
}
sets-own = 自作
sets-questions = { $count }問
sets-notes = 注意付き{ $count }問
sets-choose = クイズを選ぶ
sets-more = ほかのクイズ
sets-all = クイズ一覧へ
sets-back = 戻る
sets-bring = 問題を取り込む
sets-template = テンプレート
sets-start = 始める
sets-preview = プレビュー
sets-export = 書き出す
sets-delete = 削除…
sets-delete-sure = 削除する
sets-row-questions = 問題数
sets-row-notes = 注意付き
sets-row-about = 内容
sets-row-language = 言語
sets-row-version = 版
sets-version = 第{ $version }版（{ $day }）
sets-long = 一度に出題するのは、無作為に選んだ{ $most }問までです。問題数を指定して減らすこともできます。
sets-gone = そのクイズはもうありません。
quiz-set-gone = そのクイズはもうありません。ほかのクイズはこちらから：{ COMMAND("quiz") }
sets-not-yours = 「{ $title }」はほかの人のクイズです。変更できるのは本人とモデレーターだけです。
sets-delete-ask = 「{ $title }」（{ $count }問）を削除しますか。元に戻せません。進行中のクイズはそのまま続き、レポートも残ります。
sets-deleted = 「{ $title }」を削除しました。

## All its questions

sets-preview-heading = { $title } · { $page } / { $of }
sets-number = { $number }. { $prompt }
sets-continued = { $number }の続き：
sets-also = これも正解
sets-next = 次のページ
sets-previous = 前のページ

## As a file

sets-export-heading = 書き出し：{ $title }
sets-export-how = 解説、選択肢の説明、出典は、相手のシステムに置き場所があるかぎり一緒に書き出します。入らないものはお知らせします。
sets-export-menu = どのシステム用ですか
sets-exported = 「{ $title }」のファイルです：
sets-export-more = …ほかに{ $count }件のお知らせがあります。
sets-template-how = このブックに、1行に1問ずつ記入してください。列の説明は2枚目のシートにあります。記入したら取り込んでください。
sets-file-not-sent = ここではファイルを送れませんでした。管理者にファイルの許可を頼むか、別のチャンネルでお試しください。
sets-not-made = 今回はファイルを作れませんでした。少し待ってからもう一度お試しください。

## Bringing questions

sets-how-heading = 自作の問題
sets-how = ファイルを送るか、問題を貼り付けてください。まず間違いをすべてお見せします。保存するのは、確認をいただいてからです。
sets-how-formats = 読めるもの：テンプレート（ExcelまたはCSV）、Kahoot・Blooket・Gimkitのファイル、GIFT、Moodle XML、Aiken、Open Trivia DB。
sets-form = 問題を取り込む
sets-form-file = ファイル
sets-form-file-hint = テンプレート、またはKahoot、Moodle、Blooketなどのファイル
sets-form-text = または貼り付け
sets-form-text-hint = GIFTまたはAikenのテキスト
sets-form-title = 題名
sets-form-title-hint = ここでのクイズの題名
sets-nothing-given = ファイルを送るか、問題を貼り付けてください。
sets-no-title = 文字か数字を含む題名にしてください。
sets-untitled = { $day }のクイズ
sets-unreadable = そのファイルは読めませんでした。何も保存していません。テンプレートを使うか、ファイルを保存し直してください。
sets-nothing-good = 読み取れた問題がありません
sets-import-heading = 取り込み：{ $title }
sets-import-good = { $count }問を保存できます（{ $language }）。{ $notes ->
    [0] {""}
   *[other] うち{ $notes }問に内容についての注意があります。
  }
sets-import-bad = 直すところ、または取り込めなかったところが{ $count }か所あります：
sets-import-taken = 「{ $title }」（第{ $version }版、{ $count }問）がすでにあります。これと置き換わります。
sets-import-others = 「{ $title }」はほかの人のクイズとしてすでにあります。別の題名にしてください。
sets-import-not-yet = まだ何も保存していません。1時間、あなただけが見られる形でお預かりします。
sets-import-waits = 「{ $title }」はまだ保存していません。下の番号を入力してください。取り込みをやめるには「{ $leave }」を選んでください。
sets-full = 自作のクイズは上限の{ $most }件に達しています。先にどれかを削除してください。
sets-store = { $count }問を保存
sets-replace = 「{ $title }」と置き換える
sets-retitle = 題名を変える
sets-problems = 間違いをすべて見る
sets-drop = やめる
sets-language-menu = 問題の言語
sets-not-waiting = 待機中の取り込みはありません。保存したか、やめたか、1時間が過ぎました。もう一度取り込んでください。
sets-stored = { $count }問を保存しました。見られるのはこのコミュニティだけです。
sets-replaced = 置き換えました。今は{ $count }問です。進行中のクイズの問題は変わりません。
sets-dropped = やめました。何も保存していません。
