# Seen in what is made of a class’s quiz when it is over: the workbook for its host, the picture for everybody.

## Words between words

joined = { $first }, { $second }
## The picture

chart-right = of all answers right
chart-part = questions { $first } to { $last }
chart-people = Each person’s score
chart-few = Shown once { $people } people have taken part.
chart-median = median { $percent }
chart-dot = { $people ->
    [one] Each dot is one person.
   *[other] Each dot: up to { $people } people.
  }
chart-foot = { $people ->
    [one] 1 person took part.
   *[other] { NUMBER($people) } people took part.
  } A bar shows how many of those who answered were right.
chart-weak = Mark: { $percent }. Orange: fewer were right.
alt-head = The class’s result in “{ $title }”, { $date }.
alt-class = { $percent } of all answers right; { $people ->
    [one] 1 person took part
   *[other] { NUMBER($people) } people took part
  }.
alt-item = { $number }: { $percent }
alt-items = Right by question: { $items }.
alt-median = Median of the people: { $percent }.

## The sheets of the report

sheet-summary = Summary
sheet-pupils = Pupils
sheet-questions = Questions
sheet-grid = Answer grid
sheet-answers = Every answer
sheet-asked = Questions as asked
sheet-about = About the numbers
report-page = Page { $page } of { $pages }
report-nobody = No one took part.
report-no-results = No one answered a question.
report-no-questions = No answer was shown.

## How many were right

question-right = { $right } of the { $answered } who answered
question-right-asked = { $right } of the { $answered } who answered ({ $asked } were asked)
question-right-none = no one answered ({ $asked } were asked)
person-right = { $right } of the { $answered } answered
person-right-asked = { $right } of the { $answered } answered ({ $asked } asked)
person-right-none = none answered ({ $asked } asked)
told-right = Right: { $told }
tempting = { $letter } · { $text } ({ $people })

## Headings of columns

col-name = Name
col-pupil = Played as
col-help = May need help
col-right = Right
col-answered = Answered
col-asked = Asked
col-share = % right
col-points = Points
col-rank = Rank
col-missed = Questions to go over
col-median = Median seconds
col-skipped = Skipped
col-since = Joined at question
col-number = No.
col-id = Question id
col-question = Question
col-key = Right answer
col-flag = What to do
col-tempting = Most chosen wrong answer
col-source = Source { $number }
col-topic = Topic
col-facts = Facts
col-choices = Answers on offer
col-explanation = Explanation
col-sources = Sources
col-letter = Letter
col-choice = Answer
col-result = Result
col-partial = Partly right
col-time = Seconds
col-changes = Times changed
col-at = Answered at
mark-help = yes
result-right = right
result-wrong = wrong
result-unanswered = no answer
result-skipped = skipped
sign-skipped = skip
flag-known = known
flag-revisit = revisit briefly
flag-reteach = teach again
legend-letter = The letter is the answer given. Under each question’s number is the right one.
legend-typed = { $sign }: the answer was typed; what was typed stands in the cell.
legend-several = Several letters: only exactly the right ones count. How much of an answer was right: see “{ $column }” on the sheet “{ $sheet }”.
legend-signs = ✔ right · ✖ wrong · – no answer
legend-skipped = { $sign }: skipped for its content note
legend-empty = Empty: joined later

## Summary

summary-when = { $date }, { $times } ({ $zone })
summary-result = How the class did
summary-right = { $percent } right
summary-counts = { $right } of the { $answered } answers given were right.
summary-counts-asked = { $right } of the { $answered } answers given were right ({ $asked } were asked for).
summary-people = { $people ->
    [one] 1 person took part
   *[other] { NUMBER($people) } people took part
  }; { NUMBER($finished) } answered everything they were asked.
summary-best = Best known: question { $number }, { $right }.
summary-help = Who may need help
summary-help-none = No one stands out.
summary-help-more = { $count } more: see “{ $column }” on the sheet “{ $sheet }”.
summary-take-up = What to take up again
summary-take-up-none = Nothing: at least { $percent } got each question right.
summary-take-up-more = { $count } more: see “{ $column }” on the sheet “{ $sheet }”.
summary-question = { $number }. { $question }
summary-more = What the numbers mean: see the sheet “{ $sheet }”.

## About the numbers

about-term = Term
about-meaning = Meaning
about-host = Host
about-place = Place
about-questions = Questions shown with their answer
about-of = { $part } of { $whole }
about-scoring = Scoring
about-time = Time per question
about-names = Names the class saw
about-clock = Time zone
    .text = The host’s: { $zone }.
scoring-accuracy = 1,000 points for each right answer
scoring-tiebreak = 1,000 points for each right answer; speed only breaks ties
scoring-none = no points
time-off = no limit
time-reading = set by how long the question takes to read
time-seconds = { NUMBER($seconds) } seconds
names-pseudonym = made-up names
names-server = their display names
define-asked = Questions a person was asked, or people who were asked a question. Questions skipped for a content note, or from before someone joined, don’t count.
define-share = Right answers out of the answers given, as the class saw it. How many were asked stands beside it.
define-help = Fewer than half of their answers were right, or they left half of their questions or more without an answer.
define-flag = { $known } right or more: known. { $revisit } or more: revisit briefly. Less: teach again.
define-points-accuracy = 1,000 for each right answer. Speed doesn’t matter.
define-points-tiebreak = 1,000 for each right answer, plus a little for time left. All of it together is less than one right answer, so more right answers always win.
define-rank = Equal points share a rank: 1, 2, 2, 4.
define-median = The time from when the question opened to the last choice, pauses left out. Half of the answers took less than the median, half took more.
define-partial = Of a question with several right choices: the share of all its choices that were rightly taken or rightly left. It doesn’t count for “Right”.
define-choices = A, B, C …
    .text = How many people chose that answer.
define-printing = Printing
    .text = All sheets print on A4, landscape. Links, topics and ids at the right end of a sheet are not printed.
define-kept = Names and answers
    .text = The bot deletes names and single answers on { $date }. This file stays with you. Keep it safe: it says who knew what.
stat-about = For statisticians
    .text = The numbers below are about the { $people } people who were asked every question. They are shown from { $least } people on. “Likely” means in 95 of 100 such classes.
stat-reliability = Reliability (Cronbach’s α)
    .text = How far the questions measure the same thing; 1 is the most. Interval: Bonett.
stat-error = Standard error
    .text = By about how many right answers, out of { $questions }, one person’s result may be off by chance. Interval: χ².
stat-discrimination = Item–rest r
    .text = How being right on one question goes with being right on all the others, from −1 to 1 (Pearson, Moodle’s discrimination index). Below 0, people who knew the rest were more often wrong here: check the question and its key. Interval: Fisher’s z.
stat-question = Item–rest r, question { $number }
stat-between = { $value }; likely between { $low } and { $high }.
stat-no-spread = Can’t be worked out: all did alike.
