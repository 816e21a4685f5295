"""What the bot does. Start reading in `bot.features`: the list of its features, and what each is made of."""
