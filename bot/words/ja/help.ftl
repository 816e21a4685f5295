# Seen in the menu (/zainichi alone), in the answers of /zainichi help and about, and on buttons to other commands.

command-help = ヘルプ
    .about = コマンドの一覧、またはコマンド一つの詳しい説明
    .example = help クイズ
command-about = 概要
    .about = このボットについてと、出典の説明
    .example = about

option-command = コマンド
    .about = 説明を見たいコマンド

bot-name = 在日コリアンの歴史
button-fact = 歴史メモ
button-quiz = クイズ
button-score = 自分の得点
button-leaderboard = ランキング
button-language = 言語
button-help = ヘルプ
menu-description = 在日コリアンの歴史を、歴史メモとクイズで
menu-text = 在日コリアンの歴史、とりわけ1959年から1984年までに日本から北朝鮮へ渡った9万3340人のことを、短い歴史メモとクイズで紹介します。歴史メモにはすべて出典を付けています。
menu-try = まずは、次のように入力してみてください。
menu-try-fact = 出典付きの歴史メモを一つ
menu-try-quiz = クイズ5問（自分だけに表示、時間制限なし）
menu-try-help = そのほかの使い方
help-heading = コマンド一覧
help-more = 詳しくは（例）：{ COMMAND("help クイズ") }
help-teachers = 先生用
help-moderators = モデレーター用
help-usage = 使い方
help-values = { $option }に指定できる値
help-value = { $value }（{ $label }）
about-heading = このボットについて
about-text = 歴史メモ{ NUMBER($facts) }件と問題{ NUMBER($questions) }問を、{ NUMBER($sources) }点の資料をもとに収録しています。
about-checked = 本文は資料からの書き抜きをもとに書き（長い文献は冒頭のみの場合もあります）、書き手とは別の編集者が書き抜きと照らし合わせました。
about-disputed = 見解が分かれる{ $disputed }件では双方の主張を示し、{ $variants }件では資料による違いを示しています。一方だけが伝えることは、その側の主張として、証言は証言として紹介しています。
about-sources = 歴史メモ100件あたりの、最も確かな出典の内訳：報道{ $news }、研究{ $scholars }、裁判・法令・文書館・政府・博物館{ $official }、一方の当事者の資料のみ{ $party }、その他{ $others }。
about-written = 歴史に関する文は、実行中に生成されることはありません。すべてボットのファイルにあり、どなたでも確かめられます。
about-words = 「帰国」「帰還」という呼び方には議論があります。渡った人のほとんどが、朝鮮半島の南部にルーツを持っていたからです。このボットでは「北朝鮮への移住」などと表します。
about-free = このボットはMITライセンスの自由ソフトウェアです。国籍やルーツを尋ねることはありません。
