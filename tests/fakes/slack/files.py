"""Uploading in three steps: an address is asked for, the file is sent there, and then it is shared."""

import uuid
from dataclasses import dataclass

from .chat import Chat
from .content import Failure, content, refuse
from .message import File
from .problems import Json
from .world import Workspace


@dataclass(eq=False)
class Upload:
    """A file that is on its way."""

    id: str
    name: str
    length: int
    alt_text: str
    received: bytes | None = None


class Files:
    def __init__(self, workspace: Workspace, chat: Chat) -> None:
        self.workspace, self.chat = workspace, chat
        self._uploads: dict[str, Upload] = {}
        self._deleted: set[str] = set()

    def address(self, arguments: Json) -> Json:
        """files.getUploadURLExternal."""
        if not self.workspace.takes_files:
            raise Failure("file_uploads_disabled")
        name, length = arguments.get("filename"), arguments.get("length")
        if not name or not str(length).isdigit() or int(str(length)) == 0:
            raise refuse(self.workspace, "files.getUploadURLExternal", "invalid_arguments", arguments)
        path = f"/upload/v1/{uuid.uuid4().hex}"
        upload = Upload(self.workspace.new_id("F"), str(name), int(str(length)), str(arguments.get("alt_txt") or ""))
        self._uploads[path] = upload
        return {"upload_url": self.workspace.url + path, "file_id": upload.id}

    def receive(self, path: str, body: bytes) -> str:
        """The upload itself: any other number of bytes than promised is refused."""
        upload = self._uploads.get(path)
        if upload is None or len(body) != upload.length:
            raise Failure("file_upload_size_mismatch" if upload else "upload_not_found")
        upload.received = body
        return f"OK - {len(body)}"

    def share(self, arguments: Json) -> Json:
        """files.completeUploadExternal. Without a channel the file stays private."""
        listed = arguments.get("files")
        if not isinstance(listed, list) or not listed:
            raise refuse(self.workspace, "files.completeUploadExternal", "invalid_arguments", arguments)
        ready = {upload.id: upload for upload in self._uploads.values() if upload.received is not None}
        files = []
        for wanted in listed:
            upload = ready.get(str(wanted.get("id")))
            if upload is None or upload.received is None:
                raise Failure("file_not_found")
            title = str(wanted.get("title") or upload.name)
            files.append(File(upload.id, upload.name, title, upload.received, upload.alt_text))
        told = {"files": [{"id": file.id, "title": file.title} for file in files]}
        if not arguments.get("channel_id"):
            return told
        channel = self.chat.place({"channel": arguments["channel_id"]})
        text = arguments.get("initial_comment")
        kept = content(self.workspace, "files.completeUploadExternal", {"text": text}) if text else {}
        self.workspace.post(channel, kept, files=files)
        self._uploads = {path: one for path, one in self._uploads.items() if one.id not in {file.id for file in files}}
        return told

    def info(self, arguments: Json) -> Json:
        """files.info, of a file that somebody gave in a form."""
        upload = self.workspace.uploads.get(str(arguments.get("file")))
        if upload is None:
            raise Failure("file_not_found")
        where = f"{self.workspace.url}/files-pri/{self.workspace.team}-{upload.id}"
        return {"file": upload.told() | {"url_private": where, "url_private_download": f"{where}/download"}}

    def download(self, path: str, token: str, bot_token: str) -> bytes | None:
        """The bytes of such a file; None, for which Slack shows its page to log in, unless the token may read files."""
        if token != bot_token or "files:read" not in self.workspace.scopes:
            return None
        number = path.removeprefix(f"/files-pri/{self.workspace.team}-").removesuffix("/download")
        upload = self.workspace.uploads.get(number)
        return upload.content if upload else None

    def delete(self, arguments: Json) -> Json:
        """files.delete: it goes from every message. What was not shared yet is nothing that there is."""
        messages = [it for channel in self.workspace.channels.values() for it in channel.messages.values()]
        found = [it for it in messages if any(file.id == arguments.get("file") for file in it.files)]
        if not found:
            raise Failure("file_deleted" if arguments.get("file") in self._deleted else "file_not_found")
        self._deleted.add(str(arguments["file"]))
        for message in found:
            message.files = [file for file in message.files if file.id not in self._deleted]
            if not (message.files or message.text_shown.strip()):
                self.workspace.delete(message)
        return {}
