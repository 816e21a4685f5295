# Seen in the answers of /zainichi language and privacy.

command-language = language
    .about = The language in which you are answered
    .example = language ja
command-privacy = privacy
    .about = What is stored about you; get it or delete it
    .example = privacy export

option-choice = choice
    .about = A language, or auto for the platform’s
option-action = action
    .about = What to do

value-export = get everything as a file
value-delete = delete everything

button-as-platform = As the platform says
button-export = Get my data
button-delete = Delete my data
button-delete-now = Yes, delete everything
language-now = You are answered in { $language }. Choose another language:
language-set = From now on you are answered in { $language }.
language-as-platform = From now on you are answered in the language that the platform reports: { $language }.
privacy-heading = What is stored about you
privacy-text = Your platform’s id for you, the language you chose and the one that your platform last said, which facts and comments you have seen, your quizzes with your answers and when you gave them, your scores by day, and the daily facts that you set for a channel. In a class’s quiz also the name that is shown of you, for its host, for 90 days or until the host deletes it. No messages, no e-mail address. Others see a made-up name.
privacy-exported = Everything that is stored about you, as JSON:
privacy-ask = This deletes your scores, your answers, what you have seen and your language. It cannot be undone.
privacy-deleted = Done. Nothing about you is stored any more.
privacy-nothing = Nothing is stored about you.
