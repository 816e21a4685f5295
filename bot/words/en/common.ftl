# Seen with more than one feature: topics, content notes, labels, permissions, what is switched off.

## Names of options and values

option-topic = topic
    .about = What the fact or the questions are about
option-locale = locale
    .about = The language of what everybody sees

value-en = English
value-ja = Japanese
value-ko = Korean
value-auto = as the platform says
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
note-death = This speaks of death.
note-violence = This speaks of violence.
note-suicide = This speaks of suicide.
note-hunger = This speaks of hunger.
note-prison-camps = This speaks of prison camps.
note-hate-speech = This speaks of hate speech.
note-illness = This speaks of illness.
note-sexual-violence = This speaks of sexual violence.

## Labels and buttons

decade = { $year }s
lead = { $label }:{" "}
quoted = “{ $text }”
label-source = Source
label-disputed = Disputed
label-uncertain = Uncertain
label-variant = Sources differ
label-content-note = Content note
label-context = Context
label-why = Why
label-choice = On “{ $choice }”
label-your-choice = Your choice
label-example = Example
button-share = Share
shared-by = Shared by { $name }
shared-by-somebody = Shared by somebody here
button-earlier = Earlier
button-later = Later
untranslated = Not translated yet, so in English.
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
sharing-needs-permission = You may not write in this channel yourself, so I do not post it for you. Your answer stays private.
shared-already = You have shared this here already.
sharing-is-off = Moderators allow no sharing here. Your answer stays private.

files-not-taken = No file could be sent: this workspace takes none, or none from me. An admin can allow files; until then, as text:
