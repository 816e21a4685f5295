# 커뮤니티 설정, 그리고 설정 때문에 무언가를 할 수 없을 때의 말.

command-settings = 설정
    .about = 이 커뮤니티의 설정을 보거나 바꾸기
    .example = zainichi-mod settings share:off
option-share = 공유
    .about = 답을 채널에 공유해도 되는지 (켬 또는 끔)
option-notes = 안내글
    .about = 내용 안내가 붙은 사실을 매일의 사실로 올려도 되는지 (켬 또는 끔)
option-off = 끄기
    .about = 이곳에서 다루지 않을 분야
option-on = 켜기
    .about = 이곳에서 다시 다룰 분야
value-on = 켬

settings-heading = 이 커뮤니티의 설정
settings-language = 모두가 보는 글의 언어
settings-share = 공유
settings-share-on = 할 수 있습니다. 답을 받은 사람이 그 답을 채널에 올릴 수 있습니다.
settings-share-off = 할 수 없습니다. 답은 본인에게만 보입니다.
settings-button-share-on = 공유 허용
settings-button-share-off = 공유 금지
settings-notes = 내용 안내가 붙은 매일의 사실
settings-notes-on = 올립니다.
settings-notes-off = 올리지 않습니다.
settings-button-notes-on = 내용 안내가 붙은 사실도 올리기
settings-button-notes-off = 내용 안내가 붙은 사실은 빼기
settings-topics = 꺼진 분야
settings-topics-on = 없음. 아래 분야를 누르면 꺼지고, 그 사실과 문제가 이곳에 나오지 않습니다.
settings-topics-off = { $topics }. 그 사실과 문제는 이곳에 나오지 않습니다(연표와 용어는 나옵니다). 아래 분야를 누르면 켜지거나 꺼집니다.
settings-topic-on = { $topic }: 켬
settings-topic-off = { $topic }: 끔
settings-topic-moved = { $place }의 매일의 사실에 지정된 분야가 꺼져 있습니다. 다시 켤 때까지 다른 분야의 사실을 올립니다.
settings-nothing-left = 그러면 보여 줄 것이 남지 않습니다. 적어도 한 분야는 켜 두어야 합니다.

topic-is-off = 이곳에서는 관리자가 이 분야를 껐습니다: { $topic }
all-topics-off = 이곳에서는 관리자가 모든 분야를 껐습니다.
quiz-switched-off = 이곳에서는 관리자가 그 퀴즈의 분야를 껐습니다. 다른 퀴즈를 골라 보세요.
sharing-is-off = 이곳에서는 관리자가 공유를 막아 두었습니다. 답은 본인에게만 보입니다.
daily-topic-off = 지정된 분야가 설정에서 꺼져 있습니다. 다시 켤 때까지 다른 분야의 사실을 올립니다.
daily-paused-empty = 지금 설정으로는 올릴 사실이 없습니다. settings로 설정을 바꾼 뒤 daily-resume을 쓰세요.
daily-stopped-empty = 지금 설정으로는 { $place }에 올릴 사실이 없습니다. 이제 멈춥니다.
