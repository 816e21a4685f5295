"""How the bot explains itself."""
