# Seen on Slack alone: the Home tab, and what only Slack needs.

slack-how = 어느 채널이나 다이렉트 메시지에서든 다음과 같이 입력할 수 있습니다.
slack-no-messages = 메시지는 읽지 않습니다. 입력한 명령어와 누른 버튼만 전달됩니다.
slack-in-messages = 이 앱의 “메시지” 탭으로 보냈습니다.
slack-file-sent = “{ $name }” 파일을 다이렉트 메시지로 보냈습니다.
slack-text-sent = 이어지는 내용은 다이렉트 메시지로 보냈습니다.
slack-no-dm = 다이렉트 메시지를 보낼 수 없어 파일을 보내지 못했습니다. 글로 알려 드립니다.
slack-no-dm-home = 다이렉트 메시지를 보낼 수 없습니다. 채널에서 명령어를 입력해 주세요.
slack-invite = 이 채널의 멤버가 아니어서 글을 올릴 수 없습니다. 다음과 같이 입력해 초대해 주세요: /invite @{ $name }
slack-opening = 확인했습니다. 이 채널에 글을 올릴 수 있습니다.
slack-private-channel = 비공개 채널
slack-other-workspace = 이 봇은 다른 워크스페이스용으로 설정되어 있어 여기서는 쓸 수 없습니다. 운영하는 분이 이곳에도 설정할 수 있습니다.
slack-form-send = 보내기
slack-form-close = 취소
slack-no-form = 이번에는 양식을 열 수 없었습니다. 명령어로 입력하려면:
slack-form-place = 채널
slack-form-place-how = 모두가 볼 채널
slack-chosen-channel = 고른 채널
slack-not-installed = 이 앱은 이 워크스페이스에 설치되어 있지 않습니다. { $address ->
    [none] 워크스페이스 관리자가 추가할 수 있습니다.
   *[other] 워크스페이스 관리자가 다음 주소에서 추가할 수 있습니다: { $address }
 }
slack-not-now = 지금은 Slack과 통신할 수 없습니다. 1분쯤 뒤에 다시 시도해 주세요.
slack-locked = 이 워크스페이스의 연결 정보를 열 수 없습니다. 봇을 운영하는 분이 고치거나, 워크스페이스 관리자가 앱을 다시 설치하면 다시 쓸 수 있습니다.
