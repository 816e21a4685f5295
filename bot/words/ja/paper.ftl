# Seen on paper: a quiz to be done by hand with its key, and what somebody missed in a class.

## A quiz

paper-print = 印刷
paper-printed = 「{ $title }」の印刷用ファイルです。問題、解答用紙、正解と解説の順に、それぞれ別の紙に分かれています。
paper-questions = 問題
paper-grid = 解答用紙
paper-key = 正解と解説
paper-foot = { $title } · { $part }
paper-name = 名前
paper-date = 日付
paper-several = 正しいものをすべて選んでください。
paper-grid-how = 丸の問題は一つだけ、四角の問題は正しいものをすべて塗りつぶしてください。線の上には答えを書いてください。
paper-right = 正解
paper-also = これも正解
paper-missing = □は、絵文字など、このファイルの書体にない文字の代わりです。

## What somebody missed

act-handout = 復習プリント
handout-title = 復習：{ $title }
handout-number = { $number }. { $prompt }
handout-continued = { $number }の続き：
handout-next = 次のページ（{ $page } / { $of }）
handout-previous = 前のページ（{ $page } / { $of }）
handout-file = PDFにする
handout-sent = あなたの復習プリントです。保存や印刷ができます。
handout-not-sent = ここではファイルを送れません。同じ内容を「復習プリント」の文章でご覧いただけます。
handout-not-made = ファイルを作れませんでした。少し待ってから、もう一度お試しください。
handout-nothing = 全問正解でした。復習が必要な問題はありません。
handout-not-asked = このクイズでは、あなたの成績に数えられた問題はありません。
handout-later = 復習プリントは、クイズが終わるとご覧いただけます。
handout-gone = このクイズの個々の解答はすでに削除されたため、復習プリントはありません。
handout-none = 解答していません。
handout-forgotten = あなたの解答はもう保存されていません。
handout-yours = あなたの解答

## Grades for other systems

act-gradebook = 成績表
gradebook-heading = CanvasとMoodleの成績
gradebook-canvas = Canvas：「成績」→「インポート」。Canvasにない名前は、取り込むときに生徒と対応させます。課題は新しく作られます。
gradebook-moodle = Moodle：最初に、各自のメールアドレスを記入してください（ボットには知らされません）。次に「評定」→「インポート」→「CSVファイル」で、列を対応させます。
gradebook-title = { $title }、{ $date }
gradebook-email = メールアドレス
gradebook-feedback = フィードバック
gradebook-missed = { $told } 復習する問題：{ $numbers }
gradebook-of = { $of }点中{ $grade }点
