# Seen in the terminal alone.

console-hint = コマンドかボタンの番号を入力してください。終了はCtrl-Dまたはexitです。
console-shared-database = 得点は{ $name }に保存されます。
console-saved = このフォルダーに{ $name }として保存しました。
console-not-saved = このフォルダーに{ $name }を書き込めませんでした。書き込めるフォルダーでボットを起動してください。
console-bye = それではまた。
console-class-goes-on = ここではクラスのクイズが進行中です。戻るには：{ $command }
