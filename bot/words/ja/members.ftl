# Seen in the answers of /zainichi language and privacy.

command-language = 言語
    .about = ボットが応答する言語
    .example = language ja
command-privacy = プライバシー
    .about = 保存している自分の情報の確認・受け取り・削除
    .example = privacy export

option-choice = 言語
    .about = 言語（autoならプラットフォームの設定に合わせる）
option-action = 操作
    .about = 行う操作

value-export = 全データをファイルで受け取る
value-delete = 全データを削除

button-as-platform = プラットフォームの設定に合わせる
button-export = 自分のデータを受け取る
button-delete = 自分のデータを削除
button-delete-now = すべて削除する
language-now = 今は{ $language }で応答しています。ほかの言語も選べます。
language-set = これからは{ $language }で応答します。
language-as-platform = これからはプラットフォームの言語設定に合わせます（現在：{ $language }）。
privacy-heading = 保存している情報
privacy-text = 保存しているのは、プラットフォーム上のID、選んだ言語とプラットフォームから最後に伝えられた言語、表示した史実とコメント、クイズの内容と回答・回答日時、日ごとの得点、設定した毎日の史実です。クラスのクイズでは、主催者のために表示名も90日間（または主催者が削除するまで）保存します。メッセージとメールアドレスは保存しません。ほかの人には、自動で付けたニックネームが表示されます。
privacy-exported = あなたについて保存されているすべての情報です（JSON形式）。
privacy-ask = 得点、回答、表示した項目の記録、言語の設定を削除します。元に戻すことはできません。
privacy-deleted = 削除しました。あなたの情報はもう保存されていません。
privacy-nothing = あなたの情報は保存されていません。
