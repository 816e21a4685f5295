"""Facts, terms, the timeline and comments: to read, search and share."""
