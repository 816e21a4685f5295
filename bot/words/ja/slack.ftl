# Seen on Slack alone: the Home tab, and what only Slack needs.

slack-how = どのチャンネルやダイレクトメッセージでも、/zainichi に続けて次のように入力できます。
slack-button-privacy = プライバシー
slack-no-messages = メッセージは読み取りません。受け取るのは、入力されたコマンドと押されたボタンだけです。
slack-in-messages = このアプリの「メッセージ」タブに送りました。
slack-file-sent = 「{ $name }」をダイレクトメッセージで送りました。
slack-invite = このチャンネルに参加していないため、投稿できません。次のように入力して招待してください：/invite @{ $name }
slack-opening = このチャンネルに投稿できるか確かめています…
slack-private-channel = プライベートチャンネル
