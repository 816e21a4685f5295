"""The smaller methods of the Web API: who the bot is, who people are, which conversations there are."""

from .content import Failure, refuse
from .problems import Json
from .world import Person, Workspace

OFFSETS = {"Asia/Tokyo": 32400, "Asia/Seoul": 32400, "Europe/London": 0, "America/New_York": -18000, "UTC": 0}


class Methods:
    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def test(self, _: Json) -> Json:
        """auth.test."""
        here = self.workspace
        who = {"team": here.name, "user": "zainichi", "team_id": here.team, "user_id": here.bot_user}
        return {"url": "https://history.slack.com/", "bot_id": here.bot, "is_enterprise_install": False} | who

    def user(self, arguments: Json) -> Json:
        """users.info. The language comes only if it is asked for."""
        number = arguments.get("user") or ""
        person = self.workspace.people.get(number)
        if number in (self.workspace.bot_user, "USLACKBOT"):  # Slack's own helper is none that it calls a bot
            return {"user": an_app(self.workspace, number)}
        if person is None:
            raise Failure("user_not_found")
        if person.hidden:
            raise Failure(person.hidden)
        shown = profile(self.workspace, person)
        if arguments.get("include_locale") in (True, 1, "1", "true"):
            shown["locale"] = person.locale
        return {"user": shown}

    def users(self, arguments: Json) -> Json:
        """users.list, in pages."""
        people = [person for person in self.workspace.people.values() if not person.hidden]
        everybody = [profile(self.workspace, person) for person in people]
        if arguments.get("include_locale") in (True, 1, "1", "true"):
            for shown, person in zip(everybody, people, strict=True):
                shown["locale"] = person.locale
        first, size = int(arguments.get("cursor") or 0), int(arguments.get("limit") or 1000)
        after = str(first + size) if first + size < len(everybody) else ""
        return {"members": everybody[first : first + size], "response_metadata": {"next_cursor": after}}

    def open(self, arguments: Json) -> Json:
        """conversations.open, with one person."""
        users = arguments.get("users") or ""
        numbers = users if isinstance(users, list) else [part for part in str(users).split(",") if part]
        if len(numbers) > 1:
            raise refuse(
                self.workspace, "conversations.open", "missing_scope", arguments, "mpim:write", needed="mpim:write"
            )
        person = self.workspace.people.get(numbers[0]) if numbers else None
        if person is None:
            raise Failure("user_not_found" if numbers else "users_list_not_supplied")
        if person.unreachable:
            raise Failure(person.unreachable)
        return {"channel": {"id": self.workspace.dm(person).id}}


def an_app(workspace: Workspace, number: str) -> Json:
    """The bot itself, or Slack's own helper, as users.info shows them."""
    is_bot = number == workspace.bot_user
    who = {"id": number, "team_id": workspace.team, "name": "zainichi" if is_bot else "slackbot", "deleted": False}
    return who | {"is_bot": is_bot, "is_app_user": False, "profile": {"team": workspace.team}, "updated": 1}


def profile(workspace: Workspace, person: Person) -> Json:
    """A person as users.info shows them. The display name may be empty, as most people leave it."""
    names = {"real_name": person.name, "display_name": person.name, "real_name_normalized": person.name}
    zone = {"tz": person.tz, "tz_label": person.tz, "tz_offset": OFFSETS.get(person.tz, 0)}
    roles = {"is_admin": person.admin or person.owner, "is_owner": person.owner, "is_primary_owner": False}
    kinds = {"is_restricted": person.guest, "is_ultra_restricted": False, "is_bot": False, "is_app_user": False}
    who = {"id": person.id, "team_id": workspace.team, "name": person.handle, "real_name": person.name}
    return who | {"deleted": False, "profile": names | {"team": workspace.team}, "updated": 1} | zone | roles | kinds
