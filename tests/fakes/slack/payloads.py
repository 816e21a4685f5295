"""What Slack tells the bot when somebody does something: the payloads in Slack's shape."""

import re
import time

from .event import Event, new_hook, new_trigger
from .message import Message, Surface, View
from .problems import Json
from .reading import BARE_LINK
from .world import Channel, Person, Workspace

TOKEN = "verification-token-of-old"


def escaped(workspace: Workspace, text: str) -> str:
    """What should_escape makes of a typed text: entities, and `<@U…|handle>`, `<#C…|name>`, `<https://…>`."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = BARE_LINK.sub(lambda found: f"<{found[0]}>", text)
    if "@" in text:
        people = {name: person for person in workspace.people.values() for name in (person.name, person.handle)}
        text = named("@", people).sub(lambda found: f"<@{people[found[1]].id}|{people[found[1]].handle}>", text)
    if "#" in text:
        channels = {channel.name: channel for channel in workspace.channels.values() if not channel.is_dm}
        text = named("#", channels).sub(lambda found: f"<#{channels[found[1]].id}|{found[1]}>", text)
    return text


def named(sign: str, names: "dict[str, Person] | dict[str, Channel]") -> re.Pattern[str]:
    any_of = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w){sign}({any_of or '(?!)'})(?!\w)")


def command_event(workspace: Workspace, person: Person, channel: Channel, command: str, text: str) -> Event:
    event = Event("slash_commands", {}, person, channel)
    place = "privategroup" if channel.private else channel.name
    where = {"team_id": workspace.team, "team_domain": "history", "channel_id": channel.id, "channel_name": place}
    who = {"user_id": person.id, "user_name": person.handle, "api_app_id": workspace.app}
    event.payload = {"token": TOKEN} | where | who | {"command": command, "text": text}
    event.payload |= {"is_enterprise_install": "false", "response_url": new_hook(workspace, event, None)}
    event.payload |= {"trigger_id": new_trigger(workspace, person, channel)}
    return event


def interaction(workspace: Workspace, event: Event, kind: str) -> Json:
    """What all interactive payloads have."""
    person, team = event.who, {"id": workspace.team, "domain": "history"}
    user = {"id": person.id, "username": person.handle, "name": person.handle, "team_id": workspace.team}
    base: Json = {"type": kind, "user": user, "api_app_id": workspace.app, "token": TOKEN, "team": team}
    base |= {
        "trigger_id": new_trigger(workspace, person, event.channel),
        "enterprise": None,
        "is_enterprise_install": False,
    }
    return base


def action_event(workspace: Workspace, person: Person, where: Surface, action: Json, state: Json) -> Event:
    """block_actions. A message that only one person sees is not in the payload, as on Slack."""
    channel = where.channel if isinstance(where, Message) else None
    event = Event("interactive", {}, person, channel or workspace.dm(person))
    payload = interaction(workspace, event, "block_actions")
    payload |= {"actions": [action | {"action_ts": f"{workspace.clock.now():.6f}"}], "state": {"values": state}}
    if isinstance(where, Message) and channel is not None:
        about = {"type": "message", "message_ts": where.ts, "channel_id": channel.id, "is_ephemeral": where.ephemeral}
        name = "privategroup" if channel.private else channel.name
        payload |= {"container": about, "channel": {"id": channel.id, "name": name}}
        payload |= {"response_url": new_hook(workspace, event, where)}
        payload |= {} if where.ephemeral else {"message": where.data}
    else:
        payload |= {"container": {"type": "view", "view_id": where.data["id"]}}
        payload |= {"view": where.data | {"state": {"values": state}}}
    event.payload = payload
    return event


def submission_event(workspace: Workspace, person: Person, view: View, state: Json) -> Event:
    event = Event("interactive", {}, person, view.opened_in or workspace.dm(person))  # where they then look
    whole = {"view": view.data | {"state": {"values": state}}, "response_urls": []}
    event.payload = interaction(workspace, event, "view_submission") | whole
    return event


def closing_event(workspace: Workspace, person: Person, view: View) -> Event:
    event = Event("interactive", {}, person, workspace.dm(person))
    event.payload = interaction(workspace, event, "view_closed") | {"view": view.data, "is_cleared": False}
    return event


def home_event(workspace: Workspace, person: Person) -> Event:
    """app_home_opened."""
    channel, home = workspace.dm(person), workspace.homes.get(person)
    about: Json = {"type": "app_home_opened", "user": person.id, "channel": channel.id, "tab": "home"}
    about |= {"event_ts": f"{time.time():.6f}"} | ({"view": home.data} if home else {})
    return event_callback(workspace, person, channel, about)


def event_callback(workspace: Workspace, person: Person, channel: Channel, about: Json) -> Event:
    """Any event of the Events API."""
    authorization: Json = {
        "enterprise_id": None,
        "team_id": workspace.team,
        "user_id": workspace.bot_user,
        "is_bot": True,
    }
    whole: Json = {"token": TOKEN, "team_id": workspace.team, "api_app_id": workspace.app, "event": about}
    whole |= {"type": "event_callback", "event_id": workspace.new_id("Ev"), "event_time": int(workspace.clock.now())}
    whole |= {"authorizations": [authorization | {"is_enterprise_install": False}], "is_ext_shared_channel": False}
    return Event("events_api", whole, person, channel)
