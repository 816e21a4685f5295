# Seen behind “Report a problem” under sources, and in the answers of /zainichi-mod reports.

command-reports = 報告一覧
    .about = 参加者から寄せられた誤りの報告
    .example = reports every
option-show = 表示
    .about = 未対応の報告だけか、すべてか

value-open = 未対応
value-every = すべて

button-problem = 誤りを報告
problem-about = 対象：{ $title }
problem-what = 問題の種類
problem-what-hint = 一つ選んでください
problem-text = くわしい内容
problem-text-hint = 500文字まで。個人名は書かないでください。
problem-wrong = 事実と違う
problem-source = 出典の内容と合わない
problem-translation = 訳がおかしい
problem-hurtful = 人を傷つける表現がある
problem-typo = 誤字・脱字
problem-other = その他
problem-fact = 歴史メモ
problem-term = 用語
problem-comment = コメント
problem-question = 問題
problem-thanks = ご報告ありがとうございます。
problem-thanks-again = ありがとうございます。前回の報告をこの内容に置き換えました。
problem-next = ここのモデレーターが、あなたの名前を見ずに内容を確認し、必要に応じて文章の編集者に伝えます。返信はありません。
problem-next-own = この問題はこのコミュニティで作られたものです。ここのモデレーターが、あなたの名前を見ずに内容を確認します。返信はありません。
problem-no-what = 問題の種類をリストから選んでください。
problem-too-long = { $count }文字あります。{ $most }文字以内で書いてください。
problem-too-many = 1日に送れる報告は{ $most }件までです。続きは明日お送りください。
problem-nobody-reads = ボットはこの場所に参加していないため、報告を読むモデレーターがいません。ボットが参加しているサーバーからお送りください。そこでは { COMMAND("search") } で項目を探せます。

reports-heading = { $count ->
    [0] 未対応の報告はありません
   *[other] 未対応の報告：{ NUMBER($count) }件
  }
reports-number = { $number } / { $of }
reports-none = 表示する報告はありません。
reports-state = 状態
reports-is-done = 対応済み
reports-is-not-ours = 対象外
reports-handled-by = さんがこの報告に対応しました。
reports-done = 対応済みにする
reports-not-ours = 対象外にする
reports-reopen = 未対応に戻す
reports-show-item = 対象を表示
reports-newer = 新しい報告
reports-older = 古い報告
reports-show-every = すべての報告
reports-show-open = 未対応の報告
reports-export = 書き出す
reports-exported = 報告の一覧表です。個人の情報は含まれていません。このままプロジェクトの Issue に添付できます。
reports-nothing-to-export = 書き出す報告がありません。この中に、プロジェクトの文章についての報告はありません。
reports-now-done = 対応済みにしました：{ $title }
reports-now-not-ours = 対象外にしました：{ $title }
reports-now-open = 未対応に戻しました：{ $title }
reports-gone = その報告はもうありません。
reports-unchanged = 変更はありません。ほかの人が先に対応したか、同じ項目に新しい報告があります。
reports-item-then = 報告されたときの表示：
reports-item-now = 現在の表示
reports-button = 報告を見る

home-reports = 報告
home-reports-open = 未対応の報告：{ NUMBER($count) }件
