"""What the bot teaches: facts, questions and their sources, as plain values. Knows nothing of the bot."""
