# Seen on Slack alone: the Home tab, and what only Slack needs.

slack-how = Type one of these in any channel or direct message:
slack-no-messages = I don’t read messages here, only the commands you give and the buttons you press.
slack-in-messages = The answer is in this app’s Messages tab.
slack-file-sent = I sent you { $name } as a direct message.
slack-text-sent = It goes on in a direct message to you.
slack-no-dm = I can’t message you directly here, so I couldn’t send the file. Here it is as text:
slack-no-dm-home = I can’t message you directly here. Type the command in a channel instead.
slack-invite = I’m not in this channel yet. Invite me with: /invite @{ $name }
slack-opening = Checked: I can post in this channel.
slack-private-channel = a private channel
slack-other-workspace = I’m set up for another workspace and know nothing of yours. The people who run me can set me up here too.
slack-form-send = Send
slack-form-close = Cancel
slack-no-form = The form could not be opened this time. In words:
slack-form-place = Channel
slack-form-place-how = Where everyone will see it
slack-chosen-channel = the channel you chose
slack-not-installed = This app isn’t installed in your workspace, so I know nothing of it. { $address ->
    [none] The people who run your workspace can add it.
   *[other] The people who run your workspace can add it here: { $address }
 }
slack-not-now = I can’t reach Slack for your workspace just now. Please try again in a minute.
slack-locked = I can’t unlock my access to your workspace. The people who run me can mend that, or the people who run your workspace can install the app again.
