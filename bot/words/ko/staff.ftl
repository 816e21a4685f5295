# 관리자가 보는 말: 명령과 옵션의 이름, 봇의 답.

description-zainichi-mod = 관리자용: 매일의 사실, 설정, 담당자 허용
command-grant = 허용
    .about = 담당자용 명령을 쓸 수 있게 하기
    .example = zainichi-mod grant @Mina
command-revoke = 허용취소
    .about = 담당자용 명령 허용을 거두기
    .example = zainichi-mod revoke @Mina
option-person = 사람
    .about = 이곳의 구성원 (멘션으로 지정)
granted = 님은 이제 이곳에서 담당자용 명령을 쓸 수 있습니다.
granted-already = 님은 이미 담당자용 명령을 쓸 수 있습니다.
granted-how = Discord에서는 서버 설정 → 연동 → 이 봇에서도 명령을 허용해 주세요.
revoked = 님은 이제 이곳에서 담당자용 명령을 쓸 수 없습니다(관리자는 예외입니다).
revoked-nothing = 님에게는 담당자용 명령이 허용되어 있지 않습니다.
not-staff = 이 명령은 담당자용입니다. 관리자가 zainichi-mod grant 뒤에 이름을 붙여 실행하면 쓸 수 있습니다.
mistake-person = ‘{ $typed }’에 해당하는 사람을 찾을 수 없습니다. @ 를 입력하고 목록에서 고르세요.
help-staff = 담당자용 명령: { $roots }
