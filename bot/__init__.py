"""What the bot does. Start reading in `bot.facts.commands`."""
