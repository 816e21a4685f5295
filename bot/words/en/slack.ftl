# Seen on Slack alone: the Home tab, and what only Slack needs.

slack-how = Type /zainichi in any channel or direct message, and after it one of these:
slack-button-privacy = Privacy
slack-no-messages = Messages are not read here: only the commands that you give and the buttons that you press.
slack-in-messages = The answer is in the Messages tab of this app.
slack-file-sent = { $name } was sent to you as a direct message.
slack-invite = Posting here needs a member of this channel, and I am none yet. Invite me with: /invite @{ $name }
slack-opening = Looking whether I may post in this channel …
slack-private-channel = a private channel
