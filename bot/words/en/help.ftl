# Seen in the menu (/zainichi alone), in the answers of /zainichi help and about, and on buttons to other commands.

command-help = help
    .about = All commands, or one of them
    .example = help quiz
command-about = about
    .about = What this is and where its facts come from
    .example = about

option-command = command
    .about = The command to explain

bot-name = Zainichi history
button-fact = Fact
button-quiz = Quiz
button-score = My score
button-leaderboard = Leaderboard
button-language = Language
button-help = Help
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
  }.
about-checked = Each fact was written from notes on its sources (of long works often the opening alone), and an editor who had not written it compared it with them.
about-disputed = { $disputed } facts show what each side of a real dispute says; { $variants } say how sources differ. What one side alone tells is told as its word, testimony as testimony.
about-sources = The best source of 100 facts is: news { $news }, scholars { $scholars }, courts, laws, archives, states and museums { $official }, one party alone { $party }, others { $others }.
about-written = No sentence about history is generated while the bot runs: all of them stand in its files, where anyone can check them.
about-words = “Repatriation” is a disputed word: nearly all who left had their roots in the south of Korea. Here it is “the move to North Korea”.
about-free = The bot is free software under the MIT licence. It asks nobody for nationality or origin.
help-staff = For staff there is more: { $roots }
