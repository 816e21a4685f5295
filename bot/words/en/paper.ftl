# Seen on paper: a quiz to be done by hand with its key, and what somebody missed in a class.

## A quiz

paper-print = Print
paper-printed = “{ $title }” to print: the questions, a grid for the answers, and the key on sheets of its own.
paper-instead = The file couldn’t be sent here. Ask for it where I may send files.
paper-questions = Questions
paper-grid = Answer grid
paper-key = Answers
paper-foot = { $title } · { $part }
paper-name = Name
paper-date = Date
paper-several = Tick every right answer.
paper-grid-how = One circle for a question with circles, every right square for one with squares. A line is for what you write.
paper-right = Right
paper-also = Also right
paper-missing = □ stands where this file has no sign for what was typed, such as an emoji.
