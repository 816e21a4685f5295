# Seen in the terminal alone.

console-hint = Type a command, or the number of a button. Ctrl-D leaves.
console-shared-database = Your scores are kept in { $name }.
console-saved = Saved as { $name } in this folder.
console-not-saved = { $name } could not be written to this folder; start the bot in a folder that you may write.
console-bye = Goodbye.
console-class-goes-on = A class quiz goes on here. Back to it: { $command }
