# Seen in the menu (/zainichi alone), in the answers of /zainichi help and about, and on buttons to other commands.

command-help = help
    .about = All commands, or one of them
    .example = help quiz
command-about = about
    .about = What this is and where its facts come from
    .example = about

option-command = command
    .about = Command to explain

bot-name = Zainichi history
button-fact = Fact
button-quiz = Quiz
button-score = My score
button-leaderboard = Leaderboard
button-language = Language
button-help = Help
menu-description = Facts and quizzes on the history of Koreans in Japan
menu-text = Facts and quizzes on the history of Koreans in Japan, and above all on the 93,340 people who moved from Japan to North Korea between 1959 and 1984. Every fact names its sources.
menu-try = Three things to try:
menu-try-fact = a fact with its source
menu-try-quiz = five questions, private and untimed
menu-try-help = everything else
help-heading = Commands
help-more = Details on one of them, for example: { COMMAND("help quiz") }
help-teachers = For teachers
help-moderators = For moderators
help-usage = Usage
help-values = Choices for “{ $option }”
help-value = { $value } ({ $label })
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
  }.
about-checked = Each fact was written from notes on its sources (for long works, often just the opening); a second editor checked it against those notes.
about-disputed = { $disputed } facts say what each side of a real dispute says; { $variants } say where sources differ. What only one side says is given as its own account, and testimony as testimony.
about-sources = For every 100 facts, the best source is: news { $news }, scholars { $scholars }, courts, laws, archives, states and museums { $official }, one party alone { $party }, others { $others }.
about-written = No sentence about history is generated while the bot runs. All of them are in its files, where anyone can check them.
about-words = “Repatriation” is a disputed word: nearly all who left had their roots in the south of Korea. Here it is “the move to North Korea”.
about-free = The bot is free software under the MIT licence. It never asks about nationality or origin.
