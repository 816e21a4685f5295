# Seen on the pictures beside the timeline and facts, in the words that stand for them, and on the buttons that show them.

picture-sources = Sources: { $sources }
picture-more = { $sources } · +{ $more }
picture-number = { $year }: { $told }
picture-list = { $parts }.
picture-alt = Picture: { $title }.
joined-long = { $first }; { $second }
button-map = Map
button-moved = Chart: moves by year
button-population = Chart: Koreans in Japan

## People who moved to North Korea

moved-title = From Japan to North Korea
moved-total = { $people } people moved, 1959 to 1984.
moved-people = { $people }
moved-together = { $people } in all, over { $years } years
moved-none = none
moved-note = Outlined boxes: only the total for these years is confirmed. It is spread evenly over them.

## Koreans in Japan

population-title = Koreans in Japan
population-gaps = Only years for which a source gives a count are shown.
population-about = about { $people }
population-people = { $people }
population-south = { $people }, South Koreans only
population-note = { $year }: { $note }
population-until = Until 1945 they were counted as subjects of the Japanese Empire.
population-since = Since 1952, foreign nationals only: people who became Japanese are left out, newcomers from South Korea are included.

## The way of the ships

route-title = From { $start } to { $end }
route-length = The ships’ route in the early years, about { $km } km
route-shown = On a map of Japan and Korea an arrow runs from { $start }, on the west coast of Japan, across the sea to { $end }, on the north-east coast of North Korea. It is about { $km } km long.
route-note = Drawn as a straight line, not as the ships’ exact course.
route-coast = Coast lines: Natural Earth
place-north-korea = North Korea
place-south-korea = South Korea
place-japan = Japan
place-pyongyang = Pyongyang
place-seoul = Seoul
place-tokyo = Tokyo
place-osaka = Osaka
