"""The bot in a terminal: for trying it, for writing content, and for people without Discord or Slack."""
