# Seen in a class’s quiz: in the channel by everybody, in private by those who take part, on the host’s panel.

## Names of commands, options and values

description-zainichi-class = For teachers: a quiz for everybody in a place
command-start = start
    .about = Start a quiz for everybody here
    .example = zainichi-class start first-ships
command-status = status
    .about = How the class’s quiz stands, and its panel
    .example = zainichi-class status
command-report = report
    .about = The report of a class’s quiz
    .example = zainichi-class report
command-hand-over = hand-over
    .about = Ask somebody else to lead your quiz
    .example = zainichi-class hand-over @Mina

option-seconds = seconds
    .about = For each question: 10 to 240, or off
option-scoring = scoring
    .about = What a right answer is worth
option-names = names
    .about = Made-up names, or those shown here
option-round = round
    .about = The number of the quiz, if not the last one

value-accuracy = right answers count, speed does not
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
act-resume = Go on
act-skip = Skip question
act-skip-sure = Skip it
act-next = Next
act-finish = Show results
act-lock = Lock
act-unlock = Unlock
act-people = People
act-remove-one = Remove { $name }
act-let-in = Let { $name } in again
act-end = End …
act-end-sure = End it for everybody
act-report = Report
act-names = Delete names now
act-names-sure = Delete them
act-take = Take over
act-decline = No, thank you
act-back = Back

## The lobby

lobby-heading = Quiz for everybody: { $title }
lobby-length = Length
lobby-length-text =
    { $questions ->
        [one] { $questions } question
       *[other] { $questions } questions
    }, about { $minutes } min
lobby-scoring = Scoring
lobby-scoring-accuracy = Right answers count, speed does not
lobby-scoring-tiebreak = Right answers count; speed only breaks ties
lobby-scoring-none = No points
lobby-names = Names
lobby-names-pseudonym = Made up. Only the host sees who is who
lobby-names-server = As shown here
lobby-notes = { $count ->
    [one] On { $count } question; it can be skipped
   *[other] On { $count } questions; they can be skipped
}
lobby-join = Press Join. Your answers stay private.
lobby-locked = The host lets nobody else in.
class-joined = { $count ->
    [0] Nobody has joined yet.
    [one] { $count } joined.
   *[other] { $count } joined.
}
how-text = Press an answer. Only you see what you chose, and you may change it until the question closes. Then the answer is explained, with its source.
how-timed = Each question has a time limit. After joining you can ask for twice the time; nobody asks why.
how-untimed = There is no time limit: the host closes each question.
how-names-pseudonym = Others see a made-up name. The host’s report alone says who is who.
how-names-server = Others see your name as it is shown here.

## The question, its answer and the end, for everybody

class-number = { $number } / { $of }
class-note-opens = The question opens in a moment. It can be skipped without any loss.
class-paused = Paused. The clock stands still.
class-closes = Closes
class-answered = { $answered } of { $asked } answered
class-skipped-all = The host has skipped this question. It does not count.
class-right = { $place } · Answer: { $answer }
class-count = { $count } of { $of }, { $percent }
class-over = The end: { $title }
class-line = Class: { $percent } right.
class-line-best = Best known: question { $number }.
class-line-again = Look again: question { $number }.
class-line-nobody = No question was answered by anybody.
class-podium = Most points:
class-top = Most points:
class-tied = tied

## For each who takes part, in private

class-you-are = You are { $name }.
class-host-knows = Only the host sees that it is you.
class-from = Your first question is number { $number }. Earlier ones do not count for you.
class-joined-by = You have joined with this answer.
class-join-first = Join first.
class-double = You have twice the time from now on. The others only see that the reveal waits.
class-locked = You chose “{ $choice }”. You can change it until the question closes.
class-passed = Skipped. It does not count against you.
class-refused-ended = This quiz is over.
class-refused-late = It has just closed. The next one is yours.
class-refused-no-such-choice = There is no such answer here.
class-refused-early = That has not come yet.
class-refused-already = It is so already.
class-refused-paused = The quiz is paused. Answer when it goes on.
class-refused-locked = The host lets nobody else in.
class-refused-removed = The host has taken you out of this quiz.
class-refused-untimed = This quiz has no time limit.
class-refused-busy = Very many press at once. Press again in a moment.
class-gone = There is no such quiz here any more.
class-not-in = You have not taken part in this quiz.
class-yours = Your result, { $name }
class-so-far = You got { $right } of { $asked } right.
class-rank = { $place } place, { $points }.
class-mine-none = You gave no answer.
class-mine-later = You joined after this question. It does not count for you.
class-mine-skipped = You skipped this question. It does not count.

## The host’s panel

panel-heading = Your quiz
panel-lobby = The lobby is open: { $place }
panel-link = Open it in the channel
panel-locked = Locked: nobody else can join.
panel-open = Question { $place }
panel-note = Content note, question { $place }
panel-revealed = Answer, question { $place }
panel-double = { $count ->
    [one] { $count } person has twice the time.
   *[other] { $count } people have twice the time.
}
panel-ended = It is over.
panel-sure = End the quiz for everybody? What has been answered is kept, and you get the report.
panel-sure-skip = Skip this question for everybody? It will not count, and cannot be asked again in this quiz.
panel-sure-names = Delete the names of everybody in this quiz? From then on nobody can tell who was who, not even from a new report.
panel-sure-remove = Take { $name } out of this quiz? Their answers stop counting. You can let them in again.
panel-names-hidden = Who is who is for the host alone.
people-removed = taken out
people-from = in from question { $number }
panel-nobody = Nobody has joined yet.
class-opened = The lobby is open. Lead the quiz from here; zainichi-class status brings this panel back.
class-under-way = There is a quiz in this channel already. Join that one, or start another one elsewhere.
class-under-way-yours = Your quiz in this channel is still going on:
class-busy-place = Somebody else has just started a quiz in this channel.
class-no-place = Start it in a channel, where everybody can see it.
class-none = There is no quiz going on here. An example: zainichi-class start
class-no-report = You have no quiz that has ended.
class-which-report = You have no quiz with that number. Those that have ended: { $numbers }
class-not-host = That is for the host of this quiz.
class-step-ended = It is over already:
class-step-late = That is past. Here is where it stands:
class-step-early = Not yet. Here is where it stands:
class-step-untimed = This question has no time limit.
class-needs = I cannot run a quiz in this channel yet. Please let me:
class-cannot-gone = This channel cannot be posted in. Choose another one.
class-cannot-forbidden = I may not post in this channel. Ask an admin to let me, or choose another one.
class-cannot-refused = This channel does not take my messages: a setting here or of the workspace stands against it. Ask an admin, or choose another channel.
class-cannot-busy = The platform cannot be reached just now. Try again in a moment.
class-stopped-gone = The channel is gone: { $place }. The quiz has ended; every answer until then is in the report.
class-stopped-forbidden = I may not post any more: { $place }. Give the permission back and the quiz goes on; nothing is lost.
class-stopped-refused = The channel does not take my messages any more: { $place }. A setting there or of the workspace stands against it: ask an admin. I go on trying; nothing is lost.
class-stopped-busy = The platform does not take my messages just now: { $place }. I go on trying; nothing is lost.
hand-over-asked = { $name } asks you to lead the quiz in { $place } from now on. You would then see who is who, and get the report.
hand-over-sent = has been asked to lead your quiz. You lead it until they say yes.
hand-over-self = You lead it already. Name somebody else.
hand-over-nobody = There is nobody of that name here, or it is an app. Type @ and choose a person from the list.
hand-over-unheard = I cannot write to that person just now, so they were not asked. You still lead the quiz.
hand-over-past = You are not asked to lead that quiz any more.
hand-over-taken = You lead this quiz now:
hand-over-declined = All right. The quiz stays with its host.
hand-over-done = { $name } leads the quiz now, and gets the report. You no longer see who is who.
hand-over-no = { $name } would rather not lead your quiz. You still do.
class-names-deleted = The names are deleted. The report goes by made-up names from now on.
class-report-later = The report comes when the quiz is over.
report-ready = The report
report-about = The workbook opens in Excel, LibreOffice and Google Sheets. The picture names nobody.
report-failed = The report could not be made. Try again in a moment.

lobby-begun = It has begun. Answer a question below and you are in.
lobby-begun-locked = It has begun. Nobody new can join.
lobby-called-off = The host has ended it before it began.
class-older-copy = This stood here twice. It goes on further down: please answer there. What was answered here counts.
class-right-of = { $right } of the { $answered } who answered were right.
class-right-of-asked = { $right } of the { $answered } who answered were right ({ $asked } were asked).
class-nobody-answered = { $asked ->
    [one] Nobody answered ({ $asked } was asked).
   *[other] Nobody answered ({ $asked } were asked).
  }
class-shared-place = { $people } people share this place
class-fewer = { $got ->
    [one] There is only { $got } question on this now, as some topics are switched off here.
   *[other] There are only { $got } questions on this now, as some topics are switched off here.
  }
class-fewer-all = { $got ->
    [one] There is only { $got } question on this.
   *[other] There are only { $got } questions on this.
  }
class-fewer-unsure = { $count ->
    [one] It has { $got } questions: one was left out, as its facts are not certain enough for a class. A moderator can let it in with: zainichi-mod settings confidence:any
   *[other] It has { $got } questions: { $count } were left out, as their facts are not certain enough for a class. A moderator can let them in with: zainichi-mod settings confidence:any
  }
class-only-unsure = The facts behind all these questions are not certain enough for a class. A moderator can let them in with: zainichi-mod settings confidence:any
