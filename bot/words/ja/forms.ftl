# Seen where something is asked for in a form, or a file is given along.

button-form-again = 修正する
form-not-opened = 今回は入力フォームを開けませんでした。もう一度ボタンを押してください。
mistake-file = ファイルは文字では指定できません。コマンドだけを入力すると、ファイルを選ぶフォームが開きます。
file-missing = { $name } が見つかりません。このコンピューターでのファイルの場所を入力してください（例：~/Downloads/questions.csv）。
file-too-big = { $name } は大きすぎます。{ $most }以下のファイルにしてください。
file-ending = { $name } は読み取れる形式ではありません。使える形式：{ $endings }
file-refused = このワークスペースでは、まだファイルを読み取る許可がありません。ボットの運用者が設定できます（docs/slack.mdのスコープfiles:readをご覧ください）。
file-failed = 今回は { $name } を受け取れませんでした。もう一度送ってください。

## In the terminal, which asks for one field after the other

console-form-how = 1項目ずつ入力してください。{ $leave } で中止します。
console-form-left = 中止しました。何も送信していません。
console-form-optional = 省略できます
console-form-empty = ここは省略できません。
console-form-long = 長すぎます（{ NUMBER($length) }文字）。{ NUMBER($limit) }文字以内で入力してください。
console-form-range = { $least }から{ $most }までの整数を入力してください。
console-form-choose = 番号を1つ入力してください：{ $values }
console-form-choose-several = 選ぶものの番号を入力してください（例：1 3）。
console-form-text = 何行でも入力できます。空の行で終わります。
console-form-file = ファイルの場所を入力してください（{ $endings }、{ $most }以下）。
console-form-kept = そのままEnterを押すと、前の内容を使います：{ $value }
console-just-type = そのまま入力しても答えられます
console-several = まとめて選べます：{ $example }
