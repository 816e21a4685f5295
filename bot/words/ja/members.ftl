# Seen in the answers of /zainichi language and privacy.

command-language = 言語
    .about = ボットが応答する言語
    .example = language 日本語
command-privacy = プライバシー
    .about = 保存している自分の情報の確認・受け取り・削除
    .example = privacy export

option-choice = 言語
    .about = 言語（autoならアプリの設定に合わせる）
option-action = 操作
    .about = データの受け取りまたは削除

value-export = 全データをファイルで受け取る
value-delete = 全データを削除

button-as-platform = { $platform ->
    [discord] Discordの設定に合わせる
    [slack] Slackの設定に合わせる
   *[other] このコンピューターの設定に合わせる
  }
button-export = 自分のデータを受け取る
button-delete = 自分のデータを削除
button-delete-now = すべて削除する
language-now = 今は{ $language }で応答しています。ほかの言語も選べます。
language-set = これからは{ $language }で応答します。
language-as-platform = { $platform ->
    [discord] これからはDiscordの言語設定に合わせます（現在：{ $language }）。
    [slack] これからはSlackの言語設定に合わせます（現在：{ $language }）。
   *[other] これからはこのコンピューターの言語設定に合わせます（現在：{ $language }）。
  }
privacy-heading = 保存している情報
privacy-you = あなた
privacy-you-text = { $platform ->
    [discord] DiscordのID、選んだ言語とDiscordが伝える言語
    [slack] SlackのID、選んだ言語とSlackが伝える言語
   *[other] 選んだ言語とこのコンピューターの言語
  }
privacy-seen = 見たもの
privacy-seen-text = 歴史メモとコメント
privacy-quizzes = クイズ
privacy-quizzes-text = 回答とその日時、日ごとの得点
privacy-class = クラスのクイズ
privacy-class-text = 主催者のための、ここでの表示名（90日間、または主催者が削除するまで）
privacy-sets = 自作のクイズ
privacy-sets-text = 取り込んだクイズ（データを削除しても、名前なしでここに残ります）
privacy-reports = 誤りの報告
privacy-reports-text = 書いた内容（モデレーターには名前なしで表示。データを削除しても、名前なしで残ります）
privacy-daily = 毎日の歴史メモ
privacy-daily-text = チャンネルに設定したもの
privacy-never = 保存しないもの
privacy-never-text = メッセージとメールアドレス。ほかの人にはニックネームが見えます
privacy-exported = あなたについて保存されているすべての情報です（JSON形式）。
privacy-ask = 得点、回答、表示した項目の記録、言語の設定を削除します。元に戻すことはできません。
privacy-deleted = 削除しました。あなたの情報はもう保存されていません。
privacy-nothing = あなたの情報は保存されていません。
