# Seen with more than one feature: topics, content notes, labels, permissions, what is switched off.

## Names of options and values

option-topic = topic
    .about = Topic of the fact or the questions
option-locale = locale
    .about = Language of what the whole channel sees
    .field = Language

value-en = English
value-ja = Japanese
value-ko = Korean
value-auto = automatic
value-off = off
value-on = on

## Topics and content notes

topic-colonial-rule = Colonial rule and crossing
topic-war-mobilisation = War and mobilisation
topic-liberation = Liberation and first returns
topic-organisations = Organisations
topic-schools = Schools
topic-legal-status = Legal status
topic-discrimination = Discrimination and rights
topic-diplomacy = Diplomacy
topic-voyages = Voyages
topic-who-went = Who went
topic-life-in-north-korea = Life in North Korea
topic-escape-return = Escape and return
topic-law-memory = Courts and memory
topic-ties-south = Ties with the South
topic-economy = Work and economy
topic-film-literature = Culture
topic-present-day = Koreans in Japan today
topic-terms-and-figures = Words and figures
note-death = This mentions death.
note-violence = This mentions violence.
note-suicide = This mentions suicide.
note-hunger = This mentions hunger.
note-prison-camps = This mentions prison camps.
note-hate-speech = This mentions hate speech.
note-illness = This mentions illness.
note-sexual-violence = This mentions sexual violence.

## Labels and buttons

decade = { $year }s
lead = { $label }:{" "}
sentences = { $first } { $second }
aside = {" "}({ $text })
quoted = “{ $text }”
label-source = Source
label-sources = Sources
label-on = { $label } ({ $title })
sources-of = Sources: { $title }
button-more-sources = More ({ $count })
sources-listed = { $count } in the list
button-sources = Sources
label-disputed = Disputed
label-uncertain = Uncertain
label-variant = Sources differ
label-content-note = Content note
label-context = Context
label-why = Why
label-choice = Why not “{ $choice }”
label-your-choice = Your choice
label-example = Example
button-share = Share
shared-by = Shared by { $name }
shared-by-somebody = Shared by someone here
button-earlier = Earlier
button-later = Later
untranslated = Not translated yet; shown in English.
untranslated-short = not translated yet
points = { $points ->
    [one] { NUMBER($points) } point
   *[other] { NUMBER($points) } points
  }
place = { $form ->
    [one] { $rank }st
    [two] { $rank }nd
    [few] { $rank }rd
   *[other] { $rank }th
}

## What the bot has to be allowed

need-see = See the channel
need-see-how = Channel settings → Permissions → View Channel
need-post = Post there
need-post-how = Channel settings → Permissions → Send Messages
need-thread = Post in the thread
need-thread-how = Channel settings → Permissions → Send Messages in Threads
need-attach = Attach the picture of the result
need-attach-how = Channel settings → Permissions → Attach Files
need-member = Be a member of the channel
need-member-how = Type /invite and my name, with an @ before it

## What moderators have switched off

topic-is-off = Moderators have switched this topic off here: { $topic }
all-topics-off = Moderators have switched off every topic here.
sharing-needs-permission = You can’t post in this channel yourself, so I won’t post it for you. Your answer stays private.
sharing-needs-command = I can’t tell whether you’re allowed to post in this channel, so I won’t post it for you. Type { $command } here: the answer you get can be shared.
shared-already = You’ve already shared this here.
sharing-is-off = Sharing is off here. Your answer stays private.

files-not-taken = I couldn’t send a file: this workspace doesn’t allow files, or none from me. An admin can allow them. Until then, here it is as text:
