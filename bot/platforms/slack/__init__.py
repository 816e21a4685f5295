"""The bot on Slack: slash commands, buttons and its Home tab, in Socket Mode or over HTTP.

It reads no messages: it knows what people give it by a command or a button. The only package that knows slack-bolt.
"""
