# Seen by moderators: the answers of /zainichi-mod settings, grant and revoke.

command-settings = 설정
    .about = 이 커뮤니티의 설정을 보거나 바꾸기
    .example = zainichi-mod settings share:off
description-zainichi-mod = 관리자용: 매일의 사실, 설정, 담당자 허용
command-grant = 허용
    .about = 담당자용 명령을 쓸 수 있게 하기
    .example = zainichi-mod grant @Mina
command-revoke = 허용취소
    .about = 담당자용 명령 허용을 거두기
    .example = zainichi-mod revoke @Mina

option-share = 공유
    .about = 답을 채널에 공유해도 되는지 (켬 또는 끔)
option-notes = 안내글
    .about = 내용 안내가 붙은 사실을 매일의 사실로 올려도 되는지 (켬 또는 끔)
option-off = 끄기
    .about = 이곳에서 다루지 않을 분야
option-on = 켜기
    .about = 이곳에서 다시 다룰 분야
option-person = 사람
    .about = 이곳의 구성원 (멘션으로 지정)

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
granted = 님은 이제 이곳에서 담당자용 명령을 쓸 수 있습니다.
granted-already = 님은 이미 담당자용 명령을 쓸 수 있습니다.
granted-how = Discord에서는 서버 설정 → 연동 → 이 봇에서도 명령을 허용해 주세요.
revoked = 님은 이제 이곳에서 담당자용 명령을 쓸 수 없습니다(관리자는 예외입니다).
revoked-nothing = 님에게는 담당자용 명령이 허용되어 있지 않습니다.
