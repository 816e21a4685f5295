"""Where people meet the bot. Each package translates between one platform and the core; none knows another."""
