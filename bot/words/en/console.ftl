# Seen in the terminal alone.

console-hint = Type a command, or the number of a button. Ctrl-D or “exit” quits.
console-shared-database = Your scores are kept in { $name }.
console-saved = Saved as { $name } in this folder.
console-not-saved = I couldn’t save { $name } in this folder. Start the bot in a folder you can write to.
console-bye = Goodbye.
console-class-goes-on = A class quiz goes on here. Back to it: { $command }
