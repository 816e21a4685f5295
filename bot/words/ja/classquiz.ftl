# Seen in a class’s quiz: in the channel by everybody, in private by those who take part, on the host’s panel.

## Names of commands, options and values

description-zainichi-class = 先生用：このチャンネルで、みんなで参加するクイズを行う
command-start = 開始
    .about = このチャンネルで、みんなで参加するクイズを始める
    .example = start 最初の船
command-status = 状況
    .about = クイズの進み具合と操作パネルを見る
    .example = status
command-report = レポート
    .about = 終わったクイズのレポートを受け取る
    .example = report
command-hand-over = 引き継ぎ
    .about = クイズの進行をほかの人に頼む
    .example = hand-over @Mina

option-seconds = 秒数
    .about = 1問の秒数：10～240、または「オフ」
    .picked = 1問の時間。選ばなければ、問題の長さに合わせます
    .field = 1問の秒数
option-scoring = 採点
    .about = 得点の付け方
option-names = 名前
    .about = ニックネームか、ここでの表示名か
    .field = 表示する名前
option-round = 回
    .about = クイズの番号（省略すると最新）

value-accuracy = 正解数だけ（速さは関係なし）
value-tiebreak = 正解数（同点のときだけ速さ）
value-none = 得点なし
value-pseudonym = ニックネーム
value-server = ここでの表示名

## Buttons

act-join = 参加する
act-how = 参加のしかた
act-double = 時間を延ばす
act-pass = この問題をスキップ
act-mine = 自分の結果
act-panel = 更新
act-host = 主催者メニュー
act-start = 開始
act-ready = 問題を出す
act-reveal = 答えを出す
act-extend = ＋15秒
act-pause = 一時停止
act-resume = 再開
act-skip = この問題を取りやめる
act-skip-sure = 取りやめる
act-next = 次へ
act-finish = 結果を出す
act-lock = 締め切る
act-unlock = 再び受け付ける
act-people = 参加者
act-remove-one = { $name }を外す
act-let-in = { $name }を再び入れる
act-end = 中止…
act-end-sure = 全員分のクイズを中止する
act-report = レポート
act-names = 名前を今すぐ削除
act-names-sure = 削除する
act-take = 引き継ぐ
act-decline = やめておく
act-back = 戻る

## The lobby

lobby-heading = みんなのクイズ：{ $title }
lobby-length = 問題数と時間
lobby-length-text = { $questions }問、約{ $minutes }分
lobby-scoring = 採点
lobby-scoring-accuracy = 正解だけが得点、速さは関係なし
lobby-scoring-tiebreak = 正解が得点、同点のときだけ速さで決める
lobby-scoring-none = 得点なし
lobby-names = 名前
lobby-names-pseudonym = ニックネーム。誰が誰かは主催者だけが分かります
lobby-names-server = ここでの表示名
lobby-notes = { $count }問（スキップできます）
lobby-join = 「参加する」を押してください。回答はほかの人には見えません。
lobby-locked = 参加の受け付けは終わりました。
class-joined = { $count ->
    [0] まだ誰も参加していません。
   *[other] { $count }人が参加しています。
  }
how-text = 答えのボタンを押して回答します。選んだ答えは自分にしか見えず、締め切りまで変えられます。締め切り後に、正解と出典が示されます。
how-timed = どの問題にも制限時間があります。参加後、自分の時間を2倍にできます。理由は聞かれません。
how-untimed = 制限時間はありません。主催者が各問を締め切ります。
how-names-pseudonym = ほかの人にはニックネームが見えます。実際の名前は主催者のレポートだけに載ります。
how-names-server = ほかの人には、ここでの表示名が見えます。

## The question, its answer and the end, for everybody

class-number = { $number } / { $of }
class-note-opens = まもなく問題が出ます。スキップしても不利になりません。
class-paused = 一時停止中です。
class-closes = 締め切り
class-answered = { $asked }人中{ $answered }人が回答
class-skipped-all = 主催者がこの問題を取りやめました。集計に含めません。
class-right = { $place }・正解：{ $answer }
class-count = { $of }人中{ $count }人、{ $percent }
class-count-number = { $count }人
class-over = 終了：{ $title }
class-line = クラス全体の正答率は{ $percent }です。
class-line-best = 最もよくできた問題：第{ $number }問
class-line-again = 最も難しかった問題：第{ $number }問
class-line-nobody = 誰も回答しませんでした。
class-podium = 得点上位：
class-top = 得点上位：
class-tied = 同点

## For each who takes part, in private

class-you-are = ここでは「{ $name }」として参加しています。
class-host-knows = 誰なのかが分かるのは主催者だけです。
class-from = 第{ $number }問から参加します。前の問題は集計に含めません。
class-joined-by = この回答で参加しました。回答は集計されます。
class-join-first = 先に参加してください。
class-double = これから時間が2倍になります。誰が希望したかは、誰にも分かりません。
class-locked = 「{ $choice }」を選びました。締め切りまで変えられます。
class-locked-typed = あなたの回答：{ $choice }。締め切りまで変えられます。
class-passed = スキップしました。不利にはなりません。
class-refused-ended = このクイズは終わりました。
class-refused-late = たった今、締め切られました。次の問題でお答えください。
class-refused-early = まだその段階ではありません。
class-refused-already = すでにそうなっています。
class-refused-paused = 一時停止中です。再開したら答えてください。
class-refused-locked = 参加の受け付けは終わりました。
class-refused-removed = 主催者により、このクイズの参加者から外されています。
class-refused-untimed = このクイズに制限時間はありません。
class-refused-busy = アクセスが集中しています。少ししてからもう一度押してください。
class-gone = そのクイズはもうありません。
class-not-in = このクイズには参加していません。
class-yours = { $name }さんの結果
class-so-far = { $asked }問中{ $right }問正解です。
class-rank = { $place }、{ $points }
class-mine-none = 回答していません。
class-mine-later = この問題の後に参加したため、集計に含めません。
class-mine-skipped = この問題はスキップしました。集計に含めません。

## The host’s panel

panel-heading = あなたのクイズ
panel-lobby = 受け付け中：{ $place }
panel-link = チャンネルで見る
panel-locked = 締め切り済み：新しい参加はできません。
panel-open = 問題 { $place }
panel-note = 内容についての注意、問題 { $place }
panel-revealed = 答え、問題 { $place }
panel-double = { $count }人が時間を2倍にしています。
panel-ended = 終了しました。
panel-sure = 全員分のクイズを中止しますか。これまでの回答は残り、レポートが届きます。
panel-sure-skip = この問題を全員について取りやめますか。集計に含めず、このクイズでもう一度出すことはできません。
panel-sure-names = このクイズの全員の名前を削除しますか。その後は、新しいレポートでも誰が誰かは分かりません。
panel-sure-remove = { $name }さんを参加者から外しますか。その回答は集計に含めません。あとで再び入れることができます。
panel-names-hidden = 誰が誰かは主催者だけが分かります。
people-removed = 外れています
people-from = 第{ $number }問から参加
panel-nobody = まだ誰も参加していません。
class-opened = 受け付けを始めました。ここで操作できます。このパネルは { COMMAND("zainichi-class status") } で再び開けます。
class-under-way = このチャンネルではすでにクイズが進んでいます。参加するか、別のチャンネルで始めてください。
class-under-way-yours = このチャンネルで始めたクイズがまだ進行中です：
class-busy-place = たった今、このチャンネルでほかの人がクイズを始めました。
class-no-place = 全員が見られるチャンネルで始めてください。
class-none = ここで進行中のクイズはありません。始めるには：{ COMMAND("zainichi-class start") }
class-no-report = 終了したクイズがありません。
class-which-report = その番号のクイズはありません。終了したもの：{ $numbers }
class-not-host = それはこのクイズの主催者だけができます。
class-step-ended = すでに終わっています。結果：
class-step-late = その段階は過ぎました。現在の状況：
class-step-early = まだその段階ではありません。現在の状況：
class-step-untimed = この問題に制限時間はありません。
class-needs = このチャンネルではまだクイズを行えません。次の許可が必要です：
class-cannot-gone = このチャンネルには投稿できません。別のチャンネルを選んでください。
class-cannot-forbidden = このチャンネルに投稿する権限がありません。管理者に頼むか、別のチャンネルを選んでください。
class-cannot-refused = このチャンネルには、チャンネルまたはワークスペースの設定により投稿できません。管理者に確認するか、別のチャンネルを選んでください。
class-cannot-busy = 今は接続できません。少ししてからもう一度お試しください。
class-stopped-gone = チャンネルがなくなりました：{ $place }。クイズは終了し、それまでの回答はレポートにあります。
class-stopped-forbidden = 投稿できなくなりました：{ $place }。権限を戻すとクイズは続きます。回答は失われていません。
class-stopped-refused = 投稿できなくなりました：{ $place }。チャンネルまたはワークスペースの設定によるものです。管理者に確認してください。送信を続けます。回答は失われていません。
class-stopped-busy = 今はメッセージを送れません：{ $place }。送信を続けます。回答は失われていません。
hand-over-asked = { $name }さんから、{ $place }のクイズの進行を引き継いでほしいという依頼です。引き継ぐと、誰が誰なのかが表示され、レポートが届きます。
hand-over-sent = さんに、クイズの進行を頼みました。引き受けてもらうまでは、あなたが進行します。
hand-over-self = すでにあなたが進行しています。ほかの人を指定してください。
hand-over-nobody = その人はここにいないか、アプリです。一覧から人を選んでください。
hand-over-unheard = 今はその人にメッセージを送れないため、頼めませんでした。引き続きあなたが進行します。
hand-over-past = そのクイズの引き継ぎの依頼は、すでに取り消されています。
hand-over-taken = これからあなたがこのクイズを進行します：
hand-over-declined = 分かりました。進行は今の主催者のままです。
hand-over-done = { $name }さんがクイズを引き継ぎ、レポートも届きます。あなたには、誰が誰かが表示されなくなりました。
hand-over-no = { $name }さんは引き継ぎませんでした。引き続きあなたが進行します。
class-names-deleted = 名前を削除しました。今後のレポートはニックネームだけになります。
class-report-later = レポートはクイズの終了後に作られます。
report-ready = レポート
report-about = ワークブックはExcel、LibreOffice、Googleスプレッドシートで開けます。画像に名前は載っていません。
report-failed = レポートを作れませんでした。少ししてからもう一度お試しください。

lobby-begun = クイズが始まりました。下の問題に答えると参加できます。
lobby-begun-locked = クイズが始まりました。新しい参加はできません。
lobby-called-off = 始まる前に、主催者が終了しました。
class-older-copy = これは重複して投稿されたものです。続きは下のメッセージにあります。ここでの回答も集計されます。
class-right-of = 回答した{ $answered }人のうち{ $right }人が正解でした。
class-right-of-asked = 回答した{ $answered }人のうち{ $right }人が正解でした（出題は{ $asked }人）。
class-nobody-answered = 回答した人はいませんでした（出題は{ $asked }人）。
class-shared-place = { $people }人が同順位
class-fewer = オフの分野があるため、問題は{ $got }問になります。
class-fewer-all = 問題は全部で{ $got }問です。
class-fewer-unsure = 確かさが十分でない問題を{ $count }問除いたため、問題は{ $got }問になります。
class-only-unsure = これらの問題はどれも、もとになる内容の確かさが十分でないため、クラスには出題できません。
class-unsure-how = 含めるには：{ COMMAND("zainichi-mod settings confidence:any") }
class-unsure-ask = モデレーターに頼むと、含めることができます。
