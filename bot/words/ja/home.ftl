# Seen on the page that a person has of their own, such as Slack’s Home tab.

home-new = 新着と続きから

home-facts = 歴史メモ
home-facts-new = { NUMBER($of) }件のうち{ NUMBER($new) }件をまだ見ていません
home-facts-all = { NUMBER($of) }件すべてをまだ見ていません
home-facts-none = すべて見ました

home-quiz-under-way = 途中のクイズ
home-quiz-waits = { $title }（{ $of }問中の{ $number }問目）
home-quizzes = クイズ
home-quizzes-new = { $new ->
    [0] { $of }本すべてに挑戦しました
   *[other] { $of }本のうち{ $new }本にまだ挑戦していません
}
home-quizzes-all = { $of }本すべてにまだ挑戦していません

home-today = 今日
home-button-today = 今日の歴史メモ
home-daily = 毎日の歴史メモ
home-daily-none = 毎日の歴史メモが届くチャンネルはまだありません。
home-button-daily = 毎日の歴史メモを設定
home-button-all-daily = { $count }件すべて

home-you = 言語とプライバシー
home-button-privacy = プライバシー

home-class = クラスのクイズ
home-class-none = 進行中のクラスのクイズはありません。
home-class-more = ほかのチャンネルでも進行中です。
home-class-place = チャンネル
home-class-lobby = { $title } · 開始前 · { $people }人
home-class-round = { $title } · { $of }問中の{ $number }問目 · { $people }人
home-class-reports = 最近のレポート：
home-class-report = { $title } · { $people }人が参加
home-button-lead = 操作パネル：{ $place }
home-button-report = レポート：{ $date } { $title }
home-button-start = クラスのクイズを始める
