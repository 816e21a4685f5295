# Seen with more than one feature: topics, content notes, labels, permissions, what is switched off.

## Names of options and values

option-topic = 分野
    .about = 歴史メモや問題の分野
option-locale = 言語
    .about = 全員に見えるものの言語
    .field = 言語

value-en = 英語
value-ja = 日本語
value-ko = 韓国語
value-auto = 自動
value-off = オフ
value-on = オン

## Topics and content notes

topic-colonial-rule = 植民地支配と渡日
topic-war-mobilisation = 戦争と動員
topic-liberation = 解放と最初の帰国
topic-organisations = 団体
topic-schools = 学校
topic-legal-status = 法的地位
topic-discrimination = 差別と権利
topic-diplomacy = 外交
topic-voyages = 船と渡航
topic-who-went = 渡った人々
topic-life-in-north-korea = 北朝鮮での暮らし
topic-escape-return = 脱出、再び日本へ
topic-law-memory = 裁判と記憶
topic-ties-south = 韓国とのつながり
topic-economy = 仕事と経済
topic-film-literature = 文化
topic-present-day = 今の在日コリアン
topic-terms-and-figures = 用語と数字
note-death = 死に関する内容が含まれます。
note-violence = 暴力に関する内容が含まれます。
note-suicide = 自殺に関する内容が含まれます。
note-hunger = 飢えに関する内容が含まれます。
note-prison-camps = 政治犯収容所に関する内容が含まれます。
note-hate-speech = ヘイトスピーチに関する内容が含まれます。
note-illness = 病気に関する内容が含まれます。
note-sexual-violence = 性暴力に関する内容が含まれます。

## Labels and buttons

decade = { $year }年代
lead = { $label }：
sentences = { $first }{ $second }
aside = （{ $text }）
quoted = 「{ $text }」
label-source = 出典
label-sources = 出典
label-on = { $label }（{ $title }）
sources-of = 出典：{ $title }
button-more-sources = 続き（{ $count }件）
sources-listed = 一覧に{ $count }件
button-sources = 出典
label-disputed = 見解が分かれる点
label-uncertain = 不確かな点
label-variant = 資料による違い
label-content-note = 内容についての注意
label-context = 背景
label-why = 解説
label-choice = 「{ $choice }」について
label-your-choice = あなたの回答
label-example = 例
button-share = 共有する
shared-by = 共有：{ $name }
shared-by-somebody = ここのメンバーが共有しました
button-earlier = 前へ
button-later = 次へ
untranslated = まだ翻訳がないため、英語で表示しています。
untranslated-short = 英語のみ
points = { NUMBER($points) }点
place = { $form ->
   *[other] { $rank }位
}

## What the bot has to be allowed

need-see = チャンネルを見る
need-see-how = チャンネル設定 → 権限 → チャンネルを見る
need-post = 投稿する
need-post-how = チャンネル設定 → 権限 → メッセージを送信
need-thread = スレッドに投稿する
need-thread-how = チャンネル設定 → 権限 → スレッドでメッセージを送信
need-attach = 結果の画像を添付する
need-attach-how = チャンネル設定 → 権限 → ファイルを添付
need-member = チャンネルのメンバーになる
need-member-how = /invite に続けて、@ とこのボットの名前を入力

## What moderators have switched off

topic-is-off = ここでは、モデレーターがこの分野をオフにしています：{ $topic }
all-topics-off = ここでは、モデレーターがすべての分野をオフにしています。
sharing-needs-permission = あなたにこのチャンネルに書き込む権限がないため、代わりに投稿することはできません。答えはあなただけに見えています。
sharing-needs-command = あなたがこのチャンネルに書き込めるか確認できないため、代わりに投稿することはできません。ここで { $command } と入力すると、その答えは共有できます。
shared-already = すでにここで共有しています。
sharing-is-off = ここでは共有がオフになっています。答えはあなただけに見えます。

files-not-taken = ファイルを送れませんでした。このワークスペースでは、ファイル、またはこのボットからのファイルが許可されていません。管理者が許可できます。それまでは、文字でお伝えします。
