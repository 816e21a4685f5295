"""A quiz that a class plays together, led by its host."""
