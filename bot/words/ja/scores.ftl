# Seen in the answers of /zainichi score and leaderboard.

command-score = 得点
    .about = 自分の得点
    .example = score
command-leaderboard = ランキング
    .about = ここでの上位者（ニックネームで表示）
    .example = leaderboard 今週

option-period = 期間
    .about = 集計する期間
option-board = 対象
    .about = 用意されたクイズか、ここで作られたクイズか

value-today = 今日
value-week = 今週
value-month = 今月
value-all = 全期間
value-ours = 用意されたクイズ
value-own = 自作のクイズ

score-name = あなたのニックネーム：{ $name }
score-right = { NUMBER($answers) }問中{ NUMBER($correct) }問正解しました。
score-none = まだ得点がありません。どの問題も、初めての回答が正解なら1,000点です。始めるには：{ COMMAND("quiz") }
score-line = { NUMBER($points) }点 · { NUMBER($answers) }問中{ NUMBER($correct) }問正解
score-rank = ここでは{ NUMBER($of) }人中{ $place }です。
score-streak = { NUMBER($days) }日続けて新しい問題に答えています。
score-next = まだ答えていない問題が{ NUMBER($left) }問あります。
score-next-none = すべての問題に答えました。これからのクイズは練習になります。
score-heading = 自分の得点
leaderboard-heading = ランキング（{ $period }）
leaderboard-heading-own = 自作のクイズのランキング（{ $period }）
leaderboard-empty = この期間に得点した人はまだいません。最初の一人になりませんか：{ COMMAND("quiz") }
leaderboard-empty-own = この期間に、自作のクイズで得点した人はまだいません。
leaderboard-you = { $name }（あなた）
button-leaderboard-own = 自作のクイズ
button-leaderboard-ours = 用意されたクイズ
