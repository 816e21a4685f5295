# Every word that the bot says, in Japanese. The same keys as in en.ftl.

## Names of things

bot-name = 在日コリアンの歴史
topic-roots = ルーツと渡日
topic-legal-status = 法的地位
topic-discrimination = 差別
topic-organisations = 団体
topic-diplomacy = 外交
topic-voyages = 船と渡航
topic-who-went = 渡った人々
topic-life-in-north-korea = 北朝鮮での暮らし
topic-escape-return = 脱出、再び日本へ
topic-law-memory = 裁判と記憶
topic-film-literature = 映画と文学
topic-economy = 経済
topic-present-day = 今の在日コリアン
topic-terms-and-figures = 用語と数字
note-death = 死に関する内容が含まれます。
note-violence = 暴力に関する内容が含まれます。
note-suicide = 自殺に関する内容が含まれます。
note-hunger = 飢えに関する内容が含まれます。
note-prison-camps = 政治犯収容所に関する内容が含まれます。
note-hate-speech = ヘイトスピーチに関する内容が含まれます。
value-today = 今日
value-week = 今週
value-month = 今月
value-all = 全期間

## Labels and buttons

decade = { $year }年代
lead = { $label }：
quoted = 「{ $text }」
label-source = 出典
label-disputed = 見解が分かれる点
label-uncertain = 不確かな点
label-content-note = 内容についての注意
label-context = 背景
label-why = 解説
label-choice = { $letter }について
label-example = 例
button-another = もう一つ見る
button-share = 共有する
shared-by = 共有：{ $name }
button-quiz-me = この内容でクイズ
button-show = 問題を見る
button-skip = この問題をスキップ
button-next = 次の問題
button-finish = 結果を見る
button-go-on = 続ける
button-start-new = 新しく始める
button-another-quiz = 別のクイズ
button-fact = 史実
button-quiz = クイズ
button-score = 自分の得点
button-leaderboard = ランキング
button-language = 言語
button-help = ヘルプ
button-earlier = 前へ
button-later = 次へ
button-as-platform = プラットフォームの設定に合わせる
button-export = 自分のデータを受け取る
button-delete = 自分のデータを削除
button-delete-now = すべて削除する
untranslated = まだ翻訳がないため、英語で表示しています。

## Facts, terms, timeline, comments

today = { $day }：{ $title }
on-this-day = この日の出来事（{ $date }）
fact-of-the-day = 今日の史実（{ $date }）
search-nothing = 「{ $query }」は見つかりませんでした。単語や名前を一つだけ入れてみてください。例：search Niigata
search-found = 「{ $query }」の検索結果
search-term = 用語
search-fact = 史実
term-scripts = { $ja }（{ $reading }）・{ $ko }（{ $romanised }）
term-english = 英語：{ $en }
term-list = 解説のある用語：
term-search = 関連する史実
timeline-year = { $year }
timeline-part = 年表：{ $first }〜{ $last }年
timeline-disputed = { $line }（見解が分かれる：timeline { $year }）
timeline-nothing = { $year }年の項目はありません。年表は{ $first }年から{ $last }年までです。近い年：
count-year = { $first }年に北朝鮮へ渡った人
count-years = { $first }〜{ $last }年に北朝鮮へ渡った人
count-confirmed = { $people }人（資料で確認済み）
count-by-subtraction = { $people }人（確認済みの合計から算出）
count-group-only = 合計{ $people }人（確認済みなのは合計のみ。年ごとの人数は未確認）
count-none = なし（資料で確認済み）
comment-heading = 視聴者のコメント：{ $theme }
comment-background = 2023年8月公開の動画に寄せられた個人の意見を、原文のまま引用しています。

## A quiz alone

quiz-question = { $number } / { $of } · { $title }
quiz-any = 全分野
quiz-content-note = 次の問題には注意が必要な内容が含まれます。スキップしても不利にはなりません。
quiz-right = ✔ 正解：{ $letter }
quiz-wrong = ✖ あなたの回答は{ $chosen }、正解は{ $letter }です。
quiz-practice = 以前に回答した問題なので、今回は練習です。
quiz-outcome = { NUMBER($answered) }問中{ NUMBER($right) }問正解
quiz-outcome-none = すべての問題をスキップしました
quiz-share-right = 正答率は{ $percent }です。
quiz-all-right = 回答した問題はすべて正解でした。見直すものはありません。
quiz-look-again = もう一度見ておきたい問題：
quiz-look-again-more = …ほかに{ $count }問。
quiz-under-way = 途中のクイズがあります：{ $title }（{ $of }問中{ $number }問目）
quiz-already = その問題はもう終わっています。今はこちらの問題です。
quiz-over = そのクイズは終了しました。
quiz-not-yours = このボタンはほかの人のクイズのものです。自分のクイズを始めるには：quiz
quiz-gone = 収録から外れた問題があるため、このクイズは終了しました。これまでの回答は残っています。
quiz-no-questions = 該当する問題はまだありません。次をお試しください：quiz
mark-right = 正解
mark-chosen = あなたの回答
mark-right-chosen = 正解・あなたの回答

## Scores

score-name = あなたのニックネーム：{ $name }
score-none = まだ得点がありません。どの問題も、初めての回答が正解なら1,000点です。始めるには：quiz
score-line = { NUMBER($points) }点 · { NUMBER($answers) }問中{ NUMBER($correct) }問正解
score-rank = ここでの順位：{ NUMBER($of) }人中{ NUMBER($rank) }位
score-heading = 自分の得点
leaderboard-heading = ランキング（{ $period }）
leaderboard-empty = この期間に得点した人はまだいません。最初の一人になりませんか：quiz
leaderboard-you = { $name }（あなた）
points = { NUMBER($points) }点
pseudonym = { $first }{ $second }
pseudonym-numbered = { $name }{ $number }
pseudonym-first = 静かな 青い 緑の 早起きの やさしい 明るい おだやかな のんびりした 空色の すみれ色の こはく色の 朝霧の ひなたの 初雪の 星空の まじめな ふしぎな 親切な 身軽な すばやい ひかえめな ほがらかな あたたかな さわやかな
pseudonym-second = カモメ ツル カササギ スズメ ツバメ フクロウ ミソサザイ メジロ ヒバリ チドリ カワセミ コマドリ 松の木 カエデ ヤナギ 杉の木 ススキ せせらぎ 港 島 ランタン やかん 羅針盤 橋

## Language and privacy

language-now = 今は{ $language }で応答しています。ほかの言語も選べます。
language-set = これからは{ $language }で応答します。
language-as-platform = これからはプラットフォームの言語設定に合わせます（現在：{ $language }）。
privacy-heading = 保存している情報
privacy-text = 保存しているのは、プラットフォーム上のID、選んだ言語、表示した史実とコメント、クイズの内容と回答・回答日時、日ごとの得点、設定した毎日の史実です。クラスのクイズでは、主催者のために表示名も90日間（または主催者が削除するまで）保存します。メッセージとメールアドレスは保存しません。ほかの人には、自動で付けたニックネームが表示されます。
privacy-exported = あなたについて保存されているすべての情報です（JSON形式）。
privacy-ask = 得点、回答、表示した項目の記録、言語の設定を削除します。元に戻すことはできません。
privacy-deleted = 削除しました。あなたの情報はもう保存されていません。
privacy-nothing = あなたの情報は保存されていません。

## Help

menu-description = 在日コリアンの歴史を、史実とクイズで
menu-text = 在日コリアンの歴史、とりわけ1959年から1984年までに日本から北朝鮮へ渡った93,340人のことを、史実とクイズで紹介します。史実にはすべて出典を付けています。
menu-try = まずは、次のように入力してみてください。
menu-try-fact = 出典付きの史実を一つ
menu-try-quiz = クイズ5問（自分だけに表示、時間制限なし）
menu-try-help = そのほかの使い方
help-heading = コマンド一覧
help-more = コマンドごとの詳しい説明（例）：help quiz
help-usage = 使い方
help-values = { $option }に指定できる値
about-heading = このボットについて
about-text = 史実{ NUMBER($facts) }件と問題{ NUMBER($questions) }問を、{ NUMBER($sources) }点の資料をもとに収録しています。資料によって見解が異なる場合は、そのことを明記しています。証言は証言として紹介しています。
about-words = 「帰国」「帰還」という呼び方には議論があります。渡った人のほとんどが、朝鮮半島の南部にルーツを持っていたからです。このボットでは「北朝鮮への移住」などと表します。
about-free = このボットはMITライセンスの自由ソフトウェアです。国籍やルーツを尋ねることはありません。

## Commands: their names and what they are for. Options: their names and what to put there.

command-fact = 史実
    .about = 短い史実を一つ、出典付きで表示
    .example = fact voyages
command-today = 今日
    .about = 今日の史実
    .example = today
command-search = 検索
    .about = 史実と用語を検索（表記や文字の種類は問いません）
    .example = search Red Cross
command-term = 用語
    .about = 用語の解説（日本語・韓国語・英語の表記付き）
    .example = term Chongryon
command-timeline = 年表
    .about = いつ何があり、何人が渡ったか
    .example = timeline 1959
command-comment = コメント
    .about = 動画視聴者のコメントと背景の説明
    .example = comment belonging
command-quiz = クイズ
    .about = 一人で解くクイズ（自分だけに表示、時間制限なし）
    .example = quiz first-ships
command-score = 得点
    .about = 自分の得点
    .example = score
command-leaderboard = ランキング
    .about = ここでの上位者（ニックネームで表示）
    .example = leaderboard week
command-language = 言語
    .about = ボットが応答する言語
    .example = language ja
command-privacy = プライバシー
    .about = 保存している自分の情報の確認・受け取り・削除
    .example = privacy export
command-help = ヘルプ
    .about = コマンドの一覧、または一つの詳しい説明
    .example = help quiz
command-about = 概要
    .about = このボットと史実の出典について
    .example = about
option-topic = 分野
    .about = 史実や問題の分野
option-query = 検索語
    .about = 調べたい言葉
option-name = 用語
    .about = 調べたい用語
option-year = 年
    .about = 西暦（例：1959）
option-theme = テーマ
    .about = コメントのテーマ
option-quiz = クイズ
    .about = 用意されたクイズから一つ
option-questions = 問題数
    .about = 出題する問題の数
option-period = 期間
    .about = 集計する期間
option-choice = 言語
    .about = 言語（autoならプラットフォームの設定に合わせる）
option-action = 操作
    .about = 行う操作
option-command = コマンド
    .about = 説明を見たいコマンド
value-export = 全データをファイルで受け取る
value-delete = 全データを削除
value-en = 英語
value-ja = 日本語
value-ko = 韓国語
value-auto = プラットフォームの設定に合わせる

## When something is not understood or does not work

mistake-no-command = 「{ $typed }」というコマンドはありません。
mistake-did-you-mean = もしかして「{ $nearest }」ですか？
mistake-no-option = 「{ $command }」に「{ $typed }」というオプションはありません。
mistake-twice = 「{ $option }」が重複しています。指定は1回だけにしてください。
mistake-too-many = 「{ $command }」にはこれ以上指定できません。「{ $typed }」を外してください。
mistake-missing = 「{ $command }」には「{ $option }」の指定が必要です：{ $about }
mistake-value = 「{ $typed }」は「{ $option }」に指定できません。
mistake-value-range = 「{ $option }」には{ $least }から{ $most }までの数を指定してください。「{ $typed }」は使えません。
mistake-value-one-of = 指定できるもの：{ $values }
mistake-long = 長すぎます（{ NUMBER($length) }文字）。{ NUMBER($limit) }文字以内で入力してください。
mistake-press = このボタンはもう使えません。次をお試しください：help
mistake-number = { $number }番のボタンはここにはありません。
oops = 問題が発生しました。あなたの操作のせいではありません。報告される場合は、この番号をお伝えください：{ $id }

## The terminal

console-hint = コマンドかボタンの番号を入力してください。終了はCtrl-Dです。
console-shared-database = 得点は{ $name }に保存されます。
console-saved = このフォルダーに{ $name }として保存しました。
console-not-saved = このフォルダーに{ $name }を書き込めませんでした。書き込めるフォルダーでボットを起動してください。
console-bye = それではまた。
