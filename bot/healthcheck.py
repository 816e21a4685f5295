"""`python -m bot health`: asks the bot that runs on this machine whether it serves people. For a container's check."""

import http.client
from collections.abc import Callable, Mapping

SECONDS = 5.0
"""How long the bot may take to answer. One whose event loop stands still does not answer at all."""

_READY, _FAULT = 0, 1


def ask(variables: Mapping[str, str], write: Callable[[str], object]) -> int:
    """Ask at PORT, write a line for each fault, and give the exit code: 0 if all is well, else 1."""
    port = variables.get("PORT", "").strip()
    if not (port.isdecimal() and len(port) < 6 and 0 < int(port) < 65536):
        write("PORT is not set to a port from 1 to 65535: set it to the one of the bot that runs.\n")
        return _FAULT
    connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=SECONDS)
    try:
        connection.request("GET", "/readyz", headers={"Accept": "text/plain"})
        answer = connection.getresponse()
        said = answer.read().decode("utf-8", "replace")
    except TimeoutError:
        write(f"the bot does not answer at PORT {port} within {SECONDS:g} s: it stands still\n")
    except (OSError, http.client.HTTPException) as error:
        write(f"nobody answers at PORT {port}: {type(error).__name__}\n")
    else:
        write(said if answer.status in (200, 503) else f"PORT {port} is not the bot's: HTTP {answer.status}\n")
        return _READY if answer.status == 200 else _FAULT
    finally:
        connection.close()
    return _FAULT
