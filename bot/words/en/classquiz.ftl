# Seen in a class’s quiz: in the channel by everybody, in private by those who take part, on the host’s panel.

## Names of commands, options and values

description-zainichi-class = For teachers: run a live quiz in this channel
command-start = start
    .about = Start a live quiz in this channel
    .example = start first-ships
command-status = status
    .about = Show your quiz’s progress and your controls
    .example = status
command-report = report
    .about = Get the report of a quiz that has ended
    .example = report
command-hand-over = hand-over
    .about = Ask someone else to lead your quiz
    .example = hand-over @Mina

option-seconds = seconds
    .about = Seconds for each question: 10 to 240, or off
    .picked = For each question. Left empty, the time goes by the length of the question
    .field = Seconds for each question
option-scoring = scoring
    .about = How points are given
option-names = names
    .about = Made-up names, or the names shown here
    .field = Names shown
option-round = round
    .about = Which quiz, by its number; otherwise the latest

value-accuracy = right answers count, speed doesn’t
value-tiebreak = right answers count, speed breaks ties
value-none = no points
value-pseudonym = made-up names
value-server = names shown here

## Buttons

act-join = Join
act-how = How it works
act-double = I need more time
act-pass = Skip this one
act-mine = My result
act-panel = Refresh
act-host = Host controls
act-start = Start
act-ready = Show the question
act-reveal = Show answer
act-extend = +15 s
act-pause = Pause
act-resume = Resume
act-skip = Skip question
act-skip-sure = Skip it
act-next = Next
act-finish = Show results
act-lock = Lock
act-unlock = Unlock
act-people = Participants
act-remove-one = Remove { $name }
act-let-in = Let { $name } in again
act-end = End …
act-end-sure = End it for everyone
act-report = Report
act-names = Delete names now
act-names-sure = Delete them
act-take = Take over
act-decline = No, thanks
act-back = Back

## The lobby

lobby-heading = Live quiz: { $title }
lobby-length = Length
lobby-length-text =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, about { $minutes } min
lobby-scoring = Scoring
lobby-scoring-accuracy = Right answers count, speed doesn’t
lobby-scoring-tiebreak = Right answers count; speed only breaks ties
lobby-scoring-none = No points
lobby-names = Names
lobby-names-pseudonym = Made-up names; only the host knows who is who
lobby-names-server = As shown here
lobby-notes = { $count ->
    [one] { $count } question; you can skip it
   *[other] { $count } questions; you can skip them
}
lobby-join = Press Join. Your answers stay private.
lobby-locked = No one else can join this quiz.
class-joined = { $count ->
    [0] No one has joined yet.
    [one] { $count } joined.
   *[other] { $count } joined.
}
how-text = Press an answer. Only you see your choice, and you can change it until the question closes. Then the answer is explained, with its source.
how-timed = Each question has a time limit. Once you’ve joined, you can ask for twice the time. No one asks why.
how-untimed = There’s no time limit: the host closes each question.
how-names-pseudonym = Others see a made-up name. Only the host’s report shows real names.
how-names-server = Others see your name as it’s shown here.

## The question, its answer and the end, for everybody

class-number = { $number } / { $of }
class-note-opens = The question opens in a moment. Skip it if you like; it won’t cost you points.
class-paused = Paused.
class-closes = Closes
class-answered = { $answered } of { $asked } answered
class-skipped-all = The host skipped this question. It doesn’t count.
class-right = { $place } · Answer: { $answer }
class-count = { $count } of { $of }, { $percent }
class-count-number = { $count ->
    [one] { $count } answer
   *[other] { $count } answers
}
class-over = The end: { $title }
class-line = The class got { $percent } right.
class-line-best = Best: question { $number }
class-line-again = Hardest: question { $number }
class-line-nobody = No one answered any question.
class-podium = Most points:
class-top = Most points:
class-tied = tied

## For each who takes part, in private

class-you-are = You’re { $name }.
class-host-knows = Only the host knows it’s you.
class-from = Your first question is number { $number }. Earlier ones don’t count for you.
class-joined-by = You’re in, and your answer counts.
class-join-first = Join first.
class-double = You now have twice the time. No one sees who asked for it.
class-locked = You chose “{ $choice }”. You can change it until the question closes.
class-locked-typed = Your answer: { $choice }. You can change it until the question closes.
class-passed = Skipped. It won’t count against you.
class-refused-ended = This quiz is over.
class-refused-late = The question has just closed. You can answer the next one.
class-refused-early = Not open yet.
class-refused-already = Already done.
class-refused-paused = The quiz is paused. You can answer when it resumes.
class-refused-locked = No one else can join this quiz.
class-refused-removed = The host removed you from this quiz.
class-refused-untimed = This quiz has no time limit.
class-refused-busy = Lots of people are answering at once. Please try again in a moment.
class-gone = That quiz isn’t here any more.
class-not-in = You didn’t take part in this quiz.
class-yours = Your result, { $name }
class-so-far = You got { $right } of { $asked } right.
class-rank = { $place } place, { $points }.
class-mine-none = You didn’t answer.
class-mine-later = You joined after this question, so it doesn’t count for you.
class-mine-skipped = You skipped this question. It doesn’t count.

## The host’s panel

panel-heading = Your quiz
panel-lobby = The lobby is open: { $place }
panel-link = Open it in the channel
panel-locked = Locked: no one else can join.
panel-open = Question { $place }
panel-note = Content note, question { $place }
panel-revealed = Answer, question { $place }
panel-double = { $count ->
    [one] { $count } person has twice the time.
   *[other] { $count } people have twice the time.
}
panel-ended = The quiz has ended.
panel-sure = End the quiz for everyone? The answers so far are kept, and you get the report.
panel-sure-skip = Skip this question for everyone? It won’t count, and it can’t be asked again in this quiz.
panel-sure-names = Delete everyone’s names in this quiz? After that no one can tell who was who, not even from a new report.
panel-sure-remove = Remove { $name } from this quiz? Their answers stop counting. You can let them in again.
panel-names-hidden = Only the host can see who is who.
people-removed = removed
people-from = joined at question { $number }
panel-nobody = No one has joined yet.
class-opened = The lobby is open. Lead the quiz from here; { COMMAND("zainichi-class status") } brings this panel back.
class-under-way = There’s already a quiz in this channel. Join that one, or start yours in another channel.
class-under-way-yours = Your quiz in this channel is still running:
class-busy-place = Someone else has just started a quiz in this channel.
class-no-place = Start it in a channel where everyone can see it.
class-none = No quiz is running here. Start one with { COMMAND("zainichi-class start") }
class-no-report = None of your quizzes has ended yet.
class-which-report = You have no quiz with that number. These have ended: { $numbers }
class-not-host = Only the host of this quiz can do that.
class-step-ended = It has already ended:
class-step-late = We’re past that. Now:
class-step-early = Not yet. Now:
class-step-untimed = This question has no time limit.
class-needs = I can’t run a quiz in this channel yet. Please let me:
class-cannot-gone = I can’t post in this channel. Choose another one.
class-cannot-forbidden = I’m not allowed to post in this channel. Ask an admin to let me, or choose another one.
class-cannot-refused = This channel doesn’t accept my messages because of a setting here or of the workspace. Ask an admin, or choose another channel.
class-cannot-busy = I can’t connect right now. Try again in a moment.
class-stopped-gone = The channel is gone: { $place }. The quiz has ended; every answer so far is in the report.
class-stopped-forbidden = I’m no longer allowed to post: { $place }. Give me the permission back and the quiz goes on; nothing is lost.
class-stopped-refused = The channel no longer accepts my messages: { $place }. That’s a setting there or of the workspace: ask an admin. I’ll keep trying; nothing is lost.
class-stopped-busy = I can’t get messages through right now: { $place }. I’ll keep trying; nothing is lost.
hand-over-asked = { $name } is asking you to take over the quiz in { $place }. You would then see who is who, and get the report.
hand-over-sent = has been asked to lead your quiz. You lead it until they accept.
hand-over-self = You already lead it. Choose someone else.
hand-over-nobody = I can’t find that person here, or it’s an app. Choose a person from the list.
hand-over-unheard = I can’t message that person right now, so they haven’t been asked. You still lead the quiz.
hand-over-past = You’re no longer being asked to lead that quiz.
hand-over-taken = You lead this quiz now:
hand-over-declined = All right. The quiz stays with its host.
hand-over-done = { $name } leads the quiz now, and gets the report. You no longer see who is who.
hand-over-no = { $name } would rather not lead your quiz. You still do.
class-names-deleted = The names are deleted. From now on the report uses made-up names.
class-report-later = You’ll get the report when the quiz is over.
report-ready = The report
report-about = The workbook opens in Excel, LibreOffice and Google Sheets. The picture names no one.
report-failed = I couldn’t make the report. Try again in a moment.

lobby-begun = It has started. Answer a question below and you’re in.
lobby-begun-locked = It has started. No one new can join.
lobby-called-off = The host ended it before it started.
class-older-copy = This was posted twice. The quiz goes on further down: please answer there. Answers given here count too.
class-right-of = { $right } of the { $answered } who answered were right.
class-right-of-asked = { $right } of the { $answered } who answered were right ({ $asked } were asked).
class-nobody-answered = { $asked ->
    [one] No one answered ({ $asked } was asked).
   *[other] No one answered ({ $asked } were asked).
  }
class-shared-place = { $people } people share this place
class-fewer = { $got ->
    [one] There’s only { $got } question on this now, because some topics are off here.
   *[other] There are only { $got } questions on this now, because some topics are off here.
  }
class-fewer-all = { $got ->
    [one] There’s only { $got } question on this.
   *[other] There are only { $got } questions on this.
  }
class-fewer-unsure = { $count ->
    [one] It has { $got } questions: one was left out because its facts aren’t certain enough for a class.
   *[other] It has { $got } questions: { $count } were left out because their facts aren’t certain enough for a class.
  }
class-only-unsure = The facts behind all these questions aren’t certain enough for a class.
class-unsure-how = To include them: { COMMAND("zainichi-mod settings confidence:any") }
class-unsure-ask = A moderator can include them.
