# Seen where the daily fact is posted, and by moderators in the answers of /zainichi-mod daily, daily-status and so on.

## Names of commands, options and values

command-daily = daily
    .about = Post a fact in a channel every day at a set time
    .example = daily here 09:00 Asia/Tokyo mon-fri
    .also = daily-fact
command-daily-status = daily-status
    .about = When the next fact comes in each channel, and any problems
    .example = daily-status
command-daily-preview = daily-preview
    .about = See the next fact before it is posted
    .example = daily-preview
command-daily-skip = daily-skip
    .about = Skip the next fact for good, or just the next day
    .example = daily-skip
command-daily-now = daily-now
    .about = Post the next fact now, as today’s
    .example = daily-now
command-daily-pause = daily-pause
    .about = Pause the daily fact until you resume it
    .example = daily-pause
command-daily-resume = daily-resume
    .about = Resume the daily fact
    .example = daily-resume
command-daily-off = daily-off
    .about = Stop the daily fact in a channel
    .example = daily-off

option-channel = channel
    .about = The channel, mentioned with #, or: here
    .picked = The channel to post in
option-time = time
    .about = Time of day, such as 09:00
    .picked = By the clocks of the time zone below
option-zone = zone
    .about = Time zone, such as Asia/Tokyo
    .field = Time zone
option-days = days
    .about = Days of the week, such as mon-fri
    .picked = Leave all empty for every day, or to keep the days as they are
option-what = what
    .about = What to skip: fact (for good) or day

zone-offered = { $called } ({ $zone })
value-here = here
value-daily = daily
value-weekdays = weekdays
value-weekends = weekends

## When an option is not understood

mistake-channel = I can’t find a channel “{ $typed }”. Type # and choose one from the list, or write: here
mistake-time = I don’t understand the time “{ $typed }”. Write it like 09:00 or 9pm.
mistake-zone = I don’t know a time zone “{ $typed }”. Write it like Asia/Tokyo, or just the city.
mistake-days = I don’t understand the days “{ $typed }”. Write them like mon-fri, mon,wed or weekdays.
mistake-what = I can’t skip “{ $typed }”. Write fact or day, or neither and I’ll ask.

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

## The fact in its channel


## How a schedule stands

daily-heading = Daily fact
daily-this-channel = this channel
daily-all-topics = all topics
daily-told = { $days } at { $time } ({ $zone }). Topic: { $topic }. Language: { $language }.
daily-zone-assumed = Times are in { $zone }. To change that, set it again with a city, for example: { COMMAND("zainichi-mod daily here 09:00 Tokyo") }
zone-fixed = { $zone } stays at UTC{ $offset } all year, even in summer. For the local time of a city, write: { $city }
daily-times = Next times:
daily-next = Next: { $time }
daily-place = { $place }
daily-preview-of = Preview for { $place }
daily-button-preview = Preview
daily-button-status = Status
daily-unnamed-channel = the private channel { $id }
daily-before = Before
daily-left-out = { $count ->
    [one] One fact is skipped here for good.
   *[other] { $count } facts are skipped here for good.
}
daily-skip-ask = What should I skip? A skipped fact never comes back there, and another takes its place. If you skip the day, the fact comes the day after.
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
daily-missed = No fact was posted on { $date }: I couldn’t post within six hours.
daily-failing = { $tries ->
    [one] Posting has failed once just now. I’m trying again.
   *[other] Posting has failed { $tries } times just now. I’m trying again.
}
daily-topic-off = Its topic is off in the settings. Until it’s on again, facts on other topics are posted.
daily-paused-asked = Paused by a moderator. { COMMAND("zainichi-mod daily-resume") } starts it again.
daily-paused-empty = With these settings there’s no fact left to post. Change them with { COMMAND("zainichi-mod settings") }, then use { COMMAND("zainichi-mod daily-resume") }
daily-paused-gone = Paused: the channel is gone or archived. Choose another one with { COMMAND("zainichi-mod daily") }, or stop it with { COMMAND("zainichi-mod daily-off") }
daily-paused-lost = Paused: the channel is gone or archived. Choose another one with { COMMAND("zainichi-mod daily") }, or stop it with { COMMAND("zainichi-mod daily-off") }
daily-paused-forbidden = { $platform ->
    [slack] Paused: I’m not allowed to post there. Type /invite and my name in that channel, then use { COMMAND("zainichi-mod daily-resume") }
   *[other] Paused: I’m not allowed to post there. Let me see the channel and post in it, then use { COMMAND("zainichi-mod daily-resume") }
  }
daily-paused-refused = Paused: the channel doesn’t take my messages because of a setting there or of the workspace. Ask an admin or choose another channel, then use { COMMAND("zainichi-mod daily-resume") }

## What a command has changed, or could not

daily-paused = The daily fact in { $place } is paused. { COMMAND("zainichi-mod daily-resume") } starts it again.
daily-is-paused = The daily fact in { $place } is already paused.
daily-resumed = The daily fact in { $place } is running again.
daily-is-running = The daily fact in { $place } isn’t paused.
daily-skipped-fact = “{ $title }” won’t come up in { $place } any more. Another fact takes its place.
daily-skipped-day = Skipped { $date } in { $place }. The fact waits for the next time.
daily-unskipped = What was skipped in { $place } can come up again.
daily-posted-now = Posted in { $place } as today’s fact.
daily-busy = The fact in { $place } is being posted right now. Try again in a minute.
daily-removed = There’s no daily fact in { $place } any more.
daily-none = There’s no daily fact here yet. Set one up with { COMMAND("zainichi-mod daily") }
daily-none-there = There’s no daily fact in that channel. { COMMAND("zainichi-mod daily-status") } shows where there is one.
daily-which = Which channel?
daily-no-place = I can’t post here. Name a channel in a server I’m in.
daily-needs = I can’t post in that channel yet. Please let me:
daily-cannot-gone = I can’t post in that channel. Choose another one.
daily-cannot-lost = I can’t post in that channel. Choose another one.
daily-cannot-forbidden = I’m not allowed to post in that channel. Give me permission or invite me, then try again.
daily-cannot-refused = That channel doesn’t accept my messages because of a setting there or of the workspace. Ask an admin, or choose another channel.
daily-cannot-busy = I can’t reach that channel right now. Try again in a minute.

## For the moderator who set it

daily-stopped = I tried three times to post the daily fact in { $place } and couldn’t, so it’s paused there.
daily-stopped-empty = With the current settings there’s no fact I can post in { $place }, so the daily fact is paused there.
daily-stopped-how = See what’s wrong: { COMMAND("zainichi-mod daily-status") }
