# Seen on Slack alone: the Home tab, and what only Slack needs.

slack-how = どのチャンネルやダイレクトメッセージでも、次のように入力できます。
slack-no-messages = メッセージは読み取りません。受け取るのは、入力されたコマンドと押されたボタンだけです。
slack-in-messages = このアプリの「メッセージ」タブに送りました。
slack-file-sent = 「{ $name }」をダイレクトメッセージで送りました。
slack-text-sent = 続きはダイレクトメッセージで送りました。
slack-no-dm = ダイレクトメッセージを送れないため、ファイルを送れませんでした。文字でお伝えします。
slack-no-dm-home = ダイレクトメッセージを送れません。チャンネルでコマンドを入力してください。
slack-invite = このチャンネルに参加していないため、投稿できません。次のように入力して招待してください：/invite @{ $name }
slack-opening = 確認しました。このチャンネルに投稿できます。
slack-private-channel = プライベートチャンネル
slack-other-workspace = このボットは別のワークスペース用に設定されているため、ここではお使いいただけません。運用している方が、こちら用にも設定できます。
slack-form-send = 送信
slack-form-close = キャンセル
slack-no-form = フォームを開けませんでした。コマンドで入力するには：
slack-form-place = チャンネル
slack-form-place-how = 全員に見せるチャンネル
slack-chosen-channel = 選んだチャンネル
slack-not-installed = このアプリは、お使いのワークスペースにインストールされていません。{ $address ->
    [none] ワークスペースの管理者の方が追加できます。
   *[other] ワークスペースの管理者の方は、こちらから追加できます：{ $address }
 }
slack-not-now = ただいまSlackと通信できません。1分ほどたってから、もう一度お試しください。
slack-locked = このワークスペースの接続情報を読み出せません。ボットを運用している方が直すか、ワークスペースの管理者の方がアプリをもう一度インストールすると、また使えるようになります。
