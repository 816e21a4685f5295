# Seen in what is made of a class’s quiz when it is over: the workbook for its host, the picture for everybody.

## Words between words

joined = { $first }、{ $second }
sentences = { $first }{ $second }

## The picture

chart-right = 全回答の正答率
chart-part = 第{ $first }問～第{ $last }問
chart-people = 一人ひとりの正答率
chart-few = 参加者が{ $people }人以上のときに表示します。
chart-median = 中央値 { $percent }
chart-dot = { $people ->
    [1] 点一つが一人です。
   *[other] 点一つが最大{ $people }人です。
  }
chart-foot = 参加者{ NUMBER($people) }人。棒は、回答した人のうち正解した人の割合です。
chart-weak = 縦の目印は{ $percent }、オレンジはそれ未満です。
alt-head = 「{ $title }」クラスの結果（{ $date }）。
alt-class = 全回答の正答率は{ $percent }、参加者は{ NUMBER($people) }人です。
alt-item = 第{ $number }問 { $percent }
alt-items = 問題ごとの正答率：{ $items }。
alt-median = 一人ひとりの正答率の中央値は{ $percent }です。

## The sheets of the report

sheet-summary = 概要
sheet-students = 参加者
sheet-items = 問題別
sheet-matrix = 回答一覧
sheet-answers = 回答記録
sheet-questions = 出題内容
sheet-definitions = 用語の説明
report-page = { $page } / { $pages } ページ
report-nobody = 参加者はいませんでした。
report-no-results = 集計できる結果がありません。
report-no-questions = 正解を発表した問題はありませんでした。
report-too-few = 人数不足（n = { $people }）
report-no-spread = ばらつきなし

## Headings of columns

col-pupil = 表示名
col-name = 名前
col-eligible = 対象の問題数
col-people = 対象人数
col-answered = 回答数
col-right = 正解数
col-share = 正答率
col-points = 得点
col-rank = 順位
col-seconds = 回答時間の中央値（秒）
col-skipped = スキップ
col-since = 参加した問題番号
col-missed = 正解できなかった問題
col-number = 番号
col-id = 問題ID
col-question = 問題
col-key = 正解
col-key-letter = 正解の記号
col-discrimination = 識別力
col-letter-share = { $letter } %
col-tempting = 最も多かった誤答
col-flag = 指導のめやす
col-topic = 分野
col-facts = 史実ID
col-source = 出典
col-sources = 出典
col-letter = 記号
col-choice = 回答
col-result = 結果
col-mark = 正誤（1・0）
col-time = 回答時間（秒）
col-changes = 変更回数
col-at = 回答日時（{ $zone }）
col-round = クイズ番号
col-note = 内容についての注意
col-explanation = 解説
col-dispute = 見解が分かれる点
result-right = 正解
result-wrong = 不正解
result-unanswered = 無回答
result-skipped = スキップ
sign-skipped = スキップ
flag-known = 定着している
flag-revisit = 軽く復習
flag-reteach = 改めて指導
flag-look = 問題文と正解を確認
legend-letter = 記号は選んだ回答です。見出しの番号の下は正解の記号です。
legend-signs = ✔ 正解　✖ 不正解　– 無回答
legend-skipped = { $sign }：内容についての注意によりスキップ
legend-empty = 空欄：途中参加のため未出題

## Summary

summary-when = { $date } { $times }（{ $zone }）
summary-settings = 実施内容
summary-host = 出題者
summary-place = 場所
summary-questions = 正解を発表した問題
summary-of = { $whole }問中{ $part }問
summary-scoring = 採点
summary-time = 1問あたりの制限時間
summary-names = 表示した名前
scoring-accuracy = 正解1問につき1,000点
scoring-tiebreak = 正解1問につき1,000点（同じ正解数のときだけ速さで差がつく）
scoring-none = 採点なし
time-off = 制限なし
time-reading = 問題を読む長さに応じて自動
time-seconds = { NUMBER($seconds) }秒
names-pseudonym = 自動で付けたニックネーム
names-server = サーバーでの名前
summary-result = 結果
summary-joined = 参加者数
summary-answered = 1問以上回答した人数
summary-finished = 無回答のない人数
summary-right = 全回答の正答率
summary-that-is = 内訳
summary-counts = 回答{ $answered }件のうち{ $right }件が正解でした（出題は延べ{ $asked }件）。
summary-median = 一人ひとりの正答率（対象の問題に対する割合）の中央値
summary-reliability = 信頼性（クロンバックのα）
summary-error = 一人の正答率の標準誤差
summary-best = よくできた問題
summary-missed = もう一度見ておきたい問題
summary-low = 正答率が半分に満たない参加者
summary-number = 第{ $number }問
summary-more = 数値の意味は、シート「{ $sheet }」で説明しています。

## Definitions

define-term = 用語
define-meaning = 意味
define-eligible = その人に出題されたすべての問題です。内容についての注意でスキップした問題と、参加する前の問題は含みません。一人ひとりの正答率では、無回答を正解でないものとして数えます。
define-share = 問題ごとと全体の正答率は、正解の発表時と同じく、正解数を回答数で割った値です。出題された人数は隣にあります。一人ひとりの正答率は、正解数を対象の問題数で割った値です。
define-seconds = 問題が表示されてから最後に選び直すまでの時間（一時停止を除く）を短い順に並べたときの、中央の値です。回答があったものだけを数えます。
define-points-accuracy = 正解1問につき1,000点です。速さは関係しません。
define-points-tiebreak = 正解1問につき1,000点に、999÷N（Nは採点した問題数）を上限として残り時間の割合に応じた点を加えます。そのため、正解数の多い人が必ず上位になります。
define-rank = 自分より得点の高い人数に1を加えた値です。同点は同じ順位です（例：1位、2位、2位、4位）。
define-finished = 出題されたすべての問題に回答したか、スキップした人の数です。
define-discrimination = この問題の得点（x：1か0）と、残りの問題の得点の合計（o＝合計－x）とのピアソンの相関係数です。cov(x, o) ÷ √(var(x)・var(o))で求め、分散はすべてS－1で割ります。Moodleの小テスト統計の「識別指数」と同じ計算です。Sはすべての問題が対象になる人の数で、10人に満たなければ「人数不足」とします。「ばらつきなし」は、この問題か残りの問題で全員が同じ得点だったことを示します。負の値は、ほかの問題ができた人ほどこの問題を間違えたことを意味します。問題文と正解を確認してください。
define-reliability = 問題全体がどの程度同じものを測っているかを示します。p ÷ (p－1)・(1－Σvar(x) ÷ var(合計))で求めます（pは問題数、対象は同じS人）。75%を超えれば十分です。64%に満たない場合、個人差にはあまり意味がありません。
define-error = SD・√(1－α) ÷ pで求めます（SDは合計点の標準偏差）。一人の正答率が偶然によってずれうる、おおよその幅です。
define-choices = A、A %、B、B % …
    .text = その選択肢を選んだ人数と、回答した人に占める割合です。
define-tempting = 最も多くの人が選んだ誤りの選択肢です。同数の場合はすべて示します。選びやすい理由は、正解の発表時に説明しています。
define-flag = 正答率85%以上は「定着している」、60%以上は「軽く復習」、それ未満は「改めて指導」です。識別力が負の問題には「問題文と正解を確認」と付けます。
define-clock = 日時
    .text = 日付と時刻は、すべて出題者の時間帯（{ $zone }）です。
define-printing = 印刷
    .text = 各シートはA4横に合わせてあります。右端の分野、ID、史実、出典の列は印刷されません。出典は「出題内容」に印刷されます。
define-kept = 名前と回答の保存期間
    .text = ボットは、名前と個々の回答を{ $date }に削除します。このファイルは削除されません。参加者の名前と結果が含まれるため、取り扱いにご注意ください。
