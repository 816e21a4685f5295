# Seen where something is asked for in a form, or a file is given along.

button-form-again = Correct it
form-not-opened = The form couldn’t be opened this time. Press the button again.
mistake-file = A file can’t be typed. Give the command alone: a form then asks for it.
file-missing = I can’t find { $name }. Give its path on this computer, such as ~/Downloads/questions.csv.
file-too-big = { $name } is too big. I take files of at most { $most }.
file-ending = { $name } isn’t a file of a kind that I can read. I take: { $endings }
file-refused = I’m not allowed to read files in this workspace yet. The people who run me can change that: see docs/slack.md, scope files:read.
file-failed = I couldn’t get { $name } this time. Send it once more.

## In the terminal, which asks for one field after the other

console-form-how = Answer line by line. { $leave } leaves the form.
console-form-left = Left. Nothing was sent.
console-form-optional = may stay empty
console-form-empty = This can’t stay empty.
console-form-long = That’s too long: { NUMBER($length) } characters. I can take { NUMBER($limit) } at most.
console-form-range = Type a whole number from { $least } to { $most }.
console-form-choose = Type one of the numbers: { $values }
console-form-choose-several = Type the numbers of those you choose, such as 1 3.
console-form-text = Several lines are fine; an empty line ends them.
console-form-file = Type the path of the file: { $endings }, at most { $most }.
console-form-kept = Enter alone keeps: { $value }
console-just-type = or just type it
console-several = several at once: { $example }
