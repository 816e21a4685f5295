# Seen by moderators: the answers of /zainichi-mod settings, grant and revoke.

command-settings = settings
    .about = See or change what moderators decide for this community
    .example = zainichi-mod settings share:off
description-zainichi-mod = For moderators: a daily fact, settings, and who runs what here
command-grant = grant
    .about = Let somebody use the commands for staff
    .example = zainichi-mod grant @Mina
command-revoke = revoke
    .about = Take the commands for staff back from somebody
    .example = zainichi-mod revoke @Mina

option-share = share
    .about = on or off: whether people may post their answers in the channel
option-notes = notes
    .about = on or off: whether the daily fact may be one with a content note
option-off = off
    .about = A topic that shall not come up here
option-on = on
    .about = A topic that may come up here again
option-person = person
    .about = Somebody here, by a mention

settings-heading = Settings of this community
settings-language = Language of what everybody sees
settings-share = Sharing
settings-share-on = Allowed. Whoever gets an answer can post it in the channel.
settings-share-off = Not allowed. Answers stay private.
settings-button-share-on = Allow sharing
settings-button-share-off = Forbid sharing
settings-notes = Daily facts with a content note
settings-notes-on = Posted like any other.
settings-notes-off = Left out.
settings-button-notes-on = Post facts with a content note
settings-button-notes-off = No facts with a content note
settings-topics = Topics that are switched off
settings-topics-on = None. Press one to switch it off: then none of its facts and questions comes here.
settings-topics-off = { $topics }. Their facts and questions do not come here; the timeline and the terms stay. Press a topic to switch it.
settings-topic-on = { $topic }: on
settings-topic-off = { $topic }: off
settings-topic-moved = The daily fact in { $place } was to be on a topic that is switched off. Until it is on again, facts of the other topics come.
settings-nothing-left = Then nothing would be left to show. One topic at least has to stay on.
granted = may now use the commands for staff here.
granted-already = may use the commands for staff already.
granted-how = On Discord, also allow them the command: Server Settings → Integrations → this bot.
revoked = may no longer use the commands for staff here, unless they are an admin.
revoked-nothing = had not been given the commands for staff.
