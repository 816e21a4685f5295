"""What is remembered. `store` says what, `database` and `sqlite` how; nothing here decides or words anything."""
