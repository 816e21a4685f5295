"""What the bot does. Start reading in `bot.commands`."""
