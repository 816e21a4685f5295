# コミュニティの設定と、設定によって何かができないときの言葉。

command-settings = 設定
    .about = このコミュニティの設定を見る・変える
    .example = zainichi-mod settings share:off
option-share = 共有
    .about = 答えをチャンネルに共有できるか（オンかオフ）
option-notes = 注意付き
    .about = 内容についての注意が付いた史実を毎日の投稿に含めるか（オンかオフ）
option-off = オフ
    .about = ここでは取り上げない分野
option-on = オン
    .about = ここでまた取り上げる分野
value-on = オン

settings-heading = このコミュニティの設定
settings-language = 全員に見えるものの言語
settings-share = 共有
settings-share-on = 共有できます。答えを受け取った人は、それをチャンネルに投稿できます。
settings-share-off = 共有できません。答えは本人だけに見えます。
settings-button-share-on = 共有できるようにする
settings-button-share-off = 共有できないようにする
settings-notes = 内容についての注意が付いた毎日の史実
settings-notes-on = 投稿します。
settings-notes-off = 投稿しません。
settings-button-notes-on = 注意付きの史実も投稿する
settings-button-notes-off = 注意付きの史実は投稿しない
settings-topics = オフの分野
settings-topics-on = なし。下の分野を押すとオフになり、その史実も問題もここには出なくなります。
settings-topics-off = { $topics }。その史実と問題はここには出ません（年表と用語は出ます）。下の分野を押すと切り替わります。
settings-topic-on = { $topic }：オン
settings-topic-off = { $topic }：オフ
settings-topic-moved = { $place }の毎日の史実に指定された分野は、オフになっています。オンに戻すまでは、ほかの分野の史実を投稿します。
settings-nothing-left = それでは何も取り上げられなくなります。少なくとも一つの分野はオンにしておいてください。

topic-is-off = ここでは、モデレーターがこの分野をオフにしています：{ $topic }
all-topics-off = ここでは、モデレーターがすべての分野をオフにしています。
quiz-switched-off = ここでは、モデレーターがこのクイズの分野をオフにしています。ほかのクイズをお試しください。
sharing-is-off = ここでは、モデレーターが共有をオフにしています。答えはあなただけに見えます。
daily-topic-off = 指定された分野は、設定でオフになっています。オンに戻すまでは、ほかの分野の史実を投稿します。
daily-paused-empty = 今の設定では、投稿できる史実がありません。settings で設定を変えてから、daily-resume で再開してください。
daily-stopped-empty = 今の設定では、{ $place }に投稿できる史実がありません。今後の投稿は休止します。
