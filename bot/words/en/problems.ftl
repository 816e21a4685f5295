# Seen behind “Report a problem” under sources, and in the answers of /zainichi-mod reports.

command-reports = reports
    .about = What people report as wrong
    .example = reports every
option-show = show
    .about = Open reports, or all of them

value-open = open
value-every = all

button-problem = Report a problem
problem-about = About: { $title }
problem-what = What is wrong
problem-what-hint = Choose one
problem-text = In your words
problem-text-hint = Up to 500 characters. Please leave out names.
problem-wrong = It’s factually wrong
problem-source = The source doesn’t say that
problem-translation = The translation is off
problem-hurtful = It’s hurtful
problem-typo = A typo
problem-other = Something else
problem-fact = Fact
problem-term = Term
problem-comment = Comment
problem-question = Question
problem-thanks = Thank you for your report.
problem-thanks-again = Thank you. This replaces what you reported before.
problem-next = Moderators here read it, without your name, and can pass it on to those who write these texts. You won’t get a reply.
problem-next-own = Moderators here read it, without your name; the question comes from this community. You won’t get a reply.
problem-no-what = Choose from the list what is wrong.
problem-too-long = That’s { $count } characters; { $most } at most, please.
problem-too-many = You’ve sent { $most } reports within a day. Please send the next one tomorrow.
problem-nobody-reads = I’m not a member of this place, so no moderator would read your report. Please send it from a server that has added me: { COMMAND("search") } finds the entry there.

reports-heading = { $count ->
    [0] No open reports
    [one] { NUMBER($count) } open report
   *[other] { NUMBER($count) } open reports
  }
reports-number = { $number } / { $of }
reports-none = There’s nothing here.
reports-state = State
reports-is-done = done
reports-is-not-ours = not our content
reports-handled-by = closed this report.
reports-done = Done
reports-not-ours = Not our content
reports-reopen = Reopen
reports-show-item = Show the item
reports-newer = Newer
reports-older = Older
reports-show-every = All reports
reports-show-open = Open reports
reports-export = Export
reports-exported = These reports as a table, without people. You can attach it to an issue of the project.
reports-nothing-to-export = There’s nothing to export: none of these reports is about the project’s own content.
reports-now-done = Done: { $title }
reports-now-not-ours = Not our content: { $title }
reports-now-open = Open again: { $title }
reports-gone = That report no longer exists.
reports-unchanged = Nothing has changed: someone else was faster, or there is a newer report on the same.
reports-item-then = As it was shown when it was reported:
reports-item-now = As it is now
reports-button = Show reports

home-reports = Reports
home-reports-open = { $count ->
    [one] { NUMBER($count) } open report
   *[other] { NUMBER($count) } open reports
  }
