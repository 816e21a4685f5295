# Seen in a quiz alone: /zainichi quiz and its buttons.

command-quiz = クイズ
    .about = 一人で解くクイズ（自分だけに表示、時間制限なし）
    .example = quiz 最初の船

option-quiz = クイズ
    .about = 用意されたクイズから一つ
option-questions = 問題数
    .about = 出題する問題の数

button-show = 問題を見る
button-skip = この問題をスキップ
button-next = 次の問題
button-finish = 結果を見る
button-go-on = 続ける
button-start-new = 新しく始める
button-another-quiz = 別のクイズ
button-same-quiz = このクイズに挑戦
button-quizzes = すべてのクイズ
button-more-quizzes = ほかのクイズ
quizzes-heading = クイズ一覧
quizzes-menu = クイズを始める
quiz-question = { $number } / { $of } · { $title }
quiz-any = 全分野
quiz-content-note = 次の問題には注意が必要な内容が含まれます。スキップしても不利にはなりません。
quiz-right = ✔ 正解：{ $answer }
quiz-wrong = ✘ 不正解。答え：{ $answer }
quiz-practice = 以前に回答した問題なので、今回は練習です。
quiz-outcome = { NUMBER($answered) }問中{ NUMBER($right) }問正解しました（{ $percent }）
quiz-result = { NUMBER($answered) }問中{ NUMBER($right) }問正解（{ $percent }）
quiz-outcome-none = すべての問題をスキップしました
quiz-all-right = 全問正解です。見直すものはありません。
quiz-look-again = もう一度見ておきたい問題：
quiz-look-again-more = …ほかに{ $count }問
quiz-under-way = 途中のクイズがあります：{ $title }（{ $of }問中{ $number }問目）
quiz-already = その問題にはもう答えています。今はこちらの問題です。
quiz-over = そのクイズは終了しました。
quiz-not-yours = このボタンはほかの人のクイズのものです。自分のクイズを始めるには：{ COMMAND("quiz") }
quiz-no-questions = 該当する問題はまだありません。次をお試しください：{ COMMAND("quiz") }
mark-right = 正解
mark-chosen = あなたの回答
mark-right-chosen = 正解・あなたの回答
quiz-switched-off = ここでは、モデレーターがこのクイズの分野をオフにしています。ほかのクイズをお試しください。
