# Seen on the pictures beside the timeline and facts, in the words that stand for them, and on the buttons that show them.

picture-sources = 출처: { $sources }
picture-more = { $sources } · 외 { $more }건
picture-number = { $year }년 { $told }
picture-list = { $parts }.
picture-alt = 그림: { $title }.
joined-long = { $first }, { $second }
button-map = 지도
button-moved = 그래프: 연도별 이주자 수
button-population = 그래프: 재일동포 수

## People who moved to North Korea

moved-title = 일본에서 북한으로 이주한 사람들
moved-total = 1959년부터 1984년까지 { $people }명이 이주했습니다.
moved-people = { $people }명
moved-together = 이 { $years }년 동안 모두 { $people }명
moved-none = 없음
moved-note = 테두리가 있는 상자는 합계만 확인된 해입니다. 합계를 햇수로 고르게 나누어 그렸습니다.

## Koreans in Japan

population-title = 재일동포의 수
population-gaps = 출처에 수가 있는 해만 나타냈습니다. 다른 해는 비워 두었습니다.
population-about = 약 { $people }명
population-people = { $people }명
population-south = { $people } (한국 국적만)
population-note = { $year }년: { $note }
population-until = 1945년까지는 일본 제국의 신민으로 집계되었습니다.
population-since = 1952년부터는 외국인으로 집계됩니다. 일본 국적을 취득한 사람은 빠지고, 한국에서 새로 온 사람은 들어갑니다.

## The way of the ships

route-title = { $start }에서 { $end }까지
route-length = 초기 배의 뱃길(약 { $km }킬로미터)
route-shown = 일본과 한반도의 지도입니다. 일본 서쪽 해안의 { $start }에서 바다를 건너 북한 북동 해안의 { $end }까지 화살표가 이어집니다. 거리는 약 { $km }킬로미터입니다.
route-note = 직선으로 나타낸 것으로, 배가 실제로 지나간 뱃길은 아닙니다.
route-coast = 해안선: Natural Earth
place-north-korea = 북한
place-south-korea = 남한
place-japan = 일본
place-pyongyang = 평양
place-seoul = 서울
place-tokyo = 도쿄
place-osaka = 오사카
