"""The bot on Discord: slash commands and buttons in servers, in DMs and for people who installed it for themselves.

It asks for no intents: it reads no messages and knows no member list. The only package that knows discord.py.
"""
