# Seen in what is made of a class’s quiz when it is over: the workbook for its host, the picture for everybody.

## Words between words

joined = { $first }、{ $second }
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
sheet-pupils = 参加者
sheet-questions = 問題
sheet-grid = 解答一覧
sheet-answers = 全回答
sheet-asked = 出題内容
sheet-about = 数値の見方
report-page = { $page } / { $pages } ページ
report-nobody = 参加者はいませんでした。
report-no-results = 回答した人はいませんでした。
report-no-questions = 正解を発表した問題はありませんでした。

## How many were right

question-right = 回答{ $answered }人中{ $right }人
question-right-asked = 回答{ $answered }人中{ $right }人（出題{ $asked }人）
question-right-none = 回答なし（出題{ $asked }人）
person-right = 回答{ $answered }問中{ $right }問
person-right-asked = 回答{ $answered }問中{ $right }問（出題{ $asked }問）
person-right-none = 回答なし（出題{ $asked }問）
told-right = 正解：{ $told }
tempting = { $letter } · { $text }（{ $people }人）

## Headings of columns

col-name = 名前
col-pupil = 表示名
col-help = 要フォロー
col-right = 正解数
col-answered = 回答数
col-asked = 出題数
col-share = 正答率
col-points = 得点
col-rank = 順位
col-missed = 見直す問題
col-median =
    中央値
    （秒）
col-skipped = スキップ
col-since =
    参加した
    問題
col-number = 番号
col-id = 問題ID
col-question = 問題
col-key = 正解
col-flag = 指導のめやす
col-tempting = 最も多かった誤答
col-source = 出典{ $number }
col-topic = 分野
col-facts = 歴史メモID
col-choices = 選択肢
col-explanation = 解説
col-sources = 出典
col-letter = 記号
col-choice = 回答
col-result = 結果
col-partial = 部分点の割合
col-time = 秒
col-changes = 変更回数
col-at = 回答日時
mark-help = ○
result-right = 正解
result-wrong = 不正解
result-unanswered = 無回答
result-skipped = スキップ
sign-skipped = スキップ
flag-known = 定着している
flag-revisit = 軽く復習
flag-reteach = 改めて指導
legend-letter = 記号は選んだ回答です。問題番号の下は正解の記号です。
legend-typed = { $sign }：文字や数字で答える問題です。欄には入力された答えがあります。
legend-several = 文字が複数ある問題は、すべて合っているときだけ正解です。どこまで合っていたかは、シート「{ $sheet }」の「{ $column }」をご覧ください。
legend-signs = ✔ 正解　✖ 不正解　– 無回答
legend-skipped = { $sign }：内容についての注意によりスキップ
legend-empty = 空欄：途中参加のため未出題

## Summary

summary-when = { $date } { $times }（{ $zone }）
summary-result = クラスの結果
summary-right = 正答率 { $percent }
summary-counts = 回答{ $answered }件のうち{ $right }件が正解でした。
summary-counts-asked = 回答{ $answered }件のうち{ $right }件が正解でした（出題は延べ{ $asked }件）。
summary-people = 参加者は{ NUMBER($people) }人、出題された問題すべてに答えた人は{ NUMBER($finished) }人です。
summary-best = 最もよくできた問題：第{ $number }問（{ $right }）
summary-help = フォローが必要かもしれない人
summary-help-none = 特に気になる人はいません。
summary-help-more = ほか{ $count }人：シート「{ $sheet }」の「{ $column }」をご覧ください。
summary-take-up = もう一度取り上げたい問題
summary-take-up-none = ありません。どの問題も正答率は{ $percent }以上でした。
summary-take-up-more = ほか{ $count }問：シート「{ $sheet }」の「{ $column }」をご覧ください。
summary-question = { $number }. { $question }
summary-more = 数値の意味は、シート「{ $sheet }」をご覧ください。

## About the numbers

about-term = 項目
about-meaning = 内容
about-host = 主催者
about-place = 場所
about-questions = 正解を発表した問題
about-of = { $whole }問中{ $part }問
about-scoring = 採点
about-time = 1問あたりの制限時間
about-names = クラスに表示した名前
about-clock = 時間帯
    .text = 主催者の時間帯（{ $zone }）です。
scoring-accuracy = 正解1問につき1,000点
scoring-tiebreak = 正解1問につき1,000点（同じ正解数のときだけ速さで差がつく）
scoring-none = 採点なし
time-off = 制限なし
time-reading = 問題を読む長さに応じて自動
time-seconds = { NUMBER($seconds) }秒
names-pseudonym = 自動で付けたニックネーム
names-server = 各自の表示名
define-asked = その人に出された問題の数、またはその問題を出された人の数です。内容についての注意でスキップした問題と、参加する前の問題は含みません。
define-share = 回答のうち正解だった割合です。正解の発表時と同じ数え方で、出題数は隣の列にあります。
define-help = 正解が回答の半分に満たない人、または出題の半分以上に答えなかった人です。
define-flag = 正答率{ $known }以上は「定着している」、{ $revisit }以上は「軽く復習」、それ未満は「改めて指導」です。
define-points-accuracy = 正解1問につき1,000点です。速さは関係しません。
define-points-tiebreak = 正解1問につき1,000点に、残り時間に応じた点を少し加えます。加える点は全問合わせても正解1問分に届かないため、正解数の多い人が必ず上位になります。
define-rank = 同点は同じ順位です（例：1位、2位、2位、4位）。
define-median = 問題が表示されてから最後に選ぶまでの時間で、一時停止は除きます。中央値は、短い順に並べて真ん中の値です。
define-partial = 正解が複数ある問題で、全部の選択肢のうち正しく選んだもの、正しく選ばなかったものの割合です。正解の数には入りません。
define-choices = A、B、C …
    .text = その選択肢を選んだ人数です。
define-printing = 印刷
    .text = どのシートもA4横で印刷できます。右端のリンク、分野、IDの列は印刷されません。
define-kept = 名前と回答の保存期間
    .text = ボットは、名前と個々の回答を{ $date }に削除します。このファイルは手元に残ります。誰が何を答えたかが分かるため、取り扱いにご注意ください。
stat-about = 統計に詳しい方へ
    .text = 以下は、すべての問題を出題された{ $people }人についての値です。{ $least }人以上のときに表示します。「およそ」の範囲は、100回のうち95回当てはまる幅です。
stat-reliability = 信頼性（クロンバックのα）
    .text = 問題全体がどの程度同じものを測っているかを示し、最大は1です。区間：Bonettの方法。
stat-error = 標準誤差
    .text = { $questions }問のうちの正解数が、一人につき偶然でどのくらい変わりうるかを示します。区間：χ²分布。
stat-discrimination = 識別力（項目－残余相関r）
    .text = その問題の正解が、残りの問題の正解とどのくらい連動しているかを−1から1で示します（ピアソンの相関係数。Moodleの識別指数と同じ）。0未満のときは、ほかの問題ができた人ほど間違えています。問題文と正解を確認してください。区間：フィッシャーのz変換。
stat-question = 識別力（第{ $number }問）
stat-between = { $value }（およそ{ $low }から{ $high }）。
stat-no-spread = 全員が同じ結果だったため、計算できません。
