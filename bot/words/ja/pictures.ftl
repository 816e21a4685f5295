# Seen on the pictures beside the timeline and facts, in the words that stand for them, and on the buttons that show them.

picture-sources = 出典：{ $sources }
picture-more = { $sources } ・ ほか{ $more }件
picture-number = { $year }年 { $told }
picture-list = { $parts }。
picture-alt = 図：{ $title }。
joined-long = { $first }、{ $second }
button-map = 地図
button-moved = グラフ：年ごとの人数
button-population = グラフ：在日コリアン

## People who moved to North Korea

moved-title = 日本から北朝鮮へ渡った人々
moved-total = 1959年から1984年までに{ $people }人が渡りました。
moved-people = { $people }人
moved-together = この{ $years }年間で合わせて{ $people }人
moved-none = なし
moved-note = 枠線だけの部分は、合計だけが確認されている期間です。合計を年数で均等に割って示しています。

## Koreans in Japan

population-title = 在日コリアンの数
population-gaps = 出典に人数のある年だけを示しています。
population-about = 約{ $people }人
population-people = { $people }人
population-south = { $people }（韓国籍のみ）
population-note = { $year }年：{ $note }
population-until = 1945年までは、大日本帝国の臣民として数えられました。
population-since = 1952年からは外国人として数えられています。日本国籍を取得した人は含まれず、韓国から新しく来た人は含まれます。

## The way of the ships

route-title = { $start }から{ $end }へ
route-length = 初期の船の航路（約{ $km }キロ）
route-shown = 日本と朝鮮半島の地図です。本州の港{ $start }から海を越えて、北朝鮮の北東の海岸にある{ $end }へ矢印が延びています。距離は約{ $km }キロです。
route-note = 直線で示しています。実際に船が通った航路ではありません。
route-coast = 海岸線：Natural Earth
place-north-korea = 北朝鮮
place-south-korea = 韓国
place-japan = 日本
place-pyongyang = 平壌
place-seoul = ソウル
place-tokyo = 東京
place-osaka = 大阪
