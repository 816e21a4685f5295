# Seen in what is made of a class’s quiz when it is over: the workbook for its host, the picture for everybody.

## Words between words

joined = { $first }, { $second }
sentences = { $first } { $second }

## The picture

chart-right = of all answers right
chart-part = questions { $first } to { $last }
chart-people = Each person’s share
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
sheet-students = Students
sheet-items = Items
sheet-matrix = Matrix
sheet-answers = Answers
sheet-questions = Questions as asked
sheet-definitions = Definitions
report-page = Page { $page } of { $pages }
report-nobody = Nobody took part.
report-no-results = No results: nobody answered a question.
report-no-questions = No question was revealed.
report-too-few = too few (n = { $people })
report-no-spread = no spread

## Headings of columns

col-pupil = Played as
col-name = Name
col-eligible = Questions that count
col-people = People it counts for
col-answered = Answered
col-right = Right
col-share = % right
col-points = Points
col-rank = Rank
col-seconds = Median seconds
col-skipped = Skipped
col-since = Joined at question
col-missed = Missed questions
col-number = No.
col-id = Question id
col-question = Question
col-key = Right answer
col-key-letter = Right letter
col-discrimination = Item–rest r
col-letter-share = { $letter } %
col-tempting = Most chosen wrong answer
col-flag = What to do
col-topic = Topic
col-facts = Facts
col-source = Source
col-sources = Sources
col-letter = Letter
col-choice = Answer
col-result = Result
col-mark = Mark
col-time = Seconds
col-changes = Times changed
col-at = Answered at ({ $zone })
col-round = Round
col-note = Content note
col-explanation = Explanation
col-dispute = Disputed
result-right = right
result-wrong = wrong
result-unanswered = no answer
result-skipped = skipped
sign-skipped = skip
flag-known = known
flag-revisit = revisit briefly
flag-reteach = teach again
flag-look = look at this item
legend-letter = The letter is the answer given; below each number stands the right one.
legend-signs = ✔ right · ✖ wrong · – no answer
legend-skipped = { $sign }: skipped for its content note
legend-empty = Empty: joined later

## Summary

summary-when = { $date }, { $times } ({ $zone })
summary-settings = As it was played
summary-host = Host
summary-place = Place
summary-questions = Questions revealed
summary-of = { $part } of { $whole }
summary-scoring = Scoring
summary-time = Time per question
summary-names = Names shown
scoring-accuracy = 1,000 points for each right answer
scoring-tiebreak = 1,000 points for each right answer; speed decides only between equals
scoring-none = no points
time-off = no limit
time-reading = by how long the question takes to read
time-seconds = { NUMBER($seconds) } seconds
names-pseudonym = made-up names
names-server = names as on the server
summary-result = How it went
summary-joined = Took part
summary-answered = Answered at least one question
summary-finished = Left nothing without an answer
summary-right = Class: % right of all answers given
summary-that-is = That is
summary-counts = { $right } of the { $answered } answers given were right ({ $asked } were asked for).
summary-median = Median person: % right of the questions that count
summary-reliability = Reliability (Cronbach’s α)
summary-error = Standard error of one person’s % right
summary-best = Best known
summary-missed = Worth another look
summary-low = Under half right
summary-number = Question { $number }
summary-more = Every number is explained on the sheet “{ $sheet }”.

## Definitions

define-term = Term
define-meaning = What it means
define-eligible = Every question that somebody was asked, except those they skipped for a content note. A question from before they joined does not count; for the person, one left without an answer counts as not right.
define-share = Of a question and of the class: the right answers divided by the answers given, as it was told at the reveal; how many were asked stands beside it. Of a person: their right answers divided by the questions that count.
define-seconds = The middle one of the times from the opening of the question to the last choice, without pauses. Only answers that were given.
define-points-accuracy = 1,000 for each right answer. Speed plays no part.
define-points-tiebreak = For each right answer 1,000, and a share of 999 ÷ N (N: the questions scored) as large as the share of time left. So more right answers always come first, at any speed.
define-rank = 1 + the number of people with more points, so that equals share a rank: 1, 2, 2, 4.
define-finished = People who answered or skipped every question that they were asked.
define-discrimination = Pearson’s correlation of the mark in this question (x: 1 or 0) with the marks in all the others (o = total − x): cov(x, o) ÷ √(var(x) · var(o)), every variance with S − 1. It is the “discrimination index” of Moodle’s quiz statistics. S are the people for whom every question counts; for fewer than 10 it says “too few”. “No spread”: all had the same mark, here or in the rest. Below zero, those who knew the rest were more often wrong here: look at how the question is put, and at its key.
define-reliability = How far the questions measure one thing: p ÷ (p − 1) · (1 − Σ var(x) ÷ var(total)), for p questions and the same S people. Above 75 % is satisfactory; below 64 %, differences between people mean little.
define-error = SD · √(1 − α) ÷ p, with SD the standard deviation of the totals: by about how much somebody’s % right may be off by chance.
define-choices = A, A %, B, B % …
    .text = How many people chose it, and their share of those who answered.
define-tempting = The wrong choice that most people took; all of them if there are several. Why it tempts was told at the reveal.
define-flag = From 85 % right on: known. From 60 % on: revisit briefly. Below that: teach again. “Look at this item” if the item–rest r is below zero.
define-clock = Times
    .text = All dates and times are those of the host: { $zone }.
define-printing = Printing
    .text = The sheets are set for A4, landscape. Topic, ids, facts and sources at the right end of a sheet are not printed there; sources are on “Questions as asked”.
define-kept = Names and answers
    .text = The bot deletes names and single answers on { $date }. This file is yours, and yours to keep safe: it holds names and results of people.
