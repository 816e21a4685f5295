# Seen where something is not understood or does not work; of the database also at the start and in the doctor.

## When something is not understood or does not work

mistake-no-command = “{ $typed }” 명령어는 없습니다.
mistake-did-you-mean = 혹시 “{ $nearest }” 아닌가요?
mistake-did-you-mean-command = 혹시 { COMMAND($nearest) } 명령어를 찾으셨나요?
mistake-no-option = { COMMAND($command) } 명령어에 “{ $typed }” 옵션은 없습니다.
mistake-twice = “{ $option }” 옵션이 중복되었습니다. 한 번만 입력하세요.
mistake-too-many = “{ $typed }” 부분은 이해하지 못했습니다. 빼고 다시 입력해 주세요.
mistake-missing = { COMMAND($command) } 명령어에는 “{ $option }” 옵션이 필요합니다: { $about }
mistake-unnamed = “{ $typed }” 값은 어느 설정에 쓰나요? 앞에 설정 이름을 적어 주세요.
mistake-value = “{ $option }” 옵션에 “{ $typed }” 값은 쓸 수 없습니다.
mistake-value-range = “{ $option }” 옵션에는 { $least }부터 { $most }까지의 숫자를 입력하세요. “{ $typed }” 값은 쓸 수 없습니다.
mistake-value-one-of = 쓸 수 있는 것: { $values }
mistake-person = “{ $typed }”에 해당하는 사람을 찾을 수 없습니다. @를 입력하고 목록에서 고르세요.
mistake-long = 너무 깁니다({ NUMBER($length) }자). { NUMBER($limit) }자 이내로 입력하세요.
mistake-press = 이 버튼은 더 이상 쓸 수 없습니다. 쓸 수 있는 명령어 보기: { COMMAND("help") }
mistake-number = 여기에 { $number }번 버튼은 없습니다.
not-staff = 이 명령어는 이곳의 교사와 모더레이터 전용입니다. 쓰려면 관리자에게 부탁하세요.
not-staff-by-press = 이 버튼은 교사와 모더레이터 전용이며 표시된 지 오래되었습니다. 명령어를 쓸 수 있다면 다시 입력해 주세요: { COMMAND($command) }
oops = 오류가 발생했습니다. 문의하실 때는 이 번호를 알려 주세요: { $id }

## What can be wrong with the database

trouble-cannot-open = 데이터베이스 “{ $name }” 파일을 열 수 없습니다. 폴더가 있고 쓰기가 가능한지 확인하거나 DATABASE_URL에 다른 위치를 지정하세요.
trouble-not-a-database = “{ $name }” 파일은 읽을 수 있는 데이터베이스가 아니거나 손상되었습니다. 파일을 옮기거나 DATABASE_URL에 다른 위치를 지정하세요. 파일의 내용은 바뀌지 않았습니다.
trouble-unreachable = 데이터베이스 “{ $name }” 서버에 연결할 수 없거나 응답이 없습니다. 서버가 실행 중인지, DATABASE_URL의 호스트와 포트가 맞는지 확인하세요. 이번 내용은 저장되지 않았습니다. 잠시 후 다시 시도하세요.
trouble-address = DATABASE_URL에 적힌 데이터베이스 “{ $name }”의 주소는 이대로는 쓸 수 없습니다. 포트 번호와 물음표 뒤를 확인하세요. 어느 부분인지는 로그에 있습니다.
trouble-parameter = 데이터베이스 서버가 DATABASE_URL로 전달된 매개변수 “{ $name }” 사용을 거부합니다. DATABASE_URL의 물음표 뒤에서 이 매개변수를 빼거나, 서버 앞의 풀러에서 허용하세요.
trouble-no-entry = 데이터베이스 서버가 “{ $name }” 접속을 거부했습니다. DATABASE_URL의 사용자 이름과 비밀번호를 확인하세요.
trouble-no-such-database = 서버에 “{ $name }” 데이터베이스가 없습니다. 서버에 새로 만들거나 DATABASE_URL에 기존 데이터베이스를 지정하세요.
trouble-lost = 데이터베이스 “{ $name }” 연결이 도중에 끊겨 저장되었는지 알 수 없습니다. 확인해 보고 저장되지 않았으면 다시 시도하세요. 두 번 집계되지는 않습니다.
trouble-read-only = “{ $name }” 데이터베이스는 읽기 전용입니다. 이 사용자에게 쓰기 권한을 주세요(파일이면 폴더에도). 아무것도 저장되지 않았습니다.
trouble-full = “{ $name }” 데이터베이스가 있는 디스크가 가득 찼습니다. 이번 내용은 저장되지 않았습니다. 공간을 비우고 다시 시도하세요.
trouble-disk = “{ $name }” 데이터베이스를 디스크에 쓰지 못했습니다. 이번 내용은 저장되지 않았습니다. 디스크를 확인하고 다시 시도하세요.
trouble-newer = “{ $name }” 데이터베이스는 더 새로운 버전의 봇에서 저장되었습니다. 봇을 업데이트하거나 DATABASE_URL에 다른 위치를 지정하세요. 내용은 바뀌지 않았습니다.
trouble-changed = “{ $name }” 스크립트가 이 데이터베이스를 만들 때 쓰인 것과 다릅니다. 누군가 수정한 것입니다. 배포된 스크립트는 수정하면 안 됩니다. 배포된 버전의 파일(bot/db/migrations 전체)로 되돌리세요. 테이블을 바꾸려면 새 스크립트를 추가하세요. 데이터베이스의 내용은 바뀌지 않았습니다.
trouble-busy = 다른 프로그램이 “{ $name }” 데이터베이스를 사용하고 있습니다. 이번 내용은 저장되지 않았습니다. 잠시 후 다시 시도하세요.
trouble-broken = 데이터베이스 “{ $name }”에서 오류가 발생했습니다. 이번 내용은 저장되지 않았습니다. 자세한 내용은 로그를 확인하세요.
