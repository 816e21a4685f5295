# Seen on Slack alone: the Home tab, and what only Slack needs.

slack-how = Type /zainichi in any channel or direct message, and after it one of these:
slack-no-messages = Messages are not read here: only the commands that you give and the buttons that you press.
slack-in-messages = The answer is in the Messages tab of this app.
slack-file-sent = { $name } was sent to you as a direct message.
slack-text-sent = It goes on in a direct message.
slack-no-dm = I cannot write to you directly here, so no file could be sent. As text:
slack-no-dm-home = I cannot write to you directly here. Type the command in a channel instead.
slack-invite = Posting here needs a member of this channel, and I am none yet. Invite me with: /invite @{ $name }
slack-opening = Checked: I may post in this channel.
slack-private-channel = a private channel
slack-other-workspace = I am set up for another workspace, and know nothing of yours. Whoever runs me can set one up here too.
