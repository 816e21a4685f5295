# Seen where the daily fact is posted, and by moderators in the answers of /zainichi-mod daily, daily-status and so on.

## Names of commands, options and values

command-daily = 毎日の投稿
    .about = チャンネルに毎日、決まった時刻に歴史メモを投稿する
    .example = daily ここ 午前9時 東京 平日
    .also = 毎日の史実
command-daily-status = 毎日の投稿-状況
    .about = 各チャンネルの次回の投稿とエラーの有無
    .example = daily-status
command-daily-preview = 毎日の投稿-プレビュー
    .about = 次の歴史メモを投稿前に見る
    .example = daily-preview
command-daily-skip = 毎日の投稿-スキップ
    .about = 次の歴史メモを今後も投稿しない、または次の1日分だけ休む
    .example = daily-skip
command-daily-now = 毎日の投稿-今すぐ
    .about = 次の歴史メモを、今日の分として今すぐ投稿する
    .example = daily-now
command-daily-pause = 毎日の投稿-休止
    .about = 再開するまで投稿を休む
    .example = daily-pause
command-daily-resume = 毎日の投稿-再開
    .about = 休んでいた投稿を再開する
    .example = daily-resume
command-daily-off = 毎日の投稿-終了
    .about = チャンネルへの毎日の投稿をやめる
    .example = daily-off

option-channel = チャンネル
    .about = 投稿先のチャンネル（# で指定、または「ここ」）
    .picked = 投稿先のチャンネル
option-time = 時刻
    .about = 現地の時刻（例：午前9時、09:00）
    .picked = 下のタイムゾーンでの時刻
option-zone = タイムゾーン
    .about = タイムゾーン（例：東京、日本時間）
    .field = タイムゾーン
option-days = 曜日
    .about = 投稿する曜日（例：平日、月〜金、月・水・金）
    .picked = どれも選ばなければ毎日（設定済みならそのまま）
option-what = 対象
    .about = スキップするもの：歴史メモ（今後も投稿しない）または日

zone-offered = { $called }（{ $zone }）
value-here = ここ
value-daily = 毎日
value-weekdays = 平日
value-weekends = 週末

## When an option is not understood

mistake-channel = 「{ $typed }」というチャンネルが見つかりません。# を入力して一覧から選ぶか、「ここ」と入力してください。
mistake-time = 「{ $typed }」は時刻として読み取れません。09:00 や 午後9時半 のように入力してください。
mistake-zone = 「{ $typed }」というタイムゾーンは見つかりません。東京、日本時間、Asia/Tokyo のように入力してください。
mistake-days = 「{ $typed }」は曜日として読み取れません。月〜金、月・水・金、平日 のように入力してください。
mistake-what = 「{ $typed }」はスキップできません。「歴史メモ」か「日」と入力するか、何も付けずに実行して選んでください。

## Days and times

weekday-mon = 月曜日
weekday-tue = 火曜日
weekday-wed = 水曜日
weekday-thu = 木曜日
weekday-fri = 金曜日
weekday-sat = 土曜日
weekday-sun = 日曜日
daily-date = { $date }（{ $weekday }）
daily-slot = { $date } { $time }

## The fact in its channel


## How a schedule stands

daily-heading = 毎日の歴史メモ
daily-this-channel = このチャンネル
daily-all-topics = すべて
daily-told = { $days } { $time }（{ $zone }）。分野：{ $topic }。言語：{ $language }。
daily-zone-assumed = 時刻は{ $zone }の現地時刻です。変えるには、都市名を付けてもう一度設定してください（例）：{ COMMAND("zainichi-mod daily ここ 午前9時 東京") }
zone-fixed = { $zone }は夏も含めて一年中UTC{ $offset }です。都市の時計に合わせるには、都市名を入力してください：{ $city }
daily-times = 今後の予定：
daily-next = 次回：{ $time }
daily-place = { $place }
daily-preview-of = { $place }のプレビュー
daily-button-preview = プレビュー
daily-button-status = 状況
daily-unnamed-channel = プライベートチャンネル { $id }
daily-before = これまで
daily-left-out = スキップした歴史メモが{ $count }件あります。ここにはもう投稿されません。
daily-skip-ask = どちらをスキップしますか。歴史メモをスキップすると、ここにはもう投稿されず、別の歴史メモが代わりに入ります。日をスキップすると、この歴史メモは次の回に投稿されます。
daily-button-skip = スキップ
daily-button-skip-fact = この歴史メモ（今後も）
daily-button-skip-day = この日
daily-button-now = 今すぐ投稿
daily-button-pause = 休止
daily-button-resume = 再開
daily-button-off = 終了
daily-button-undo = 取り消す
daily-button-unskip = また投稿できるようにする
daily-button-restore = 元に戻す
daily-missed = { $date }は、6時間以内に投稿できなかったため、お休みしました。
daily-failing = 今回の投稿に{ $tries }回失敗しました。もう一度試します。
daily-topic-off = 指定された分野は、設定でオフになっています。オンに戻すまでは、ほかの分野の歴史メモを投稿します。
daily-paused-asked = モデレーターが休止しています。{ COMMAND("zainichi-mod daily-resume") } で再開できます。
daily-paused-empty = 今の設定では、投稿できる歴史メモがありません。{ COMMAND("zainichi-mod settings") } で設定を変えてから、{ COMMAND("zainichi-mod daily-resume") } で再開してください。
daily-paused-gone = 休止中：チャンネルがなくなったか、アーカイブされています。{ COMMAND("zainichi-mod daily") } で別のチャンネルを選ぶか、{ COMMAND("zainichi-mod daily-off") } で終了してください。
daily-paused-lost = 休止中：チャンネルがなくなったか、アーカイブされています。{ COMMAND("zainichi-mod daily") } で別のチャンネルを選ぶか、{ COMMAND("zainichi-mod daily-off") } で終了してください。
daily-paused-forbidden = { $platform ->
    [slack] 休止中：投稿の権限がありません。そのチャンネルで /invite に続けてボットの名前を入力し、{ COMMAND("zainichi-mod daily-resume") } で再開してください。
   *[other] 休止中：投稿の権限がありません。チャンネルの閲覧と投稿を許可し、{ COMMAND("zainichi-mod daily-resume") } で再開してください。
  }
daily-paused-refused = 休止中：チャンネルまたはワークスペースの設定により投稿できません。管理者に確認するか別のチャンネルを選び、{ COMMAND("zainichi-mod daily-resume") } で再開してください。

## What a command has changed, or could not

daily-paused = { $place }への毎日の投稿を休止しました。{ COMMAND("zainichi-mod daily-resume") } で再開できます。
daily-is-paused = { $place }への毎日の投稿は、すでに休止しています。
daily-resumed = { $place }への毎日の投稿を再開しました。
daily-is-running = { $place }への毎日の投稿は休止していません。
daily-skipped-fact = 「{ $title }」は、{ $place }にはもう投稿されません。別の歴史メモが代わりに入ります。
daily-skipped-day = { $date }は、{ $place }に投稿しません。この歴史メモは次の回に投稿します。
daily-unskipped = { $place }でスキップしたものは、また投稿されるようになりました。
daily-posted-now = 今日の歴史メモとして{ $place }に投稿しました。
daily-busy = ただいま{ $place }に投稿しています。1分後にもう一度お試しください。
daily-removed = { $place }への毎日の投稿を終了しました。
daily-none = 毎日の投稿はまだ設定されていません。設定するには：{ COMMAND("zainichi-mod daily") }
daily-none-there = そのチャンネルには毎日の投稿が設定されていません。一覧を見るには：{ COMMAND("zainichi-mod daily-status") }
daily-which = どのチャンネルですか。
daily-no-place = ここには投稿できません。ボットのいるサーバーのチャンネルを指定してください。
daily-needs = まだそのチャンネルに投稿できません。次のことを許可してください：
daily-cannot-gone = そのチャンネルには投稿できません。別のチャンネルを選んでください。
daily-cannot-lost = そのチャンネルには投稿できません。別のチャンネルを選んでください。
daily-cannot-forbidden = そのチャンネルに投稿する権限がありません。権限を付けるか招待してから、もう一度お試しください。
daily-cannot-refused = そのチャンネルには、チャンネルまたはワークスペースの設定により投稿できません。管理者に確認するか、別のチャンネルを選んでください。
daily-cannot-busy = 今はそのチャンネルに接続できません。1分後にもう一度お試しください。

## For the moderator who set it

daily-stopped = { $place }への毎日の歴史メモの投稿を3回試みましたが、できませんでした。今後の投稿は休止します。
daily-stopped-empty = 今の設定では、{ $place }に投稿できる歴史メモがありません。今後の投稿は休止します。
daily-stopped-how = 状況を見るには：{ COMMAND("zainichi-mod daily-status") }
