"""The only package that chooses words: values in, replies out. It asks no database and decides nothing."""
