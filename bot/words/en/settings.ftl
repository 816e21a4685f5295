# The settings of a community, and what is said where one of them stops something.

command-settings = settings
    .about = See or change what moderators decide for this community
    .example = zainichi-mod settings share:off
option-share = share
    .about = on or off: whether people may post their answers in the channel
option-notes = notes
    .about = on or off: whether the daily fact may be one with a content note
option-off = off
    .about = A topic that shall not come up here
option-on = on
    .about = A topic that may come up here again
value-on = on

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

topic-is-off = Moderators have switched this topic off here: { $topic }
all-topics-off = Moderators have switched off every topic here.
quiz-switched-off = Moderators have switched off the topics of that quiz here. Try another one.
sharing-is-off = Moderators allow no sharing here. Your answer stays private.
daily-topic-off = Its topic is switched off in the settings. Until it is on again, facts of the other topics come.
daily-paused-empty = With the settings as they are, no fact is left to post. Change them with settings, then: daily-resume
daily-stopped-empty = There is no fact that the settings let me post in { $place }. Nothing is posted there for now.
