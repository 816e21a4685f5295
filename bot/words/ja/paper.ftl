# 紙の上の言葉：手で解くクイズと正解、授業で間違えた問題のまとめ。

## クイズ

paper-print = 印刷
paper-printed = 「{ $title }」の印刷用ファイルです。問題、解答用紙、正解と解説の順に、それぞれ別の紙に分かれています。
paper-instead = ここではファイルを送れませんでした。ファイルを送れる場所でもう一度お試しください。
paper-questions = 問題
paper-grid = 解答用紙
paper-key = 正解と解説
paper-foot = { $title } · { $part }
paper-name = 名前
paper-date = 日付
paper-several = 正しいものをすべて選んでください。
paper-grid-how = 丸の問題は一つだけ、四角の問題は正しいものをすべて塗りつぶしてください。線の上には答えを書いてください。
paper-right = 正解
paper-also = これも正解
paper-missing = □は、絵文字など、このファイルの書体にない文字の代わりです。
