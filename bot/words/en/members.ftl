# Seen in the answers of /zainichi language and privacy.

command-language = language
    .about = The language I answer you in
    .example = language ja
command-privacy = privacy
    .about = What is stored about you; get it or delete it
    .example = privacy export

option-choice = choice
    .about = A language, or auto to follow the app
option-action = action
    .about = Get or delete your data

value-export = get everything as a file
value-delete = delete everything

button-as-platform = { $platform ->
    [discord] Same as Discord
    [slack] Same as Slack
   *[other] Same as this computer
  }
button-export = Get my data
button-delete = Delete my data
button-delete-now = Yes, delete everything
language-now = I answer you in { $language }. Choose another language:
language-set = From now on I’ll answer you in { $language }.
language-as-platform = { $platform ->
    [discord] From now on I’ll answer you in the language of your Discord: { $language }.
    [slack] From now on I’ll answer you in the language of your Slack: { $language }.
   *[other] From now on I’ll answer you in the language of this computer: { $language }.
  }
privacy-heading = Your data
privacy-you = You
privacy-you-text = { $platform ->
    [discord] your Discord id, the language you chose and the one Discord reports
    [slack] your Slack id, the language you chose and the one Slack reports
   *[other] the language you chose and the one of this computer
  }
privacy-seen = What you’ve seen
privacy-seen-text = facts and comments
privacy-quizzes = Quizzes
privacy-quizzes-text = your answers, when you gave them, and your scores by day
privacy-class = Class quizzes
privacy-class-text = also your name here, for the host, for 90 days or until the host deletes it
privacy-sets = Your own quizzes
privacy-sets-text = those that you brought; if you delete your data, they stay here without your name
privacy-reports = Problems you report
privacy-reports-text = what you wrote, for moderators, without your name; it stays, as nobody’s, if you delete your data
privacy-daily = Daily facts
privacy-daily-text = those you set up for a channel
privacy-never = Never stored
privacy-never-text = messages and e-mail addresses; others see a made-up name
privacy-exported = Everything stored about you, as JSON:
privacy-ask = This deletes your scores, your answers, what you’ve seen and your language. It can’t be undone.
privacy-deleted = Done. Nothing is stored about you any more.
privacy-nothing = Nothing is stored about you.
