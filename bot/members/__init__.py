"""What a person decides and may know: language, what is stored, and for how long."""
