# Seen by moderators: the answers of /zainichi-mod settings, grant and revoke.

command-settings = 設定
    .about = このコミュニティの設定を見る・変える
    .example = zainichi-mod settings share:off
description-zainichi-mod = モデレーター用：毎日の史実、設定、担当者の許可
command-grant = 許可
    .about = スタッフ用コマンドの使用を許可する
    .example = zainichi-mod grant @Mina
command-revoke = 許可取消
    .about = スタッフ用コマンドの許可を取り消す
    .example = zainichi-mod revoke @Mina

option-share = 共有
    .about = 答えをチャンネルに共有できるか（オンかオフ）
option-notes = 注意付き
    .about = 内容についての注意が付いた史実を毎日の投稿に含めるか（オンかオフ）
option-off = オフ
    .about = ここでは取り上げない分野
option-on = オン
    .about = ここでまた取り上げる分野
option-person = 相手
    .about = ここのメンバー（メンションで指定）

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
granted = さんは、ここでスタッフ用コマンドを使えるようになりました。
granted-already = さんは、すでにスタッフ用コマンドを使えます。
granted-how = Discordでは、サーバー設定 → 連携サービス → このボットでも、コマンドの使用を許可してください。
revoked = さんは、ここでスタッフ用コマンドを使えなくなりました（管理者は除きます）。
revoked-nothing = さんには、スタッフ用コマンドの許可が出ていません。
