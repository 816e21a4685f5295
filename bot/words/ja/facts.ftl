# Seen in the answers of /zainichi fact, today, search, term, timeline and comment; in part with the daily fact.

command-fact = 歴史メモ
    .about = 短い歴史メモを一つ、出典付きで表示
    .example = fact 船と渡航
    .also = 史実
command-today = 今日
    .about = 今日の歴史メモ
    .example = today
command-search = 検索
    .about = 歴史メモと用語を検索（表記や文字の種類は問いません）
    .example = search 総連
command-term = 用語
    .about = 用語の解説（日本語・韓国語・英語の表記付き）
    .example = term 総連
command-timeline = 年表
    .about = いつ何があり、何人が北朝鮮へ渡ったか
    .example = timeline 1959
command-comment = コメント
    .about = 動画視聴者のコメントと背景の説明
    .example = comment 居場所

option-query = 検索語
    .about = 調べたい言葉
option-name = 用語
    .about = 調べたい用語
option-year = 年
    .about = 西暦（例：1959）
option-theme = テーマ
    .about = コメントのテーマ

button-another = もう一つ見る
button-quiz-me = この内容でクイズ
on-this-day = この日の出来事
fact-of-the-day = 今日の歴史メモ
facts-seen = { $of }件中{ $seen }件目
search-nothing = 「{ $query }」は見つかりませんでした。単語や名前を一つだけ入れてみてください。例：{ COMMAND("search 総連") }
search-found = 「{ $query }」の検索結果
search-term = 用語：{ $name }
term-scripts = { $ja } ・ { $ko }
term-read = { $name }（{ $reading }）
term-english = 英語：{ $en }
term-list = 解説のある用語
term-menu = 用語「{ $first }」〜「{ $last }」
timeline-year = { $year }
timeline-part = 年表：{ $first }〜{ $last }年
timeline-disputed = { $line }（{ $label }：詳しくは{ $year }年）
timeline-nothing = 年表に{ $year }年の項目はありません。収録しているのは{ $first }年から{ $last }年までです。近い年：
count-year = { $first }年に北朝鮮へ渡った人
count-years = { $first }〜{ $last }年に北朝鮮へ渡った人
count-confirmed = { $people }人（資料で確認済み）
count-by-subtraction = { $people }人（確認済みの合計から算出）
count-group-only = 合計{ $people }人（確認済みなのは合計のみ。年ごとの人数は未確認）
count-none = なし（資料で確認済み）
comment-heading = 視聴者のコメント：{ $theme }
comment-viewer = 視聴者
comment-translation = このプロジェクトによる日本語訳
comment-background = 2023年8月公開の動画に寄せられた視聴者個人の意見を、そのまま引用しています。
source-party = 一方の当事者の資料：{ $side }
source-side = { $whose ->
    [chongryon] 朝鮮総連
    [mindan] 民団
    [south-korea] 韓国
    [japan] 日本
    [campaign-group] 運動団体
    [japanese-red-cross] 日本赤十字社
    [member-of-japans-diet] 日本の国会議員
    [supporters-of-korean-schools] 朝鮮学校の支援者
    [red-cross-icrc] 赤十字国際委員会
    [north-korea] 北朝鮮
    [communist-party-of-japan] 日本共産党
    [the-plaintiffs] 原告
    [support-group] 支援団体
    [utoro-residents-supporters] ウトロ住民の支援者
    [liberal-democratic-party] 自由民主党
    [those-who-hold-the-labour-lawful] 動員を合法とする立場
    [the-plaintiff] 原告
    [rights-group-near-korean-schools] 朝鮮学校に近い人権団体
    [lawyers-of-the-churchs-victims] 教団の被害者の弁護団
    [critics-of-chongryon] 朝鮮総連に批判的な立場
    [conservative-think-tank] 保守系シンクタンク
    [a-supporter-of-the-move] 移住を支持した人
    [a-former-supporter-of-the-move] かつて移住を支持した人
    [red-cross] 赤十字
    [red-cross-japan-and-the-north] 赤十字（日本と北朝鮮）
    [korean-lawyers-in-japan] 在日コリアンの弁護士
    [japans-police] 日本の警察
    [japans-government-general] 朝鮮総督府
    [east-germany] 東ドイツ
   *[other] { $side }
  }
source-marked = { $short }（一方の当事者）
source-court = 裁判記録
source-law = 法令
source-archive = 公文書・文書館資料
source-academic = 研究
source-government = 政府資料
source-museum = 博物館
source-newspaper = 新聞
source-broadcaster = テレビ・ラジオ
source-book = 書籍
source-testimony = 証言
source-organisation = 団体
source-reference = 事典
source-film = 映画
source-other = ウェブページ
source-in-english = 英語
source-in-japanese = 日本語
source-in-korean = 韓国語・朝鮮語
source-in-french = フランス語
source-in-german = ドイツ語
