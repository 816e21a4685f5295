# Every word that the bot says, in British English. The other languages have the same keys.

## Names of things

bot-name = Zainichi history
topic-roots = Roots
topic-legal-status = Legal status
topic-discrimination = Discrimination
topic-organisations = Organisations
topic-diplomacy = Diplomacy
topic-voyages = Voyages
topic-who-went = Who went
topic-life-in-north-korea = Life in North Korea
topic-escape-return = Escape and return
topic-law-memory = Courts and memory
topic-film-literature = Film and literature
topic-economy = Economy
topic-present-day = Koreans in Japan today
topic-terms-and-figures = Words and figures
note-death = This speaks of death.
note-violence = This speaks of violence.
note-suicide = This speaks of suicide.
note-hunger = This speaks of hunger.
note-prison-camps = This speaks of prison camps.
note-hate-speech = This speaks of hate speech.
value-today = today
value-week = this week
value-month = this month
value-all = all time

## Labels and buttons

decade = { $year }s
lead = { $label }:{" "}
quoted = “{ $text }”
label-source = Source
label-disputed = Disputed
label-uncertain = Uncertain
label-content-note = Content note
label-context = Context
label-why = Why
label-choice = On { $letter }
label-example = Example
button-another = Another
button-share = Share
shared-by = Shared by { $name }
button-quiz-me = Quiz me on this
button-show = Show the question
button-skip = Skip this one
button-next = Next question
button-finish = See how it went
button-go-on = Go on
button-start-new = Start a new one
button-another-quiz = Another quiz
button-fact = Fact
button-quiz = Quiz
button-score = My score
button-leaderboard = Leaderboard
button-language = Language
button-help = Help
button-earlier = Earlier
button-later = Later
button-as-platform = As the platform says
button-export = Get my data
button-delete = Delete my data
button-delete-now = Yes, delete everything
untranslated = Not translated yet, so in English.

## Facts, terms, timeline, comments

today = { $day }: { $title }
on-this-day = On this day, { $date }
fact-of-the-day = Fact of the day, { $date }
search-nothing = Nothing found for “{ $query }”. Try a single word or a name, for example: search Niigata
search-found = Found for “{ $query }”
search-term = Term
search-fact = Fact
term-scripts = { $ja } ({ $reading }) · { $ko } ({ $romanised })
term-english = In English: { $en }
term-list = Terms that are explained here:
term-search = Facts about it
timeline-year = { $year }
timeline-part = Timeline, { $first } to { $last }
timeline-disputed = { $line } (Disputed, see: timeline { $year })
timeline-nothing = The timeline has nothing for { $year }. It runs from { $first } to { $last }. Near by:
count-year = People who moved to North Korea in { $first }
count-years = People who moved to North Korea from { $first } to { $last }
count-confirmed = { $people }. Confirmed by the sources.
count-by-subtraction = { $people }. Worked out from totals that are confirmed.
count-group-only = { $people } in all. Only the sum is confirmed, not the single years.
count-none = None. Confirmed by the sources.
comment-heading = A viewer’s comment: { $theme }
comment-background = It is an opinion, quoted as written, from below a video of August 2023.

## A quiz alone

quiz-question = { $number } / { $of } · { $title }
quiz-any = All topics
quiz-content-note = The next question has a content note. Skipping it costs nothing.
quiz-right = ✔ Right: { $letter }
quiz-wrong = ✖ You chose { $chosen }. Right is { $letter }.
quiz-practice = You have answered this one before, so this time is practice.
quiz-outcome = { $right ->
    [one] { NUMBER($right) } right of { NUMBER($answered) }
   *[other] { NUMBER($right) } right of { NUMBER($answered) }
  }
quiz-outcome-none = All questions skipped
quiz-share-right = That is { $percent }.
quiz-all-right = Nothing to look at again: you knew all of it.
quiz-look-again = Worth another look:
quiz-look-again-more = … and { $count } more.
quiz-under-way = You have a quiz under way: { $title }, question { $number } of { $of }.
quiz-already = That one is closed already. Here is where you are:
quiz-over = That quiz is over.
quiz-not-yours = This button belongs to somebody else’s quiz. Start your own with: quiz
quiz-gone = A question of that quiz is no longer part of the content, so it was ended. Your answers are kept.
quiz-no-questions = There is no question on that yet. Try: quiz
mark-right = right
mark-chosen = your choice
mark-right-chosen = right, your choice

## Scores

score-name = You play as { $name }.
score-none = No points yet. Your first answer to each question scores 1,000 points when it is right. Start with: quiz
score-line = { $points ->
    [one] { NUMBER($points) } point
   *[other] { NUMBER($points) } points
  } · { NUMBER($correct) } of { NUMBER($answers) } right
score-rank = Rank { NUMBER($rank) } of { NUMBER($of) } here.
score-heading = My score
leaderboard-heading = Leaderboard, { $period }
leaderboard-empty = Nobody has points for this period yet. Be the first: quiz
leaderboard-you = { $name } (you)
points = { $points ->
    [one] { NUMBER($points) } point
   *[other] { NUMBER($points) } points
  }
pseudonym = { $first } { $second }
pseudonym-numbered = { $name } { $number }
pseudonym-first = Quiet Blue Green Early Gentle Bright Calm Patient Silver Golden Amber Misty Sunny Snowy Starry Steady Curious Kindly Nimble Swift Humble Merry Cosy Clear
pseudonym-second = Heron Crane Magpie Sparrow Swallow Owl Wren Finch Lark Plover Kite Robin Pine Maple Willow Cedar Reed River Harbour Island Lantern Kettle Compass Bridge

## Language and privacy

language-now = You are answered in { $language }. Choose another language:
language-set = From now on you are answered in { $language }.
language-as-platform = From now on you are answered in the language that the platform reports: { $language }.
privacy-heading = What is stored about you
privacy-text = Your platform’s id for you, the language you chose, which facts and comments you have seen, your quizzes with your answers and when you gave them, your scores by day, and the daily facts that you set for a channel. In a class’s quiz also the name that is shown of you, for its host, for 90 days or until the host deletes it. No messages, no e-mail address. Others see a made-up name.
privacy-exported = Everything that is stored about you, as JSON:
privacy-ask = This deletes your scores, your answers, what you have seen and your language. It cannot be undone.
privacy-deleted = Done. Nothing about you is stored any more.
privacy-nothing = Nothing is stored about you.

## Help

menu-description = Facts and quizzes on the history of Koreans in Japan
menu-text = Facts and quizzes on the history of Koreans in Japan, and above all on the 93,340 people who moved from Japan to North Korea between 1959 and 1984. Every fact names its sources.
menu-try = Three things to type:
menu-try-fact = a fact with its source
menu-try-quiz = five questions, private and untimed
menu-try-help = everything else
help-heading = Commands
help-more = More on one of them: help quiz
help-usage = Usage
help-values = Values for { $option }
about-heading = About this bot
about-text = { $facts ->
    [one] { NUMBER($facts) } fact
   *[other] { NUMBER($facts) } facts
  } and { $questions ->
    [one] { NUMBER($questions) } question
   *[other] { NUMBER($questions) } questions
  } from { $sources ->
    [one] { NUMBER($sources) } source
   *[other] { NUMBER($sources) } sources
  }. Where sources disagree, the fact says so. Testimony is given as testimony.
about-words = “Repatriation” is a disputed word: nearly all who left had their roots in the south of Korea. Here it is “the move to North Korea”.
about-free = The bot is free software under the MIT licence. It asks nobody for nationality or origin.

## Commands: their names and what they are for. Options: their names and what to put there.

command-fact = fact
    .about = A short fact, with its sources
    .example = fact voyages
command-today = today
    .about = The fact of the day
    .example = today
command-search = search
    .about = Find facts and terms, in any spelling or script
    .example = search Red Cross
command-term = term
    .about = A word of the field, explained, in three scripts
    .example = term Chongryon
command-timeline = timeline
    .about = What happened when, and how many people moved
    .example = timeline 1959
command-comment = comment
    .about = A viewer’s comment, with a note on its context
    .example = comment belonging
command-quiz = quiz
    .about = Questions for you alone, private and untimed
    .example = quiz first-ships
command-score = score
    .about = Your own points
    .example = score
command-leaderboard = leaderboard
    .about = Who knows most here, under made-up names
    .example = leaderboard week
command-language = language
    .about = The language in which you are answered
    .example = language ja
command-privacy = privacy
    .about = What is stored about you; get it or delete it
    .example = privacy export
command-help = help
    .about = All commands, or one of them
    .example = help quiz
command-about = about
    .about = What this is and where its facts come from
    .example = about
option-topic = topic
    .about = What the fact or the questions are about
option-query = query
    .about = What to look for
option-name = name
    .about = The term
option-year = year
    .about = A year, such as 1959
option-theme = theme
    .about = What the comment speaks of
option-quiz = quiz
    .about = One of the ready-made quizzes
option-questions = questions
    .about = How many questions
option-period = period
    .about = Which days count
option-choice = choice
    .about = A language, or auto for the platform’s
option-action = action
    .about = What to do
option-command = command
    .about = The command to explain
value-export = get everything as a file
value-delete = delete everything
value-en = English
value-ja = Japanese
value-ko = Korean
value-auto = as the platform says

## When something is not understood or does not work

mistake-no-command = There is no command “{ $typed }”.
mistake-did-you-mean = Did you mean “{ $nearest }”?
mistake-no-option = “{ $command }” has no option “{ $typed }”.
mistake-twice = “{ $option }” is given twice. Once is enough.
mistake-too-many = “{ $command }” takes no more words, so “{ $typed }” is too much.
mistake-missing = “{ $command }” needs { $option }: { $about }.
mistake-value = “{ $typed }” does not fit { $option }.
mistake-value-range = { $option } is a number from { $least } to { $most }, not “{ $typed }”.
mistake-value-one-of = It can be: { $values }
mistake-long = That is too long: { NUMBER($length) } characters. { NUMBER($limit) } at most, please.
mistake-press = This button is no longer understood. Try: help
mistake-number = There is no button { $number } here.
oops = Something went wrong, and it is not your fault. If you report it, give this number: { $id }

## The terminal

console-hint = Type a command, or the number of a button. Ctrl-D leaves.
console-shared-database = Your scores are kept in { $name }.
console-saved = Saved as { $name } in this folder.
console-not-saved = { $name } could not be written to this folder; start the bot in a folder that you may write.
console-bye = Goodbye.
