"""The daily fact in a channel, and the fact of the day."""
