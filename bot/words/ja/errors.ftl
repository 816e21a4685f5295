# Seen where something is not understood or does not work; of the database also at the start and in the doctor.

## When something is not understood or does not work

mistake-no-command = 「{ $typed }」というコマンドはありません。
mistake-did-you-mean = もしかして「{ $nearest }」ですか？
mistake-did-you-mean-command = もしかして { COMMAND($nearest) } ですか？
mistake-no-option = { COMMAND($command) } に「{ $typed }」というオプションはありません。
mistake-twice = 「{ $option }」が重複しています。指定は1回だけにしてください。
mistake-too-many = 「{ $typed }」をどう扱えばよいか分かりません。外してもう一度お試しください。
mistake-missing = { COMMAND($command) } には「{ $option }」の指定が必要です：{ $about }
mistake-unnamed = 「{ $typed }」はどの設定の値ですか。前に設定の名前を付けてください。
mistake-value = 「{ $typed }」は「{ $option }」に指定できません。
mistake-value-range = 「{ $option }」には{ $least }から{ $most }までの数を指定してください。「{ $typed }」は使えません。
mistake-value-one-of = 指定できるもの：{ $values }
mistake-person = 「{ $typed }」に該当するメンバーが見つかりません。@ を入力し、一覧から選んでください。
mistake-long = 長すぎます（{ NUMBER($length) }文字）。{ NUMBER($limit) }文字以内で入力してください。
mistake-press = このボタンはもう使えません。使えるものは次のコマンドで分かります：{ COMMAND("help") }
mistake-number = { $number }番のボタンはここにはありません。
not-staff = このコマンドは、ここの先生とモデレーター専用です。使うには、管理者に許可を頼んでください。
not-staff-by-press = このボタンは先生とモデレーター専用で、表示されてから時間がたっています。コマンドを使える方は、もう一度入力してください：{ COMMAND($command) }
oops = エラーが発生しました。お問い合わせの際は、この番号をお伝えください：{ $id }

## What can be wrong with the database

trouble-cannot-open = データベースファイル「{ $name }」を開けません。フォルダーがあり、書き込めることを確認するか、DATABASE_URLに別の場所を指定してください。
trouble-not-a-database = 「{ $name }」はデータベースとして読み取れないか、壊れています。ファイルを別の場所に移すか、DATABASE_URLに別の場所を指定してください。中身は変更していません。
trouble-unreachable = データベース「{ $name }」のサーバーに接続できないか、応答がありません。サーバーが動いていることと、DATABASE_URLのホスト名とポートを確認してください。今回の内容は保存していません。少し待って、もう一度お試しください。
trouble-address = DATABASE_URLにあるデータベース「{ $name }」のアドレスは、このままでは使えません。ポート番号と「?」の後ろを確かめてください。どの部分かはログにあります。
trouble-parameter = データベースサーバーが、DATABASE_URLで渡されたパラメーター「{ $name }」を受け付けません。DATABASE_URLの「?」の後ろからこれを外すか、サーバーの前のプーラーで許可してください。
trouble-no-entry = データベース「{ $name }」への接続がサーバーに拒否されました。DATABASE_URLのユーザー名とパスワードを確認してください。
trouble-no-such-database = データベース「{ $name }」はサーバーにありません。サーバーに作成するか、DATABASE_URLに既存のデータベースを指定してください。
trouble-lost = データベース「{ $name }」への接続が途中で切れたため、保存されたかどうか分かりません。確認して、保存されていなければもう一度お試しください。二重に数えられることはありません。
trouble-read-only = データベース「{ $name }」は読み取り専用です。このユーザーに書き込みを許可してください（ファイルの場合はそのフォルダーにも）。何も保存していません。
trouble-full = 「{ $name }」のあるディスクがいっぱいです。今回の内容は保存していません。空き容量を増やして、もう一度お試しください。
trouble-disk = 「{ $name }」をディスクに書き込めませんでした。今回の内容は保存していません。ディスクを確認して、もう一度お試しください。
trouble-newer = 「{ $name }」は、より新しいバージョンのボットで書き込まれています。ボットを更新するか、DATABASE_URLに別の場所を指定してください。中身は変更していません。
trouble-changed = スクリプト「{ $name }」は、このデータベースを作成したときのものと異なります。公開後に書き換えられています。公開済みのスクリプトは書き換えないでください。公開版のファイル（bot/db/migrations全体）に戻してください。テーブルの変更は新しいスクリプトに書きます。データベースの中身は変更していません。
trouble-busy = 「{ $name }」はほかのプログラムが使用中です。今回の内容は保存していません。少し待って、もう一度お試しください。
trouble-broken = データベース「{ $name }」でエラーが発生しました。今回の内容は保存していません。詳しくはログをご覧ください。
