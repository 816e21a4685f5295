"""The databases, and what is the same in all of them. No feature."""
