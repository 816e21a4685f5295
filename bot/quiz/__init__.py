"""A quiz alone: private, untimed, with an explanation after each answer."""
