# Seen where the daily fact is posted, and by moderators in the answers of /zainichi-mod daily, daily-status and so on.

## Names of commands, options and values

command-daily = daily
    .about = Post a fact in a channel, every day at a time of yours
    .example = zainichi-mod daily here 09:00 Asia/Tokyo mon-fri
command-daily-status = daily-status
    .about = When the next fact comes in each channel, and what went wrong
    .example = zainichi-mod daily-status
command-daily-preview = daily-preview
    .about = See the next fact before it is posted
    .example = zainichi-mod daily-preview
command-daily-skip = daily-skip
    .about = Leave out the next fact for good, or the next day
    .example = zainichi-mod daily-skip
command-daily-now = daily-now
    .about = Post the next fact at once, as that of today
    .example = zainichi-mod daily-now
command-daily-pause = daily-pause
    .about = Post no facts until you resume
    .example = zainichi-mod daily-pause
command-daily-resume = daily-resume
    .about = Go on posting facts
    .example = zainichi-mod daily-resume
command-daily-off = daily-off
    .about = Post no daily fact in a channel any more
    .example = zainichi-mod daily-off

option-channel = channel
    .about = The channel, by a mention, or: here
option-time = time
    .about = The time of day there, such as 09:00
option-zone = zone
    .about = The time zone, such as Asia/Tokyo
option-days = days
    .about = Days of the week, such as mon-fri
option-what = what
    .about = What to leave out: fact (for good) or day

value-here = here
value-daily = daily
value-weekdays = weekdays
value-weekends = weekends

## When an option is not understood

mistake-channel = “{ $typed }” is no channel that I know. Type # and choose one from the list, or write: here
mistake-time = “{ $typed }” is no time of day. Write it like 09:00 or 9pm.
mistake-zone = “{ $typed }” is no time zone that I know. Write it like Asia/Tokyo, or just the city.
mistake-days = “{ $typed }” is no days of the week. Write them like mon-fri, mon,wed or weekdays.
mistake-what = “{ $typed }” is nothing that can be left out. Write fact or day, or nothing to be asked.

## Days and times

weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday
daily-date = { $weekday }, { $date }
daily-slot = { $date }, { $time }

## How a schedule stands

daily-heading = Daily fact
daily-this-channel = this channel
daily-all-topics = all topics
daily-told = { $days } at { $time } ({ $zone }). Topic: { $topic }. Language: { $language }.
daily-zone-assumed = The time is that of { $zone }. For another, set it again with zone: and a city.
zone-fixed = { $zone } stays at UTC{ $offset } all year, also in summer. For the clock of a city, write it: { $city }
daily-times = The next times:
daily-next = Next: { $time }
daily-place = { $place }
daily-preview-of = Preview for { $place }
daily-button-preview = Preview
daily-button-status = Status
daily-unnamed-channel = the private channel { $id }
daily-before = Before
daily-left-out = { $count ->
    [one] One fact was left out here and does not come again.
   *[other] { $count } facts were left out here and do not come again.
}
daily-skip-ask = What shall I leave out? The fact then never comes there, and another one takes its place. Without the day, this fact comes on the day after.
daily-button-skip = Skip
daily-button-skip-fact = This fact, for good
daily-button-skip-day = This day
daily-button-now = Post now
daily-button-pause = Pause
daily-button-resume = Resume
daily-button-off = Off
daily-button-undo = Undo
daily-button-unskip = Let them come again
daily-button-restore = As it was before
daily-missed = Nothing came on { $date }: I could not post within six hours.
daily-failing = { $tries ->
    [one] It could not be posted once just now. I am trying again.
   *[other] It could not be posted { $tries } times just now. I am trying again.
}
daily-topic-off = Its topic is switched off in the settings. Until it is on again, facts of the other topics come.
daily-paused-asked = Paused by a moderator. daily-resume goes on.
daily-paused-empty = With the settings as they are, no fact is left to post. Change them with settings, then: daily-resume
daily-paused-gone = Paused: the channel is gone or archived. Choose another one with daily, or daily-off.
daily-paused-lost = Paused: the channel is gone or archived. Choose another one with daily, or daily-off.
daily-paused-forbidden = Paused: I may not post there. Let me see the channel and post in it (on Slack: /invite me), then daily-resume.
daily-paused-refused = Paused: the channel does not take my messages; a setting there or of the workspace stands against it. Ask an admin or choose another channel, then: daily-resume

## What a command has changed, or could not

daily-paused = The daily fact in { $place } is paused. daily-resume goes on.
daily-is-paused = The daily fact in { $place } is paused already.
daily-resumed = The daily fact in { $place } goes on.
daily-is-running = The daily fact in { $place } is not paused.
daily-skipped-fact = “{ $title }” does not come in { $place } any more. Another fact takes its place.
daily-skipped-day = Nothing comes in { $place } on { $date }. The fact waits for the next time.
daily-unskipped = What was left out in { $place } may come again.
daily-posted-now = Posted in { $place }, as the fact of today.
daily-busy = The fact in { $place } is being posted right now. Try again in a minute.
daily-removed = There is no daily fact in { $place } any more.
daily-none = There is no daily fact here yet. Set one with: zainichi-mod daily
daily-none-there = There is no daily fact in that channel. daily-status shows where there is one.
daily-which = Which channel?
daily-no-place = I cannot post here. Name a channel of a server where I am.
daily-needs = I cannot post in that channel yet. Please let me:
daily-cannot-gone = That channel cannot be posted in. Choose another one.
daily-cannot-lost = That channel cannot be posted in. Choose another one.
daily-cannot-forbidden = I may not post in that channel. Give me the permission, or invite me, and try again.
daily-cannot-refused = That channel does not take my messages: a setting there or of the workspace stands against it. Ask an admin, or choose another channel.
daily-cannot-busy = I cannot reach that channel right now. Try again in a minute.

## For the moderator who set it

daily-stopped = I tried three times to post the daily fact in { $place } and could not. Nothing is posted there for now.
daily-stopped-empty = There is no fact that the settings let me post in { $place }. Nothing is posted there for now.
daily-stopped-how = zainichi-mod daily-status shows how it stands.
