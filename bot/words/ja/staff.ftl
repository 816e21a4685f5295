# モデレーターが目にする言葉：コマンドとオプションの名前、ボットの返事。

description-zainichi-mod = モデレーター用：毎日の史実、設定、担当者の許可
command-grant = 許可
    .about = スタッフ用コマンドの使用を許可する
    .example = zainichi-mod grant @Mina
command-revoke = 許可取消
    .about = スタッフ用コマンドの許可を取り消す
    .example = zainichi-mod revoke @Mina
option-person = 相手
    .about = ここのメンバー（メンションで指定）
granted = さんは、ここでスタッフ用コマンドを使えるようになりました。
granted-already = さんは、すでにスタッフ用コマンドを使えます。
granted-how = Discordでは、サーバー設定 → 連携サービス → このボットでも、コマンドの使用を許可してください。
revoked = さんは、ここでスタッフ用コマンドを使えなくなりました（管理者は除きます）。
revoked-nothing = さんには、スタッフ用コマンドの許可が出ていません。
not-staff = このコマンドはスタッフ用です。管理者が zainichi-mod grant にあなたの名前を付けて実行すると、使えるようになります。
mistake-person = 「{ $typed }」に当たる人が見つかりません。@ を入力し、一覧から選んでください。
help-staff = スタッフ用のコマンド：{ $roots }
